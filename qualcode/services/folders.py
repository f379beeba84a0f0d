"""Folders and studies on this computer's disk, for a front that has no file dialog."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import BadInputError, NotFoundError
from qualcode.wording import Message, gettext

SUFFIX = ".qualcode"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with the folders and studies in it, by name; ``parent`` None at the top."""

    path: Path
    parent: Path | None
    folders: tuple[Path, ...]
    studies: tuple[Path, ...]


def usual_folder() -> Path:
    """Where a new study goes unless the researcher says otherwise: Documents, or the home folder."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def demonstration_name(language: str) -> str:
    """What the folder of a demonstration is called."""
    return gettext("qualcode demonstration", language)


def look_into(path: Path) -> Folder:
    """What a folder holds; hidden folders are left out. NotFoundError, or BadInputError if closed."""
    where = path.expanduser().absolute()
    if not where.is_dir():
        raise NotFoundError(
            Message("There is no folder {path}.", path=str(where)),
            Message("Check the spelling, or choose a folder of the list."),
        )
    try:
        inside = sorted(where.iterdir(), key=lambda p: p.name.casefold())
        seen = tuple(p for p in inside if not p.name.startswith("."))
        folders = tuple(p for p in seen if p.is_dir())
        studies = tuple(p for p in seen if p.suffix == SUFFIX and p.is_file())
    except OSError as error:
        raise BadInputError(
            Message("The folder {path} cannot be opened.", path=str(where)),
            Message("Choose a folder that you may read."),
        ) from error
    return Folder(where, where.parent if where.parent != where else None, folders, studies)


def study_at(written: str | Path) -> Path:
    """The study file meant by a path as a person types it: quotation marks, ``~``, no ending.

    A folder means the only study in it; NotFoundError when it holds none or several.
    """
    path = Path(str(written).strip().strip("\"'")).expanduser()
    if path.is_dir():
        studies = look_into(path).studies
        if len(studies) == 1:
            return studies[0]
        raise NotFoundError(
            Message.plural(
                "There is no single study in {path}: {n} file ends in .qualcode.",
                "There is no single study in {path}: {n} files end in .qualcode.",
                n=len(studies),
                path=str(path),
            ),
            Message("Name the study file itself."),
        )
    with_ending = path.with_name(path.name + SUFFIX) if path.name else path
    return with_ending if not path.exists() and with_ending.exists() else path


def study_file_for(title: str, folder: str) -> Path:
    """A free file for a new study, named after its title, in the folder as it was typed."""
    kept = "".join(c if c.isalnum() or c in " -_'’" else " " for c in title)
    name = " ".join(kept.split())[:60].strip() or "study"
    where = Path(folder.strip().strip("\"'") or usual_folder()).expanduser()
    path, number = where / f"{name}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = where / f"{name} {number}{SUFFIX}"
    return path
