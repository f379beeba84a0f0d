"""The straight way: one address by which a page's operations reach the program.

Through a run of a fragment, the browser draws its whole page anew for every coding and every
second. Where this address is missing, or its study is no longer open, pages go by a run as before.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from importlib import import_module
from typing import Any

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.frame.handles import HANDLES, Handle
from qualcode.errors import QualcodeError
from qualcode.services.lab_folder import lab_folder

PATH = "/qualcode/straight"
_LONGEST = 4_000_000
_NOTHING_NEW, _NOT_UNDERSTOOD, _GO_ROUND, _TOO_LONG = 204, 400, 404, 413
# by the name a page gives itself, the module whose ``answer`` takes what it sends
_SCREENS = {
    "coding": "app.screens.reading_parts.coding",
    "suggesting": "app.screens.reading_parts.suggesting",
}
_LOOKS_AT_ONCE = 2
# after each statement of SQL a thread waits for its turn: short turns, where many work at once
_TURN_S = 0.0005
_opened: set[str] = set()


def routes() -> list[Route]:
    """The address, for the server to open."""
    _opened.add(PATH)
    sys.setswitchinterval(_TURN_S)
    return [Route(PATH, answer, methods=["POST"])]


def address() -> str:
    """The address where this server opened it; empty where pages go by a run."""
    return next(iter(_opened), "")


async def answer(request: Request) -> Response:
    """Carries out what a page sends and says what is new; 404 has the page go by a run.

    Only who knows a study's key comes in. It is told to the page that shows the study, is new at
    every opening, and is tied to the account that opened it.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            return Response(status_code=_TOO_LONG)
    try:
        asked = json.loads(body)
        screen, key = _SCREENS[asked["name"]], str(asked["key"])
    except (ValueError, KeyError, TypeError):
        return Response(status_code=_NOT_UNDERSTOOD)
    cookies = dict(request.cookies)
    limiter = None if asked.get("ops") else _looks()
    return await run_sync(lambda: _answered(screen, key, asked, cookies), limiter=limiter)


@cache
def _looks() -> CapacityLimiter:
    """Whoever only asks for news waits their turn: what is to be stored goes first."""
    return CapacityLimiter(_LOOKS_AT_ONCE)


def _answered(screen: str, key: str, asked: dict[str, Any], cookies: dict[str, str]) -> Response:
    handle = HANDLES.keyed(key, _account(cookies))
    if handle is None:
        return Response(status_code=_GO_ROUND)
    try:
        held = handle.study.file.hold()
    except QualcodeError:
        return Response(status_code=_GO_ROUND)  # the run says it on the screen
    with held:
        response = _said(screen, handle, asked)
    # the log is folded for whoever copies the file by hand once nobody has asked for a moment
    held.rest()
    return response


def _said(screen: str, handle: Handle, asked: dict[str, Any]) -> Response:
    try:
        said = import_module(screen).answer(handle, asked)
    except QualcodeError:
        return Response(status_code=_GO_ROUND)
    except Exception as error:  # noqa: BLE001 - the last door before a traceback
        from qualcode.services.trouble_log import write_trouble

        write_trouble(error)
        return Response(status_code=_GO_ROUND)
    return Response(status_code=_NOTHING_NEW) if said is None else JSONResponse(said)


def _account(cookies: dict[str, str]) -> str:
    """The account signed in with on a lab's server, asked anew each time."""
    if lab_folder() is None:
        return ""
    from app.lab.accounts import COOKIE, accounts

    found = accounts().whose(cookies.get(COOKIE))
    return found.name if found else ""
