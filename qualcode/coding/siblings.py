"""Order among the codes under one parent: positions count from 0 without gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qualcode.model import Code, Codebook


def put_under(
    codebook: Codebook, code: Code, parent_id: str | None, position: int | None = None
) -> Codebook:
    """The codebook with ``code`` (new or known) under a parent, last unless a position is given."""
    others = [c for c in codebook.children(parent_id) if c.id != code.id]
    place = len(others) if position is None else max(0, min(position, len(others)))
    others.insert(place, replace(code, parent_id=parent_id))
    kept = [c for c in codebook.codes if c.id != code.id]
    return _with(kept, numbered(others))


def put_all_under(
    codebook: Codebook, codes: Sequence[Code], parent_id: str | None, position: int
) -> Codebook:
    """The codebook with several known codes side by side under a parent, from a position on."""
    moving = {code.id for code in codes}
    others = [c for c in codebook.children(parent_id) if c.id not in moving]
    place = max(0, min(position, len(others)))
    others[place:place] = [replace(code, parent_id=parent_id) for code in codes]
    kept = [c for c in codebook.codes if c.id not in moving]
    return _with(kept, numbered(others))


def replaced(codebook: Codebook, *changed: Code) -> Codebook:
    """The codebook with some codes as they become."""
    return _with(list(codebook.codes), list(changed))


def numbered(codes: Sequence[Code]) -> list[Code]:
    """The codes with positions 0, 1, 2…"""
    return [replace(code, position=index) for index, code in enumerate(codes)]


def _with(codes: Sequence[Code], changed: Sequence[Code]) -> Codebook:
    latest = {code.id: code for code in changed}
    known = {code.id for code in codes}
    added = [code for code in changed if code.id not in known]
    return Codebook((*(latest.get(code.id, code) for code in codes), *added))
