"""memos: analytic notes."""

from __future__ import annotations

from pathlib import Path

import typer

from qualcode.cli import console
from qualcode.cli.opened import coder_option, json_option, opened, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.wording import Message
from qualcode.wording import gettext as _


def add_to(app: Commands) -> None:
    """Adds ``qualcode memos``."""
    group = Commands(
        help=_('Memos.\n\nExample: qualcode memos write thesis.qualcode "Evenings come back often"')
    )
    app.add_typer(group, name="memos")

    @group.command(
        "write",
        help=_(
            "Write a memo on the study.\n\n"
            'Example: qualcode memos write thesis.qualcode "Evenings come back often" --kind reflexive'
        ),
    )
    def write(
        path: Path = study_argument(),
        text: str = typer.Argument(..., metavar="TEXT", help=_("What to note.")),
        kind: str = typer.Option(
            "theoretical",
            "--kind",
            help=_("theoretical, methodological, reflexive or summary."),
        ),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.model import MemoKind
        from qualcode.services import memos

        if kind not in set(MemoKind):
            raise BadInputError(
                Message("“{kind}” is no kind of memo.", kind=kind),
                Message("Choose one of: {names}.", names=", ".join(MemoKind)),
            )
        with opened(path, coder=coder) as study:
            memos.write_memo(study, text, kind=MemoKind(kind))
        console.say(Message("The memo is kept."))

    @group.command(
        "list",
        help=_("Every memo, oldest first.\n\nExample: qualcode memos list thesis.qualcode"),
    )
    def list_(path: Path = study_argument(), as_json: bool = json_option()) -> None:
        from qualcode.services import coders, memos

        with opened(path) as study:
            names = {c.id: c.name for c in coders.list_coders(study)}
            found = memos.list_memos(study)
        if as_json:
            console.show_json(
                [
                    {
                        "kind": m.kind.value,
                        "text": m.text,
                        "coder": names.get(m.coder_id, ""),
                        "about": m.about,
                        "about_id": m.about_id,
                        "created_at": m.created_at,
                    }
                    for m in found
                ]
            )
            return
        console.show_table(
            (_("when"), _("who"), _("kind"), _("memo")),
            [(m.created_at[:10], names.get(m.coder_id, "?"), m.kind.value, m.text) for m in found],
        )
