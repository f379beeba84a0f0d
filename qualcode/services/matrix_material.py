"""Everything the matrices of a study count, read once."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.analysis.matrices import Numbered
from qualcode.model import (
    Attribute,
    Codebook,
    Coder,
    Coding,
    Interview,
    Participant,
    Source,
    Span,
    Transcript,
)
from qualcode.model.transcript import word_spans
from qualcode.services.counted_codings import counted, models_of
from qualcode.services.open_study import OpenStudy
from qualcode.services.thematic_tree import default_coder, in_reading_order, said_by
from qualcode.services.visible import visible_codebook, visible_codings
from qualcode.store.purge import require_purged
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import load_attributes, load_participants, load_sites
from qualcode.store.rows.sources import load_sources, load_transcripts


@dataclass(frozen=True)
class MatrixMaterial:
    """Everything the matrices count, read once."""

    codebook: Codebook
    codings: tuple[Coding, ...]
    participant_of: dict[str, str]
    sources: dict[str, Source]
    interviews: dict[str, Interview]
    people: tuple[Participant, ...]
    attributes: tuple[Attribute, ...]
    sites: dict[str, str]
    coders: tuple[Coder, ...]
    default_coder: str | None
    models: frozenset[str]
    words: Numbered
    turns: Numbered

    def of(self, coder_id: str | None) -> tuple[Coding, ...]:
        """The codings of one coder, or of everybody but the models."""
        return counted(self.codings, self.models, coder_id)


def matrix_material(study: OpenStudy) -> MatrixMaterial:
    """What this coder may see of the codings, with who said what and where the words stand."""
    with study.reading() as reader:
        require_purged(reader)
        codings = in_reading_order(reader, visible_codings(reader, study))
        said = said_by(reader, codings)
        transcripts = load_transcripts(reader)
        return MatrixMaterial(
            visible_codebook(reader, study),
            codings,
            {coding_id: who.participant for coding_id, who in said.items()},
            {s.id: s for s in load_sources(reader)},
            {i.id: i for i in load_interviews(reader)},
            load_participants(reader),
            load_attributes(reader),
            {s.id: s.name for s in load_sites(reader)},
            load_coders(reader),
            default_coder(reader, study),
            models_of(reader),
            Numbered({key: _respondents_words(text) for key, text in transcripts.items()}),
            Numbered({key: [t.span for t in text.turns] for key, text in transcripts.items()}),
        )


def _respondents_words(text: Transcript) -> tuple[Span, ...]:
    """The words that count: no interviewer, no notes such as (rires); all where there is no turn."""
    notes = Numbered({"": sorted(text.notes)})
    spans = text.respondent_spans() if text.turns else (Span(0, len(text.text)),)
    return tuple(
        word for span in spans for word in word_spans(text.text, span) if not notes.within("", word)
    )
