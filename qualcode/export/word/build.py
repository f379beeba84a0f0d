"""The whole report as a Word file, part by part as its plan wants them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qualcode.export.word.chapters.agreement_chapter import write_agreement
from qualcode.export.word.chapters.checklist import write_checklists
from qualcode.export.word.chapters.codebook_annex import write_codebook
from qualcode.export.word.chapters.extract_tables import write_extract_tables
from qualcode.export.word.chapters.extracts import Quoting
from qualcode.export.word.chapters.front import write_title_page
from qualcode.export.word.chapters.guide import write_guide
from qualcode.export.word.chapters.methods import write_methods
from qualcode.export.word.chapters.population import write_population
from qualcode.export.word.chapters.results import write_results
from qualcode.export.word.chapters.saturation_chapter import write_saturation
from qualcode.export.word.chapters.transcripts import write_transcripts
from qualcode.export.word.chapters.tree import write_tree
from qualcode.export.word.chapters.triangulation import write_rounds
from qualcode.export.word.document.contents import caption_list, contents
from qualcode.export.word.document.manuscript import CaptionKind, Heading, Manuscript
from qualcode.export.word.document.markup import Element, name, paragraph
from qualcode.export.word.document.package import close, open_blank
from qualcode.export.word.report import Report
from qualcode.model import Approach, ThematicNode
from qualcode.model.report_plan import ReportPart
from qualcode.wording import speaking

if TYPE_CHECKING:
    from docx.document import Document

_POPULATION = (ReportPart.PARTICIPANTS, ReportPart.INTERVIEWS)
_SECTION = f"{name('w:pPr')}/{name('w:sectPr')}"


def build_report(
    report: Report, language: str, styles: bytes | None = None, *, pictures: bool = True
) -> bytes:
    """The report as .docx, the same bytes for the same report.

    ``styles`` are a template's in the place of the usual ones. The contents lack page numbers until
    ``fill_page_numbers`` has them from a layout.
    """
    page = report.plan.title_page
    author = page.author if report.plan.author_in_file else ""
    with speaking(language):
        document = open_blank(report.study.title, author=author, styles=styles)
        text, listed_at = _written(report, document if pictures else None)
        elements = text.elements
        if listed_at is not None:
            elements[listed_at:listed_at] = _lists(text, report, first=not listed_at)
        _finish(document, text, elements)
        return close(document, {"footnotes": text.footnotes.part() if text.footnotes else b""})


def outline(report: Report, language: str) -> tuple[Heading, ...]:
    """The headings the report will have, in order, without building it."""
    with speaking(language):
        text, _ = _written(_thinned(report), None)
        return tuple(text.headings)


def _thinned(report: Report) -> Report:
    """The report with one extract under each node that has some: no heading depends on more."""
    annexed = report.annex_tree
    return replace(
        report,
        tree=replace(report.tree, roots=_thin(report.tree.roots)),
        annex_tree=annexed and replace(annexed, roots=_thin(annexed.roots)),
    )


def _thin(nodes: Sequence[ThematicNode]) -> tuple[ThematicNode, ...]:
    return tuple(
        replace(
            node,
            extracts=node.extracts[:1],
            picked=node.picked[:1],
            children=_thin(node.children),
            levers=_thin(node.levers),
        )
        for node in nodes
    )


@dataclass(frozen=True)
class _Writing:
    """What every part is written into and from."""

    text: Manuscript
    report: Report
    quoting: Quoting
    document: Document | None


def _written(report: Report, document: Document | None) -> tuple[Manuscript, int | None]:
    """The text without its contents, and where these belong."""
    parts = report.plan.parts
    bare = bool(parts) and parts[0] is ReportPart.TITLE
    text = Manuscript(bare_first=bare)
    writing = _Writing(text, report, Quoting(report), document)
    listed_at = None
    for together in _runs(parts):
        n_before = len(text.headings)
        if together[0] is ReportPart.CONTENTS:
            listed_at = len(text.elements)
        elif together[0] in _POPULATION:
            write_population(text, report, together)
        else:
            _PARTS[together[0]](writing)
        _name_places(text, together, n_before)
    text.settle_references()
    return text, listed_at


def _name_places(text: Manuscript, parts: Sequence[ReportPart], n_before: int) -> None:
    """Where each part stands: participants and interviews under headings of their own."""
    fresh = text.headings[n_before:]
    if len(parts) > 1 and len(fresh) > len(parts):
        fresh = fresh[1:]
    for place, part in enumerate(parts):
        if place < len(fresh):
            text.name_place(part.value, fresh[place])


def _runs(parts: Sequence[ReportPart]) -> Iterator[list[ReportPart]]:
    """Each part alone; participants and interviews together where they follow each other."""
    run: list[ReportPart] = []
    for part in parts:
        if run and not (part in _POPULATION and run[-1] in _POPULATION):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _saturation(writing: _Writing) -> None:
    if writing.report.study.approach is not Approach.REFLEXIVE:
        write_saturation(writing.text, writing.report, writing.document)


def _agreement(writing: _Writing) -> None:
    if writing.report.study.approach is not Approach.REFLEXIVE:
        write_agreement(writing.text, writing.report)


_PARTS: dict[ReportPart, Callable[[_Writing], None]] = {
    ReportPart.TITLE: lambda w: write_title_page(w.text, w.report),
    ReportPart.METHODS: lambda w: write_methods(w.text, w.report),
    ReportPart.GUIDE: lambda w: write_guide(w.text, w.report),
    ReportPart.RESULTS: lambda w: write_results(w.text, w.report, w.quoting),
    ReportPart.TREE: lambda w: write_tree(w.text, w.report, w.document),
    ReportPart.SATURATION: _saturation,
    ReportPart.AGREEMENT: _agreement,
    ReportPart.TRIANGULATION: lambda w: write_rounds(w.text, w.report),
    ReportPart.EXTRACTS: lambda w: write_extract_tables(w.text, w.report, w.quoting),
    ReportPart.CODEBOOK: lambda w: write_codebook(w.text, w.report),
    ReportPart.CHECKLIST: lambda w: write_checklists(w.text, w.report),
    ReportPart.TRANSCRIPTS: lambda w: write_transcripts(w.text, w.report),
}


def _lists(text: Manuscript, report: Report, *, first: bool) -> list[Element]:
    """The table of contents and the lists of tables and figures."""
    # the main themes stand one level under their chapter
    n_levels = report.plan.contents_levels + 1
    found = contents(text.headings, n_levels, new_page=not first) if text.headings else []
    for kind in CaptionKind:
        found += caption_list(text.captions, kind)
    return found


def _finish(document: Document, text: Manuscript, elements: list[Element]) -> None:
    body = document.element.body
    body.extend(elements)
    last = body[-1].find(_SECTION) if len(body) else None
    if last is not None:
        # the pages that lie across are the last ones: theirs is the end of the document
        body.remove(body[-1])
        body.append(last)
        return
    if not len(body) or body[-1].tag == name("w:tbl"):
        body.append(paragraph("TableNote"))  # a text may not end with a table
    body.append(text.section())
