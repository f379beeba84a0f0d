"""The first page of a large folder says where everything in it lives."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import qualcode

TOP = Path(qualcode.__file__).parent


@pytest.mark.parametrize("folder", ["services", "ingest", "ingest/structure", "store"])
def test_each_file_is_named_on_the_first_page_of_its_folder_or_begins_with_a_name_there(
    folder: str,
) -> None:
    page = ast.get_docstring(ast.parse((TOP / folder / "__init__.py").read_text("utf-8"))) or ""
    named = set(re.findall(r"``(\w+)``", page))
    files = {file.stem for file in (TOP / folder).glob("*.py")} - {"__init__"}
    stages = {name.removesuffix("_file").removesuffix("_table") for name in named}
    lost = {f for f in files - named if not any(f.startswith(f"{stage}_") for stage in stages)}
    assert lost == set(), f"say on the first page of {folder} what it is for"
    there = files | {file.name for file in (TOP / folder).iterdir() if file.is_dir()}
    assert named - there == set()
