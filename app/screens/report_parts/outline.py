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
    found: tuple[Heading, ...] = ()
    with spoken(), st.spinner(_("Reading the study")):
        found = outlined(handle, plan)
    if found:
        with st.container(border=True):
            st.markdown("  \n".join(_line(heading) for heading in found))


def outlined(handle: Handle, plan: ReportPlan) -> tuple[Heading, ...]:
    """The headings of a plan, kept until the study changes."""
    language = current_language()
    return Shelf(handle, "report_outline").kept(
        (language, plan), lambda: outline(handle.study, plan, language=language)
    )


def _line(heading: Heading) -> str:
    said = f"{heading.number} {heading.text}"
    return strong(said) if heading.level == 1 else _STEP * (heading.level - 1) + plain(said)
