"""Comments of a Word file taken into the study, as one recorded action."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from qualcode.model import Coding, Memo, MemoKind, MemoLink, new_id, now
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.returned_comments import Becomes, Returned, memo_text
from qualcode.store.rows.codings import coding_row
from qualcode.store.rows.memos import memo_link_row, memo_row
from qualcode.wording import Message

ORIGIN = "word"
"""Where codings proposed in a Word comment come from."""


@dataclass(frozen=True, slots=True)
class CommentsTaken:
    """How many memos and codings came in."""

    n_memos: int
    n_codings: int


def take_comments(
    study: OpenStudy,
    comments: Sequence[Returned],
    *,
    codings: Collection[str] = (),
    operation_id: str | None = None,
) -> CommentsTaken:
    """Writes what came back; proposed codings become codings where their number is in ``codings``.

    Other proposals become memos on those words, linked to the code. Each is its author's where a
    coder has that name, else whoever acts'.
    """
    needs = Ability.CODE if codings else Ability.COMMENT
    with study.acting(
        "import_comments", Message("took in comments"), needs, operation_id=operation_id
    ) as change:
        if change.applied_before:
            return CommentsTaken(0, 0)
        coded = [c for c in comments if c.becomes is Becomes.CODING and c.number in codings]
        made = [_coding(study, each) for each in coded]
        memos = [_memo(study, each) for each in comments if each not in coded]
        change.insert_many("coding", [coding_row(coding) for coding in made])
        change.insert_many("memo", [memo_row(memo) for memo in memos])
        links = [link for memo in memos for link in memo.links]
        change.insert_many("memo_link", [memo_link_row(link) for link in links])
        change.say(
            Message(
                "took in comments: {memos}, {codings}",
                memos=Message.plural("{n} memo", "{n} memos", n=len(memos)),
                codings=Message.plural("{n} coding", "{n} codings", n=len(made)),
            )
        )
    return CommentsTaken(len(memos), len(made))


def _coding(study: OpenStudy, taken: Returned) -> Coding:
    assert taken.code is not None  # noqa: S101 - a proposed coding names its code
    return Coding(
        new_id(),
        taken.code.id,
        taken.coder_id or study.coder.id,
        taken.segment,
        created_at=now(),
        comment=taken.text,
        origin=ORIGIN,
    )


def _memo(study: OpenStudy, taken: Returned) -> Memo:
    memo_id, coder = new_id(), taken.coder_id or study.coder.id
    if taken.becomes is Becomes.ANSWER and taken.coding is not None:
        about = "coding", taken.coding.id
        return Memo(memo_id, MemoKind.METHODOLOGICAL, taken.text, coder, *about, now())
    links: tuple[MemoLink, ...] = ()
    if taken.code is not None:
        links = (MemoLink(new_id(), memo_id, "code", taken.code.id),)
    return Memo(
        memo_id,
        MemoKind.METHODOLOGICAL,
        memo_text(taken),
        coder,
        "source",
        taken.source.id,
        now(),
        segment=taken.segment,
        links=links,
    )
