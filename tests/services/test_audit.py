"""The leak audit: planted names are found wherever a file can hide them."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

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
from tests.services.planted_files import (
    NAME,
    PLANTED,
    pdf,
    png,
    table_of,
    with_font,
    word,
    workbook,
)
from tests.services.small_study import M1, M2, bring_in, make_study
from tests.services.word_names import accept_word

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
    assert export_transcripts.transcripts_as(study, "docx")
    with pytest.raises(RefusedError):
        audit.gate(study, {"memos.txt": memos.list_memos(study)[0].text.encode()})


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


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("table.docx", table_of("M1", "Source, au bord de l’eau")),
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


def test_a_font_that_resembles_a_town_stops_nothing_and_one_called_by_a_name_does(
    study: OpenStudy,
) -> None:
    def is_clean(content: bytes) -> bool:
        return audit.audit_files({"rapport.docx": content}, study, forms=["Caliari"]).is_clean

    assert "Calibri" in zipfile.ZipFile(BytesIO(word())).read("word/fontTable.xml").decode()
    assert is_clean(word())
    assert not is_clean(with_font("Caliari"))
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
