"""How results and extracts look, and what the title page says."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from app.frame.choices import choose
from app.frame.handles import Handle
from app.frame.text import plain
from app.screens.report_parts.chosen import key_of
from qualcode.model.report_plan import Definitions, Quoted, ReportPlan, ResultsForm, TitlePage
from qualcode.services.agreement import people_and_models
from qualcode.services.codebook import get_codebook
from qualcode.services.report_plans import attribution_names
from qualcode.services.thematic_tree import consensus
from qualcode.wording import LANGUAGES, Message, render
from qualcode.wording import gettext as _

_MOST = 30
_FORMS = {
    ResultsForm.HEADINGS: Message("Headings, extracts under them"),
    ResultsForm.TABLES: Message("Tables: extracts, themes, sub-themes"),
}
_QUOTED = {
    Quoted.PICKED: Message("Those picked, else a few proposed"),
    Quoted.ONLY_PICKED: Message("Those picked only"),
    Quoted.PROPOSED: Message("Proposed, from as many participants as possible"),
    Quoted.EVERY: Message("Every extract"),
}
_DEFINITIONS = {
    Definitions.TEXT: Message("Under the heading"),
    Definitions.FOOTNOTE: Message("As a footnote"),
    Definitions.NONE: Message("Without definitions"),
}
_LANGUAGE_NAMES = {"fr": "Français", "en": "English"}


def looks(handle: Handle, plan: ReportPlan) -> ReportPlan:
    """The choices about results; gives the plan with them."""
    first, second = st.columns(2)
    with first:
        plan = _shapes(handle, plan)
    with second:
        plan = _sizes(handle, plan)
    plan = _beside_each_node(handle, plan)
    return replace(plan, branches=_branches(handle, plan))


def _shapes(handle: Handle, plan: ReportPlan) -> ReportPlan:
    return replace(
        plan,
        results_form=choose(
            _("Results as"),
            list(ResultsForm),
            lambda f: render(_FORMS[f]),
            key_of(handle, "form"),
            present=plan.results_form,
        ),
        quoted=choose(
            _("Extracts under each node"),
            list(Quoted),
            lambda q: render(_QUOTED[q]),
            key_of(handle, "quoted"),
            present=plan.quoted,
        ),
        definitions=choose(
            _("Definitions"),
            list(Definitions),
            lambda d: render(_DEFINITIONS[d]),
            key_of(handle, "definitions"),
            present=plan.definitions,
        ),
        coder_id=_coder(handle, plan),
    )


def _sizes(handle: Handle, plan: ReportPlan) -> ReportPlan:
    language = choose(
        _("Language of the report"),
        ["", *LANGUAGES],
        lambda code: _LANGUAGE_NAMES.get(code, _("The one spoken here")),
        key_of(handle, "language"),
        present=plan.language,
    )
    most = st.number_input(
        _("At most, where they are proposed"), 1, _MOST, plan.most, key=key_of(handle, "most")
    )
    longest = st.number_input(
        _("Cut extracts longer than (characters; 0 never)"),
        0,
        5000,
        plan.longest,
        step=50,
        key=key_of(handle, "longest"),
    )
    levels = st.number_input(
        _("Levels of the tree as numbered headings"),
        1,
        8,
        plan.heading_levels,
        key=key_of(handle, "levels"),
    )
    return replace(
        plan, language=language, most=int(most), longest=int(longest), heading_levels=int(levels)
    )


def _beside_each_node(handle: Handle, plan: ReportPlan) -> ReportPlan:
    attribution = st.text_input(
        _("Who said it"), value=plan.attribution, key=key_of(handle, "attribution")
    )
    names = ", ".join(f"{{{name}}}" for name in (*attribution_names(handle.study), "extract"))
    st.caption(plain(Message("Between braces may stand: {names}.", names=names)))
    counts = st.toggle(
        _("Numbers of extracts and participants at every node"),
        value=plan.counts,
        key=key_of(handle, "counts"),
    )
    levers = st.toggle(
        _("Levers beside the barrier they answer"),
        value=plan.levers_beside,
        key=key_of(handle, "levers"),
    )
    return replace(plan, attribution=attribution, counts=counts, levers_beside=levers)


def _coder(handle: Handle, plan: ReportPlan) -> str:
    names = {c.id: c.name for c in people_and_models(handle.study)}
    agreed = consensus(handle.study)
    if agreed is not None:
        names[agreed.id] = agreed.name
    return choose(
        _("Codings of"),
        ["", *names],
        lambda i: names.get(i, _("The consensus, else everybody")),
        key_of(handle, "coder"),
        present=plan.coder_id,
    )


def _branches(handle: Handle, plan: ReportPlan) -> tuple[str, ...]:
    tree = get_codebook(handle.study)
    known = [c.id for c in tree.codes]
    chosen = st.multiselect(
        _("Branches of the tree"),
        known,
        default=[code_id for code_id in plan.branches if code_id in tree],
        format_func=lambda code_id: " › ".join(tree.path(code_id)),
        placeholder=_("The whole tree"),
        key=key_of(handle, "branches"),
    )
    return tuple(chosen)


def title_page(handle: Handle, plan: ReportPlan) -> ReportPlan:
    """What stands on the title page beside the study's title."""
    page = plan.title_page
    said = {
        "kind": (_("What this is"), page.kind),
        "author": (_("Author"), page.author),
        "institution": (_("University"), page.institution),
        "supervisor": (_("Supervised by"), page.supervisor),
        "when": (_("Date"), page.when),
    }
    typed = {
        name: st.text_input(label, value=value, key=key_of(handle, f"title_{name}"))
        for name, (label, value) in said.items()
    }
    signed = st.toggle(
        _("The author’s name also in the properties of the file"),
        value=plan.author_in_file,
        key=key_of(handle, "signed"),
    )
    return replace(plan, title_page=TitlePage(**typed), author_in_file=signed)
