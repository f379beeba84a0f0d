"""What a shipped study promises of itself.

Keys complete, no name left unmarked, coders who disagree as people do.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from building.codings import Coding
from building.master import Master, folded

Key = dict[str, tuple[str, str]]
"""form -> (kind, replacement)"""


def missing_keys(masters: Iterable[Master], key: Key) -> list[str]:
    """Identifying forms that have no replacement."""
    marked = {
        folded(mention.text)
        for master in masters
        for mention in master.mentions
        if mention.identifying
    }
    return sorted(marked - {folded(form) for form in key})


def unmarked_mentions(masters: Sequence[Master], key: Key) -> list[str]:
    """Places where a form of the key stands outside every mark, as a whole word in any case."""
    forms = {folded(form) for form in key}
    return [
        f"{master.name}: « {master.text[max(0, hit.start() - 25) : hit.end() + 15]} »"
        for master in masters
        for form in sorted(forms)
        for hit in re.finditer(
            rf"(?<!\w){re.escape(form)}(?!\w)", folded(master.text), re.IGNORECASE
        )
        if not any(mark.start <= hit.start() and hit.end() <= mark.end for mark in master.mentions)
    ]


def tainted_replacements(key: Key) -> list[str]:
    """Replacements in which a form of the key stands: they would say what they hide."""
    forms = [re.compile(rf"(?<!\w){re.escape(folded(form))}(?!\w)", re.IGNORECASE) for form in key]
    return sorted(
        {word for _, word in key.values() if any(form.search(folded(word)) for form in forms)}
    )


def first_seen(codings: Iterable[Coding], order: Sequence[str]) -> dict[str, list[str]]:
    """Interview -> the codes whose first consensus extract it holds."""
    by_code = defaultdict(set)
    for coding in codings:
        if coding.coder == "C":
            by_code[coding.code].add(order.index(coding.interview))
    return {
        name: sorted(code for code, seen in by_code.items() if min(seen) == i)
        for i, name in enumerate(order)
    }


def kappa_per_code(codings: Sequence[Coding], masters: Sequence[Master]) -> dict[str, float]:
    """Cohen's kappa of A and B per code, on every character of respondent text together."""
    n = sum(len(turn.text) for master in masters for turn in master.turns if turn.is_respondent)
    marked: dict[tuple[str, str], set[tuple[str, int]]] = defaultdict(set)
    for coding in codings:
        marked[coding.coder, coding.code].update(
            (coding.interview, at) for at in range(coding.start, coding.end)
        )
    codes = {code for coder, code in marked if coder in "AB"}
    return {code: _kappa(marked["A", code], marked["B", code], n) for code in sorted(codes)}


def _kappa(one: set[tuple[str, int]], other: set[tuple[str, int]], n: int) -> float:
    observed = 1 - len(one ^ other) / n
    expected = (len(one) * len(other) + (n - len(one)) * (n - len(other))) / n**2
    return (observed - expected) / (1 - expected)


def median_kappa(kappas: dict[str, float]) -> float:
    """The median over codes."""
    return median(kappas.values())


def identical_codes(codings: Iterable[Coding]) -> list[str]:
    """Codes with more than three extracts that A and B coded in exactly the same way."""
    spans: dict[str, dict[str, set[tuple[str, int, int]]]] = defaultdict(
        lambda: {"A": set(), "B": set(), "C": set()}
    )
    for coding in codings:
        spans[coding.code][coding.coder].add((coding.interview, coding.start, coding.end))
    return [code for code, by in spans.items() if by["A"] == by["B"] and len(by["A"]) > 3]
