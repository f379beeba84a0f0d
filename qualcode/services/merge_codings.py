"""One coder's same code on the same words, put there in two files: one coding of it."""

from __future__ import annotations

from collections.abc import MutableMapping

from qualcode.store.engine import Reader
from qualcode.store.merging import (
    Place,
    naming,
    natural_keys,
    rows_at,
    rows_naming,
    with_natural_key,
)
from qualcode.store.row_change import Row

_CODING = "coding"
_KEY = natural_keys(_CODING)[0]


def join_the_same(ours: Reader, writes: MutableMapping[Place, Row | None]) -> None:
    """Leaves one of codings that say the same; comments are joined, memos and links follow.

    ``writes`` are the rows a merge is about to write (None: delete), changed in place.
    """
    kept_at: dict[tuple[object, ...], str] = {}
    for place, row in list(writes.items()):
        if place[0] != _CODING or row is None:
            continue
        key = tuple(row[name] for name in _KEY)
        other = _other(ours, writes, row, kept_at.get(key))
        if other is None:
            kept_at[key] = row["id"]
            continue
        kept, gone = sorted((row, other), key=lambda r: (r["created_at"], r["id"]))
        writes[_CODING, kept["id"]] = _joined(kept, gone)
        kept_at[key] = kept["id"]
        _drop(ours, writes, gone["id"], kept["id"])


def _other(
    ours: Reader, writes: MutableMapping[Place, Row | None], row: Row, written: str | None
) -> Row | None:
    """Another coding that will stand in the study and says what this one says."""
    if written is not None:
        return writes[_CODING, written]
    other = with_natural_key(ours, _CODING, row)
    if other is None:
        return None
    after = writes.get((_CODING, other["id"]), other)
    same = after is not None and all(after[name] == row[name] for name in _KEY)
    return after if same else None


def _joined(kept: Row, gone: Row) -> Row:
    comments = dict.fromkeys(r["comment"] for r in (kept, gone) if r["comment"])
    places = [r["report_position"] for r in (kept, gone) if r["report_position"] is not None]
    return kept | {
        "comment": "\n".join(comments),
        "checked_at": max(kept["checked_at"], gone["checked_at"]),
        "divergent": kept["divergent"] or gone["divergent"],
        "report_position": min(places, default=None),
        "report_quote": kept["report_quote"] or gone["report_quote"],
    }


def _drop(
    ours: Reader, writes: MutableMapping[Place, Row | None], gone_id: str, kept_id: str
) -> None:
    """Takes one of two out; what names it names the other."""
    here = rows_naming(ours, _CODING, gone_id)
    for place, row in {**here, **{p: r for p, r in writes.items() if r is not None}}.items():
        names = [n for n, i in naming(place[0], row, _CODING).items() if i == gone_id]
        if names and writes.get(place, row) is not None:
            writes[place] = row | dict.fromkeys(names, kept_id)
    place = _CODING, gone_id
    if rows_at(ours, [place]):
        writes[place] = None
    else:
        writes.pop(place, None)
