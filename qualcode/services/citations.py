"""The papers qualcode itself cites: their authors and years are no leak of the study's names."""

from __future__ import annotations

import re

from qualcode.services.saturation_notes import NOTES

_OTHERS = (
    "Guest, Namey et Chen (2020",
    "Guest, Namey and Chen (2020",
    "Guest, Namey & Chen 2020",
    "Malterud, Siersma & Guassora 2016",
    "Fugard & Potts 2015",
    "Colwell et al. 2004, 2012",
    "Braun & Clarke 2021",
    "Braun & Clarke 2006, 2021",
    "Blais & Martineau 2006",
    "Thomas 2006",
    "Ritchie & Spencer 1994",
    "Glaser & Strauss 1967",
    "Paillé & Mucchielli 2016",
    "Tong A, Sainsbury P, Craig J. Int J Qual Health Care 2007",
    "O’Brien BC et al. Acad Med 2014",
    "De Vries et al. 2008",
    "Chao 1987",
)
CITATIONS: tuple[str, ...] = tuple(
    sorted({*(note.source for note in NOTES.values()), *_OTHERS}, key=len, reverse=True)
)
# a page breaks a citation over lines
_ANY = re.compile("|".join(r"\s+".join(map(re.escape, words.split(" "))) for words in CITATIONS))
_SIGN = re.compile(r"[^\n]")


def without_citations(text: str) -> str:
    """The text with each citation of the house blanked, every other character where it was."""
    return _ANY.sub(lambda found: _SIGN.sub(" ", found.group()), text)
