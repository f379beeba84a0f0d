"""A transcript as subtitles (WebVTT) that players show and qualcode reads back."""

from __future__ import annotations

import html
from collections.abc import Iterator

from qualcode.export.transcript_labels import speaker_of
from qualcode.model import Transcript, Turn
from qualcode.wording import gettext as _

_SECONDS_A_WORD = 0.4
_PARAGRAPH = "\n<c.paragraph></c>"
"""Where a paragraph ends inside a cue; players show a line break."""


def transcript_vtt(transcript: Transcript) -> bytes:
    """One cue a turn, the speaker as its voice; times in thousandths of a second.

    A turn without times follows the one before at the pace of speech, and a note says so. Taking
    the file in again gives the same turns and speakers, and the times as far as they were known.
    """
    timed = all(turn.start_s is not None for turn in transcript.turns)
    estimated = _("Some times are estimated from the length of the turns.")
    note = "" if timed else f"NOTE {estimated}\n\n"
    return (f"WEBVTT\n\n{note}" + "\n\n".join(_cues(transcript)) + "\n").encode("utf-8")


def _cues(transcript: Transcript) -> Iterator[str]:
    reached_s = 0.0
    for number, turn in enumerate(transcript.turns, start=1):
        start_s = reached_s if turn.start_s is None else turn.start_s
        reached_s = _end(turn, start_s, transcript.turn_text(turn))
        voice = html.escape(speaker_of(turn), quote=False)
        times = f"{_clock(start_s)} --> {_clock(reached_s)}"
        yield f"{number}\n{times}\n<v {voice}>{_said(transcript, turn)}</v>"


def _said(transcript: Transcript, turn: Turn) -> str:
    """What is said, notes in italics, paragraphs parted."""
    pieces: list[str] = []
    reached = turn.span.start
    for note in transcript.notes:
        if (
            turn.span.contains(note)
            and note.start >= reached
            and "\n" not in note.cut(transcript.text)
        ):
            pieces += [_plain(transcript.text[reached : note.start])]
            pieces += ["<i>", _plain(note.cut(transcript.text)), "</i>"]
            reached = note.end
    return "".join((*pieces, _plain(transcript.text[reached : turn.span.end])))


def _plain(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", _PARAGRAPH)


def _end(turn: Turn, start_s: float, text: str) -> float:
    if turn.end_s is not None and turn.end_s >= start_s:
        return turn.end_s
    return start_s + max(1.0, _SECONDS_A_WORD * len(text.split()))


def _clock(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    whole, rest = divmod(thousandths, 1000)
    return f"{whole // 3600:02d}:{whole % 3600 // 60:02d}:{whole % 60:02d}.{rest:03d}"
