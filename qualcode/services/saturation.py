"""New codes per interview, from the codings of a study."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model import Codebook, Coding, Incidence, Source, Transcript
from qualcode.saturation.incidence import code_incidence
from qualcode.saturation.levels import IncidenceLevel
from qualcode.saturation.new_codes import NewCodes, new_codes
from qualcode.services import approach
from qualcode.services.open_study import OpenStudy
from qualcode.services.reading import visible_codings
from qualcode.services.thematic_tree import default_coder, interview_name
from qualcode.store.engine import Reader
from qualcode.store.rows.codebook import load_codebook
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.sources import load_sources, load_transcripts
from qualcode.store.rows.studies import load_study
from qualcode.wording import Message

LEVEL_NAMES = {
    IncidenceLevel.THEME: Message("Themes"),
    IncidenceLevel.SUB_THEME: Message("Sub-themes"),
    IncidenceLevel.LEAF_MERGED: Message("Codes, levers with their barrier"),
    IncidenceLevel.LEAF: Message("Codes, levers apart from their barrier"),
    IncidenceLevel.CODE: Message("Codes, each named lever apart"),
}


@dataclass(frozen=True, slots=True)
class LevelSeries:
    """New codes per interview at one level of the tree."""

    level: IncidenceLevel
    name: Message
    series: NewCodes


def new_codes_by_level(
    study: OpenStudy,
    *,
    coder_id: str | None = None,
    levels: tuple[IncidenceLevel, ...] = tuple(LEVEL_NAMES),
    include_interviewer: bool = False,
) -> tuple[LevelSeries, ...]:
    """The table of new codes at each level, interviews in the order in which they were done.

    Codings of ``coder_id``; of the consensus if there is one, else of everybody. RefusedError
    when the study's approach rejects saturation.
    """
    with study.reading() as reader:
        approach.require(load_study(reader).approach, approach.Offered.SATURATION)
        material = _material(study, reader, coder_id)
    found = []
    for level in levels:
        table = material.incidence(level, include_interviewer=include_interviewer)
        found.append(LevelSeries(level, LEVEL_NAMES[level], new_codes(table, level.value)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Material:
    """What the table is made of, read once for all its levels."""

    codebook: Codebook
    codings: tuple[Coding, ...]
    units: tuple[str, ...]
    unit_of: dict[str, str]
    coder_id: str | None
    transcripts: dict[str, Transcript]

    def incidence(self, level: IncidenceLevel, *, include_interviewer: bool) -> Incidence:
        """Interviews x what is counted at a level."""
        return code_incidence(
            self.codebook,
            self.codings,
            self.units,
            self.unit_of,
            level=level,
            coder_ids=None if self.coder_id is None else (self.coder_id,),
            transcripts=self.transcripts,
            include_interviewer=include_interviewer,
        )


def _material(study: OpenStudy, reader: Reader, coder_id: str | None) -> _Material:
    sources = load_sources(reader)
    interviews = {i.id: i for i in load_interviews(reader)}
    unit_of_source = {
        s.id: interview_name(interviews.get(s.interview_id or ""), s) for s in sources
    }

    def place(source: Source) -> tuple[int, int]:
        interview = interviews.get(source.interview_id or "")
        return interview.position if interview else 10**6, source.position

    released = sorted((s for s in sources if s.version), key=place)
    codings = visible_codings(reader, study)
    return _Material(
        load_codebook(reader),
        codings,
        tuple(dict.fromkeys(unit_of_source[s.id] for s in released)),
        {c.id: unit_of_source[c.segment.source_id] for c in codings},
        coder_id or default_coder(reader),
        load_transcripts(reader),
    )
