"""Extracts of people without transcript: stated to hold no name, they become a source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qualcode.coding.extracts_source import extracts_source
from qualcode.errors import RefusedError
from qualcode.ingest.canonical import canonical_text
from qualcode.ingest.codings_plan import CodingsPlan
from qualcode.model import Finding, ReleaseState, Source, SourceKind, new_id
from qualcode.services import release
from qualcode.services.extract_places import Places
from qualcode.services.interviews import add_interview_row, link_participant
from qualcode.store.change import Change
from qualcode.store.rows.codings import load_codings
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.sources import source_row
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class StatedExtracts:
    """How many sources were made of extracts, and the rows that wait for a statement."""

    n_made: int = 0
    waiting: frozenset[int] = frozenset()
    findings: tuple[Finding, ...] = ()


def put_in_as_stated(
    change: Change, plan: CodingsPlan, places: Places, statement: release.Statement | None
) -> StatedExtracts:
    """Makes or lengthens the sources of people without transcript.

    Without a statement their rows wait, by their place in the plan, and nothing they say enters the
    study. Raises RefusedError when no row could come in then, or when a form that the statement
    names still stands in an extract.
    """
    unheard = _unheard(plan, places)
    if not unheard:
        return StatedExtracts()
    if statement is None:
        return _left_waiting(plan, unheard)
    _refuse_untrue(plan, unheard, statement)
    n_made = 0
    for person, numbers in unheard.items():
        quotes = [canonical_text(plan.extracts[n].quote) for n in numbers]
        present = next(
            (
                p
                for row in plan.extracts
                if row.participant == person
                if (p := places.of_extracts(row))
            ),
            None,
        )
        if present is None:
            _make(change, places, person, quotes)
            n_made += 1
        else:
            _lengthen(change, places, present, person, quotes)
    return StatedExtracts(n_made)


def _unheard(plan: CodingsPlan, places: Places) -> dict[str, list[int]]:
    """By person, the rows no transcript can hold and no source of extracts holds yet."""
    unheard: dict[str, list[int]] = {}
    held: dict[str, frozenset[str]] = {}
    for number, row in enumerate(plan.extracts):
        quote = canonical_text(row.quote)
        source = places.of_extracts(row)
        if source is not None:
            text = places.texts[source.id]
            if source.id not in held:
                held[source.id] = frozenset(text.turn_text(turn) for turn in text.turns)
            known = quote in held[source.id] or quote in text.text
        else:
            known = bool(places.of(row)) or places.waiting_for(row) is not None
        if not known:
            unheard.setdefault(row.participant, []).append(number)
    return unheard


def _left_waiting(plan: CodingsPlan, unheard: dict[str, list[int]]) -> StatedExtracts:
    waiting = frozenset(number for numbers in unheard.values() for number in numbers)
    if len(waiting) == len(plan.extracts):
        raise RefusedError(
            Message(
                "{people} have no transcript in the study: their extracts would enter it as they stand.",
                people=", ".join(unheard),
            ),
            Message(
                "Import and release their transcripts first, or state that the extracts are "
                "anonymised already (--already-anonymised)."
            ),
        )
    findings = tuple(
        Finding(
            Message("participant {identifier}", identifier=person),
            Message.plural(
                "{n} row waits: no transcript of the study is theirs (row {first}).",
                "{n} rows wait: no transcript of the study is theirs (first: row {first}).",
                n=len(numbers),
                first=plan.extracts[numbers[0]].line,
            ),
            Message(
                "Write the identifier as the study does, or import and release their transcript, or "
                "state that these extracts are anonymised already (--already-anonymised); then "
                "import the table again: what is there stays as it is."
            ),
        )
        for person, numbers in unheard.items()
    )
    return StatedExtracts(0, waiting, findings)


def _refuse_untrue(
    plan: CodingsPlan, unheard: dict[str, list[int]], statement: release.Statement
) -> None:
    texts = [
        (person, canonical_text(plan.extracts[n].quote))
        for person, numbers in unheard.items()
        for n in numbers
    ]
    trouble = release.forms_still_in(texts, statement)
    if trouble:
        raise RefusedError(
            Message.plural(
                "{n} form that may name somebody still stands in the extracts, first: {where}.",
                "{n} forms that may name somebody still stand in the extracts, first: {where}.",
                n=len(trouble),
                where=Message("{place}: {text}", place=trouble[0].place, text=trouble[0].text),
            ),
            Message("Replace them in the table, or state that they may stay (--keep)."),
        )


def _make(change: Change, places: Places, person: str, quotes: list[str]) -> None:
    made = extracts_source(quotes, person)
    interviews = {i.label.casefold(): i for i in load_interviews(change.connection)}
    interview = interviews.get(person.casefold()) or add_interview_row(change, person)
    link_participant(change, interview, person)
    source = Source(
        new_id(),
        person,
        SourceKind.EXTRACTS,
        interview.id,
        ReleaseState.RELEASED,
        version=1,
        position=len(places.sources) + len(places.waiting),
    )
    change.insert("source", source_row(source))
    release.put_version(change, source, made.transcript, number=1, reason="extracts")
    places.add(source, made.transcript, (person,))


def _lengthen(
    change: Change, places: Places, present: Source, person: str, quotes: list[str]
) -> None:
    """A new version of a source of extracts, with more at its end: nothing in it moves."""
    text = places.texts[present.id]
    said = [text.turn_text(turn) for turn in text.turns]
    longer = extracts_source([*said, *quotes], person).transcript
    source = replace(present, version=present.version + 1)
    release.put_version(change, source, longer, number=source.version, reason="extracts")
    change.update("source", source.id, version=source.version)
    here = load_codings(change.connection, source_id=source.id)
    change.update_many(
        "coding",
        [(c.id, {"version": source.version}) for c in here if c.segment.version == present.version],
    )
    places.add(source, longer, (person,))
