"""Word files (.docx)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from qualcode.errors import BadInputError
from qualcode.ingest.archive import Archive, cut_short
from qualcode.ingest.assembly import assemble
from qualcode.ingest.canonical import canonical_line
from qualcode.ingest.document import Document
from qualcode.ingest.docx_body import Story
from qualcode.ingest.docx_styles import read_styles
from qualcode.ingest.markup import attribute, child, parse_xml
from qualcode.ingest.places import whole_file
from qualcode.model import Finding
from qualcode.wording import Message

_STYLES = "/styles"
_MARGINS = ("/header", "/footer")
_SHOWN = 80
_PAGE_WORDS = re.compile(r"(?:page|sur|of|de|\W|\d|_)*", re.IGNORECASE)


def read_docx(name: str, archive: Archive) -> Document:
    """The paragraphs of a Word file: insertions kept; deletions, notes and comments left out."""
    main = _main_part(name, archive)
    related = _related_parts(name, archive, main)
    body = child(parse_xml(name, archive.read(main)), "body")
    if body is None:
        raise cut_short(name)
    styles_part = next((part for kind, part in related if kind.endswith(_STYLES)), "")
    styles = archive.read_if_there(styles_part)
    story = Story(read_styles(parse_xml(name, styles) if styles else None))
    paragraphs = tuple(story.blocks(body))
    findings = (*story.left_out.findings(name), *_margins(name, archive, related))
    return assemble(name, "docx", paragraphs, findings=findings)


def _main_part(name: str, archive: Archive) -> str:
    """Where the text is: what the package says, else where Word always puts it."""
    for kind, part in _related_parts(name, archive, ""):
        if kind.endswith("/officeDocument") and part in archive.names:
            return part
    if "word/document.xml" not in archive.names:
        raise BadInputError(
            Message("The file {name} looks like a Word file but holds no document.", name=name),
            Message("Open it in Word, save it as .docx, and try again."),
        )
    return "word/document.xml"


def _related_parts(name: str, archive: Archive, part: str) -> list[tuple[str, str]]:
    """The kinds and paths of the parts that a part refers to."""
    folder, base = posixpath.split(part)
    content = archive.read_if_there(posixpath.join(folder, "_rels", f"{base}.rels"))
    if content is None:
        return []
    return [
        (attribute(link, "Type") or "", _resolved(folder, attribute(link, "Target") or ""))
        for link in parse_xml(name, content)
    ]


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _margins(name: str, archive: Archive, related: list[tuple[str, str]]) -> Iterator[Finding]:
    """Headers and footers that say more than a page number."""
    seen: set[str] = set()
    for kind, part in related:
        content = archive.read_if_there(part) if kind.endswith(_MARGINS) else None
        if not content:
            continue
        words = canonical_line(
            " ".join(t.text or "" for t in parse_xml(name, content).iter("{*}t"))
        )
        if words not in seen and not _PAGE_WORDS.fullmatch(words):
            seen.add(words)
            yield Finding(
                whole_file(name),
                Message("The page header or footer was left out: “{text}”.", text=words[:_SHOWN]),
                Message("If it names the date or the place, enter them in the interview's record."),
            )
