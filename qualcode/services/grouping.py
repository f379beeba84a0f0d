"""The grouping table: extracts of chosen codes sorted into heaps, which become sub-themes."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.coding.heaps import Heap, heaps_into_themes
from qualcode.model import Code
from qualcode.services.codebook_writing import do_with_codings
from qualcode.services.extracts import ListedExtract, list_extracts
from qualcode.services.open_study import OpenStudy


def list_cards(
    study: OpenStudy,
    code_ids: Sequence[str],
    *,
    coder_id: str | None = None,
    with_children: bool = False,
) -> tuple[ListedExtract, ...]:
    """The extracts of some codes in reading order, of one coder if given, each coding once."""
    found = {
        each.coding.id: each
        for code_id in code_ids
        for each in list_extracts(
            study, code_id=code_id, with_children=with_children, coder_id=coder_id
        )
    }
    return tuple(found.values())


def make_themes(
    study: OpenStudy,
    heaps: Sequence[Heap],
    parent_id: str | None,
    *,
    retire_emptied: bool = False,
    operation_id: str | None = None,
) -> tuple[Code, ...]:
    """Makes every heap a theme under one parent (None: the top) as one action; gives the themes."""
    changes = do_with_codings(
        study,
        "make_themes",
        lambda tree, codings: heaps_into_themes(
            tree, codings, heaps, parent_id, retire_emptied=retire_emptied
        ),
        operation_id,
    )
    return changes.inserted
