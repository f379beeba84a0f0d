"""Names drawn at random, planted in many ways: none may slip through, and clean texts stay quiet."""

from __future__ import annotations

import gzip
import random

import pytest

from benchmarks.planted_names import (
    CHANGES,
    OTHER_ORIGINS,
    Change,
    is_found,
    is_plain_name,
    one_slip,
)
from qualcode.anonymise.leaks.forms import SecretForm, index_forms
from qualcode.anonymise.leaks.search import find_leaks
from qualcode.anonymise.lexicon import UNKNOWN
from qualcode.engines.lexicon import ShippedLexicon
from qualcode.engines.lexicon.tables import FOLDER
from qualcode.model import IdentifierKind


def _share_found(forms: list[str], change: Change, lexicon: ShippedLexicon) -> float:
    draw = random.Random(len(forms))
    index = index_forms([SecretForm(f, IdentifierKind.PERSON, "[X]") for f in forms], lexicon)
    hits = 0
    for form in forms:
        written = change(form, draw)
        hits += is_found(written, index, lexicon, draw)
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
        if not is_plain_name(form, known):
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


def test_a_surname_that_is_an_ordinary_word_is_found_without_its_capital(
    lexicon: ShippedLexicon,
) -> None:
    surnames = [name.split()[-1] for name in OTHER_ORIGINS]
    assert _share_found(surnames * 4, CHANGES["no capitals"], lexicon) == 1


@pytest.mark.parametrize("text", ["Un duc est venu hier.", "Le grand-duc, un vieux duc, des ducs."])
def test_an_ordinary_word_with_its_article_is_no_leak(lexicon: ShippedLexicon, text: str) -> None:
    assert not find_leaks(text, [SecretForm("Đức", IdentifierKind.PERSON, "[X]")], lexicon)


def test_one_slip_hides_fewer_than_one_name_in_twenty(
    lexicon: ShippedLexicon, french_names: list[str]
) -> None:
    surnames = [name.split()[-1] for name in french_names if len(name.split()[-1]) >= 5]
    assert _share_found(french_names, one_slip, lexicon) >= 0.95
    assert _share_found(surnames, one_slip, lexicon) >= 0.95
    assert _share_found(list(OTHER_ORIGINS) * 5, one_slip, lexicon) >= 0.95


def test_many_forms_are_found_with_what_one_form_finds(
    lexicon: ShippedLexicon, french_names: list[str]
) -> None:
    forms = [SecretForm(name, IdentifierKind.PERSON, "[X]") for name in french_names]
    text = " Puis on a revu ".join(french_names[:20])
    together = {(x.span, x.kind) for x in find_leaks(text, forms, lexicon)}
    for form in forms[:20]:
        whole = [x for x in find_leaks(text, [form], lexicon) if x.text == form.form]
        assert {(x.span, x.kind) for x in whole} <= together
