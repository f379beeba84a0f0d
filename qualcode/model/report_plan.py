"""What a report holds, in which order, and how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReportPart(StrEnum):
    """One part of a report."""

    TITLE = "title"
    CONTENTS = "contents"
    METHODS = "methods"
    PARTICIPANTS = "participants"
    INTERVIEWS = "interviews"
    GUIDE = "guide"
    RESULTS = "results"
    TREE = "tree"
    SATURATION = "saturation"
    AGREEMENT = "agreement"
    TRIANGULATION = "triangulation"
    EXTRACTS = "extracts"
    CODEBOOK = "codebook"
    CHECKLIST = "checklist"
    TRANSCRIPTS = "transcripts"


class ResultsForm(StrEnum):
    """Results as headings with extracts, or as three columns: extracts, themes, sub-themes."""

    HEADINGS = "headings"
    TABLES = "tables"


class Quoted(StrEnum):
    """Which extracts stand under a node.

    PICKED: those picked for the report, else a few proposed. ONLY_PICKED: those and no others.
    PROPOSED: as many participants as possible, whatever was picked. EVERY: all of them.
    """

    PICKED = "picked"
    ONLY_PICKED = "only_picked"
    PROPOSED = "proposed"
    EVERY = "every"


class Definitions(StrEnum):
    """Where the definition of a node stands: under its heading, at the foot of the page, nowhere."""

    TEXT = "text"
    FOOTNOTE = "footnote"
    NONE = "none"


USUAL_PARTS = (
    ReportPart.TITLE,
    ReportPart.CONTENTS,
    ReportPart.METHODS,
    ReportPart.PARTICIPANTS,
    ReportPart.INTERVIEWS,
    ReportPart.RESULTS,
    ReportPart.SATURATION,
    ReportPart.AGREEMENT,
    ReportPart.TRIANGULATION,
    ReportPart.GUIDE,
    ReportPart.EXTRACTS,
    ReportPart.CODEBOOK,
    ReportPart.CHECKLIST,
)
USUAL_ATTRIBUTION = "({participant})"


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What stands on the title page beside the study's own title; empty lines are left out."""

    kind: str = ""
    author: str = ""
    institution: str = ""
    supervisor: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """The choices of one report.

    Args:
        parts: what it holds, in order.
        language: of the report's own words; empty is the language of whoever builds it.
        coder_id: whose codings; empty is the consensus, else everybody's.
        branches: ids of the nodes to report with all under them; none means the whole tree.
        most: extracts under a node at most, where they are proposed.
        longest: extracts longer than this many characters are cut with […]; 0 never cuts. What was
            trimmed by hand stays as it is.
        attribution: how an extract says who spoke; ``services.attribution`` knows the names
            between braces. With ``{extract}`` in it, what stands before goes before the extract.
        levers_beside: levers in two columns beside the barrier they answer, else as nodes of
            their own under it.
        heading_levels: levels of the tree that are numbered headings.
        contents_levels: how many of these stand in the table of contents.
        author_in_file: whether the author's name also stands in the file's properties.
    """

    id: str = ""
    name: str = ""
    parts: tuple[ReportPart, ...] = USUAL_PARTS
    language: str = ""
    coder_id: str = ""
    branches: tuple[str, ...] = ()
    quoted: Quoted = Quoted.PICKED
    most: int = 5
    longest: int = 0
    results_form: ResultsForm = ResultsForm.HEADINGS
    attribution: str = USUAL_ATTRIBUTION
    levers_beside: bool = True
    counts: bool = True
    definitions: Definitions = Definitions.TEXT
    heading_levels: int = 5
    contents_levels: int = 3
    title_page: TitlePage = TitlePage()
    author_in_file: bool = False

    def __post_init__(self) -> None:
        if len(set(self.parts)) != len(self.parts):
            raise ValueError("a part stands once in a report")
        if not 1 <= self.heading_levels <= 8 or not 1 <= self.contents_levels <= 8:
            raise ValueError("between 1 and 8 levels of the tree can be headings")
        if self.most < 1:
            raise ValueError("at least one extract a node is quoted")
        if self.longest < 0:
            raise ValueError("a length is not negative")
