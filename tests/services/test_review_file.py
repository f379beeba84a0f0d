"""Mistakes of a hand that edits the review in a spreadsheet: told, and nothing done in silence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.anonymise.entity import Decision, Entity
from qualcode.errors import BadInputError
from qualcode.services import anonymise, participants, review, review_file
from qualcode.services.open_study import OpenStudy
from qualcode.wording import render
from tests.services.small_study import bring_in, make_study

SAID = (
    "Enquêtrice : Bonjour.\n"
    "Brigadier : On est partis de Quimperlé avec Solène Jaffrézou et Morgane Tallec. "
    "Solène Jaffrézou conduisait.\n"
)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    with make_study(tmp_path) as made:
        participants.add_participant(made, "B1")
        bring_in(made, B1=SAID)
        anonymise.propose(made, use_model=False)
        yield made


def named(study: OpenStudy, form: str) -> Entity:
    return next(e for e in review.list_entities(study) if form in e.forms)


def edited(study: OpenStudy, *changes: tuple[str, str, str], again: str = "") -> list[str]:
    """What is told of the review with cells changed, each given as (form, column, words).

    ``again`` is a form whose row stands a second time, rejected.
    """
    rows = list(
        csv.reader(
            io.StringIO(review_file.review_as(study, "csv").decode("utf-8-sig")), delimiter=";"
        )
    )
    place = {name: n for n, name in enumerate(rows[0])}
    by_form = {row[place["forme"]]: row for row in rows[1:]}
    if again:
        second = list(by_form[again])
        second[place["décision"]] = "rejeter"
        rows.append(second)
    for form, column, words in changes:
        by_form[form][place[column]] = words
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(rows)
    done = review_file.apply_review(study, "r.csv", written.getvalue().encode())
    return [render(f.text, "en") for f in done.findings]


def test_a_form_written_over_another_decides_nothing(study: OpenStudy) -> None:
    said = edited(study, ("Quimperlé", "décision", "accepter"), ("Quimperlé", "forme", "Quimper"))
    assert len(said) == 1
    assert "Quimper" in said[0]
    assert named(study, "Quimperlé").decision is Decision.PROPOSED


def test_to_replace_and_to_keep_are_decisions(study: OpenStudy) -> None:
    said = edited(
        study, ("Quimperlé", "décision", "Remplacer"), ("Morgane Tallec", "décision", "garder")
    )
    assert said == []
    assert named(study, "Quimperlé").decision is Decision.ACCEPTED
    assert named(study, "Morgane Tallec").decision is Decision.REJECTED
    assert edited(study, ("Quimperlé", "décision", "refusé")) == []  # as the help says it
    assert named(study, "Quimperlé").decision is Decision.REJECTED


def test_a_participant_nobody_knows_is_told_and_a_known_one_is_taken(study: OpenStudy) -> None:
    assert len(edited(study, ("Morgane Tallec", "participant", "B11"))) == 1
    assert named(study, "Morgane Tallec").participant == ""
    assert edited(study, ("Morgane Tallec", "participant", "b1")) == []
    assert named(study, "Morgane Tallec").replacement == "[B1]"


def test_one_replacement_for_two_people_is_told(study: OpenStudy) -> None:
    same = [(form, "remplacement", "[Collègue]") for form in ("Morgane Tallec", "Solène Jaffrézou")]
    (said,) = edited(study, *same)
    assert "Morgane Tallec" in said
    assert "Solène Jaffrézou" in said


def test_an_element_that_stands_twice_is_told(study: OpenStudy) -> None:
    accepted = ("Morgane Tallec", "décision", "accepter")
    assert len(edited(study, accepted, again="Morgane Tallec")) == 1
    assert named(study, "Morgane Tallec").decision is Decision.REJECTED


def test_who_may_be_the_same_person_stands_beside_each(tmp_path: Path) -> None:
    with make_study(tmp_path) as made:
        bring_in(made, B1=SAID, B2="Enquêtrice : Qui ?\nBrigadier : On a revu Solène hier soir.\n")
        anonymise.propose(made, use_model=False)
        sheet = review_file.review_as(made, "csv").decode("utf-8-sig")
        rows = csv.DictReader(io.StringIO(sheet), delimiter=";")
        alike = {row["forme"]: row["peut-être la même que"] for row in rows}
    assert alike["Solène"] == "Solène Jaffrézou"
    assert alike["Morgane Tallec"] == ""


@pytest.mark.parametrize("content", [b"hello", b"some;other;headings\n", b""])
def test_another_file_is_not_taken_for_a_review_without_decisions(
    study: OpenStudy, content: bytes
) -> None:
    with pytest.raises(BadInputError):
        review_file.apply_review(study, "list.csv", content)


def test_a_form_added_by_a_file_that_is_read_twice_is_added_once(study: OpenStudy) -> None:
    content = (
        "id;forme;décision;remplacement\n;madame Tallec;remplacer;[Amie]\n;Le Faouët;;\n".encode()
    )
    first = review_file.apply_review(study, "r.csv", content)
    stands = review.list_entities(study)
    again = review_file.apply_review(study, "r.csv", content)
    assert (first.n_added, again.n_added) == (2, 0)
    assert review.list_entities(study) == stands
