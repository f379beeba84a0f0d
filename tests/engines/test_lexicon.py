"""The shipped tables: what they hold, how fast they load, where they come from."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from qualcode.engines.lexicon import communes_named, load_lexicon
from qualcode.engines.lexicon.by_hand import read_by_hand
from qualcode.engines.lexicon.tables import FOLDER


@pytest.mark.parametrize(
    "name", ["gien", "plougastel daoulas", "saint joseph", "mamoudzou", "dunkerque"]
)
def test_communes_are_places(name: str) -> None:
    assert load_lexicon().profile(name).place


@pytest.mark.parametrize(
    "name", ["quemener", "etchegaray", "muller", "benali", "diallo", "ferreira", "nguyen"]
)
def test_surnames_of_many_origins_are_known(name: str) -> None:
    assert load_lexicon().profile(name).surname


@pytest.mark.parametrize("name", ["ludivine", "aissatou", "gwenaelle", "siobhan", "mehmet"])
def test_first_names_are_known(name: str) -> None:
    assert load_lexicon().profile(name).given


@pytest.mark.parametrize("word", ["bonjour", "medecin", "patients", "mouais", "teleconsultation"])
def test_ordinary_words_are_french(word: str) -> None:
    assert load_lexicon().profile(word).french


def test_a_form_nobody_bears_is_unknown() -> None:
    known = load_lexicon().profile("zxqwertyplouf")
    assert not (known.french or known.english or known.given or known.surname or known.place)


def test_a_place_of_several_words_is_reached_word_by_word() -> None:
    lexicon = load_lexicon()
    assert lexicon.begins("saint jean")
    assert lexicon.profile("saint jean de braye").place


def test_a_short_form_of_a_commune_is_a_place() -> None:
    assert load_lexicon().profile("mans").place
    assert load_lexicon().profile("chateauneuf").place


def test_harmless_names_and_sigles_are_kept() -> None:
    lexicon = load_lexicon()
    assert lexicon.is_kept("securite sociale")
    assert lexicon.is_sigle("ehpad")
    assert not lexicon.is_kept("ludivine")


def test_a_first_name_many_people_bear_is_never_kept_by_itself() -> None:
    lexicon = load_lexicon()
    assert lexicon.profile("zoe").given
    assert not lexicon.is_kept("zoe")


def test_communes_come_with_departement_and_population_largest_first() -> None:
    saint_denis = communes_named("ST-DENIS")
    assert [commune.departement for commune in saint_denis][:2] == ["974", "93"]
    assert saint_denis[0].population > 100_000
    assert communes_named("Nullepart-sur-Rien") == ()


def test_the_lists_kept_by_hand_repeat_no_place_as_harmless() -> None:
    by_hand = read_by_hand()
    both = {form for form in by_hand.places if form in by_hand.kept} - {"alpes", "angleterre"}
    assert len(both) < 40, sorted(both)


def test_the_provenance_page_names_every_source_with_a_checksum() -> None:
    page = (FOLDER / "PROVENANCE.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `") and "`" in line[3:]]
    sums = [
        part
        for row in rows
        for part in row.split("`")
        if len(part) == hashlib.sha256().digest_size * 2
    ]
    assert len(sums) == 8
    for source in ("INSEE", "Etalab", "GeoNames", "CC BY 4.0", "ODC-BY", "CLDR"):
        assert source in page


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_a_fresh_process_loads_and_detects_within_its_memory() -> None:
    code = (
        "from pathlib import Path;from qualcode.anonymise import detect;"
        "from qualcode.engines.lexicon import load_lexicon;"
        "detect('Je vis à Gien avec Ludivine. ' * 2000, load_lexicon());"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    made = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert int(made.stdout) < 150 * 1024
