"""The study a command works on: found, opened, unlocked if needed, closed whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qualcode.cli import console
from qualcode.errors import NotFoundError
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.open_study import OpenStudy


def study_argument() -> Any:
    """The STUDY argument every command has."""
    return typer.Argument(
        ..., metavar="STUDY", help=_("The study: its .qualcode file, or the folder it is alone in.")
    )


def coder_option() -> Any:
    """The --as option: which coder acts."""
    return typer.Option(None, "--as", metavar="CODER", help=_("Act as this coder of the study."))


def passphrase_option() -> Any:
    """The --passphrase-file option."""
    return typer.Option(
        None,
        "--passphrase-file",
        metavar="FILE",
        help=_("File whose first line is the passphrase; asked for in a terminal otherwise."),
    )


def json_option() -> Any:
    """The --json option."""
    return typer.Option(False, "--json", help=_("Print JSON for scripts."))


def study_path(path: Path) -> Path:
    """The study file meant by a path: itself, itself with its ending, or the only one inside."""
    from qualcode.services.folders import study_at

    return study_at(path)


def read_given(path: Path) -> bytes:
    """What is in a file named on the command line; NotFoundError when there is none."""
    if path.is_dir():
        raise NotFoundError(
            Message("{path} is a folder, not a file.", path=str(path)),
            Message("Name the file in it."),
        )
    if not path.is_file():
        raise NotFoundError(
            Message("There is no file {path}.", path=str(path)),
            Message("Check the name and the folder."),
        )
    return path.read_bytes()


@contextmanager
def opened(
    path: Path,
    *,
    coder: str | None = None,
    unlock: bool = False,
    passphrase_file: Path | None = None,
) -> Iterator[OpenStudy]:
    """The study, open; with the vault unlocked when ``unlock``."""
    from qualcode.services import studies

    study = studies.open_study(study_path(path), coder=coder)
    try:
        for warning in study.findings:
            console.say_error(render(warning))
        if unlock:
            unlock_vault(study, passphrase_file)
        yield study
    finally:
        study.close()


def unlock_vault(study: OpenStudy, passphrase_file: Path | None) -> None:
    """Unlocks the vault, asking only when it has a passphrase, and says what a crash left."""
    from qualcode.services import studies
    from qualcode.services.vault import key_was_destroyed

    # no passphrase opens it any more: the refusal says so, and none is asked for
    asked = (
        studies.has_vault(study) and studies.is_protected(study) and not key_was_destroyed(study)
    )
    left = studies.unlock(study, console.ask_passphrase(passphrase_file) if asked else None)
    for leftover in left:
        what = render(leftover.said) if leftover.said else _("an unfinished action")
        console.say_error(
            render(
                Message(
                    "A crash left something half done: {what}. “qualcode recover” completes or discards it.",
                    what=what,
                )
            )
        )
