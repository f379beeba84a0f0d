"""Several codes become one, with their codings and their definitions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from qualcode.coding.codebook_changes import CodebookChanges, changes_between
from qualcode.coding.codebook_checks import check_name_is_free, clean_name, known_code
from qualcode.coding.names import fold_name, quoted
from qualcode.coding.recoding import recode
from qualcode.coding.siblings import numbered
from qualcode.errors import BadInputError
from qualcode.model import Code, Codebook, Coding, now
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class CodeTexts:
    """What a code says about itself, besides its name."""

    definition: str = ""
    inclusion: str = ""
    exclusion: str = ""
    example: str = ""


def merged_texts(codebook: Codebook, into_id: str, merged_ids: Sequence[str]) -> CodeTexts:
    """The texts of all the codes one under the other, repeats once: what a merge would write."""
    codes = [known_code(codebook, code_id) for code_id in (into_id, *merged_ids)]
    return CodeTexts(
        definition=_joined(code.definition for code in codes),
        inclusion=_joined(code.inclusion for code in codes),
        exclusion=_joined(code.exclusion for code in codes),
        example=_joined(code.example for code in codes),
    )


def _joined(texts: Iterable[str]) -> str:
    distinct = {fold_name(text): text for text in reversed(list(texts)) if text.strip()}
    return "\n".join(reversed(distinct.values()))


def merge_codes(
    codebook: Codebook,
    codings: Iterable[Coding],
    into_id: str,
    merged_ids: Sequence[str],
    *,
    name: str | None = None,
    texts: CodeTexts | None = None,
) -> CodebookChanges:
    """The merged codes' codings and children go to ``into_id``, then those codes are deleted.

    ``texts`` are the kept one's texts afterwards (``merged_texts`` unless given). A coding that
    would repeat another (same coder, same segment) is removed; its comment joins the other's.
    """
    into, gone = known_code(codebook, into_id), _to_merge(codebook, into_id, merged_ids)
    texts = texts or merged_texts(codebook, into_id, [code.id for code in gone])
    after = _without(codebook, into, gone)
    kept = _rewritten(after.get(into_id), clean_name(name or into.name), texts, into_id)
    analysis = _joined(code.analysis for code in (into, *gone))
    kept = replace(kept, analysis=analysis)
    after = Codebook(tuple(kept if code.id == into_id else code for code in after.codes))
    _check_names(after, into_id)
    moved = {code.id: into_id for code in gone}
    recoded, removed = recode(codings, {}, moved)
    said = Message(
        "merged {codes} into “{into}”",
        codes=quoted([code.name for code in gone]),
        into=kept.name,
    )
    return changes_between(codebook, after, said, recoded, removed)


def _to_merge(codebook: Codebook, into_id: str, merged_ids: Sequence[str]) -> list[Code]:
    gone = [known_code(codebook, code_id) for code_id in dict.fromkeys(merged_ids)]
    if not gone or into_id in merged_ids:
        raise BadInputError(
            Message("A merge needs at least two different codes."),
            Message("Choose the code to keep, then the others."),
        )
    return gone


def _rewritten(code: Code, name: str, texts: CodeTexts, into_id: str) -> Code:
    meaning = (texts.definition, texts.inclusion, texts.exclusion)
    redefined = meaning != (code.definition, code.inclusion, code.exclusion)
    return replace(
        code,
        name=name,
        definition=texts.definition,
        inclusion=texts.inclusion,
        exclusion=texts.exclusion,
        example=texts.example,
        defined_at=now() if redefined else code.defined_at,
        answers=None if code.answers == into_id else code.answers,
    )


def _without(codebook: Codebook, into: Code, gone: Sequence[Code]) -> Codebook:
    """The tree without the merged codes: their children under ``into``, the levers with it."""
    ids = {code.id for code in gone}
    left: list[Code] = []
    for code in codebook.codes:
        if code.id in ids:
            continue
        parent = _parent_after(codebook, code, into, ids)
        answers = into.id if code.answers in ids else code.answers
        answers = None if answers == code.id else answers
        left.append(replace(code, parent_id=parent, answers=answers))
    return _renumbered(left, codebook)


def _parent_after(codebook: Codebook, code: Code, into: Code, gone: set[str]) -> str | None:
    parent = code.parent_id
    if parent not in gone:
        return parent
    # what carries the kept code rises to the first ancestor that stays: under it, it would circle
    if code.id == into.id or code in codebook.ancestors(into.id):
        while parent is not None and parent in gone:
            parent = codebook.get(parent).parent_id
        return parent
    return into.id


def _renumbered(codes: list[Code], before: Codebook) -> Codebook:
    """Positions without gaps where a level changed; a stranger comes after those at home."""
    by_parent: dict[str | None, list[Code]] = {}
    for code in codes:
        by_parent.setdefault(code.parent_id, []).append(code)
    placed: list[Code] = []
    for parent_id, level in by_parent.items():
        at_home = [c for c in level if before.get(c.id).parent_id == parent_id]
        arrived = [c for c in level if before.get(c.id).parent_id != parent_id]
        at_home.sort(key=lambda c: c.position)
        unchanged = not arrived and len(at_home) == len(before.children(parent_id))
        placed += at_home if unchanged else numbered([*at_home, *arrived])
    return Codebook(tuple(placed))


def _check_names(after: Codebook, into_id: str) -> None:
    into = after.get(into_id)
    check_name_is_free(after, into.name, into.parent_id, besides=(into_id,))
    for child in after.children(into_id):
        check_name_is_free(after, child.name, into_id, besides=(child.id,))
