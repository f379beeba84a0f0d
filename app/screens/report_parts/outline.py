"""The headings the report would have."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.kept import Shelf
from app.frame.text import plain, strong
from app.frame.trouble import spoken
from qualcode.model.report_plan import ReportPlan
from qualcode.services.report import Heading, outline
from qualcode.wording import current_language
from qualcode.wording import gettext as _

_STEP = "\u2003"


def show_outline(handle: Handle, plan: ReportPlan) -> None:
    """The outline, made anew when the plan or the study changed."""
    st.header(_("Outline"), anchor=False)
    shelf, key = Shelf(handle, "report_outline"), (current_language(), plan)
    if shelf.get(key) is None:
        with spoken(), st.spinner(_("Reading the study")):
            shelf.put(key, outline(handle.study, plan, language=current_language()))
    found = shelf.get(key)
    if found is None:
        return
    with st.container(border=True):
        st.markdown("  \n".join(_line(heading) for heading in found))


def _line(heading: Heading) -> str:
    said = f"{heading.number} {heading.text}"
    return strong(said) if heading.level == 1 else _STEP * (heading.level - 1) + plain(said)
