"""redact, withdraw and the vault's own commands: what cannot be undone says so first."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from qualcode.cli import console
from qualcode.cli.opened import json_option, opened, passphrase_option, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.errors import LockedError, RefusedError
from qualcode.wording import Message, render
from qualcode.wording import gettext as _


def add_to(app: Commands) -> None:
    """Adds ``qualcode redact``, ``withdraw`` and ``vault``."""
    _add_redact(app)
    _add_withdraw(app)
    _add_vault(app)


def _yes_option() -> bool:
    said: bool = typer.Option(False, "--yes", help=_("Do it without asking."))
    return said


def _lost_option() -> bool:
    said: bool = typer.Option(
        False,
        "--vault-lost",
        help=_("Do it without the vault, which is lost: copies made before cannot be merged then."),
    )
    return said


def _add_redact(app: Commands) -> None:
    @app.command(
        "redact",
        help=_(
            "Replace one more name everywhere in a study, for good; codings keep their words.\n\n"
            'Example: qualcode redact thesis.qualcode "Dr Martin" --replacement "[Doctor 3]"'
        ),
    )
    def redact(
        path: Path = study_argument(),
        form: str = typer.Argument(..., metavar="FORM", help=_("The real form, as written.")),
        replacement: str = typer.Option(
            "", "--replacement", help=_("What should stand there instead; proposed if not given.")
        ),
        kind: str = typer.Option(
            "PER", "--kind", help=_("PER, LOC, ORG, DATE, AGE, PHONE, EMAIL, ID.")
        ),
        also: list[str] = typer.Option(
            [], "--also", help=_("Another way of writing it; may be repeated.")
        ),
        vault_lost: bool = _lost_option(),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.model import IdentifierKind
        from qualcode.services import redaction

        with opened(path, unlock=not vault_lost, passphrase_file=passphrase_file) as study:
            done = redaction.redact(
                study,
                form,
                replacement=replacement,
                kind=IdentifierKind(kind.upper()),
                also=also,
                vault_lost=vault_lost,
            )
        if as_json:
            console.show_json(
                {
                    "form": done.form,
                    "replacement": done.replacement,
                    "rows": {k: n for k, n in done.n_rows.items() if n},
                    "codings_to_check": list(done.codings_to_check),
                    "finished": done.finished,
                    "traces": list(done.traces),
                    "alike": dict(done.alike),
                }
            )
        elif done.was_absent:
            console.say(_stood_nowhere(done.form))
        else:
            console.say(
                Message.plural(
                    "“{form}” is “{replacement}” now, in {n} place of the study and its history. This is final.",
                    "“{form}” is “{replacement}” now, in {n} places of the study and its history. This is final.",
                    n=sum(done.n_rows.values()),
                    form=done.form,
                    replacement=done.replacement,
                )
            )
            if done.codings_to_check:
                console.say(
                    Message.plural(
                        "{n} coding began or ended inside the name and was widened: look at it.",
                        "{n} codings began or ended inside the name and were widened: look at them.",
                        n=len(done.codings_to_check),
                    )
                )
        if done.alike and not as_json:
            console.say_error(render(done.said_of_alike))
        _unfinished(done.finished, done.traces)


def _stood_nowhere(form: str) -> Message:
    return Message(
        "“{form}” stands nowhere in the study: nothing was done. To have it replaced in interviews to come, name it with “qualcode anonymise --seed”.",
        form=form,
    )


def _add_withdraw(app: Commands) -> None:
    @app.command(
        "withdraw",
        help=_(
            "Delete a participant with everything they said, for good.\n\n"
            "Example: qualcode withdraw thesis.qualcode M3"
        ),
    )
    def withdraw(
        path: Path = study_argument(),
        participant: str = typer.Argument(..., metavar="PARTICIPANT", help=_("Their identifier.")),
        yes: bool = _yes_option(),
        vault_lost: bool = _lost_option(),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import withdrawal

        with opened(path, unlock=not vault_lost, passphrase_file=passphrase_file) as study:
            plan = withdrawal.plan_withdrawal(study, participant, vault_lost=vault_lost)
            _confirm(
                Message.plural(
                    "This deletes {who} for good: transcripts ({alone}), turns in groups ({together}), {n} coding, quotations, originals, backups. Nothing brings it back, not undo either.",
                    "This deletes {who} for good: transcripts ({alone}), turns in groups ({together}), {n} codings, quotations, originals, backups. Nothing brings it back, not undo either.",
                    who=plan.participant.identifier,
                    alone=", ".join(plan.alone_in) or "—",
                    together=", ".join(plan.together_in) or "—",
                    n=plan.n_codings,
                ),
                yes=yes,
            )
            done = withdrawal.withdraw(study, participant, vault_lost=vault_lost)
        if as_json:
            console.show_json(
                {
                    "participant": done.identifier,
                    "rows": done.n_rows,
                    "quotations": done.n_quotations,
                    "finished": done.finished,
                    "searched": done.n_searched,
                    "traces": list(done.traces),
                }
            )
        elif done.finished and not done.traces:
            console.say(
                Message.plural(
                    "{who} is deleted. {n} stretch of what they said and their names was looked for in the study’s files, backups and caches: none is left.",
                    "{who} is deleted. {n} stretches of what they said and their names were looked for in the study’s files, backups and caches: none is left.",
                    who=done.identifier,
                    n=done.n_searched,
                )
            )
            console.say(
                Message(
                    "Copies you sent or saved elsewhere, recordings and the files the interview came from are not reached: delete them yourself."
                )
            )
        elif done.finished and not as_json:
            console.say(
                Message(
                    "{who} is deleted, but words of theirs are still found: somebody else may have said the same.",
                    who=done.identifier,
                )
            )
        _unfinished(done.finished, done.traces)


def _unfinished(finished: bool, traces: tuple[str, ...]) -> None:
    if not finished:
        console.say_error(
            render(Message("A deletion is not finished: close the study elsewhere, then open it."))
        )
        raise typer.Exit(6)
    if traces:
        console.say_error(
            render(Message("Still found byte by byte in: {files}.", files=", ".join(traces)))
        )
        raise typer.Exit(6)


def _confirm(said: Message, *, yes: bool) -> None:
    """Says what is final first; RefusedError when nobody agrees to it."""
    console.say_error(render(said))
    if yes:
        return
    if not sys.stdin.isatty():
        raise RefusedError(
            Message("There is nobody to confirm it."), Message("Add --yes if you are sure.")
        )
    if not console.yes_or_no(_("Go on?")):
        raise typer.Abort


def _add_vault(app: Commands) -> None:
    group = Commands(
        help=_(
            "The vault: originals and names.\n\nExample: qualcode vault passphrase thesis.qualcode"
        ),
    )
    app.add_typer(group, name="vault")

    @group.command(
        "passphrase",
        help=_("Change the passphrase.\n\nExample: qualcode vault passphrase thesis.qualcode"),
    )
    def passphrase(
        path: Path = study_argument(),
        new_file: Path | None = typer.Option(
            None,
            "--new-passphrase-file",
            metavar="FILE",
            help=_("File whose first line is the new one."),
        ),
        none: bool = typer.Option(False, "--none", help=_("Use no passphrase from now on.")),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services import vault
        from qualcode.services.passphrases import about_passphrase

        with opened(path, unlock=True, passphrase_file=passphrase_file) as study:
            new = console.choose_passphrase(new_file, without=none)
            if new is not None and not new:
                raise LockedError(
                    Message("The new passphrase is empty."), Message("Use --none to go without.")
                )
            console.say(vault.change_passphrase(study, new))
            for said in about_passphrase(new) if new is not None else ():
                console.say_error(render(said))

    @group.command(
        "export-key",
        help=_(
            "Print the recovery text, which opens the vault without the passphrase.\n\n"
            "Example: qualcode vault export-key thesis.qualcode"
        ),
    )
    def export_key(
        path: Path = study_argument(), passphrase_file: Path | None = passphrase_option()
    ) -> None:
        from qualcode.services import vault

        with opened(path, unlock=True, passphrase_file=passphrase_file) as study:
            text = vault.export_key(study)
        console.say(text)
        console.say_error(
            render(
                Message(
                    "Write it down and lock it away, apart from the vault: whoever has both reads every name."
                )
            )
        )

    @group.command(
        "destroy-key",
        help=_(
            "Make the vault unreadable for everybody, for good.\n\n"
            "Example: qualcode vault destroy-key thesis.qualcode"
        ),
    )
    def destroy_key(
        path: Path = study_argument(),
        yes: bool = _yes_option(),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services import vault

        with opened(path, unlock=True, passphrase_file=passphrase_file) as study:
            _confirm(vault.WHAT_DESTROYED_MEANS, yes=yes)
            vault.destroy_key(study)
        console.say(Message("The key is destroyed."))
