"""Years counted of a life, in English: for ten years, spent the next 15 months, rented it eleven-and-a-half years."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.said_numbers import NUMBER_WORDS, number_before, value_of
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_UNITS = words("years year yrs months decades")
_FEW = words("couple")
_ABOUT = words(
    "well about around nearly almost going on this over just under some roughly maybe probably like another only at",
    "least or so all of more less than good solid full",
)
_NTH = words("first next last past final other")
# said of somebody's stay, work, marriage; the rest of what takes time is nobody's life
_LED_BY = _ABOUT | _NTH | words("the my his her their our") | (NUMBER_WORDS["en"] - {"and", "a"})
_STAYS = words(
    "grew lost raised became become",
    "was were been am is are m re ve stay stayed staying live lived living work worked working taught teach teaching",
    "serve served nursed drove driving fish fished fishing farm farmed farming ran run running managed owned kept",
    "study studied studying train trained training play played playing sang preached coached married engaged",
    "together dated widowed divorced dropped quit moved went out away overseas came back home did doing done had",
    "spent cooked cleaned dug mined logged sailed flew fought soldiered delivered clerked volunteered lodged boarded",
    "rented shared attended enrolled joined remained employed apprenticed articled interned practised practiced",
    "sold sell selling bred milked sheared cut built made wove sewed knit travelled traveled commuted raised nursing",
    "lost sober clean retired worked looked minded cared caring housed imprisoned locked detained jailed",
)
_WAITING = words(
    "wait waited waiting take takes took taken last lasts guarantee guaranteed shut closed empty old need needs needed",
    "every sentence warranty lasting strike drought loan mortgage lease contract closing",
)
_PEOPLE = words("i we he she they you who he's she's they've we've i've")
_KIN = words(
    "father mother dad mom mum brother sister husband wife son daughter uncle aunt grandfather grandmother"
)
_AFTER_STAY = words(
    "in at on with as there here before until till and then but so now because when that working doing living teaching"
)
_DOING = words("did done doing spent put had worked stayed lived served taught been was were be")
_BACKWARDS = words("ago later before after since earlier older younger old ahead behind more off")
_AFTER_NTH = words("after there here at in i we he she they when")
_WITHIN = words("with in at there here on")
_THAT = words("that i we he she they you")
_HERE = words("there here stayed lived worked")
_OWN = words("my his her our their")
_DENIED = words("t not never no without")
_DURING = words("during over throughout")
_NEARLY = words(
    "well over nearly almost about around only just under roughly more than less going on"
)
_REACH, _NEAR, _LONG, _MOST = 14, 5, 5, 80
_REASON = Message("years in a post or a place")


def find(reading: Reading) -> Iterator[Candidate]:
    """How long somebody worked, lived, was married or was away."""
    if reading.settings.language != "en":
        return
    for i in reading.where(_UNITS):
        told = _counted(reading, i)
        if told is None:
            continue
        if reading.after(i) in _BACKWARDS and reading.before(told[0]) not in _NTH:
            continue
        first, value = told
        if _is_stay(reading, first, i, value):
            start, end = _over_nth(reading, first), _over_half(reading, i)
            while reading.before(start) in _NEARLY:
                start -= 1
            end = _over_life(reading, end)
            yield reading.candidate(start, end, IdentifierKind.AGE, Tier.REVIEW, _REASON)


def _counted(reading: Reading, i: int) -> tuple[int, int] | None:
    """The first word of the number before a unit and its value: ten, a couple of, eleven-and-a-half."""
    k = i - 1
    if k < 1 or not reading.is_tight(i):
        return None
    if reading.folds[k] == "half" and reading.before(k) == "a" and reading.before(k, 2) == "and":
        first = number_before(reading, k - 2)
        return (first, value_of(reading, first, k - 2)) if first is not None else None
    if reading.folds[k] == "of" and reading.before(k) in _FEW:
        k -= 1
    if reading.folds[k] in _FEW:
        return (k - 1 if reading.before(k) == "a" else k), 2
    first = number_before(reading, i)
    if first is None:
        return (k, 1) if reading.folds[k] == "a" and reading.folds[i] == "year" else None
    if reading.before(first) in ("or", "to") and number_before(reading, first - 1) is not None:
        first = number_before(reading, first - 1) or first
    return first, value_of(reading, first, i)


def _over_nth(reading: Reading, first: int) -> int:
    """The next three years, those first two years."""
    if reading.before(first) in _NTH:
        first -= 1
    return first - 1 if reading.before(first) in ("the", "my", "his", "her", "those") else first


def _over_half(reading: Reading, i: int) -> int:
    half = (
        reading.after(i) == "and" and reading.after(i, 2) == "a" and reading.after(i, 3) == "half"
    )
    return i + 3 if half else i


def _over_life(reading: Reading, i: int) -> int:
    """The first seven years of her life."""
    life = reading.after(i) == "of" and reading.after(i, 3) in ("life", "marriage", "childhood")
    return i + 3 if life else i


def _is_stay(reading: Reading, first: int, i: int, value: int) -> bool:
    """Whether the words around tell what somebody did for so long."""
    if not 0 < value <= _MOST:
        return False
    years = reading.folds[i] != "months"
    if reading.opens[first] and reading.gap_after(i)[:1] == "." and value >= _LONG and years:
        return True
    start = _start(reading, first)
    before = reading.folds[start:first]
    k = first - 1
    while k > start and reading.folds[k] in _LED_BY:
        k -= 1  # for five-- four years
    if not _WAITING.isdisjoint(reading.folds[max(start, k - 3) : k + 1]):
        return False
    cue = reading.folds[k] if k >= start else ""
    people, stays = not _PEOPLE.isdisjoint(before), not _STAYS.isdisjoint(before)
    if cue == "for":
        denied = value == 1 and not _DENIED.isdisjoint(before[-_NEAR:])
        return not denied and (stays or (people and years and value > 1))
    if cue == "after":
        return _goes_on(reading, i) and (stays or value < _LONG)
    if "spent" in before[-_NEAR:] and people:
        return True
    if _over_nth(reading, first) < first - 1:
        return _is_nth_told(reading, i, during=cue in _DURING and value > 1)
    return _is_told_without_for(reading, first, i, before, cue, value)


def _is_nth_told(reading: Reading, i: int, *, during: bool) -> bool:
    """During the last three years; the first 15 months after; the first seven years of her life."""
    return during or reading.after(i) in _AFTER_NTH or _over_life(reading, i) > i


def _is_told_without_for(
    reading: Reading, first: int, i: int, before: list[str], cue: str, value: int
) -> bool:
    """My two and a half years there, the 60 years that we farmed it, stayed six months."""
    own = reading.before(first) in _OWN
    that = reading.before(first) == "the" and reading.after(i) in _THAT
    if value > 1 and (own or that):
        return True
    if cue == "in" and before[-2:-1] != ["put"]:
        return False
    if reading.folds[i] != "months" and (value > 1 or _over_half(reading, i) > i):
        return _is_told_bare(reading, first, i, before)
    return value > 1 and cue in _HERE and not _PEOPLE.isdisjoint(before)


def _goes_on(reading: Reading, i: int) -> bool:
    """After two years at the mill: not “after two years of waiting”."""
    return reading.gap_after(i)[:1] in (",", ".") or reading.after(i) in (
        "in",
        "at",
        "there",
        "i",
        "we",
        "he",
        "she",
    )


def _start(reading: Reading, first: int) -> int:
    """Where the sentence that holds word ``first`` begins, at most some words back."""
    k = first
    while k > 0 and first - k < _REACH and not reading.opens[k]:
        k -= 1
    return k


def _is_told_bare(reading: Reading, first: int, i: int, before: list[str]) -> bool:
    """I worked there two years; been married forty years; did ten years at the mill; ten years I was there."""
    ends = (
        reading.gap_after(i).strip()[:1] in (",", ".", ";", "!", "?", "")
        or reading.after(i) in _AFTER_STAY
    )
    near, people = before[-3:], not _PEOPLE.isdisjoint(before)
    if near[-2:] == ["put", "in"] or (near[-2:] == ["it", "was"] and reading.after(i) in _PEOPLE):
        return True
    if people and near and near[-1] in ("got", "have", "had") and reading.after(i) in _WITHIN:
        return True
    if reading.gaps[first] == ", " and reading.gap_after(i)[:1] == "." and people:
        return value_of(reading, first, i) >= _LONG
    if ends and near and (near[-1] in ("there", "here", "married") or near[-1] in _DOING):
        return bool((_PEOPLE | _KIN | {"been"}) & set(before)) or near[-1] == "married"
    if ends and "been" in before[-6:] and not _PEOPLE.isdisjoint(before):
        return True
    if ends and near and _has_stay_verb(near) and bool(_PEOPLE & set(before)):
        return True
    return reading.after(i) in _PEOPLE and reading.after(i, 2) in _STAYS and reading.opens[first]


def _has_stay_verb(near: list[str]) -> bool:
    """Lived in Hull three years; in the army six years."""
    return any(form in ("army", "navy", "force", "prison", "college", "in", "at") for form in near)
