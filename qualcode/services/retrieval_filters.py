"""What narrows a query down: people, places, dates, words, memos."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from qualcode.analysis.query import Passage
from qualcode.analysis.word_search import find_words, read_question
from qualcode.coding.names import fold_letters
from qualcode.errors import BadInputError
from qualcode.ingest.dates import read_date
from qualcode.model import Coding, Participant, Span
from qualcode.services.matrix_columns import said_anywhere
from qualcode.services.open_study import OpenStudy
from qualcode.services.query import Query
from qualcode.services.retrieval_material import RetrievalMaterial, who_says
from qualcode.services.word_index import WordIndex, word_index
from qualcode.wording import Message

_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")

Keep = Callable[[Passage], bool]


def filters_of(
    study: OpenStudy,
    material: RetrievalMaterial,
    query: Query,
    codings: Mapping[str, Coding],
    index: WordIndex | None,
) -> list[Keep]:
    """One test for each thing that narrows the query down."""
    keeps: list[Keep] = []
    if query.source_ids:
        keeps.append(lambda p: p.source_id in query.source_ids)
    if query.participants:
        keeps.append(lambda p: who_says(material, p) in query.participants)
    if query.site_ids or query.attributes:
        fitting = {p.identifier for p in material.people if _fits(p, query)}
        keeps.append(lambda p: not fitting.isdisjoint(_speaking(material, p)))
    if query.since or query.until:
        first = _days(query.since)[0] if query.since else ""
        last = _days(query.until)[1] if query.until else "9999-12-31"
        keeps.append(lambda p: _is_within(material, p, first, last))
    if query.divergent:
        keeps.append(lambda p: any(codings[i].divergent for i in p.coding_ids))
    if query.picked:
        keeps.append(lambda p: any(codings[i].report_position is not None for i in p.coding_ids))
    if query.memo_words.strip():
        noted = _noted(material, query.memo_words)
        keeps.append(lambda p: any(i in noted for i in p.coding_ids))
    if query.words.strip():
        holding = _holding(index or word_index(study), query.words)
        keeps.append(lambda p: _holds(holding, p))
    return keeps


def _speaking(material: RetrievalMaterial, passage: Passage) -> set[str]:
    """Who says a passage, or everybody of its interview where that is none of the participants.

    The matrices put it under their attributes and sites in the same way.
    """
    who = who_says(material, passage)
    if any(p.identifier == who for p in material.people):
        return {who}
    interview = material.interviews.get(material.sources[passage.source_id].interview_id or "")
    ids = interview.participant_ids if interview else ()
    return {p.identifier for p in material.people if p.id in ids}


def _fits(person: Participant, query: Query) -> bool:
    if query.site_ids and person.site_id not in query.site_ids:
        return False
    wanted: dict[str, set[str]] = {}
    for attribute_id, said in query.attributes:
        wanted.setdefault(attribute_id, set()).add(said)
    for attribute_id, values in wanted.items():
        value = person.value(attribute_id)
        if value is None or values.isdisjoint(said_anywhere(value)):
            return False
    return True


def _is_within(material: RetrievalMaterial, passage: Passage, first: str, last: str) -> bool:
    """Whether an interview took place then; not where its date is not written year-month-day."""
    source = material.sources[passage.source_id]
    interview = material.interviews.get(source.interview_id or "")
    day = str(interview.date or "") if interview else ""
    if _DAY.fullmatch(day) is None:
        return False
    earliest, latest = _days(day)
    return first <= latest and earliest <= last


def _days(written: str) -> tuple[str, str]:
    """The first and the last day of a day, a month or a year, as year-month-day."""
    said = written.strip()
    if _DAY.fullmatch(said) is None:
        day = read_date(said)
        if day is None:
            raise BadInputError(
                Message("“{date}” cannot be read as a date.", date=said),
                Message("Write year-month-day (2026-01-31), the year and the month, or the year."),
            )
        said = day.isoformat()
    return said + "-01-01"[len(said) - 4 :], said + "-12-31"[len(said) - 4 :]


def _noted(material: RetrievalMaterial, words: str) -> set[str]:
    """The codings whose comment, or a memo on them or on words they share, holds every word."""
    wanted = fold_letters(words).split()

    def holds(text: str) -> bool:
        folded = fold_letters(text)
        return all(word in folded for word in wanted)

    noted = {c.id for c in material.codings if c.comment and holds(c.comment)}
    memos = [m for m in material.memos if holds(m.text)]
    noted |= {m.about_id for m in memos if m.about == "coding"}
    noted |= {n.about_id for m in memos for n in m.links if n.about == "coding"}
    for memo in memos:
        if memo.segment is not None:
            noted |= {
                c.id
                for c in material.codings
                if c.segment.source_id == memo.segment.source_id
                and c.segment.span.overlaps(memo.segment.span)
            }
    return noted


def _holding(index: WordIndex, words: str) -> dict[str, list[Span]]:
    """Where words stand, by source; the interviewer's too, since an extract may hold them."""
    question = read_question(words, fold_letters, index.lemma)
    hits = find_words(index.table, question, interviewer=True)
    held: dict[str, list[Span]] = {}
    table = index.table
    for first, last, number in zip(
        hits.first.tolist(),
        hits.last.tolist(),
        table.source_of(hits.first).tolist(),
        strict=True,
    ):
        span = Span(int(table.starts[first]), int(table.ends[last]))
        held.setdefault(table.source_ids[number], []).append(span)
    return held


def _holds(holding: Mapping[str, list[Span]], passage: Passage) -> bool:
    return any(passage.span.contains(s) for s in holding.get(passage.source_id, ()))
