"""What a code says about itself, to read and to change."""

from __future__ import annotations

import streamlit as st

from app.analysis_words import code_kind_name
from app.frame.colours import colours_of
from app.frame.text import plain, strong
from app.frame.trouble import notice, spoken
from app.frame.unsaved import Field, keep_typed
from app.screens.codebook_parts.fresh import offered, path_of
from qualcode.model import Code, Codebook, CodeKind
from qualcode.services import codebook
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message
from qualcode.wording import gettext as _

_TYPED = ("name", "definition", "inclusion", "exclusion", "example")


def read_only(tree: Codebook, code: Code) -> None:
    """The texts, for whoever may not change them."""
    for label, text in (
        (_("Definition"), code.definition),
        (_("When to use it"), code.inclusion),
        (_("When not to use it"), code.exclusion),
        (_("Example"), code.example),
    ):
        if text:
            st.markdown(f"**{label}**  \n{plain(text)}")
    if code.answers in tree:
        st.markdown(
            strong(_("Answers")) + "  \n" + plain(path_of(tree, tree.get(code.answers or "")))
        )


def form(study: OpenStudy, tree: Codebook, code: Code) -> None:
    """Everything of a code in one form, saved together."""
    mark = f"{code.id}_{abs(hash(code))}"
    typed = [Field(name, f"qc_code_{name}_{mark}", getattr(code, name)) for name in _TYPED]
    keep_typed(study, f"code_{code.id}", typed)
    with st.form(f"qc_code_{mark}", border=False):
        left, middle, right = st.columns([5, 4, 2])
        name = left.text_input(_("Name"), value=code.name, key=f"qc_code_name_{mark}")
        kind = middle.selectbox(
            _("What it is"),
            list(CodeKind),
            index=list(CodeKind).index(code.kind),
            format_func=code_kind_name,
            key=f"qc_code_kind_{mark}",
        )
        shown = colours_of(tree)[code.id]
        colour = right.color_picker(_("Colour"), value=shown, key=f"qc_code_colour_{mark}")
        definition = _area(_("Definition"), code.definition, f"definition_{mark}")
        left, right = st.columns(2)
        with left:
            inclusion = _area(_("When to use it"), code.inclusion, f"inclusion_{mark}")
        with right:
            exclusion = _area(_("When not to use it"), code.exclusion, f"exclusion_{mark}")
        example = _area(_("Example"), code.example, f"example_{mark}")
        answers = _answers(tree, code, mark)
        pressed = st.form_submit_button(_("Save"), type="primary", icon=":material/save:")
    if not pressed:
        return
    with spoken():
        if name.strip() != code.name:
            codebook.rename(study, code.id, name)
        changed = {
            "kind": kind,
            "definition": definition.strip(),
            "inclusion": inclusion.strip(),
            "exclusion": exclusion.strip(),
            "example": example.strip(),
            "colour": colour if colour.lower() != shown.lower() else code.colour,
        }
        if any(getattr(code, field) != value for field, value in changed.items()):
            codebook.edit(study, code.id, **changed)  # type: ignore[arg-type]
        if answers != code.answers:
            codebook.answer(study, code.id, answers)
        notice(Message("“{name}” is saved.", name=name.strip()))
        st.rerun()


def _area(label: str, text: str, key: str) -> str:
    return st.text_area(label, value=text, key=f"qc_code_{key}", height=68)


def _answers(tree: Codebook, code: Code, mark: str) -> str | None:
    """The barrier a lever answers; asked only of levers."""
    if code.kind is not CodeKind.LEVER:
        return code.answers
    barriers: list[Code | None] = [
        None,
        *(c for c in tree.codes if c.kind is not CodeKind.LEVER and c.id != code.id),
    ]
    present = next((n for n, c in enumerate(barriers) if c and c.id == code.answers), 0)
    chosen = st.selectbox(
        _("The barrier it answers"),
        barriers,
        index=present,
        format_func=lambda c: _("No barrier") if c is None else offered(tree, c),
        key=f"qc_code_answers_{mark}",
    )
    return chosen.id if chosen else None
