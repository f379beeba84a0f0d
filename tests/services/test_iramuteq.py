from __future__ import annotations

from pathlib import Path

from qualcode.services.iramuteq import iramuteq_corpus
from tests.services.small_study import coded_study


def test_the_corpus_holds_what_respondents_say_and_nothing_of_the_interviewer(
    tmp_path: Path,
) -> None:
    with coded_study(tmp_path) as study:
        corpus = iramuteq_corpus(study).decode()
    heads = [line for line in corpus.split("\n") if line.startswith("****")]
    assert heads == ["**** *id_M1 *entretien_M1", "**** *id_M2 *entretien_M2"]
    assert "sans elle on n'avancerait pas" in corpus
    assert "Bonjour" not in corpus
    assert "rires" not in corpus


def test_by_theme_only_what_is_coded_stands_under_its_great_theme(tmp_path: Path) -> None:
    with coded_study(tmp_path) as study:
        corpus = iramuteq_corpus(study, by_theme=True).decode()
    assert corpus == (
        "**** *id_M1 *entretien_M1\n-*Freins\nOn n'a pas le temps de se réunir\n\n"
        "**** *id_M2 *entretien_M2\n-*Freins\nOn n'a pas le temps\n"
    )
