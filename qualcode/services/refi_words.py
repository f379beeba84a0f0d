"""What a study calls in an exchanged project what the standard has no name of its own for.

Written in the language of the export, and known again in any language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from qualcode.model import CodeLinkKind, MemoKind, SourceKind
from qualcode.refi.ruler import Convention, Unit
from qualcode.services.code_links import said_of_link
from qualcode.wording import LANGUAGES, Message, render

Key = TypeVar("Key")

MEMOS = {
    MemoKind.THEORETICAL: Message("Theoretical memo"),
    MemoKind.METHODOLOGICAL: Message("Methodological memo"),
    MemoKind.REFLEXIVE: Message("Reflexive memo"),
    MemoKind.SUMMARY: Message("Summary"),
    MemoKind.DIMENSION: Message("Dimension"),
}
ANALYSIS, COMMENT, LINK_NOTE = Message("Analysis"), Message("Comment"), Message("Note on a link")
SITE, DATE, PLACE, DURATION, NATURE = (
    Message("Site"),
    Message("Date of the interview"),
    Message("Place of the interview"),
    Message("Duration in minutes"),
    Message("Kind of source"),
)
THEMES, LEVERS, RETIRED = Message("Themes"), Message("Levers"), Message("Retired codes")
ANSWERS = Message("is the answer to")
STABLE = {
    SITE: "site",
    DATE: "date",
    PLACE: "place",
    DURATION: "duration",
    NATURE: "nature",
    THEMES: "themes",
    LEVERS: "levers",
    RETIRED: "retired",
}
"""What GUIDs are made of, whatever the words become."""
LINKS: dict[CodeLinkKind, Message] = {kind: said_of_link(kind) for kind in CodeLinkKind}
NATURES = {
    SourceKind.TRANSCRIPT: Message("interview transcript"),
    SourceKind.OBSERVATION: Message("observation notes"),
    SourceKind.DOCUMENT: Message("document of the field"),
    SourceKind.EXTRACTS: Message("extracts only"),
}
_PARTS = {
    "inclusion": Message("inclusion"),
    "exclusion": Message("exclusion"),
    "example": Message("example"),
}
_MARK = re.compile(r"(\[+)([^\[\]\n]+)\]")


_UNITS = {
    Unit.CODE_POINTS: Message("code points"),
    Unit.UTF_16: Message("UTF-16 units"),
    Unit.UTF_8: Message("UTF-8 bytes"),
}


def counted(way: Convention) -> Message:
    """How a program counts, in words: “UTF-16 units, line breaks as 2”."""
    said = Message("{unit}, line breaks as {n}", unit=_UNITS[way.unit], n=way.crlf)
    if way.counts_bom:
        said = Message("{way}, byte order mark counted", way=said)
    if way.inclusive:
        said = Message("{way}, last character included", way=said)
    return said


def is_word(written: str, word: Message) -> bool:
    """Whether something is called by a word, in any language qualcode speaks."""
    return any(written == render(word, language) for language in LANGUAGES)


def meant(written: str, words: Mapping[Key, Message]) -> Key | None:
    """What is called that, in any language."""
    return next((key for key, word in words.items() if is_word(written, word)), None)


def described(parts: Mapping[str, str], language: str) -> str:
    """A definition with what it includes, excludes and an example, as one text."""
    whole = _escaped(parts["definition"])
    for name, word in _PARTS.items():
        if parts[name]:
            whole += f"\n[{render(word, language)}]\n{_escaped(parts[name])}"
    return whole


def described_parts(description: str) -> dict[str, str]:
    """What ``described`` put together."""
    parts: dict[str, list[str]] = {"definition": []}
    reached = "definition"
    for line in description.split("\n"):
        mark = _MARK.fullmatch(line)
        name = meant(mark.group(2), _PARTS) if mark else None
        if mark and name and len(mark.group(1)) == 1:
            reached = name
            parts.setdefault(reached, [])
        else:
            parts[reached].append(line[1:] if mark and name else line)
    return {name: "\n".join(parts.get(name, [])) for name in ("definition", *_PARTS)}


def _escaped(text: str) -> str:
    """Lines that look like a heading of a part get one more bracket."""
    return "\n".join(
        f"[{line}" if (m := _MARK.fullmatch(line)) and meant(m.group(2), _PARTS) else line
        for line in text.split("\n")
    )
