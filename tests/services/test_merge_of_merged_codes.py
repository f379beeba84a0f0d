"""Codes merged in one file while the other codes with them: nothing done under them is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qualcode.model.code_link import CodeLinkKind
from qualcode.services import (
    code_links,
    codebook,
    codings,
    history,
    memos,
    merge,
    participants,
    requests,
    studies,
)
from qualcode.services.framework import CaseKind, framework_grid, write_summary
from qualcode.services.merge_rows import ConflictKind, Side
from qualcode.services.open_study import OpenStudy
from qualcode.wording import render
from tests.services.small_study import code_named, coded_study, orphans_of, rows_of
from tests.services.two_coders import put

WORDS = ("dix ans", "sans elle on n'avancerait pas")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with coded_study(tmp_path_factory.mktemp("base")) as study:
        return study.file.path


@pytest.fixture
def two(base: Path, tmp_path: Path) -> Iterator[tuple[OpenStudy, OpenStudy]]:
    """The study and a copy of it, both open; Anne acts here, Samira there."""
    with (
        opened(base, tmp_path, "a", "Anne") as study,
        opened(base, tmp_path, "b", "Samira") as copy,
    ):
        yield study, copy


@contextmanager
def opened(base: Path, folder: Path, name: str, coder: str) -> Iterator[OpenStudy]:
    path = Path(shutil.copyfile(base, folder / f"{name}.qualcode"))
    with studies.open_study(path, coder=coder, remember=False) as study:
        yield study


def together(study: OpenStudy) -> None:
    """Argent becomes part of Temps."""
    codebook.merge(study, code_named(study, "Temps").id, [code_named(study, "Argent").id])


def coded(study: OpenStudy) -> list[tuple[str, str]]:
    names = {code.id: code.name for code in codebook.get_codebook(study).codes}
    return sorted((names[c.code_id], c.segment.quote) for c in codings.list_codings(study))


def file_of(study: OpenStudy) -> Path:
    study.close()
    return study.file.path


def sum_up(study: OpenStudy, code: str, text: str) -> None:
    people = participants.participants_table(study).participants
    who = next(p.id for p in people if p.identifier == "M1")
    write_summary(study, CaseKind.PARTICIPANT, who, code_named(study, code).id, text)


def work(study: OpenStudy) -> None:
    """All that may hang on a code, done under Argent."""
    argent = code_named(study, "Argent")
    for words in WORDS:
        put(study, study.coder.name, "M1", "Argent", words)
    codebook.create(study, "Primes", parent_id=argent.id)
    put(study, study.coder.name, "M2", "Primes", "(rires)")
    memos.write_memo(study, "L’argent revient.", about="code", about_id=argent.id)
    requests.ask(study, "Faut-il ce code ?", about="code", about_id=argent.id)
    lever = code_named(study, "Payer le soir")
    code_links.link_codes(study, argent.id, lever.id, CodeLinkKind.CAUSE)
    sum_up(study, "Argent", "L’argent manque.")


def nothing_is_lost(study: OpenStudy) -> None:
    temps, primes = code_named(study, "Temps"), code_named(study, "Primes")
    found = coded(study)
    assert [found.count(("Temps", words)) for words in WORDS] == [1, 1]
    assert ("Primes", "(rires)") in found
    assert primes.parent_id == temps.id
    assert [m.about_id for m in memos.list_memos(study)] == [temps.id]
    assert [r.about_id for r in requests.list_requests(study)] == [temps.id]
    assert [link.from_id for link in code_links.list_links(study)] == [temps.id]
    grid = framework_grid(study, code_ids=[temps.id])
    cell = grid.cell(grid.cases[0].id, temps.id)
    assert [s.text for s in (cell.own, *cell.others) if s] == ["L’argent manque."]
    assert orphans_of(study) == []


@pytest.mark.parametrize(("here", "there"), [(together, work), (work, together)])
def test_what_was_done_under_a_code_follows_it_into_the_code_it_became_part_of(
    two: tuple[OpenStudy, OpenStudy],
    here: Callable[[OpenStudy], None],
    there: Callable[[OpenStudy], None],
) -> None:
    study, copy = two
    here(study)
    there(copy)
    before = rows_of(study)
    plan = merge.merge_copy(study, file_of(copy))
    (finding,) = plan.findings
    assert "Temps" in render(finding.text, "fr")
    assert "Argent" in render(finding.place, "fr")
    assert not plan.conflicts
    assert "setting" not in plan.added
    nothing_is_lost(study)
    history.undo(study)
    assert rows_of(study) == before


def test_it_follows_through_two_merges_and_through_a_second_copy(
    base: Path, tmp_path: Path
) -> None:
    with (
        opened(base, tmp_path, "a", "Anne") as study,
        opened(base, tmp_path, "b", "Anne") as merging,
        opened(base, tmp_path, "c", "Samira") as coding,
    ):
        together(merging)
        put(coding, "Samira", "M1", "Argent", "dix ans")
        merge.merge_copy(study, file_of(merging))
        codebook.merge(study, code_named(study, "Freins").id, [code_named(study, "Temps").id])
        merge.merge_copy(study, file_of(coding))
        assert ("Freins", "dix ans") in coded(study)


def test_a_code_changed_in_the_copy_comes_back_with_its_codings_if_one_says_so(
    two: tuple[OpenStudy, OpenStudy],
) -> None:
    study, copy = two
    together(study)
    codebook.rename(copy, code_named(copy, "Argent").id, "Revenus")
    put(copy, "Samira", "M1", "Revenus", "dix ans")
    path = file_of(copy)
    (conflict,) = merge.plan_merge(study, path).undecided
    assert conflict.kind is ConflictKind.DELETED_HERE
    merge.merge_copy(study, path, {conflict.key: Side.OURS})
    assert ("Temps", "dix ans") in coded(study)
    history.undo(study)
    merge.merge_copy(study, path, {conflict.key: Side.THEIRS})
    assert ("Revenus", "dix ans") in coded(study)


def test_one_coder_who_coded_the_same_words_in_both_files_has_coded_them_once(
    two: tuple[OpenStudy, OpenStudy],
) -> None:
    study, copy = two
    for each, comment in ((study, "ici"), (copy, "là-bas")):
        coding_id = put(each, "Samira", "M1", "Argent", "dix ans")
        each.act_as("Samira")
        codings.comment_coding(each, coding_id, comment)
        memos.write_memo(each, f"De {comment}.", about="coding", about_id=coding_id)
    study.act_as("Anne")
    merge.merge_copy(study, file_of(copy))
    (both,) = [c for c in codings.list_codings(study) if c.segment.quote == "dix ans"]
    assert sorted(both.comment.split("\n")) == ["ici", "là-bas"]
    assert [m.about_id for m in memos.list_memos(study)] == [both.id] * 2


def test_words_coded_with_both_codes_are_coded_once_when_the_codes_became_one(
    two: tuple[OpenStudy, OpenStudy],
) -> None:
    study, copy = two
    together(study)
    put(study, "Samira", "M1", "Temps", "dix ans")
    put(copy, "Samira", "M1", "Argent", "dix ans")
    merge.merge_copy(study, file_of(copy))
    assert coded(study).count(("Temps", "dix ans")) == 1


def swallowed(study: OpenStudy) -> None:
    """Temps becomes part of the lever Payer le soir."""
    codebook.merge(study, code_named(study, "Payer le soir").id, [code_named(study, "Temps").id])


def put_under(study: OpenStudy, name: str, over: str) -> None:
    codebook.move(study, code_named(study, name).id, code_named(study, over).id)


def deepened(study: OpenStudy) -> None:
    """Payer le soir under Argent under Temps."""
    put_under(study, "Argent", "Temps")
    put_under(study, "Payer le soir", "Argent")


def parents(study: OpenStudy) -> dict[str, str]:
    codes = codebook.get_codebook(study).codes
    names = {code.id: code.name for code in codes}
    return {code.name: names.get(code.parent_id or "", "") for code in codes}


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("placing", "expected"),
    [
        (lambda s: put_under(s, "Payer le soir", "Temps"), {"Payer le soir": "Freins"}),
        (deepened, {"Argent": "Freins", "Payer le soir": "Argent"}),
    ],
)
def test_a_code_put_under_one_that_became_part_of_it_rises_to_where_that_one_stood(
    two: tuple[OpenStudy, OpenStudy],
    placing: Callable[[OpenStudy], None],
    expected: dict[str, str],
    swapped: bool,
) -> None:
    study, copy = two
    here, there = (swallowed, placing) if swapped else (placing, swallowed)
    here(study)
    there(copy)
    before = rows_of(study)
    plan = merge.merge_copy(study, file_of(copy))
    assert not plan.conflicts
    found = parents(study)
    assert "Temps" not in found
    assert {name: found[name] for name in expected} == expected
    assert orphans_of(study) == []
    history.undo(study)
    assert rows_of(study) == before


@pytest.mark.parametrize("side", list(Side))
def test_of_two_codes_moved_under_each_other_neither_is_left_under_a_code_that_went(
    base: Path, tmp_path: Path, side: Side
) -> None:
    with opened(base, tmp_path, "a", "Anne") as study:
        for name, under in (("Bourse", "Argent"), ("Horaires", "Temps")):
            apart = codebook.create(study, f"Hors de {under}")
            codebook.create(study, name, parent_id=apart.id)
        study.close()
        with (
            opened(study.file.path, tmp_path, "here", "Anne") as here,
            opened(study.file.path, tmp_path, "copy", "Samira") as copy,
        ):
            moved_and_merged(here, "Horaires", "Bourse", "Hors de Temps")
            moved_and_merged(copy, "Bourse", "Horaires", "Hors de Argent")
            path = file_of(copy)
            (conflict,) = merge.plan_merge(here, path).undecided
            assert conflict.kind is ConflictKind.CIRCLE
            merge.merge_copy(here, path, {conflict.key: side})
            found = parents(here)
            top, below = ("Bourse", "Horaires") if side is Side.OURS else ("Horaires", "Bourse")
            assert (found[top], found[below]) == ("", top)
            assert orphans_of(here) == []


def moved_and_merged(study: OpenStudy, name: str, over: str, gone: str) -> None:
    """A code goes under another, and the one it stood under becomes part of a third."""
    put_under(study, name, over)
    into = gone.removeprefix("Hors de ")
    codebook.merge(study, code_named(study, into).id, [code_named(study, gone).id])
