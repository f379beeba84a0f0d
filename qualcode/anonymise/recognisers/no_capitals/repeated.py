"""Ordinary words that a text without capitals uses over and over as it would a name: dot, hope, claire."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.openings import FREE, has_verb_after, is_inverted
from qualcode.anonymise.reading.word_list import APOSTROPHES
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import DAYS_EN, DAYS_FR, MONTH_NAMES_EN
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_REASON = Message("used like a name all through the text")
_LEAST_TIMES, _LEAST_LETTERS, _ENOUGH = 2, 3, 3
_STOPS = (",", ".", ";", "!", "?", ")", "…", "\n", "")
# before these a bare word is often somebody, but not always
_TOWARDS = words(
    "and with to from told ask asked tell rang met saw married by for that because like than et avec chez a",
    "pour contre voir dit que de",
)
_KIN = words(
    "husband wife son daughter brother sister mum mam mom dad friend mari femme fils fille"
)
# bare at the head of a sentence or between two stops all the same
_NEVER = words(
    DAYS_FR,
    DAYS_EN,
    MONTH_NAMES_EN,
    "love luck time people money life things god well right true sure yeah fine good great nice sorry",
    "thanks work home school mum dad mam mom nan gran grandad granny mummy daddy papa maman mamie papi",
    "tonton tata man boy girl pet mate hen son dear darling honey sir miss madam buddy bro oui non merci",
    "bonjour voila bref bon ben enfin donc alors christmas easter interviewer respondent participant",
    "narrator speaker question aye yes yep nope nah okay look listen hello hiya cheers really maybe anyway",
    "exactly other stamps him her them me you us his hers mine yours someone everyone nobody anyone",
    "somebody everybody will mark bill hope rich frank silence pause laughter rires rire covid internet",
    "france maths english french german irish welsh history music art science sport football rugby cricket",
    "golf tennis church",
)


def find(reading: Reading) -> Iterator[Candidate]:
    """Every mention of a word that stands bare throughout, and here and there as only a name does."""
    if not reading.no_capitals:
        return
    for form, mentions in reading.mentions.items():
        if len(mentions) >= _LEAST_TIMES and _may_be_borne(reading, form, mentions[0]):
            weights = [_weight(reading, i) for i in mentions]
            if _is_set_phrase(reading, mentions):
                continue
            told = max(weights) > 1 or any(reading.before(i) in _TOWARDS for i in mentions)
            if told and sum(weights) >= _ENOUGH and 2 * sum(w > 0 for w in weights) >= len(weights):
                for i in mentions:
                    if i not in reading.in_labels:
                        yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.REVIEW, _REASON)
            elif reading.settings.language == "en" and _is_gone_to(reading, mentions):
                for i in mentions:
                    yield reading.candidate(i, i, IdentifierKind.PLACE, Tier.REVIEW, _REASON)


def _is_set_phrase(reading: Reading, mentions: list[int]) -> bool:
    """Bruit de fond, again and again: two words that never part from it."""
    before = {(reading.before(i, 2), reading.before(i)) for i in mentions}
    return len(before) == 1 and all(all(pair) for pair in before)


_TO_PLACES = words("in to from near at")
_ON = words("and when where then now but because so until till with for told i he she we they")
_BARE_EN = words(
    "debt fact time love trouble pain spring mind heart tears vain bed touch turn need line charge stock court camp",
    "private public secret return detail depth theory practice person nature general particular business trade",
    "action order power prison jail church school college class town heaven hell order shock place hand part",
)
_LEAST_GONE = 3


def _is_gone_to(reading: Reading, mentions: list[int]) -> bool:
    """Bluff: a bare word that people are in, go to and come from, more often than it stands elsewhere."""
    form = reading.folds[mentions[0]]
    if (
        reading.ordinariness(mentions[0]) > 2
        or form in _BARE_EN
        or form.endswith(("ing", "ed", "s", "ly"))
    ):
        return False
    gone = sum(
        reading.before(i) in _TO_PLACES
        and (reading.after(i) in _ON or reading.after(i) in _TO_PLACES or _is_stopped(reading, i))
        for i in mentions
    )
    return gone >= _LEAST_GONE and 2 * gone >= len(mentions)


def _is_stopped(reading: Reading, i: int) -> bool:
    return reading.gap_after(i).strip(" ")[:1] in _STOPS and reading.gap_after(i) != " "


def _may_be_borne(reading: Reading, form: str, i: int) -> bool:
    vocabulary, known = reading.vocabulary, reading.profile(form)
    if len(form) < _LEAST_LETTERS or not form.isalpha() or form in reading.determined:
        return False
    if form in _NEVER or form in FREE:
        return False
    if form in vocabulary.known_words or form in vocabulary.never_heads:
        return False
    if i in reading.kept or form in reading.verbal or form.endswith(("ment", "ly", "ing", "ed")):
        return False
    if form.endswith("s") and not known.is_usual_given and reading.ordinariness(i) == 3:
        return False
    return bool(known.is_known_given or known.is_usual_surname) and reading.is_ordinary(i)


def _weight(reading: Reading, i: int) -> int:
    """How much one mention speaks for a name: 2 where only a name stands, 1 where one often does."""
    before = reading.before(i)
    if is_inverted(reading, i):
        return 0
    if before in reading.vocabulary.determiners or before in reading.vocabulary.possessives:
        return 0
    k = i + 1
    if k < len(reading) and reading.folds[k] == "s" and reading.gaps[k] in APOSTROPHES:
        return 2 if reading.settings.language == "en" else 0
    stopped = reading.gap_after(i).strip(" ")[:1] in _STOPS and reading.gap_after(i) != " "
    if before in _KIN or (reading.opens[i] and has_verb_after(reading, i)):
        return 2
    if not before and stopped:
        return 1
    return int(before in _TOWARDS and (stopped or reading.after(i) in ("and", "et", "who", "qui")))
