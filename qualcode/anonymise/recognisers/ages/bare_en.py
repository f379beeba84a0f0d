"""English ages told without “years old”: at eighty, my eldest, nine, “How old?” “Ninety-four.”"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import NUMBER_WORDS
from qualcode.anonymise.reading.said_numbers import SpokenNumber, value_of
from qualcode.anonymise.recognisers.ages.asked_en import is_asked, is_asked_just_now
from qualcode.anonymise.recognisers.ages.begun_en import begins_after, is_resolved
from qualcode.anonymise.recognisers.ages.cues_en import (
    CHILDREN,
    PEOPLE,
    has_subject,
    is_apposed,
    is_at,
    is_of_a_thing,
    is_told,
)
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# what may follow an age and never follows a number that counts something
_GOES_ON = words(
    "wi wae",
    "and now this that but so when last next on then or at in if as because since by come with he she",
    "they i we you it who until till after before already again too though myself meself himself",
    "herself the my his her our their just only going pregnant having doing working with without for",
    "out over up down off from back should shouldn could couldn can cannot must might will does doesn didn",
    "while where there here is was were are had has would s d yet maybe perhaps probably tomorrow today yesterday",
    "respectively",
    "soon really either even ever still innit yeah yes no aye bro man mate like right okay well anyway basically cos",
    "coz obviously honest eh love pet",
)
_UNITS = words(
    "foot feet stone percent per hundred thousand million people men women children sheep quid grand mile pound kilo k",
    "o past to head of a different more other times half point inch metre meter minute hour week month year years odd",
    "under or and cent kids year-old th st nd rd number bus",
)
_LEAST_PLURAL = 3
_TIMES = words("morning evening afternoon night o oclock past sharp am pm")
_LASTING = words(
    "on in at there here with as a an under working doing down up back over away off out going waiting without to of",
    "by for into late early younger older senior junior behind ahead apart ago from inside since that this my the",
)
_TO_OLD = words("years year yrs")
_ROUND = {"odd": 1, "ish": 1, "something": 1, "plus": 1}
_FRACTIONS = (["and", "a", "half"], ["and", "a", "quarter"], ["and", "a", "bit"])
_MONTHS = words("months month weeks week days mos mths wks")
_SMALL, _GROWN, _LATE, _VERY_OLD = 13, 18, 40, 60
_LINKS = words("or and to maybe nearly then next than through till until")
_NEXT_YEAR = (["going", "on"], ["running"], ["rising"], ["pushing"])
_RANGED = words("to through till until or")
_FROM = words("from ages age of between")
_HEDGES = words("about around nearly almost roughly over under near past")
_CORRECTION, _ASIDE, _CLOSE, _CLAUSE, _FAR = 14, 6, 60, 120, 8
_FEW = 4
_AGAIN = words("yes yeah aye i mean well just")
_HALF_YET = words("only just barely not even quite nearly about scarcely hardly")
# “Nineteen, I was”, and what puts an age right: “could have been ten”
_THEN_WHO = re.compile(
    r",? (?:me\b|(?:I|he|she) (?:was|were|is|am|wis)|when (?:I|he|she|we|they))\b", re.IGNORECASE
)
_CORRECTING = words("no lie sorry rather")
_OR_ELSE = words("could must might may would")
_COUNTING = NUMBER_WORDS["en"] - {"a", "and"}
_BORN = re.compile(
    r"\b(?:born|pregnan\w*|scan|induced|deliver\w*|miscarr\w*|labou?r|gestation)\b", re.IGNORECASE
)
_OF_A_LIFE = re.compile(
    r"\b(?:she|he|mother|father|mam|mum|dad|granny|gran|nan|husband|wife|brother|sister|uncle|aunt)"
    r"(?:[’']s|[’']d|[’']ll| is| was| has| had| hasn[’']t| died| still| never| doesn[’']t)\b[^.!?\n]*[.!] $",
    re.IGNORECASE,
)
_COUNT_ASKED = re.compile(
    r"\b(?:how (?:many|much|long|far|often|big)|score|what (?:size|time|number|percentage))\b[^\n]*$",
    re.IGNORECASE,
)
# the count of a subtitle, before the time it begins at
_SUBTITLE = re.compile(r"\r?\n\d{1,2}:\d\d")
_REASON = Message("age")
_DECADE = re.compile(
    r"(?:\bin(?:to)? )?\b(?:my|his|her|their|our|your|me) (?:early |mid[ -]?|late )?"
    r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
    r"|(?<!the )(?<!to )\b(?:early|mid|late)[ -]"
    r"(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
    r"(?=[.,;!?])",
    re.IGNORECASE,
)
_DECADES = words("teens twenties thirties forties fifties sixties seventies eighties nineties")


def find(reading: Reading) -> Iterator[Candidate]:
    """Ages whose number nothing follows that could be counted."""
    previous: SpokenNumber | None = None
    for number in reading.numbers:
        if _SUBTITLE.match(reading.text, reading.ends[number.last]):
            continue
        last, told = _whole(reading, number)
        told = told or (begins_after(reading, number.first, last) and not _is_a_time(reading, last))
        if told or _is_age(reading, number, last, previous):
            tier = Tier.LIKELY if told or number.value >= _SMALL else Tier.REVIEW
            about = previous and previous.last + 1 == number.first
            first = previous.first if previous and about else number.first
            if about and reading.gaps[number.first] not in (", ", "-", " "):
                first = number.first
            first = _hedged(reading, first)
            yield reading.candidate(first, last, IdentifierKind.AGE, tier, _REASON)
            previous = SpokenNumber(number.first, last, number.value)
    for match in reading.find_around(_DECADE, _DECADES, 40):
        first = reading.word_at(match.start())
        if reading.before(first) == "was" and reading.before(first, 2) in ("it", "that"):
            continue
        yield reading.candidate_at(*match.span(), IdentifierKind.AGE, Tier.LIKELY, _REASON)


def _hedged(reading: Reading, first: int) -> int:
    """Where “about twenty-eight” begins, “more than ninety”."""
    if reading.before(first) == "than" and reading.before(first, 2) in ("more", "less"):
        return first - 2
    return first - (reading.before(first) in _HEDGES)


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
            return last + 2, not is_of_a_thing(reading, number.first, last + 2)
        if [reading.after(last, 2), reading.after(last, 3)] == ["of", "age"]:
            return last + 3, True
        if reading.after(last) in _MONTHS and _is_infant(reading, number, last + 1):
            return last + 1, True
        lasting = reading.after(last, 2) in _LASTING or reading.before(number.first) == "been"
        lived = reading.after(last) in _TO_OLD and not lasting
        if lived and reading.before(number.first, 2) in CHILDREN and not reading.after(last + 1):
            return last + 1, True  # my son is seven years
        if lived and number.value >= _SMALL and is_told(reading, number.first, number.value):
            return last + 1, True  # he was nineteen years and two months
    return last, False


def _is_infant(reading: Reading, number: SpokenNumber, last: int) -> bool:
    """“The baby, eleven months, bangs his spoon”; “Aroha, she was five months.”"""
    ends = (
        reading.gap_after(last).strip()[:1] in (",", ".", ")", ";") or reading.after(last) == "when"
    )
    first = number.first
    near = reading.before(first)
    if near == "of" and reading.before(first, 2) in PEOPLE:
        return True
    if not ends or first == 0:
        return False
    near = reading.folds[first - 1]
    comma = reading.gaps[first].startswith(", ")
    if near in ("at", "lived", "only") or (near == "to" and reading.before(first, 2) == "lived"):
        return _is_of_a_newborn(reading, first)
    kin = near in PEOPLE or near.removeprefix("great").removeprefix("grand") in PEOPLE
    if comma:
        return kin or near.endswith("bairn")
    return near in ("was", "were", "is", "s") and has_subject(reading, first - 1, 0)


def _is_of_a_newborn(reading: Reading, first: int) -> bool:
    """“Died at three weeks”, “he only lived three weeks”; not “born at thirty weeks”."""
    start = reading.starts[first]
    said = reading.text[max(0, start - _CLOSE) : start]
    if (
        "week" in reading.text[start : start + _CLOSE]
        and value_of(reading, first, first + 2) > _LATE // 2
    ):
        return False  # at thirty-eight weeks they induced her
    if reading.folds[first - 1] != "at":
        return "lived" in reading.folds[max(0, first - 3) : first]
    return not _BORN.search(said)


def _is_age(
    reading: Reading, number: SpokenNumber, last: int, previous: SpokenNumber | None
) -> bool:
    first, after = number.first, reading.after(last)
    free = _is_free(reading, first, last) or (
        number.value >= _SMALL and not _is_counted(reading, last) and _is_answered(reading, number)
    )
    if (after and reading.before(first) == "made") or reading.gaps[first] in (":", "."):
        return False  # seventy-two not out; 08:12
    if not free or _is_a_time(reading, last) or number.value < 1:
        return False
    if reading.folds[first] == "one" and not _is_first_year(reading, first, last):
        return False
    level = after in ("up", "down") and number.value < _SMALL  # two up with three to play
    if level or _is_rounded_sum(reading, last):
        return False
    if after == "now" and reading.gaps[first] == ", " and number.value >= _SMALL:
        return reading.gap_after(last + 1).strip()[:1] in (".", ",")
    if previous and _follows_age(reading, previous, number):
        return True
    if previous and _puts_right(reading, previous, number, last):
        return True
    if reading.opens[first] or _opens_hedged(reading, first) or "\n" in reading.gaps[first]:
        return _answers(reading, number, last)
    if _is_free(reading, first, last) is False or reading.gaps[first].startswith("  "):
        return _is_answered(reading, number)
    if last > number.last and number.value >= _GROWN and reading.before(first) in ("a", "an"):
        return True  # I'm a forty-something
    rounded = last > number.last or number.last > first
    of_year = "year" in reading.folds[max(0, first - _FAR) : first]
    if rounded and not of_year and number.value >= _VERY_OLD and reading.gaps[first] == ", ":
        return not after and not _in_a_list(
            reading, number, last
        )  # “at my leaving do, ninety-odd, on two sticks”
    return (
        _is_at_the_time(reading, number, last)
        or is_asked_just_now(reading, first)
        or is_told(reading, first, number.value)
        or is_at(reading, first, number.value)
        or (is_resolved(reading, first, number.value) and not after)
        or is_apposed(reading, first, last, number.value)
    )


def _is_at_the_time(reading: Reading, number: SpokenNumber, last: int) -> bool:
    """“I was sixteen when I started, sixty when I stopped.”"""
    when = reading.after(last) == "when" and reading.after(last, 2) in ("i", "he", "she")
    return when and number.value >= _SMALL and reading.gaps[number.first] == ", "


def _is_first_year(reading: Reading, first: int, last: int) -> bool:
    """“She’s one, she walks”; not “he’s my middle one”, “he was one of them”."""
    stops = reading.gap_after(last).strip()[:1] in (".", ",")
    return stops and reading.before(first) in ("s", "is", "was", "only", "just", "nearly")


def _is_free(reading: Reading, first: int, last: int) -> bool:
    """Whether nothing that is counted follows, nor follows the other number: thirty or forty quid."""
    after = reading.after(last)
    if after in _RANGED:
        k = last + 2
        while k < len(reading) and reading.folds[k] in _COUNTING and reading.is_tight(k):
            k += 1
        if k > last + 2 and after == "to" and reading.before(first) not in _FROM:
            return False
        if k > last + 2:
            unit = reading.after(k - 1)
            return not unit or unit in _GOES_ON or unit in _TO_OLD
        return True
    if after == "than":
        return reading.before(first) in ("nearer", "closer")
    return not after or after in _GOES_ON


def _is_counted(reading: Reading, last: int) -> bool:
    """Whether a plural or a unit follows: what is no age though nothing else forbids it."""
    after = reading.after(last)
    plural = after.endswith("s") and len(after) > _LEAST_PLURAL and after not in _GOES_ON
    return plural or after in _UNITS


def _is_answered(reading: Reading, number: SpokenNumber) -> bool:
    """Told of somebody, or the answer to “how old”: a transcript may lack all punctuation."""
    told = is_told(reading, number.first, number.value)
    if reading.breathless and not told:
        told = is_at(reading, number.first, number.value)
    return told or is_asked(reading, number.first)


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
    if reading.after(last) in ("this", "next", "last", "that") or (
        [reading.after(last), reading.after(last, 2)] == ["the", "year"]
    ):
        close -= {"year"}  # I'm sixty-five this year
    sign = reading.gap_after(last)[:1]
    return (
        bool(close & _TIMES) or sign in ("%", "/", "°", ":") or "year" in close or "years" in close
    )


def _follows_age(reading: Reading, previous: SpokenNumber, number: SpokenNumber) -> bool:
    """Seventy-four, seventy-five; at twenty-one and twenty-three; “Sixteen. No, seventeen.”"""
    between = reading.folds[previous.last + 1 : number.first]
    if (
        len(between) < _FEW - 1
        and 0 < number.value - previous.value <= 2
        and number.value >= _SMALL
    ):
        return True
    if "other" in between and between[-1] in ("s", "is", "was") and len(between) <= _ASIDE:
        return True  # one’s five and the other’s eight
    if number.value == previous.value and (set(between) <= _AGAIN or len(between) < _FEW):
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
    ampersand = not between and reading.gaps[number.first] == " & "
    if (ampersand or set(between) <= _LINKS) and number.value >= 2:
        return abs(number.value - previous.value) < _LATE
    if not between:
        return False
    named = between[-1] in PEOPLE and reading.is_tight(number.first)
    if between[-1] == "been" and not _OR_ELSE.isdisjoint(between):
        return abs(number.value - previous.value) < _SMALL
    named = named or (len(between) <= 3 and reading.is_capital(number.first - 1))
    return not _CORRECTING.isdisjoint(between) or (named and reading.is_tight(number.first))


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
    if is_asked(reading, first):
        return True
    if _THEN_WHO.match(reading.text, reading.ends[last]):
        return not reading.stands_before(_COUNT_ASKED, start, _CLAUSE)
    if reading.after(last) == "yet":
        return "not" in reading.folds[max(0, first - 3) : first] and number.value >= _SMALL
    sign = reading.gap_after(last).strip()[:1]
    if number.value < _SMALL or sign not in (".", "!", ",") or first < 2:
        return False
    if number.value >= _LATE and reading.stands_before(_OF_A_LIFE, start, _CLAUSE):
        return True
    known = reading.known(first - 1)
    surely = known.is_known_given and known.english < 2 and first - 1 not in reading.in_labels
    named = reading.is_capital(first - 1) and (surely or not reading.opens[first - 1])
    named = named and sign != ","
    return named and reading.gaps[first] == ". " and first - 1 not in reading.kept


def _opens_hedged(reading: Reading, first: int) -> bool:
    """“Only fifteen I was”, “Not even sixteen yet”: hedges and nothing else open the sentence."""
    k = first
    while k > 0 and reading.is_tight(k) and reading.folds[k - 1] in _HALF_YET:
        k -= 1
    cut = k == first and reading.before(k) in ("was", "were", "is")  # She | was 58.
    return (k < first and reading.opens[k]) or (cut and reading.opens[k - 1])
