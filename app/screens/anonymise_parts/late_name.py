"""One more name, found when coding has begun: replaced in every text of the study, for good."""

from __future__ import annotations

import streamlit as st

from app.frame.handles import Handle
from app.frame.text import plain
from app.frame.trouble import spoken
from app.screens.anonymise_parts import reviewing
from app.screens.anonymise_parts.words import kind_name
from qualcode.model import IdentifierKind
from qualcode.services import redaction
from qualcode.services.redaction import Redacted
from qualcode.wording import Message
from qualcode.wording import gettext as _

_TICK = "qc_redact_sure"
_TYPED = ("qc_redact_form", "qc_redact_also", "qc_redact_words")
_KINDS = [k for k in IdentifierKind if k is not IdentifierKind.CONTEXT]


def draw(handle: Handle) -> None:
    """What will happen, the name, and the button once it is confirmed."""
    st.header(_("One more name was found"), anchor=False)
    st.markdown(
        _(
            "It is replaced in every text of the study: transcripts and their earlier versions, "
            "memos, codes and definitions, extracts, the history. Codings stay where they are. "
            "**This is final: undo does not bring it back.** Backups and caches made before are deleted."
        )
    )
    _form(handle)
    done = handle.desk.get("redacted")
    if done is not None:
        _say(done)


def _form(handle: Handle) -> None:
    # a tick that stays would let the next name go without a thought; the browser keeps what it is
    # not told to empty
    for key in handle.desk.pop("redact_anew", ()):
        st.session_state[key] = False if key == _TICK else ""
    with st.form("qc_redact", border=True):
        form, also = st.columns(2)
        typed = form.text_input(_("The name, as it is said"), key="qc_redact_form")
        others = also.text_input(
            _("Other ways it is written, with commas between them"), key="qc_redact_also"
        )
        kind, words = st.columns(2)
        chosen = kind.selectbox(
            _("What it is"), _KINDS, format_func=kind_name, key="qc_redact_kind"
        )
        replacement = words.text_input(
            _("What stands for it"),
            key="qc_redact_words",
            placeholder=_("proposed if left empty"),
        )
        sure = st.checkbox(_("I know that this is final"), key=_TICK)
        pressed = st.form_submit_button(
            _("Replace it everywhere"), type="primary", icon=":material/ink_eraser:"
        )
    if not pressed:
        return
    if not sure:
        st.warning(_("Nothing was done: tick that you know it is final."))
        return
    with spoken():
        handle.desk["redacted"] = redaction.redact(
            handle.study,
            typed,
            replacement=replacement,
            kind=chosen,
            also=[part.strip() for part in others.split(",")],
        )
        reviewing.forget(handle)
        absent = handle.desk["redacted"].was_absent  # its spelling may be put right
        handle.desk["redact_anew"] = (_TICK,) if absent else (*_TYPED, _TICK)
        st.rerun()


def _say(done: Redacted) -> None:
    if done.alike:
        st.warning(plain(done.said_of_alike), icon=":material/search:")
    if done.was_absent:
        absent = Message("“{form}” stands nowhere in the study: nothing was done.", form=done.form)
        st.info(plain(absent))
        return
    said = Message.plural(
        "“{form}” is now {words}, in {n} place of the study.",
        "“{form}” is now {words}, in {n} places of the study.",
        n=sum(done.n_rows.values()),
        form=done.form,
        words=done.replacement,
    )
    st.success(plain(said), icon=":material/check:")
    if done.codings_to_check:
        checked = Message.plural(
            "{n} coding began or ended inside the name: look whether it still says what it should.",
            "{n} codings began or ended inside the name: look whether they still say what they should.",
            n=len(done.codings_to_check),
        )
        st.warning(plain(checked))
    if done.traces:
        st.warning(
            plain(Message("It can still be found in: {files}.", files=", ".join(done.traces)))
        )
    if not done.finished:
        say_unfinished()


def say_unfinished() -> None:
    """Another window keeps the file busy: erasing is finished later by itself."""
    st.warning(
        _(
            "Another window holds the study: what was erased leaves the file when it closes. Until "
            "then exports, copies and releases wait."
        )
    )
