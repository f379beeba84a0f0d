"""How good suggestions were by code: counted by extract, whatever else an extract has."""

from __future__ import annotations

from qualcode.suggestion.decisions import quality

TIME, MONEY, PLACE = 0, 1, 2


def test_a_suggestion_is_right_where_the_extract_has_the_code_beside_another() -> None:
    # the first extract has two codes, and time is suggested for it, once for each
    own = [TIME, MONEY, MONEY, PLACE]
    ranked = [
        [TIME, MONEY, PLACE],
        [TIME, PLACE, MONEY],
        [TIME, MONEY, PLACE],
        [PLACE, TIME, MONEY],
    ]
    time, money, place = quality(("time", "money", "place"), own, ranked, [7, 7, 8, 9])
    assert time.precision == 0.5, "suggested for two extracts, one of which has it"
    assert time.recall is None, "one extract says nothing of recall"
    assert (money.n_extracts, money.precision, money.recall) == (2, None, 0.0)
    assert place.precision == 1.0


def test_codings_of_overlapping_words_are_one_place_for_precision_and_for_recall() -> None:
    # two people marked the first place a little differently: one wording finds it, the other does not
    own = [TIME, TIME, TIME, MONEY]
    ranked = [[TIME, MONEY], [MONEY, PLACE], [MONEY, TIME], [MONEY, TIME]]
    time, money = quality(("time", "money", "place"), own, ranked, [1, 1, 2, 3])
    assert (time.n_extracts, time.precision, time.recall, time.recall_at_5) == (2, 1.0, 0.5, 1.0)
    assert (money.precision, money.recall) == (1 / 3, None), "suggested for three places, of one"
