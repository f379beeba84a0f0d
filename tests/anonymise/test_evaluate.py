"""The measures, on cases small enough to count by hand."""

from __future__ import annotations

from qualcode.anonymise import Candidate, GoldSpan, Tier, evaluate
from qualcode.model import IdentifierKind, Span
from qualcode.wording import Message

TEXT = "Avec Loïc Guesdon à Laval, la première du canton, en 1998 chez Orange."


def _candidate(form: str, kind: IdentifierKind, tier: Tier = Tier.SURE) -> Candidate:
    start = TEXT.index(form)
    return Candidate(Span(start, start + len(form)), form, kind, (Message("age"),), 0.9, tier)


def _gold(form: str, kind: IdentifierKind, *, identifying: bool = True) -> GoldSpan:
    start = TEXT.index(form)
    return GoldSpan(Span(start, start + len(form)), kind, identifying)


GOLD = (
    _gold("Loïc Guesdon", IdentifierKind.PERSON),
    _gold("Laval", IdentifierKind.PLACE),
    _gold("la première du canton", IdentifierKind.CONTEXT),
    _gold("1998", IdentifierKind.DATE),
    _gold("Orange", IdentifierKind.ORGANISATION, identifying=False),
)


def test_overlap_and_every_letter_are_told_apart() -> None:
    result = evaluate(TEXT, [_candidate("Loïc", IdentifierKind.PERSON)], GOLD)
    assert result.proper_names.n == 2
    assert result.proper_names.recall_overlap == 0.5
    assert result.proper_names.recall_full == 0


def test_two_candidates_side_by_side_do_not_cover_what_stands_between() -> None:
    found = [
        _candidate("Loïc", IdentifierKind.PERSON),
        _candidate("Guesdon", IdentifierKind.PERSON),
    ]
    assert evaluate(TEXT, found, GOLD).proper_names.recall_full == 0


def test_a_span_that_identifies_nobody_is_neither_hit_nor_false() -> None:
    found = [_candidate("Laval", IdentifierKind.PLACE), _candidate("Orange", IdentifierKind.PLACE)]
    result = evaluate(TEXT, found, GOLD)
    assert result.precision == 1
    assert result.false == ()
    assert result.sure_tier_precision == 1


def test_what_touches_nothing_marked_is_a_false_decision() -> None:
    found = [_candidate("Laval", IdentifierKind.PLACE), _candidate("Avec", IdentifierKind.PERSON)]
    result = evaluate(TEXT, found, GOLD)
    assert result.precision == 0.5
    assert result.false_per_1000_words == 1000 / result.words
    assert result.sure_tier_precision == 0.5


def test_a_place_to_re_read_counts_for_context_only() -> None:
    flag = _candidate("Laval, la première du canton", IdentifierKind.CONTEXT, Tier.REVIEW)
    result = evaluate(TEXT, [flag], GOLD)
    assert result.context.recall_full == 1
    assert result.proper_names.recall_overlap == 0
    assert result.precision is None
    assert result.context_flags_per_1000_words == 1000 / result.words


def test_nothing_marked_gives_no_rate() -> None:
    assert evaluate(TEXT, [], ()).structured.recall_overlap is None


def test_what_was_missed_is_listed() -> None:
    result = evaluate(TEXT, [_candidate("1998", IdentifierKind.DATE)], GOLD)
    assert [one.span.cut(TEXT) for one in result.missed] == [
        "Loïc Guesdon", "Laval", "la première du canton",
    ]  # fmt: skip
