"""Rounds of triangulation, decisions, copies that come back."""

from __future__ import annotations

from pathlib import Path

from qualcode.model.adjudication import Decision
from qualcode.model.disagreement import PlaceKind
from qualcode.services import (
    adjudication,
    codings,
    comparison,
    copies,
    merge,
    reading,
    rounds,
    studies,
)
from qualcode.services.adjudication import Choice
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import code_named
from tests.services.undo_cases.case import Case

NEITHER = Choice(Decision.NEITHER)


def _begin(study: OpenStudy, *, blind: bool) -> None:
    pair = [c.id for c in studies.describe(study).coders]
    rounds.start_round(study, pair, [s.id for s in reading.list_sources(study)], blind=blind)


def _blind(study: OpenStudy) -> None:
    _begin(study, blind=True)


def _open(study: OpenStudy) -> None:
    _begin(study, blind=False)


def _declare(study: OpenStudy) -> None:
    noun = rounds.find_round(study)
    rounds.declare_finished(study, noun.id, noun.source_ids)


def _declared(study: OpenStudy) -> None:
    _blind(study)
    _declare(study)


def _take_back_declaration(study: OpenStudy) -> None:
    noun = rounds.find_round(study)
    rounds.take_back_declaration(study, noun.id, noun.source_ids)


def _first_key(study: OpenStudy) -> tuple[str, str]:
    compared = comparison.compare_round(study)
    return compared.round.id, compared.places[0].key


def _decide(study: OpenStudy) -> None:
    round_id, key = _first_key(study)
    whose = comparison.compare_round(study).place(key).sides[0].coder_id
    adjudication.decide(study, round_id, key, Choice(Decision.ONE, whose), reason="oui")


def _decided(study: OpenStudy) -> None:
    _open(study)
    _decide(study)


def _copy_of(study: OpenStudy) -> Path:
    return study.file.path.parent / "copie.qualcode"


def _worked_in_a_copy(study: OpenStudy) -> None:
    copy = copies.copy_study(study, _copy_of(study))
    with studies.open_study(copy, coder="Samira", remember=False) as there:
        codings.code_words(there, "M1", code_named(there, "Argent").id, "il faudrait être payé")


CASES = {
    "declare_finished": Case(_declare, _blind),
    "take_back_declaration": Case(_take_back_declaration, _declared),
    "close_round": Case(lambda s: rounds.close_round(s, rounds.find_round(s).id), _open),
    "decide": Case(_decide, _open),
    "decide_many": Case(
        lambda s: adjudication.decide_kind(s, rounds.find_round(s).id, PlaceKind.OMISSION, NEITHER),
        _open,
    ),
    "take_back_decision": Case(
        lambda s: adjudication.take_back_decision(s, *_first_key(s)), _decided
    ),
    "discuss": Case(lambda s: adjudication.discuss(s, *_first_key(s), "Pourquoi ?"), _open),
    "merge": Case(lambda s: merge.merge_copy(s, _copy_of(s)), _worked_in_a_copy),
}
