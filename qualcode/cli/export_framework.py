"""export framework: the grid of cases and themes as a Word file or as tables."""

from __future__ import annotations

from pathlib import Path

import typer

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

_FORMS = ("docx", "xlsx", "csv", "zip")


def add_framework(group: Commands) -> None:
    """Adds ``framework`` to ``qualcode export``."""

    @group.command(
        "framework",
        help=_(
            "The framework grid: cases against themes, with summaries and the extracts under them; a Word "
            "file also holds a monograph of each case and each theme over all cases.\n\n"
            "Example: qualcode export framework thesis.qualcode grid.docx --rows site\n"
            "Example: qualcode export framework thesis.qualcode sites.docx --rows site --parts cases"
        ),
    )
    def framework(
        path: Path = study_argument(),
        to: Path = to_argument(),
        rows: str = typer.Option(
            "participant", "--rows", help=_("Cases: participant, interview or site.")
        ),
        theme: list[str] = typer.Option(
            [],
            "--theme",
            help=_("Only this code as a theme; may be repeated. The main themes if not given."),
        ),
        parts: str = typer.Option(
            "grid,cases,themes",
            "--parts",
            help=_(
                "Of a Word file: grid, cases (monographs), themes (cases compared); with commas."
            ),
        ),
        coder: str | None = coder_choice(),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services import framework_export
        from qualcode.services.codebook import get_codebook
        from qualcode.services.framework import CaseKind, framework_grid
        from qualcode.services.written_codes import find_code

        form, language = form_of(to, _FORMS), current_language()
        kind = choice_of(CaseKind, rows, "--rows")
        wanted = [
            choice_of(framework_export.FrameworkPart, part.strip(), "--parts")
            for part in parts.split(",")
        ]
        with leaving(path, passphrase_file) as study:
            tree = get_codebook(study)
            codes = [find_code(tree, name).id for name in theme]
            coder_id = coder_id_of(study, coder)
            grid = framework_grid(study, kind, code_ids=codes, coder_id=coder_id)
            if form == "docx":
                content = framework_export.framework_docx(study, grid, wanted, language=language)
            else:
                content = framework_export.framework_book(study, grid, form, language=language)
        write_all(((to.name, content),), to.parent)
