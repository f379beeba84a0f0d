"""The studies opened on this machine, for a start page."""

from __future__ import annotations

import os
from pathlib import Path

from qualcode.store import data_folder
from qualcode.store.data_folder import RecentStudy

__all__ = ["OPENED", "RecentStudy", "forget_study", "recent_studies", "study_to_open"]

OPENED = "QUALCODE_OPEN"


def study_to_open() -> Path | None:
    """The study the app was started for, with “qualcode app STUDY”."""
    named = os.environ.get(OPENED)
    return Path(named) if named else None


def recent_studies() -> tuple[RecentStudy, ...]:
    """The studies opened on this machine, the latest first."""
    return data_folder.recent_studies()


def forget_study(path: Path) -> None:
    """Takes a study off the list; its file is not touched."""
    data_folder.forget_study(path)
