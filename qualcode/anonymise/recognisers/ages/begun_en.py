"""English ages told by what begins or ends with them: at six my father died, I quit around sixty."""

from __future__ import annotations

import re

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words

BEGUN = r"(?:started|began|starting) (?:to |out )?(?:learn|play|sing|danc|smok|drink|box|paint|writ|cod|sail|rid)\w*"
# at eleven I began learning the fiddle; at six my father died
_LIFE_AFTER = re.compile(
    rf",? (?:(?:I|he|she|we|they) )?(?:had )?(?:{BEGUN}|took up|learn(?:ed|t)|emigrated|ran away|married|enlisted"
    r"|left (?:home|school)(?! for)|went to live|was (?:sent|adopted|fostered|orphaned|diagnosed|evacuated|apprenticed"
    r"|confirmed|married|widowed|bapti[sz]ed)"
    r"|lost (?:my|his|her) (?:\w+ )?(?:father|mother|dad|mum|mom|mam|parents|brother|sister|leg|arm|sight|hearing)"
    r"|(?:my|his|her|our) (?:\w+ )?(?:father|mother|dad|mum|mom|mam|parents|brother|sister|gran|granny|grandad)"
    r" (?:died|passed|left|divorced|separated|split))\b",
    re.IGNORECASE,
)
_RESOLVED = words("decided realised realized knew started began quit stopped left joined enlisted")
_HEDGES = words("about around maybe roughly nearly like only just")
_WHO = words("i he she just then")
_LEAST = 13


def begins_after(reading: Reading, first: int, last: int) -> bool:
    """“I at eleven started learning the fiddle”, “at six my mother died”: what an hour is not said of."""
    at = reading.before(first) in ("at", "aged", "like", "around", "about")
    return at and bool(_LIFE_AFTER.match(reading.text, reading.ends[last]))


def is_resolved(reading: Reading, first: int, value: int) -> bool:
    """“I decided like fifteen, …”, “he quit around sixty.”: the “at” left unsaid."""
    k = first - 1
    while k > 0 and reading.folds[k] in _HEDGES and reading.is_tight(k + 1):
        k -= 1
    hedged = k < first - 1 and reading.folds[k] in _RESOLVED
    return hedged and value >= _LEAST and reading.before(k) in _WHO
