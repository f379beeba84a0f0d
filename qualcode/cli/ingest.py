"""ingest: transcripts come in, previewed first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qualcode.cli import console
from qualcode.cli.executor_options import (
    Where,
    in_clear_option,
    scheduler_option,
    workers_option,
)
from qualcode.cli.ingest_wishes import corrected
from qualcode.cli.opened import json_option, opened, passphrase_option, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.model import Finding, SourceKind
    from qualcode.services.ingest import Preview, Previewed

_HERE = Where()


def add_to(app: Commands) -> None:
    """Adds ``qualcode ingest`` and ``qualcode preview``."""
    _add_preview(app)
    _add_ingest(app)


def _add_preview(app: Commands) -> None:
    @app.command(
        "preview",
        help=_(
            "Show how transcripts would be read; nothing is written.\n\nExample: qualcode preview interviews/ --turns 5"
        ),
    )
    def preview(
        files: list[Path] = _files_argument(),
        turns: int = typer.Option(0, "--turns", help=_("Also show the first turns of each.")),
        role: list[str] = _role_option(),
        as_json: bool = json_option(),
    ) -> None:
        found = corrected(_previewed(files), role, [])
        if as_json:
            console.show_json([_as_json(p) for p in found.interviews])
            return
        _show(found, turns)


def _add_ingest(app: Commands) -> None:
    @app.command(
        "ingest",
        help=_(
            "Bring transcripts into the vault of a study, as previewed.\n\n"
            "Example: qualcode ingest thesis.qualcode interviews/ --role MN=interviewer --yes"
        ),
    )
    def ingest(
        path: Path = study_argument(),
        files: list[Path] = _files_argument(),
        role: list[str] = _role_option(),
        label: list[str] = typer.Option(
            [], "--label", metavar="FILE=LABEL", help=_("Give the interview of a file this label.")
        ),
        kind: str = typer.Option(
            "transcript", "--kind", help=_("transcript, observation or document.")
        ),
        replaces: str | None = typer.Option(
            None,
            "--replaces",
            metavar="LABEL",
            help=_("A corrected version of a transcript already in the study."),
        ),
        keep_both: bool = typer.Option(
            False,
            "--keep-both",
            help=_("Bring in a transcript that is there already under another label."),
        ),
        yes: bool = typer.Option(False, "--yes", "-y", help=_("Do not ask after the preview.")),
        workers: int = workers_option(),
        scheduler: str = scheduler_option(),
        in_clear: bool = in_clear_option(),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import ingest as service
        from qualcode.services import ingest_beside, reimport
        from qualcode.services.repeats import without_repeats

        where = Where(workers, scheduler, in_clear)
        what = _kind_of(kind)
        _refuse_several(replaces, len(files))
        asks = not (yes or as_json)
        if asks:
            console.require_terminal("--yes")
        with opened(path, unlock=True, passphrase_file=passphrase_file) as study:
            read = _previewed(files, where)
            read = read if replaces is not None else ingest_beside.beside(study, read)
            found = corrected(read, role, label)
            _refuse_what_cannot_come(found, files, replaces)
            if not as_json:
                _show(found, 0)
            if asks and not console.confirm(_("Bring these in?"), otherwise="--yes"):
                raise typer.Exit(1)
            if replaces is not None:
                report = reimport.reimport(study, replaces, found.interviews[0])
                console.say(report.said)
                console.show_findings(report.findings)
                return
            fresh = found.interviews
            repeats: tuple[Finding, ...] = ()
            if not keep_both:
                fresh, repeats = without_repeats(study, fresh)
            with console.progress(_("ingest")) as bar:
                done = service.ingest(study, fresh, kind=what, progress=bar)
        if as_json:
            console.show_json(
                {
                    "ingested": [
                        {"label": d.label, "turns": d.n_turns, "words": d.n_words} for d in done
                    ],
                    "findings": [
                        console.finding_as_json(f) for f in (*_all_findings(found), *repeats)
                    ],
                }
            )
            return
        console.show_findings(repeats)
        console.say(
            Message.plural(
                "{n} transcript waits in the vault. Next: qualcode anonymise looks for names, then qualcode release.",
                "{n} transcripts wait in the vault. Next: qualcode anonymise looks for names, then qualcode release.",
                n=len(done),
            )
        )


def _files_argument() -> Any:
    return typer.Argument(
        ..., metavar="PATH...", help=_("Transcripts, folders or zips; one or several.")
    )


def _role_option() -> Any:
    return typer.Option(
        [],
        "--role",
        metavar="SPEAKER=ROLE",
        help=_(
            "Correct who a speaker is: interviewer, respondent or other; FILE:SPEAKER=ROLE for one file."
        ),
    )


def _kind_of(word: str) -> SourceKind:
    """The kind of document of that name; BadInputError naming those there are."""
    from qualcode.model import SourceKind

    known = (SourceKind.TRANSCRIPT, SourceKind.OBSERVATION, SourceKind.DOCUMENT)
    if word not in known:
        raise BadInputError(
            Message("“{kind}” is not a kind of document.", kind=word),
            Message("Choose among: {known}.", known=", ".join(each.value for each in known)),
        )
    return SourceKind(word)


def _previewed(files: list[Path], where: Where = _HERE) -> Preview:
    from qualcode.services import ingest as service

    with where.executor() as executor, console.progress(_("reading")) as bar:
        return service.preview_paths(files, progress=bar, executor=executor)


def _refuse_several(replaces: str | None, n: int) -> None:
    if replaces is not None and n > 1:
        raise BadInputError(
            Message("These are several transcripts, and --replaces takes one."),
            Message("Give the corrected version of {label} alone.", label=replaces),
        )


def _refuse_what_cannot_come(found: Preview, files: list[Path], replaces: str | None) -> None:
    _refuse_several(replaces, len(found.interviews))
    if not found.interviews:
        console.show_findings(_all_findings(found))
        raise BadInputError(
            Message(
                "Nothing in {path} can be read as a transcript.",
                path=", ".join(map(str, files)),
            ),
            Message("The points above say why; nothing was written."),
        )


def _all_findings(preview: Preview) -> tuple[Finding, ...]:
    return (*preview.findings, *(f for p in preview.interviews for f in p.draft.findings))


def _show(preview: Preview, turns: int) -> None:
    if preview.interviews:
        _show_interviews(preview)
    for p in preview.interviews:
        if turns:
            console.say(f"{p.label} — {p.draft.name}")
        for turn in p.draft.turns[:turns]:
            console.say(
                f"  {turn.speaker or '—'} [{_role(turn.role.value)}; {render(turn.how)}] {turn.text[:90]}"
            )
    console.show_findings(_all_findings(preview))


def _show_interviews(preview: Preview) -> None:
    console.show_table(
        (
            *(_("label"), _("file"), _("format"), _("turns"), _("words"), _("speakers")),
            *(_("date"), _("place"), _("minutes")),
        ),
        [
            (
                p.label,
                p.draft.name,
                p.draft.format,
                len(p.draft.turns),
                p.draft.transcript().n_words(),
                ", ".join(
                    f"{s.label or '—'} = {_role(s.role.value)}{'' if s.sure else ' ?'}"
                    for s in p.draft.speakers
                ),
                p.draft.facts.date or None,
                p.draft.facts.place or None,
                p.draft.facts.duration_min,
            )
            for p in preview.interviews
        ],
    )


def _role(role: str) -> str:
    return {
        "interviewer": _("interviewer"),
        "respondent": _("respondent"),
        "other": _("other"),
    }[role]


def _as_json(p: Previewed) -> dict[str, object]:
    return {
        "label": p.label,
        "file": p.draft.name,
        "format": p.draft.format,
        "encoding": p.draft.encoding,
        "speakers": [
            {
                "label": s.label,
                "role": s.role.value,
                "turns": s.n_turns,
                "how": render(s.how),
                "sure": s.sure,
            }
            for s in p.draft.speakers
        ],
        "facts": {
            "date": p.draft.facts.date,
            "place": p.draft.facts.place,
            "duration_min": p.draft.facts.duration_min,
            "number": p.draft.facts.number,
            "title": p.draft.facts.title,
        },
        "turns": [
            {
                "speaker": t.speaker,
                "role": t.role.value,
                "start_s": t.start_s,
                "text": t.text,
                "how": render(t.how),
            }
            for t in p.draft.turns
        ],
        "findings": [console.finding_as_json(f) for f in p.draft.findings],
    }
