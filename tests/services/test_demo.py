"""A demonstration that fails leaves nothing, so that the same command can be given again."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.services.demo import run_demo
from qualcode.services.progress import Progress, nobody_watches
from qualcode.services.recent_studies import recent_studies
from qualcode.services.release import Statement
from qualcode.wording import Message
from tests.services.small_study import M1


def test_half_a_demonstration_is_taken_away(tmp_path: Path) -> None:
    corpus, to = tmp_path / "entretiens", tmp_path / "out"
    corpus.mkdir()
    (corpus / "M1.txt").write_text(M1, encoding="utf-8")

    def interrupted_at_the_release(label: Message) -> Progress:
        if label == Message("release"):
            raise KeyboardInterrupt
        return nobody_watches

    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            run_demo(corpus, to, statement=Statement(), step=interrupted_at_the_release)
        assert list(to.iterdir()) == []
    assert recent_studies() == ()
    assert run_demo(corpus, to, statement=Statement()).study.is_file()
