"""The map file of FreeMind and Freeplane (.mm)."""

from __future__ import annotations

from uuid import NAMESPACE_OID, uuid5
from xml.etree.ElementTree import Element, SubElement

from qualcode.export.figures.drawing import PALETTE
from qualcode.export.legible import legible
from qualcode.export.mind_maps.topic import Topic
from qualcode.export.mind_maps.xml_file import xml_file

_DIGITS = 10**12


def freemind_map(topic: Topic) -> bytes:
    """Topics with their counts as a second line, the definition as a note, folded where asked."""
    root = Element("map", version="1.0.1")
    _node(SubElement(root, "node"), topic)
    return xml_file(root)


def _node(element: Element, topic: Topic) -> None:
    element.set("ID", f"ID_{_number(topic.id)}")
    element.set("TEXT", legible("\n".join(p for p in (topic.title, topic.counted) if p)))
    if topic.is_folded:
        element.set("FOLDED", "true")
    if topic.branch:
        colour = PALETTE[(topic.branch - 1) % len(PALETTE)].lower()
        SubElement(element, "edge", COLOR=colour)
    if topic.is_lever:
        SubElement(element, "font", ITALIC="true", NAME="SansSerif", SIZE="12")
    if topic.note:
        _note(SubElement(element, "richcontent", TYPE="NOTE"), topic.note)
    for place, child in enumerate(topic.children):
        under = SubElement(element, "node")
        if not topic.branch:
            under.set("POSITION", "right" if place < (len(topic.children) + 1) // 2 else "left")
        _node(under, child)


def _note(element: Element, note: str) -> None:
    body = SubElement(SubElement(element, "html"), "body")
    for line in legible(note).split("\n"):
        SubElement(body, "p").text = line


def _number(topic_id: str) -> int:
    return uuid5(NAMESPACE_OID, topic_id).int % _DIGITS
