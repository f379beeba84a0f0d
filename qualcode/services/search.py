"""Words in their context over all transcripts, and how often each group says them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.analysis.word_search import Hits, find_words, read_question
from qualcode.analysis.word_table import WordTable
from qualcode.coding.names import fold_letters
from qualcode.model import Role, Source, Span
from qualcode.services.matrix_choice import By
from qualcode.services.matrix_columns import value_said
from qualcode.services.open_study import OpenStudy
from qualcode.services.word_index import WordIndex, word_index
from qualcode.store.rows.participants import load_attributes, load_sites
from qualcode.wording import gettext as _

__all__ = ["Frequency", "Line", "SearchAnswer", "WordIndex", "search", "word_index"]

CONTEXT = 70
MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One hit: who says it and where, with the words before and after in the same turn.

    ``turn`` counts from 1.
    """

    source: Source
    participant: str
    turn: int
    role: Role
    span: Span
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often a group says what was looked for; ``per_1000`` of the words it says, or None."""

    group: str
    n: int
    n_words: int

    @property
    def per_1000(self) -> float | None:
        """Hits per 1,000 words; None where the group says nothing."""
        return 1000 * self.n / self.n_words if self.n_words else None


@dataclass(frozen=True)
class SearchAnswer:
    """Every hit counted, the first of them as lines, and the forms that were found."""

    n: int
    n_sources: int
    n_participants: int
    lines: tuple[Line, ...]
    frequencies: tuple[Frequency, ...]
    forms: tuple[tuple[str, int], ...]


def search(
    study: OpenStudy,
    words: str,
    *,
    by: By = By.PARTICIPANT,
    attribute_id: str = "",
    interviewer: bool = False,
    most: int = MOST_LINES,
    index: WordIndex | None = None,
) -> SearchAnswer:
    """Where words stand in the transcripts; see ``analysis.word_search`` for how they are written.

    ``by`` is participant, interview, site or attribute. Participants who were interviewed together
    are told apart by the speaker of the turn. ``index`` saves reading the study again.
    """
    index = index or word_index(study)
    question = read_question(words, fold_letters, index.lemma)
    hits = find_words(index.table, question, interviewer=interviewer)
    parties, party = index.parties
    said = np.bincount(party[hits.first], minlength=len(parties)).tolist()
    every, counted = index.spoken
    spoken = every if interviewer else counted
    heard = [name for name, n in zip(parties, said, strict=True) if n]
    return SearchAnswer(
        len(hits),
        len({source_id for source_id, _who in heard}),
        len({who for _source, who in heard} & {p.identifier for p in index.people}),
        tuple(_lines(index, hits, most)),
        _frequencies(parties, said, spoken, _groups(study, index, by, attribute_id)),
        _forms(index.table, hits),
    )


_Groups = Callable[[str, str], tuple[str, ...]]


def _groups(study: OpenStudy, index: WordIndex, by: By, attribute_id: str) -> _Groups:
    """The groups somebody who speaks in a source belongs to."""
    of = {p.identifier: p for p in index.people}
    if by is By.INTERVIEW:
        return lambda source_id, _who: (_interview_label(index, source_id),)
    if by is By.SITE:
        with study.reading() as reader:
            sites = {s.id: s.name for s in load_sites(reader)}

        def site(_source: str, who: str) -> tuple[str, ...]:
            person = of.get(who)
            return (sites.get(person.site_id or "", _("No site")) if person else _("No site"),)

        return site
    if by is By.ATTRIBUTE:
        with study.reading() as reader:
            known = {a.id for a in load_attributes(reader)}

        def value(_source: str, who: str) -> tuple[str, ...]:
            person = of.get(who)
            held = person.value(attribute_id) if person and attribute_id in known else None
            return (value_said(held) if held not in (None, "") and held is not None else "—",)

        return value
    return lambda _source, who: (who,)


def _interview_label(index: WordIndex, source_id: str) -> str:
    source = index.sources[source_id]
    interview = index.interviews.get(source.interview_id or "")
    return interview.label if interview else source.label


def _frequencies(
    parties: Sequence[tuple[str, str]], said: list[int], spoken: list[int], groups: _Groups
) -> tuple[Frequency, ...]:
    """What each group says, groups in the order of interviews; silent ones are left out."""
    hits: Counter[str] = Counter()
    words: dict[str, int] = {}
    for name, n_hits, n_words in zip(parties, said, spoken, strict=True):
        if not n_words:
            continue
        for group in groups(*name):
            hits[group] += n_hits
            words[group] = words.get(group, 0) + n_words
    return tuple(Frequency(group, hits[group], n) for group, n in words.items())


def _forms(table: WordTable, hits: Hits) -> tuple[tuple[str, int], ...]:
    """The forms found, the most frequent first."""
    counted: Counter[str] = Counter()
    single = hits.first == hits.last
    for form, n in enumerate(np.bincount(table.said[hits.first[single]]).tolist()):
        if n:
            counted[table.forms[form]] += n
    for first, last in zip(hits.first[~single].tolist(), hits.last[~single].tolist(), strict=True):
        counted[" ".join(table.forms[n] for n in table.said[first : last + 1].tolist())] += 1
    return tuple(counted.most_common(40))


def _lines(index: WordIndex, hits: Hits, most: int) -> Iterable[Line]:
    table = index.table
    parties, party = index.parties
    for first, last in zip(hits.first[:most].tolist(), hits.last[:most].tolist(), strict=True):
        source_id, speaker = parties[party[first]]
        text, at = index.texts[source_id], int(table.turns[first])
        span = Span(int(table.starts[first]), int(table.ends[last]))
        turn = text.turns[at] if at < len(text.turns) else None
        room = turn.span if turn else Span(0, len(text.text))
        yield Line(
            index.sources[source_id],
            speaker,
            at + 1 if turn else 0,
            turn.role if turn else Role.RESPONDENT,
            span,
            _before(text.text, room.start, span.start),
            span.cut(text.text),
            _after(text.text, span.end, room.end),
        )


def _before(text: str, begins: int, ends: int) -> str:
    cut = max(begins, ends - CONTEXT)
    words = text[cut:ends].replace("\n", " ")
    return words if cut == begins else "…" + words.partition(" ")[2]


def _after(text: str, begins: int, ends: int) -> str:
    cut = min(ends, begins + CONTEXT)
    words = text[begins:cut].replace("\n", " ")
    return words if cut == ends else words.rpartition(" ")[0] + "…"
