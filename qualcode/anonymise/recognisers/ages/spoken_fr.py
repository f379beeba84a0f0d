"""French ages as they come in talk: à même pas seize ans, un gamin d'à peine dix ans, Âge : 52, elle quinze."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.recognisers.ages.aged_fr import is_person
from qualcode.anonymise.recognisers.times.dates import is_counted_fr
from qualcode.anonymise.vocabulary import vocabulary_of, words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# what makes an age a little more or less: d'à peine, de plus de, même pas
_MILD = words(
    "a au aux peine peu pres meme pas plus moins de d tout juste environ presque bientot deja quelque que encore "
    "maximum minimum bien autour vers alentour facile facilement ou"
)
_MOST_MILD = 5
_ASKED_AGE = re.compile(
    r"\b[âa]ge\b[^\n?.!]{0,30}\?\s*(?:\n[^\n:]{0,40}[:—–])?\s*(?:[—–-]\s*)?$", re.IGNORECASE
)
_WITHIN = 90
_ASKED_YEARS = re.compile(
    r"\bcombien d[’'](?:ann[ée]es|ans)\b[^\n?.!]{0,50}\?\s*(?:\n[^\n:]{0,40}[:—–])?\s*(?:[—–-]\s*)?$",
    re.IGNORECASE,
)
_SEX = words("h f homme femme")
_GOING = words("va vais vas vont allait allais allaient")
_HAVE = words("ai a as ont avais avait avaient aura aurai")
_SUBJECTS = words("j je il elle on ils elles moi elle lui")
_SELVES = words("moi elle lui toi elles eux")
_KIN = vocabulary_of("fr").kin | words(
    "petit petite grand grande autre second seconde dernier derniere"
)
_LEAVING = words(
    "partie parti quitte quittee mariee marie commence commencee arrete placee place adoptee adopte divorcee",
    "divorce veuve veuf embauche embauchee diplomee diplome retraitee retraite partis sortie sorti licencie",
    "licenciee renvoye renvoyee",
)
_FAR, _NEAR, _RIPE, _AGE_SAID = 14, 7, 40, 5
_LEAST, _LEAST_ALONE, _OLDEST, _SMALLEST = 3, 10, 110, 2
_STOPS = (",", ".", ";", "!", "?", ")", "…", "")
_AGE, _REASON = IdentifierKind.AGE, Message("age")


def find(reading: Reading) -> Iterator[Candidate]:
    """Ages that stand apart from the verb or the noun they belong to."""
    if reading.settings.language == "en":
        return
    alone: list[SpokenNumber] = []
    for number in reading.numbers:
        if not _SMALLEST <= number.value <= _OLDEST:
            continue
        if reading.after(number.last) == "ans":
            if number.value >= _LEAST and _is_told(reading, number):
                yield _age(reading, number.first, number.last + 1)
            continue
        if (
            _is_labelled(reading, number)
            or _is_stammered(reading, number)
            or _is_answer_for_kin(reading, number)
            or _is_asked_how_long(reading, number)
            or _is_cut_off(reading, number)
            or _is_from_own(reading, number)
            or _is_of_two(reading, number)
            or _is_life_step(reading, number)
        ):
            yield _age(reading, number.first, number.last)
        elif _is_beside_another(reading, number, alone):
            yield _age(reading, alone[-1].first, alone[-1].last)  # whose it is, is now clear
            yield _age(reading, number.first, number.last + _half(reading, number))
            alone.append(number)
        elif _is_had(reading, number):
            alone.append(number)
            if _is_followed_by_kin(reading, number):
                yield _age(reading, number.first, number.last)


def _age(reading: Reading, first: int, last: int) -> Candidate:
    return reading.candidate(first, last, _AGE, Tier.REVIEW, _REASON)


def _is_told(reading: Reading, number: SpokenNumber) -> bool:
    """An age with its unit: of a person, after “à même pas”, in answer, after “H/” or “jusque”."""
    first = number.first
    one, two = reading.before(first), reading.before(first, 2)
    if one == "jusque" or (one == "sur" and two in _GOING):
        return True
    if one == "de" and two in ("un", "une", "celui", "celle"):
        return two[0] == "c" or reading.before(first, 3) in ("et", "dont", "ai", "a", "avait", "")
    start = _before_mild(reading, first) + 1
    if reading.opens[start] and reading.after(number.last, 2) == "qu":
        return reading.after(number.last, 4) in ("avait", "a")  # quatorze ans qu'il avait
    if one == "est" and two == "c" and reading.before(first, 3) in _SELVES:
        return reading.after(number.last, 2) not in ("de", "d", "que", "qu")
    if one == "passe" and number.value >= _RIPE:
        return not reading.after(number.last, 2)
    if reading.gaps[first] == "/" and reading.folds[first - 1] in _SEX:
        return True
    if reading.opens[first] and _is_asked(reading, first):
        return True
    k = _before_mild(reading, first)
    if k == first - 1:
        return False
    lead = reading.folds[k + 1 : first]
    if k >= 0 and len(lead) > 1 and lead[0] in ("de", "d") and is_person(reading.folds[k]):
        return True
    opening = k < 0 or reading.opens[k + 1] or reading.gaps[k + 1] == ", "
    at = (
        reading.words[k + 1].lower() == "à"
        and len(lead) > 1
        and lead[1] in ("peine", "meme", "tout")
    )
    return (
        opening
        and at
        and number.value >= _LEAST_ALONE
        and reading.after(number.last, 2) not in ("de", "d")
    )


def _before_mild(reading: Reading, first: int) -> int:
    """The word before “à même pas”, “d'au moins”, “de plus de”; just before ``first`` without them."""
    k = first - 1
    while k >= 0 and first - k <= _MOST_MILD and reading.folds[k] in _MILD:
        if not reading.is_tight(k + 1):
            return first - 1
        k -= 1
        if not reading.is_tight(k + 1):
            break
    return k


def _is_asked(reading: Reading, first: int) -> bool:
    start = reading.starts[first]
    return reading.stands_before(_ASKED_AGE, start, _WITHIN)


def _is_labelled(reading: Reading, number: SpokenNumber) -> bool:
    """Âge : 52, alone on its line; je vous donne pas mon âge, allez, soixante-huit."""
    first = number.first
    said = "age" in reading.folds[max(0, first - _AGE_SAID) : first]
    if said and reading.gaps[first] == ", " and number.value >= _LEAST_ALONE:
        return not reading.after(number.last)
    if said and reading.breathless and number.value >= _LEAST_ALONE:
        after = reading.after(number.last)
        clock = after.isdigit() or reading.before(first).isdigit()
        return not clock and not is_counted_fr(after)
    if first == 0 or reading.folds[first - 1] != "age" or ":" not in reading.gaps[first]:
        return False
    return not reading.after(number.last)


def _is_stammered(reading: Reading, number: SpokenNumber) -> bool:
    """“Quel âge a-t-il ?” “Euh, qua…” “Cinquante et un, pour le moment.”: no other number between."""
    first = number.first
    if number.value < _LEAST_ALONE or not reading.opens[first]:
        return False
    if (after := reading.after(number.last)) and after not in _FOR_NOW:
        return False
    near = range(max(0, first - _FAR), first)
    asked = [
        i for i in near if reading.folds[i] == "age" and reading.before(i) in ("quel", "l", "son")
    ]
    if not asked or "?" not in reading.text[reading.starts[asked[-1]] : reading.starts[first]]:
        return False
    return reading.numbers_from.keys().isdisjoint(range(asked[-1] + 1, first))


def _is_answer_for_kin(reading: Reading, number: SpokenNumber) -> bool:
    """“Quel âge ont vos enfants ?” “Le grand dix-huit et la petite treize.”"""
    first, after = number.first, reading.after(number.last)
    if (after and after != "et") or reading.gaps[first] not in (" ", ", "):
        return False
    if reading.folds[first - 1] not in _KIN | _SELVES:
        return False
    asked = [i for i in range(max(0, first - _FAR), first) if reading.folds[i] == "age"]
    return bool(asked) and "?" in reading.text[reading.starts[asked[0]] : reading.starts[first]]


def _is_asked_how_long(reading: Reading, number: SpokenNumber) -> bool:
    """“Ça fait combien d'années ?” “Vingt-deux.”"""
    first = number.first
    if not reading.opens[first] or reading.after(number.last) or number.value < _SMALLEST:
        return False
    start = reading.starts[first]
    return reading.stands_before(_ASKED_YEARS, start, _WITHIN)


def _is_cut_off(reading: Reading, number: SpokenNumber) -> bool:
    """“Ça fait bien trente-deux”, the turn taken away before its “ans”."""
    if reading.after(number.last) or not reading.gap_after(number.last).startswith("\n"):
        return False
    line = reading.folds[number.last + 1 : number.last + 1 + _NEXT_LINE]
    lead = reading.folds[max(0, number.first - _FEW - 1) : number.first]
    return "ans" in line and ("fait" in lead or "avais" in lead or "avait" in lead)


def _is_from_own(reading: Reading, number: SpokenNumber) -> bool:
    """De ses trois à ses onze ans."""
    lead = reading.before(number.first, 2), reading.before(number.first)
    then = reading.after(number.last), reading.after(number.last, 2)
    return lead[0] == "de" and then[0] == "a" and lead[1] == then[1] and lead[1] in ("mes", "ses")


def _is_of_two(reading: Reading, number: SpokenNumber) -> bool:
    """Mes deux grands, quinze et treize, mangent; j'ai deux ados, 14 et 16."""
    first, last = number.first, number.last
    second = reading.before(first) == "et"
    if second:
        one = reading.numbers_to.get(first - 2)
        if one is None or not _is_of_two(reading, one):
            return False
        return not reading.after(last)
    told = reading.gaps[first] == ", " and reading.folds[first - 1].rstrip("s") in _YOUNG
    return told and reading.after(last) == "et" and last + 2 in reading.numbers_from


_YOUNG = words("grand petit ado enfant gosse gamin fille garcon fil jumeau minot mome deux")


def _is_life_step(reading: Reading, number: SpokenNumber) -> bool:
    """Je suis partie de chez moi à seize, avec un sac; divorcée à vingt-deux; adoptée à sept."""
    k = number.first - 1
    if k < 0 or reading.words[k] not in ("à", "À") or reading.after(number.last):
        return False
    if reading.opens[k] and reading.gap_after(number.last) == ", ":  # à treize, j'étais…
        then = reading.folds[number.last + 1 : number.last + 3]
        return then[:1] in (["j"], ["je"]) and then[1:] in (["etais"], ["avais"], ["ai"])
    if reading.gap_after(number.last)[:1] not in _STOPS:
        return False
    start, _ = reading.sentence_around(k, k, _NEAR, 0)
    close = reading.folds[start:k]
    steps = [form for form in close if form in _LEAVING]
    if not steps:
        return False
    if reading.folds[k - 1] in _LEAVING and not reading.is_tight(k - 1):
        return True  # between two stops: adoptée à sept
    told = not words("j je elle il").isdisjoint(reading.folds[max(0, k - _NEAR - 2) : k])
    return told and number.value >= _LEAST_ALONE


def _is_had(reading: Reading, number: SpokenNumber) -> bool:
    """Moi, j'ai cinquante-huit: a number alone that somebody has."""
    first = number.first
    had = reading.before(first) in _HAVE and reading.before(first, 2) in _SUBJECTS | _KIN | {"en"}
    after = reading.after(number.last)
    stops = not after or after in _SELVES
    stops = stops or (after == "et" and reading.after(number.last, 2) in _SELVES | _OWNERS)
    return had and stops and reading.before(first, 3) != "y"


def _is_followed_by_kin(reading: Reading, number: SpokenNumber) -> bool:
    """J'en avais quinze, ma sœur douze."""
    following = reading.folds[number.last + 1 : number.last + 3]
    nearly = reading.gap_after(number.last) == ", " and number.value >= _LEAST
    if not nearly or (_KIN | _SELVES).isdisjoint(following):
        return False
    then = {number.last + 2, number.last + 1 + len(following)}
    return not then.isdisjoint(reading.numbers_from)


def _is_beside_another(reading: Reading, number: SpokenNumber, alone: list[SpokenNumber]) -> bool:
    """“J'ai cinquante-huit. Elle, cinquante-quatre.”; “j'en avais quinze, ma sœur aînée douze.”"""
    if not alone or number.first - alone[-1].last > _FAR:
        return False
    ends = not reading.after(number.last) and reading.gap_after(number.last)[:1] in _STOPS
    if not (ends or _half(reading, number)) or reading.gaps[number.first] not in (" ", ", "):
        return False
    k = number.first - 1
    form = reading.folds[k]
    parted = reading.opens[k] or not reading.is_tight(k) or reading.before(k) == "et"
    self_told = form in _SELVES and parted
    grown = number.value >= _LEAST_ALONE and alone[-1].value >= _LEAST_ALONE
    return (self_told and grown) or (form in _KIN and _opens_with_kin(reading, k))


def _half(reading: Reading, number: SpokenNumber) -> int:
    """How many words “et demi” adds behind a number."""
    half = reading.after(number.last) == "et" and reading.after(number.last, 2) in ("demi", "demie")
    return 2 * half


def _opens_with_kin(reading: Reading, k: int) -> bool:
    """Whether a clause begins with the words for kin that end at ``k``: ma fille aînée."""
    start = k
    while start > 0 and k - start < _FEW and reading.is_tight(start):
        start -= 1
    return reading.folds[start] in _OWNERS or start == k


_FOR_NOW, _NEXT_LINE = words("pour en je maintenant a la cette depuis et bientot passes"), 4
_FEW, _OWNERS = 3, vocabulary_of("fr").possessives | words("le la l les")
