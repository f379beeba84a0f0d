"""Who spoke, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AttributeKind(StrEnum):
    """What the values of an attribute are."""

    CATEGORY = "category"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Attribute:
    """A column of the participants' table."""

    id: str
    name: str
    kind: AttributeKind = AttributeKind.CATEGORY
    position: int = 0


AttributeValue = str | float | bool | date


@dataclass(frozen=True, slots=True)
class Site:
    """A group of participants analysed together: a practice, a health centre."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Consent:
    """What the participant agreed to and until when; dates may be unknown."""

    given_on: date | None = None
    keep_until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """A person under an identifier (M1, E3…), never under a name.

    ``values`` maps attribute ids to values.
    """

    id: str
    identifier: str
    values: tuple[tuple[str, AttributeValue], ...] = ()
    site_id: str | None = None
    consent: Consent = Consent()
    position: int = 0

    def value(self, attribute_id: str) -> AttributeValue | None:
        """The value of an attribute, or None when it is not known."""
        return dict(self.values).get(attribute_id)
