"""A reporting checklist as a table to hand in, for Word and for spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.export.tables import Sheet
from qualcode.wording import gettext as _


@dataclass(frozen=True, slots=True)
class FilledItem:
    """An item as it is handed in; ``advice`` stands where nothing is said yet."""

    cited: str
    domain: str
    topic: str
    question: str
    said: str
    place: str
    state: str
    comes_from: str
    advice: str


def checklist_sheet(title: str, items: Sequence[FilledItem]) -> Sheet:
    """One row an item."""
    header = (
        _("number"), _("domain"), _("item"), _("what it asks"), _("answer"), _("place in the text"),
        _("state"), _("comes from"), _("what to do"),
    )  # fmt: skip
    rows = tuple(
        (i.cited, i.domain, i.topic, i.question, i.said, i.place, i.state, i.comes_from, i.advice)
        for i in items
    )
    return Sheet(title, header, rows)
