"""What no search of words reaches is told: recordings, locked files, scanned pages, places of photos."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

from qualcode.ingest.audit_files import read_pieces
from qualcode.ingest.audit_unsearched import unsearched


def told(name: str, content: bytes) -> list[tuple[str, str]]:
    return [(each, said.text.split(":")[0]) for each, said in unsearched(name, content)]


def _pdf(*, picture: bool = False, password: str = "") -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(50, 50)
    if picture:
        drawn = StreamObject()
        drawn.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Image"),
                NameObject("/Width"): NumberObject(1),
                NameObject("/Height"): NumberObject(1),
                NameObject("/ColorSpace"): NameObject("/DeviceGray"),
                NameObject("/BitsPerComponent"): NumberObject(8),
            }
        )
        drawn.set_data(b"\x00")
        pictures = DictionaryObject({NameObject("/Im0"): writer._add_object(drawn)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): pictures})
    if password:
        writer.encrypt(password)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _photo(order: str, *, latitude: bool) -> bytes:
    """A JPEG of nothing but a directory of EXIF that points to one of GPS."""
    mark = b"II*\x00" if order == "<" else b"MM\x00*"
    inside = struct.pack(order + "HHII", 2 if latitude else 29, 5, 3, 0)
    place = struct.pack(order + "H", 1) + inside
    tags = struct.pack(order + "H", 1) + struct.pack(order + "HHII", 0x8825, 4, 1, 26)
    exif = mark + struct.pack(order + "I", 8) + tags + bytes(4) + place
    body = b"Exif\x00\x00" + exif
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xda\x00\x02"


def _zip(name: str, content: bytes, *, locked: bool = False) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, content)
    made = bytearray(stream.getvalue())
    if locked:
        made[made.index(b"PK\x01\x02") + 8] |= 1
    return bytes(made)


def test_a_recording_is_told_wherever_it_lies() -> None:
    assert told("E1.M4A", b"\x00") == [("E1.M4A", "This is a recording")]
    assert told("all.zip", _zip("son/E1.mp3", b"ID3")) == [
        ("all.zip/son/E1.mp3", "This is a recording")
    ]


def test_a_pdf_that_is_locked_or_scanned_is_told_and_another_is_not() -> None:
    locked = _pdf(password="secret")
    assert told("a.pdf", locked) == [("a.pdf", "A password locks it")]
    assert read_pieces("a.pdf", locked) == ()
    assert [name for name, _ in told("b.pdf", _pdf(picture=True))] == ["b.pdf"]
    assert told("c.pdf", _pdf()) == []


def test_a_locked_member_of_an_archive_is_told() -> None:
    assert told("a.zip", _zip("t.txt", b"x", locked=True)) == [
        ("a.zip/t.txt", "A password locks it")
    ]
    assert told("a.zip", _zip("t.txt", b"x")) == []


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photo_that_says_where_it_was_taken_is_told(order: str) -> None:
    assert [name for name, _ in told("a.jpg", _photo(order, latitude=True))] == ["a.jpg"]
    assert told("a.jpg", _photo(order, latitude=False)) == []
    assert told("a.jpg", _photo(order, latitude=True)[:40] + b"\xff\xda") == []


@pytest.mark.parametrize("content", [b"%PDF-1.7\n" + bytes(range(256)), _pdf()[:60]])
def test_a_damaged_pdf_does_not_pass_for_one_without_a_find(content: bytes) -> None:
    assert told("annexe.pdf", content) == [
        ("annexe.pdf", "It is damaged"),
    ]


def test_a_whole_pdf_with_nothing_on_it_is_not_said_to_be_damaged() -> None:
    assert told("annexe.pdf", _pdf()) == []
