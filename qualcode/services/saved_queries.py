"""Queries kept under a name, for everybody of the study."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qualcode.coding.names import fold_name
from qualcode.errors import BadInputError, NotFoundError
from qualcode.model import new_id, now
from qualcode.services.kept_codes import as_named_now, codes_meant
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.query import Query, codes_from_text, query_from_text, query_to_text
from qualcode.store.became import became
from qualcode.store.change import Change
from qualcode.store.row_change import Row
from qualcode.store.rows.codebook import load_codebook
from qualcode.store.rows.saved_queries import load_saved_queries, saved_query_row
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query and the name it is kept under."""

    id: str
    name: str
    query: Query


def list_queries(study: OpenStudy) -> tuple[SavedQuery, ...]:
    """Every saved query, by name, its codes called as they are now."""
    with study.reading() as reader:
        rows, tree, into = load_saved_queries(reader), load_codebook(reader), became(reader)

    def query_of(stored: str) -> Query:
        query = query_from_text(stored)
        named = as_named_now(tree, query.expression, codes_from_text(stored), into)
        return replace(query, expression=named)

    return tuple(SavedQuery(r["id"], r["name"], query_of(r["query"])) for r in rows)


def query_named(study: OpenStudy, name: str) -> SavedQuery:
    """The query kept under a name; NotFoundError when there is none."""
    found = _named(study, name)
    if found is None:
        raise NotFoundError(
            Message("No query is kept under the name “{name}”.", name=name),
            Message("Choose one from the list of saved queries, or save it first."),
        )
    return found


def save_query(
    study: OpenStudy, name: str, query: Query, *, operation_id: str | None = None
) -> SavedQuery:
    """Keeps a query under a name; one that has the name already is replaced.

    It goes on meaning the codes it means now, whatever they are called later. ``BadInputError``
    without a name.
    """
    _require_name(name)
    present = _named(study, name)
    with study.reading() as reader:
        meant = codes_meant(load_codebook(reader), query.expression)
    stored = query_to_text(query, meant)
    with study.acting(
        "save_query",
        Message("saved the query “{name}”", name=name.strip()),
        Ability.CODE,
        operation_id=operation_id,
    ) as change:
        if present is not None:
            if not change.applied_before:
                change.update("saved_query", present.id, query=stored)
            return SavedQuery(present.id, present.name, query)
        kept = SavedQuery(new_id(), name.strip(), query)
        if not change.applied_before:
            row = saved_query_row(kept.id, kept.name, stored, study.coder.id, now())
            change.insert("saved_query", row)
    return kept


def rename_query(
    study: OpenStudy, query_id: str, name: str, *, operation_id: str | None = None
) -> None:
    """Keeps a query under another name.

    ``BadInputError`` without a name, or with that of another; ``NotFoundError`` when it is gone.
    """
    _require_name(name)
    other = _named(study, name)
    if other is not None and other.id != query_id:
        raise BadInputError(
            Message("A query is kept under the name “{name}” already.", name=other.name),
            Message("Choose another name, or delete that one first."),
        )
    with study.acting(
        "rename_query",
        Message("called a saved query “{name}”", name=name.strip()),
        Ability.CODE,
        operation_id=operation_id,
    ) as change:
        if not change.applied_before:
            _require_kept(change, query_id)
            change.update("saved_query", query_id, name=name.strip())


def forget_query(study: OpenStudy, query_id: str, *, operation_id: str | None = None) -> None:
    """Takes a saved query off the list; NotFoundError when it is gone already."""
    with study.acting(
        "forget_query", Message("deleted a saved query"), Ability.CODE, operation_id=operation_id
    ) as change:
        if change.applied_before:
            return
        row = _require_kept(change, query_id)
        change.delete("saved_query", query_id)
        change.say(Message("deleted the saved query “{name}”", name=row["name"]))


def _require_name(name: str) -> None:
    if not name.strip():
        raise BadInputError(Message("A query needs a name."), Message("Write a name."))


def _require_kept(change: Change, query_id: str) -> Row:
    row = change.get("saved_query", query_id)
    if row is None:
        raise NotFoundError(
            Message("This query is no longer in the study."),
            Message("Somebody deleted it meanwhile; the history says who."),
        )
    return row


def _named(study: OpenStudy, name: str) -> SavedQuery | None:
    wanted = fold_name(name)
    return next((q for q in list_queries(study) if fold_name(q.name) == wanted), None)
