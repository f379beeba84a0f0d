"""Streamlit's page leaves from memory, says what the start page needs, and nothing else passes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from app.components import reader
from app.frame import page_files, warming
from app.frame.ahead import files_ahead, files_of


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(warming, "_warmed", _Told())
    behind = Route("/{rest:path}", lambda _request: PlainTextResponse("Streamlit"))
    app = Starlette(routes=[behind], middleware=[Middleware(page_files.FromMemory)])
    with TestClient(app) as opened:
        yield opened


class _Told:
    """Says that the warming has begun, so that a test imports nothing in the background."""

    def is_set(self) -> bool:
        return True


def test_the_page_names_each_module_of_the_start_page_once(client: TestClient) -> None:
    page = client.get("/")
    assert page.headers["cache-control"] == "no-cache"
    for name in files_of(["TextInput", "Selectbox", "useTextField"]):
        assert page.text.count(f'href="./static/js/{name}"') == 1
    assert files_of(["DataFrame"])[0] not in page.text


def test_a_file_is_what_lies_on_the_disk_and_may_be_kept(client: TestClient) -> None:
    [name] = files_of(["TextInput"])
    answer = client.get(f"/static/js/{name}")
    assert answer.content == (page_files._static() / "static" / "js" / name).read_bytes()
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")


def test_a_screen_s_address_is_the_same_page_and_it_connects_without_asking_first(
    client: TestClient,
) -> None:
    from streamlit import config

    page = client.get("/codebook?study=one")
    assert page.content == client.get("/").content
    told = re.search(
        r"<script>window\.__streamlit=.*?HOST_CONFIG:(\{.*?\})\};?</script>", page.text
    )
    assert told is not None
    said = json.loads(told[1])
    assert said["allowedOrigins"] == config.get_option("client.allowedOrigins")
    assert said["useExternalAuthToken"] is False
    assert page.text.index("__streamlit") < page.text.index("</head>")


def test_the_coding_screen_names_its_script_which_may_be_kept(client: TestClient) -> None:
    address = reader.address()
    assert f'<link rel="modulepreload" crossorigin href="{address}">' in client.get("/reading").text
    assert address not in client.get("/").text
    answer = client.get(address)
    assert answer.text == reader.script()
    assert "immutable" in answer.headers["cache-control"]
    assert client.get(address.replace(".js", "0.js")).text == "Streamlit"


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/static/js/none.js", "/static/../index.html", "/static/js/../../index.html"],
)
def test_everything_else_is_left_to_streamlit(client: TestClient, path: str) -> None:
    assert client.get(path).text == "Streamlit"
    assert client.post("/").text != client.get("/").text


def test_part_of_a_file_is_left_to_streamlit(client: TestClient) -> None:
    address = f"/static/js/{files_ahead()[0]}"
    assert client.get(address, headers={"Range": "bytes=0-3"}).text == "Streamlit"


def test_another_layout_is_left_to_streamlit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<html><script src='main.js'></script></html>")
    monkeypatch.setattr(page_files, "_static", lambda: tmp_path)
    assert page_files.page.__wrapped__() is None
    assert page_files._places.__wrapped__() == {}
