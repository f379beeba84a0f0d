"""What the rows of a table of new codes are called: interviews, participants or sites."""

from __future__ import annotations

from qualcode.services.saturation_units import SamplingUnit
from qualcode.wording import Message

HEADS = {
    SamplingUnit.INTERVIEW: Message("Interview"),
    SamplingUnit.PARTICIPANT: Message("Participant"),
    SamplingUnit.SITE: Message("Site"),
}
IN_ORDER = {
    SamplingUnit.INTERVIEW: Message("Interviews, in order"),
    SamplingUnit.PARTICIPANT: Message("Participants, in order"),
    SamplingUnit.SITE: Message("Sites, in order"),
}
NEW_CODES_PER = {
    SamplingUnit.INTERVIEW: Message("New codes per interview"),
    SamplingUnit.PARTICIPANT: Message("New codes per participant"),
    SamplingUnit.SITE: Message("New codes per site"),
}

_ONE = {
    SamplingUnit.INTERVIEW: Message("interview"),
    SamplingUnit.PARTICIPANT: Message("participant"),
    SamplingUnit.SITE: Message("site"),
}
_SEVERAL = {
    SamplingUnit.INTERVIEW: Message("interviews"),
    SamplingUnit.PARTICIPANT: Message("participants"),
    SamplingUnit.SITE: Message("sites"),
}


def rows_called(unit: SamplingUnit, n: int) -> Message:
    """The noun inside a sentence, for so many rows."""
    return (_ONE if n == 1 else _SEVERAL)[unit]
