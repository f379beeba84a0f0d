"""Whether an English number answers a question about age: “How old was he then?” “I think maybe fifteen.”"""

from __future__ import annotations

import re

from qualcode.anonymise.reading import Reading

# where the next turn begins: “A: ”, “A. ”, “Nan  ”, “Speaker 2 0:41 ”
_TURN = r"(?:\n(?:[^\n:]{0,40}(?:\d{1,2}:\d\d(?::\d\d)?|[:\t])|[A-Z\d][\w ]{0,20}?(?:  ?|\. )))?"
_ASKED = re.compile(
    r"(?:\b(?:how old|what ages?|the (?:youngest|eldest|oldest|other one|middle one)(?=\?)|yourself(?=\?)"
    r"|(?:very|so|awful|that) young"
    r"|you(?:[’']re| are| were)(?: now| then)?(?=\?)|(?:your|his|her|their) age"
    r"|age (?:are|were|is|was|did|do)|been,? what)\b"
    r"|\bages? ?(?=\?))[^\n]*\s*"
    rf"{_TURN}\s*(?:[A-Z][\w’']*, )?(?:(?:oh|well|er|erm|um|uh|he|she|i|so|yeah|aye|was|were|is)[,.]? )*$",
    re.IGNORECASE,
)
# “How old was he then?” “I think maybe fifteen.”
_ASKED_JUST_NOW = re.compile(
    rf"\b(?:how old|what age)\b[^?\n]{{0,60}}\?[ \t]*(?:{_TURN}\s*|\n[^\n:]{{0,40}}[:\t]\s*|[A-Z][\w ]{{0,20}}:\s*)?"
    r"(?:(?:oh|well|so|yeah|aye|maybe|probably|about|around|like|just|only|let[’']s see|let me see"
    r"|I (?:think|guess|reckon|suppose|believe)|(?:he|she|I)(?: was| am| is|[’'](?:s|m|d be|d say)))[,.]? )*$",
    re.IGNORECASE,
)
_WITHIN = 240


def is_asked(reading: Reading, first: int) -> bool:
    """Whether “how old” was asked in the line or the turn before word ``first``."""
    start = reading.starts[first]
    return reading.stands_before(_ASKED, start, _WITHIN)


def is_asked_just_now(reading: Reading, first: int) -> bool:
    """Whether nothing but hedges stands between “how old …?” and word ``first``."""
    start = reading.starts[first]
    return reading.stands_before(_ASKED_JUST_NOW, start, _WITHIN)
