"""What was found in many texts becomes entities: forms of one name are one, others stay apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, repeat

import pytest

from qualcode.anonymise import Candidate, Tier
from qualcode.anonymise.entity import Entity, Place
from qualcode.anonymise.gathering import Found, gather, same_person
from qualcode.engines.lexicon import ShippedLexicon
from qualcode.model import IdentifierKind, Span
from qualcode.wording import Message

PERSON, PLACE = IdentifierKind.PERSON, IdentifierKind.PLACE


def _gathered(
    lexicon: ShippedLexicon,
    *forms: str,
    kind: IdentifierKind = PERSON,
    kinds: tuple[IdentifierKind, ...] = (),
    known: tuple[Entity, ...] = (),
) -> tuple[Entity, ...]:
    found = []
    for start, (form, its) in enumerate(zip(forms, kinds or repeat(kind), strict=False)):
        span = Span(100 * start, 100 * start + len(form))
        one = Candidate(span, form, its, (Message("title"),), 0.9, Tier.SURE)
        found.append(Found(one, Place("source", span), "M1"))
    numbers = count(1)
    return gather(
        found,
        known,
        lexicon,
        language="fr",
        policies={},
        new_id=lambda: f"new {next(numbers)}",
    )


def test_case_accents_hyphens_and_titles_make_no_other_entity(lexicon: ShippedLexicon) -> None:
    (entity,) = _gathered(lexicon, "Dr Castérac", "CASTÉRAC", "docteur casterac", "Castérac")
    assert entity.form == "Castérac"
    assert set(entity.variants) >= {"Dr Castérac", "CASTÉRAC", "docteur casterac"}


@pytest.mark.parametrize(
    ("short", "long"), [("St-Vrain", "Saint Vrain"), ("Ste Hélène", "Sainte-Helene")]
)
def test_st_and_saint_are_the_same_place(lexicon: ShippedLexicon, short: str, long: str) -> None:
    (entity,) = _gathered(lexicon, short, long, kind=PLACE)
    assert set(entity.variants) == {short, long}


def test_a_surname_alone_is_proposed_never_merged(lexicon: ShippedLexicon) -> None:
    entities = _gathered(lexicon, "Bernard Castérac", "Castérac", "Dr Castérac", "Lemoine")
    assert len(entities) == 3
    (pair,) = same_person(entities)
    forms = {entity.id: entity.form for entity in entities}
    assert {forms[pair.first_id], forms[pair.second_id]} == {"Bernard Castérac", "Castérac"}
    assert pair.reason.text == "same surname"


def test_who_a_merged_person_may_be_is_told_by_each_of_the_names(lexicon: ShippedLexicon) -> None:
    one, other = _gathered(lexicon, "Bernard", "docteur Castérac")
    merged = replace(one, variants=("Bernard", "Dr Bernard Castérac"))
    (pair,) = same_person((merged, other))
    assert pair.reason.text == "same surname"


def test_what_names_a_person_here_and_a_town_there_is_never_sure(lexicon: ShippedLexicon) -> None:
    cued = [("monsieur Vernoux", PERSON), ("Vernoux", PLACE), ("Monsieur Vernoux", PERSON)]
    (entity,) = _gathered(lexicon, *(form for form, _ in cued), kinds=tuple(k for _, k in cued))
    assert entity.tier is Tier.REVIEW
    (entity,) = _gathered(lexicon, "monsieur Vernoux", "Vernoux", kind=PERSON)
    assert entity.tier is Tier.SURE


def test_a_person_and_a_place_are_never_proposed_as_one(lexicon: ShippedLexicon) -> None:
    person, place = (
        *_gathered(lexicon, "Vernoux"),
        *_gathered(lexicon, "Vernoux-en-Plaine", kind=PLACE),
    )
    assert same_person((person, place)) == ()


def test_what_an_older_review_told_apart_stays_apart(lexicon: ShippedLexicon) -> None:
    (long,) = _gathered(lexicon, "Saint Vrain", kind=PLACE)
    (short,) = _gathered(lexicon, "St-Vrain", kind=PLACE)
    both = (replace(long, id="long"), replace(short, id="short"))
    after = _gathered(lexicon, "Lemoine", "St-Vrain", "Saint Vrain", kind=PLACE, known=both)
    spotted = {entity.id: [one.form for one in entity.spotted] for entity in after}
    assert spotted["short"] == ["St-Vrain", "St-Vrain"]
    assert spotted["long"] == ["Saint Vrain", "Saint Vrain"]


def test_every_new_mention_of_merged_forms_is_kept(lexicon: ShippedLexicon) -> None:
    (merged,) = _gathered(lexicon, "Castérac")
    merged = replace(merged, id="merged", variants=(*merged.variants, "Nanou"))
    (after,) = _gathered(lexicon, "Lemoine", "Castérac", "Nanou", known=(merged,))[-1:]
    assert [one.form for one in after.spotted] == ["Castérac", "Castérac", "Nanou"]
