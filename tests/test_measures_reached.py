"""Every measure is reached by the command line or by a screen, not by tests alone."""

from __future__ import annotations

import ast
from collections import deque
from pathlib import Path

import qualcode

TOP = Path(qualcode.__file__).parent
FRONTS = (TOP / "cli", TOP.parent / "app")
MEASURES = ("agreement", "saturation")


def test_every_public_function_of_a_measure_is_imported_somewhere_a_front_leads_to() -> None:
    wanted: set[tuple[str, str]] = set()
    reached: set[Path] = set()
    waiting = deque(file for front in FRONTS for file in front.rglob("*.py"))
    while waiting:
        file = waiting.popleft()
        if file in reached:
            continue
        reached.add(file)
        for module, names in _imported(file):
            wanted |= {(module, name) for name in names}
            waiting.extend(_files(module, names))
    lost = []
    for folder in MEASURES:
        for file in sorted((TOP / folder).rglob("*.py")):
            module = ".".join(file.relative_to(TOP.parent).with_suffix("").parts)
            own = file.read_text("utf-8")
            lost += [
                f"{module}.{name}"
                for name in _public_functions(own)
                if (module, name) not in wanted and not _used_within(own, name)
            ]
    assert not lost, "reached by tests alone: connect it, or take it out"


def _imported(file: Path) -> list[tuple[str, list[str]]]:
    tree = ast.parse(file.read_text("utf-8"))
    return [
        (node.module, [alias.name for alias in node.names])
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("qualcode", "app"))
        and node.module
    ]  # fmt: skip


def _files(module: str, names: list[str]) -> list[Path]:
    """The file of a module, or those of what is imported from a folder."""
    place = TOP.parent.joinpath(*module.split("."))
    there = [place.with_suffix(".py"), place / "__init__.py"]
    there += [place / f"{name}.py" for name in names]
    return [file for file in there if file.is_file()]


def _public_functions(text: str) -> list[str]:
    body = ast.parse(text).body
    return [n.name for n in body if isinstance(n, ast.FunctionDef) and n.name[0] != "_"]


def _used_within(text: str, name: str) -> bool:
    names = (node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name))
    return name in names
