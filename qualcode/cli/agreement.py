"""agreement: how far coders agree, on a study or on a plain table."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import typer

from qualcode.cli import console
from qualcode.cli.agreement_options import (
    lengths_of,
    one_of,
    ratings_only,
    sampling_of,
    study_only,
)
from qualcode.cli.opened import json_option, opened, read_given
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError
from qualcode.wording import Message
from qualcode.wording import gettext as _


def add_to(app: Commands) -> None:
    """Adds ``qualcode agreement``."""

    @app.command(
        "agreement",
        help=_(
            "How far coders agree: per code and on all codes, over all text and over coded text.\n\n"
            "Example: qualcode agreement thesis.qualcode Anne Samira\n"
            "Example: qualcode agreement --ratings table.csv --level ordinal --json\n"
            "Example: qualcode agreement --spans spans.csv --length E1=12034 --json\n\n"
            "--ratings takes a row a unit and a column a coder; the first row names the coders, an "
            "empty cell is missing, and a first column headed unit, id, item… labels the rows.\n\n"
            "--spans takes the columns coder, source, start, end, code; ends are exclusive. A coder "
            "without a stretch in a source is taken to have left it uncoded."
        ),
    )
    def agreement(
        path: Path | None = typer.Argument(
            None,
            metavar="STUDY",
            help=_("The study: its .qualcode file, or the folder it is alone in."),
        ),
        named: list[str] = typer.Argument(
            None, metavar="CODER", help=_("The coders compared; everybody who coded if not given.")
        ),
        coders: str | None = typer.Option(
            None, "--coders", metavar="A,B", help=_("The coders compared, between commas.")
        ),
        unit: str = typer.Option(
            "character",
            "--unit",
            metavar="character|word|sentence|turn|segment|document",
            help=_("What is counted."),
        ),
        overlap: float | None = typer.Option(
            None,
            "--overlap",
            help=_(
                "Share of a unit that must be coded; of segments, shared over united text (0.9)."
            ),
        ),
        with_children: bool = typer.Option(
            False, "--with-children", help=_("A code counts for the codes above it too.")
        ),
        branch: str | None = typer.Option(
            None,
            "--branch",
            metavar="CODE",
            help=_("Only this code or theme and what is under it."),
        ),
        interviewer: bool = typer.Option(
            False, "--with-interviewer", help=_("Count the interviewer’s turns too.")
        ),
        every_source: bool = typer.Option(
            False,
            "--every-source",
            help=_("A transcript only one coder worked on counts as left uncoded by the others."),
        ),
        ratings: Path | None = typer.Option(
            None, "--ratings", metavar="FILE", help=_("A table of judgements instead of a study.")
        ),
        level: str = typer.Option(
            "nominal",
            "--level",
            metavar="nominal|ordinal|interval|ratio",
            help=_("What the judgements mean."),
        ),
        categories: str | None = typer.Option(
            None,
            "--categories",
            metavar="N|A,B,C",
            help=_("Possible values: how many, or their names (in order for ordinal)."),
        ),
        unit_column: str | None = typer.Option(
            None, "--unit-column", metavar="NAME", help=_("The column that labels the rows.")
        ),
        sets: str | None = typer.Option(
            None, "--sets", metavar="SIGN", help=_("The sign between codes of a cell with several.")
        ),
        spans: Path | None = typer.Option(
            None,
            "--spans",
            metavar="FILE",
            help=_("A table of coded stretches instead of a study."),
        ),
        length: list[str] = typer.Option(
            [],
            "--length",
            metavar="SOURCE=N",
            help=_("Characters of a source; may be repeated. Needed wherever uncoded text counts."),
        ),
        absent_missing: bool = typer.Option(
            False,
            "--absent-is-missing",
            help=_("A coder without a stretch in a source did not read it."),
        ),
        no_intervals: bool = typer.Option(
            False, "--no-intervals", help=_("Leave out the intervals.")
        ),
        bootstrap: int = typer.Option(
            1000, "--bootstrap", metavar="N", help=_("How often documents are drawn for intervals.")
        ),
        seed: int = typer.Option(1, "--seed", help=_("Seed of everything drawn.")),
        no_gamma: bool = typer.Option(False, "--no-gamma", help=_("Leave out gamma.")),
        samples: int = typer.Option(
            30, "--samples", metavar="N", help=_("Random continua drawn for gamma.")
        ),
        sampler: str = typer.Option(
            "statistical",
            "--sampler",
            metavar="statistical|shuffle",
            help=_("Where gamma’s random continua come from."),
        ),
        alpha: float = typer.Option(1.0, "--alpha", help=_("Weight of places in gamma.")),
        beta: float = typer.Option(1.0, "--beta", help=_("Weight of codes in gamma.")),
        precision: float | None = typer.Option(
            None,
            "--precision",
            help=_("Draw as many continua as this precision needs, for example 0.02."),
        ),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.cli import agreement_shown as shown
        from qualcode.services import agreement as service
        from qualcode.services import agreement_tables as tables

        one_of(path, ratings, spans)
        sampling = sampling_of(bootstrap, seed, wanted=not no_intervals)
        how = service.GammaChoices(
            n=samples, seed=seed, sampler=service.Sampler(_choice(sampler, service.Sampler, "--sampler")),
            alpha=alpha, beta=beta, precision=precision,
        )  # fmt: skip
        if ratings is not None:
            study_only({"--unit": unit != "character", "--branch": branch is not None})
            names, n_possible = _categories(categories)
            found = tables.measure_ratings(
                ratings.name,
                read_given(ratings),
                level=tables.Level(_choice(level, tables.Level, "--level")),
                categories=names,
                n_categories=n_possible,
                unit_column=unit_column,
                sets=sets,
                sampling=sampling,
            )
            shown.show_ratings(found, as_json=as_json)
            return
        ratings_only({"--level": level != "nominal", "--sets": sets is not None})
        if spans is not None:
            study_only({"--unit": unit != "character", "--branch": branch is not None})
            with _bar(as_json) as tell:
                of_spans = tables.measure_spans(
                    spans.name,
                    read_given(spans),
                    lengths_of(length),
                    sampling=sampling,
                    how=how,
                    absent_is_missing=absent_missing,
                    progress=tell,
                )
            shown.show_spans(of_spans, as_json=as_json)
            return
        assert path is not None  # noqa: S101 - one_of has seen to it
        choices = service.Choices(
            coders=(*(named or ()), *_split(coders)),
            unit=service.UnitKind(_choice(unit, service.UnitKind, "--unit")),
            overlap=overlap,
            with_children=with_children,
            branch=branch,
            include_interviewer=interviewer,
            every_source=every_source,
        )
        with opened(path) as study, _bar(as_json) as tell:
            measured = service.measure_agreement(study, choices, sampling=sampling, progress=tell)
            gamma = None if no_gamma else service.measure_gamma(study, choices, how, progress=tell)
        shown.show_study(measured, gamma, as_json=as_json)


def _bar(as_json: bool) -> Any:
    return nullcontext() if as_json else console.progress(_("Agreement"))


def _split(names: str | None) -> tuple[str, ...]:
    return tuple(n.strip() for n in (names or "").split(",") if n.strip())


def _categories(said: str | None) -> tuple[tuple[str, ...], int | None]:
    names = _split(said)
    if len(names) == 1 and names[0].isdecimal():
        return (), int(names[0])
    return names, None


def _choice(said: str, kinds: Any, option: str) -> str:
    known = [kind.value for kind in kinds]
    if said not in known:
        raise BadInputError(
            Message("{option} cannot be {said}.", option=option, said=said),
            Message("Choose one of: {names}.", names=", ".join(known)),
        )
    return said
