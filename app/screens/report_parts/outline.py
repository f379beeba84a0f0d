"""The headings the report would have."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.frame.handles import Handle
from app.frame.text import plain, strong
from app.frame.trouble import spoken
from qualcode.model.report_plan import ReportPlan
from qualcode.services import live
from qualcode.services.report import Heading, outline
from qualcode.wording import current_language
from qualcode.wording import gettext as _

_STEP = "\u2003"


def show_outline(handle: Handle, plan: ReportPlan) -> None:
    """The outline, made anew when the plan or the study changed."""
    st.header(_("Outline"), anchor=False)
    asked = (live.latest_revision(handle.study), current_language(), plan)
    kept: tuple[Any, Any] | None = handle.desk.get("report_outline")
    if kept is None or kept[0] != asked:
        with spoken(), st.spinner(_("Reading the study")):
            handle.desk.pop("report_outline", None)
            found = outline(handle.study, plan, language=current_language())
            kept = handle.desk["report_outline"] = (asked, found)
    if kept is None or kept[0] != asked:
        return
    with st.container(border=True):
        st.markdown("  \n".join(_line(heading) for heading in kept[1]))


def _line(heading: Heading) -> str:
    said = f"{heading.number} {heading.text}"
    return strong(said) if heading.level == 1 else _STEP * (heading.level - 1) + plain(said)
