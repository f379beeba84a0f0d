"""English years as they are said: that was seventy-six or so, back in fifty-nine, from 78 to 82."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# what may follow a year; a noun would be counted
_GOES_ON = words(
    "and but so or when that the it i we you he she they there this my our his her their because till until to",
    "before after with at just then now eh aye yes no oh well maybe possibly probably a who which where by from up",
    "s d was were is straight right me mam mum dad mother father everybody all every",
)
_IN = words("in since early late mid year during throughout")
_PART_OF = words("early mid late")
# all of eighty-four, the end of ninety-one; as far back as sixty-two
_PARTS = words(
    "all whole most end start beginning middle half part rest spring summer autumn fall winter"
)
_HOW_FAR = words("back late early recently")
# graduated ninety-seven, left school eighty-four: done once in a life
_ONCE = words(
    "born graduated married wed qualified retired emigrated demobbed enrolled school college died"
)
_DONE = words(
    "started came left moved joined finished opened closed arrived landed began emigrated wed"
)
# went in forty-three and got out forty-six
_AWAY, _WENT = (
    words("in out over home back away off down here there"),
    words("went go gone come came got get moved shipped signed sailed settled landed"),
)
_LIKE = words("like about around what oh roughly maybe probably say")
_SO, _WHO = words("so and then but"), words("i we he she they")
_CORRECTING = words("no or well maybe actually rather sorry lie mean say")
_PLACED = words("there here then")
_TELLING = words("was were be been wis twas s")
_TIME = words("that it this year")
_MODALS = words(
    "d ll ve would must might could have probably about around maybe roughly near nearly"
)
# what moves from one number to another is counted
_COUNTING = words(
    "went goes gone go up down rose rise fell fall dropped drop grew grow cut reduced increased changed scored",
    "divided multiplied times short shorter behind longer taller wider ahead won lost beat lead margin price",
    "prices cost",
    "marks percent temperature pressure weight page pages room number charge wage wages",
)
_OUT_OF = words("one two three four five six seven eight nine ten")
_LEAST, _OLDEST, _RECENT, _TEN, _FIVE, _BACK, _FAR = 31, 99, 29, 10, 5, 5, 8
# said of a number that nobody counts by: “Ninety-six, I think.”
_HEDGE = re.compile(
    r",? (?:I (?:think|reckon|suppose|believe|guess)|maybe|perhaps|possibly|it was|that was|somewhere|thereabouts"
    r"|along (?:in )?there|or so|would it be)\b",
    re.IGNORECASE,
)
_COUNT_ASKED = re.compile(
    r"\b(?:how (?:many|much|long|far|often|big|high|fast|heavy)|what (?:size|price|score|number|percentage))\b"
    r"[^\n?]*\?",
    re.IGNORECASE,
)
_DECADE = re.compile(
    r"(?:\b(?:in|since|through|throughout|during|until|till|by|from|of|into|before|after|was|were|be|been|to|around|about"
    r"|all) "
    r"|(?:(?<=[.!?] )|(?<![^\n]))(?=the ))"
    r"(?P<decade>(?:the )?(?:(?:early|mid|late)(?: to | or |/))?(?:early |mid[- ]|late |later )?"
    r"(?:(?:nineteen|eighteen)[- ])?"
    r"[’']?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|noughties|[2-9]0[’']?s|(?:1[89]|20)\d0[’']?s)"
    r"(?:(?: and| or| to|,)?(?: the)? (?:early |mid[- ]|late )?"
    r"(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|noughties"
    r"|[2-9]0[’']?s))?)\b",
    re.IGNORECASE,
)
# nineteen what? … fifty-eight; nineteen forty-something, six or seven
_OWN_QUESTION = re.compile(
    r"\b(?:nineteen|eighteen|19|18)[ -](?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -])?"
    r"(?:and )?(?:what|something|oh what)(?:[?,.…-]| was it\?| is it\?)* ?"
    r"(?:(?:oh|um|er|uh|well|about|around|maybe|probably|say|or|it was|I (?:think|guess|suppose)|let(?:[’']s| me) see)"
    r"[,.…?]? )*$",
    re.IGNORECASE,
)
_SELF_ASKING = words("what something")
_WARMTH = re.compile(
    r"\b(?:temperatures?|degrees|heat|hot|shade|thermometer|per cent|percent)\b", re.I
)
_WARM_WITHIN = 40
_IT_WAS = re.compile(r"(?:was|be|been) (?:the )?(?:early|mid|late)", re.IGNORECASE)
_DECADES = words(
    "twenties thirties forties fifties sixties seventies eighties nineties noughties 20s 30s 40s 50s 60s 70s 80s",
    "90s 1900s 1910s 1920s 1930s 1940s 1950s 1960s 1970s 1980s 1990s 2000s 2010s 2020s",
)
_ROUND = words("20 30 40 50 60 70 80 90 1910 1920 1930 1940 1950 1960 1970 1980 1990")
_DID = re.compile(
    r"\b(?:born|came|come|started|left|married|wed|died|retired|opened|closed|shut|moved|went|joined|built|bought|sold"
    r"|finished|qualified|arrived|emigrated|landed|began)\b",
    re.IGNORECASE,
)
_ASKED_WITHIN, _DID_WITHIN, _LEAST_ROUND = 160, 60, 40
_MINUTES, _LEAST_PLURAL = (12, 15, 20), 3
_UNITS = words(
    "percent per cent foot head quid stone hundred thousand million odd if of different other k"
)
_DATE, _REASON = IdentifierKind.DATE, Message("year, spelled")


def find(reading: Reading) -> Iterator[Candidate]:
    """Years of two figures or two words where only a year fits."""
    if reading.settings.language != "en":
        return
    for one, other in pairwise(reading.numbers):
        if _spans(reading, one, other) or _is_two_years(reading, one, other):
            yield reading.candidate(one.first, other.last, _DATE, Tier.REVIEW, _REASON)
    told = -1
    for match in reading.find_at(_DECADE, _decades(reading), 40):
        the = match["decade"][:4].lower() == "the "
        if _WARMTH.search(
            reading.text, max(0, match.start() - _WARM_WITHIN), match.end() + _WARM_WITHIN
        ):
            continue
        part = match.group()[:3].lower() == "in " and match["decade"].lower().startswith(
            ("early", "mid", "late")
        )
        if the or part or match["decade"][:1].isdigit() or _IT_WAS.match(match.group()):
            yield reading.candidate_at(*match.span("decade"), _DATE, Tier.REVIEW, _REASON)
    for number in reading.numbers:
        again = 0 <= told == number.first - 1 and reading.gaps[number.first] == ", "
        again = again or (0 <= told == number.first - 2 and reading.before(number.first) == "or")
        if (
            (again and _is_cut_short(reading, number))
            or _is_year(reading, number)
            or _is_own_answer(reading, number)
            or _corrects(reading, told, number)
        ):
            told = number.last
            yield reading.candidate(number.first, number.last, _DATE, Tier.REVIEW, _REASON)


def _decades(reading: Reading) -> list[int]:
    """Where a decade is told: the seventies, 70s, 70’s."""
    cut = [i for i in reading.where(_ROUND) if reading.after(i) == "s"]
    return sorted(reading.starts[i] for i in (*reading.where(_DECADES), *cut))


def _corrects(reading: Reading, told: int, number: SpokenNumber) -> bool:
    """“Ninety-four, no, ninety-five”: another year close behind one, with a word that puts it right."""
    between = reading.folds[told + 1 : number.first]
    if told < 0 or not 0 < len(between) < _FAR or _CORRECTING.isdisjoint(between):
        return False
    before = reading.numbers_to.get(told)
    near = before is not None and 0 < abs(number.value - before.value) <= _FIVE
    return (
        near
        and number.value >= _LEAST
        and (is_free(reading, number) or not _is_counted(reading, number))
    )


def _is_own_answer(reading: Reading, number: SpokenNumber) -> bool:
    """“Nineteen what? Fifty-eight, I think”: the year looked for by who says it."""
    near = reading.folds[max(0, number.first - _BACK) : number.first]
    return (
        not _SELF_ASKING.isdisjoint(near)
        and not _is_counted(reading, number)
        and reading.stands_before(_OWN_QUESTION, reading.starts[number.first], _DID_WITHIN)
    )


def _is_cut_short(reading: Reading, number: SpokenNumber) -> bool:
    """82, seventy-six: no round number, which counts most often."""
    written = reading.words[number.first]
    if written.isdigit() and len(written) != 2:
        return False
    return _LEAST <= number.value <= _OLDEST and number.value % _TEN > 0


def is_free(reading: Reading, number: SpokenNumber) -> bool:
    """Whether nothing that follows is counted: no noun, no unit, no sign."""
    after, gap = reading.after(number.last), reading.gap_after(number.last)
    if gap.strip()[:1] in ("%", "€", "£", "$", "/", "°") or gap[:1] in (":", "-", "–", "'", "’"):
        return False
    if after == "or":
        return reading.after(number.last, 2) in ("so", "thereabouts", "near") or _is_followed(
            reading, number
        )
    return not after or after in _GOES_ON


def _is_followed(reading: Reading, number: SpokenNumber) -> bool:
    """Fifty-six or fifty-seven: by the next year, nothing counted."""
    following = reading.numbers_from.get(number.last + 2)
    if following is None or not 0 < following.value - number.value <= _FIVE:
        return False
    return not reading.after(following.last) or reading.after(following.last) in _GOES_ON


def _is_told_by(reading: Reading, number: SpokenNumber, cue: str) -> bool | None:
    """After all of, as far back as, graduated, started; None after another word."""
    first = number.first
    if cue in _AWAY and reading.before(first, 2) in _WENT and number.last > first:
        counted = reading.after(number.last) in ("at", "to")  # in forty-two at a time
        return not counted and _is_cut_short(reading, number) and is_free(reading, number)
    if number.last > first and reading.after(number.last) in _WHO and _leads(reading, first):
        done = bool(_DID.match(reading.after(number.last, 2)))  # so sixty-four I joined
        return done and _is_cut_short(reading, number)
    part = cue == "of" and reading.before(first, 2) in _PARTS
    if part or (cue == "as" and reading.before(first, 2) in _HOW_FAR):
        return _is_cut_short(reading, number) and is_free(reading, number)
    so = first > 1 and cue == "so" and reading.gaps[first - 1] == ", "
    if cue in _ONCE or ((so or reading.gaps[first] == ", ") and _is_named(reading, first)):
        return _is_cut_short(reading, number) and not reading.after(number.last)
    if cue in _DONE and number.last > first and _is_cut_short(reading, number):
        loosely = reading.breathless and not _is_counted(reading, number)
        return loosely or is_free(reading, number)
    return None


def _is_hedged_in(reading: Reading, first: int) -> bool:
    """“In like seventy-seven”, “since about sixty-two”."""
    k = first
    while reading.before(k) in _LIKE:
        k -= 1
    return k < first and reading.before(k) in ("in", "since")


def _leads(reading: Reading, first: int) -> bool:
    return reading.opens[first] or reading.gaps[first] == ", " or reading.before(first) in _SO


def _is_year(reading: Reading, number: SpokenNumber) -> bool:
    first, cue = number.first, reading.before(number.first)
    if (told := _is_told_by(reading, number, cue)) is not None:
        return told
    if cue in _PART_OF and reading.before(first, 2) in ("in", "since", "until", "till", "by"):
        round_year = (
            number.value in range(_TEN, _OLDEST, _TEN) and reading.after(number.last) != "s"
        )
        return (round_year or _is_cut_short(reading, number)) and not _is_counted(reading, number)
    if cue in _IN:
        return _is_in(reading, number) or _is_round_year(reading, number)
    if _is_cut_short(reading, number) and _is_supposed(reading, number):
        return True
    if _is_hedged_in(reading, first):
        return _is_in(reading, number)
    if not is_free(reading, number):
        return False
    if not _is_cut_short(reading, number):
        return False
    if cue in ("to", "till", "until", "before", "after", "by"):
        return _is_bound(reading, number)
    k = first - 1
    while k > 0 and reading.folds[k] in _MODALS and reading.is_tight(k + 1):
        k -= 1
    if reading.folds[k] not in _TELLING | {"d", "ll"} and k == first - 1:
        return False
    while k > 0 and reading.folds[k] in _TELLING | _MODALS and reading.is_tight(k):
        k -= 1
    dropped = reading.folds[k] in _MODALS and reading.opens[k]  # must've been ninety-six
    return k < first - 1 and (dropped or reading.folds[k] in _TIME)


def _is_named(reading: Reading, first: int) -> bool:
    """“The year of the big snow, forty-seven”: whether a year told by what happened comes before."""
    head = first - (reading.before(first) == "so")  # the year Dad died, so eighty-four
    for k in range(head - 1, max(0, head - _FAR), -1):
        if reading.folds[k] == "year":
            return reading.after(k) == "of" or k == first - 1 or head < first
        if not reading.is_tight(k):
            return False
    return False


def _is_supposed(reading: Reading, number: SpokenNumber) -> bool:
    """“Seventy-three, I think.”; “Must’ve been ninety-six.”; “Born thirty-eight, in the front room.”"""
    first, start = number.first, reading.starts[number.first]
    ends = reading.gap_after(number.last)[:1] in (",", ".", "?", "!", "…")
    born = reading.before(first) == "born" and ends
    if not reading.opens[first] or born:
        return born
    hedged = _HEDGE.match(reading.text, reading.ends[number.last])
    asked = reading.stands_before(_COUNT_ASKED, start, _ASKED_WITHIN)
    return bool(hedged) and not asked


def _is_round_year(reading: Reading, number: SpokenNumber) -> bool:
    """“Born in fifty, my brother”, “I came out in eighty.”: after what is done once."""
    start = reading.starts[number.first]
    ends = reading.gap_after(number.last)[:1] in (",", ".", "!")
    done = reading.stands_before(_DID, start, _DID_WITHIN)
    return number.value in range(_LEAST_ROUND, _OLDEST, _TEN) and ends and bool(done)


def _is_in(reading: Reading, number: SpokenNumber) -> bool:
    """“In seventy-six”, “since 79”; “in nineteen”, where a stop follows and no minutes are meant."""
    two = reading.before(number.first, 2)
    if two in _OUT_OF:
        return False
    if _is_cut_short(reading, number):
        return is_free(reading, number) or not _is_counted(reading, number)
    written = reading.words[number.first]
    two_figures = len(written) == 2 if written.isdigit() else number.value > _TEN
    return (
        two_figures
        and _TEN < number.value <= _RECENT
        and number.value not in _MINUTES
        and not reading.after(number.last)
    )


def _is_counted(reading: Reading, number: SpokenNumber) -> bool:
    """Seventy-two hours, ninety-nine per cent, forty-five different ones: a plural or a unit is near."""
    gap = reading.gap_after(number.last)
    near = (reading.after(number.last), reading.after(number.last, 2))
    plural = any(
        form.endswith("s") and len(form) > _LEAST_PLURAL and form not in _GOES_ON for form in near
    )
    return plural or near[0] in _UNITS or gap[:1] not in (" ", ",", ".")


def _is_bound(reading: Reading, number: SpokenNumber) -> bool:
    """“Up to eighty-nine”, “before ninety-seven”, “until 83”, “by sixty-three.”: a year nothing is counted up to."""
    cue, two = reading.before(number.first), reading.before(number.first, 2)
    if cue == "by":  # a foreman by sixty-three, …
        near = set(reading.folds[max(0, number.first - _BACK) : number.first - 1])
        two_words = number.last > number.first and two not in _OUT_OF
        return two_words and not reading.after(number.last) and near.isdisjoint(_COUNTING)
    if cue == "to":
        up = number.first - 2
        return two == "up" and (reading.opens[up] or reading.gaps[up] == ", ")
    return bool(two) or reading.opens[number.first - 1]


def _is_two_years(reading: Reading, one: SpokenNumber, other: SpokenNumber) -> bool:
    """“I was there sixty-eight, sixty-nine”: one year after the other."""
    beside = reading.gaps[other.first] == ", " and one.last + 1 == other.first
    if not beside or other.value != one.value + 1 or reading.before(one.first) not in _PLACED:
        return False
    return _is_cut_short(reading, one) and is_free(reading, other)


def _spans(reading: Reading, one: SpokenNumber, other: SpokenNumber) -> bool:
    """“From 78 to 82”, “between sixty-four and seventy-one”: a later year, nothing counted."""
    dash = reading.gaps[other.first] in ("–", " – ", "-") and one.last + 1 == other.first
    if dash and one.value < other.value <= one.value + _TEN:
        return (
            _is_cut_short(reading, one)
            and _is_cut_short(reading, other)
            and is_free(reading, other)
        )
    if one.last + 2 != other.first or not one.value < other.value:
        return False
    cue, link = reading.before(one.first), reading.before(other.first)
    ranged = cue == "from" and link in ("to", "till", "until", "through")
    told = link in ("to", "till", "through") and one.last > one.first and other.last > other.first
    ranged = ranged or (told and other.value <= one.value + _TEN and not reading.after(other.last))
    next_year = link in ("to", "till", "until", "into") and other.value == one.value + 1
    if not (ranged or next_year) and (cue, link) != ("between", "and"):
        return False
    round_year = cue == "from" and one.value % _TEN == 0 and other.last > other.first
    if not ((_is_cut_short(reading, one) or round_year) and _is_cut_short(reading, other)):
        return False
    if one.value % _FIVE == 0 and other.value % _FIVE == 0:
        return False
    near = set(reading.folds[max(0, one.first - _BACK) : one.first - 1])
    return is_free(reading, other) and near.isdisjoint(_COUNTING)
