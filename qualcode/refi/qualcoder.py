"""The database of a QualCoder project (data.qda) as an exchanged project."""

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


class _QualCoder:
    def __init__(self, name: str, tables: Tables) -> None:
        self.name = name
        self.tables = tables
        self.notes: list[RefiNote] = []
        self.findings: list[Finding] = []

    def rows(self, table: str) -> Iterator[Row]:
        return iter(self.tables.get(table, ()))

    def project(self) -> RefiProject:
        codes = self._codes()
        sources = tuple(self._sources())
        project_notes = tuple(
            self._note("journal", words(r, "jid", "name"), words(r, "jentry"), r)
            for r in self.rows("journal")
            if words(r, "jentry")
        )
        memo = next((words(r, "memo") for r in self.rows("project")), "")
        n_media = len(self.tables.get("code_av", ())) + len(self.tables.get("code_image", ()))
        if n_media:
            self.findings.append(_media(self.name, n_media))
        return RefiProject(
            self.name,
            "QualCoder database",
            tuple(RefiUser(_user(owner), owner) for owner in self._owners()),
            codes,
            tuple(self._variables()),
            tuple(self._cases()),
            sources,
            tuple(self.notes),
            description=memo,
            note_guids=project_notes,
            findings=tuple(self.findings),
        )

    def _owners(self) -> list[str]:
        used = ("code_text", "annotation", "journal", "source")
        return sorted({words(r, "owner") for table in used for r in self.rows(table)} - {""})

    def _codes(self) -> tuple[RefiCode, ...]:
        categories = [
            (
                f"cat {words(r, 'catid')}",
                f"cat {words(r, 'supercatid')}" if words(r, "supercatid") else None,
                RefiCode(
                    made_of("qualcoder category", words(r, "name")),
                    words(r, "name"),
                    codable=False,
                    description=words(r, "memo"),
                ),
            )
            for r in self.rows("code_cat")
        ]
        codes = [
            (
                f"code {words(r, 'cid')}",
                f"code {words(r, 'supercid')}"
                if words(r, "supercid")
                else (f"cat {words(r, 'catid')}" if words(r, "catid") else None),
                RefiCode(
                    _code(words(r, "cid"), words(r, "name")),
                    words(r, "name"),
                    colour=colour(words(r, "color")),
                    description=words(r, "memo"),
                ),
            )
            for r in self.rows("code_name")
        ]
        self._code_guids = {key.removeprefix("code "): code.guid for key, _, code in codes}
        tree, findings = tree_of([*categories, *codes])
        self.findings += findings
        return tree

    def _sources(self) -> Iterator[RefiSource]:
        by_file: dict[str, list[RefiSelection]] = {}
        for r in self.rows("code_text"):
            made = self._selection(r)
            if made is not None:
                by_file.setdefault(words(r, "fid"), []).append(made)
        for r in self.rows("annotation"):
            start, end = whole(r, "pos0"), whole(r, "pos1")
            if start is None or end is None or not words(r, "memo"):
                continue
            note = self._note("annotation", words(r, "anid"), words(r, "memo"), r)
            guid = made_of("qualcoder annotation", words(r, "anid"), words(r, "memo"))
            by_file.setdefault(words(r, "fid"), []).append(
                RefiSelection(guid, start, end, note_guids=(note,))
            )
        values = self._values("file")
        for r in self.rows("source"):
            text, number = words(r, "fulltext"), words(r, "id")
            if not text:
                continue
            memo = words(r, "memo")
            notes = (self._note("source", number, memo, r),) if memo else ()
            yield RefiSource(
                made_of("qualcoder source", number, words(r, "name")),
                words(r, "name"),
                text.removeprefix("\ufeff"),
                text.startswith("\ufeff"),
                selections=tuple(by_file.get(number, ())),
                note_guids=notes,
                values=tuple(values.get(number, ())),
                user_guid=_user(words(r, "owner")),
                created_at=moment(words(r, "date")),
            )

    def _selection(self, r: Row) -> RefiSelection | None:
        start, end = whole(r, "pos0"), whole(r, "pos1")
        code = self._code_guids.get(words(r, "cid"))
        if start is None or end is None or code is None:
            self.findings.append(_odd_row(self.name, words(r, "ctid", "seltext")[:40]))
            return None
        key = (words(r, "ctid"), words(r, "fid"), str(start), str(end), words(r, "owner"), code)
        memo = words(r, "memo")
        notes = (self._note("coding", "|".join(key), memo, r),) if memo else ()
        coding = RefiCoding(
            made_of("qualcoder coding", *key),
            code,
            _user(words(r, "owner")),
            moment(words(r, "date")),
            notes,
        )
        return RefiSelection(
            made_of("qualcoder selection", *key), start, end, words(r, "seltext"), (coding,)
        )

    def _variables(self) -> Iterator[RefiVariable]:
        for r in self.rows("attribute_type"):
            kind = "Float" if words(r, "valuetype") == "numeric" else "Text"
            name = words(r, "name")
            yield RefiVariable(_variable(name), name, kind, words(r, "memo"))

    def _values(self, kind: str) -> dict[str, list[RefiValue]]:
        found: dict[str, list[RefiValue]] = {}
        for r in self.rows("attribute"):
            if words(r, "attr_type") == kind and words(r, "value"):
                cell = RefiValue(_variable(words(r, "name")), words(r, "value"))
                found.setdefault(words(r, "id"), []).append(cell)
        return found

    def _cases(self) -> Iterator[RefiCase]:
        values = self._values("case")
        names = {words(r, "id"): words(r, "name") for r in self.rows("source")}
        there: dict[str, dict[str, None]] = {}
        for r in self.rows("case_text"):
            source = made_of("qualcoder source", words(r, "fid"), names.get(words(r, "fid"), ""))
            there.setdefault(words(r, "caseid"), {})[source] = None
        for r in self.rows("cases"):
            number, name = words(r, "caseid"), words(r, "name")
            yield RefiCase(
                made_of("qualcoder case", number, name),
                name,
                words(r, "memo"),
                tuple(values.get(number, ())),
                tuple(there.get(number, ())),
            )

    def _note(self, what: str, key: str, text: str, r: Row) -> str:
        guid = made_of("qualcoder note", what, key, text)
        name = words(r, "name") if what == "journal" else ""
        owner = words(r, "owner")
        self.notes.append(
            RefiNote(guid, name, text, _user(owner) if owner else "", moment(words(r, "date")))
        )
        return guid


def _user(owner: str) -> str:
    return made_of("qualcoder user", owner) if owner else ""


def _code(number: str, name: str) -> str:
    return made_of("qualcoder code", number, name)


def _variable(name: str) -> str:
    return made_of("qualcoder variable", name)


def _odd_row(name: str, what: str) -> Finding:
    return Finding(
        Message("{name}: {what}", name=name, what=what or "?"),
        Message("This coding has no code or no place in the file."),
        Message("It was left out: look at it in the program the file comes from."),
    )


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
