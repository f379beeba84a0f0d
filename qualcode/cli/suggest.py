"""suggest: codes for a passage, and how good the suggestions are."""

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
from qualcode.cli.opened import coder_option, json_option, opened, passphrase_option
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.wording import Message, render
from qualcode.wording import gettext as _
from qualcode.wording.figures import percent

if TYPE_CHECKING:
    from qualcode.services.suggestion_evaluation import Hits, SuggestionEvaluation


def add_to(app: Commands) -> None:
    """Adds ``qualcode suggest``."""

    @app.command(
        "suggest",
        help=_(
            "Suggestions that stay suggestions: codes for words, passages for a code, doubtful codings, "
            "codes that look alike.\n\n"
            "With --evaluate, how good they are on a table of coded extracts: each extract is judged by "
            "the others (leave one out), then each interview by those before it (forward).\n\n"
            'Example: qualcode suggest thesis.qualcode --words "On finit à vingt heures"\n'
            "Example: qualcode suggest --evaluate coded_quotes.csv"
        ),
    )
    def suggest(
        path: Path | None = typer.Argument(
            None, metavar="STUDY", help=_("The study: its .qualcode file.")
        ),
        words: str = typer.Option("", "--words", metavar="TEXT", help=_("Codes for these words.")),
        code: str = typer.Option(
            "", "--code", metavar="CODE", help=_("Uncoded passages that look like this code.")
        ),
        like: str = typer.Option(
            "",
            "--like",
            metavar="TEXT",
            help=_("Uncoded passages like the coded extracts that hold these words."),
        ),
        split: str = typer.Option(
            "", "--split", metavar="CODE", help=_("Groups within this code.")
        ),
        doubtful: bool = typer.Option(False, "--doubtful", help=_("Codings to look at again.")),
        alike: bool = typer.Option(False, "--alike", help=_("Codes hard to tell apart.")),
        quality: bool = typer.Option(
            False, "--quality", help=_("Acceptance, precision and recall by code.")
        ),
        as_coder: str = typer.Option(
            "",
            "--as-coder",
            metavar="NAME",
            help=_("Let the model code what people coded, as a coder to compare with."),
        ),
        topics: bool = typer.Option(
            False, "--topics", help=_("What is talked about, whatever was coded.")
        ),
        n_topics: int | None = typer.Option(None, "--n-topics", min=2, help=_("So many topics.")),
        to: Path | None = typer.Option(
            None,
            "--to",
            metavar="FILE",
            help=_("Topics as xlsx or csv; map and tree as png, svg or pdf."),
        ),
        workers: int = workers_option(),
        scheduler: str = scheduler_option(),
        in_clear: bool = in_clear_option(),
        passphrase_file: Path | None = passphrase_option(),
        coder: str | None = coder_option(),
        evaluate: Path | None = typer.Option(
            None,
            "--evaluate",
            metavar="FILE",
            help=_("Table of extracts: theme, sub_theme, sub_sub_theme, kind, participant, quote."),
        ),
        model: str = _model_option(),
        as_json: bool = json_option(),
    ) -> None:
        if evaluate is None:
            from qualcode.cli.suggest_shown import Asked, answer

            asked = Asked(
                words,
                code,
                like,
                split,
                doubtful,
                alike,
                quality,
                as_coder,
                model,
                topics,
                n_topics,
            )
            if topics:
                from qualcode.cli.suggest_topics import tell_topics

                where = Where(workers, scheduler, in_clear)
                with opened(_given(path), coder=coder) as study:
                    tell_topics(study, asked, where, to, passphrase_file, as_json=as_json)
                return
            with opened(_given(path), coder=coder) as study:
                answer(study, asked, as_json=as_json)
            return
        from qualcode.services.suggestion_evaluation import evaluate_table

        with console.progress(_("Judging")) as progress:
            found = evaluate_table(evaluate, model=model, progress=progress)
        if as_json:
            console.show_json(_as_json(found))
        else:
            _show(found)


def _given(path: Path | None) -> Path:
    if path is None:
        raise BadInputError(
            Message("Which study?"), Message("Name the study file, or a table with --evaluate.")
        )
    return path


def _model_option() -> Any:
    return typer.Option(
        "", "--model", metavar="FOLDER", help=_("Folder of a model of sentence-transformers.")
    )


def _as_json(found: SuggestionEvaluation) -> dict[str, Any]:
    return {
        name: {
            "leaf": _hits(trial.leaf),
            "parent": _hits(trial.parent),
            "n_of_unseen_codes": trial.n_unseen,
        }
        for name, trial in (("leave_one_out", found.leave_one_out), ("forward", found.forward))
    }


def _hits(hits: Hits) -> dict[str, Any]:
    figures: dict[str, Any] = {
        "hit_at_1": hits.hit_at_1,
        "hit_at_3": hits.hit_at_3,
        "hit_at_5": hits.hit_at_5,
        "n": hits.n,
        "n_codes": hits.n_codes,
    }
    return figures if hits.reason is None else figures | {"reason": render(hits.reason)}


def _show(found: SuggestionEvaluation) -> None:
    trials = (
        (_("each by the others"), found.leave_one_out),
        (_("each interview by those before it"), found.forward),
    )
    console.show_table(
        (_("trial"), _("level"), _("first"), _("among 3"), _("among 5"), _("extracts"), _("codes")),
        [
            (name, level, *_shares(hits), hits.n, hits.n_codes)
            for name, trial in trials
            for level, hits in ((_("code"), trial.leaf), (_("parent"), trial.parent))
        ],
    )
    for name, trial in trials:
        for reason in dict.fromkeys((trial.leaf.reason, trial.parent.reason)):
            if reason is not None:
                console.say(Message("— {trial}: {reason}", trial=name, reason=reason))
    if found.forward.n_unseen:
        console.say(
            Message.plural(
                "{n} extract had a code no interview before it had: it could not be found.",
                "{n} extracts had a code no interview before theirs had: they could not be found.",
                n=found.forward.n_unseen,
            )
        )


def _shares(hits: Hits) -> tuple[str, ...]:
    shares = (hits.hit_at_1, hits.hit_at_3, hits.hit_at_5)
    return tuple("—" if share is None else percent(share, 0) for share in shares)
