"""A small study made by the services, for tests that change it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from qualcode.model import Code, CodeKind, IdentifierKind, KeyEntry, Span
from qualcode.services import codebook, coders, codings, ingest, reading, release, studies
from qualcode.services.open_study import OpenStudy

NAMES = (
    KeyEntry("Jeanne Morvan", IdentifierKind.PERSON, "la collègue A"),
    KeyEntry("Saint-Aubrac", IdentifierKind.PLACE, "la ville B"),
)

M1 = """Enquêtrice : Bonjour, pouvez-vous me parler de votre travail ?
Médecin 1 : Oui, j'exerce à Saint-Aubrac depuis dix ans. On n'a pas le temps de se réunir, voilà.
Enquêtrice : Et la coordination ?
Médecin 1 : Jeanne Morvan nous aide beaucoup, sans elle on n'avancerait pas. Le soir, il faudrait être payé.
"""
M2 = """Enquêtrice : Bonjour, et vous ?
Médecin 2 : Moi, je trouve que les réunions sont trop longues. On n'a pas le temps.
Enquêtrice : Qu'est-ce qui aiderait ?
Médecin 2 : Une secrétaire partagée, à Saint-Aubrac comme ailleurs, ce serait bien (rires).
"""

Rows: TypeAlias = dict[str, list[dict[str, Any]]]
RECORD = ("activity", "activity_row", "alembic_version")
SETTINGS = "setting"  # also holds what programs note of merges and copies


def make_study(folder: Path, *, passphrase: str | None = None) -> OpenStudy:
    """A new study of its own, open and unlocked, with nothing in it."""
    return studies.new_study(
        folder / "petite.qualcode", title="Petite étude", passphrase=passphrase, owner="Anne"
    )


def copy_of(folder: Path, made: Callable[[Path], OpenStudy]) -> OpenStudy:
    """The study that ``made`` makes, open and unlocked: made once, then its files are copied."""
    for file in _files_of(made):
        shutil.copy2(file, folder / file.name)
    study = studies.open_study(folder / "petite.qualcode")
    studies.unlock(study, None)
    return study


@cache
def _files_of(made: Callable[[Path], OpenStudy]) -> tuple[Path, ...]:
    folder = Path(tempfile.mkdtemp(prefix="qualcode-study-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with made(folder) as study:
        path = study.file.path
    return tuple(sorted(path.parent.glob(f"{path.name}*")))


def bring_in(study: OpenStudy, **texts: str) -> None:
    """Transcripts into the vault under their labels."""
    files = [(f"{label}.txt", text.encode()) for label, text in texts.items()]
    ingest.ingest(study, ingest.preview_files(files).interviews)


def coded_study(folder: Path) -> OpenStudy:
    """Two released transcripts, three codes, a second coder, and a coding by each.

    The same study for every caller: who needs two that are strangers makes them anew.
    """
    return copy_of(folder, coded_anew)


def coded_anew(folder: Path) -> OpenStudy:
    """The same, a study of its own."""
    study = make_study(folder)
    bring_in(study, M1=M1, M2=M2)
    release.release_with_key(study, NAMES)
    theme = codebook.create(study, "Freins", kind=CodeKind.THEME)
    time = codebook.create(study, "Temps", parent_id=theme.id)
    codebook.create(study, "Argent", parent_id=theme.id)
    codebook.create(study, "Payer le soir", kind=CodeKind.LEVER, parent_id=theme.id)
    codings.code_words(study, "M1", time.id, "On n'a pas le temps de se réunir")
    coders.add_coder(study, "Samira")
    study.act_as("Samira")
    codings.code_words(study, "M2", time.id, "On n'a pas le temps")
    study.act_as("Anne")
    return study


def code_named(study: OpenStudy, name: str) -> Code:
    """The code of that name."""
    return next(c for c in codebook.get_codebook(study).codes if c.name == name)


def span_of(study: OpenStudy, label: str, words: str) -> tuple[str, Span]:
    """Where words stand in a released source: its id and the span."""
    source = reading.find_source(study, label)
    text = reading.read_source(study, source.id).transcript.text
    start = text.index(words)
    return source.id, Span(start, start + len(words))


def rows_of(study: OpenStudy, *, with_settings: bool = False) -> Rows:
    """Every row of every table, the record of activities aside, in a settled order."""
    aside = RECORD if with_settings else (*RECORD, SETTINGS)
    with study.reading() as reader:
        names = [
            str(name)
            for name in reader.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
            ).scalars()
            if name not in aside
        ]
        return {
            name: [
                dict(row)
                for row in reader.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY id').mappings()
            ]
            for name in names
        }


def orphans_of(study: OpenStudy) -> list[Any]:
    """Rows that refer to a row that is not there."""
    with study.reading() as reader:
        return list(reader.exec_driver_sql("PRAGMA foreign_key_check").all())
