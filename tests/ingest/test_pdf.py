"""Text PDFs: lines become paragraphs, what belongs to pages goes."""

from __future__ import annotations

import textwrap
from io import BytesIO

import pytest

from qualcode.errors import BadInputError
from qualcode.ingest.hyphens import HyphenJoiner
from qualcode.ingest.reading import read_document
from tests.ingest.samples import PdfRow, looks, pdf_column, pdf_file, pdf_of, said, texts

ASKED = "Enquêtrice : Et comment avez-vous fait, concrètement, pour tenir aussi longtemps ici ?"
TOLD = (
    "Médecin 7 : Alors moi, quand je suis arrivé dans le territoire, il y avait encore onze "
    "médecins, et puis les uns après les autres ils sont partis, alors on est restés à trois pour "
    "tout le canton, et je ne vous parle pas des gardes, ni de l'hiver, ni de la route du plateau."
)


def column(turns: list[str], width: int = 70) -> list[str]:
    """The turns as a program sets them: cut at a width, an empty line between turns."""
    return [line for turn in turns for line in (*textwrap.wrap(turn, width), "")]


def paged(lines: list[str], per_page: int = 30) -> list[list[PdfRow]]:
    return [pdf_column(lines[n : n + per_page]) for n in range(0, len(lines), per_page)]


def test_lines_are_joined_into_the_paragraphs_they_were() -> None:
    turns = [ASKED, TOLD] * 3
    assert texts(read_document("a.pdf", pdf_of([pdf_column(column(turns))]))) == turns


def test_turns_set_without_a_gap_are_told_apart_by_their_labels() -> None:
    turns = [ASKED, TOLD] * 3
    lines = [line for line in column(turns) if line]
    assert texts(read_document("a.pdf", pdf_of([pdf_column(lines)]))) == turns


def test_a_paragraph_goes_on_over_the_page() -> None:
    turns = [ASKED, TOLD] * 12
    document = read_document("a.pdf", pdf_of(paged(column(turns), 29)))
    assert texts(document) == turns


def test_running_headers_and_page_numbers_are_taken_out_with_a_remark() -> None:
    turns = [ASKED, TOLD] * 12
    pages = paged(column(turns))
    for number, page in enumerate(pages, 1):
        page.insert(0, (70, 810, "F1", "Thèse de médecine – entretien 7"))
        page.append((290, 30, "F1", f"- {number} -"))
    document = read_document("a.pdf", pdf_of(pages))
    assert texts(document) == turns
    assert said(document)[0].startswith(f"{2 * len(pages)} running headers")


def test_a_short_answer_that_returns_at_the_page_top_is_kept() -> None:
    pages = [pdf_column(["R : Oui.", "", ASKED[:60], "", f"R : Voilà {n}."]) for n in range(2)]
    assert texts(read_document("a.pdf", pdf_of(pages))).count("R : Oui.") == 2


def test_words_cut_at_the_line_end_are_whole_and_real_hyphens_stay() -> None:
    lines = [
        "M3 : C'est un territoire où l'on ne vient jamais, et où l'on ne parle entière-",
        "ment que de la route, et puis du car qui ne passe plus, alors voilà, avez-",
        "vous déjà essayé de venir sans voiture, un dimanche, pour vingt-",
        "cinq kilomètres ? C'est long.",
    ]
    (turn,) = texts(read_document("a.pdf", pdf_of([pdf_column(lines)])))
    assert "entièrement que" in turn
    assert "avez-vous déjà" in turn
    assert "vingt-cinq kilomètres" in turn


def test_numbers_in_words_keep_their_hyphen_at_the_line_end() -> None:
    joined = HyphenJoiner([]).join
    assert joined("après soixante-", "quinze ans") == "après soixante-quinze ans"
    assert joined("quatre-vingt-", "dix-septième") == "quatre-vingt-dix-septième"
    assert joined("une vingt-", "aine de") == "une vingtaine de"
    assert joined("le dix-", "ième") == "le dixième"
    assert joined("quaran-", "te") == "quarante"


def test_bold_and_italic_are_guessed_from_fonts_with_a_remark() -> None:
    page: list[PdfRow] = [
        (70, 700, "F2", "Quel parcours ?"),
        (70, 670, "F1", "Le mien. "),
        (120, 670, "F3", "(rires)"),
    ]
    document = read_document("a.pdf", pdf_of([page]))
    assert looks(document)[0] == [("Quel parcours ?", "b")]
    assert looks(document)[1][-1] == ("(rires)", "i")
    assert any("guessed" in sentence for sentence in said(document))


def test_bullets_are_marked() -> None:
    document = read_document("a.pdf", pdf_of([pdf_column(["• Votre parcours ?", "Voilà."])]))
    assert [(q.text, q.bullet) for q in document.paragraphs] == [
        ("Votre parcours ?", True),
        ("Voilà.", False),
    ]


def test_a_page_without_text_among_others_is_named() -> None:
    document = read_document("a.pdf", pdf_of([pdf_column([ASKED]), []]))
    assert said(document) == ["One page holds no text; it may be a picture."]


def test_a_scan_is_refused_with_its_reason() -> None:
    with pytest.raises(BadInputError, match="scan"):
        read_document("a.pdf", pdf_of([[], []]))


def encrypted(password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_of([pdf_column([ASKED])]))))
    writer.encrypt(password, owner_password="autre", algorithm="AES-256")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_pdf_under_a_password_is_refused() -> None:
    with pytest.raises(BadInputError, match="password|mot de passe"):
        read_document("a.pdf", encrypted("secret"))


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    assert texts(read_document("a.pdf", encrypted(""))) == [ASKED]


@pytest.mark.parametrize(
    "objects",
    [
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>"],
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> "
            b">> >>",
            b"<< /Length 5 >>\nstream\n/X Do\nendstream",
            b"<< /Type /XObject /Subtype /Form /Resources << /XObject << /X 5 0 R >> >> /Length 11 "
            b">>\nstream\n/X Do /X Do\nendstream",
        ],
        [b"<< /Type /Catalog /Pages 1 0 R >>"],
    ],
    ids=["pages that hold themselves", "a form that draws itself", "no pages"],
)
def test_loops_inside_a_pdf_end_in_a_sentence(objects: list[bytes]) -> None:
    with pytest.raises(BadInputError):
        read_document("a.pdf", pdf_file(objects))
