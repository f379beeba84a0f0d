"""Lines given to speakers, and the turns they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from qualcode.ingest.draft import DraftTurn
from qualcode.ingest.notes import find_notes
from qualcode.ingest.structure.page import Line
from qualcode.ingest.turn_edits import join_turns
from qualcode.model import Finding, Role, Span
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Piece:
    """A line and who says it; ``speaker`` None goes on with whoever spoke before.

    ``text_from`` is where the talk begins in the line; what stands before is label or time.
    ``role`` is set where the words or the look of the line say it.
    """

    line: Line
    speaker: str | None
    how: Message
    text_from: int = 0
    role: Role | None = None
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True)
class RoleReason:
    """A role with the reason for it; ``sure`` False asks the researcher to look."""

    role: Role
    how: Message
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """What one recogniser makes of a page.

    ``roles`` are the roles it knows, by speaker; the others are settled by evidence.
    """

    pieces: tuple[Piece, ...]
    roles: dict[str, RoleReason] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Open:
    """A turn being put together."""

    piece: Piece
    speaker: str
    text: str = ""
    notes: list[Span] = field(default_factory=list)
    heads: list[tuple[int, str]] = field(default_factory=list)
    end_s: float | None = None
    last_line: Line | None = None

    def add(self, piece: Piece) -> None:
        talk, notes = _talk(piece)
        head = piece.line.text[: piece.text_from].strip()
        glue = self._glue(piece.line) if self.text and talk else ""
        at = len(self.text) + len(glue)
        if head:
            self.heads.append((at, head))
        self.notes += [note.shift(at) for note in notes]
        self.text += glue + talk
        self.end_s = piece.end_s if piece.end_s is not None else self.end_s
        self.last_line = piece.line

    def _glue(self, line: Line) -> str:
        """A space between successive cues, a line feed between paragraphs."""
        last = self.last_line
        same_cue = last is not None and last.number == line.number
        return " " if line.is_cue and not same_cue else "\n"

    def close(self) -> DraftTurn:
        piece = self.piece
        return DraftTurn(
            text=self.text,
            speaker=self.speaker,
            role=piece.role or Role.RESPONDENT,
            how=piece.how,
            start_s=piece.start_s,
            end_s=self.end_s,
            line=piece.line.number,
            notes=tuple(self.notes),
            heads=tuple(self.heads),
        )


def _talk(piece: Piece) -> tuple[str, tuple[Span, ...]]:
    """The talk of a line in canonical form, and its notes."""
    whole = piece.line.text[piece.text_from :].replace("\t", " ")
    talk = whole.strip()
    shift = piece.text_from + len(whole) - len(whole.lstrip())
    italics = tuple(
        Span(max(0, span.start - shift), min(len(talk), span.end - shift))
        for span in piece.line.italics
        if span.end > shift and span.start - shift < len(talk)
    )
    return talk, find_notes(talk, italics)


def turns_of(pieces: Iterable[Piece]) -> tuple[DraftTurn, ...]:
    """Consecutive pieces of one speaker as one turn; a label without talk joins the next one."""
    turns: list[_Open] = []
    for piece in pieces:
        speaker = piece.speaker
        if not turns or (speaker is not None and speaker != turns[-1].speaker):
            turns.append(_Open(piece, speaker or ""))
        turns[-1].add(piece)
    return _without_empty([turn.close() for turn in turns])


def _without_empty(turns: list[DraftTurn]) -> tuple[DraftTurn, ...]:
    kept: list[DraftTurn] = []
    waiting: tuple[tuple[int, str], ...] = ()
    for turn in turns:
        if not turn.text:
            waiting += turn.heads
            continue
        turn = replace(turn, heads=waiting + turn.heads)
        waiting = ()
        if kept and turn.speaker and kept[-1].speaker == turn.speaker:
            kept[-1] = join_turns(kept[-1], turn)
        else:
            kept.append(turn)
    if waiting and kept:
        at = len(kept[-1].text)
        heads = kept[-1].heads + tuple((at, head) for _, head in waiting)
        kept[-1] = replace(kept[-1], heads=heads)
    return tuple(kept)
