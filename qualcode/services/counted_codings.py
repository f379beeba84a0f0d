"""Whose codings count together where nobody is named: people's, never a model's.

A model codes beside people only to be compared with them: what it put is looked at where it is
asked for by name, and is in no figure, list or report otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.model import CoderKind, Coding
from qualcode.store.engine import Reader
from qualcode.store.rows.coders import load_coders


def models_of(reader: Reader) -> frozenset[str]:
    """The ids of the coders that are models."""
    return frozenset(c.id for c in load_coders(reader) if c.kind is CoderKind.MODEL)


def counted(
    codings: Iterable[Coding], models: frozenset[str], coder_id: str | None = None
) -> tuple[Coding, ...]:
    """One coder's codings, or those of everybody but the models."""
    if coder_id is not None:
        return tuple(c for c in codings if c.coder_id == coder_id)
    return tuple(c for c in codings if c.coder_id not in models)
