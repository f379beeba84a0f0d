"""Countries set aside as harmless, where somebody comes from, went to or lived: came over to England."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import SPACES
from qualcode.anonymise.recognisers.places.gazetteer import PLACE_NAMES
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind

LANDS = words(
    "england britain scotland wales ireland america france germany spain italy states usa us uk canada australia",
    "africa europe asia india washington ottawa",
)
_WORDS = words("us uk usa states")
_INTO = words("in to from into for back through around across over")
_STAYED = words(
    "born came come comes coming go went goes gone going move moved moving grew raised brought live lived lives",
    "living stay stayed emigrate emigrated immigrated migrated arrive arrived return returned travel travelled",
    "traveled trained training study studied studying school schools university college educated work worked working",
    "served stationed posted sailed flew sent family parents mother father sister brother aunt uncle cousin relatives",
    "grandparents grandmother grandfather married home settled landed job village town back fled deported",
)
_LEFT = words("left leave leaving leaves reached visited")
_REACH = 7


def find(reading: Reading) -> Iterator[Candidate]:
    """Countries set aside as harmless that tell where somebody stayed."""
    if reading.settings.language != "en":
        return
    for i in reading.where(LANDS):
        written = reading.is_capital(i) or reading.no_capitals or reading.folds[i] not in _WORDS
        if not written or _goes_on(reading, i):
            continue
        first = i
        while first > 0 and first - 1 in reading.kept and reading.gaps[first] in SPACES:
            first -= 1  # the United States, Great Britain
        if reading.folds[i] in ("us", "states") and first == i and reading.before(i) != "the":
            continue
        at = first - 1 if reading.before(first) == "the" else first
        if _is_stay(reading, at):
            name = PLACE_NAMES["p"]
            yield reading.candidate(first, i, IdentifierKind.PLACE, Tier.REVIEW, name)


def _goes_on(reading: Reading, i: int) -> bool:
    """The States Attorney, US Army: a longer name that says nothing of a stay."""
    k = i + 1
    return k < len(reading) and reading.gaps[k] in SPACES and reading.is_capital(k)


def _is_stay(reading: Reading, i: int) -> bool:
    """Whether the words before a country tell of somebody who came, went or was there."""
    cue = reading.before(i)
    if cue in _LEFT:
        return True
    return cue in _INTO and any(
        reading.folds[k] in _STAYED and not reading.opens[k + 1 if k + 1 < i else k]
        for k in range(max(0, i - _REACH), i - 1)
    )
