"""Ships that English calls by a word, taken up by “she”: we joined the rampart, she was alongside."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_AT_SEA = words(
    "ship ships boat boats navy naval convoy convoys crew deck decks dockyard sail sailed sailing torpedo torpedoes",
    "submarine submarines destroyer destroyers cruiser trawler trawlers skipper harbour harbor moored berth aboard",
    "shipmates shipyard tug tugs ferry minesweeper frigate corvette stoker bosun gangway bridge mast hull",
)
_LEAST = 5
_WOMEN = words(
    "woman lady girl mother wife sister daughter nurse matron queen princess duchess aunt auntie niece widow baby",
    "teacher doctor ship boat vessel yacht sub submarine tug ferry trawler destroyer cruiser frigate corvette liner",
    "minesweeper carrier lifeboat cow mare dog cat bitch hen car lorry engine sea weather tide war one other same next",
    "first last second way time day night thing cook secretary manager landlady boss supervisor mum mam mom child kid",
)
_REASON = Message("body told by how it is written")


def find(reading: Reading) -> Iterator[Candidate]:
    """Each “the rampart” in a text that is told at sea, once the rampart has been a “she”."""
    if reading.settings.language != "en" or len(reading.where(_AT_SEA)) < _LEAST:
        return
    ships = {
        reading.folds[i - 1]
        for i in reading.where({"she"})
        if i > 1 and reading.gaps[i] in (" ", ", ") and _may_be_ship(reading, i - 1)
    }
    for i in reading.where(ships):
        if reading.before(i) == "the":
            yield reading.candidate(i, i, IdentifierKind.ORGANISATION, Tier.REVIEW, _REASON)


def _may_be_ship(reading: Reading, i: int) -> bool:
    """Whether word ``i`` is called with “the”, and is no woman, no beast and no thing that is a she."""
    form = reading.folds[i]
    written = reading.is_capital(i) or reading.no_capitals
    led = reading.before(i) == "the" and reading.gaps[i] in SPACES
    plain = (
        form in _WOMEN or reading.is_small_word(i) or form.endswith(("s", "ing", "ed", "er", "ess"))
    )
    again = sum(reading.before(k) == "the" for k in reading.mentions[form]) > 1
    return written and led and not plain and again and len(form) > 2
