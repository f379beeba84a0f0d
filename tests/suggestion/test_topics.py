"""Topics of few units: the same every time, outliers apart, words without small words."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from qualcode.engines.encoder import default_encoder
from qualcode.model import Span
from qualcode.suggestion.topics import (
    OUTLIER,
    Trial,
    clearest,
    coherence,
    few_topics,
    naming_lemmas,
    steadiest,
)
from qualcode.suggestion.units import meaning_spans, sentence_spans, unit_spans
from qualcode.suggestion.words import content_lemmas, spoken_in
from tests.suggestion.coded_extracts import SAID

TEXTS = [text for texts in SAID.values() for text in texts]


def test_the_same_units_give_the_same_topics() -> None:
    vectors = default_encoder().encode(TEXTS)
    first, second = (few_topics(TEXTS, vectors, "fr") for _ in range(2))
    assert [t.rows for t in first.topics] == [t.rows for t in second.topics]
    assert first.outliers == second.outliers
    every = [row for t in first.topics for row in t.rows] + list(first.outliers)
    assert sorted(every) == list(range(len(TEXTS)))
    assert len(first.places) == len(TEXTS)
    assert len(first.tree) == len(first.topics) - 1


def test_as_many_topics_as_asked_for() -> None:
    found = few_topics(TEXTS, default_encoder().encode(TEXTS), "fr", 3)
    assert len(found.topics) == 3
    assert -1 <= found.stability <= 1


def test_two_halves_are_taken_only_where_they_stand_apart_clearly() -> None:
    halves, ten = Trial(2, 0.15, 0.53), Trial(10, 0.12, 0.17)
    assert clearest([halves, ten]) == ten
    assert clearest([Trial(2, 0.4, 0.53), ten]).n == 2
    assert clearest([halves, Trial(3, 0.2, 0.5)]).n == 3  # where all say little, the clearest


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("n_topics", [None, 9])
def test_passages_that_say_the_same_make_no_more_topics_than_there_are(
    n_topics: int | None,
) -> None:
    said = ["Le portail grince", "La cour est sombre", "Le toit fuit"] * 12
    found = few_topics(said, default_encoder().encode(said), "fr", n_topics)
    assert sorted(len(t.rows) for t in found.topics) == [12, 12, 12]


def test_broad_topics_are_taken_where_seeds_agree_on_them() -> None:
    broad = np.repeat(np.arange(4), 10)
    narrow = np.arange(40) // 5
    shaken = np.random.default_rng(0).permutation(narrow)
    groups, stability = steadiest([(broad, broad, broad), (narrow, shaken, narrow)])
    assert groups.tolist() == broad.tolist() and stability == 1.0


def test_a_topic_of_nearly_everything_is_none_and_as_many_as_asked_are_there() -> None:
    one = np.array([0] * 38 + [1] * 2)
    narrow = np.arange(40) // 5
    shaken = np.random.default_rng(0).permutation(narrow)
    assert steadiest([(one, one), (narrow, shaken)])[0].tolist() == narrow.tolist()
    broad = np.repeat(np.arange(4), 10)
    assert steadiest([(broad, broad), (narrow, shaken)], 6)[0].tolist() == narrow.tolist()
    assert steadiest([(one, one), (narrow, shaken)], 2)[0].tolist() == one.tolist()
    nothing = np.full(40, OUTLIER)
    assert steadiest([(nothing, nothing), (nothing, nothing)])[0].tolist() == nothing.tolist()


def test_words_of_topics_are_no_small_words_nor_stand_ins() -> None:
    said = content_lemmas("Alors moi, [Personne 3] (rires), les réunions c’est long", "fr")
    assert "réunion" in said
    assert not {"alors", "personne", "rire", "moi", "les"} & set(said)


def test_a_passage_in_another_language_gives_its_own_words() -> None:
    assert naming_lemmas("The nurse and that ward were closed to us", "fr") == content_lemmas(
        "The nurse and that ward were closed to us", "en"
    )
    for text in ("Le week-end, on est seul pour la garde", "Salle fermée"):
        assert naming_lemmas(text, "fr") == content_lemmas(text, "fr")
    assert spoken_in("the of and", "de") == "de"


def test_words_said_together_are_coherent_and_words_never_together_are_not() -> None:
    units = [["a", "b"], ["a", "b"], ["c"], ["d"]]
    assert coherence(["a", "b"], units) == 1.0
    assert coherence(["c", "d"], units) == -1.0
    assert coherence(["a"], units) is None


def test_sentences_and_units_cover_every_word_once() -> None:
    text = "Bonjour. On n’a pas le temps… Le soir, non !\nEt puis la route ? Elle est longue."
    spans = sentence_spans(text, Span(0, len(text)))
    assert [s.cut(text) for s in spans][1] == "On n’a pas le temps…"
    units = unit_spans(text, Span(0, len(text)), 9)
    assert "".join(u.cut(text) for u in units).replace(" ", "").replace("\n", "") == "".join(
        text.split()
    )
    cuts = meaning_spans(text, Span(0, len(text)), default_encoder().encode, few_words=3)
    assert cuts[0].start == 0
    assert cuts[-1].end == len(text)
    assert all(a.end <= b.start for a, b in pairwise(cuts))
