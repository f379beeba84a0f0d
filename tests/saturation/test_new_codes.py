from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.extracts_source import extracts_source
from qualcode.ingest.codings_table import plan_codings
from qualcode.ingest.reading import read_table
from qualcode.model import (
    Code,
    Codebook,
    CodeKind,
    Coding,
    Incidence,
    Role,
    Segment,
    Span,
    Transcript,
    Turn,
)
from qualcode.saturation.incidence import code_incidence
from qualcode.saturation.levels import IncidenceLevel
from qualcode.saturation.new_codes import new_codes
from tests.orleans import FOLDER, needs_orleans


def orleans() -> tuple[Codebook, list[Coding]]:
    table = read_table("coded_quotes.csv", (FOLDER / "coded_quotes.csv").read_bytes())
    made = plan_codings("coded_quotes.csv", table)
    codings: list[Coding] = []
    for who in made.participants:
        rows = [row for row in made.extracts if row.participant == who]
        segments = extracts_source([row.quote for row in rows], who).segments(who, 1)
        codings += [
            Coding(f"{row.line}", row.code_ids[0], "consensus", segment)
            for row, segment in zip(rows, segments, strict=True)
        ]
    return Codebook(made.new_codes), codings


def incidence_of_orleans(level: IncidenceLevel) -> Incidence:
    """The six interviews at a level."""
    codebook, codings = orleans()
    units = [f"M{number}" for number in range(1, 7)]
    unit_of = {coding.id: coding.segment.source_id for coding in codings}
    return code_incidence(codebook, codings, units, unit_of, level=level)


@needs_orleans
@pytest.mark.parametrize(
    ("level", "new"),
    [
        (IncidenceLevel.THEME, (4, 0, 0, 0, 0, 0)),
        (IncidenceLevel.SUB_THEME, (11, 5, 5, 0, 0, 0)),
        (IncidenceLevel.LEAF_MERGED, (13, 6, 12, 1, 2, 2)),
        (IncidenceLevel.LEAF, (15, 7, 15, 2, 3, 3)),
        (IncidenceLevel.CODE, (15, 8, 16, 4, 5, 4)),
    ],
)
def test_the_orleans_table_of_new_codes_comes_out_at_every_level(
    level: IncidenceLevel, new: tuple[int, ...]
) -> None:
    counted = new_codes(incidence_of_orleans(level), level)
    assert counted.new == new
    assert counted.n_items == counted.cumulative[-1] == sum(new)
    assert counted.units == tuple(f"M{number}" for number in range(1, 7))


BOOK = Codebook(
    (
        Code("t", "T", CodeKind.THEME),
        Code("b", "B", parent_id="t"),
        Code("l1", "L1", CodeKind.LEVER, "t", 1, answers="b"),
        Code("l2", "L2", CodeKind.LEVER, "t", 2, answers="b"),
        Code("u", "U", CodeKind.THEME, position=1),
        Code("far", "loin", CodeKind.LEVER, "u", answers="b"),
    )
)


def coding(code_id: str, unit: str, start: int = 0) -> Coding:
    segment = Segment(unit, 1, Span(start, start + 3), "abc")
    return Coding(f"{code_id} {unit} {start}", code_id, "ada", segment)


def incidence(codings: Sequence[Coding], level: IncidenceLevel, **options: object) -> Incidence:
    unit_of = {each.id: each.segment.source_id for each in codings}
    return code_incidence(BOOK, codings, ["E1", "E2", "E3"], unit_of, level=level, **options)  # type: ignore[arg-type]


def test_levers_of_one_barrier_are_one_leaf_apart_from_it() -> None:
    codings = [coding("b", "E1"), coding("l1", "E2"), coding("l2", "E3"), coding("far", "E3")]
    leaf = incidence(codings, IncidenceLevel.LEAF)
    assert leaf.codes == ("b", "b:levers", "far")
    assert new_codes(leaf).new == (1, 1, 1)
    assert incidence(codings, IncidenceLevel.LEAF_MERGED).codes == ("b", "far")
    assert incidence(codings, IncidenceLevel.CODE).codes == ("b", "l1", "l2", "far")
    assert incidence(codings, IncidenceLevel.THEME).codes == ("t", "u")


def test_a_unit_without_codings_stays_as_an_empty_row() -> None:
    counted = new_codes(incidence([coding("b", "E1"), coding("b", "E3")], IncidenceLevel.CODE))
    assert (counted.new, counted.cumulative) == ((1, 0, 0), (1, 1, 1))
    assert new_codes(Incidence((), (), ())).n_items == 0


def test_the_interviewers_turns_do_not_count_unless_asked() -> None:
    talk = Transcript(
        "abc\nabc", (Turn(Span(0, 3), Role.INTERVIEWER), Turn(Span(4, 7), Role.OTHER))
    )
    codings = [coding("b", "E1", 0), coding("l1", "E1", 4)]
    without = incidence(codings, IncidenceLevel.CODE, transcripts={"E1": talk})
    assert without.codes == ("l1",)
    asked = incidence(
        codings, IncidenceLevel.CODE, transcripts={"E1": talk}, include_interviewer=True
    )
    assert asked.codes == ("b", "l1")


def test_one_coder_can_be_counted_alone() -> None:
    assert incidence([coding("b", "E1")], IncidenceLevel.CODE, coder_ids={"ben"}).codes == ()


@settings(deadline=None)
@given(st.lists(st.frozensets(st.integers(0, 9)), max_size=8))
def test_new_codes_add_up_to_what_is_known(rows: list[frozenset[int]]) -> None:
    units = tuple(f"E{n}" for n in range(len(rows)))
    counted = new_codes(Incidence(units, tuple("abcdefghij"), tuple(rows)))
    for n in range(len(rows)):
        assert counted.cumulative[n] == len(frozenset().union(*rows[: n + 1]))
        assert counted.new[n] == counted.cumulative[n] - (counted.cumulative[n - 1] if n else 0)
