"""Two coders at once, in any order: all can be taken back, and news heard bit by bit are all the news."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.model import CodeKind, new_id
from qualcode.services import (
    codebook,
    coders,
    finished,
    history,
    memos,
    reading,
    release,
    studies,
    transcript_news,
)
from qualcode.services.open_study import OpenStudy
from tests.app.driving import copied
from tests.services.operations import apply, mine, put
from tests.services.small_study import (
    M1,
    NAMES,
    bring_in,
    make_study,
    rows_of,
)

ACTS = st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 6)), min_size=4, max_size=10)

WORDS = ("payé", "Le soir", "depuis dix ans", "sans elle")


@pytest.fixture(scope="module")
def two_coders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study of two coders with nothing coded."""
    with make_study(tmp_path_factory.mktemp("undo")) as study:
        bring_in(study, M1=M1)
        release.release_with_key(study, NAMES)
        codebook.create(study, "Temps", kind=CodeKind.THEME)
        codebook.create(study, "Argent")
        coders.add_coder(study, "Samira")
        return study.file.path


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(acts=ACTS)
def test_two_coders_who_do_undo_and_redo_in_any_order_come_back_to_where_they_were(
    two_coders: Path, acts: list[tuple[str, int]]
) -> None:
    with both(two_coders) as people:
        study = people["a"]
        start = rows_of(study)
        floors = {w: len(standing(p)) for w, p in people.items()}
        for who, n in acts:
            step(people[who], n, floors[who])
        before_end = rows_of(study)
        done = {w: unwind(p, floors[w]) for w, p in people.items()}
        assert rows_of(study) == start
        for w, p in reversed(people.items()):
            for _ in range(done[w]):
                history.redo(p)
        assert rows_of(study) == before_end


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(acts=st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 9)), max_size=14))
def test_news_heard_bit_by_bit_are_those_of_the_whole_time_since(
    two_coders: Path, acts: list[tuple[str, int]]
) -> None:
    with both(two_coders) as people:
        study = people["a"]
        # the codes themselves are not taken back
        floors = {who: len(standing(each)) for who, each in people.items()}
        seen_at = transcript_news.snapshot(study, reading.find_source(study, "M1").id)
        known = {c.id for c in seen_at.read.codings}
        heard = transcript_news.no_news(seen_at)
        for who, n in acts:
            step(people[who], n, floors[who])
            if n == 7:
                codebook.create(people[who], f"Code {new_id()}")
            elif n == 8:
                memos.write_memo(
                    people[who], "Là.", about="source", about_id=seen_at.read.source.id
                )
            elif n == 9:
                finished.finish_source(people[who], seen_at.read.source.id)
            told = transcript_news.news(study, seen_at, known, heard=heard)
            if told is not None:
                assert told == transcript_news.since(study, seen_at, known)
                known |= {c.id for c in told.codings}
                heard = told
            assert transcript_news.news(study, seen_at, known, heard=heard) is None


@contextmanager
def both(two_coders: Path) -> Iterator[dict[str, OpenStudy]]:
    """A copy of the study, open to its owner (a) and to Samira (b) at once."""
    with (
        TemporaryDirectory() as folder,
        studies.open_study(path := copied(two_coders, Path(folder)), remember=False) as study,
        studies.open_study(path, remember=False) as other,
    ):
        other.act_as("Samira")
        yield {"a": study, "b": other}


def step(study: OpenStudy, n: int, floor: int) -> None:
    """One thing somebody does; what is not possible at the moment is not done."""
    own = mine(study)
    try:
        if n <= 3:
            apply(study, put(study, WORDS[n], "Temps" if n % 2 else "Argent"))
        elif n == 4 and own:
            apply(study, {"id": new_id(), "do": "uncode", "coding": own[0].id})
        elif n == 5 and len(standing(study)) > floor:
            history.undo(study)
        elif n == 6:
            history.redo(study)
    except QualcodeError:
        return


def standing(study: OpenStudy) -> list[int]:
    """The coder's own actions that stand."""
    return [
        a.revision
        for a in history.list_activities(study)
        if a.coder_id == study.coder.id and a.undoable and not a.undone_by and a.undoes is None
    ]


def unwind(study: OpenStudy, floor: int) -> int:
    """Takes back everything this coder did beyond their first actions; how many times."""
    n = 0
    while len(standing(study)) > floor:
        history.undo(study)
        n += 1
    return n
