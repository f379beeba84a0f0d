"""The codebooks that ship with qualcode, ready to start from."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from qualcode.services.codebook_import import CodebookImport, import_codebook
from qualcode.services.open_study import OpenStudy
from qualcode.services.shipped import shipped


@dataclass(frozen=True, slots=True)
class ShippedCodebook:
    """A codebook of the house: its file, title, language and what it is for."""

    file: str
    title: str
    language: str
    description: str


def shipped_codebooks() -> tuple[ShippedCodebook, ...]:
    """Every codebook that ships, by title."""
    found = []
    for path in sorted(shipped("codebooks").glob("*.yaml")):
        head = yaml.safe_load(path.read_text(encoding="utf-8"))
        found.append(
            ShippedCodebook(
                path.name, head["title"], head["language"], " ".join(head["description"].split())
            )
        )
    return tuple(sorted(found, key=lambda each: each.title))


def start_from(study: OpenStudy, chosen: ShippedCodebook) -> CodebookImport:
    """Adds a shipped codebook to the study's, as one action."""
    content = (shipped("codebooks") / chosen.file).read_bytes()
    return import_codebook(study, chosen.file, content)
