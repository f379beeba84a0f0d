"""What a page sent is carried out, and what became of it is kept to be told back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.frame.handles import Handle
from qualcode.services.carried import carry_out
from qualcode.wording import render

_MOST = 60


def answers_of(handle: Handle) -> dict[str, str]:
    """The latest answers by operation id: empty when it was done, else why it was not."""
    return dict(handle.desk.setdefault("carried", {}))


def carried(handle: Handle, sent: Iterable[Mapping[str, Any]]) -> bool:
    """Carries out what was not answered yet; whether there was anything."""
    answers: dict[str, str] = handle.desk.setdefault("carried", {})
    waiting = [op for op in sent if op.get("id") not in answers]
    if not waiting:
        return False
    done = carry_out(handle.study, waiting)
    for operation_id, became in done.items():
        said = [m for m in (became.message, became.hint) if m is not None]
        answers[operation_id] = " ".join(render(m) for m in said)
    for old in list(answers)[:-_MOST]:
        del answers[old]
    return bool(done)
