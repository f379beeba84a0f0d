"""New codes per interview, from the codings of a study."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model import Incidence
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
        found = []
        for level in levels:
            table = _incidence(
                study, reader, level, coder_id, include_interviewer=include_interviewer
            )
            found.append(LevelSeries(level, LEVEL_NAMES[level], new_codes(table, level.value)))
    return tuple(found)


def _incidence(
    study: OpenStudy,
    reader: Reader,
    level: IncidenceLevel,
    coder_id: str | None,
    *,
    include_interviewer: bool,
) -> Incidence:
    sources = load_sources(reader)
    interviews = {i.id: i for i in load_interviews(reader)}
    unit_of_source = {
        s.id: interview_name(interviews.get(s.interview_id or ""), s) for s in sources
    }
    codings = visible_codings(reader, study)
    released = {s.id for s in sources if s.version}
    ordered = sorted(
        (s for s in sources if s.id in released),
        key=lambda s: (
            interviews[s.interview_id].position if s.interview_id in interviews else 10**6,
            s.position,
        ),
    )
    chosen = coder_id or default_coder(reader)
    return code_incidence(
        load_codebook(reader),
        codings,
        tuple(dict.fromkeys(unit_of_source[s.id] for s in ordered)),
        {c.id: unit_of_source[c.segment.source_id] for c in codings},
        level=level,
        coder_ids=None if chosen is None else (chosen,),
        transcripts=load_transcripts(reader),
        include_interviewer=include_interviewer,
    )
