from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coding.locate import LocateMethod, LocateOutcome, locate_extract
from qualcode.coding.word_index import WordIndex
from qualcode.model import Role, Span, Transcript, Turn

TURNS = (
    (Role.INTERVIEWER, "Qu’est-ce qui vous manque, au fond ?"),
    (
        Role.RESPONDENT,
        "Le temps, euh… le temps surtout. J’arrive à sept heures et demie, et quand je sors du "
        "cabinet l’école est fermée depuis longtemps. (rires) Voilà !",
    ),
    (Role.INTERVIEWER, "Le temps surtout. Et les collègues ?"),
    (
        Role.RESPONDENT,
        "On se croise «\u00a0entre deux portes\u00a0», on ne se parle pas vraiment. "
        "L’infirmière du bourg, je connais sa voix, pas son visage : c’est "
        "quand même triste, non ?",
    ),
)


def transcript(turns: tuple[tuple[Role, str], ...] = TURNS) -> Transcript:
    text, spoken = "", []
    for role, words in turns:
        start = len(text) + (1 if text else 0)
        text = f"{text}\n{words}" if text else words
        spoken.append(Turn(Span(start, len(text)), role))
    return Transcript(text, tuple(spoken))


OWN = WordIndex("s1", transcript())


def found(extract: str, own: WordIndex = OWN) -> tuple[LocateMethod, str]:
    outcome = locate_extract(extract, [own])
    assert outcome.location is not None, outcome.reason
    place = outcome.location
    assert place.span.cut(own.text) == place.matched_text
    return place.method, place.matched_text


def test_the_very_characters_are_exact() -> None:
    assert found("on ne se parle pas vraiment.") == (
        LocateMethod.EXACT,
        "on ne se parle pas vraiment.",
    )


@pytest.mark.parametrize(
    ("quoted", "there"),
    [
        (
            'On se croise "entre deux portes", on',
            "On se croise «\u00a0entre deux portes\u00a0», on",
        ),
        ("j'arrive a 7", None),
        ("j'arrive à sept heures et demie", "J’arrive à sept heures et demie"),
        (
            "Quand je sors du cabinet l'ecole est fermée",
            "quand je sors du cabinet l’école est fermée",
        ),
        ("c'est quand même triste, non?", "c’est quand même triste, non ?"),
        ("« Je connais sa voix, pas son visage »", "je connais sa voix, pas son visage"),
        ("L'infirmière du bourg - je connais sa voix", "L’infirmière du bourg, je connais sa voix"),
        ("...et quand je sors du cabinet...", "et quand je sors du cabinet"),
    ],
)
def test_typography_does_not_hide_an_extract(quoted: str, there: str | None) -> None:
    if there is None:
        assert locate_extract(quoted, [OWN]).location is None
    else:
        assert found(quoted) == (LocateMethod.TYPOGRAPHY, there)


def test_hesitations_left_out_of_the_extract_are_found_as_a_small_difference() -> None:
    method, there = found("Le temps, le temps surtout.")
    assert (method, there) == (LocateMethod.APPROXIMATE, "Le temps, euh… le temps surtout.")


@pytest.mark.parametrize("gap", ["[…]", "[...]", "(...)", "(…)", "...", "…", " [ … ] "])
def test_parts_around_a_gap_become_one_span_that_covers_them(gap: str) -> None:
    outcome = locate_extract(f"J'arrive à sept heures et demie {gap} l'école est fermée", [OWN])
    assert outcome.location is not None
    assert outcome.location.method is LocateMethod.GAPS
    assert outcome.location.matched_text.startswith("J’arrive à sept")
    assert outcome.location.matched_text.endswith("l’école est fermée")
    assert [part.cut(OWN.text) for part in outcome.location.parts] == [
        "J’arrive à sept heures et demie",
        "l’école est fermée",
    ]


def test_parts_in_another_order_or_too_far_apart_are_not_one_extract() -> None:
    back = locate_extract("l'école est fermée depuis longtemps [...] J'arrive à sept heures", [OWN])
    assert back.location is None
    far = WordIndex("s", Transcript("le début du récit " + "oui " * 200 + "la fin du récit"))
    apart = locate_extract("le début du récit [...] la fin du récit", [far])
    assert apart.location is None
    assert apart.reason is not None
    assert "far apart" in apart.reason.text
    half = locate_extract("le début du récit [...] rien de cela ici présent", [far])
    assert half.reason is not None
    assert half.reason.text == "Only a part of the extract was found."


@pytest.mark.parametrize(
    "quoted",
    [
        "On ne se parle pas vraiment. L'infirmiere du bourg, je conais sa voix, pas son visage",
        "quand je sors du cabinet l'école est fermée depuis longtemps. Voilà !",
        "On se croise entre deux portes, on se parle pas vraiment. L'infirmière du bourg",
    ],
)
def test_typing_errors_and_dropped_words_are_tolerated(quoted: str) -> None:
    outcome = locate_extract(quoted, [OWN])
    assert outcome.location is not None
    assert outcome.location.method is LocateMethod.APPROXIMATE
    assert 85 <= outcome.location.score < 100
    assert outcome.location.matched_text.split()[0].casefold() == quoted.split()[0].casefold()


def test_what_nobody_said_is_not_found_and_says_so() -> None:
    outcome = locate_extract("Les réunions du soir me fatiguent énormément", [OWN])
    assert (outcome.location, outcome.places) == (None, ())
    assert outcome.reason is not None
    assert outcome.reason.text == "No transcript holds these words."
    for nothing in ("", " … ", "[...]"):
        empty = locate_extract(nothing, [OWN])
        assert empty.reason is not None
        assert empty.reason.text == "The extract holds no word."


def test_a_short_extract_is_never_found_inside_a_word() -> None:
    assert locate_extract("cole", [OWN]).location is None
    assert found("école")[1] == "école"


def test_a_respondent_is_preferred_to_the_interviewer_repeating_it() -> None:
    outcome = locate_extract("le temps surtout.", [OWN])
    assert outcome.location is not None
    assert outcome.location.in_respondent_turn
    assert not outcome.is_ambiguous
    asked = locate_extract("Et les collègues ?", [OWN])
    assert asked.location is not None
    assert not asked.location.in_respondent_turn


def test_several_places_are_all_reported() -> None:
    twice = WordIndex("s", Transcript("Oui, c’est vrai. Non. Oui, c’est vrai."))
    outcome = locate_extract("oui c'est vrai", [twice])
    assert [place.span.start for place in outcome.places] == [0, 22]
    assert outcome.is_ambiguous
    assert outcome.location == outcome.places[0]
    assert outcome.reason is not None


def test_the_participants_own_transcripts_come_first_and_elsewhere_is_said() -> None:
    other = WordIndex("s2", Transcript("Ah, on ne se parle pas vraiment. Les réunions du soir."))
    own = locate_extract("on ne se parle pas vraiment", [OWN], [other])
    assert (own.elsewhere, own.is_ambiguous) == (False, False)
    assert own.location is not None
    assert own.location.source_id == "s1"
    away = locate_extract("Les réunions du soir", [OWN], [other])
    assert away.elsewhere
    assert away.location is not None
    assert away.location.source_id == "s2"


WORDS = ["marée", "été", "cœur", "l’île", "hôpital", "sept", "non", "oui", "Noël", "porte-clé"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40), st.data())
def test_every_stretch_of_a_text_is_found_where_its_words_stand(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    index = WordIndex("s", Transcript(text))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    quoted = " ".join(words[first:last])
    start = len(" ".join(words[:first])) + (1 if first else 0)
    true_span = Span(start, start + len(quoted))
    typed = quoted.replace("’", "'").replace("œ", "oe").replace("-", " ").upper()
    for extract in (quoted, typed, f"« {typed} »", f"…{quoted}…"):
        outcome = locate_extract(extract, [index])
        assert true_span in [place.span for place in outcome.places]


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=200))
def test_whatever_is_asked_the_answer_is_text_of_the_transcript(extract: str, text: str) -> None:
    outcome: LocateOutcome = locate_extract(extract, [WordIndex("s", Transcript(text))])
    for place in outcome.places:
        assert place.span.cut(text) == place.matched_text
        assert 0 <= place.score <= 100
    assert (outcome.location is None) == (not outcome.places)
    assert outcome.location is not None or outcome.reason is not None


def test_two_hundred_mistyped_extracts_are_found_in_a_hundred_thousand_words() -> None:
    rng = random.Random(7)
    vocabulary = ["".join(rng.choices("aeioulmnprst", k=rng.randint(2, 9))) for _ in range(3000)]
    weights = [1 / (rank + 1) for rank in range(len(vocabulary))]
    indexes, quotes = [], []
    for source in range(10):
        words = rng.choices(vocabulary, weights, k=10_000)
        indexes.append(WordIndex(f"s{source}", Transcript(" ".join(words))))
        for _ in range(20):
            first = rng.randrange(9_900)
            quoted = words[first : first + rng.randint(8, 60)]
            quoted[3] = quoted[3][::-1] + "x"
            quotes.append((source, " ".join(quoted)))
    right = sum(
        (place := locate_extract(quote, indexes).location) is not None
        and place.source_id == f"s{source}"
        for source, quote in quotes
    )
    assert right >= 190


@pytest.mark.parametrize(
    ("quoted", "there"),
    [
        (
            "On se débriefe tous les jeudis midi, avec Thomas.",
            "On se débriefe tous les jeudis midi, avec [Personne 5].",
        ),
        (
            "un sentiment d'échec quand le patient finit aux urgences",
            "un sentiment d'échec quand le patient finit aux [Organisation 1]",
        ),
        (
            "Thomas nous appelle avant chaque réunion",
            "[Personne 5] nous appelle avant chaque réunion",
        ),
    ],
)
def test_a_quote_from_before_a_name_was_replaced_keeps_the_place_of_the_name(
    quoted: str, there: str
) -> None:
    text = (
        "On se débriefe tous les jeudis midi, avec [Personne 5]. C'est un sentiment d'échec quand "
        "le patient finit aux [Organisation 1], vous savez. Et [Personne 5] nous appelle avant "
        "chaque réunion."
    )
    own = WordIndex("s1", Transcript(text, (Turn(Span(0, len(text)), Role.RESPONDENT, "R"),)))
    method, matched = found(quoted, own)
    assert method is LocateMethod.APPROXIMATE
    assert matched == there
