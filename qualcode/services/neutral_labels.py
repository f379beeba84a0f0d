"""Labels that name nobody, and which of two labels mean the same interview."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import count

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

# the label itself before anything else: « E1 soignante », P2_Durand; a V counts versions
_BEGINS = re.compile(
    r"([a-uw-z]|ent|int|itw|itv|mg|ide|fg|obs)[_-]?(\d{1,2})(?=[ _.,(–-]+\S)", re.IGNORECASE
)

# the only number of a name, at its end: « ide asalee 5 »; larger ones may be an age
_ENDS = re.compile(r"\D*[^\W\d][ _-]+(\d{1,2})")
_MOST = 30

# as respondents of a survey are numbered; longer numbers may be of a file elsewhere
_IDENTIFIER = re.compile(r"[A-Za-z]{1,2}[ _.-]?\d{1,5}")

# what is added to a file's name when its words were put right: E3_v2, E3 corrigé, « E3 (relu) »
_PUT_RIGHT = re.compile(
    r"(?:[ _.,()\[\]–-]+(?:v(?:ersion)?[ _.-]?\d{1,2}|corrected|revised|final|checked|"
    r"corrig[ée]e?|r[ée]vis[ée]e?|relue?|finale?|d[ée]finiti(?:f|ve)|nouvelle version))+[ )\]]*",
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


def label_of_file(stem: str) -> str:
    """The same of a file's name, which may begin with it: ``E1`` for « E1 soignante », P2_Durand."""
    said = neutral_label(stem)
    if said or without_version(stem) != stem:
        return said
    found = _BEGINS.match(stem.strip())
    if found:
        return f"{found[1].upper()}{int(found[2])}"
    ends = _ENDS.fullmatch(stem.strip())
    return f"E{int(ends[1])}" if ends and 0 < int(ends[1]) <= _MOST else ""


def label_of_speaker(speaker: str, stem: str) -> str:
    """``P2`` where both speaker and file say so: speaker P2 of « Entretien P2 », of « P2 - relu »."""
    said = speaker.strip().upper()
    found = re.fullmatch(r"[A-Z]{1,3}0*(\d{1,2})", said)
    words = re.findall(r"[^\W_]+", stem.upper())
    return said if found and int(found[1]) <= _MOST and said in words else ""


def label_in_group(speaker: str, interview: str) -> str:
    """``C3a`` or ``C3-2`` where a speaker of the interview C3 is called so: its label and one sign."""
    label = interview.strip()
    found = re.fullmatch(re.escape(label) + r"[ _.-]?([a-z]|\d{1,2})", speaker.strip(), re.I)
    return speaker.strip() if found and neutral_label(label) else ""


def without_version(stem: str) -> str:
    """A file's name without what says that it was put right: E3 for E3_v2 and « E3 corrigé »."""
    found = re.search(_PUT_RIGHT.pattern + r"\Z", stem, re.IGNORECASE)
    return stem[: found.start()] if found and found.start() else stem


def propose_labels(said: Sequence[str], known: Iterable[str] = ()) -> tuple[str, ...]:
    """A label for each: the one it says where no other says the same, else E1, E2…

    The numbers go on after those of the labels ``known``; what was withdrawn is not used again
    while a later one stands.
    """
    present = tuple(known)
    taken = {label for label, n in Counter(said).items() if label and n == 1}
    busy = {label.casefold() for label in (*taken, *present)}
    numbers = (re.fullmatch(r"E(\d+)", _meant(label)) for label in present)
    highest = max((int(found[1]) for found in numbers if found), default=0)
    free = (f"E{n}" for n in count(highest + 1) if f"e{n}" not in busy)
    return tuple(label if label in taken else next(free) for label in said)


class InterviewsByLabel:
    """Interviews to be found by a label, many times over."""

    def __init__(self, interviews: Iterable[Interview] = ()) -> None:
        self._written: dict[str, Interview] = {}
        self._meant: dict[str, list[Interview]] = {}
        for each in interviews:
            self.add(each)

    def add(self, interview: Interview) -> None:
        """One more."""
        self._written.setdefault(interview.label.casefold(), interview)
        self._meant.setdefault(_meant(interview.label), []).append(interview)

    def find(self, label: str) -> Interview | None:
        """The interview of that label, else the only one whose label says the same."""
        meant = _meant(label)
        alike = self._meant.get(meant, []) if meant else []
        same = alike[0] if len(alike) == 1 else None
        return self._written.get(label.strip().casefold(), same)


def same_interview(label: str, interviews: Iterable[Interview]) -> Interview | None:
    """The interview of that label, else the only one whose label says the same: E3, Entretien 3."""
    return InterviewsByLabel(interviews).find(label)


def is_neutral_identifier(said: str) -> bool:
    """Whether a table calls a participant by a number, R0412 or P 12, and by no more."""
    return bool(_IDENTIFIER.fullmatch(said))


def _meant(label: str) -> str:
    """What a label says: E3 for E3, « Entretien 3 », « verbatim_03 »; itself when it says nothing."""
    neutral = neutral_label(label)
    return f"E{neutral[1:]}" if neutral and _INTERVIEW.match(label.strip()) else neutral
