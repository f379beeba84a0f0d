"""participants, interviews, guide: the tables and the guide of a study."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qualcode.cli import console
from qualcode.cli.opened import (
    json_option,
    opened,
    passphrase_option,
    read_given,
    study_argument,
)
from qualcode.cli.reidentification import add_check
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.model import InterviewGuide
    from qualcode.services.open_study import OpenStudy
    from qualcode.services.table_cells import TableImport


def add_to(app: Commands) -> None:
    """Adds ``qualcode participants``, ``interviews`` and ``guide``."""
    _add_participants(app)
    _add_interviews(app)
    _add_guide(app)


def _file() -> Any:
    return typer.Argument(..., metavar="FILE", help=_("The file to take over."))


def _unlock_option() -> bool:
    asked: bool = typer.Option(
        False, "--unlock", help=_("Open the vault: cells that may name somebody wait in it.")
    )
    return asked


def _add_participants(app: Commands) -> None:
    group = Commands(
        help=_(
            "Participants.\n\nExample: qualcode participants import thesis.qualcode participants.csv"
        )
    )
    app.add_typer(group, name="participants")
    add_check(group)
    _add_held(group)

    def added(n: int) -> Message:
        return Message.plural("{n} participant added", "{n} participants added", n=n)

    def take_over(study: OpenStudy, name: str, content: bytes) -> TableImport:
        from qualcode.services.participants import import_participants

        return import_participants(study, name, content)

    _add_import(
        group,
        _(
            "Take over a csv or xlsx table of participants.\n\nExample: qualcode participants import thesis.qualcode participants.csv"
        ),
        take_over,
        added,
    )

    @group.command(
        "list",
        help=_("The table of participants.\n\nExample: qualcode participants list thesis.qualcode"),
    )
    def list_(path: Path = study_argument(), as_json: bool = json_option()) -> None:
        from qualcode.services import participants

        with opened(path) as study:
            table = participants.participants_table(study)
        sites = {s.id: s.name for s in table.sites}
        if as_json:
            console.show_json(
                [
                    {"identifier": p.identifier, "site": sites.get(p.site_id or "")}
                    | {a.name: _plain(p.value(a.id)) for a in table.attributes}
                    for p in table.participants
                ]
            )
            return
        console.show_table(
            (
                _("participant"),
                *([_("site")] if sites else []),
                *(a.name for a in table.attributes),
            ),
            [
                (
                    p.identifier,
                    *([sites.get(p.site_id or "", "")] if sites else []),
                    *(_plain(p.value(a.id)) for a in table.attributes),
                )
                for p in table.participants
            ],
        )


def _add_import(
    group: Commands,
    told: str,
    take_over: Callable[[OpenStudy, str, bytes], TableImport],
    added: Callable[[int], Message],
) -> None:
    @group.command("import", help=told)
    def import_(
        path: Path = study_argument(),
        file: Path = _file(),
        unlock: bool = _unlock_option(),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        with opened(
            path, unlock=unlock or passphrase_file is not None, passphrase_file=passphrase_file
        ) as study:
            done = take_over(study, file.name, read_given(file))
        if as_json:
            console.show_json(
                {
                    "added": done.n_added,
                    "changed": done.n_changed,
                    "findings": [console.finding_as_json(f) for f in done.findings],
                }
            )
            return
        console.say(
            Message(
                "{added}, {changed}.",
                added=added(done.n_added),
                changed=_brought_up(done.n_changed),
            )
        )
        console.show_findings(done.findings)


def _add_held(group: Commands) -> None:
    @group.command(
        "held",
        help=_(
            "Cells of tables that may name somebody and wait in the vault; --release writes what "
            "stands for one, --keep lets one stand as it is, --all writes what is proposed.\n\n"
            "Example: qualcode participants held thesis.qualcode\n"
            'Example: qualcode participants held thesis.qualcode --release 3f2a="60-69" --keep 91bc'
        ),
    )
    def held(
        path: Path = study_argument(),
        release: list[str] = typer.Option(
            [], "--release", metavar="CELL=VALUE", help=_("What the study gets; may be repeated.")
        ),
        keep: list[str] = typer.Option(
            [], "--keep", metavar="CELL", help=_("May stand as it is; may be repeated.")
        ),
        everything: bool = typer.Option(
            False, "--all", help=_("Write what is proposed for all the others.")
        ),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import held_cells

        with opened(path, unlock=True, passphrase_file=passphrase_file) as study:
            for wish in release:
                cell_id, _sign, value = wish.partition("=")
                held_cells.release_cell(study, cell_id.strip(), value)
            held_cells.release_cells(study, {}, as_they_are=keep)
            if everything:
                held_cells.release_cells(study, held_cells.proposals(study))
            cells, proposed = held_cells.held_cells(study), held_cells.proposals(study)
        if as_json:
            console.show_json(
                [
                    {
                        "id": c.id,
                        "row": c.row,
                        "column": c.column,
                        "value": c.value,
                        "proposed": proposed[c.id],
                    }
                    for c in cells
                ]
            )
            return
        console.show_table(
            (_("cell"), _("row"), _("column"), _("value"), _("proposed")),
            [(c.id[:8], c.row, c.column, c.value, proposed[c.id]) for c in cells],
        )


def _add_interviews(app: Commands) -> None:
    group = Commands(
        help=_("Interviews.\n\nExample: qualcode interviews import thesis.qualcode interviews.csv")
    )
    app.add_typer(group, name="interviews")

    def added(n: int) -> Message:
        return Message.plural("{n} interview added", "{n} interviews added", n=n)

    def take_over(study: OpenStudy, name: str, content: bytes) -> TableImport:
        from qualcode.services.interviews import import_interviews

        return import_interviews(study, name, content)

    _add_import(
        group,
        _(
            "Take over a csv or xlsx table of interviews.\n\nExample: qualcode interviews import thesis.qualcode interviews.xlsx"
        ),
        take_over,
        added,
    )

    @group.command(
        "list",
        help=_(
            "The table of interviews, in the order in which they were done.\n\nExample: qualcode interviews list thesis.qualcode --json"
        ),
    )
    def list_(path: Path = study_argument(), as_json: bool = json_option()) -> None:
        from qualcode.services import interviews, participants

        with opened(path) as study:
            found = interviews.list_interviews(study)
            table = participants.participants_table(study)
        who = {p.id: p.identifier for p in table.participants}
        took_part = {i.id: [who[p] for p in i.participant_ids if p in who] for i in found}
        if as_json:
            console.show_json(
                [
                    {
                        "label": i.label,
                        "participants": took_part[i.id],
                        "date": i.date,
                        "place": i.place,
                        "duration_min": i.duration_min,
                    }
                    for i in found
                ]
            )
            return
        console.show_table(
            (_("interview"), _("participants"), _("date"), _("place"), _("minutes")),
            [
                (
                    i.label,
                    ", ".join(took_part[i.id]) or None,
                    i.date or None,
                    i.place or None,
                    i.duration_min,
                )
                for i in found
            ],
        )


def _add_guide(app: Commands) -> None:
    group = Commands(
        help=_("The interview guide.\n\nExample: qualcode guide import thesis.qualcode guide.yaml")
    )
    app.add_typer(group, name="guide")

    @group.command(
        "import",
        help=_(
            "Take over a guide with its versions (YAML, text or Word).\n\nExample: qualcode guide import thesis.qualcode guide.docx"
        ),
    )
    def import_(path: Path = study_argument(), file: Path = _file()) -> None:
        from qualcode.services import guide

        with opened(path) as study:
            done = guide.import_guide(study, file.name, read_given(file))
        console.say(
            Message.plural(
                "{n} version of the guide taken over.",
                "{n} versions of the guide taken over.",
                n=len(done.versions),
            )
        )
        console.show_findings(done.findings)

    @group.command(
        "show",
        help=_("The guide, version by version.\n\nExample: qualcode guide show thesis.qualcode"),
    )
    def show(path: Path = study_argument(), as_json: bool = json_option()) -> None:
        from qualcode.services import guide

        with opened(path) as study:
            versions = guide.list_guides(study)
        if as_json:
            console.show_json([_guide_as_json(version) for version in versions])
            return
        for version in versions:
            since = f" ({version.valid_from})" if version.valid_from else ""
            console.say(_("Version") + f" {version.number}{since}")
            for number, question in enumerate(version.questions, 1):
                console.say(f"  {number}. {question.text}")
                for prompt in question.prompts:
                    console.say(f"     – {prompt}")


def _brought_up(n: int) -> Message:
    return Message.plural("{n} brought up to date", "{n} brought up to date", n=n)


def _guide_as_json(version: InterviewGuide) -> dict[str, object]:
    return {
        "version": version.number,
        "valid_from": str(version.valid_from) if version.valid_from else None,
        "questions": [{"text": q.text, "prompts": list(q.prompts)} for q in version.questions],
    }


def _plain(value: object) -> object:
    if value is True:
        return _("yes")
    if value is False:
        return _("no")
    return value if value is None or isinstance(value, int | float | str) else str(value)
