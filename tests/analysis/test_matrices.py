from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analysis.matrices import Cell, Mark, Numbered, code_by_code, code_by_group
from qualcode.model import Segment, Span

TEXT = "un deux trois quatre cinq six sept huit"
WORDS = Numbered(
    {"s": [Span(start, start + len(word)) for word in TEXT.split() for start in [TEXT.index(word)]]}
)


def mark(words: str, *codes: str, who: str = "M1", coder: str = "Anne", turn: int = 0) -> Mark:
    start = TEXT.index(words)
    segment = Segment("s", 1, Span(start, start + len(words)), words)
    return Mark(segment, codes, who, coder, (who,), (turn, turn))


def test_two_coders_on_one_stretch_are_one_extract_and_its_words_count_once() -> None:
    marks = [
        mark("deux trois", "temps"),
        mark("deux trois", "temps", coder="Samira"),
        mark("trois quatre", "temps"),
        mark("six", "temps", who="M2"),
    ]
    assert code_by_group(marks, WORDS) == {
        ("temps", "M1"): Cell(2, 1, 3),
        ("temps", "M2"): Cell(1, 1, 1),
    }


def test_codes_meet_on_the_words_they_share_by_one_coder_only() -> None:
    marks = [
        mark("deux trois", "temps"),
        mark("trois quatre", "argent"),
        mark("trois", "argent", coder="Samira"),
        mark("cinq", "argent"),
    ]
    found = code_by_code(marks, WORDS)
    assert found == {("argent", "temps"): Cell(1, 1, 1), ("temps", "argent"): Cell(1, 1, 1)}


def test_turns_apart_bring_in_what_stands_near_and_share_no_words() -> None:
    marks = [mark("deux", "temps", turn=1), mark("cinq", "argent", who="M2", turn=3)]
    assert code_by_code(marks, WORDS, n_turns=1) == {}
    assert code_by_code(marks, WORDS, n_turns=2)["temps", "argent"] == Cell(1, 2, 0)


def test_a_code_does_not_meet_what_stands_above_it() -> None:
    marks = [mark("deux", "temps", "freins"), mark("deux", "argent", "freins")]
    related = frozenset({("temps", "freins"), ("argent", "freins")})
    assert set(code_by_code(marks, WORDS, related)) == {("temps", "argent"), ("argent", "temps")}


spans = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 12)).map(
    lambda drawn: Span(drawn[0], min(len(TEXT), drawn[0] + drawn[1]))
)
drawn_marks = st.builds(
    lambda span, code, coder, who: Mark(
        Segment("s", 1, span, TEXT[span.start : span.end]), (code,), who, coder, (who,)
    ),
    spans,
    st.sampled_from("ABC"),
    st.sampled_from("xy"),
    st.sampled_from(["M1", "M2"]),
)


@settings(max_examples=60)
@given(st.lists(drawn_marks, max_size=12))
def test_the_sweep_finds_the_pairs_that_comparing_all_with_all_finds(marks: list[Mark]) -> None:
    pairs: dict[tuple[str, str], set[tuple[Segment, Segment]]] = {}
    for one in marks:
        for other in marks:
            (a,), (b,) = one.codes, other.codes
            near = one.segment.span.overlaps(other.segment.span) and one.coder_id == other.coder_id
            if a < b and near:
                pairs.setdefault((a, b), set()).add((one.segment, other.segment))
    found = code_by_code(marks, WORDS)
    assert {k: c.n_extracts for k, c in found.items() if k[0] < k[1]} == {
        k: len(v) for k, v in pairs.items()
    }
    assert all(found[a, b] == found[b, a] for a, b in found)
