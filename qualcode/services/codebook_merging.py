"""Several codes become one: looked at first, then carried out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.coding.merge_codes import CodeTexts as CodeTexts
from qualcode.coding.merge_codes import merge_codes, merged_texts
from qualcode.model import Code, Coding
from qualcode.services.codebook_writing import do_with_codings
from qualcode.services.open_study import OpenStudy
from qualcode.services.visible import visible_codebook, visible_codings
from qualcode.store.rows.code_links import load_code_links


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge would do, before anybody carries it out.

    ``coming`` are codings that take the kept code, ``repeated`` those that would say the same
    thing twice (same coder, same segment) and go. ``children`` come along under the kept code,
    ``levers`` answer it from then on, ``n_links`` links follow.
    """

    into: Code
    merged: tuple[Code, ...]
    texts: CodeTexts
    coming: tuple[Coding, ...]
    repeated: tuple[Coding, ...]
    children: tuple[Code, ...]
    levers: tuple[Code, ...]
    n_links: int


def plan_merge(study: OpenStudy, into_id: str, merged_ids: Sequence[str]) -> Merge:
    """What a merge would do; the same errors as the merge itself."""
    with study.reading() as reader:
        tree = visible_codebook(reader, study)
        codings = visible_codings(reader, study)
        links = load_code_links(reader)
    changes = merge_codes(tree, codings, into_id, merged_ids)
    gone = set(merged_ids)
    recoded = {c.id for c in changes.recoded}
    return Merge(
        tree.get(into_id),
        tuple(c for c in tree.codes if c.id in gone),
        merged_texts(tree, into_id, merged_ids),
        tuple(c for c in codings if c.id in recoded and c.code_id in gone),
        tuple(c for c in codings if c.id in set(changes.removed_codings)),
        tuple(c for i in gone for c in tree.children(i) if c.id not in gone and c.id != into_id),
        tuple(c for i in gone for c in tree.levers_of(i) if c.id not in gone and c.id != into_id),
        sum(bool(gone & {link.from_id, link.to_id}) for link in links),
    )


def merge(
    study: OpenStudy,
    into_id: str,
    merged_ids: Sequence[str],
    *,
    name: str | None = None,
    texts: CodeTexts | None = None,
    operation_id: str | None = None,
) -> None:
    """Makes several codes one, with all their codings; links, memos and requests follow."""
    do_with_codings(
        study,
        "merge_codes",
        lambda tree, codings: merge_codes(
            tree, codings, into_id, merged_ids, name=name, texts=texts
        ),
        operation_id,
        replaced_by=(merged_ids, into_id),
    )
