"""Units of meaning: cuts of long turns, proposed, kept and changed by a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from qualcode.errors import BadInputError
from qualcode.model import Source, Span, Transcript, new_id, now
from qualcode.services.codings import cut_segment
from qualcode.services.encoding import Encoding
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.progress import Progress, nobody_watches
from qualcode.services.reading import find_source
from qualcode.services.retrieval_material import RetrievalMaterial, retrieval_material
from qualcode.store.rows.meaning_units import load_units, unit_row
from qualcode.store.rows.sources import load_transcript
from qualcode.store.study_file import study_id_of
from qualcode.suggestion import lines
from qualcode.suggestion.units import meaning_spans, unit_spans
from qualcode.wording import Message

_MANY_WORDS = 60
_FEW_WORDS = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of meaning: where it stands and who says it; its id if it was kept."""

    source: Source
    span: Span
    quote: str
    participant: str
    id: str = ""


def propose_units(
    study: OpenStudy, source: str, *, model: str = "", progress: Progress = nobody_watches
) -> tuple[Unit, ...]:
    """Cuts of what respondents say in a source, between sentences where the meaning shifts most."""
    seen, noun = retrieval_material(study), find_source(study, source)
    text = seen.texts.get(noun.id)
    if text is None:
        return ()
    with study.reading() as reader:
        encoding = Encoding(study_id_of(reader), model)
    found = []
    spans = _spoken(text)
    for done, span in enumerate(spans):
        progress(done, len(spans))
        for cut in meaning_spans(text.text, span, encoding):
            found.append(Unit(noun, cut, cut.cut(text.text), _says(seen, noun)))
    encoding.keep()
    return tuple(found)


def keep_units(
    study: OpenStudy, source: str, spans: Iterable[Span], *, operation_id: str | None = None
) -> tuple[Unit, ...]:
    """Keeps these cuts of a source as this coder's, in place of those kept before.

    Raises BadInputError when two overlap.
    """
    noun = find_source(study, source)
    ordered = sorted(spans, key=lambda s: s.start)
    if any(a.end > b.start for a, b in pairwise(ordered)):
        raise BadInputError(
            Message("Two units of meaning overlap."), Message("Let one end where the next begins.")
        )
    with study.acting(
        "keep_units",
        Message("cut {label} into units of meaning", label=noun.label),
        Ability.CODE,
        operation_id=operation_id,
    ) as change:
        made = [(new_id(), cut_segment(change, noun.id, span, None)) for span in ordered]
        if not change.applied_before:
            before = [
                unit_id
                for unit_id, coder_id, segment in load_units(change.connection)
                if coder_id == study.coder.id and segment.source_id == noun.id
            ]
            change.delete_many("meaning_unit", before)
            rows = [unit_row(key, segment, study.coder.id, now()) for key, segment in made]
            change.insert_many("meaning_unit", rows)
    return tuple(Unit(noun, s.span, s.quote, "", key) for key, s in made)


def kept_spans(study: OpenStudy, source: str) -> tuple[Span, ...]:
    """The cuts of a source this coder kept, in text order."""
    noun = find_source(study, source)
    with study.reading() as reader:
        found = [
            segment.span
            for _, coder_id, segment in load_units(reader)
            if (coder_id, segment.source_id, segment.version)
            == (study.coder.id, noun.id, noun.version)
        ]
    return tuple(sorted(found, key=lambda s: s.start))


def as_lines(study: OpenStudy, source: str, spans: Iterable[Span]) -> str:
    """What respondents say with a line for each unit, an empty line between turns."""
    text = _text_of(study, source)
    starts = {span.start for span in spans}
    return "\n\n".join(
        "\n".join(part.cut(text.text) for part in lines.at(text.text, turn, starts))
        for turn in _spoken(text)
    )


def spans_of_lines(study: OpenStudy, source: str, written: str) -> tuple[Span, ...]:
    """The units that lines stand for: only where a line ends may differ from the transcript.

    Raises BadInputError at the first line that says other words. No unit goes over a turn.
    """
    text = _text_of(study, source)
    found = lines.spans_of(text.text, _spoken(text), written.splitlines())
    if isinstance(found, int):
        raise BadInputError(
            Message("Line {n} says other words than the transcript.", n=found),
            Message("Only break lines and join them: the words stay as they are."),
        )
    return found


def _text_of(study: OpenStudy, source: str) -> Transcript:
    noun = find_source(study, source)
    with study.reading() as reader:
        text = load_transcript(reader, noun.id)
    return text or Transcript("")


def _spoken(text: Transcript) -> tuple[Span, ...]:
    return text.respondent_spans() if text.turns else (Span(0, len(text.text)),)


def units_of(study: OpenStudy) -> tuple[Unit, ...]:
    """The units of every source: those this coder kept, else sentences up to sixty words.

    What is shorter than five words says little (« Oui, voilà »), unless it is all that is said.
    """
    seen = retrieval_material(study)
    with study.reading() as reader:
        kept = [u for u in load_units(reader) if u[1] == study.coder.id]
    by_source: dict[str, list[Unit]] = {}
    for unit_id, _, segment in kept:
        noun = seen.sources[segment.source_id]
        unit = Unit(noun, segment.span, segment.quote, _says(seen, noun), unit_id)
        by_source.setdefault(noun.id, []).append(unit)
    found: list[Unit] = []
    for source_id, text in seen.texts.items():
        noun = seen.sources[source_id]
        if source_id in by_source:
            found += by_source[source_id]
            continue
        cuts = [c for turn in _spoken(text) for c in unit_spans(text.text, turn, _MANY_WORDS)]
        quotes = [(cut, cut.cut(text.text)) for cut in cuts]
        long = [(cut, quote) for cut, quote in quotes if len(quote.split()) >= _FEW_WORDS]
        short = [(cut, quote) for cut, quote in quotes if any(c.isalpha() for c in quote)]
        found += [Unit(noun, cut, quote, _says(seen, noun)) for cut, quote in long or short]
    return tuple(found)


def _says(seen: RetrievalMaterial, source: Source) -> str:
    interview = seen.interviews.get(source.interview_id or "")
    people = {p.id: p.identifier for p in seen.people}
    names = [people[i] for i in interview.participant_ids if i in people] if interview else []
    return names[0] if len(names) == 1 else source.label
