"""Ages: a number of years, where the words around it tell somebody's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.folding import fold
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import NUMBER_WORDS
from qualcode.anonymise.reading.said_numbers import number_before, value_of
from qualcode.anonymise.recognisers.ages import bare_en, bare_fr, phrases_en
from qualcode.anonymise.recognisers.ages.aged_fr import is_told_of_thing
from qualcode.anonymise.recognisers.ages.cues_en import is_of_a_thing
from qualcode.anonymise.vocabulary import vocabulary_of, words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_UNITS = words("ans an mois semaines")
_HAVE = words(
    "aurait aurais ai as a avons avez ont avais avait avions aviez avaient aurai aura auront avoir eu eus",
    "fete fetait fais donne",
)
_OF_AGE = words("age agee ages agees")
_CHILDREN = words(
    "enfant enfants fille filles fils garcon garcons jumeaux jumelles bebe petits dernier derniere aine ainee cadet",
    "cadette benjamin benjamine",
)
_PEOPLE = words(
    "garcon fille fils enfant enfants patient patiente patients dame monsieur homme femme jeune",
    "jeunes gamin gamine gamins petit petite petits bebe mamie papi papy mere pere soeur frere ado",
    "adolescent adolescente etudiant etudiante bonhomme type mec nana medecin personne personnes",
    "voisin voisine eleve eleves mineur mineure residente resident collegue gars jumeaux retraite",
)
_DURATION = words(
    "depuis pendant durant dans en apres avant sur tous toutes quelques fait faire contrat bout"
)
_TAKING = words(
    "temps mis met mettre fallu faut dure durer attendu attendre reste restait manque manquait",
    "anciennete experience duree",
)
_NEARING = words(
    "approche approchait vers passe dans frole frolait frise frisait depasse depassait atteint attaque",
)
# what may be old without being anybody: l'usine a cinquante ans
_THINGS = vocabulary_of("fr").organisations | words(
    "tracteur voiture camion bateau arbre mur pont batiment immeuble machine toit contrat loi maison vigne chien chat",
)
_WITH_NOUN = words(
    "de d retard experience anciennete metier carriere exercice mariage recul prison cdd cdi bail",
)
_NUM = r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_ENGLISH = re.compile(
    rf"\b(?:(?P<n1>{_NUM})[ -]years?[ -]old\b"
    rf"|(?:(?<=[.!?:] )|(?<![^\n]))(?P<n7>{_NUM}) (?=now,|and (?:not|still|never|single|married|wed)\b)"
    rf"|\band (?P<n8>{_NUM}) if (?:he|she) (?:was|is) a day"
    rf"|, (?P<n9>{_NUM})(?=, (?:and|but|so) (?:he|she|they)\b)"
    rf"|(?:(?<=[.!?:] )|(?<![^\n]))(?P<n11>{_NUM})(?=, (?:in|with) (?:his|her|their|a)\b)"
    r"|\b(?:an?|this|that) (?:\w+ )?(?:man|woman|boy|girl|lad|lass|child|kid|widow|widower|mother|father|fella"
    rf"|fellow|patient|student|pupil|\w+(?:ist|ian|ess)) of (?P<n10>{_NUM})(?=[.,;!?)]| and an?\b)"
    r")",
    re.IGNORECASE,
)
# only around a number is the long pattern tried
_COUNTED = NUMBER_WORDS["en"] - {"a", "and"}
_TOLD_BY = words("year years now and if")
_REACH = 45
_AS_IT_WERE = words("donc quoi hein alors voila")
_GUESSING = words("etre ou voire presque bientot plutot environ")
_OF_OTHERS = words(
    "bientot presque et ou la le les elle lui moi petite petit derniere dernier deuxieme seconde second",
    "aine ainee autre puis peut etre",
)
_FEW_WORDS = 4
_SCHOOL_AGE, _SAME_SENTENCE, _LATELY = 3, 25, 150
_SPOKEN_NUMBERS = NUMBER_WORDS["fr"] - {"un", "une", "et"}
_REASON = Message("age")

_MAKES = ("fait", "faisait", "donne")
_NOW = (("aujourd", "hui"), ("a", "present"), ("actuellement",), ("maintenant",), ("deja",))


def find(reading: Reading) -> Iterator[Candidate]:
    """Ages in the language of the text."""
    if reading.settings.language == "en":
        yield from _english(reading)
        yield from bare_en.find(reading)
        yield from phrases_en.find(reading)
        return
    for told in bare_fr.find(reading):
        yield told
        if told.text.endswith("ans"):
            yield from _without_unit(reading, reading.word_at(told.span.end - 1))
    for i in reading.where(_UNITS):
        if (first := number_before(reading, i)) is not None:
            for age in _years(reading, first, i):
                yield age
                yield from _without_unit(reading, i)


def _without_unit(reading: Reading, i: int) -> Iterator[Candidate]:
    """“Treize ans, peut-être quatorze”; “Ada a douze ans, Bela quinze, elle…”: ages that follow one."""
    spoken = _SPOKEN_NUMBERS
    for k in range(i + 1, min(i + _SAME_SENTENCE, len(reading))):
        if "\n" in reading.gaps[k]:
            return
        form = reading.folds[k]
        if form in _UNITS:
            return
        if form not in spoken and not (form.isdigit() and len(form) < 3):
            continue
        ends = reading.gap_after(k).strip()[:1] in (",", ".", ";", ")", "!", "?")
        ends = ends or (reading.after(k) == "et" and reading.is_capital(k - 1))
        next_year = k <= i + _FEW_WORDS and reading.after(k) in ("en", "a", "au", "aux", "cette")
        if not (next_year or ends):
            continue
        start = k
        while reading.folds[start - 1] in spoken and reading.is_tight(start):
            start -= 1
        named = reading.is_capital(start - 1) and start - 1 not in reading.kept
        named = named and (not reading.opens[start - 1] or bool(reading.known(start - 1).given))
        too = reading.before(start) == "a" and reading.before(start, 2) == "en"
        between = reading.folds[i + 1 : start]
        too = too or (len(between) <= _FEW_WORDS and set(between) <= _OF_OTHERS)
        if reading.before(start) in _GUESSING or named or too:
            yield reading.candidate(start, k, IdentifierKind.AGE, Tier.REVIEW, _REASON)


def _years(reading: Reading, first: int, i: int) -> Iterator[Candidate]:
    value = value_of(reading, first, i)
    if value > 115:
        return
    if reading.folds[i] in ("mois", "semaines"):
        if _is_infant(reading, first, i):
            yield reading.candidate(first, i, IdentifierKind.AGE, Tier.LIKELY, _REASON)
        return
    lowest = _and_before(reading, first)
    if lowest != first and reading.before(lowest) == "de" and reading.before(lowest, 3) == "les":
        return  # les jeunes de dix-huit à vingt-cinq ans
    if _is_age(reading, first, i, value) or _is_age(reading, lowest, i, value):
        first = lowest
        told = {"ai", "aurai", "avais", "aurais", "eu", "mes"} | _OF_AGE
        tier = Tier.SURE if told & set(reading.folds[max(0, first - 2) : first]) else Tier.LIKELY
        yield reading.candidate(first, _end(reading, i), IdentifierKind.AGE, tier, _REASON)


def _over_now(reading: Reading, first: int) -> int:
    """Where “aujourd'hui 33 ans”, “à présent 33 ans”, “33 ans” begins."""
    for said in _NOW:
        if tuple(reading.folds[first - len(said) : first]) == said:
            return first - len(said)
    return first


def _is_age(reading: Reading, first: int, i: int, value: int) -> bool:
    one, two, three = (reading.before(first, back) for back in (1, 2, 3))
    if reading.after(i) in ("de", "d") and reading.after(i, 2) in _WITH_NOUN:
        return False
    headed = reading.folds[first - 1 : first] == ["age"] and ":" in reading.gaps[first]
    if headed or two in _OF_AGE or one in _OF_AGE or one in ("mes", "ses", "tes", "leurs", "vos"):
        return True
    if one in ("des", "les") and two in _NEARING:
        to_come = {"venir", "prochains", "viennent", "suivent", "aura", "sera", "faudra"}
        return two != "dans" or to_come.isdisjoint(reading.folds[i + 1 : i + 6])
    now = _over_now(reading, first)
    if reading.before(now) in _MAKES:  # ça me fait 54 ans; ce qui me donne aujourd'hui 33 ans
        if reading.after(i) in ("de", "d", "que", "qu"):
            return False  # ça me fait onze ans de présence
        two = reading.before(now, 2)
        return two in ("me", "te", "lui", "m", "t") or (
            two in ("elle", "il", "j", "je") and not reading.after(i)
        )
    if one == "a" and reading.words[first - 1] != "a":  # à seize ans
        return two not in _SENTENCED and not _is_of_all(reading, first) and two != "y"
    if one in _HAVE:
        counts = reading.after(i) in ("de", "d")  # elle a huit ans de plus que moi
        of_thing = two in _THINGS or is_told_of_thing(reading, first - 1)
        return not counts and not of_thing and two != "y" and three != "y"
    if one in ("presque", "bientot", "environ", "que", "deja") and two in _HAVE:
        return three != "y"
    if one == "de" and two in ("plus", "moins", "pres") and three in _HAVE:
        return reading.before(first, 4) != "y"
    if one == "de" and two in _PEOPLE:
        return True
    if one == "environ" and two in ("d", "de") and three in _PEOPLE:
        return True
    return _in_apposition(reading, first, i, value, one)


def _is_of_all(reading: Reading, first: int) -> bool:
    """La retraite à soixante-quatre ans: what a law says, where nobody takes it."""
    said = tuple(reading.before(first, back) for back in (4, 3, 2))
    return said == ("", "la", "retraite")


_LONGEST_AGE = 3
_SENTENCED = words("condamne condamnee condamnes ecope pris")


def _is_infant(reading: Reading, first: int, i: int) -> bool:
    """A baby of so many weeks, or months beside another child's years."""
    one, two = reading.before(first), reading.before(first, 2)
    if one == "de" and two in _PEOPLE:
        return True
    older = reading.folds[i + 2 : i + 5]  # huit mois et trois ans
    return (one in ("et", "ou") and two in ("ans", "an")) or (
        reading.after(i) in ("et", "ou") and "ans" in older
    )


def _in_apposition(reading: Reading, first: int, i: int, value: int, one: str) -> bool:
    """“Kevin, 17 ans,” or “48 ans, agriculteur”: between two stops, no duration before."""
    if one or _said_before(reading, first, i):
        return False
    stop_before = reading.gaps[first].strip()[:1] in (
        ",",
        ".",
        "(",
        "[",
        ";",
        "–",
        "-",
        ":",
        "/",
        "",
    )
    last = _end(reading, i)
    guessed = reading.after(last, 2) in ("crois", "pense")
    stop_after = (
        guessed
        or reading.after(last) in _AS_IT_WERE
        or reading.gap_after(last)[:1]
        in (
            ",",
            ".",
            ")",
            ";",
            "\n",
            "",
        )
    )
    close = [] if reading.opens[first] else reading.folds[max(0, first - 1) : first]
    children = bool(_CHILDREN & set(reading.folds[max(0, first - 5) : first]))
    follows_name = first > 0 and reading.is_capital(first - 1) and not reading.opens[first - 1]
    least = 1 if children else 12
    took = _TAKING & set(reading.folds[max(0, first - 5) : first])
    free = stop_before and not _DURATION & set(close) and value >= least and not took
    goes_on = reading.after(i) in ("et", "ou")
    if value >= _SCHOOL_AGE and _ends_sentence(reading, first, i):
        free = stop_before and not _DURATION & set(close)
    return free and (stop_after or follows_name or (children and goes_on))


def _end(reading: Reading, i: int) -> int:
    """Where an age ends that goes on after its “ans”: et demi, et deux mois."""
    if reading.after(i) != "et":
        return i
    if reading.after(i, 2) in ("demi", "demie"):
        return i + 2
    months = reading.after(i, 2) in NUMBER_WORDS["fr"] or reading.after(i, 2).isdigit()
    return i + 3 if months and reading.after(i, 3) == "mois" else i


def _said_before(reading: Reading, first: int, i: int) -> bool:
    """“… trente-huit ans après. Trente-huit ans, vous vous rendez compte”: a duration repeated."""
    start = reading.starts[first]
    said = reading.text[start : reading.ends[i]].lower()
    return said in reading.text[max(0, start - _LATELY) : start].lower()


def _ends_sentence(reading: Reading, first: int, i: int) -> bool:
    """“Nasra n'a jamais tenu un crayon, dix ans.”: last after a comma, somebody named before."""
    if reading.gaps[first] != ", " or reading.gap_after(i).strip()[:1] != ".":
        return False
    for k in range(first - 1, max(-1, first - _SAME_SENTENCE), -1):
        if reading.is_capital(k) and reading.known(k).given:
            return True
        if reading.opens[k]:
            return False
    return False


def _and_before(reading: Reading, first: int) -> int:
    """“de 5 et 7 ans”: the other age stands before the “et”; a year does not, “en 1981 à 64 ans”."""
    while reading.before(first) in ("et", "ou", "a") and _is_small_figure(reading.before(first, 2)):
        first -= 2
    return _younger(reading, first)


def _is_small_figure(form: str) -> bool:
    return form.isdigit() and len(form) <= _LONGEST_AGE


def _younger(reading: Reading, first: int) -> int:
    """“De quatre à quatorze ans”: the lower age, said in words."""
    if reading.before(first) in ("et", "ou", "a"):
        lower = number_before(reading, first - 1)
        if lower is not None and reading.before(lower) in ("de", "d", "entre"):
            return lower
    return first


def _english(reading: Reading) -> Iterator[Candidate]:
    counted = {form for form in reading.mentions if form in _COUNTED or form[0].isdigit()}
    places = [reading.starts[i] for i in reading.where(counted) if _may_be_told(reading, i)]
    for match in reading.find_at(_ENGLISH, places, _REACH):
        for name, said in match.groupdict().items():
            if said is None:
                continue
            parts = fold(said).replace("-", " ").split()
            number = all(part.isdigit() or part in NUMBER_WORDS["en"] for part in parts)
            small = said.isdigit() and int(said) < 2
            if name == "n1" and is_of_a_thing(
                reading, reading.word_at(match.start()), reading.word_at(match.end() - 1)
            ):
                continue
            if number and parts != ["a"] and not (small or parts == ["one"]):
                start, end = match.span() if name == "n1" else match.span(name)
                yield reading.candidate_at(start, end, IdentifierKind.AGE, Tier.LIKELY, _REASON)


def _may_be_told(reading: Reading, i: int) -> bool:
    """Whether what follows a number lets the long pattern be tried: years, now, a comma, of before."""
    if reading.after(i) in _TOLD_BY or reading.gap_after(i)[:1] == ",":
        return True
    return "of" in reading.folds[max(0, i - 2) : i]
