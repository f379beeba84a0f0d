"""A project as analysis programs exchange it: the outer model, apart from the study's own nouns.

GUIDs are lower case without braces. Texts of sources are as the file has them, carriage returns
included; ``start`` and ``end`` of a selection count in whatever unit the program used that wrote it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from qualcode.model import Finding

Value = str | bool | float | date | datetime


@dataclass(frozen=True, slots=True)
class RefiUser:
    """Who codes; ``kind`` is what qualcode writes beside people: consensus or model."""

    guid: str
    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class RefiCode:
    """A code or, when it cannot be coded, a folder of codes; colour is ``#rrggbb`` or empty."""

    guid: str
    name: str
    parent_guid: str | None = None
    codable: bool = True
    colour: str = ""
    description: str = ""
    note_guids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefiVariable:
    """A column; ``kind`` is Text, Boolean, Integer, Float, Date or DateTime."""

    guid: str
    name: str
    kind: str = "Text"
    description: str = ""


@dataclass(frozen=True, slots=True)
class RefiValue:
    """One cell of a case or of a source."""

    variable_guid: str
    value: Value


@dataclass(frozen=True, slots=True)
class RefiCase:
    """A participant, with the sources they speak in."""

    guid: str
    name: str
    description: str = ""
    values: tuple[RefiValue, ...] = ()
    source_guids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefiCoding:
    """This user put this code there, then."""

    guid: str
    code_guid: str
    user_guid: str = ""
    created_at: str = ""
    note_guids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefiSelection:
    """A stretch of the text of a source, with what was put on it."""

    guid: str
    start: int
    end: int
    name: str = ""
    codings: tuple[RefiCoding, ...] = ()
    note_guids: tuple[str, ...] = ()
    description: str = ""
    user_guid: str = ""
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class RefiSource:
    """A text; ``has_bom`` when its file began with a byte order mark (not part of ``text``).

    ``rich`` is the Word file beside it. ``inline``: it stood in the XML, whose readers make a line
    feed of every line break, whatever the program wrote and counted.
    """

    guid: str
    name: str
    text: str = ""
    has_bom: bool = False
    description: str = ""
    selections: tuple[RefiSelection, ...] = ()
    codings: tuple[RefiCoding, ...] = ()
    note_guids: tuple[str, ...] = ()
    values: tuple[RefiValue, ...] = ()
    user_guid: str = ""
    created_at: str = ""
    rich: bytes = b""
    inline: bool = False


@dataclass(frozen=True, slots=True)
class RefiNote:
    """A memo."""

    guid: str
    name: str
    text: str
    user_guid: str = ""
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class RefiSet:
    """A named group of codes, of sources or of both."""

    guid: str
    name: str
    description: str = ""
    code_guids: tuple[str, ...] = ()
    source_guids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefiLink:
    """A named arrow between two things."""

    guid: str
    name: str
    origin_guid: str
    target_guid: str
    one_way: bool = True
    note_guids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefiProject:
    """Everything of one project; ``findings`` is what was odd in the file it was read from."""

    name: str
    origin: str = ""
    users: tuple[RefiUser, ...] = ()
    codes: tuple[RefiCode, ...] = ()
    variables: tuple[RefiVariable, ...] = ()
    cases: tuple[RefiCase, ...] = ()
    sources: tuple[RefiSource, ...] = ()
    notes: tuple[RefiNote, ...] = ()
    links: tuple[RefiLink, ...] = ()
    sets: tuple[RefiSet, ...] = ()
    description: str = ""
    note_guids: tuple[str, ...] = ()
    user_guid: str = ""
    created_at: str = ""
    changed_at: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def n_codings(self) -> int:
        """Codings on selections and on whole sources."""
        return sum(
            len(source.codings) + sum(len(s.codings) for s in source.selections)
            for source in self.sources
        )

    @property
    def is_own(self) -> bool:
        """Whether qualcode wrote it; QualCoder is another program."""
        return is_own(self.origin)


def is_own(origin: str) -> bool:
    """Whether an origin is qualcode itself."""
    return origin.partition(" ")[0] == "qualcode"
