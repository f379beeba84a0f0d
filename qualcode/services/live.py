"""Coding together: what a browser sends is carried out.

It sends every operation again until it is answered, so each is carried out once, by its id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from qualcode.errors import LockedError, QualcodeError
from qualcode.model import Coding, MemoKind, Span
from qualcode.services import codebook, codings, finished, history, memos
from qualcode.services.codings import NewCode, OvertakenError, SeenCoding
from qualcode.services.open_study import OpenStudy
from qualcode.store import journal
from qualcode.wording import Message

if TYPE_CHECKING:
    from qualcode.services.suggestion import CodeSuggestion

Operation: TypeAlias = Mapping[str, Any]
_LONGEST_ID = 64
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an operation: done when ``message`` is None, else why not.

    ``present`` is how a coding stands that somebody else changed first.
    """

    message: Message | None = None
    hint: Message | None = None
    present: Coding | None = None


def latest_revision(study: OpenStudy) -> int:
    """The number of the last action of the study: nothing is new while it stays."""
    with study.reading() as reader:
        return journal.latest_revision(reader)


def latest_operation(study: OpenStudy) -> tuple[int, str]:
    """The last action by number and id: also a study gone back to a backup shows another."""
    with study.reading() as reader:
        return journal.latest_operation(reader)


def apply(study: OpenStudy, operations: Iterable[Operation]) -> dict[str, Answer]:
    """Carries out operations in order, each once; by operation id, what became of it.

    Stops without an answer while another program holds the file: they are to be sent again.
    """
    asked = [op for op in operations if _has_id(op)]
    with study.reading() as reader:
        done = journal.recorded_among(reader, (op["id"] for op in asked))
    answers = {operation_id: Answer() for operation_id in done}
    for operation in asked:
        if operation["id"] not in answers:
            try:
                answers[operation["id"]] = _answered(study, operation)
            except LockedError:
                break
    return answers


def _has_id(operation: Operation) -> bool:
    given = operation.get("id")
    return isinstance(given, str) and 8 <= len(given) <= _LONGEST_ID


def _answered(study: OpenStudy, operation: Operation) -> Answer:
    try:
        _ACTS[operation["do"]](study, operation)
    except LockedError:
        raise
    except OvertakenError as error:
        return Answer(error.message, error.hint, error.present)
    except QualcodeError as error:
        return Answer(error.message, error.hint)
    except (KeyError, TypeError, ValueError, AttributeError):
        return Answer(
            Message("The program did not understand what the page asked for."),
            Message("Load the page again."),
        )
    return Answer()


def _code(study: OpenStudy, op: Operation) -> None:
    pairs = [(str(code_id), str(coding_id)) for code_id, coding_id in op["codes"]]
    codings.code_segment(
        study,
        op["source"],
        _span(op),
        [code_id for code_id, _ in pairs],
        quote=op["quote"],
        new_codes=_new_codes(op),
        coding_ids=dict(pairs),
        operation_id=op["id"],
    )


def _resize(study: OpenStudy, op: Operation) -> None:
    codings.resize_coding(
        study,
        op["coding"],
        _span(op),
        quote=op["quote"],
        seen=_seen(op),
        operation_id=op["id"],
    )


def _recode(study: OpenStudy, op: Operation) -> None:
    codings.recode(
        study,
        op["coding"],
        op["code"],
        new_codes=_new_codes(op),
        seen=_seen(op),
        operation_id=op["id"],
    )


def _memo(study: OpenStudy, op: Operation) -> None:
    at = _span(op) if "start" in op else None
    memos.write_memo(
        study,
        str(op["text"]),
        kind=MemoKind(op.get("kind", MemoKind.THEORETICAL)),
        about=op.get("about", "source"),
        about_id=op.get("about_id", op["source"]),
        source_id=op["source"] if at else None,
        span=at,
        quote=op.get("quote"),
        operation_id=op["id"],
    )


def _edit_memo(study: OpenStudy, op: Operation) -> None:
    memos.edit_memo(
        study,
        op["memo"],
        str(op["text"]),
        kind=MemoKind(op["kind"]),
        seen=op.get("was"),
        operation_id=op["id"],
    )


def _define(study: OpenStudy, op: Operation) -> None:
    texts = {name: str(op["texts"][name]) for name in codebook.TEXTS}
    codebook.edit(
        study,
        op["code"],
        definition=texts["definition"],
        inclusion=texts["inclusion"],
        exclusion=texts["exclusion"],
        example=texts["example"],
        seen={name: str(op["was"][name]) for name in codebook.TEXTS},
        operation_id=op["id"],
    )


def _accept(study: OpenStudy, op: Operation) -> None:
    from qualcode.services import suggestion  # what it needs is loaded by who asks for it

    ((code_id, coding_id),) = op["codes"]
    suggestion.accept(
        study,
        op["source"],
        _span(op),
        _suggested(study, op, str(code_id)),
        quote=op["quote"],
        coding_id=str(coding_id),
        operation_id=op["id"],
    )


def _reject(study: OpenStudy, op: Operation) -> None:
    from qualcode.services import suggestion

    suggested = _suggested(study, op, str(op["code"]))
    suggestion.reject(
        study, op["source"], _span(op), suggested, quote=op["quote"], operation_id=op["id"]
    )


def _suggested(study: OpenStudy, op: Operation, code_id: str) -> CodeSuggestion:
    from qualcode.services.suggestion_while_coding import suggestion_named

    words = tuple(str(word) for word in op["words"])
    share, model = float(op["share"]), str(op["model"])[:_LONGEST_NAME]
    return suggestion_named(study, code_id, share=share, model=model, of_its_words=words)


def _span(op: Operation) -> Span:
    return Span(int(op["start"]), int(op["end"]))


def _seen(op: Operation) -> SeenCoding | None:
    was = op.get("seen")
    if was is None:
        return None
    return SeenCoding(was["code"], Span(int(was["start"]), int(was["end"])), was["comment"])


def _new_codes(op: Operation) -> list[NewCode]:
    return [NewCode(n["id"], n["name"], n.get("parent")) for n in op.get("new", ())]


_ACTS: dict[str, Callable[[OpenStudy, Operation], object]] = {
    "code": _code,
    "resize": _resize,
    "recode": _recode,
    "memo": _memo,
    "edit_memo": _edit_memo,
    "remove_memo": lambda study, op: memos.remove_memo(study, op["memo"], operation_id=op["id"]),
    "define": _define,
    "accept": _accept,
    "reject": _reject,
    "uncode": lambda study, op: codings.remove_coding(
        study, op["coding"], seen=_seen(op), operation_id=op["id"]
    ),
    "comment": lambda study, op: codings.comment_coding(
        study, op["coding"], str(op["text"]), seen=_seen(op), operation_id=op["id"]
    ),
    "finish": lambda study, op: finished.finish_source(study, op["source"], operation_id=op["id"]),
    "reopen": lambda study, op: finished.reopen_source(study, op["source"], operation_id=op["id"]),
    "undo": lambda study, op: history.undo(study, operation_id=op["id"]),
    "redo": lambda study, op: history.redo(study, operation_id=op["id"]),
}
