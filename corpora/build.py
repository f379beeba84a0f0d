"""Rebuild a shipped study from its masters.

python corpora/build.py territoire            writes transcripts/, gold/, key.csv and codings/
python corpora/build.py --check territoire    only says what is wrong, and the figures
"""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from building import office, plain  # noqa: E402
from building.checks import (  # noqa: E402
    Key,
    first_seen,
    identical_codes,
    kappa_per_code,
    median_kappa,
    missing_keys,
    tainted_replacements,
    unmarked_mentions,
)
from building.codings import Coding, read_codings  # noqa: E402
from building.layouts import Layout, read_layouts  # noqa: E402
from building.master import Master, MasterError, read_master  # noqa: E402
from building.pdf import write_pdf  # noqa: E402
from building.tables import write_codings, write_gold, write_key  # noqa: E402

WRITERS: dict[str, Callable[[Master, Layout, Path], None]] = {
    "docx": office.write_docx,
    "docx-questions": office.write_docx_questions,
    "odt": office.write_odt,
    "xlsx": office.write_xlsx,
    "txt-cp1252": plain.write_txt_cp1252,
    "txt-utf16": plain.write_txt_utf16,
    "md": plain.write_md,
    "html": plain.write_html,
    "rtf": plain.write_rtf,
    "vtt": plain.write_vtt,
    "srt": plain.write_srt,
    "csv": plain.write_csv,
    "pdf": write_pdf,
}


@dataclass(frozen=True)
class Masters:
    """All that is written by hand for one study, and what is wrong with it."""

    interviews: list[Master]
    codings: list[Coding]
    key: Key
    codebook: list[dict]
    troubles: list[str]


def read_key(path: Path) -> Key:
    """form -> (kind, replacement); lines that begin with # are remarks."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return {row["form"]: (row["kind"], row["replacement"]) for row in csv.DictReader(lines)}


def read_study(study: Path) -> Masters:
    """The masters of a study with every trouble found in them."""
    folder = study / "master"
    codebook = yaml.safe_load((study / "codebook.yaml").read_text("utf-8"))
    key = read_key(folder / "cles.csv")
    interviews: list[Master] = []
    codings: list[Coding] = []
    troubles: list[str] = []
    for path in sorted(folder.glob("[A-Z]?.txt")):
        try:
            interviews.append(read_master(path))
            coded = path.with_suffix(".codings.txt")
            codings += read_codings(coded, interviews[-1]) if coded.exists() else []
        except MasterError as trouble:
            troubles.append(str(trouble))
    known = leaves(codebook)
    troubles += [f"key: {form}" for form in missing_keys(interviews, key)]
    troubles += unmarked_mentions(interviews, key)
    troubles += [
        f"replacement with a form of the key: {word}" for word in tainted_replacements(key)
    ]
    troubles += [f"no such code: {c.code} in {c.interview}" for c in codings if c.code not in known]
    return Masters(interviews, codings, key, codebook, troubles)


def leaves(nodes: list[dict]) -> list[str]:
    """The ids of the codes and levers, in the order of the codebook."""
    return [
        leaf
        for node in nodes
        for leaf in (leaves(node["children"]) if node.get("children") else [node["id"]])
    ]


def write_study(masters: Masters, source: Path, target: Path) -> None:
    """Everything that is made from the masters, under target."""
    layouts = read_layouts(source / "master" / "layouts.yaml")
    for folder in ("transcripts", "gold", "codings"):
        (target / folder).mkdir(parents=True, exist_ok=True)
    for master in masters.interviews:
        layout = layouts[master.name]
        WRITERS[layout.format](master, layout, target / "transcripts" / layout.file)
        write_gold(master, target / "gold" / f"{master.name}.json")
    write_key(masters.interviews, layouts, masters.key, target / "key.csv")
    write_codings(masters.codings, masters.interviews, masters.codebook, target / "codings")


def write_turns(interviews: list[Master], target: Path) -> None:
    """What every reader of these files should find: role and text of each turn."""
    roles = {True: "respondent", False: "interviewer"}
    turns = {
        master.name: [[roles[turn.is_respondent], turn.text] for turn in master.turns]
        for master in interviews
    }
    (target / "turns.json").write_text(json.dumps(turns, ensure_ascii=False, indent=1), "utf-8")


def report(masters: Masters, names: list[str]) -> None:
    """Sizes of each interview, then new codes per interview and agreement per code."""
    for master in masters.interviews:
        if not names or master.name in names:
            print(_sizes(master, masters.codings))
    order = [master.name for master in masters.interviews]
    for name, codes in first_seen(masters.codings, order).items():
        print(f"new in {name}: {len(codes)}  {' '.join(codes)}")
    kappas = kappa_per_code(masters.codings, masters.interviews)
    if kappas:
        print(f"median kappa {median_kappa(kappas):.3f}")
        print("coded the same by both:", identical_codes(masters.codings))
        ranked = sorted(kappas.items(), key=lambda pair: pair[1])
        print("  ".join(f"{code} {kappa:.2f}" for code, kappa in ranked))
    used = {coding.code for coding in masters.codings if coding.coder == "C"}
    print("unused:", sorted(set(leaves(masters.codebook)) - used))


def _sizes(master: Master, codings: list[Coding]) -> str:
    per_coder = Counter(coding.coder for coding in codings if coding.interview == master.name)
    said = sum(len(turn.text.split()) for turn in master.turns if turn.is_respondent)
    marks = Counter(mention.identifying for mention in master.mentions)
    return (
        f"{master.name}: {len(master.text.split())} words ({said} respondent), "
        f"{len(master.turns)} turns, {marks[True]} identifiers + {marks[False]} decoys, "
        f"codings {dict(sorted(per_coder.items()))}"
    )


def main() -> int:
    """Build, or check, the named study; 1 when something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("study")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--to", type=Path, help="where to write, instead of the study's own folder")
    parser.add_argument("--turns", action="store_true", help="write the canonical turns as well")
    chosen = parser.parse_args()
    source = HERE / chosen.study
    masters = read_study(source)
    report(masters, chosen.names)
    for trouble in masters.troubles:
        print("!", trouble)
    if not chosen.check and not masters.troubles:
        write_study(masters, source, chosen.to or source)
    if chosen.turns:
        write_turns(masters.interviews, chosen.to or source)
    return min(1, len(masters.troubles))


if __name__ == "__main__":
    raise SystemExit(main())
