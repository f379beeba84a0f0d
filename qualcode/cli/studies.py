"""new, info, backups, restore, recover: the study as a file."""

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
    study_path,
    unlock_vault,
)
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, format_moment, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.model import Approach


def add_to(app: Commands) -> None:
    """Adds the commands on study files."""
    _add_new(app)
    _add_edit(app)
    _add_info(app)
    _add_backups(app)
    _add_recover(app)


def _add_new(app: Commands) -> None:
    @app.command(
        "new",
        help=_('Create a study.\n\nExample: qualcode new thesis.qualcode --title "Coordination"'),
    )
    def new(
        path: Path = typer.Argument(..., metavar="STUDY", help=_("The file to create.")),
        title: str = typer.Option(..., "--title", help=_("Title of the study.")),
        question: str = typer.Option("", "--question", help=_("Research question.")),
        objective: list[str] = typer.Option(
            [], "--objective", help=_("An objective; may be repeated.")
        ),
        approach: str = typer.Option(
            "inductive",
            "--approach",
            help=_("inductive, reflexive, codebook, framework, grounded or sequenced."),
        ),
        owner: str = typer.Option("", "--owner", help=_("Your name as a coder.")),
        no_passphrase: bool = typer.Option(
            False,
            "--no-passphrase",
            help=_("Use no passphrase: whoever holds the vault’s file can read the originals."),
        ),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import studies
        from qualcode.services.passphrases import about_passphrase
        from qualcode.wording import current_language

        chosen = _approach(approach)
        secret = console.choose_passphrase(passphrase_file, without=no_passphrase)
        with studies.new_study(
            path,
            title=title,
            passphrase=secret,
            owner=owner,
            question=question,
            objectives=tuple(objective),
            approach=chosen,
            language=current_language(),
        ) as study:
            where = study.file.path
        if as_json:
            console.show_json({"study": str(where), "protected": secret is not None})
            return
        console.say(Message("The study is in {path}, its vault beside it.", path=str(where)))
        for said in about_passphrase(secret) if secret is not None else (_WITHOUT,):
            console.say_error(render(said))


_WITHOUT = Message(
    "Without passphrase, whoever holds the vault’s file can read the original interviews."
)


def _approach(name: str) -> Approach:
    from qualcode.errors import BadInputError
    from qualcode.model import Approach

    try:
        return Approach(name)
    except ValueError:
        raise BadInputError(
            Message("“{approach}” is not a known approach.", approach=name),
            Message("Choose one of: {names}.", names=", ".join(a.value for a in Approach)),
        ) from None


def _add_edit(app: Commands) -> None:
    @app.command(
        "edit",
        help=_(
            "Change the description of a study: what is given, the rest stays.\n\n"
            "Example: qualcode edit thesis.qualcode --approach reflexive"
        ),
    )
    def edit(
        path: Path = study_argument(),
        title: str | None = typer.Option(None, "--title", help=_("Title of the study.")),
        question: str | None = typer.Option(None, "--question", help=_("Research question.")),
        objective: list[str] = typer.Option(
            [], "--objective", help=_("An objective; may be repeated.")
        ),
        approach: str | None = typer.Option(
            None,
            "--approach",
            help=_("inductive, reflexive, codebook, framework, grounded or sequenced."),
        ),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import studies

        wanted: dict[str, object] = {
            "title": title,
            "question": question,
            "objectives": tuple(objective) or None,
            "approach": _approach(approach) if approach else None,
        }
        given = {name: value for name, value in wanted.items() if value is not None}
        with opened(path, coder=coder) as study:
            changed = studies.edit_study(study, seen=None, **given)
        console.say(Message("The description of “{title}” is changed.", title=changed.title))


def _add_info(app: Commands) -> None:
    @app.command("info", help=_("What a study holds.\n\nExample: qualcode info thesis.qualcode"))
    def info(path: Path = study_argument(), as_json: bool = json_option()) -> None:
        from qualcode.services import studies

        with opened(path) as study:
            summary = studies.describe(study)
        if as_json:
            console.show_json(
                {
                    "title": summary.study.title,
                    "question": summary.study.question,
                    "approach": summary.study.approach.value,
                    "coders": [c.name for c in summary.coders],
                    "participants": summary.n_participants,
                    "interviews": summary.n_interviews,
                    "sources": [
                        {"label": s.label, "kind": s.kind.value, "state": s.state.value}
                        for s in summary.sources
                    ],
                    "released": summary.n_released,
                    "codes": summary.n_codes,
                    "codings": summary.n_codings,
                    "revision": summary.revision,
                    "vault": summary.has_vault,
                }
            )
            return
        console.say(summary.study.title)
        console.show_table(
            (_("what"), _("how many")),
            (
                (_("participants"), summary.n_participants),
                (_("interviews"), summary.n_interviews),
                (_("sources"), len(summary.sources)),
                (_("released sources"), summary.n_released),
                (_("codes and themes"), summary.n_codes),
                (_("codings"), summary.n_codings),
                (_("coders"), len(summary.coders)),
                (_("recorded actions"), summary.revision),
            ),
        )
        if not summary.has_vault:
            console.say(
                Message("The vault is not beside this copy: originals and names are elsewhere.")
            )
        if summary.purge_pending:
            console.say_error(
                render(
                    Message("A deletion is not finished: close the study elsewhere, then open it.")
                )
            )


def _add_backups(app: Commands) -> None:
    @app.command(
        "backups",
        help=_(
            "The copies kept at the last openings.\n\nExample: qualcode backups thesis.qualcode"
        ),
    )
    def backups(path: Path = study_argument(), as_json: bool = json_option()) -> None:
        from qualcode.services import copies

        found = copies.backups_of(study_path(path))
        if as_json:
            console.show_json([{"kept_at": b.kept_at, "revision": b.revision} for b in found])
            return
        console.show_table(
            (_("number"), _("kept at"), _("recorded actions")),
            [(n, format_moment(b.kept_at), b.revision) for n, b in enumerate(found, 1)],
        )

    @app.command(
        "restore", help=_("Go back to a backup.\n\nExample: qualcode restore thesis.qualcode 2")
    )
    def restore(
        path: Path = study_argument(),
        number: int = typer.Argument(
            ..., metavar="NUMBER", help=_("Number of the backup in the list.")
        ),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import copies, studies

        # no backup of this opening: it would take a number of the list
        with studies.open_study(study_path(path), coder=coder, backed_up=False) as study:
            copies.restore(study, number)
        console.say(
            Message("The study is as it was then; what was there before is kept as a backup too.")
        )


def _add_recover(app: Commands) -> None:
    @app.command(
        "recover",
        help=_(
            "Complete or discard what a crash left half done.\n\nExample: qualcode recover thesis.qualcode --complete"
        ),
    )
    def recover(
        path: Path = study_argument(),
        complete: bool = typer.Option(
            True, "--complete/--discard", help=_("Complete it, or take it back.")
        ),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services import studies

        with opened(path) as study:
            unlock_vault(study, passphrase_file)
            left = studies.leftovers(study)
            for leftover in left:
                if complete:
                    studies.complete_leftover(study, leftover.operation_id)
                else:
                    studies.discard_leftover(study, leftover.operation_id)
        console.say(Message.plural("{n} action settled.", "{n} actions settled.", n=len(left)))
