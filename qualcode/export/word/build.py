"""The whole report as a Word file."""

from __future__ import annotations

from qualcode.export.word.chapters.agreement_chapter import write_agreement
from qualcode.export.word.chapters.codebook_annex import write_codebook
from qualcode.export.word.chapters.extract_tables import write_extract_tables
from qualcode.export.word.chapters.extracts import Quoting
from qualcode.export.word.chapters.front import write_title_page
from qualcode.export.word.chapters.population import write_population
from qualcode.export.word.chapters.results import write_results
from qualcode.export.word.chapters.saturation_chapter import write_saturation
from qualcode.export.word.document.contents import caption_list, contents
from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.markup import name, paragraph
from qualcode.export.word.document.package import close, open_blank
from qualcode.export.word.document.sheet import section
from qualcode.export.word.report import Report
from qualcode.model import Approach
from qualcode.wording import speaking


def build_report(report: Report, language: str) -> bytes:
    """The report as .docx, the same bytes for the same report.

    The contents lack page numbers until ``fill_page_numbers`` has them from a layout.
    """
    with speaking(language):
        document = open_blank(report.study.title)
        front, text = Manuscript(), Manuscript()
        write_title_page(front, report)
        quoting = Quoting(report.study.language, language)
        write_population(text, report)
        write_results(text, report, quoting)
        if report.study.approach is not Approach.REFLEXIVE:
            write_saturation(text, report, document)
            write_agreement(text, report)
        write_extract_tables(text, report, quoting)
        write_codebook(text, report)
        body = document.element.body
        body.extend(front.elements)
        # the great themes stand one level under their chapter
        body.extend(contents(text.headings, report.layout.n_contents_levels + 1))
        for kind in CaptionKind:
            body.extend(caption_list(text.captions, kind))
        body.extend(text.elements)
        if body[-1].tag == name("w:tbl"):
            # a text may not end with a table
            body.append(paragraph("TableNote"))
        body.append(section(first_bare=not text.sectioned))
        return close(document)
