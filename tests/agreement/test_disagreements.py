"""Where coders agree and how they differ, against a count done letter by letter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.agreement.disagreements import by_weight, compare_codings
from qualcode.agreement.disagreements_counts import NOTHING, by_code, by_source, confusion, tally
from qualcode.model import Code, Codebook, Coding, Segment, Span
from qualcode.model.disagreement import Place, PlaceKind

TEXT = "on n’a pas le temps, voilà. et puis la paie ne suit pas du tout"
TREE = Codebook(
    (
        Code("T", "Freins"),
        Code("t", "Temps", parent_id="T"),
        Code("s", "Soir", parent_id="t"),
        Code("m", "Argent"),
    )
)
A, B, C = "anne", "samira", "lucas"


def coding(number: int, coder: str, code: str, start: int, end: int, text: str = TEXT) -> Coding:
    span = Span(start, end)
    return Coding(f"c{number}", code, coder, Segment("s1", 1, span, span.cut(text)))


def only(codings: Sequence[Coding], coders: Sequence[str] = (A, B)) -> Place:
    (place,) = compare_codings(codings, TEXT, TREE, coders)
    return place


def test_the_same_words_and_code_are_an_agreement_whatever_blanks_and_commas_stand_at_the_ends() -> (
    None
):
    place = only([coding(1, A, "t", 0, 19), coding(2, B, "t", 0, 21)])
    assert (place.kind, place.disputed) == (PlaceKind.AGREEMENT, 0)


def test_one_long_extract_and_the_same_cut_in_two_are_an_agreement() -> None:
    place = only([coding(1, A, "t", 0, 19), coding(2, B, "t", 0, 6), coding(3, B, "t", 7, 19)])
    assert place.kind is PlaceKind.AGREEMENT
    assert len(place.of(B)[0].coding_ids) == 2


def test_other_ends_are_a_boundary_with_the_letters_in_dispute_counted() -> None:
    place = only([coding(1, A, "t", 0, 19), coding(2, B, "t", 0, 26)])
    assert (place.kind, place.disputed) == (PlaceKind.BOUNDARY, len("voilà"))


def test_a_parent_and_its_child_on_the_same_words_are_one_place() -> None:
    place = only([coding(1, A, "T", 0, 19), coding(2, B, "s", 0, 19)])
    assert place.kind is PlaceKind.PARENT_CHILD
    assert place.code_ids == ("T", "s")


def test_unrelated_codes_on_the_same_words_are_one_place() -> None:
    assert only([coding(1, A, "m", 0, 19), coding(2, B, "t", 2, 19)]).kind is PlaceKind.OTHER_CODE


def test_what_one_left_out_is_an_omission_that_names_who() -> None:
    place = only([coding(1, A, "m", 0, 19)])
    assert (place.kind, place.missing) == (PlaceKind.OMISSION, (B,))


def test_a_second_code_beside_an_agreed_one_is_an_omission_not_another_code() -> None:
    places = compare_codings(
        [coding(1, A, "m", 0, 19), coding(2, B, "m", 0, 19), coding(3, B, "t", 0, 19)],
        TEXT,
        TREE,
        (A, B),
    )
    assert [p.kind for p in places] == [PlaceKind.AGREEMENT, PlaceKind.OMISSION]


def test_codes_that_hardly_touch_do_not_compete() -> None:
    places = compare_codings(
        [coding(1, A, "m", 0, 19), coding(2, B, "t", 17, 40)], TEXT, TREE, (A, B)
    )
    assert [p.kind for p in places] == [PlaceKind.OMISSION, PlaceKind.OMISSION]


def test_three_coders_with_three_codes_on_the_same_words_are_one_place() -> None:
    place = only(
        [coding(1, A, "m", 0, 19), coding(2, B, "t", 0, 19), coding(3, C, "T", 0, 19)], (A, B, C)
    )
    assert place.kind is PlaceKind.OTHER_CODE
    assert [s.coder_id for s in place.sides] == [A, B, C]


def test_a_place_keeps_its_key_when_ends_are_moved() -> None:
    before = only([coding(1, A, "t", 0, 19), coding(2, B, "t", 0, 26)])
    after = only([coding(1, A, "t", 0, 26), coding(2, B, "t", 0, 26)])
    assert before.key == after.key
    assert after.is_agreement


def test_the_disagreements_on_most_words_come_first() -> None:
    places = compare_codings(
        [coding(1, A, "m", 0, 6), coding(2, B, "t", 28, 60)], TEXT, TREE, (A, B)
    )
    assert [p.code_ids for p in by_weight(places)] == [("t",), ("m",)]


# --- against a count done letter by letter


@st.composite
def studies(draw: st.DrawFn, coders: Sequence[str] = (A, B)) -> list[Coding]:
    n = draw(st.integers(0, 9))
    found = []
    for number in range(n):
        start = draw(st.integers(0, len(TEXT) - 2))
        end = draw(st.integers(start + 1, min(len(TEXT), start + 25)))
        code = draw(st.sampled_from(["T", "t", "s", "m"]))
        found.append(coding(number, draw(st.sampled_from(list(coders))), code, start, end))
    return found


def letters(spans: Sequence[Span]) -> set[int]:
    return {i for s in spans for i in range(s.start, s.end) if TEXT[i].isalnum()}


def naive_groups(codings: list[Coding]) -> list[set[str]]:
    """Codings of one code that share a character, directly or through others."""
    groups = [{c.id} for c in codings]
    by_id = {c.id: c for c in codings}
    merged = True
    while merged:
        merged = False
        for one, other in combinations(groups, 2):
            touching = any(
                by_id[a].code_id == by_id[b].code_id
                and by_id[a].segment.span.overlaps(by_id[b].segment.span)
                for a in one
                for b in other
            )
            if touching:
                one |= other
                groups.remove(other)
                merged = True
                break
    return groups


@given(studies())
@settings(max_examples=150, deadline=None)
def test_agreements_and_boundaries_are_those_counted_letter_by_letter(
    codings: list[Coding],
) -> None:
    places = compare_codings(codings, TEXT, TREE, (A, B))
    by_id = {c.id: c for c in codings}
    expected = {}
    for group in naive_groups(codings):
        a = letters([by_id[i].segment.span for i in group if by_id[i].coder_id == A])
        b = letters([by_id[i].segment.span for i in group if by_id[i].coder_id == B])
        if len({by_id[i].coder_id for i in group}) == 2:
            kind = PlaceKind.BOUNDARY if a ^ b else PlaceKind.AGREEMENT
            expected[frozenset(group)] = (kind, len(a ^ b))
    found = {
        frozenset(i for s in p.sides for i in s.coding_ids): (p.kind, p.disputed)
        for p in places
        if p.kind in (PlaceKind.BOUNDARY, PlaceKind.AGREEMENT)
    }
    assert found == expected


@given(studies())
@settings(max_examples=150, deadline=None)
def test_every_coding_stands_at_one_place_and_rivals_share_half_of_the_shorter(
    codings: list[Coding],
) -> None:
    places = compare_codings(codings, TEXT, TREE, (A, B))
    ids = sorted(i for p in places for s in p.sides for i in s.coding_ids)
    assert ids == sorted(c.id for c in codings)
    for place in places:
        if place.kind in (PlaceKind.OTHER_CODE, PlaceKind.PARENT_CHILD):
            one, other = (letters(s.spans) for s in place.sides)
            assert len(one & other) * 2 >= min(len(one), len(other)) > 0
            assert place.disputed == len(one | other)
    left = [p for p in places if p.kind is PlaceKind.OMISSION]
    for one_left, other_left in combinations(left, 2):
        a, b = one_left.sides[0], other_left.sides[0]
        if a.coder_id != b.coder_id and a.code_id != b.code_id:
            ours, theirs = letters(a.spans), letters(b.spans)
            shared = len(ours & theirs)
            assert not shared or shared * 2 < min(len(ours), len(theirs))


@given(studies())
@settings(max_examples=80, deadline=None)
def test_swapping_the_coders_changes_no_place(codings: list[Coding]) -> None:
    one = compare_codings(codings, TEXT, TREE, (A, B))
    other = compare_codings(codings, TEXT, TREE, (B, A))
    assert {(p.key, p.kind, p.disputed, p.missing) for p in one} == {
        (p.key, p.kind, p.disputed, p.missing) for p in other
    }


@given(studies((A,)))
@settings(max_examples=60, deadline=None)
def test_a_coder_agrees_everywhere_with_an_exact_copy(codings: list[Coding]) -> None:
    copy = [Coding(f"copy {c.id}", c.code_id, B, c.segment) for c in codings]
    places = compare_codings([*codings, *copy], TEXT, TREE, (A, B))
    assert all(p.is_agreement for p in places)


@given(studies((A, B, C)))
@settings(max_examples=80, deadline=None)
def test_counts_add_up(codings: list[Coding]) -> None:
    places = compare_codings(codings, TEXT, TREE, (A, B, C))
    whole = tally(places)
    assert whole.n_places == len(places)
    assert sum(t.n_places for t in by_source(places).values()) == len(places)
    assert sum(t.n_places for t in by_code(places).values()) == sum(len(p.code_ids) for p in places)
    matrix = confusion(compare_codings(codings, TEXT, TREE, (A, B)), A, B)
    of_a = {c.id for c in codings if c.coder_id == A}
    assert sum(n for (a, _), n in matrix.items() if a != NOTHING) <= len(of_a)
