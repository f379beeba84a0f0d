"""Page numbers for the contents, read from the same document laid out as PDF."""

from __future__ import annotations

from io import BytesIO

from lxml import etree

from qualcode.errors import BadInputError
from qualcode.export.archive import pack, unpack
from qualcode.export.word.document.contents import REFRESH_PLACE, place_of_entry, refresh_advice
from qualcode.export.word.document.markup import Element, name, run
from qualcode.wording import Message, speaking

_DOCUMENT, _SETTINGS = "word/document.xml", "word/settings.xml"


def fill_page_numbers(docx: bytes, pdf: bytes, language: str) -> bytes:
    """The report with page numbers in its contents; ``pdf`` is this very file laid out.

    The PDF must keep bookmarks as named destinations. Raises BadInputError when a place of the
    contents is not in it.
    """
    pages = _pages_by_destination(pdf)
    members = unpack(docx)
    document = etree.fromstring(members[_DOCUMENT])
    for link in document.iter(name("w:hyperlink")):
        _fill(link, pages)
    with speaking(language):
        _reword_note(document, refresh_advice(filled=True))
    members[_DOCUMENT] = _written(document)
    settings = etree.fromstring(members[_SETTINGS])
    # with the numbers in place Word need not ask the reader whether to refresh them
    etree.strip_elements(settings, name("w:updateFields"))
    members[_SETTINGS] = _written(settings)
    return pack(members)


def _pages_by_destination(pdf: bytes) -> dict[str, int]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(pdf))
        return {
            label.removeprefix("/"): number + 1
            for label, destination in reader.named_destinations.items()
            if (number := reader.get_destination_page_number(destination)) is not None
        }
    except PyPdfError as broken:
        raise BadInputError(Message("The laid-out report cannot be read as PDF.")) from broken


def _destination(place: str) -> str:
    # LibreOffice writes whatever is no letter or digit as its number: _Toc1 becomes 5FToc1
    return "".join(
        letter if letter.isascii() and letter.isalnum() else f"{ord(letter):02X}"
        for letter in place
    )


def _fill(link: Element, pages: dict[str, int]) -> None:
    place = place_of_entry(link)
    if _destination(place) not in pages:
        raise BadInputError(
            Message("The laid-out report lacks the place {place} of the contents.", place=place),
            Message("Refresh the table of contents in the word processor instead."),
        )
    letters = list(link.iter(name("w:t")))
    letters[-1].text = str(pages[_destination(place)])


def _reword_note(document: Element, words: str) -> None:
    for mark in document.iter(name("w:bookmarkStart")):
        if mark.get(name("w:name")) == REFRESH_PLACE:
            old = mark.getnext()
            if old is not None and (note := mark.getparent()) is not None:
                note.replace(old, run(words))


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
