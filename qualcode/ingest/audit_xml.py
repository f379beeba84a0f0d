"""What XML and HTML say: text in reading order, comments, and attributes that hold words of people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from qualcode.ingest.audit_pieces import Piece, strings_in
from qualcode.wording import Message

_TELLING = frozenset(("author", "initials", "lastauthor", "creator", "name", "title", "descr",
                      "alt", "tooltip", "id", "username", "description", "creatinguser",
                      "displayname", "defaulttext", "tag", "displaytext", "string", "display",
                      "prompt", "prompttitle", "error", "errortitle", "refreshedby", "caption",
                      "user", "comment", "datacaption", "string-value", "content", "label"))  # fmt: skip
# attributes of Office that hold paths, formulas and codes of fields, with a name among them
_PROGRAMS = frozenset(("target", "instr", "location", "url", "href", "connection", "command",
                       "formula", "condition", "userid", "value", "v", "path"))  # fmt: skip
_PARAGRAPHS = frozenset(("p", "si", "is", "v", "comment", "row", "h", "author", "definedname",
                         "formula1", "formula2", "oddheader", "evenheader", "firstheader",
                         "oddfooter", "evenfooter", "firstfooter"))  # fmt: skip
# elements of Office whose words stand in an attribute: variables of the document, lists of fields
_VALUED = frozenset(("docvar", "alias", "tag", "listentry", "default", "helptext", "statustext",
                     "tblcaption", "tbldescription", "query", "connectstring", "mailsubject",
                     "sheetname", "filter", "s", "customfilter"))  # fmt: skip
# what names a font, a style, a theme or a relation, and namespaces of nothing else
_LOOKS = frozenset(("font", "style", "lsdexception", "cellstyle", "tablestyle", "theme", "clrscheme",
                    "fontscheme", "fmtscheme", "themefamily"))  # fmt: skip
_LOOK_SPACES = (
    "package/2006/relationships",
    "opendocument:xmlns:style",
    "opendocument:xmlns:datastyle",
)
# attributes of drawings that hold nothing but figures
_DRAWN = frozenset(("d", "points", "transform", "viewbox", "gradienttransform",
                    "patterntransform"))  # fmt: skip
_OFFICE = ("wordprocessingml", "spreadsheetml", "opendocument", "drawingml", "presentationml",
           "openxmlformats", "schemas.microsoft.com", "schemas-microsoft-com", "w3.org/1998/math",
           "oasis-open", "purl.oclc.org/ooxml")  # fmt: skip
# elements whose words may be broken over several of them
_RUNS = ("wordprocessingml", "spreadsheetml", "opendocument", "drawingml/2006/main")
_HAS_WORD = re.compile(r"[^\W\d_]{3}")
_TOLD = Message("authors, titles and names in the file")


def pieces_of_xml(content: bytes, part: Message) -> Iterator[Piece]:
    """The text of an XML file at ``part``, then what its attributes and comments tell."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        yield from strings_in(content)
        return
    yield from _pieces(root, part)
    declared: Any = root.getroottree().docinfo.internalDTD  # its stubs know no entities
    entities = [str(one.content or "") for one in declared.entities()] if declared else []
    if any(entities):
        yield Piece(part, "\n".join(entities))


def pieces_of_html(text: str) -> Iterator[Piece]:
    """Everything in a page: text, scripts, comments and attributes, seen or not."""
    try:
        root = etree.fromstring(text.encode(), etree.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return
    if root is not None:
        yield from _pieces(root, Message("text"))


def _pieces(root: etree._Element, part: Message) -> Iterator[Piece]:
    lines: list[str] = []
    told: list[str] = []
    looks: list[str] = []
    _walk(root, lines, told, looks)
    text = "\n".join(line for line in "".join(lines).split("\n") if line.strip())
    if text.strip():
        yield Piece(part, text)
    if told:
        yield Piece(_TOLD, "\n".join(dict.fromkeys(told)))
    if looks:
        yield Piece(_TOLD, "\n".join(dict.fromkeys(looks)), names_looks=True)


def _walk(root: etree._Element, lines: list[str], told: list[str], looks: list[str]) -> None:
    """Text in reading order, a line a paragraph; attributes that hold words of people apart."""
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            told.append(str(node.text or ""))
            if event == "comment":
                lines.append(node.tail or "")
            continue
        tag, stands_alone = _tag(node.tag) if isinstance(node.tag, str) else ("", True)
        if event == "start":
            for key, value in node.attrib.items():
                where = _place(str(node.tag), key) if not str(value).isdigit() else ""
                if where == "told" or (where and _HAS_WORD.search(str(value))):
                    (looks if where == "looks" else told).append(str(value))
            lines.append(node.text or "")
            if tag in ("tab", "br", "cr", "line-break", "s"):
                lines.append(" ")
        else:
            if stands_alone or tag in _PARAGRAPHS:
                lines.append("\n")
            lines.append(node.tail or "")


@lru_cache(20_000)
def _place(element: str, attribute: str) -> str:
    """Where the value of an attribute is told: among words of people, among looks, or nowhere."""
    key = etree.QName(attribute).localname.lower()
    tag = etree.QName(element).localname.lower()
    if key in _DRAWN and "svg" in str(etree.QName(element).namespace or ""):
        return ""
    if key in _TELLING or (tag in _VALUED and key in ("val", "v")):
        return "looks" if _names_looks(element) else "told"
    # outside Office nobody knows what an attribute holds: <agent nom="…">, <g data-name="…">
    return "looks" if key in _PROGRAMS or not _is_office(element, attribute) else ""


@lru_cache(10_000)
def _is_office(*names: str) -> bool:
    """Whether an element, or its attribute, is of an office program, whose values are its own."""
    spaces = [str(etree.QName(name).namespace or "") for name in names]
    return any(part in space for space in spaces for part in _OFFICE)


@lru_cache(10_000)
def _names_looks(name: str) -> bool:
    """Whether an element of an office file names a font, a style, a theme or a relation."""
    known = etree.QName(name)
    namespace = str(known.namespace or "")
    if any(part in namespace for part in _LOOK_SPACES):
        return True
    office = "openxmlformats" in namespace or "schemas.microsoft.com" in namespace
    return office and known.localname.lower() in _LOOKS


@lru_cache(10_000)
def _tag(name: str) -> tuple[str, bool]:
    """The bare name of an element, and whether its text stands alone.

    Office files and drawings break a word over several elements; elsewhere each element is a text.
    """
    known = etree.QName(name)
    namespace = str(known.namespace or "")
    tag = known.localname.lower()
    return tag, tag != "tspan" and not any(part in namespace for part in _RUNS)
