"""The text under way: headings, captions and paragraphs in order, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.export.word.document.footnotes import Footnotes
from qualcode.export.word.document.markup import (
    Element,
    bookmark,
    field,
    make,
    name,
    paragraph,
    run,
)
from qualcode.export.word.document.numbering import ANNEXES, CHAPTERS, HeadingNumbers, in_annex
from qualcode.export.word.document.sheet import section
from qualcode.export.word.document.typography import NO_BREAK
from qualcode.wording import gettext as _

_SECTION = f"{name('w:pPr')}/{name('w:sectPr')}"


class CaptionKind(StrEnum):
    """What a caption belongs to."""

    TABLE = "table"
    FIGURE = "figure"

    @property
    def label(self) -> str:
        """The word before the number, which is also the name of Word's sequence."""
        return _("Table") if self is CaptionKind.TABLE else _("Figure")


@dataclass(frozen=True)
class Heading:
    """A heading as the table of contents shows it; ``place`` is its bookmark."""

    level: int
    number: str
    text: str
    place: str


@dataclass(frozen=True)
class Caption:
    """A caption as the lists of tables and figures show it."""

    kind: CaptionKind
    number: int
    text: str
    place: str


class Manuscript:
    """Collects the body of the document, element by element."""

    def __init__(self, *, bare_first: bool = False) -> None:
        """With ``bare_first`` the first page has no page number."""
        self.elements: list[Element] = []
        self.headings: list[Heading] = []
        self.captions: list[Caption] = []
        self.footnotes = Footnotes()
        self._bare_first = bare_first
        self._stands: dict[str, Heading] = {}
        self._referring: list[tuple[Element, str]] = []
        self._numbers = HeadingNumbers()
        self._n_places = 0

    def add(self, *elements: Element) -> None:
        """Paragraphs and tables as they are."""
        self.elements += elements

    def say(self, style: str | None, *content: Element | str, leads: bool = False) -> None:
        """A paragraph; one that ``leads`` stays on the page of what follows it."""
        options = {"keep": make("w:keepNext")} if leads else {}
        self.add(paragraph(style, *content, **options))

    def head(
        self,
        level: int,
        text: str,
        *,
        annex: bool = False,
        new_page: bool = False,
        note: str = "",
    ) -> Heading:
        """A numbered heading, which the table of contents will know; ``note`` at the page's foot.

        A new page is begun only where something stands on the present one.
        """
        number = self._numbers.next(level, ANNEXES if annex else CHAPTERS)
        heading = Heading(level, number, text, self._new_place())
        self.headings.append(heading)
        options = {"page": make("w:pageBreakBefore")} if new_page and self._on_a_page() else {}
        if annex:
            options["number"] = in_annex(level)
        marked = bookmark(self._n_places, heading.place, [run(text)])
        noted = [self.footnotes.add(note)] if note else []
        self.add(paragraph(f"Heading{level}", *marked, *noted, **options))
        return heading

    def caption(self, kind: CaptionKind, text: str) -> Caption:
        """A numbered caption: above a table it stays with it, below a figure the figure does."""
        number = 1 + sum(caption.kind is kind for caption in self.captions)
        caption = Caption(kind, number, text, self._new_place())
        self.captions.append(caption)
        counted = field(f"SEQ {kind.label} \\* ARABIC", [run(str(number))])
        words = [run(kind.label + NO_BREAK), *counted, run(f"{NO_BREAK}– {text}")]
        above = {"keep": make("w:keepNext")}
        below = {"spacing": make("w:spacing", before=60, after=240)}
        options = above if kind is CaptionKind.TABLE else below
        marked = bookmark(self._n_places, caption.place, words)
        self.add(paragraph("Caption", *marked, **options))
        return caption

    def name_place(self, key: str, heading: Heading) -> None:
        """Keeps the heading under which something stands, for references to it."""
        self._stands.setdefault(key, heading)

    def refer(self, style: str, key: str) -> Element:
        """A paragraph with the number and the page of a place named before or after it."""
        element = paragraph(style)
        self._referring.append((element, key))
        return element

    def settle_references(self) -> None:
        """Writes every reference, once all places are named; a place that is nowhere stays blank."""
        for element, key in self._referring:
            if (heading := self._stands.get(key)) is not None:
                page = field(f"PAGEREF {heading.place} \\h", [run("–")])
                words = run(heading.number.removesuffix("–").rstrip() + ", p." + NO_BREAK)
                element.append(make("w:hyperlink", words, *page, anchor=heading.place, history=1))

    def end_section(self, *, wide: bool = False) -> None:
        """Ends the pages so far: upright, or ``wide``."""
        self.add(paragraph("SectionEnd", end=self.section(wide=wide)))

    def section(self, *, wide: bool = False) -> Element:
        """The properties of the pages since the last section's end."""
        bare, self._bare_first = self._bare_first, False
        return section(wide=wide, first_bare=bare)

    def turn(self, *, wide: bool) -> None:
        """Ends the pages so far, where there are any, so that other ones may lie across."""
        if self._on_a_page():
            self.end_section(wide=wide)

    def _on_a_page(self) -> bool:
        return bool(self.elements) and self.elements[-1].find(_SECTION) is None

    def _new_place(self) -> str:
        self._n_places += 1
        return f"_Toc{self._n_places:08d}"
