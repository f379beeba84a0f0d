"""Heaps move the codings of whoever may move them, and nobody's behind a blind round."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.coding.heaps import Heap
from qualcode.errors import RefusedError
from qualcode.services import codings, grouping
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import code_named, rows_of
from tests.services.two_coders import put, start, study_for_two


def test_the_owner_sorts_everybodys_codings_and_a_coder_only_their_own(study: OpenStudy) -> None:
    time = code_named(study, "Temps")
    cards = grouping.list_cards(study, [time.id])
    assert {card.coder.name for card in cards} == {"Anne", "Samira"}
    heap = Heap("Le temps manque", frozenset(card.coding.id for card in cards))
    study.act_as("Samira")
    before = rows_of(study)
    with pytest.raises(RefusedError):
        grouping.make_themes(study, [heap], None)
    assert rows_of(study) == before
    own = grouping.list_cards(study, [time.id], coder_id=study.coder.id)
    (mine,) = grouping.make_themes(
        study, [Heap("Le mien", frozenset(c.coding.id for c in own))], None
    )
    assert {c.code_id for c in codings.list_codings(study)} == {time.id, mine.id}
    study.act_as("Anne")
    (theme,) = grouping.make_themes(study, [heap], None)
    assert {c.code_id for c in codings.list_codings(study)} == {theme.id}


def test_a_blind_round_hides_the_other_ones_codings_from_the_table(tmp_path: Path) -> None:
    with study_for_two(tmp_path) as study:
        start(study, "M1")
        hers = put(study, "Samira", "M1", "Temps", "On n'a pas le temps")
        mine = put(study, "Anne", "M1", "Temps", "payé")
        time = code_named(study, "Temps").id
        assert [c.coding.id for c in grouping.list_cards(study, [time])] == [mine]
        heap = Heap("Le temps manque", frozenset({hers, mine}))
        (theme,) = grouping.make_themes(study, [heap], None)
        study.act_as("Samira")
        assert {c.id: c.code_id for c in codings.list_codings(study)} == {hers: time}
        study.act_as("Anne")
        assert {c.id: c.code_id for c in codings.list_codings(study)} == {mine: theme.id}
