"""What a report is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.agreement.coefficient import Coefficient
from qualcode.model import (
    Attribute,
    Codebook,
    Interview,
    Participant,
    Site,
    Study,
    ThematicTree,
)
from qualcode.saturation.measured import Saturation
from qualcode.saturation.new_codes import NewCodes
from qualcode.wording import Message


@dataclass(frozen=True)
class CodeAgreement:
    """The share (0 to 1) of units coders agree on for one code, or why there is none."""

    code_id: str
    share: Coefficient


@dataclass(frozen=True)
class NewCodesSeries:
    """New codes per interview at one level of the tree; ``label`` names the level (Themes…)."""

    label: Message
    table: NewCodes


@dataclass(frozen=True)
class SaturationShown:
    """Saturation at one level, measured whole.

    ``sentence`` and ``measures`` (name, value, interval, parameters, source) go by language;
    ``information_power`` holds what the study declared: dimension, stance, reason.
    """

    found: Saturation
    level: Message
    sentence: Mapping[str, str]
    measures: Mapping[str, tuple[tuple[str, ...], ...]]
    information_power: tuple[tuple[Message, Message, str], ...] = ()


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
    most extracts quoted under one node; None quotes all the tree shows there.
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
    """Everything one Word report shows.

    ``coder`` names whose codings the tree holds. The annex of extracts is printed from
    ``annex_tree``, which should show every extract; without it from ``tree``.
    """

    study: Study
    tree: ThematicTree
    codebook: Codebook = field(default_factory=Codebook)
    coder: str = ""
    participants: tuple[Participant, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    sites: tuple[Site, ...] = ()
    interviews: tuple[Interview, ...] = ()
    new_codes: tuple[NewCodesSeries, ...] = ()
    saturation: SaturationShown | None = None
    agreement: Agreement | None = None
    layout: ReportLayout = ReportLayout()
    annex_tree: ThematicTree | None = None
