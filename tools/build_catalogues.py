"""Compiles the gettext catalogues when the package is built or installed from a clone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes one .mo beside every .po before the wheel is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        for po in sorted(Path(self.root, "qualcode", "wording", "locale").rglob("*.po")):
            with po.open("rb") as stream:
                catalogue = read_po(stream)
            with po.with_suffix(".mo").open("wb") as stream:
                write_mo(stream, catalogue)
