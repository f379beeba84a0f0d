"""Mentions grouped, merges proposed, nothing merged by itself."""

from __future__ import annotations

from qualcode.anonymise.entity_proposals import Mention, bare_form, propose_entities, propose_merges
from qualcode.model import IdentifierKind, Span

PERSON, PLACE = IdentifierKind.PERSON, IdentifierKind.PLACE


def _mentions(*forms: str, kind: IdentifierKind = PERSON) -> list[Mention]:
    return [Mention("M1", Span(i, i + len(form)), form, kind) for i, form in enumerate(forms)]


def test_case_accents_hyphens_and_titles_make_no_other_entity() -> None:
    (entity,) = propose_entities(_mentions("Dr Durand", "DURAND", "docteur durand", "Durand"))
    assert entity.canonical == "Durand"
    assert entity.variants == ("Dr Durand", "DURAND", "docteur durand", "Durand")


def test_saint_and_st_are_the_same_place() -> None:
    places = propose_entities(_mentions("St-Jean", "Saint Jean", kind=PLACE))
    assert len(places) == 1


def test_a_surname_alone_is_proposed_never_merged() -> None:
    entities = propose_entities(_mentions("Bernard Castérac", "Castérac", "Dr Castérac"))
    assert len(entities) == 2
    (merge,) = propose_merges(entities)
    assert {merge.first, merge.second} == {"Bernard Castérac", "Castérac"}
    assert merge.reason.text == "same surname"


def test_an_initial_and_a_misspelling_are_proposed() -> None:
    entities = propose_entities(_mentions("Durand", "D.", "Durnad", "Lemoine"))
    proposed = {frozenset((m.first, m.second)) for m in propose_merges(entities)}
    assert proposed == {frozenset(("Durand", "D.")), frozenset(("Durand", "Durnad")),
                        frozenset(("Durnad", "D."))}  # fmt: skip


def test_a_person_and_a_place_of_one_name_stay_apart() -> None:
    entities = propose_entities([*_mentions("Laval"), *_mentions("Laval", kind=PLACE)])
    assert len(entities) == 2
    assert propose_merges(entities) == ()


def test_a_form_that_is_only_a_title_stays() -> None:
    assert bare_form("Docteur") == "Docteur"
