"""agreement: how far two coders agree."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import typer

from qualcode.cli import console
from qualcode.cli.opened import json_option, opened, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


class Measure(Protocol):
    """What a measure of agreement gives."""

    @property
    def value(self) -> float | None:
        """The value, or None."""

    @property
    def n(self) -> int:
        """Units it rests on."""

    @property
    def reason(self) -> Message | None:
        """Why there is none."""


def add_to(app: Commands) -> None:
    """Adds ``qualcode agreement``."""

    @app.command(
        "agreement",
        help=_(
            "Percent agreement and Cohen’s kappa per code, on characters of respondents’ text.\n\nExample: qualcode agreement thesis.qualcode Anne Samira"
        ),
    )
    def agreement(
        path: Path = study_argument(),
        first: str | None = typer.Argument(None, metavar="CODER", help=_("One coder.")),
        second: str | None = typer.Argument(None, metavar="CODER", help=_("The other one.")),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import agreement as service

        with opened(path) as study:
            done = service.compare_coders(study, first, second)
        if as_json:
            console.show_json(
                {
                    "coders": [done.coder_a.name, done.coder_b.name],
                    "unit": render(done.unit),
                    "per_code": [
                        {
                            "code": c.code.name,
                            "code_id": c.code.id,
                            "percent": _value(c.percent),
                            "cohen_kappa": _value(c.kappa),
                        }
                        for c in done.codes
                    ],
                }
            )
            return
        console.say(
            Message(
                "{a} and {b}, {unit}:", a=done.coder_a.name, b=done.coder_b.name, unit=done.unit
            )
        )
        console.show_table(
            (_("code"), _("agreement"), _("Cohen’s kappa")),
            [(c.code.name, _percent(c.percent), _figure(c.kappa)) for c in done.codes],
        )


def _value(measure: Measure) -> dict[str, object]:
    return {
        "value": measure.value,
        "n": measure.n,
        "reason": render(measure.reason) if measure.reason else None,
    }


def _percent(measure: Measure) -> str:
    return "—" if measure.value is None else f"{100 * measure.value:.1f} %"


def _figure(measure: Measure) -> str:
    return "—" if measure.value is None else f"{measure.value:.2f}"
