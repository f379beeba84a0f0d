"""The JavaScript and the style of a component, read from the folder it stands in."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def code_of(name: str) -> tuple[str, str]:
    """The script and the style sheet of the component of that name."""
    folder = _HERE / name
    return (
        (folder / f"{name}.js").read_text(encoding="utf-8"),
        (folder / f"{name}.css").read_text(encoding="utf-8"),
    )
