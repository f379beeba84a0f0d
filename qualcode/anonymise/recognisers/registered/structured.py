"""Mail, web addresses, accounts, and the numbers a person is registered under."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.registered.check_digits import iban_holds, luhn_holds, nir_holds
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_ID, _MAIL, _PLACE = IdentifierKind.ID, IdentifierKind.MAIL, IdentifierKind.PLACE
_SP = r"[ \u00a0\u202f.\-]?"

_MAIL_SIGN = re.compile(r"[\w.+'’-]+(?:@|＠)[\w-]+(?:\.[\w-]+)+")
_MAIL_SPOKEN = re.compile(
    r"[\w-]+(?:(?: (?:point|tiret|underscore|dot) |[._-])[\w-]+)* (?:arobase|arrobase|chez) "
    r"[\w-]+(?:(?: point |\.)[\w-]+)*(?: point |\.)(?:fr|com|org|net|eu|be|ch|ca|re)\b"
    r"|[\w-]+(?: dot [\w-]+)* at [\w-]+(?: dot [\w-]+)+",
    re.IGNORECASE,
)
# amicaledulac.org: a small site by its bare name; known ones and words of a dictionary are left
_SITE = re.compile(
    r"(?<![\w@./-])([a-z0-9-]{6,40})\.(?:fr|org|net|com|eu|be|ch|ca|info|ie|co\.uk|org\.uk)(?![\w@-])"
)
_OF_STATE = frozenset(
    ("service-public", "pole-emploi", "france-travail", "cesu-urssaf", "info-retraite")
)
_SITES = frozenset(("fr", "org", "net", "com", "eu", "be", "ch", "ca", "info", "ie", "co"))
_URL = re.compile(r"(?:https?://|www\.)[^\s<>«»\"”)]+[\w/]", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.]{2,30}\b")
_NIR = re.compile(  # not the decimals of 309.1428571428571
    rf"(?<!\d[.,])\b[1-478]{_SP}\d{{2}}{_SP}\d{{2}}{_SP}(?:\d{{2}}|2[ABab]){_SP}\d{{3}}{_SP}\d{{3}}(?:{_SP}\d{{2}})?\b"
)
_IBAN = re.compile(
    r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){3,7}(?:[ \u00a0]?[A-Z0-9]{1,4})?\b", re.IGNORECASE
)
_PLATE = re.compile(
    r"\b[A-HJ-NP-TV-Z]{2}[ -]\d{3}[ -][A-HJ-NP-TV-Z]{2}\b|\b[a-hj-np-tv-z]{2}-\d{3}-[a-hj-np-tv-z]{2}\b"
)
_NINO = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
_CODE = re.compile(r"\b[A-Z]{1,4}[-/]\d{4,}(?:[-/]\d+)*\b")
_PPS = re.compile(r"\b\d{7}[A-W][ABW]?\b")
_UK_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_EIRCODE = re.compile(r"\b[AC-FHKNPRTV-Y]\d[0-9W] [0-9AC-FHKNPRTV-Y]{4}\b")
_DIGITS = re.compile(r"(?<![\w.,])\d(?:[ \u00a0\u202f.-]?\d){7,20}(?![\w])")
_POSTCODE = re.compile(r"(?<![\w.,€$£])(?:0[1-9]|[1-8]\d|9[0-8])\d{3}(?![\w]|[.,]\d)")
_CUED = re.compile(
    r"\b(?:rpps|adeli|siret|siren|matricule|dossier|num[ée]ro|n°|no\.?|nir|ipp|ine|cheptel|agrément|"
    r"récépissé|recepisse|passeport|permis|licence|badge|reference|référence|number|nhs|passport|"
    r"registration|pin|case|visa|carte|compte|allocataire|s[ée]cu|agdref)\b[^\d\n.!?]{0,40}?"
    r"((?<![\w'’])(?=[A-Z\d/ -]*\d)"
    r"(?:(?!(?:est|les?|la|de|du|au|is|was|and|no|the|my|its|un|et|in|on|at|to|or|a|c|for|of|en|du|des|par)\b)"
    r"[A-Z]{1,3}[ /-]?)?"
    r"\d[A-Z\d/-]{0,20}(?:[ .]{1,2}[A-Z]{0,3}\d[A-Z\d/-]{0,12}|[ .]?(?<=\d)[/-]\d+){0,7})\b",
    re.IGNORECASE,
)  # fmt: skip
_CUES = words(
    "rpps adeli siret siren matricule dossier numero n no nir ipp ine cheptel agrement recepisse passeport permis",
    "licence badge reference number nhs passport registration pin case visa carte compte allocataire secu agdref",
)
# dossier RG 18/452, claim NI/4471/82, matricule 204 587, ref TH-12, promo 241: short ones after their word
_SHORT_CUED = re.compile(
    r"\b(?:matricule|dossier|r[ée]f|ref|r[ée]f[ée]rence|reference|immatricul[ée]e?|promo(?:tion)?|affaire|"
    r"claim|case|staff id|badge|cheptel|bo[iî]te|casier|licence|license|permit|crime|locataire|tenancy|"
    r"participant|entretien|interview|projet|project|pseudonyme|code|file)\b(?-i:[^\d\n.!?A-Z]){0,25}?"
    r"((?:(?-i:[A-Z]{1,4})[ /.-]{0,2}|[a-z]{1,2}(?=\d))?\d[\dA-Z]*(?:[ /.-][A-Z]{0,2}\d[\dA-Z]*)*)(?!\w)",
    re.IGNORECASE,
)
_SHORT_CUES = words(
    "matricule dossier ref reference immatricule immatriculee promo promotion affaire claim case staff badge",
    "cheptel boite casier licence license permit crime locataire tenancy participant entretien interview projet",
    "project pseudonyme code file",
)
# NI/4471/82, L/00418-C0932: letters, a sign and figures in groups are no word of any language
_GROUPED = re.compile(
    r"(?<![\w/-])(?:(?:[A-Z]{2,5}/)?[A-Z]{1,4}[/-](?:\d{2,}|[A-Z]?\d+)(?:[/-][A-Z]{0,3}\d+)+|[A-Z]{1,3}\d?[/-]\d{3,}[A-Z]?"
    r"|(?!(?:IBM|VAX|PDP|CDC|ICL|DEC|SDS|TRS|ISO|HP|GE) )[A-Z]{2,3} (?!19\d\d|20\d\d)\d{3,5}"
    r"|\d{4}(?:-\d?[A-Z]{2}\d*){2,}(?:-[A-Z0-9]+)*"
    r"|[A-Z]{2,6} (?:19|20)\d\d/\d{1,4}(?:[:,.] ?[A-Z]{2,6}[ -]?\d{1,6})?"
    r"|\d{2}/\d{3}/\d{4}|\d:\d{2}-[a-z]{2}-\d{4,6}|[a-z]\d{6,8})(?![\w/-])"
)
_TELEPHONE_LIKE = re.compile(r"0[1-9]\d{0,3}[ .]?\d{2,3}[ .]?\d{2,4}(?:[ .]?\d{2}){0,3}$")
# FR 59 318 042: the letters of a country and groups of figures
_HOLDING = re.compile(r"\bFR ?\d{2}(?: \d{3}){2,3}\b")
_LEAST_FIGURES = 5
_A_YEAR = re.compile(r"(?:19|20)\d{2}(?:[-/]\d{2,4})?|\d{2}[-/]\d{2}")
_REGISTER = Message("number of a file or a register")
_AT_SIGNS = ("@", "＠")
_SPOKEN_AT = frozenset(("arobase", "arrobase", "dot"))


def find(reading: Reading) -> Iterator[Candidate]:
    """Everything written after a fixed pattern."""
    yield from _addresses(reading)
    yield from _numbers(reading)


def _addresses(reading: Reading) -> Iterator[Candidate]:
    for sign in _AT_SIGNS:
        yield from _each(
            reading.find_around_sign(_MAIL_SIGN, sign), reading, _MAIL, Message("e-mail address")
        )
    yield from _each(reading.find_around_sign(_HANDLE, "@"), reading, _ID, Message("account name"))
    yield from _each(
        reading.find_around(_MAIL_SPOKEN, _SPOKEN_AT),
        reading,
        _MAIL,
        Message("e-mail address, spoken"),
    )
    for sign in ("//", "www.", "WWW."):
        yield from _each(
            reading.find_around_sign(_URL, sign, 300), reading, _ID, Message("web address")
        )
    yield from _each(
        (one for one in reading.find_around(_SITE, _SITES, 90) if _is_own_site(reading, one)),
        reading,
        _ID,
        Message("web address"),
    )


def _is_own_site(reading: Reading, match: re.Match[str]) -> bool:
    name = match.group(1)
    if name in _OF_STATE or reading.lexicon.is_kept(name.replace("-", " ")):
        return False
    known = reading.profile(name)
    return not (known.french or known.english)


def _numbers(reading: Reading) -> Iterator[Candidate]:
    for match in reading.find_long_numbers(_NIR):
        digits = re.sub(r"[ \u00a0\u202f.\-]", "", match.group())
        if (len(digits) == 15 and nir_holds(digits)) or (len(digits) == 13 and digits[0] in "12"):
            yield _at(reading, match.span(), _ID, Message("social security number"))
    for match in reading.find_long_numbers(_IBAN):
        if iban_holds(match.group()):
            yield _at(reading, match.span(), _ID, Message("bank account"))
    yield from _numbered(reading, _PLATE, _ID, Message("number plate"))
    yield from _numbered(reading, _UK_POSTCODE, _PLACE, Message("postcode"))
    if reading.settings.language == "en":
        yield from _numbered(reading, _NINO, _ID, Message("National Insurance number"))
        yield from _numbered(reading, _PPS, _ID, Message("PPS number"))
        yield from _numbered(reading, _EIRCODE, _PLACE, Message("postcode"))
    yield from _numbered(reading, _HOLDING, _ID, Message("number of a file or a register"))
    yield from _numbered(reading, _CODE, _ID, Message("number of a file or a register"))
    for match in reading.find_numbered(_CUED, _CUES):
        if _TELEPHONE_LIKE.match(match.group(1)):
            continue  # "my number's 07700 900123"
        figures = sum(sign.isdigit() for sign in match.group(1))
        if figures >= _LEAST_FIGURES - (not match.group(1).isdigit()):
            yield _at(reading, match.span(1), _ID, Message("number of a file or a register"))
    for match in reading.find_numbered(_SHORT_CUED, _SHORT_CUES):
        labelled = reading.word_at(match.start(1)) in reading.in_labels  # Participant P07 0:41
        if not labelled and _is_number_of_something(match.group(1)):
            yield reading.candidate_at(*match.span(1), _ID, Tier.LIKELY, _REGISTER)
    for match in reading.find_numbers(_GROUPED):
        yield reading.candidate_at(*match.span(), _ID, Tier.LIKELY, _REGISTER)
    yield from _long_numbers(reading)
    yield from _postcodes(reading)


def _is_number_of_something(written: str) -> bool:
    """Three figures, or letters and two: neither a year nor a telephone number."""
    if _TELEPHONE_LIKE.match(written) or _A_YEAR.fullmatch(written):
        return False
    figures = sum(sign.isdigit() for sign in written)
    if written[:2].lower() == "no":  # interview no. 12
        return False
    return figures >= 3 or (figures == 2 and written[0].isalpha())


def _long_numbers(reading: Reading) -> Iterator[Candidate]:
    for match in reading.find_long_numbers(_DIGITS):
        digits = re.sub(r"\D", "", match.group())
        if "." in match.group() and len(digits) < 9:
            continue  # a date or a sum
        if luhn_holds(digits) and len(digits) in (9, 11, 14, 16):
            yield _at(reading, match.span(), _ID, Message("register number with a valid key"))
        elif match.group().isdigit():
            yield _at(reading, match.span(), _ID, Message("long number"))


def _postcodes(reading: Reading) -> Iterator[Candidate]:
    for match in reading.find_long_numbers(_POSTCODE):
        i = reading.word_at(match.start())
        around = (i - 1, i + 1)
        if any(0 <= k < len(reading) and _is_place(reading, k, i) for k in around):
            yield _at(reading, match.span(), _PLACE, Message("postcode"))


def _is_place(reading: Reading, k: int, i: int) -> bool:
    gap = reading.gaps[max(k, i)]
    place = (reading.is_capital(k) or reading.no_capitals) and (
        reading.known(k).place or reading.lexicon.begins(reading.folds[k])
    )
    return gap in (" ", ", ", " - ", " – ", " (") and bool(place)


def _each(
    matches: Iterator[re.Match[str]], reading: Reading, kind: IdentifierKind, reason: Message
) -> Iterator[Candidate]:
    for match in matches:
        yield _at(reading, match.span(), kind, reason)


def _numbered(
    reading: Reading, pattern: re.Pattern[str], kind: IdentifierKind, reason: Message
) -> Iterator[Candidate]:
    for match in reading.find_numbers(pattern):
        yield _at(reading, match.span(), kind, reason)


def _at(
    reading: Reading, span: tuple[int, int], kind: IdentifierKind, reason: Message
) -> Candidate:
    return reading.candidate_at(*span, kind, Tier.SURE, reason)
