"""How good suggestions are on extracts somebody coded, told by a table of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from qualcode.errors import BadInputError, NotFoundError
from qualcode.ingest.reading import read_table
from qualcode.ingest.table import Table
from qualcode.model.natural_order import natural_order
from qualcode.services.encoding import Encodings
from qualcode.services.progress import Progress, nobody_watches
from qualcode.suggestion.evaluation import (
    Hits,
    LevelHits,
    SuggestionEvaluation,
    evaluate,
    nothing_tried,
)
from qualcode.suggestion.material import Candidate, Material, numbered, own_words
from qualcode.suggestion.words import guess_language
from qualcode.wording import Message

__all__ = ["Hits", "LevelHits", "SuggestionEvaluation", "evaluate_table", "read_coded"]

_COLUMNS = ("theme", "sub_theme", "sub_sub_theme", "kind", "lever", "participant", "quote")
_AT_LEAST = 2


def evaluate_table(
    path: Path, *, model: str = "", progress: Progress = nobody_watches
) -> SuggestionEvaluation:
    """Hits of suggestions on a table of coded extracts (csv, xlsx).

    Columns: theme, sub_theme, sub_sub_theme, kind, lever, participant, quote; all but the last may
    be empty. Raises BadInputError when there are no extracts; one code alone gives no shares.
    """
    if not path.is_file():
        raise NotFoundError(
            Message("There is no file {path}.", path=str(path)),
            Message("Check the name and the folder."),
        )
    material = read_coded(path.name, path.read_bytes())
    if len(material.candidates) < _AT_LEAST:
        alone = nothing_tried(
            Message("There is one code only: there is nothing to choose between.")
        )
        return SuggestionEvaluation(LevelHits(alone, alone), LevelHits(alone, alone))
    language = guess_language(list(material.texts))
    encodings = Encodings(model=model, language=language)
    texts = (*material.texts, *own_words(material).texts)
    encodings.encode(texts, progress)
    return evaluate(material, language, encodings.views(texts, progress), progress)


def read_coded(name: str, content: bytes) -> Material:
    """The coded extracts of a table, in the order of the interviews.

    A code is a theme, sub-theme, sub-sub-theme and kind; the lever's name is told beside it.
    """
    rows = _rows(name, read_table(name, content))
    rows.sort(key=lambda row: natural_order(row["participant"]))
    keys = [(r["theme"], r["sub_theme"], r["sub_sub_theme"], r["kind"]) for r in rows]
    codes = numbered(keys)
    return Material(
        tuple(_candidate(key) for key in dict.fromkeys(keys)),
        tuple(row["quote"] for row in rows),
        np.asarray(codes),
        tuple(row["participant"] for row in rows),
        tuple(row["lever"] for row in rows),
    )


def _rows(name: str, table: Table) -> list[dict[str, str]]:
    headings = {h.strip().casefold().replace(" ", "_").replace("-", "_"): h for h in table.header}
    if "quote" not in headings or not {"theme", "sub_theme", "sub_sub_theme"} & set(headings):
        raise BadInputError(
            Message("{name} is not a table of coded extracts.", name=name),
            Message("Its columns are: {columns}.", columns=", ".join(_COLUMNS)),
        )
    cells = [
        {column: row.get(headings.get(column, ""), "").strip() for column in _COLUMNS}
        for row in table.records()
    ]
    coded = [
        c for c in cells if c["quote"] and (c["theme"] or c["sub_theme"] or c["sub_sub_theme"])
    ]
    if not coded:
        raise BadInputError(
            Message("{name} holds no extract with its code.", name=name),
            Message("Each row needs a quote, and a theme or a sub-theme."),
        )
    return coded


def _candidate(key: tuple[str, str, str, str]) -> Candidate:
    theme, sub_theme, sub_sub_theme, kind = key
    path = tuple(part for part in (sub_theme, theme) if part)
    return Candidate(
        key="\x1f".join(key),
        label=sub_sub_theme or sub_theme or theme,
        path=path or (sub_sub_theme,),
        kind=kind,
    )
