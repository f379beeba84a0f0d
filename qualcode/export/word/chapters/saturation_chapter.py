"""New codes per interview: the table and the curve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from qualcode.export.charts import (
    describe_new_codes,
    describe_saturation,
    new_codes_chart,
    saturation_curve,
    to_png,
)
from qualcode.export.word.document.figures import picture
from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.sheet import TEXT_WIDTH
from qualcode.export.word.document.tables import fit, header_row, plain_rows, table
from qualcode.export.word.document.typography import number
from qualcode.export.word.report import NewCodesSeries, Report, SaturationShown
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from docx.document import Document

_COLUMN = 1700
_PICTURE_WIDTH = round(0.92 * TEXT_WIDTH)


def write_saturation(manuscript: Manuscript, report: Report, document: Document | None) -> None:
    """The chapter on new codes; nothing when none were counted."""
    counted = [series for series in report.new_codes if series.table.units]
    if not counted:
        return
    manuscript.head(1, _("New codes per interview"), new_page=True)
    manuscript.say(
        None,
        _(
            "An interview's new codes are those no earlier interview held, in the order of "
            "the table of interviews."
        ),
    )
    for series in counted:
        manuscript.say(None, _last_new(series), leads=True)
    for together in _same_units(counted):
        _write_table(manuscript, together)
    if report.saturation is None:
        # the finest level is the one that goes on growing longest
        _write_curve(manuscript, counted[-1], document)
    else:
        _write_measured(manuscript, report.saturation, document)


def _same_units(counted: Sequence[NewCodesSeries]) -> Iterator[list[NewCodesSeries]]:
    # levels counted over the same interviews stand in one table
    for _units, together in groupby(counted, key=lambda series: tuple(series.table.units)):
        yield list(together)


def _last_new(series: NewCodesSeries) -> str:
    table_ = series.table
    last = max((i for i, new in enumerate(table_.new) if new), default=None)
    label = render(series.label)
    if last is None:
        return render(Message("{level}: none so far.", level=label))
    after = len(table_.units) - 1 - last
    facts: dict[str, str | int] = {
        "level": label,
        "total": table_.cumulative[-1],
        "unit": table_.units[last],
    }
    if not after:
        return render(
            Message(
                "{level}: {total} in all; the last interview, {unit}, still brings new ones.",
                **facts,
            )
        )
    return render(
        Message.plural(
            "{level}: {total} in all; the last new ones come in interview {unit}, "
            "followed by {n} interview without any.",
            "{level}: {total} in all; the last new ones come in interview {unit}, "
            "followed by {n} interviews without any.",
            n=after,
            **facts,
        )
    )


def _write_table(manuscript: Manuscript, counted: Sequence[NewCodesSeries]) -> None:
    title = _("New codes per interview, with the running total")
    manuscript.caption(CaptionKind.TABLE, title)
    header = [_("Interview")]
    columns: list[Sequence[str]] = [counted[0].table.units]
    for series in counted:
        label = render(series.label)
        header += [render(Message("{level}: new", level=label)), _("Running total")]
        columns += [[number(n) for n in series.table.new]]
        columns += [[number(n) for n in series.table.cumulative]]
    rows = list(zip(*columns, strict=True))
    widths = fit(header, rows, min(TEXT_WIDTH, _COLUMN * len(header)))
    n_right = len(header) - 1
    lines = [header_row(header, n_right), *plain_rows(rows, n_right)]
    manuscript.add(table("StudyTable", widths, lines, title))


def _write_curve(manuscript: Manuscript, series: NewCodesSeries, document: Document | None) -> None:
    language = current_language()
    described = describe_new_codes(series.table, language)
    if document is not None:
        png = to_png(new_codes_chart(series.table, language))
        manuscript.add(picture(document, png, _PICTURE_WIDTH, 1, described))
    title = Message("New codes per interview and running total: {level}", level=series.label)
    manuscript.caption(CaptionKind.FIGURE, render(title))


def _write_measured(
    manuscript: Manuscript, shown: SaturationShown, document: Document | None
) -> None:
    language = current_language()
    described = describe_saturation(shown.found, language)
    if document is not None:
        png = to_png(saturation_curve(shown.found, language))
        manuscript.add(picture(document, png, _PICTURE_WIDTH, 1, described))
    title = Message(
        "New codes and running total, with the band of other orders: {level}", level=shown.level
    )
    manuscript.caption(CaptionKind.FIGURE, render(title))
    manuscript.head(2, _("What may be said of saturation"))
    manuscript.say(None, shown.sentence[language])
    manuscript.say(
        None,
        _(
            "The estimates take the interviews for independent and each code for equally likely in "
            "each: purposive sampling and a codebook still changing break this. Under ten "
            "interviews they are given for the record only."
        ),
    )
    header = [_("Measure"), _("Value"), _("Interval at 95%"), _("Parameters"), _("Source")]
    _write_rows(
        manuscript,
        render(Message("Rules and estimates of saturation: {level}", level=shown.level)),
        header,
        shown.measures[language],
    )
    if shown.information_power:
        manuscript.head(2, _("Information power"))
        rows = [[render(d), render(stance), why] for d, stance, why in shown.information_power]
        _write_rows(
            manuscript,
            _("Information power as declared (Malterud, Siersma & Guassora 2016)"),
            [_("Dimension"), _("Declared"), _("Why")],
            rows,
        )


def _write_rows(
    manuscript: Manuscript, title: str, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    manuscript.caption(CaptionKind.TABLE, title)
    widths = fit(header, rows, TEXT_WIDTH)
    manuscript.add(
        table("StudyTable", widths, [header_row(header, 0), *plain_rows(rows, 0)], title)
    )
