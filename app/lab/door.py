"""Sign in, sign out, and the door every request passes."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from app.lab.accounts import COOKIE, accounts
from app.lab.page import login_page
from qualcode.errors import QualcodeError
from qualcode.services.lab_folder import lab_host
from qualcode.wording import parse_language

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_FORM_COOKIE = "__Host-qualcode-form"
_HEALTH = "/_stcore/health"
_OPEN = ("/login", "/logout", _HEALTH)
_LONGEST_FORM = 4_000
_NO_SESSION = 4401
_HEADERS = {
    b"x-frame-options": b"DENY",
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"strict-transport-security": b"max-age=31536000",
    b"content-security-policy": b"frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
}


def routes() -> list[Route]:
    """The two addresses beside the app's own."""
    return [
        Route("/login", show_form, methods=["GET"]),
        Route("/login", sign_in, methods=["POST"]),
        Route("/logout", sign_out, methods=["GET", "POST"]),
    ]


async def show_form(request: Request) -> Response:
    """The form, with a token that only a page of ours can know."""
    return _form(request)


async def sign_in(request: Request) -> Response:
    """Checks name and password; the session's token goes into a cookie no script can read."""
    fields = parse_qs((await _body(request)).decode("utf-8", "replace"))
    sent = fields.get("form", [""])[0]
    known = request.cookies.get(_FORM_COOKIE, "")
    if not known or not compare_digest(sent.encode(), known.encode()):
        return _form(request, status=403)
    name, password = fields.get("name", [""])[0], fields.get("password", [""])[0]
    try:
        opened = await run_sync(
            lambda: accounts().sign_in(name, password, address=_address(request))
        )
    except QualcodeError as error:
        return _form(request, error.sentence(_language(request)), status=401)
    answer = RedirectResponse(f"/?lang={_language(request)}", status_code=303)
    _set_cookie(answer, COOKIE, opened.token, "lax")
    answer.delete_cookie(_FORM_COOKIE, path="/", secure=True, httponly=True)
    return answer


async def sign_out(request: Request) -> Response:
    """Ends the session, here and in every window."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return PlainTextResponse("", status_code=403)
    token = request.cookies.get(COOKIE)
    if token:
        await run_sync(accounts().sign_out, token)
    answer = RedirectResponse("/login", status_code=303)
    answer.delete_cookie(COOKIE, path="/", secure=True, httponly=True)
    return answer


class Door:
    """Lets only those through who signed in; everybody gets the headers that protect a page."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers in the place of the app where there is no session."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        if scope["path"] != _HEALTH and not _is_for_us(scope):
            await _refuse(scope, receive, send, 403)
        elif scope["path"] in _OPEN or await _has_session(scope):
            await self.app(scope, receive, _with_headers(send))
        elif _asks_for_page(scope):
            await RedirectResponse("/login", 303)(scope, receive, _with_headers(send))
        else:
            await _refuse(scope, receive, send, 401)


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": _NO_SESSION})
    else:
        await PlainTextResponse("", status)(scope, receive, _with_headers(send))


def _asks_for_page(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and b"text/html" in _header(scope, b"accept")
    )


def _is_for_us(scope: Scope) -> bool:
    """Whether the request names this server: another name is somebody pointing theirs at us."""
    name = _header(scope, b"host").decode("latin-1").rsplit(":", 1)[0].lower()
    return not lab_host() or name == lab_host()


async def _has_session(scope: Scope) -> bool:
    try:
        cookie = SimpleCookie(_header(scope, b"cookie").decode("latin-1")).get(COOKIE)
    except CookieError:
        return False
    if cookie is None:
        return False
    return await run_sync(accounts().whose, cookie.value) is not None


def _header(scope: Scope, name: bytes) -> bytes:
    return b"; ".join(value for key, value in scope["headers"] if key == name)


def _with_headers(send: Send) -> Send:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *_HEADERS.items()]
        await send(message)

    return sending


def _form(request: Request, said: str = "", status: int = 200) -> Response:
    token = secrets.token_urlsafe(24)
    page = login_page(_language(request), token, said)
    answer = HTMLResponse(page, status_code=status, headers={"cache-control": "no-store"})
    _set_cookie(answer, _FORM_COOKIE, token, "strict")
    return answer


def _set_cookie(answer: Response, name: str, value: str, same_site: Any) -> None:
    answer.set_cookie(name, value, path="/", secure=True, httponly=True, samesite=same_site)


async def _body(request: Request) -> bytes:
    read = b""
    async for part in request.stream():
        read += part
        if len(read) > _LONGEST_FORM:
            return b""
    return read


def _language(request: Request) -> str:
    wanted = request.query_params.get("lang")
    spoken = request.headers.get("accept-language", "").split(",")[0]
    return parse_language(wanted) or parse_language(spoken) or "fr"


def _address(request: Request) -> str:
    """Where a request comes from: behind a proxy on this computer, what the proxy says last."""
    peer = request.client.host if request.client else ""
    told = request.headers.get("x-forwarded-for", "")
    if peer in ("127.0.0.1", "::1") and told:
        return told.rpartition(",")[2].strip()
    return peer
