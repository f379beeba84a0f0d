"""Copies that come back: random histories merged, in either order, twice, and undone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from qualcode.errors import (
    ConflictError,
    LockedError,
    NotFoundError,
    QualcodeError,
    RefusedError,
)
from qualcode.model import Code, Coding, Span
from qualcode.services import (
    codebook,
    coders,
    codings,
    copies,
    history,
    memos,
    merge,
    reading,
    redaction,
    studies,
    withdrawal,
)
from qualcode.services.merge_rows import Conflict, ConflictKind, Side
from qualcode.services.merge_words import TABLES, table_name
from qualcode.services.open_study import OpenStudy
from qualcode.store.tables import metadata
from qualcode.wording import Message, render
from tests.services.small_study import (
    Rows,
    code_named,
    coded_anew,
    coded_study,
    orphans_of,
    rows_of,
)
from tests.services.two_coders import put, study_for_two

Step: TypeAlias = tuple[str, int, int]
KINDS = (
    "code", "uncode", "resize", "comment", "rename", "define", "create", "retire", "under",
    "memo", "edit_memo", "remove_memo", "delete_code", "undo",
)  # fmt: skip
STEPS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 5), st.integers(0, 40)), max_size=5
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    with coded_study(folder) as study:
        memos.write_memo(study, "au départ")
        codebook.create(study, "Isolement")
        return study.file.path


@contextmanager
def opened(path: Path, coder: str = "Anne") -> Iterator[OpenStudy]:
    with studies.open_study(path, coder=coder, remember=False) as study:
        yield study


def copied(base: Path, folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    return Path(shutil.copyfile(base, folder / f"{name}.qualcode"))


def live(study: OpenStudy, path: Path, steps: list[Step]) -> None:
    for kind, which, size in steps:
        with suppress(QualcodeError):  # what cannot be done in this state is no history
            _STEPS[kind](study, which, size)


def code_at(study: OpenStudy, which: int) -> Code:
    codes = codebook.get_codebook(study).codes
    return codes[which % len(codes)]


def coding_at(study: OpenStudy, which: int) -> Coding:
    found = codings.list_codings(study)
    if not found:  # the steps before took them all away
        raise NotFoundError(Message("There is no coding."), Message("Code something."))
    return found[which % len(found)]


def code_words(study: OpenStudy, which: int, size: int) -> None:
    source = reading.list_sources(study)[which % 2]
    span = Span(size, size + 10)
    codings.code_segment(study, source.id, span, [code_at(study, which).id])


def under(study: OpenStudy, which: int, size: int) -> None:
    first, second = sorted(codebook.get_codebook(study).codes, key=lambda c: c.id)[:2]
    moved, over = (first, second) if which % 2 else (second, first)
    codebook.move(study, moved.id, over.id)


def resize(study: OpenStudy, which: int, size: int) -> None:
    coding = coding_at(study, which)
    codings.resize_coding(study, coding.id, Span(size, size + 12))


def delete_code(study: OpenStudy, which: int, size: int) -> None:
    into, gone = code_at(study, which), code_at(study, size)
    if into.id != gone.id:
        codebook.merge(study, into.id, [gone.id])


_STEPS: dict[str, Callable[[OpenStudy, int, int], object]] = {
    "code": code_words,
    "uncode": lambda s, n, _: codings.remove_coding(s, coding_at(s, n).id),
    "resize": resize,
    "comment": lambda s, n, m: codings.comment_coding(s, coding_at(s, n).id, f"dit {m}"),
    "rename": lambda s, n, m: codebook.rename(s, code_at(s, n).id, f"Nom {m}"),
    "define": lambda s, n, m: codebook.edit(s, code_at(s, n).id, definition=f"Sens {m}"),
    "create": lambda s, n, m: codebook.create(s, f"Nouveau {m}", parent_id=code_at(s, n).id),
    "retire": lambda s, n, _: codebook.retire(s, code_at(s, n).id),
    "under": under,
    "memo": lambda s, _, m: memos.write_memo(s, f"note {m}"),
    "edit_memo": lambda s, n, m: memos.edit_memo(s, memo_at(s, n), f"autre {m}"),
    "remove_memo": lambda s, n, _: memos.remove_memo(s, memo_at(s, n)),
    "delete_code": delete_code,
    "undo": lambda s, *_: history.undo(s),
}


def memo_at(study: OpenStudy, which: int) -> str:
    found = memos.list_memos(study)
    return found[which % len(found)].id if found else ""


def fairly(conflict: Conflict) -> Side:
    """A side chosen by what is in the rows, not by who comes second."""
    here, there = conflict.here, conflict.there
    if conflict.kind is ConflictKind.CIRCLE:
        assert there is not None
        return Side.THEIRS if conflict.row_id < there["parent_id"] else Side.OURS
    if here is None or there is None:  # what is there stays
        return Side.OURS if there is None else Side.THEIRS
    shown = [json.dumps([row[name] for name in conflict.columns]) for row in (here, there)]
    return Side.THEIRS if shown[1] > shown[0] else Side.OURS


def merge_fairly(study: OpenStudy, copy: Path) -> merge.MergePlan:
    decisions: dict[str, Side] = {}
    for _ in range(20):
        plan = merge.plan_merge(study, copy, decisions)
        if not plan.undecided:
            return merge.merge_copy(study, copy, decisions)
        decisions |= {c.key: fairly(c) for c in plan.undecided}
    raise AssertionError("conflicts never end")


def sound(study: OpenStudy) -> None:
    assert orphans_of(study) == []
    assert len(codebook.get_codebook(study)) > 0
    for source in reading.list_sources(study):
        read = reading.read_source(study, source.id)
        assert all(
            c.segment.span.cut(read.transcript.text) == c.segment.quote for c in read.codings
        )


@given(STEPS, STEPS)
@settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a smaller history costs minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_a_copy_merged_twice_changes_nothing_more_and_undoes_as_one_step(
    base: Path, tmp_path_factory: pytest.TempPathFactory, ours: list[Step], theirs: list[Step]
) -> None:
    folder = tmp_path_factory.mktemp("h")
    here, copy = copied(base, folder, "here"), copied(base, folder, "copy")
    with opened(copy, "Samira") as study:
        live(study, copy, theirs)
    with opened(here) as study:
        live(study, here, ours)
        before = rows_of(study)
        plan = merge_fairly(study, copy)
        sound(study)
        once = rows_of(study)
        again = merge.merge_copy(study, copy)
        assert not again.is_new
        assert rows_of(study) == once
        if plan.is_new:
            history.undo(study)
            assert rows_of(study) == before
            merge_fairly(study, copy)
            assert rows_of(study) == once


@given(STEPS, STEPS)
@settings(
    max_examples=7,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a smaller history costs minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_two_copies_merged_in_either_order_give_the_same_study(
    base: Path, tmp_path_factory: pytest.TempPathFactory, one: list[Step], other: list[Step]
) -> None:
    folder = tmp_path_factory.mktemp("h")
    first, second = copied(base, folder, "first"), copied(base, folder, "second")
    for path, coder, steps in ((first, "Anne", one), (second, "Samira", other)):
        with opened(path, coder) as study:
            live(study, path, steps)
    found: list[Rows] = []
    for number, order in enumerate(((first, second), (second, first))):
        here = copied(base, folder, f"here{number}")
        with opened(here) as study:
            for copy in order:
                merge_fairly(study, copy)
            sound(study)
            found.append(rows_of(study))
    assert found[0] == found[1]


def test_a_plan_says_what_comes_and_writes_nothing(base: Path, tmp_path: Path) -> None:
    here, copy = copied(base, tmp_path, "here"), copied(base, tmp_path, "copy")
    with opened(copy, "Samira") as study:
        put(study, "Samira", "M1", "Temps", "dix ans")
        memos.write_memo(study, "à discuter")
    with opened(here) as study:
        before = rows_of(study)
        plan = merge.plan_merge(study, copy)
        assert (plan.added, plan.changed, plan.deleted) == ({"coding": 1, "memo": 1}, {}, {})
        assert plan.n_actions == 2
        assert [c.name for c in plan.coders] == ["Samira"]
        assert rows_of(study) == before


def test_what_both_changed_waits_for_a_person_and_the_rest_of_the_row_comes(
    base: Path, tmp_path: Path
) -> None:
    here, copy = copied(base, tmp_path, "here"), copied(base, tmp_path, "copy")
    with opened(copy, "Samira") as study:
        codebook.edit(study, code_named(study, "Temps").id, definition="là", inclusion="tout")
    with opened(here) as study:
        code = code_named(study, "Temps")
        codebook.edit(study, code.id, definition="ici")
        (conflict,) = merge.plan_merge(study, copy).undecided
        assert (conflict.kind, conflict.columns) == (ConflictKind.BOTH_CHANGED, ("definition",))
        with pytest.raises(ConflictError):
            merge.merge_copy(study, copy)
        merge.merge_copy(study, copy, {conflict.key: Side.OURS})
        after = code_named(study, "Temps")
        assert (after.definition, after.inclusion) == ("ici", "tout")


def test_a_code_gone_here_and_used_there_comes_back_if_one_says_so(
    base: Path, tmp_path: Path
) -> None:
    here, copy = copied(base, tmp_path, "here"), copied(base, tmp_path, "copy")
    with opened(copy, "Samira") as study:
        put(study, "Samira", "M1", "Isolement", "dix ans")
    with opened(here) as study:
        history.undo(study)  # which made the code
        (conflict,) = merge.plan_merge(study, copy).undecided
        assert conflict.kind is ConflictKind.USED_THERE
        left = merge.plan_merge(study, copy, {conflict.key: Side.OURS})
        assert not left.added
        assert len(left.findings) == 1
        merge.merge_copy(study, copy, otherwise=Side.THEIRS)
        assert code_named(study, "Isolement").id == conflict.row_id
        assert len(codings.list_codings(study)) == 3


def test_names_found_since_do_not_come_back_with_a_copy(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    with study_for_two(tmp_path / "s") as study:
        copy = copies.copy_study(study, tmp_path / "copie.qualcode")
        with opened(copy, "Samira") as there:
            put(there, "Samira", "M2", "Temps", "Une secrétaire partagée")
            memos.write_memo(there, "La secrétaire de Jeanne Morvan")
        redaction.redact(study, "secrétaire", replacement="personne")
        study.lock()
        with pytest.raises(LockedError):
            merge.plan_merge(study, copy)
        studies.unlock(study, None)
        plan = merge.merge_copy(study, copy)
        assert not plan.findings  # a name replaced since is no difference of the texts
        (coding,) = codings.list_codings(study)
        assert coding.segment.quote == "Une personne partagée"
        (memo,) = memos.list_memos(study)
        assert memo.text == "La personne de la collègue A"
        sound(study)


def test_who_withdrew_does_not_come_back_with_a_copy(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    folder.mkdir()
    with coded_study(folder) as study:
        from qualcode.services import interviews, participants

        participants.add_participant(study, "P2")
        (interview,) = [i for i in interviews.list_interviews(study) if i.label == "M2"]
        interviews.edit_interview(study, interview.id, participants=("P2",))
        copy = copies.copy_study(study, tmp_path / "copie.qualcode")
        with opened(copy, "Samira") as there:
            put(there, "Samira", "M2", "Argent", "Une secrétaire partagée")
            memos.write_memo(there, "Elle dit : Moi, je trouve que les réunions sont trop longues.")
        withdrawal.withdraw(study, "P2")
        (finding,) = merge.merge_copy(study, copy).findings
        assert "1 élément" in render(finding.text, "fr")
        assert "supprimez" in render(finding.advice, "fr")
        assert {s.label for s in reading.list_sources(study)} == {"M1"}
        assert all("trop longues" not in m.text for m in memos.list_memos(study))
        sound(study)


def test_another_study_and_the_study_itself_are_refused(base: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with coded_anew(other) as study, pytest.raises(RefusedError, match="autre étude"):
        merge.plan_merge(study, base)
    with opened(copied(base, tmp_path, "here")) as study, pytest.raises(RefusedError):
        merge.plan_merge(study, study.file.path)


def test_two_people_of_one_name_stay_two(base: Path, tmp_path: Path) -> None:
    here, copy = copied(base, tmp_path, "here"), copied(base, tmp_path, "copy")
    for path in (here, copy):
        with opened(path) as study:
            coders.add_coder(study, "Lucas")
    with opened(here) as study:
        merge.merge_copy(study, copy)
        assert [c.name for c in coders.list_coders(study)].count("Lucas") == 2


def test_every_table_a_copy_may_bring_has_its_words() -> None:
    named = {table.name for table in metadata.sorted_tables} - {"activity", "activity_row"}
    assert named <= set(TABLES)
    spoken = {table_name(table) for table in named}
    assert len(spoken) == len(named)
