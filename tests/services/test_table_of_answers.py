"""A survey's table: one participant a row, many of whom say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.services import anonymise, ingest, ingest_beside, participants, withdrawal
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.repeats import without_repeats
from qualcode.services.topics import find_topics
from qualcode.wording import Message
from tests.services.small_study import make_study

ROWS = {
    "R0007": "Rien de plus à dire",
    "R0012": "Le portail grince et la sonnette est morte",
    "R0030": "Rien de plus à dire",
}


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    return make_study(tmp_path)


def table(rows: dict[str, str]) -> bytes:
    said = [f"{who};Que réparer ?;{answer}" for who, answer in rows.items()]
    return "\n".join(["participant;question;réponse", *said]).encode()


def bring_in(study: OpenStudy, rows: dict[str, str], name: str = "answers.csv") -> tuple[str, ...]:
    """The labels of what came in."""
    preview = ingest_beside.beside(study, ingest.preview_files([(name, table(rows))]))
    fresh, _ = without_repeats(study, preview.interviews)
    return tuple(each.label for each in ingest.ingest(study, fresh))


def test_two_people_who_say_the_same_both_come_in_under_their_numbers(study: OpenStudy) -> None:
    assert bring_in(study, ROWS) == ("R0007", "R0012", "R0030")
    assert [p.identifier for p in participants.participants_table(study).participants] == list(ROWS)


def test_the_table_brought_in_again_brings_only_who_is_new(study: OpenStudy) -> None:
    bring_in(study, ROWS)
    assert bring_in(study, ROWS | {"R0044": "Rien de plus à dire"}, "again.csv") == ("R0044",)


def test_another_answer_of_somebody_known_corrects_nobody(study: OpenStudy) -> None:
    bring_in(study, ROWS)
    later = {"R0012": "Le portail grince et la sonnette est morte depuis", "R0050": "Rien"}
    assert bring_in(study, later) == ("E1", "R0050")


def test_participants_called_by_a_name_get_neutral_labels(study: OpenStudy) -> None:
    assert bring_in(study, {"Odile": "Rien", "Marc 2": "La cour est sombre"}) == ("E1", "E2")


def test_the_vault_keeps_no_table_in_which_others_speak(study: OpenStudy) -> None:
    bring_in(study, ROWS)
    assert study.unlocked().ids("original") == ()
    assert len(study.unlocked().ids("draft")) == len(ROWS)


def test_a_table_once_kept_with_each_participant_goes_when_one_withdraws(study: OpenStudy) -> None:
    bring_in(study, ROWS)
    ids = study.unlocked().ids("draft")
    with study.acting("ingest", Message("as it was kept"), Ability.USE_VAULT) as change:
        for each in ids:
            change.keep("original", each, table(ROWS))
    anonymise.release_by_detection(study)
    withdrawal.withdraw(study, "R0012")
    assert study.unlocked().ids("original") == ()


def test_topics_are_found_in_answers_of_a_few_words(study: OpenStudy) -> None:
    said = (
        "Le portail",
        "Un portail neuf",
        "La cour",
        "Une cour fleurie",
        "Le toit",
        "Ce toit fuit",
    )
    bring_in(study, {f"R{n:04}": said[n % len(said)] for n in range(18)} | {"R9000": "…"})
    anonymise.release_by_detection(study)
    assert len(find_topics(study, n_topics=3).units) == 18
