"""The codebook as it stood when somebody froze it."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model.codebook import Codebook


@dataclass(frozen=True)
class CodebookVersion:
    """A frozen codebook; ``number`` counts from 1, ``created_at`` is ISO 8601 in UTC."""

    id: str
    number: int
    note: str
    codebook: Codebook
    coder_id: str
    created_at: str
