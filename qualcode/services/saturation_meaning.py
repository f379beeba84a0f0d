"""Meaning saturation of a study: sub-codes found and memos written, interview by interview."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from qualcode.model import Codebook, Coding, Memo
from qualcode.saturation.meaning_saturation import MeaningSaturation, meaning_saturation
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation import Material
from qualcode.services.visible import visible_memos

Pairs = list[tuple[int, str]]


def meaning_by_code(study: OpenStudy, counted: Material) -> tuple[MeaningSaturation, ...]:
    """For each code with sub-codes or memos of its own, where its last new dimension came.

    A dimension is a sub-code coded in an interview, or a memo about the code or about one of its
    codings. A memo on a coding belongs to that interview; one on the code to the interview coded
    last when it was written. ``code`` of each answer is the code's id.
    """
    with study.reading() as reader:
        memos = visible_memos(reader, study)
    place = {unit: number for number, unit in enumerate(counted.units)}
    codings = [c for c in counted.codings if c.id in counted.unit_of]
    at = {c.id: place[counted.unit_of[c.id]] for c in codings}
    dimensions = _sub_codes(counted.codebook, codings, at)
    for code_id, pairs in _memos(counted.codebook, codings, at, memos).items():
        dimensions.setdefault(code_id, []).extend(pairs)
    in_order = {c.id: dimensions[c.id] for c in counted.codebook.codes if c.id in dimensions}
    first = _first_seen(counted.codebook, codings, at)
    return meaning_saturation(len(counted.units), first, in_order)


def _first_seen(
    codebook: Codebook, codings: Iterable[Coding], at: dict[str, int]
) -> dict[str, int]:
    """By code, the first unit that holds it or anything under it."""
    first: dict[str, int] = {}
    for coding in codings:
        above = (code.id for code in codebook.ancestors(coding.code_id))
        for code_id in (coding.code_id, *above):
            first[code_id] = min(at[coding.id], first.get(code_id, at[coding.id]))
    return first


def _sub_codes(
    codebook: Codebook, codings: Iterable[Coding], at: dict[str, int]
) -> dict[str, Pairs]:
    found: dict[str, Pairs] = {}
    for coding in codings:
        parent = codebook.get(coding.code_id).parent_id
        if parent is not None:
            found.setdefault(parent, []).append((at[coding.id], f"code {coding.code_id}"))
    return found


def _memos(
    codebook: Codebook, codings: list[Coding], at: dict[str, int], memos: Iterable[Memo]
) -> dict[str, Pairs]:
    of_coding = {c.id: c for c in codings}
    coded = sorted((c.created_at, at[c.id]) for c in codings)
    times = [time for time, _ in coded]
    found: dict[str, Pairs] = {}
    for memo in memos:
        if memo.about == "coding" and memo.about_id in of_coding:
            coding = of_coding[memo.about_id]
            found.setdefault(coding.code_id, []).append((at[coding.id], f"memo {memo.id}"))
        elif memo.about == "code" and memo.about_id in codebook and coded:
            last = max(0, bisect_right(times, memo.created_at) - 1)
            found.setdefault(memo.about_id, []).append((coded[last][1], f"memo {memo.id}"))
    return found


__all__ = ["MeaningSaturation", "meaning_by_code"]
