"""Styles of components hold for the whole page: what stands on every screen needs names of its own."""

from __future__ import annotations

import re
from pathlib import Path

from qualcode.services.shipped import shipped

COMPONENTS = shipped("app") / "components"


def classes(folder: Path) -> set[str]:
    """The classes that the style sheets of a component speak of."""
    sheets = (sheet.read_text(encoding="utf-8") for sheet in folder.glob("*.css"))
    return {name for sheet in sheets for name in re.findall(r"\.(qc-[\w-]+)", sheet)}


def test_no_other_component_changes_how_the_menu_looks() -> None:
    others = [f for f in COMPONENTS.iterdir() if f.is_dir() and f.name != "menu"]
    menu = classes(COMPONENTS / "menu")
    assert len(menu) > 5
    assert {f.name: classes(f) & menu for f in others if classes(f) & menu} == {}
