"""What is done to saved queries."""

from __future__ import annotations

from qualcode.services import saved_queries
from qualcode.services.open_study import OpenStudy
from qualcode.services.query import Query
from tests.services.undo_cases.case import Case


def _save(study: OpenStudy) -> object:
    return saved_queries.save_query(study, "Le temps", Query("Temps", participants=("M1",)))


CASES: dict[str, Case] = {
    "save_query": Case(_save),
    "rename_query": Case(
        lambda s: saved_queries.rename_query(s, saved_queries.list_queries(s)[0].id, "Le manque"),
        _save,
    ),
    "forget_query": Case(
        lambda s: saved_queries.forget_query(s, saved_queries.list_queries(s)[0].id), _save
    ),
}
