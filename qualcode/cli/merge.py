"""merge: bring a copy back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qualcode.cli import console
from qualcode.cli.opened import (
    coder_option,
    json_option,
    opened,
    passphrase_option,
    read_given,
    study_argument,
    unlock_vault,
)
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_SHOWN = 120

if TYPE_CHECKING:
    from qualcode.services.merge import MergePlan
    from qualcode.services.merge_rows import Side


def add_to(app: Commands) -> None:
    """Adds ``qualcode merge``."""

    @app.command(
        "merge",
        help=_(
            "Bring back a copy of the study: what was done in it comes in, as one action. --plan only says what would happen.\n\n"
            "Example: qualcode merge thesis.qualcode from-samira.qualcode --plan"
        ),
    )
    def merge(
        path: Path = study_argument(),
        copy: Path = typer.Argument(..., metavar="COPY", help=_("The file that came back.")),
        only_plan: bool = typer.Option(
            False, "--plan", help=_("Say what would be done, do nothing.")
        ),
        ours: bool = typer.Option(False, "--ours", help=_("The study wins every conflict.")),
        theirs: bool = typer.Option(False, "--theirs", help=_("The copy wins every conflict.")),
        decisions: Path | None = typer.Option(
            None,
            "--decisions",
            metavar="FILE",
            help=_("JSON file: the key of each conflict with ours or theirs."),
        ),
        unlock: bool = typer.Option(
            False, "--unlock", help=_("Open the vault, to check what comes in against its names.")
        ),
        passphrase_file: Path | None = passphrase_option(),
        coder: str | None = coder_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.errors import ConflictError
        from qualcode.services import merge as service
        from qualcode.services.merge_rows import Side

        chosen = _decisions(decisions)
        otherwise = Side.OURS if ours else Side.THEIRS if theirs else None
        with opened(path, coder=coder) as study:
            if unlock or passphrase_file is not None:
                unlock_vault(study, passphrase_file)
            if only_plan:
                plan = service.plan_merge(study, copy, chosen)
            else:
                try:
                    plan = service.merge_copy(study, copy, chosen, otherwise=otherwise)
                except ConflictError:
                    if not as_json:
                        _say_conflicts(service.plan_merge(study, copy, chosen))
                    raise
        if as_json:
            console.show_json(_as_json(plan) | {"merged": plan.is_new and not only_plan})
            return
        _say(plan, done=not only_plan)


def _decisions(file: Path | None) -> dict[str, Side]:
    from qualcode.errors import BadInputError
    from qualcode.services.merge_rows import Side

    if file is None:
        return {}
    try:
        stored = json.loads(read_given(file).decode("utf-8-sig"))
        return {str(key): Side(side) for key, side in stored.items()}
    except (ValueError, AttributeError):
        raise BadInputError(
            Message("The file {path} holds no decisions.", path=str(file)),
            Message('Write {{"KEY": "ours", "KEY": "theirs"}}, with the keys that --plan shows.'),
        ) from None


def _say(plan: MergePlan, *, done: bool) -> None:
    from qualcode.services.merge_words import table_name

    if not plan.is_new:
        console.say(Message("There is nothing in this copy that the study does not have."))
        return
    names = ", ".join(coder.name for coder in plan.coders)
    console.say(Message("What {names} did in the copy:", names=names))
    rows = [
        (
            table_name(table),
            plan.added.get(table),
            plan.changed.get(table),
            plan.deleted.get(table),
        )
        for table in dict.fromkeys((*plan.added, *plan.changed, *plan.deleted))
    ]
    if rows:
        console.show_table((_("what"), _("added"), _("changed"), _("deleted")), rows)
    if plan.unseen:
        console.say(Message("Work in transcripts that are blind for you comes in unseen."))
    console.show_findings(plan.findings)
    _say_conflicts(plan)
    if not plan.checked_against_key:
        console.say_error(_("Not checked against the key: the vault is closed."))
    if done:
        console.say(Message("The copy is merged. One undo takes all of it back."))


def _say_conflicts(plan: MergePlan) -> None:
    """What has to be decided, as somebody knows it again, each with the key of its decision."""
    from qualcode.services.merge_words import CONFLICTS, both_versions, words_of

    here, there = _("this study’s"), _("the copy’s")
    for conflict in plan.undecided:
        ours, theirs = (version[:_SHOWN] for version in both_versions(conflict))
        console.say_error(f"• {words_of(conflict)[:_SHOWN]} – {render(CONFLICTS[conflict.kind])}")
        console.say_error(f"  ours   ({here})  {ours}")
        console.say_error(f"  theirs ({there})  {theirs}")
        console.say_error(f"  {conflict.key}")


def _as_json(plan: MergePlan) -> dict[str, Any]:
    return {
        "new": plan.is_new,
        "coders": [coder.name for coder in plan.coders],
        "actions": plan.n_actions,
        "added": dict(plan.added),
        "changed": dict(plan.changed),
        "deleted": dict(plan.deleted),
        "conflicts": [
            {
                "key": c.key,
                "kind": c.kind.value,
                "columns": list(c.columns),
                "ours": _shown(c.here, c.columns),
                "theirs": _shown(c.there, c.columns),
                "decided": c not in plan.undecided,
            }
            for c in plan.conflicts
        ],
        "findings": [console.finding_as_json(finding) for finding in plan.findings],
        "unseen": plan.unseen,
        "checked_against_key": plan.checked_against_key,
    }


def _shown(row: dict[str, Any] | None, columns: tuple[str, ...]) -> dict[str, Any] | None:
    if row is None:
        return None
    return {name: row[name] for name in columns} if columns else row
