"""refi: projects to and from other analysis programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qualcode.cli import console
from qualcode.cli.leaving import leaving, to_argument
from qualcode.cli.opened import (
    json_option,
    opened,
    passphrase_option,
    read_given,
    study_argument,
)
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.wording import Message, current_language, parse_language, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.refi_import import ProjectImport
    from qualcode.services.refi_preview import ProjectPreview


def add_to(app: Commands) -> None:
    """Adds ``qualcode refi``."""
    group = Commands(
        help=_(
            "Projects to and from NVivo, MAXQDA, ATLAS.ti, QualCoder, Taguette, RQDA, Dedoose (REFI-QDA).\n\nExample: qualcode refi import thesis.qualcode project.qdpx"
        )
    )
    app.add_typer(group, name="refi")
    _add_preview(group)
    _add_import(group)
    _add_export(group)


def _add_preview(group: Commands) -> None:
    @group.command(
        "preview",
        help=_(
            "What a project file would bring: texts, codes, codings, coders, and how its offsets were counted. Nothing is written.\n\nExample: qualcode refi preview thesis.qualcode project.qdpx"
        ),
    )
    def preview(
        path: Path = study_argument(),
        file: Path = typer.Argument(
            ..., metavar="FILE", help=_("A .qdpx, .qde, .qdc, .qda, .rqda or .sqlite3 file.")
        ),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import refi_preview

        with opened(path) as study, console.progress(_("texts")) as bar:
            seen = refi_preview.preview_project(study, file.name, read_given(file), bar)
        if as_json:
            console.show_json(_as_json(seen))
        else:
            _show(seen)


def _add_import(group: Commands) -> None:
    @group.command(
        "import",
        help=_(
            "Take in a project of another program: its texts wait in the vault, their codings with them, and follow when names are replaced.\n\nExample: qualcode refi import thesis.qualcode project.qdpx"
        ),
    )
    def import_(
        path: Path = study_argument(),
        file: Path = typer.Argument(
            ..., metavar="FILE", help=_("A .qdpx, .qde, .qdc, .qda, .rqda or .sqlite3 file.")
        ),
        already: bool = typer.Option(
            False,
            "--already-anonymised",
            help=_("State that its texts and memos hold no name, and release them at once."),
        ),
        look_for: list[str] = typer.Option(
            [], "--look-for", help=_("A name to look for before; may be repeated.")
        ),
        keep: list[str] = typer.Option(
            [], "--keep", help=_("A form found that may stay; may be repeated.")
        ),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import codings, refi_import, refi_preview, release

        with (
            opened(path, unlock=True, passphrase_file=passphrase_file) as study,
            console.progress(_("texts")) as bar,
        ):
            seen = refi_preview.preview_project(study, file.name, read_given(file), bar)
            done = refi_import.import_project(study, seen, progress=bar)
            report = None
            if already:
                statement = release.Statement(tuple(look_for), tuple(keep))
                n_before = len(codings.list_codings(study))
                report = release.release_as_stated(study, statement, source_ids=done.source_ids)
                n_fresh = len(codings.list_codings(study)) - n_before
                done = replace(
                    done,
                    n_codings=done.n_codings + n_fresh,
                    n_codings_waiting=max(0, done.n_codings_waiting - n_fresh),
                    findings=(*done.findings, *report.findings),
                )
        if as_json:
            console.show_json(_brought_as_json(done, len(report.released) if report else 0))
            return
        _show_brought(done)
        if report is not None:
            console.say(
                Message.plural(
                    "{n} transcript released.", "{n} transcripts released.", n=len(report.released)
                )
            )
        elif done.n_codings_waiting:
            console.say(_("Release the texts, and their codings come in with them."))
        console.show_findings(done.findings)


def _add_export(group: Commands) -> None:
    @group.command(
        "export",
        help=_(
            "The study for other programs: .qdpx for everything, .qdc for the codebook alone. What the format cannot hold is said first.\n\nExample: qualcode refi export thesis.qualcode thesis.qdpx"
        ),
    )
    def export(
        path: Path = study_argument(),
        to: Path = to_argument(),
        language: str = typer.Option(
            "", "--language", help=_("fr or en; the language spoken if not given.")
        ),
        passphrase_file: Path | None = passphrase_option(),
    ) -> None:
        from qualcode.services import refi_export, writing

        form = to.suffix.lower()
        if form not in (".qdpx", ".qdc"):
            raise BadInputError(
                Message(
                    "The ending of {name} is not a format this can be written in.", name=to.name
                ),
                Message("Use one of these endings: {endings}.", endings="qdpx, qdc"),
            )
        spoken = parse_language(language) or current_language()
        with leaving(path, passphrase_file) as study, console.progress(_("texts")) as bar:
            if form == ".qdpx":
                made = refi_export.project_file(study, language=spoken, progress=bar)
            else:
                made = refi_export.codebook_qdc(study, language=spoken)
        console.show_findings(made.findings)
        written = writing.write_file(to, made.content)
        console.say(Message("Written to {path}.", path=str(written)))


def _show(seen: ProjectPreview) -> None:
    from qualcode.services.refi_words import counted

    project = seen.project
    console.say(
        Message(
            "{origin}: {texts}, {codes}, {codings}, coders: {coders}.",
            origin=project.origin or seen.name,
            texts=Message.plural("{n} text", "{n} texts", n=len(seen.sources)),
            codes=Message.plural("{n} code", "{n} codes", n=len(project.codes)),
            codings=Message.plural("{n} coding", "{n} codings", n=seen.n_codings),
            coders=", ".join(user.name for user in project.users) or "—",
        )
    )
    if seen.sources:
        console.show_table(
            (
                _("text"),
                _("label"),
                _("codings"),
                _("offsets counted as"),
                _("fit, %"),
                _("misfits"),
            ),
            [
                (
                    one.source.name,
                    one.label,
                    one.n_codings,
                    render(counted(one.fit.convention)),
                    round(100 * one.fit.score) if one.source.selections else None,
                    len(one.fit.misfits),
                )
                for one in seen.sources
            ],
        )
    console.show_findings(seen.all_findings)


def _show_brought(done: ProjectImport) -> None:
    console.say(
        Message(
            "{codes}, {codings}, {waiting}; {memos}, {people}; coders: {coders}.",
            codes=Message.plural("{n} code created", "{n} codes created", n=done.n_codes),
            codings=Message.plural(
                "{n} coding brought in", "{n} codings brought in", n=done.n_codings
            ),
            waiting=Message.plural(
                "{n} waits with its text", "{n} wait with their texts", n=done.n_codings_waiting
            ),
            memos=Message.plural("{n} memo", "{n} memos", n=done.n_memos),
            people=Message.plural("{n} participant", "{n} participants", n=done.n_participants),
            coders=", ".join(done.coders) or "—",
        )
    )


def _as_json(seen: ProjectPreview) -> dict[str, object]:
    return {
        "origin": seen.project.origin,
        "n_codes": len(seen.project.codes),
        "n_codings": seen.n_codings,
        "coders": [user.name for user in seen.project.users],
        "sources": [
            {
                "name": one.source.name,
                "label": one.label,
                "n_codings": one.n_codings,
                "offsets": str(one.fit.convention),
                "fit": round(one.fit.score, 3),
                "runner_up": one.fit.runner_up and round(one.fit.runner_up, 3),
                "doubtful": one.fit.is_doubtful,
                "n_misfits": len(one.fit.misfits),
            }
            for one in seen.sources
        ],
        "findings": [console.finding_as_json(f) for f in seen.all_findings],
    }


def _brought_as_json(done: ProjectImport, n_released: int) -> dict[str, object]:
    return {
        "n_codes": done.n_codes,
        "n_codings": done.n_codings,
        "n_codings_waiting": done.n_codings_waiting,
        "n_memos": done.n_memos,
        "n_participants": done.n_participants,
        "n_released": n_released,
        "coders": list(done.coders),
        "findings": [console.finding_as_json(f) for f in done.findings],
    }
