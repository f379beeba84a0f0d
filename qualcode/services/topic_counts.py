"""Who speaks of which topic: passages by participant, by site, by an attribute's values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qualcode.model import Participant
from qualcode.services.matrix_choice import MOST_VALUES, By
from qualcode.services.matrix_columns import value_said
from qualcode.services.meaning_units import Unit
from qualcode.services.open_study import OpenStudy
from qualcode.services.topics import FoundTopics
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import load_attributes, load_participants, load_sites
from qualcode.wording import Message
from qualcode.wording import gettext as _

_MOST_DRAWN = 60


@dataclass(frozen=True)
class TopicCounts:
    """Passages of each topic in each group; the last row counts those of no topic.

    Groups stand in the order of the transcripts, values in that of the alphabet. A passage of
    several people (two in one interview) counts in the group of each.
    """

    group: str
    groups: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]

    @property
    def too_many(self) -> Message | None:
        """Why groups stand in a table alone and in no figure; None where they can be drawn."""
        if len(self.groups) <= _MOST_DRAWN:
            return None
        return Message(
            "{n} columns are too many to be drawn ({group}): the table as a file (xlsx) has them.",
            n=len(self.groups),
            group=self.group,
        )


def topic_counts(
    study: OpenStudy, found: FoundTopics, by: By = By.PARTICIPANT, attribute_id: str = ""
) -> TopicCounts:
    """Passages of every topic by participant, site, interview or the values of one attribute."""
    named, groups_of = _groups(study, by, attribute_id)
    rows: list[dict[str, int]] = []
    for units in (*(t.units for t in found.topics), found.outliers):
        counted: dict[str, int] = {}
        for unit in units:
            for group in groups_of(unit):
                counted[group] = counted.get(group, 0) + 1
        rows.append(counted)
    used = dict.fromkeys(g for unit in found.units for g in groups_of(unit))
    groups = tuple(sorted(used) if by is By.ATTRIBUTE else used)
    return TopicCounts(named, groups, tuple(tuple(r.get(g, 0) for g in groups) for r in rows))


def countable(study: OpenStudy) -> dict[str, str]:
    """The attributes topics can be counted by, names by id: those with few values."""
    with study.reading() as reader:
        people = load_participants(reader)
        return {
            a.id: a.name
            for a in load_attributes(reader)
            if 0 < len({p.value(a.id) for p in people} - {None, ""}) <= MOST_VALUES
        }


def _first(placed: tuple[int, Participant]) -> int:
    return placed[0]


def _groups(
    study: OpenStudy, by: By, attribute_id: str
) -> tuple[str, Callable[[Unit], tuple[str, ...]]]:
    with study.reading() as reader:
        people = load_participants(reader)
        sites = {s.id: s.name for s in load_sites(reader)}
        attributes = {a.id: a.name for a in load_attributes(reader)}
        members = {i.id: i.participant_ids for i in load_interviews(reader)}
    called = {p.identifier: p for p in people}
    known = {p.id: (place, p) for place, p in enumerate(people)}

    def speaking(unit: Unit) -> list[Participant]:
        if unit.participant in called:
            return [called[unit.participant]]
        ids = members.get(unit.source.interview_id or "", ())
        return [p for _place, p in sorted((known[i] for i in ids if i in known), key=_first)]

    def values(unit: Unit) -> tuple[str, ...]:
        said = (p.value(attribute_id) for p in speaking(unit))
        return tuple(dict.fromkeys(value_said(v) for v in said if v not in (None, ""))) or (
            _("no value"),
        )

    def places(unit: Unit) -> tuple[str, ...]:
        named = (sites.get(p.site_id or "", "") for p in speaking(unit))
        return tuple(dict.fromkeys(n for n in named if n)) or (_("No site"),)

    match by:
        case By.SITE:
            return _("site"), places
        case By.ATTRIBUTE:
            return attributes.get(attribute_id, "?"), values
        case By.INTERVIEW:
            return _("transcript"), lambda unit: (unit.source.label,)
        case _:
            return _("participant"), lambda unit: (unit.participant,)
