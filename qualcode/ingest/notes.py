"""Remarks of the transcriber inside the talk: (rires), [inaudible 00:03], *soupir*."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from qualcode.ingest.note_words import DEEDS, MANNER_HEADS, MANNERS, RECORDING, STEMS, WORDS
from qualcode.ingest.time_codes import MID_TALK
from qualcode.model import Span, merge_spans

_BRACKETS = re.compile(r"\({2}[^()\n]{1,120}\){2}|\([^()\n]{1,120}\)|\[[^\[\]\n]{1,120}\]")
_STARS = re.compile(
    r"(?<![\w*])\*{1,2}(?! )([^*\n]{2,60}?)(?<! )\*{1,2}(?![\w*])|<([^<>\n]{2,60})>"
)
_SECONDS = re.compile(
    r"(?:environ |~ ?)?\d{1,3} ?(?:s|sec|secs|secondes?|seconds?|min|minutes?)\.?"
)
_OPENERS = re.compile(
    r"(?:(?:petits?|longs?|longues?|courte?s?|grande?s?|legere?s?|nouveaux?|un|une|des|le|la|les"
    r"|tous|toutes|tout le monde|elle|ils|elles|she|they|both|all|the|long|short|brief|small|slight|breve?"
    r"|participante?s?|medecin|patiente?|enquete(?:ur|rice|e)?|interviewer|groupe?"
    r"|[a-z]{1,3}\d{0,2})[ '])*"
)
_MAX_WORDS = 8
_MAX_PARENTHESIS_WORDS = 6


def find_notes(text: str, italics: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """Where remarks stand in ``text``; ``italics`` are the stretches shown in italics.

    Square brackets, parentheses, stars and italics count when their words name a sound, a pause,
    a deed or the recording, or a time code; ordinary parentheses do not. A parenthesis wholly and
    alone in italics counts whatever it says.
    """
    found = [Span(*match.span()) for match in MID_TALK.finditer(text)] if ":" in text else []
    if "(" in text or "[" in text:
        found += _bracketed(text, italics)
    if "*" in text or "<" in text:
        found += [
            Span(*match.span())
            for match in _STARS.finditer(text)
            if is_remark(match[1] or match[2], square=True)
        ]
    found += [span for span in italics if _is_italic_remark(text, span)]
    return tuple(merge_spans(found))


def _bracketed(text: str, italics: tuple[Span, ...]) -> list[Span]:
    found = []
    for match in _BRACKETS.finditer(text):
        span = Span(*match.span())
        words = match[0].strip("()[] ")
        if is_remark(words, square=match[0][0] == "[") or _alone_in_italics(text, span, italics):
            found.append(span)
    return found


def is_remark(words: str, *, square: bool = False) -> bool:
    """Whether a bracket's words are the transcriber's and not the speaker's.

    ``square`` tells a square bracket, where a few more words are allowed.
    """
    said = fold(words)
    if not said:
        return False
    if len(said.split()) > (_MAX_WORDS if square else _MAX_PARENTHESIS_WORDS):
        return said.startswith(RECORDING)
    if _SECONDS.fullmatch(said) or said.startswith(RECORDING) or _is_question_marks(said):
        return True
    starts = _starts(said)
    if any(start.startswith((*STEMS, *MANNER_HEADS)) for start in starts):
        return True
    if any(_opens_with(start, WORDS, whole=not square) for start in starts):
        return True
    return any(_opens_with(start, DEEDS) for start in starts) or (
        square and said.startswith(MANNERS)
    )


def _opens_with(said: str, words: tuple[str, ...], *, whole: bool = False) -> bool:
    return any(said == word or (not whole and said.startswith(word + " ")) for word in words)


def _starts(said: str) -> tuple[str, str]:
    """The remark as it stands, and past an article, a pronoun or an adjective before its word."""
    opener = _OPENERS.match(said)
    return said, said[opener.end() :] if opener else said


def _is_question_marks(said: str) -> bool:
    return set(said) <= {"?"} or (set(said) <= {"x"} and len(said) > 1)


def _alone_in_italics(text: str, span: Span, italics: tuple[Span, ...]) -> bool:
    """Whether the italics end where the bracket ends, give or take the brackets themselves."""
    inside = Span(span.start + 1, span.end - 1)
    return any(
        look.start <= inside.start
        and look.end >= inside.end
        and not any(c.isalnum() for c in text[look.start : span.start] + text[span.end : look.end])
        for look in italics
    )


def _is_italic_remark(text: str, span: Span) -> bool:
    words = span.cut(text).strip(" .,;:*()[]")
    return 0 < len(words.split()) <= 4 and is_remark(words)


def is_closing_remark(text: str) -> bool:
    """Whether a whole paragraph says that the recording or the interview begins or ends."""
    said = fold(text.strip(" .:*-–—_()[]<>"))
    return len(said.split()) <= _MAX_WORDS and (
        said.startswith(RECORDING) or said in {"fin", "end", "the end"}
    )


def fold(text: str) -> str:
    """Lower case, without accents, typographic apostrophes straight, ends trimmed."""
    plain = "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))
    return plain.replace("’", "'").strip(" .!,;:…\u00a0\u202f")
