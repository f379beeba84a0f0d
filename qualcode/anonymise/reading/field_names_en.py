"""What the fields of an English transcript are called, and what a subtitle file says of itself: no names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words

_FIELD_WORDS = words(
    "interview interviews interviewed interviewee interviewees interviewer interviewers interviewing narrator",
    "narrators",
    "date dates time times place places location locations number numbers no num nr tape tapes side sides",
    "transcript",
    "transcripts transcribed transcriber transcription transcriptionist recording recorded recorder length",
    "duration of",
    "at by and on the in session sessions project title collection collections format language languages subject",
    "subjects accession call id file files name names age birth born birthplace birthdate arrival death residence",
    "residences occupation occupations profession sex gender religion ethnicity race education status marital",
    "family",
    "first last middle maiden full given start end begin beginning ending abstract summary keywords key topic",
    "topics",
    "rights access restrictions permission permissions note notes equipment reviewer reviewed edited editor",
    "audited",
    "audit checked final draft version page pages reel cd disc disk track part section index biographical",
    "biography",
    "background information data sheet participant participants respondent informant address phone telephone email",
    "mail contact series repository archive archives oral history program programme department sponsor funder",
    "current",
    "previous country state city town county parish province district nationality immigration ship port entry year",
    "month day hometown present former present video audio videographer camera operator observer observers",
)
_FIELD = re.compile(r"^[ \t#*_>-]*([A-Z][A-Za-z ’'/()-]{2,60}?)[*_]{0,2}[ \t]*[:=]", re.MULTILINE)
_HEADING, _LEAST = 2500, 2
_NOTE = re.compile(r"^(?:WEBVTT|NOTE\b|STYLE\b|REGION\b|Kind:|Language:)[^\n]*", re.MULTILINE)


_SIDE = re.compile(
    r"\b(?:(?:Begin|End|Start|Beginning|Continuation|Continued)(?: of)? (?:Tape|Side|Reel|Cassette|Disc|Disk)"
    r"|(?:Tape|Side|Reel|Cassette|Disc|Disk)(?= (?:\d+|[A-D]|One|Two|Three|Four)\b))"
    r"(?: (?:\d+|[A-D]|One|Two|Three|Four))?(?=[\s,;:.)\]/]|$)"
)
_SIDES = words("tape side reel cassette disc disk")


def field_names(reading: Reading) -> Iterator[int]:
    """The words of “Interview Location:”, “PLACE OF BIRTH:”; the header and the notes of a subtitle file."""
    for match in _FIELD.finditer(reading.text, 0, _HEADING):
        first, last = reading.word_at(match.start(1)), reading.word_at(match.end(1) - 1)
        inside = range(first, min(last, len(reading) - 1) + 1)
        if len(inside) >= _LEAST and all(reading.folds[i] in _FIELD_WORDS for i in inside):
            yield from inside
    for match in reading.find_around(_SIDE, _SIDES, 24):
        first, last = reading.word_at(match.start()), reading.word_at(match.end() - 1)
        yield from range(first, min(last, len(reading) - 1) + 1)
    if "WEBVTT" in reading.text[:40]:
        for match in _NOTE.finditer(reading.text):
            first, last = reading.word_at(match.start()), reading.word_at(match.end() - 1)
            yield from range(first, min(last, len(reading) - 1) + 1)
