from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.choice_of_extracts import proposed_extracts
from qualcode.coding.extracts_source import extracts_source
from qualcode.coding.node_counts import NodeCounts, node_counts
from qualcode.coding.thematic_tree import ExtractChoice, SaidBy, thematic_tree
from qualcode.coding.trimming import OMITTED, trimmed
from qualcode.ingest.codings_table import plan_codings
from qualcode.ingest.reading import read_table
from qualcode.model import (
    Code,
    Codebook,
    CodeKind,
    Coding,
    Extract,
    Segment,
    Span,
    ThematicNode,
    ThematicTree,
)
from tests.coding.material import book, coded_books, coding
from tests.orleans import FOLDER, needs_orleans

TREE = Codebook(
    (
        *book("t", "t/b", "t/b/deep", "u").codes,
        Code("l", "levier", CodeKind.LEVER, "t", 1, answers="b"),
        Code("m", "levier sous", CodeKind.LEVER, "b", 1, answers="b"),
        Code("far", "levier loin", CodeKind.LEVER, "u", 0, answers="b"),
    )
)
CODINGS = (
    coding("k1", "b", 0, 10),
    coding("k2", "b", 20, 30),
    coding("k3", "deep", 0, 10),
    coding("k4", "l", 40, 50),
    coding("k5", "b", 0, 10, coder="ben"),
    coding("k6", "m", 60, 70),
    coding("k7", "far", 80, 90),
)
VOICES = {k.id: SaidBy("M1" if k.segment.span.start < 20 else "M2", "E1") for k in CODINGS}


def node(tree: ThematicTree, code_id: str) -> ThematicNode:
    return next(each for each in tree.walk() if each.code.id == code_id)


def test_levers_stand_beside_their_barrier_and_elsewhere_stay_where_they_are() -> None:
    tree = thematic_tree(TREE, CODINGS, VOICES)
    assert [lever.code.id for lever in node(tree, "b").levers] == ["l", "m"]
    assert [child.code.id for child in node(tree, "t").children] == ["b"]
    assert [child.code.id for child in node(tree, "b").children] == ["deep"]
    assert [child.code.id for child in node(tree, "u").children] == ["far"]


def test_counts_are_of_distinct_extracts_and_levers_count_for_the_theme_not_the_barrier() -> None:
    tree = thematic_tree(TREE, CODINGS, VOICES)
    barrier, theme = node(tree, "b"), node(tree, "t")
    assert (barrier.n_own_extracts, barrier.n_own_participants) == (2, 2)
    assert (barrier.n_extracts, barrier.n_participants) == (2, 2)
    assert (theme.n_own_extracts, theme.n_extracts, theme.n_participants) == (0, 4, 2)
    assert (tree.n_extracts, tree.n_participants) == (5, 2)


def test_one_coder_can_be_shown_alone() -> None:
    tree = thematic_tree(TREE, CODINGS, VOICES, coder_ids={"ben"})
    assert (node(tree, "b").n_own_extracts, tree.n_extracts) == (1, 1)


def test_retired_codes_are_left_out_unless_they_are_coded() -> None:
    retired = Codebook(tuple(Code(c.id, c.name, retired=True) for c in book("a", "b").codes))
    tree = thematic_tree(retired, (coding("k", "a"),), {})
    assert [root.code.id for root in tree.roots] == ["a"]
    every = thematic_tree(retired, (), {}, include_retired=True)
    assert [root.code.id for root in every.roots] == ["a", "b"]


def test_picks_are_shown_in_their_order_and_a_pick_that_is_gone_is_passed_over() -> None:
    choice = ExtractChoice({"b": ["k2", "gone", "k1", "k2"], "l": []})
    tree = thematic_tree(TREE, CODINGS, VOICES, choice=choice)
    shown = node(tree, "b").extracts
    assert [(extract.coding_id, extract.position) for extract in shown] == [("k2", 0), ("k1", 1)]
    assert node(tree, "l").extracts == ()
    assert [extract.participant for extract in shown] == ["M2", "M1"]


def test_nothing_is_trimmed_unless_asked() -> None:
    whole = node(thematic_tree(TREE, CODINGS, VOICES), "b").extracts[0]
    assert whole.shown == whole.segment.quote


def extract(number: int, who: str, length: int) -> Extract:
    quote = "a" * length
    segment = Segment("s", 1, Span(number * 1000, number * 1000 + length), quote)
    return Extract(f"k{number}", segment, who, who, quote)


def test_the_proposal_hears_as_many_participants_as_it_can_and_prefers_readable_lengths() -> None:
    offered = [
        extract(0, "M1", 10),
        extract(1, "M1", 100),
        extract(2, "M1", 120),
        extract(3, "M2", 900),
        extract(4, "M3", 90),
    ]
    assert [e.coding_id for e in proposed_extracts(offered, 2)] == ["k1", "k4"]
    assert [e.coding_id for e in proposed_extracts(offered, 3)] == ["k1", "k3", "k4"]
    assert [e.coding_id for e in proposed_extracts(offered, 4)] == ["k1", "k2", "k3", "k4"]
    assert proposed_extracts(offered, None) == tuple(offered)
    assert proposed_extracts(offered, 0) == ()


def test_trimming_keeps_whole_sentences_then_whole_words() -> None:
    text = "Je cours. Je cours toujours, du matin au soir. Et puis je rentre."
    assert trimmed(text, 200) == text
    assert trimmed(text, 52) == f"Je cours. Je cours toujours, du matin au soir. {OMITTED}"
    assert trimmed(text, 40) == f"Je cours. Je cours toujours, du {OMITTED}"
    assert trimmed("anticonstitutionnellement", 5) == "anticonstitutionnellement"


@settings(deadline=None)
@given(st.text("ab .!?…\n", max_size=120), st.integers(5, 60))
def test_what_is_left_after_trimming_is_verbatim(quote: str, limit: int) -> None:
    shown = trimmed(quote, limit)
    if shown != quote:
        assert shown.endswith(f" {OMITTED}")
        assert quote.startswith(shown.removesuffix(f" {OMITTED}"))


def recount(codings: list[Coding], voices: dict[str, SaidBy]) -> tuple[int, int]:
    """How many segments and participants, the plainest way."""
    spans = {(c.segment.source_id, c.segment.span.start, c.segment.span.end) for c in codings}
    return len(spans), len({voices[c.id].participant for c in codings})


@settings(deadline=None)
@given(coded_books(), st.sampled_from([None, {"ada"}]))
def test_every_count_equals_a_naive_recount(
    coded: tuple[Codebook, tuple[Coding, ...]], coders: set[str] | None
) -> None:
    tree, codings = coded
    voices = {c.id: SaidBy(f"M{c.segment.span.start // 20}", "E") for c in codings}
    drawn = thematic_tree(
        tree, codings, voices, coder_ids=coders, choice=ExtractChoice({}, n_proposed=None)
    )
    counts = node_counts(tree, codings, voices, coder_ids=coders)
    kept = [c for c in codings if coders is None or c.coder_id in coders]
    assert (drawn.n_extracts, drawn.n_participants) == recount(kept, voices)
    printed = [each.code.id for each in drawn.walk()]
    assert sorted(printed) == sorted(code.id for code in tree.codes)
    for each in drawn.walk():
        answering = {lever.code.id for lever in each.levers}
        under = {
            code.id
            for code in tree.walk(each.code.id)
            if not answering & {code.id, *(above.id for above in tree.ancestors(code.id))}
        }
        if each.code.id in answering:
            raise AssertionError("a code stands beside itself")
        own = [c for c in kept if c.code_id == each.code.id]
        all_under = [c for c in kept if c.code_id in {each.code.id, *under}]
        assert (each.n_own_extracts, each.n_own_participants) == recount(own, voices)
        assert (each.n_extracts, each.n_participants) == recount(all_under, voices)
        assert len(each.extracts) == each.n_own_extracts
        assert counts[each.code.id] == NodeCounts(
            each.n_own_extracts, each.n_own_participants, each.n_extracts, each.n_participants
        )


@needs_orleans
def test_the_orleans_tree_holds_every_extract_once_and_all_six_participants() -> None:
    table = read_table("coded_quotes.csv", (FOLDER / "coded_quotes.csv").read_bytes())
    made = plan_codings("coded_quotes.csv", table)
    source = extracts_source([f"{row.participant} {row.quote}" for row in made.extracts])
    codings = [
        Coding(str(n), row.code_ids[0], "ada", segment)
        for n, (row, segment) in enumerate(zip(made.extracts, source.segments("s", 1), strict=True))
    ]
    voices = {str(n): SaidBy(row.participant, "") for n, row in enumerate(made.extracts)}
    tree = thematic_tree(Codebook(made.new_codes), codings, voices)
    assert (len(tree.roots), tree.n_extracts, tree.n_participants) == (4, 176, 6)
    coded = [each for each in tree.walk() if each.n_own_extracts]
    assert (len(coded), sum(each.n_own_extracts for each in coded)) == (52, 181)
    assert sum(len(each.levers) for each in tree.walk()) == 10


def test_a_pick_stands_whoever_coded_it_and_a_trimming_that_no_longer_fits_is_left() -> None:
    first, *others = CODINGS
    picked = replace(first, report_position=0, report_quote="autre chose", coder_id="somebody")
    tree = thematic_tree(TREE, [picked, *others], VOICES, coder_ids={"nobody"})
    (shown,) = node(tree, first.code_id).picked
    assert shown.coding_id == first.id
    assert shown.shown == first.segment.quote
