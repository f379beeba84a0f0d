"""A name given by hand with its title is found without it too, and with any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.anonymise.bare_name import bare_name
from qualcode.engines.lexicon import load_lexicon
from qualcode.services import anonymise, reading, release, review
from qualcode.services.entity_store import Seed
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import bring_in, make_study

TALK = """Enquêtrice : Qui vient le mardi ?
Aidante 1 : C’est madame quervadec. Enfin quervadec, on l’attend toujours, la quervadec.
"""


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("madame Quervadec", "Quervadec"), ("Dr. Quervadec", "Quervadec"),
        ("le docteur Quervadec", "le docteur Quervadec"), ("M. le maire", "M. le maire"),
        ("Mme Petit", "Mme Petit"), ("Madame", "Madame"), ("Quervadec Anne", "Quervadec Anne"),
        ("monsieur  le Quervadec", "le Quervadec"), ("Mrs Ashdown-Pell", "Ashdown-Pell"),
        ("  ", ""),
    ],
)  # fmt: skip
def test_the_title_goes_unless_an_everyday_word_would_be_left(typed: str, sought: str) -> None:
    assert bare_name(typed, load_lexicon()) == sought


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    made = make_study(tmp_path)
    bring_in(made, A1=TALK)
    return made


def released(study: OpenStudy) -> str:
    release.release_reviewed(study)
    return reading.all_transcripts(study)[reading.find_source(study, "A1").id].text


def test_a_seed_with_a_title_is_found_everywhere_for_its_participant(study: OpenStudy) -> None:
    anonymise.propose(study, seeds=[Seed("madame Quervadec", "A7")], use_model=False)
    review.accept(study, [e.id for e in review.list_entities(study)])
    text = released(study)
    assert "quervadec" not in text
    assert text.count("[A7]") == 3


def test_a_name_added_in_the_review_with_a_title_too(study: OpenStudy) -> None:
    anonymise.propose(study, use_model=False)
    review.reject(study, [e.id for e in review.list_entities(study)])
    review.add_by_hand(study, "madame quervadec", replacement="[aide]")
    text = released(study)
    assert "quervadec" not in text
    assert text.count("[aide]") == 3
