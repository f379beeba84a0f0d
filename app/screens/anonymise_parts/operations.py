"""What the keyboard asked for, carried out in order: each operation once, each with its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.screens.anonymise_parts.page import place_of
from qualcode.errors import LockedError, QualcodeError
from qualcode.model import IdentifierKind
from qualcode.services import review
from qualcode.services.open_study import OpenStudy
from qualcode.services.review_view import Decision, Policy
from qualcode.wording import render

Operation = dict[str, Any]
Answers = dict[str, str]
_REMEMBERED = 500


def carry_out(study: OpenStudy, operations: list[Operation], answers: Answers) -> bool:
    """Carries out what was not yet; ``answers`` gains a sentence for each, empty when it worked.

    Returns whether anything was carried out. LockedError passes: the vault's door must be shown.
    """
    fresh = [op for op in operations if str(op.get("id")) not in answers]
    for operation in fresh:
        answers[str(operation["id"])] = _one(study, operation)
    for old in list(answers)[:-_REMEMBERED]:
        del answers[old]
    return bool(fresh)


def _one(study: OpenStudy, operation: Operation) -> str:
    act = _ACTS.get(str(operation.get("do")))
    if act is None:
        return ""
    try:
        act(study, operation)
    except LockedError:
        raise
    except QualcodeError as error:
        said = render(error.message)
        return f"{said} {render(error.hint)}" if error.hint else said
    return ""


def _edit(study: OpenStudy, op: Operation) -> None:
    policy, kind = op.get("policy"), op.get("kind")
    review.edit(
        study,
        op["entity"],
        replacement=op.get("replacement"),
        policy=Policy(policy) if policy else None,
        kind=IdentifierKind(kind) if kind else None,
        participant=op.get("participant"),
    )


def _split(study: OpenStudy, op: Operation) -> None:
    review.split(
        study, op["entity"], forms=op.get("forms") or (), interview=op.get("interview", "")
    )


def _exempt(study: OpenStudy, op: Operation) -> None:
    place = place_of(op["mention"])
    review.exempt(study, op["entity"], place, replacement=op.get("replacement"))


_ACTS: dict[str, Callable[[OpenStudy, Operation], object]] = {
    "accept": lambda study, op: review.accept(study, [op["entity"]]),
    "reject": lambda study, op: review.reject(study, [op["entity"]]),
    "defer": lambda study, op: review.defer(study, [op["entity"]]),
    "edit": _edit,
    "merge": lambda study, op: review.merge(study, op["entities"]),
    "split": _split,
    "exempt": _exempt,
    "unexempt": lambda study, op: review.no_exemption(study, op["entity"], place_of(op["mention"])),
    "second": lambda study, op: review.second_reading(
        study, op["entity"], Decision(op["decision"])
    ),
    "sure": lambda study, op: review.accept_sure(study),
    "undo": lambda study, op: review.undo_step(study),
}
