"""Dates as people say them: the summer of ’76, Easter Monday 1976, Pâques 99, the first week of May."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import BELOW_100_FR, NUMBER_WORDS, TENS_EN, UNITS_EN
from qualcode.anonymise.reading.said_years import NINETEEN_HUNDRED_FR, TWO_THOUSAND_FR
from qualcode.anonymise.recognisers.times.dates import (
    DAY_WORDS_EN,
    DAY_WORDS_FR,
    MONTH_WORDS,
    MONTHS_EN,
    MONTHS_FR,
    UNITS_AFTER,
    YEAR,
)
from qualcode.anonymise.vocabulary import vocabulary_of, words
from qualcode.anonymise.vocabulary.calendar_words import A_DAY_EN, A_DAY_FR
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_TENS = rf"(?:{TENS_EN})"
_ONES = rf"(?:{UNITS_EN})"
_SHORT_EN = rf"(?:[’']\d\d(?![\d’'])(?!s\b)|{_TENS}[- ]{_ONES}\b|(?:oh|nought|aught)[- ]{_ONES}\b)"
_DAYS_EN = rf"(?:day|eve|night|week|weekend|{A_DAY_EN})"
_FEAST_EN = (
    r"(?:(?:easter|whit|anzac|ash|palm|good|holy|remembrance|boxing|armistice|labou?r|memorial|independence|maundy|"
    r"st\.? \w+[’']s|saint \w+[’']s|new year[’']?s?|mother[’']?s|father[’']?s|christmas|bonfire|burns|pancake|shrove|"
    rf"thanksgiving|bank holiday)(?: {_DAYS_EN})+"
    r"|fourth of july|bank holiday|good friday|christmas|easter|thanksgiving|new year|eid(?:[- ]al[- ]\w+)?"
    r"|spring|summer|autumn|fall|winter|hallowe[’']?en|hogmanay|michaelmas|lammas|whitsun|pentecost|ramadan"
    r"|diwali|passover|lent|advent|harvest|lambing|midsummer)"
)
_ENGLISH = re.compile(
    rf"\b(?:{_FEAST_EN},? (?:of |in )?(?:{YEAR}|{_SHORT_EN})"
    rf"|{MONTHS_EN} (?:and|or|to|through|till|until) {MONTHS_EN},? (?:of )?(?:{YEAR}|{_SHORT_EN})"
    rf"|{MONTHS_EN},? (?:of )?(?:{_SHORT_EN})"
    rf"|(?:the )?(?:{DAY_WORDS_EN}|last|\d(?:st|nd|rd|th)) (?:full )?(?:week|weekend|day|half|fortnight|"
    rf"{A_DAY_EN}) (?:of|in) {MONTHS_EN}(?:,? (?:{YEAR}|{_SHORT_EN}))?"
    rf"|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d\d?) years? (?:ago )?"
    rf"(?:last|this(?: past)?|come|next|past) (?:{MONTHS_EN}|{_FEAST_EN})"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?|{DAY_WORDS_EN}) (?:to|and|or|until|till) (?:the )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{DAY_WORDS_EN}) (?:of )?{MONTHS_EN}(?:,? {YEAR})?"
    rf"|{MONTHS_EN} \d{{1,2}}(?:st|nd|rd|th)? (?:to|and|through) \d{{1,2}}(?:st|nd|rd|th)?(?:,? {YEAR})?"
    r")(?!\w)",
    re.IGNORECASE,
)
_FEASTS_EN = words(
    "easter whit anzac ash palm good holy remembrance boxing armistice labor labour memorial independence",
    "new mother father christmas bonfire burns pancake shrove thanksgiving bank maundy spring summer autumn",
    "fall winter halloween hallowe hogmanay michaelmas lammas whitsun pentecost ramadan eid diwali passover",
    "lent advent harvest lambing midsummer st saint",
)
_APOSTROPHE_YEAR = re.compile(r"(?<![\w’'\d])[’']\d\d(?![\d\w’'])")
_THE_NTH = re.compile(
    r"\b(?:(?:on|was|not|till|until|around)|(?:week|night|evening|morning|weekend) of) the "
    rf"({DAY_WORDS_EN}|\d{{1,2}}(?:st|nd|rd|th))"
    r"(?=[.,;!?]| (?:and|at) (?:I|we|he|she|they|\w+ in)\b)",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\b(?:next|last|this) (?:week|month)|\b(?:birthday|born|married|died|due|funeral|buried|wedding"
    r"|hearing|appointment|scan|operation|trial|court|exam)\b",
    re.IGNORECASE,
)
# after the first three, which count more than days
_LATE_DAY = re.compile(
    r"(?:[4-9]|[12]\d|3[01])(?:st|nd|rd|th)|\w+teenth|twent|thirt", re.IGNORECASE
)
_ON_A_FLOOR = re.compile(
    r"\b(?:floors?|holes?|laps?|green|tee|rows?|steps?|attempts?|lift|stairs|upstairs|flat|storeys?)\b",
    re.IGNORECASE,
)
_NTH_CUES = words("on was not till until around of")
_A_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?|{DAY_WORDS_EN}) (?:of )?{MONTHS_EN}\b|\b{MONTHS_EN} \d",
    re.IGNORECASE,
)
_OF_A_CAR = words("a an my his her our their old new")
_DAY_WITHIN = 80
_ORDINALS = words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth",
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty thirtieth thirty",
)
_NTHS = frozenset(f"{n}{end}" for n in range(1, 32) for end in ("st", "nd", "rd", "th"))
_FEAST_FR = (
    rf"(?:(?:(?:{A_DAY_FR}|veille|lendemain) d[eu] (?:la )?)?"
    r"(?:printemps|[ée]t[ée]|automne|hiver|rentr[ée]e|no[ëe]l|p[âa]ques|toussaint|pentec[ôo]te|ascension|"
    r"vendanges?|moissons?|carnaval|ramadan|mardi gras|chandeleur|(?<=la )sainte?[- ]\w+|fête nationale)|classe|promo)"
)
_LONG_YEARS = rf"(?:(?:{NINETEEN_HUNDRED_FR}|{TWO_THOUSAND_FR})(?:[- ]{BELOW_100_FR})?|{YEAR})"
_FRENCH = re.compile(
    rf"\b(?:{_FEAST_FR} (?:de |d[’']|en )?(?:{_LONG_YEARS}|[’']?\d\d(?= ?[.,;:!?)]| (?:et|ou|à|j|on|il|elle|c|avec"
    rf"|quand|pour|je|les?|la|dans)\b)|{BELOW_100_FR}(?= ?[.,;:!?)]))"
    rf"|(?:1er|\d{{1,2}}|premier|{DAY_WORDS_FR}) (?:au|et|ou) (?:le )?(?:lundi |mardi |mercredi |jeudi |vendredi |"
    rf"samedi |dimanche )?(?:1er|\d{{1,2}}|{DAY_WORDS_FR}) {MONTHS_FR}(?: (?:{YEAR}|{_LONG_YEARS}))?"
    rf"|{MONTHS_FR} (?:et|ou|à) {MONTHS_FR} (?:{YEAR}|\d\d(?= ?[.,;]))"
    r")(?!\w)",
    re.IGNORECASE,
)
_FEASTS_FR = words(
    "printemps ete automne hiver rentree noel paques toussaint pentecote ascension vendange vendanges moisson",
    "moissons carnaval ramadan mardi chandeleur saint sainte classe promo",
)
# je suis de cinquante-quatre, elle est de 69
_BORN = re.compile(
    r"\b(?:suis|est|étais|était|sont|étaient) (?:née?s? )?(?:de|du mois de \w+) (?:l[’']année )?"
    rf"((?:{BELOW_100_FR}|(?:19)?\d\d))(?= ?[.,;:!?)…]|$| (?:et|donc|moi|lui|elle|eux|comme|alors|ce|cette)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_TENS_FR = words(
    "quarante cinquante soixante quatre vingt trente septante huitante octante nonante"
)
_ROUND_FR = words("trente quarante cinquante soixante septante huitante octante nonante")
_BIRTH = words("ne nee nes nees")
_OF_THINGS = words("le la l les un une ce cette")
_KIN = vocabulary_of("fr").kin | words(
    "dernier derniere seconde second autre maman premier premiere"
)
_OF_YEARS = words("suis est etais etait sont etaient")
_LEAST_BORN = 15
_ASKED_YEAR = re.compile(
    r"\b(?:(?:what|which) year|when (?:was|did|were|is)|quelle année|en quelle|c[’']était quand)\b"
    r"[^\n?]{0,80}\?\s*(?:\n[^\n:]{0,40}?(?::|[ \u00a0][–—-](?= )))?"
    r"\s*(?:(?:oh|ah|well|er|erm|euh|heu|ben|bah|bon|attends|attendez|je crois|alors|in|en|it was|c[’']était|ça devait"
    r" être|peut-être|so|probably|maybe|about|around|back in|early|late"
    r"|(?:that|it)(?:[’']s|[’']d be| was| would(?:[’']ve| have)? (?:be|been)| must(?:[’']ve| have) been)"
    r"|I (?:think|believe|guess|reckon|suppose|want to say)|I[’']d say|must(?:[’']ve| have) been)(?:[,.…]|\.\.\.)? )*$",
    re.IGNORECASE,
)
_ASKED_WITHIN, _LEAST_SAID, _OLDEST_SAID, _CORRECTION = 200, 20, 99, 6
_NEAR = 5
_NUMERALS = (
    NUMBER_WORDS["fr"]
    | NUMBER_WORDS["en"]
    | _ORDINALS
    | words("last oh nought aught premier mille deux")
) - {"et", "and", "a", "une", "un", "quelques"}
_DATE, _REASON, _YEAR_REASON = IdentifierKind.DATE, Message("date"), Message("year, spelled")


def find(reading: Reading) -> Iterator[Candidate]:
    """Dates told by a feast, a season, a week of a month, a year cut short."""
    english = reading.settings.language == "en"
    yield from _english(reading) if english else _french(reading)
    yield from _answers(reading)


def _answers(reading: Reading) -> Iterator[Candidate]:
    """“What year was that?” “Eighty-two. No, eighty-three.”"""
    answered = -1
    for number in reading.numbers:
        start = reading.starts[number.first]
        if not _LEAST_SAID <= number.value <= _OLDEST_SAID or reading.after(number.last):
            continue
        asked = reading.stands_before(_ASKED_YEAR, start, _ASKED_WITHIN)
        corrected = 0 < answered < number.first <= answered + _CORRECTION and (
            {"no", "non", "ou", "or", "maybe"} & set(reading.folds[answered + 1 : number.first])
        )
        if asked or corrected:
            yield reading.candidate(number.first, number.last, _DATE, Tier.LIKELY, _YEAR_REASON)
            answered = number.last


def _english(reading: Reading) -> Iterator[Candidate]:
    for match in reading.find_at(_ENGLISH, _places(reading, _FEASTS_EN), 48):
        article = 4 if match.group().lower().startswith("the ") else 0
        yield _told(reading, match.start() + article, match)
    for match in reading.find_numbers(_APOSTROPHE_YEAR):
        if _is_of_a_make(reading, reading.word_at(match.end() - 1)):
            continue
        yield reading.candidate_at(*match.span(), _DATE, Tier.LIKELY, Message("year"))
    for match in reading.find_at(_THE_NTH, _on_the(reading), 30):
        start = match.start()
        near = reading.text[max(0, start - _DAY_WITHIN) : start]
        on = match.group().lower().startswith(("on", "ar", "we", "ni", "ev", "mo"))
        late = bool(_LATE_DAY.match(match.group(1))) and not _ON_A_FLOOR.search(near)
        late = late if on else bool(_A_DATE.search(near))
        if late or (on and _DUE.search(near)):
            yield reading.candidate_at(*match.span(1), _DATE, Tier.REVIEW, _REASON)


def _is_of_a_make(reading: Reading, i: int) -> bool:
    """“A ’57 Chevy”, “his old ’62 Ford”: the year of a car."""
    near = reading.folds[i - 1] if i else ""
    return near in _OF_A_CAR and reading.after(i) != "" and reading.is_capital(i + 1)


def _places(reading: Reading, feasts: frozenset[str]) -> Iterator[int]:
    """Where a month or a feast stands near a number: “été” alone is no season, most often."""
    for i in reading.where(MONTH_WORDS | feasts):
        near = reading.folds[max(0, i - _NEAR) : i + _NEAR]
        if any(other in _NUMERALS or other[0].isdigit() for other in near):
            yield reading.starts[i]


def _told(reading: Reading, start: int, match: re.Match[str]) -> Candidate:
    """The date without the full stop that a month cut short could have had."""
    end = match.end() - match.group().endswith(".")
    whole_year = reading.text[end - 4 : end].isdigit()  # surer than the village of a saint's name
    return reading.candidate_at(
        start, end, _DATE, Tier.SURE if whole_year else Tier.LIKELY, _REASON
    )


def _french(reading: Reading) -> Iterator[Candidate]:
    for match in reading.find_at(_FRENCH, _places(reading, _FEASTS_FR), 60):
        yield _told(reading, match.start(), match)
    for match in reading.find_at(_BORN, _being(reading), 50):
        said = match.group(1)
        whole = said.isdigit() and len(said) > 2
        if whole or _tells_a_year(reading, match.start(1)):
            yield reading.candidate_at(*match.span(1), _DATE, Tier.LIKELY, _YEAR_REASON)


def _being(reading: Reading) -> Iterator[int]:
    """Where somebody “est de”, “suis née en”: few of the many verbs."""
    for i in reading.where(_OF_YEARS):
        following = "".join(reading.folds[i + 1 : i + 2])
        if following in _BIRTH or (following in ("de", "du") and not _is_of_a_thing(reading, i)):
            yield reading.starts[i]


def _is_of_a_thing(reading: Reading, verb: int) -> bool:
    """Le taux est de 65: somebody is “de 65” by name, as kin, or by a pronoun."""
    return reading.before(verb, 2) in _OF_THINGS and reading.before(verb) not in _KIN


def _on_the(reading: Reading) -> Iterator[int]:
    for i in reading.where(_ORDINALS | _NTHS):
        if reading.before(i) == "the" and reading.before(i, 2) in _NTH_CUES:
            yield reading.starts[i]


def _tells_a_year(reading: Reading, start: int) -> bool:
    """Soixante-neuf, 54: neither “est de deux” nor “est de vingt”, which count."""
    i = reading.word_at(start)
    form = reading.folds[i]
    if form.isdigit():
        return int(form) >= _LEAST_BORN
    if form in _TENS_FR and reading.after(i) not in ("", *UNITS_AFTER):
        return True
    # of somebody: je suis de cinquante, mon frère il est de soixante
    lead = reading.folds[max(0, i - _NEAR) : i]
    return form in _ROUND_FR and ("suis" in lead or not _KIN.isdisjoint(lead))
