"""The same study whatever carried the work out: files read, names found, topics."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qualcode.errors import BadInputError
from qualcode.services import anonymise, entity_store, ingest, release, review, topics
from qualcode.services.executors import HERE, Executor, executor_for
from qualcode.services.progress import nobody_watches
from qualcode.services.topics import FoundTopics
from tests.dask_cluster import running_cluster
from tests.services.small_study import make_study, rows_of
from tests.suggestion.coded_extracts import SAID

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_MOMENT = re.compile(r"20\d\d-\d\d-\d\dT[\d:.]+(\+00:00|Z)?")


def interview(number: int) -> bytes:
    """Eight sentences about each of three things, in words of its own."""
    said = [f"{t}, et cela fait {number + 2} ans." for some in SAID.values() for t in some]
    turns = "\n".join(f"Q : Et puis ?\nMédecin {number} : {text}" for text in said)
    return f"{turns}\nMédecin {number} : Jeanne Morvan habite à Lyon.\n".encode()


FILES = [(f"M{number}.txt", interview(number)) for number in (1, 2)] + [("vide.txt", b"")]


@pytest.fixture(scope="module")
def executors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Executor]]:
    with (
        running_cluster(tmp_path_factory.mktemp("dask"), n_workers=1) as running,
        executor_for(2) as processes,
        executor_for(scheduler=running.address) as cluster,
    ):
        yield {"processes": processes, "cluster": cluster}


def made(folder: Path, executor: Executor) -> tuple[Any, ...]:
    """All that a study comes to hold, ids and moments told apart only by their order."""
    folder.mkdir()
    read = ingest.preview_files(FILES, nobody_watches, executor)
    with make_study(folder) as study:
        ingest.ingest(study, read.interviews)
        anonymise.propose(study, use_model=False, executor=executor)
        held = sorted(
            (e.forms, e.kind, e.tier, e.replacement)
            for e in entity_store.load_entities(study.unlocked())
        )
        review.accept_by_policy(study)
        release.release_reviewed(study, unreviewed=True)
        rows = _told_apart(rows_of(study))
        found = topics.find_topics(study, without_bertopic=True, executor=executor)
    return read, held, rows, _figures(found)


def _figures(found: FoundTopics) -> tuple[Any, ...]:
    figures = found.figures
    parts = (figures.topics, figures.outliers, figures.stability, figures.tried, figures.tree)
    return (*parts, figures.places.tobytes(), found.explained)


def _told_apart(rows: dict[str, list[dict[str, Any]]]) -> list[str]:
    told = [_ID.sub("id", _MOMENT.sub("moment", json.dumps([table, row], default=str)))
            for table, some in rows.items() for row in some]  # fmt: skip
    return sorted(told)


def test_the_study_is_the_same_here_in_processes_and_on_a_cluster(
    tmp_path: Path, executors: dict[str, Executor]
) -> None:
    here = made(tmp_path / "here", HERE)
    assert len(here[0].interviews) == 2
    assert len(here[0].findings) == 1
    assert any("Jeanne Morvan" in forms for forms, *_ in here[1])
    assert len(here[3][0]) > 1
    for name, executor in executors.items():
        assert made(tmp_path / name, executor) == here, name


def test_processes_and_a_scheduler_are_not_asked_for_together() -> None:
    with pytest.raises(BadInputError), executor_for(2, "tcp://127.0.0.1:8786"):
        pass
