"""Which code stands in for one that is gone: merged away, or never made as another had its name.

Who was away, or had the page open, may still code with the one that is gone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from sqlalchemy import select

from qualcode.store.change import Change
from qualcode.store.engine import Reader
from qualcode.store.tables import setting

BECAME = "became:"  # settings that tell it, by the id of the code that is gone


def became(reader: Reader) -> dict[str, str]:
    """For each code that is gone, the one it became, which may be gone in turn."""
    rows = reader.execute(select(setting).where(setting.c.id.startswith(BECAME))).mappings()
    return {row["id"].removeprefix(BECAME): str(json.loads(row["value"])) for row in rows}


def note_became(change: Change, gone_id: str, into_id: str) -> None:
    """Keeps what became of a code."""
    row_id, value = f"{BECAME}{gone_id}", json.dumps(into_id)
    if change.get("setting", row_id) is None:
        change.insert("setting", {"id": row_id, "value": value})
    else:
        change.update("setting", row_id, value=value)


def stand_in(code_id: str, into: Mapping[str, str], is_there: Callable[[str], bool]) -> str | None:
    """The code that stands in for one; None for one that is there, or of which nothing is known."""
    at, seen = code_id, {code_id}
    while not is_there(at):
        at = into.get(at, "")
        if not at or at in seen:
            return None
        seen.add(at)
    return None if at == code_id else at
