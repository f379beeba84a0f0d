"""Searching the very bytes of a study's files for words that should be gone."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import NotFoundError
from qualcode.store.data_folder import backups_folder, caches_folder
from qualcode.store.file_bytes import bytes_of_study_file
from qualcode.store.purge import own_copies
from qualcode.store.trouble import spoken_trouble

# the file itself last: what a log held stands in the file once the log is folded into it
_STUDY = ("-wal", "-journal", "-shm", "")


@dataclass(frozen=True, slots=True)
class Trace:
    """A form found in a file."""

    path: Path
    form: str


def find_traces(study_path: Path, study_id: str, forms: Iterable[str]) -> tuple[Trace, ...]:
    """Every file of a study, its logs, copies, backups and caches that still holds a form.

    The search knows no words: use it for forms that are part of no other word.
    """
    return traces_in(study_files(study_path, study_id), forms)


def traces_in(files: Iterable[Path], forms: Iterable[str]) -> tuple[Trace, ...]:
    """The files that hold a form; one that went away meanwhile holds none."""
    wanted = {form: _as_bytes(form) for form in forms if form}
    found = []
    for path in files:
        try:
            with spoken_trouble(path):
                content = bytes_of_study_file(path)
        except NotFoundError:
            continue  # SQLite takes a log away when the last one closes the study
        found += [
            Trace(path, f) for f, shapes in wanted.items() if any(s in content for s in shapes)
        ]
    return tuple(found)


def study_files(study_path: Path, study_id: str) -> tuple[Path, ...]:
    """The files that may hold a study's words: its logs, the study, copies, backups, caches."""
    beside = [study_path.with_name(study_path.name + ending) for ending in _STUDY]
    kept = [*backups_folder(study_id).rglob("*"), *caches_folder(study_id).rglob("*")]
    return tuple(p for p in (*beside, *own_copies(study_path), *kept) if p.is_file())


def _as_bytes(form: str) -> set[bytes]:
    """The form composed and decomposed, as UTF-8, as escaped JSON and as UTF-16."""
    shapes = {unicodedata.normalize("NFC", form), unicodedata.normalize("NFD", form)}
    escaped = {json.dumps(shape)[1:-1] for shape in shapes}
    wide = {shape.encode("utf-16-le") for shape in shapes}
    return {shape.encode() for shape in shapes | escaped} | wide
