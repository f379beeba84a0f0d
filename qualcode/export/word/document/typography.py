"""How words are set: quotation marks, attributions, counts and numbers."""

from __future__ import annotations

import re

from qualcode.wording import Message, current_language, render
from qualcode.wording.figures import decimal

NO_BREAK = "\u00a0"
_BEFORE_MARK = re.compile(r" (?=[?!:;»])")
LOCALES = {"fr": "fr-FR", "en": "en-GB"}


def quoted(words: str) -> str:
    """The words between the quotation marks of the language, untouched themselves."""
    if current_language() == "fr":
        return f"«{NO_BREAK}{words}{NO_BREAK}»"
    return f"“{words}”"


def typeset(words: str) -> str:
    """The researcher's own words with the no-break spaces French wants before ? ! : ; and ».

    For titles and questions only: an extract is printed as it was said.
    """
    return _BEFORE_MARK.sub(NO_BREAK, words) if current_language() == "fr" else words


def count_extracts(n: int) -> str:
    """``1 extract``, ``12 extracts``."""
    return render(Message.plural("{n} extract", "{n} extracts", n=n))


def count_participants(n: int) -> str:
    """``1 participant``, ``5 participants``."""
    return render(Message.plural("{n} participant", "{n} participants", n=n))


def number(value: float, digits: int = 0) -> str:
    """A number as the language writes it, with ``digits`` decimals."""
    return decimal(value, digits, kept=True)


def measure(value: float) -> str:
    """A number as the language writes it, all its decimals kept and thousands not set apart."""
    from babel.numbers import format_decimal

    return format_decimal(value, format="0.######", locale=current_language())


def percentage(value: float) -> str:
    """A percentage (0 to 100) with one decimal, as the language writes it."""
    space = NO_BREAK if current_language() == "fr" else ""
    return f"{number(value, 1)}{space}%"
