"""English bodies told by how they are written: the Welsh Association, codeForTowns, at RTH2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.folding import fold
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import SPACES
from qualcode.anonymise.recognisers.places.gentiles import is_broad
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_OF_A_PEOPLE = words(
    "association company legion society institute club hospital school college university bank centre",
    "center foundation",
    "mission church theatre library museum academy cooperative co-op trust league federation",
)
_LED = words("the at for with from by of joined called to")
# codeForTowns, openStreetAtlas: two capitals inside one word
_CAMEL = re.compile(r"(?<![\w.@/])[a-z]+(?:[A-Z][a-z]+){2,}(?: [A-Z][a-z]\w+)?(?![\w(@/])")
_CUES = words("for at from with of called joined by founded started to into")
_LETTERED = re.compile(r"(?<=\bat |\bto )[A-Z]{3,5}\d{1,2}\b")
# S&N, B & O: what no other “this and that” is written so, a ward, a lodging, a drink, a trade, a shop's question
_AND = re.compile(r"(?<![\w&/.-])([A-Z]{1,3} ?& ?[A-Z]{1,3})(?![\w&/-])")
_AND_SMALL = re.compile(r"(?<![\w&/.-])([a-z]{1,2} ?& ?[a-z]{1,2})(?![\w&/-])")
# got into Local 103: a branch of a union
_LOCAL = re.compile(
    r"(?<!\w)(?<!the )[Ll]ocal (?:[Nn](?:o|umber)\.? )?\d{1,4}(?![\w:%]| [a-z]+s\b)"
)
_COMMON_PAIRS = words(
    "a&e b&b g&t q&a r&d r&b r&r p&l o&m m&e e&p h&s t&c s&m f&b l&d d&t m&a a&r d&d d&v m&m i&d d&c h&p w&i k&l c&p",
    "n&v n&m y&n t&g m&f f&m e&d e&i d&i i&e r&s s&p r&m t&a ob&gyn t&cs c&d p&s s&t k&r y&i he&she i&i",
)
# RISE UP, STAND TALL: a call that a movement is called by
_CALLS = words(
    "up out back on now together forward over down tall free first ahead away strong proud"
)
_LONGEST_CALL, _LEAST_SIGLE = 3, 2
_INTO = words("about in from with joined join joining of through via called for by at")
_REASON = Message("body told by how it is written")


def find(reading: Reading) -> Iterator[Candidate]:
    """Each body whose capitals or letters tell it."""
    if reading.settings.language != "en":
        return
    yield from _pairs(reading)
    for match in reading.find_numbers(_LOCAL):
        yield reading.candidate_at(*match.span(), IdentifierKind.ORGANISATION, Tier.REVIEW, _REASON)
    if reading.no_capitals:
        return
    yield from _calls(reading)
    for k in reading.where(_OF_A_PEOPLE):
        if _is_of_a_people(reading, k):
            yield reading.candidate(k - 1, k, IdentifierKind.ORGANISATION, Tier.REVIEW, _REASON)
    for match in _CAMEL.finditer(reading.text):
        i = reading.word_at(match.start())
        if i < len(reading) and reading.before(i) in _CUES:
            yield reading.candidate_at(
                *match.span(), IdentifierKind.ORGANISATION, Tier.REVIEW, _REASON
            )
    for match in reading.find_numbers(_LETTERED):
        yield reading.candidate_at(*match.span(), IdentifierKind.ORGANISATION, Tier.REVIEW, _REASON)


def _calls(reading: Reading) -> Iterator[Candidate]:
    """One to three plain words in capitals that somebody was in or came from, wherever they stand again."""
    said: dict[tuple[str, ...], list[int]] = {}
    small, after = reading.vocabulary.function_words, -1
    for i in reading.capitals:
        if i < after or not reading.is_shouted(i):
            continue
        after = i + 1
        while after < len(reading) and reading.gaps[after] in SPACES and reading.is_shouted(after):
            after += 1
        forms = tuple(reading.folds[i:after])
        named = len(forms) > 1 or _is_sigle(reading, i)
        if (
            named
            and len(forms) <= _LONGEST_CALL
            and forms[0] not in small
            and reading.is_ordinary(i)
        ):
            said.setdefault(forms, []).append(i)
    for forms, places in said.items():
        joined = any(reading.before(i) in _INTO for i in places)
        again = len(places) > 1 and forms[-1] not in small
        if joined and (again or (len(forms) > 1 and forms[-1] in _CALLS)):
            for i in places:
                yield reading.candidate(
                    i, i + len(forms) - 1, IdentifierKind.ORGANISATION, Tier.REVIEW, _REASON
                )


def _is_sigle(reading: Reading, i: int) -> bool:
    """The PUSH of “in PUSH”: a word in capitals that the text never says without."""
    word = len(reading.words[i]) > _LEAST_SIGLE and reading.folds[i] not in reading.lower_forms
    return word and i not in reading.kept and i not in reading.in_labels


def _pairs(reading: Reading) -> Iterator[Candidate]:
    """A place with S&N, off the B & O: a body by two letters of its name."""
    if "&" not in reading.text:
        return
    for match in (_AND_SMALL if reading.no_capitals else _AND).finditer(reading.text):
        if fold(match[1]).replace(" ", "") not in _COMMON_PAIRS:
            yield reading.candidate_at(
                *match.span(), IdentifierKind.ORGANISATION, Tier.REVIEW, _REASON
            )


def _is_of_a_people(reading: Reading, k: int) -> bool:
    """The Welsh Association, at the American Hospital: with capitals, where it is not known to all."""
    i = k - 1
    if i < 1 or reading.gaps[k] not in SPACES or not is_broad(reading.folds[i]):
        return False
    written = reading.is_capital(k) and reading.is_capital(i) and not reading.is_shouted(k)
    led = reading.before(i) in _LED and not reading.is_capital(i - 1)
    return written and led and not reading.lexicon.is_kept(reading.joined(i, k))
