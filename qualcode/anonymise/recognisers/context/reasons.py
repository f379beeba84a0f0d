"""What is said of a passage to re-read, by class of cue."""

from __future__ import annotations

from typing import TypeAlias

from qualcode.wording import Message

# word beginnings that call for the pattern, the pattern, what is said, weight (4 most telling)
WrittenCue: TypeAlias = tuple[str, str, Message, int]

UNIQUE = Message("the only one, the first, the last: to re-read")
ROLE = Message("a post or office few people hold: to re-read")
HEALTH = Message("somebody's health: to re-read")
FAMILY = Message("family or what relatives do: to re-read")
COUNT = Message("a count that singles a place out: to re-read")
EVENT = Message("an event people may remember: to re-read")
TRAINING = Message("training, thesis, prize: to re-read")
ORIGIN = Message("origin, belief or private life: to re-read")
PATH = Message("a singular path: to re-read")
DEATH = Message("a death, a wound, violence: to re-read")
LANDMARK = Message("a landmark: to re-read")
UNUSUAL = Message("unusual words: to re-read")
