"""The sampling units of a study, in an order: interviews, participants or sites."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qualcode.ingest.dates import read_date
from qualcode.model import Coding, Interview, Source
from qualcode.services.thematic_tree import interview_name, said_by
from qualcode.store.engine import Reader
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import load_participants, load_sites
from qualcode.store.rows.sources import load_sources
from qualcode.wording import gettext


class SamplingUnit(StrEnum):
    """What is one row."""

    INTERVIEW = "interview"
    PARTICIPANT = "participant"
    SITE = "site"


class Order(StrEnum):
    """In which order the rows stand: as the interviews were numbered, or by their dates."""

    DONE = "done"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Placed:
    """Units in order, the unit of each coding by its id, and what stands aside."""

    units: tuple[str, ...]
    unit_of: dict[str, str]
    not_coded: tuple[str, ...]
    undated: tuple[str, ...]


def place(reader: Reader, codings: tuple[Coding, ...], unit: SamplingUnit, order: Order) -> Placed:
    """The units that hold a coding, in order; an interview nobody coded yet is no unit."""
    interviews = {i.id: i for i in load_interviews(reader)}
    released = [s for s in load_sources(reader) if s.version]
    ranks = {s.id: _rank(interviews.get(s.interview_id or ""), s, order) for s in released}
    released.sort(key=lambda s: ranks[s.id])
    names = {s.id: interview_name(interviews.get(s.interview_id or ""), s) for s in released}
    unit_of = _units(reader, codings, unit, names, interviews, released)
    coded = {c.segment.source_id for c in codings}
    place_of = {s.id: number for number, s in enumerate(released)}
    by_place = sorted(
        (c for c in codings if c.id in unit_of), key=lambda c: place_of[c.segment.source_id]
    )
    has_date = {s.id: ranks[s.id][0] != date.max for s in released}
    coded_names = {names[s] for s in coded if s in names}
    return Placed(
        tuple(dict.fromkeys(unit_of[c.id] for c in by_place)),
        unit_of,
        tuple(dict.fromkeys(n for s in released if (n := names[s.id]) not in coded_names)),
        tuple(names[s.id] for s in released if order is Order.DATE and not has_date[s.id]),
    )


def _rank(interview: Interview | None, source: Source, order: Order) -> tuple[date, int, int, str]:
    day = date.max
    if order is Order.DATE and interview is not None:
        day = day_of(interview.date) or date.max
    position = interview.position if interview else 10**6
    return day, position, source.position, source.id


def day_of(written: str) -> date | None:
    """The day a text names, or the first of the month it names (Juin 2019, 2019-06, 06/2019)."""
    text = written.strip()
    for tried in (text, f"1 {text}", f"{text}-01", f"01/{text}"):
        found = read_date(tried)
        if found is not None:
            return found
    return None


def is_month(written: str) -> bool:
    """Whether a text names a month without its day."""
    return read_date(written.strip()) is None and day_of(written) is not None


def _units(
    reader: Reader,
    codings: tuple[Coding, ...],
    unit: SamplingUnit,
    names: dict[str, str],
    interviews: dict[str, Interview],
    released: list[Source],
) -> dict[str, str]:
    placed = tuple(c for c in codings if c.segment.source_id in names)
    if unit is SamplingUnit.INTERVIEW:
        return {c.id: names[c.segment.source_id] for c in placed}
    if unit is SamplingUnit.PARTICIPANT:
        said = said_by(reader, placed)
        return {c.id: said[c.id].participant for c in placed}
    sites = {s.id: s.name for s in load_sites(reader)}
    site_of = {p.id: sites.get(p.site_id or "", "") for p in load_participants(reader)}
    of_source = {s.id: _site(interviews.get(s.interview_id or ""), site_of) for s in released}
    return {c.id: of_source[c.segment.source_id] for c in placed}


def _site(interview: Interview | None, site_of: dict[str, str]) -> str:
    people = interview.participant_ids if interview else ()
    found = dict.fromkeys(site_of[p] for p in people if site_of.get(p))
    return " + ".join(found) or gettext("No site")
