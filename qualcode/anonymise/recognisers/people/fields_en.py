"""Names in the fields of an English heading: Interviewed by: …, first: …, Location: Reading, Battle."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.folding import fold
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.cut_in import STARTERS
from qualcode.anonymise.reading.degrees_en import degrees
from qualcode.anonymise.recognisers.places.gentiles import is_broad
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# the keys of fields, their words joined: Interviewed by is interviewed_by
_OF_PEOPLE = words(
    "name full_name first first_name given_name forename forenames christian_name middle middle_name last last_name",
    "surname family_name maiden_name nickname also_known_as interviewee interviewer interviewed_by interviewers",
    "interviewees narrator informant respondent participant speaker speakers storyteller transcriber transcribed_by",
    "transcriptionist transcription_by recorded_by conducted_by present also_present spouse husband wife father mother",
    "child children parents moderator facilitator host guest translator translated_by interpreter edited_by checked_by",
    "audited_by reviewed_by patient student teacher subject",
)
_OF_PLACES = words(
    "location place place_of_birth birthplace birth_place born_in city town village county parish state province",
    "district region hometown home_town residence venue recorded_at recorded_in setting city_of_birth town_of_birth",
    "lives_in based_in",
)
# "interview_city: Hythe": a key at the head of a line or after a stop, and what stands up to the next one
_FIELD = re.compile(
    r"(?:^|(?<=[.;|] ))[ \t#*_>-]*(?P<key>[A-Za-z][A-Za-z_ ]{2,30}?)[*_]{0,2}[ \t]?:[ \t*_]{1,4}"
    r"(?P<value>[^\n|:]{2,80}?)(?=[*_]{0,2}[ \t]*(?:$|\||[.;] [A-Z][a-z ]+:|\.[ \t]*$))",
    re.MULTILINE,
)
_PIECE = re.compile(r"[^,;/&()]+")
_HEADING = 1500
_MOST_WORDS = 4
# where people are met, and what stands in a field for nobody
_NOWHERE = words(
    "home office kitchen library school house farm cafe online zoom skype teams phone telephone video none anonymous",
    "unknown withheld pseudonym self male female man woman yes no various private confidential redacted",
    "classroom church",
    "hospital clinic ward studio room garden hotel pub campus university college none not na english remote virtual",
    "married single widowed divorced retired nurse teacher farmer researcher student deceased",
)
_PARTICLES = words(
    "de la le van von der den ter el al bin ben da dos del of the upon on in under y"
)
_REASON = Message("name in a field of the heading")


def find(reading: Reading) -> Iterator[Candidate]:
    """Each name in the fields that stand before or between what is said."""
    if reading.settings.language != "en" or reading.no_capitals:
        return
    orders = frozenset(degrees(reading))
    for match in _FIELD.finditer(reading.text, 0, _HEADING):
        kind = _kind(match["key"])
        if kind is None or reading.word_at(match.start("key")) in reading.in_labels:
            continue
        for piece in _PIECE.finditer(reading.text, *match.span("value")):
            said = piece.group()
            start = piece.start() + len(said) - len(said.lstrip())
            end = start + len(said.strip(" .*_"))
            if (
                end > start
                and reading.word_at(start) not in orders
                and _is_name(reading, start, end)
            ):
                yield reading.candidate_at(start, end, kind, Tier.LIKELY, _REASON)


def _kind(key: str) -> IdentifierKind | None:
    told = key.lower().strip().replace(" ", "_").removeprefix("interview_")
    if told in _OF_PEOPLE:
        return IdentifierKind.PERSON
    return IdentifierKind.PLACE if told in _OF_PLACES else None


def _is_name(reading: Reading, start: int, end: int) -> bool:
    """Whether each word has a capital and one of them can name: neither “Kitchen table” nor “Nurse”."""
    first, last = reading.word_at(start), reading.word_at(end - 1)
    if last >= len(reading) or reading.starts[first] != start:
        return False  # no word, or a hesitation
    if first == last and reading.is_ordinary(first) and reading.text[end : end + 1] in tuple(".!?"):
        return False  # Respondent: Good.
    inside = range(first, last + 1)
    if last - first >= _MOST_WORDS or not reading.is_capital(first) or first in reading.in_labels:
        return False
    if any(not (reading.is_capital(i) or reading.folds[i] in _PARTICLES) for i in inside):
        return False
    plain = reading.vocabulary.known_words | STARTERS | _NOWHERE
    return any(
        reading.words[i].isalpha()
        and fold(reading.words[i]) not in plain
        and not is_broad(reading.folds[i])
        and len(reading.words[i]) > 1
        for i in inside
    ) and not any(reading.folds[i] in _NOWHERE for i in inside)
