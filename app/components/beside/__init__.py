"""An original beside its result, turn by turn; what is marked in it can be added as a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from streamlit.components.v2 import component

from app.components.files import code_of


@dataclass(frozen=True)
class Marked:
    """Words somebody marked as a name; ``start`` is where in the original of their turn.

    ``turn`` and ``start`` (code points) are None for words of the result.
    """

    form: str
    turn: int | None
    start: int | None


def show(page: dict[str, Any], key: str) -> Marked | None:
    """Draws the turns; gives the words somebody marked as a name in this run, or None."""
    made = _renderer()(data=page, key=key, on_missed_change=_nothing, on_here_change=_nothing)
    missed = made.get("missed")
    return Marked(missed["form"], missed["turn"], missed["start"]) if missed else None


def _nothing() -> None:
    """What was marked is taken up in the run itself; who scrolls only says that they are there."""


@cache
def _renderer() -> Any:
    script, style = code_of("beside")
    return component(
        "qualcode_beside",
        html='<div class="qc-beside"></div>',
        css=style,
        js=script,
        isolate_styles=False,
    )
