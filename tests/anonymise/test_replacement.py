"""Forms of a key found and replaced; edits put one after the other are one set of edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.anonymise.replacement import FormFinder, composed, find_mentions, replaced
from qualcode.model import IdentifierKind, KeyEntry, OffsetMap, Span, TextEdit

PERSON = IdentifierKind.PERSON


def key(*pairs: tuple[str, str]) -> tuple[KeyEntry, ...]:
    return tuple(KeyEntry(form, PERSON, instead) for form, instead in pairs)


@st.composite
def edits_of(draw: st.DrawFn, text: str, words: str) -> tuple[TextEdit, ...]:
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    return tuple(TextEdit(span, draw(st.text(words, max_size=5))) for span in spans)


@given(st.data())
def test_two_edits_composed_do_what_the_two_do_one_after_the_other(data: st.DataObject) -> None:
    text = data.draw(st.text("abcé \n", min_size=1, max_size=40))
    first = data.draw(edits_of(text, "xyz"))
    middle = OffsetMap(first).apply(text)
    then = data.draw(edits_of(middle, "XYZ"))
    assert OffsetMap(composed(text, first, then)).apply(text) == OffsetMap(then).apply(middle)


@pytest.mark.parametrize(
    "written",
    ["Jean-Pierre Béraud", "JEAN-PIERRE BÉRAUD", "Jean Pierre Béraud", "JEAN PIERRE BERAUD",
     "Jean-Pierre\u00a0Béraud", "Jean-Pierre Beraud"],
)  # fmt: skip
def test_a_name_is_found_however_it_is_typed(written: str) -> None:
    text = f"C’est {written} qui l’a dit."
    assert replaced(text, key(("Jean-Pierre Béraud", "[P1]"))) == "C’est [P1] qui l’a dit."


def test_the_longest_form_wins_where_several_begin() -> None:
    pair = key(("Paul", "[P1]"), ("Paul Rivet", "[P2]"))
    assert replaced("Paul et Paul Rivet.", pair) == "[P1] et [P2]."


def test_a_form_is_no_part_of_a_longer_word() -> None:
    assert replaced("Martinique et martin-pêcheur", key(("Martin", "[P1]"))) == (
        "Martinique et martin-pêcheur"
    )


def test_a_name_that_is_a_word_needs_its_capital() -> None:
    finder = FormFinder(key(("Rose", "[P1]")), needs_capitals=lambda _: True)
    text = "Rose aime la rose."
    assert [m.span.cut(text) for m in finder.find(text)] == ["Rose"]


def test_a_name_that_is_no_word_is_found_in_lower_case() -> None:
    finder = FormFinder(key(("Tournebise", "[P1]")), needs_capitals=lambda _: False)
    assert len(finder.find("madame tournebise est venue")) == 1


def test_an_entry_for_one_interview_goes_before_a_general_one() -> None:
    entries = (
        KeyEntry("Anne", PERSON, "[P1]"),
        KeyEntry("Anne", PERSON, "[P9]", "M2"),
    )
    assert [m.entry.replacement for m in find_mentions("Anne", entries, "M2")] == ["[P9]"]
    assert [m.entry.replacement for m in find_mentions("Anne", entries, "M1")] == ["[P1]"]


def test_a_mail_address_is_found_with_its_signs() -> None:
    pair = key(("a.b@c.fr", "[mail]"))
    assert replaced("écrire à a.b@c.fr, pas à a b c fr", pair) == "écrire à [mail], pas à a b c fr"


def test_initials_keep_their_dots() -> None:
    pair = key(("docteur C...", "[M]"))
    assert replaced("le docteur C... et le docteur Cazal", pair) == "le [M] et le docteur Cazal"
