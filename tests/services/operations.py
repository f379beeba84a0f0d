"""What a browser sends to be stored, and what is answered."""

from __future__ import annotations

from typing import Any

from qualcode.model import Coding, new_id
from qualcode.services import (
    codings,
    live,
)
from qualcode.services.open_study import OpenStudy
from qualcode.wording import render
from tests.services.small_study import (
    code_named,
    span_of,
)

Op = dict[str, Any]


def put(study: OpenStudy, words: str, *names: str, label: str = "M1") -> Op:
    """Words of an interview coded with some codes."""
    source_id, span = span_of(study, label, words)
    ids = [code_named(study, name).id for name in names]
    return {
        "id": new_id(),
        "do": "code",
        "source": source_id,
        "start": span.start,
        "end": span.end,
        "quote": words,
        "codes": [[code_id, new_id()] for code_id in ids],
        "new": [],
    }


def mine(study: OpenStudy) -> tuple[Coding, ...]:
    """The codings of whoever is at work in the study."""
    return codings.list_codings(study, coder_id=study.coder.id)


def apply(study: OpenStudy, *ops: Op) -> list[str]:
    """What stood in the way of each operation, empty where nothing did."""
    answers = live.apply(study, ops)
    return [_said(answers[op["id"]]) for op in ops]


def _said(answer: live.Answer) -> str:
    return render(answer.message, "fr") if answer.message else ""
