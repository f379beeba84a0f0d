"""Bare nouns in an English text without capitals: at imperial, outside moose jaw, a producer called dutch.

English gives a count noun its article. One that has none after “at” or “called” is a name, unless it
is one of the few that people say so: at home, in bed, called off.
"""

from __future__ import annotations

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import SPACES
from qualcode.anonymise.recognisers.no_capitals.cues import BARE
from qualcode.anonymise.recognisers.no_capitals.words import NO_NAMES_EN
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import DAYS_EN
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_AT = words("at near outside opposite")
# said after “at” and the like as what they are
_IDIOMS = words(
    DAYS_EN,
    "home work school college university church sea night noon midnight midday dawn dusk daybreak sunrise",
    "sunset lunch lunchtime dinner breakfast supper tea teatime bedtime playtime break recess least most",
    "best worst all first last once times present random risk hand ease peace war rest length large fault",
    "odds stake will bay heart bottom top gunpoint knifepoint speed christmas easter thanksgiving weekends",
    "weekend halftime full play practice practise training camp court prison table arms issue loggerheads",
    "variance right left enough age birth death mass communion that this these those gran grandma nan mum",
    "mom dad half quarter about around ground sixth eighth uni preschool nursery kindergarten assembly",
    "registration reception customs check airports hospital hospitals jail sixteen minimum maximum",
    "mealtimes parties party meetings meeting events interview interviews conferences weddings funerals",
    "funeral cost price leisure liberty gigs auction source root market face value fever level pitch",
    "boiling freezing room knowing side sides end ends direction sex way ways corner corners page bank",
    "shore wall pole team understanding being having town time people",
)
_AFTER = words(
    "and or but with in on at as from for by till until before after when where while which who that because so then",
    "mostly still also down out up over near",
    "was is were are had has now there i he she we they you it to under again since too",
)
_STOPS = (",", ".", ";", "!", "?", ")", "…", "\n", "")
_NO_NOUN = ("ing", "ed", "ly", "est")
_CALLING = words("called named")
LEADING = _AT | _CALLING
_NOT_CALLED = words(
    "was were is be been being get got gets me him her it them us i he she they we you what so are not",
)
_ADJECTIVES = words(
    "stupid crazy lazy mad bad good names off out up down back upon forth into home again before"
)
_PERSON, _PLACE = IdentifierKind.PERSON, IdentifierKind.PLACE


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The bare name whose first word is ``i``, with its last word."""
    if reading.settings.language != "en" or not _may_be_name(reading, i):
        return None
    cue = reading.before(i)
    if cue in _AT and (last := _end(reading, i)) is not None:
        reason = Message("place without a capital, after “{cue}”", cue=cue)
        return last, reading.candidate(i, last, _PLACE, Tier.REVIEW, reason)
    if cue in _CALLING and reading.before(i, 2) not in _NOT_CALLED:
        alone = _is_stopped(reading, i) and reading.folds[i] not in _ADJECTIVES
        if alone and reading.before(i, 2):
            reason = Message("name after “{cue}”", cue=cue)
            return i, reading.candidate(i, i, _PERSON, Tier.REVIEW, reason)
    return None


def _may_be_name(reading: Reading, i: int) -> bool:
    form, vocabulary = reading.folds[i], reading.vocabulary
    if len(form) < 3 or not form.isalpha() or i in reading.in_labels:
        return False
    if form in vocabulary.small_words or form in vocabulary.possessives or form in NO_NAMES_EN:
        return False
    return form not in _IDIOMS and form not in BARE and not form.endswith(_NO_NOUN)


def _end(reading: Reading, i: int) -> int | None:
    """The last of one or two bare words that a stop or a small word ends."""
    if _ends(reading, i):
        plain = reading.folds[i] in reading.vocabulary.known_words or reading.folds[i].endswith("s")
        return None if plain or reading.folds[i] in reading.determined else i
    k = i + 1
    if k >= len(reading) or reading.gaps[k] not in SPACES or not _may_be_name(reading, k):
        return None
    common = reading.ordinariness(i) == 3 and reading.ordinariness(k) == 3
    plural = reading.folds[k].endswith("s") or reading.folds[k] in reading.determined
    plain = (
        reading.folds[k] in reading.vocabulary.known_words or reading.folds[i] in reading.determined
    )
    return k if _ends(reading, k) and not (common or plural or plain) else None


def _ends(reading: Reading, k: int) -> bool:
    return _is_stopped(reading, k) or reading.after(k) in _AFTER


def _is_stopped(reading: Reading, k: int) -> bool:
    gap = reading.gap_after(k)
    return gap != " " and gap.strip(" ")[:1] in _STOPS
