"""Decades and years written short, in English: 1920s, '30s; from 1961 to 67; by 82."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_SHORT = r"(?:[’'‘]\d\d|[3-9]\d)"
_YEAR = r"(?:1[89]\d\d|20[0-4]\d)"
_WRITTEN = re.compile(
    # 1920s, the ’30s; with what is said of it
    r"(?:\b(?:early|mid|late|the)[ -])*(?:\b(?:1[789]|20)\d0[’']?s\b|[’'‘]\d0[’']?s\b)"
    # 1961 to 67, 1950, maybe 51
    rf"|\b{_YEAR}(?:,? (?:to|and|or|maybe|until|till|through)(?: maybe)? |[-–/]){_SHORT}(?![\d%,.]\d|[’']?s?\w| ?%)"
    # by 82, he was already…
    rf"|(?<=\bby ){_SHORT}(?=[,;.] )|(?<=\bsince ){_SHORT}(?=[,;.])"
    # Kuhn.1937.
    rf"|(?<=[a-z][.,]){_YEAR}(?=[.,;]? )"
)
_REASON = Message("year")


def find(reading: Reading) -> Iterator[Candidate]:
    """Decades, and years cut short behind a whole one or a word of time."""
    if reading.settings.language != "en":
        return
    for match in reading.find_numbers(_WRITTEN):
        yield reading.candidate_at(*match.span(), IdentifierKind.DATE, Tier.LIKELY, _REASON)
