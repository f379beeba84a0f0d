"""What a case says of a theme, in the researcher's words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CaseKind(StrEnum):
    """What the rows of a framework grid are."""

    PARTICIPANT = "participant"
    INTERVIEW = "interview"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Summary:
    """One coder's words for one cell; ``coding_ids`` are extracts it rests on."""

    id: str
    about: CaseKind
    about_id: str
    code_id: str
    text: str
    coder_id: str
    created_at: str = ""
    coding_ids: tuple[str, ...] = ()
