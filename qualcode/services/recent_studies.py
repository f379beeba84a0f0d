"""The studies opened on this machine, for a start page."""

from __future__ import annotations

from pathlib import Path

from qualcode.store import data_folder
from qualcode.store.data_folder import RecentStudy

__all__ = ["RecentStudy", "forget_study", "recent_studies"]


def recent_studies() -> tuple[RecentStudy, ...]:
    """The studies opened on this machine, the latest first."""
    return data_folder.recent_studies()


def forget_study(path: Path) -> None:
    """Takes a study off the list; its file is not touched."""
    data_folder.forget_study(path)
