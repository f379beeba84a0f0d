"""Where a text says nearly the same words: typing errors, a word dropped, another added.

Rare words of the extract are looked up in the index and vote for a beginning; only the windows
with most votes are compared letter by letter, so a long transcript costs little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from qualcode.coding.word_index import WordIndex

MIN_WORDS = 4
MIN_LETTERS = 16
_ANCHORS = 8
_MANY_PLACES = 400
_BUCKET = 8
_WINDOWS = 6
_REACH = 3
_ROUGHLY = 20.0
_ENDS_MAY_COST = 6.0


@dataclass(frozen=True, slots=True)
class NearMatch:
    """Words ``first`` to before ``last`` resemble the extract at ``score`` of 100."""

    first: int
    last: int
    score: float


def near_matches(index: WordIndex, words: Sequence[str], threshold: float) -> list[NearMatch]:
    """The places at or above the threshold, best first, no two overlapping.

    An extract of fewer than four words or sixteen letters is too short to be recognised by
    resemblance: one word more or less would be another saying.
    """
    wanted = " ".join(words)
    if len(words) < MIN_WORDS or len(wanted) < MIN_LETTERS:
        return []
    slack = max(6, len(words) // 2)
    compared = [
        match
        for start in _likely_starts(index, words)
        if (
            match := _best_in(
                index,
                wanted,
                max(0, start - slack),
                start + 2 * _BUCKET + len(words) + slack,
                threshold,
            )
        )
    ]
    found: list[NearMatch] = []
    for match in sorted(compared, key=lambda m: (-m.score, m.first)):
        apart = all(match.last <= other.first or other.last <= match.first for other in found)
        if match.score >= threshold and apart:
            found.append(match)
    return found


def _likely_starts(index: WordIndex, words: Sequence[str]) -> list[int]:
    """Beginnings on which at least two rare words agree, most votes first."""
    known = sorted(
        (len(index.places[word]), k, word) for k, word in enumerate(words) if word in index.places
    )
    rare = [each for each in known if each[0] <= _MANY_PLACES][:_ANCHORS] or known[:2]
    votes: dict[int, int] = {}
    for _, k, word in rare:
        for bucket in {(place - k) // _BUCKET for place in index.places[word]}:
            votes[bucket] = votes.get(bucket, 0) + 1
    # a beginning near the edge of a bucket spreads its votes over two
    summed = {bucket: n + votes.get(bucket + 1, 0) for bucket, n in votes.items()}
    needed = min(len(rare), 2 if len(words) < 3 * MIN_WORDS else 3)
    agreed = [bucket for bucket, n in summed.items() if n >= needed]
    best = sorted(agreed, key=lambda b: (-summed[b], b))[:_WINDOWS]
    return [bucket * _BUCKET for bucket in best]


def _best_in(
    index: WordIndex, wanted: str, low: int, high: int, threshold: float
) -> NearMatch | None:
    window = index.words[low:high]
    joined = " ".join(window)
    alignment = fuzz.partial_ratio_alignment(
        wanted, joined, score_cutoff=max(0.0, threshold - _ROUGHLY)
    )
    if alignment is None:
        return None
    first = joined.count(" ", 0, alignment.dest_start)
    last = joined.count(" ", 0, max(alignment.dest_end - 1, 0)) + 1
    climbed = _climb(wanted, window, NearMatch(first, last, _score(wanted, window, first, last)))
    best = _on_same_ends(wanted, window, climbed)
    return NearMatch(best.first + low, best.last + low, best.score)


def _climb(wanted: str, window: list[str], best: NearMatch) -> NearMatch:
    """Move either end by a few words while that makes the two more alike."""
    while True:
        around = [
            (first, last)
            for step in range(-_REACH, _REACH + 1)
            for first, last in ((best.first + step, best.last), (best.first, best.last + step))
            if 0 <= first < last <= len(window)
        ]
        tried = [NearMatch(f, la, _score(wanted, window, f, la)) for f, la in around]
        better = max(tried, key=lambda m: (m.score, m.first - m.last))
        if better.score <= best.score:
            return best
        best = better


def _on_same_ends(wanted: str, window: list[str], best: NearMatch) -> NearMatch:
    """Widen to where the extract's first and last two words stand, if that costs little.

    A few words dropped near an end make the shorter stretch more alike, but the quoted words
    before them were said too.
    """
    words = wanted.split()
    firsts = [i for i in range(best.first) if window[i : i + 2] == words[:2]]
    lasts = [i for i in range(best.last + 1, len(window) + 1) if window[i - 2 : i] == words[-2:]]
    for first, last in ((max(firsts, default=best.first), best.last), (-1, min(lasts, default=0))):
        wider = (best.first if first < 0 else first, max(last, best.last))
        score = _score(wanted, window, *wider)
        if score >= best.score - _ENDS_MAY_COST:
            best = NearMatch(*wider, score)
    return best


def _score(wanted: str, window: list[str], first: int, last: int) -> float:
    return fuzz.ratio(wanted, " ".join(window[first:last]))
