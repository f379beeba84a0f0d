"""The recognisers, the surest first; the first that knows the kind of sheet reads it."""

from __future__ import annotations

from qualcode.ingest.structure.dialogue_dashes import read_dialogue_dashes
from qualcode.ingest.structure.labels import read_labels
from qualcode.ingest.structure.nobody_named import (
    read_one_voice,
    read_question_marks,
    read_unnamed_cues,
)
from qualcode.ingest.structure.question_layout import read_question_layout
from qualcode.ingest.structure.sheet import Recogniser
from qualcode.ingest.structure.speaker_marks import read_arrows, read_dashes_after_names
from qualcode.ingest.structure.voices import read_voices

RECOGNISERS: tuple[Recogniser, ...] = (
    read_voices,
    read_arrows,
    read_dashes_after_names,
    read_labels,
    read_unnamed_cues,
    read_question_layout,
    read_dialogue_dashes,
    read_question_marks,
    read_one_voice,
)
