"""The leak audit: planted names are found wherever a file can hide them."""

from __future__ import annotations

import struct
import zipfile
import zlib
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment
from pypdf import PdfWriter

from qualcode.errors import RefusedError
from qualcode.model import IdentifierKind, KeyEntry, MemoKind
from qualcode.services import (
    audit,
    codebook,
    copies,
    export,
    export_transcripts,
    kept_forms,
    memos,
    redaction,
    release,
)
from qualcode.services.open_study import OpenStudy
from qualcode.wording import render
from tests.services.small_study import M1, M2, bring_in, make_study
from tests.services.word_names import accept_word

NAME = "Jeanne Morvan"
KEY = (
    KeyEntry(NAME, IdentifierKind.PERSON, "[Collègue 1]"),
    KeyEntry("Saint-Aubrac", IdentifierKind.PLACE, "[Ville 1]"),
)


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    made = make_study(tmp_path)
    bring_in(made, M1=M1, M2=M2)
    release.release_with_key(made, KEY)
    return made


def word(text: str = "Rien.", *, author: str = "", comment: str = "") -> bytes:
    document = Document()
    paragraph = document.add_paragraph()
    for letter in (text[:3], text[3:]):  # Word breaks words over runs
        paragraph.add_run(letter)
    document.core_properties.author = author
    if comment:
        document.add_comment(paragraph.runs, text=comment, author="x", initials="x")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def workbook(*, comment: str = "", title: str = "Feuille") -> bytes:
    book = Workbook()
    sheet = book.create_sheet(title, 0)
    sheet["A1"] = "rien"
    if comment:
        sheet["A1"].comment = Comment(comment, "x")
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def png(words: bytes, kind: bytes = b"tEXt") -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(kind, words) + chunk(b"IEND", b"")


def jpeg(words: bytes) -> bytes:
    body = b"Exif\x00\x00" + words
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xda\x00\x02"


def archive(**members: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        for name, content in members.items():
            zipped.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


def hidden_sheet() -> bytes:
    book = Workbook()
    sheet = book.create_sheet("Feuille 2")
    sheet["C7"] = f"Avec {NAME}"
    sheet.sheet_state = "hidden"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def pdf(text: str = "rien", *, author: str = "") -> bytes:
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode("cp1252")
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<</Author({author})>>".encode(),
    ]  # fmt: skip
    written, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(written))
        written += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 7\n0000000000 65535 f \n" + table
    tail = b"trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF" % len(written)
    return written + head + tail


def with_variable() -> bytes:
    """A document whose settings hold a variable, as templates leave them behind."""
    made = BytesIO(word())
    stream = BytesIO()
    variable = f'<w:docVars><w:docVar w:name="x" w:val="{NAME}"/></w:docVars></w:settings>'
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "word/settings.xml":
                content = content.replace(b"</w:settings>", variable.encode())
            after.writestr(name, content)
    return stream.getvalue()


def noted(*, author: str) -> bytes:
    """A table with a comment whose author is named; what they wrote follows at once."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["B2"].comment = Comment("à vérifier", author)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def pdf_with(*, bookmark: str = "", attached: bytes = b"") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if bookmark:
        writer.add_outline_item(title=bookmark, page_number=0)
    if attached:
        writer.add_attachment("joint.txt", attached)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def mail(*, to: str = "", words: str = "rien") -> bytes:
    message = EmailMessage()
    message["Subject"] = "Entretien"
    message["To"] = f"{to} <x@example.org>" if to else ""
    message.set_content(words, cte="base64")
    return message.as_bytes()


PLANTED = {
    "variable.docx": with_variable(),
    "noted.xlsx": noted(author=NAME),
    "bookmark.pdf": pdf_with(bookmark=f"Avec {NAME}"),
    "attached.pdf": pdf_with(attached=f"Avec {NAME}".encode()),
    "folder.zip": archive(**{f"{NAME}__a_dot_txt": b"rien"}),
    "head.eml": mail(to=NAME),
    "body.eml": mail(words=f"vu avec {NAME} hier"),
    "hidden.xlsx": hidden_sheet(),
    "page.pdf": pdf(f"Avec {NAME} hier."),
    "author.pdf": pdf(author=NAME),
    "text.docx": word(f"Avec {NAME} hier."),
    "author.docx": word(author=NAME),
    "comment.docx": word(comment=f"voir {NAME}"),
    "comment.xlsx": workbook(comment=f"voir {NAME}"),
    "sheet.xlsx": workbook(title=NAME),
    "table.csv": f"a;b\r\n1;{NAME.upper()}\r\n".encode("cp1252"),
    "note.txt": "jeanne morvan".encode("utf-16"),
    "lines.txt": b"Jeanne\r\nMorvan",
    "accents.txt": "Jeanné Mörvan".encode(),
    "typo.txt": b"vu avec Jeanne Morvam hier",
    "town.txt": "à saint aubrac".encode(),
    "text.png": png(b"Author\x00" + NAME.encode()),
    "packed.png": png(b"Comment\x00\x00" + zlib.compress(NAME.encode()), b"zTXt"),
    "camera.jpg": jpeg(NAME.encode() + b"\x00"),
    "wide.jpg": jpeg(NAME.encode("utf-16-le")),
    "project.qdpx": archive(
        project_dot_qde=f'<Project creatingUserGUID="1" name="{NAME}"/>'.encode()
    ),
    "inside.zip": archive(deep_dot_docx=word(f"Avec {NAME}.")),
    "Jeanne_Morvan.txt": b"rien",
    "phone.txt": b"appelez le 06 12 34 56 78 ce soir",
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_name_stops_the_gate(study: OpenStudy, name: str) -> None:
    with pytest.raises(RefusedError) as refused:
        audit.gate(study, {name: PLANTED[name]})
    assert name in str(refused.value)


@pytest.mark.parametrize(
    "content", [word("Une réunion au mois de mars, avec l’équipe."), workbook(), png(b"Title\x00x")]
)
def test_nothing_planted_passes(study: OpenStudy, content: bytes) -> None:
    assert audit.gate(study, {"vide.docx": content}).is_clean


def test_a_memo_that_names_somebody_stops_the_export_of_nothing_but_itself(
    study: OpenStudy,
) -> None:
    memos.write_memo(study, f"{NAME} est le pivot.", kind=MemoKind.THEORETICAL)
    export_transcripts.transcripts_as(study, "docx")


def test_a_code_that_names_somebody_stops_the_codebook(study: OpenStudy) -> None:
    codebook.create(study, "Temps")
    export.codebook_as(study, "xlsx")
    codebook.create(study, f"Aide de {NAME}")
    with pytest.raises(RefusedError):
        export.codebook_as(study, "xlsx")


def test_without_the_vault_only_patterns_are_checked_and_the_report_says_so(
    study: OpenStudy,
) -> None:
    study.lock()
    report = audit.gate(study, {"text.docx": PLANTED["text.docx"]})
    assert report.against_key is False
    with pytest.raises(RefusedError):
        audit.gate(study, {"phone.txt": PLANTED["phone.txt"]})


def test_a_form_kept_on_purpose_passes(study: OpenStudy) -> None:
    kept_forms.keep_forms(study, ["Saint-Aubrac"])
    assert audit.gate(study, {"town.txt": PLANTED["town.txt"]}).is_clean


def test_a_folder_is_searched_file_by_file_and_the_vault_in_it_is_told(
    study: OpenStudy, tmp_path: Path
) -> None:
    folder = tmp_path / "à envoyer"
    folder.mkdir()
    for name, content in PLANTED.items():
        (folder / name).write_bytes(content)
    (folder / "calme.txt").write_bytes(b"rien du tout")
    (folder / "x.qualcode-vault").write_bytes(b"...")
    report = audit.audit_folder(folder, study)
    leaking = {file.name for file in report.files if file.leaks}
    assert leaking == set(PLANTED)
    assert len(report.other) == 1
    assert not report.is_clean


def test_names_given_by_hand_are_looked_for_without_any_study(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Vu avec Zébulon Kermarrec.", encoding="utf-8")
    report = audit.audit_folder(tmp_path, forms=["Zebulon Kermarrec"])
    assert [f.name for f in report.files if f.leaks] == ["a.txt"]
    assert report.against_key is False


def test_a_memo_that_names_somebody_stops_the_copy_and_nothing_is_left_behind(
    study: OpenStudy, tmp_path: Path
) -> None:
    copies.copy_study(study, tmp_path / "propre.qualcode")
    memo = memos.write_memo(study, f"{NAME} est le pivot.", kind=MemoKind.THEORETICAL)
    with pytest.raises(RefusedError):
        copies.copy_study(study, tmp_path / "copie.qualcode")
    assert not (tmp_path / "copie.qualcode").exists()
    memos.remove_memo(study, memo.id)
    with pytest.raises(RefusedError):  # what was taken back still stands in the history
        copies.copy_study(study, tmp_path / "copie.qualcode")
    redaction.redact(study, NAME)
    assert copies.copy_study(study, tmp_path / "copie.qualcode").is_file()


@pytest.mark.parametrize("form", ["png", "svg"])
def test_a_picture_is_searched_in_its_words_its_metadata_and_its_name(
    study: OpenStudy, form: str
) -> None:
    clean = {"title": "Nouveaux codes", "data": [{"interview": "M1"}]}
    drawn = png(b"Title\x00x") if form == "png" else b"<svg><text>Temps</text></svg>"
    assert audit.gate_picture(study, f"courbe.{form}", drawn, clean).is_clean
    named = {"title": "Nouveaux codes", "data": [{"code": f"Aide de {NAME}"}]}
    with pytest.raises(RefusedError):
        audit.gate_picture(study, f"courbe.{form}", drawn, named)
    with pytest.raises(RefusedError):
        audit.gate_picture(study, f"Jeanne_Morvan.{form}", drawn, clean)
    marked = (
        png(b"Author\x00" + NAME.encode())
        if form == "png"
        else f"<svg><desc>{NAME}</desc></svg>".encode()
    )
    with pytest.raises(RefusedError):
        audit.gate_picture(study, f"courbe.{form}", marked, clean)


def _table_of(*cells: str) -> bytes:
    document = Document()
    table = document.add_table(rows=1, cols=len(cells))
    for cell, text in zip(table.rows[0].cells, cells, strict=True):
        cell.text = text
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("table.docx", _table_of("M1", "Source, au bord de l’eau")),
        ("book.xlsx", workbook(comment="Source et environs")),
        ("text.txt", b"M1\n- Source, nord\n"),
        ("label.txt", b"Lieu : Source, nord\n"),
        ("table.csv", b'site;"Source, nord";x\n'),
        ("page.pdf", pdf("Source, nord")),
    ],
)
def test_a_town_that_is_also_a_word_is_pointed_at_where_a_cell_or_a_line_begins_with_it(
    study: OpenStudy, name: str, content: bytes
) -> None:
    accept_word(study, "Source", "[Ville 2]")
    report = audit.audit_files({name: content}, study)
    assert [s.leak.text for f in report.files for s in f.leaks] == ["Source"]
    assert report.is_clean
    assert report.n_to_look_at == 1


def test_the_same_word_inside_a_sentence_or_without_its_capital_is_not_pointed_at(
    study: OpenStudy,
) -> None:
    accept_word(study, "Source", "[Ville 2]")
    words = "Une source coule ici. Source de joie, dit-on.\n[Source 2]\nsource, nord"
    accept_word(study, "Lieu", "[Source 2]")
    assert not audit.audit_files({"a.txt": words}, study).findings


def _with_font(name: str) -> bytes:
    made, stream = BytesIO(word()), BytesIO()
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(stream, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            if part == "word/fontTable.xml":
                content = content.replace(b"Calibri", name.encode())
            after.writestr(part, content)
    return stream.getvalue()


def test_a_font_that_resembles_a_town_stops_nothing_and_one_called_by_a_name_does(
    study: OpenStudy,
) -> None:
    def is_clean(content: bytes) -> bool:
        return audit.audit_files({"rapport.docx": content}, study, forms=["Caliari"]).is_clean

    assert "Calibri" in zipfile.ZipFile(BytesIO(word())).read("word/fontTable.xml").decode()
    assert is_clean(word())
    assert not is_clean(_with_font("Caliari"))
    assert not is_clean(word("vu à Calibri hier"))


def test_the_languages_of_a_profile_of_colours_are_no_name_and_its_own_name_may_be_one(
    study: OpenStudy,
) -> None:
    said = b"".join(each + b"\x00\x00\x00\x28\x00\x00\x01\x20" for each in (b"deDE", b"frFR"))
    profile = b"ICC_PROFILE\x00\x01\x01" + said + "Écran de Jeanne Morvan".encode("utf-16-be")
    picture = (
        b"\xff\xd8\xff\xe2" + struct.pack(">H", len(profile) + 2) + profile + b"\xff\xda\x00\x02"
    )
    report = audit.audit_files({"a.jpg": picture}, study, forms=["Dédé"])
    assert {s.leak.form for f in report.files for s in f.leaks} == {NAME}


def test_a_label_of_the_study_beside_a_count_is_no_number_of_a_file(study: OpenStudy) -> None:
    assert not audit.audit_files({"a.txt": "entretien M1 4"}, study).findings
    assert audit.audit_files({"a.txt": "entretien X1 4"}, study).findings


def test_a_citation_broken_over_two_lines_is_no_date_of_the_key(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    bring_in(study, M1=M1)
    release.release_with_key(study, (KeyEntry("2009", IdentifierKind.DATE, "[année]"), *KEY))
    cited = "Chao, Colwell,\nLin & Gotelli \n2009"
    assert audit.gate(study, {"a.txt": f"D’après {cited}."}).is_clean
    found = audit.audit_files({"a.txt": f"{cited}\nEn 2009, oui."}, study)
    assert [render(s.place, "en") for f in found.files for s in f.leaks] == ["a.txt, text, line 4"]
