"""Identifiers told by their shape alone: mail, telephone, social security, bank, plates, URLs."""

from __future__ import annotations

from qualcode.anonymise.identifiers import Candidate, DetectionSettings
from qualcode.anonymise.lexicon import Lexicon
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.registered import registers, structured, telephone
from qualcode.anonymise.resolve import resolve


def find_structured(text: str, lexicon: Lexicon, language: str = "fr") -> tuple[Candidate, ...]:
    """The structured identifiers of a text, sorted, not overlapping."""
    reading = Reading(text, lexicon, DetectionSettings(language=language), None)
    return resolve(
        text, [*structured.find(reading), *registers.find(reading), *telephone.find(reading)]
    )
