"""The memos that are shown beside a text."""

from __future__ import annotations

from qualcode.model import Memo, Source
from qualcode.services.open_study import OpenStudy
from qualcode.services.visible import visible_memos
from qualcode.store.engine import Reader
from qualcode.store.rows.codings import coding_ids_of


def memos_beside(reader: Reader, study: OpenStudy, source: Source) -> tuple[Memo, ...]:
    """Those this coder may see on a source: on its present words, its codings, or all of it."""
    every = visible_memos(reader, study)
    on_codings = any(m.about == "coding" for m in every)
    coding_ids = coding_ids_of(reader, source.id) if on_codings else frozenset()
    return tuple(m for m in every if _stands(m, source, coding_ids))


def _stands(memo: Memo, source: Source, coding_ids: frozenset[str]) -> bool:
    if memo.about == "coding":
        return memo.about_id in coding_ids
    if memo.about != "source" or memo.about_id != source.id:
        return False
    return memo.segment is None or memo.segment.version == source.version
