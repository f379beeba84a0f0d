"""A question put to the extracts: its code expression and what narrows it down."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; what is empty narrows nothing down.

    ``expression`` is read by ``analysis.query_text``; empty, every extract. ``participants`` are
    identifiers, ``attributes`` pairs of an attribute's id and a value as the participants' table
    says it (several values of one attribute: any of them). ``since`` and ``until`` are ISO dates
    of interviews, both included. ``words`` stand in the extract, ``memo_words`` in its comment or
    in a memo on it. ``one_coder``: codes meet only where the same coder put them, as in the matrix
    of codes by code.
    """

    expression: str = ""
    coder_ids: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    site_ids: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    since: str = ""
    until: str = ""
    words: str = ""
    memo_words: str = ""
    divergent: bool = False
    picked: bool = False
    one_coder: bool = False


def query_to_text(query: Query, meant: Sequence[str] = ()) -> str:
    """A query as stored JSON, without what narrows nothing down; ``meant``: ids of its codes."""
    held = {k: v for k, v in asdict(query).items() if v}
    if any(meant):
        held["code_ids"] = list(meant)
    return json.dumps(held, ensure_ascii=False)


def query_from_text(stored: str) -> Query:
    """The query ``query_to_text`` wrote; what a later version added is passed over."""
    held: dict[str, Any] = json.loads(stored or "{}")
    known = {f.name for f in fields(Query)}
    return Query(**{k: _frozen(v) for k, v in held.items() if k in known})


def codes_from_text(stored: str) -> tuple[str, ...]:
    """The ids of its codes that were stored with a query, one a name of its expression."""
    return tuple(map(str, json.loads(stored or "{}").get("code_ids", ())))


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
