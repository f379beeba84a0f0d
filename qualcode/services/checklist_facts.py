"""What a study can say of itself, read once for all the items of a checklist."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qualcode.coding.thematic_tree import ExtractChoice
from qualcode.model import (
    Activity,
    Attribute,
    Coder,
    CoderKind,
    Interview,
    InterviewGuide,
    Memo,
    Participant,
    ParticipantCheck,
    ReleaseState,
    Role,
    Source,
    SourceKind,
    Study,
    ThematicTree,
    Transcript,
)
from qualcode.model.round import Round
from qualcode.services.open_study import OpenStudy
from qualcode.services.thematic_tree import thematic_tree
from qualcode.services.visible import visible_activities, visible_codings, visible_memos
from qualcode.store.purge import require_purged
from qualcode.store.rows.codebook_versions import load_codebook_versions
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.interviews import load_guides, load_interviews
from qualcode.store.rows.participants import load_attributes, load_participants, load_sites
from qualcode.store.rows.requests import load_checks
from qualcode.store.rows.rounds import load_rounds
from qualcode.store.rows.sources import load_sources, load_transcripts
from qualcode.store.rows.studies import load_study
from qualcode.wording import Message, render


@dataclass(frozen=True)
class StudyFacts:
    """The study as a checklist looks at it; ``coders`` are the persons who coded something."""

    study: Study
    participants: tuple[Participant, ...]
    attributes: tuple[Attribute, ...]
    sites: tuple[str, ...]
    interviews: tuple[Interview, ...]
    guides: tuple[InterviewGuide, ...]
    sources: tuple[Source, ...]
    transcripts: dict[str, Transcript]
    coders: tuple[Coder, ...]
    tree: ThematicTree
    n_divergent: int
    n_frozen: int
    memos: tuple[Memo, ...]
    checks: tuple[ParticipantCheck, ...]
    rounds: tuple[Round, ...]
    activities: tuple[Activity, ...]

    @property
    def n_words(self) -> int:
        """Words of the respondents in every released text."""
        return sum(text.n_words() for text in self.transcripts.values())

    @property
    def released(self) -> tuple[Source, ...]:
        """The sources whose text is in the study."""
        return tuple(s for s in self.sources if s.state is ReleaseState.RELEASED)

    @property
    def interviewers(self) -> tuple[str, ...]:
        """The labels under which interviewers speak."""
        return _distinct(
            turn.speaker
            for text in self.transcripts.values()
            for turn in text.turns
            if turn.role is Role.INTERVIEWER and turn.speaker
        )

    @property
    def n_timed(self) -> int:
        """Transcripts that carry the times of a recording."""
        return sum(
            any(turn.start_s is not None for turn in text.turns)
            for text in self.transcripts.values()
        )

    @property
    def n_observations(self) -> int:
        """Observation notes among the sources."""
        return sum(s.kind is SourceKind.OBSERVATION for s in self.sources)

    def n_done(self, *actions: str) -> int:
        """How often something was done and not taken back."""
        return sum(a.action in actions and not a.undone_by for a in self.activities)


def study_facts(study: OpenStudy) -> StudyFacts:
    """Reads them; what a blind round hides from who acts is not among them."""
    tree = thematic_tree(study, choice=ExtractChoice({}, n_proposed=None))
    with study.reading() as reader:
        require_purged(reader)
        codings = visible_codings(reader, study)
        worked = {c.coder_id for c in codings}
        divergent = {(c.code_id, c.segment) for c in codings if c.divergent}
        people = (c for c in load_coders(reader) if c.kind is CoderKind.PERSON)
        return StudyFacts(
            load_study(reader),
            load_participants(reader),
            load_attributes(reader),
            tuple(site.name for site in load_sites(reader)),
            load_interviews(reader),
            load_guides(reader),
            load_sources(reader),
            load_transcripts(reader),
            tuple(c for c in people if c.id in worked),
            tree,
            len(divergent),
            len(load_codebook_versions(reader)),
            visible_memos(reader, study),
            load_checks(reader),
            load_rounds(reader),
            visible_activities(reader, study),
        )


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def said_if_any(counted: Message) -> str:
    """The sentence of a count; nothing of nothing."""
    return render(counted) if counted.n else ""


Sayings = dict[str, tuple[str, Callable[[OpenStudy, StudyFacts], list[str]]]]
"""Under each key the screen it comes from, and what says it of a study."""
