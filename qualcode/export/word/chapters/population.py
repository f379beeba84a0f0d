"""Who was interviewed, and the interviews."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from qualcode.export.word.chapters.front import approach_name, count_interviews
from qualcode.export.word.document.manuscript import CaptionKind, Manuscript
from qualcode.export.word.document.sheet import TEXT_WIDTH, WIDE_TEXT_WIDTH
from qualcode.export.word.document.tables import fit, header_row, narrowest, plain_rows, table
from qualcode.export.word.document.typography import NO_BREAK, count_participants, measure, number
from qualcode.export.word.report import Report
from qualcode.model import AttributeValue, Interview
from qualcode.model.report_plan import ReportPart
from qualcode.wording import Message, format_date, format_month, render
from qualcode.wording import gettext as _

_UNKNOWN = "–"
_MONTH = re.compile(r"\d{4}-\d{2}")


def write_population(manuscript: Manuscript, report: Report, parts: Sequence[ReportPart]) -> None:
    """The chapter on participants, on interviews or on both; nothing when neither is known."""
    shown = [part for part in parts if _known(report, part)]
    if not shown:
        return
    together = len(shown) > 1
    # with many attributes the table of participants lies across, on pages of its own
    wide = _is_wide(report) and ReportPart.PARTICIPANTS in shown
    if wide and shown[0] is ReportPart.PARTICIPANTS:
        manuscript.turn(wide=False)
    if together:
        manuscript.head(1, _("Participants and interviews"), new_page=True)
        manuscript.say(None, _overview(report))
    for part in shown:
        if wide and part is ReportPart.PARTICIPANTS:
            if part is not shown[0]:
                manuscript.turn(wide=False)
            _write_participants(manuscript, report, WIDE_TEXT_WIDTH, 2 if together else 1)
            manuscript.end_section(wide=True)
        else:
            _HEADS[part](manuscript, report, TEXT_WIDTH, 2 if together else 1)


def _is_wide(report: Report) -> bool:
    return sum(narrowest(*_participant_table(report))) > TEXT_WIDTH


def _known(report: Report, part: ReportPart) -> bool:
    return bool(report.participants if part is ReportPart.PARTICIPANTS else report.interviews)


def _write_participants(manuscript: Manuscript, report: Report, width: int, level: int) -> None:
    manuscript.head(level, _("Participants"), new_page=level == 1)
    manuscript.say(None, _participants_sentence(report), leads=True)
    table_ = _participant_table(report)
    _write_table(manuscript, _("Characteristics of the participants"), *table_, width)


def _write_interviews(manuscript: Manuscript, report: Report, width: int, level: int) -> None:
    manuscript.head(level, _("Interviews"), new_page=level == 1)
    manuscript.say(None, interviews_sentence(report.interviews), leads=True)
    _write_table(manuscript, _("Interviews, in order"), *_interview_table(report), width)


_HEADS = {
    ReportPart.PARTICIPANTS: _write_participants,
    ReportPart.INTERVIEWS: _write_interviews,
}


def _write_table(
    manuscript: Manuscript,
    title: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int,
) -> None:
    manuscript.caption(CaptionKind.TABLE, title)
    widths = fit(header, rows, width)
    manuscript.add(table("StudyTable", widths, [header_row(header), *plain_rows(rows)], title))


def _overview(report: Report) -> str:
    counts = [
        *([count_interviews(len(report.interviews))] if report.interviews else []),
        *([count_participants(len(report.participants))] if report.participants else []),
    ]
    return render(
        Message(
            "This report covers {material}. Approach: {approach}.",
            material=_(" and ").join(counts),
            approach=approach_name(report.study.approach).lower(),
        )
    )


def _participants_sentence(report: Report) -> str:
    return render(
        Message.plural(
            "{n} person took part, under an identifier.",
            "{n} people took part, each under an identifier.",
            n=len(report.participants),
        )
    )


def interviews_sentence(interviews: Sequence[Interview]) -> str:
    """How many interviews there were, and how long they lasted."""
    timed = [one.duration_min for one in interviews if one.duration_min is not None]
    done = render(
        Message.plural(
            "{n} interview was conducted.", "{n} interviews were conducted.", n=len(interviews)
        )
    )
    if len(timed) < 2:
        return done
    lasted = Message(
        "They lasted from {least} to {most} minutes, {mean} on average.",
        least=number(min(timed)),
        most=number(max(timed)),
        mean=number(sum(timed) / len(timed)),
    )
    return f"{done} {render(lasted)}"


def _participant_table(report: Report) -> tuple[list[str], list[list[str]]]:
    sites = {site.id: site.name for site in report.sites}
    people = sorted(report.participants, key=lambda one: one.position)
    attributes = sorted(report.attributes, key=lambda one: one.position)
    header = [_("Participant"), *(attribute.name for attribute in attributes)]
    rows = [
        [person.identifier, *(shown_value(person.value(attribute.id)) for attribute in attributes)]
        for person in people
    ]
    if any(person.site_id in sites for person in people):
        header.append(_("Site"))
        for person, row in zip(people, rows, strict=True):
            row.append(sites.get(person.site_id or "", _UNKNOWN))
    return header, rows


def shown_value(value: AttributeValue | None) -> str:
    """A value of the participants' table as people write it; a dash when not known."""
    if value is None or value == "":
        return _UNKNOWN
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float | int):
        return measure(value)
    return format_date(value) if isinstance(value, date) else value


def _interview_table(report: Report) -> tuple[list[str], list[list[str]]]:
    identifiers = {person.id: person.identifier for person in report.participants}
    header = [_("Interview"), _("Participants"), _("Date"), _("Place"), _("Duration")]
    rows = [
        [
            one.label,
            ", ".join(identifiers[who] for who in one.participant_ids if who in identifiers)
            or _UNKNOWN,
            shown_day(one.date) or _UNKNOWN,
            one.place or _UNKNOWN,
            _UNKNOWN if one.duration_min is None else f"{number(one.duration_min)}{NO_BREAK}min",
        ]
        for one in sorted(report.interviews, key=lambda one: one.position)
    ]
    return header, rows


def shown_day(written: str) -> str:
    """A date or a month as people write it; else as the researcher wrote it."""
    try:
        if _MONTH.fullmatch(written):
            return format_month(date.fromisoformat(f"{written}-01"))
        return format_date(date.fromisoformat(written))
    except ValueError:
        return written
