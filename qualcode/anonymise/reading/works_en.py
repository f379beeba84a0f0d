"""Titles of films, books and songs that everybody knows, in an English text: my favourite film is Salt and Ashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words

_WORKS = words(
    "movie movies film films novel novels book books song songs show shows series sitcom sitcoms musical",
    "musicals album",
    "albums podcast podcasts magazine comic comics poem poems game games opera operas cartoon cartoons documentary",
    "documentaries soap",
)
_ANY_WORK = f"(?:{'|'.join(sorted(_WORKS))})"
_TITLE = r"(?P<title>[A-Z][\w’']+(?: (?:(?:of|the|and|a|an|in|to|for|on|with|at|from) ){0,2}[A-Z][\w’']+){0,5})"
_LED = r"(?:(?:probably|actually|maybe|definitely|still|always|um|uh|like|well|I think|called|named|titled|either),? )*"
_TOLD = re.compile(
    rf"\b{_ANY_WORK},? (?:called[ .…]*)?(?:was it |is it )?"
    rf"(?:(?:is|was|were|would be|will be|are) )?{_LED}(?:the )?{_TITLE}"
)
_BEFORE = re.compile(
    rf"\b(?:the|those|these|all|some|old|new|first|original) {_TITLE} {_ANY_WORK}\b"
)
# “…it would be Salt and Ashes”, where a film was spoken of
_THEN = re.compile(
    rf"\b(?:[Ii]t|[Mm]ine|[Tt]hat)(?:[’']s|[’']d be| is| was| would be) {_LED}{_TITLE}"
)
# who wrote it is told by it
_MADE = re.compile(
    r"\b(?:wrote|written|write|writing|published|publish|made|directed|recorded|released|authored|edited|own)\b"
)
_REACH, _SENTENCE, _WITHIN, _LEAST = 90, 80, 320, 2


def titles(reading: Reading) -> Iterator[int]:
    """The words of the titles, wherever they stand again as a whole."""
    text = reading.text
    told = {
        match["title"]
        for pattern in (_TOLD, _BEFORE)
        for match in reading.find_around(pattern, _WORKS, _REACH)
        if not _MADE.search(text, max(0, match.start() - _SENTENCE), match.start())
        and _is_title(reading, *match.span("title"))
    }
    if not told:
        return
    for match in reading.find_around(_THEN, _WORKS, _WITHIN):
        if _is_title(reading, *match.span("title")):
            told.add(match["title"])
    for title in told:
        at = text.find(title)
        while at >= 0:
            last = min(reading.word_at(at + len(title) - 1), len(reading) - 1)
            yield from range(reading.word_at(at), last + 1)
            at = text.find(title, at + 1)


def _is_title(reading: Reading, start: int, end: int) -> bool:
    """Whether the words are of every day, none of them borne; one more may be made up in a longer title."""
    inside = range(reading.word_at(start), min(reading.word_at(end - 1) + 1, len(reading)))
    if any(reading.known(i).is_usual_given for i in inside):
        return False
    strange = sum(not reading.is_ordinary(i) for i in inside)
    small = any(not reading.is_capital(i) for i in inside)
    return len(inside) > 1 and (strange == 0 or (strange == 1 and small and len(inside) > _LEAST))
