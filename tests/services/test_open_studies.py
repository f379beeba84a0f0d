"""Studies that are shared, damaged, newer, gone, or without their vault; and who may do what."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from qualcode.errors import (
    ConflictError,
    LockedError,
    NotAllowedError,
    NotFoundError,
    PassphraseError,
    QualcodeError,
    RefusedError,
    StudyFileError,
)
from qualcode.model import Approach, CoderRole, Span
from qualcode.model.report_plan import ReportPlan
from qualcode.services import (
    agreement,
    codebook,
    coders,
    codings,
    copies,
    export,
    history,
    memos,
    participants,
    reading,
    release,
    report,
    requests,
    saturation,
    studies,
)
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.report_material import report_material
from tests.services.small_study import (
    M1,
    bring_in,
    code_named,
    make_study,
    orphans_of,
    rows_of,
    span_of,
)


def _code(study: OpenStudy) -> object:
    source_id, span = span_of(study, "M1", "payé")
    return codings.code_segment(study, source_id, span, (code_named(study, "Argent").id,))


ACTS: dict[Ability, tuple[Callable[[OpenStudy], object], ...]] = {
    Ability.COMMENT: (
        lambda s: memos.write_memo(s, "…"),
        lambda s: requests.ask(s, "Pourquoi ?"),
    ),
    Ability.CODE: (_code,),
    Ability.EDIT_CODEBOOK: (lambda s: codebook.create(s, "Nouveau"),),
    Ability.EDIT_STUDY: (
        lambda s: participants.add_participant(s, "M9"),
        lambda s: studies.edit_study(s, title="Autre"),
    ),
    Ability.USE_VAULT: (lambda s: bring_in(s, M5=M1),),
    Ability.MANAGE: (
        lambda s: coders.add_coder(s, "Léo"),
        lambda s: coders.change_role(s, s.coder.id, CoderRole.OWNER),
    ),
}
MAY = {
    CoderRole.READER: {Ability.COMMENT},
    CoderRole.CODER: {Ability.COMMENT, Ability.CODE, Ability.EDIT_CODEBOOK},
    CoderRole.SUPERVISOR: set(ACTS) - {Ability.MANAGE},
}


@pytest.mark.parametrize("role", MAY)
def test_a_role_allows_what_it_says_and_nothing_else(study: OpenStudy, role: CoderRole) -> None:
    coders.change_role(study, coders.find_coder(study, "Samira").id, role)
    study.act_as("Samira")
    for ability, acts in ACTS.items():
        for act in acts:
            before = rows_of(study)
            if ability in MAY[role]:
                act(study)
                assert rows_of(study) != before, ability
            else:
                with pytest.raises(NotAllowedError):
                    act(study)
                assert rows_of(study) == before, ability


def test_a_role_taken_away_holds_at_once_in_a_study_that_is_open(study: OpenStudy) -> None:
    with studies.open_study(study.file.path, coder="Samira") as other:
        codebook.create(other, "Nouveau")
        coders.change_role(study, other.coder.id, CoderRole.READER)
        with pytest.raises(NotAllowedError):
            codebook.create(other, "Encore")


def test_nobody_undoes_somebody_elses_action_but_the_owner(study: OpenStudy) -> None:
    codebook.create(study, "Lassitude")
    revision = history.list_activities(study)[-1].revision
    study.act_as("Samira")
    with pytest.raises(NotAllowedError):
        history.revert(study, revision)
    codebook.create(study, "Distance")
    hers = history.list_activities(study)[-1].revision
    study.act_as("Anne")
    history.revert(study, hers)
    assert "Distance" not in {c.name for c in codebook.get_codebook(study).codes}


def test_somebody_elses_coding_and_memo_are_not_a_coders_to_change(study: OpenStudy) -> None:
    mine = codings.list_codings(study, coder_id=study.coder.id)[0]
    memo = memos.write_memo(study, "à moi")
    study.act_as("Samira")
    with pytest.raises(NotAllowedError):
        codings.remove_coding(study, mine.id)
    with pytest.raises(NotAllowedError):
        memos.edit_memo(study, memo.id, "à elle")
    with pytest.raises(NotAllowedError):
        memos.remove_memo(study, memo.id)


def test_the_last_owner_stays_owner(study: OpenStudy) -> None:
    with pytest.raises(ConflictError):
        coders.change_role(study, study.coder.id, CoderRole.CODER)


_WRITE_MANY = """
import sys
from pathlib import Path
from qualcode.services import memos, studies
with studies.open_study(Path(sys.argv[1]), coder=sys.argv[2], remember=False) as study:
    for number in range(40):
        memos.write_memo(study, f"{sys.argv[2]} {number}")
"""


def test_two_processes_write_to_one_study_and_lose_nothing(study: OpenStudy) -> None:
    path = study.file.path
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITE_MANY, str(path), name])
        for name in ("Anne", "Samira")
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    texts = {m.text for m in memos.list_memos(study)}
    assert texts == {f"{name} {n}" for name in ("Anne", "Samira") for n in range(40)}
    done = history.list_activities(study)
    assert [a.revision for a in done] == list(range(1, len(done) + 1))
    assert orphans_of(study) == []


def test_what_one_window_shows_is_checked_when_another_changed_it(study: OpenStudy) -> None:
    source_id, span = span_of(study, "M1", "payé")
    with pytest.raises(RefusedError):
        codings.code_segment(
            study, source_id, span, (code_named(study, "Temps").id,), quote="autre chose"
        )
    with pytest.raises(RefusedError):
        codings.code_segment(study, source_id, Span(0, 10**6), (code_named(study, "Temps").id,))
    gone = codebook.create(study, "Bientôt parti")
    history.undo(study)
    with pytest.raises(NotFoundError):
        codings.code_segment(study, source_id, span, (gone.id,))


def test_a_copy_to_send_is_called_after_whoever_it_is_for(study: OpenStudy) -> None:
    samira = coders.add_coder(study, "Samira <*> Ould/Ali.")
    name, _ = copies.copy_to_send(study, for_coder=samira.id)
    assert name == f"{study.file.path.stem} - Samira Ould Ali.qualcode"


def test_without_its_vault_a_study_is_coded_analysed_and_written(
    study: OpenStudy, tmp_path: Path
) -> None:
    copy = copies.copy_study(study, tmp_path / "copie.qualcode")
    assert not copy.with_name(copy.name + "-vault").exists()
    with studies.open_study(copy) as alone:
        assert not studies.has_vault(alone)
        _code(alone)
        memos.write_memo(alone, "Sans coffre.")
        assert saturation.new_codes_by_level(alone)
        assert agreement.compare_coders(alone).codes
        assert report.word_report(alone, page_numbers=False)[:2] == b"PK"
        assert b"M1" in export.sheet_as(export.extracts_sheet(alone), "csv")
        with pytest.raises(NotFoundError):
            studies.unlock(alone, None)
        with pytest.raises(LockedError):
            release.release_with_key(alone, ())


def test_a_passphrase_opens_its_own_vault_only(tmp_path: Path) -> None:
    with make_study(tmp_path, passphrase="une phrase") as study:
        assert studies.is_protected(study)
        bring_in(study, M1=M1)
    with studies.open_study(tmp_path / "petite.qualcode") as again:
        for wrong in ("autre", "", None):
            with pytest.raises(PassphraseError):
                studies.unlock(again, wrong)
        assert again.vault is None
        assert studies.unlock(again, "une phrase") == ()
        assert len(release.waiting(again)) == 1


def test_the_vault_of_another_study_is_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        make_study(tmp_path / name).close()
    ours = tmp_path / "a" / "petite.qualcode-vault"
    ours.write_bytes((tmp_path / "b" / "petite.qualcode-vault").read_bytes())
    with (
        studies.open_study(tmp_path / "a" / "petite.qualcode") as study,
        pytest.raises(QualcodeError),
    ):
        studies.unlock(study, None)


@pytest.mark.parametrize(
    "content",
    [b"", b"pas une base", b"PK\x03\x04", b"SQLite format 3\x00" + b"\x00" * 80],
    ids=["empty", "text", "zip", "torn"],
)
def test_a_file_that_is_no_study_is_said_to_be_none_and_left_alone(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "x.qualcode"
    path.write_bytes(content)
    with pytest.raises(StudyFileError):
        studies.open_study(path)
    assert path.read_bytes() == content


def test_a_study_cut_short_is_a_sentence(study: OpenStudy) -> None:
    path = study.file.path
    study.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StudyFileError), studies.open_study(path) as torn:
        reading.list_sources(torn)
        rows_of(torn)
        codings.list_codings(torn)


def test_a_study_of_a_newer_version_names_the_version_to_install(study: OpenStudy) -> None:
    path = study.file.path
    study.close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 9999")
        newer.execute("UPDATE setting SET value='7.3.0' WHERE id='needs_qualcode'")
        newer.commit()
    with pytest.raises(StudyFileError) as refused:
        studies.open_study(path)
    assert "7.3.0" in refused.value.sentence("en")


def test_another_database_is_no_study(tmp_path: Path) -> None:
    path = tmp_path / "x.qualcode"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE x (y)")
    with pytest.raises(StudyFileError):
        studies.open_study(path)


def test_a_coder_nobody_knows_leaves_no_study_open_behind(study: OpenStudy) -> None:
    path = study.file.path
    study.close()
    with pytest.raises(NotFoundError):
        studies.open_study(path, coder="Personne")
    assert {p.suffix for p in path.parent.iterdir()} == {".qualcode", ".qualcode-vault"}


def test_a_new_study_never_takes_the_place_of_another(tmp_path: Path) -> None:
    make_study(tmp_path).close()
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    with pytest.raises(ConflictError):
        make_study(tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_reflexive_analysis_leaves_out_saturation_and_agreement_in_one_sentence(
    study: OpenStudy,
) -> None:
    studies.edit_study(study, approach=Approach.REFLEXIVE)
    for asked in (saturation.new_codes_by_level, agreement.compare_coders):
        with pytest.raises(RefusedError) as refused:
            asked(study)
        assert refused.value.message.text.count(". ") == 0
    found = report_material(study, ReportPlan())
    assert found.new_codes == ()
    assert found.agreement is None
    assert report.word_report(study, page_numbers=False)[:2] == b"PK"
    studies.edit_study(study, approach=Approach.INDUCTIVE)
    assert report_material(study, ReportPlan()).new_codes


def test_the_consensus_is_compared_when_it_is_named(study: OpenStudy) -> None:
    from qualcode.model import CoderKind

    coders.add_coder(study, "Consensus", kind=CoderKind.CONSENSUS)
    study.act_as("Consensus")
    _code(study)
    assert {c.name for c in agreement.people(study)} == {"Anne", "Samira"}
    compared = agreement.compare_coders(study, "Anne", "Consensus")
    assert (compared.coder_a.name, compared.coder_b.name) == ("Anne", "Consensus")
