"""portrait: an interview along its text; what a whole study looks like, by counting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qualcode.cli import console
from qualcode.cli.opened import (
    coder_option,
    json_option,
    opened,
    passphrase_option,
    study_argument,
    unlock_vault,
)
from qualcode.cli.portrait_shown import (
    pairs_as_json,
    show_one,
    show_pairs,
    show_study,
    study_as_json,
)
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.open_study import OpenStudy
    from qualcode.services.portraits import InterviewPortrait, Portraits

_FORMS = {"svg", "png", "pdf", "csv", "xlsx"}


def add_to(app: Commands) -> None:
    """Adds ``qualcode portrait``."""

    @app.command(
        "portrait",
        help=_(
            "Portrait of an interview, or of the study.\n\n"
            "With an interview: where each theme stands along its text. Without: codes over "
            "interviews, the interviewer’s share of the words, passages without a code, codes of "
            "one participant only, codes without definition. Counted are the "
            "codings of the consensus where there are any, else everybody’s.\n\nExample: qualcode portrait "
            "thesis.qualcode M1\n\nExample: qualcode portrait thesis.qualcode --alike"
        ),
    )
    def portrait(
        path: Path = study_argument(),
        interview: str = typer.Argument("", metavar="INTERVIEW", help=_("Empty: the study.")),
        levels: int = typer.Option(
            1, "--levels", min=1, help=_("A row for each theme so many levels deep.")
        ),
        alike: bool = typer.Option(
            False, "--alike", help=_("Also codes that may be the same under two names.")
        ),
        to: Path | None = typer.Option(
            None, "--to", metavar="FILE", help=_("A figure (svg, png, pdf) or table (csv, xlsx).")
        ),
        coder: str | None = coder_option(),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services.alike_codes import alike_codes
        from qualcode.services.portraits import usual_portraits
        from qualcode.services.reading import find_source

        with opened(path, coder=coder) as study:
            seen = usual_portraits(study)
            one = seen.interview(find_source(study, interview).id, levels) if interview else None
            pairs = alike_codes(study) if alike else ()
            if to is not None:
                _write(study, passphrase_file, to, seen, one)
                return
        if one is not None:
            show_one(one, as_json=as_json)
        elif as_json:
            console.show_json(
                study_as_json(seen) | ({"alike_codes": pairs_as_json(pairs)} if alike else {})
            )
        else:
            show_study(seen)
            if alike:
                show_pairs(pairs)


def _write(
    study: OpenStudy,
    passphrase_file: Path | None,
    to: Path,
    seen: Portraits,
    one: InterviewPortrait | None,
) -> None:
    """The portrait of the interview, or codes over interviews; checked against the key first."""
    from qualcode.services import portrait_figures, writing

    form = to.suffix.removeprefix(".").casefold()
    if form not in _FORMS:
        raise BadInputError(
            Message("A file ending in {ending} cannot be written here.", ending=to.suffix or "?"),
            Message("Choose a name that ends in .svg, .png, .pdf, .csv or .xlsx."),
        )
    unlock_vault(study, passphrase_file)
    if one is not None:
        sheet, figures = (
            portrait_figures.interview_sheet(one),
            portrait_figures.interview_figures(one),
        )
    else:
        rows = seen.timeline()
        sheet = portrait_figures.timeline_sheet(seen.interviews, rows)
        figures = portrait_figures.timeline_figures(seen.interviews, rows)
    name, content = portrait_figures.portrait_file(
        study, sheet, figures, form, stem=to.stem, language=current_language()
    )
    target = writing.write_file(to.with_name(name), content)
    console.say(Message("Written to {path}.", path=str(target)))
