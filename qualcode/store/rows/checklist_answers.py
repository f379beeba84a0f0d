"""The rows of answers to checklists."""

from __future__ import annotations

from sqlalchemy import select

from qualcode.model.checklist import Checklist, ChecklistAnswer
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import checklist_answer


def checklist_answer_row(noun: ChecklistAnswer) -> Row:
    """The row of an answer."""
    return {
        "id": noun.id,
        "checklist": noun.checklist.value,
        "item": noun.item,
        "text": noun.text,
        "place": noun.place,
        "coder_id": noun.coder_id,
        "created_at": noun.created_at,
    }


def load_checklist_answers(reader: Reader, checklist: Checklist) -> dict[int, ChecklistAnswer]:
    """The answers to a checklist by the number of the item."""
    rows = reader.execute(
        select(checklist_answer)
        .where(checklist_answer.c.checklist == checklist.value)
        .order_by(checklist_answer.c.item)
    ).mappings()
    return {
        r["item"]: ChecklistAnswer(
            r["id"], checklist, r["item"], r["text"], r["place"], r["coder_id"], r["created_at"]
        )
        for r in rows
    }
