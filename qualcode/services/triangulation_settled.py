"""Codings as they would stand had every coder taken over what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qualcode.model import Coding
from qualcode.model.adjudication import Adjudication


def as_settled(
    codings: Iterable[Coding], decisions: Iterable[Adjudication], coder_ids: Sequence[str]
) -> tuple[Coding, ...]:
    """The codings with those decided on replaced, for every coder, by what the consensus holds.

    What was not decided on stays as each coder has it.
    """
    present = tuple(codings)
    by_id = {c.id: c for c in present}
    made = tuple(decisions)
    decided = {i for each in made for i in each.replaced_ids}
    kept = tuple(c for c in present if c.id not in decided)
    agreed = (by_id[i] for each in made for i in each.coding_ids if i in by_id)
    shared = tuple(
        replace(c, id=f"{c.id} {coder_id}", coder_id=coder_id)
        for c in agreed
        for coder_id in coder_ids
    )
    return kept + shared
