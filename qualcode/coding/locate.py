"""Where in the transcripts a quoted extract stands.

Tried in turn, the first that finds something wins: the very characters; the same words whatever
their typography; the parts of an extract with […], in order; nearly the same words. The
participant's own transcripts come before the others, respondents' turns before the interviewer's.

An extract with gaps becomes ONE span from its first part to its last, since a coding stands on one
segment; ``Location.parts`` keeps the stretches quoted. Parts more than 150 words apart are not
one extract: nothing is chosen, and the reason says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from qualcode.coding.descriptors import over_descriptors
from qualcode.coding.gaps import Run, chains, parts_of
from qualcode.coding.near_match import near_matches
from qualcode.coding.word_index import WordIndex, folded_words
from qualcode.model import Span
from qualcode.wording import Message

THRESHOLD = 85.0
_CLOSE_CALL = 3.0


class LocateMethod(StrEnum):
    """How an extract was recognised, from the surest to the least sure."""

    EXACT = "exact"
    TYPOGRAPHY = "typography"
    GAPS = "gaps"
    APPROXIMATE = "approximate"


@dataclass(frozen=True, slots=True)
class Location:
    """A place of an extract; ``score`` runs to 100 (the same words)."""

    source_id: str
    span: Span
    method: LocateMethod
    score: float
    matched_text: str
    in_respondent_turn: bool = True
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class LocateOutcome:
    """The place chosen, if any, and every place that would do as well.

    ``elsewhere`` when only somebody else's transcript holds it; ``reason`` says why there is no
    place, or that there are several.
    """

    location: Location | None
    places: tuple[Location, ...] = ()
    elsewhere: bool = False
    reason: Message | None = None

    @property
    def is_ambiguous(self) -> bool:
        """Whether several places fit equally."""
        return len(self.places) > 1


def locate_extract(
    extract: str,
    own: Sequence[WordIndex],
    others: Sequence[WordIndex] = (),
    *,
    threshold: float = THRESHOLD,
) -> LocateOutcome:
    """Where the extract stands in the participant's own transcripts, else in the others.

    Args:
        extract: as quoted in a spreadsheet or a report.
        own: transcripts of whoever said it, in order of preference.
        others: searched only when the own ones do not hold it.
        threshold: the least resemblance (0 to 100) for nearly the same words.
    """
    extract = extract.strip()
    if not folded_words(extract):
        return LocateOutcome(None, reason=Message("The extract holds no word."))
    for indexes, elsewhere in ((own, False), (others, True)):
        places = _places_in(extract, indexes, threshold)
        if places:
            return _outcome(places, elsewhere=elsewhere)
    return LocateOutcome(None, reason=_why_not(extract, [*own, *others], threshold))


def _outcome(places: Sequence[Location], *, elsewhere: bool) -> LocateOutcome:
    reason = None
    if len(places) > 1:
        reason = Message.plural(
            "The extract stands at {n} place.",
            "The extract stands at {n} places; the first is taken.",
            n=len(places),
        )
    return LocateOutcome(places[0], tuple(places), elsewhere, reason)


def _places_in(extract: str, indexes: Sequence[WordIndex], threshold: float) -> list[Location]:
    for search in (_exact, _same_words, _with_gaps, _nearly):
        places = [place for index in indexes for place in search(index, extract, threshold)]
        if places:
            return _preferred(places)
    return []


def _preferred(places: list[Location]) -> list[Location]:
    """Respondents' turns when there are any, then only what comes close to the best."""
    answered = [place for place in places if place.in_respondent_turn] or places
    best = max(place.score for place in answered)
    close = [place for place in answered if place.score >= best - _CLOSE_CALL]
    return sorted(close, key=lambda place: -place.score)


def _exact(index: WordIndex, extract: str, _: float) -> Iterable[Location]:
    for span in index.exact_spans(extract):
        yield _location(index, span, LocateMethod.EXACT, 100.0)


def _same_words(index: WordIndex, extract: str, _: float) -> Iterable[Location]:
    for first, last in index.runs_of(folded_words(extract, hesitations=False)):
        span = index.span_of(first, last, extract)
        there, quoted = folded_words(span.cut(index.text)), folded_words(extract)
        if there == quoted:
            yield _location(index, span, LocateMethod.TYPOGRAPHY, 100.0)
        else:
            score = fuzz.ratio(" ".join(quoted), " ".join(there))
            yield _location(index, span, LocateMethod.APPROXIMATE, score)


def _with_gaps(index: WordIndex, extract: str, threshold: float) -> Iterable[Location]:
    parts = parts_of(extract)
    if len(parts) < 2:
        return
    for chain in chains(index, parts, threshold):
        span = index.span_of(chain[0][0], chain[-1][1], extract)
        score = _score_of_parts(index, parts, chain)
        pieces = tuple(
            index.span_of(first, last, part)
            for (first, last), part in zip(chain, parts, strict=True)
        )
        yield _location(index, span, LocateMethod.GAPS, score, pieces)


def _score_of_parts(index: WordIndex, parts: Sequence[str], chain: Sequence[Run]) -> float:
    quoted = " ".join(word for part in parts for word in folded_words(part, hesitations=False))
    there = " ".join(word for first, last in chain for word in index.words[first:last])
    return fuzz.ratio(quoted, there)


def _nearly(index: WordIndex, extract: str, threshold: float) -> Iterable[Location]:
    quoted = folded_words(extract, hesitations=False)
    for match in near_matches(index, quoted, threshold):
        span = over_descriptors(
            index.text,
            index.span_of(match.first, match.last, extract),
            opens=quoted[0] != index.words[match.first],
            closes=quoted[-1] != index.words[match.last - 1],
        )
        span = Span(span.start, index.closed(span.end, extract))
        yield _location(index, span, LocateMethod.APPROXIMATE, match.score)


def _location(
    index: WordIndex,
    span: Span,
    method: LocateMethod,
    score: float,
    parts: tuple[Span, ...] = (),
) -> Location:
    return Location(
        source_id=index.source_id,
        span=span,
        method=method,
        score=round(score, 1),
        matched_text=span.cut(index.text),
        in_respondent_turn=index.said_by_respondent(span),
        parts=parts or (span,),
    )


def _why_not(extract: str, indexes: Sequence[WordIndex], threshold: float) -> Message:
    parts = parts_of(extract)
    held = [_places_in(part, indexes, threshold) for part in parts]
    if len(parts) > 1 and all(held):
        return Message("The parts of the extract are too far apart, or in another order.")
    if len(parts) > 1 and any(held):
        return Message("Only a part of the extract was found.")
    return Message("No transcript holds these words.")
