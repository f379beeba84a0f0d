"""OPML 2.0: the outline most programs read."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from qualcode.export.legible import legible
from qualcode.export.mind_maps.topic import Topic
from qualcode.export.mind_maps.xml_file import xml_file


def opml_outline(topic: Topic) -> bytes:
    """The map as an outline; counts and definition stand in the note of each topic."""
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    SubElement(head, "title").text = legible(topic.title)
    body = SubElement(root, "body")
    _outline(SubElement(body, "outline"), topic)
    return xml_file(root)


def _outline(element: Element, topic: Topic) -> None:
    element.set("text", legible(topic.title))
    note = "\n".join(part for part in (topic.counted, topic.note) if part)
    if note:
        element.set("_note", legible(note))
    for child in topic.children:
        _outline(SubElement(element, "outline"), child)
