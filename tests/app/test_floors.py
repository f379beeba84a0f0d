"""The app stands on services, model, errors and wording; nothing heavy comes with a screen."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import qualcode
from qualcode.services.shipped import shipped

APP = shipped("app")
FILES = sorted(APP.rglob("*.py"))
ALLOWED = {"services", "model", "errors", "wording"}
SPEAKING = {"_", "gettext", "ngettext", "Message"}
HEAVY = ("torch", "spacy", "bertopic", "sentence_transformers", "umap")


def imported(path: Path) -> Iterator[tuple[str, bool]]:
    """Modules a file imports, and whether at its top."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        at_top = node in tree.body
        if isinstance(node, ast.Import):
            yield from ((alias.name, at_top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", at_top) for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(APP)))
def test_the_app_calls_services_and_nothing_below(path: Path) -> None:
    floors = {name.split(".")[1] for name, _ in imported(path) if name.startswith("qualcode.")}
    assert floors <= ALLOWED
    names = {name.split(".")[0] for name, _ in imported(path)}
    assert not names & {"sqlite3", "sqlalchemy", *HEAVY}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(APP)))
def test_fragments_and_dialogs_settle_their_language(path: Path) -> None:
    if path.name == "parts.py":
        return
    text = path.read_text("utf-8")
    assert "st.fragment" not in text
    assert "st.dialog" not in text
    assert "unsafe_allow_html" not in text


def test_no_words_stand_inside_an_f_string() -> None:
    """They would not be found by the catalogues, and stay English."""
    package = sorted(Path(qualcode.__file__).parent.rglob("*.py"))
    assert [place for path in (*FILES, *package) for place in _words_inside(path)] == []


def _words_inside(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.JoinedStr):
            continue
        for call in (c.func for c in ast.walk(node) if isinstance(c, ast.Call)):
            said = call.value if isinstance(call, ast.Attribute) else call  # Message.plural
            if isinstance(said, ast.Name) and said.id in SPEAKING:
                yield f"{path.name}, line {node.lineno}"


def test_the_start_page_needs_neither_the_database_nor_pandas() -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from streamlit.testing.v1 import AppTest;"
        "at = AppTest.from_file(sys.argv[1] + '/app/main.py', default_timeout=60).run();"
        "assert at.title, 'no start page';"
        "print([m for m in ('sqlalchemy', 'alembic', 'docx', 'lxml', 'pandas', 'torch', 'spacy',"
        " 'bertopic', 'cryptography') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(APP.parent)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
