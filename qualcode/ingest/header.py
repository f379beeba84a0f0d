"""What the head of a transcript says of the interview: date, place, duration, number, title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.ingest import header_words as words
from qualcode.ingest.dates import read_date, read_minutes
from qualcode.ingest.notes import fold
from qualcode.model import InterviewFacts

_SEPARATOR = re.compile(r"\s*(?:[:：=|\t]|\s[–—-]\s)\s*")
_NUMBER = re.compile(
    r"\b(?:entretien|interview|verbatim|participante?)\s*(?:n\s*[°ºo]\s*\.?|no\.?|numéro|number|#)?"
    r"\s*(?P<number>[A-Z]{0,3}-?\d{1,3})\b(?!\s*(?:min|h\b|[/:.]\d))",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"(?:dur(?:ée|ee|ation)|length|pendant|lasted)[^\d:]{0,20}[:：]?\s*(?P<long>\d[\dh:'’ ]*(?:min\w*|mn|h\w*|['’])?"
    r"(?:\s?\d+)?(?:\s?min\w*)?)|\((?P<short>\d{1,3}\s?(?:min\w*|mn)|\d{1,2}\s?h\s?\d{0,2})\)",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:thème|theme|partie|part|section|axe|chapitre|chapter)\s*(?:n[°o]\s*)?(?:\d{1,2}|[IVX]{1,4})\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\d{1,3}\s?(?:min\w*|mn)|[0-4]\s?h(?:\s?\d{2}(?:\s?min\w*)?)?", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z]{1,4}[ -]?\d{1,3}")
_KEY_END = re.compile(r"\s*(?:n[°ºo]\.?|numéro|number|no\.?|#)\s*\d*$", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:interview(?:er|ee)?|duration|length|location|place|setting)\b", re.I)
_FRENCH = re.compile(r"\b(?:entretien|durée|lieu|enquêt\w+|médecin|réalisé)\b", re.I)
_KEYED = re.compile(r"([^\W\d_][\w'’ -]{0,39}):(?:\s|$)")
_FENCE = re.compile(r"\s*(?:-{3,}|\.{3})\s*$")
_FEWEST_KEYS = 3
_MAX_KEY = 40
_MAX_VALUE_WORDS = 30


@dataclass(frozen=True, slots=True)
class Fact:
    """A named fact: ``Durée : 45 min`` is the key ``Durée`` (folded ``duree``), value ``45 min``."""

    key: str
    folded: str
    value: str


def fact_of(paragraph: str) -> Fact | None:
    """The named fact a paragraph states, or None; the value may be empty."""
    match = _SEPARATOR.search(paragraph[: _MAX_KEY + 4])
    key = paragraph[: match.start()] if match else paragraph
    folded = _fold_key(key)
    if folded not in words.ALL_KEYS:
        return None
    value = paragraph[match.end() :].strip() if match else ""
    if len(value.split()) > _MAX_VALUE_WORDS:
        return None
    number = _KEY_END.search(key)
    digits = re.sub(r"\D", "", number[0]) if number else ""
    return Fact(key.strip(), folded, " ".join(part for part in (digits, value) if part))


def _fold_key(key: str) -> str:
    folded = fold(_KEY_END.sub(" n", key) if re.search(r"\d\s*$", key) else key)
    bare = re.sub(r"\s*[°º]", "", folded).strip(" -–—*_•·").removesuffix(" (e)").strip()
    return bare.replace("_", " ")


def read_facts(paragraphs: Sequence[str], titles: Iterable[str] = ()) -> InterviewFacts:
    """The facts the head of a transcript states.

    Dates are ISO when complete, else as written; the duration is in minutes. ``titles`` are
    paragraphs shown as headings. A fact without a name of its own is looked for in sentences
    ("Entretien du 12 mars 2024"); what has a name nobody foresaw goes to ``others``.
    """
    facts = list(_named_facts(paragraphs))
    return InterviewFacts(
        date=_date(facts, paragraphs),
        place=_place(facts),
        duration_min=_duration(facts, paragraphs),
        number=_number(facts, paragraphs),
        title=_first(facts, words.TITLE) or next(iter(titles), "") or _title(paragraphs),
        others=tuple(
            (fact.key, fact.value)
            for fact in facts
            if fact.value and fact.folded in words.PERSON | words.INTERVIEWER | words.OTHER
        ),
    )


def _named_facts(paragraphs: Sequence[str]) -> Iterable[Fact]:
    """Every named fact; a name alone on its line takes the line below (cells of a table)."""
    skip = False
    for index, paragraph in enumerate(paragraphs):
        if skip:
            skip = False
            continue
        cells = [cell for cell in re.split(r"\s*[|\t]\s*", paragraph) if cell]
        parts = re.split(r"\s+[-–—|]\s+|\s*[;,]\s+", paragraph)
        pairs = [fact for part in parts if (fact := fact_of(part))]
        if len(pairs) > 1 and len(pairs) == len(parts) and all(fact.value for fact in pairs):
            yield from pairs
            continue
        fact = fact_of("\t".join(cells)) or fact_of(paragraph)
        if fact is None:
            continue
        below = paragraphs[index + 1] if index + 1 < len(paragraphs) else ""
        if not fact.value and below and fact_of(below) is None and len(below.split()) <= 12:
            fact, skip = Fact(fact.key, fact.folded, below), True
        yield fact


def _first(facts: Sequence[Fact], keys: frozenset[str]) -> str:
    return next((fact.value for fact in facts if fact.folded in keys and fact.value), "")


def _place(facts: Sequence[Fact]) -> str:
    parts = [part for keys in words.PLACE_PARTS if (part := _first(facts, keys))]
    return _first(facts, words.PLACE) or ", ".join(parts)


def _is_day_first(paragraphs: Sequence[str]) -> bool:
    text = "\n".join(paragraphs)
    return bool(_FRENCH.search(text)) or not _ENGLISH.search(text)


def _date(facts: Sequence[Fact], paragraphs: Sequence[str]) -> str:
    day_first = _is_day_first(paragraphs)
    written = _first(facts, words.DATE)
    if written:
        day = read_date(written, day_first=day_first)
        return day.isoformat() if day else written
    for paragraph in paragraphs:
        day = read_date(paragraph, day_first=day_first)
        if day:
            return day.isoformat()
    return ""


def _duration(facts: Sequence[Fact], paragraphs: Sequence[str]) -> float | None:
    written = _first(facts, words.DURATION)
    if written:
        return read_minutes(written)
    return next((minutes for p in paragraphs if (minutes := _minutes_in(p))), None)


def _minutes_in(paragraph: str) -> float | None:
    """A duration a sentence speaks of, or that stands between dashes or commas."""
    match = _TAKES.search(paragraph)
    said = [match["long"] or match["short"]] if match else []
    said += [part for part in re.split(r"\s*[-–—,;|]\s*", paragraph) if _LENGTH.fullmatch(part)]
    return next((minutes for text in said if (minutes := read_minutes(text))), None)


def _number(facts: Sequence[Fact], paragraphs: Sequence[str]) -> str:
    written = _first(facts, words.NUMBER)
    if written and len(written) <= 8 and any(char.isdigit() for char in written):
        return written.lstrip("°º# ")
    for paragraph in paragraphs:
        match = _NUMBER.search(paragraph)
        if match:
            return match["number"]
    person = _first(facts, words.PERSON)
    return person if _CODE.fullmatch(person) else ""


def _title(paragraphs: Sequence[str]) -> str:
    """The first paragraph, when it reads like a title."""
    first = paragraphs[0] if paragraphs else ""
    return first if is_title(first) else ""


def is_title(paragraph: str) -> bool:
    """Whether a paragraph opens like the title of a transcript and is no sentence."""
    ends_in_initial = bool(re.search(r"\b[A-Z]\.$", paragraph))
    ends = ends_in_initial or paragraph[-1:] not in ".?!…:"
    return len(paragraph.split()) <= 16 and ends and fold(paragraph).startswith(words.TITLE_STARTS)


def keyed_length(lines: Sequence[str]) -> int:
    """How many lines at the head are ``key: value`` as programs write them, fences included.

    Keys begin with a small letter and come once each, and one at least names a fact; what begins
    with blanks goes on from the line above.
    """
    keys: list[str] = []
    reached = 0
    for index, line in enumerate(lines):
        match = _KEYED.match(line)
        if match and match[1][0].islower() and match[1] not in keys:
            keys.append(match[1])
        elif not (line.strip() == "" or _FENCE.match(line) or (keys and line[:1] in " \t")):
            break
        if line.strip():
            reached = index + 1
    is_block = len(keys) >= _FEWEST_KEYS and any(_fold_key(key) in words.ALL_KEYS for key in keys)
    return reached if is_block else 0


def is_section(paragraph: str) -> bool:
    """Whether a paragraph is the title of a part of the interview: Thème 2 : l'organisation."""
    short = len(paragraph.split()) <= 14 and paragraph[-1:] not in ".?!…"
    return short and bool(_SECTION.match(paragraph))


def is_header_like(paragraph: str) -> bool:
    """Whether a paragraph states a fact of the interview or is its title."""
    fact = fact_of(paragraph)
    if fact is not None:
        return True
    if is_title(paragraph) or is_section(paragraph):
        return True
    short = len(paragraph.split()) <= 14 and paragraph[-1:] not in "?!…"
    return short and (read_date(paragraph) is not None or bool(_TAKES.search(paragraph)))
