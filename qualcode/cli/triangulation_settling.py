"""triangulation compare, decide, discuss, report: what comes once a comparison is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qualcode.cli import console
from qualcode.cli.opened import coder_option, json_option, opened, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.model.adjudication import Decision
    from qualcode.model.disagreement import Place
    from qualcode.services.comparison import RoundComparison


def add_to(group: Commands) -> None:
    """Adds the commands on an open comparison."""
    _add_compare(group)
    _add_decide(group)
    _add_discuss(group)
    _add_report(group)


def _round_option() -> Any:
    return typer.Option(
        None,
        "--round",
        metavar="ROUND",
        help=_("Number or name of the round; the latest if not said."),
    )


def _add_compare(group: Commands) -> None:
    @group.command(
        "compare",
        help=_(
            "The disagreements of a round, the most words first.\n\n"
            "Example: qualcode triangulation compare thesis.qualcode --json"
        ),
    )
    def compare(
        path: Path = study_argument(),
        wanted: str | None = _round_option(),
        coder: str | None = coder_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import comparison
        from qualcode.services.triangulation_words import KINDS

        with opened(path, coder=coder) as study:
            compared = comparison.compare_round(study, wanted)
        if as_json:
            console.show_json(_as_json(compared))
            return
        labels = {s.id: s.label for s in compared.sources}
        codes = {c.id: c.name for c in compared.tree.codes}
        progress = compared.progress
        console.say(
            Message(
                "{places}: {agreed} alike, {left}.",
                places=Message.plural("{n} place", "{n} places", n=progress.n_places),
                agreed=progress.n_agreed,
                left=Message.plural(
                    "{n} disagreement to settle", "{n} disagreements to settle", n=progress.n_left
                ),
            )
        )
        console.show_table(
            (_("key"), _("transcript"), _("kind"), _("codes"), _("words"), _("settled")),
            [
                (
                    p.key[:8],
                    labels[p.source_id],
                    render(KINDS[p.kind]),
                    " / ".join(codes.get(c, "?") for c in p.code_ids),
                    console.cut(compared.quote(p), 60),
                    _("yes") if p.key in compared.decisions else "",
                )
                for p in compared.disagreements
            ],
        )


def _add_decide(group: Commands) -> None:
    @group.command(
        "decide",
        help=_(
            "Settle a disagreement, or all of a kind: one, both, neither, wider, narrower, agreed.\n\n"
            "Example: qualcode triangulation decide thesis.qualcode wider --kind boundary"
        ),
    )
    def decide(
        path: Path = study_argument(),
        decision: str = typer.Argument(
            ..., help=_("one, both, neither, wider, narrower or agreed.")
        ),
        key: list[str] = typer.Option([], "--key", help=_("Key of a place; may be repeated.")),
        kind: str | None = typer.Option(
            None, "--kind", help=_("agreement, boundary, parent_child, other_code or omission.")
        ),
        chosen: str | None = typer.Option(
            None, "--coder", metavar="CODER", help=_("Whose coding is taken over, with “one”.")
        ),
        reason: str = typer.Option("", "--reason", help=_("Why.")),
        wanted: str | None = _round_option(),
        coder: str | None = coder_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import adjudication, coders, comparison

        with opened(path, coder=coder) as study:
            compared = comparison.compare_round(study, wanted)
            who = coders.find_coder(study, chosen).id if chosen else None
            choice = adjudication.Choice(_decision(decision), who)
            keys = [p.key for p in _meant(compared, key, kind)]
            done = adjudication.decide_many(study, compared.round.id, keys, choice, reason=reason)
            progress = comparison.compare_round(study, wanted).progress
        if as_json:
            console.show_json({"settled": [d.disagreement for d in done], "left": progress.n_left})
            return
        console.say(
            Message.plural(
                "{n} place settled, {left}.",
                "{n} places settled, {left}.",
                n=len(done),
                left=Message.plural(
                    "{n} disagreement to settle", "{n} disagreements to settle", n=progress.n_left
                ),
            )
        )


def _add_discuss(group: Commands) -> None:
    @group.command(
        "discuss",
        help=_(
            "Say something about a disagreement.\n\n"
            'Example: qualcode triangulation discuss thesis.qualcode 3fa9c01b "Which definition?"'
        ),
    )
    def discuss(
        path: Path = study_argument(),
        key: str = typer.Argument(..., metavar="KEY", help=_("Key of the disagreement.")),
        text: str = typer.Argument(..., metavar="TEXT", help=_("What to say.")),
        wanted: str | None = _round_option(),
        coder: str | None = coder_option(),
    ) -> None:
        from qualcode.services import adjudication, comparison

        with opened(path, coder=coder) as study:
            compared = comparison.compare_round(study, wanted)
            (place,) = _meant(compared, [key], None)
            adjudication.discuss(study, compared.round.id, place.key, text)
        console.say(Message("It is added to the discussion."))


def _add_report(group: Commands) -> None:
    @group.command(
        "report",
        help=_(
            "Write the report of a round: .docx for Word, .xlsx for the tables.\n\n"
            "Example: qualcode triangulation report thesis.qualcode triangulation.docx"
        ),
    )
    def report(
        path: Path = study_argument(),
        to: Path = typer.Argument(..., metavar="FILE", help=_("The file to write.")),
        wanted: str | None = _round_option(),
        coder: str | None = coder_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.errors import BadInputError
        from qualcode.services import triangulation
        from qualcode.services.writing import write_file

        language = current_language()
        makers = {".docx": triangulation.report_docx, ".xlsx": triangulation.report_xlsx}
        maker = makers.get(to.suffix.lower())
        if maker is None:
            raise BadInputError(
                Message("The report is written as .docx or .xlsx."),
                Message("Give a file name with one of these endings."),
            )
        with opened(path, coder=coder) as study:
            written = write_file(to, maker(study, wanted, language=language))
        if as_json:
            console.show_json({"report": str(written)})
            return
        console.say(Message("The report is in {path}.", path=str(written)))


def _decision(name: str) -> Decision:
    from qualcode.errors import BadInputError
    from qualcode.model.adjudication import Decision

    try:
        return Decision(name)
    except ValueError:
        raise BadInputError(
            Message("“{decision}” is not a decision.", decision=name),
            Message("Choose one of: {names}.", names=", ".join(d.value for d in Decision)),
        ) from None


def _meant(compared: RoundComparison, keys: list[str], kind: str | None) -> list[Place]:
    """The places named by the beginning of their keys, or all of a kind that are not settled."""
    if kind is not None:
        return [p for p in compared.places if p.kind == kind and p.key not in compared.decisions]
    found = []
    for key in keys:
        fitting = [p for p in compared.places if p.key.startswith(key)]
        found.append(fitting[0] if len(fitting) == 1 else compared.place(key))
    return found


def _as_json(compared: RoundComparison) -> dict[str, Any]:
    names = {c.id: c.name for c in compared.coders}
    labels = {s.id: s.label for s in compared.sources}
    codes = {c.id: c.name for c in compared.tree.codes}
    progress = compared.progress
    return {
        "round": compared.round.number,
        "coders": list(names.values()),
        "places": progress.n_places,
        "agreed": progress.n_agreed,
        "left": progress.n_left,
        "kinds": dict(_counted(compared)),
        "agreement": [
            {"stage": r.stage.value, "at": r.created_at, "figures": dict(r.figures)}
            for r in compared.records
        ],
        "disagreements": [
            {
                "key": p.key,
                "source": labels[p.source_id],
                "kind": p.kind.value,
                "start": p.span.start,
                "end": p.span.end,
                "words": compared.quote(p),
                "disputed": p.disputed,
                "sides": [
                    {
                        "coder": names[s.coder_id],
                        "code": codes.get(s.code_id),
                        "spans": [[x.start, x.end] for x in s.spans],
                    }
                    for s in p.sides
                ],
                "missing": [names[c] for c in p.missing],
                "decision": compared.decisions[p.key].decision.value
                if p.key in compared.decisions
                else None,
            }
            for p in compared.disagreements
        ],
    }


def _counted(compared: RoundComparison) -> list[tuple[str, int]]:
    from qualcode.model.disagreement import PlaceKind

    return [(kind.value, sum(p.kind is kind for p in compared.places)) for kind in PlaceKind]
