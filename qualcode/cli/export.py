"""export: what leaves the study; Word and transcripts here, tables and figures beside."""

from __future__ import annotations

from pathlib import Path

import typer

from qualcode.cli import console
from qualcode.cli.export_figures import add_figures
from qualcode.cli.export_tables import add_tables
from qualcode.cli.leaving import coder_choice, coder_id_of, leaving, to_argument
from qualcode.cli.opened import passphrase_option, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, current_language, parse_language
from qualcode.wording import gettext as _


def add_to(app: Commands) -> None:
    """Adds ``qualcode export``."""
    group = Commands(
        help=_(
            "Write what leaves the study.\n\nExample: qualcode export word thesis.qualcode thesis.docx"
        )
    )
    app.add_typer(group, name="export")
    _add_word(group)
    add_tables(group)
    add_figures(group)


def _add_word(group: Commands) -> None:
    @group.command(
        "word",
        help=_(
            "The Word file: participants, interviews, thematic tree with extracts, saturation, agreement, codebook.\n\nExample: qualcode export word thesis.qualcode thesis.docx --extracts 3"
        ),
    )
    def word(
        path: Path = study_argument(),
        to: Path = to_argument(),
        coder: str | None = coder_choice(),
        extracts: int = typer.Option(
            5, "--extracts", help=_("Most extracts shown under a node; 0 shows all.")
        ),
        language: str = typer.Option(
            "", "--language", help=_("fr or en; the language spoken if not given.")
        ),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.model.report_plan import Quoted, ReportPlan
        from qualcode.services import report, writing

        with leaving(path, passphrase_file) as study, console.progress(_("Word file")) as bar:
            bar(0, 1)
            chosen = coder_id_of(study, coder)
            plan = ReportPlan(
                coder_id=chosen or "",
                quoted=Quoted.PICKED if extracts else Quoted.EVERY,
                most=extracts or 5,
            )
            spoken = parse_language(language) or current_language()
            content = report.word_report(study, plan, language=spoken)
            bar(1, 1)
        console.say(Message("Written to {path}.", path=str(writing.write_file(to, content))))

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
