"""What a browser session remembers between two runs: ids and choices, never content."""

from __future__ import annotations

import os
import threading
import time
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from app.frame.handles import HANDLES, SWEEP_S, Handle
from qualcode.errors import NotAllowedError, NotFoundError
from qualcode.services.lab_folder import lab_folder
from qualcode.wording import Message, parse_language

if TYPE_CHECKING:
    from qualcode.services.open_study import OpenStudy

_sweeper: threading.Thread | None = None


def remembered(name: str, otherwise: Any = None) -> Any:
    """A value this session remembers."""
    return st.session_state.get(f"qc_{name}", otherwise)


def remember(name: str, value: Any) -> None:
    """Has this session remember a small value: an id, a choice."""
    st.session_state[f"qc_{name}"] = value


def session_id() -> str:
    """The id of this browser session."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def language() -> str:
    """The session's language: chosen, in the address, the server's, else French.

    It is kept from the first run on: the menu's links carry no address of ours.
    """
    known = remembered("language") or parse_language(st.query_params.get("lang"))
    if known is None:
        return parse_language(os.environ.get("QUALCODE_LANG")) or "fr"
    remember("language", known)
    return str(known)


def open_at(path: Path) -> Handle:
    """Opens a study as this session's; on a lab's server only as the coder who signed in."""
    from qualcode.services import studies

    folder = lab_folder()
    if folder is None:
        return keep(studies.open_study(path))
    from qualcode.services import lab

    return keep(lab.open_as(signed_in_as() or "", path, folder))


def keep(study: OpenStudy) -> Handle:
    """Makes an opened study this session's, closing the one it had."""
    if remembered("handle"):
        leave()
    remember("begun", True)
    _start_sweeper()
    handle = HANDLES.add(study, session_id(), signed_in_as() or "")
    remember("handle", handle.id)
    remember("path", str(study.file.path))
    return handle


def leave() -> None:
    """Closes this session's study."""
    remember("begun", True)
    HANDLES.close(remembered("handle", ""))
    for name in ("handle", "path", "coder"):
        remember(name, None)
    _clear_address()


def _clear_address() -> None:
    for name in ("study", "file", "coder"):
        st.query_params.pop(name, None)


def show_in_address(name: str, value: str) -> None:
    """Has the address say it, for whoever loads the page anew; what it says already is not sent."""
    if st.query_params.get(name) != value:
        st.query_params[name] = value


def current() -> Handle | None:
    """This session's open study, opened again if the server closed it meanwhile."""
    handle = opened_now()
    if handle is not None:
        _leave_if_gone(handle)
        return handle
    path = (
        remembered("path") or _path_of_study(st.query_params.get("study")) or _path_to_begin_with()
    )
    if path is None:
        return None
    remember("path", None)
    coder = remembered("coder") or st.query_params.get("coder")
    try:
        handle = open_at(Path(path))
    except Exception:
        _clear_address()  # it is not tried again at every run
        raise
    if coder and signed_in_as() is None:
        with handle.study.file.one_stroke(rests=True):
            _go_on_as(handle, coder)
    return handle


def _leave_if_gone(handle: Handle) -> None:
    """Raises NotFoundError, the study closed, when its file went away meanwhile."""
    if handle.study.file.path.exists():
        return
    name = handle.study.file.path.name
    leave()
    raise NotFoundError(
        Message("The study {name} is no longer where it was opened.", name=name),
        Message("It was moved or its disk taken out: open it where it lies now."),
    )


def _path_to_begin_with() -> str | None:
    """The study the app was started for, once a session: closed, it stays closed."""
    if remembered("begun") or lab_folder() is not None:
        return None
    remember("begun", True)
    from qualcode.services.recent_studies import study_to_open

    named = study_to_open()
    if named is not None:
        remember("straight_to", "study")
    return str(named) if named else None


def _go_on_as(handle: Handle, coder_id: str) -> None:
    from qualcode.services.coders import list_coders

    if any(c.id == coder_id for c in list_coders(handle.study)):
        act_as(handle, coder_id)


def act_as(handle: Handle, coder_id: str) -> None:
    """Acts as another coder of the study, also after the page is loaded anew.

    Not on a lab's server: there one is who signed in.
    """
    if lab_folder() is not None:
        raise NotAllowedError(
            Message("On this server you code under the name you signed in with."),
            Message("Sign out, then sign in under the other name."),
        )
    handle.study.act_as(coder_id)
    remember("coder", coder_id)
    show_in_address("coder", coder_id)


def opened_now() -> Handle | None:
    """This session's study if it is open at this moment; nothing is opened for it."""
    return HANDLES.get(remembered("handle"), session_id(), signed_in_as() or "")


def _path_of_study(study_id: str | None) -> str | None:
    """Where the study of the address lies: a page loaded anew goes on with it."""
    if not study_id:
        return None
    folder = lab_folder()
    if folder is not None:
        from qualcode.services.lab import studies_of

        own = studies_of(signed_in_as() or "", folder)
        return _the_one_shown([s.path for s in own if s.study_id == study_id])
    from qualcode.services.recent_studies import recent_studies

    known = recent_studies()
    return _the_one_shown([r.path for r in known if r.study_id == study_id and r.is_there])


def _the_one_shown(found: list[Path]) -> str | None:
    """Of a study and its copies, which have one id, the file this page showed; else the latest."""
    wanted = st.query_params.get("file")
    return next((str(p) for p in found if file_mark(p) == wanted), str(found[0]) if found else None)


def file_mark(path: Path) -> str:
    """What tells a study's file from its copies in an address, without telling where it lies."""
    return sha256(os.fsencode(path.absolute())).hexdigest()[:8]


def _start_sweeper() -> None:
    global _sweeper  # noqa: PLW0603 - one for the whole server
    if _sweeper is None or not _sweeper.is_alive():
        _sweeper = threading.Thread(target=_sweep_for_ever, name="qualcode-sweep", daemon=True)
        _sweeper.start()


def _sweep_for_ever() -> None:
    from streamlit import runtime

    while True:
        time.sleep(SWEEP_S)
        if runtime.exists():
            HANDLES.sweep(runtime.get_instance().is_active_session)


def signed_in_as() -> str | None:
    """The account signed in with on a lab's server, asked anew at every run; None otherwise."""
    if lab_folder() is None:
        return None
    from app.lab.accounts import COOKIE, accounts

    account = accounts().whose(st.context.cookies.get(COOKIE))
    return account.name if account else None


def is_signed_out() -> bool:
    """Whether this is a lab's server and nobody is signed in to this session any more."""
    return lab_folder() is not None and signed_in_as() is None
