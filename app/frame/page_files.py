"""Streamlit's page and its files, from memory; the page says at once what the first screen needs.

The start page is a hundred small files. Streamlit looks each of them up on the disk, in a thread,
behind four layers, and the browser learns of the last thirty only once everything else has run.
Whatever is not laid out as known here (another version of Streamlit) is left to Streamlit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.components.by_address import script_at
from app.frame import warming
from app.frame.ahead import START_PAGE, files_ahead, files_of

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_KINDS = {
    ".js": b"text/javascript; charset=utf-8",
    ".css": b"text/css; charset=utf-8",
    ".woff2": b"font/woff2",
}
_YEAR = b"public, immutable, max-age=31536000"
_LEFT_TO_STREAMLIT = frozenset((b"range", b"if-none-match", b"if-modified-since"))
_IMPORTED = re.compile(r"""(?:from|import)\s*["']\./([\w.\-]+\.js)["']""")
_END_OF_HEAD = "</head>"
# what a page that holds this one in a frame might else do with it
_REFUSED = (
    *("useExternalAuthToken", "enableCustomParentMessages"),
    *("enforceDownloadInNewTab", "blockErrorDialogs"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A file as it goes out."""

    body: bytes
    kind: bytes
    keep: bytes

    @property
    def headers(self) -> list[tuple[bytes, bytes]]:
        """What the browser is told of it."""
        length = str(len(self.body)).encode()
        return [
            (b"content-type", self.kind),
            (b"content-length", length),
            (b"cache-control", self.keep),
        ]


class FromMemory:
    """Answers for Streamlit's own files before Streamlit does; everything else passes."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or has Streamlit answer."""
        answer = _answer(scope)
        if answer is None:
            await self._app(scope, receive, send)
            return
        if scope["path"] in _first_asked_ahead():
            warming.browser_is_idle()
        start = {"type": "http.response.start", "status": 200, "headers": answer.headers}
        await send(start)
        await send({"type": "http.response.body", "body": answer.body})


def fetch() -> None:
    """Reads the start page's files, so that they are there before the first browser asks."""
    if page() is not None:
        for name in _needed_at_once():
            file(f"/static/js/{name}")


def _answer(scope: Scope) -> Answer | None:
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    if any(name in _LEFT_TO_STREAMLIT for name, _ in scope["headers"]):
        return None
    path = scope["path"]
    return page(path) if path in _pages() else script(path) or file(path)


@cache
def _pages() -> frozenset[str]:
    """The addresses that are Streamlit's page: the first one and each screen's."""
    from app.frame.navigation import SCREENS

    return frozenset(("/", *(f"/{screen.name}" for screen in SCREENS)))


@cache
def page(path: str = "/") -> Answer | None:
    """Streamlit's page, with a link to each module that the screen at that address will ask for."""
    index = _static() / "index.html"
    written = index.read_text("utf-8") if index.is_file() else ""
    if written.count(_END_OF_HEAD) != 1 or "./static/js/" not in written:
        return None
    named = (name for name in _needed_at_once() if name not in written)
    asked = [*(f"./static/js/{name}" for name in named), *_own_scripts(path)]
    links = "".join(f'<link rel="modulepreload" crossorigin href="{one}">' for one in asked)
    said = written.replace(_END_OF_HEAD, _told_at_once() + links + _END_OF_HEAD)
    return Answer(said.encode("utf-8"), b"text/html; charset=utf-8", b"no-cache")


def _told_at_once() -> str:
    """What the page else asks the server for, twice at a screen's address, before it connects.

    It then opens its connection at once; these are the names Streamlit has for it.
    """
    from streamlit import config

    told: dict[str, Any] = dict.fromkeys(_REFUSED, False)
    told |= {"metricsUrl": "", "resourceCrossOriginMode": None}
    told["allowedOrigins"] = list(config.get_option("client.allowedOrigins") or ())
    said = json.dumps(told).replace("<", "\\u003c")
    here = 'new URL("./",location.href).href'
    return f"<script>window.__streamlit={{BACKEND_BASE_URL:{here},HOST_CONFIG:{said}}}</script>"


def _own_scripts(path: str) -> tuple[str, ...]:
    if path != "/reading":
        return ()
    from app.components import reader

    return (reader.address(),)


def script(path: str) -> Answer | None:
    """A script of one of our components; None where there is none."""
    body = script_at(path)
    return Answer(body, _KINDS[".js"], _YEAR) if body is not None else None


def file(path: str) -> Answer | None:
    """One of the files that lie under ``/static``; None where there is none, or none we know."""
    place = _places().get(path)
    return _read(place) if place is not None else None


@cache
def _read(place: Path) -> Answer:
    return Answer(place.read_bytes(), _KINDS[place.suffix], _YEAR)


@cache
def _places() -> dict[str, Path]:
    """By address, where each file lies: nothing else can be asked for."""
    top = _static()
    found = (one for one in (top / "static").rglob("*") if one.suffix in _KINDS)
    return {f"/{one.relative_to(top).as_posix()}": one for one in found}


@cache
def _needed_at_once() -> tuple[str, ...]:
    """The modules that the start page's parts are made of, and those these need in turn."""
    found: dict[str, None] = {}
    waiting = list(files_of(START_PAGE))
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += _imports(name)
    return tuple(found)


def _imports(name: str) -> Iterator[str]:
    place = _static() / "static" / "js" / name
    return iter(_IMPORTED.findall(place.read_text("utf-8")) if place.is_file() else ())


@cache
def _first_asked_ahead() -> frozenset[str]:
    """What a browser asks for only once the start page is drawn."""
    later = [name for name in files_ahead() if name not in _needed_at_once()]
    return frozenset(f"/static/js/{name}" for name in later[:3])


@cache
def _static() -> Path:
    import streamlit

    return Path(streamlit.__file__).parent / "static"
