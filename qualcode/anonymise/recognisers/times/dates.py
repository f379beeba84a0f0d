"""Dates and years: numeric, written, spelled; laws, crises and election years left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import (
    BELOW_100_FR,
    ONES_FR,
    TEENS_EN,
    TEENS_FR,
    TENS_EN,
    UNITS_EN,
)
from qualcode.anonymise.reading.said_years import NINETEEN_HUNDRED_FR, TWO_THOUSAND_FR
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import (
    A_DAY_EN,
    A_DAY_FR,
    DAYS_EN,
    DAYS_FR,
    MONTH_NAMES_EN,
    MONTH_NAMES_FR,
)
from qualcode.model import IdentifierKind
from qualcode.wording import Message

MONTHS_FR = (
    r"(?:janvier|janv|f[ée]vrier|f[ée]vr?|mars|avril|mai|juin|juillet|juil|ao[uû]t|septembre|sept|"
    r"octobre|oct|novembre|nov|d[ée]cembre|d[ée]c)\.?"
)
MONTHS_EN = (
    r"(?:january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|"
    r"sept|sep|october|oct|november|nov|december|dec)\.?"
)
_MONTHS = rf"(?:{MONTHS_FR}|{MONTHS_EN})"
YEAR = r"(?:1[89]\d{2}|20[0-4]\d)"
_DAY_FR = rf"(?:(?:{A_DAY_FR}) )?"
_SP = r"[ \u00a0\u202f]"
DAY_WORDS_FR = (
    r"(?:premier|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:[- ](?:sept|huit|neuf))?|onze|douze|"
    r"treize|quatorze|quinze|seize|vingt(?:[- ](?:et[- ]un|deux|trois|quatre|cinq|six|sept|huit|neuf))?|"
    r"trente(?:[- ]et[- ]un)?)"
)
DAY_WORDS_EN = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"\w+teenth|twentieth|thirtieth|(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|"
    r"seventh|eighth|ninth))"
)
_SPELLED_YEAR = rf"(?:{NINETEEN_HUNDRED_FR}|{TWO_THOUSAND_FR})[- ]{BELOW_100_FR}"
_FOUR_FIGURES = re.compile(YEAR)
_TWO_FIGURES = r"\d{2}(?=[\s.,;:!?)]|$)"
_WRITTEN = re.compile(
    rf"\b(?:{_DAY_FR}(?:1er|\d{{1,2}}){_SP}{MONTHS_FR}(?:{_SP}(?:{YEAR}|{_TWO_FIGURES}))?"
    rf"|{_DAY_FR}{DAY_WORDS_FR}{_SP}{MONTHS_FR}(?:{_SP}(?:{YEAR}|{_SPELLED_YEAR}|{_TWO_FIGURES}))?"
    rf"|(?:{A_DAY_EN},? )?"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?|{DAY_WORDS_EN}){_SP}(?:of )?{MONTHS_EN}|"
    rf"{MONTHS_EN}{_SP}(?:\d{{1,2}}(?:st|nd|rd|th)?|(?:the )?{DAY_WORDS_EN}(?! of )))(?:,?{_SP}{YEAR})?"
    rf"|{MONTHS_FR} (?:cinquante|soixante|quatre[- ]vingts?|quarante)(?:[- ](?:et[- ])?(?:{TEENS_FR}|{ONES_FR}))?"
    rf"|{_MONTHS},?{_SP}(?:de |of )?(?:{YEAR}|\d{{2}}(?=[\s.,)])))(?!\w)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"\b(?:{A_DAY_EN},? the (?:\d{{1,2}}(?:st|nd|rd|th)|{DAY_WORDS_EN})"
    rf"|(?:{A_DAY_FR}) (?:1er|[12]\d|3[01]|[2-9])|(?<=\ble )(?:1er|[12]\d|3[01]|[2-9]) (?:{A_DAY_FR}))"
    r"(?! ?(?:h|heures?|ans|fois|personnes)\b)(?![\w:.,]\d)",
    re.IGNORECASE,
)
_FEAST_YEAR = re.compile(
    rf"\b(?:easter|christmas|spring|summer|autumn|winter|whitsun|p[âa]ques|no[ëe]l|toussaint|pentec[ôo]te|"
    rf"ascension|[ée]t[ée]|hiver|automne|printemps|rentr[ée]e)(?: (?:saturday|sunday|monday|eve|week|weekend))?"
    rf",? (?:of |de )?{YEAR}(?!\w)",
    re.IGNORECASE,
)
_WEEKDAYS = words(DAYS_FR, DAYS_EN)
_FEASTS = words(
    "easter christmas spring summer autumn winter whitsun paques noel toussaint pentecote ascension ete",
    "hiver automne printemps rentree",
)
_NUMERIC = re.compile(
    rf"(?<![\w/.-])(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:{YEAR}|\d{{2}})|{YEAR}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}} ?/ ?(?:\d{{1,2}} ?/ ?)?(?:(?i:{MONTHS_FR}) ?/ ?)?{YEAR}"
    rf"|(?:0[1-9]|[12]\d|3[01]) (?:0[1-9]|1[0-2]) {YEAR}(?=[.,;:!?)]|$|\n)"
    rf"|(?:0?[1-9]|1[0-2])-{YEAR}|\d{{1,2}}-(?i:{MONTHS_EN})-(?:{YEAR}|\d{{2}})"
    rf"|\d{{1,2}}[./-](?i:i{{1,3}}|i?[vx]|vi{{1,3}}|xi{{1,2}})[./-](?:{YEAR}|\d{{2}}))(?![\w/-]|\.\d)"
)
_YEARS = re.compile(
    rf"(?:(?<![\w.,/-])|(?<=\bmid-)|(?<=\bmi-)|(?<=\bpre-)|(?<=\bpost-)|(?<={YEAR},)){YEAR}"
    rf"(?:[-–/](?:{YEAR}|\d{{2}}|(?<=/)\d))?(?![\w%€$£/]|[.,](?!{YEAR}(?!\d))\d)"
)
_SHORT_YEAR = re.compile(
    r"\b(?:en|depuis|fin|d[ée]but|ann[ée]es?|mi|l[’']ann[ée]e|[ée]t[ée]|jusqu[’']en|in|since|back in)"
    rf"{_SP}((?:19)?[’']?(?:[4-9]\d))(?=[.,;:!?)]|{_SP}?$|{_SP}(?:et|ou|or|to|till|à|j|on|il|elle|c|avec|quand|pour|je|the|and|I|when|we|it|there|he|she|they|my|so|but|with)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_SPELLED_EN = re.compile(
    rf"\b(?:(?:eighteen|nineteen)[- ](?:(?:{TENS_EN})(?:[- ](?:{UNITS_EN}))?|{TEENS_EN}"
    rf"|(?:oh?|ought|aught|nought)[- ](?:{UNITS_EN}))"
    rf"|(?:eighteen|nineteen) hundred and (?:(?:{TENS_EN})(?:[- ](?:{UNITS_EN}))?|{TEENS_EN}|{UNITS_EN})"
    rf"|twenty[- ](?:{TEENS_EN}|oh[- ](?:{UNITS_EN})|twenty(?:[- ](?:{UNITS_EN}))?)"
    r"|(?:(?<=\bin )|(?<=since )|(?<=born ))nineteen hundred(?! (?:and|\w+s)\b)"
    rf"|two[- ]thousand[- ](?:and[- ])?(?:(?:oh?[- ])?(?:{UNITS_EN})|{TEENS_EN}|twenty(?:[- ](?:{UNITS_EN}))?))\b"
    rf"(?![- ](?:{UNITS_EN})\b)"
    r"(?![- ](?:percent|per|pounds|people|miles|hundred|thousand|million|euros|dollars|quid"
    r"|an? (?:kilo|month|week|head|day|night|go)\b))",
    re.IGNORECASE,
)
_EN_HEADS = words("eighteen nineteen twenty thousand")
_SPELLED = re.compile(
    rf"\b(?:{_SPELLED_YEAR}"
    rf"|(?:(?<=\ben )|(?<=depuis )|(?<=fin )|(?<=ébut )|(?<=l['’]an ))deux[- ]mille(?![- ]\w)"
    rf"|(?<=\ben )neuf[- ]cents?[- ]{BELOW_100_FR}"
    r"|(?<=ann[ée]e )deux[- ]mille)\b(?![- ](?:cents?\b|mille\b|euros?|habitants?|patients?|personnes?|francs?))",
    re.IGNORECASE,
)
_PROMOTION = re.compile(r"\bpromo(?:tion)? (\d{2}[-–/]\d{2})\b", re.IGNORECASE)
_PROMOTIONS = frozenset(("promo", "promotion"))
_BEFORE = words(
    "en depuis de d du des fin debut mi ete hiver automne printemps annee annees avant apres vers",
    "entre et a jusqu rentree promo in since from until by of around about before after during early",
    "late mid summer winter autumn spring class year the to mars avril mai juin juillet saison scolaire",
    "universitaire campagne exercice",
)
_PUBLIC = words(
    "loi reforme decret arrete convention plan rapport ordonnance circulaire code horizon objectif",
    "agenda elections election electorale presidentielle presidentielles legislatives municipales",
    "municipale covid confinement canicule crise grippe pandemie epidemie accord edition norme act",
    "law reform report election crash recession pandemic lockdown guidelines recommandations pib",
    "moratorium crisis storm flood tempete guerre attentats sante",
    "version world cup euro mondial jeux olympiques budget reglement",
)
# the event itself is dated, where it opens the sentence or places another: pendant le covid en 2020
_WHILE = words("pendant durant lors apres avant avec during after before with") | {""}
UNITS_AFTER = words(
    "that et ou a j on il elle c avec quand pour je mais que qui pendant dans donc parce par jusqu avant",
    "apres chez sur au aux en the and i when we with at to for but so because until as she he they it",
    "before after until till ish onwards onward time baby intake cohort graduate graduates batch",
    "la le les l un une tu nous vous ils elles ma mon mes puis alors ou there or was is du de comme ca cela",
)
# what may follow an English year and is never counted
_GOES_ON_EN = words(
    "which who where while whilst though although whereas since if then than from by into through during under over",
    "were are be been being had has have did do does would could should might will can may must this these those there",
    "here not no also even just only still again already ever never always well yeah yes okay right maybe probably",
    "perhaps actually you him her me us them your our his its their what how why an some any all both each every",
    "happened hit arrived rolled began started ended passed turned changed",
    "now somewhere sometime something sort kind like about around between within against off up down out came went",
)
MONTH_WORDS = words(
    MONTH_NAMES_FR,
    MONTH_NAMES_EN,
    "janv fevr fev juil sept oct nov dec jan feb mar apr jun jul aug sep",
)
_UNITS_FR = words(
    "mille cent pour euro franc km kg m cm mm g l h ha heure minute million milliard degre pourcent fr eur k go mo"
)
_CENTURIES = words("mille cent cents")
_DATE, _REASON = IdentifierKind.DATE, Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Dates and years that could single somebody out."""
    for match in reading.find_numbers(_NUMERIC):
        yield reading.candidate_at(*match.span(), _DATE, Tier.SURE, _REASON)
    yield from _written(reading)
    for match in reading.find_numbered(_PROMOTION, _PROMOTIONS):
        yield reading.candidate_at(*match.span(1), _DATE, Tier.LIKELY, Message("year"))
    for match in reading.find_around(_WEEKDAY, _WEEKDAYS, 40):
        yield reading.candidate_at(*match.span(), _DATE, Tier.LIKELY, _REASON)
    for match in reading.find_around(_FEAST_YEAR, _FEASTS, 40):
        yield reading.candidate_at(*match.span(), _DATE, Tier.LIKELY, Message("year"))
    for match in reading.find_numbers(_YEARS):
        yield from _year(reading, match)
    yield from _spelled(reading)


def _written(reading: Reading) -> Iterator[Candidate]:
    """Dates around the name of a month: only there is the long pattern tried."""
    reached = 0
    for i in reading.where(MONTH_WORDS):
        if reading.ends[i] <= reached:
            continue
        start = max(reached, reading.starts[max(0, i - 5)])
        stop = min(len(reading.text), reading.ends[i] + 45)
        match = _WRITTEN.search(reading.text, start, stop)
        if match and not _is_word(match.group()):
            reached = match.end() - match.group().endswith(".")
            yield reading.candidate_at(match.start(), reached, _DATE, Tier.SURE, _REASON)


def _is_word(written: str) -> bool:
    """“may 20” after a verb, “mar 3”: a month too short to be sure of, in lower case."""
    the_nth = written.startswith("may the ")
    return written.startswith(("may ", "mar ", "dec ")) and not the_nth


def _year(reading: Reading, match: re.Match[str]) -> Iterator[Candidate]:
    i = reading.word_at(match.start())
    last = reading.word_at(match.end() - 1)
    if _is_public(reading, i):
        return
    cue, after = reading.before(i), reading.after(last)
    counted = after and after not in UNITS_AFTER and not after.isdigit()
    ranged = len(match.group()) > len("2012")  # the 2012-2013 season
    if ranged or (reading.settings.language == "en" and after in _GOES_ON_EN):
        counted = False
    if cue in ("et", "a", "and", "to") and _FOUR_FIGURES.fullmatch(reading.before(i, 2)):
        counted = False  # nés entre 1930 et 1935 tous les trois
    if (
        reading.settings.language != "en"
        and not is_counted_fr(after)
        and not match.group().endswith("0")
    ):
        counted = False  # installée en 2013 regardez
    if cue in _BEFORE and not (
        counted and cue in ("de", "d", "a", "et", "of", "the", "to", "by", "entre")
    ):
        yield reading.candidate_at(*match.span(), _DATE, Tier.LIKELY, Message("year"))
    elif not counted and not after.isdigit():
        yield reading.candidate_at(
            *match.span(), _DATE, Tier.REVIEW, Message("number that may be a year")
        )


def is_counted_fr(after: str) -> bool:
    """Whether a French word after a number is what it counts: a plural, or a unit cut short."""
    return after.endswith(("s", "x", "z")) or after in _UNITS_FR


def _is_public(reading: Reading, i: int) -> bool:
    """A year everyone knows: la loi de 2002, la présidentielle de 2017."""
    if reading.before(i) in ("since", "depuis"):
        return False
    if (reading.before(i, 3), reading.before(i, 2)) == ("plan", "social"):
        return False
    if reading.before(i) in ("en", "in"):
        return reading.before(i, 2) in _PUBLIC and reading.before(i, 4) in _WHILE
    return any(reading.before(i, back) in _PUBLIC for back in (1, 2, 3, 4))


def _spelled(reading: Reading) -> Iterator[Candidate]:
    for match in reading.find_around(_SPELLED, _CENTURIES, 60):
        i = reading.word_at(match.start())
        # a wage, not a year: je suis à mille neuf cent cinquante
        sum_of_money = reading.before(i) == "a" and reading.before(i, 2) in ("suis", "est", "etais")
        if not sum_of_money and not _is_public(reading, i):
            yield reading.candidate_at(*match.span(), _DATE, Tier.LIKELY, Message("year, spelled"))
    if reading.settings.language == "en":
        for match in reading.find_around(_SPELLED_EN, _EN_HEADS, 40):
            yield reading.candidate_at(*match.span(), _DATE, Tier.LIKELY, Message("year, spelled"))
    for match in reading.find_numbers(_SHORT_YEAR):
        yield reading.candidate_at(*match.span(1), _DATE, Tier.LIKELY, Message("year"))
