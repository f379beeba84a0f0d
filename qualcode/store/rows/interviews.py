"""Interviews, their participants, and the guide."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from qualcode.model import Interview, InterviewGuide, Question
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import guide, interview, interview_participant


def interview_row(noun: Interview) -> Row:
    """The row of an interview, its participants apart."""
    return {
        "id": noun.id,
        "label": noun.label,
        "date": noun.date,
        "place": noun.place,
        "duration_min": noun.duration_min,
        "position": noun.position,
        "guide_version": noun.guide_version,
    }


def load_interviews(reader: Reader) -> tuple[Interview, ...]:
    """Every interview in the order in which they were done."""
    return _interviews(reader, select(interview), select(interview_participant))


def load_interview(reader: Reader, interview_id: str) -> Interview | None:
    """One interview, without reading thousands of others; None when there is none of that id."""
    found = _interviews(
        reader,
        select(interview).where(interview.c.id == interview_id),
        select(interview_participant).where(interview_participant.c.interview_id == interview_id),
    )
    return found[0] if found else None


def _interviews(
    reader: Reader, which: Select[Any], took_part: Select[Any]
) -> tuple[Interview, ...]:
    people: dict[str, list[str]] = {}
    for r in reader.execute(took_part).mappings():
        people.setdefault(r["interview_id"], []).append(r["participant_id"])
    rows = reader.execute(which.order_by(interview.c.position, interview.c.label)).mappings()
    return tuple(
        Interview(
            id=r["id"],
            label=r["label"],
            participant_ids=tuple(sorted(people.get(r["id"], []))),
            date=r["date"],
            place=r["place"],
            duration_min=r["duration_min"],
            position=r["position"],
            guide_version=r["guide_version"],
        )
        for r in rows
    )


def next_interview_position(reader: Reader) -> int:
    """The place after the last interview; 1 in an empty table."""
    return int(reader.execute(select(func.max(interview.c.position))).scalar() or 0) + 1


def guide_row(noun: InterviewGuide) -> Row:
    """The row of one version of the guide."""
    questions = [{"text": q.text, "prompts": list(q.prompts)} for q in noun.questions]
    return {
        "id": noun.id,
        "number": noun.number,
        "valid_from": noun.valid_from.isoformat() if noun.valid_from else None,
        "note": noun.note,
        "questions": json.dumps(questions, ensure_ascii=False),
    }


def load_guides(reader: Reader) -> tuple[InterviewGuide, ...]:
    """Every version of the guide, the first one first."""
    rows = reader.execute(select(guide).order_by(guide.c.number)).mappings()
    return tuple(
        InterviewGuide(
            id=r["id"],
            number=r["number"],
            questions=tuple(
                Question(q["text"], tuple(q["prompts"])) for q in json.loads(r["questions"])
            ),
            valid_from=date.fromisoformat(r["valid_from"]) if r["valid_from"] else None,
            note=r["note"],
        )
        for r in rows
    )


def participant_link_id(reader: Reader, interview_id: str, participant_id: str) -> str | None:
    """The id of the row that says a participant took part in an interview."""
    return reader.execute(
        select(interview_participant.c.id).where(
            interview_participant.c.interview_id == interview_id,
            interview_participant.c.participant_id == participant_id,
        )
    ).scalar()
