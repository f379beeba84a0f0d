"""The table of commands. Each file of this folder adds those of one stage."""

from __future__ import annotations

import typer

from qualcode import __version__
from qualcode.cli.spoken_help import Commands
from qualcode.wording import gettext as _


def build() -> typer.Typer:
    """The whole command line, in the language spoken now."""
    from qualcode.cli import (
        accounts,
        agreement,
        anonymise,
        app_server,
        audit,
        checklist,
        codebook,
        coders,
        codings,
        copy,
        demo,
        export,
        history,
        ingest,
        memos,
        merge,
        participants,
        portrait,
        refi,
        release,
        retrieval,
        saturation,
        saturation_planning,
        studies,
        suggest,
        triangulation,
        withdrawal,
    )

    app = Commands(
        name="qualcode",
        help=_(
            "From verbatim interviews to a thematic tree: anonymise, code, compare coders, write to Word.\n\n"
            "Start with: qualcode demo"
        ),
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def everything(
        version: bool = typer.Option(
            False, "--version", help=_("Print the version."), is_eager=True, callback=_version
        ),
        lang: str = typer.Option(
            "", "--lang", metavar="fr|en", help=_("Language of what is printed.")
        ),
    ) -> None:
        """Options before any command; ``main`` has read the language already."""

    for stage in (
        studies,
        ingest,
        anonymise,
        release,
        audit,
        participants,
        codebook,
        codings,
        refi,
        coders,
        retrieval,
        suggest,
        portrait,
        saturation_planning,
        saturation,
        agreement,
        copy,
        merge,
        triangulation,
        memos,
        export,
        checklist,
        history,
        withdrawal,
        demo,
        app_server,
        accounts,
    ):
        stage.add_to(app)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"qualcode {__version__}")
        raise typer.Exit
