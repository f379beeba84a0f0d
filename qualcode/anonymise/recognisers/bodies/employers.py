"""Employers known to all, that name somebody who worked there: chez Michelin, à la RATP, au Crédit Agricole."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.harmless import is_harmless_sigle
from qualcode.anonymise.recognisers.names.echoes import ECHO
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import DAYS_EN, DAYS_FR, MONTH_NAMES_EN
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_EMPLOYED_BY = ("chez", "a", "au", "aux", "pour")
_EMPLOYED_BY_EN = ("for", "at", "from", "with")
_WORK = (
    "travail", "boss", "bosse", "embauch", "employ", "licenci", "stagiaire", "interim", "ouvrier",
    "ouvriere", "cadre", "ingenieur", "apprenti", "salarie", "caissier", "cariste", "vendeu",
    "livreu", "livrait", "livrer", "fourniss", "cuisini", "infirmi", "secretaire", "comptable", "chauffeur",
    "technicien", "commercial", "serveu", "conseill", "manager", "engineer", "nurse", "clerk", "cook", "cleaner",
    "driver", "welder", "fitter", "work", "job", "drives", "drove", "apprentice", "sacked", "redundan", "hired",
    "shifts", "riding", "courier", "deliveries", "foundry", "assembly", "warehouse", "depot",
    "chantier", "metier", "greve", "usine", "atelier",
)  # fmt: skip
_WORK_NEAR, _WORK_AFTER, _THEN_NEAR = 6, 8, 10
_TAKEN = words("got hired signed taken started put kept")
_TIMES = words(
    DAYS_FR,
    DAYS_EN,
    MONTH_NAMES_EN,
    "christmas easter god noel paques toussaint pentecote ramadan aid careme halloween lent",
)


def find(reading: Reading) -> Iterator[Candidate]:
    """Brands, large bodies and public ones where somebody works or worked."""
    yield from _employers(reading)
    if not reading.no_capitals:
        yield from _large_employers(reading)
    if reading.settings.language == "en":
        yield from _services_en(reading)
        if reading.no_capitals:
            yield from _worked_for(reading)


def _employers(reading: Reading) -> Iterator[Candidate]:
    """Travaillait chez Michelin, drives for Tesco: a brand names nobody, an employer may."""
    english = reading.settings.language == "en"
    employing: set[str] = set()
    for i in range(len(reading)) if reading.no_capitals else reading.capitals:
        if reading.no_capitals and reading.is_ordinary(i):
            continue
        if i not in reading.kept or i - 1 in reading.kept or i + 1 in reading.kept:
            continue
        cue = reading.before(i)
        if cue not in (_EMPLOYED_BY_EN if english else _EMPLOYED_BY) or _is_no_employer(reading, i):
            continue
        if reading.known(i).place and cue not in ("chez", "for"):
            continue
        near = range(max(0, i - _WORK_NEAR), min(len(reading), i + _WORK_AFTER))
        work = [k for k in near if reading.folds[k].startswith(_WORK)]
        if not work and cue == "chez":  # entered, and not “on va chez”
            work = [k for k in near if k < i and reading.folds[k].startswith(_JOINED_FR)]
        stayed = english and cue == "with" and "years" in reading.folds[i + 1 : i + 6]
        if work or stayed or reading.before(i, 2) == "ans":
            employing.add(reading.folds[i])
            reason = Message(
                "organisation: “{cue}”", cue=reading.words[work[-1] if work else i - 1]
            )
            last = _over_capital(reading, i) if english else i
            yield reading.candidate(i, last, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)
    yield from _then_en(reading) if english else _named_again(reading, employing)


# the Ford plant, our Cadbury factory: where things are made, people work
_SITES_EN = words(
    "plant works factory foundry shipyard refinery warehouse depot sawmill mill mine colliery dockyard smelter cannery",
)
_ONE_SITE = words("the that our old big new this at")
_WORKED = words(
    "worked working drove drives driving hauled hauls hauling rode flew sailed fished drilled mined welded cleaned",
    "cooked nursed clerked logged",
)
_GAINED = words(
    "money pay free fun nothing life wages hire good charity cash food rent ever pennies peanuts profit pleasure love",
    "survival independence justice freedom peace equality change themselves himself herself myself ourselves yourself",
    "retirement university college tuition experience practice exercise pocket beer subsistence commission credit",
    "real sure example instance certain long most many much both everyone everybody someone somebody anyone anybody",
)
_OUT_OF = words("and out in until till from for then but when as there where at on because so")


def _worked_for(reading: Reading) -> Iterator[Candidate]:
    """Drove for roadway out of akron: whom somebody worked for, where a common noun would be counted or owned."""
    for verb in reading.where(_WORKED):
        i = verb + 2
        if reading.after(verb) != "for" or i >= len(reading) or not reading.is_tight(i):
            continue
        form = reading.folds[i]
        plain = (
            form in _GAINED or form.endswith(("s", "ing", "ed", "ly")) or reading.is_small_word(i)
        )
        rare = reading.ordinariness(i) < 3 and form not in reading.determined and form.isalpha()
        ends = reading.after(i) in _OUT_OF or not reading.after(i)
        if rare and ends and not plain and len(form) > 2:
            reason = Message("organisation: “{cue}”", cue=reading.words[verb])
            yield reading.candidate(i, i, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


def _over_capital(reading: Reading, i: int) -> int:
    """Leyland Park: what a brand called its works."""
    k = i + 1
    joined = k < len(reading) and reading.gaps[k] == " " and reading.is_capital(k)
    return k if joined and reading.is_ordinary(k) and not reading.opens[k] else i


def _then_en(reading: Reading) -> Iterator[Candidate]:
    """Worked for Tesco, then Amazon; got on at Ford: what follows one employer, or being taken on."""
    for i in range(len(reading)) if reading.no_capitals else reading.capitals:
        if i not in reading.kept or i - 1 in reading.kept or i + 1 in reading.kept:
            continue
        if (reading.no_capitals and reading.is_ordinary(i)) or _is_no_employer(reading, i):
            continue
        before = reading.folds[max(0, i - _THEN_NEAR) : i]
        then = before[-1:] == ["then"] and any(form.startswith(_WORK) for form in before)
        taken_on = before[-2:] == ["on", "at"] and not _TAKEN.isdisjoint(before[-4:-2])
        built = reading.after(i) in _SITES_EN and reading.before(i) in _ONE_SITE
        if then or taken_on or built:
            reason = Message("organisation: “{cue}”", cue=reading.words[i - 1])
            yield reading.candidate(i, i, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


def _named_again(reading: Reading, employing: set[str]) -> Iterator[Candidate]:
    """La prime, Peugeot l'a supprimée; l'usine Michelin: but not “une Peugeot”, which is a car."""
    for i in reading.where(frozenset(employing)):
        if i in reading.kept and reading.before(i) not in _A_CAR:
            yield reading.candidate(i, i, IdentifierKind.ORGANISATION, Tier.REVIEW, ECHO)
    for i in reading.capitals:
        if i in reading.kept and reading.before(i) in _WORKS and not _is_no_employer(reading, i):
            reason = Message("organisation: “{cue}”", cue=reading.words[i - 1])
            yield reading.candidate(i - 1, i, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


_JOINED_FR = (
    "arriv",
    "entre",
    "rentr",
    "recrut",
    "carriere",
    "debut",
    "retrait",
    "poste",
    "stage",
    "mute",
    "contrat",
)
_A_CAR = words(
    "un une des ma mon sa son en cette ce vieille petite grosse ta ton leur notre deux la"
)
_WORKS = words("usine usines regie site")


def _large_employers(reading: Reading) -> Iterator[Candidate]:
    """Mon conseiller au Crédit Agricole: a body of several words known to all, where somebody works."""
    for i in reading.capitals:
        if i not in reading.kept or (i - 1 in reading.kept and reading.is_tight(i)):
            continue
        last = i
        while last + 1 in reading.kept and reading.is_tight(last + 1):
            last += 1
        cue = reading.before(i, 2) if reading.before(i) in ("la", "le", "l") else reading.before(i)
        employed_by = _EMPLOYED_BY_EN if reading.settings.language == "en" else _EMPLOYED_BY_ALL
        if last == i or cue not in employed_by or _is_common_good(reading, i, last):
            continue
        near = range(max(0, i - _WORK_NEAR), min(len(reading), last + _WORK_AFTER))
        work = [k for k in near if reading.folds[k].startswith(_WORK)]
        if work:
            reason = Message("organisation: “{cue}”", cue=reading.words[work[-1]])
            yield reading.candidate(i, last, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


# known to all, and yet who served there is told by it: joined the RAF, stayed in a YWCA, a member of the NAACP
_SERVED_EN = words(
    "raf wrns waaf ats bbc nhs ymca ywca naacp nasa ibm wpa ccc raaf rcaf rnzaf saaf mi5 mi6 itv cbc nypd lapd tva",
    "unhcr unicef tgwu num ira nypd gchq rnli raca",
)
_INTO_EN = words("in into with at for from joined joining by of left")


def _services_en(reading: Reading) -> Iterator[Candidate]:
    """Services known to all, where somebody served in them."""
    for i in reading.where(_SERVED_EN):
        written = reading.is_shouted(i) or (reading.no_capitals and not reading.is_ordinary(i))
        cue = reading.before(i)
        cue = reading.before(i, 2) if cue in ("the", "a", "an") else cue
        if written and cue in _INTO_EN:
            reason = Message("organisation: “{cue}”", cue=cue)
            yield reading.candidate(i, i, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


_EMPLOYED_BY_ALL = ("chez", "a", "au", "pour", "for", "at", "with", "from", "de", "du")


def _is_common_good(reading: Reading, first: int, last: int) -> bool:
    """Éducation nationale, Pôle emploi, Good Friday: a service of all, or a day."""
    plain = reading.vocabulary.institutional | reading.vocabulary.small_words | _TIMES | {"france"}
    words_inside = reading.folds[first : last + 1]
    persons = reading.known(first).is_usual_given
    return persons or "france" in words_inside or all(form in plain for form in words_inside)


def _is_no_employer(reading: Reading, i: int) -> bool:
    form = reading.folds[i]
    vocabulary = reading.vocabulary
    plain = any(
        form in told for told in (_TIMES, vocabulary.institutional, vocabulary.organisations)
    )
    number = plain or any(sign.isdigit() for sign in form)
    return number or is_harmless_sigle(reading, i)
