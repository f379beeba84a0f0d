"""French ages told by a number alone beside another age: moi à quatorze ans, lui à onze; “Quinze ans ?” “Quatorze.”"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.vocabulary import vocabulary_of, words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_AT = frozenset(("à", "jusqu", "jusque", "vers", "avant", "dès"))
_SELVES = words("moi toi lui elle eux elles")
_KIN = vocabulary_of("fr").kin | words(
    "petit petite grand grande premier premiere deuxieme second seconde troisieme quatrieme cinquieme sixieme",
    "dernier derniere autre aine ainee cadet cadette benjamin benjamine jumeau jumelle",
)
_OWNERS = vocabulary_of("fr").possessives | words("le la l les un une")
# what an answer begins with before the number that mends the one asked for
_ANSWERING = words(
    "non oui ouais si ah oh eh euh heu ben bah bon alors enfin plutot pas meme moi peut etre presque a disons c etait",
    "vers hein donc mais attends attendez voyons ca fait au moins plus",
)
_AFTER_ANSWER = words(
    "oui non voila je meme pas hein c ca quoi peut a bien enfin et plutot environ"
)
_UNITS = words("ans an mois")
_GOES_ON = words("et mais puis je j on il elle quand parce alors donc ou maintenant bientot")
_HAVING = words("ai as a ont avait avais avaient aura aurai aurait avoir")
_MILD = words("a peu pres peine environ presque bientot deja dans les vers encore meme pas que")
_LINKS, _MEASURED = words("et mais puis alors"), ("%", "€", "h", "/", "°")
_NEAR, _ASKED, _APART, _LEAST, _FEW, _OLDEST, _MOST_TURNS = 10, 16, 6, 2, 4, 110, 3
_AGE, _REASON = IdentifierKind.AGE, Message("age")


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Numbers that are ages by the age beside them."""
    if reading.settings.language == "en":
        return
    ages = _numbers_in(reading, found, _AGE)
    dates = _numbers_in(reading, found, IdentifierKind.DATE)
    age: SpokenNumber | None = None
    for number in reading.numbers:
        if number.first in ages:
            age = number
        elif age and number.first not in dates and _is_age(reading, age, number):
            last = number.last + (reading.after(number.last) in _UNITS)
            yield reading.candidate(number.first, last, _AGE, Tier.REVIEW, _REASON)
            age = number
        elif (
            age and "\n" not in reading.text[reading.ends[age.last] : reading.starts[number.first]]
        ):
            age = None  # something else was counted since


def _numbers_in(
    reading: Reading, found: Sequence[Candidate], kind: IdentifierKind
) -> frozenset[int]:
    """The first words of the numbers that candidates of one kind hold."""
    spans = [one.span for one in found if one.kind is kind]
    return frozenset(
        i
        for span in spans
        for i in range(reading.word_at(span.start), reading.word_at(span.end - 1) + 1)
        if i in reading.numbers_from
    )


def _is_age(reading: Reading, age: SpokenNumber, number: SpokenNumber) -> bool:
    away = number.first - age.last
    if away > _ASKED or not _LEAST <= number.value <= _OLDEST:
        return False
    after = reading.after(number.last)
    if reading.gap_after(number.last).strip()[:1] in _MEASURED:
        return False
    if _is_answer(reading, age, number) or _is_mended(reading, age, number):
        return after in _AFTER_ANSWER | _UNITS or not after
    if away == len((age, number)) and reading.before(number.first) == "et":
        alone = reading.opens[age.first] and reading.after(age.last) == "et"
        return alone and not after  # “Quel âge ont-ils ?” “Vingt et dix-sept.”
    free = not after or after in _GOES_ON | _UNITS
    return away <= _NEAR and free and _is_of_another(reading, age, number)


def _is_answer(reading: Reading, age: SpokenNumber, number: SpokenNumber) -> bool:
    """“Vous aviez quinze ans ?” “Quatorze, même pas.”: said by the next speaker, and close to what was asked."""
    if abs(number.value - age.value) > _APART or reading.after(age.last) not in _UNITS:
        return False
    gaps = reading.gaps[age.last + 2 : number.first + 1]
    turns = [k for k, gap in enumerate(gaps, age.last + 2) if "\n" in gap]
    if not 0 < len(turns) <= _MOST_TURNS or number.value <= _FEW:
        return False
    # nothing but what speaks, and what an answer begins with
    said = range(turns[0], number.first)
    return all(
        reading.folds[k] in _ANSWERING or k in reading.in_labels or ":" in reading.gap_after(k)
        for k in said
    )


def _is_mended(reading: Reading, age: SpokenNumber, number: SpokenNumber) -> bool:
    """“Trente ans, ah trente-deux”; “seize ans onze c'est”: said again otherwise in the same breath."""
    if abs(number.value - age.value) > _APART or number.value <= _FEW:
        return False
    if reading.after(age.last) not in _UNITS or number.value == age.value:
        return False
    between = range(age.last + 2, number.first)
    if not between:
        return reading.breathless and reading.after(number.last) in _MAKING
    mending = all(reading.folds[k] in _ANSWERING for k in between) and len(between) <= _FEW
    return mending and not _MENDING.isdisjoint(reading.folds[k] for k in between)


_MAKING, _MENDING = (
    words("ca c non oui ouais voila"),
    words("non ah oh enfin plutot si attends attendez pardon"),
)


def _is_of_another(reading: Reading, age: SpokenNumber, number: SpokenNumber) -> bool:
    """“… et lui à onze”, “la deuxième vingt-deux”: whose age it is stands right before it."""
    k = number.first - 1
    at = _is_at(reading, k)
    if at != _is_at(reading, age.first - 1) or not (at or _is_had(reading, age)):
        return False
    while _is_at(reading, k) and reading.is_tight(k + 1):
        k -= 1
    if k < 0 or not (reading.is_tight(k + 1) or reading.gaps[k + 1] == ", "):
        return False
    who = reading.folds[k]
    begins = reading.gaps[k] == ", " or reading.opens[k] or reading.before(k) in _LINKS
    if who in _SELVES:
        return begins and (at or number.value > _FEW)
    if who not in _KIN:
        return False
    while k > 0 and reading.folds[k] in _KIN and reading.is_tight(k):
        k -= 1  # le petit dernier
    return reading.folds[k] in _OWNERS


def _is_had(reading: Reading, age: SpokenNumber) -> bool:
    """Whether somebody has that age: il a douze ans, la deuxième vingt-deux; not “depuis dix ans”."""
    if reading.after(age.last) in _UNITS and reading.after(age.last, 2) in ("de", "d", "que", "qu"):
        return False
    k = age.first - 1
    while k > 0 and reading.folds[k] in _MILD and reading.words[k] != "a":
        k -= 1
    return k >= 0 and reading.folds[k] in _HAVING | _KIN | _SELVES


def _is_at(reading: Reading, k: int) -> bool:
    return k >= 0 and reading.words[k].lower() in _AT
