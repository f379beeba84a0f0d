"""Codings that change their code, without ever saying the same thing twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from qualcode.model import Coding, Segment

_Same = tuple[str, str, Segment]


def recode(
    codings: Iterable[Coding], by_coding: Mapping[str, str], by_code: Mapping[str, str]
) -> tuple[tuple[Coding, ...], tuple[str, ...]]:
    """Codings as they become, and the ids of those that would repeat another one.

    Args:
        codings: those of the study (of every coder), in any order.
        by_coding: the new code of single codings, by coding id.
        by_code: the new code of everything else under a code, by code id.

    Of two codings of one segment by one coder the one that does not move is kept, else the
    older; comments are joined.
    """
    before = list(codings)
    new_code = {c.id: by_coding.get(c.id, by_code.get(c.code_id, c.code_id)) for c in before}
    groups: dict[_Same, list[Coding]] = {}
    for coding in before:
        key = (new_code[coding.id], coding.coder_id, coding.segment)
        groups.setdefault(key, []).append(coding)
    recoded: list[Coding] = []
    removed: list[str] = []
    for (code_id, _, _), group in groups.items():
        if all(coding.code_id == code_id for coding in group):
            continue  # nothing moves here: not ours to tidy
        kept = min(group, key=lambda c: (c.code_id != code_id, c.created_at, c.id))
        removed += [coding.id for coding in group if coding.id != kept.id]
        after = replace(kept, code_id=code_id, comment=_comments(kept, group))
        recoded += [after] if after != kept else []
    return tuple(recoded), tuple(removed)


def _comments(kept: Coding, group: list[Coding]) -> str:
    others = [coding.comment for coding in group if coding.id != kept.id]
    return "\n".join(dict.fromkeys(text for text in (kept.comment, *others) if text))
