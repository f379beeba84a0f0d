"""English ages told without “years old”: at eighty, my eldest, nine, “How old?” “Ninety-four.”"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.numbers import NUMBER_WORDS, SpokenNumber
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.word_list import APOSTROPHES
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# what may follow an age and never follows a number that counts something
_GOES_ON = words(
    "wi wae",
    "and now this that but so when last next on then or at in if as because since by come with he she",
    "they i we you it who until till after before already again too though myself meself himself",
    "herself the my his her our their just only going pregnant having doing working with without for",
    "out over up down off from back should shouldn could couldn can cannot must might will does doesn didn",
    "while where there here is was were are had has would s d",
)
_TIMES = words("morning evening afternoon night o oclock past sharp am pm")
_ADVERBS = words(
    "only just now nearly almost about barely still already maybe probably around roughly like say",
    "what well oh er erm um perhaps even yet hardly scarcely not all of more less than over under",
    "rising pushing nearing approaching going on getting for coming up to fully some no",
    "late early then running past",
)
_BE = words("was were am is are be been m re s wis wus wor")
_MODALS = words(
    "have has had would could must might may can t not ll d ve should of couldn wouldn mustn will ha",
    "cannot never ever to",
)
_WHO = words("i he she who you ye me mum mam mom dad da granny grandad nana")
_PEOPLE = words(
    "twin twins triplets kid kids girl girls boy boys child children bairn bairns lad lads lass lasses",
    "baby son sons daughter daughters mother father mum mam mom dad brother sister husband wife uncle",
    "aunt auntie cousin nephew niece grandson granddaughter granny gran nan nana grandad grandpa",
    "grandmother grandfather man woman fella fellow bloke lady gentleman youngest eldest oldest middle",
    "partner widow neighbour neighbor friend patient pupil student apprentice one great-grandson",
    "stepson stepdaughter toddler teenager ones wean weans nipper",
)
_REACH = words("turned turning turn turns reached hit made")
_LIVE_TO = words("see reach")
_FIXED = words(
    "live lives living stands stood set capped fixed running clocked doing speed priced valued sits looking look",
    "us them re are is stuck stays stayed looked open opens opened closes closed starts started finish finished ends",
)
_LIFE = re.compile(
    r"\b(?:died|orphan\w*|married|wed|widowed|(?:left|leave|leaving) (?:school|home)|learn(?:ed|t)|born"
    r"|adopted|fostered|(?:came|come|brought|sent) to (?:me|us)|started (?:school|smoking|work)"
    r"|went (?:to work|into|down)|sent (?:away|off)|lost (?:my|his|her)|school had left|bapti[sz]ed|confirmed"
    r"|circumcised|christened|(?:my|his|her) first)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:how old|what age|(?:your|his|her|their) age|age (?:are|were|is|was|did|do)|been,? what)\b[^\n]*\s*"
    r"(?:\n[^\n:]{0,40}[:\t])?\s*(?:[A-Z][\w’']*, )?(?:(?:oh|well|er|erm|um|he|she|i)[,.]? )?$",
    re.IGNORECASE,
)
_ASKED_WITHIN = 240
_LASTING = words(
    "on in at there here with as a an under working doing down up back over away off out going waiting without to of",
    "by for into late early younger older senior junior behind ahead apart ago from inside since that this my the",
)
_NOBODY = words("it that there what here let how this which where when half all some most both")
_TO_OLD = words("years year yrs")
_ROUND = {"odd": 1, "ish": 1, "something": 1, "plus": 1}
_FRACTIONS = (["and", "a", "half"], ["and", "a", "quarter"], ["and", "a", "bit"])
_MONTHS = words("months month weeks week days")
_SMALL, _GROWN, _LATE, _VERY_OLD, _STARTING = 13, 18, 40, 60, 25
_LINKS = words("or and to maybe nearly")
_NEXT_YEAR = (["going", "on"], ["running"], ["rising"], ["pushing"])
_CORRECTION, _ASIDE = 14, 9
_OF_AGE = words(
    "age side short shy lad lass boy girl man woman child kid bairn fella fellow bloke wean nipper lady widow widower"
)
# “Nineteen, I was”, and what puts an age right: “could have been ten”
_THEN_WHO = re.compile(r", (?:I|he|she) (?:was|were|is|am|wis)\b", re.IGNORECASE)
_OR_ELSE = words("could must might may would")
_REASON = Message("age")
_DECADE = re.compile(
    r"(?:\bin(?:to)? )?\b(?:my|his|her|their|our|your|me) (?:early |mid[ -]?|late )?"
    r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
    r"|(?<!the )\b(?:early|mid|late)[ -](?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
    r"(?=[.,;!?])",
    re.IGNORECASE,
)
_DECADES = words("teens twenties thirties forties fifties sixties seventies eighties nineties")


def find(reading: Reading) -> Iterator[Candidate]:
    """Ages whose number nothing follows that could be counted."""
    previous: SpokenNumber | None = None
    for number in reading.numbers:
        last, told = _whole(reading, number)
        if told or _is_age(reading, number, last, previous):
            tier = Tier.LIKELY if told or number.value >= _SMALL else Tier.REVIEW
            about = previous and previous.last + 1 == number.first
            first = previous.first if previous and about else number.first
            if about and reading.gaps[number.first] not in (", ", "-", " "):
                first = number.first
            yield reading.candidate(first, last, IdentifierKind.AGE, tier, _REASON)
            previous = SpokenNumber(number.first, last, number.value)
    for match in reading.find_around(_DECADE, _DECADES, 40):
        yield reading.candidate_at(*match.span(), IdentifierKind.AGE, Tier.LIKELY, _REASON)


def _whole(reading: Reading, number: SpokenNumber) -> tuple[int, bool]:
    """The last word of what is said of an age, and whether “old” tells that it is one."""
    last = number.last
    if reading.after(last) in _ROUND:
        last += 1
    if [reading.after(last, n) for n in (1, 2, 3)] in _FRACTIONS:
        last += 3
    if [reading.after(last, n) for n in (1, 2, 3)] == ["and", "three", "quarters"]:
        last += 3
    if reading.after(last) in (*_TO_OLD, *_MONTHS):
        if reading.after(last, 2) == "old":
            return last + 2, not _of_a_thing(reading, number.first)
        if [reading.after(last, 2), reading.after(last, 3)] == ["of", "age"]:
            return last + 3, True
        if reading.after(last) in _MONTHS and _is_infant(reading, number, last + 1):
            return last + 1, True
        lasting = reading.after(last, 2) in _LASTING or reading.before(number.first) == "been"
        lived = reading.after(last) in _TO_OLD and not lasting
        if lived and number.value >= _SMALL and _is_told(reading, number.first, number.value):
            return last + 1, True  # he was nineteen years and two months
    return last, False


def _of_a_thing(reading: Reading, first: int) -> bool:
    """It's nineteen years old: a van, a roof."""
    verb = reading.before(first) in ("s", "is", "was")
    return verb and reading.before(first, 2) in ("it", "that", "which")


def _is_infant(reading: Reading, number: SpokenNumber, last: int) -> bool:
    """“The baby, eleven months, bangs his spoon”; “Aroha, she was five months.”"""
    ends = (
        reading.gap_after(last).strip()[:1] in (",", ".", ")", ";") or reading.after(last) == "when"
    )
    first = number.first
    if not ends or first == 0:
        return False
    near = reading.folds[first - 1]
    comma = reading.gaps[first].startswith(", ")
    kin = near in _PEOPLE or near.removeprefix("great").removeprefix("grand") in _PEOPLE
    if comma:
        return kin or near.endswith("bairn")
    return near in ("was", "were", "is", "s", "at") and _has_subject(reading, first - 1, 0)


def _is_age(
    reading: Reading, number: SpokenNumber, last: int, previous: SpokenNumber | None
) -> bool:
    after = reading.after(last)
    if (after and after not in _GOES_ON) or _is_a_time(reading, last) or number.value < 1:
        return False
    first = number.first
    if _is_rounded_sum(reading, last):
        return False
    if after == "now" and reading.gaps[first] == ", " and number.value >= _SMALL:
        return reading.gap_after(last + 1).strip()[:1] in (".", ",")
    if previous and _follows_age(reading, previous, number):
        return True
    if previous and _puts_right(reading, previous, number, last):
        return True
    if reading.opens[first]:
        return _answers(reading, number, last)
    if last > number.last and number.value >= _GROWN and reading.before(first) in ("a", "an"):
        return True  # I'm a forty-something
    rounded = last > number.last or number.last > first
    if rounded and number.value >= _VERY_OLD and reading.gaps[first] == ", ":
        return not after and not _in_a_list(
            reading, number, last
        )  # “at my leaving do, ninety-odd, on two sticks”
    return (
        _is_told(reading, first, number.value)
        or _at(reading, first, number.value)
        or _in_apposition(reading, number, last)
    )


def _is_rounded_sum(reading: Reading, last: int) -> bool:
    """“Eight, nine hundred a month”: the hundreds are said once."""
    k = last + 2
    return (
        k < len(reading)
        and reading.gaps[last + 1] == ", "
        and reading.folds[k] in ("hundred", "thousand", "million", "grand")
    )


def _in_a_list(reading: Reading, number: SpokenNumber, last: int) -> bool:
    near = (
        *reading.folds[max(0, number.first - 1) : number.first],
        *reading.folds[last + 1 : last + 2],
    )
    return any(word in NUMBER_WORDS["en"] - {"a", "and"} or word[0].isdigit() for word in near)


def _is_a_time(reading: Reading, last: int) -> bool:
    close = {reading.after(last, n) for n in (1, 2, 3)}
    if reading.after(last) in ("this", "next", "last"):
        close -= {"year"}  # I'm sixty-five this year
    sign = reading.gap_after(last)[:1]
    return (
        bool(close & _TIMES) or sign in ("%", "/", "°", ":") or "year" in close or "years" in close
    )


def _follows_age(reading: Reading, previous: SpokenNumber, number: SpokenNumber) -> bool:
    """Seventy-four, seventy-five; at twenty-one and twenty-three; “Sixteen. No, seventeen.”"""
    between = reading.folds[previous.last + 1 : number.first]
    if number.value == previous.value and len(between) <= 1:
        return True  # “What age are you?” “Twelve.” “Twelve.”
    if (
        len(between) > _CORRECTION
        or "\n" in reading.text[reading.ends[previous.last] : reading.starts[number.first]]
    ):
        return False
    if between == ["now"]:  # I'm fifty… now fifty-four
        return 0 < number.value - previous.value < _SMALL
    if between in _NEXT_YEAR:  # but not “eleven going on forty”
        return 0 < number.value - previous.value <= 2
    if set(between) <= _LINKS and number.value >= 2:
        return abs(number.value - previous.value) < _LATE
    named = between[-1] in _PEOPLE and reading.is_tight(number.first)
    if between[-1] == "been" and not _OR_ELSE.isdisjoint(between):
        return abs(number.value - previous.value) < _SMALL
    named = named or (len(between) <= 3 and reading.is_capital(number.first - 1))
    return "no" in between or (named and reading.is_tight(number.first))


def _puts_right(reading: Reading, previous: SpokenNumber, number: SpokenNumber, last: int) -> bool:
    """“That's Kayla, she's sixteen.” “Seventeen.”: another speaker, another number, a stop."""
    between = reading.text[reading.ends[previous.last] : reading.starts[number.first]]
    return (
        "\n" in between
        and reading.opens[number.first]
        and reading.gap_after(last).strip()[:1] in (".", "!")
        and number.first - previous.last <= _CORRECTION
        and abs(number.value - previous.value) <= _SMALL // 4
    )


def _answers(reading: Reading, number: SpokenNumber, last: int) -> bool:
    """A sentence made of a number: the answer to “how old”, or said after a name."""
    first = number.first
    start = reading.starts[first]
    if _ASKED.search(reading.text, max(0, start - _ASKED_WITHIN), start):
        return True
    if _THEN_WHO.match(reading.text, reading.ends[last]):
        return True
    sign = reading.gap_after(last).strip()[:1]
    if number.value < _SMALL or sign not in (".", "!") or first < 2:
        return False
    named = reading.is_capital(first - 1) and not reading.opens[first - 1]
    return named and reading.gaps[first] == ". " and first - 1 not in reading.kept


def _is_told(reading: Reading, first: int, value: int) -> bool:
    """After a form of “to be” that has a person for its subject."""
    k = first - 1
    while k > 0 and reading.folds[k] in _ADVERBS and _is_close(reading, k + 1):
        k -= 1
    if not _is_close(reading, k + 1):
        return False
    form = reading.folds[k]
    if form == "gone":  # he's just gone sixty
        return value >= _LATE
    if form in _REACH:
        return value >= _GROWN or form.startswith("turn")
    if form in ("looks", "looked"):
        return value >= _LATE and reading.before(k) in ("he", "she")
    if form in _LIVE_TO:
        return value >= _LATE and reading.before(k) in ("ll", "d", "to", "never", "not")
    return form in _BE and _has_subject(reading, k, value)


def _has_subject(reading: Reading, k: int, value: int) -> bool:
    """Whether the verb at ``k`` says something of a person: I’d have been, the twins were."""
    if reading.gaps[k] == ", " and value >= _SMALL:
        return _is_after_aside(reading, k)
    subject = k - 1
    while subject >= 0 and reading.folds[subject] in _MODALS and _is_close(reading, subject + 1):
        subject -= 1
    if subject < 0 or not _is_close(reading, subject + 1):
        return False
    form = reading.folds[subject]
    if form in ("it", "that", "there", "what", "here", "how"):
        before = reading.folds[subject - 1] if subject else ""
        return form == "that" and before in _PEOPLE and reading.is_tight(subject)
    if form in ("we", "they"):
        plural = reading.folds[k] == "are"  # we are fifteen at table
        return value >= _SMALL + 7 * plural if form == "we" else True
    if form in _WHO or form in _PEOPLE:
        return True
    if form in ("two", "three"):  # my two are six and four
        return reading.before(subject) in ("my", "our", "her", "his")
    inside = reading.is_capital(subject) and not reading.opens[subject]
    return inside or _is_name(reading, subject)


def _is_after_aside(reading: Reading, k: int) -> bool:
    """“Kirsty, her in the north, is thirty-three”: the subject stands before what is said aside."""
    i = k - 1
    while i > max(0, k - _ASIDE) and reading.gaps[i] != ", ":
        if reading.opens[i] or not reading.is_tight(i):
            return False
        i -= 1
    who = i - 1
    if who < 0 or reading.gaps[i] != ", ":
        return False
    return reading.folds[who] in _PEOPLE or (
        reading.is_capital(who) and not reading.known(who).place
    )


def _is_name(reading: Reading, i: int) -> bool:
    known, form = reading.known(i), reading.folds[i]
    if not (reading.is_capital(i) or reading.no_capitals) or form in _NOBODY:
        return False
    if known.english >= 2:  # Rose was forty
        return reading.is_capital(i) and (known.given in (1, 2, 3) or known.surname in (1, 2))
    return known.given in (1, 2, 3) or not reading.is_ordinary(i)


def _is_close(reading: Reading, i: int) -> bool:
    """Whether word ``i`` follows the one before in one breath, a comma or a dash allowed."""
    return 0 < i < len(reading) and (reading.is_tight(i) or reading.gaps[i] in (", ", " – ", " - "))


def _at(reading: Reading, first: int, value: int) -> bool:
    """“She died at seventy-nine”; below thirteen only where a life is told: hours are small too."""
    k = first - 1
    while k > 0 and reading.folds[k] in ("about", "only", "just", "maybe", "around", "barely"):
        k -= 1
    if k < 0 or not _is_close(reading, k + 1):
        return False
    if reading.folds[k] in ("aged", "age"):
        return True
    if reading.folds[k] == "of" and reading.before(k) in _OF_AGE:
        return value >= _SMALL or reading.before(k) not in ("side", "short", "shy")
    if reading.folds[k] != "at" or (
        reading.before(k) in _FIXED and not _begins_life(reading, k, value)
    ):
        return False
    if value >= _SMALL:
        return True
    start = reading.starts[max(0, k - 12)]
    return bool(_LIFE.search(reading.text, start, reading.starts[k]))


def _begins_life(reading: Reading, k: int, value: int) -> bool:
    """“I started at fourteen”: somebody, and younger than hours and numbers of staff are said."""
    return (
        reading.before(k) in ("started", "finished")
        and reading.before(k, 2) in ("i", "he", "she")
        and _SMALL <= value <= _STARTING
    )


def _in_apposition(reading: Reading, number: SpokenNumber, last: int) -> bool:
    """“My eldest, nine, …”, “Zohra, eleven.”: between a person and a stop."""
    first = number.first
    stop = reading.gap_after(last).strip()[:1] in (",", ".", ";", ")", "!", "?")
    if not stop or first == 0 or reading.gaps[first] not in (", ", " ("):
        return False
    before = reading.folds[first - 1]
    if before in _PEOPLE and before != "one":
        return True
    if before == "there" and reading.before(first - 1) in _PEOPLE:
        return True  # there's a lad there, seventeen, …
    if reading.gaps[first - 1] in APOSTROPHES:
        return False
    known = reading.known(first - 1)
    if not reading.is_capital(first - 1) or first - 1 in reading.kept:
        return False
    if not reading.opens[first - 1] and known.given in (1, 2, 3):
        return 2 < number.value < 100
    unknown = not reading.is_ordinary(first - 1) and not known.place
    return (unknown or known.given in (1, 2)) and _SMALL <= number.value < 100
