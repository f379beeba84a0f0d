"""What a matrix of codes counts, and against what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.wording import Message
from qualcode.wording import gettext as _

MOST_VALUES = 40
"""An attribute with more values than this (an exact age) makes no readable matrix."""


class By(StrEnum):
    """What the columns of a matrix are."""

    PARTICIPANT = "participant"
    ATTRIBUTE = "attribute"
    SITE = "site"
    INTERVIEW = "interview"
    CODER = "coder"
    CODE = "code"


class Counted(StrEnum):
    """What a cell counts."""

    EXTRACTS = "extracts"
    PARTICIPANTS = "participants"
    WORDS = "words"


BY_NAMES = {
    By.PARTICIPANT: Message("Codes by participant"),
    By.ATTRIBUTE: Message("Codes by attribute"),
    By.SITE: Message("Codes by site"),
    By.INTERVIEW: Message("Codes by interview"),
    By.CODER: Message("Codes by coder"),
    By.CODE: Message("Codes by code"),
}
COUNTED_NAMES = {
    Counted.EXTRACTS: Message("extracts"),
    Counted.PARTICIPANTS: Message("participants"),
    Counted.WORDS: Message("words"),
}


@dataclass(frozen=True, slots=True)
class MatrixChoice:
    """What a matrix counts.

    ``coder_id`` None takes the consensus if it coded, else everybody; by coder it is not looked
    at. ``with_children`` counts for a node what is coded under it (its own levers left out, as in
    the tree). ``attribute_ids`` empty takes every attribute. Codes by code are near on a stretch
    they share, or with ``n_turns`` at most so many turns apart (0: in the same turn).
    """

    by: By = By.PARTICIPANT
    coder_id: str | None = None
    with_children: bool = True
    attribute_ids: tuple[str, ...] = ()
    n_turns: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, its heading, the attribute it is a value of, if any.

    ``n_people``: the participants of the group, whether they have an extract or not; None where a
    column is no group of participants.
    """

    key: str
    name: str
    attribute: str = ""
    n_people: int | None = None

    @property
    def heading(self) -> str:
        """The value with its attribute, if it is of one."""
        if not self.attribute:
            return self.name
        return _("{name}: {value}").format(name=self.attribute, value=self.name)
