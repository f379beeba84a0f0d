from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader

from qualcode.engines.libreoffice import find_libreoffice, to_pdf
from qualcode.errors import BadInputError
from qualcode.export.word import build_report, fill_page_numbers
from tests.export import material
from tests.export.word.reading import W, body, paragraphs, parts, style_of, text_of

needs_libreoffice = pytest.mark.skipif(
    find_libreoffice() is None, reason="LibreOffice is not installed"
)


@pytest.fixture(scope="module")
def laid_out() -> tuple[bytes, bytes]:
    built = build_report(material.report(), "fr")
    return built, to_pdf(built)


def words_of(page_text: str) -> str:
    return " ".join(page_text.replace("\u00a0", " ").split())


def lines_of(page: PageObject) -> list[str]:
    """The lines of a page from its head to its foot, whatever order the file holds them in."""
    found: dict[float, str] = {}

    def see(words: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        height = round(tm[5] * cm[3] + cm[5])
        found[height] = found.get(height, "") + words

    page.extract_text(visitor_text=see)
    lines = (" ".join(found[height].split(" ")) for height in sorted(found, reverse=True))
    return [line.strip() for line in lines if line.strip()]


@needs_libreoffice
def test_the_contents_say_the_page_each_heading_is_on(laid_out: tuple[bytes, bytes]) -> None:
    built, pdf = laid_out
    filled = fill_page_numbers(built, pdf, "fr")
    pages = [words_of(page.extract_text()) for page in PdfReader(BytesIO(to_pdf(filled))).pages]
    seen = 0
    for paragraph in body(filled).iter(f"{W}p"):
        if style_of(paragraph).startswith("TOC") and paragraph.find(f"{W}hyperlink") is not None:
            *title, page = text_of(paragraph).split("\t")
            assert words_of(" ".join(title)) in pages[int(page) - 1]
            seen += 1
    assert seen == 20


@needs_libreoffice
def test_with_pages_filled_word_is_not_asked_to_refresh(laid_out: tuple[bytes, bytes]) -> None:
    filled = fill_page_numbers(*laid_out, "fr")
    assert b"updateFields" not in parts(filled)["word/settings.xml"]
    notes = [words for style, words in paragraphs(body(filled)) if style == "RefreshNote"]
    assert notes[0].startswith("Après toute modification")
    material.opened(filled)


@needs_libreoffice
def test_filling_moves_nothing(laid_out: tuple[bytes, bytes]) -> None:
    built, pdf = laid_out
    again = to_pdf(fill_page_numbers(built, pdf, "fr"))
    assert fill_page_numbers(built, again, "fr") == fill_page_numbers(built, pdf, "fr")


@needs_libreoffice
def test_no_heading_stands_alone_at_the_foot_of_a_page(laid_out: tuple[bytes, bytes]) -> None:
    built, pdf = laid_out
    titles = {words for style, words in paragraphs(body(built)) if style.startswith("Heading")}
    assert titles
    for page in PdfReader(BytesIO(pdf)).pages:
        lines = lines_of(page)[:-1]  # the last line is the number of the page
        assert not lines or not any(lines[-1].endswith(title) for title in titles)


def test_a_layout_of_another_document_is_refused() -> None:
    built = build_report(material.report(), "fr")
    with pytest.raises(BadInputError):
        fill_page_numbers(built, _blank_pdf(), "fr")


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(BadInputError):
        fill_page_numbers(build_report(material.report(), "fr"), b"not a pdf", "fr")


def _blank_pdf() -> bytes:
    from pypdf import PdfWriter

    stream = BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(stream)
    return stream.getvalue()
