"""A lab's server: one folder of studies, each open to its coders only."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import NotAllowedError, QualcodeError
from qualcode.model import Coder, CoderKind
from qualcode.services import studies
from qualcode.services.coders import list_coders
from qualcode.services.folders import look_into
from qualcode.services.open_study import OpenStudy
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.studies import load_study
from qualcode.store.study_file import StudyFile
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class OwnStudy:
    """A study of the lab that an account is a coder of."""

    path: Path
    study_id: str
    title: str


def studies_of(account_name: str, folder: Path) -> tuple[OwnStudy, ...]:
    """The studies in the lab's folder that this account codes in; unreadable files are left out."""
    found = []
    for path in look_into(folder).studies:
        try:
            with StudyFile.open(path) as file, file.reading() as reader:
                if _coder_named(load_coders(reader), account_name):
                    noun = load_study(reader)
                    found.append(OwnStudy(path, noun.id, noun.title))
        except QualcodeError:
            continue
    return tuple(found)


def open_as(account_name: str, path: Path, folder: Path) -> OpenStudy:
    """A study of the lab, acting as the coder of the account's name and nobody else.

    Raises NotAllowedError outside the lab's folder and for who is no coder of the study.
    """
    if path.resolve().parent != folder.resolve():
        raise NotAllowedError(
            Message("Only the studies of this server can be opened here."),
            Message("Choose one of the list."),
        )
    study = studies.open_study(path, remember=False)
    coder_id = _coder_named(list_coders(study), account_name)
    if coder_id is None:
        study.close()
        raise NotAllowedError(
            Message("{name} is not a coder of this study.", name=account_name),
            Message("Ask its owner to add you under exactly this name."),
        )
    study.act_as(coder_id)
    return study


def _coder_named(coders: tuple[Coder, ...], name: str) -> str | None:
    people = (c for c in coders if c.kind is CoderKind.PERSON)
    return next((c.id for c in people if c.name.casefold() == name.casefold()), None)
