"""Cutting, joining and rewriting turns, their notes and heads going along."""

from __future__ import annotations

from dataclasses import replace

from qualcode.ingest.draft import DraftTurn
from qualcode.ingest.notes import find_notes
from qualcode.model import merge_spans


def cut_turn(turn: DraftTurn, offset: int) -> tuple[DraftTurn, DraftTurn]:
    """The turn before an offset and after it, both stripped; times stay with their side.

    A note that the cut goes through is a note of neither.
    """
    left, right = turn.text[:offset].rstrip(), turn.text[offset:]
    begins = offset + len(right) - len(right.lstrip())
    return (
        replace(
            turn,
            text=left,
            end_s=None,
            notes=tuple(note for note in turn.notes if note.end <= len(left)),
            heads=tuple(head for head in turn.heads if head[0] < max(1, len(left))),
        ),
        replace(
            turn,
            text=right.strip(),
            start_s=None,
            notes=tuple(note.shift(-begins) for note in turn.notes if note.start >= begins),
            heads=tuple(
                (max(0, at - begins), head) for at, head in turn.heads if at >= max(1, len(left))
            ),
        ),
    )


def join_turns(first: DraftTurn, second: DraftTurn) -> DraftTurn:
    """Both as one turn of the first one's speaker, on two lines."""
    at = len(first.text) + 1
    return replace(
        first,
        text=f"{first.text}\n{second.text}",
        start_s=first.start_s if first.start_s is not None else second.start_s,
        end_s=second.end_s if second.end_s is not None else first.end_s,
        notes=first.notes + tuple(note.shift(at) for note in second.notes),
        heads=first.heads + tuple((at + place, head) for place, head in second.heads),
    )


def rewrite_turn(
    turn: DraftTurn, text: str, heads: tuple[tuple[int, str], ...] | None = None, shift: int = 0
) -> DraftTurn:
    """The turn with other words; notes outside what changed stay, new ones are found.

    ``heads`` replaces what was taken off, ``shift`` moves it.
    """
    same = _n_same(turn.text, text)
    tail = min(_n_same(turn.text[::-1], text[::-1]), min(len(turn.text), len(text)) - same)
    moved = len(text) - len(turn.text)
    kept = [note for note in turn.notes if note.end <= same]
    kept += [n.shift(moved) for n in turn.notes if n.start >= max(same, len(turn.text) - tail)]
    notes = merge_spans([*kept, *find_notes(text)])
    placed = turn.heads if heads is None else tuple((at + shift, head) for at, head in heads)
    return replace(
        turn,
        text=text,
        notes=tuple(note for note in notes if len(note)),
        heads=tuple((min(at, len(text)), head) for at, head in placed),
    )


def text_with_heads(turn: DraftTurn) -> str:
    """The turn as it was typed: labels and time codes back where they stood."""
    text = turn.text
    for at, head in reversed(turn.heads):
        before, after = text[:at], text[at:]
        gap = " " if before and not before[-1].isspace() else ""
        text = f"{before}{gap}{head} {after}"
    return text.strip()


def _n_same(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
