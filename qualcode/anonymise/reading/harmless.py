"""Words set aside: harmless names, sigles and idioms, which single nobody out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.folding import SAINTS_SPELLED
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.degrees_en import degrees
from qualcode.anonymise.reading.fare_fr import FARE, is_fare
from qualcode.anonymise.reading.field_names_en import field_names
from qualcode.anonymise.reading.initials_en import programs
from qualcode.anonymise.reading.labels import SPEAKING, is_nameless
from qualcode.anonymise.reading.long_places import longest_known, place_end
from qualcode.anonymise.reading.offices_en import OFFICES, any_schools, courses, offices, subjects
from qualcode.anonymise.reading.set_phrases_en import set_phrases
from qualcode.anonymise.reading.word_list import HYPHENS, SPACES
from qualcode.anonymise.reading.works_en import titles
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.callings_fr import CALLINGS, NOBODYS

_LONGEST_KEPT = 7
_LONGEST_SPELLED = 9
_ENGLISH_ONLY = words("christian may june april august")
# towns that also gave their name to a scale, a breed or a charter
_TOWNS = words("glasgow hereford bruxelles mezieres")
_SCALES = words("coma scale score echelle gcs")


def kept_words(reading: Reading) -> frozenset[int]:
    """The words that belong to a harmless name: national body, brand, feast, sigle, idiom."""
    kept = _nameless_labels(reading)
    kept.update(_dotted_sigles(reading))
    lexicon = reading.lexicon
    explained = explained_sigles(reading.text, small=reading.no_capitals)
    for i in _in_question(reading, explained) if reading.no_capitals else reading.capitals:
        if i in kept:
            continue
        if (
            is_harmless_sigle(reading, i)
            or _is_likened(reading, i)
            or _is_studied(reading, i, kept)
            or _is_of_a_make(reading, i)
            or reading.words[i] in _CIVIL
            or (reading.folds[i] in FARE and is_fare(reading, i))
            or (_DRAWN_OUT.search(reading.folds[i]) and not reading.is_shouted(i))
            or _is_blotted(reading.words[i])
            or (reading.folds[i] in NOBODYS and _is_nobodys(reading, i))
            or (explained and reading.folds[i].removesuffix("s") in explained)
        ):
            kept.add(i)
        last = longest_known(reading, i, _LONGEST_KEPT, lexicon.is_kept, lexicon.begins_kept)
        if last == i and _belongs_to_more(reading, i):
            continue
        if last == i and (_is_foreign_word(reading, i) or _is_town(reading, i)):
            continue
        if last is not None and last > i and _is_of_a_body(reading, last):
            continue
        if last is not None and (place_end(reading, i) or last) <= last:
            kept.update(range(i, last + 1))
    if reading.settings.language != "en":
        kept.update(_in_english(reading))
    kept.update(_spelled_out(reading, kept))
    if reading.settings.language == "en":
        kept.update(subjects(reading))
        kept.update(offices(reading))
        kept.update(any_schools(reading))
        kept.update(courses(reading))
        kept.update(set_phrases(reading))
        kept.update(titles(reading))
        kept.update(degrees(reading))
        kept.update(field_names(reading))
        kept.update(programs(reading))
    return frozenset(kept)


def _nameless_labels(reading: Reading) -> set[int]:
    """“Unknown Speaker 0:12”, “Interviewee Lena:”: what speakers are called, less the names of those who have one."""
    kept = {first for first, _ in reading.labels if reading.folds[first] in SPEAKING}
    for first, last in reading.labels:
        if is_nameless(reading.folds[first : last + 1]):
            kept.update(range(first, last + 1))
    return kept


def _in_question(reading: Reading, explained: frozenset[str]) -> list[int]:
    """The words of a text without capitals that a harmless name may begin with, in order."""
    lexicon, asked = reading.lexicon, set(reading.capitals)
    for form, mentions in reading.mentions.items():
        single = form.removesuffix("s")
        known = lexicon.is_kept(form) or lexicon.is_kept(single) or single in explained
        if known or lexicon.begins_kept(SAINTS_SPELLED.get(form, form)):
            asked.update(mentions)
    asked.update(reading.where(FARE | {"marie", "maries"}))
    asked.update(i + 2 for i in reading.where({"comme"}) if i + 2 < len(reading))
    return sorted(asked)


_QUOTED = re.compile(r"[«“\"]([^«»“”\"\n]{6,90})[»”\"]")
_ENGLISH = words(
    "the of to my and you it is be that with for i we me your this not in what are from way t s love"
)


def _in_english(reading: Reading) -> Iterator[int]:
    """A song, a title or a slogan quoted in English: its words name nobody."""
    for match in _QUOTED.finditer(reading.text):
        first, last = reading.word_at(match.start(1)), reading.word_at(match.end(1) - 1)
        inside = range(first, min(last + 1, len(reading)))
        english = {reading.folds[i] for i in inside} & _ENGLISH
        if len(english) > 1 and all(
            reading.profile(reading.folds[i]).french < 3 or reading.folds[i] in _ENGLISH
            for i in inside
        ):
            yield from inside


# “Situation : Marié”, whose letters without their accent are a first name's
_CIVIL = ("Marié", "Mariés", "marié", "mariés")
# Ohhh, Ouiii, Pffff: drawn out, and nobody's name
_DRAWN_OUT = re.compile(r"([a-z])\1\1")
_LEAST_BLOT = 4


def _is_blotted(word: str) -> bool:
    """XXXXX: what a hand wrote over a name."""
    return len(word) >= _LEAST_BLOT and word == word[0] * len(word) and word.isupper()


def _is_nobodys(reading: Reading, i: int) -> bool:
    """J'avais peur de Père; alors Chose, là: one's own or whoever it was, where no name stands beside."""
    if reading.settings.language == "en":
        return False
    named = i + 1 < len(reading) and reading.is_tight(i + 1) and reading.is_capital(i + 1)
    after_name = (
        reading.is_tight(i) and i > 0 and reading.is_capital(i - 1) and not reading.opens[i - 1]
    )
    return not (named or after_name or reading.before(i) in _CALLED)


_CALLED = words("la le l appelle appelait appelaient surnomme surnommait chez")
# infirmière D.E., diplôme D.U., © D.R.
_STOPPED = words("de du dr")
_BEFORE_STOPPED = CALLINGS | words(
    "soignante soignant diplome diplomes diplomee photo photos credit credits titulaire"
)


def _dotted_sigles(reading: Reading) -> Iterator[int]:
    """H.L.M., E.D.F.: a harmless sigle with its stops."""
    for i in reading.capitals:
        last = i
        while (
            len(reading.words[last]) == 1
            and reading.gap_after(last) == "."
            and last + 1 < len(reading)
        ):
            last += 1
        last -= len(reading.words[last]) > 1
        if last == i + 1 and "".join(reading.folds[i : last + 1]) in _STOPPED:
            told = i > 0 and reading.folds[i - 1] in _BEFORE_STOPPED
            if told or "©" in reading.gaps[i]:
                yield from (i, last)
        if last > i + 1 and reading.lexicon.is_sigle("".join(reading.folds[i : last + 1])):
            yield from range(i, last + 1)


_CONGREGATIONS = words(
    "church chapel school college academy hospital club temple mosque fellowship"
)


def _is_of_a_body(reading: Reading, last: int) -> bool:
    """New Testament Church: a harmless name that a body takes up."""
    k = last + 1
    return (
        reading.settings.language == "en"
        and not reading.no_capitals
        and k < len(reading)
        and reading.gaps[k] in SPACES
        and reading.is_capital(k)
        and reading.folds[k] in _CONGREGATIONS
    )


def _is_of_a_make(reading: Reading, i: int) -> bool:
    """Cadillacs, Fords: several of a make."""
    form = reading.folds[i]
    many = reading.settings.language == "en" and form.endswith("s") and len(form) > 4
    return many and not reading.is_ordinary(i) and reading.lexicon.is_kept(form[:-1])


def _spelled_out(reading: Reading, kept: set[int]) -> Iterator[int]:
    """BEPA (Brevet d'Études Professionnelles Agricoles): what a harmless sigle stands for."""
    for i in reading.capitals:
        if i == 0 or reading.gaps[i] != " (" or i - 1 not in kept or not reading.is_shouted(i - 1):
            continue
        k = i
        while k < min(i + _LONGEST_SPELLED, len(reading)) - 1 and reading.is_tight(k + 1):
            k += 1
        letters = iter([reading.folds[n][0] for n in range(i, k + 1)])
        spelled = all(any(head == letter for head in letters) for letter in reading.folds[i - 1])
        if spelled and reading.gap_after(k).startswith(")"):
            yield from range(i, k + 1)


_DIPLOMAS = words("bts cap bep dut but deug dess licence master bac pro mastere cqp bafa")


_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,70})[)\]]")
_SIGLE = re.compile(r"[A-Z]{2,6}s?")
_SIGLE_SMALL = re.compile(r"[a-z]{2,6}")
_IN_WORDS = re.compile(r"[A-Za-zà-ÿ][\w' ’&/,-]{5,}")
_LETTERS_BEFORE, _WORDS_BEFORE = 90, 7


def explained_sigles(text: str, *, small: bool = False) -> frozenset[str]:
    """The folded sigles that the text spells out in words that name nobody: WRC [ward review of cases].

    ``small`` is said of a text without capitals.
    """
    found: set[str] = set()
    sigles = _SIGLE_SMALL if small else _SIGLE
    for bracket in _BRACKET.finditer(text):
        inside, start = bracket.group(1), bracket.start()
        before = text[max(0, start - _LETTERS_BEFORE) : start].split()
        if sigles.fullmatch(inside):
            sigle, spelled, after = inside, before[-_WORDS_BEFORE:], False
        elif before and sigles.fullmatch(before[-1]) and _IN_WORDS.fullmatch(inside):
            sigle, spelled, after = before[-1], inside.split(), True
        else:
            continue
        sigle = sigle.lower() if small else sigle.removesuffix("s").lower()
        if _spells(sigle, [one for one in spelled if one[0].isalpha()], after=after, small=small):
            found.add(sigle)
    return frozenset(found)


def _spells(sigle: str, spelled: list[str], *, after: bool, small: bool) -> bool:
    """Whether the words begin with the letters of the sigle, in order, and are no name.

    They have no capital, or end in what somebody does: CDO [Chief Dental Officer].
    """
    heads = [one[0].lower() for one in (spelled if after else spelled[-len(sigle) - 2 :])]
    close = spelled if after else spelled[-len(sigle) :]
    if small:  # letter by letter, where the sigle may be any word
        return "".join(one[0] for one in close) == sigle
    letters = iter(heads)
    post = bool(close) and close[-1].lower() in OFFICES
    named = not post and (
        any(one[0].isupper() for one in close) or _is_headed(sigle, spelled, after=after)
    )
    return not named and all(any(head == letter for head in letters) for letter in sigle)


def _is_headed(sigle: str, spelled: list[str], *, after: bool) -> bool:
    """Au Centre de recherche viticole (CRV): the small words of a name that begins with a capital."""
    first = [
        k for k in range(1, len(spelled) - len(sigle) + 1) if spelled[k][0].lower() == sigle[0]
    ]
    inside = bool(first) and not after and spelled[first[-1] - 1][-1] not in ".!?:"
    return inside and spelled[first[-1]][0].isupper()


def _is_studied(reading: Reading, i: int, kept: set[int]) -> bool:
    """BTS Fluides Énergies Domotique: what somebody studied, in words of every day."""
    if i == 0 or not (reading.is_tight(i) or _ends_dotted(reading, i - 1)):
        return False
    if reading.opens[i] and not _ends_dotted(reading, i - 1):
        return False
    k = i - 1
    while k in kept and k > 0 and reading.folds[k] not in _DIPLOMAS and len(reading.words[k]) > 1:
        k -= 1
    first = k
    while first > 0 and len(reading.words[first]) == 1 and _ends_dotted(reading, first - 1):
        first -= 1
    told = "".join(reading.folds[first : k + 1]) in _DIPLOMAS and reading.is_capital(k)
    if not told or i - k > _LONGEST_KEPT:
        return False
    known = reading.known(i)
    return reading.is_ordinary(i) and not (known.place or known.given)


def _ends_dotted(reading: Reading, k: int) -> bool:
    """Whether word ``k`` is a letter of B.T.S., its stop behind it."""
    return len(reading.words[k]) == 1 and reading.gap_after(k) in (".", ". ")


def _is_likened(reading: Reading, i: int) -> bool:
    """Pleurer comme une Madeleine, fort comme un Turc: nobody in particular."""
    a = i > 0 and reading.folds[i - 1] in ("un", "une")
    return a and reading.before(i, 2) == "comme"


def _is_foreign_word(reading: Reading, i: int) -> bool:
    """Christian, June, April in a French text: harmless in English, first names in French."""
    french = reading.settings.language != "en"
    return french and reading.folds[i] in _ENGLISH_ONLY


def _is_town(reading: Reading, i: int) -> bool:
    """Glasgow, unless a scale is meant."""
    if reading.folds[i] not in _TOWNS:
        return False
    if reading.no_capitals and reading.before(i) not in ("a", "de", "sur", "vers"):
        return False
    eponyms = reading.vocabulary.eponyms | _SCALES
    beside = {reading.before(i), reading.before(i, 2), reading.after(i), reading.after(i, 2)}
    return not beside & eponyms


def _belongs_to_more(reading: Reading, i: int) -> bool:
    """Terre-Sainte, Glasgow City Council, Fleet Moss: harmless alone, a name with what follows."""
    k, known = i + 1, reading.known(i)
    if k >= len(reading) or not reading.is_capital(i) or not reading.is_capital(k):
        return False
    if reading.gaps[k] in HYPHENS:
        return reading.is_ordinary(i) and not reading.is_shouted(k)
    if reading.settings.language != "en" or reading.gaps[k] not in SPACES:
        return False
    if reading.is_ordinary(i) and reading.folds[k] in _LANDS_EN:
        return True  # Black Mountain
    return known.is_sizeable_place and known.place_kind in "cw"


_LANDS_EN = words(
    "mountain mountains hill hills creek river lake rock ridge hollow valley point bay beach island isle falls",
    "springs grove wood woods forest park street road avenue lane brook bridge bear bull lion horse swan oak",
    "eagle star diamond",
)


def is_harmless_sigle(reading: Reading, i: int) -> bool:
    """Whether word ``i`` is a listed sigle in capitals, plural s or not: EHPAD, HCAs."""
    word, form = reading.words[i], reading.folds[i]
    if len(word) > 2 and word[-1] == "s" and word[:-1].isupper():
        form = form[:-1]
    elif not reading.is_shouted(i):
        return False
    return reading.lexicon.is_sigle(form)
