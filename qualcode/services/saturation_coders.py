"""Where some rows were coded by fewer coders than others: fewer readers find fewer codes."""

from __future__ import annotations

from collections import defaultdict

from qualcode.services.saturation import Material
from qualcode.services.saturation_figures import enumerated
from qualcode.wording import Message

_LISTED = 12


def fewer_coders(counted: Material) -> Message | None:
    """What to say where codings of several coders are counted, of fewer on some rows; else None.

    A row that joins several transcripts has the coders of the one fewest worked on.
    """
    coders: dict[str, set[str]] = defaultdict(set)
    rows: dict[str, set[str]] = defaultdict(set)
    for coding in counted.codings:
        if coding.id in counted.unit_of:
            coders[coding.segment.source_id].add(coding.coder_id)
            rows[counted.unit_of[coding.id]].add(coding.segment.source_id)
    fewest = {row: min(len(coders[s]) for s in rows[row]) for row in counted.units if row in rows}
    most = max((len(found) for found in coders.values()), default=0)
    fewer = [row for row, n in fewest.items() if n < most]
    if not fewer:
        return None
    if len(fewer) == len(fewest):
        return Message(
            "Not every transcript has the same number of coders, and more coders find more codes: "
            "few new codes may come from that."
        )
    if len(fewer) > _LISTED:
        return Message(
            "Fewer coders worked on {n} of the {all} than on the others, and more coders find more "
            "codes: few new codes there may come from that.",
            n=len(fewer),
            all=len(fewest),
        )
    return Message(
        "Fewer coders worked on {names} than on the others, and more coders find more codes: few "
        "new codes there may come from that.",
        names=enumerated(fewer),
    )
