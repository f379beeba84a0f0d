"""Several codes become one: chosen, looked at, then merged."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app.frame import session
from app.frame.handles import Handle
from app.frame.parts import dialog
from app.frame.text import plain, short, strong
from app.frame.trouble import notice, spoken
from app.screens.codebook_parts.fresh import offered
from app.screens.codebook_parts.rows import TreeShown, counts_said
from qualcode.model import Code, Coding
from qualcode.services import codebook
from qualcode.services.codebook_merging import CodeTexts
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_SEEN = 60


def window(handle: Handle, shown: TreeShown, code_ids: Sequence[str]) -> None:
    """A window that shows what a merge would do, and does it."""

    # made here, where its title's language is settled
    @dialog(_("Merge codes"))
    def opened() -> None:
        codes = [shown.tree.get(code_id) for code_id in code_ids]
        kept = st.selectbox(
            _("The code that stays"),
            codes,
            format_func=lambda c: offered(shown.tree, c),
            key="qc_merge_kept",
        )
        others = [c for c in codes if c.id != kept.id]
        _decide(handle.study, shown, kept, others)

    opened()


def draw(study: OpenStudy, shown: TreeShown, code: Code) -> None:
    """Which codes go into this one, and what it will say then."""
    merged = st.multiselect(
        _("Codes that go into this one"),
        [c for c in shown.tree.codes if c.id != code.id],
        format_func=lambda c: offered(shown.tree, c),
        key=f"qc_merge_{code.id}",
        placeholder=_("Choose one or several"),
    )
    if not merged:
        st.caption(_("Their extracts, definitions and what stands under them come along."))
        return
    with spoken():
        _decide(study, shown, code, merged)


def _decide(study: OpenStudy, shown: TreeShown, code: Code, merged: Sequence[Code]) -> None:
    plan = codebook.plan_merge(study, code.id, [c.id for c in merged])
    for each in (code, *merged):
        st.markdown(f"**{plain(each.name)}** — {plain(counts_said(shown.counts[each.id]))}")
    _consequences(plan)
    mark = "_".join([code.id, *(c.id for c in merged)])
    name = st.text_input(_("Name after the merge"), value=code.name, key=f"qc_merged_{mark}")
    texts = _texts(plan.texts, mark)
    if st.button(_("Merge them"), type="primary", icon=":material/merge:", key="qc_merge_button"):
        new_name = name.strip() if name.strip() != code.name else None
        codebook.merge(study, code.id, [c.id for c in merged], name=new_name, texts=texts)
        session.remember("code", code.id)
        said = Message("Merged into “{name}”.", name=name.strip() or code.name)
        notice(said)
        st.rerun()


def _consequences(plan: codebook.Merge) -> None:
    """What comes along and what goes, in sentences; the extracts on demand."""
    said = [
        Message.plural(
            "{n} coding takes the kept code.",
            "{n} codings take the kept code.",
            n=len(plan.coming),
        )
    ]
    if plan.repeated:
        said.append(
            Message.plural(
                "{n} would say the same thing twice and goes; its comment is kept.",
                "{n} would say the same thing twice and go; their comments are kept.",
                n=len(plan.repeated),
            )
        )
    if plan.children:
        names = ", ".join(c.name for c in plan.children)
        said.append(Message("These come to stand under it: {names}.", names=names))
    if plan.levers:
        names = ", ".join(c.name for c in plan.levers)
        said.append(Message("These levers answer it from then on: {names}.", names=names))
    if plan.n_links:
        said.append(Message.plural("{n} link follows.", "{n} links follow.", n=plan.n_links))
    st.markdown("  \n".join(plain(each) for each in said))
    if plan.coming or plan.repeated:
        with st.expander(_("Look at these extracts")):
            _extracts(plan.coming, plan.repeated)


def _extracts(coming: Sequence[Coding], repeated: Sequence[Coding]) -> None:
    for coding in coming[:_SEEN]:
        st.text("« " + short(coding.segment.quote, 220) + " »")
    if repeated:
        st.markdown(strong(_("Said twice, one goes:")))
        for coding in repeated[:_SEEN]:
            st.text("« " + short(coding.segment.quote, 220) + " »")
    left = max(0, len(coming) - _SEEN) + max(0, len(repeated) - _SEEN)
    if left:
        st.caption(render(Message("… and {n} more.", n=left)))


def _texts(proposed: CodeTexts, mark: str) -> CodeTexts:
    """The texts as they are to be afterwards: all of them one under the other, to be tidied."""
    return CodeTexts(
        definition=_area(_("Definition"), proposed.definition, f"definition_{mark}"),
        inclusion=_area(_("When to use it"), proposed.inclusion, f"inclusion_{mark}"),
        exclusion=_area(_("When not to use it"), proposed.exclusion, f"exclusion_{mark}"),
        example=_area(_("Example"), proposed.example, f"example_{mark}"),
    )


def _area(label: str, text: str, key: str) -> str:
    if not text:
        return ""
    return st.text_area(label, value=text, key=f"qc_merged_{key}", height=90).strip()
