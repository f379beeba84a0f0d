"""The door of a lab's server: nothing is reached before somebody has signed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from app.lab import door
from app.lab.accounts import COOKIE
from qualcode.services.accounts import Accounts

PASSWORD = "quatre mots en file"


async def inside(request: Request) -> PlainTextResponse:
    return PlainTextResponse("the app")


async def stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("the app")
    await socket.close()


@pytest.fixture
def accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Accounts:
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    kept = Accounts(tmp_path / "accounts.sqlite", hasher=quick)
    kept.add("Samira", PASSWORD)
    monkeypatch.setattr(door, "accounts", lambda: kept)
    return kept


@pytest.fixture
def client(accounts: Accounts) -> Iterator[TestClient]:
    app = Starlette(
        routes=[*door.routes(), Route("/", inside), WebSocketRoute("/_stcore/stream", stream)],
        middleware=[Middleware(door.Door)],
    )
    with TestClient(app, base_url="https://testserver", follow_redirects=False) as opened:
        yield opened


def sign_in(client: TestClient, password: str = PASSWORD, **headers: str) -> Any:
    page = client.get("/login?lang=en").text
    token = re.search(r'name="form" value="([^"]+)"', page)
    assert token
    fields = {"form": token[1], "name": "Samira", "password": password}
    return client.post("/login?lang=en", data=fields, headers=headers)


def test_without_a_session_a_page_leads_to_the_form(client: TestClient) -> None:
    answer = client.get("/", headers={"accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert client.get("/static/app.js").status_code == 401
    assert client.post("/_stcore/upload_file/x").status_code == 401


def test_without_a_session_no_websocket_opens(client: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_stcore/stream"):
        pass


def test_name_and_password_open_the_app(client: TestClient) -> None:
    assert sign_in(client).status_code == 303
    assert client.get("/").text == "the app"
    own = {"cookie": f"{COOKIE}={client.cookies[COOKIE]}"}  # the tester speaks ws, not wss
    with client.websocket_connect("/_stcore/stream", headers=own) as socket:
        assert socket.receive_text() == "the app"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client: TestClient) -> None:
    cookie = next(
        c for c in sign_in(client).headers.get_list("set-cookie") if c.startswith(f"{COOKIE}=")
    )
    for part in ("HttpOnly", "Secure", "SameSite=lax", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie


def test_a_wrong_password_is_said_in_the_pages_language(client: TestClient) -> None:
    answer = sign_in(client, "faux mot de passe")
    assert answer.status_code == 401
    assert "do not match" in answer.text
    assert client.get("/").status_code == 401


def test_a_form_of_another_site_is_refused(client: TestClient) -> None:
    client.get("/login")
    fields = {"form": "guessed", "name": "Samira", "password": PASSWORD}
    assert client.post("/login", data=fields).status_code == 403
    assert client.post("/login", data={**fields, "form": ""}).status_code == 403


def test_signing_out_closes_the_door(client: TestClient) -> None:
    sign_in(client)
    assert client.get("/logout", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.get("/").status_code == 200
    client.get("/logout", headers={"sec-fetch-site": "same-origin"})
    assert client.get("/").status_code == 401


def test_a_token_that_was_signed_out_elsewhere_opens_nothing(
    client: TestClient, accounts: Accounts
) -> None:
    sign_in(client)
    accounts.sign_out(client.cookies[COOKIE])
    assert client.get("/").status_code == 401


def test_behind_the_proxy_the_callers_own_address_is_counted(
    client: TestClient, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    real = accounts.sign_in

    def noting(name: str, password: str, *, address: str = "") -> Any:
        seen.append(address)
        return real(name, password, address=address)

    monkeypatch.setattr(accounts, "sign_in", noting)
    sign_in(client, **{"x-forwarded-for": "198.51.100.1, 203.0.113.9"})
    assert seen == ["testclient"]  # no proxy on this computer spoke: nobody's word is taken
    local = TestClient(client.app, base_url="https://testserver", client=("127.0.0.1", 5))
    sign_in(local, **{"x-forwarded-for": "198.51.100.1, 203.0.113.9"})
    assert seen[-1] == "203.0.113.9"


def test_every_answer_carries_the_headers_that_protect_a_page(client: TestClient) -> None:
    for answer in (client.get("/login"), client.get("/"), sign_in(client), client.get("/")):
        assert answer.headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_a_name_typed_into_the_form_is_never_html(client: TestClient) -> None:
    page = client.get('/login?lang=<script>"').text
    assert "<script" not in page


def test_only_the_servers_own_name_is_answered(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUALCODE_LAB_HOST", "codes.lab.example")
    assert client.get("/login").status_code == 403
    assert client.get("/login", headers={"host": "Codes.Lab.example:443"}).status_code == 200


def test_a_form_without_end_is_not_read(client: TestClient) -> None:
    client.get("/login")
    assert client.post("/login", content=b"x" * 1_000_000).status_code == 403
