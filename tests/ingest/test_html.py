"""Pages as browsers, Word and web editors save them."""

from __future__ import annotations

from qualcode.ingest.reading import read_document
from tests.ingest.samples import looks, texts


def read(page: str, encoding: str = "utf-8") -> list[str]:
    return texts(read_document("a.html", page.encode(encoding)))


def test_blocks_part_paragraphs_and_line_feeds_do_not() -> None:
    page = "<!DOCTYPE html><html><head><title>Non</title><script>x()</script></head><body>"
    page += "<div>E :\n Bonjour<p>M3 : un<br>deux</p>trois</div></body></html>"
    assert read(page) == ["E : Bonjour", "M3 : un", "deux", "trois"]


def test_looks_come_from_tags_styles_and_classes() -> None:
    page = (
        "<html><style>.c3{font-weight:700} .c4 {font-style: italic}</style><body><p>"
        '<b>E :</b> <span class="c3">et</span> <span style="font-style:italic">oui</span>'
        '<span class="c4 c3"> (rires)</span><b style="font-weight:normal"> non</b></p></body></html>'
    )
    document = read_document("a.html", page.encode())
    assert looks(document) == [
        [("E : et ", "b"), ("oui", "i"), (" (rires)", "bi"), (" non", "")],
    ]


def test_lists_and_headings_are_marked_even_with_a_paragraph_inside() -> None:
    page = b"<html><h2>Entretien</h2><ul><li>un<li><p>deux</p></li></ul><p>trois</p></html>"
    document = read_document("a.html", page)
    assert [(q.text, q.bullet, q.heading) for q in document.paragraphs] == [
        ("Entretien", False, 2),
        ("un", True, 0),
        ("deux", True, 0),
        ("trois", False, 0),
    ]


def test_a_table_of_turns_gives_a_turn_a_row() -> None:
    page = "<html><table><tr><th>Locuteur</th><th>Texte</th></tr>"
    page += "<tr><td>E</td><td>Bonjour</td></tr><tr><td>M3</td><td>Oui</td></tr></table></html>"
    document = read_document("a.html", page.encode())
    assert [(q.speaker, q.text) for q in document.paragraphs] == [("E", "Bonjour"), ("M3", "Oui")]


def test_the_declared_encoding_is_believed_when_it_holds() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Où ça ?</p></body></html>'
    document = read_document("a.html", page.encode("latin-1"))
    assert (texts(document), document.encoding) == (["Où ça ?"], "iso-8859-1")


def test_a_page_that_lies_about_its_encoding_is_read_all_the_same() -> None:
    page = '<html><head><meta charset="utf-8"></head><body><p>Où ça, à Nîmes ?</p></body></html>'
    assert read(page, "cp1252") == ["Où ça, à Nîmes ?"]


def test_hidden_parts_are_left_out_and_set_text_keeps_its_lines() -> None:
    page = '<html><p style="display:none">Lancelin</p><pre>E : un\nM3 : deux</pre></html>'
    assert read(page) == ["E : un", "M3 : deux"]


def test_entities_and_no_break_spaces_are_read() -> None:
    assert read(
        "<html><p>E&nbsp;: &laquo;&#8239;oui&#8239;&raquo; &amp; &eacute;t&eacute;</p>"
    ) == ["E\u00a0: «\u202foui\u202f» & été"]
