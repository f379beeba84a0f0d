"""Which words are the transcriber's and which the speaker's."""

import pytest

from qualcode.ingest.notes import find_notes, is_closing_remark
from qualcode.model import Span


@pytest.mark.parametrize(
    "note",
    ["(rires)", "(rire gêné)", "(il rit)", "(elle sourit)", "(M3 rit)", "((rires))", "(Rires collectifs)",
     "(silence de 5 secondes)", "(longue pause)", "(3s)", "[inaudible 00:03]", "[xxx]", "[00:12:34]",
     "#00:01:02-3#", "*soupir*", "<rires>", "(regarde sa montre)", "(montre la feuille)", "[ironique]",
     "(d'un ton agacé)", "(en riant)", "(hors micro)", "(laughs)", "(phone rings)", "(he laughs)",
     "[crosstalk]", "[le téléphone sonne, interruption]", "(Silence…)", "(shrugs)", "(?)"],
)  # fmt: skip
def test_remarks_are_notes(note: str) -> None:
    text = f"Avant {note} après."
    assert [span.cut(text) for span in find_notes(text)] == [note]


@pytest.mark.parametrize(
    "words",
    ["(entre autres)", "(gestes barrières)", "(la CPTS)", "[ville A]", "(en 2012)", "(1h05)",
     "[sic]", "(l'ARS)", "(rituel)", "(…)", "[…]", "(génération après génération)", "(la lit)",
     "(lits d'hôpital)", "(sortie de l'école)", "(the old one)", "(fermeture)", "a * b * c",
     "(celui qui rit de tout ce qui lui arrive depuis des années)"],
)  # fmt: skip
def test_ordinary_words_in_brackets_are_none(words: str) -> None:
    assert find_notes(f"Avant {words} après.") == ()


def test_brackets_alone_in_italics_are_a_note_whatever_they_say() -> None:
    text = "Il est venu (avec sa fille) hier."
    start = text.index("(")
    assert find_notes(text) == ()
    assert find_notes(text, (Span(start, start + 15),)) == (Span(start, start + 15),)
    assert find_notes(text, (Span(0, len(text)),)) == ()


def test_an_italic_remark_needs_no_brackets() -> None:
    text = "Il est venu. Soupir. Enfin."
    assert find_notes(text, (Span(13, 20),)) == (Span(13, 20),)
    assert find_notes(text, (Span(0, 11),)) == ()


@pytest.mark.parametrize(
    "said",
    ["Fin de l'entretien", "[Fin de l’enregistrement]", "End of recording.", "FIN", "— Fin —"],
)
def test_the_end_of_a_recording_is_known(said: str) -> None:
    assert is_closing_remark(said)


@pytest.mark.parametrize(
    "said", ["Fin de l'histoire, il est parti.", "Enfin", "The end of the road"]
)
def test_other_ends_are_not(said: str) -> None:
    assert not is_closing_remark(said)
