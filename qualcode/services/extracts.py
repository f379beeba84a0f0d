"""The extracts of a code or of the whole study, each with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model import Code, Coder, Coding, Source, Transcript
from qualcode.services.counted_codings import counted, models_of
from qualcode.services.open_study import OpenStudy
from qualcode.services.thematic_tree import in_reading_order, said_by
from qualcode.services.visible import visible_codebook, visible_codings
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.sources import load_sources, load_transcripts

CONTEXT = 160


@dataclass(frozen=True, slots=True)
class ListedExtract:
    """A coding with its code, who put it, who said it, and the words before and after.

    ``turn`` counts from 1; 0 where the source has no turns.
    """

    coding: Coding
    code: Code
    coder: Coder
    source: Source
    participant: str
    turn: int
    before: str
    after: str


def list_extracts(
    study: OpenStudy,
    *,
    code_id: str | None = None,
    with_children: bool = True,
    coder_id: str | None = None,
    source_id: str | None = None,
) -> tuple[ListedExtract, ...]:
    """Coded extracts in the order of interviews and text; all, or of a code, coder or source."""
    with study.reading() as reader:
        tree = visible_codebook(reader, study)
        coders = {c.id: c for c in load_coders(reader)}
        sources = {s.id: s for s in load_sources(reader)}
        texts = load_transcripts(reader)
        wanted = {c.id for c in tree.walk(code_id)} if with_children or code_id is None else set()
        wanted |= {code_id} if code_id else set()
        seen = counted(visible_codings(reader, study, source_id), models_of(reader), coder_id)
        codings = tuple(c for c in in_reading_order(reader, seen) if c.code_id in wanted)
        said = said_by(reader, codings)
    return tuple(
        listed_extract(
            each,
            tree.get(each.code_id),
            coders[each.coder_id],
            sources[each.segment.source_id],
            texts[each.segment.source_id],
            said[each.id].participant,
        )
        for each in codings
    )


def listed_extract(
    coding: Coding, code: Code, coder: Coder, source: Source, text: Transcript, participant: str
) -> ListedExtract:
    """A coding as the list of extracts shows it."""
    span = coding.segment.span
    before, after = words_around(text, span.start, span.end)
    turns = text.turns
    turn = next((n for n, t in enumerate(turns, 1) if t.span.end > span.start), 0)
    return ListedExtract(coding, code, coder, source, participant, turn, before, after)


def words_around(text: Transcript, start: int, end: int) -> tuple[str, str]:
    """The words of the same turns before and after, cut between words."""
    first, last = text.turn_at(start), text.turn_at(max(start, end - 1))
    begins = max(first.span.start if first else 0, start - CONTEXT)
    ends = min(last.span.end if last else len(text.text), end + CONTEXT)
    before, after = text.text[begins:start], text.text[end:ends]
    if begins > (first.span.start if first else 0):
        before = "…" + before.partition(" ")[2]
    if ends < (last.span.end if last else len(text.text)):
        after = after.rpartition(" ")[0] + "…"
    return before, after
