"""The table of contents and the lists of tables and figures: real fields, filled beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.export.word.document.manuscript import Caption, CaptionKind, Heading
from qualcode.export.word.document.markup import (
    Element,
    bookmark,
    field,
    field_end,
    field_start,
    make,
    name,
    paragraph,
    run,
)
from qualcode.export.word.document.typography import NO_BREAK
from qualcode.wording import gettext as _

REFRESH_PLACE = "qualcode_refresh"
# bookmarks of headings and captions are numbered from 1, so this number is free
_REFRESH_NUMBER = 0


def contents(headings: Sequence[Heading], n_levels: int, *, new_page: bool = True) -> list[Element]:
    """The table of contents down to heading level ``n_levels``."""
    shown = [heading for heading in headings if heading.level <= n_levels]
    entries = [
        _entry(f"TOC{heading.level}", _heading_words(heading), heading.place) for heading in shown
    ]
    options = {"page": make("w:pageBreakBefore")} if new_page else {}
    title = paragraph("TOCHeading", _("Table of contents"), **options)
    return [_block([title, _refresh_note(), *_listing(f'TOC \\o "1-{n_levels}" \\h \\z', entries)])]


def caption_list(captions: Sequence[Caption], kind: CaptionKind) -> list[Element]:
    """The list of tables or of figures; nothing when there is none."""
    shown = [caption for caption in captions if caption.kind is kind]
    if not shown:
        return []
    title = _("List of tables") if kind is CaptionKind.TABLE else _("List of figures")
    entries = [
        _entry(
            "TableofFigures",
            [run(f"{kind.label}{NO_BREAK}{caption.number}{NO_BREAK}– {caption.text}")],
            caption.place,
        )
        for caption in shown
    ]
    listing = _listing(f'TOC \\h \\z \\c "{kind.label}"', entries)
    return [paragraph("TOCHeading", title), *listing]


def refresh_advice(*, filled: bool) -> str:
    """What the line above the contents says, before and after the pages are known."""
    if filled:
        return _("After any change to the text: select all (Ctrl+A), then F9 to refresh the pages.")
    return _("Page numbers appear after a refresh: select all (Ctrl+A), then F9.")


def _refresh_note() -> Element:
    # the line stays when pages are filled in, with other words: nothing below may move
    words = [run(refresh_advice(filled=False))]
    return paragraph("RefreshNote", *bookmark(_REFRESH_NUMBER, REFRESH_PLACE, words))


def _heading_words(heading: Heading) -> list[Element]:
    if heading.number.endswith("–"):
        return [run(f"{heading.number} {heading.text}")]
    return [run(heading.number), make("w:r", make("w:tab")), run(heading.text)]


def _entry(style: str, words: Sequence[Element], place: str) -> Element:
    page = field(f"PAGEREF {place} \\h", [run("–")])
    link = make("w:hyperlink", *words, make("w:r", make("w:tab")), *page, anchor=place, history=1)
    return paragraph(style, link)


def _listing(instruction: str, entries: list[Element]) -> list[Element]:
    # the field opens inside the first entry and closes inside the last, after its properties
    for part in reversed(field_start(instruction)):
        entries[0].insert(1, part)
    entries[-1].append(field_end())
    return entries


def _block(content: Sequence[Element]) -> Element:
    gallery = make("w:docPartGallery", val="Table of Contents")
    properties = make("w:sdtPr", make("w:docPartObj", gallery, make("w:docPartUnique")))
    return make("w:sdt", properties, make("w:sdtContent", *content))


def place_of_entry(link: Element) -> str:
    """The bookmark a line of the contents leads to."""
    return str(link.get(name("w:anchor"), ""))
