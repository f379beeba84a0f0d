"""A study leaves for other programs: REFI-QDA project (.qdpx) and codebook (.qdc).

Only released text leaves. The GUIDs are the study's own ids, or made of them, so that they are
the same in every export.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.errors import BadInputError
from qualcode.export.archive import pack
from qualcode.model import (
    Finding,
)
from qualcode.refi.package import package
from qualcode.refi.project import (
    RefiProject,
)
from qualcode.refi.xml_writer import codebook_xml
from qualcode.services import audit
from qualcode.services.open_study import OpenStudy
from qualcode.services.progress import Progress, nobody_watches
from qualcode.services.refi_leaving import Leaving, origin
from qualcode.services.refi_left_out import left_out as _left_out
from qualcode.services.refi_left_out import left_out_of_codebook
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Exported:
    """The file, and what of the study it does not hold."""

    content: bytes
    findings: tuple[Finding, ...]


def project_file(
    study: OpenStudy, *, language: str = "fr", progress: Progress = nobody_watches
) -> Exported:
    """The study as a .qdpx archive, once the leak audit has let it pass."""
    leaving = Leaving.of(study, language)
    project = leaving.project(progress)
    audit.gate(study, dict(_words_of(project)))
    return Exported(pack(package(project)), tuple(_left_out(leaving)))


def codebook_qdc(study: OpenStudy, *, language: str = "fr") -> Exported:
    """The codebook as a .qdc file; BadInputError while it is empty."""
    leaving = Leaving.of(study, language)
    if not len(leaving.tree):
        raise BadInputError(
            Message("The codebook is empty, and the standard has no empty codebook."),
            Message("Make a first code, then export again."),
        )
    project = RefiProject(
        leaving.study.title, origin(), codes=leaving.codes(), sets=leaving.sets_of_codes()
    )
    audit.gate(study, dict(_words_of(project)))
    return Exported(codebook_xml(project), tuple(left_out_of_codebook(leaving)))


def left_out(study: OpenStudy, *, language: str = "fr") -> tuple[Finding, ...]:
    """What of the study a .qdpx cannot hold, said before it is written."""
    return tuple(_left_out(Leaving.of(study, language)))


def _words_of(project: RefiProject) -> Iterable[tuple[str, str]]:
    """Everything a person wrote that would leave, by file: what the leak audit looks through."""
    told = [project.name, project.description]
    told += [part for c in project.codes for part in (c.name, c.description)]
    told += [v.name for v in project.variables] + [s.name for s in project.sets]
    told += [str(v.value) for case in project.cases for v in case.values]
    told += [case.name for case in project.cases]
    told += [str(v.value) for source in project.sources for v in source.values]
    told += [note.text for note in project.notes]
    yield "project.qde", "\n".join(dict.fromkeys(part for part in told if part))
    for source in project.sources:
        yield f"{source.name}.txt", source.text
