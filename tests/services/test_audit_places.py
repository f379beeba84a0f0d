"""A name is found in the odd places of files: attributes, caches, fields, layers, packed files."""

from __future__ import annotations

import bz2
import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject
from pypdf.generic import NameObject as N
from pypdf.generic import TextStringObject as T

from qualcode.services.audit import audit_files

NAME, LAST = "Gwénolé Karadeuc", "Karadeuc"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_DRAW = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("text", "office", "table", "meta")
)


def packed(**members: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


def word(inner: str, part: str = "word__document_dot_xml") -> bytes:
    spaces = f'xmlns:w="{_MAIN}" xmlns:v="urn:schemas-microsoft-com:vml" {_DRAW}'
    return packed(**{part: f"<w:document {spaces}>{inner}</w:document>"})


def sheet(inner: str, part: str = "xl__worksheets__sheet1_dot_xml") -> bytes:
    return packed(**{part: f"<x {_SHEET}>{inner}</x>"})


def links(target: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    inside = (
        f'<Relationships xmlns="{space}"><Relationship Id="r1" Target="{target}"/></Relationships>'
    )
    return packed(word___rels__document_dot_xml_dot_rels=inside)


def opendocument(inner: str) -> bytes:
    return packed(content_dot_xml=f"<office:d {_ODF}>{inner}</office:d>")


def rich(inner: str) -> bytes:
    return rf"{{\rtf1\ansi\ansicpg1252 {inner} La marée baisse.}}".encode("latin-1")


def pdf(change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def noted(**entries: object) -> bytes:
    def add(writer: PdfWriter) -> None:
        note = DictionaryObject({N("/Rect"): ArrayObject([FloatObject(0)] * 4)})
        note.update({N(f"/{key}"): value for key, value in entries.items()})
        writer.pages[0][N("/Annots")] = ArrayObject([writer._add_object(note)])

    return pdf(add)


def at_root(key: str, value: object) -> bytes:
    return pdf(lambda writer: writer._root_object.update({N(key): value}))


def metadata_packed() -> bytes:
    stream = DecodedStreamObject()
    stream.set_data(f"<x><author>{NAME}</author></x>".encode())
    flat = stream.flate_encode()
    flat[N("/Type")] = N("/Metadata")
    return pdf(lambda w: w._root_object.update({N("/Metadata"): w._add_object(flat)}))


def changed_and_saved() -> bytes:
    before = pdf(lambda writer: writer.add_metadata({"/Author": LAST}))
    writer = PdfWriter(io.BytesIO(before), incremental=True)
    writer.metadata = {"/Author": "x"}
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def tar() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = len(NAME.encode())
        archive.addfile(member, io.BytesIO(NAME.encode()))
    return stream.getvalue()


def with_member_comment() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        member = zipfile.ZipInfo("a.txt")
        member.comment = NAME.encode()
        archive.writestr(member, "x")
    return stream.getvalue()


PLACES = {
    "path.docx": word(f'<v:textpath string="{NAME}"/>'),
    "own.docx": packed(customXml__item1_dot_xml=f'<f xmlns="urn:f"><agent nom="{NAME}"/></f>'),
    "field.docx": word(f'<w:fldSimple w:instr="FILENAME {LAST}.docx"/>'),
    "link.docx": links("https://port.example/Gw%C3%A9nol%C3%A9"),
    "model.docx": links(f"file:///C:/Users/{LAST}/Normal.dotm"),
    "choice.docx": word(f'<w:listItem w:displayText="{NAME}" w:value="1"/>'),
    "entry.docx": word(f'<w:listEntry w:val="{NAME}"/>'),
    "help.docx": word(f'<w:helpText w:val="{NAME}"/>'),
    "caption.docx": word(f'<w:tblCaption w:val="{NAME}"/>'),
    "runs.docx": word("<a:p><a:r><a:t>Gwén</a:t></a:r><a:r><a:t>olé</a:t></a:r></a:p>"),
    "prompt.xlsx": sheet(f'<dataValidation prompt="{NAME}"/>'),
    "display.xlsx": sheet(f'<hyperlink display="{NAME}"/>'),
    "place.xlsx": sheet(f'<hyperlink location="{LAST}!A1"/>'),
    "pivot.xlsx": sheet(f'<r><s v="{NAME}"/></r>', "xl__pivotCache__records_dot_xml"),
    "refreshed.xlsx": sheet(f'<y refreshedBy="{NAME}"/>'),
    "filter.xlsx": sheet(f'<filter val="{NAME}"/>'),
    "elsewhere.xlsx": sheet(f'<sheetName val="{NAME}"/>'),
    "saved.xlsx": sheet(f'<absPath url="C:\\Users\\{LAST}\\"/>'),
    "old.doc": b"\xd0\xcf\x11\xe0" + bytes(99) + "vu Gwénolé hier".encode("cp1252") + bytes(9),
    "odd.doc": b"\xd0\xcf\x11\xe0" + bytes(99) + "vu Gwénolé hier".encode("utf-16-le"),
    "value.odt": opendocument(f'<table:table-cell office:string-value="{NAME}"/>'),
    "formula.ods": opendocument(f'<table:table-cell table:formula="of:=&quot;{NAME}&quot;"/>'),
    "blank.odt": opendocument("<text:p>Kara<text:span>deuc</text:span></text:p>"),
    "author.rtf": rich(r"{\info{\author Gw\'e9nol\'e9}}"),
    "head.rtf": rich(r"{\header {\b Kara}{\b0 deuc}}"),
    "deleted.rtf": rich(r"{\deleted Gw\u233?nol\u233?}"),
    "field.rtf": rich(r'{\*\fldinst HYPERLINK "x/Gw\'e9nol\'e9"}'),
    "label.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><g data-name="{NAME}"/></svg>'.encode(),
    "spans.svg": b"<svg><text><tspan>Kara</tspan><tspan>deuc</tspan></text></svg>",
    "said.svg": f"<svg><?note {NAME}?></svg>".encode(),
    "dtd.xml": f'<!DOCTYPE a [<!ENTITY n "{NAME}">]><a>&n;</a>'.encode(),
    "alt.html": b'<p><img alt="Gw&eacute;nol&eacute;">a</p>',
    "hidden.html": '<meta charset="windows-1252"><!-- vu Gwénolé --><p>a</p>'.encode("cp1252"),
    "dos.csv": "id;rôle\r\n1;vu à la criée avec Gwénolé, mareyeur écarté\r\n".encode("cp850"),
    "behind.png": b"\x89PNG\r\n\x1a\n" + bytes(4) + b"IEND" + bytes(4) + NAME.encode(),
    "behind.jpg": b"\xff\xd8\xff\xda\x00\x02\x11\xff\xd9" + NAME.encode(),
    "padded.jpg": b"\xff\xd8\xff\xff\xfe\x00\x13" + NAME.encode(),
    "form.pdf": noted(Subtype=N("/Widget"), V=T(NAME)),
    "address.pdf": noted(A=DictionaryObject({N("/URI"): T(f"https://x.example/{LAST}")})),
    "layer.pdf": at_root("/Layers", DictionaryObject({N("/Name"): T(NAME)})),
    "script.pdf": at_root("/OpenAction", DictionaryObject({N("/JS"): T(f'x("{LAST}")')})),
    "metadata.pdf": metadata_packed(),
    "earlier.pdf": changed_and_saved(),
    "a.txt.gz": gzip.compress(f"vu {NAME}".encode()),
    "a.bz2": bz2.compress(f"vu {NAME}".encode()),
    "a.tar.gz": tar(),
    "comment.zip": with_member_comment(),
    "entretienKaradeuc2.txt": b"x",
    "Gwe\u0301nole\u0301.txt": b"x",
    "gw%C3%A9nol%C3%A9.txt": b"x",
    "escaped.json": rb'{"n": "Gw\u00e9nol\u00e9"}',
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_a_name_is_found_in_odd_places(name: str) -> None:
    report = audit_files({name: PLACES[name]}, forms=[NAME])
    assert any(found.certain for file in report.files for found in file.leaks)


def test_the_same_files_are_silent_about_somebody_else() -> None:
    report = audit_files(PLACES, forms=["Solenn Bourhis-Quiniou"])
    assert [found for file in report.files for found in file.leaks if found.certain] == []


def test_the_figures_of_a_drawing_are_nobodys_number() -> None:
    drawn = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2084199519821 9">
        <path transform="translate(309.1428571428571,16)" d="M1850578006048,2L3,4"/></svg>"""
    said = {"said.txt": b"un \xc3\xa9cart de 309.1428571428571 puis 0,2084199519821"}
    report = audit_files({"curve.svg": drawn, **said}, forms=[NAME])
    assert [found for file in report.files for found in file.leaks if found.certain] == []


@pytest.mark.parametrize("head", [b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08"])
def test_what_is_packed_otherwise_never_passes_for_searched(head: bytes) -> None:
    report = audit_files({"a.bin": head + bytes(range(200))}, forms=[NAME])
    assert not report.is_clean


def test_what_lies_too_deep_or_is_damaged_never_passes_for_searched() -> None:
    deep = packed(note_dot_txt=NAME)
    for _ in range(7):
        deep = packed(inner_dot_zip=deep)
    assert not audit_files({"deep.zip": deep}, forms=[NAME]).is_clean
    whole = bytearray(packed(a_dot_txt=NAME))
    whole[whole.find(b"PK\x01\x02") + 16] ^= 1  # its sum no longer fits
    whole[14] ^= 1
    assert not audit_files({"cut.zip": bytes(whole)}, forms=[NAME]).is_clean
