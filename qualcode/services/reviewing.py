"""Looking through extracts: seen, divergent, picked for the report, trimmed."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.coding.trimmed_quote import follows, tidied
from qualcode.errors import BadInputError, NotFoundError
from qualcode.model import Coding, now
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.visible import visible_codebook, visible_codings
from qualcode.store.change import Change
from qualcode.wording import Message


def mark_seen(
    study: OpenStudy, coding_ids: Sequence[str], *, operation_id: str | None = None
) -> None:
    """Says that codings were looked at under the present definition, and stay."""
    with study.acting(
        "mark_seen", Message("looked at extracts again"), Ability.CODE, operation_id=operation_id
    ) as change:
        if change.applied_before:
            return
        found = _visible(study, change, coding_ids)
        moment = now()
        change.update_many("coding", ((c.id, {"checked_at": moment}) for c in found))
        change.say(
            Message.plural(
                "looked at {n} extract of “{code}” again: it stays",
                "looked at {n} extracts of “{code}” again: they stay",
                n=len(found),
                code=_code_name(study, change, found),
            )
        )


def mark_divergent(
    study: OpenStudy, coding_id: str, *, divergent: bool = True, operation_id: str | None = None
) -> None:
    """Says that an extract speaks against what its code says, or that it no longer does."""
    with study.acting(
        "mark_divergent", Message("marked an extract"), Ability.CODE, operation_id=operation_id
    ) as change:
        if change.applied_before:
            return
        found = _visible(study, change, [coding_id])
        change.update("coding", coding_id, divergent=divergent)
        name = _code_name(study, change, found)
        change.say(
            Message("marked an extract of “{code}” as divergent", code=name)
            if divergent
            else Message("an extract of “{code}” is no longer divergent", code=name)
        )


def pick(
    study: OpenStudy, coding_id: str, *, picked: bool = True, operation_id: str | None = None
) -> None:
    """Picks an extract for the report, after those its code has already; or lets it go."""
    with study.acting(
        "pick_extract", Message("picked an extract"), Ability.CODE, operation_id=operation_id
    ) as change:
        if change.applied_before:
            return
        (coding,) = found = _visible(study, change, [coding_id])
        name = _code_name(study, change, found)
        before = _picks(study, change, coding.code_id)
        others = [c.id for c in before if c.id != coding_id]
        if not picked:
            change.update("coding", coding_id, report_position=None)
        _number(change, [*others, coding_id] if picked else others)
        change.say(
            Message("picked an extract of “{code}” for the report", code=name)
            if picked
            else Message("took an extract of “{code}” out of the report", code=name)
        )


def order_picks(
    study: OpenStudy,
    code_id: str,
    ordered_ids: Sequence[str],
    *,
    operation_id: str | None = None,
) -> None:
    """Puts the picked extracts of a code in this order; those not named come after."""
    with study.acting(
        "order_picks",
        Message("ordered the extracts of the report"),
        Ability.CODE,
        operation_id=operation_id,
    ) as change:
        if change.applied_before:
            return
        picks = _picks(study, change, code_id)
        there = {c.id for c in picks}
        named = [i for i in dict.fromkeys(ordered_ids) if i in there]
        _number(change, [*named, *(c.id for c in picks if c.id not in set(named))])
        change.say(
            Message(
                "ordered the extracts of “{code}” in the report",
                code=_code_name(study, change, picks),
            )
        )


def trim(
    study: OpenStudy, coding_id: str, words: str, *, operation_id: str | None = None
) -> Coding:
    """Keeps the words of an extract as the report prints them, […] where something is left out.

    Empty words print the whole extract. BadInputError when they say what the extract does not.
    """
    with study.acting(
        "trim_extract", Message("trimmed an extract"), Ability.CODE, operation_id=operation_id
    ) as change:
        (coding,) = found = _visible(study, change, [coding_id])
        if change.applied_before:
            return coding
        kept = tidied(words)
        if kept and not follows(kept, coding.segment.quote):
            raise BadInputError(
                Message("These words are not in the extract, or not in this order."),
                Message("Keep its words and put […] where you leave some out."),
            )
        same = kept == tidied(coding.segment.quote)
        change.update("coding", coding_id, report_quote="" if same else kept)
        change.say(Message("trimmed an extract of “{code}”", code=_code_name(study, change, found)))
    return coding


def _visible(study: OpenStudy, change: Change, coding_ids: Sequence[str]) -> tuple[Coding, ...]:
    """The codings of these ids; NotFoundError when one of them is not there for this coder."""
    wanted = set(coding_ids)
    found = visible_codings(change.connection, study, coding_ids=wanted)
    if len(found) < len(wanted) or not wanted:
        raise NotFoundError(
            Message("This coding is no longer in the study."),
            Message("It was taken off meanwhile; the history says by whom."),
        )
    return found


def _picks(study: OpenStudy, change: Change, code_id: str) -> tuple[Coding, ...]:
    """The extracts of a code picked for the report, in their order."""
    seen = visible_codings(change.connection, study, code_ids=(code_id,))
    picked = (c for c in seen if c.report_position is not None)
    return tuple(sorted(picked, key=lambda c: (c.report_position or 0, c.id)))


def _number(change: Change, ids: Sequence[str]) -> None:
    for position, coding_id in enumerate(ids):
        change.update("coding", coding_id, report_position=position)


def _code_name(study: OpenStudy, change: Change, codings: Sequence[Coding]) -> str:
    tree = visible_codebook(change.connection, study)
    names = [tree.get(c.code_id).name for c in codings if c.code_id in tree]
    return names[0] if len(set(names)) == 1 else ", ".join(dict.fromkeys(names))
