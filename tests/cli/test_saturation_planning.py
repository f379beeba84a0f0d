"""``qualcode planning``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Ran, run_here
from tests.saturation.tables import fixture, needs_fixtures


@pytest.fixture
def planned(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def do(*words: str | Path, language: str = "en") -> Ran:
        return run_here(capsys, "planning", *words, language=language)

    return do


@needs_fixtures
def test_the_shared_numbers_come_out_by_their_names(planned: Callable[..., Ran]) -> None:
    shared = fixture("A6_binomial_sample_size.json")
    example = shared["prob_all_codes_seen"]["example"]
    given = [word for p in example["p"] for word in ("--prevalence", p)]
    for n in (10, 20, 30):
        found = planned(*given, "--interviews", n, "--json").json
        chance = found["van_rijnsoever_2017"]["probability"]
        assert chance == pytest.approx(example[f"n{n}"], abs=1e-12)
    assert found["table"] == shared["table"]


def test_the_rarest_theme_and_all_of_them(planned: Callable[..., Ran]) -> None:
    given = ("--prevalence", "0.5", "--prevalence", "0.1", "--themes", "3")
    found = planned(*given, "--json").json
    one, every = found["fugard_potts_2015"], found["van_rijnsoever_2017"]
    assert one["value"] == 29
    assert one["parameters"] == {"prevalence": 0.1, "instances": 2, "power": 0.8}
    assert every["parameters"]["prevalences"] == [0.5] * 3 + [0.1] * 3
    assert every["probability"] is None
    for name in ("value", "reason", "unit", "parameters", "source", "assumes"):
        assert name in one, name
        assert name in every, name
    enough, fewer = (
        planned(*given, "--interviews", every["value"] - less, "--json").json for less in (0, 1)
    )
    assert enough["van_rijnsoever_2017"]["probability"] >= 0.8
    assert fewer["van_rijnsoever_2017"]["probability"] < 0.8


def test_it_speaks_both_languages(planned: Callable[..., Ran]) -> None:
    english = planned("--themes", "12", "--interviews", "1").out
    assert "14 interviews would show 2 times" in english
    assert (
        "all 12 themes at least once, with a chance of 80%. With 1 interview the chance is"
        in english
    )
    assert "at least once" in planned().out
    assert "les 12 thèmes au moins une fois" in planned("--themes", "12", language="fr").out


@pytest.mark.parametrize(
    "words",
    [
        ("--prevalence", "5"),
        ("--prevalence", "0"),
        ("--power", "1"),
        ("--instances", "0"),
        ("--instances", "51"),
        ("--themes", "0"),
        ("--themes", "1001"),
        ("--interviews", "0"),
        ("--prevalence", "nan"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    planned: Callable[..., Ran], words: tuple[str, ...]
) -> None:
    done = planned(*words)
    assert done.code == 3
    assert "→" in done.err
    assert done.out == ""
