"""From a key to text edits: every marked form is found as a whole word and replaced.

A form is found as written, in capitals and with capital initials, whatever stands for its
spaces, hyphens and apostrophes. The longest form wins where several begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.model import KeyEntry, OffsetMap, Span, TextEdit, Transcript, Turn

_GAP = r"[\s\u00a0\u202f\-\u2010\u2011]+"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a form of the key stands in a text."""

    span: Span
    entry: KeyEntry


def find_mentions(text: str, key: Iterable[KeyEntry], interview: str = "") -> tuple[Mention, ...]:
    """Every mention of the key's forms that concern the interview, in text order."""
    by_form: dict[str, KeyEntry] = {}
    for entry in key:
        if entry.interview in ("", interview):
            for form in _cases(entry.form):
                known = by_form.get(_normal(form))
                if known is None or (not known.interview and entry.interview):
                    by_form[_normal(form)] = entry
    if not by_form:
        return ()
    forms = sorted(by_form, key=len, reverse=True)
    pattern = re.compile("|".join(_pattern(form) for form in forms))
    return tuple(
        Mention(Span(*found.span()), by_form[_normal(found.group())])
        for found in pattern.finditer(text)
    )


def edits_for(mentions: Iterable[Mention]) -> tuple[TextEdit, ...]:
    """The edits that put each mention's replacement in its place."""
    return tuple(TextEdit(m.span, m.entry.replacement) for m in mentions)


def edited_transcript(
    transcript: Transcript, edits: tuple[TextEdit, ...], speakers: dict[str, str]
) -> Transcript:
    """The transcript after the edits, turns and notes moved along, speakers renamed."""
    offsets = OffsetMap(edits)
    turns = []
    for turn in transcript.turns:
        there = offsets.move(turn.span).span
        if there is not None:
            name = speakers.get(turn.speaker, turn.speaker)
            turns.append(Turn(there, turn.role, name, turn.start_s, turn.end_s))
    notes = tuple(s for note in transcript.notes if (s := offsets.move(note).span) and len(s))
    return Transcript(offsets.apply(transcript.text), tuple(turns), notes)


def replaced(text: str, key: Iterable[KeyEntry], interview: str = "") -> str:
    """A short text (a place, a title) with the key applied."""
    return OffsetMap(edits_for(find_mentions(text, key, interview))).apply(text)


def _cases(form: str) -> tuple[str, ...]:
    if not any(letter.isupper() for letter in form):
        return (form,)
    return tuple(dict.fromkeys((form, form.upper(), form.title())))


def _normal(form: str) -> str:
    return re.sub(_GAP, " ", form.replace("’", "'")).strip()


def _pattern(form: str) -> str:
    words = (re.escape(word).replace("'", "['’]") for word in _normal(form).split(" "))
    left = r"(?<!\w)" if form[:1].isalnum() else ""
    right = r"(?!\w)" if form[-1:].isalnum() else ""
    return left + _GAP.join(words) + right
