"""Prints how many planted names the leak search finds, and how fast it reads.

    python benchmarks/planted_leaks.py            100 draws of ten names from each list

Names are drawn at random from the shipped tables of first names, surnames and communes, and from
a list of names of other origins; each is planted in a sentence in capitals, without accents,
with other hyphens, broken over two lines, and with one slip. A name that is also an ordinary word
(Đức, folded duc) is looked for with a capital only, so that it is missed in lower case. Not part of
the tests.
"""

from __future__ import annotations

import gzip
import random
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from qualcode.anonymise.folding import fold_phrase
from qualcode.anonymise.leak_forms import SecretForm, index_forms
from qualcode.anonymise.leaks import search_leaks
from qualcode.engines.lexicon import ShippedLexicon, load_lexicon
from qualcode.engines.lexicon.tables import FOLDER
from qualcode.model import IdentifierKind

DRAWS, EACH = 100, 10
OTHER_ORIGINS = (
    "Fatoumata Traoré", "Mamadou Diarrassouba", "Aïcha Benchekroun", "Yacine Belhadj-Merabet",
    "Nguyễn Thị Hương", "Trần Văn Đức", "Ayşegül Çelikoğlu", "Mehmet Yıldırım", "Małgorzata Wiśniewska",
    "Zbigniew Szczepański", "João Gonçalves Simões", "Conceição Figueiredo", "Kavitha Subramaniam",
    "Rajendran Thirunavukkarasu", "Oluwaseun Adébáyò", "Chukwuemeka Okonkwo", "Ngozi Eze",
    "Vahiné Teriitahi", "Teuira Tehaamoana", "Ewenn Le Guillou", "Maëlys Kerbrat", "Xabier Etxeberria",
    "Ainhoa Goikoetxea", "Andrei Ionescu-Munteanu", "Ștefania Dăncilă", "Håkan Sjöström", "Søren Ødegård",
    "Björk Guðmundsdóttir", "Ágnes Kovácsné", "Siobhán Ní Dhomhnaill", "Llewellyn Ap Gwynedd",
    "Abdoulaye N'Diaye", "Khadija El Ouafi", "Mohamed-Amine Aït Ouyahia", "Xiuying Zhang", "Haruto Watanabe",
)  # fmt: skip
SENTENCES = (
    "On en avait parlé avec {} la semaine dernière, au moment du café.",
    "Et là, {} m'a dit que ce n'était pas possible.",
    "C'est {} qui avait monté le dossier, je crois.",
    "J'ai appelé chez {} le soir même.",
)
Change = Callable[[str, random.Random], str]


def _broken(form: str, draw: random.Random) -> str:
    cut = draw.randrange(2, max(3, len(form) - 1))
    return f"{form[:cut]}-\n{form[cut:]}"


def _slip(form: str, draw: random.Random) -> str:
    letters = [i for i, sign in enumerate(form) if sign.isalpha()]
    i, kind, new = draw.choice(letters), draw.randrange(4), draw.choice("abcdefghijklmnoprstuv")
    if kind == 0:
        return form[:i] + form[i + 1 :]
    if kind == 1:
        return form[:i] + new + form[i:]
    if kind == 2:
        return form[:i] + (new.upper() if form[i].isupper() else new) + form[i + 1 :]
    return form[:i] + form[i + 1 : i + 2] + form[i] + form[i + 2 :]


def _without_accents(form: str, _: random.Random) -> str:
    parts = unicodedata.normalize("NFD", form)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


CHANGES: dict[str, Change] = {
    "as it is": lambda form, _: form,
    "capitals": lambda form, _: form.upper(),
    "no capitals": lambda form, _: form.lower(),
    "no accents": _without_accents,
    "hyphens for spaces": lambda form, _: form.replace(" ", "-"),
    "spaces for hyphens": lambda form, _: form.replace("-", " "),
    "broken over two lines": _broken,
    "a soft hyphen inside": lambda form, _: form[:3] + "\u00ad" + form[3:],
    "letters and accents apart": lambda form, _: unicodedata.normalize("NFD", form),
    "one slip, forms of five letters or more": _slip,
}


def drawn_names(lexicon: ShippedLexicon, draw: random.Random) -> dict[str, Callable[[], str]]:
    """How each list gives a name: French names, French places, names of other origins."""
    given, surnames, places = [], [], []
    for line in gzip.decompress((FOLDER / "tables" / "forms.tsv.gz").read_bytes()).split(b"\n"):
        form = line.decode().split("\t")[0]
        known = lexicon.profile(form)
        if len(form) < 3 or known.french or known.english > 1:
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
                for what, change in CHANGES.items():
                    if what.startswith("one slip") and len(fold_phrase(form).replace(" ", "")) < 5:
                        continue
                    written = change(form, draw)
                    if what.startswith("no capitals") and form.casefold() == form:
                        continue
                    before, _, after = draw.choice(SENTENCES).partition("{}")
                    text = f"{before}{written}{after}"
                    span = (len(before), len(before) + len(written))
                    leaks = search_leaks(text, index, lexicon)
                    planted[what] += 1
                    found[what] += any(
                        x.span.start < span[1] and span[0] < x.span.end for x in leaks
                    )
        for what in CHANGES:
            yield name, what, planted[what], found[what]


def main() -> None:
    began = time.perf_counter()
    for name, what, n, hits in measure():
        print(f"{name:<28}{what:<42}{hits:>6} of {n:<6}{hits / max(n, 1):8.2%}")
    print(f"{time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
