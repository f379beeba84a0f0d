"""saturation: new codes per interview, the rules, the estimates, and what may be written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qualcode.cli import console
from qualcode.cli.opened import json_option, opened, read_given
from qualcode.cli.spoken_help import Commands
from qualcode.errors import BadInputError, RefusedError
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.open_study import OpenStudy
    from qualcode.services.saturation_report import SaturationReport


def add_to(app: Commands) -> None:
    """Adds ``qualcode saturation``."""

    @app.command(
        "saturation",
        help=_(
            "New codes per interview, rules of saturation, and estimates of what is still to come.\n\n"
            "Example: qualcode saturation thesis.qualcode --chart curve.png\n"
            "Example: qualcode saturation --incidence table.csv --base 4 --run 2 --json"
        ),
    )
    def saturation(
        path: Path | None = typer.Argument(
            None,
            metavar="STUDY",
            help=_("The study: its .qualcode file, or the folder it is alone in."),
        ),
        incidence: Path | None = typer.Option(
            None,
            "--incidence",
            metavar="FILE",
            help=_(
                "A table instead of a study (csv or xlsx): a row an interview, a column a code, 0 or 1."
            ),
        ),
        level: str = typer.Option(
            "leaf",
            "--level",
            metavar="theme|sub_theme|leaf_merged|leaf|code",
            help=_("What is counted as one."),
        ),
        coder: str | None = typer.Option(
            None, "--coder", help=_("Only this coder; the consensus or everybody if not given.")
        ),
        everybody: bool = typer.Option(
            False, "--everybody", help=_("All coders together, even if there is a consensus.")
        ),
        interviewer: bool = typer.Option(
            False, "--with-interviewer", help=_("Count codings of the interviewer’s turns too.")
        ),
        without: list[str] = typer.Option(
            [],
            "--without",
            metavar="CODE",
            help=_("Leave out this code or theme; may be repeated."),
        ),
        without_levers: bool = typer.Option(
            False, "--without-levers", help=_("Leave out all levers.")
        ),
        unit: str = typer.Option(
            "interview", "--unit", metavar="interview|participant|site", help=_("What is one row.")
        ),
        by_date: bool = typer.Option(
            False,
            "--by-date",
            help=_("In order of date, not in the order in which they were done."),
        ),
        base: int = typer.Option(4, "--base", help=_("Base size (Guest, Namey & Chen 2020).")),
        run: int = typer.Option(2, "--run", help=_("Run length (Guest, Namey & Chen 2020).")),
        threshold: float = typer.Option(
            0.05, "--threshold", help=_("Share of the base a run may still bring, 0.05 for 5%.")
        ),
        initial: int = typer.Option(10, "--initial", help=_("Initial sample (Francis 2010).")),
        stopping: int = typer.Option(3, "--stopping", help=_("Stopping criterion (Francis 2010).")),
        permutations: int = typer.Option(
            1000, "--permutations", help=_("How many random orders; up to 7 rows all are tried.")
        ),
        seed: int = typer.Option(0, "--seed", help=_("Seed of the random orders.")),
        extrapolate: int | None = typer.Option(
            None, "--extrapolate", help=_("Look so many interviews ahead.")
        ),
        chart: Path | None = typer.Option(
            None, "--chart", metavar="FILE", help=_("Write the curve as PNG or SVG.")
        ),
        as_json: bool = json_option(),
    ) -> None:
        from qualcode.services import saturation as counting
        from qualcode.services import saturation_report as service
        from qualcode.services.saturation_meaning import meaning_by_code
        from qualcode.services.saturation_unit_words import NEW_CODES_PER

        rules = service.checked(
            service.Rules(base, run, threshold, initial, stopping, permutations, seed, extrapolate)
        )
        if incidence is not None and path is None:
            report = service.saturation_of_table(incidence.name, read_given(incidence), rules)
            _write_chart(None, report, chart, as_json)
            _show_table(report, as_json)
            return
        if path is None or incidence is not None:
            raise BadInputError(
                Message("Give a study, or a table with --incidence: one of the two."),
                Message("For example: qualcode saturation --incidence table.csv"),
            )
        with opened(path) as study:
            counted = counting.material(
                study,
                counting.choice_of(
                    study,
                    coder=coder,
                    everybody=everybody,
                    include_interviewer=interviewer,
                    without=without,
                    without_levers=without_levers,
                    unit=unit,
                    by_date=by_date,
                ),
            )
            report = service.report_of(counted, rules, level=counting.level_named(level))
            themes = service.per_theme(counted, rules, level=counting.level_named(level))
            if not counted.codings and (chart is not None or not as_json):
                raise RefusedError(
                    Message("Nothing is coded yet: there is no saturation to speak of."),
                    Message(
                        "Code some extracts first: in the app (qualcode app), or with "
                        "“qualcode codings import”."
                    ),
                )
            _write_chart(study, report, chart, as_json)
            meanings = meaning_by_code(study, counted) if as_json else ()
        levels = tuple(counting.LEVEL_NAMES) if as_json else None  # scripts find each by its name
        series = counting.series_by_level(counted, levels)
        if as_json:
            console.show_json(_study_json(report, counted, series, themes, meanings))
            return
        units = series[0].series.units
        console.show_table(
            (_("new"), _("total"), *units),
            [(render(each.name), each.series.n_items, *each.series.new) for each in series],
            title=render(NEW_CODES_PER[report.unit]),
        )
        _show_aside(counted)
        _show_measures(report)


def _write_chart(
    study: OpenStudy | None, report: SaturationReport, chart: Path | None, as_json: bool
) -> None:
    if chart is None:
        return
    from qualcode.services import saturation_export

    form = "svg" if chart.suffix.lower() == ".svg" else "png"
    drawn = saturation_export.curve_picture(report, form, language=current_language(), study=study)
    chart.write_bytes(drawn)
    if not as_json:
        console.say(Message("The curve is in {path}.", path=str(chart)))


def _show_table(report: SaturationReport, as_json: bool) -> None:
    if as_json:
        console.show_json(_json(report))
        return
    series = report.found.series
    console.show_table(
        (_("interview"), _("new"), _("total")),
        list(zip(series.units, series.new, series.cumulative, strict=True)),
        title=_("New codes per interview"),
    )
    _show_measures(report)


def _show_measures(report: SaturationReport) -> None:
    from qualcode.services.saturation_export import measures_shown

    console.show_table(
        (_("measure"), _("value"), _("95% interval"), _("parameters"), _("source")),
        measures_shown(report),
        title=_("Rules and estimates"),
    )
    console.say(report.sentence(current_language()))


def _show_aside(counted: Any) -> None:
    if counted.not_coded:
        console.say(
            Message("Left out, not coded yet: {names}.", names=", ".join(counted.not_coded))
        )
    if counted.undated:
        console.say(Message("Put last, without a date: {names}.", names=", ".join(counted.undated)))


def _json(report: SaturationReport) -> dict[str, Any]:
    counts = report.found.counts
    return {
        **report.answers(),
        "interviews": list(report.incidence.units),
        "n_interviews": counts.n_units,
        "n_codes": counts.n_codes,
        "frequency_counts": {str(k): n for k, n in counts.by_frequency.items()},
        "verdict": {language: report.sentence(language) for language in ("fr", "en")},
    }


def _study_json(
    report: SaturationReport, counted: Any, series: Any, themes: Any, meanings: Any
) -> dict[str, Any]:
    from qualcode.services.saturation_answers import theme_answers

    return {
        **{
            each.level.value: {
                "name": render(each.name),
                "units": list(each.series.units),
                "new": list(each.series.new),
                "cumulative": list(each.series.cumulative),
                "n_items": each.series.n_items,
            }
            for each in series
        },
        "level": report.found.series.level,
        "unit": counted.choice.unit.value,
        "order": counted.choice.order.value,
        "not_coded": list(counted.not_coded),
        "undated": list(counted.undated),
        "per_theme": [theme_answers(each.name, each.series.new, each.richness) for each in themes],
        "meaning_saturation": [_meaning(each, counted) for each in meanings],
        **_json(report),
    }


def _meaning(found: Any, counted: Any) -> dict[str, Any]:
    """Until which interview a code showed new sides: sub-codes, and memos on it."""
    return {
        "code": counted.codebook.get(found.code).name,
        "code_id": found.code,
        "path": list(counted.codebook.path(found.code)),
        "value": found.at,
        "reason": render(found.reason) if found.reason else None,
        "unit": counted.choice.unit.value,
        "parameters": {"first_seen": found.first},
        "new_dimensions": list(found.new),
        "source": "Hennink, Kaiser & Marconi 2017",
    }
