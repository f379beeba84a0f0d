"""Numbers told by their word (plate, passport, postcode) or by a rarer shape: IP, social, sites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.registered import asked
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_ID, _PLACE, _PHONE = IdentifierKind.ID, IdentifierKind.PLACE, IdentifierKind.TELEPHONE
_MAIL = IdentifierKind.MAIL
# what may stand between the word and its number: is, c'est le, numéro, a comma
_LINK = (
    r"(?:[’']s|[’']t)?(?:[ ,:]+(?:is|was|number|no\.?|n[°o]\.?|numéro|code|c[’']est|est|le|la|l[’']|the|it[’']s"
    r"|de|card|id|plate|my))*[ ,:’']+"
)
_WORD_OF_PLATE = (
    r"(?:(?:number |license |licence )?plates?|reg(?:istration|o)?|immatricul\w+|plaque)"
)
_PLATE = re.compile(
    rf"\b{_WORD_OF_PLATE}{_LINK}((?-i:(?=[A-Z\d -]*\d)(?=[A-Z\d -]*[A-Z])[A-Z\d]{{1,7}}(?:[ -][A-Z\d]{{1,6}}){{0,2}})"
    r"|(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{5,8})(?!\w)",
    re.IGNORECASE,
)
_PLATES = words(
    "plate plates reg registration rego plaque immatriculee immatricule immatriculation"
)
_PAPERS = re.compile(
    r"\b(?:aadhaar|pan|mrn|brp|union|docket|passe?port|identit[ée]|identity|licen[cs]e|permis|assurance[- ]maladie"
    rf"|titre de séjour|carte){_LINK}((?=[A-Z]{{0,7}} ?[A-Z]*\d[A-Z]*\d)(?-i:[A-Z]{{1,6}} )?(?=[A-Z]*\d)[A-Z\d]{{4,18}}"
    r"(?: [A-Z]{0,4}\d[A-Z\d]{1,6}){0,3})(?!\w)",
    re.IGNORECASE,
)
_PAPER_WORDS = words(
    "aadhaar pan mrn brp union docket passeport passport identite identity licence license permis maladie sejour",
    "carte",
)
_POSTCODE = re.compile(
    rf"\b(?:post ?codes?|zip(?: codes?)?|code postal|eircode){_LINK}"
    r"((?=[A-Z]*\d)[A-Z\d]{3,7}(?:[ -](?=[A-Z]*\d)[A-Z\d]{3,4})?)(?!\w)",
    re.IGNORECASE,
)
_POSTCODE_WORDS = words("postcode post zip postal eircode")
# Ballarat, Vic. 3350; K1A 0B6
_STATE_POSTCODE = re.compile(
    r"\b(?:N\.? ?S\.? ?W\.?|Vic(?:toria)?\.?|Qld\.?|Queensland|S\.?A\.?"
    r"|W\.?A\.?|Tas(?:mania)?\.?|A\.?C\.?T\.?|N\.?T\.?)"
    r",? (?P<code>[0-9]\d{3})(?![\w-]|[.,]\d)"
)
_LOWER_STATE = re.compile(r"\b(?:n\.? ?s\.? ?w\.?|qld\.?|vic\.|tas\.),? (\d{4})(?![\w-]|[.,]\d)")
_CANADIAN_POSTCODE = re.compile(r"(?<![\w-])[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d(?![\w-])")
_ZIP = re.compile(r"(?<![\w-])\d{5}-\d{4}(?![\w-])")
_FRENCH_PLATE = re.compile(
    r"(?<![\w-])(?:\d{2,4}[ -][A-Z]{2,3}[ -](?:\d{2}|2[AB]|97\d)|[1-9]-[A-Z]{3}-\d{3})(?![\w-])",
)
_BRITISH_PLATE = re.compile(r"(?<![\w-])[A-Z]{2}\d{2} ?[A-Z]{3}(?![\w-])")
_LOWER_MIXED = re.compile(
    r"(?<![\w/@.-])(?=[a-z\d]*[a-z])(?=(?:[a-z]*\d){5})(?:[a-z]{1,2}-)?[a-z\d]{6,14}(?![\w/@-])"
)
_LOWER_PLATE = re.compile(
    r"(?<![\w-])[a-z]{2}[ -]\d{3}[ -](?!an|ou|et|de|le|la|on|il|en)[a-z]{2}(?![\w-])"
)
_LOWER_POSTCODE = re.compile(r"(?<![\w-])[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}(?![\w-])")
_SOCIAL = re.compile(r"(?<![\w-])\d{3}([ -])\d{2}\1\d{4}(?![\w-])")
_INSURANCE = re.compile(r"(?<!\w)[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)", re.IGNORECASE)
_INSURED = re.compile(r"\b(?:ni|nino|insurance)\b", re.IGNORECASE)
_IP = re.compile(
    r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w]|\.\d)"
    r"|(?<![\w:])(?:[0-9a-f]{1,4}:){5,7}[0-9a-f]{1,4}(?![\w:])"
    r"|(?<![\w:])(?=[0-9:]*[a-f])[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])",
    re.IGNORECASE,
)
_ENDING = "com|fr|org|net|be|ch|ca|eu|info|re|nz|ie|uk|au|blog"
_ENDINGS = frozenset(_ENDING.split("|"))
_SITE = re.compile(
    r"\b(?:mon|ma|notre|son|sa|leur|my|our|his|her|their)\b[^.!?\n]{0,30}?(?:[’']s|is|c[’']est|,|:| )\s?"
    rf"((?<!@)\b[\w-]{{3,}}(?:\.[\w-]+)*\.(?:{_ENDING})(?:/[\w/-]+)?)(?![\w@])",
    re.IGNORECASE,
)
_SAID_MAIL = re.compile(
    r"\b[\w-]+(?: (?:point|tiret|underscore|dot|dash|hyphen) [\w-]+)* (?:arobase|arrobase|chez|at) "
    r"(?:gmail|orange|wanadoo|free|sfr|laposte|yahoo|hotmail|outlook|live|icloud|proton\w*|btinternet|videotron|bluewin|"
    r"skynet|aol|xtra|bigpond)(?: (?:point|dot) \w{2,4}| ?\.\w{2,4}){1,2}\b",
    re.IGNORECASE,
)
_MAIL_WORDS = words("point dot arobase arrobase")
_NUMBER_WORD = words(
    "call ring phone text number cell cellulaire appelez appelle numero telephone tel"
)
_SEVEN = re.compile(r"(?<![\w.-])[2-9]\d{2}[-.]\d{4}(?![\w-]|\.\d)")
_CALLING = 45
_TELEPHONES = re.compile(
    r"(?<![\w.,/-])(?:\(?0\d{1,3}\)?[ /.-]\d{3}(?:[ .]\d{2}){2}|0\d{4,5} \d{4,6}|\(?0\d{1,2}\)?[ -]\d{3,4}[ -]\d{4})"
    r"(?![\w]|[.,]\d)"
)
_LEAST_SIGNS = 6
_REGISTER = Message("number of a file or a register")


def find(reading: Reading) -> Iterator[Candidate]:
    """Plates, papers, postcodes and addresses of machines or sites."""
    for pattern, called, kind, reason in (
        (_PLATE, _PLATES, _ID, Message("number plate")),
        (_PAPERS, _PAPER_WORDS, _ID, _REGISTER),
        (_POSTCODE, _POSTCODE_WORDS, _PLACE, Message("postcode")),
    ):
        for match in reading.find_around(pattern, called, 60):
            if kind is not _ID or pattern is _PLATE or _is_long(match.group(1)):
                yield reading.candidate_at(*match.span(1), kind, Tier.LIKELY, reason)
    yield from _shaped(reading)
    yield from asked.find(reading)
    yield from _addresses(reading)
    yield from _telephones(reading)


def _is_long(written: str) -> bool:
    """A paper carries six signs or more, not the year it was issued."""
    return sum(sign.isalnum() for sign in written) >= _LEAST_SIGNS and written[-1].isalnum()


def _shaped(reading: Reading) -> Iterator[Candidate]:
    english = reading.settings.language == "en"
    shapes = [(_FRENCH_PLATE, _ID, Message("number plate")), (_IP, _ID, Message("web address"))]
    if english:
        shapes += [
            (_ZIP, _PLACE, Message("postcode")),
            (_STATE_POSTCODE, _PLACE, Message("postcode")),
            (_CANADIAN_POSTCODE, _PLACE, Message("postcode")),
            (_SOCIAL, _ID, Message("social security number")),
            (_BRITISH_PLATE, _ID, Message("number plate")),
        ]
    for pattern, kind, reason in shapes:
        for match in reading.find_numbers(pattern):
            span = match.span("code") if "code" in pattern.groupindex else match.span()
            yield reading.candidate_at(*span, kind, Tier.SURE, reason)
    if reading.no_capitals:
        yield from _without_capitals(reading, english=english)
    for match in reading.find_numbers(_INSURANCE) if english else ():
        start = match.start()
        if reading.stands_before(_INSURED, start, _CALLING):
            reason = Message("National Insurance number")
            yield reading.candidate_at(*match.span(), _ID, Tier.SURE, reason)


def _without_capitals(reading: Reading, *, english: bool) -> Iterator[Candidate]:
    """Plates and postcodes in a transcript without capitals."""
    for match in reading.find_numbers(_LOWER_STATE) if english else ():
        yield reading.candidate_at(*match.span(1), _PLACE, Tier.LIKELY, Message("postcode"))
    patterns = [(_LOWER_PLATE, _ID, Message("number plate")), (_LOWER_MIXED, _ID, _REGISTER)]
    if english:
        patterns.append((_LOWER_POSTCODE, _PLACE, Message("postcode")))
    for pattern, kind, reason in patterns:
        for match in reading.find_numbers(pattern):
            yield reading.candidate_at(*match.span(), kind, Tier.LIKELY, reason)


def _addresses(reading: Reading) -> Iterator[Candidate]:
    dotted = [reading.starts[i] for i in reading.where(_ENDINGS) if reading.gaps[i] == "."]
    for match in reading.find_at(_SITE, dotted, 60):
        yield reading.candidate_at(*match.span(1), _ID, Tier.LIKELY, Message("web address"))
    for match in reading.find_around(_SAID_MAIL, _MAIL_WORDS, 90):
        reason = Message("e-mail address, spoken")
        yield reading.candidate_at(*match.span(), _MAIL, Tier.SURE, reason)


def _telephones(reading: Reading) -> Iterator[Candidate]:
    reason = Message("telephone number")
    for match in reading.find_long_numbers(_TELEPHONES):
        if sum(sign.isdigit() for sign in match.group()) >= 9:
            yield reading.candidate_at(*match.span(), _PHONE, Tier.SURE, reason)
    for match in reading.find_long_numbers(_SEVEN):
        i = reading.word_at(match.start())
        near = set(reading.folds[max(0, i - 6) : i + 6])
        if near & _NUMBER_WORD:
            yield reading.candidate_at(*match.span(), _PHONE, Tier.LIKELY, reason)
