"""copy: a study to send, or to code in elsewhere."""

from __future__ import annotations

from pathlib import Path

import typer

from qualcode.cli import console
from qualcode.cli.leaving import checked
from qualcode.cli.opened import (
    coder_option,
    json_option,
    opened,
    passphrase_option,
    study_argument,
)
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message
from qualcode.wording import gettext as _


def add_to(app: Commands) -> None:
    """Adds ``qualcode copy``."""

    @app.command(
        "copy",
        help=_(
            "Write a copy of the study to send, without its vault. With --for it is a copy for a coder to work in: "
            "what a blind round keeps from them is not in the file.\n\n"
            "Example: qualcode copy thesis.qualcode for-samira.qualcode --for Samira"
        ),
    )
    def copy(
        path: Path = study_argument(),
        to: Path = typer.Argument(..., metavar="FILE", help=_("The file to write.")),
        for_coder: str | None = typer.Option(
            None, "--for", metavar="CODER", help=_("Who is to work in the copy.")
        ),
        coder: str | None = coder_option(),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import coders, copies

        with opened(path, coder=coder) as study, checked(study, passphrase_file):
            wanted = coders.find_coder(study, for_coder).id if for_coder else None
            blind = copies.leaves_something_out(study, wanted)
            written = copies.copy_study(study, to, for_coder=wanted)
        if as_json:
            console.show_json({"copy": str(written), "for": for_coder, "left_out": blind})
            return
        console.say(
            Message("The copy is {path}. Originals and key stay in the vault.", path=str(written))
        )
        if blind:
            console.say(
                Message("What other coders do in transcripts that are still blind is not in it.")
            )
        if for_coder:
            console.say(
                Message(
                    "When it comes back: qualcode merge {study} {copy}",
                    study=path.name,
                    copy=written.name,
                )
            )
