"""The Word file around the text: its parts, its language, and nothing about who made it where."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lxml import etree

from qualcode.export.archive import pack, unpack
from qualcode.export.word.document.markup import (
    DECLARATIONS,
    NAMESPACES,
    Element,
    legible,
    make,
    name,
)
from qualcode.export.word.document.numbering import numbering_part
from qualcode.export.word.document.typography import LOCALES
from qualcode.wording import current_language

if TYPE_CHECKING:
    from docx.document import Document

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = NAMESPACES["w"]
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# part name, content type, type of the document's relation to it; the footer's place gives
# the relation that sheet.FOOTER_ID names
_PARTS = (
    ("styles", f"{_KIND}.styles+xml", f"{_OFFICE}/relationships/styles"),
    ("numbering", f"{_KIND}.numbering+xml", f"{_OFFICE}/relationships/numbering"),
    ("settings", f"{_KIND}.settings+xml", f"{_OFFICE}/relationships/settings"),
    ("footer1", f"{_KIND}.footer+xml", f"{_OFFICE}/relationships/footer"),
)


def open_blank(title: str, *, author: str = "", styles: bytes | None = None) -> Document:
    """An empty document with the report's styles, numbering, footer and language.

    ``author`` stands in its properties only if given; ``styles`` take the place of the usual ones.
    """
    import docx

    members = _skeleton(title, author)
    if styles is not None:
        members["word/styles.xml"] = styles
    return docx.Document(BytesIO(pack(members)))


def close(document: Document, further: Mapping[str, bytes] | None = None) -> bytes:
    """The document as bytes: same content, same bytes.

    ``further`` parts (footnotes, comments) go by name; empty ones are left out.
    """
    # elements were made one by one, each declaring its own prefixes; the root declares them all
    etree.cleanup_namespaces(document.element, keep_ns_prefixes=list(NAMESPACES))
    stream = BytesIO()
    document.save(stream)
    members = unpack(stream.getvalue())
    for part, content in (further or {}).items():
        if content:
            _join(members, part, content)
    if (further or {}).get("footnotes"):
        _tell_of_footnotes(members)
    return pack(members)


def _tell_of_footnotes(members: dict[str, bytes]) -> None:
    """Says in the settings which notes are the lines above the notes."""
    settings = etree.fromstring(members["word/settings.xml"])
    lines = make("w:footnotePr", make("w:footnote", id=0), make("w:footnote", id=1))
    settings.insert([child.tag for child in settings].index(name("w:compat")), lines)
    etree.cleanup_namespaces(settings)
    members["word/settings.xml"] = written(settings)


def _join(members: dict[str, bytes], part: str, content: bytes) -> None:
    """Adds a part with its content type and the document's relation to it."""
    members[f"word/{part}.xml"] = content
    types = etree.fromstring(members["[Content_Types].xml"])
    etree.SubElement(
        types, f"{{{_PACKAGE}/content-types}}Override",
        PartName=f"/word/{part}.xml", ContentType=f"{_KIND}.{part}+xml",
    )  # fmt: skip
    relations = etree.fromstring(members["word/_rels/document.xml.rels"])
    etree.SubElement(
        relations, f"{{{_PACKAGE}/relationships}}Relationship",
        Id=f"rId_{part}", Type=f"{_OFFICE}/relationships/{part}", Target=f"{part}.xml",
    )  # fmt: skip
    members["[Content_Types].xml"] = written(types)
    members["word/_rels/document.xml.rels"] = written(relations)


def written(root: Element) -> bytes:
    """A part as it stands in the file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _skeleton(title: str, author: str = "") -> dict[str, bytes]:
    locale = LOCALES[current_language()]
    texts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("word/document.xml", f"{_OFFICE}/relationships/officeDocument"),
            ("docProps/core.xml", f"{_PACKAGE}/relationships/metadata/core-properties"),
            ("docProps/app.xml", f"{_OFFICE}/relationships/extended-properties"),
        ),
        "docProps/core.xml": _core(title, locale, author),
        "docProps/app.xml": f'<Properties xmlns="{_OFFICE}/extended-properties"/>',
        "word/document.xml": f"<w:document {DECLARATIONS}><w:body/></w:document>",
        "word/_rels/document.xml.rels": _relations(
            *((f"{part}.xml", relation) for part, _, relation in _PARTS)
        ),
        "word/settings.xml": _settings(locale),
        "word/footer1.xml": _FOOTER,
    }
    members = {part: (_HEAD + text).encode() for part, text in texts.items()}
    parts = {"word/styles.xml": usual_styles(), "word/numbering.xml": numbering_part()}
    return members | parts


def _content_types() -> str:
    parts = {f"/word/{part}.xml": kind for part, kind, _ in _PARTS} | {
        "/word/document.xml": f"{_KIND}.document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        ),
    }
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType='
        '"application/xml"/><Default Extension="rels" ContentType="application/'
        f'vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _core(title: str, locale: str, author: str) -> str:
    # no date, no path, no author unless asked: only what the title page says anyway
    creator = f"<dc:creator>{escape(legible(author))}</dc:creator>" if author else ""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(legible(title))}</dc:title>{creator}<dc:language>{locale}</dc:language>"
        "</cp:coreProperties>"
    )


def _settings(locale: str) -> str:
    # compatibility mode 15 is Word 2013 and later; without it Word opens in a limited mode
    return (
        f'<w:settings xmlns:w="{_WORD}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:updateFields w:val="true"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{locale}"/><w:decimalSymbol w:val="{_decimal(locale)}"/>'
        f'<w:listSeparator w:val="{";" if locale == "fr-FR" else ","}"/></w:settings>'
    )


def _decimal(locale: str) -> str:
    return "," if locale == "fr-FR" else "."


_FOOTER = (
    f'<w:ftr xmlns:w="{_WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:ftr>'
)


def usual_styles() -> bytes:
    """The styles of a report, in the language spoken."""
    locale = LOCALES[current_language()]
    root: Element = etree.fromstring(
        (files("qualcode.export.word.document") / "styles.xml").read_bytes(),
        etree.XMLParser(remove_blank_text=True),
    )
    for language in root.iter(name("w:lang")):
        language.set(name("w:val"), locale)
        language.set(name("w:eastAsia"), locale)
    return written(root)
