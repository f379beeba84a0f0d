"""A transcript as it was understood, before the researcher has looked at it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from qualcode.model import Finding, InterviewFacts, Role, Span, Transcript, Turn
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class DraftTurn:
    """One speaker's talk and how it was recognised.

    ``heads`` keeps what was taken out of the text, with the offset it stood at: speaker labels
    and time codes, as typed. ``notes`` are spans of this text. ``line`` is where the turn begins
    in the file, in the format's own unit. Times are in seconds.
    """

    text: str
    speaker: str
    role: Role
    how: Message
    start_s: float | None = None
    end_s: float | None = None
    line: int = 0
    notes: tuple[Span, ...] = ()
    heads: tuple[tuple[int, str], ...] = ()

    @property
    def first_head(self) -> str:
        """The label and time code in front of the turn, as typed; empty when there is none."""
        return self.heads[0][1] if self.heads and self.heads[0][0] == 0 else ""


@dataclass(frozen=True, slots=True)
class DraftSpeaker:
    """Who speaks, how often, and how the role was settled; ``sure`` False asks for a look."""

    label: str
    role: Role
    n_turns: int
    how: Message
    sure: bool = True


@dataclass(frozen=True, slots=True)
class TranscriptDraft:
    """Turns, speakers, header and points to check; corrections give a new draft.

    ``header`` holds the paragraphs taken as header, ``facts`` what they say of the interview.
    """

    name: str
    format: str
    encoding: str = ""
    turns: tuple[DraftTurn, ...] = ()
    speakers: tuple[DraftSpeaker, ...] = ()
    facts: InterviewFacts = field(default_factory=InterviewFacts)
    header: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def transcript(self) -> Transcript:
        """The canonical transcript: turn texts joined by a line feed, notes as spans."""
        turns, notes, reached = [], [], 0
        for turn in self.turns:
            span = Span(reached, reached + len(turn.text))
            turns.append(Turn(span, turn.role, turn.speaker, turn.start_s, turn.end_s))
            notes += [note.shift(reached) for note in turn.notes]
            reached = span.end + 1
        return Transcript("\n".join(turn.text for turn in self.turns), tuple(turns), tuple(notes))

    def speaker(self, label: str) -> DraftSpeaker | None:
        """The speaker with this label, or None."""
        return next((speaker for speaker in self.speakers if speaker.label == label), None)


def count_speakers(draft: TranscriptDraft) -> TranscriptDraft:
    """The draft with its speakers as its turns name them, in order of appearance.

    A speaker no turn names any more goes; one nobody introduced yet is a respondent or what its
    first turn says.
    """
    known = {speaker.label: speaker for speaker in draft.speakers}
    counts: dict[str, int] = {}
    for turn in draft.turns:
        if turn.speaker:
            counts[turn.speaker] = counts.get(turn.speaker, 0) + 1
    first = {turn.speaker: turn for turn in reversed(draft.turns)}
    speakers = tuple(
        replace(known[label], n_turns=n)
        if label in known
        else DraftSpeaker(label, first[label].role, n, first[label].how)
        for label, n in counts.items()
    )
    return replace(draft, speakers=speakers)


def draft_to_json(draft: TranscriptDraft) -> dict[str, Any]:
    """The draft as plain JSON values; ``draft_from_json`` gives it back."""
    return {
        "name": draft.name,
        "format": draft.format,
        "encoding": draft.encoding,
        "turns": [_turn_to_json(turn) for turn in draft.turns],
        "speakers": [
            {
                "label": speaker.label,
                "role": speaker.role.value,
                "n_turns": speaker.n_turns,
                "how": speaker.how.as_json(),
                "sure": speaker.sure,
            }
            for speaker in draft.speakers
        ],
        "facts": {
            **asdict(draft.facts),
            "others": [list(pair) for pair in draft.facts.others],
        },
        "header": list(draft.header),
        "findings": [
            [finding.place.as_json(), finding.text.as_json(), finding.advice.as_json()]
            for finding in draft.findings
        ],
    }


def _turn_to_json(turn: DraftTurn) -> dict[str, Any]:
    return {
        "text": turn.text,
        "speaker": turn.speaker,
        "role": turn.role.value,
        "how": turn.how.as_json(),
        "start_s": turn.start_s,
        "end_s": turn.end_s,
        "line": turn.line,
        "notes": [[note.start, note.end] for note in turn.notes],
        "heads": [list(head) for head in turn.heads],
    }


def draft_from_json(stored: dict[str, Any]) -> TranscriptDraft:
    """The draft ``draft_to_json`` wrote."""
    facts = stored["facts"]
    return TranscriptDraft(
        name=stored["name"],
        format=stored["format"],
        encoding=stored["encoding"],
        turns=tuple(_turn_from_json(turn) for turn in stored["turns"]),
        speakers=tuple(_speaker_from_json(speaker) for speaker in stored["speakers"]),
        facts=InterviewFacts(**{**facts, "others": tuple((k, v) for k, v in facts["others"])}),
        header=tuple(stored["header"]),
        findings=tuple(
            Finding(*(Message.from_json(part) for part in finding))
            for finding in stored["findings"]
        ),
    )


def _turn_from_json(stored: dict[str, Any]) -> DraftTurn:
    return DraftTurn(
        **{
            **stored,
            "role": Role(stored["role"]),
            "how": Message.from_json(stored["how"]),
            "notes": tuple(Span(start, end) for start, end in stored["notes"]),
            "heads": tuple((at, head) for at, head in stored["heads"]),
        }
    )


def _speaker_from_json(stored: dict[str, Any]) -> DraftSpeaker:
    return DraftSpeaker(
        **{**stored, "role": Role(stored["role"]), "how": Message.from_json(stored["how"])}
    )
