"""Before something leaves: files searched for names, the table of participants looked at."""

from __future__ import annotations

from app.frame.handles import Handle
from app.screens.anonymise_parts import leak_search, table_check


def draw(handle: Handle) -> None:
    """The search through files, then the check of the table."""
    leak_search.draw(handle)
    table_check.draw(handle)
