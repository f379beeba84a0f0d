"""Ages told by what comes next: fifty next month, elle va faire vingt-deux; a life's end in a number alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.recognisers.times.dates import MONTH_WORDS
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_REASON = Message("age")
_SMALL, _LEAST_ALONE, _OLDEST, _GROWN, _MANY = 3, 13, 105, 16, 50
_COMING = words("in come next this last on")
_COMING_FR = words("en cette ce au a dans")
_TIMES = words("month week year birthday christmas easter day spring summer autumn winter fall")
_TIMES_FR = words(
    "mois annee semaine noel paques toussaint saint sainte printemps ete automne hiver rentree"
)
_GOING = words("vas va vais vont allait allais allaient vient viens")
_TO_BE = words("avoir faire feter sur prendre attraper")
_SLANG = words("balais berges piges ballets printemps bougies")
_GIRL = ("girl", "boy", "woman", "wife", "maid", "daughter", "lass", "lad")
_ELDERS = words(
    "aine ainee aines doyen doyenne veuf veuve retraitee vieux vieille ancien ancienne pensionnaire"
)
_ROUNDED = words("odd some something ish")
_LIFE = re.compile(
    r"\b(?:died|killed|passed (?:away|on)|deid|dead|stroke|cancer|buried|drowned|shot himself|rolled the|crash(?:ed)?"
    r"|taken from us|mort|morte|décédée?|tuée?|noyée?|enterrée?|accident|infarctus)\b[^\n?]*$",
    re.IGNORECASE,
)
# when I was six, and by ten I could
_YOUNGER = re.compile(
    r"\bwhen (?:I|he|she|we|they) (?:was|were) \w+,? (?:and|but|so) by $", re.IGNORECASE
)
_DIED = re.compile(
    r"\b(?:(?:got|was) (?:married|wed)(?: (?:very |so |too )?young)?"
    r"|died|passed (?:away|on)|was (?:killed|drowned|buried)|mort|morte|décédée?|enterrée?)\b[^.!?\n]*, $",
    re.IGNORECASE,
)
# her sixtieth birthday, a do for my fiftieth
_TENTHS = r"(?:twen|thir|for|fif|six|seven|eigh|nine)tieth|hundredth"
_UNITS_EN = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_TWO_WORDS = rf"(?<!our )(?<!their )(?:for|fif|six|seven|eigh|nine)ty[- ](?:{_UNITS_EN})"
_BIRTHDAY = re.compile(
    rf"\b(?P<day>(?:\d{{1,3}}(?:st|nd|rd|th)|(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty[- ])?(?:{_UNITS_EN})"
    rf"|\w+teenth|tenth|eleventh|twelfth|(?:one )?{_TENTHS}) birthday)\b"
    rf"|\b(?:my|his|her|our|their) (?P<wed>(?:\d{{1,2}}(?:st|nd|rd|th)|{_TENTHS}|{_TWO_WORDS}|\w+teenth|tenth|twelfth)"
    r"(?: wedding)? anniversary)\b"
    rf"|\b(?:my|me|his|her|our|their) (?P<nth>{_TENTHS}|{_TWO_WORDS}"
    r"|sixteenth|eighteenth|twenty[- ]first|(?:16|18|[4-9]0)th|21st)"
    r"(?= ?[.,;!?)\n]|$| (?:in|at|and|on|with|was|is|we|i|he|she|they|when|last|this|next|do|party|bash)\b)",
    re.IGNORECASE,
)
_BIRTHDAYS = words(
    "birthday anniversary twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth",
    "sixteenth eighteenth first 16th 18th 21st 40th 50th 60th 70th 80th 90th",
)
_WITHIN, _NEAR = 110, 40
_HELD = words("a avait aura")
_MOST_MONTHS = 37
_TOLD_OF = words("il elle j je on")
_MERELY = words("que juste meme pas seulement rien")


def find(reading: Reading) -> Iterator[Candidate]:
    """Ages the turn of phrase gives away, whatever unit they lack."""
    english = reading.settings.language == "en"
    months = MONTH_WORDS
    for number in reading.numbers:
        if not _SMALL <= number.value <= _OLDEST:
            continue
        if english:
            last = number.last + (reading.after(number.last) in _ROUNDED)
            told = _told_en(reading, number, last, months)
        else:
            last, told = _told_fr(reading, number, months)
        if told:
            yield reading.candidate(number.first, last, IdentifierKind.AGE, Tier.REVIEW, _REASON)
    for match in reading.find_around(_BIRTHDAY, _BIRTHDAYS, _NEAR) if english else ():
        span = match.span(match.lastgroup or 0)
        yield reading.candidate_at(*span, IdentifierKind.AGE, Tier.REVIEW, _REASON)


def _told_en(reading: Reading, number: SpokenNumber, last: int, months: frozenset[str]) -> bool:
    first, after = number.first, reading.after(last)
    stands = reading.opens[first] or reading.gaps[first] == ", "
    if number.value >= _LEAST_ALONE and stands and after in _COMING:
        nearing = reading.after(last, 2)
        if nearing in months or (after in ("next", "this") and nearing in _TIMES):
            return True
    if reading.before(first) == "turning" and after == "in":
        return True
    if reading.before(first) == "by" and after in ("i", "he", "she", "we", "they"):
        start = reading.starts[first]
        grown = _LEAST_ALONE <= number.value < 2 * 10
        return grown or reading.stands_before(_YOUNGER, start, _WITHIN)
    if last > number.last and number.value >= _MANY and stands:
        return reading.gap_after(last)[:1] in (",", ".")
    if last > number.last and number.value >= _MANY and reading.before(first) in ("s", "was", "is"):
        return reading.before(first, 2) in ("she", "he")
    if reading.gaps[first] == ", " and reading.gap_after(last)[:1] in (",", "."):
        before = reading.folds[first - 1]
        if number.value < 100 and before.endswith(_GIRL) and not reading.words[first - 1].isupper():
            return True
    return _alone(reading, number)


def _told_fr(reading: Reading, number: SpokenNumber, months: frozenset[str]) -> tuple[int, bool]:
    first, last = number.first, number.last
    unit = reading.after(last)
    if unit in ("ans", "an"):
        going = reading.before(first) == "faire" and reading.before(first, 2) in _GOING
        return last + 1, going or _with_unit(reading, first, number.value)
    if unit in _SLANG and number.value >= _GROWN:
        return last + 1, reading.gaps[last + 1] == " " and unit != "printemps"
    one, two = reading.before(first), reading.before(first, 2)
    if unit == "mois" and one == "a" and reading.words[first - 1] in ("à", "À"):
        return last + 1, number.value < _MOST_MONTHS and reading.after(last + 1) in _TOLD_OF
    just = two == "de" and reading.before(first, 3) in _GOING  # elle vient de faire trente-deux
    if one in _TO_BE and (two in _GOING | {"j", "elle"} or just):
        sign = reading.gap_after(last).strip()[:1]
        return last, sign in (".", ",", "!", "?", "") and (
            bool(sign) or unit in _COMING_FR or not unit
        )
    if one in ("fait", "fete", "eu", "pris") and two != "en" and unit in _COMING_FR:
        nearing = reading.after(last, 2)
        return last, nearing in months or nearing in _TIMES_FR
    named = _follows_name(reading, first)
    if named and reading.gaps[first] in (", ", " (") and number.value < 100:
        if unit == "et" and reading.after(last, 2) in ("demi", "demie"):
            return last + 2, True
        soon = unit == "bientot" or (unit in _COMING_FR and reading.after(last, 2) in months)
        return last, soon or reading.gap_after(last)[:1] in (",", ".", ")", ";")
    return last, _alone(reading, number)


def _with_unit(reading: Reading, first: int, value: int) -> bool:
    """“Shipu, y a 28 ans”; “y avait rien que cinquante ans”; “une aînée de quatre-vingt-dix ans”."""
    k = first - 1
    near = reading.folds[first : first + 8]
    if reading.before(first) == "fait" and reading.before(first, 2) in ("a", "ai"):
        return "en" in near and any(form in MONTH_WORDS for form in near)
    if reading.before(first) == "de" and reading.before(first, 2) in _ELDERS:
        return value >= _GROWN
    merely = 0
    while k > 0 and reading.folds[k] in _MERELY and reading.is_tight(k + 1):
        k, merely = k - 1, merely + 1
    if k < 1 or reading.folds[k] not in _HELD or reading.folds[k - 1] not in ("y", "il", "elle"):
        return False
    if reading.folds[k - 1] == "y" and reading.before(k - 1) in ("il", "n", "l"):
        return False
    return (merely > 1 and reading.opens[k - 1]) or _follows_name(reading, k - 1)


def _follows_name(reading: Reading, i: int) -> bool:
    """Whether a first name, or a word of no dictionary, and a comma come before word ``i``."""
    if i == 0 or reading.gaps[i] not in (", ", " (", "\u202f(") or not reading.is_capital(i - 1):
        return False
    known = reading.known(i - 1)
    strange = not reading.is_ordinary(i - 1) and not known.place and i - 1 not in reading.in_labels
    return (known.is_known_given and known.french < 2) or strange


def _alone(reading: Reading, number: SpokenNumber) -> bool:
    """“He'd a stroke, October '94. Forty-nine.”: a sentence of a number, after a death."""
    first, last = number.first, number.last
    if reading.gaps[first] == ", " and number.value >= _MANY // 2:
        start = reading.starts[first]
        ends = reading.gap_after(last).startswith((". ", ".\n")) or reading.gap_after(last) == "."
        return ends and reading.stands_before(_DIED, start, _WITHIN)
    if not reading.opens[first] or not reading.gaps[first].startswith(". "):
        return False
    if number.value < _LEAST_ALONE or not reading.gap_after(last).startswith((".", "!")):
        return False
    start = reading.starts[first]
    return reading.stands_before(_LIFE, start, _WITHIN)
