"""A label with what it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CodeKind(StrEnum):
    """What a node of the codebook is."""

    THEME = "theme"
    CODE = "code"
    LEVER = "lever"


@dataclass(frozen=True, slots=True)
class Code:
    """A node of the codebook. A lever ``answers`` the barrier whose id it gives.

    ``defined_at`` is when definition, inclusion or exclusion last changed, ``analysis`` what the
    researcher writes of the node in the results, ``private_to`` the one coder who sees it while a
    blind round lasts.
    """

    id: str
    name: str
    kind: CodeKind = CodeKind.CODE
    parent_id: str | None = None
    position: int = 0
    definition: str = ""
    inclusion: str = ""
    exclusion: str = ""
    example: str = ""
    colour: str = ""
    answers: str | None = None
    retired: bool = False
    defined_at: str = ""
    analysis: str = ""
    private_to: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a code needs a name")
        if self.id in (self.parent_id, self.answers):
            raise ValueError(f"the code {self.name} cannot stand under or answer itself")
