"""The database of a QualCoder project (data.qda) as an exchanged project."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.model import Finding
from qualcode.refi.category_tree import tree_of
from qualcode.refi.cells import Row, Tables, moment, whole, words
from qualcode.refi.other_database import OtherDatabase
from qualcode.refi.project import RefiCode, RefiProject, RefiSelection, RefiSource, RefiValue
from qualcode.wording import Message

TABLES = frozenset(
    {
        "annotation",
        "attribute",
        "attribute_type",
        "case_text",
        "cases",
        "code_av",
        "code_cat",
        "code_image",
        "code_name",
        "code_text",
        "journal",
        "project",
        "source",
    }
)


def recognises(tables: Tables) -> bool:
    """Whether these are QualCoder's tables."""
    return {"code_name", "code_text", "source"} <= set(tables)


def read(name: str, tables: Tables) -> RefiProject:
    """The project, its GUIDs made of the file's own numbers and names."""
    return _QualCoder(name, tables).project()


class _QualCoder(OtherDatabase):
    maker = "qualcoder"

    def project(self) -> RefiProject:
        codes = self._codes()
        sources = tuple(self._sources())
        journal = tuple(
            self.note("journal", words(r, "jid", "name"), words(r, "jentry"), r)
            for r in self.rows("journal")
            if words(r, "jentry")
        )
        n_media = len(self.tables.get("code_av", ())) + len(self.tables.get("code_image", ()))
        if n_media:
            self.findings.append(_media(self.name, n_media))
        return RefiProject(
            self.name,
            "QualCoder database",
            self.users(("code_text", "annotation", "journal", "source")),
            codes,
            tuple(
                self.variable(r, words(r, "valuetype"), words(r, "memo"))
                for r in self.rows("attribute_type")
            ),
            tuple(self.cases("caseid", self._values("case"), "case_text")),
            sources,
            tuple(self.notes),
            description=next((words(r, "memo") for r in self.rows("project")), ""),
            note_guids=journal,
            findings=tuple(self.findings),
        )

    def _codes(self) -> tuple[RefiCode, ...]:
        categories = [self.category(r, _under(r, "supercatid")) for r in self.rows("code_cat")]
        codes = [
            self.code(r, words(r, "cid"), _under(r, "supercid", "code") or _under(r, "catid"))
            for r in self.rows("code_name")
        ]
        tree, findings = tree_of([*categories, *codes])
        self.findings += findings
        return tree

    def _sources(self) -> Iterator[RefiSource]:
        by_file: dict[str, list[RefiSelection]] = {}
        for r in self.rows("code_text"):
            start, end = whole(r, "pos0"), whole(r, "pos1")
            code = self.code_guids.get(words(r, "cid"), "")
            place = (words(r, "ctid"), words(r, "fid"), str(start), str(end))
            made = self.selection(r, start, end, (*place, words(r, "owner"), code))
            if made is not None:
                by_file.setdefault(words(r, "fid"), []).append(made)
        for r in self.rows("annotation"):
            start, end = whole(r, "pos0"), whole(r, "pos1")
            if start is None or end is None or not words(r, "memo"):
                continue
            note = self.note("annotation", words(r, "anid"), words(r, "memo"), r)
            guid = self.guid("annotation", words(r, "anid"), words(r, "memo"))
            by_file.setdefault(words(r, "fid"), []).append(
                RefiSelection(guid, start, end, note_guids=(note,))
            )
        values = self._values("file")
        for r in self.rows("source"):
            text, number = words(r, "fulltext"), words(r, "id")
            if not text:
                continue
            memo = words(r, "memo")
            yield RefiSource(
                self.source(number),
                words(r, "name"),
                text.removeprefix("\ufeff"),
                text.startswith("\ufeff"),
                selections=tuple(by_file.get(number, ())),
                note_guids=(self.note("source", number, memo, r),) if memo else (),
                values=tuple(values.get(number, ())),
                user_guid=self.user(words(r, "owner")),
                created_at=moment(words(r, "date")),
            )

    def _values(self, kind: str) -> dict[str, list[RefiValue]]:
        found: dict[str, list[RefiValue]] = {}
        for r in self.rows("attribute"):
            if words(r, "attr_type") == kind and words(r, "value"):
                found.setdefault(words(r, "id"), []).append(self.value(words(r, "name"), r))
        return found


def _under(r: Row, column: str, what: str = "cat") -> str | None:
    """What stands above a code or a category, or None."""
    return f"{what} {words(r, column)}" if words(r, column) else None


def _media(name: str, n: int) -> Finding:
    return Finding(
        Message("file {name}", name=name),
        Message(
            "Not taken over: {what} ({n}).",
            what=Message("codings on pictures, pages or recordings"),
            n=n,
        ),
        Message("They stay in the program the file comes from."),
    )
