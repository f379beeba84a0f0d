"""What coders of a study are compared on: which sources, which text, which codes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from qualcode.agreement.coded_material import CodedMaterial
from qualcode.agreement.text_axis import TextAxis, counted_spans
from qualcode.agreement.units import FixedUnits, Marks, UnitKind
from qualcode.engines.spacy_sentences import how_split, sentence_spans
from qualcode.errors import NotFoundError, RefusedError
from qualcode.model import Code, Codebook, Coder, CoderKind, Coding, Source, Span, Transcript
from qualcode.model.transcript import word_spans
from qualcode.services import approach
from qualcode.services.open_study import OpenStudy
from qualcode.services.visible import blind_sources, coded_sources, visible_codings
from qualcode.services.written_codes import find_code
from qualcode.store.engine import Reader
from qualcode.store.rows.codebook import load_codebook
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.finished import load_finished
from qualcode.store.rows.rounds import load_rounds
from qualcode.store.rows.sources import load_sources, load_transcripts
from qualcode.store.rows.studies import load_study
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Choices:
    """What agreement is measured on.

    ``coders`` by name or id, everybody who coded if empty. ``overlap`` is the share of a unit
    that must be coded (of segments: shared over united text). With ``every_source`` a source one
    coder left untouched counts as read and left uncoded; otherwise it is missing for them.
    """

    coders: tuple[str, ...] = ()
    unit: UnitKind = UnitKind.CHARACTER
    overlap: float | None = None
    with_children: bool = False
    branch: str | None = None
    include_interviewer: bool = False
    every_source: bool = False


@dataclass(frozen=True)
class Compared:
    """The material of a comparison, with the nouns its keys stand for."""

    material: CodedMaterial
    coders: tuple[Coder, ...]
    codes: tuple[Code, ...]
    tree: Codebook
    sources: tuple[Source, ...]
    left_out: tuple[Source, ...]
    choices: Choices
    unit: Message
    used: frozenset[str]
    splitter: str = ""


def people(study: OpenStudy) -> tuple[Coder, ...]:
    """The persons who coded something one may see."""
    return tuple(c for c in people_and_models(study) if c.kind is CoderKind.PERSON)


def people_and_models(study: OpenStudy) -> tuple[Coder, ...]:
    """Who coded something one may see and is no consensus, persons first."""
    with study.reading() as reader:
        coded = coded_sources(reader, study)
        return _persons_first(c for c in load_coders(reader) if c.id in coded)


def _persons_first(coders: Iterable[Coder]) -> tuple[Coder, ...]:
    found = [c for c in coders if c.kind is not CoderKind.CONSENSUS]
    return tuple(sorted(found, key=lambda c: c.kind is CoderKind.MODEL))


def gather(study: OpenStudy, choices: Choices) -> Compared:
    """Reads what is compared.

    Raises RefusedError when the approach rejects agreement, or when a source of the comparison is
    blind for the coder who acts; NotFoundError when there are not two coders.
    """
    with study.reading() as reader:
        described = load_study(reader)
        approach.require(described.approach, approach.Offered.AGREEMENT)
        tree = load_codebook(reader)
        sources, texts = load_sources(reader), load_transcripts(reader)
        hidden = blind_sources(reader, study)
        seen = [c for c in visible_codings(reader, study) if c.segment.source_id not in hidden]
        if hidden and len({c.coder_id for c in seen}) < 2:
            _refuse_blind(sources, hidden)
        coders = _chosen(load_coders(reader), seen, choices.coders)
        codings = _placed(seen, sources, coders)
        worked = _worked_on(reader, codings, coders)
    kept, left_out = _compared_sources(sources, texts, coders, worked, choices, hidden)
    if hidden and not kept:
        _refuse_blind(sources, hidden)
    if choices.every_source:
        worked = {coder.id: frozenset(s.id for s in kept) for coder in coders}
    axis = TextAxis.of(
        {
            s.id: counted_spans(texts[s.id], include_interviewer=choices.include_interviewer)
            for s in kept
        }
    )
    codes = _codes(tree, codings, choices)
    marks = _marks(axis, codes, codings, coders, tree, choices)
    splitter = how_split(described.language) if choices.unit is UnitKind.SENTENCE else ""
    units = fixed_units(choices.unit, axis, texts, described.language)
    names = tuple(c.name for c in coders)
    judged = {c.name: worked[c.id] & frozenset(axis.source_ids) for c in coders}
    material = CodedMaterial(
        axis, names, judged, marks, units, _unit_overlap(choices),
        source_names={s.id: s.label for s in kept},
    )  # fmt: skip
    return Compared(
        material, coders, codes, tree, kept, left_out, choices, unit_name(choices),
        _used(tree, codings, choices), splitter,
    )  # fmt: skip


def unit_name(choices: Choices) -> Message:
    """What is counted, in words."""
    if choices.include_interviewer:
        return _EVERYBODY[choices.unit]
    return _RESPONDENTS[choices.unit]


def fixed_units(
    kind: UnitKind, axis: TextAxis, texts: dict[str, Transcript], language: str
) -> FixedUnits | None:
    """The units of a kind on the axis; None for characters and segments, which need none."""
    if kind in (UnitKind.CHARACTER, UnitKind.SEGMENT):
        return None
    starts, ends = [], []
    for source_id, stretches in zip(axis.source_ids, axis.stretches, strict=True):
        spans = _units_of(kind, texts[source_id], stretches, language)
        bounds = np.array([(s.start, s.end) for s in spans], dtype=np.int64).reshape(-1, 2)
        starts.append(axis.place(source_id, bounds[:, 0]))
        ends.append(axis.place(source_id, bounds[:, 1]))
    if kind is UnitKind.DOCUMENT:
        starts, ends = [axis.edges[:-1]], [axis.edges[1:]]
    first = np.concatenate([*starts, np.zeros(0, dtype=np.int64)])
    last = np.concatenate([*ends, np.zeros(0, dtype=np.int64)])
    filled = last > first
    return FixedUnits(first[filled], last[filled])


def _units_of(
    kind: UnitKind, text: Transcript, stretches: Sequence[Span], language: str
) -> Iterable[Span]:
    if kind is UnitKind.DOCUMENT:
        return ()
    counted = [t.span for t in text.turns] or list(stretches)
    inside = tuple(s for s in counted if any(part.contains(s) for part in stretches))
    if kind is UnitKind.TURN:
        return inside
    if kind is UnitKind.SENTENCE:
        return sentence_spans(text.text, inside, language)
    return [word for span in inside for word in word_spans(text.text, span)]


def _unit_overlap(choices: Choices) -> float:
    return choices.overlap or 0.0


def _chosen(
    coders: Sequence[Coder], codings: Iterable[Coding], wanted: Sequence[str]
) -> tuple[Coder, ...]:
    """The coders named, or every person who coded, and a model where there is one person; two at least."""
    coded = {c.coder_id for c in codings}
    there = tuple(c for c in coders if c.id in coded)
    named = tuple(dict.fromkeys(_named(w, coders, there) for w in wanted))
    others = [c for c in _persons_first(there) if c not in named]
    if len(named) == 1:
        named = (*named, *others[:1])
    persons = tuple(c for c in others if c.kind is CoderKind.PERSON)
    chosen = named or (persons if len(persons) > 1 else tuple(others))
    if len(chosen) < 2:
        raise NotFoundError(
            Message("Agreement needs two coders, and this study has codings of one only."),
            Message("Ask a second person to code, or import their codings."),
        )
    return chosen


def _named(wanted: str, coders: Sequence[Coder], there: Sequence[Coder]) -> Coder:
    found = next((c for c in coders if wanted in (c.id, c.name)), None)
    if found is None or found not in there:
        raise NotFoundError(
            Message("No codings by {name} in this study.", name=wanted),
            Message("Who coded: {names}.", names=", ".join(c.name for c in there) or "—"),
        )
    return found


def _placed(
    codings: Iterable[Coding], sources: Sequence[Source], coders: Sequence[Coder]
) -> tuple[Coding, ...]:
    """Codings of those coders that stand on the present text."""
    version = {s.id: s.version for s in sources}
    ids = {c.id for c in coders}
    return tuple(
        c
        for c in codings
        if c.coder_id in ids and c.segment.version == version.get(c.segment.source_id)
    )


def _worked_on(
    reader: Reader, codings: Iterable[Coding], coders: Sequence[Coder]
) -> dict[str, frozenset[str]]:
    """By coder, the sources they coded in or said they finished."""
    found: dict[str, set[str]] = {c.id: set() for c in coders}
    for coding in codings:
        found[coding.coder_id].add(coding.segment.source_id)
    finished = [*load_finished(reader)]
    for one in load_rounds(reader):
        finished += [(d.source_id, d.coder_id) for d in one.declarations]
    for source_id, coder_id in finished:
        if coder_id in found:
            found[coder_id].add(source_id)
    return {coder: frozenset(ids) for coder, ids in found.items()}


def _refuse_blind(sources: Sequence[Source], hidden: frozenset[str]) -> None:
    """Raises RefusedError: while a round is blind there is no number."""
    labels = ", ".join(s.label for s in sources if s.id in hidden)
    raise RefusedError(
        Message("{labels}: the round is blind, so no number is shown yet.", labels=labels),
        Message("Agreement is shown once everybody has finished and the comparison is opened."),
    )


def _compared_sources(
    sources: Sequence[Source],
    texts: dict[str, Transcript],
    coders: Sequence[Coder],
    worked: dict[str, frozenset[str]],
    choices: Choices,
    hidden: frozenset[str],
) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """The sources two coders worked on (or one, with ``every_source``), and those left out.

    Blind ones are left out whoever worked on them.
    """
    least = 1 if choices.every_source else 2
    touched = [s for s in sources if s.id in texts and any(s.id in worked[c.id] for c in coders)]
    kept = tuple(
        s
        for s in touched
        if s.id not in hidden and sum(s.id in worked[c.id] for c in coders) >= least
    )
    return kept, tuple(s for s in touched if s not in kept)


def _codes(tree: Codebook, codings: Iterable[Coding], choices: Choices) -> tuple[Code, ...]:
    """The codes compared, in tree order: those present and not retired, or used all the same."""
    used = {c.code_id for c in codings}
    wanted = tree.codes
    if choices.branch is not None:
        top = find_code(tree, choices.branch)
        wanted = (top, *tree.walk(top.id))
    return tuple(code for code in wanted if code.id in used or not code.retired)


def _used(tree: Codebook, codings: Iterable[Coding], choices: Choices) -> frozenset[str]:
    """The codes these coders used anywhere, in compared sources or not."""
    used = {c.code_id for c in codings if c.code_id in tree}
    if choices.with_children:
        used |= {above.id for code_id in tuple(used) for above in tree.ancestors(code_id)}
    return frozenset(used)


def _marks(
    axis: TextAxis,
    codes: Sequence[Code],
    codings: Iterable[Coding],
    coders: Sequence[Coder],
    tree: Codebook,
    choices: Choices,
) -> dict[str, tuple[Marks, ...]]:
    """By code, each coder's marks on the axis; children count for their parents when asked."""
    spans: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    kept = frozenset(axis.source_ids)
    for coding in codings:
        if coding.segment.source_id in kept:
            key = (coding.segment.source_id, coding.code_id, coding.coder_id)
            spans.setdefault(key, []).append((coding.segment.span.start, coding.segment.span.end))
    placed: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for (source_id, code_id, coder_id), found in spans.items():
        ends = axis.place(source_id, np.array(found, dtype=np.int64).ravel()).reshape(-1, 2)
        above = [code_id]
        if choices.with_children and code_id in tree:
            above += [c.id for c in tree.ancestors(code_id)]
        for one in above:
            placed.setdefault((one, coder_id), []).extend((int(a), int(b)) for a, b in ends)
    return {
        code.id: tuple(Marks.of(placed.get((code.id, c.id), [])) for c in coders) for code in codes
    }


def used_only(compared: Compared) -> Compared:
    """The same without codes nobody compared used."""
    used = tuple(code for code in compared.codes if code.id in compared.used)
    marks = {code.id: compared.material.marks[code.id] for code in used}
    return replace(compared, codes=used, material=replace(compared.material, marks=marks))


_RESPONDENTS = {
    UnitKind.CHARACTER: Message("characters of respondents’ text"),
    UnitKind.WORD: Message("words of respondents"),
    UnitKind.SENTENCE: Message("sentences of respondents"),
    UnitKind.TURN: Message("turns of respondents"),
    UnitKind.SEGMENT: Message("segments in respondents’ text"),
    UnitKind.DOCUMENT: Message("transcripts, respondents’ text"),
}
_EVERYBODY = {
    UnitKind.CHARACTER: Message("characters, interviewer’s turns included"),
    UnitKind.WORD: Message("words, interviewer’s turns included"),
    UnitKind.SENTENCE: Message("sentences, interviewer’s turns included"),
    UnitKind.TURN: Message("turns, interviewer’s included"),
    UnitKind.SEGMENT: Message("segments, interviewer’s turns included"),
    UnitKind.DOCUMENT: Message("transcripts, interviewer’s turns included"),
}
