"""What may be written in the thesis: every level named, every parameter given, nothing more."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.saturation.guest_2020 import guest_2020
from qualcode.saturation.levels import IncidenceLevel
from qualcode.saturation.measured import Rules, Saturation
from qualcode.saturation.new_codes import NewCodes
from qualcode.services.saturation_figures import enumerated, interval_of
from qualcode.services.saturation_notes import FEW
from qualcode.services.saturation_unit_words import rows_called
from qualcode.services.saturation_units import Order, SamplingUnit
from qualcode.wording import Message, render, speaking
from qualcode.wording.figures import decimal, number_of, percent

_LISTED, _LAST = 12, 5
"""Up to 12 interviews each one's new codes stand in the sentence; else the last five's."""

LEVEL_WORDS = {
    IncidenceLevel.THEME: Message("themes"),
    IncidenceLevel.SUB_THEME: Message("sub-themes"),
    IncidenceLevel.LEAF_MERGED: Message("codes, levers with their barrier"),
    IncidenceLevel.LEAF: Message("codes, levers apart from their barrier"),
    IncidenceLevel.CODE: Message("codes, each named lever apart"),
}
_CODES = Message("codes")


def thesis_sentence(
    levels: Sequence[NewCodes],
    found: Saturation,
    language: str,
    *,
    unit: SamplingUnit = SamplingUnit.INTERVIEW,
    order: Order = Order.DONE,
    has_levers: bool = True,
    aside: Message | None = None,
) -> str:
    """A paragraph ready for the text, in French or English.

    Args:
        levels: new codes from the coarsest level to the finest; the last one is ``found``'s.
        found: what was measured at the finest level.
        language: ``fr`` or ``en``.
        unit: what is one row.
        order: in which order the rows stand.
        has_levers: whether the name of a level speaks of levers.
        aside: what a reader of the counts must know, said right after them.
    """
    with speaking(language):
        finest = levels[-1]
        if not finest.units or not finest.n_items:
            return render(Message("Nothing is coded yet: nothing can be said about saturation."))
        words = [_words(each, has_levers=has_levers) for each in levels]
        parts = [
            _what_came(levels, words, unit, order),
            render(aside) if aside is not None else "",
            _rule(levels, words, found.rules),
            _may_be_stated(levels, words, found.rules),
            _in_other_orders(found),
            _to_come(found, unit),
            render(
                Message(
                    "This describes the interviews done; it does not show that nobody else would "
                    "have said anything new."
                )
            ),
        ]
        return " ".join(part for part in parts if part)


def _words(series: NewCodes, *, has_levers: bool) -> Message:
    known = {level.value for level in IncidenceLevel}
    if series.level not in known:
        return _CODES
    level = IncidenceLevel(series.level)
    coarse = level in (IncidenceLevel.THEME, IncidenceLevel.SUB_THEME)
    return LEVEL_WORDS[level] if coarse or has_levers else _CODES


def _what_came(
    levels: Sequence[NewCodes], words: Sequence[Message], unit: SamplingUnit, order: Order
) -> str:
    head = Message(
        "{rows}, taken {order}",
        rows=_rows(unit, len(levels[-1].units)),
        order=Message("by date")
        if order is Order.DATE
        else Message("in the order of the table of interviews"),
    )
    coarse = [_last_new(each) for each in levels[:-1]]
    fine = _counts(levels[-1], words[-1], is_finest=bool(coarse))
    if not coarse:
        return render(Message("{head}: {fine}.", head=head, fine=fine))
    said = enumerated([render(each) for each in coarse])
    return render(Message("{head}: {coarse}; but {fine}.", head=head, coarse=said, fine=fine))


def _rows(unit: SamplingUnit, n: int) -> Message:
    match unit:
        case SamplingUnit.PARTICIPANT:
            return Message.plural("Over {n} participant", "Over {n} participants", n=n)
        case SamplingUnit.SITE:
            return Message.plural("Over {n} site", "Over {n} sites", n=n)
        case _:
            return Message.plural("Over {n} interview", "Over {n} interviews", n=n)


def _last_new(series: NewCodes) -> Message:
    last = max((n for n, new in enumerate(series.new) if new), default=None)
    is_theme = series.level == IncidenceLevel.THEME
    if last is None:
        return Message("no theme at all") if is_theme else Message("no sub-theme at all")
    unit = series.units[last]
    if last < len(series.new) - 1:
        if is_theme:
            return Message("no new theme after {unit}", unit=unit)
        return Message("no new sub-theme after {unit}", unit=unit)
    if is_theme:
        return Message.plural(
            "{n} new theme still in the last one, {unit}",
            "{n} new themes still in the last one, {unit}",
            n=series.new[last],
            unit=unit,
        )
    return Message.plural(
        "{n} new sub-theme still in the last one, {unit}",
        "{n} new sub-themes still in the last one, {unit}",
        n=series.new[last],
        unit=unit,
    )


def _counts(series: NewCodes, word: Message, *, is_finest: bool) -> Message:
    where = (
        Message("at the finest level counted ({level})", level=word)
        if is_finest
        else Message("at the level of {level}", level=word)
    )
    shown = series.new if len(series.new) <= _LISTED else series.new[-_LAST:]
    counts = enumerated([str(n) for n in shown])
    if len(shown) == len(series.new):
        return Message("{where}, they bring {counts} new ones in turn", where=where, counts=counts)
    return Message("{where}, the last five bring {counts} new ones", where=where, counts=counts)


def _rule(levels: Sequence[NewCodes], words: Sequence[Message], rules: Rules) -> str:
    said = [render(_at(each, word, rules)) for each, word in zip(levels, words, strict=True)]
    return render(
        Message(
            "By the rule of Guest, Namey and Chen (2020; base of {base}, run of {run}, threshold "
            "{threshold}): {levels}.",
            base=rules.base,
            run=rules.run,
            threshold=percent(rules.threshold),
            levels=_apart(said),
        )
    )


def _apart(said: Sequence[str]) -> str:
    """Clauses one after the other, as the language sets them apart."""
    whole = said[0]
    for clause in said[1:]:
        whole = render(Message("{before}; {after}", before=whole, after=clause))
    return whole


def _at(series: NewCodes, word: Message, rules: Rules) -> Message:
    met = guest_2020(series.new, rules.base, rules.run, rules.threshold)
    if not met.is_assessable and met.reason is not None:
        return Message("{level}: not assessable ({n} units)", level=word, n=len(series.new))
    if met.notation is None:
        return Message(
            "{level}: not reached (the last run still brings {share} of the base)",
            level=word,
            share=percent(met.runs[-1].share),
        )
    came_later = sum(series.new[(met.at or 0) + met.run :])
    if came_later:
        return Message.plural(
            "{level}: met at {notation}, yet {n} more came after that",
            "{level}: met at {notation}, yet {n} more came after that",
            n=came_later,
            level=word,
            notation=met.notation,
        )
    return Message("{level}: met at {notation}", level=word, notation=met.notation)


def _may_be_stated(levels: Sequence[NewCodes], words: Sequence[Message], rules: Rules) -> str:
    """Where the rule holds and where not, so that nobody writes "saturation" alone."""
    met = [
        render(word)
        for each, word in zip(levels, words, strict=True)
        if guest_2020(each.new, rules.base, rules.run, rules.threshold).notation is not None
    ]
    if len(met) == len(levels):
        return ""
    if not met:
        return render(Message("Saturation cannot be stated at any of these levels."))
    return render(
        Message(
            "Saturation by this rule may be stated for {levels} only, not for the finest level.",
            levels=enumerated(met),
        )
    )


def _in_other_orders(found: Saturation) -> str:
    stops, walked = found.orders.guest, found.orders
    if stops.share is None:
        return ""
    tried = (
        Message("all {n} orders", n=decimal(walked.n_orders))
        if walked.is_exhaustive
        else Message(
            "{n} random orders (seed {seed})", n=decimal(walked.n_orders), seed=walked.seed or 0
        )
    )
    if stops.median is None or stops.low is None or stops.high is None:
        return render(
            Message(
                "Over {tried} of the same material, the rule is never met at that level.",
                tried=tried,
            )
        )
    where = Message("after number {median}", median=decimal(stops.median, 1))
    if stops.low < stops.high:
        where = Message(
            "after number {median} (median; middle 90%: {low} to {high})",
            median=decimal(stops.median, 1),
            low=decimal(stops.low, 1),
            high=decimal(stops.high, 1),
        )
    return render(
        Message(
            "Over {tried} of the same material, the rule is met at that level in {share} of cases, "
            "{where}.",
            tried=tried,
            share=percent(stops.share),
            where=where,
        )
    )


def _to_come(found: Saturation, unit: SamplingUnit) -> str:
    covered = found.richness.coverage
    coming = found.richness.expected_new[0] if found.richness.expected_new else None
    if covered.value is None or coming is None or coming.value is None:
        return ""
    if not found.counts.q1:
        nothing = Message(
            "Each code came up in at least two of them, so the estimates see nothing to come; they "
            "cannot see what nobody has said."
        )
        return f"{render(nothing)} {_few(found, unit)}".strip()
    said = Message.plural(
        "Good-Turing coverage is {coverage}{covered}; one more {row} would bring, on "
        "average over those that may come, {new} new code{coming}.",
        "Good-Turing coverage is {coverage}{covered}; one more {row} would bring, on "
        "average over those that may come, {new} new codes{coming}.",
        n=number_of(coming.value, 1),
        coverage=percent(covered.value),
        row=rows_called(unit, 1),
        covered=interval_of(covered, percent),
        new=decimal(coming.value, 1),
        coming=interval_of(coming, lambda x: decimal(x, 1)),
    )
    return f"{render(said)} {_few(found, unit)}".strip()


def _few(found: Saturation, unit: SamplingUnit) -> str:
    n, total = found.counts.n_units, found.richness.chao2
    if n >= FEW:
        return ""
    if total.interval is None:
        return render(
            Message(
                "With fewer than 10 {rows} these estimates are too uncertain to lean on.",
                rows=rows_called(unit, FEW),
            )
        )
    return render(
        Message(
            "With fewer than 10 {rows} these estimates are too uncertain to lean on: {seen} "
            "codes were seen, Chao2 puts their number anywhere from {low} to {high}.",
            rows=rows_called(unit, FEW),
            seen=found.counts.n_codes,
            low=decimal(total.interval.low),
            high=decimal(total.interval.high),
        )
    )
