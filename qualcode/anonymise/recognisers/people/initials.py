"""Speakers' labels that are initials, HB: or H.B.: where the text says whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualcode.anonymise.folding import fold
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.labels import SPEAKING
from qualcode.anonymise.recognisers.people.speakers import CUT_SHORT, IN_LABEL
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind, Span

_DECLARED = re.compile(
    r"\b(enqu[êe]t\w+|interview\w+|chercheu\w+|participant\w*|researcher|moderator|transcri\w+)[ \u00a0]?:[ \u00a0]?"
    r"([A-Z]{2,3})(?=[ \u00a0]?(?:[/,;(\n–—]|$))",
    re.IGNORECASE,
)
# “MD - Michelle Daw”, a line of the heading: whose initials they are
_SPELLED_OUT = re.compile(
    r"^[ \t]*([A-Z]{2,3})[ \u00a0]?(?:[-–—=:]|\t)[ \u00a0]?((?:[A-ZÀ-Ý][\w’'-]+[ \u00a0]?){2,3})[ \t]*$",
    re.MULTILINE,
)
# wherever a turn begins, be it in the middle of a line: “… All of it. HB: Yes.”
_BEFORE_COLON = re.compile(
    r"(?<![^\W_])([A-Z](?:\.?[ \u00a0]?-?[A-Z]){1,3}\.?)[*_\])]{0,3}[ \u00a0]?:(?=[\s*_]|$)"
)
_BEFORE_COLON_SMALL = re.compile(_BEFORE_COLON.pattern, re.IGNORECASE)
_PARTS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_HEADING = 800
_LEAST, _FEWEST, _MOST, _REACH = 2, 2, 4, 20
_BESIDE = 3


def find(reading: Reading) -> Iterator[Candidate]:
    """The initials that the heading gives to somebody, and the labels made of them."""
    yield from _declared(reading)
    yield from _spelled_out(reading)
    yield from _titled(reading)


_SPELLED_TITLES = words("madame monsieur mademoiselle docteur docteure mme mlle dr mrs")
_PLACEHOLDERS = frozenset("ABXYZ")


def _titled(reading: Reading) -> Iterator[Candidate]:
    """Madame M, in the label of her turns: the first letter of her name; A and B count who speaks."""
    for first, last in reading.labels:
        letter = reading.words[last]
        titled = last == first + 1 and reading.folds[first] in _SPELLED_TITLES
        if titled and len(letter) == 1 and letter.isupper() and letter not in _PLACEHOLDERS:
            yield reading.candidate(first, last, IdentifierKind.PERSON, Tier.REVIEW, IN_LABEL)


def _declared(reading: Reading) -> Iterator[Candidate]:
    """Initials that the heading says are somebody's, “Enquêtée : NB”, and the labels made of them."""
    for match in _DECLARED.finditer(reading.text, 0, _HEADING):
        initials = match.group(2)
        if not (initials.isupper() or reading.no_capitals) or fold(match.group(1)).startswith(
            initials.lower()
        ):
            continue
        of_label = [first for first, last in reading.labels if first == last]
        places = [i for i in of_label if reading.words[i] == initials]
        if not places:
            continue
        declared = reading.word_at(match.start(2))
        for i in sorted({declared, *places}):
            yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.REVIEW, IN_LABEL)


def _spelled_out(reading: Reading) -> Iterator[Candidate]:
    """Initials the heading spells out, and each turn that opens with them, with a colon or without."""
    for match in _SPELLED_OUT.finditer(reading.text, 0, _HEADING):
        initials, names = match.groups()
        if "".join(name[:1] for name in re.split(r"[ \u00a0-]+", names.strip())) != initials:
            continue
        for i in reading.mentions[fold(initials)]:
            opens_line = i == 0 or "\n" in reading.gaps[i]
            if reading.words[i] == initials and opens_line:
                yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.REVIEW, IN_LABEL)


def find_again(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The labels that spell the initials of somebody the text names, and other initials beside them.

    Where no label spells anybody's, they are roles.
    """
    labels: dict[str, list[Span]] = {}
    for span in _labels(reading):
        labels.setdefault(_letters(span.cut(reading.text)), []).append(span)
    labels = {letters: spans for letters, spans in labels.items() if len(spans) >= _LEAST}
    if not labels:
        return
    roles = SPEAKING | CUT_SHORT | reading.vocabulary.titles
    people = [(one.span.start, _heads(reading, one)) for one in found if _is_person(reading, one)]
    told = set()
    for letters, spans in labels.items():
        places = [start for start, heads in people if _spells(letters, heads)]
        is_role = letters in roles
        # INT is who asks, be it Isla Nash Todd; MS is Mary Shaw where she was named before
        if places and not (is_role and (len(letters) > 2 or min(places) > spans[0].start)):
            told.add(letters)
    for letters, spans in labels.items():
        # who stands beside somebody's initials goes by theirs
        if letters in told or (told and letters not in roles and len(letters) <= _BESIDE):
            tier = Tier.LIKELY if letters in told else Tier.REVIEW
            for span in spans:
                yield reading.candidate_at(
                    span.start, span.end, IdentifierKind.PERSON, tier, IN_LABEL
                )


def _labels(reading: Reading) -> list[Span]:
    """Where two to four letters stand as a label, in any layout, each place once."""
    pattern = _BEFORE_COLON_SMALL if reading.no_capitals else _BEFORE_COLON
    spans = {Span(*match.span(1)) for match in reading.find_around_sign(pattern, ":", _REACH)}
    for first, last in reading.labels:
        span = Span(reading.starts[first], reading.ends[last])
        written = span.cut(reading.text)
        if written.isupper() or reading.no_capitals:
            spans.add(span)
    short = (span for span in spans if _FEWEST <= len(_letters(span.cut(reading.text))) <= _MOST)
    return sorted(short, key=lambda span: span.start)


def _letters(label: str) -> str:
    return "".join(sign for sign in label.lower() if sign.isalpha())


def _is_person(reading: Reading, one: Candidate) -> bool:
    """Somebody by two names at least; capitals that nothing explains may be a place's."""
    known = reading.known(reading.word_at(one.span.start))
    told = one.tier is not Tier.REVIEW or known.given or known.surname
    return one.kind is IdentifierKind.PERSON and " " in one.text and bool(told)


def _heads(reading: Reading, one: Candidate) -> str:
    """The first letters of the parts of a name, its title aside: hto for Dr Hilda T. O’Wray."""
    parts = [fold(part) for part in _PARTS.findall(one.text)]
    return "".join(part[0] for part in parts if part not in reading.vocabulary.titles)


def _spells(letters: str, heads: str) -> bool:
    """Whether the letters are the first of the name and others after it, in order: HO, HTO."""
    if len(heads) < _FEWEST or letters[0] != heads[0]:
        return False
    rest = iter(heads[1:])
    return all(letter in rest for letter in letters[1:])
