"""From message to sentence, through the gettext catalogues."""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path

from qualcode.wording.language import current_language, speaking
from qualcode.wording.message import Message, Parameter

# English is British here: 12 June 2026
_LOCALES = {"en": "en_GB"}
_MOST_DECIMALS = 6
LOCALE = Path(__file__).parent / "locale"


@cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """All areas' catalogues of a language as one; sentences without entry stay English."""
    merged = _gettext.NullTranslations()
    for path in sorted((LOCALE / language / "LC_MESSAGES").glob("*.mo")):
        with path.open("rb") as stream:
            area = _gettext.GNUTranslations(stream)
        area.add_fallback(merged)
        merged = area
    return merged


def gettext(text: str, language: str | None = None) -> str:
    """``text`` in the language given, or in the context's."""
    if not text:
        return ""  # a catalogue answers the empty id with its own header
    return catalogue(language or current_language()).gettext(text)


def ngettext(one: str, many: str, n: int, language: str | None = None) -> str:
    """``one`` or ``many`` as the language counts ``n``."""
    return catalogue(language or current_language()).ngettext(one, many, n)


def render(message: Message, language: str | None = None) -> str:
    """The sentence a message says, in the language given or the context's."""
    language = language or current_language()
    if message.plural_text is not None and message.n is not None:
        pattern = ngettext(message.text, message.plural_text, message.n, language)
    else:
        pattern = gettext(message.text, language)
    if not message.parameters:
        return pattern
    return pattern.format(**{name: _spoken(v, language) for name, v in message.parameters})


def _spoken(value: Parameter, language: str) -> str | int | float:
    if isinstance(value, Message):
        return render(value, language)
    if isinstance(value, float):
        from qualcode.wording.figures import decimal

        with speaking(language):
            return decimal(value, _MOST_DECIMALS)
    return value


def format_date(day: date | datetime, language: str | None = None) -> str:
    """A date as people write it: 12 juin 2026, 12 June 2026."""
    from babel.dates import format_date as babel_date

    spoken = language or current_language()
    said = str(babel_date(day, format="long", locale=_LOCALES.get(spoken, spoken)))
    return said.replace("1 ", "1er ", 1) if spoken == "fr" and day.day == 1 else said


def format_month(day: date, language: str | None = None) -> str:
    """The month of a date as people write it: juin 2026, June 2026."""
    from babel.dates import format_date as babel_date

    spoken = language or current_language()
    return str(babel_date(day, format="MMMM y", locale=_LOCALES.get(spoken, spoken)))


def format_moment(moment: str) -> str:
    """An ISO 8601 moment by this computer's clock, for a table: 12/06/2026 14:05, 2026-06-12 14:05.

    What is no such moment is given back as it is.
    """
    shape = "%d/%m/%Y %H:%M" if current_language() == "fr" else "%Y-%m-%d %H:%M"
    try:
        return datetime.fromisoformat(moment).astimezone().strftime(shape)
    except ValueError:
        return moment


def parted(words: Iterable[str]) -> str:
    """Words with the semicolons of the language between them; empty ones are left out."""
    semicolon = "\u00a0; " if current_language() == "fr" else "; "
    return semicolon.join(word for word in words if word)
