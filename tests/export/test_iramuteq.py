from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from qualcode.export.iramuteq import CorpusText, clean_text, corpus_txt, variable_word

_HEAD = re.compile(r"\*\*\*\*( \*[A-Za-z0-9]+_[A-Za-z0-9]+)+")
_THEME = re.compile(r"-\*[A-Za-z0-9]+")


def test_a_text_stands_under_its_starred_line_and_its_themes() -> None:
    text = CorpusText(
        (("id", "M3"), ("mode d’exercice", "Maison de santé"), ("âge", "55-65 ans")),
        (("", "Bonjour [Lieu 2] — « voilà »…"), ("Freins à l’accès", "- C’est loin*")),
    )
    assert corpus_txt([text]).decode() == (
        "**** *id_M3 *modeDExercice_MaisonDeSante *age_55a65Ans\n"
        "Bonjour Lieu_2 voilà ...\n"
        "-*FreinsALAcces\n"
        "C'est loin\n"
    )


def test_values_that_would_be_the_same_word_stay_apart() -> None:
    texts = [CorpusText((("avis", value),), (("", "oui"),)) for value in ("C+", "C-", "C+")]
    heads = re.findall(r"\*avis_(\w+)", corpus_txt(texts).decode())
    assert heads == ["C", "Cx2", "C"]


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_written_a_line_is_a_head_a_theme_or_plain_words(
    value: str, theme: str, words: str
) -> None:
    text = CorpusText((("id", value), (theme, words)), ((theme, words), ("", words)))
    for line in corpus_txt([text]).decode().split("\n"):
        if line.startswith("****"):
            assert _HEAD.fullmatch(line)
        elif line.startswith("-*"):
            assert _THEME.fullmatch(line)
        else:
            assert not set(line) & set('*$%§«»“”"’…')
            assert not line.startswith("-")
            assert line == clean_text(line)


@given(st.text(max_size=60))
def test_a_variable_is_a_word_of_plain_letters(text: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9]{1,40}", variable_word(text))
