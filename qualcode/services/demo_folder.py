"""The demonstration for a front that shows it: in a folder of its own, whole or not there at all."""

from __future__ import annotations

import shutil
from pathlib import Path

from qualcode.services.demo import DemoReport, Step, free_folder, run_demo
from qualcode.services.folders import demonstration_name, usual_folder
from qualcode.services.shipped import shipped
from qualcode.store.data_folder import forget_study

_CORPORA = {"fr": "territoire", "en": "rural-libraries"}


def build_demo(step: Step, *, language: str, inside: Path | None = None) -> DemoReport:
    """Builds the demonstration in the user's documents, or inside another folder.

    When it is stopped or fails, what was written goes again.
    """
    corpus = shipped("corpora") / _CORPORA.get(language, _CORPORA["en"])
    wanted = (inside or usual_folder()) / demonstration_name(language)
    where = free_folder(wanted)
    was_there = where.exists()
    try:
        return run_demo(corpus, where, language=language, by_detection=True, step=step)
    except BaseException:
        if not was_there:
            for study in where.glob("*.qualcode"):
                forget_study(study)
            shutil.rmtree(where, ignore_errors=True)
        raise
