"""Operations a page sends about the tree and its extracts, each carried out once by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from qualcode.coding.heaps import Heap
from qualcode.errors import LockedError, QualcodeError
from qualcode.model import CodeKind
from qualcode.services import codebook, codings, grouping, history, reviewing
from qualcode.services.open_study import OpenStudy
from qualcode.store import journal
from qualcode.wording import Message

Operation: TypeAlias = Mapping[str, Any]
_IDS = range(8, 65)  # how long an operation's id may be


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of an operation: done when ``message`` is None, else why not."""

    message: Message | None = None
    hint: Message | None = None


def carry_out(study: OpenStudy, operations: Iterable[Operation]) -> dict[str, Carried]:
    """Carries out operations in order, each once; by operation id, what became of it.

    Stops without an answer while another program holds the file: they are to be sent again.
    """
    asked = [op for op in operations if isinstance(op.get("id"), str) and len(op["id"]) in _IDS]
    with study.reading() as reader:
        done = journal.recorded_among(reader, [op["id"] for op in asked])
    answers = {operation_id: Carried() for operation_id in done}
    for operation in asked:
        if operation["id"] in answers:
            continue
        try:
            answers[operation["id"]] = _carried(study, operation)
        except LockedError:
            break
    return answers


def _carried(study: OpenStudy, operation: Operation) -> Carried:
    try:
        _ACTS[operation["do"]](study, operation)
    except LockedError:
        raise
    except QualcodeError as error:
        return Carried(error.message, error.hint)
    except (KeyError, TypeError, ValueError, AttributeError):
        return Carried(
            Message("The program did not understand what the page asked for."),
            Message("Load the page again."),
        )
    return Carried()


def _create(study: OpenStudy, op: Operation) -> None:
    codebook.create(
        study,
        str(op["name"]),
        kind=CodeKind(op.get("kind", CodeKind.CODE)),
        parent_id=op.get("parent"),
        position=op.get("position"),
        code_id=op["code"],
        operation_id=op["id"],
    )


def _themes(study: OpenStudy, op: Operation) -> None:
    heaps = [
        Heap(str(h["name"]), frozenset(map(str, h["codings"])), code_id=str(h["code"]))
        for h in op["heaps"]
    ]
    grouping.make_themes(
        study,
        heaps,
        op.get("parent"),
        retire_emptied=bool(op.get("retire")),
        operation_id=op["id"],
    )


_ACTS: dict[str, Callable[[OpenStudy, Operation], object]] = {
    "create": _create,
    "themes": _themes,
    "move": lambda study, op: codebook.move_many(
        study, list(op["codes"]), op.get("parent"), op.get("position"), operation_id=op["id"]
    ),
    "gather": lambda study, op: codebook.gather(
        study, list(op["codes"]), str(op["name"]), code_id=op["code"], operation_id=op["id"]
    ),
    "rename": lambda study, op: codebook.rename(
        study, op["code"], str(op["name"]), operation_id=op["id"]
    ),
    "retire": lambda study, op: codebook.retire(study, op["code"], operation_id=op["id"]),
    "restore": lambda study, op: codebook.restore(study, op["code"], operation_id=op["id"]),
    "analysis": lambda study, op: codebook.write_analysis(
        study, op["code"], str(op["text"]), seen=op.get("was"), operation_id=op["id"]
    ),
    "seen": lambda study, op: reviewing.mark_seen(
        study, list(op["codings"]), operation_id=op["id"]
    ),
    "divergent": lambda study, op: reviewing.mark_divergent(
        study, op["coding"], divergent=bool(op["on"]), operation_id=op["id"]
    ),
    "pick": lambda study, op: reviewing.pick(
        study, op["coding"], picked=bool(op["on"]), operation_id=op["id"]
    ),
    "order": lambda study, op: reviewing.order_picks(
        study, op["code"], list(op["codings"]), operation_id=op["id"]
    ),
    "trim": lambda study, op: reviewing.trim(
        study, op["coding"], str(op["text"]), operation_id=op["id"]
    ),
    "recode": lambda study, op: codings.recode(
        study, op["coding"], op["code"], operation_id=op["id"]
    ),
    "uncode": lambda study, op: codings.remove_coding(study, op["coding"], operation_id=op["id"]),
    "undo": lambda study, op: history.undo(study, operation_id=op["id"]),
    "redo": lambda study, op: history.redo(study, operation_id=op["id"]),
}
