"""The database of an RQDA project (.rqda) as an exchanged project; deleted rows have status 0."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.model import Finding
from qualcode.refi.category_tree import tree_of
from qualcode.refi.cells import Row, Tables, moment, whole, words
from qualcode.refi.guids import made_of
from qualcode.refi.project import (
    RefiCase,
    RefiCode,
    RefiCoding,
    RefiNote,
    RefiProject,
    RefiSelection,
    RefiSource,
    RefiUser,
    RefiValue,
    RefiVariable,
)
from qualcode.refi.xml_parts import colour

TABLES = frozenset(
    {
        "annotation",
        "attributes",
        "caseattr",
        "caseAttr",
        "caselinkage",
        "cases",
        "codecat",
        "coding",
        "fileAttr",
        "freecode",
        "journal",
        "project",
        "source",
        "treecode",
    }
)


def recognises(tables: Tables) -> bool:
    """Whether these are RQDA's tables."""
    return {"freecode", "coding", "source"} <= set(tables)


def read(name: str, tables: Tables) -> RefiProject:
    """The project, its GUIDs made of the file's own numbers and names."""
    return _Rqda(name, tables).project()


class _Rqda:
    def __init__(self, name: str, tables: Tables) -> None:
        self.name = name
        self.tables = tables
        self.notes: list[RefiNote] = []

    def rows(self, table: str) -> Iterator[Row]:
        """The rows that were not deleted."""
        return (r for r in self.tables.get(table, ()) if whole(r, "status") in (1, None))

    def project(self) -> RefiProject:
        codes, findings = self._codes()
        sources = tuple(self._sources())
        journal = tuple(
            self._note("journal", words(r, "name"), words(r, "journal"), r)
            for r in self.rows("journal")
            if words(r, "journal")
        )
        used = ("coding", "annotation", "journal")
        owners = {words(r, "owner") for table in used for r in self.rows(table)} - {""}
        return RefiProject(
            self.name,
            "RQDA database",
            tuple(RefiUser(_user(owner), owner) for owner in sorted(owners)),
            codes,
            tuple(
                RefiVariable(
                    _variable(words(r, "name")),
                    words(r, "name"),
                    "Float" if words(r, "class") == "numeric" else "Text",
                )
                for r in self.rows("attributes")
            ),
            tuple(self._cases()),
            sources,
            tuple(self.notes),
            description=next((words(r, "memo") for r in self.rows("project")), ""),
            note_guids=journal,
            findings=tuple(findings),
        )

    def _codes(self) -> tuple[tuple[RefiCode, ...], list[Finding]]:
        above: dict[str, str] = {}
        for r in self.rows("treecode"):
            above.setdefault(words(r, "cid"), f"cat {words(r, 'catid')}")
        categories = [
            (
                f"cat {words(r, 'catid')}",
                None,
                RefiCode(
                    made_of("rqda category", words(r, "name")),
                    words(r, "name"),
                    codable=False,
                    description=words(r, "memo"),
                ),
            )
            for r in self.rows("codecat")
        ]
        codes = [
            (
                f"code {words(r, 'id')}",
                above.get(words(r, "id")),
                RefiCode(
                    made_of("rqda code", words(r, "id"), words(r, "name")),
                    words(r, "name"),
                    colour=colour(words(r, "color")),
                    description=words(r, "memo"),
                ),
            )
            for r in self.rows("freecode")
        ]
        self._code_guids = {key.removeprefix("code "): code.guid for key, _, code in codes}
        return tree_of([*categories, *codes])

    def _sources(self) -> Iterator[RefiSource]:
        by_file: dict[str, list[RefiSelection]] = {}
        for r in self.rows("coding"):
            start, end = whole(r, "selfirst"), whole(r, "selend")
            code = self._code_guids.get(words(r, "cid"))
            if start is None or end is None or code is None:
                continue
            key = (words(r, "cid"), words(r, "fid"), str(start), str(end), words(r, "owner"))
            memo = words(r, "memo")
            notes = (self._note("coding", "|".join(key), memo, r),) if memo else ()
            coding = RefiCoding(
                made_of("rqda coding", *key),
                code,
                _user(words(r, "owner")),
                moment(words(r, "date")),
                notes,
            )
            by_file.setdefault(words(r, "fid"), []).append(
                RefiSelection(
                    made_of("rqda selection", *key), start, end, words(r, "seltext"), (coding,)
                )
            )
        for r in self.rows("annotation"):
            at = whole(r, "position")
            if at is not None and words(r, "annotation"):
                note = self._note(
                    "annotation", f"{words(r, 'fid')}|{at}", words(r, "annotation"), r
                )
                guid = made_of("rqda annotation", note)
                by_file.setdefault(words(r, "fid"), []).append(
                    RefiSelection(guid, at, at, note_guids=(note,))
                )
        for r in self.rows("source"):
            text, number = words(r, "file"), words(r, "id")
            if not text:
                continue
            memo = words(r, "memo")
            yield RefiSource(
                _source(number, words(r, "name")),
                words(r, "name"),
                text,
                selections=tuple(by_file.get(number, ())),
                note_guids=(self._note("source", number, memo, r),) if memo else (),
                user_guid=_user(words(r, "owner")),
            )

    def _cases(self) -> Iterator[RefiCase]:
        names = {words(r, "id"): words(r, "name") for r in self.rows("source")}
        there: dict[str, dict[str, None]] = {}
        for r in self.rows("caselinkage"):
            source = _source(words(r, "fid"), names.get(words(r, "fid"), ""))
            there.setdefault(words(r, "caseid"), {})[source] = None
        values: dict[str, list[RefiValue]] = {}
        for table in ("caseAttr", "caseattr"):
            for r in self.rows(table):
                if words(r, "value"):
                    cell = RefiValue(_variable(words(r, "variable")), words(r, "value"))
                    values.setdefault(words(r, "caseid"), []).append(cell)
        for r in self.rows("cases"):
            number, name = words(r, "id"), words(r, "name")
            yield RefiCase(
                made_of("rqda case", number, name),
                name,
                words(r, "memo"),
                tuple(values.get(number, ())),
                tuple(there.get(number, ())),
            )

    def _note(self, what: str, key: str, text: str, r: Row) -> str:
        guid = made_of("rqda note", what, key, text)
        name = words(r, "name") if what == "journal" else ""
        owner = words(r, "owner")
        self.notes.append(RefiNote(guid, name, text, _user(owner), moment(words(r, "date"))))
        return guid


def _user(owner: str) -> str:
    return made_of("rqda user", owner) if owner else ""


def _source(number: str, name: str) -> str:
    return made_of("rqda source", number, name)


def _variable(name: str) -> str:
    return made_of("rqda variable", name)
