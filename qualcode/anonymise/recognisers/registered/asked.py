"""Numbers told by what was asked or by their shape: “Your pin?” “98I1234E”; ext. 4471; a card ending 4471."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_ID, _PHONE = IdentifierKind.ID, IdentifierKind.TELEPHONE
# “What's your registration number?” “It's 2047716.”
_ANSWER = re.compile(
    r"(?<![\w.,€$£/-])(?:[A-Z]{1,3}[ /-]?)?\d[\dA-Z]*(?:[ /-][\dA-Z]*\d[\dA-Z]*){0,5}(?![\w/-]|[.,]\d)"
)
_ASKED = re.compile(
    r"\b(?:number|pin|licen[cs]e|i\.?d\.?|reference|registration|badge|num[ée]ro|matricule|r[ée]f[ée]rence|identifiant)\b"
    r"[^?\n]{0,60}\?\s*(?:\[[\d:.]+\]\s*)?(?:[^\n:]{0,40}:)?[^\n\d?]{0,30}$",
    re.IGNORECASE,
)
# A1234BC, 98I1234E: letters and four figures or more in one word
_MIXED = re.compile(
    r"(?<![\w/@.-])(?!ISO|BS|EN|DIN|COVID)(?=[A-Z\d]*[A-Z])(?=(?:[A-Z]*\d){4})[A-Z\d]{6,14}(?![\w/@-])"
)
# my collar number was B417
_LETTERED = re.compile(
    r"\b(?:number|num[ée]ro)(?:[’']s| is| was|:|,| est| c[’']est)? (?-i:([A-Z]{1,3}[ -]?\d{2,}[A-Z\d]*))(?!\w)",
    re.IGNORECASE,
)
_NUMBERS = words("number numero")
_A_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_EXTENSION = re.compile(r"\bext(?:ension)?\.? (\d{2,5})(?!\w)", re.IGNORECASE)
_EXTENSIONS = words("ext extension")
_LAST_FOUR = re.compile(
    r"\b(?:(?:card|account|number|carte) (?:ending|finissant)(?: in| with| par)?"
    r"|last four(?: digits)? of my [\w ]{2,20}?)[,: ]+(?:is |are )?(\d{4})(?!\w)",
    re.IGNORECASE,
)
_LAST_WORDS = words("ending finissant four")
_ACCOUNT = re.compile(
    r"\b(?:insta(?:gram)?|twitter|tiktok|snap(?:chat)?|handle|username|gamertag|skype|discord)"
    r"(?:[’']s| is| name is| name|,|:)+ (?=[\w.]*[\d_.])([a-z][\w.]{3,30}\w)",
    re.IGNORECASE,
)
_ACCOUNTS = words(
    "insta instagram twitter tiktok snap snapchat handle username gamertag skype discord"
)
_PROFILE = re.compile(
    r"\b(?:facebook|instagram|twitter|linkedin|tiktok|youtube)\.com/[\w./@-]*\w", re.IGNORECASE
)
_NETWORKS = words("facebook instagram twitter linkedin tiktok youtube")
_LEAST_ANSWERED, _ASKED_WITHIN, _FIGURES = 4, 180, 3
_REGISTER = Message("number of a file or a register")


def find(reading: Reading) -> Iterator[Candidate]:
    """Numbers somebody asked for, words of letters and figures, extensions, ends of numbers, accounts."""
    figured = _figured(reading)
    for match in reading.find_at(_ANSWER, figured, 24):
        figures = sum(sign.isdigit() for sign in match.group())
        told = figures >= _LEAST_ANSWERED and not _A_YEAR.fullmatch(match.group())
        if told and _is_asked(reading, match.start()):
            yield reading.candidate_at(*match.span(), _ID, Tier.LIKELY, _REGISTER)
    for match in reading.find_at(_MIXED, figured, 16):
        yield reading.candidate_at(*match.span(), _ID, Tier.LIKELY, _REGISTER)
    for pattern, forms, kind, reason in (
        (_LETTERED, _NUMBERS, _ID, _REGISTER),
        (_EXTENSION, _EXTENSIONS, _PHONE, Message("telephone number")),
        (_LAST_FOUR, _LAST_WORDS, _ID, _REGISTER),
        (_ACCOUNT, _ACCOUNTS, _ID, Message("account name")),
        (_PROFILE, _NETWORKS, _ID, Message("web address")),
    ):
        for match in reading.find_around(pattern, forms, 50):
            span = match.span(match.lastindex or 0)
            yield reading.candidate_at(*span, kind, Tier.LIKELY, reason)


def _figured(reading: Reading) -> list[int]:
    """Where words of several figures start: years, sums, numbers of somebody."""
    written = [form for form in reading.mentions if not form.isalpha()]
    forms = {form for form in written if sum(map(str.isdigit, form)) >= _FIGURES}
    return [reading.starts[i] for i in reading.where(forms)]


def _is_asked(reading: Reading, start: int) -> bool:
    return reading.stands_before(_ASKED, start, _ASKED_WITHIN)
