"""The rows of kept plans of reports."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import select

from qualcode.model.report_plan import ReportPart, ReportPlan, TitlePage
from qualcode.store.engine import Reader
from qualcode.store.row_change import Row
from qualcode.store.tables import report_plan

Choice = TypeVar("Choice", bound=StrEnum)


def report_plan_row(noun: ReportPlan, coder_id: str, created_at: str) -> Row:
    """The row of a plan."""
    return {
        "id": noun.id,
        "name": noun.name,
        "settings": settings_of(noun),
        "coder_id": coder_id,
        "created_at": created_at,
    }


def settings_of(noun: ReportPlan) -> str:
    """The choices of a plan as JSON, its name and id apart."""
    chosen = asdict(noun)
    del chosen["id"], chosen["name"]
    return json.dumps(chosen, ensure_ascii=False, sort_keys=True)


def load_report_plans(reader: Reader) -> tuple[ReportPlan, ...]:
    """Every kept plan by name."""
    rows = reader.execute(select(report_plan).order_by(report_plan.c.name, report_plan.c.id))
    return tuple(plan_of(r["settings"], r["id"], r["name"]) for r in rows.mappings())


def plan_of(settings: str, plan_id: str = "", name: str = "") -> ReportPlan:
    """The plan whose choices are JSON; one that is missing or unknown here is the usual one."""
    chosen: dict[str, Any] = json.loads(settings or "{}")
    usual = ReportPlan()
    known: dict[str, Any] = {}
    for key, value in asdict(usual).items():
        given = chosen.get(key, value)
        known[key] = given if isinstance(given, type(value)) else value
    for key in ("quoted", "results_form", "definitions"):
        known[key] = _one_of(getattr(usual, key), chosen.get(key))
    parts = (_part(each) for each in chosen.get("parts", usual.parts))
    page = chosen.get("title_page", {})
    known |= {
        "id": plan_id,
        "name": name,
        "parts": tuple(dict.fromkeys(part for part in parts if part is not None)),
        "branches": tuple(chosen.get("branches", ())),
        "title_page": TitlePage(**{key: page.get(key, "") for key in asdict(TitlePage())}),
    }
    return ReportPlan(**known)


def _one_of(usual: Choice, given: object) -> Choice:
    kind = type(usual)
    return next((choice for choice in kind if choice == given), usual)


def _part(given: object) -> ReportPart | None:
    return next((part for part in ReportPart if part == given), None)
