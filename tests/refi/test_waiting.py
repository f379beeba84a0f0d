"""What waits in the vault with a text that came in: corrections, undo, and names in comments."""

from __future__ import annotations

from pathlib import Path

from qualcode.model import IdentifierKind, KeyEntry
from qualcode.services import codings, history, ingest, memos, reading, reimport, release
from qualcode.services.codebook import get_codebook
from qualcode.services.open_study import OpenStudy
from qualcode.services.refi_import import import_project
from qualcode.services.refi_preview import preview_project
from qualcode.services.refi_waiting import n_waiting
from tests.refi import vendors
from tests.services.small_study import make_study

INLINE = vendors.Ways("QualCoder", inline=True, names=True)
KEPT = release.Statement(kept=("Jeanne Morvan", "Saint-Aubrac"))


def brought(folder: Path, xml: str = "") -> OpenStudy:
    """A study into which a project came; its text waits."""
    study = make_study(folder)
    content = (xml or vendors.xml(INLINE, vendors.TEXT, vendors.EXTRACTS)).encode()
    import_project(study, preview_project(study, "p.qde", content))
    return study


def quotes(study: OpenStudy) -> list[str]:
    return [c.segment.quote for c in codings.list_codings(study)]


def test_a_correction_before_release_carries_the_codings(tmp_path: Path) -> None:
    with brought(tmp_path) as study:
        (source,) = reading.list_sources(study)
        corrected = vendors.TEXT.replace("depuis dix ans", "depuis une dizaine d’années")
        (previewed,) = ingest.preview_files([("E3.txt", corrected.encode())]).interviews
        reimport.reimport(study, source.label, previewed)
        release.release_as_stated(study, KEPT)
        assert quotes(study) == list(vendors.EXTRACTS)


def test_words_that_a_correction_took_away_are_listed_and_not_guessed(tmp_path: Path) -> None:
    with brought(tmp_path) as study:
        (source,) = reading.list_sources(study)
        corrected = vendors.TEXT.replace("sans elle on n’avancerait pas", "c’est précieux")
        (previewed,) = ingest.preview_files([("E3.txt", corrected.encode())]).interviews
        reimport.reimport(study, source.label, previewed)
        report = release.release_as_stated(study, KEPT)
        assert len(report.findings) == 1
        assert quotes(study) == [w for w in vendors.EXTRACTS if not w.startswith("sans elle")]


def test_undoing_and_doing_again_bring_the_same_codings(tmp_path: Path) -> None:
    with brought(tmp_path) as study:
        release.release_as_stated(study, KEPT)
        before = codings.list_codings(study)
        history.undo(study)
        assert not codings.list_codings(study)
        (source,) = reading.list_sources(study)
        assert n_waiting(study, source.id) == len(vendors.EXTRACTS)
        release.release_as_stated(study, KEPT)
        assert [c.id for c in codings.list_codings(study)] == [c.id for c in before]
        history.undo(study)
        history.undo(study)
        assert not reading.list_sources(study)
        assert not len(get_codebook(study))


def test_names_in_comments_are_replaced_like_those_of_the_text(tmp_path: Path) -> None:
    def noted(words: str) -> str:
        xml = vendors.xml(INLINE, vendors.TEXT, vendors.EXTRACTS)
        note = vendors.guid("note")
        xml = xml.replace("</CodeRef>", "</CodeRef>").replace(
            '"/></Coding>', f'"/><NoteRef targetGUID="{note}"/></Coding>', 1
        )
        notes = (
            f'<Notes><Note guid="{note}" name="c"><PlainTextContent>{words}</PlainTextContent>'
            "</Note></Notes></Project>"
        )
        return xml.replace("</Project>", notes)

    key = (
        KeyEntry("Jeanne Morvan", IdentifierKind.PERSON, "[collègue]"),
        KeyEntry("Saint-Aubrac", IdentifierKind.PLACE, "[ville]"),
    )
    with brought(tmp_path, noted("c’est Jeanne Morvan qui aide")) as study:
        release.release_with_key(study, key)
        assert codings.list_codings(study)[0].comment == "c’est [collègue] qui aide"
    other = tmp_path / "other"
    other.mkdir()
    with brought(other, noted("demander à Monsieur Bertrand Lefèvre")) as study:
        report = release.release_with_key(study, key)
        assert codings.list_codings(study)[0].comment == ""
        assert any("may name somebody" in f.text.text for f in report.findings)


def test_memos_of_a_project_wait_with_its_first_text(tmp_path: Path) -> None:
    xml = vendors.xml(INLINE, vendors.TEXT, vendors.EXTRACTS)
    about = "<Description>On se demande pourquoi.</Description></Project>"
    with brought(tmp_path, xml.replace("</Project>", about)) as study:
        assert not memos.list_memos(study)
        release.release_as_stated(study, KEPT)
        (memo,) = memos.list_memos(study)
        assert memo.text == "On se demande pourquoi."
