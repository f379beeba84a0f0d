"""anonymise: look for names, review them in a spreadsheet, measure detection."""

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
from qualcode.wording import Message, current_language
from qualcode.wording import gettext as _
from qualcode.wording.figures import decimal, percent

if TYPE_CHECKING:
    from qualcode.services.evaluation import GroupRecall, TimedEvaluation
    from qualcode.services.open_study import OpenStudy

_GROUPS = ("proper_names", "dates_ages", "structured", "context")


def add_to(app: Commands) -> None:
    """Adds ``qualcode anonymise``."""

    @app.command(
        "anonymise",
        help=_(
            "Look for whatever may name somebody, then decide in the app or in a spreadsheet.\n\n"
            "Example: qualcode anonymise thesis.qualcode --review review.xlsx\n"
            "Example: qualcode anonymise thesis.qualcode --apply review.xlsx\n"
            "Example: qualcode anonymise --evaluate gold.json interview.txt"
        ),
    )
    def anonymise(
        path: Path = typer.Argument(
            ..., metavar="STUDY", help=_("The study; with --evaluate, the text to look through.")
        ),
        evaluate: Path | None = typer.Option(
            None,
            "--evaluate",
            metavar="GOLD.json",
            help=_("Measure detection against these marks made by hand."),
        ),
        no_model: bool = typer.Option(
            False, "--no-model", help=_("Rules and tables only, no language model.")
        ),
        seed: list[str] = typer.Option(
            [],
            "--seed",
            metavar="FORM[=PARTICIPANT]",
            help=_("A name to be found always; may be repeated."),
        ),
        keep: list[str] = typer.Option(
            [], "--keep", metavar="FORM", help=_("A form that may stand; may be repeated.")
        ),
        accept_sure: bool = typer.Option(
            False, "--accept-sure", help=_("Accept everything detection is sure of.")
        ),
        review: Path | None = typer.Option(
            None, "--review", metavar="FILE", help=_("Write the review as xlsx or csv.")
        ),
        apply: Path | None = typer.Option(
            None, "--apply", metavar="FILE", help=_("Read an edited review back."), exists=True
        ),
        again: bool = typer.Option(
            False, "--again", help=_("Look again through what was looked through before.")
        ),
        coder: str | None = coder_option(),
        language: str = typer.Option(
            "", "--language", help=_("fr or en, with --evaluate; told from the text if not given.")
        ),
        workers: int = workers_option(),
        scheduler: str = scheduler_option(),
        in_clear: bool = in_clear_option(),
        passphrase_file: Path | None = passphrase_option(),
        as_json: bool = json_option(),
    ) -> None:
        if evaluate is not None:
            _evaluate(evaluate, path, language, use_model=not no_model, as_json=as_json)
            return
        with opened(path, coder=coder, unlock=True, passphrase_file=passphrase_file) as study:
            where = Where(workers, scheduler, in_clear)
            shown = _propose(study, seed, keep, where, use_model=not no_model, again=again)
            if apply is not None:
                shown |= _apply(study, apply, as_json=as_json)
            if accept_sure:
                shown["accepted_sure"] = _accept_sure(study)
            if review is not None:
                shown["review"] = str(_write_review(study, review))
            _show(study, shown, as_json=as_json)


def _propose(
    study: OpenStudy,
    seeds: list[str],
    keep: list[str],
    where: Where,
    *,
    use_model: bool,
    again: bool,
) -> dict[str, Any]:
    from qualcode.services import anonymise as service
    from qualcode.services import kept_forms
    from qualcode.services.entity_store import Seed

    wanted = [Seed(form, who) for form, _sign, who in (s.partition("=") for s in seeds)]
    if keep:
        kept_forms.keep_forms(study, keep)
    with where.executor() as executor, console.progress(_("looking for names")) as bar:
        found = service.propose(
            study,
            seeds=wanted,
            use_model=use_model,
            again=again,
            progress=bar,
            executor=executor,
        )
    return {
        "looked_through": found.n_sources,
        "words": found.n_words,
        "new": found.n_new,
        "extended": found.n_extended,
        "by_kind": {kind.value: n for kind, n in found.by_kind.items()},
        "by_tier": {tier.value: n for tier, n in found.by_tier.items()},
        "model": found.used_model,
    }


def _apply(study: OpenStudy, file: Path, *, as_json: bool) -> dict[str, Any]:
    from qualcode.services import review_file

    done = review_file.apply_review(study, file.name, file.read_bytes())
    if not as_json:
        console.show_findings(done.findings)
    return {
        "decided": done.n_decided,
        "added": done.n_added,
        "merged": done.n_merged,
        "findings": [console.finding_as_json(f) for f in done.findings],
    }


def _accept_sure(study: OpenStudy) -> int:
    from qualcode.services import review

    return len(review.accept_sure(study))


def _write_review(study: OpenStudy, to: Path) -> Path:
    from qualcode.services import review_file, writing

    form = to.suffix.lower().lstrip(".")
    if form not in ("xlsx", "csv"):
        raise BadInputError(
            Message("The ending of {name} is not a format this can be written in.", name=to.name),
            Message("Use one of these endings: {endings}.", endings="xlsx, csv"),
        )
    content = review_file.review_as(study, form, language=current_language())
    return writing.write_file(to, content)


def _show(study: OpenStudy, shown: dict[str, Any], *, as_json: bool) -> None:
    from qualcode.services import review

    state = review.review_progress(study)
    proposals = review.same_person_proposals(study)
    shown |= {
        "elements": state.n_entities,
        "undecided": state.n_open,
        "undecided_direct": state.n_open_direct,
        "may_be_one": len(proposals),
    }
    if as_json:
        console.show_json(shown)
        return
    console.say(
        Message.plural(
            "{n} transcript looked through: {new}.",
            "{n} transcripts looked through: {new}.",
            n=shown["looked_through"],
            new=Message.plural(
                "{n} new element that may name somebody",
                "{n} new elements that may name somebody",
                n=shown["new"],
            ),
        )
    )
    _show_decisions(shown)
    console.show_table(
        (_("what"), _("how many")),
        [
            (_("elements"), state.n_entities),
            (_("undecided"), state.n_open),
            (_("undecided, naming a person by themselves"), state.n_open_direct),
            (_("pairs that may be one"), len(proposals)),
        ],
    )
    if "review" in shown:
        console.say(
            Message(
                "The review is in {path}. It holds the real names: keep it with the vault, and delete it when done.",
                path=shown["review"],
            )
        )


def _show_decisions(shown: dict[str, Any]) -> None:
    if "decided" in shown:
        console.say(
            Message(
                "Read back: {decided}, {added}, {merged} merged.",
                decided=Message.plural("{n} decision", "{n} decisions", n=shown["decided"]),
                added=Message.plural("{n} form added", "{n} forms added", n=shown["added"]),
                merged=shown["merged"],
            )
        )
    if "accepted_sure" in shown:
        console.say(
            Message.plural(
                "{n} element of the sure tier accepted.",
                "{n} elements of the sure tier accepted.",
                n=shown["accepted_sure"],
            )
        )


def _evaluate(gold: Path, text: Path, language: str, *, use_model: bool, as_json: bool) -> None:
    from qualcode.services.evaluation import evaluate_file

    timed = evaluate_file(gold, text, language=language, use_model=use_model)
    if as_json:
        console.show_json(evaluation_as_json(timed))
        return
    figures = timed.figures
    console.show_table(
        (_("kind"), _("marked"), _("found"), _("found to the last letter")),
        [_recall_row(name, getattr(figures, name)) for name in _GROUPS],
    )
    console.show_table(
        (_("figure"), _("value")),
        [
            (_("precision"), _percent(figures.precision)),
            (
                _("false decisions per 1,000 words"),
                decimal(figures.false_per_1000_words, 2, kept=True),
            ),
            (_("precision of the sure tier"), _percent(figures.sure_tier_precision)),
            (
                _("passages to re-read per 1,000 words"),
                decimal(figures.context_flags_per_1000_words, 2, kept=True),
            ),
            (_("words"), figures.words),
            (_("seconds"), decimal(timed.seconds, 3, kept=True)),
        ],
    )


def evaluation_as_json(timed: TimedEvaluation) -> dict[str, Any]:
    """The figures with the names scripts read; rates are fractions, null where nothing was marked."""
    figures = timed.figures
    groups = {
        name: {
            "n": group.n,
            "recall_overlap": group.recall_overlap,
            "recall_full": group.recall_full,
        }
        for name in _GROUPS
        for group in [getattr(figures, name)]
    }
    return {
        **groups,
        "precision": figures.precision,
        "false_per_1000_words": figures.false_per_1000_words,
        "sure_tier_precision": figures.sure_tier_precision,
        "context_flags_per_1000_words": figures.context_flags_per_1000_words,
        "seconds": timed.seconds,
        "words": figures.words,
        "language": timed.language,
        "model": timed.used_model,
    }


def _recall_row(name: str, group: GroupRecall) -> tuple[object, ...]:
    said = {
        "proper_names": _("proper names"),
        "dates_ages": _("dates and ages"),
        "structured": _("telephone, mail, numbers"),
        "context": _("passages to re-read"),
    }[name]
    return said, group.n, _percent(group.recall_overlap), _percent(group.recall_full)


def _percent(share: float | None) -> str | None:
    return None if share is None else percent(share, 1)
