"""What a report is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from qualcode.export.charts import NewCodesTable
from qualcode.model import (
    Attribute,
    Codebook,
    Interview,
    Participant,
    Site,
    Study,
    ThematicTree,
)
from qualcode.wording import Message


class CodeAgreement(Protocol):
    """How far two coders agree on one code; without a percentage there is a reason."""

    @property
    def code_id(self) -> str:
        """The code compared."""

    @property
    def percent(self) -> float | None:
        """Agreement from 0 to 100, or None."""

    @property
    def reason(self) -> Message | None:
        """Why there is no percentage."""

    @property
    def n_units(self) -> int:
        """How many units were compared."""


@dataclass(frozen=True)
class NewCodesSeries:
    """New codes per interview at one level of the tree; ``label`` names the level (Themes…)."""

    label: Message
    table: NewCodesTable


@dataclass(frozen=True)
class Agreement:
    """Agreement per code between coders; ``unit`` says what was counted, in a sentence."""

    coders: tuple[str, ...]
    unit: Message
    codes: tuple[CodeAgreement, ...]


@dataclass(frozen=True)
class ReportLayout:
    """How much is shown, and how deep.

    ``n_heading_levels`` levels of the tree become numbered headings, deeper nodes labels in the
    text; ``n_contents_levels`` of them stand in the table of contents. ``max_extracts`` is the
    most extracts quoted under one node; None quotes them all. The annex always holds them all.
    """

    max_extracts: int | None = 5
    n_heading_levels: int = 5
    n_contents_levels: int = 3

    def __post_init__(self) -> None:
        if not 1 <= self.n_heading_levels <= 8:
            raise ValueError("between 1 and 8 levels of the tree can be headings")
        if self.max_extracts is not None and self.max_extracts < 1:
            raise ValueError("at least one extract a node is quoted")


@dataclass(frozen=True)
class Report:
    """Everything one Word report shows. ``coder`` names whose codings the tree holds."""

    study: Study
    tree: ThematicTree
    codebook: Codebook = field(default_factory=Codebook)
    coder: str = ""
    participants: tuple[Participant, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    sites: tuple[Site, ...] = ()
    interviews: tuple[Interview, ...] = ()
    new_codes: tuple[NewCodesSeries, ...] = ()
    agreement: Agreement | None = None
    layout: ReportLayout = ReportLayout()
