"""The Word file beside a plain text: the same characters, one paragraph a line, labels in bold."""

from __future__ import annotations

import re
from collections.abc import Collection

from qualcode.refi.xml_writer import text

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    _XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    _XML + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_BODY = (
    _XML + '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{paragraphs}<w:sectPr/></w:body></w:document>"
)
_BLANK_END = re.compile(r"^\s|\s$|\s\s")


def rich_text(plain: str, bold: Collection[tuple[int, int]] = ()) -> dict[str, bytes]:
    """The parts of a docx that holds ``plain`` exactly; ``bold`` are spans at starts of lines."""
    starts = dict(bold)
    paragraphs, reached = [], 0
    for line in plain.split("\n"):
        cut = starts.get(reached, reached) - reached
        paragraphs.append("<w:p>" + _run(line[:cut], "<w:rPr><w:b/></w:rPr>") + _run(line[cut:]))
        paragraphs.append("</w:p>")
        reached += len(line) + 1
    document = _BODY.replace("{paragraphs}", "".join(paragraphs))
    return {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELATIONS.encode(),
        "word/document.xml": document.encode("utf-8"),
    }


def _run(words: str, look: str = "") -> str:
    if not words:
        return ""
    space = ' xml:space="preserve"' if _BLANK_END.search(words) else ""
    return f"<w:r>{look}<w:t{space}>{text(words)}</w:t></w:r>"
