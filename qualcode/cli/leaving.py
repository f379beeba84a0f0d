"""What every command that writes a file out of a study shares."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from qualcode.cli import console
from qualcode.cli.opened import opened, unlock_vault
from qualcode.errors import BadInputError
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.open_study import OpenStudy

Kind = TypeVar("Kind", bound=StrEnum)


def to_argument() -> Any:
    """The FILE argument: where to write."""
    return typer.Argument(..., metavar="FILE", help=_("The file to write."))


def coder_choice() -> Any:
    """The --coder option: whose codings."""
    return typer.Option(
        None, "--coder", help=_("Whose codings; the consensus or everybody’s if not given.")
    )


@contextmanager
def leaving(path: Path, passphrase_file: Path | None) -> Iterator[OpenStudy]:
    """The study, its vault unlocked where nothing need be asked: what leaves is then searched for names."""
    with opened(path) as study, checked(study, passphrase_file):
        yield study


@contextmanager
def checked(study: OpenStudy, passphrase_file: Path | None) -> Iterator[None]:
    """Has what leaves an open study searched for names where nothing need be asked, and says if not."""
    from qualcode.services import studies
    from qualcode.services.vault import key_was_destroyed

    if key_was_destroyed(study):
        yield
        console.say_error(
            render(
                Message(
                    "Not checked against the key, which was destroyed: only for telephone numbers, mail addresses and the like."
                )
            )
        )
        return
    if studies.has_vault(study) and (passphrase_file or not studies.is_protected(study)):
        unlock_vault(study, passphrase_file)
    yield
    if study.vault is None:
        console.say_error(
            render(
                Message(
                    "Not checked against the key, only for telephone numbers, mail addresses and the like: give --passphrase-file to search for the names."
                )
            )
        )


def form_of(to: Path, known: tuple[str, ...]) -> str:
    """The form a file's ending says; BadInputError when it is none of those known."""
    form = to.suffix.lower().lstrip(".")
    if form not in known:
        raise BadInputError(
            Message("The ending of {name} is not a format this can be written in.", name=to.name),
            Message("Use one of these endings: {endings}.", endings=", ".join(known)),
        )
    return form


def choice_of(kind: type[Kind], wanted: str, option: str) -> Kind:
    """The member of that value; BadInputError naming those there are."""
    try:
        return kind(wanted)
    except ValueError:
        raise BadInputError(
            Message("{option} does not know “{value}”.", value=wanted, option=option),
            Message("Choose among: {known}.", known=", ".join(each.value for each in kind)),
        ) from None


def coder_id_of(study: OpenStudy, coder: str | None) -> str | None:
    """The id of a coder named, or None where nobody was."""
    from qualcode.services import coders

    return coders.find_coder(study, coder).id if coder else None


def write_all(files: tuple[tuple[str, bytes], ...], folder: Path) -> None:
    """Writes named files into a folder and says where each is."""
    from qualcode.services import writing

    for name, content in files:
        path = writing.write_file(folder / name, content)
        console.say(Message("Written to {path}.", path=str(path)))
