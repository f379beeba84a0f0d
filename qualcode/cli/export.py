"""export: Word, tables, charts and the codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qualcode.cli import console
from qualcode.cli.opened import opened, passphrase_option, study_argument, unlock_vault
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.wording import Message, current_language, parse_language, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.open_study import OpenStudy


def add_to(app: Commands) -> None:
    """Adds ``qualcode export``."""
    group = Commands(
        help=_(
            "Write what leaves the study.\n\nExample: qualcode export word thesis.qualcode thesis.docx"
        )
    )
    app.add_typer(group, name="export")
    _add_word(group)
    _add_tables(group)


def _to() -> Any:
    return typer.Argument(..., metavar="FILE", help=_("The file to write."))


def _add_word(group: Commands) -> None:
    @group.command(
        "word",
        help=_(
            "The Word file: participants, interviews, thematic tree with extracts, saturation, agreement, codebook.\n\nExample: qualcode export word thesis.qualcode thesis.docx --extracts 3"
        ),
    )
    def word(
        path: Path = study_argument(),
        to: Path = _to(),
        coder: str | None = typer.Option(
            None, "--coder", help=_("Whose codings; the consensus or everybody’s if not given.")
        ),
        extracts: int = typer.Option(
            5, "--extracts", help=_("Most extracts shown under a node; 0 shows all.")
        ),
        language: str = typer.Option(
            "", "--language", help=_("fr or en; the language spoken if not given.")
        ),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.model.report_plan import Quoted, ReportPlan
        from qualcode.services import coders, report, writing

        with _leaving(path, passphrase_file) as study, console.progress(_("Word file")) as bar:
            bar(0, 1)
            chosen = coders.find_coder(study, coder).id if coder else None
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

        with _leaving(path, passphrase_file) as study:
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


def _add_tables(group: Commands) -> None:
    _add_file(
        group,
        "codebook",
        _(
            "The codebook as yaml, csv or xlsx, after the file’s ending.\n\nExample: qualcode export codebook thesis.qualcode codebook.xlsx"
        ),
        ("yaml", "yml", "csv", "xlsx"),
        _codebook,
    )
    _add_file(
        group,
        "saturation",
        _(
            "New codes per interview: xlsx or csv for the table, png or svg for the curve.\n\nExample: qualcode export saturation thesis.qualcode curve.png"
        ),
        ("xlsx", "csv", "png", "svg"),
        _saturation,
    )
    _add_file(
        group,
        "agreement",
        _(
            "Agreement of two coders per code, as xlsx or csv.\n\nExample: qualcode export agreement thesis.qualcode agreement.xlsx"
        ),
        ("xlsx", "csv"),
        _agreement,
    )
    _add_file(
        group,
        "extracts",
        _(
            "Every coded extract with its place in the tree, as xlsx or csv.\n\nExample: qualcode export extracts thesis.qualcode extracts.csv"
        ),
        ("xlsx", "csv"),
        _extracts,
    )


def _add_file(
    group: Commands,
    name: str,
    told: str,
    forms: tuple[str, ...],
    make: Callable[[OpenStudy, str], bytes],
) -> None:
    """One command that writes one file, in the form its ending says."""

    @group.command(name, help=told)
    def write(
        path: Path = study_argument(),
        to: Path = _to(),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services import writing

        form = _form(to, forms)
        with _leaving(path, passphrase_file) as study:
            content = make(study, form)
        console.say(Message("Written to {path}.", path=str(writing.write_file(to, content))))


def _codebook(study: OpenStudy, form: str) -> bytes:
    from qualcode.services import export

    return export.codebook_as(study, form, language=current_language())


def _saturation(study: OpenStudy, form: str) -> bytes:
    from qualcode.services import export

    language = current_language()
    if form in ("png", "svg"):
        return export.new_codes_picture(study, form, language=language)
    return export.sheet_as(export.new_codes_sheet(study, language=language), form, language)


def _agreement(study: OpenStudy, form: str) -> bytes:
    from qualcode.services import export

    language = current_language()
    return export.sheet_as(export.agreement_sheet(study, language=language), form, language)


def _extracts(study: OpenStudy, form: str) -> bytes:
    from qualcode.services import export

    language = current_language()
    return export.sheet_as(export.extracts_sheet(study, language=language), form, language)


@contextmanager
def _leaving(path: Path, passphrase_file: Path | None) -> Iterator[OpenStudy]:
    """The study, its vault unlocked where nothing need be asked: what leaves is then searched for names."""
    from qualcode.services import studies

    with opened(path) as study:
        if studies.has_vault(study) and (passphrase_file or not studies.is_protected(study)):
            unlock_vault(study, passphrase_file)
        yield study
        if study.vault is None:
            console.say_error(
                render(
                    Message(
                        "Not checked against the key, only for telephone numbers, mail addresses and the like: give --passphrase-file to search for the names."
                    )
                )
            )


def _form(to: Path, known: tuple[str, ...]) -> str:
    form = to.suffix.lower().lstrip(".")
    if form not in known:
        raise BadInputError(
            Message("{name} has no ending this can be written as.", name=to.name),
            Message("Let it end in one of: {endings}.", endings=", ".join(known)),
        )
    return form
