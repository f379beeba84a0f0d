"""demo: the whole job on the shipped corpus, or on a folder of one's own."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import typer

from qualcode.cli import console
from qualcode.cli.own_command import own_command
from qualcode.cli.spoken_help import Commands
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _


def add_to(app: Commands) -> None:
    """Adds ``qualcode demo``."""

    @app.command(
        "demo",
        help=_(
            "Do the whole job: transcripts in; coded study, saturation table and Word file out.\n\n"
            "Example: qualcode demo\n"
            "Example: qualcode demo --from my-interviews/ --already-anonymised --to results/"
        ),
    )
    def demo(
        to: Path | None = typer.Option(
            None, "--to", metavar="FOLDER", help=_("Where to write; ./qualcode-demo if not given.")
        ),
        source: Path | None = typer.Option(
            None,
            "--from",
            metavar="FOLDER",
            help=_("A folder of your own instead of the shipped corpus."),
        ),
        key: Path | None = typer.Option(
            None, "--key", metavar="FILE", help=_("Key of names for that folder.")
        ),
        already: bool = typer.Option(
            False,
            "--already-anonymised",
            help=_("State that the folder’s transcripts are anonymised already."),
        ),
        look_for: list[str] = typer.Option(
            [], "--look-for", help=_("A name to look for before; may be repeated.")
        ),
    ) -> None:
        from qualcode.services import demo as service
        from qualcode.services import release, shipped

        corpus = source or shipped.shipped("corpora") / (
            "territoire" if current_language() == "fr" else "rural-libraries"
        )
        where = to or service.free_folder(Path("qualcode-demo"))
        statement = release.Statement(tuple(look_for)) if already else None
        with ExitStack() as bars:

            def step(label: Message) -> Any:
                return bars.enter_context(console.progress(render(label)))

            report = service.run_demo(
                corpus,
                where,
                language=current_language(),
                key=key,
                statement=statement,
                by_detection=source is None,
                step=step,
            )
        _show(report)


def _show(report: Any) -> None:
    for said in report.said:
        console.say(f"• {render(said)}")
    if report.series:
        units = report.series[0].series.units
        console.show_table(
            (_("new"), _("total"), *units),
            [(render(s.name), s.series.n_items, *s.series.new) for s in report.series],
            title=_("New codes per interview"),
        )
        console.say(report.verdict)
    if report.comparison:
        _show_agreement(report.comparison)
    console.show_findings(report.findings, most=8)
    console.say(Message("The results are in {path}:", path=str(report.study.parent.resolve())))
    for path in (report.study, *report.written):
        console.say(f"  {path.name}")
    console.say(Message("Passphrase of its vault: {passphrase}", passphrase=report.passphrase))
    console.say(
        Message(
            "To go on in the browser: {command} app {path}",
            command=own_command(),
            path=str(report.study),
        )
    )


def _show_agreement(comparison: Any) -> None:
    from qualcode.wording.figures import decimal, percent

    defined = [c for c in comparison.codes if c.percent.value is not None]
    lowest = sorted(defined, key=lambda c: c.kappa.value if c.kappa.value is not None else 2.0)[:5]
    console.show_table(
        (_("code"), _("agreement"), _("Cohen’s kappa")),
        [
            (
                c.code.name,
                percent(c.percent.value),
                "—" if c.kappa.value is None else decimal(c.kappa.value, 2, kept=True),
            )
            for c in lowest
        ],
        title=render(
            Message(
                "{a} and {b} compared on {n} codes ({unit}); the five on which they agree least:",
                a=comparison.coder_a.name,
                b=comparison.coder_b.name,
                n=len(defined),
                unit=comparison.unit,
            )
        ),
    )
