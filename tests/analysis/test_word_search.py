"""Words looked for in the table of words, checked against a plain walk over the texts."""

from __future__ import annotations

import itertools
import re
import unicodedata
from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.analysis.word_search import find_words, read_question
from qualcode.analysis.word_table import WordTable, join_words, source_words
from qualcode.coding.names import fold_letters
from qualcode.errors import BadInputError
from qualcode.model import Role, Span, Transcript, Turn

LEMMAS = {"soigne": "soigner", "soignait": "soigner", "médecins": "médecin", "écoute": "écouter"}


def lemma(word: str) -> str:
    return LEMMAS.get(word, word)


def transcript(*turns: str) -> Transcript:
    """Turns, the interviewer first and every other time."""
    spans, at = [], 0
    for number, words in enumerate(turns):
        role = Role.RESPONDENT if number % 2 else Role.INTERVIEWER
        spans.append(Turn(Span(at, at + len(words)), role))
        at += len(words) + 1
    return Transcript("\n".join(turns), tuple(spans))


def table_of(*texts: Transcript) -> WordTable:
    held = {str(n): source_words(text) for n, text in enumerate(texts)}
    return join_words(held, lemma, fold_letters)


def found(table: WordTable, texts: tuple[Transcript, ...], question: str, **how: bool) -> list[str]:
    """The words of each hit as they stand in the text."""
    hits = find_words(table, read_question(question, fold_letters, lemma), **how)
    words = []
    for first, last, source in zip(
        hits.first.tolist(), hits.last.tolist(), table.source_of(hits.first).tolist(), strict=True
    ):
        text = texts[int(table.source_ids[source])].text
        words.append(text[int(table.starts[first]) : int(table.ends[last])])
    return words


def with_note(text: Transcript, note: str) -> Transcript:
    at = text.text.index(note)
    return Transcript(text.text, text.turns, (Span(at, at + len(note)),))


TEXTS = (
    with_note(
        transcript(
            "Qui vous soigne ?",
            "Le Médecin soignait bien, l’hôpital aussi. La prise en charge, non.",
            "Et la prise ?",
            "En charge ? Les médecins écoutent (soigne). ÉCOUTE !",
        ),
        "(soigne)",
    ),
    transcript("Bonjour.", "Je soigne les médecins de l'hôpital."),
)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("soigner", ["soignait", "soigne"]),
        ("=soigne", ["soigne"]),
        ("medecin", ["Médecin", "médecins", "médecins"]),
        ("écout*", ["écoutent", "ÉCOUTE"]),
        ("ecouter", ["ÉCOUTE"]),
        ('"prise en charge"', ["prise en charge"]),
        ('"prise en ch*"', ["prise en charge"]),
        ('"pris* * charge"', ["prise en charge"]),
        ('"les médecin* écout*"', ["Les médecins écoutent"]),
        ('"et la prise ?"', []),
        ("l’hôpital", ["l’hôpital", "l'hôpital"]),
        ("médecin soigner", ["Médecin", "soignait", "soigne", "médecins"]),
        ("médecin -écoute", ["Médecin", "médecins"]),
        ("absent", []),
    ],
)
def test_words_are_found_as_french_writes_them(question: str, words: list[str]) -> None:
    assert found(table_of(*TEXTS), TEXTS, question) == words


def test_the_interviewer_is_heard_only_when_asked() -> None:
    assert "soigne" in found(table_of(*TEXTS), TEXTS, "=soigne", interviewer=True)
    assert len(found(table_of(*TEXTS), TEXTS, "=soigne", interviewer=True)) == 3
    assert len(found(table_of(*TEXTS), TEXTS, "=soigne")) == 1


@pytest.mark.parametrize("question", ["", "  ", "-mot", '""', "?!", '"* *"'])
def test_a_question_without_words_is_refused(question: str) -> None:
    with pytest.raises(BadInputError):
        read_question(question, fold_letters, lemma)


words = st.lists(st.sampled_from(["le", "Été", "ete", "soin", "soins", "œuvre"]), min_size=1)


@given(st.lists(words, max_size=4), st.sampled_from(["ete", "soin*", "?e", "oeuvre", "=soin"]))
def test_every_place_is_found_and_no_other(turns: list[list[str]], question: str) -> None:
    text = transcript(*(" ".join(turn) for turn in turns))
    pattern = fold_letters(question.lstrip("="))
    expected = [
        m.group()
        for m in re.finditer(r"\w+", text.text)
        if fnmatchcase(fold_letters(m.group()), pattern)
    ]
    assert found(table_of(text), (text,), question, interviewer=True) == expected


@given(st.lists(words, max_size=5))
def test_phrases_do_not_run_over_turns(turns: list[list[str]]) -> None:
    text = transcript(*(" ".join(turn) for turn in turns))
    expected = sum(
        (fold_letters(a), fold_letters(b)) == ("le", "ete")
        for turn in turns
        for a, b in itertools.pairwise(turn)
    )
    assert len(found(table_of(text), (text,), '"le été"', interviewer=True)) == expected


@given(
    st.lists(words, max_size=5),
    st.sets(st.sampled_from(["=le", "=soin", '"le été"', "soin*", '"ete * soin*"']), min_size=2),
    st.sampled_from(["", " -=œuvre"]),
)
def test_several_parts_are_found_in_turns_that_hold_them_all(
    turns: list[list[str]], parts: set[str], without: str
) -> None:
    text = transcript(*(" ".join(turn) for turn in turns))
    expected = []
    for turn in turns:
        alone = transcript(" ".join(turn))
        each = [found(table_of(alone), (alone,), part, interviewer=True) for part in parts]
        if all(each) and not (without and "œuvre" in turn):
            expected += [hit for hits in each for hit in hits]
    asked = " ".join(sorted(parts)) + without
    hits = found(table_of(text), (text,), asked, interviewer=True)
    assert set(hits) == set(expected)
    if not {"=soin", "soin*"} <= parts:  # what two parts find is one hit
        assert len(hits) == len(expected)
    places = find_words(table_of(text), read_question(asked, fold_letters, lemma), interviewer=True)
    assert list(zip(places.first, places.last, strict=True)) == sorted(
        set(zip(places.first, places.last, strict=True))
    )


def test_nothing_is_found_in_nothing() -> None:
    assert found(table_of(), (), "mot") == []
    assert found(table_of(Transcript("")), (Transcript(""),), '"deux mots"') == []


def test_a_question_typed_with_accents_apart_finds_the_same() -> None:
    table = table_of(*TEXTS)
    for question in ("médecins", "=écoute", '"l’hôpital"', "méd*"):
        apart = unicodedata.normalize("NFD", question)
        assert found(table, TEXTS, apart) == found(table, TEXTS, question) != []
