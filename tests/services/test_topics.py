"""Topics counted, drawn and written: by participant, by attribute, as pictures and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from qualcode.cli.suggest_topics import topics_as_json
from qualcode.errors import BadInputError, RefusedError
from qualcode.services import participants, release, topics_export
from qualcode.services.matrix_choice import By
from qualcode.services.open_study import OpenStudy
from qualcode.services.topic_counts import countable, topic_counts
from qualcode.services.topic_words import without_numbers
from qualcode.services.topics import FoundTopics, find_topics
from qualcode.wording import render
from tests.services.small_study import NAMES, bring_in, make_study
from tests.suggestion.coded_extracts import SAID


def interview(number: int) -> str:
    said = [f"{t}, depuis {number + 2} ans." for some in SAID.values() for t in some[number::3]]
    return "\n".join(f"Q : Et puis ?\nMédecin {number} : {text}" for text in said)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStudy]:
    with make_study(tmp_path_factory.mktemp("topics")) as made:
        bring_in(made, **{f"M{number}": interview(number) for number in range(3)})
        release.release_with_key(made, NAMES)
        table = "identifiant,milieu\nM0,rural\nM1,urbain\nM2,rural\n"
        participants.import_participants(made, "participants.csv", table.encode())
        yield made


@pytest.fixture(scope="module")
def found(study: OpenStudy) -> FoundTopics:
    return find_topics(study, n_topics=3, without_bertopic=True)


@pytest.mark.parametrize("n", [1, 60])
def test_so_many_topics_that_most_would_be_of_one_unit_are_refused(
    study: OpenStudy, n: int
) -> None:
    with pytest.raises(BadInputError):
        find_topics(study, n_topics=n)


def test_passages_are_counted_by_participant_and_by_the_values_of_an_attribute(
    study: OpenStudy, found: FoundTopics
) -> None:
    people = topic_counts(study, found)
    assert people.groups == ("M0", "M1", "M2")
    assert sum(map(sum, people.cells)) == len(found.units)
    assert [sum(row) for row in people.cells[:-1]] == [len(t.units) for t in found.topics]
    assert sum(people.cells[-1]) == len(found.outliers)
    ((key, name),) = countable(study).items()
    values = topic_counts(study, found, By.ATTRIBUTE, key)
    assert (name, values.group, values.groups) == ("milieu", "milieu", ("rural", "urbain"))
    for by_person, by_value in zip(people.cells, values.cells, strict=True):
        assert by_value == (by_person[0] + by_person[2], by_person[1])


def test_more_groups_than_can_be_drawn_are_told_instead(
    study: OpenStudy, found: FoundTopics
) -> None:
    assert topic_counts(study, found).too_many is None
    everybody = tuple(replace(u, participant=f"R{n}") for n, u in enumerate(found.units * 4))
    spread = topic_counts(study, replace(found, units=everybody))
    assert len(spread.groups) == len(everybody) > 60
    assert spread.too_many is not None and str(len(everybody)) in render(spread.too_many, "fr")
    sheet = topics_export.counts_sheet(found, spread)
    assert [row[0] for row in sheet.rows] == list(spread.groups)
    assert len(sheet.header) == len(found.topics) + 3
    assert [sum(column) for column in list(zip(*sheet.rows, strict=True))[1:-1]] == [
        sum(row) for row in spread.cells
    ]


def test_scripts_read_topics_tree_map_and_counts(study: OpenStudy, found: FoundTopics) -> None:
    told = topics_as_json(study, found)
    assert told["n_topics"] == 3
    assert told["n_units"] == len(told["map"]) == len(found.units)
    assert [join["join"] for join in told["tree"]] == [4, 5]
    assert {n for join in told["tree"] for n in join["of"]} == {1, 2, 3, 4}
    assert sum(point["topic"] is None for point in told["map"]) == told["n_outliers"]
    assert told["by_attribute"]["milieu"]["groups"] == ["rural", "urbain"]
    assert -1 <= told["stability"] <= 1
    assert any("3" in said for said in told["explained"])


def test_map_and_tree_are_read_without_colour_and_told_in_words(found: FoundTopics) -> None:
    drawn = topics_export.topic_spec(found, "map", "fr")
    (values,) = drawn["datasets"].values()
    numbers = {value["said"] for value in values}
    assert {"1", "2", "3"} <= numbers <= {"1", "2", "3", "·"}
    words = topics_export.topic_words(found, "tree", "fr")
    assert words.count("–") == 2
    assert "," in words.split("(")[1]


def test_pictures_and_tables_leave_through_the_gate(study: OpenStudy, found: FoundTopics) -> None:
    counts = topic_counts(study, found)
    for which in topics_export.DRAWN:
        picture = topics_export.topic_picture(
            study, found, which, "svg", counts=counts, language="fr"
        )
        assert picture.startswith(b"<svg")
        assert found.topics[0].words[0].encode() in picture
        assert found.units[0].quote.encode() not in picture
    book = openpyxl.load_workbook(
        BytesIO(topics_export.topics_book(study, found, "xlsx", language="fr"))
    )
    assert book.worksheets[0].max_row == 4
    assert book.worksheets[-1].max_row == 1 + len(found.units)
    assert [c.value for c in book.worksheets[2][1]][1:4] == ["M0", "M1", "M2"]
    named = replace(found.topics[0], words=("Jeanne Morvan", "soir"))
    leaking = replace(found, topics=(named, *found.topics[1:]))
    for which in ("map", "tree"):
        with pytest.raises(RefusedError):
            topics_export.topic_picture(study, leaking, which, "svg", language="fr")
    with pytest.raises(RefusedError):
        topics_export.topics_book(study, leaking, "xlsx", language="fr")


def test_topics_are_told_with_the_signs_of_each_language(found: FoundTopics) -> None:
    for which, n in (("map", 3), ("tree", 1)):
        french = topics_export.topic_words(found, which, "fr")
        assert (french.count("\u00a0; "), french.count("; ")) == (n, n)
        assert topics_export.topic_words(found, which, "en").count("; ") == n
    assert f"{found.topics[0].name}\u00a0: " in topics_export.topic_words(found, "map", "fr")


def test_a_topic_of_small_words_is_not_called_by_its_number_twice(found: FoundTopics) -> None:
    small = replace(found.topics[0], words=())
    told = topics_export.topic_words(replace(found, topics=(small, *found.topics[1:])), "map", "fr")
    assert "1 petits mots" in told and "1 1" not in told


def test_numbers_in_letters_name_no_topic() -> None:
    said = (
        "Soixante-dix patients, trente ans, la deuxième fois, un sixième sens, vingt-et-une heures"
    )
    assert without_numbers(said, "fr").replace("-", " ").split() == [
        *("patients,", "ans,", "la", "fois,", "un", "sens,", "et", "une", "heures")
    ]
    assert without_numbers("the tenth of forty, often", "en").split() == ["the", "of", ",", "often"]
    assert without_numbers("un cinq-mâts, un dixieme, attention", "fr").split()[-1] == "attention"
