"""Could a reader of the study pick out a participant? The table, the interviews, what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.anonymise.detect import detect
from qualcode.anonymise.identifiers import DetectionSettings
from qualcode.anonymise.reidentification import (
    Advice,
    Anonymity,
    PeopleTable,
    SinglingOut,
    Told,
    anonymity,
    cheapest_generalisation,
    singling_out,
    told_again,
)
from qualcode.engines.lexicon import load_lexicon
from qualcode.model import Finding, IdentifierKind, Transcript
from qualcode.services.open_study import OpenStudy
from qualcode.services.participants import participants_table
from qualcode.services.studies import get_study
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.sources import load_sources, load_transcripts
from qualcode.wording import Message, gettext

_NUMBER = re.compile(r"\b(1[89]\d\d|20\d\d|\d{1,3})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BRACKETS = re.compile(r"\[[^\[\]\n]*\]")  # what was replaced is no longer said
_AROUND = 25


@dataclass(frozen=True)
class ReidentificationReport:
    """k and unique rows of the table, what singles out, what to change, what the texts repeat."""

    table: PeopleTable
    present: Anonymity
    singling: tuple[SinglingOut, ...]
    advice: Advice
    told: tuple[Told, ...]
    findings: tuple[Finding, ...]


def check_participants(study: OpenStudy, *, with_interviews: bool = True) -> ReidentificationReport:
    """The check of the participants' table, joined with what the interview table says of each."""
    table = people_table(study, with_interviews=with_interviews)
    told = tuple(_told(study, table))
    present = anonymity(table)
    singling = singling_out(table)
    return ReidentificationReport(
        table,
        present,
        singling,
        cheapest_generalisation(table),
        told,
        (*_findings(singling), *(_told_finding(t) for t in told), *_still_named(study)),
    )


def people_table(study: OpenStudy, *, with_interviews: bool = True) -> PeopleTable:
    """The participants with their attributes and site, and the place of their interview."""
    read = participants_table(study)
    sites = {s.id: s.name for s in read.sites}
    people = read.participants
    columns = {a.name: tuple(_plain(p.value(a.id)) for p in people) for a in read.attributes}
    if any(p.site_id for p in people):
        columns[gettext("site")] = tuple(sites.get(p.site_id or "", "") for p in people)
    if with_interviews:
        places: dict[str, str] = {}
        with study.reading() as reader:
            for interview in load_interviews(reader):
                for person in interview.participant_ids:
                    places.setdefault(person, interview.place)
        if any(places.values()):
            columns[gettext("place of the interview")] = tuple(places.get(p.id, "") for p in people)
    known = {n: v for n, v in columns.items() if any(v)}
    return PeopleTable(tuple(p.identifier for p in people), known)


def _plain(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _told(study: OpenStudy, table: PeopleTable) -> Iterator[Told]:
    with study.reading() as reader:
        people = {p.id: p.identifier for p in participants_table(study).participants}
        interviews = {i.id: i for i in load_interviews(reader)}
        texts, sources = load_transcripts(reader), load_sources(reader)
    for source in sources:
        interview = interviews.get(source.interview_id or "")
        if source.id not in texts or interview is None or len(interview.participant_ids) != 1:
            continue
        identifier = people[interview.participant_ids[0]]
        row = table.identifiers.index(identifier)
        values = {name: column[row] for name, column in table.columns.items()}
        year = _YEAR.search(interview.date)
        yield from told_again(
            identifier,
            values,
            _respondent_text(texts[source.id]),
            _numbers_in,
            year=int(year.group()) if year else None,
        )


def _respondent_text(transcript: Transcript) -> str:
    return "\n".join(span.cut(transcript.text) for span in transcript.respondent_spans())


def _numbers_in(text: str) -> Iterator[tuple[int, str]]:
    shown = _BRACKETS.sub(lambda found: " " * len(found.group()), text)
    for match in _NUMBER.finditer(shown):
        start, end = max(0, match.start() - _AROUND), match.end() + _AROUND
        yield int(match.group()), text[start:end].replace("\n", " ")


def _findings(singling: tuple[SinglingOut, ...]) -> Iterator[Finding]:
    for each in singling:
        yield Finding(
            Message("participants’ table"),
            Message.plural(
                "{columns}: enough to single out {n} participant ({who}).",
                "{columns}: enough to single out {n} participants ({who}).",
                n=len(each.identifiers),
                columns=" + ".join(each.columns),
                who=", ".join(each.identifiers),
            ),
            Message("Make one of these columns coarser, or leave it out of what you publish."),
        )


def _told_finding(told: Told) -> Finding:
    return Finding(
        Message("transcript of {who}", who=told.identifier),
        Message(
            "“{words}” says what the column {column} says ({value}): {reason}.",
            words=told.said,
            column=told.column,
            value=told.value,
            reason=told.reason,
        ),
        Message("Generalise one of the two, so that the table does not lead to the interview."),
    )


def _still_named(study: OpenStudy) -> Iterator[Finding]:
    """Values of the table that read as names of people or places."""
    settings = DetectionSettings(get_study(study).language, no_capitals=False)
    table = participants_table(study)
    for attribute in table.attributes:
        for participant in table.participants:
            value = _plain(participant.value(attribute.id))
            for one in detect(value, load_lexicon(), settings) if value else ():
                if one.kind in _NAMING:
                    yield Finding(
                        Message(
                            "{who}, {column}", who=participant.identifier, column=attribute.name
                        ),
                        Message("“{value}” reads as a name.", value=one.text),
                        Message("Replace it by something broader in the table."),
                    )


_NAMING = (
    IdentifierKind.PERSON,
    IdentifierKind.PLACE,
    IdentifierKind.TELEPHONE,
    IdentifierKind.MAIL,
    IdentifierKind.ID,
)
