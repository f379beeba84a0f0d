"""Detection over whole interviews: what it reaches, what it must not do."""

from __future__ import annotations

import gzip
import itertools
import random
import re
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.anonymise import (
    Candidate,
    DetectionSettings,
    Evaluation,
    GoldSpan,
    Tier,
    detect,
    evaluate,
)
from qualcode.engines.lexicon import ShippedLexicon, load_lexicon
from qualcode.engines.lexicon.tables import FOLDER
from qualcode.model import IdentifierKind, Role, Span, Turn
from qualcode.wording import render


def _measure(lexicon: ShippedLexicon, interviews: Any, *, lower: bool = False) -> list[Evaluation]:
    measured = []
    for one in interviews:
        text = one.text.lower() if lower else one.text
        found = detect(text, lexicon, DetectionSettings(language=one.language))
        measured.append(evaluate(text, found, one.gold))
    return measured


def _share(measured: list[Evaluation], group: str, rate: str) -> float:
    counts = [getattr(one, group) for one in measured]
    total = sum(count.n for count in counts)
    return float(sum(count.n * (getattr(count, rate) or 0) for count in counts) / total)


@pytest.fixture(scope="module")
def measured(lexicon: ShippedLexicon, interviews: Any) -> list[Evaluation]:
    return _measure(lexicon, [one for one in interviews if one.name != "bibliothecaire_asr.fr"])


def test_nearly_all_proper_names_are_found(measured: list[Evaluation]) -> None:
    assert _share(measured, "proper_names", "recall_overlap") >= 0.98


def test_most_names_are_found_to_the_last_letter(measured: list[Evaluation]) -> None:
    assert _share(measured, "proper_names", "recall_full") >= 0.95


def test_dates_and_ages_are_found(measured: list[Evaluation]) -> None:
    assert _share(measured, "dates_ages", "recall_overlap") >= 0.98


def test_every_number_and_address_is_found(measured: list[Evaluation]) -> None:
    assert _share(measured, "structured", "recall_full") == 1


def test_passages_to_re_read_hold_most_of_the_context(
    lexicon: ShippedLexicon, interviews: Any
) -> None:
    # these short interviews hold more than twice as much of it as a real one: twice the flags
    settings = {lang: DetectionSettings(language=lang, context_per_1000=6) for lang in ("fr", "en")}
    measured = [
        evaluate(one.text, detect(one.text, lexicon, settings[one.language]), one.gold)
        for one in interviews
    ]
    assert _share(measured, "context", "recall_overlap") >= 0.7


def test_false_decisions_stay_under_three_per_thousand_words(measured: list[Evaluation]) -> None:
    words = sum(one.words for one in measured)
    assert 1000 * sum(len(one.false) for one in measured) / words <= 3


def test_the_sure_tier_is_hardly_ever_wrong(measured: list[Evaluation]) -> None:
    wrong = [one for each in measured for one in each.false if one.tier is Tier.SURE]
    assert len(wrong) <= 1, [one.text for one in wrong]


def test_lower_case_transcripts_lose_little(lexicon: ShippedLexicon, interviews: Any) -> None:
    lower = _measure(lexicon, [one for one in interviews if one.language == "fr"], lower=True)
    assert _share(lower, "proper_names", "recall_overlap") >= 0.88


def test_passages_to_re_read_stay_few(lexicon: ShippedLexicon, interviews: Any) -> None:
    text = "\n".join(one.text for one in interviews if one.language == "fr")
    found = detect(text, lexicon)
    flags = [one for one in found if one.kind is IdentifierKind.CONTEXT]
    assert 1000 * len(flags) / evaluate(text, found, ()).words <= 3.1


@pytest.mark.parametrize("seed", range(6))
def test_names_swapped_at_random_are_found_as_well(
    lexicon: ShippedLexicon, interviews: Any, seed: int
) -> None:
    rng, communes = random.Random(seed), _communes()
    n = found_n = 0
    for one in interviews:
        if one.language != "fr" or one.name.endswith("_asr.fr"):
            continue
        text, gold = _swapped(one, rng, communes)
        recall = evaluate(text, detect(text, lexicon), gold).proper_names
        n += recall.n
        found_n += round(recall.n * (recall.recall_overlap or 0))
    assert found_n / n >= 0.97


def _communes() -> list[str]:
    rows = gzip.decompress((FOLDER / "tables" / "communes.tsv.gz").read_bytes()).decode()
    return [row.split("\t")[1] for row in rows.splitlines()]


def _swapped(one: Any, rng: random.Random, communes: list[str]) -> tuple[str, list[GoldSpan]]:
    """The interview with every place another commune, every plain name of a person a made-up one."""
    pieces: list[str] = []
    gold: list[GoldSpan] = []
    renamed: dict[tuple[str, IdentifierKind], str] = {}
    length = reached = 0
    for mark in one.gold:
        said = mark.span.cut(one.text)
        new = said
        if mark.identifying and not re.search(r"\d|\.$", said) and "chez" not in said:
            if mark.kind is IdentifierKind.PLACE:
                new = renamed.setdefault((said, mark.kind), rng.choice(communes))
            elif mark.kind is IdentifierKind.PERSON and " " not in said:
                new = renamed.setdefault((said, mark.kind), _syllables(rng))
        pieces += [one.text[reached : mark.span.start], new]
        start = length + mark.span.start - reached
        gold.append(GoldSpan(Span(start, start + len(new)), mark.kind, mark.identifying))
        length, reached = start + len(new), mark.span.end
    return "".join([*pieces, one.text[reached:]]), gold


def _syllables(rng: random.Random) -> str:
    return "".join(rng.choice("bcdfglmnprtv") + rng.choice("aeiou") for _ in range(4)).capitalize()


def test_candidates_are_sorted_and_names_do_not_overlap(
    lexicon: ShippedLexicon, interviews: Any
) -> None:
    for one in interviews:
        found = detect(one.text, lexicon, DetectionSettings(language=one.language))
        for layer in (True, False):
            spans = [c.span for c in found if c.is_replaced is layer]
            assert spans == sorted(spans)
            assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_reasons_are_sentences_in_both_languages(lexicon: ShippedLexicon) -> None:
    (found,) = detect("Je vis à Quimperlé.", lexicon)
    assert render(found.reasons[0], "fr") == "commune, après «\u00a0à\u00a0»"
    assert render(found.reasons[0], "en") == "commune, after “à”"


def test_seeds_are_found_whatever_their_letters(lexicon: ShippedLexicon) -> None:
    settings = DetectionSettings(seeds=("Rose-Hélène Petit", "la Source"))
    found = detect("on est allés à LA SOURCE avec rose helene petit.", lexicon, settings)
    assert [one.text for one in found if one.tier is Tier.SURE] == [
        "LA SOURCE",
        "rose helene petit",
    ]


def test_turns_tell_where_a_sentence_starts(lexicon: ShippedLexicon) -> None:
    text = "Vous êtes là\nGrave hein"
    turns = (
        Turn(Span(0, 12), Role.INTERVIEWER, "Q"),
        Turn(Span(13, 23), Role.RESPONDENT, "R"),
    )
    assert detect(text, lexicon, turns=turns) == ()


def test_speaker_labels_with_a_name_are_found_and_codes_are_not(lexicon: ShippedLexicon) -> None:
    text = "M3 : oui.\nMN : et alors ?\nLudivine : non.\nM3 : bon.\nMN : merci.\nLudivine : voilà."
    assert {one.text for one in detect(text, lexicon)} == {"Ludivine"}


def test_a_model_may_add_names_and_take_none_away(lexicon: ShippedLexicon) -> None:
    from qualcode.anonymise import ModelSpan

    text = "Avec Ludivine on a fait la route."
    said = (ModelSpan(Span(26, 32), IdentifierKind.PLACE),)
    assert detect(text, lexicon) == detect(text, lexicon, model_spans=said)


@given(
    st.text(alphabet=string.printable + "éèàçœÉÀ’«»…–\u00a0", max_size=200),
    st.sampled_from(["fr", "en"]),
)
def test_any_text_gives_candidates_that_quote_it(text: str, language: str) -> None:
    found: tuple[Candidate, ...] = detect(
        text, load_lexicon(), DetectionSettings(language=language)
    )
    assert all(one.span.cut(text) == one.text for one in found)


def test_an_empty_text_holds_nothing(lexicon: ShippedLexicon) -> None:
    assert detect("", lexicon) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Il y avait Zirbelle et Mr Drouvat au comptoir.", ["Zirbelle", "Mr Drouvat"]),
        ("On passait chez Zirbelle, Drouvat, le soir.", ["Zirbelle", "Drouvat"]),
        ("On parlait de Fabienne Zirbelle hier.", ["Fabienne Zirbelle"]),
    ],
)
def test_people_the_model_saw_as_one_are_told_apart(
    text: str, named: list[str], lexicon: ShippedLexicon
) -> None:
    from qualcode.anonymise import ModelSpan

    start = text.find("de Fab") if "de Fab" in text else text.find("Zirbelle")
    end = text.rfind("Zirbelle") + 8 if "de Fab" in text else text.find("Drouvat") + 7
    said = (ModelSpan(Span(start, end), IdentifierKind.PERSON),)
    assert [one.text for one in detect(text, lexicon, model_spans=said)] == named


def test_the_de_of_a_family_stays_where_the_model_saw_it(lexicon: ShippedLexicon) -> None:
    from qualcode.anonymise import ModelSpan

    said = (ModelSpan(Span(13, 21), IdentifierKind.PERSON),)
    text = "Je repensais de Costa, qui tient la scierie."
    assert "de Costa" in [one.text for one in detect(text, lexicon, model_spans=said)]
