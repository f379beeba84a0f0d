"""English numbers of somebody said figure by figure, with the letters before them."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect
from qualcode.model import IdentifierKind

ID, PHONE = IdentifierKind.ID, IdentifierKind.TELEPHONE


def _numbers(text: str, lexicon: Lexicon) -> dict[str, IdentifierKind]:
    found = detect(text, lexicon, DetectionSettings("en"))
    return {one.text: one.kind for one in found if one.kind in (ID, PHONE)}


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        (
            "My service number was one four eight two nine six three.",
            "one four eight two nine six three",
            ID,
        ),
        ("my army number was two two four oh six one", "two two four oh six one", ID),
        ("My regimental number was K T three four seven two.", "K T three four seven two", ID),
        (
            "my number was d slash k t one four two double seven",
            "d slash k t one four two double seven",
            ID,
        ),
        ("My clock number was three one seven.", "three one seven", ID),
        ("He was prisoner four four one seven two.", "four four one seven two", ID),
        ("Q: What was your number? A: Nine four eight two.", "Nine four eight two", ID),
        ("Your badge number? Oh yes, four one seven two.", "four one seven two", ID),
        ("her registration, that's A B one two three four C", "A B one two three four C", ID),
        ("My staff number was 5887214.", "5887214", ID),
        (
            "call me at five five five, two one, nine four",
            "five five five, two one, nine four",
            PHONE,
        ),
        ("our phone number was forty-two seventy-one", "forty-two seventy-one", PHONE),
    ],
)
def test_a_dictated_number_is_found_whole(
    text: str, form: str, kind: IdentifierKind, lexicon: Lexicon
) -> None:
    assert _numbers(text, lexicon).get(form) is kind


@pytest.mark.parametrize(
    "text",
    [
        "We won three nil, four one, two two.",
        "My number was up and we had two, three, maybe four left.",
        "The number of pupils was two hundred and six.",
        "My lucky number is seven, and hers is four.",
        "One two three four, that's how you march.",
        "It was a four four two, the formation.",
        "The bus is the one four two.",
        "We lived on that street, one, two, three doors down.",
        "My number one rule is eat at one, two or three.",
    ],
)
def test_scores_counts_and_buses_are_nobodys_number(text: str, lexicon: Lexicon) -> None:
    assert _numbers(text, lexicon) == {}
