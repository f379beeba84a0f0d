"""What the databases of other makers' programs have in common: people, notes, codings, values, cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from qualcode.model import Finding
from qualcode.refi.cells import Row, Tables, moment, words
from qualcode.refi.guids import made_of
from qualcode.refi.project import (
    RefiCase,
    RefiCode,
    RefiCoding,
    RefiNote,
    RefiSelection,
    RefiUser,
    RefiValue,
    RefiVariable,
)
from qualcode.refi.xml_parts import colour
from qualcode.wording import Message


class OtherDatabase:
    """Rows of one maker's tables as parts of an exchanged project.

    GUIDs are made of the maker's name and the file's own numbers and names: the same file read
    again gives the same ones. Notes and findings gather as parts are made.
    """

    maker: ClassVar[str]

    def __init__(self, name: str, tables: Tables) -> None:
        self.name = name
        self.tables = tables
        self.notes: list[RefiNote] = []
        self.findings: list[Finding] = []
        self.code_guids: dict[str, str] = {}

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table; none where the file has no such table."""
        return iter(self.tables.get(table, ()))

    def guid(self, what: str, *key: str) -> str:
        """The GUID of one of the file's things."""
        return made_of(f"{self.maker} {what}", *key)

    def user(self, owner: str) -> str:
        """The GUID of somebody, "" for nobody."""
        return self.guid("user", owner) if owner else ""

    def users(self, tables: Iterable[str]) -> tuple[RefiUser, ...]:
        """Everybody who owns a row of these tables, by name."""
        owners = {words(r, "owner") for table in tables for r in self.rows(table)} - {""}
        return tuple(RefiUser(self.user(owner), owner) for owner in sorted(owners))

    @cached_property
    def _names_of_sources(self) -> dict[str, str]:
        return {words(r, "id"): words(r, "name") for r in self.rows("source")}

    def source(self, number: str) -> str:
        """The GUID of a text."""
        return self.guid("source", number, self._names_of_sources.get(number, ""))

    def category(self, r: Row, above: str | None) -> tuple[str, str | None, RefiCode]:
        """A category, its place in the tree and what stands above it."""
        made = RefiCode(
            self.guid("category", words(r, "name")),
            words(r, "name"),
            codable=False,
            description=words(r, "memo"),
        )
        return f"cat {words(r, 'catid')}", above, made

    def code(self, r: Row, number: str, above: str | None) -> tuple[str, str | None, RefiCode]:
        """A code, its place in the tree and what stands above it."""
        name = words(r, "name")
        guid = self.code_guids[number] = self.guid("code", number, name)
        seen = colour(words(r, "color"))
        made = RefiCode(guid, name, colour=seen, description=words(r, "memo"))
        return f"code {number}", above, made

    def note(self, what: str, key: str, text: str, r: Row) -> str:
        """Keeps a note and gives its GUID; only those of the journal have names."""
        guid = self.guid("note", what, key, text)
        name = words(r, "name") if what == "journal" else ""
        self.notes.append(
            RefiNote(guid, name, text, self.user(words(r, "owner")), moment(words(r, "date")))
        )
        return guid

    def selection(
        self, r: Row, start: int | None, end: int | None, key: tuple[str, ...]
    ) -> RefiSelection | None:
        """A coding at its place; a finding and None when it has no place or no code."""
        code = self.code_guids.get(words(r, "cid"))
        if start is None or end is None or code is None:
            self.findings.append(_odd_row(self.name, words(r, "ctid", "seltext")[:40]))
            return None
        memo = words(r, "memo")
        notes = (self.note("coding", "|".join(key), memo, r),) if memo else ()
        user, at = self.user(words(r, "owner")), moment(words(r, "date"))
        coding = RefiCoding(self.guid("coding", *key), code, user, at, notes)
        seen = words(r, "seltext")
        return RefiSelection(self.guid("selection", *key), start, end, seen, (coding,))

    def variable(self, r: Row, kind: str, description: str = "") -> RefiVariable:
        """An attribute of cases or texts: of numbers where the file calls it numeric."""
        name = words(r, "name")
        of = "Float" if kind == "numeric" else "Text"
        return RefiVariable(self.guid("variable", name), name, of, description)

    def value(self, name: str, r: Row) -> RefiValue:
        """What an attribute is for one case or text."""
        return RefiValue(self.guid("variable", name), words(r, "value"))

    def cases(
        self, number: str, values: Mapping[str, Sequence[RefiValue]], links: str
    ) -> Iterator[RefiCase]:
        """The cases, each with its values and the texts a table of links gives it.

        ``number``: the column that numbers them.
        """
        there: dict[str, dict[str, None]] = {}
        for r in self.rows(links):
            there.setdefault(words(r, "caseid"), {})[self.source(words(r, "fid"))] = None
        for r in self.rows("cases"):
            one, name = words(r, number), words(r, "name")
            yield RefiCase(
                self.guid("case", one, name),
                name,
                words(r, "memo"),
                tuple(values.get(one, ())),
                tuple(there.get(one, ())),
            )


def _odd_row(name: str, what: str) -> Finding:
    return Finding(
        Message("{name}: {what}", name=name, what=what or "?"),
        Message("This coding has no code or no place in the file."),
        Message("It was left out: look at it in the program the file comes from."),
    )
