"""Rebuild a shipped study from its masters: `python corpora/build.py territoire`, or `--check territoire [M5]`."""

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from building.checks import (  # noqa: E402
    Key,
    first_seen,
    identical_codes,
    kappa_per_code,
    median_kappa,
    missing_keys,
    unmarked_mentions,
)
from building.codings import Coding, read_codings  # noqa: E402
from building.master import Master, MasterError, read_master  # noqa: E402


def read_key(path: Path) -> Key:
    """form -> (kind, replacement); lines that begin with # are remarks."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {row["form"]: (row["kind"], row["replacement"]) for row in csv.DictReader(lines)}


def leaves(nodes: list[dict]) -> list[str]:
    """The ids of the codes and levers, in the order of the codebook."""
    return [
        leaf
        for node in nodes
        for leaf in (leaves(node["children"]) if node.get("children") else [node["id"]])
    ]


def check(study: Path, names: list[str]) -> int:
    """Print what is wrong and the figures; the number of troubles comes out."""
    folder = study / "master"
    masters, codings, troubles = [], [], []
    for path in sorted(folder.glob("[A-Z]?.txt")):
        try:
            masters.append(read_master(path))
            coded = path.with_suffix(".codings.txt")
            codings += read_codings(coded, masters[-1]) if coded.exists() else []
        except MasterError as trouble:
            troubles.append(str(trouble))
    known = leaves(yaml.safe_load((study / "codebook.yaml").read_text(encoding="utf-8")))
    key = read_key(folder / "cles.csv")
    troubles += [f"key: {form}" for form in missing_keys(masters, key)]
    troubles += unmarked_mentions(masters, key)
    troubles += [f"no such code: {c.code} in {c.interview}" for c in codings if c.code not in known]
    for master in masters:
        if not names or master.name in names:
            report(master, codings)
    figures(masters, codings, known)
    for trouble in troubles:
        print("!", trouble)
    return len(troubles)


def report(master: Master, codings: list[Coding]) -> None:
    """One interview's figures."""
    per_coder = Counter(coding.coder for coding in codings if coding.interview == master.name)
    said = sum(len(turn.text.split()) for turn in master.turns if turn.is_respondent)
    marks = Counter(mention.identifying for mention in master.mentions)
    print(
        f"{master.name}: {len(master.text.split())} words ({said} respondent), {len(master.turns)} turns, "
        f"{marks[True]} identifiers + {marks[False]} decoys, codings {dict(sorted(per_coder.items()))}"
    )


def figures(masters: list[Master], codings: list[Coding], known: list[str]) -> None:
    """The whole study's figures: new codes, agreement per code."""
    order = [master.name for master in masters]
    for name, codes in first_seen(codings, order).items():
        print(f"new in {name}: {len(codes)}  {' '.join(codes)}")
    kappas = kappa_per_code(codings, masters)
    if kappas:
        print(f"median kappa {median_kappa(kappas):.3f}; identical: {identical_codes(codings)}")
        print("  ".join(f"{code} {kappa:.2f}" for code, kappa in sorted(kappas.items(), key=lambda pair: pair[1])))
    print("unused:", sorted(set(known) - {coding.code for coding in codings if coding.coder == "C"}))


def main() -> int:
    """Build, or check, the named study."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("study")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    return min(1, check(HERE / chosen.study, chosen.names))


if __name__ == "__main__":
    raise SystemExit(main())
