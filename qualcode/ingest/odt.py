"""OpenDocument texts (.odt), straight from their XML."""

from __future__ import annotations

from qualcode.errors import BadInputError
from qualcode.ingest.archive import Archive, cut_short, protected
from qualcode.ingest.assembly import assemble
from qualcode.ingest.document import Document
from qualcode.ingest.markup import child, parse_xml
from qualcode.ingest.odt_body import Story
from qualcode.ingest.odt_styles import read_styles
from qualcode.wording import Message


def read_odt(name: str, archive: Archive) -> Document:
    """The paragraphs of a text: insertions kept; deletions, notes and comments left out.

    ``BadInputError`` when the file is no text document or is damaged.
    """
    _refuse_encrypted(name, archive)
    if "content.xml" not in archive.names:
        raise cut_short(name)
    content = parse_xml(name, archive.read("content.xml"))
    body = child(content, "body", "text")
    if body is None:
        raise _no_text_document(name)
    named = archive.read_if_there("styles.xml")
    roots = [parse_xml(name, named)] if named else []
    story = Story(read_styles([*roots, content]))
    paragraphs = tuple(story.blocks(body))
    return assemble(name, "odt", paragraphs, findings=story.left_out.findings(name))


def _refuse_encrypted(name: str, archive: Archive) -> None:
    manifest = archive.read_if_there("META-INF/manifest.xml")
    if manifest and b"encryption-data" in manifest:
        raise protected(name)


def _no_text_document(name: str) -> BadInputError:
    return BadInputError(
        Message("The OpenDocument file {name} is not a text document.", name=name),
        Message("Save the transcript as a text document (.odt or .docx)."),
    )
