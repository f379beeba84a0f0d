"""What ships beside the transcripts: gold identifiers, the key, and who coded what."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from building.checks import Key
from building.codings import Coding
from building.layouts import Layout
from building.master import Master, folded

HEAD = [
    "coder",
    "interview",
    "theme",
    "sub_theme",
    "code",
    "code_id",
    "kind",
    "start",
    "end",
    "quote",
]


def write_gold(master: Master, path: Path) -> None:
    """Every marked identifier and decoy; offsets are code points of the canonical text."""
    spans = [
        {
            "start": m.start,
            "end": m.end,
            "text": m.text,
            "type": m.kind,
            "identifying": m.identifying,
        }
        for m in master.mentions
    ]
    rows = ",\n".join("  " + json.dumps(span, ensure_ascii=False) for span in spans)
    path.write_text(f'{{"spans": [\n{rows}\n]}}\n', "utf-8")


def write_key(
    masters: Iterable[Master], layouts: Mapping[str, Layout], key: Key, path: Path
) -> None:
    """One row per interview and real form found in it: its text, header facts or labels."""
    known = {folded(form): entry for form, entry in key.items()}
    rows = []
    for master in masters:
        around = " ".join([*master.header.values(), *layouts[master.name].labels])
        forms = {mention.text for mention in master.mentions if mention.identifying}
        forms |= {form for form in key if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", around)}
        rows += [[master.name, form, *known[folded(form)]] for form in sorted(forms)]
    _write(path, ["interview", "form", "kind", "replacement"], rows)


def write_codings(
    codings: Sequence[Coding], masters: Sequence[Master], codebook: list[dict], folder: Path
) -> None:
    """Three tables: coder A, coder B and their consensus."""
    texts = {master.name: master.text for master in masters}
    places = dict(_places(codebook))
    names = {"A": "coder_a", "B": "coder_b", "C": "consensus"}
    for coder, name in names.items():
        rows = [
            [
                name,
                c.interview,
                *places[c.code],
                c.start,
                c.end,
                texts[c.interview][c.start : c.end],
            ]
            for c in codings
            if c.coder == coder
        ]
        _write(folder / f"{name}.csv", HEAD, rows)


def _places(codebook: list[dict]) -> Iterable[tuple[str, tuple[str, str, str, str, str]]]:
    """Code id -> main theme, sub-theme, code, its id and its kind."""
    for theme in codebook:
        for sub_theme in theme["children"]:
            for code in sub_theme["children"]:
                yield (
                    code["id"],
                    (theme["name"], sub_theme["name"], code["name"], code["id"], code["kind"]),
                )


def _write(path: Path, head: list[str], rows: Iterable[list]) -> None:
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    path.write_text(sheet.getvalue(), "utf-8")
