"""OpenDocument texts, written by odfpy."""

from __future__ import annotations

from typing import Any

import pytest

from qualcode.errors import BadInputError
from qualcode.ingest.reading import read_document
from tests.ingest.samples import looks, odt_of, said, texts, with_member, zip_of


def styled(document: Any) -> Any:
    """The styles the samples use: bold question, its heir, italic words."""
    from odf.style import ParagraphProperties, Style, TextProperties

    question = Style(name="Question", family="paragraph")
    question.addElement(TextProperties(fontweight="bold"))
    document.styles.addElement(question)
    heir = Style(name="P1", family="paragraph", parentstylename="Question")
    heir.addElement(ParagraphProperties(marginleft="1cm"))
    document.automaticstyles.addElement(heir)
    for name, looks_ in (("T1", {"fontstyle": "italic"}), ("T2", {"fontweight": "normal"})):
        style = Style(name=name, family="text")
        style.addElement(TextProperties(**looks_))
        document.automaticstyles.addElement(style)
    return document.text


def test_looks_come_through_automatic_styles_and_their_ancestors() -> None:
    def fill(document: Any) -> None:
        from odf.text import P, Span

        text = styled(document)
        paragraph = P(stylename="P1", text="E : ")
        paragraph.addElement(Span(stylename="T2", text="et "))
        paragraph.addElement(Span(stylename="T1", text="(rires)"))
        paragraph.addText(" alors ?")
        text.addElement(paragraph)

    document = read_document("a.odt", odt_of(fill))
    assert looks(document) == [[("E : ", "b"), ("et ", ""), ("(rires)", "bi"), (" alors ?", "b")]]


def test_headings_lists_breaks_and_spaces_are_read() -> None:
    def fill(document: Any) -> None:
        from odf.text import H, LineBreak, List, ListItem, P, S, Tab

        text = document.text
        text.addElement(H(outlinelevel=2, text="Entretien"))
        entry = ListItem()
        entry.addElement(P(text="Quel parcours ?"))
        listed = List()
        listed.addElement(entry)
        text.addElement(listed)
        paragraph = P(text="M3")
        paragraph.addElement(Tab())
        paragraph.addText("un")
        paragraph.addElement(S(c=1_000_000_000))
        paragraph.addText("deux")
        paragraph.addElement(LineBreak())
        paragraph.addText("trois")
        text.addElement(paragraph)

    document = read_document("a.odt", odt_of(fill))
    assert texts(document) == ["Entretien", "Quel parcours ?", "M3\tun deux", "trois"]
    assert [(q.heading, q.bullet) for q in document.paragraphs] == [
        (2, False),
        (0, True),
        (0, False),
        (0, False),
    ]


def test_notes_comments_and_deletions_are_left_out_with_a_remark() -> None:
    def fill(document: Any) -> None:
        from odf.office import Annotation
        from odf.text import ChangedRegion, Deletion, Note, NoteBody, P, TrackedChanges

        deleted = Deletion()
        deleted.addElement(P(text="effacé"))
        region = ChangedRegion(id="c1", check_grammar=False)
        region.addElement(deleted)
        changes = TrackedChanges()
        changes.addElement(region)
        document.text.addElement(changes)
        paragraph = P(text="oui")
        note = Note(noteclass="footnote")
        body = NoteBody()
        body.addElement(P(text="une note"))
        note.addElement(body)
        paragraph.addElement(note)
        comment = Annotation()
        comment.addElement(P(text="un avis"))
        paragraph.addElement(comment)
        paragraph.addText(" bien sûr")
        document.text.addElement(paragraph)

    document = read_document("a.odt", odt_of(fill))
    assert texts(document) == ["oui bien sûr"]
    assert said(document) == [
        "The file has tracked changes: insertions were kept, one deletion was left out.",
        "One footnote or endnote was left out.",
        "One comment was left out.",
    ]


def test_a_table_gives_a_turn_a_row_however_often_a_cell_says_it_repeats() -> None:
    def fill(document: Any) -> None:
        from odf.table import Table, TableCell, TableRow
        from odf.text import P

        table = Table()
        for cells in (("Locuteur", "Texte"), ("E", "Bonjour"), ("M3", "Bonjour à vous")):
            row = TableRow(numberrowsrepeated=1_000_000)
            for words in cells:
                cell = TableCell(numbercolumnsrepeated=1_000_000)
                cell.addElement(P(text=words))
                row.addElement(cell)
            table.addElement(row)
        document.text.addElement(table)

    document = read_document("a.odt", odt_of(fill))
    assert [(q.speaker, q.text) for q in document.paragraphs] == [
        ("E", "Bonjour"),
        ("M3", "Bonjour à vous"),
    ]


def test_a_protected_text_is_refused() -> None:
    def encrypt(manifest: bytes) -> bytes:
        return manifest.replace(b"</manifest:manifest>", b"<encryption-data/></manifest:manifest>")

    content = with_member(odt_of(lambda _: None), "META-INF/manifest.xml", encrypt)
    with pytest.raises(BadInputError, match="mot de passe|password"):
        read_document("a.odt", content)


def test_a_spreadsheet_is_no_text() -> None:
    content = zip_of({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})
    with pytest.raises(BadInputError, match="OpenDocument"):
        read_document("a.ods", content)
