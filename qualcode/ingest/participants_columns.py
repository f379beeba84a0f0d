"""Which column of a table names the participants, which their interview; is it such a table at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.ingest.attribute_columns import is_unknown
from qualcode.ingest.columns import columns_by_heading, plain_word
from qualcode.ingest.dates import read_date
from qualcode.ingest.table import Table

_IDENTIFIER = (
    "participant", "participante", "participants", "identifiant", "identifier", "id", "code",
    "code participant", "id participant", "participant id", "participant code", "pseudonyme",
    "pseudonym", "numero", "n", "no", "numero participant", "participant no", "enquete",
    "enquetee", "interviewe", "interviewee", "repondant", "respondent", "medecin", "entretien",
    "interview", "sujet",
)  # fmt: skip
_INTERVIEW = frozenset(
    ("entretien", "interview", "entretiens", "interviews", "verbatim", "retranscription",
     "transcript", "transcription", "fichier", "file")
)  # fmt: skip
_PERSON = frozenset(
    ("participant", "participante", "participants", "enquete", "enquetee", "enquetes", "interviewe",
     "interviewee", "interviewes", "repondant", "repondante", "respondent", "medecin", "medecins",
     "soignant", "soignante", "infirmier", "infirmiere", "patient", "patiente", "personne",
     "person", "sujet", "subject", "informant", "informateur", "informatrice", "professionnel",
     "professionnelle", "professional", "doctor", "gp", "nurse", "librarian", "pseudo",
     "pseudonyme", "pseudonym", "initiales", "initials", "identifiant", "identifier", "nom", "name",
     "entretien", "interview")
)  # fmt: skip
_NUMBERING = frozenset(
    ("code", "id", "identifiant", "identifier", "ident", "numero", "num", "n", "no", "nr", "number",
     "ref", "reference", "label", "libelle", "pseudo", "pseudonyme", "pseudonym", "de", "du", "des",
     "la", "le", "l", "d", "the", "of", "s", "interroge", "interrogee", "interviewe", "interviewee",
     "rencontre", "rencontree", "anonymise", "pseudonymise", "anonyme", "interviewed", "study",
     "etude")
)  # fmt: skip
_ABOUT_PEOPLE = re.compile(
    r"\b(?:sexe|genre|sex|gender|age|ages|tranche|profession|metier|statut|anciennete|mode"
    r"|exercice|milieu|occupation|experience|years|annees|consentement|consent|diplome|specialite"
    r"|naissance|born|role|fonction|job)\b"
)
_SHORT = 60


def headings(table: Table) -> list[str]:
    """The headings of a table as they are compared: bare words, underscores as spaces."""
    return [plain_word(heading.replace("_", " ").replace("-", " ")) for heading in table.header]


def identifier_column(table: Table) -> int | None:
    """The column whose heading says whose row it is: a usual heading, or one made of usual words."""
    words = headings(table)
    usual = next((words.index(word) for word in _IDENTIFIER if word in words), None)
    if usual is not None:
        return usual
    made = [n for n, word in enumerate(words) if _names_a_person(word)]
    return next((n for n in made if _are_unlike([row[n] for row in table.rows])), None)


def interview_column(table: Table, identifier: int) -> int | None:
    """The column that says which interview is somebody's, beside the one of their identifiers."""
    for number, heading in enumerate(headings(table)):
        words = _words(heading)
        if number == identifier or not words & _INTERVIEW or words - _INTERVIEW - _NUMBERING:
            continue
        cells = [row[number] for row in table.rows if not is_unknown(row[number])]
        if cells and not any(read_date(cell) for cell in cells):
            return number
    return None


def names_interview_date(heading: str) -> bool:
    """Whether a heading says when somebody was met: “Date”, “date d’entretien”, “interview date”."""
    words = _words(plain_word(heading.replace("_", " ").replace("-", " ")))
    return "date" in words and not words - {"date"} - _INTERVIEW - _NUMBERING


def holds_participants(table: Table) -> bool:
    """Whether a table tells who the participants are, rather than what they said."""
    if not table.rows or columns_by_heading(table.header) is not None:
        return False
    about = [heading for heading in headings(table) if _ABOUT_PEOPLE.search(heading)]
    cells = [cell for row in (table.header, *table.rows) for cell in row]
    return (
        bool(about)
        and identifier_column(table) is not None
        and not any("?" in heading for heading in table.header)
        and max(map(len, cells)) <= _SHORT
    )


def _words(heading: str) -> set[str]:
    return set(re.findall(r"\w+", heading))


def _names_a_person(heading: str) -> bool:
    words = _words(heading)
    return bool(words & _PERSON) and not words - _PERSON - _NUMBERING


def _are_unlike(cells: Sequence[str]) -> bool:
    filled = [cell.strip().casefold() for cell in cells if cell.strip()]
    return bool(filled) and len(set(filled)) == len(filled)
