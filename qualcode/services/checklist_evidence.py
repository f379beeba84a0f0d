"""What a study says of itself to each item of a checklist, and where that comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.services.checklist_analysis import ANALYSIS
from qualcode.services.checklist_collection import COLLECTION
from qualcode.services.checklist_facts import StudyFacts
from qualcode.services.open_study import OpenStudy

_SAYING = COLLECTION | ANALYSIS


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence in the language spoken, and the screen of the app it comes from."""

    text: str
    screen: str


def evidence_of(study: OpenStudy, facts: StudyFacts, keys: Iterable[str]) -> tuple[Evidence, ...]:
    """What the study says under these keys; nothing where it says nothing."""
    found = []
    for key in keys:
        screen, say = _SAYING[key]
        found += [Evidence(sentence, screen) for sentence in say(study, facts) if sentence]
    return tuple(found)
