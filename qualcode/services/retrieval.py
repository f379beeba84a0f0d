"""Extracts by any combination of codes, people, places, dates and words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from qualcode.analysis.query import (
    Asked,
    Coded,
    Expression,
    Passage,
    in_order,
    of_the_same_words,
)
from qualcode.analysis.query_text import read_expression
from qualcode.coding.thematic_tree import levers_beside
from qualcode.errors import BadInputError
from qualcode.model import (
    Code,
    Codebook,
    Coding,
    Source,
    Span,
)
from qualcode.services.counted_codings import counted
from qualcode.services.extracts import ListedExtract, listed_extract, words_around
from qualcode.services.open_study import OpenStudy
from qualcode.services.query import Query
from qualcode.services.retrieval_filters import filters_of
from qualcode.services.retrieval_material import (
    RetrievalMaterial,
    retrieval_material,
    turns_touched,
    uncoded_passages,
    who_says,
)
from qualcode.services.thematic_tree import interview_name
from qualcode.services.word_index import WordIndex
from qualcode.services.written_codes import codes_written
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.sources import load_transcripts
from qualcode.wording import Message

__all__ = ["Found", "Query", "Retrieved", "as_listed", "retrieve"]


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that answers: its codings, its codes each once, who says it, the words around it.

    Without codings where nobody coded. ``turn`` counts from 1.
    """

    passage: Passage
    codings: tuple[Coding, ...]
    codes: tuple[Code, ...]
    source: Source
    interview: str
    participant: str
    turn: int
    quote: str
    before: str
    after: str


@dataclass(frozen=True)
class Retrieved:
    """Every passage that answers, by interview and text."""

    found: tuple[Found, ...]

    @property
    def n_participants(self) -> int:
        """How many people say them."""
        return len({f.participant for f in self.found})

    @property
    def n_sources(self) -> int:
        """In how many transcripts they stand."""
        return len({f.source.id for f in self.found})

    @property
    def n_places(self) -> int:
        """How many they are when those of the same words count once, as matrices count them."""
        return len({(f.source.id, f.passage.span) for f in self.found})

    @property
    def is_of_single_codings(self) -> bool:
        """Whether each passage is one coding, so that it can be re-coded in place."""
        return all(len(f.codings) == 1 for f in self.found)


def retrieve(study: OpenStudy, query: Query, *, index: WordIndex | None = None) -> Retrieved:
    """What answers a query, of what this coder may see; BadInputError for a wrong expression."""
    material = retrieval_material(study)
    expression = _expression(material, query)
    passages = _in_text_order(material, _answers(material, query, expression))
    by_id = {c.id: c for c in material.codings}
    keeps = filters_of(study, material, query, by_id, index)
    kept = (p for p in passages if all(keep(p) for keep in keeps))
    return Retrieved(tuple(_found(material, p, by_id) for p in kept))


def as_listed(study: OpenStudy, retrieved: Retrieved) -> tuple[ListedExtract, ...]:
    """The passages as the list of extracts shows them, those of one coding each."""
    with study.reading() as reader:
        coders = {c.id: c for c in load_coders(reader)}
        texts = load_transcripts(reader)
    return tuple(
        listed_extract(
            f.codings[0],
            f.codes[0],
            coders[f.codings[0].coder_id],
            f.source,
            texts[f.source.id],
            f.participant,
        )
        for f in retrieved.found
        if len(f.codings) == 1
    )


def _answers(
    material: RetrievalMaterial, query: Query, expression: Expression
) -> Sequence[Passage]:
    """What answers among all codings together, or among each coder's by themselves."""
    wanted = counted(material.codings, material.models)
    if query.coder_ids:
        wanted = tuple(c for c in material.codings if c.coder_id in query.coder_ids)
    uncoded = uncoded_passages(material)

    def answer(codings: Sequence[Coding]) -> list[Passage]:
        turns_of = partial(turns_touched, material)
        return expression.answer(Asked(codings, uncoded, turns_of))

    if not query.one_coder:
        return answer(wanted)
    coders = dict.fromkeys(c.coder_id for c in wanted)
    each = [p for coder in coders for p in answer([c for c in wanted if c.coder_id == coder])]
    met = of_the_same_words(p for p in each if len(p.coding_ids) > 1)
    return in_order([*(p for p in each if len(p.coding_ids) < 2), *met])


def _expression(material: RetrievalMaterial, query: Query) -> Expression:
    if not query.expression.strip():
        return Coded(frozenset(c.id for c in material.tree.codes))
    return read_expression(
        query.expression, lambda name, below: _codes_named(material.tree, name, with_children=below)
    )


def _codes_named(tree: Codebook, name: str, *, with_children: bool) -> frozenset[str]:
    meant = codes_written(tree, name)
    if not meant:
        raise BadInputError(
            Message("No code is called “{name}”.", name=name),
            Message(
                "Check its name in the codebook; a path is written Theme > Code, and AND, OR and NOT "
                "in capitals."
            ),
        )
    below = [c for code_id in meant for c in _below(tree, code_id)] if with_children else []
    return frozenset((*meant, *below))


def _below(tree: Codebook, code_id: str) -> list[str]:
    """What counts for a code, as in the tree and the matrices: its own levers do not."""
    beside = {lever.id for lever in levers_beside(tree, code_id)}
    return [
        c.id
        for c in tree.walk(code_id)
        if c.id not in beside and not beside & {a.id for a in tree.ancestors(c.id)}
    ]


def _in_text_order(material: RetrievalMaterial, passages: Iterable[Passage]) -> list[Passage]:
    def rank(passage: Passage) -> tuple[int, int, Span, tuple[str, ...]]:
        source = material.sources[passage.source_id]
        interview = material.interviews.get(source.interview_id or "")
        position = interview.position if interview else 10**6
        return position, source.position, passage.span, passage.coding_ids

    return sorted(passages, key=rank)


def _found(material: RetrievalMaterial, passage: Passage, codings: Mapping[str, Coding]) -> Found:
    source, text = material.sources[passage.source_id], material.texts[passage.source_id]
    held = tuple(codings[i] for i in passage.coding_ids)
    before, after = words_around(text, passage.span.start, passage.span.end)
    return Found(
        passage,
        held,
        tuple({c.code_id: material.tree.get(c.code_id) for c in held}.values()),
        source,
        interview_name(material.interviews.get(source.interview_id or ""), source),
        who_says(material, passage),
        passage.turns[0] + 1 if text.turns else 0,
        passage.span.cut(text.text),
        before,
        after,
    )
