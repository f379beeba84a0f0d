"""Which format a file has: its content says so, its ending only helps where content cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qualcode.errors import BadInputError
from qualcode.ingest.archive import Archive, is_zip, protected
from qualcode.ingest.assembly import too_large
from qualcode.ingest.cues import TIMING
from qualcode.ingest.decoding import Decoded, decode
from qualcode.ingest.html_page import decode_html
from qualcode.ingest.kinds import ending, is_packed, is_pdf, is_picture, is_recording, is_rtf
from qualcode.ingest.limits import FILE_BYTES
from qualcode.wording import Message

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_BYTES = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\b")
_ENTITIES = re.compile(r"<!(?:DOCTYPE|ENTITY)\b[^>]{0,1000}(?:\[|SYSTEM|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file whose format is known, opened as far as that took."""

    format: str
    archive: Archive | None = None
    decoded: Decoded | None = None


def recognise(name: str, content: bytes) -> Recognised:
    """The format of a file; ``BadInputError`` with a precise sentence for what is not read."""
    if len(content) > FILE_BYTES:
        raise too_large(name, FILE_BYTES)
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise _empty(name, content)
    if is_zip(content):
        return _in_archive(name, content)
    if content.startswith(_OLE):
        raise _old_office(name, content)
    if is_pdf(content):
        return Recognised("pdf")
    if is_rtf(content):
        return Recognised("rtf")
    _refuse_media(name, content)
    return _as_text(name, content)


def _in_archive(name: str, content: bytes) -> Recognised:
    archive = Archive(name, content)
    kind = archive.read("mimetype", 200) if "mimetype" in archive.names else b""
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return Recognised("odt", archive)
    if any(n.startswith("word/") for n in archive.names):
        return Recognised("docx", archive)
    if any(n.startswith("xl/") for n in archive.names):
        return Recognised("xlsx", archive)
    raise _other_archive(name, archive, kind)


def _as_text(name: str, content: bytes) -> Recognised:
    is_html = _HTML_BYTES.search(content[:2048]) is not None
    decoded = decode_html(name, content) if is_html else decode(name, content)
    head = decoded.text[:5000].lstrip("\ufeff")
    if head.lstrip().startswith("WEBVTT"):
        return Recognised("vtt", decoded=decoded)
    if _HTML.match(head) or ending(name) in ("html", "htm"):
        return Recognised("html", decoded=decoded)
    if _XML.match(head) or _ENTITIES.search(head):
        raise _plain_xml(name)
    if any(TIMING.match(line) for line in head.splitlines()[:6]) or ending(name) in ("srt", "vtt"):
        return Recognised("vtt" if ending(name) == "vtt" else "srt", decoded=decoded)
    if ending(name) in ("csv", "tsv"):
        return Recognised("csv", decoded=decoded)
    return Recognised("md" if ending(name) in ("md", "markdown") else "txt", decoded=decoded)


def _empty(name: str, content: bytes) -> BadInputError:
    if not content:
        message = Message("The file {name} is empty.", name=name)
    else:
        message = Message("The file {name} holds nothing but blanks or zero bytes.", name=name)
    return BadInputError(
        message,
        Message("It may not have been copied or downloaded to the end; fetch it once more."),
    )


def _old_office(name: str, content: bytes) -> BadInputError:
    """Documents of the nineties, and encrypted ones of today, come in the same container."""
    if _wide("EncryptedPackage") in content:
        return protected(name)
    if _wide("WordDocument") in content:
        return BadInputError(
            Message("The file {name} is a Word document in the old .doc format.", name=name),
            Message("Open it in Word or LibreOffice and save it as .docx; renaming is not enough."),
        )
    if _wide("Workbook") in content:
        return BadInputError(
            Message("The file {name} is an Excel workbook in the old .xls format.", name=name),
            Message("Open it in Excel or LibreOffice and save it as .xlsx."),
        )
    return BadInputError(
        Message("The file {name} is an Office file in an old format.", name=name),
        Message("Open it in the program that wrote it and save it as .docx."),
    )


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _other_archive(name: str, archive: Archive, kind: bytes) -> BadInputError:
    if kind.startswith(b"application/vnd.oasis.opendocument"):
        return BadInputError(
            Message("The OpenDocument file {name} is not a text document.", name=name),
            Message("Save the transcript as a text document (.odt or .docx)."),
        )
    if kind.startswith(b"application/epub") or any(n.startswith("ppt/") for n in archive.names):
        return BadInputError(
            Message("The file {name} is a book or a slide show, not a transcript.", name=name),
            Message("Copy its text into a Word document and take that."),
        )
    return BadInputError(
        Message("The file {name} is an archive, not a transcript.", name=name),
        Message("Take the whole archive in at once, or unpack it and take the files in it."),
    )


def _refuse_media(name: str, content: bytes) -> None:
    if is_recording(content):
        raise BadInputError(
            Message("The file {name} is a recording.", name=name),
            Message("Transcribe it first; qualcode takes in the transcript."),
        )
    if is_picture(content):
        raise BadInputError(
            Message("The file {name} is a picture.", name=name),
            Message("If it shows a text, have a program recognise it, or type it in."),
        )
    if is_packed(content):
        raise BadInputError(
            Message("The file {name} is an archive of a kind that is not opened here.", name=name),
            Message("Unpack it and take in the files it holds, or make a zip of them."),
        )


def _plain_xml(name: str) -> BadInputError:
    return BadInputError(
        Message("The file {name} is raw XML, which is not taken for a transcript.", name=name),
        Message("Open it in the program that wrote it and save it as .docx, .odt or plain text."),
    )
