"""participants check: could a reader pick out a participant?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.cli import console
from qualcode.cli.opened import json_option, opened, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, render
from qualcode.wording import gettext as _
from qualcode.wording.figures import percent

if TYPE_CHECKING:
    from qualcode.services.reidentification import ReidentificationReport


def add_check(group: Commands) -> None:
    """Adds ``check`` to the commands on participants."""

    @group.command(
        "check",
        help=_(
            "Could a reader pick out a participant by this table?\n\n"
            "Example: qualcode participants check thesis.qualcode"
        ),
    )
    def check(path: Path = study_argument(), as_json: bool = json_option()) -> None:
        from qualcode.services import reidentification

        with opened(path) as study:
            report = reidentification.check_participants(study)
        if as_json:
            console.show_json(_as_json(report))
        else:
            _show(report)


def _as_json(report: ReidentificationReport) -> dict[str, Any]:
    advice = report.advice
    return {
        "participants": report.present.n_rows,
        "k": report.present.k,
        "unique": list(report.present.unique),
        "singling_out": [
            {"columns": list(s.columns), "participants": list(s.identifiers)}
            for s in report.singling
        ],
        "generalisation": {
            "steps": [
                {"column": s.column, "what": render(s.said), "lost": round(s.lost, 4)}
                for s in advice.steps
            ],
            "k_before": advice.before.k,
            "k_after": advice.after.k,
            "unique_before": list(advice.before.unique),
            "unique_after": list(advice.after.unique),
        },
        "said_in_transcripts": [
            {"participant": t.identifier, "column": t.column, "value": t.value} for t in report.told
        ],
        "findings": [console.finding_as_json(f) for f in report.findings],
    }


def _show(report: ReidentificationReport) -> None:
    advice = report.advice
    console.say(
        Message(
            "{people}, k = {k}: {alone}.",
            people=Message.plural("{n} participant", "{n} participants", n=report.present.n_rows),
            k=report.present.k,
            alone=_alone(len(report.present.unique)),
        )
    )
    console.show_findings(report.findings)
    if not advice.steps:
        return
    console.show_table(
        (_("cheapest change"), _("information lost")),
        [(s.said, percent(s.lost, 0)) for s in advice.steps],
    )
    console.say(
        Message(
            "Afterwards k = {k}: {alone}.",
            k=advice.after.k,
            alone=_alone(len(advice.after.unique)),
        )
    )


def _alone(n: int) -> Message:
    return Message.plural("{n} is alone with their values", "{n} are alone with their values", n=n)
