"""Dates told by another time: mars dernier, November the same year, June the 19th, “by ninety-nine I was…”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import BELOW_100_FR, TENS_EN, UNITS_EN
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.reading.said_years import NINETEEN_HUNDRED_FR, TWO_THOUSAND_FR
from qualcode.anonymise.recognisers.times.dates import (
    DAY_WORDS_EN,
    DAY_WORDS_FR,
    MONTH_WORDS,
    MONTHS_EN,
    MONTHS_FR,
    YEAR,
)
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import A_DAY_EN, A_DAY_FR, DAYS_EN, DAYS_FR
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_DATE, _REASON, _YEAR_REASON = IdentifierKind.DATE, Message("date"), Message("year, spelled")
_MONTH_FR = re.compile(
    rf"\b(?:(?:1er|\d{{1,2}}|{DAY_WORDS_FR}) )?(?:fin |d[ée]but |mi-)?{MONTHS_FR} "
    r"(?:derniers?|prochains?|pass[ée]|suivant|de (?:l[’']ann[ée]e derni[èe]re|l[’']an (?:dernier|pass[ée])"
    r"|cette ann[ée]e(?:[- ]l[àa])?|la m[êe]me ann[ée]e|l[’']ann[ée]e (?:d[’']avant|d[’']apr[èe]s|suivante))"
    r"|(?:vingt|dix)[- ]\w+(?=[.,;!?]))(?!\w)",
    re.IGNORECASE,
)
_MONTH_EN = re.compile(
    rf"\b(?:(?:\d{{1,2}}(?:st|nd|rd|th)?|{DAY_WORDS_EN}) of (?:that|this|the same|the next|last) {MONTHS_EN}"
    rf"|this (?:past|coming) {MONTHS_EN}|(?<=in )(?:last|next) {MONTHS_EN}"
    rf"|{MONTHS_EN} (?:(?:of )?(?:the|that) (?:same|following|next|previous|very) year|of that year"
    rf"|just (?:gone|past)|gone by"
    r"|past|gone|coming|before last|after next)"
    rf"|{MONTHS_EN},? the(?:(?: ?[,—–-]+ ?| )(?:the|uh|um|er|erm))* (?:\d{{1,2}}(?:st|nd|rd|th)?|{DAY_WORDS_EN})(?!\w)"
    rf"(?:,? {YEAR})?"
    rf"|{MONTHS_EN}(?:/|[-–]| – ){MONTHS_EN} {YEAR})(?!\w)",
    re.IGNORECASE,
)
_SURE_MONTHS = MONTH_WORDS - {"mar", "dec"}
_LEANING = words(
    "dernier derniers prochain prochains passe suivant de that this the same next last past coming of just",
    "gone before after vingt dix",
)
_OF = words("gras saint de des du d l")
_YEAR_HEADS = words("mille mil deux")
_DAYS_EN = words(DAYS_EN)
# Fair Friday 1966, Bloody Sunday 1972
_NAMED_DAY = re.compile(rf"\b(?:(?!The )[A-Z]\w+ )?(?i:{A_DAY_EN}),? (?:of )?{YEAR}(?![\w%])")
_DAYS_FR = words(DAYS_FR, "fete jour veille nuit bal")
_FEAST_FR = re.compile(
    rf"\b(?:{A_DAY_FR}|f[êe]te|jour|veille|nuit) "
    r"(?:gras|saint|de la |de l[’']|des? |du |d[’'])"
    r"[’']?(?:(?:\w+ )?\w+ )?(?:de )?"
    rf"(?P<year>{YEAR}|(?:{NINETEEN_HUNDRED_FR}|{TWO_THOUSAND_FR})[- ]{BELOW_100_FR})(?!\w)",
    re.IGNORECASE,
)
# nineteen and fifty-five, as it is said in the American South
_NINETEEN_AND = re.compile(
    r"(?:(?<=\bin )|(?<=since )|(?<=until )|(?<=\bborn )|(?<=\bwas )|(?<=about )|(?<=back )|(?<=\bof ))"
    r"1[89] and (?:a )?[1-9]\d(?![\d.,]\d| \w+s\b)"
    # in 19 52: a machine heard two numbers
    r"|(?:(?<=\bin )|(?<=since )|(?<=until )|(?<=\bborn ))(?:19 [1-9]\d|20 [0-2]\d)(?= ?[.,;!?\n]|$"
    r"| (?:and|i|we|he|she|they|it|when|so|but|or|on|at|my|the)\b)"
    r"|(?:\bnineteen|(?:(?<=\bin )|(?<=since )|(?<=until )|(?<=\bborn ))eighteen) and (?:a )?"
    rf"(?:ten|(?:{TENS_EN})(?:[- ](?:{UNITS_EN}))?)\b(?! (?:of|\w+s)\b)",
    re.IGNORECASE,
)
_NINETEEN = frozenset(("nineteen", "eighteen", "19", "18", "20"))
# la saison 83-84, licence en 94–95
_SCHOOL_YEAR = re.compile(
    r"(?<![\w/.,-])([’']?\d\d[-–/]\d\d|(?:19|20)\d\d[-–/]\d\d)(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
_COUNTED = words("ans tonnes euros francs kilos jours heures mois points buts")
_SEASONS = words(
    "en vers depuis saison annee scolaire universitaire licence",
    "rentree hiver season year winter promotion in of the promo campagne exercice championnat moisson vendange",
)
# in a text without capitals a saint's day would be taken for a village
_SAINTS_DAY = re.compile(
    r"\bla (sainte?[- ](?:catherine|nicolas|martin|jean|michel|sylvestre|barbe|[ée]loi|vincent|valentin|patrick"
    r"|joseph|georges|fiacre|hubert|c[ée]cile|luc(?:ie)?))(?!\w)"
)
_SAINTS = frozenset(("saint", "sainte"))
_ASKED_WHEN = re.compile(
    r"\b(?:when|(?:depuis |jusqu[’']à )?quand|quel moment|quelle date|what year)\b[^\n.!?]{0,12}[ \u00a0\u202f]?\??"
    r"\s*\n\s*[^\n]{0,40}?(?:[:\]\t—–]|R\.)\s*(?:(?:en|in|bah|ben|oh|well|euh|um|erm)[,.]? )*$",
    re.IGNORECASE,
)
_ASKED_WITHIN, _LEAST_YEAR, _OLDEST_YEAR, _LEAST_BARE = 120, 20, 99, 40
_PRONOUNS = words("i we he she they it")
_TELLS_FR = words("c j on")
_TELLS_EN = words("that it this")


def find(reading: Reading) -> Iterator[Candidate]:
    """Dates that lean on the year or the month somebody spoke of."""
    english = reading.settings.language == "en"
    for match in reading.find_at(_MONTH_EN if english else _MONTH_FR, _leaning(reading), 40):
        # to march the whole way; march the 19th is a day
        verb = english and match.group().startswith(("may ", "march ")) and " the " not in match[0]
        if not verb:
            yield _dated(reading, *match.span())
    for match in _of_language(reading):
        yield _dated(reading, *match.span(1 if match.re is _SAINTS_DAY else 0))
    for match in reading.find_numbers(_SCHOOL_YEAR):
        cue = reading.before(reading.word_at(match.start(1)))
        # vers 13/14 ans, une campagne de 12-13 tonnes
        counted = reading.after(reading.word_at(match.end(1) - 1)) in _COUNTED
        if cue in _SEASONS and not counted and _follows_itself(match.group(1)):
            yield _dated(reading, *match.span(1))
    for number in reading.numbers:
        if _LEAST_YEAR <= number.value <= _OLDEST_YEAR and _is_year(reading, number):
            yield reading.candidate(number.first, number.last, _DATE, Tier.REVIEW, _YEAR_REASON)


def _leaning(reading: Reading) -> Iterator[int]:
    """The months beside a word that leans on another time: few of the many months."""
    for i in reading.where(_SURE_MONTHS):
        near = reading.folds[i + 1 : i + 2] + reading.folds[max(0, i - 1) : i]
        if not _LEANING.isdisjoint(near) or reading.gap_after(i) in ("/", "-", "–", " – "):
            yield reading.starts[i]


def _is_of_a_year(reading: Reading, i: int) -> bool:
    """Whether “de” follows word ``i`` and a year is near: le mercredi des Cendres 1993."""
    near = reading.folds[i + 1 : i + 7]
    return not _OF.isdisjoint(near[:1]) and any(
        form in _YEAR_HEADS or (len(form) == 4 and form.isdigit()) for form in near
    )


def _of_language(reading: Reading) -> Iterator[re.Match[str]]:
    if reading.settings.language == "en":
        yield from reading.find_around(_NAMED_DAY, _DAYS_EN, 30)
        yield from reading.find_around(_NINETEEN_AND, _NINETEEN, 30)
        return
    feasts = [reading.starts[i] for i in reading.where(_DAYS_FR) if _is_of_a_year(reading, i)]
    yield from reading.find_at(_FEAST_FR, feasts, 60)
    if reading.no_capitals:
        yield from reading.find_around(_SAINTS_DAY, _SAINTS, 20)


def _dated(reading: Reading, start: int, end: int) -> Candidate:
    # the stop of a month cut short may be that of the sentence
    end -= reading.text[end - 1] == "."
    return reading.candidate_at(start, end, _DATE, Tier.LIKELY, _REASON)


def _follows_itself(said: str) -> bool:
    """83-84: the second year comes after the first, as in a season or at school."""
    first, second = re.split(r"[-–/]", said.lstrip("’'"))
    return (int(first[-2:]) + 1) % 100 == int(second)


def _is_year(reading: Reading, number: SpokenNumber) -> bool:
    """“Quatre-vingt-douze, c'était la fin”; “Ninety-four, that was”; “By ninety-nine I was…”."""
    first, last = number.first, number.last
    after = reading.gap_after(last)
    following = reading.folds[last + 1] if last + 1 < len(reading) else ""
    breath = after in (" ", ", ")
    if number.value < _LEAST_BARE and not (reading.opens[first] and after.strip()[:1] == "."):
        return False
    if reading.settings.language != "en":
        tells = breath and following in _TELLS_FR and reading.opens[first]
        past = reading.folds[last + 2] if last + 2 < len(reading) and following in _TELLS_FR else ""
        if tells and past.startswith(("etai", "avai")):
            return True
    elif reading.before(first) == "by" and last > first and breath:
        return following in _PRONOUNS
    elif reading.opens[first] and breath and following in _TELLS_EN:
        return reading.after(last + 1) in ("was", "wis", "d")
    elif reading.opens[first] and (after, following) == (" ", "was"):
        said = (reading.after(last, 2), reading.after(last, 3))
        return said[0] == "when" or said == ("the", "year")
    bare = after.strip()[:1] in (".", ",", "!", "") or (breath and following in ("i", "j", "on"))
    if not (bare and reading.opens[first]):
        return False
    start = reading.starts[first]
    return reading.stands_before(_ASKED_WHEN, start, _ASKED_WITHIN)
