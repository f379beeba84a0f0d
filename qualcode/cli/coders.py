"""coders: who codes, and what they may do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qualcode.cli import console
from qualcode.cli.opened import coder_option, json_option, opened, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.model import CoderRole


def add_to(app: Commands) -> None:
    """Adds ``qualcode coders``."""
    group = Commands(help=_("Who codes.\n\nExample: qualcode coders list thesis.qualcode"))
    app.add_typer(group, name="coders")

    @group.command(
        "list",
        help=_("Every coder with their role.\n\nExample: qualcode coders list thesis.qualcode"),
    )
    def list_(path: Path = study_argument(), as_json: bool = json_option()) -> None:
        from qualcode.services import coders

        with opened(path) as study:
            found = coders.list_coders(study)
        if as_json:
            console.show_json(
                [{"name": c.name, "kind": c.kind.value, "role": c.role.value} for c in found]
            )
            return
        console.show_table(
            (_("name"), _("kind"), _("role")),
            [(c.name, _kind_name(c.kind.value), _role_name(c.role.value)) for c in found],
        )

    @group.command(
        "add",
        help=_(
            "Add a coder.\n\nExample: qualcode coders add thesis.qualcode Samira --role supervisor"
        ),
    )
    def add(
        path: Path = study_argument(),
        name: str = typer.Argument(..., help=_("Display name of the coder.")),
        role: str = typer.Option("coder", "--role", help=_("owner, supervisor, coder or reader.")),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import coders

        chosen = _role(role)
        with opened(path, coder=coder) as study:
            coders.add_coder(study, name, role=chosen)
        console.say(
            Message(
                "{name} is in this study now: {role}.",
                name=name.strip(),
                role=_role_name(chosen.value),
            )
        )

    @group.command(
        "role",
        help=_(
            "Give a coder another role.\n\n"
            "Example: qualcode coders role thesis.qualcode Samira supervisor"
        ),
    )
    def role_(
        path: Path = study_argument(),
        name: str = typer.Argument(..., metavar="CODER", help=_("Display name of the coder.")),
        role: str = typer.Argument(
            ..., metavar="ROLE", help=_("owner, supervisor, coder or reader.")
        ),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import coders

        chosen = _role(role)
        with opened(path, coder=coder) as study:
            coders.change_role(study, coders.find_coder(study, name).id, chosen)
        console.say(Message("{name} is now {role}.", name=name, role=_role_name(chosen.value)))


def _role(name: str) -> CoderRole:
    from qualcode.errors import BadInputError
    from qualcode.model import CoderRole

    try:
        return CoderRole(name)
    except ValueError:
        raise BadInputError(
            Message("“{role}” is no role.", role=name),
            Message("Choose one of: {names}.", names=", ".join(r.value for r in CoderRole)),
        ) from None


def _kind_name(kind: str) -> str:
    return {"person": _("person"), "consensus": _("consensus"), "model": _("model")}[kind]


def _role_name(role: str) -> str:
    return {
        "owner": _("owner"),
        "supervisor": _("supervisor"),
        "coder": _("coder"),
        "reader": _("reader"),
    }[role]
