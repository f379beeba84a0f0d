"""The tree and the memos from the command line: what the screens do, a script does too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.running import Ran
from tests.services.small_study import coded_study


def test_codes_are_moved_gathered_linked_frozen_and_compared(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    with coded_study(tmp_path) as made:
        study = made.file.path
    assert (
        here("codebook", "freeze", study, "avant").out.strip()
        == "La version 1 du livre de codes est gardée."
    )
    assert here("codebook", "gather", study, "Moyens", "Temps", "Argent").code == 0
    assert here("codebook", "link", study, "Temps", "cause", "Payer le soir").code == 0
    assert here("codebook", "move", study, "Temps", "Argent", "--under", "Freins").code == 0
    assert here("codebook", "define", study, "Temps", "--definition", "Ce qui manque").code == 0
    links = here("codebook", "links", study, "--json").json
    assert [(n["from"][-1], n["kind"], n["to"][-1]) for n in links] == [
        ("Temps", "cause", "Payer le soir")
    ]
    compared = here("codebook", "compare", study, "1", "--json").json
    assert {(row["what"], row["code"]) for row in compared} == {
        ("added", "Freins > Moyens"),
        ("redefined", "Freins > Temps"),
    }
    assert len(here("codebook", "to-check", study, "--seen", "--json").json) == 2
    assert here("codebook", "to-check", study, "--json").json == []


def test_a_memo_is_written_on_words_and_found_without_accents(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    with coded_study(tmp_path) as made:
        study = made.file.path
    written = here(
        "memos",
        "write",
        study,
        "Équipe absente.",
        "--source",
        "M1",
        "--words",
        "le temps de se réunir",
    )
    assert written.code == 0
    (found,) = here("memos", "list", study, "--find", "equipe reunir", "--json").json
    assert found["quote"] == "le temps de se réunir"
    lost = here("memos", "write", study, "…", "--source", "M1", "--words", "jamais dit")
    assert lost.code != 0
    assert "ne contient pas ces mots" in lost.err


def test_words_are_found_as_typed_and_a_second_place_of_them_is_told(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    with coded_study(tmp_path) as made:
        study = made.file.path
    on_words = ("--source", "M1", "--words", "On n’a PAS  le temps")  # typed otherwise than there
    assert here("memos", "write", study, "À relire.", *on_words).err == ""
    (found,) = here("memos", "list", study, "--find", "relire", "--json").json
    assert found["quote"] == "On n'a pas le temps"
    for command in (
        ("memos", "write", study, "?", "--source", "M1", "--words", "pas"),
        ("codings", "add", study, "M1", "Argent", "pas"),
    ):
        told = here(*command)
        assert told.code == 0
        assert "2 endroits" in told.err
