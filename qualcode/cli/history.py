"""history, undo, redo: what was done, taken back and done again."""

from __future__ import annotations

from pathlib import Path

import typer

from qualcode.cli import console
from qualcode.cli.opened import coder_option, json_option, opened, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, format_moment, render
from qualcode.wording import gettext as _


def add_to(app: Commands) -> None:
    """Adds the commands on what was done."""

    @app.command(
        "history",
        help=_("What was done, by whom.\n\nExample: qualcode history thesis.qualcode --last 20"),
    )
    def history(
        path: Path = study_argument(),
        last: int = typer.Option(50, "--last", help=_("How many of the latest actions.")),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import coders
        from qualcode.services import history as service

        with opened(path) as study:
            names = {c.id: c.name for c in coders.list_coders(study)}
            done = service.list_activities(study)[-last:]
        if as_json:
            console.show_json(
                [
                    {
                        "revision": a.revision,
                        "at": a.at,
                        "coder": names.get(a.coder_id, ""),
                        "action": a.action,
                        "said": render(a.said),
                        "undone_by": a.undone_by,
                    }
                    for a in done
                ]
            )
            return
        console.show_table(
            (_("no."), _("when"), _("who"), _("what")),
            [
                (
                    a.revision,
                    format_moment(a.at),
                    names.get(a.coder_id, "?"),
                    render(a.said) + (_(" (taken back)") if a.undone_by else ""),
                )
                for a in done
            ],
        )

    @app.command(
        "undo",
        help=_(
            "Take back your latest action, or one of the history.\n\nExample: qualcode undo thesis.qualcode"
        ),
    )
    def undo(
        path: Path = study_argument(),
        revision: int | None = typer.Option(
            None, "--revision", help=_("Number of the action in the history.")
        ),
        dependents: bool = typer.Option(
            False, "--with-dependents", help=_("Also what depends on it.")
        ),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import history as service

        with opened(path, coder=coder) as study:
            if revision is None:
                taken = service.undo(study, with_dependents=dependents)
            else:
                taken = service.revert(study, revision, with_dependents=dependents)
        console.say(Message("Taken back: {action}", action=taken.said))

    @app.command(
        "redo",
        help=_("Do again what you last took back.\n\nExample: qualcode redo thesis.qualcode"),
    )
    def redo(path: Path = study_argument(), coder: str | None = coder_option()) -> None:
        from qualcode.services import history as service

        with opened(path, coder=coder) as study:
            again = service.redo(study)
        console.say(Message("Done again: {action}", action=again.said))
