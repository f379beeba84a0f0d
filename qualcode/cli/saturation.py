"""saturation: new codes per interview."""

from __future__ import annotations

from pathlib import Path

import typer

from qualcode.cli import console
from qualcode.cli.opened import json_option, opened, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def add_to(app: Commands) -> None:
    """Adds ``qualcode saturation``."""

    @app.command(
        "saturation",
        help=_(
            "New codes per interview, at each level of the tree.\n\nExample: qualcode saturation thesis.qualcode --chart curve.png"
        ),
    )
    def saturation(
        path: Path = study_argument(),
        coder: str | None = typer.Option(
            None, "--coder", help=_("Only this coder; the consensus or everybody if not given.")
        ),
        interviewer: bool = typer.Option(
            False, "--with-interviewer", help=_("Count codings of the interviewer’s turns too.")
        ),
        chart: Path | None = typer.Option(
            None, "--chart", metavar="FILE", help=_("Write the curve as PNG or SVG.")
        ),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import coders, export
        from qualcode.services import saturation as service

        with opened(path) as study:
            chosen = coders.find_coder(study, coder).id if coder else None
            found = service.new_codes_by_level(
                study, coder_id=chosen, include_interviewer=interviewer
            )
            if chart is not None:
                form = "svg" if chart.suffix.lower() == ".svg" else "png"
                chart.write_bytes(
                    export.new_codes_picture(study, form, coder_id=chosen, language=_lang())
                )
        if as_json:
            console.show_json(
                {
                    each.level.value: {
                        "name": render(each.name),
                        "units": list(each.series.units),
                        "new": list(each.series.new),
                        "cumulative": list(each.series.cumulative),
                        "n_items": each.series.n_items,
                    }
                    for each in found
                }
            )
            return
        units = found[0].series.units if found else ()
        console.show_table(
            (_("new"), _("total"), *units),
            [(render(each.name), each.series.n_items, *each.series.new) for each in found],
            title=_("New codes per interview"),
        )
        if chart is not None:
            console.say(Message("The curve is in {path}.", path=str(chart)))


def _lang() -> str:
    from qualcode.wording import current_language

    return current_language()
