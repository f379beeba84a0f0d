"""memos import: comments of a Word file come back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from qualcode.cli import console
from qualcode.cli.opened import coder_option, opened, read_given, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.returned_comments import Becomes, Returned, ReturnedComments


def add_import(group: Commands) -> None:
    """Adds ``qualcode memos import``."""

    @group.command(
        "import",
        help=_(
            "Comments made in Word on a transcript of “qualcode export coded” become memos, or "
            "codings where they name a code.\n\n"
            "Example: qualcode memos import thesis.qualcode M1-commented.docx --show\n"
            "Example: qualcode memos import thesis.qualcode M1-commented.docx --codings"
        ),
    )
    def import_(
        path: Path = study_argument(),
        file: Path = typer.Argument(..., metavar="FILE", help=_("The Word file that came back.")),
        show: bool = typer.Option(
            False, "--show", help=_("Say what would come in; write nothing.")
        ),
        codings: bool = typer.Option(
            False,
            "--codings",
            help=_(
                "Make codings of comments that name a code; else they become memos linked to it."
            ),
        ),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import comments_import, returned_comments

        with opened(path, coder=coder) as study:
            back = returned_comments.read_comments(study, file.name, read_given(file))
            _show(back)
            if not show and back.comments:
                numbers = {c.number for c in back.comments} if codings else set()
                taken = comments_import.take_comments(study, back.comments, codings=numbers)
                for author in returned_comments.authors_unknown(back.comments):
                    console.say(
                        Message(
                            "{author} is not a coder of the study: their comments are kept as yours.",
                            author=author,
                        )
                    )
                console.say(
                    Message(
                        "Taken in: {memos}, {codings}.",
                        memos=Message.plural("{n} memo", "{n} memos", n=taken.n_memos),
                        codings=Message.plural("{n} coding", "{n} codings", n=taken.n_codings),
                    )
                )


def _show(back: ReturnedComments) -> None:
    if back.comments:
        header = (_("Transcript"), _("Words"), _("Comment"), _("By"), _("Becomes"))
        console.show_table(header, [_row(each) for each in back.comments])
    console.say(
        Message(
            "{n} to take in, {unchanged} of qualcode’s own unchanged, {there} there already.",
            n=len(back.comments),
            unchanged=back.n_unchanged,
            there=back.n_there,
        )
    )
    console.show_findings(back.findings)


def _row(each: Returned) -> tuple[str, ...]:
    words = each.segment.quote if len(each.segment.quote) <= 60 else each.segment.quote[:59] + "…"
    said = each.text if each.code is None else f"→ {each.code.name} {each.text}".strip()
    return each.source.label, words, said, each.author, becomes_said(each.becomes)


def becomes_said(becomes: Becomes) -> str:
    """What a comment becomes, in words."""
    from qualcode.services.returned_comments import BECOMES

    return render(BECOMES[becomes])
