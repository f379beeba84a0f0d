"""A study goes to other programs and comes back; what others made waits for release like any text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from qualcode.errors import BadInputError, RefusedError
from qualcode.model import MemoKind
from qualcode.services import codebook, codings, memos, reading, refi_export, withdrawal
from qualcode.services.open_study import OpenStudy
from qualcode.services.refi_import import import_project
from qualcode.services.refi_preview import preview_project
from qualcode.services.refi_waiting import KIND
from tests.refi.archives import assert_valid, zipped
from tests.refi.travelling import carried, full_study, travelled
from tests.services.small_study import code_named, make_study


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStudy]:
    """A study with something of everything; tests of this file only read it."""
    with full_study(tmp_path_factory.mktemp("refi")) as made:
        yield made


@pytest.fixture(scope="module")
def members(study: OpenStudy) -> dict[str, bytes]:
    """The files of its project."""
    return _members(refi_export.project_file(study).content)


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_study_that_travelled_is_the_same_study(study: OpenStudy, tmp_path: Path) -> None:
    with travelled(study, tmp_path) as there:
        before, after = carried(study), carried(there)
        for what, known in before.items():
            assert after[what] == known, what


def test_project_and_codebook_are_valid_against_the_official_schemas(
    study: OpenStudy, members: dict[str, bytes]
) -> None:
    assert_valid(members["project.qde"])
    assert_valid(refi_export.codebook_qdc(study).content, "Codebook")


def test_texts_have_line_feeds_no_mark_and_word_files_with_the_same_words(
    members: dict[str, bytes],
) -> None:
    import docx

    texts = {name: content for name, content in members.items() if name.endswith(".txt")}
    assert len(texts) == 2
    for name, content in texts.items():
        assert not content.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in content
        document = docx.Document(BytesIO(members[name.replace(".txt", ".docx")]))
        assert "\n".join(p.text for p in document.paragraphs) == content.decode()
    assert {name.partition("/")[0] for name in members} == {"project.qde", "sources"}


def test_two_builds_are_the_same_bytes_and_a_change_shows_only_where_it_is(tmp_path: Path) -> None:
    with full_study(tmp_path) as study:
        first = refi_export.project_file(study).content
        assert refi_export.project_file(study).content == first
        codebook.rename(study, code_named(study, "Argent").id, "Paiement")
        changed = _members(refi_export.project_file(study).content)
        before = _members(first)
        assert changed.keys() == before.keys()
        assert [n for n in before if before[n] != changed[n]] == ["project.qde"]
        lines = zip(
            before["project.qde"].decode().splitlines(),
            changed["project.qde"].decode().splitlines(),
            strict=True,
        )
        different = [a for a, b in lines if re.sub(r' modifiedDateTime="[^"]*"', "", a) != b]
        assert sum("Argent" in line for line in different) == 1
        assert len(different) <= 2


def test_identifiers_are_the_study_s_own(study: OpenStudy, members: dict[str, bytes]) -> None:
    xml = members["project.qde"].decode()
    for coding in codings.list_codings(study):
        assert f'<Coding guid="{coding.id}"' in xml
    for code in codebook.get_codebook(study).codes:
        assert f'<Code guid="{code.id}"' in xml
    for source in reading.list_sources(study):
        assert f'plainTextPath="internal://{source.id}.txt"' in xml


def test_what_the_format_cannot_hold_is_said_before(study: OpenStudy) -> None:
    told = refi_export.left_out(study)
    assert told == refi_export.project_file(study).findings
    assert any("triangulation" in str(f.text.parameters) for f in told)


def test_no_name_of_the_key_leaves_with_a_project(tmp_path: Path) -> None:
    with full_study(tmp_path) as study:
        memos.write_memo(study, "Jeanne Morvan en parle aussi", kind=MemoKind.REFLEXIVE)
        with pytest.raises(RefusedError):
            refi_export.project_file(study)


def test_an_empty_codebook_has_no_file(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        with pytest.raises(BadInputError):
            refi_export.codebook_qdc(study)
        assert_valid(_members(refi_export.project_file(study).content)["project.qde"])


def test_what_another_program_adds_comes_back_onto_the_released_text(tmp_path: Path) -> None:
    with full_study(tmp_path) as study:
        files = _members(refi_export.project_file(study).content)
        xml = files["project.qde"].decode()
        first = codings.list_codings(study)[0]
        fresh = "11111111-2222-3333-4444-555555555555"
        added = (
            f'<Coding guid="{fresh}" creatingUser="{first.coder_id}"><CodeRef targetGUID='
            f'"{code_named(study, "Argent").id}"/></Coding><Coding guid="{first.id}"'
        )
        theirs = xml.replace(f'<Coding guid="{first.id}"', added, 1)
        theirs = theirs.replace('origin="qualcode', 'origin="MAXQDA, from qualcode')
        content = zipped(files | {"project.qde": theirs.encode()})
        known = {c.id: c for c in codings.list_codings(study)}
        brought = import_project(study, preview_project(study, "p.qdpx", content))
        assert (brought.n_codings, brought.n_codings_waiting) == (1, 0)
        after = {c.id: c for c in codings.list_codings(study)}
        assert after.keys() - known.keys() == {fresh}
        assert after[fresh].segment == first.segment
        assert all(after[i] == c for i, c in known.items())


def test_what_waits_with_a_text_leaves_the_vault_with_who_withdraws(tmp_path: Path) -> None:
    from tests.refi import vendors

    with make_study(tmp_path) as study:
        content = vendors.project(vendors.PROGRAMS["QualCoder"])
        import_project(study, preview_project(study, "p.qdpx", content))
        vault = study.unlocked()
        assert vault.ids(KIND)
        (source,) = reading.list_sources(study)
        withdrawal.withdraw(study, _participant_of(study, source.interview_id or ""))
        assert not vault.ids(KIND)


def _participant_of(study: OpenStudy, interview_id: str) -> str:
    from qualcode.services.interviews import list_interviews
    from qualcode.services.participants import participants_table

    (interview,) = (i for i in list_interviews(study) if i.id == interview_id)
    people = {p.id: p.identifier for p in participants_table(study).participants}
    return people[interview.participant_ids[0]]
