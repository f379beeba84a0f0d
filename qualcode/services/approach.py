"""What a study's declared approach rejects: later screens and reports leave it out and say why."""

from __future__ import annotations

from enum import StrEnum

from qualcode.errors import RefusedError
from qualcode.model import Approach
from qualcode.wording import Message


class Offered(StrEnum):
    """What an approach may reject."""

    SATURATION = "saturation"
    AGREEMENT = "agreement"


_REJECTED: dict[tuple[Approach, Offered], Message] = {
    (Approach.REFLEXIVE, Offered.SATURATION): Message(
        "Reflexive thematic analysis does not count saturation: themes are made by the "
        "researcher, not found until none is left (Braun & Clarke 2021)."
    ),
    (Approach.REFLEXIVE, Offered.AGREEMENT): Message(
        "Reflexive thematic analysis does not measure agreement between coders: the "
        "researcher’s subjectivity is a resource, not an error (Braun & Clarke 2021)."
    ),
}


def rejected(approach: Approach, offered: Offered) -> Message | None:
    """Why the approach leaves this out, or None when it does not."""
    return _REJECTED.get((approach, offered))


def require(approach: Approach, offered: Offered) -> None:
    """Raises RefusedError with the reason when the approach rejects this."""
    reason = rejected(approach, offered)
    if reason is not None:
        raise RefusedError(
            reason,
            Message("If your study has another approach, change it in the study’s description."),
        )
