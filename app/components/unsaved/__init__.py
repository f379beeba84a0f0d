"""What is typed into a form and not saved: the tab keeps it, and the form has it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.components.outbox import mounted


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: its lasting name, its widget's key, what the study has for it."""

    name: str
    key: str
    saved: str = ""


def watch(
    place: str, fields: Iterable[Field], *, about: str, finished: str, words: dict[str, str]
) -> None:
    """Keeps what is typed into the fields under ``place``, and puts it back when they are drawn.

    A draft goes when it is what the study has, or when ``finished`` is another than before.
    """
    drawn = [{"name": f.name, "key": f.key, "saved": f.saved} for f in fields]
    page = {"place": place, "about": about, "fields": drawn, "finished": finished, "words": words}
    mounted("unsaved")(data=page, key=f"qc_unsaved_{place}")
