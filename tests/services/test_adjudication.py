"""Rounds of triangulation: declared, opened, compared, settled into a consensus, undone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qualcode.errors import (
    BadInputError,
    ConflictError,
    NotAllowedError,
    NotFoundError,
    RefusedError,
)
from qualcode.model import CoderKind, Span
from qualcode.model.adjudication import Decision, Stage
from qualcode.model.disagreement import PlaceKind
from qualcode.services import adjudication, coders, codings, comparison, history, reading, rounds
from qualcode.services.adjudication import Choice
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message
from tests.services.small_study import code_named, rows_of
from tests.services.two_coders import compared_study, declare, id_of, put, start, study_for_two


def consensus_of(study: OpenStudy) -> list[tuple[str, str]]:
    held = {c.id for c in coders.list_coders(study) if c.kind is CoderKind.CONSENSUS}
    return [(c.code_id, c.segment.quote) for c in codings.list_codings(study) if c.coder_id in held]


def key_of(study: OpenStudy, kind: PlaceKind) -> tuple[str, str]:
    compared = comparison.compare_round(study)
    place = next(p for p in compared.places if p.kind is kind)
    return compared.round.id, place.key


def test_a_comparison_opens_once_every_coder_is_finished_and_only_for_who_may(
    tmp_path: Path,
) -> None:
    with study_for_two(tmp_path) as study:
        noun = start(study)
        declare(study, noun, "Anne")
        with pytest.raises(RefusedError, match="Samira"):
            rounds.open_comparison(study, noun.id)
        declare(study, noun, "Samira")
        study.act_as("Samira")
        with pytest.raises(NotAllowedError):
            rounds.open_comparison(study, noun.id)
        study.act_as("Lucas")  # the supervisor
        opened = rounds.open_comparison(study, noun.id)
        assert not opened.blind_ids
        assert all(s.opened_by == id_of(study, "Lucas") for s in opened.sources)


def test_going_on_coding_is_possible_until_the_comparison_is_open(tmp_path: Path) -> None:
    with study_for_two(tmp_path) as study:
        noun = start(study)
        declare(study, noun, "Anne", "Samira")
        rounds.take_back_declaration(study, noun.id, noun.source_ids[:1])
        with pytest.raises(RefusedError):
            rounds.open_comparison(study, noun.id, noun.source_ids[:1])
        rounds.open_comparison(study, noun.id, noun.source_ids[1:])
        with pytest.raises(RefusedError, match="ouverte"):
            rounds.take_back_declaration(study, noun.id, noun.source_ids[1:])
        assert rounds.find_round(study).blind_ids == {noun.source_ids[0]}


def test_a_round_needs_two_people_and_a_transcript_nobody_else_codes_blind(tmp_path: Path) -> None:
    with study_for_two(tmp_path) as study:
        noun = start(study)
        with pytest.raises(ConflictError):
            start(study, "M1")
        with pytest.raises(BadInputError):
            rounds.start_round(study, [id_of(study, "Anne")], noun.source_ids)
        with pytest.raises(BadInputError):
            rounds.start_round(study, noun.coder_ids, [])


def test_only_somebody_who_does_not_code_in_it_cancels_a_round_begun(tmp_path: Path) -> None:
    with study_for_two(tmp_path) as study:
        noun = start(study)
        put(study, "Samira", "M1", "Temps", "On n'a pas le temps")
        with pytest.raises(RefusedError, match="aveugle"):
            rounds.cancel_round(study, noun.id)
        study.act_as("Lucas")
        rounds.cancel_round(study, noun.id)
        assert rounds.list_rounds(study) == ()
        assert len(codings.list_codings(study)) == 1


def test_a_round_started_by_mistake_over_codings_all_had_seen_is_cancelled(tmp_path: Path) -> None:
    with study_for_two(tmp_path) as study:
        put(study, "Samira", "M1", "Temps", "On n'a pas le temps")
        study.act_as("Anne")
        noun = start(study)
        assert codings.list_codings(study) == ()
        rounds.cancel_round(study, noun.id)
        assert len(codings.list_codings(study)) == 1


def test_every_kind_of_disagreement_is_found(tmp_path: Path) -> None:
    study, _ = compared_study(tmp_path)
    with study:
        compared = comparison.compare_round(study)
        kinds = {p.kind for p in compared.places}
        assert kinds == set(PlaceKind)
        assert compared.progress == comparison.Progress(5, 1, 0, 4)
        weights = [p.disputed for p in compared.disagreements]
        assert weights == sorted(weights, reverse=True)


def test_agreement_is_recorded_before_and_after_discussion(tmp_path: Path) -> None:
    study, noun = compared_study(tmp_path)
    with study:
        adjudication.decide_kind(study, noun.id, PlaceKind.AGREEMENT, Choice(Decision.AGREED))
        for place in comparison.compare_round(study).disagreements:
            choice = Choice(Decision.ONE, id_of(study, "Anne"))
            adjudication.decide(study, noun.id, place.key, choice)
        rounds.close_round(study, noun.id)
        before, after = comparison.compare_round(study).records
        assert (before.stage, after.stage) == (Stage.BEFORE, Stage.AFTER)
        assert before.figures["percent"] < after.figures["percent"] == 1.0
        assert before.figures["places"]["omission"] == 1
        assert after.figures["places"] == {"agreement": 5}
        assert before.created_at <= after.created_at


@pytest.mark.parametrize(
    ("kind", "choice", "expected"),
    [
        (PlaceKind.BOUNDARY, Choice(Decision.WIDER), ["On n'a pas le temps de se réunir, voilà"]),
        (PlaceKind.BOUNDARY, Choice(Decision.NARROWER), ["On n'a pas le temps de se réunir"]),
        (PlaceKind.BOUNDARY, Choice(Decision.BOTH), ["On n'a pas le temps de se réunir, voilà"]),
        (PlaceKind.OTHER_CODE, Choice(Decision.BOTH), ["Le soir, il faudrait être payé"] * 2),
        (PlaceKind.OMISSION, Choice(Decision.NEITHER), []),
        (PlaceKind.AGREEMENT, Choice(Decision.AGREED), ["On n'a pas le temps"]),
    ],
)
def test_a_decision_puts_into_the_consensus_what_it_says(
    tmp_path: Path, kind: PlaceKind, choice: Choice, expected: list[str]
) -> None:
    study, _ = compared_study(tmp_path)
    with study:
        round_id, key = key_of(study, kind)
        adjudication.decide(study, round_id, key, choice, reason="selon la définition")
        assert [quote for _, quote in consensus_of(study)] == expected
        assert comparison.compare_round(study).decisions[key].reason == "selon la définition"


def test_one_coder_s_coding_is_taken_over_with_where_it_comes_from(tmp_path: Path) -> None:
    study, _ = compared_study(tmp_path)
    with study:
        round_id, key = key_of(study, PlaceKind.OTHER_CODE)
        samira = id_of(study, "Samira")
        adjudication.decide(study, round_id, key, Choice(Decision.ONE, samira))
        ((code_id, _),) = consensus_of(study)
        assert code_id == code_named(study, "Temps").id
        origins = [c.origin for c in codings.list_codings(study) if c.origin]
        origin = json.loads(origins[0])
        assert (origin["from"], origin["chosen"], origin["decision"]) == (
            "adjudication",
            samira,
            "one",
        )
        assert len(origin["codings"]) == 2


def test_something_else_may_be_drawn(tmp_path: Path) -> None:
    study, _ = compared_study(tmp_path)
    with study:
        round_id, key = key_of(study, PlaceKind.OMISSION)
        place = comparison.compare_round(study).place(key)
        span = Span(place.span.start, place.span.start + 9)
        redrawn = ((code_named(study, "Freins").id, span),)
        adjudication.decide(study, round_id, key, Choice(Decision.REDRAW, redrawn=redrawn))
        assert [quote for _, quote in consensus_of(study)] == ["sans elle"]
        with pytest.raises(BadInputError):
            adjudication.decide(study, round_id, key, Choice(Decision.REDRAW))


def test_what_does_not_fit_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    study, _ = compared_study(tmp_path)
    with study:
        before = rows_of(study)
        round_id, key = key_of(study, PlaceKind.OTHER_CODE)
        for choice in (Choice(Decision.WIDER), Choice(Decision.NARROWER), Choice(Decision.ONE)):
            with pytest.raises(BadInputError):
                adjudication.decide(study, round_id, key, choice)
        with pytest.raises(NotFoundError):
            adjudication.decide(study, round_id, "gone", Choice(Decision.NEITHER))
        assert rows_of(study) == before


def test_a_new_decision_replaces_the_first_and_undo_brings_it_back(tmp_path: Path) -> None:
    study, _ = compared_study(tmp_path)
    with study:
        round_id, key = key_of(study, PlaceKind.BOUNDARY)
        adjudication.decide(study, round_id, key, Choice(Decision.WIDER))
        first = rows_of(study)
        adjudication.decide(study, round_id, key, Choice(Decision.NEITHER))
        assert consensus_of(study) == []
        history.undo(study)
        assert rows_of(study) == first
        adjudication.take_back_decision(study, round_id, key)
        assert consensus_of(study) == []
        assert comparison.compare_round(study).progress.n_left == 4


def test_many_are_decided_as_one_step(tmp_path: Path) -> None:
    study, noun = compared_study(tmp_path)
    with study:
        before = rows_of(study)
        done = adjudication.decide_kind(
            study, noun.id, PlaceKind.BOUNDARY, Choice(Decision.WIDER), reason="même code"
        )
        assert len(done) == 1
        history.undo(study)
        assert rows_of(study) == before


def test_an_operation_sent_twice_decides_once(tmp_path: Path) -> None:
    study, _ = compared_study(tmp_path)
    with study:
        round_id, key = key_of(study, PlaceKind.BOUNDARY)
        choice = Choice(Decision.WIDER)
        assert adjudication.decide(study, round_id, key, choice, operation_id="op") is not None
        once = rows_of(study)
        assert adjudication.decide(study, round_id, key, choice, operation_id="op") is None
        assert rows_of(study) == once


def test_a_decision_whose_place_is_gone_is_kept_and_said(tmp_path: Path) -> None:
    study, _ = compared_study(tmp_path)
    with study:
        round_id, key = key_of(study, PlaceKind.OMISSION)
        compared = comparison.compare_round(study)
        adjudication.decide(study, round_id, key, Choice(Decision.NEITHER))
        adjudication.discuss(study, round_id, key, "Est-ce un frein ?")
        codings.remove_coding(study, compared.place(key).sides[0].coding_ids[0])
        again = comparison.compare_round(study)
        assert [d.disagreement for d in again.lost] == [key]
        assert again.discussion[key][0].text == "Est-ce un frein ?"


def test_somebody_who_codes_twice_is_compared_with_themselves(tmp_path: Path) -> None:
    with study_for_two(tmp_path) as study:
        noun = rounds.start_round(
            study,
            [id_of(study, "Samira"), id_of(study, "Lucas")],
            [s.id for s in reading.list_sources(study)],
        )
        with study.file.acting("link", Message("linked two coders"), study.coder.id) as change:
            change.update("coder", id_of(study, "Lucas"), same_person_as=id_of(study, "Samira"))
        put(study, "Samira", "M1", "Temps", "On n'a pas le temps")
        study.act_as("Lucas")
        assert codings.list_codings(study) == ()
        study.act_as("Anne")
        put(study, "Lucas", "M1", "Temps", "On n'a pas le temps")
        declare(study, noun, "Samira", "Lucas")
        rounds.open_comparison(study, noun.id)
        assert [p.kind for p in comparison.compare_round(study).places] == [PlaceKind.AGREEMENT]
