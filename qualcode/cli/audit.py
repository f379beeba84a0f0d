"""audit: does anything about to be sent still name somebody?"""

from __future__ import annotations

from pathlib import Path

import typer

from qualcode.cli import console
from qualcode.cli.opened import json_option, opened, passphrase_option, unlock_vault
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def add_to(app: Commands) -> None:
    """Adds ``qualcode audit``."""

    @app.command(
        "audit",
        help=_(
            "Search a folder or file about to be sent for names that were replaced.\n\n"
            "Example: qualcode audit for-the-jury --study thesis.qualcode"
        ),
    )
    def audit(
        path: Path = typer.Argument(..., metavar="FOLDER", help=_("The folder or file to search.")),
        study: Path | None = typer.Option(
            None, "--study", metavar="STUDY", help=_("Search against the key of this study.")
        ),
        look_for: list[str] = typer.Option(
            [], "--look-for", help=_("A name to look for; may be repeated.")
        ),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import audit as service
        from qualcode.services import studies

        with console.progress(_("audit")) as bar:
            if study is None:
                report = service.audit_folder(path, forms=look_for, progress=bar)
            else:
                with opened(study) as present:
                    if studies.has_vault(present):  # lost, what needs no key is searched
                        unlock_vault(present, passphrase_file)
                    report = service.audit_folder(path, present, forms=look_for, progress=bar)
        _show(report, as_json=as_json)
        if not report.is_clean:
            raise typer.Exit(6)


def _show(report: object, *, as_json: bool) -> None:
    from qualcode.services.audit import AuditReport

    assert isinstance(report, AuditReport)  # noqa: S101 - the type is imported late
    if as_json:
        console.show_json(
            {
                "files": len(report.files),
                "against_key": report.against_key,
                "clean": report.is_clean,
                "leaks": [
                    {
                        "file": file.name,
                        "place": render(s.place),
                        "found": s.leak.text,
                        "how": s.leak.kind.value,
                        "certain": s.certain,
                        "why": render(s.leak.why),
                    }
                    for file in report.files
                    for s in file.leaks
                ],
                "findings": [console.finding_as_json(f) for f in report.other],
            }
        )
        return
    console.show_findings(report.findings)
    console.say(Message.plural("{n} file searched.", "{n} files searched.", n=len(report.files)))
    if not report.against_key:
        console.say(
            Message(
                "Not checked against the key: only telephone numbers, mail addresses and the like were looked for, and the names given by hand."
            )
        )
    elif report.is_clean and report.n_to_look_at:
        console.say(
            Message.plural(
                "No name of the key was found for certain; {n} place above is to be looked at before anything is sent.",
                "No name of the key was found for certain; {n} places above are to be looked at before anything is sent.",
                n=report.n_to_look_at,
            )
        )
    elif report.is_clean:
        console.say(
            Message(
                "No name of the key was found. That is no proof that nobody can be recognised: stories and roles are not names."
            )
        )
