"""The dates and ages that detection finds in a text."""

from __future__ import annotations

from qualcode.anonymise import DetectionSettings, Lexicon, detect
from qualcode.model import IdentifierKind

AGE, DATE = IdentifierKind.AGE, IdentifierKind.DATE


def times_told(text: str, lexicon: Lexicon, language: str) -> dict[str, IdentifierKind]:
    """By the words found, whether they are a date or an age."""
    found = detect(text, lexicon, DetectionSettings(language))
    return {one.text: one.kind for one in found if one.kind in (AGE, DATE)}
