"""export: what leaves the study; Word and transcripts here, tables and figures beside."""

from __future__ import annotations

from pathlib import Path

import typer

from qualcode.cli import console
from qualcode.cli.export_figures import add_figures
from qualcode.cli.export_framework import add_framework
from qualcode.cli.export_tables import add_tables
from qualcode.cli.export_word import add_word
from qualcode.cli.leaving import leaving
from qualcode.cli.opened import passphrase_option, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _


def add_to(app: Commands) -> None:
    """Adds ``qualcode export``."""
    group = Commands(
        help=_(
            "Write what leaves the study.\n\nExample: qualcode export word thesis.qualcode thesis.docx"
        )
    )
    app.add_typer(group, name="export")
    add_word(group)
    _add_transcripts(group)
    add_tables(group)
    add_framework(group)
    add_figures(group)


def _add_transcripts(group: Commands) -> None:
    @group.command(
        "transcripts",
        help=_(
            "The released transcripts as Word, text or WebVTT files in a folder.\n\nExample: qualcode export transcripts thesis.qualcode annexes/ --form docx"
        ),
    )
    def transcripts(
        path: Path = study_argument(),
        to: Path = typer.Argument(..., metavar="FOLDER", help=_("The folder to write to.")),
        form: str = typer.Option("docx", "--form", help=_("docx, txt or vtt.")),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services import export_transcripts, writing

        with leaving(path, passphrase_file) as study:
            files = export_transcripts.transcripts_as(study, form, language=current_language())
        for name, content in files:
            writing.write_file(to / name, content)
        console.say(
            Message.plural(
                "{n} transcript written to {path}.",
                "{n} transcripts written to {path}.",
                n=len(files),
                path=str(to),
            )
        )
