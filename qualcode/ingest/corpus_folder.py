"""What lies in a folder of a whole study: transcripts, tables, guide, codebook, codings, key.

A ``study.yaml`` says it; without one the files are told by their names and columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualcode.errors import BadInputError, QualcodeError
from qualcode.ingest.codings_columns import find_columns
from qualcode.ingest.collect import OWN_FILES
from qualcode.ingest.interviews_table import InterviewRow
from qualcode.ingest.reading import read_table
from qualcode.wording import Message

_TABLES = {".csv", ".xlsx", ".tsv"}
_TEXTS = {".docx", ".odt", ".rtf", ".txt", ".md", ".html", ".htm", ".pdf", ".srt", ".vtt", ".zip"}
_PEOPLE = re.compile(r"participant|enqu[êe]t[ée]", re.IGNORECASE)
_INTERVIEWS = re.compile(r"interview|entretien", re.IGNORECASE)
_KEY = re.compile(r"\bkey\b|correspondance|\bcl[ée]s?\b", re.IGNORECASE)
_GUIDE = re.compile(r"guide", re.IGNORECASE)
_CODEBOOK = re.compile(r"codebook|livre.de.codes|grille", re.IGNORECASE)
_NOT_STUDY = re.compile(r"read ?me|licen[cs]e", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CodingsFile:
    """A table of codings and whose they are; an empty coder leaves it to the table."""

    file: Path
    coder: str = ""
    consensus: bool = False


@dataclass(frozen=True, slots=True)
class CorpusFolder:
    """The parts of a study found in a folder; what is missing is empty or None."""

    folder: Path
    title: str
    question: str = ""
    objectives: tuple[str, ...] = ()
    approach: str = "inductive"
    language: str = ""
    interviews: tuple[InterviewRow, ...] = ()
    transcripts: tuple[Path, ...] = ()
    participants_table: Path | None = None
    interviews_table: Path | None = None
    guide: Path | None = None
    codebook: Path | None = None
    key: Path | None = None
    codings: tuple[CodingsFile, ...] = ()
    gold: tuple[tuple[Path, Path], ...] = ()  # a gold file and the transcript it marks


def read_corpus_folder(folder: Path) -> CorpusFolder:
    """The parts of a study in a folder; BadInputError when there is nothing to work with."""
    if not folder.is_dir():
        raise BadInputError(
            Message("There is no folder {path}.", path=str(folder)),
            Message("Name the folder that holds the transcripts or the coded extracts."),
        )
    described = folder / "study.yaml"
    found = _described(folder, described) if described.is_file() else _discovered(folder)
    if not (found.transcripts or found.codings):
        raise BadInputError(
            Message("{path} holds neither transcripts nor codings.", path=str(folder)),
            Message("Put transcripts (docx, odt, txt…) or a table of coded extracts in it."),
        )
    return found


def _described(folder: Path, file: Path) -> CorpusFolder:
    import yaml

    try:
        said: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
        interviews = tuple(
            InterviewRow(
                label=str(i["identifier"]),
                file=str(i["file"]),
                date=str(i.get("date", "")),
                place=str(i.get("place", "")),
                duration_min=i.get("duration_min"),
                position=int(i.get("order", n)),
                guide_version=i.get("guide_version"),
            )
            for n, i in enumerate(said["interviews"], 1)
        )
        codings = tuple(
            CodingsFile(folder / c["file"], str(c["name"]), c.get("coder") == "consensus")
            for c in said.get("codings", ())
        )
        return CorpusFolder(
            folder=folder,
            title=str(said["title"]),
            question=str(said.get("question", "")),
            objectives=tuple(str(o) for o in said.get("objectives", ())),
            approach=str(said.get("approach", "inductive")),
            language=str(said.get("language", "")),
            interviews=interviews,
            transcripts=tuple(folder / i.file for i in interviews),
            participants_table=_named(folder, said.get("participants")),
            guide=_named(folder, said.get("guide")),
            codebook=_named(folder, said.get("codebook")),
            key=_named(folder, said.get("key")),
            codings=codings,
            gold=tuple(
                (folder / str(i["gold"]), folder / str(i["file"]))
                for i in said["interviews"]
                if "gold" in i
            ),
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError, UnicodeError) as error:
        raise BadInputError(
            Message("{name} cannot be understood: {why}.", name=str(file), why=str(error)[:200]),
            Message("Compare it with the study.yaml of the shipped corpora, or remove it."),
        ) from error


def _named(folder: Path, name: object) -> Path | None:
    return folder / str(name) if name else None


def _discovered(folder: Path) -> CorpusFolder:
    files = sorted(
        p
        for p in folder.rglob("*")
        if p.is_file() and not p.name.startswith((".", "~$")) and OWN_FILES not in p.name
    )
    found: dict[str, Any] = {"transcripts": [], "codings": []}
    for path in files:
        _file(found, path)
    return CorpusFolder(
        folder=folder,
        title=folder.resolve().name,
        transcripts=tuple(found["transcripts"]),
        participants_table=found.get("people"),
        interviews_table=found.get("interviews"),
        guide=found.get("guide"),
        codebook=found.get("codebook"),
        key=found.get("key"),
        codings=tuple(found["codings"]),
    )


def _file(found: dict[str, Any], path: Path) -> None:
    ending, name = path.suffix.lower(), path.stem
    if _NOT_STUDY.search(name):
        return
    if ending in {".yaml", ".yml"}:
        found.setdefault("guide" if _GUIDE.search(name) else "codebook", path)
    elif ending == ".json" and _KEY.search(name):
        found.setdefault("key", path)
    elif ending in _TABLES:
        _table(found, path)
    elif ending in _TEXTS:
        if _GUIDE.search(name):
            found.setdefault("guide", path)
        else:
            found["transcripts"].append(path)


def _table(found: dict[str, Any], path: Path) -> None:
    for kind, pattern in (
        ("key", _KEY),
        ("people", _PEOPLE),
        ("interviews", _INTERVIEWS),
        ("codebook", _CODEBOOK),
    ):
        if pattern.search(path.stem) and not _holds_codings(path):
            if kind == "interviews" and _is_a_transcript(path):
                break
            found.setdefault(kind, path)
            return
    if _holds_codings(path):
        found["codings"].append(CodingsFile(path))
    else:
        found["transcripts"].append(path)


def _holds_codings(path: Path) -> bool:
    try:
        table = read_table(path.name, path.read_bytes())
        find_columns(path.name, table.header)
    except (QualcodeError, OSError):
        return False
    return True


def _is_a_transcript(path: Path) -> bool:
    """An interview kept as a table: long cells, where a table of interviews has short ones."""
    try:
        table = read_table(path.name, path.read_bytes())
    except (QualcodeError, OSError):
        return False
    cells = [cell for row in table.rows for cell in row]
    return max((len(cell) for cell in cells), default=0) > 200
