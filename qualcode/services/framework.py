"""The framework grid: cases against themes, each cell summed up in the researcher's words.

After Ritchie and Spencer (1994) and Gale et al. (2013, doi:10.1186/1471-2288-13-117): a row for
each case, a column for each theme, in a cell a summary and the extracts it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.errors import ConflictError, NotFoundError
from qualcode.model import Code, Codebook, Coding, Segment, new_id, now
from qualcode.model.summary import CaseKind, Summary
from qualcode.services.matrix_columns import speakers_of
from qualcode.services.matrix_material import MatrixMaterial, matrix_material
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.visible import blind_sources
from qualcode.store.engine import Reader
from qualcode.store.rows.summaries import links_of_summary, load_summaries, summary_row
from qualcode.wording import Message, parted

__all__ = ["Case", "CaseKind", "FrameworkCell", "FrameworkGrid", "framework_grid", "write_summary"]


@dataclass(frozen=True, slots=True)
class Case:
    """A row: who or what it is about, and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class FrameworkCell:
    """What stands in a cell: one's own summary, those of others, the codings under the theme."""

    own: Summary | None = None
    others: tuple[Summary, ...] = ()
    codings: tuple[Coding, ...] = ()

    @property
    def extracts(self) -> tuple[tuple[Coding, ...], ...]:
        """The codings in the order of the text, those of the same words together: one extract."""
        found: dict[Segment, list[Coding]] = {}
        for coding in self.codings:
            found.setdefault(coding.segment, []).append(coding)
        return tuple(map(tuple, found.values()))


@dataclass(frozen=True)
class FrameworkGrid:
    """Cases in order against themes in tree order."""

    kind: CaseKind
    codebook: Codebook
    cases: tuple[Case, ...]
    themes: tuple[Code, ...]
    cells: dict[tuple[str, str], FrameworkCell]
    said: Mapping[str, str] = field(default_factory=dict)
    """Who says the words of a coding, by its id."""

    def cell(self, case_id: str, code_id: str) -> FrameworkCell:
        """What stands there; an empty cell where nothing does."""
        return self.cells.get((case_id, code_id), FrameworkCell())

    def codes_of(self, extract: Iterable[Coding]) -> str:
        """The names of an extract's codes, each once, in the order of the tree."""
        held = {c.code_id for c in extract}
        return parted(c.name for c in self.codebook.walk() if c.id in held)


def framework_grid(
    study: OpenStudy,
    kind: CaseKind = CaseKind.PARTICIPANT,
    *,
    code_ids: Sequence[str] = (),
    coder_id: str | None = None,
) -> FrameworkGrid:
    """The grid of some codes, or of the themes at the top of the tree.

    The extracts are those of one coder; of the consensus if it coded, else of everybody.
    """
    material = matrix_material(study)
    tree = material.codebook
    wanted = set(code_ids)
    themes = tuple(c for c in tree.codes if c.id in wanted) or tuple(
        c for c in tree.children() if not c.retired
    )
    coder = coder_id or material.default_coder
    cases = _cases(material, kind)
    held = _codings(material, kind, themes, coder)
    with study.reading() as reader:
        summaries = _visible(reader, study)
    cells: dict[tuple[str, str], FrameworkCell] = {}
    for case in cases:
        for theme in themes:
            here = [s for s in summaries if (s.about_id, s.code_id) == (case.id, theme.id)]
            own = next((s for s in here if s.coder_id == study.coder.id), None)
            cells[case.id, theme.id] = FrameworkCell(
                own,
                tuple(s for s in here if s is not own),
                tuple(held.get((case.id, theme.id), ())),
            )
    return FrameworkGrid(kind, tree, cases, themes, cells, material.participant_of)


def write_summary(
    study: OpenStudy,
    kind: CaseKind,
    case_id: str,
    code_id: str,
    text: str,
    *,
    rests_on: Iterable[str] = (),
    seen: str | None = None,
    operation_id: str | None = None,
) -> None:
    """Keeps the acting coder's words for a cell; empty words take them away.

    ``rests_on`` are ids of codings. With ``seen``, the text this one began from, ConflictError
    when it was changed meanwhile in another window.
    """
    with study.acting(
        "write_summary", Message("summed up a case"), Ability.CODE, operation_id=operation_id
    ) as change:
        if change.applied_before:
            return
        if change.get("code", code_id) is None or change.get(kind.value, case_id) is None:
            raise NotFoundError(
                Message("This case or this theme is no longer in the study."),
                Message("Load the page again."),
            )
        present = _standing(change.connection, (kind, case_id, code_id, study.coder.id))
        before = present.text if present else ""
        if seen is not None and before not in (seen, text):
            raise ConflictError(
                Message("This summary was changed in another window meanwhile."),
                Message("It now reads: {text}", text=before),
            )
        if present is not None:
            change.delete_many("summary_link", links_of_summary(change.connection, present.id))
        if not text.strip():
            if present is not None:
                change.delete("summary", present.id)
            return
        noun = Summary(
            present.id if present else new_id(), kind, case_id, code_id, text, study.coder.id, now()
        )
        if present is None:
            change.insert("summary", summary_row(noun))
        else:
            change.update("summary", noun.id, text=text)
        links = [{"id": new_id(), "summary_id": noun.id, "coding_id": c} for c in rests_on]
        change.insert_many("summary_link", links)


def _standing(reader: Reader, cell: tuple[CaseKind, str, str, str]) -> Summary | None:
    """What a coder has written already of a case under a theme."""
    every = load_summaries(reader)
    return next((s for s in every if (s.about, s.about_id, s.code_id, s.coder_id) == cell), None)


def _visible(reader: Reader, study: OpenStudy) -> tuple[Summary, ...]:
    """Everybody's summaries; one's own alone while a transcript is blind for who acts."""
    blind = bool(blind_sources(reader, study))
    return tuple(s for s in load_summaries(reader) if not blind or s.coder_id == study.coder.id)


def _cases(material: MatrixMaterial, kind: CaseKind) -> tuple[Case, ...]:
    match kind:
        case CaseKind.PARTICIPANT:
            return tuple(Case(p.id, p.identifier) for p in material.people)
        case CaseKind.SITE:
            return tuple(Case(key, name) for key, name in material.sites.items())
        case CaseKind.INTERVIEW:
            every = sorted(material.interviews.values(), key=lambda i: (i.position, i.label))
            return tuple(Case(i.id, i.label) for i in every)


def _codings(
    material: MatrixMaterial, kind: CaseKind, themes: Sequence[Code], coder: str | None
) -> dict[tuple[str, str], list[Coding]]:
    """The codings under each theme, by case and theme."""
    tree = material.codebook
    themes_of: dict[str, list[str]] = {}
    for theme in themes:
        for code in (theme, *tree.walk(theme.id)):
            themes_of.setdefault(code.id, []).append(theme.id)
    found: dict[tuple[str, str], list[Coding]] = {}
    for coding in material.of(coder):
        for case_id in _cases_of(material, kind, coding):
            for theme_id in themes_of.get(coding.code_id, ()):
                found.setdefault((case_id, theme_id), []).append(coding)
    return found


def _cases_of(material: MatrixMaterial, kind: CaseKind, coding: Coding) -> tuple[str, ...]:
    if kind is CaseKind.INTERVIEW:
        source = material.sources[coding.segment.source_id]
        return (source.interview_id,) if source.interview_id else ()
    people = speakers_of(material, coding)
    if kind is CaseKind.PARTICIPANT:
        return tuple(p.id for p in people)
    return tuple(dict.fromkeys(p.site_id for p in people if p.site_id))
