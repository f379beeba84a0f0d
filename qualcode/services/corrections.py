"""What a researcher corrects in a preview before it comes in. Each gives a new draft."""

from __future__ import annotations

from qualcode.errors import BadInputError
from qualcode.ingest.corrections import (
    edit_turn_text,
    header_to_turn,
    label_to_text,
    merge_speakers,
    merge_with_previous,
    rename_speaker,
    set_facts,
    set_role,
    set_turn_speaker,
    split_at_questions,
    split_turn,
    turn_to_header,
)
from qualcode.ingest.draft import DraftSpeaker, DraftTurn, TranscriptDraft
from qualcode.model import Role
from qualcode.wording import Message

__all__ = [
    "DraftSpeaker",
    "DraftTurn",
    "TranscriptDraft",
    "edit_turn_text",
    "header_to_turn",
    "label_to_text",
    "merge_speakers",
    "merge_with_previous",
    "rename_speaker",
    "set_facts",
    "set_role",
    "set_turn_speaker",
    "split_at_questions",
    "split_turn",
    "split_turn_before",
    "turn_to_header",
]


def split_turn_before(
    draft: TranscriptDraft, index: int, words: str, label: str, role: Role | None = None
) -> TranscriptDraft:
    """The draft with a turn cut before certain words of it, what follows given to a speaker.

    BadInputError when the words stand nowhere in the turn, or in several places.
    """
    text = draft.turns[index].text if 0 <= index < len(draft.turns) else ""
    wanted = " ".join(words.split())
    n_places = text.count(wanted) if wanted else 0
    if n_places != 1:
        raise BadInputError(
            Message.plural(
                "These words stand in {n} place of this turn.",
                "These words stand in {n} places of this turn.",
                n=n_places,
            ),
            Message("Copy the first words of the other speaker, enough of them to be found once."),
        )
    return split_turn(draft, index, text.index(wanted), label, role)
