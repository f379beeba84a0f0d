"""The plan under way: kept with the open study until another is taken up."""

from __future__ import annotations

from app.frame.handles import Handle
from qualcode.model.report_plan import ReportPlan

_PLACE, _TURN = "report_plan", "report_turn"


def present_plan(handle: Handle) -> ReportPlan:
    """The plan under way, the usual one at first."""
    plan: ReportPlan = handle.desk.get(_PLACE, ReportPlan())
    return plan


def take(handle: Handle, plan: ReportPlan) -> None:
    """Goes on with what the choices on the screen say; a file made before is no longer offered."""
    if plan != handle.desk.get(_PLACE, plan):
        handle.desk.pop("made_report", None)
    handle.desk[_PLACE] = plan


def take_up(handle: Handle, plan: ReportPlan) -> None:
    """Takes up another plan: every choice on the screen begins anew."""
    handle.desk[_PLACE] = plan
    handle.desk[_TURN] = handle.desk.get(_TURN, 0) + 1


def key_of(handle: Handle, name: str) -> str:
    """The key of a choice, another one for each plan taken up."""
    return f"qc_report_{name}_{handle.desk.get(_TURN, 0)}"
