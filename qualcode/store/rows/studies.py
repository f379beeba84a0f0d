"""The study's own row."""

from __future__ import annotations

import json

from sqlalchemy import select

from qualcode.model import Approach, Study
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import setting, study


def study_row(noun: Study) -> Row:
    """The row of a study."""
    return {
        "id": noun.id,
        "title": noun.title,
        "question": noun.question,
        "objectives": json.dumps(list(noun.objectives), ensure_ascii=False),
        "approach": noun.approach.value,
        "language": noun.language,
    }


def load_study(reader: Reader) -> Study:
    """The study of this file."""
    row = reader.execute(select(study)).mappings().one()
    return Study(
        id=row["id"],
        title=row["title"],
        question=row["question"],
        objectives=tuple(json.loads(row["objectives"] or "[]")),
        approach=Approach(row["approach"]),
        language=row["language"],
    )


def load_setting(reader: Reader, name: str) -> str | None:
    """A study-wide setting as stored text, or None."""
    return reader.execute(select(setting.c.value).where(setting.c.id == name)).scalar()
