"""What kind of file some bytes are, by how they begin, whatever the name says."""

from __future__ import annotations

from qualcode.errors import BadInputError, QualcodeError
from qualcode.ingest.archive import is_zip
from qualcode.wording import Message

_RECORDINGS = (
    b"ID3",
    b"\xff\xfb",
    b"\xff\xf3",
    b"OggS",
    b"fLaC",
    b"FORM",
    b"#!AMR",
    b"\x1aE\xdf\xa3",
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_PHONE_PICTURES = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_PACKED = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh91AY", b"\xfd7zXZ\0")
# the endings of what is a zip inside
_ZIPPED = frozenset(
    [
        "zip",
        "qdpx",
        "epub",
        "docx",
        "docm",
        "dotx",
        "dotm",
        "xlsx",
        "xlsm",
        "pptx",
        "odt",
        "ods",
        "odp",
        "ott",
    ]
)


def is_pdf(content: bytes) -> bool:
    """Whether the bytes are a PDF, whole or not."""
    return b"%PDF-" in content[:1024]


def is_rtf(content: bytes) -> bool:
    """Whether the bytes begin like rich text."""
    return content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def is_picture(content: bytes) -> bool:
    """Whether the bytes begin like a picture, a scan or a photograph."""
    if b"\0" not in content[:4096]:
        return False
    web = content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    phone = content[4:8] == b"ftyp" and content[8:12] in _PHONE_PICTURES
    return content.startswith(_PICTURES) or web or phone


def is_recording(content: bytes) -> bool:
    """Whether the bytes begin like sound or film."""
    if b"\0" not in content[:4096] or is_picture(content):
        return False
    wave = content.startswith(b"RIFF") and content[8:12] in (b"WAVE", b"AVI ")
    return content.startswith(_RECORDINGS) or content[4:8] == b"ftyp" or wave


def is_packed(content: bytes) -> bool:
    """Whether the bytes are an archive of a kind that is not opened: rar, 7z, gz, bz2, xz."""
    return content.startswith(_PACKED)


def ending(name: str) -> str:
    """The ending of a name in lower case, without its dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def misnamed(name: str, content: bytes) -> Message | None:
    """The kind the content has, where the name's ending says another; else None."""
    said = ending(name)
    if not said:
        return None
    if is_pdf(content):
        return None if said == "pdf" else Message("a PDF")
    if is_rtf(content):
        return None if said in ("rtf", "doc") else Message("a rich text document (.rtf)")
    if is_zip(content) and said not in _ZIPPED:
        return Message("a zip archive or an Office document")
    return None


def by_true_kind(name: str, content: bytes, error: QualcodeError) -> QualcodeError:
    """The same trouble, beginning with what the file is where its ending says otherwise."""
    kind = misnamed(name, content)
    if kind is None:
        return error
    said = Message(
        "This is {kind}, although its name ends in .{ending}. {trouble}",
        kind=kind,
        ending=ending(name),
        trouble=error.message,
    )
    return BadInputError(said, error.hint)
