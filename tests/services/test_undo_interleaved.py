"""Two coders do, undo and redo in any order: what is taken back and done again leaves no trace."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import NotFoundError, QualcodeError, UndoBlockedError
from qualcode.model import CodeLinkKind
from qualcode.services import code_links, codebook, codings, history, memos, reviewing, studies
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message
from tests.services.small_study import coded_study, orphans_of, rows_of, span_of

Step: TypeAlias = tuple[int, int, int]  # who, what, on what
NAMES = ("Anne", "Samira")
WORDS = ("payé", "le temps", "voilà", "Le soir")


def _some(study: OpenStudy, which: int) -> str:
    codes = codebook.get_codebook(study).codes
    return codes[which % len(codes)].id


def _coding(study: OpenStudy, which: int) -> str:
    found = codings.list_codings(study, coder_id=study.coder.id)
    if not found:
        raise NotFoundError(Message("There is none."), Message("Code first."))
    return found[which % len(found)].id


def _code(study: OpenStudy, which: int) -> object:
    source_id, span = span_of(study, "M1", WORDS[which % len(WORDS)])
    return codings.code_segment(study, source_id, span, (_some(study, which),))


def _merge(study: OpenStudy, which: int) -> None:
    codebook.merge(study, _some(study, which), [_some(study, which + 1)])


ACTS: tuple[Callable[[OpenStudy, int], object], ...] = (
    _code,
    lambda s, n: codings.remove_coding(s, _coding(s, n)),
    lambda s, n: codebook.create(s, f"Code {n}", parent_id=_some(s, n)),
    lambda s, n: codebook.move(s, _some(s, n), _some(s, n + 2)),
    lambda s, n: codebook.rename(s, _some(s, n), f"Nom {n}"),
    _merge,
    lambda s, n: codebook.gather(s, [_some(s, n), _some(s, n + 3)], f"Thème {n}"),
    lambda s, n: codebook.edit(s, _some(s, n), definition=f"Sens {n}"),
    lambda s, n: memos.write_memo(s, f"Note {n}", about="code", about_id=_some(s, n)),
    lambda s, n: code_links.link_codes(s, _some(s, n), _some(s, n + 1), CodeLinkKind.NEAR),
    lambda s, n: reviewing.pick(s, _coding(s, n)),
)


def _try(act: Callable[[], object]) -> bool:
    """Whether it was done; an action the study refuses is no action."""
    try:
        act()
    except (QualcodeError, ValueError):
        return False
    return True


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small coded study, made once and copied for every example."""
    with coded_study(tmp_path_factory.mktemp("interleaved")) as study:
        return study.file.path


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    steps=st.lists(
        st.tuples(st.integers(0, 1), st.integers(0, len(ACTS) + 1), st.integers(0, 7)),
        min_size=4,
        max_size=14,
    )
)
def test_undo_and_redo_over_any_interleaving_give_the_same_state(
    prepared: Path, steps: list[Step]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for file in prepared.parent.glob("petite.qualcode*"):
            shutil.copy2(file, folder)
        _play(Path(folder) / prepared.name, steps)


def _play(path: Path, steps: list[Step]) -> None:
    with studies.open_study(path) as study:
        for who, what, which in steps:
            study.act_as(NAMES[who])
            if what == len(ACTS):
                _try(lambda: history.undo(study))
            elif what == len(ACTS) + 1:
                _try(lambda: history.redo(study))
            else:
                _try(lambda w=what, n=which: ACTS[w](study, n))  # type: ignore[misc]
            assert orphans_of(study) == []
        for name in NAMES:
            study.act_as(name)
            _there_and_back(study)


def _there_and_back(study: OpenStudy) -> None:
    """As far back as this coder can go alone, then forward again: every state is met twice."""
    states = [rows_of(study)]
    while True:
        try:
            history.undo(study)
        except (NotFoundError, UndoBlockedError):
            break
        states.append(rows_of(study))
    assert orphans_of(study) == []
    for state in reversed(states[:-1]):
        history.redo(study)
        assert rows_of(study) == state
    assert orphans_of(study) == []
