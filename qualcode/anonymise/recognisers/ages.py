"""Ages, and how long somebody has been in a post or a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.folding import fold
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.numbers import NUMBER_WORDS, number_before, value_of
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_HAVE = words(
    "ai as a avons avez ont avais avait avaient aurai aura auront avoir eu eus fete fetait fais"
)
_OF_AGE = words("age agee ages agees")
_PEOPLE = words(
    "garcon fille fils enfant enfants patient patiente patients dame monsieur homme femme jeune",
    "jeunes gamin gamine gamins petit petite petits bebe mamie papi papy mere pere soeur frere ado",
    "adolescent adolescente etudiant etudiante bonhomme type mec nana medecin personne personnes",
    "voisin voisine eleve eleves mineur mineure residente resident collegue gars jumeaux retraite",
)
_DURATION = words(
    "depuis pendant durant dans en apres avant sur tous toutes quelques fait faire contrat bout"
)
_WITH_NOUN = words(
    "de d retard experience anciennete metier carriere exercice mariage recul prison cdd cdi bail",
)
_CAREER = re.compile(
    r"\b(?:install|exerc|exerç|travaill|boss|dipl[oô]m|th[eè]se|th[ée]s|m[ée]tier|carri[eè]re|poste|"
    r"retrait|remplac|associ|m[ée]decin|infirmi|enseign|instit|prof\b|kin[ée]|agricult|employ|embauch|"
    r"titularis|anciennet|exp[ée]rience|habit|v[ei]s ici|vi[ts] ici|mari[ée]|arriv[ée]|mandat|maire|"
    r"directeur|directrice|pr[ée]sident|salari|exploitation|dans le m[ée]tier|l[àa]-bas)",
    re.IGNORECASE,
)
_TENS_FR = re.compile(
    r"\b(?:l[ae] |ma |sa |la petite |la bonne )?(?:trentaine|quarantaine|cinquantaine|soixantaine)\b"
    r"(?! d)", re.IGNORECASE,
)  # fmt: skip
_ENGLISH = re.compile(
    r"\b(?:(?P<n1>\d{1,2}|[a-z]+(?:-[a-z]+)?)[ -]years?[ -]old\b"
    r"|aged? (?P<n2>\d{1,2}|[a-z]+(?:-[a-z]+)?)\b"
    r"|(?:I[’']?m|I am|I was|he[’']?s|she[’']?s|he is|she is|he was|she was|they[’']?re|is|was|turned|turning|"
    r"only|just|now|nearly|almost) "
    r"(?P<n3>\d{1,2}|[a-z]+(?:-[a-z]+)?)(?=[.,;!?)]|$| (?:and|now|this|but|so|when|last|next)\b)"
    r"|in (?:my|his|her|their) (?:early |mid[ -]?|late )?"
    r"(?P<n4>twenties|thirties|forties|fifties|sixties|seventies|eighties)\b"
    r"|(?:retire|retired|left school|died|married|pregnant|diagnosed) at (?P<n5>\d{1,2}|[a-z]+(?:-[a-z]+)?)\b"
    r")",
    re.IGNORECASE,
)  # fmt: skip
_REASON = Message("age")


def find(reading: Reading) -> Iterator[Candidate]:
    """Ages in the language of the text."""
    if reading.settings.language == "en":
        yield from _english(reading)
        return
    for i, form in enumerate(reading.folds):
        if form in ("ans", "an") and (first := number_before(reading, i)) is not None:
            yield from _years(reading, first, i)
    if {"trentaine", "quarantaine", "cinquantaine", "soixantaine"} & set(reading.folds):
        yield from _decades(reading)


def _years(reading: Reading, first: int, i: int) -> Iterator[Candidate]:
    value = value_of(reading, first, i)
    if value > 115:
        return
    if _is_age(reading, first, i, value):
        first = _and_before(reading, first)
        yield reading.candidate(first, i, IdentifierKind.AGE, Tier.SURE, _REASON)
    elif value >= 2 and _is_career(reading, first, i):
        reason = Message("years in a post or a place")
        yield reading.candidate(first, i, IdentifierKind.AGE, Tier.REVIEW, reason)


def _is_age(reading: Reading, first: int, i: int, value: int) -> bool:
    one, two, three = (reading.before(first, back) for back in (1, 2, 3))
    if reading.after(i) in ("de", "d") and reading.after(i, 2) in _WITH_NOUN:
        return False
    if two in _OF_AGE or one in _OF_AGE or one in ("mes", "ses", "tes", "leurs", "vos"):
        return True
    if one in _HAVE:
        return two != "y" and not (one == "fait" or three == "y")
    if one in ("presque", "bientot", "environ", "que", "deja") and two in _HAVE:
        return three != "y"
    if one == "de" and two in _PEOPLE:
        return True
    if one == "a" and value >= 10:
        return True
    return _in_apposition(reading, first, i, value, one)


def _in_apposition(reading: Reading, first: int, i: int, value: int, one: str) -> bool:
    """“Kevin, 17 ans,” or “48 ans, agriculteur”: between two stops, no duration before."""
    if one or value < 3:
        return False
    stop_before = reading.gaps[first].strip()[:1] in (",", ".", "(", ";", "–", "-", ":", "")
    stop_after = reading.gap_after(i)[:1] in (",", ".", ")", ";", "\n", "")
    close = reading.folds[max(0, first - 3) : first]
    return stop_before and stop_after and not _DURATION & set(close) and value >= 12


def _and_before(reading: Reading, first: int) -> int:
    """“de 5 et 7 ans”: the other age stands before the “et”."""
    if reading.before(first) in ("et", "ou", "a") and reading.before(first, 2).isdigit():
        return first - 2
    return first


def _is_career(reading: Reading, first: int, i: int) -> bool:
    start, end = _clause(reading, first, i)
    close = reading.folds[max(0, first - 3) : first]
    lasting = {"depuis", "fait", "y", "pendant", "bout"} & set(close) or reading.after(i) in (
        "de",
        "d",
    )
    if "depuis" in close and not reading.after(i):
        return True
    return bool(lasting) and bool(_CAREER.search(reading.text, start, end))


def _clause(reading: Reading, first: int, i: int) -> tuple[int, int]:
    start, end = first, i
    while start > 0 and not reading.opens[start] and first - start < 10:
        start -= 1
    while end + 1 < len(reading) and not reading.opens[end + 1] and end - i < 10:
        end += 1
    return reading.starts[start], reading.ends[end]


def _decades(reading: Reading) -> Iterator[Candidate]:
    for match in _TENS_FR.finditer(reading.text):
        i = reading.word_at(match.start())
        if {"ai", "a", "dans", "passe", "approche", "as"} & set(reading.folds[max(0, i - 3) : i]):
            word = reading.word_at(match.end() - 1)
            yield reading.candidate(word, word, IdentifierKind.AGE, Tier.LIKELY, _REASON)


def _english(reading: Reading) -> Iterator[Candidate]:
    for match in _ENGLISH.finditer(reading.text):
        for name, said in match.groupdict().items():
            if said is None:
                continue
            parts = fold(said).replace("-", " ").split()
            number = all(part.isdigit() or part in NUMBER_WORDS["en"] for part in parts)
            small = said.isdigit() and int(said) < 2
            if name == "n4" or (number and parts != ["a"] and not (small or parts == ["one"])):
                start, end = match.span() if name == "n1" else match.span(name)
                yield reading.candidate_at(start, end, IdentifierKind.AGE, Tier.LIKELY, _REASON)
    yield from _english_careers(reading)


def _english_careers(reading: Reading) -> Iterator[Candidate]:
    for i, form in enumerate(reading.folds):
        if form in ("years", "year") and (first := number_before(reading, i)) is not None:
            close = reading.folds[max(0, first - 2) : first]
            whole = reading.opens[first] and reading.gap_after(i)[:1] == "."
            if whole or (
                {"for", "been"} & set(close) and reading.after(i) in ("now", "as", "in", "", "here")
            ):
                reason = Message("years in a post or a place")
                yield reading.candidate(first, i, IdentifierKind.AGE, Tier.REVIEW, reason)
