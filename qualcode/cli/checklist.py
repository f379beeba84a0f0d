"""checklist: COREQ and SRQR, filled from the study and completed by hand."""

from __future__ import annotations

from pathlib import Path

import typer

from qualcode.cli import console
from qualcode.cli.leaving import form_of, leaving, to_argument, write_all
from qualcode.cli.opened import (
    coder_option,
    json_option,
    opened,
    passphrase_option,
    study_argument,
)
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.model.checklist import Checklist
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _


def add_to(app: Commands) -> None:
    """Adds ``qualcode checklist``."""
    group = Commands(
        help=_(
            "What a reader of the study asks to know: COREQ and SRQR.\n\nExample: qualcode checklist coreq thesis.qualcode"
        )
    )
    app.add_typer(group, name="checklist")
    _add_shown(
        group,
        Checklist.COREQ,
        _(
            "The 32 items of COREQ: what the study says of each, what you wrote, what is missing.\n\nExample: qualcode checklist coreq thesis.qualcode --missing"
        ),
    )
    _add_shown(
        group,
        Checklist.SRQR,
        _(
            "The 21 items of SRQR: what the study says of each, what you wrote, what is missing.\n\nExample: qualcode checklist srqr thesis.qualcode --json"
        ),
    )
    _add_answer(group)
    _add_write(group)


def _add_shown(group: Commands, which: Checklist, told: str) -> None:
    @group.command(which.value, help=told)
    def show(
        path: Path = study_argument(),
        missing: bool = typer.Option(
            False, "--missing", help=_("Only what is missing, with what to do.")
        ),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import checklist_export
        from qualcode.services.checklist import STATE_NAMES, State, checklist

        with opened(path) as study:
            filled = checklist(study, which, language=current_language())
        if as_json:
            console.show_json(checklist_export.as_values(filled))
            return
        rows = filled.missing if missing else filled.rows
        console.show_table(
            [_("No."), _("Item"), _("State"), _("Answer")],
            [[r.cited, r.topic, render(STATE_NAMES[r.state]), r.said or r.advice] for r in rows],
        )
        counts = [
            render(Message("{state}: {n}", state=STATE_NAMES[state], n=filled.n_in(state)))
            for state in State
        ]
        console.say(f"{filled.title}. {' · '.join(counts)}")
        console.say(filled.source)


def _add_answer(group: Commands) -> None:
    @group.command(
        "answer",
        help=_(
            "Write what you answer to an item; nothing given takes the answer away.\n\nExample: qualcode checklist answer thesis.qualcode coreq 13 --text “Two declined, for lack of time.” --place “p. 24”"
        ),
    )
    def answer(
        path: Path = study_argument(),
        which: str = typer.Argument(..., metavar="coreq|srqr", help=_("Which checklist.")),
        item: int = typer.Argument(..., metavar="N", help=_("The number of the item.")),
        text: str = typer.Option("", "--text", help=_("The answer.")),
        place: str = typer.Option("", "--place", help=_("Where it stands in your text.")),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services.checklist import answer_item

        with opened(path, coder=coder) as study:
            answer_item(study, _checklist(which), item, text=text, place=place)
        console.say(Message("Noted."))


def _add_write(group: Commands) -> None:
    @group.command(
        "write",
        help=_(
            "A checklist as docx, xlsx or csv, to hand in.\n\nExample: qualcode checklist write thesis.qualcode coreq coreq.docx"
        ),
    )
    def write(
        path: Path = study_argument(),
        which: str = typer.Argument(..., metavar="coreq|srqr", help=_("Which checklist.")),
        to: Path = to_argument(),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services.checklist_export import checklist_as

        form = form_of(to, ("docx", "xlsx", "csv"))
        with leaving(path, passphrase_file) as study:
            content = checklist_as(study, _checklist(which), form, language=current_language())
        write_all(((to.name, content),), to.parent)


def _checklist(name: str) -> Checklist:
    try:
        return Checklist(name.casefold())
    except ValueError:
        raise BadInputError(
            Message("There is no checklist called {name}.", name=name),
            Message("Choose coreq or srqr."),
        ) from None
