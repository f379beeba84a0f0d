"""memos: analytic notes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qualcode.cli import console
from qualcode.cli.memos_import import add_import
from qualcode.cli.opened import coder_option, json_option, opened, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.wording import Message, format_moment, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.model import MemoKind, Span
    from qualcode.services.open_study import OpenStudy


def add_to(app: Commands) -> None:
    """Adds ``qualcode memos``."""
    group = Commands(
        help=_('Memos.\n\nExample: qualcode memos write thesis.qualcode "Evenings come back often"')
    )
    app.add_typer(group, name="memos")
    add_import(group)

    @group.command(
        "write",
        help=_(
            "Write a memo on the study, a code, a transcript or some words of it.\n\n"
            'Example: qualcode memos write thesis.qualcode "Evenings come back often" --kind reflexive'
        ),
    )
    def write(
        path: Path = study_argument(),
        text: str = typer.Argument(..., metavar="TEXT", help=_("What to note.")),
        kind: str = typer.Option(
            "theoretical",
            "--kind",
            help=_("theoretical, methodological, reflexive, summary or dimension."),
        ),
        code: str | None = typer.Option(None, "--code", help=_("The code it is about.")),
        source: str | None = typer.Option(
            None, "--source", help=_("The transcript it is about, by its label.")
        ),
        words: str | None = typer.Option(
            None, "--words", help=_("With --source: the words of the transcript it stands on.")
        ),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import memos

        with opened(path, coder=coder) as study:
            about, about_id, span = _about(study, code, source, words)
            memos.write_memo(
                study,
                text,
                kind=_kind(kind),
                about=about,
                about_id=about_id,
                source_id=about_id if span else None,
                span=span,
            )
        console.say(Message("The memo is kept."))

    @group.command(
        "list",
        help=_("Every memo, oldest first.\n\nExample: qualcode memos list thesis.qualcode"),
    )
    def list_(
        path: Path = study_argument(),
        words: str = typer.Option(
            "", "--find", help=_("Only memos that hold these words; accents do not matter.")
        ),
        kind: str = typer.Option("", "--kind", help=_("Only memos of this kind.")),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import coders, memos

        with opened(path) as study:
            names = {c.id: c.name for c in coders.list_coders(study)}
            every = memos.list_memos(study)
        found = memos.find_memos(every, words, kind=_kind(kind) if kind else None)
        if as_json:
            console.show_json(
                [
                    {
                        "kind": m.kind.value,
                        "text": m.text,
                        "coder": names.get(m.coder_id, ""),
                        "about": m.about,
                        "about_id": m.about_id,
                        "quote": m.segment.quote if m.segment else "",
                        "links": [[n.about, n.about_id] for n in m.links],
                        "created_at": m.created_at,
                    }
                    for m in found
                ]
            )
            return
        console.show_table(
            (_("when"), _("who"), _("kind"), _("memo")),
            [
                (
                    format_moment(m.created_at)[:10],
                    names.get(m.coder_id, "?"),
                    _kind_name(m.kind),
                    m.text,
                )
                for m in found
            ],
        )


def _kind_name(kind: MemoKind) -> str:
    return {
        "theoretical": _("theoretical"),
        "methodological": _("methodological"),
        "reflexive": _("reflexive"),
        "summary": _("summary"),
        "dimension": _("dimension"),
    }[kind.value]


def _kind(kind: str) -> MemoKind:
    from qualcode.model import MemoKind

    if kind not in set(MemoKind):
        raise BadInputError(
            Message("“{kind}” is not a kind of memo.", kind=kind),
            Message("Choose one of: {names}.", names=", ".join(MemoKind)),
        )
    return MemoKind(kind)


def _about(
    study: OpenStudy, code: str | None, source: str | None, words: str | None
) -> tuple[str, str, Span | None]:
    """What a memo is about, and the words it stands on if any were given."""
    from qualcode.services import codebook, reading
    from qualcode.services.codings import find_words
    from qualcode.services.written_codes import find_code

    if source is not None:
        if not words:
            return "source", reading.find_source(study, source).id, None
        found = find_words(study, source, words)
        if found.doubt is not None:
            console.say_error(render(found.doubt))
        return "source", found.source_id, found.span
    if code is not None:
        return "code", find_code(codebook.get_codebook(study), code).id, None
    return "study", "", None
