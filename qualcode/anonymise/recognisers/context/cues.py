"""The cues of a language, compiled and filed under the words that call for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from qualcode.anonymise.recognisers.context.cues_acts import ENGLISH_ACTS, FRENCH_ACTS
from qualcode.anonymise.recognisers.context.cues_en import ENGLISH_CUES
from qualcode.anonymise.recognisers.context.cues_fr import FRENCH_CUES
from qualcode.anonymise.recognisers.context.cues_lives_en import LIVES_EN
from qualcode.anonymise.recognisers.context.cues_posts_fr import FRENCH_POSTS
from qualcode.wording import Message

# "seul" calls for seul, seule and seuls alike
SHORTEST_TRIGGER, TRIGGER_LENGTH = 2, 5


@dataclass(frozen=True, eq=False)
class Cue:
    """A pattern, what is said of it to the reader, and its weight (4 most telling)."""

    pattern: re.Pattern[str]
    reason: Message
    weight: int


@cache
def cues_of(language: str) -> dict[str, tuple[Cue, ...]]:
    """The cues of a language under the word beginnings that call for them.

    A beginning is a folded word cut to ``TRIGGER_LENGTH`` letters: only sentences that hold one are
    searched, which makes the patterns cheap.
    """
    called: dict[str, tuple[Cue, ...]] = {}
    english = language == "en"
    written = (
        (*ENGLISH_CUES, *ENGLISH_ACTS, *LIVES_EN)
        if english
        else (*FRENCH_CUES, *FRENCH_ACTS, *FRENCH_POSTS)
    )
    for triggers, pattern, reason, weight in written:
        cue = Cue(re.compile(pattern, re.IGNORECASE), reason, weight)
        for trigger in triggers.split():
            called[trigger] = (*called.get(trigger, ()), cue)
    return called
