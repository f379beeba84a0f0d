"""XML from outside: no document type, no entities, nothing illegal; bounded in every direction."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from io import BytesIO
from typing import Protocol

from lxml import etree

from qualcode.errors import BadInputError
from qualcode.model import Finding
from qualcode.wording import Message

MOST_BYTES = 200 * 1024 * 1024
"""One project.qde; 100,000 codings take about 45 MB."""

_ILLEGAL_BYTE = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ILLEGAL_REFERENCE = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
_BARE_AMPERSAND = re.compile(rb"&(?!#\d+;|#[xX][0-9a-fA-F]+;|amp;|lt;|gt;|quot;|apos;)")
_BEFORE_ROOT = re.compile(rb"<(?=[A-Za-z_])")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Elements(Protocol):
    """What is read of a file, event by event."""

    root: etree._Element

    def __iter__(self) -> Iterator[tuple[str, etree._Element]]:
        """(start or end, element)."""


def refuse_unsafe(name: str, content: bytes) -> None:
    """Raises BadInputError for a document type (the door of entities) and for too much."""
    if len(content) > MOST_BYTES:
        raise _too_large(name)
    _refuse_document_type(name, content)


def mended(name: str, content: bytes, trouble: Exception) -> tuple[bytes, Finding]:
    """Slightly invalid XML made readable, as long as it was, and a point to check saying so.

    Raises BadInputError when there is nothing to mend.
    """
    better = _mended(content)
    said = str(trouble).split("(<", 1)[0].strip()[:200]
    if better == content:
        raise no_xml(name, said)
    return better, Finding(
        Message("file {name}", name=name),
        Message(
            "The file is not valid XML ({trouble}); it was read with that mended.", trouble=said
        ),
        Message("Compare what came in with what the program that wrote it shows."),
    )


def elements(content: bytes, names: Collection[str]) -> Elements:
    """Starts and ends of the elements of these names, in any namespace; then the ``root``.

    XMLSyntaxError where the XML is broken.
    """
    found: Elements = etree.iterparse(
        BytesIO(content),
        tag=[f"{{*}}{name}" for name in names],
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return found


def local_name(element: etree._Element) -> str:
    """The name without its namespace: old and odd namespaces are read alike."""
    tag = element.tag
    return _without_namespace(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=512)
def _without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2]


def forget(element: etree._Element) -> None:
    """Frees an element that was read, and the one of its kind before it."""
    element.clear()
    before, parent = element.getprevious(), element.getparent()
    if before is not None and parent is not None and before.tag == element.tag:
        parent.remove(before)


def _mended(content: bytes) -> bytes:
    if content.startswith(_WIDE_MARKS):
        return content
    mended = _ILLEGAL_BYTE.sub(b" ", content)
    mended = _ILLEGAL_REFERENCE.sub(b" ", mended)
    return _BARE_AMPERSAND.sub(b"&amp;", mended).lstrip()


def _refuse_document_type(name: str, content: bytes) -> None:
    narrow = content.replace(b"\x00", b"") if content[:4].count(0) else content
    root = _BEFORE_ROOT.search(narrow)
    before = narrow[: root.start()] if root else narrow
    if b"<!DOCTYPE" in before.upper() or b"<!ENTITY" in before.upper():
        raise _no_project(name)


def _no_project(name: str) -> BadInputError:
    return BadInputError(
        Message(
            "The file {name} declares a document type of its own, as no project does.", name=name
        ),
        Message("It was not read: ask whoever sent it for a fresh export of the project."),
    )


def _too_large(name: str) -> BadInputError:
    return BadInputError(
        Message(
            "The file {name} is larger than the {megabytes} MB that can be read.",
            name=name,
            megabytes=MOST_BYTES // (1024 * 1024),
        ),
        Message("Export the project in parts."),
    )


def no_xml(name: str, trouble: str) -> BadInputError:
    """The file is broken beyond mending."""
    return BadInputError(
        Message("The file {name} cannot be read as XML: {trouble}.", name=name, trouble=trouble),
        Message("Export the project again from the program it comes from."),
    )
