"""The key: which real form is replaced by what. It lives in the vault only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class IdentifierKind(StrEnum):
    """What an identifier names; the values are the types of a gold file."""

    PERSON = "PER"
    PLACE = "LOC"
    ORGANISATION = "ORG"
    DATE = "DATE"
    AGE = "AGE"
    TELEPHONE = "PHONE"
    MAIL = "EMAIL"
    ID = "ID"
    CONTEXT = "OTHER"


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A real form and its replacement; ``interview`` limits it to one interview's label."""

    form: str
    kind: IdentifierKind
    replacement: str
    interview: str = ""

    def __post_init__(self) -> None:
        if not self.form.strip():
            raise ValueError("a key entry needs a form")
