"""The codebook on the command line: one thing is counted as one, and each act has its coder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.services import coders, studies
from tests.cli.running import Ran

Here = Callable[..., Ran]


@pytest.fixture
def study(tmp_path: Path) -> Path:
    path = tmp_path / "etude.qualcode"
    with studies.new_study(path, title="Étude", passphrase=None, owner="Anne") as made:
        coders.add_coder(made, "Yves")
    return path


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "1 code added, 0 were there already.", "0 codes added, 1 was there already."),
        ("fr", "1 code ajouté, 0 déjà présent.", "0 code ajouté, 1 déjà présent."),
    ],
)
def test_what_came_in_is_counted_as_people_say_it(
    here: Here, study: Path, language: str, first: str, second: str
) -> None:
    book = study.with_name("livre.txt")
    book.write_text("Manque de place\n", encoding="utf-8")
    for said in (first, second):
        done = here("codebook", "import", study, book, language=language)
        assert done.out.strip() == said


def test_every_change_of_a_code_can_be_somebody_elses(here: Here, study: Path) -> None:
    for words in (
        ("add", "Place"), ("add", "Froid"), ("rename", "Place", "Manque de place"),
        ("define", "Froid", "--definition", "L’atelier sans chauffage"),
        ("gather", "Les murs", "Froid", "Manque de place"), ("move", "Froid"),
        ("retire", "Froid"), ("merge", "Manque de place", "Froid"),
    ):  # fmt: skip
        done = here("codebook", words[0], study, *words[1:], "--as", "Yves")
        assert done.code == 0, done.err
    history = here("history", study, "--json").json
    assert [one["coder"] for one in history][-8:] == ["Yves"] * 8
