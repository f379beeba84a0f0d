"""planning: how many interviews would do, before the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from qualcode.cli import console
from qualcode.cli.opened import json_option
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, render
from qualcode.wording import gettext as _
from qualcode.wording.figures import percent

if TYPE_CHECKING:
    from qualcode.services.saturation_planning import Plan


def add_to(app: Commands) -> None:
    """Adds ``qualcode planning``."""

    @app.command(
        "planning",
        help=_(
            "Before the first interview: how many would show a theme, and how many all of them.\n\n"
            "Example: qualcode planning --prevalence 0.2 --instances 2 --power 0.8\n"
            "Example: qualcode planning --prevalence 0.1 --themes 12 --interviews 20 --json\n\n"
            "The rarest theme is reckoned after Fugard & Potts (2015), all themes after van "
            "Rijnsoever (2017)."
        ),
    )
    def planning(
        prevalence: list[float] = typer.Option(
            [0.2],
            "--prevalence",
            metavar="SHARE",
            help=_("Share of people a theme concerns, 0.2 for one in five; may be repeated."),
        ),
        instances: int = typer.Option(
            2, "--instances", metavar="N", help=_("How often the rarest theme should come up.")
        ),
        power: float = typer.Option(
            0.8, "--power", metavar="SHARE", help=_("With what chance, 0.8 for 80%.")
        ),
        themes: int = typer.Option(
            1, "--themes", metavar="N", help=_("How many themes each prevalence stands for.")
        ),
        interviews: int | None = typer.Option(
            None,
            "--interviews",
            metavar="N",
            help=_("Interviews planned: the chance that they show every theme."),
        ),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import saturation_planning as service

        found = service.plan(
            prevalence, instances=instances, power=power, themes=themes, n_planned=interviews
        )
        if as_json:
            console.show_json(_json(found))
        else:
            _show(found)


def _show(found: Plan) -> None:
    from qualcode.services.saturation_planning import CAUTION, all_said

    one = found.one
    console.say(
        Message(
            "{interviews} {times} a theme that concerns {share} of people, with a chance of "
            "{power}.",
            interviews=Message.plural(
                "{n} interview would show", "{n} interviews would show", n=one.n_units
            ),
            times=Message.plural("{n} time", "{n} times", n=one.instances),
            share=percent(one.prevalence),
            power=percent(one.power),
        )
    )
    console.say(all_said(found))
    console.say(CAUTION)


def _json(found: Plan) -> dict[str, Any]:
    from qualcode.services.saturation_planning import CAUTION, planning_table

    one = found.one
    shared = {"reason": None, "unit": "interview", "assumes": render(CAUTION)}
    return {
        "fugard_potts_2015": {
            "value": one.n_units,
            **shared,
            "parameters": {
                "prevalence": one.prevalence, "instances": one.instances, "power": one.power,
            },
            "source": "Fugard & Potts 2015; Galvin 2015",
        },
        "van_rijnsoever_2017": {
            "value": found.n_for_all,
            **shared,
            "parameters": {"prevalences": list(found.prevalences), "power": one.power},
            "interviews": found.n_planned,
            "probability": found.chance_of_all,
            "source": "van Rijnsoever 2017",
        },
        "table": [
            {"prevalence": p.prevalence, "instances": p.instances, "power": p.power, "n": p.n_units}
            for p in planning_table()
        ],
    }  # fmt: skip
