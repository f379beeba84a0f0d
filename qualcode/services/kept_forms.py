"""Forms left standing on purpose: the audit says nothing of them any more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qualcode.services import entity_store
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.wording import Message


def keep_forms(study: OpenStudy, forms: Iterable[str]) -> None:
    """Forms the audit lets stand from now on, wherever they are; nothing happens without any."""
    notes = entity_store.load_notes(study.unlocked())
    wanted = tuple(dict.fromkeys((*notes.kept, *(f.strip() for f in forms if f.strip()))))
    if wanted == notes.kept:
        return
    said = Message("kept forms on purpose")
    with study.acting("keep_forms", said, Ability.USE_VAULT, undoable=False) as change:
        entity_store.keep_notes(change, replace(notes, kept=wanted))
