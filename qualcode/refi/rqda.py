"""The database of an RQDA project (.rqda) as an exchanged project; deleted rows have status 0."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.refi.category_tree import tree_of
from qualcode.refi.cells import Row, Tables, whole, words
from qualcode.refi.other_database import OtherDatabase
from qualcode.refi.project import RefiCode, RefiProject, RefiSelection, RefiSource, RefiValue

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


class _Rqda(OtherDatabase):
    maker = "rqda"

    def rows(self, table: str) -> Iterator[Row]:
        """The rows that were not deleted."""
        return (r for r in super().rows(table) if whole(r, "status") in (1, None))

    def project(self) -> RefiProject:
        codes = self._codes()
        sources = tuple(self._sources())
        journal = tuple(
            self.note("journal", words(r, "name"), words(r, "journal"), r)
            for r in self.rows("journal")
            if words(r, "journal")
        )
        return RefiProject(
            self.name,
            "RQDA database",
            self.users(("coding", "annotation", "journal")),
            codes,
            tuple(self.variable(r, words(r, "class")) for r in self.rows("attributes")),
            tuple(self.cases("id", self._values(), "caselinkage")),
            sources,
            tuple(self.notes),
            description=next((words(r, "memo") for r in self.rows("project")), ""),
            note_guids=journal,
            findings=tuple(self.findings),
        )

    def _codes(self) -> tuple[RefiCode, ...]:
        above: dict[str, str] = {}
        for r in self.rows("treecode"):
            above.setdefault(words(r, "cid"), f"cat {words(r, 'catid')}")
        categories = [self.category(r, None) for r in self.rows("codecat")]
        codes = [
            self.code(r, words(r, "id"), above.get(words(r, "id"))) for r in self.rows("freecode")
        ]
        tree, findings = tree_of([*categories, *codes])
        self.findings += findings
        return tree

    def _sources(self) -> Iterator[RefiSource]:
        by_file: dict[str, list[RefiSelection]] = {}
        for r in self.rows("coding"):
            start, end = whole(r, "selfirst"), whole(r, "selend")
            key = (words(r, "cid"), words(r, "fid"), str(start), str(end), words(r, "owner"))
            made = self.selection(r, start, end, key)
            if made is not None:
                by_file.setdefault(words(r, "fid"), []).append(made)
        for r in self.rows("annotation"):
            at = whole(r, "position")
            if at is not None and words(r, "annotation"):
                note = self.note("annotation", f"{words(r, 'fid')}|{at}", words(r, "annotation"), r)
                by_file.setdefault(words(r, "fid"), []).append(
                    RefiSelection(self.guid("annotation", note), at, at, note_guids=(note,))
                )
        for r in self.rows("source"):
            text, number = words(r, "file"), words(r, "id")
            if not text:
                continue
            memo = words(r, "memo")
            yield RefiSource(
                self.source(number),
                words(r, "name"),
                text,
                selections=tuple(by_file.get(number, ())),
                note_guids=(self.note("source", number, memo, r),) if memo else (),
                user_guid=self.user(words(r, "owner")),
            )

    def _values(self) -> dict[str, list[RefiValue]]:
        values: dict[str, list[RefiValue]] = {}
        for table in ("caseAttr", "caseattr"):
            for r in self.rows(table):
                if words(r, "value"):
                    made = self.value(words(r, "variable"), r)
                    values.setdefault(words(r, "caseid"), []).append(made)
        return values
