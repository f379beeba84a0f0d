"""release: text crosses from the vault to the study, names replaced."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qualcode.cli import console
from qualcode.cli.opened import json_option, opened, passphrase_option, read_given, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.wording import Message
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.model import Finding


def add_to(app: Commands) -> None:
    """Adds ``qualcode release``."""

    @app.command(
        "release",
        help=_(
            "Release waiting transcripts into the study, names replaced.\n\n"
            "Example: qualcode release thesis.qualcode\n"
            "Example: qualcode release thesis.qualcode --key key.csv\n"
            'Example: qualcode release thesis.qualcode --already-anonymised --look-for "Dr Martin"'
        ),
    )
    def release(
        path: Path = study_argument(),
        key: Path | None = typer.Option(
            None,
            "--key",
            metavar="FILE",
            help=_("Key as JSON, csv or xlsx: form, kind, replacement."),
        ),
        already: bool = typer.Option(
            False,
            "--already-anonymised",
            help=_("State that the transcripts are anonymised already."),
        ),
        look_for: list[str] = typer.Option(
            [], "--look-for", help=_("A name to look for before; may be repeated.")
        ),
        keep: list[str] = typer.Option(
            [], "--keep", help=_("A form found that may stay; may be repeated.")
        ),
        only: list[str] = typer.Option(
            [], "--only", metavar="LABEL", help=_("Only this transcript; may be repeated.")
        ),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import reading
        from qualcode.services import release as service

        if key is not None and already:
            raise BadInputError(
                Message("A key and a statement exclude each other."),
                Message("Give --key FILE, or --already-anonymised if you replaced names yourself."),
            )
        findings: tuple[Finding, ...] = ()
        with (
            opened(path, unlock=True, passphrase_file=passphrase_file) as study,
            console.progress(_("release")) as bar,
        ):
            chosen = [reading.find_source(study, label).id for label in only] or None
            nothing_waits = not service.waiting(study)
            if key is not None:
                entries, findings = service.read_key_file(key.name, read_given(key))
                report = service.release_with_key(
                    study, entries, keep=keep, source_ids=chosen, progress=bar
                )
            elif already:
                statement = service.Statement(tuple(look_for), tuple(keep))
                report = service.release_as_stated(
                    study, statement, source_ids=chosen, progress=bar
                )
            else:
                report = service.release_reviewed(study, source_ids=chosen, progress=bar)
            n_waiting = len(service.waiting(study))
        if as_json:
            console.show_json(
                {
                    "released": [
                        {"label": r.label, "replaced": r.n_replaced} for r in report.released
                    ],
                    "undecided": report.n_undecided,
                    "waiting": n_waiting,
                    "findings": [
                        console.finding_as_json(f)
                        for f in (*findings, *report.to_read, *report.held)
                    ],
                }
            )
        elif nothing_waits:
            console.say(Message("Nothing waits in the vault: nothing was done."))
        else:
            console.say(
                Message.plural(
                    "{n} transcript released.", "{n} transcripts released.", n=len(report.released)
                )
            )
            if report.n_undecided:
                console.say(
                    Message.plural(
                        "{n} element nobody decided on was replaced as proposed.",
                        "{n} elements nobody decided on were replaced as proposed.",
                        n=report.n_undecided,
                    )
                )
            console.show_findings((*findings, *report.to_read, *report.held))
        if report.findings and n_waiting:
            raise typer.Exit(6)
