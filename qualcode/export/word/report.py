"""What a report is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.agreement.coefficient import Coefficient
from qualcode.export.triangulation_report import TriangulationReport
from qualcode.export.word.attribution import Attribution
from qualcode.model import (
    Attribute,
    Codebook,
    Interview,
    InterviewGuide,
    Participant,
    Site,
    Study,
    ThematicTree,
    Transcript,
)
from qualcode.model.report_plan import ReportPart, ReportPlan
from qualcode.saturation.measured import Saturation
from qualcode.saturation.new_codes import NewCodes
from qualcode.wording import Message


@dataclass(frozen=True)
class CodeAgreement:
    """How coders agree on one code; each measure has a value or the reason why it has none.

    ``share`` is the share (0 to 1) of units alike; ``alpha_coded`` is alpha over coded text only.
    """

    code_id: str
    share: Coefficient
    kappa: Coefficient | None = None
    alpha: Coefficient | None = None
    alpha_coded: Coefficient | None = None
    ac1: Coefficient | None = None


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
    """Agreement per code between coders; ``unit`` says what was counted, in a sentence.

    ``whole`` holds measures over all codes: name, over all text, over coded text.
    """

    coders: tuple[str, ...]
    unit: Message
    codes: tuple[CodeAgreement, ...]
    whole: tuple[tuple[Message, Coefficient, Coefficient | None], ...] = ()


@dataclass(frozen=True)
class MethodsFacts:
    """The numbers of the methods paragraph; what is not known is 0, None or empty.

    ``saturation`` is the paragraph of saturation by language, ``rounds`` what each round of
    triangulation says of itself, ``checks`` how many participants were sent something back and how
    many answered, ``software`` the program and its version.
    """

    n_words: int = 0
    n_released: int = 0
    coders: tuple[str, ...] = ()
    n_codes: int = 0
    n_themes: int = 0
    n_levels: int = 0
    n_codebook_versions: int = 0
    n_memos: int = 0
    saturation: Mapping[str, str] = field(default_factory=dict)
    rounds: tuple[Message, ...] = ()
    checks: tuple[int, int] = (0, 0)
    software: str = ""


@dataclass(frozen=True)
class ChecklistLine:
    """One item of a reporting checklist: what it asks, what is answered and where that stands.

    ``place`` was written by hand; without it ``part`` is the part of this report that shows it.
    ``advice`` stands where nothing is answered.
    """

    number: str
    name: str
    answer: str
    place: str = ""
    domain: str = ""
    question: str = ""
    part: ReportPart | None = None
    advice: str = ""


@dataclass(frozen=True)
class ChecklistShown:
    """A reporting checklist (COREQ, SRQR) as it is printed; ``source`` is the paper it is from."""

    title: str
    source: str
    lines: tuple[ChecklistLine, ...]


@dataclass(frozen=True)
class ShownTranscript:
    """A released transcript with the label of its source."""

    label: str
    transcript: Transcript


@dataclass(frozen=True)
class Report:
    """Everything one Word report may show; the plan says what it does show.

    ``coder`` names whose codings the tree holds. The annex of extracts is printed from
    ``annex_tree``, which should show every extract; without it from ``tree``. ``branches`` names
    the nodes reported where not the whole tree is.
    """

    study: Study
    tree: ThematicTree
    codebook: Codebook = field(default_factory=Codebook)
    plan: ReportPlan = field(default_factory=ReportPlan)
    coder: str = ""
    participants: tuple[Participant, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    sites: tuple[Site, ...] = ()
    interviews: tuple[Interview, ...] = ()
    guides: tuple[InterviewGuide, ...] = ()
    methods: MethodsFacts = MethodsFacts()
    new_codes: tuple[NewCodesSeries, ...] = ()
    saturation: SaturationShown | None = None
    agreement: Agreement | None = None
    triangulation: tuple[TriangulationReport, ...] = ()
    checklists: tuple[ChecklistShown, ...] = ()
    transcripts: tuple[ShownTranscript, ...] = ()
    attribution: Attribution = field(default_factory=Attribution)
    branches: tuple[str, ...] = ()
    annex_tree: ThematicTree | None = None
