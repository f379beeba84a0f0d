"""Labels that name nobody, and which of two labels mean the same interview."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qualcode.model import Interview

# names of files and speakers that say nothing about a person: M3, E12, Entretien 4, Médecin 2…
_NEUTRAL = re.compile(
    r"(?:[A-Za-z]{1,3}|entretien|interview|entrevue|verbatim|transcript|retranscription|"
    r"m[ée]decin|participant|participante|enqu[êe]t[ée]e?|patient|patiente|locuteur|speaker|mg|"
    r"soignant|infirmi[eè]re?|focus ?group|groupe|observation|document|note)"
    r"[ _.°nN-]{0,4}(\d{1,3})",
    re.IGNORECASE,
)
# words for the interview itself: Interview 4 and Entretien 4 are E4
_INTERVIEW = re.compile(
    r"(?:entretien|interview|entrevue|verbatim|transcript|retranscription)(?![a-z])", re.IGNORECASE
)
# the number of an interview before anything else: « Entretien 1 Kervadec », entretien2_Tanguy
_NUMBERED = re.compile(
    _INTERVIEW.pattern + r"[ _.°nN-]{0,4}(\d{1,3})(?!\d)(?=[ _.-])"
    r"(?![ _.-]*(?:\d|ja|f[ée]v|feb|ma[iry]|a[vp]r|ju[inl]|ao|aug|sep|oct|nov|d[ée]c))",  # no day
    re.IGNORECASE,
)


def neutral_label(stem: str) -> str:
    """``M3`` for M3 or médecin_3, ``E3`` for « Entretien 3 Durand »; else empty: a name may be there."""
    found = _NEUTRAL.fullmatch(stem.strip()) or _NUMBERED.match(stem.strip())
    if not found:
        return ""
    word = re.match(r"[^\W\d_]+", stem.strip())
    letters = word.group().upper() if word else "E"
    return f"{letters if len(letters) <= 3 else letters[0]}{int(found.group(1))}"


def same_interview(label: str, interviews: Iterable[Interview]) -> Interview | None:
    """The interview of that label, else the only one whose label says the same: E3, Entretien 3."""
    known = tuple(interviews)
    wanted = label.strip().casefold()
    for each in known:
        if each.label.casefold() == wanted:
            return each
    meant = _meant(label)
    alike = [each for each in known if meant and _meant(each.label) == meant]
    return alike[0] if len(alike) == 1 else None


def _meant(label: str) -> str:
    """What a label says: E3 for E3, « Entretien 3 », « verbatim_03 »; itself when it says nothing."""
    neutral = neutral_label(label)
    return f"E{neutral[1:]}" if neutral and _INTERVIEW.match(label.strip()) else neutral
