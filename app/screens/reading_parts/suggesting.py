"""Suggested codes for the words at hand: what was learnt answers; learning goes on beside it.

The page asks by the straight way. Learning has a thread of its own, one a study and coder, so that
coding waits for nothing. Where it takes long, codes by words alone are told with how far it is.
"""

from __future__ import annotations

import sys
import threading
import time
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from app.frame.handles import HANDLES, Handle
from qualcode.errors import QualcodeError
from qualcode.model import Span
from qualcode.services.open_study import Ability
from qualcode.wording import Message, render, settle_language
from qualcode.wording import gettext as _

_MODULE = "qualcode.services.suggestion_while_coding"
_BETWEEN_S = 15.0  # after each coding there is more to learn: not at once again
_PATIENCE_S = 0.15  # what is learnt as quickly as this is no waiting


class _StoppedError(Exception):
    """Somebody stopped the learning."""


@dataclass
class _Learning:
    """One learning under way or done."""

    done: int = 0
    of: int = 0
    error: BaseException | None = None
    ended_at: float = 0.0
    has_loaded: bool = False
    finished: threading.Event = field(default_factory=threading.Event)
    asked_to_stop: threading.Event = field(default_factory=threading.Event)

    def tell(self, done: int, of: int) -> None:
        if self.asked_to_stop.is_set():
            raise _StoppedError
        self.done, self.of = done, of


_learnings: dict[tuple[Path, str], _Learning] = {}
_guard = threading.Lock()


def answer(handle: Handle, asked: dict[str, Any]) -> dict[str, Any]:
    """The codes for a stretch; while there is nothing learnt yet, how far learning is."""
    study, me = handle.study, str(asked.get("me"))
    if study.coder.id != me or not study.may(Ability.CODE):
        return {"stale": True}
    settle_language(str(asked.get("language")))
    if asked.get("stop"):
        return _stopped(handle)
    HANDLES.touch(handle)
    if _begins(handle):
        return {"waits": _how_far(_learn(handle))}
    from qualcode.services.suggestion_material import lags, latest_learnt

    known = latest_learnt(study)
    if known is None:
        learning = _learn(handle, asked_before=bool(asked.get("again")))
        if not learning.finished.wait(_PATIENCE_S):
            return _meanwhile(handle, learning, asked)
        if isinstance(learning.error, _StoppedError):
            return {"trouble": _("Learning was stopped.")}
        if learning.error is not None:
            return {"trouble": _sentence(learning.error)}
        known = latest_learnt(study)
        if known is None:
            return {"waits": _how_far(_learn(handle))}
    elif lags(study, known):
        _learn_more(handle)
    found = _found(handle, known, asked)
    return found if study.coder.id == me else {"stale": True}


def _begins(handle: Handle) -> bool:
    """Whether what learning needs is still being loaded: that too is done beside the request."""
    before = _latest(handle)
    if before is None:
        return _MODULE not in sys.modules
    return not before.has_loaded and not before.finished.is_set()


def _meanwhile(handle: Handle, learning: _Learning, asked: dict[str, Any]) -> dict[str, Any]:
    """How far learning is, with the codes by words alone unless the page has them."""
    from qualcode.services.suggestion_while_coding import learnt_meanwhile

    known = learnt_meanwhile(handle.study)
    if known is None:
        return {"waits": _how_far(learning)}
    waits = {"waits": _how_far(learning, by_words=True)}
    if asked.get("meanwhile"):
        return waits
    found = _found(handle, known, asked)
    return found | waits if handle.study.coder.id == asked.get("me") else {"stale": True}


def _found(handle: Handle, known: Any, asked: dict[str, Any]) -> dict[str, Any]:
    from qualcode.services.suggestion_while_coding import suggest_from

    span = Span(int(asked["start"]), int(asked["end"]))
    found = suggest_from(handle.study, known, str(asked["source"]), span)
    return {
        "codes": [
            {
                "code": each.code.id,
                "share": each.share,
                "model": each.model,
                "words": list(each.words),
                "of_its_words": list(each.of_its_words),
                "n": each.n_extracts,
                "near": [
                    {
                        "quote": near.coding.segment.quote[:240],
                        "who": near.participant,
                        "words": list(near.words),
                    }
                    for near in each.nearest
                ],
            }
            for each in found
        ],
        "learnt": len(known.codings_by_row),
    }


def _learn(handle: Handle, *, asked_before: bool = False) -> _Learning:
    """The learning of this coder, in whichever window it began: the one under way, else a new one.

    Who asked before is told of one that failed meanwhile, not given another.
    """
    with _guard:
        before = _latest(handle)
        if before is not None:
            failed = asked_before and before.error is not None
            if failed or not before.finished.is_set():
                return before
        learning = _learnings[_key(handle)] = _Learning()
    threading.Thread(
        target=_carry_out, args=(handle, learning), name="qualcode-learn", daemon=True
    ).start()
    return learning


def _learn_more(handle: Handle) -> None:
    """Has what lags behind learnt anew, unless that was done a moment ago."""
    before = _latest(handle)
    if before is None or time.monotonic() - before.ended_at > _BETWEEN_S:
        _learn(handle)


def _latest(handle: Handle) -> _Learning | None:
    return _learnings.get(_key(handle))


def _key(handle: Handle) -> tuple[Path, str]:
    return handle.study.file.path, handle.study.coder.id


def _carry_out(handle: Handle, learning: _Learning) -> None:
    try:
        learn = import_module(_MODULE).learn_for_coding
        learning.has_loaded = True
        with HANDLES.working(handle):
            learn(handle.study, learning.tell)
    except BaseException as error:  # noqa: BLE001 - said to the page that asks
        learning.error = error
    finally:
        learning.ended_at = time.monotonic()
        learning.finished.set()


def _stopped(handle: Handle) -> dict[str, Any]:
    learning = _latest(handle)
    if learning is not None:
        learning.asked_to_stop.set()
    return {"trouble": _("Learning was stopped.")}


def _how_far(learning: _Learning, *, by_words: bool = False) -> str:
    read = 100 * learning.done // learning.of if learning.of else 100
    if by_words and read < 100:
        said = Message(
            "By words and definitions alone so far; learning: {share}% read…", share=read
        )
        return render(said)
    if by_words:
        return _("By words and definitions alone so far; learning from what is coded…")
    if read == 100:
        return _("Learning from what is coded…")
    said = Message("Learning from what is coded: {share}% of it read…", share=read)
    return render(said)


def _sentence(error: BaseException) -> str:
    if isinstance(error, QualcodeError):
        hint = f" {render(error.hint)}" if error.hint else ""
        return render(error.message) + hint
    from qualcode.services.trouble_log import write_trouble

    if isinstance(error, Exception):
        write_trouble(error)
    return _("The suggestions could not be learnt. Close this and try again.")
