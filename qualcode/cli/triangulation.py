"""triangulation: rounds of blind coding, compared and settled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qualcode.cli import console, triangulation_settling
from qualcode.cli.opened import coder_option, json_option, opened, study_argument
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, format_moment
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.model.round import Round
    from qualcode.services.open_study import OpenStudy


def add_to(app: Commands) -> None:
    """Adds ``qualcode triangulation``."""
    group = Commands(
        help=_(
            "Several people code the same transcripts without seeing each other, then compare and settle.\n\n"
            "Example: qualcode triangulation list thesis.qualcode"
        )
    )
    app.add_typer(group, name="triangulation")
    _add_start(group)
    _add_list(group)
    _add_declare(group)
    _add_open(group)
    _add_close(group)
    triangulation_settling.add_to(group)


def round_option() -> Any:
    """The --round option."""
    return typer.Option(
        None,
        "--round",
        metavar="ROUND",
        help=_("Number or name of the round; the latest if not said."),
    )


def _source_option() -> Any:
    return typer.Option(
        [], "--source", metavar="LABEL", help=_("A transcript; may be repeated. All if not said.")
    )


def _add_start(group: Commands) -> None:
    @group.command(
        "start",
        help=_(
            "Start a round: these coders code these transcripts blind.\n\n"
            "Example: qualcode triangulation start thesis.qualcode --with Anne --with Samira --source M1"
        ),
    )
    def start(
        path: Path = study_argument(),
        coders: list[str] = typer.Option(
            ..., "--with", metavar="CODER", help=_("A coder of the round; give two or more.")
        ),
        source: list[str] = _source_option(),
        name: str = typer.Option("", "--name", help=_("What the round is called.")),
        already_coded: bool = typer.Option(
            False, "--already-coded", help=_("The codings are there: compare at once, not blind.")
        ),
        coder: str | None = coder_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import coders as people
        from qualcode.services import rounds

        with opened(path, coder=coder) as study:
            ids = [people.find_coder(study, each).id for each in coders]
            noun = rounds.start_round(
                study, ids, _sources(study, source), name=name, blind=not already_coded
            )
            _tell(study, noun, as_json=as_json)


def _add_list(group: Commands) -> None:
    @group.command(
        "list",
        help=_(
            "Every round and where it stands.\n\nExample: qualcode triangulation list thesis.qualcode"
        ),
    )
    def list_(path: Path = study_argument(), as_json: bool = json_option()) -> None:
        from qualcode.services import rounds

        with opened(path) as study:
            found = rounds.list_rounds(study)
            if as_json:
                console.show_json([as_told(study, noun) for noun in found])
                return
            for noun in found:
                _tell(study, noun, as_json=False)
        if not found:
            console.say(Message("There is no round of triangulation in this study."))


def _add_declare(group: Commands) -> None:
    @group.command(
        "declare",
        help=_(
            "Say that you coded transcripts of a round to their end.\n\n"
            "Example: qualcode triangulation declare thesis.qualcode --as Samira --source M1"
        ),
    )
    def declare(
        path: Path = study_argument(),
        source: list[str] = _source_option(),
        wanted: str | None = round_option(),
        back: bool = typer.Option(False, "--take-back", help=_("You go on coding after all.")),
        coder: str | None = coder_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import rounds

        with opened(path, coder=coder) as study:
            noun = rounds.find_round(study, wanted)
            ids = _sources(study, source) if source else list(noun.source_ids)
            act = rounds.take_back_declaration if back else rounds.declare_finished
            _tell(study, act(study, noun.id, ids), as_json=as_json)


def _add_open(group: Commands) -> None:
    @group.command(
        "open",
        help=_(
            "Open the comparison of transcripts that every coder declared finished.\n\n"
            "Example: qualcode triangulation open thesis.qualcode"
        ),
    )
    def open_(
        path: Path = study_argument(),
        source: list[str] = _source_option(),
        wanted: str | None = round_option(),
        coder: str | None = coder_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import rounds

        with opened(path, coder=coder) as study:
            noun = rounds.find_round(study, wanted)
            ids = _sources(study, source) if source else None
            _tell(study, rounds.open_comparison(study, noun.id, ids), as_json=as_json)


def _add_close(group: Commands) -> None:
    @group.command(
        "close",
        help=_(
            "Close a round: agreement after discussion is recorded. --cancel removes one that is not open yet.\n\n"
            "Example: qualcode triangulation close thesis.qualcode"
        ),
    )
    def close(
        path: Path = study_argument(),
        wanted: str | None = round_option(),
        cancel: bool = typer.Option(False, "--cancel", help=_("Remove the round; codings stay.")),
        coder: str | None = coder_option(),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import rounds

        with opened(path, coder=coder) as study:
            noun = rounds.find_round(study, wanted)
            if cancel:
                rounds.cancel_round(study, noun.id)
                console.say(Message("The round {name} is cancelled.", name=noun.name))
                return
            _tell(study, rounds.close_round(study, noun.id), as_json=as_json)


def _sources(study: OpenStudy, labels: list[str]) -> list[str]:
    from qualcode.services import reading

    if labels:
        return [reading.find_source(study, label).id for label in labels]
    return [s.id for s in reading.list_sources(study) if s.id in reading.all_transcripts(study)]


def as_told(study: OpenStudy, noun: Round) -> dict[str, Any]:
    """A round for scripts."""
    from qualcode.services import coders, reading

    names = {c.id: c.name for c in coders.list_coders(study)}
    labels = {s.id: s.label for s in reading.list_sources(study)}
    return {
        "round": noun.number,
        "name": noun.name,
        "coders": [names[c] for c in noun.coder_ids],
        "started_at": noun.created_at,
        "closed_at": noun.closed_at,
        "sources": [
            {
                "source": labels[s.source_id],
                "blind": s.source_id in noun.blind_ids,
                "opened_at": s.opened_at,
                "declared": {
                    names[d.coder_id]: d.declared_at
                    for d in noun.declarations
                    if d.source_id == s.source_id
                },
                "waits_for": [names[c] for c in noun.waits_for(s.source_id)]
                if s.source_id in noun.blind_ids
                else [],
            }
            for s in noun.sources
        ],
    }


def _tell(study: OpenStudy, noun: Round, *, as_json: bool) -> None:
    told = as_told(study, noun)
    if as_json:
        console.show_json(told)
        return
    console.show_table(
        (_("transcript"), _("state"), _("waits for")),
        [
            (
                s["source"],
                _("blind")
                if s["blind"]
                else _("open since {when}").format(when=format_moment(s["opened_at"] or "")),
                ", ".join(s["waits_for"]),
            )
            for s in told["sources"]
        ],
        title=_("{name}: {value}").format(name=noun.name, value=", ".join(told["coders"])),
    )
