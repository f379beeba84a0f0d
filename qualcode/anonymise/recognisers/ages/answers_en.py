"""Numbers of years said without “years”, in English: “How long had she lodged there?” “Thirty.”; maybe six."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.recognisers.ages.cues_en import PEOPLE
from qualcode.anonymise.vocabulary import words

_ASKED = re.compile(
    r"\bhow (?:many years|long) (?:(?:ago )?(?:were|was|did|have|had|has|are|do|you)|all told|altogether)\b"
    r"(?![^?\n]*\b(?:take|taken|last|lasted|wait|waited|drive|drove|walk|commute|journey|trip|meeting|shift|is it)\b)"
    r"[^?\n]*\?\s*(?:(?:\n|[A-Z])[^\n:?]{0,40}:)?\s*(?:>>\s*)?$",
    re.IGNORECASE,
)
_LEADING = words(
    "oh well about around maybe probably almost nearly i think i'd say guess for like yeah um it was d would over"
)
_RIGHTING = words(
    "or maybe nearly well no probably closer to more like about almost perhaps just i think say served did got then"
)
_NEXT_LEADS = words("and then for another last first did")
_AT = words("in at there here with on as i")
_ENDS, _SENTENCE = frozenset("?\n"), frozenset("?!.;\n")
_FAR = 11
_LEAST, _MOST, _WITHIN, _NEXT = 2, 60, 160, 6


def numbers_alone(reading: Reading, told: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last word of numbers that say how long, after those amounts that end at ``told``."""
    ends = set(told)
    for number in reading.numbers:
        if not 0 < number.value <= _MOST:
            continue
        alone = number.value >= _LEAST and _stops(reading, number)
        if _is_next(reading, number, ends) or (
            alone and (_puts_right(reading, number, ends) or _is_asked(reading, number))
        ):
            ends.add(number.last)
            yield number.first, _end(reading, number)


def _is_next(reading: Reading, number: SpokenNumber, ends: set[int]) -> bool:
    """“Two years in Hull and four in Leeds”, “my father did thirty years, my uncle forty”."""
    stops = _stops(reading, number)
    leads = reading.before(number.first) in _NEXT_LEADS or (
        number.first > 0 and reading.gaps[number.first] == ", " and not stops
    )
    leads = leads or (stops and reading.before(number.first) in PEOPLE)
    after = reading.after(number.last)
    of_them = after == "of" and reading.after(number.last, 2) in ("them", "those", "that")
    if not leads or not (stops or of_them or after in _AT):
        return False
    if number.value == 1 and stops:
        return False
    for k in range(number.first - 1, max(-1, number.first - _FAR), -1):
        if k in ends:
            return True
        if k + 1 < len(reading) and _SENTENCE.intersection(reading.gaps[k + 1]):
            return False
    return False


def _stops(reading: Reading, number: SpokenNumber) -> bool:
    """Whether nothing that could be counted follows."""
    return _end(reading, number) > number.last or (
        not reading.after(number.last)
        and reading.gap_after(number.last).strip()[:1] in (".", ",", "!", "?", "…", "")
    )


def _end(reading: Reading, number: SpokenNumber) -> int:
    """The last word of “three and a half”."""
    said = [reading.after(number.last, ahead) for ahead in (1, 2, 3)]
    half = said == ["and", "a", "half"] and not reading.after(number.last, 4)
    return number.last + 3 if half else number.last


def _puts_right(reading: Reading, number: SpokenNumber, ends: set[int]) -> bool:
    """“Eleven years. Twelve. Twelve.”, “five years maybe six”, “got eight years and served three”."""
    last = next(
        (k for k in range(number.first - 1, max(-1, number.first - _NEXT - 1), -1) if k in ends),
        None,
    )
    if last is None:
        return False
    between = reading.folds[last + 1 : number.first]
    said = reading.text[reading.ends[last] : reading.starts[number.first]]
    if "?" in said:
        return False
    if reading.opens[number.first] and _end(reading, number) > number.last:
        return True  # we stayed on. Nine and a half.
    return set(between) <= _RIGHTING | {"and", "he", "she", "they", "it", "was"}


def _is_asked(reading: Reading, number: SpokenNumber) -> bool:
    k = number.first
    while k > 0 and not reading.opens[k] and reading.folds[k - 1] in _LEADING:
        k -= 1
    if not reading.opens[k]:
        return False
    while k > 1 and reading.folds[k - 1] in _LEADING and not _ENDS.intersection(reading.gaps[k]):
        k -= 1
    start = reading.starts[k]
    return reading.stands_before(_ASKED, start, _WITHIN)
