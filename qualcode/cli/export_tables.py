"""export: tables, matrices, the workbook, the corpus for IRaMuTeQ, the codebook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qualcode.cli import console
from qualcode.cli.leaving import (
    choice_of,
    coder_choice,
    coder_id_of,
    form_of,
    leaving,
    to_argument,
    write_all,
)
from qualcode.cli.opened import passphrase_option, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.wording import current_language
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.open_study import OpenStudy

_Write = Callable[["OpenStudy", str, str], bytes]  # the form, the language


def add_tables(group: Commands) -> None:
    """Adds the commands of ``qualcode export`` that write tables."""
    for name, told, forms, make in _FILES:
        _add_file(group, name, told(), forms, make)
    _add_workbook(group)
    _add_matrix(group)
    _add_corpus(group)


def _add_file(group: Commands, name: str, told: str, forms: tuple[str, ...], make: _Write) -> None:
    """One command that writes one file, in the form its ending says."""

    @group.command(name, help=told)
    def write(
        path: Path = study_argument(),
        to: Path = to_argument(),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        form = form_of(to, forms)
        with leaving(path, passphrase_file) as study:
            content = make(study, form, current_language())
        write_all(((to.name, content),), to.parent)


def _codebook(study: OpenStudy, form: str, language: str) -> bytes:
    from qualcode.services import export

    return export.codebook_as(study, form, language=language)


def _saturation(study: OpenStudy, form: str, language: str) -> bytes:
    from qualcode.services import export

    if form in ("png", "svg", "pdf"):
        return export.new_codes_picture(study, form, language=language)
    return _sheet("new_codes_sheet")(study, form, language)


def _sheet(name: str) -> _Write:
    """The table that a function of that name makes, written in the form asked for."""

    def write(study: OpenStudy, form: str, language: str) -> bytes:
        from qualcode.services import export

        sheet = getattr(export, name)(study, language=language)
        return export.sheet_as(sheet, form, language)

    return write


_FILES: tuple[tuple[str, Callable[[], str], tuple[str, ...], _Write], ...] = (
    (
        "codebook",
        lambda: _(
            "The codebook as yaml, csv or xlsx, after the file’s ending.\n\nExample: qualcode export codebook thesis.qualcode codebook.xlsx"
        ),
        ("yaml", "yml", "csv", "xlsx"),
        _codebook,
    ),
    (
        "saturation",
        lambda: _(
            "New codes per interview: xlsx or csv for the table, png, svg or pdf for the curve.\n\nExample: qualcode export saturation thesis.qualcode curve.png"
        ),
        ("xlsx", "csv", "png", "svg", "pdf"),
        _saturation,
    ),
    (
        "agreement",
        lambda: _(
            "Agreement of two coders per code, as xlsx or csv.\n\nExample: qualcode export agreement thesis.qualcode agreement.xlsx"
        ),
        ("xlsx", "csv"),
        _sheet("agreement_sheet"),
    ),
    (
        "extracts",
        lambda: _(
            "Every coded extract with its place in the tree, as xlsx or csv.\n\nExample: qualcode export extracts thesis.qualcode extracts.csv"
        ),
        ("xlsx", "csv"),
        _sheet("extracts_sheet"),
    ),
)


def _add_workbook(group: Commands) -> None:
    @group.command(
        "workbook",
        help=_(
            "Every table in one workbook: extracts by code, codes by participant, attribute, site, interview, coder and code, codebook, saturation, agreement, activity. An ending in .zip gives them as csv files.\n\nExample: qualcode export workbook thesis.qualcode tables.xlsx"
        ),
    )
    def workbook(
        path: Path = study_argument(),
        to: Path = to_argument(),
        coder: str | None = coder_choice(),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services import workbook as books

        form = form_of(to, ("xlsx", "zip"))
        with leaving(path, passphrase_file) as study, console.progress(_("Workbook")) as bar:
            bar(0, 1)
            content = books.workbook(
                study, form, language=current_language(), coder_id=coder_id_of(study, coder)
            )
            bar(1, 1)
        write_all(((to.name, content),), to.parent)


def _add_matrix(group: Commands) -> None:
    @group.command(
        "matrix",
        help=_(
            "One matrix of codes as xlsx or csv.\n\nExample: qualcode export matrix thesis.qualcode matrix.xlsx --by attribute --count participants\nExample: qualcode export matrix thesis.qualcode near.csv --by code --turns 1"
        ),
    )
    def matrix(
        path: Path = study_argument(),
        to: Path = to_argument(),
        by: str = typer.Option(
            "participant",
            "--by",
            metavar="WHAT",
            help=_("participant, attribute, site, interview, coder or code."),
        ),
        count: str = typer.Option(
            "extracts", "--count", metavar="WHAT", help=_("extracts, participants or words.")
        ),
        turns: int | None = typer.Option(
            None,
            "--turns",
            metavar="N",
            help=_("By code: count codes at most N turns apart, not only on the same words."),
        ),
        own: bool = typer.Option(
            False, "--own", help=_("Leave out of a node what is coded under it.")
        ),
        coder: str | None = coder_choice(),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services import table_book
        from qualcode.services.matrices import (
            By,
            Counted,
            MatrixChoice,
            code_matrix,
            matrix_sheet,
        )

        form = form_of(to, ("xlsx", "csv"))
        columns, counted = choice_of(By, by, "--by"), choice_of(Counted, count, "--count")
        with leaving(path, passphrase_file) as study:
            choice = MatrixChoice(
                columns, coder_id_of(study, coder), with_children=not own, n_turns=turns
            )
            sheet = matrix_sheet(code_matrix(study, choice), counted)
            content = table_book.table_book(
                [sheet], form, name=to.stem, study=study, language=current_language()
            )
        write_all(((to.name, content),), to.parent)


def _add_corpus(group: Commands) -> None:
    @group.command(
        "corpus",
        help=_(
            "The respondents’ words as a corpus for IRaMuTeQ, with the participants’ variables.\n\nExample: qualcode export corpus thesis.qualcode corpus.txt --by-theme"
        ),
    )
    def corpus(
        path: Path = study_argument(),
        to: Path = to_argument(),
        by_theme: bool = typer.Option(
            False, "--by-theme", help=_("Only what is coded, under its main theme (-*theme).")
        ),
        coder: str | None = coder_choice(),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services.iramuteq import iramuteq_corpus

        form_of(to, ("txt",))
        with leaving(path, passphrase_file) as study:
            content = iramuteq_corpus(
                study,
                by_theme=by_theme,
                coder_id=coder_id_of(study, coder),
                language=current_language(),
            )
        write_all(((to.name, content),), to.parent)
