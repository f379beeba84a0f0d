"""The thematic tree of a study: themes, sub-themes and codes with extracts and counts."""

from __future__ import annotations

from qualcode.coding.node_counts import NodeCounts, node_counts
from qualcode.coding.thematic_tree import PROPOSED, ExtractChoice, SaidBy
from qualcode.coding.thematic_tree import thematic_tree as build_tree
from qualcode.model import Coder, CoderKind, Coding, Interview, Source, ThematicTree
from qualcode.services.counted_codings import counted, models_of
from qualcode.services.open_study import OpenStudy
from qualcode.services.visible import blind_sources, visible_codebook, visible_codings
from qualcode.store.engine import Reader
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.codings import coded_by
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import load_participants
from qualcode.store.rows.rounds import load_rounds
from qualcode.store.rows.sources import load_sources, load_transcripts


def thematic_tree(
    study: OpenStudy, *, coder_id: str | None = None, choice: ExtractChoice = PROPOSED
) -> ThematicTree:
    """The tree of one coder's codings; if none is given, of what :func:`default_coder` says."""
    with study.reading() as reader:
        chosen = coder_id or default_coder(reader, study)
        seen = counted(visible_codings(reader, study), models_of(reader), chosen)
        codings = in_reading_order(reader, seen)
        return build_tree(
            visible_codebook(reader, study),
            codings,
            said_by(reader, codings),
            coder_ids=None if chosen is None else (chosen,),
            choice=choice,
        )


def count_nodes(study: OpenStudy, *, coder_id: str | None = None) -> dict[str, NodeCounts]:
    """Extracts and participants of every code by id; quicker than the tree with its extracts."""
    with study.reading() as reader:
        chosen = coder_id or default_coder(reader, study)
        seen = counted(visible_codings(reader, study), models_of(reader), chosen)
        codings = in_reading_order(reader, seen)
        return node_counts(
            visible_codebook(reader, study),
            codings,
            said_by(reader, codings),
            coder_ids=None if chosen is None else (chosen,),
        )


def default_coder(reader: Reader, study: OpenStudy) -> str | None:
    """The consensus, once it stands for every transcript that was coded; None means everybody.

    A round over some transcripts would hide what was coded in the others.
    """
    coded, kinds = coded_by(reader), {c.id: c.kind for c in load_coders(reader)}
    agreed = next((c for c in coded if kinds[c] is CoderKind.CONSENSUS), None)
    if agreed is None:
        return None
    blind = blind_sources(reader, study)
    settled = coded[agreed].union(*(r.source_ids for r in load_rounds(reader) if r.closed_at))
    by_people = (
        sources if coder == study.coder.id else sources - blind
        for coder, sources in coded.items()
        if kinds[coder] is CoderKind.PERSON
    )
    return agreed if all(sources <= settled for sources in by_people) else None


def usual_coder(study: OpenStudy) -> str | None:
    """Whose codings count where nobody is named: the consensus, or None, everybody together."""
    with study.reading() as reader:
        return default_coder(reader, study)


def consensus(study: OpenStudy) -> Coder | None:
    """The coder that holds what was agreed, if there is one."""
    with study.reading() as reader:
        return next((c for c in load_coders(reader) if c.kind is CoderKind.CONSENSUS), None)


def in_reading_order(reader: Reader, codings: tuple[Coding, ...]) -> tuple[Coding, ...]:
    """Codings by interview as done, then as they stand in the text; older text versions left out."""
    sources = {s.id: s for s in load_sources(reader)}
    interviews = {i.id: i for i in load_interviews(reader)}

    def place(coding: Coding) -> tuple[int, int, int, int]:
        source = sources[coding.segment.source_id]
        interview = interviews.get(source.interview_id or "")
        return (
            interview.position if interview else 10**6,
            source.position,
            coding.segment.span.start,
            coding.segment.span.end,
        )

    current = (c for c in codings if c.segment.version == sources[c.segment.source_id].version)
    return tuple(sorted(current, key=place))


def said_by(reader: Reader, codings: tuple[Coding, ...]) -> dict[str, SaidBy]:
    """Who said each coding's extract: the turn's speaker where several took part."""
    people = {p.id: p.identifier for p in load_participants(reader)}
    interviews = {i.id: i for i in load_interviews(reader)}
    sources = {s.id: s for s in load_sources(reader)}
    transcripts = load_transcripts(reader)
    said: dict[str, SaidBy] = {}
    for coding in codings:
        source = sources[coding.segment.source_id]
        interview = interviews.get(source.interview_id or "")
        names = [people[i] for i in interview.participant_ids] if interview else []
        if len(names) == 1:
            who = names[0]
        else:
            text = transcripts.get(source.id)
            who = (text.who_answers(coding.segment.span) if text else "") or source.label
        said[coding.id] = SaidBy(who, interview_name(interview, source))
    return said


def interview_name(interview: Interview | None, source: Source) -> str:
    """The interview's label, or the source's where there is no interview."""
    return interview.label if interview else source.label
