"""The grouping table: extracts of chosen codes sorted into heaps, which become sub-themes."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.coding.codebook_changes import CodebookChanges
from qualcode.coding.heaps import Heap, heaps_into_themes
from qualcode.errors import RefusedError
from qualcode.model import Code, Codebook, Coding
from qualcode.services.codebook_writing import do_with_codings
from qualcode.services.extracts import ListedExtract, list_extracts
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.visible import hidden_from
from qualcode.wording import Message


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
    """Makes every heap a theme under one parent (None: the top) as one action; gives the themes.

    Codings of others move only for whoever may edit the study, and never those hidden by a blind
    round: RefusedError.
    """
    with study.reading() as reader:
        hidden = hidden_from(reader, study)

    def plan(tree: Codebook, codings: Sequence[Coding]) -> CodebookChanges:
        seen = [c for c in codings if not hidden.hides("coding", c.id)]
        _check_own(study, seen, heaps)
        return heaps_into_themes(tree, seen, heaps, parent_id, retire_emptied=retire_emptied)

    return do_with_codings(study, "make_themes", plan, operation_id).inserted


def _check_own(study: OpenStudy, codings: Sequence[Coding], heaps: Sequence[Heap]) -> None:
    laid = frozenset[str]().union(*(heap.coding_ids for heap in heaps))
    others = any(c.id in laid and c.coder_id != study.coder.id for c in codings)
    if others and not study.may(Ability.EDIT_STUDY):
        raise RefusedError(
            Message("Codings of others lie on these heaps."),
            Message("Sort your own; the supervisor or the owner of the study sorts everybody’s."),
        )
