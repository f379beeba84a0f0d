"""The first page of a large folder of detection says where everything in it lives."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import qualcode.anonymise
from qualcode.anonymise.detect import LOOK_AGAIN, RECOGNISERS

TOP = Path(qualcode.anonymise.__file__).parent
IN_A_GLANCE = 10
LARGE = [
    folder.parent
    for folder in sorted(TOP.rglob("__init__.py"))
    if len(list(folder.parent.glob("*.py"))) > IN_A_GLANCE
]


@pytest.mark.parametrize("folder", LARGE, ids=[str(one.relative_to(TOP.parent)) for one in LARGE])
def test_each_file_is_named_on_the_first_page_of_its_folder(folder: Path) -> None:
    page = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    files = {file.stem for file in folder.glob("*.py")} - {"__init__"}
    assert files == {file for file in files if f"``{file}``" in page}


def _asked_by_another(module: str) -> Iterator[Path]:
    """The files that import a recogniser by its folder and name, its own test aside."""
    folder, _, name = module.rpartition(".")
    for file in TOP.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == folder:
                yield from (file for alias in node.names if alias.name == name)


def test_whatever_finds_is_asked() -> None:
    asked = {one.__module__ for one in (*RECOGNISERS, *LOOK_AGAIN)}
    for file in sorted((TOP / "recognisers").rglob("*.py")):
        module = ".".join(("qualcode.anonymise", *file.relative_to(TOP).with_suffix("").parts))
        tree = ast.parse(file.read_text("utf-8"))
        finds = any(isinstance(node, ast.FunctionDef) and node.name == "find" for node in tree.body)
        assert not finds or module in asked or any(_asked_by_another(module)), module
