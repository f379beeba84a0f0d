"""accounts: who may sign in to a lab's server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qualcode.cli import console
from qualcode.cli.opened import json_option
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.accounts import Accounts


def add_to(app: Commands) -> None:
    """Adds ``qualcode accounts``."""
    group = Commands(
        help=_("Who may sign in to a lab’s server.\n\nExample: qualcode accounts add Samira")
    )
    app.add_typer(group, name="accounts")
    _add_listing(group)
    _add_changing(group)


def _add_listing(group: Commands) -> None:
    @group.command("list", help=_("Every account.\n\nExample: qualcode accounts list"))
    def list_(as_json: bool = json_option()) -> None:
        names = [account.name for account in _accounts().list()]
        if as_json:
            console.show_json(names)
            return
        console.show_table((_("name"),), [(name,) for name in names])


def _add_changing(group: Commands) -> None:
    @group.command(
        "add",
        help=_(
            "Add an account; the name is also the coder’s name in studies.\n\nExample: qualcode accounts add Samira"
        ),
    )
    def add(name: str = _name(), password_file: Path | None = _password_file()) -> None:
        account = _accounts().add(name, console.ask_new_password(password_file))
        console.say(Message("{name} may sign in now.", name=account.name))

    @group.command(
        "password",
        help=_(
            "Give an account another password; it is signed out everywhere.\n\nExample: qualcode accounts password Samira"
        ),
    )
    def password(name: str = _name(), password_file: Path | None = _password_file()) -> None:
        _accounts().change_password(name, console.ask_new_password(password_file))
        console.say(Message("{name} has a new password.", name=name))

    @group.command(
        "remove", help=_("Remove an account.\n\nExample: qualcode accounts remove Samira")
    )
    def remove(name: str = _name()) -> None:
        _accounts().remove(name)
        console.say(Message("{name} may no longer sign in.", name=name))


def _accounts() -> Accounts:
    from qualcode.services.accounts import Accounts, default_path

    return Accounts(default_path())


def _name() -> str:
    return typer.Argument(..., metavar="NAME", help=_("Name of the account."))  # type: ignore[no-any-return]


def _password_file() -> Path | None:
    return typer.Option(  # type: ignore[no-any-return]
        None,
        "--password-file",
        metavar="FILE",
        help=_("File whose first line is the password; asked for in a terminal otherwise."),
    )
