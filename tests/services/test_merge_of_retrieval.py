"""What retrieval, the framework grid and suggestions keep comes back with a copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qualcode.errors import ConflictError
from qualcode.model import Span
from qualcode.services import (
    codings,
    history,
    merge,
    participants,
    saved_queries,
    studies,
)
from qualcode.services.framework import CaseKind, framework_grid, write_summary
from qualcode.services.meaning_units import keep_units, units_of
from qualcode.services.merge_rows import ConflictKind, Side
from qualcode.services.merge_words import TABLES
from qualcode.services.open_study import OpenStudy
from qualcode.services.query import Query
from qualcode.services.suggestion import CodeSuggestion, accept, reject
from qualcode.store.rows.suggestions import load_suggestions
from tests.services.small_study import code_named, coded_study, orphans_of, rows_of, span_of


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with coded_study(tmp_path_factory.mktemp("base")) as study:
        return study.file.path


@contextmanager
def two(base: Path, folder: Path) -> Iterator[tuple[OpenStudy, OpenStudy]]:
    """The study and a copy of it, both open; Anne acts here, Samira there."""
    here, there = (Path(shutil.copyfile(base, folder / f"{n}.qualcode")) for n in ("a", "b"))
    with (
        studies.open_study(here, coder="Anne", remember=False) as study,
        studies.open_study(there, coder="Samira", remember=False) as copy,
    ):
        yield study, copy


def sum_up(study: OpenStudy, code: str, text: str, rests_on: tuple[str, ...] = ()) -> None:
    people = participants.participants_table(study).participants
    who = next(p.id for p in people if p.identifier == "M1")
    write_summary(
        study, CaseKind.PARTICIPANT, who, code_named(study, code).id, text, rests_on=rests_on
    )


def summed_up(study: OpenStudy, code: str) -> list[str]:
    grid = framework_grid(study, code_ids=[code_named(study, code).id])
    cell = grid.cell(grid.cases[0].id, grid.themes[0].id)
    return sorted(s.text for s in (cell.own, *cell.others) if s is not None)


def brought(copy: OpenStudy) -> Path:
    """The file of a copy, closed."""
    path = copy.file.path
    copy.close()
    return path


def test_summaries_queries_decisions_and_units_come_back_and_go_with_one_undo(
    base: Path, tmp_path: Path
) -> None:
    with two(base, tmp_path) as (study, copy):
        own = codings.list_codings(copy)[0]
        sum_up(copy, "Freins", "De Samira.", (own.id,))
        saved_queries.save_query(copy, "le temps", Query("Temps"))
        code = code_named(copy, "Argent")
        source, span = span_of(copy, "M1", "être payé")
        suggestion = CodeSuggestion(code, 0.5, (), ("payer",), 0, "modèle 1")
        accept(copy, source, span, suggestion)
        reject(copy, *span_of(copy, "M1", "dix ans"), suggestion)
        keep_units(copy, "M2", [span_of(copy, "M2", "On n'a pas le temps.")[1]])
        sum_up(study, "Freins", "D’Anne.")
        before = rows_of(study)
        plan = merge.merge_copy(study, brought(copy))
        assert set(plan.added) <= TABLES.keys()
        assert plan.added["summary"] == plan.added["summary_link"] == 1
        assert summed_up(study, "Freins") == ["De Samira.", "D’Anne."]
        assert [q.name for q in saved_queries.list_queries(study)] == ["le temps"]
        with study.reading() as reader:
            assert sorted(s.decision.value for s in load_suggestions(reader)) == [
                "accepted",
                "rejected",
            ]
        study.act_as("Samira")
        kept = [u.quote for u in units_of(study) if u.id]
        assert kept == ["On n'a pas le temps."]
        study.act_as("Anne")
        assert orphans_of(study) == []
        history.undo(study)
        assert rows_of(study) == before


def test_one_coder_who_summed_up_in_both_chooses_and_no_words_are_lost_unseen(
    base: Path, tmp_path: Path
) -> None:
    for side, words in ((Side.OURS, "Ici."), (Side.THEIRS, "Là-bas.")):
        folder = tmp_path / side.value
        folder.mkdir()
        with two(base, folder) as (study, copy):
            copy.act_as("Anne")
            coding = codings.list_codings(study)[0]
            sum_up(copy, "Freins", "Là-bas.", (coding.id,))
            sum_up(study, "Freins", "Ici.", (coding.id,))
            path = brought(copy)
            (conflict,) = merge.plan_merge(study, path).undecided
            assert (conflict.kind, conflict.columns) == (ConflictKind.BOTH_CHANGED, ("text",))
            with pytest.raises(ConflictError):
                merge.merge_copy(study, path)
            merge.merge_copy(study, path, {conflict.key: side})
            assert summed_up(study, "Freins") == [words]
            assert orphans_of(study) == []


def test_units_one_coder_cut_in_both_never_overlap(base: Path, tmp_path: Path) -> None:
    with two(base, tmp_path) as (study, copy):
        study.act_as("Samira")
        text = span_of(study, "M2", "On n'a pas le temps.")[1]
        keep_units(study, "M2", [text])
        apart = span_of(copy, "M2", "Une secrétaire partagée")[1]
        keep_units(copy, "M2", [Span(text.start, text.start + 6), apart])
        study.act_as("Anne")
        plan = merge.merge_copy(study, brought(copy))
        assert len(plan.findings) == 1
        study.act_as("Samira")
        assert [u.span for u in units_of(study) if u.id] == [text, apart]
