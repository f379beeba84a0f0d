"""Figures as the language spoken writes them."""

from __future__ import annotations

from qualcode.wording.language import current_language

_NO_BREAK = "\u00a0"
_MINUS = "\u2212"


def decimal(value: float, digits: int = 0, *, kept: bool = False) -> str:
    """A number with at most so many decimals, or all ``kept``: 1,000 or 2.5; 1 000 or 2,5."""
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + ("0" if kept else "#") * digits if digits else "")
    # what rounds to nothing has no minus
    rounded = round(value, digits) + 0.0 if abs(value) < 1 else value
    said = str(format_decimal(rounded, format=pattern, locale=current_language()))
    return said.replace("-", _MINUS)


def number_of(value: float, digits: int) -> int:
    """The n of a ``Message.plural`` after a number said with decimals: 1.5 is one in French only."""
    return 0 if round(value, digits) < 2 else 2


def percent(value: float, digits: int | None = None) -> str:
    """A fraction as a percentage, 5 %, 99.7 %: with a decimal where it matters, or so many kept."""
    if digits is None:
        shown = decimal(100 * value, 0 if 0.1 <= value <= 0.9 else 1)
    else:
        shown = decimal(100 * value, digits, kept=True)
    return f"{shown}{_NO_BREAK}%" if current_language() == "fr" else f"{shown}%"
