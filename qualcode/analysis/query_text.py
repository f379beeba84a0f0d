"""Expressions in codes as they are written: Freins ET ("Temps" OU Distance) SAUF Leviers.

Words of both languages are read whatever language is spoken. Names stand bare when no sign or
operator is among them, in quotation marks otherwise; «=» before a name leaves out what stands
under the code. AND binds closer than OR; the others bind closest and are read from the left.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from qualcode.analysis.query import (
    Both,
    Coded,
    Either,
    Expression,
    Inside,
    Near,
    Overlapping,
    Uncoded,
    Without,
)
from qualcode.errors import BadInputError
from qualcode.model import Span
from qualcode.wording import Message

FindCodes = Callable[[str, bool], frozenset[str]]
"""The ids a name means; with what stands under it when the second is true."""

_TOKEN = re.compile(
    r"""\s*(?:(?P<open>\()|(?P<close>\))|(?P<only>=)
    |["“”](?P<quoted>[^"“”]*)["“”]|«\s*(?P<guillemets>[^»]*?)\s*»
    |(?P<bare>[^\s()="“”«»]+))""",
    re.VERBOSE,
)
_OR = frozenset(("OR", "OU"))
_AND = frozenset(("AND", "ET"))
_CLOSE: dict[str, type[Without] | type[Inside] | type[Overlapping]] = {
    "NOT": Without,
    "SAUF": Without,
    "SANS": Without,
    "INSIDE": Inside,
    "DANS": Inside,
    "OVERLAPPING": Overlapping,
    "CHEVAUCHE": Overlapping,
}
_UNCODED = frozenset(("UNCODED", "NON_CODÉ", "NON_CODE"))
_NEAR = re.compile(r"(?:NEAR|PRÈS|PRES)(?:/(\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    whole: Span  # with its quotation marks


@dataclass(frozen=True, slots=True)
class NameWritten:
    """A name of a code in an expression, and where it stands there, quotation marks included."""

    name: str
    span: Span


def read_expression(text: str, find: FindCodes) -> Expression:
    """The expression a text says; BadInputError with the place where it cannot be read.

    ``find`` refuses names that no code has.
    """
    reading = _Reading(_tokens(text), find, text)
    if not reading.left():
        raise BadInputError(
            Message("There is no code in the question."),
            Message("Write the name of a code, or several with AND, OR, NOT, INSIDE, NEAR."),
        )
    found = reading.either()
    if reading.left():
        raise _unread(text, reading.left()[0])
    return found


def names_written(text: str) -> tuple[NameWritten, ...]:
    """The names of codes in an expression, in order; BadInputError when it cannot be read."""
    reading = _Reading(_tokens(text), lambda _name, _below: frozenset(), text)
    reading.either()
    return tuple(reading.names)


class _Reading:
    """A walk along the tokens."""

    def __init__(self, tokens: list[_Token], find: FindCodes, text: str) -> None:
        self._tokens = tokens
        self._at = 0
        self._find = find
        self._text = text
        self.names: list[NameWritten] = []

    def left(self) -> list[_Token]:
        """What is not read yet."""
        return self._tokens[self._at :]

    def either(self) -> Expression:
        """Parts between OR."""
        found = self._both()
        while self._is_operator(_OR):
            self._at += 1
            found = Either(found, self._both())
        return found

    def _both(self) -> Expression:
        found = self._close()
        while self._is_operator(_AND):
            self._at += 1
            if self._is_operator(frozenset(("NOT", "SAUF", "SANS"))):  # AND NOT says the same
                self._at += 1
                found = Without(found, self._close())
            else:
                found = Both(found, self._close())
        return found

    def _close(self) -> Expression:
        found = self._part()
        while (token := self._operator()) is not None:
            if (made := _CLOSE.get(token.text.upper())) is not None:
                self._at += 1
                found = made(found, self._part())
            elif (near := _NEAR.fullmatch(token.text.upper())) is not None:
                self._at += 1
                found = Near(found, self._part(), int(near.group(1) or 0))
            else:
                break
        return found

    def _part(self) -> Expression:
        if not self.left():
            raise BadInputError(
                Message("The question ends where the name of a code should stand."),
                Message("Write a code after the last word."),
            )
        token = self.left()[0]
        if token.kind == "open":
            return self._in_brackets(token)
        if token.kind == "bare" and token.text.upper() in _UNCODED:
            self._at += 1
            return Uncoded()
        with_children = token.kind != "only"
        self._at += 0 if with_children else 1
        return Coded(self._find(self._name(), with_children))

    def _in_brackets(self, opening: _Token) -> Expression:
        self._at += 1
        found = self.either()
        if not self.left() or self.left()[0].kind != "close":
            raise BadInputError(
                Message("A bracket is opened and not closed.", at=opening.start),
                Message("Put “)” where it should close."),
            )
        self._at += 1
        return found

    def _name(self) -> str:
        """A name in quotation marks, or the bare words up to the next operator or sign."""
        if not self.left() or self.left()[0].kind not in {"name", "bare"}:
            raise _unread(self._text, self.left()[0] if self.left() else None)
        first = self.left()[0]
        self._at += 1
        if first.kind == "name":
            return self._named(first.text, first.whole)
        words = [first.text]
        if _is_word_of_ours(first.text):
            raise _unread(self._text, first)
        while self.left() and self.left()[0].kind == "bare" and self._operator() is None:
            words.append(self.left()[0].text)
            self._at += 1
        return self._named(
            " ".join(words), Span(first.whole.start, self._tokens[self._at - 1].whole.end)
        )

    def _named(self, name: str, span: Span) -> str:
        self.names.append(NameWritten(name, span))
        return name

    def _operator(self) -> _Token | None:
        token = self.left()[0] if self.left() else None
        return token if token and token.kind == "bare" and _is_word_of_ours(token.text) else None

    def _is_operator(self, words: frozenset[str]) -> bool:
        token = self._operator()
        return token is not None and token.text in words


def _is_word_of_ours(word: str) -> bool:
    """Operators are written in capitals, so that a code may be called “temps et distance”."""
    known = word in _OR | _AND or word in _CLOSE
    return known or _NEAR.fullmatch(word) is not None


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            raise BadInputError(
                Message("A quotation mark is opened and not closed: {words}", words=text[at:]),
                Message("Close it after the name of the code."),
            )
        kind = match.lastgroup or ""
        name = kind in {"quoted", "guillemets"}
        begins = match.end() - len(match.group().lstrip())
        found.append(
            _Token(
                "name" if name else kind,
                match.group(kind),
                match.start(kind),
                Span(begins, match.end()),
            )
        )
        at = match.end()
    return found


def _unread(text: str, token: _Token | None) -> BadInputError:
    words = text[token.start :] if token else ""
    return BadInputError(
        Message("The question cannot be read from here on: {words}", words=words),
        Message(
            "Names with signs in them go between quotation marks; between two codes stands "
            "AND, OR, NOT, INSIDE, OVERLAPPING or NEAR."
        ),
    )
