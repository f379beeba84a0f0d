"""What is promised about names, over everything the demonstration writes and whatever comes after."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.anonymise.gathering import reads_as_ordinary
from qualcode.engines.lexicon import load_lexicon
from qualcode.errors import ConflictError, NotFoundError
from qualcode.services import audit, history, reading, redaction, review, studies, withdrawal
from qualcode.services.demo import DemoReport
from qualcode.services.open_study import OpenStudy
from qualcode.store.study_file import study_id_of
from qualcode.store.traces import find_traces

PASSPHRASE = "demonstration"


@pytest.fixture
def study(french_demo: DemoReport, tmp_path: Path) -> Iterator[OpenStudy]:
    """A copy of the French demonstration, open with its vault, everything it wrote beside it."""
    folder = tmp_path / "demo"
    passing = shutil.ignore_patterns("*-shm", "*-wal", "*-lock")  # of another process that reads it
    shutil.copytree(french_demo.study.parent, folder, ignore=passing)
    with studies.open_study(folder / french_demo.study.name) as opened:
        studies.unlock(opened, PASSPHRASE)
        yield opened


def _told(study: OpenStudy) -> list[str]:
    """The real forms that are no ordinary word, for a search of the very bytes."""
    forms = (f for e in review.list_entities(study) if e.replaces and e.everywhere for f in e.forms)
    return sorted({f for f in forms if len(f) > 4 and not reads_as_ordinary(f, load_lexicon())})


def _traces(study: OpenStudy, forms: list[str]) -> list[str]:
    with study.reading() as reader:
        study_id = study_id_of(reader)
    # a number or a short word may stand in the middle of an id: whole names only
    words = [form for form in forms if " " in form or any(sign in form for sign in "éèïôç-")]
    return [f"{t.path.name}: {t.form}" for t in find_traces(study.file.path, study_id, words)]


def _said_once(study: OpenStudy) -> str:
    """The longest accented word that is part of no other word of the transcripts."""
    text = "\n".join(t.text for t in reading.all_transcripts(study).values())
    words = Counter(re.findall(r"[^\W\d_]+", text))
    alone = (w for w in words if "é" in w and text.count(w) == words[w] and w.islower())
    return str(max(alone, key=len))


def test_nothing_the_demonstration_wrote_names_anybody(study: OpenStudy) -> None:
    folder = study.file.path.parent
    found = [
        f"{stopped.place}: {stopped.leak.text}"
        for path in sorted(folder.iterdir())
        if not path.suffix.startswith(".qualcode")
        for file in audit.audit_folder(path, study).files
        for stopped in file.leaks
        if stopped.certain
    ]
    assert found == []
    with study.reading() as reader:
        assert audit.gate_study(study, reader).is_clean
    assert _traces(study, _told(study)) == []


def test_nor_does_the_study_after_a_redaction_a_withdrawal_and_undoing_everything(
    study: OpenStudy,
) -> None:
    forms, late = _told(study), _said_once(study)
    assert not redaction.redact(study, late, replacement="[…]").was_absent
    withdrawal.withdraw(study, "M3")
    for _ in range(60):
        try:
            history.undo(study, with_dependents=True)
        except (NotFoundError, ConflictError):
            break
    assert _traces(study, [*forms, late]) == []
    with study.reading() as reader:
        assert audit.gate_study(study, reader).is_clean
