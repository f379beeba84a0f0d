"""Trouble on a screen: always a sentence, never a traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby

import streamlit as st

from app.frame import session
from app.frame.text import plain
from qualcode.errors import QualcodeError
from qualcode.model import Finding, each_once
from qualcode.services.lab_folder import lab_folder
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_TOAST = 120  # characters: of a longer notice a toast shows the beginning, and not for long


@contextmanager
def spoken() -> Iterator[None]:
    """Whatever fails inside is said on the screen at this place, and the screen goes on after."""
    try:
        yield
    except QualcodeError as error:
        complain(error)
    except Exception as error:  # noqa: BLE001 - the last door before a traceback
        _apologise(error)


def guarded(draw: Callable[[], None]) -> Callable[[], None]:
    """A screen, or a part of one, that never shows a traceback."""

    def drawn() -> None:
        with spoken():
            draw()

    return drawn


def complain(error: QualcodeError) -> None:
    """What happened and what to do about it."""
    said = plain(render(error.message))
    if error.hint is not None:
        said += "  \n" + plain(render(error.hint))
    st.error(said, icon=":material/error:")


def notice(*said: Message) -> None:
    """Says something at the top of the next run: what was just done. Signs in it are shown as is."""
    session.remember("notice", " ".join(render(message) for message in said))


def show_notice() -> None:
    """What ``notice`` left, once: in passing, or on the page where it is long."""
    said = session.remembered("notice")
    if said:
        session.remember("notice", None)
        if len(said) <= _TOAST:
            st.toast(plain(said), icon=":material/check:")
        else:
            st.success(plain(said), icon=":material/check:")


def show_findings(findings: Iterable[Finding], most: int = 30) -> None:
    """Points to check, each once with its place and what to do."""
    found = each_once(findings)
    for advice, alike in groupby(found[:most], key=lambda one: plain(one[0].advice)):
        lines = [f"**{plain(one.place)}** — {_said(one, times)}" for one, times in alike]
        st.markdown("  \n".join([*lines, f"→ {advice}"]))
    if len(found) > most:
        st.caption(
            render(
                Message.plural(
                    "… and {n} more point to check.",
                    "… and {n} more points to check.",
                    n=len(found) - most,
                )
            )
        )


def _said(finding: Finding, times: int) -> str:
    if times == 1:
        return plain(finding.text)
    return plain(Message("{told} ({n} times)", told=finding.text, n=times))


def _where_noted(path: str) -> str:
    """Where to look it up; on a lab's server that is its keeper's affair."""
    if lab_folder() is not None:
        return ""
    said = Message("What the program noted, without any of your texts: {path}", path=path)
    return "  \n" + plain(said)


def _apologise(error: Exception) -> None:
    from qualcode.services.trouble_log import write_trouble

    kept = write_trouble(error)
    st.error(
        plain(
            Message(
                "This did not work, and it is not your doing. Nothing was left half done. "
                "Try again; if it comes back, report the number {reference}.",
                reference=kept.reference,
            )
        )
        + _where_noted(str(kept.path)),
        icon=":material/error:",
    )
    st.button(_("Try again"), key="qc_again")
