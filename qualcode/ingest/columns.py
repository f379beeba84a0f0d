"""Which column of a table says who speaks, what is said, when, and in which interview."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize

from qualcode.ingest.clock import clock_seconds


def _words(listed: str) -> frozenset[str]:
    return frozenset(word.strip() for word in listed.split("|"))


_SPEAKER = _words(
    "locuteur|locutrice|intervenant|intervenante|speaker|speaker name|qui|who|qui parle|voix|voice"
    "|interlocuteur|personne|parleur|role|nom|name|prise de parole"
)
_TEXT = _words(
    "texte|text|verbatim|propos|parole|paroles|turn|tour de parole|utterance|transcription"
    "|retranscription|transcript|contenu|content|discours|enonce|dialogue|echange"
)
_ANSWER = _words("reponse|reponses|answer|answers|response|responses")
_QUESTION = _words("question|questions|intitule|prompt")
_START = _words(
    "debut|start|temps|time|timecode|time code|start time|horodatage|timestamp|minutage|tc|begin"
    "|heure|heure de debut|temps de debut|start_s|in"
)
_END = _words("fin|end|stop|end time|heure de fin|temps de fin|end_s|out")
_PARTICIPANT = _words(
    "participant|participante|code participant|participant id|id participant|entretien|interview"
    "|numero d'entretien|enquete|enquetee|repondant|repondante|respondent|interviewee|id"
    "|identifiant|code|numero|n|no|source|fichier|file|sujet"
)
_LABEL_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """Column numbers from 0; None for what the table does not have."""

    text: int
    speaker: int | None = None
    start: int | None = None
    end: int | None = None
    participant: int | None = None
    question: int | None = None


def plain_word(text: str) -> str:
    """A heading without accents, capitals, punctuation: what headings are compared by."""
    bare = "".join(c for c in normalize("NFD", text.casefold()) if not combining(c))
    bare = re.sub(r"\(.*?\)|[.:°*#]", " ", bare.replace("’", "'"))
    return " ".join(bare.split())


def columns_by_heading(header: Sequence[str]) -> Columns | None:
    """The columns their headings name; None unless text stands beside a speaker or a question."""
    words = [plain_word(cell) for cell in header]

    def first(known: frozenset[str]) -> int | None:
        return next((n for n, word in enumerate(words) if word in known), None)

    speaker, question = first(_SPEAKER), first(_QUESTION)
    participant = first(_PARTICIPANT)
    text = first(_TEXT) if first(_TEXT) is not None else first(_ANSWER)
    if text is None or (speaker is None and question is None and participant is None):
        return None
    return Columns(text, speaker, first(_START), first(_END), participant, question)


def is_participant_heading(heading: str) -> bool:
    """Whether a column of this heading says whose row it is."""
    return plain_word(heading) in _PARTICIPANT | {"nom", "name"}


def columns_by_shape(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The columns of a table without headings: few short labels that return, beside long text."""
    width = max((len(row) for row in rows), default=0)
    if len(rows) < 3 or not 2 <= width <= 5:
        return None
    columns = [[row[n].strip() if n < len(row) else "" for row in rows] for n in range(width)]
    text = max(range(width), key=lambda n: sum(map(len, columns[n])))
    start = next((n for n in range(width) if n != text and _is_time(columns[n])), None)
    others = (n for n in range(width) if n not in (text, start))
    speaker = next((n for n in others if _is_speaker(columns[n])), None)
    return None if speaker is None else Columns(text, speaker, start)


def _is_time(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(clock_seconds(cell) is not None for cell in filled)


def _is_speaker(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    distinct = set(filled)
    return (
        bool(filled)
        and bool(cells[0])
        and max(map(len, filled)) <= _LABEL_LENGTH
        and not all(cell.isdigit() for cell in filled)
        and len(distinct) < len(filled)
        and len(distinct) <= max(2, len(cells) // 2)
    )
