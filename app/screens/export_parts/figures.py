"""The figures that can leave: the thematic tree, the participants' table, the curve; mind maps."""

from __future__ import annotations

import streamlit as st

from app.frame.choices import choose
from app.frame.handles import Handle
from app.frame.offer import file_stem, offer
from app.frame.opened import say_empty
from app.frame.text import plain
from app.frame.trouble import spoken
from app.frame.work import Task, Work
from qualcode.model import Code
from qualcode.services import export, participants_figure, tree_figure
from qualcode.services.codebook import get_codebook
from qualcode.services.figure_files import as_one
from qualcode.services.studies import StudySummary
from qualcode.services.tree_figure import TreeChoice
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _

_KINDS = {
    "tree": Message("Thematic tree, an axis a page"),
    "together": Message("Thematic tree, all axes together"),
    "mindmap": Message("Thematic tree as a mind map"),
    "participants": Message("Participants’ table"),
    "curve": Message("Curve of new codes"),
}
_MIND_MAPS = {
    "xmind": "XMind",
    "mm": "FreeMind, Freeplane",
    "opml": "OPML",
    "mmd": "Mermaid",
}
_MOST_LEVELS, _MOST_SHOWN = 6, 12


def figures(handle: Handle, summary: StudySummary) -> None:
    """Which figure, what of it, a look at it, and the button that makes the file."""
    st.header(_("Figures and mind maps"), anchor=False)
    if not summary.n_codes:
        say_empty(_("The codebook is empty."), _("There is no tree to draw yet."))
        return
    left, right = st.columns([2, 1])
    with left:
        kind = choose(_("Figure"), list(_KINDS), lambda k: render(_KINDS[k]), "qc_export_figure")
    with right:
        form = _form(kind)
    wanted = _tree_choice(handle, kind) if kind in ("tree", "together", "mindmap") else TreeChoice()
    stem = file_stem(summary.study.title, render(_KINDS[kind]))
    offer(
        handle,
        "figure",
        _("Prepare the figure"),
        f"{stem}.{form}",
        _task(handle, kind, form, wanted, stem),
        Message("Drawing"),
    )
    if kind in ("tree", "together"):
        _look(handle, summary.revision, wanted)


def _form(kind: str) -> str:
    if kind == "mindmap":
        return choose(_("For"), list(_MIND_MAPS), lambda m: f"{_MIND_MAPS[m]} (.{m})", "qc_export_mm")  # fmt: skip
    return str(st.selectbox(_("As"), ["pdf", "png", "svg"], key="qc_export_figure_form"))


def _tree_choice(handle: Handle, kind: str) -> TreeChoice:
    roots = {code.id: code for code in _axes(handle)}
    first, second, third = st.columns([3, 2, 2], vertical_alignment="bottom")
    with first:
        axes = st.multiselect(
            _("Axes"),
            list(roots),
            format_func=lambda code_id: roots[code_id].name,
            placeholder=_("All axes"),
            key="qc_export_axes",
        )
    with second:
        levels = st.selectbox(
            _("Levels under an axis"),
            [0, *range(1, _MOST_LEVELS + 1)],
            format_func=lambda n: str(n) if n else _("Every level"),
            key=f"qc_export_levels_{current_language()}",
        )
    with third:
        counts = st.checkbox(_("Counts"), value=True, key="qc_export_counts")
        levers = st.checkbox(_("Levers"), value=True, key="qc_export_levers")
    return TreeChoice(
        axes=tuple(axes),
        together=kind == "together",
        n_levels=levels or None,
        counts=counts,
        levers=levers,
    )


def _axes(handle: Handle) -> tuple[Code, ...]:
    """The roots of the tree, and the nodes under them that have nodes of their own."""
    tree = get_codebook(handle.study)
    return tuple(c for c in tree.codes if tree.depth(c.id) <= 2 and tree.children(c.id))


def _look(handle: Handle, revision: int, wanted: TreeChoice) -> None:
    """The pages as they will be; drawn again only after a change."""
    if not st.toggle(_("Show the pages"), key="qc_export_look"):
        return
    key = (revision, wanted, current_language())
    with spoken():
        if handle.desk.get("tree_looked_at", (None, ()))[0] != key:
            drawn = tree_figure.tree_figures(handle.study, wanted, language=current_language())
            handle.desk["tree_looked_at"] = (key, drawn)
        drawn = handle.desk["tree_looked_at"][1]
        for figure in drawn[:_MOST_SHOWN]:
            with st.container(border=True):
                st.image(figure.svg.decode(), width="stretch")
                st.caption(plain(figure.name))
        if len(drawn) > _MOST_SHOWN:
            said = Message("{n} more pages are in the file.", n=len(drawn) - _MOST_SHOWN)
            st.caption(plain(said))


def _task(handle: Handle, kind: str, form: str, wanted: TreeChoice, stem: str) -> Task:
    language, study = current_language(), handle.study

    def write(under_way: Work) -> bytes | tuple[str, bytes]:
        del under_way
        match kind:
            case "mindmap":
                return tree_figure.mind_map(study, form, wanted, language=language)
            case "curve":
                return export.new_codes_picture(study, form, language=language)
            case "participants":
                files = participants_figure.participants_files(
                    study, form, language=language, stem=stem
                )
            case _:
                files = tree_figure.tree_files(study, form, wanted, language=language, stem=stem)
        return as_one(files, stem)

    return write
