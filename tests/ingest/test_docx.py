"""Word files as people and programs write them."""

from __future__ import annotations

from typing import Any

from qualcode.ingest.reading import read_document
from tests.ingest.samples import (
    docx_of,
    docx_with_body,
    looks,
    said,
    texts,
    with_member,
)


def read(body: str) -> Any:
    return read_document("a.docx", docx_with_body(body))


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_bold_and_italic_are_read_run_by_run() -> None:
    document = read(p(r("E : ", "<w:b/>"), r("oui "), r("(rires)", '<w:i w:val="1"/>')))
    assert looks(document) == [[("E : ", "b"), ("oui ", ""), ("(rires)", "i")]]


def test_bold_switched_off_is_not_bold() -> None:
    assert looks(read(p(r("non", '<w:b w:val="0"/>')))) == [[("non", "")]]


def test_bold_and_italic_come_through_styles_and_their_ancestors() -> None:
    def fill(document: Any) -> None:
        from docx.enum.style import WD_STYLE_TYPE

        asked = document.styles.add_style("Question", WD_STYLE_TYPE.PARAGRAPH)
        asked.font.bold = True
        again = document.styles.add_style("Relance", WD_STYLE_TYPE.PARAGRAPH)
        again.base_style = asked
        again.font.italic = True
        document.add_paragraph("Et après ?", style="Relance")
        document.add_paragraph("un ", style="Question").add_run("mot").bold = False
        document.add_paragraph("dit ").add_run("fort", style="Strong")

    document = read_document("a.docx", docx_of(fill))
    assert looks(document) == [
        [("Et après ?", "bi")],
        [("un ", "b"), ("mot", "")],
        [("dit ", ""), ("fort", "b")],
    ]


def test_lists_and_headings_are_marked() -> None:
    def fill(document: Any) -> None:
        document.add_heading("Entretien 3", 2)
        document.add_paragraph("Quel parcours ?", style="List Bullet")
        document.add_paragraph("Quel avenir ?", style="List Number")
        document.add_paragraph("Réponse")

    document = read_document("a.docx", docx_of(fill))
    assert [(q.heading, q.bullet) for q in document.paragraphs] == [
        (2, False),
        (0, True),
        (0, True),
        (0, False),
    ]


def test_soft_breaks_part_lines_and_tabs_part_labels() -> None:
    document = read(p("<w:r><w:t>E</w:t><w:tab/><w:t>un</w:t><w:br/><w:t>deux</w:t></w:r>"))
    assert texts(document) == ["E\tun", "deux"]
    assert [q.line for q in document.paragraphs] == [1, 1]


def test_insertions_are_kept_and_deletions_left_out_with_a_remark() -> None:
    document = read(
        p(
            r("Je "),
            f"<w:ins>{r('ne ')}</w:ins>",
            "<w:del><w:r><w:delText>Paul </w:delText></w:r></w:del>",
            f"<w:moveFrom>{r('ailleurs ')}</w:moveFrom>",
            f"<w:moveTo>{r('sais ')}</w:moveTo>",
            r("pas"),
        )
    )
    assert texts(document) == ["Je ne sais pas"]
    assert said(document) == [
        "The file has tracked changes: insertions were kept, 2 deletions were left out."
    ]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert texts(read(p(mark, r("Je ")) + p(r("sais")))) == ["Je sais"]


def test_notes_and_comments_are_left_out_with_a_remark() -> None:
    note, comment = '<w:footnoteReference w:id="2"/>', '<w:commentReference w:id="0"/>'
    document = read(p(r("oui"), f"<w:r>{note}</w:r><w:r>{comment}</w:r>"))
    assert texts(document) == ["oui"]
    assert said(document) == [
        "One footnote or endnote was left out.",
        "One comment was left out.",
    ]


def test_hidden_text_is_left_out_with_a_remark() -> None:
    document = read(p(r("oui "), r("Dr Lancelin", "<w:vanish/>")))
    assert texts(document) == ["oui"]
    assert said(document) == ["One stretch of hidden text was left out."]


def test_links_fields_and_content_controls_are_read() -> None:
    document = read(
        f"<w:sdt><w:sdtContent>{p(r('un'))}</w:sdtContent></w:sdt>"
        + p(f"<w:hyperlink>{r('deux')}</w:hyperlink>", f"<w:fldSimple>{r(' trois')}</w:fldSimple>")
    )
    assert texts(document) == ["un", "deux trois"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p(r('dans la boîte'))}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document = read(p(r("avant"), drawing) + p(r("après")))
    assert texts(document) == ["avant", "dans la boîte", "après"]


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{p(r(cell))}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_a_table_with_headings_gives_a_turn_a_row() -> None:
    document = read(
        table(
            ("Temps", "Locuteur", "Verbatim"),
            ("00:00:05", "E", "Bonjour"),
            ("00:00:09", "M3", "Bonjour à vous"),
            ("", "", "et merci"),
        )
    )
    assert [(q.speaker, q.start_s, q.text) for q in document.paragraphs] == [
        ("E", 5.0, "Bonjour"),
        ("M3", 9.0, "Bonjour à vous"),
        ("M3", None, "et merci"),
    ]


def test_a_table_without_headings_is_known_by_labels_that_return() -> None:
    document = read(
        table(
            ("E :", "Quel est votre parcours ?"),
            ("M3 :", "J’ai commencé ici, il y a longtemps."),
            ("E :", "Et ensuite ?"),
            ("M3 :", "Ensuite je suis resté."),
        )
    )
    assert [q.speaker for q in document.paragraphs] == ["E", "M3", "E", "M3"]


def test_a_table_of_facts_gives_facts() -> None:
    document = read(table(("Date", "12 mars 2024"), ("Durée :", "40 min")) + p(r("E : Bonjour")))
    assert texts(document) == ["Date : 12 mars 2024", "Durée : 40 min", "E : Bonjour"]


def test_a_deleted_row_is_left_out() -> None:
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(r('parti'))}</w:tc></w:tr>"
    document = read(f"<w:tbl>{row}<w:tr><w:tc>{p(r('resté'))}</w:tc></w:tr></w:tbl>")
    assert texts(document) == ["resté"]


def test_a_header_that_says_something_is_shown_and_a_page_number_is_not() -> None:
    def fill(document: Any) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "Entretien du 12 mars"
        section.footer.paragraphs[0].text = "Page 1 sur 3"
        document.add_paragraph("E : Bonjour")

    document = read_document("a.docx", docx_of(fill))
    assert texts(document) == ["E : Bonjour"]
    assert said(document) == ["The page header or footer was left out: “Entretien du 12 mars”."]


def test_a_document_part_under_another_name_is_found() -> None:
    content = docx_with_body("", {"word/document2.xml": ""})
    moved = with_member(
        with_member(
            content,
            "_rels/.rels",
            lambda part: part.replace(b"word/document.xml", b"word/document2.xml"),
        ),
        "word/document2.xml",
        lambda _: docx_body("ici"),
    )
    assert texts(read_document("a.docx", moved)) == ["ici"]


def docx_body(text: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{space}"><w:body>{p(r(text))}</w:body></w:document>'.encode()


def test_files_in_the_strict_dialect_are_read() -> None:
    strict = docx_body("strict").replace(
        b"schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"purl.oclc.org/ooxml/wordprocessingml/main",
    )
    content = with_member(docx_with_body(""), "word/document.xml", lambda _: strict)
    assert texts(read_document("a.docx", content)) == ["strict"]
