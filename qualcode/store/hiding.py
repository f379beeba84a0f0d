"""What a coder may not see while transcripts they code in a round of triangulation are blind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, select

from qualcode.store.engine import Reader
from qualcode.store.row_change import changes_from_json
from qualcode.store.rows.rounds import load_rounds, load_same_persons
from qualcode.store.tables import (
    activity,
    activity_row,
    answer,
    code,
    code_link,
    coding,
    meaning_unit,
    memo,
    memo_link,
    request,
    round_source,
    suggestion,
)

_TELLING = (  # tables whose rows may say what another coder did in a blind transcript
    "coding",
    "memo",
    "memo_link",
    "code",
    "code_link",
    "request",
    "answer",
    "suggestion",
    "meaning_unit",
)
_WAITING = select(round_source.c.id).where(round_source.c.opened_at.is_(None)).limit(1)
# what is done to the shared codebook is everybody's business, whatever codings it moves
_OF_THE_CODEBOOK = frozenset(("merge_codes", "split_code", "retire_code", "move_code"))


@dataclass(frozen=True)
class Hidden:
    """What is kept from one coder: transcripts that are blind for them, and others' rows in them.

    Nothing is hidden from who codes in no blind transcript.
    """

    coder_id: str
    sources: frozenset[str] = frozenset()
    rows: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.sources)

    def hides(self, table: str, row_id: str) -> bool:
        """Whether a row that is in the study now is kept from this coder."""
        return row_id in self.rows.get(table, ())

    def of(self, table: str) -> frozenset[str]:
        """The ids of the rows of a table that are kept from this coder."""
        return self.rows.get(table, frozenset())


def hidden_from(reader: Reader, coder_id: str) -> Hidden:
    """What the rounds that are blind now keep from a coder."""
    sources = blind_sources(reader, coder_id)
    if not sources:
        return Hidden(coder_id)
    codings = _others(reader, coding, coder_id, sources)
    codes = frozenset(
        row.id
        for row in reader.execute(select(code.c.id, code.c.private_to))
        if row.private_to not in (None, coder_id)
    )
    memos = _memos(reader, coder_id, codings | codes | sources)
    requests = _requests(reader, coder_id, codings | codes | memos, sources)
    answers = reader.execute(select(answer.c.id, answer.c.request_id))
    links = reader.execute(select(code_link.c.id, code_link.c.from_id, code_link.c.to_id))
    rows = {
        "coding": codings,
        "suggestion": _others(reader, suggestion, coder_id, sources),
        "meaning_unit": _others(reader, meaning_unit, coder_id, sources),
        "code": codes,
        "memo": memos,
        "request": requests,
        "answer": frozenset(a.id for a in answers if a.request_id in requests),
        "code_link": frozenset(k.id for k in links if codes & {k.from_id, k.to_id}),
    }
    return Hidden(coder_id, sources, rows)


def blind_sources(reader: Reader, coder_id: str) -> frozenset[str]:
    """The transcripts of which this coder, or the same person coding twice, sees only their own."""
    if reader.execute(_WAITING).first() is None:
        return frozenset()
    oneself = _oneself(coder_id, load_same_persons(reader))
    return frozenset(
        source_id
        for each in load_rounds(reader)
        if oneself & set(each.coder_ids)
        for source_id in each.blind_ids
    )


def hidden_revisions(reader: Reader, hidden: Hidden, since: int = 0) -> frozenset[int]:
    """Activities of others that touch, or once touched, what is kept from this coder."""
    if not hidden:
        return frozenset()
    telling = select(activity_row.c.revision).where(
        activity_row.c.table_name.in_(_TELLING), activity_row.c.revision > since
    )
    rows = reader.execute(
        select(activity.c.revision, activity.c.action, activity.c.changes).where(
            activity.c.revision.in_(telling), activity.c.coder_id != hidden.coder_id
        )
    )
    return frozenset(
        row.revision
        for row in rows
        if row.action not in _OF_THE_CODEBOOK
        and any(hides_change(hidden, *step) for step in _images(row.changes))
    )


def hides_change(hidden: Hidden, table: str, row_id: str, image: Mapping[str, Any]) -> bool:
    """Whether a row as it was, or is, at some moment is kept from this coder."""
    if hidden.hides(table, row_id):
        return True
    if table in {"coding", "suggestion", "meaning_unit"}:
        return image.get("source_id") in hidden.sources and _of_another(hidden, image)
    if table == "memo":
        there = image.get("source_id"), image.get("about_id")
        return bool(hidden.sources & set(there)) and _of_another(hidden, image)
    if table == "code":
        return image.get("private_to") not in (None, hidden.coder_id)
    return False


def _of_another(hidden: Hidden, image: Mapping[str, Any]) -> bool:
    return image.get("coder_id") != hidden.coder_id


def _images(changes: str) -> Iterable[tuple[str, str, Mapping[str, Any]]]:
    for step in changes_from_json(changes):
        for image in (step.before, step.after):
            if image is not None:
                yield step.table, step.row_id, image


def _oneself(coder_id: str, same: Mapping[str, str]) -> set[str]:
    """Everybody who is the same person as this coder, themselves included."""
    oneself, grown = {coder_id}, True
    while grown:
        more = {one for pair in same.items() if oneself & set(pair) for one in pair}
        grown = not more <= oneself
        oneself |= more
    return oneself


def _others(reader: Reader, table: Table, coder_id: str, sources: frozenset[str]) -> frozenset[str]:
    """The codings, or other rows, of everybody else in some transcripts."""
    query = select(table.c.id).where(
        table.c.source_id.in_(list(sources)), table.c.coder_id != coder_id
    )
    return frozenset(reader.execute(query).scalars())


def _memos(reader: Reader, coder_id: str, hidden: frozenset[str]) -> frozenset[str]:
    """Others' memos on hidden transcripts, codings or codes, or that also speak of one."""
    columns = memo.c.id, memo.c.source_id, memo.c.about_id
    memos = reader.execute(select(*columns).where(memo.c.coder_id != coder_id)).all()
    others = {m.id for m in memos}
    links = reader.execute(select(memo_link.c.memo_id, memo_link.c.about_id))
    linked = {k.memo_id for k in links if k.memo_id in others and k.about_id in hidden}
    return frozenset(linked | {m.id for m in memos if hidden & {m.source_id, m.about_id}})


def _requests(
    reader: Reader, coder_id: str, hidden: frozenset[str], sources: frozenset[str]
) -> frozenset[str]:
    """Requests about hidden things, and others' requests about a blind transcript."""
    columns = request.c.id, request.c.about_id, request.c.coder_id
    return frozenset(
        r.id
        for r in reader.execute(select(*columns))
        if r.about_id in hidden or (r.about_id in sources and r.coder_id != coder_id)
    )
