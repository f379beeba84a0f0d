"""A Taguette database (.sqlite3) as an exchanged project: offsets count UTF-8 bytes of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualcode.errors import BadInputError
from qualcode.refi.cells import Row, Tables, moment, whole, words
from qualcode.refi.guids import made_of
from qualcode.refi.html_text import HtmlText
from qualcode.refi.project import (
    RefiCode,
    RefiCoding,
    RefiNote,
    RefiProject,
    RefiSelection,
    RefiSource,
    RefiUser,
)
from qualcode.wording import Message

TABLES = frozenset({"projects", "documents", "highlights", "tags", "highlight_tags", "commands"})


def recognises(tables: Tables) -> bool:
    """Whether these are Taguette's tables."""
    return {"documents", "highlights", "tags"} <= set(tables)


def read(name: str, tables: Tables) -> RefiProject:
    """The only project of the database; BadInputError when it holds several or none."""
    projects = tables.get("projects", ())
    if len(projects) != 1:
        raise BadInputError(
            Message.plural(
                "The database {name} holds {n} project.",
                "The database {name} holds {n} projects.",
                n=len(projects),
                name=name,
            ),
            Message("Export the one you want from Taguette as a project of its own (.sqlite3)."),
        )
    return _Taguette(name, tables, projects[0]).project()


class _Taguette:
    def __init__(self, name: str, tables: Tables, project: Row) -> None:
        self.name = name
        self.tables = tables
        self.row = project
        self.authors = self._authors()

    def project(self) -> RefiProject:
        codes = self._codes()
        sources, notes = [], []
        for source, memo in self._sources():
            if memo is not None:
                notes.append(memo)
                source = replace(source, note_guids=(memo.guid,))
            sources.append(source)
        return RefiProject(
            words(self.row, "name") or self.name,
            "Taguette database",
            tuple(RefiUser(_user(login), login) for login in sorted(set(self.authors.values()))),
            codes,
            sources=tuple(sources),
            notes=tuple(notes),
            description=words(self.row, "description"),
        )

    def _authors(self) -> dict[str, str]:
        """Who made each highlight, as the record of commands tells; nobody where it does not."""
        authors: dict[str, str] = {}
        for r in self.tables.get("commands", ()):
            payload = words(r, "payload")
            if '"highlight_add"' in payload:
                _, _, rest = payload.partition('"highlight_id":')
                number = rest.strip().partition(",")[0].strip(" }")
                if number.isdigit():
                    authors.setdefault(number, words(r, "user_login"))
        return {number: login for number, login in authors.items() if login}

    def _codes(self) -> tuple[RefiCode, ...]:
        """Tags with dots in their names stand under the tags the dots name, where these exist."""
        by_path = {words(r, "path"): r for r in self.tables.get("tags", ())}
        self._code_guids: dict[str, str] = {}
        made: dict[str, RefiCode] = {}
        for path in sorted(by_path, key=lambda p: p.count(".")):
            row = by_path[path]
            above, dot, last = path.rpartition(".")
            parent = made.get(above) if dot and last.strip() else None
            guid = made_of("taguette tag", words(self.row, "name"), path)
            self._code_guids[words(row, "id")] = guid
            made[path] = RefiCode(
                guid,
                last if parent else path,
                parent.guid if parent else None,
                description=words(row, "description"),
            )
        ordered = sorted(made.items(), key=lambda pair: pair[0].split("."))
        return tuple(code for _, code in ordered)

    def _sources(self) -> Iterator[tuple[RefiSource, RefiNote | None]]:
        tags: dict[str, list[str]] = {}
        for r in self.tables.get("highlight_tags", ()):
            guid = self._code_guids.get(words(r, "tag_id"))
            tags.setdefault(words(r, "highlight_id"), []).extend([guid] if guid else [])
        highlights: dict[str, list[Row]] = {}
        for r in self.tables.get("highlights", ()):
            highlights.setdefault(words(r, "document_id"), []).append(r)
        for r in self.tables.get("documents", ()):
            number, name = words(r, "id"), words(r, "name")
            guid = made_of("taguette document", words(self.row, "name"), number, name)
            text = HtmlText(words(r, "contents"))
            if not text.text.strip():
                continue
            selections = (self._selection(guid, h, text, tags) for h in highlights.get(number, ()))
            about = words(r, "description")
            memo = RefiNote(made_of(guid, "description"), "", about) if about else None
            yield (
                RefiSource(
                    guid,
                    name,
                    text.text,
                    selections=tuple(s for s in selections if s is not None),
                    created_at=moment(words(r, "created")),
                ),
                memo,
            )

    def _selection(
        self, source: str, r: Row, text: HtmlText, tags: dict[str, list[str]]
    ) -> RefiSelection | None:
        start, end = whole(r, "start_offset"), whole(r, "end_offset")
        if start is None or end is None:
            return None
        number = words(r, "id")
        login = self.authors.get(number, "")
        codings = tuple(
            RefiCoding(made_of(source, "highlight", number, tag), tag, _user(login))
            for tag in tags.get(number, ())
        )
        snippet = HtmlText(words(r, "snippet")).text.strip()
        return RefiSelection(
            made_of(source, "highlight", number),
            text.in_bytes(start),
            text.in_bytes(end, closing=True),
            snippet,
            codings,
        )


def _user(login: str) -> str:
    return made_of("taguette user", login) if login else ""
