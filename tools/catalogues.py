"""Extracts every message of the code into one .po an area and language, and compiles them.

An area is a top folder: model, ingest, store, services, cli, app… A message used in two areas
stands in the first one that has it, in the order of ``AREAS``.

    python tools/catalogues.py            extract, update, compile; lists what lacks its French
    python tools/catalogues.py --compile  only compile
    python tools/catalogues.py --check    exit 1 if a message is new or lacks its French
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "qualcode" / "wording" / "locale"
AREAS = (
    *("errors", "wording", "model"),
    *("anonymise", "coding", "saturation", "agreement", "analysis", "suggestion"),
    *("store", "ingest", "export", "refi", "engines"),
    *("services", "cli", "app"),
)
LANGUAGES = ("fr",)
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "Message": None,
    "plural": (1, 2),
    "gettext": None,
    "ngettext": (1, 2),
    "_": None,
    "N_": None,
}
PLACE = re.compile(r"\{(\w+)[^}]*\}")


def extracted(area: str) -> dict[str, str | tuple[str, str]]:
    """Message ids of an area, with their plural where they have one."""
    folder = ROOT / area if area == "app" else ROOT / "qualcode" / area
    found: dict[str, str | tuple[str, str]] = {}
    if not folder.exists():
        return found
    for _, _, ids, _, _ in extract_from_dir(
        str(folder), method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        one = ids[0] if isinstance(ids, tuple) else ids
        if one:
            found[one] = (ids[0], ids[1]) if isinstance(ids, tuple) else ids
    return found


def po_path(language: str, area: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{area}.po"


def read(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def updated(language: str, area: str, seen: set[str]) -> Catalog:
    """The area's catalogue with exactly the messages of its code, translations kept."""
    old = read(po_path(language, area), language)
    fresh = Catalog(locale=language, project="qualcode", fuzzy=False)
    for one, ids in sorted(extracted(area).items()):
        if one in seen:
            continue
        seen.add(one)
        before = old.get(one)
        # what is counted now and was not, or no longer is, is said anew
        fits = before is not None and isinstance(before.id, str) == isinstance(ids, str)
        fresh.add(ids, string=before.string if before and fits else None)
    return fresh


def written(catalogue: Catalog) -> bytes:
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, no_location=True, omit_header=False, sort_output=True)
    kept = [
        line
        for line in buffer.getvalue().decode().splitlines()
        if not line.startswith(
            (
                '"POT-Creation',
                '"PO-Revision',
                '"Generated-By',
                '"Last-Translator',
                '"Language-Team',
                '"Report-Msgid',
                "#",
            )
        )
    ]
    return ("\n".join(kept).strip() + "\n").encode()


def problems(catalogue: Catalog, area: str) -> list[str]:
    """Messages without French, and translations whose places differ from the message's."""
    found = []
    for message in catalogue:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if not all(strings):
            found.append(f"{area}: no French for: {ids[0]}")
        elif {n for i in ids for n in PLACE.findall(i)} < {
            n for s in strings for n in PLACE.findall(s)
        }:
            found.append(f"{area}: unknown place in the French of: {ids[0]}")
    return found


def compile_all() -> None:
    for po in sorted(LOCALE.rglob("*.po")):
        with po.open("rb") as stream:
            catalogue = read_po(stream)
        with po.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalogue)


def main(arguments: list[str]) -> int:
    if "--compile" in arguments:
        compile_all()
        return 0
    trouble: list[str] = []
    for language in LANGUAGES:
        seen: set[str] = set()
        for area in AREAS:
            path = po_path(language, area)
            catalogue = updated(language, area, seen)
            trouble += problems(catalogue, area)
            fresh = written(catalogue)
            if "--check" in arguments:
                if len(catalogue) and (not path.exists() or path.read_bytes() != fresh):
                    trouble.append(f"{area}: the catalogue is not up to date, run make catalogues")
            elif len(catalogue):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(fresh)
    if "--check" not in arguments:
        compile_all()
    print("\n".join(trouble) or "every message has its French")
    return 1 if trouble and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
