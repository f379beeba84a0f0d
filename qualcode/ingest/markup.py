"""XML from outside: no document type, no entities, no network, no endless depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.errors import BadInputError
from qualcode.ingest.archive import cut_short
from qualcode.wording import Message

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse_xml(name: str, content: bytes) -> _Element:
    """The root of an XML part; ``BadInputError`` when it is malformed or declares entities."""
    from lxml import etree

    refuse_document_type(name, content)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        raise cut_short(name) from error
    if root is None:
        raise cut_short(name)
    if root.getroottree().docinfo.internalDTD is not None:
        raise _document_type(name)
    return root


def refuse_document_type(name: str, content: bytes) -> None:
    """Look before parsing: office files never declare a document type, bombs always do.

    ``BadInputError`` for a file that declares one.
    """
    plain = content.replace(b"\0", b"") if b"\0" in content[:400] else content
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise _document_type(name)


def local_name(element: _Element) -> str:
    """The element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str | None:
    """An attribute by its name without namespace, since office formats have several dialects."""
    for key, value in element.attrib.items():
        if isinstance(key, str) and key.rpartition("}")[2] == name:
            return value if isinstance(value, str) else value.decode("utf-8", "replace")
    return None


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first descendant along a path of local names, or None."""
    for step in path:
        if element is None:
            return None
        element = next((kid for kid in element if local_name(kid) == step), None)
    return element


def _document_type(name: str) -> BadInputError:
    return BadInputError(
        Message(
            "The file {name} declares entities of its own, which documents never need; "
            "it was not read.",
            name=name,
        ),
        Message("This is not an ordinary document. Ask whoever sent it for the original."),
    )
