"""Names drawn at random, planted in many ways: none may slip through, and clean texts stay quiet."""

from __future__ import annotations

import gzip
import random
import unicodedata
from collections.abc import Callable

import pytest

from qualcode.anonymise.leak_forms import SecretForm, index_forms
from qualcode.anonymise.leaks import find_leaks, search_leaks
from qualcode.anonymise.lexicon import UNKNOWN
from qualcode.engines.lexicon import ShippedLexicon
from qualcode.engines.lexicon.tables import FOLDER
from qualcode.model import IdentifierKind

SENTENCES = (
    "On en avait parlé avec {} la semaine dernière, au moment du café.",
    "Et là, {} m'a dit que ce n'était pas possible.",
    "J'ai appelé chez {} le soir même.",
)
OTHER_ORIGINS = (
    "Fatoumata Traoré", "Yacine Belhadj-Merabet", "Nguyễn Thị Hương", "Mehmet Yıldırım",
    "Małgorzata Wiśniewska", "João Gonçalves Simões", "Kavitha Subramaniam", "Oluwaseun Adébáyò",
    "Teuira Tehaamoana", "Xabier Etxeberria", "Ștefania Dăncilă", "Søren Ødegård",
    "Björk Guðmundsdóttir", "Abdoulaye N'Diaye", "Mohamed-Amine Aït Ouyahia", "Xiuying Zhang",
)  # fmt: skip


def _bare(form: str, _: random.Random) -> str:
    parts = unicodedata.normalize("NFD", form)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _broken(form: str, draw: random.Random) -> str:
    cut = draw.randrange(2, len(form) - 1)
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


CHANGES: dict[str, Callable[[str, random.Random], str]] = {
    "capitals": lambda form, _: form.upper(),
    "no capitals": lambda form, _: form.lower(),
    "no accents": _bare,
    "hyphens for spaces": lambda form, _: form.replace(" ", "-"),
    "spaces for hyphens": lambda form, _: form.replace("-", " "),
    "broken over two lines": _broken,
    "a soft hyphen inside": lambda form, _: form[:3] + "\u00ad" + form[3:],
    "letters and accents apart": lambda form, _: unicodedata.normalize("NFD", form),
    "an underscore": lambda form, _: "entretien_" + form.replace(" ", "_"),
}


def _share_found(
    forms: list[str], change: Callable[[str, random.Random], str], lexicon: ShippedLexicon
) -> float:
    draw = random.Random(len(forms))
    index = index_forms([SecretForm(f, IdentifierKind.PERSON, "[X]") for f in forms], lexicon)
    hits = 0
    for form in forms:
        written = change(form, draw)
        before, _, after = draw.choice(SENTENCES).partition("{}")
        end = len(before) + len(written)
        leaks = search_leaks(f"{before}{written}{after}", index, lexicon)
        hits += any(x.span.start < end and len(before) < x.span.end for x in leaks)
    return hits / len(forms)


@pytest.fixture(scope="module")
def french_names(lexicon: ShippedLexicon) -> list[str]:
    """Three hundred first names and surnames that are no ordinary word, drawn from the tables."""
    draw = random.Random(11)
    given, surnames = [], []
    lines = gzip.decompress((FOLDER / "tables" / "forms.tsv.gz").read_bytes()).split(b"\n")
    for line in draw.sample(lines, 40_000):
        form = line.decode().split("\t")[0]
        known = lexicon.profile(form) if len(form) > 3 and " " not in form else UNKNOWN
        if known.french or known.english > 1:
            continue
        if 0 < known.given < 4:
            given.append(form)
        elif 0 < known.surname < 4:
            surnames.append(form)
    return [f"{draw.choice(given)} {draw.choice(surnames)}".title() for _ in range(300)]


@pytest.mark.parametrize("what", CHANGES)
def test_no_name_slips_through_however_it_is_written(
    lexicon: ShippedLexicon, french_names: list[str], what: str
) -> None:
    assert _share_found(french_names, CHANGES[what], lexicon) == 1
    assert _share_found(list(OTHER_ORIGINS), CHANGES[what], lexicon) == 1


def test_one_slip_hides_fewer_than_one_name_in_twenty(
    lexicon: ShippedLexicon, french_names: list[str]
) -> None:
    surnames = [name.split()[-1] for name in french_names if len(name.split()[-1]) >= 5]
    assert _share_found(french_names, _slip, lexicon) >= 0.95
    assert _share_found(surnames, _slip, lexicon) >= 0.95
    assert _share_found(list(OTHER_ORIGINS) * 5, _slip, lexicon) >= 0.95


def test_many_forms_are_found_with_what_one_form_finds(
    lexicon: ShippedLexicon, french_names: list[str]
) -> None:
    forms = [SecretForm(name, IdentifierKind.PERSON, "[X]") for name in french_names]
    text = " Puis on a revu ".join(french_names[:20])
    together = {(x.span, x.kind) for x in find_leaks(text, forms, lexicon)}
    for form in forms[:20]:
        whole = [x for x in find_leaks(text, [form], lexicon) if x.text == form.form]
        assert {(x.span, x.kind) for x in whole} <= together
