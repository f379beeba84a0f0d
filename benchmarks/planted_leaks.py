"""Prints how many planted names the leak search finds, and how fast it reads.

    python benchmarks/planted_leaks.py            100 draws of ten names from each list

Names are drawn at random from the shipped tables of first names, surnames and communes, and from
a list of names of other origins; each is planted in a sentence in capitals, without accents,
with other hyphens, broken over two lines, and with one slip. A name that is also an ordinary word
(Đức, folded duc) is found in lower case where it stands bare, as no common noun does. Not part of
the tests.
"""

from __future__ import annotations

import gzip
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator

from benchmarks.planted_names import CHANGES, OTHER_ORIGINS, is_found, is_plain_name, one_slip
from qualcode.anonymise.folding import fold_phrase
from qualcode.anonymise.leaks.forms import SecretForm, index_forms
from qualcode.engines.lexicon import ShippedLexicon, load_lexicon
from qualcode.engines.lexicon.tables import FOLDER
from qualcode.model import IdentifierKind

DRAWS, EACH = 100, 10
SLIP = "one slip, forms of five letters or more"
WRITTEN = CHANGES | {SLIP: one_slip}


def drawn_names(lexicon: ShippedLexicon, draw: random.Random) -> dict[str, Callable[[], str]]:
    """How each list gives a name: French names, French places, names of other origins."""
    given, surnames, places = [], [], []
    for line in gzip.decompress((FOLDER / "tables" / "forms.tsv.gz").read_bytes()).split(b"\n"):
        form = line.decode().split("\t")[0]
        known = lexicon.profile(form)
        if not is_plain_name(form, known):
            continue
        if 0 < known.given < 4 and " " not in form:
            given.append(form)
        elif 0 < known.surname < 4 and " " not in form:
            surnames.append(form)
        elif known.place and known.place_kind == "c":
            places.append(form)

    def whole_name() -> str:
        return f"{draw.choice(given)} {draw.choice(surnames)}".title()

    return {
        "French names": whole_name,
        "French surnames alone": lambda: draw.choice(surnames).title(),
        "communes": lambda: draw.choice(places).title(),
        "names of other origins": lambda: draw.choice(OTHER_ORIGINS),
        "surnames of other origins": lambda: draw.choice(OTHER_ORIGINS).split()[-1],
    }


def measure(draws: int = DRAWS, seed: int = 2026) -> Iterator[tuple[str, str, int, int]]:
    """List, way of writing, how many were planted, how many were found."""
    lexicon, draw = load_lexicon(), random.Random(seed)
    for name, pick in drawn_names(lexicon, draw).items():
        planted: Counter[str] = Counter()
        found: Counter[str] = Counter()
        for _ in range(draws):
            forms = list(dict.fromkeys(pick() for _ in range(EACH)))
            kind = IdentifierKind.PLACE if name == "communes" else IdentifierKind.PERSON
            index = index_forms([SecretForm(f, kind, "[…]") for f in forms], lexicon)
            for form in forms:
                for what, change in WRITTEN.items():
                    if what == SLIP and len(fold_phrase(form).replace(" ", "")) < 5:
                        continue
                    written = change(form, draw)
                    if what.startswith("no capitals") and form.casefold() == form:
                        continue
                    planted[what] += 1
                    found[what] += is_found(written, index, lexicon, draw)
        for what in WRITTEN:
            yield name, what, planted[what], found[what]


def main() -> None:
    began = time.perf_counter()
    for name, what, n, hits in measure():
        print(f"{name:<28}{what:<42}{hits:>6} of {n:<6}{hits / max(n, 1):8.2%}")
    print(f"{time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
