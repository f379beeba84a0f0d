"""What the entities of a study would replace in a text."""

from __future__ import annotations

from dataclasses import replace

from qualcode.anonymise.entity import Decision, Entity, Exemption, Place, Policy, Spotted
from qualcode.anonymise.identifiers import Tier
from qualcode.anonymise.plan import Plan
from qualcode.model import IdentifierKind, OffsetMap, Span

TEXT = "Madame Rivet travaille à l’hôpital de Corvenay. Rivet aime Corvenay."


def entity(form: str, replacement: str, kind: IdentifierKind = IdentifierKind.PERSON) -> Entity:
    return Entity(
        form, form, kind, Tier.SURE, (form,), replacement=replacement, decision=Decision.ACCEPTED
    )


def outcome(*entities: Entity, text: str = TEXT) -> str:
    plan = Plan(entities, needs_capitals=lambda _: True)
    return OffsetMap(plan.edits(text, "s1", "M1")).apply(text)


def test_every_mention_of_an_accepted_entity_is_replaced() -> None:
    assert outcome(entity("Rivet", "[P1]")).count("[P1]") == 2


def test_the_wider_mention_takes_the_narrower_one_with_it() -> None:
    hospital = entity("hôpital de Corvenay", "[H1]", IdentifierKind.ORGANISATION)
    town = entity("Corvenay", "[V1]", IdentifierKind.PLACE)
    assert outcome(hospital, town).endswith("l’[H1]. Rivet aime [V1].")


def test_a_rejected_wider_form_does_not_shelter_a_name_inside_it() -> None:
    hospital = replace(entity("hôpital de Corvenay", "[H1]"), decision=Decision.REJECTED)
    assert "Corvenay" not in outcome(hospital, entity("Corvenay", "[V1]"))


def test_a_mention_made_an_exception_of_stays_and_the_others_go() -> None:
    start = TEXT.rindex("Rivet")
    place = Place("s1", Span(start, start + 5))
    kept = replace(entity("Rivet", "[P1]"), exemptions=(Exemption(place),))
    assert outcome(kept) == TEXT.replace("Rivet", "[P1]", 1)


def test_an_exception_may_have_a_replacement_of_its_own() -> None:
    start = TEXT.rindex("Rivet")
    place = Place("s1", Span(start, start + 5))
    other = replace(entity("Rivet", "[P1]"), exemptions=(Exemption(place, "[sa sœur]"),))
    assert "[sa sœur] aime" in outcome(other)


def test_a_name_that_is_a_word_is_replaced_only_where_it_was_seen() -> None:
    text = "Petit à petit. Petit est venu."
    start = text.rindex("Petit")
    seen = Spotted(Place("s1", Span(start, start + 5)), "Petit", Tier.SURE)
    small = replace(entity("Petit", "[P1]"), everywhere=False, spotted=(seen,))
    assert outcome(small, text=text) == "Petit à petit. [P1] est venu."


def test_a_kept_entity_stays() -> None:
    assert outcome(replace(entity("Rivet", ""), policy=Policy.KEEP)) == TEXT


def test_a_passage_nobody_decided_on_stays() -> None:
    passage = replace(
        entity("Rivet aime Corvenay", "[…]", IdentifierKind.CONTEXT), decision=Decision.PROPOSED
    )
    assert outcome(passage) == TEXT


def test_a_place_nobody_decided_on_is_replaced_as_proposed() -> None:
    town = replace(entity("Corvenay", "[V1]", IdentifierKind.PLACE), decision=Decision.PROPOSED)
    assert "Corvenay" not in outcome(town)
