"""Days that have a name and no number: Maundy Thursday, that Ramadan, le lundi de Pentecôte."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.times.dates import (
    DAY_WORDS_EN,
    MONTH_WORDS,
    MONTHS_EN,
    MONTHS_FR,
)
from qualcode.anonymise.recognisers.times.words import FEAST_OF_ANY_YEAR_EN, FEAST_OF_ANY_YEAR_FR
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import A_DAY_EN, A_DAY_FR, DAYS_EN, DAYS_FR
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_YEAR = r"(?:,? (?:of |in )?(?:1[89]\d\d|20[0-4]\d))?"
_WEEKDAYS_EN = rf"{A_DAY_EN}"
_ENGLISH = re.compile(
    # a day of the calendar of the church, the state or the region
    rf"\b(?:(?:good friday|(?:fair|black|plough) {_WEEKDAYS_EN}|palm sunday|ash wednesday)"
    rf"(?: (?:night|morning|weekend))?{_YEAR}"
    rf"|(?:maundy|holy|whit|shrove|mothering|trinity|passion|remembrance|easter"
    rf"|christmas|boxing|thanksgiving|armistice|anzac|waitangi|burns|bonfire|mischief|labou?r|memorial|independence"
    rf"|veterans|groundhog|flag|columbus|canada|australia|bastille|presidents[’']?|earth"
    rf"|guy fawkes|commonwealth|empire"
    rf"|(?:new year|queen|king|st\.? \w+|saint \w+|all saints?|all souls?|mother|father|valentine)[’']?s?[’']?"
    rf"(?: birthday)?) (?:{_WEEKDAYS_EN}|day|eve|night|weekend)(?: (?:night|morning|weekend))?{_YEAR}"
    # counted within a feast or a month of the moon
    rf"|(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)|{DAY_WORDS_EN}|last) (?:(?:day|night|week|{_WEEKDAYS_EN}) )?(?:of|in|"
    rf"after|before) {FEAST_OF_ANY_YEAR_EN}{_YEAR}"
    rf"|(?:the )?(?:day|night|week|weekend|month|morning|{_WEEKDAYS_EN}) (?:before|after) {FEAST_OF_ANY_YEAR_EN}{_YEAR}"
    rf"|(?:(?:a|one|two|three|four|five|six|seven|ten|few|\d+) )?(?:days?|weeks?|months?) (?:after|before) "
    rf"{FEAST_OF_ANY_YEAR_EN}{_YEAR}"
    rf"|(?:last|that|this past) {FEAST_OF_ANY_YEAR_EN}"
    # born on Christmas, died at Easter
    rf"|(?:(?<=\bborn on )|(?<=\bborn )|(?<=\bborn at )|(?<=\bdied on )|(?<=\bdied at )|(?<=\bmarried on )"
    rf"|(?<=\bmarried at ))"
    rf"(?:the )?{FEAST_OF_ANY_YEAR_EN}(?: (?:eve|day|night))?{_YEAR}"
    rf"|(?:onam|diwali|eid|sallah|holi|vesak|vaisakhi|nowruz|passover) (?:day|eve|night|morning){_YEAR}"
    # a month or a season said of one year
    rf"|(?:last|this past|that|that same) {MONTHS_EN}(?= ?[.,;!?)]| (?:and|when|with|at|in)\b)"
    rf"|(?:the )?(?:end|beginning|start|middle|back end) of {MONTHS_EN}(?= ?[.,;!?)]| (?:and|when|with|at|in)\b)"
    rf"|(?<=\bin )(?:the )(?:{MONTHS_EN})(?= ?[.,;!?)\n]|$| (?:and|when|at|he|she|I|we|it|they|there|so|but)\b)"
    rf"|(?<=\btill )(?:the )(?:{MONTHS_EN})(?= ?[.,;!?)])"
    rf"|(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)|{DAY_WORDS_EN}) of (?:that|last|this|the same|next) month"
    rf"|(?:the )?last of {MONTHS_EN}{_YEAR})(?!\w)",
    re.IGNORECASE,
)
_HEADS_EN = words(
    "maundy holy ash whit palm good shrove mothering trinity passion remembrance easter plough christmas",
    "boxing thanksgiving armistice anzac waitangi burns bonfire labour labor memorial independence veterans new",
    "queen king st saint mother father valentine fair mischief black all groundhog flag columbus canada australia",
    "bastille presidents earth fawkes commonwealth empire",
)
_DAYS_EN = words(DAYS_EN, "day eve night weekend birthday")
_FEASTS_EN = words(
    "christmas easter thanksgiving ramadan eid sallah diwali onam passover lent advent halloween hallowe month",
    "hogmanay whitsun pentecost michaelmas lammas carnival purim hanukkah holi vesak nowruz pongal vaisakhi matariki",
    "juneteenth muharram shawwal shavuot sukkot",
)
_LEANING = words("last that past the same")
_PARTS = words("last end beginning start middle")
_WEEKDAYS_FR = rf"(?:{A_DAY_FR})"
_YEAR_FR = r"(?: (?:de )?(?:1[89]\d\d|20[0-4]\d))?"
_FRENCH = re.compile(
    rf"\b(?:(?:{_WEEKDAYS_FR}|lendemain|veille) (?:de la |de l[’']|des |du |de |d[’'])?{FEAST_OF_ANY_YEAR_FR}{_YEAR_FR}"
    r"|(?:no[ëe]l|p[âa]ques|toussaint|pentec[ôo]te|ascension|ramadan)"
    r" (?:derni(?:er|[èe]re)|pass[ée]e?|prochaine?|suivante?|d[’']avant|d[’']apr[èe]s)"
    r"|(?:1er|\d{1,2}|premier) (?:du mois (?:prochain|dernier|pass[ée]|suivant|d[’']apr[èe]s|d[’']avant)|courant))"
    r"(?!\w)",
    re.IGNORECASE,
)
_HEADS_FR = words(
    "paques pentecote ascension assomption toussaint noel cendres rameaux epiphanie chandeleur action saint sainte",
    "gras carnaval ramadan aid tabaski kippour hanoukka fete",
)
_SEASONS_FR = words("noel paques toussaint pentecote ascension ramadan mois")
_NEARING_FR = words(
    "dernier derniere passe passee prochain prochaine suivant suivante d avant apres"
)
# a custom, not a day of somebody's life
_EVERY = re.compile(
    r"\b(?:every|each|any|tous les|toutes les|chaque|usually|always)\b[^.!?\n]*$"
    rf"|\b(?:{FEAST_OF_ANY_YEAR_FR}|{FEAST_OF_ANY_YEAR_EN}), (?:(?:le|la|the) )?$",  # Noël, Pâques, le lundi…
    re.IGNORECASE,
)
_EVERY_YEAR = re.compile(r" (?:every|each|all) ", re.IGNORECASE)
_BACK = 60
# en octobre 1993. Le 17, je crois; le 17, un dimanche
_DAY_ALONE = re.compile(
    rf"\b{MONTHS_FR}(?: \d{{4}})?[.,] le (1er|[12]?\d|3[01])(?=[.,;!?])"
    rf"|\ble (1er|[12]?\d|3[01])(?=,? un {_WEEKDAYS_FR})",
    re.IGNORECASE,
)
_WEEKDAY_WORDS_FR = words(DAYS_FR)
_REASON = Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Named days of somebody's life, to be looked at; customs of every year are left."""
    english = reading.settings.language == "en"
    pattern = _ENGLISH if english else _FRENCH
    for match in reading.find_at(
        pattern, _near_english(reading) if english else _near_french(reading), 34
    ):
        start = match.start()
        before = reading.text[max(0, start - _BACK) : start]
        every = _EVERY.search(before) or _EVERY_YEAR.match(reading.text, match.end())
        if not every:
            yield reading.candidate_at(*match.span(), IdentifierKind.DATE, Tier.LIKELY, _REASON)

    if not english:
        yield from _days_alone(reading)


def _days_alone(reading: Reading) -> Iterator[Candidate]:
    """“Le 17, je crois”, after the month; “le 17, un dimanche”."""
    told = [i for i in reading.where(_WEEKDAY_WORDS_FR) if reading.before(i) == "un"]
    months = [i for i in reading.where(MONTH_WORDS) if "le" in reading.folds[i + 1 : i + 3]]
    for match in reading.find_at(_DAY_ALONE, sorted(reading.starts[i] for i in told + months), 24):
        group = 1 if match.group(1) else 2
        yield reading.candidate_at(*match.span(group), IdentifierKind.DATE, Tier.REVIEW, _REASON)


def _near_english(reading: Reading) -> Iterator[int]:
    """Where the name of a feast stands, or a month or season beside “last”, “that”, “the”."""
    months = reading.where(MONTH_WORDS)
    leaning = {i for i in months if reading.before(i) in _LEANING}
    lasts = {i for i in months if reading.before(i) == "of" and reading.before(i, 2) in _PARTS}
    days = {
        i for i in reading.where(_HEADS_EN) if not _DAYS_EN.isdisjoint(reading.folds[i + 1 : i + 4])
    }
    for i in sorted(leaning | lasts | days | set(reading.where(_FEASTS_EN))):
        yield reading.starts[i]


def _near_french(reading: Reading) -> Iterator[int]:
    seasons = {i for i in reading.where(_SEASONS_FR) if reading.after(i) in _NEARING_FR}
    for i in sorted(seasons | set(reading.where(_HEADS_FR))):
        yield reading.starts[i]
