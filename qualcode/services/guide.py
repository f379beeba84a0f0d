"""The interview guide and its dated versions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qualcode.ingest.guide_file import read_guide
from qualcode.model import Finding, InterviewGuide, new_id
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.rows.interviews import guide_row, load_guides
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class GuideImport:
    """The versions that came in, and points to check."""

    versions: tuple[InterviewGuide, ...]
    findings: tuple[Finding, ...]


def list_guides(study: OpenStudy) -> tuple[InterviewGuide, ...]:
    """Every version of the guide, the first one first."""
    with study.reading() as reader:
        return load_guides(reader)


def import_guide(study: OpenStudy, name: str, content: bytes) -> GuideImport:
    """Takes over a guide file; its versions follow those the study has."""
    read = read_guide(name, content)
    with study.acting(
        "import_guide", Message("imported the interview guide"), Ability.EDIT_STUDY
    ) as change:
        number = max((g.number for g in load_guides(change.connection)), default=0)
        added = []
        for version in read.versions:
            number += 1
            added.append(replace(version, id=new_id(), number=number))
            change.insert("guide", guide_row(added[-1]))
    return GuideImport(tuple(added), read.findings)


def save_guide(study: OpenStudy, version: InterviewGuide) -> InterviewGuide:
    """Writes a version: a known id is changed, an unknown one becomes the next version."""
    with study.acting(
        "save_guide", Message("changed the interview guide"), Ability.EDIT_STUDY
    ) as change:
        present = load_guides(change.connection)
        row = guide_row(version)
        if any(g.id == version.id for g in present):
            change.update("guide", row.pop("id"), **row)
            return version
        number = max((g.number for g in present), default=0) + 1
        fresh = replace(version, id=new_id(), number=number)
        change.insert("guide", guide_row(fresh))
        return fresh
