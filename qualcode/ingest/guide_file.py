"""An interview guide as a file: versions with their dates, questions and prompts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from qualcode.errors import BadInputError
from qualcode.ingest.canonical import canonical_line
from qualcode.ingest.columns import plain_word
from qualcode.ingest.dates import read_date
from qualcode.ingest.decoding import decode
from qualcode.ingest.reading import read_document
from qualcode.model import Finding, InterviewGuide, Question, new_id
from qualcode.wording import Message

_VERSIONS = ("versions", "guides")
_QUESTIONS = ("questions", "themes", "items", "axes")
_TEXT = ("text", "texte", "question", "intitule")
_PROMPTS = ("prompts", "relances", "probes", "relance")
_DATE = ("date", "valid_from", "a partir du", "depuis", "from")
_NOTE = ("note", "notes", "remarque", "comment", "commentaire")
_VERSION_LINE = re.compile(
    r"[#*\s]*(?:guide\b.{0,30}?)?\bversion\b\s*(?:n[°o]\s*)?(\d*)", re.IGNORECASE
)
_MARK = re.compile(
    r"(?P<indent>\s*)(?P<mark>[-–—•*▪◦○>]|\d{1,2}\s?[.)]|[a-z][.)]|Q\s?\d{1,2}\s?[.:)-])?\s*(?P<text>.*)"
)
_PROMPT = re.compile(r"(?:relances?|prompts?|probes?)\s*\d*\s*[:：–-]\s*", re.IGNORECASE)
_ASKS = re.compile(
    r"^(?:pouvez|pourriez|parlez|racontez|décrivez|dites|expliquez|comment|que|qu['’]|quel|pourquoi"
    r"|tell|describe|can you|could you|how|what|why|take me|is there|avez|êtes|si )",
    re.IGNORECASE,
)
_PLAIN = ("txt", "md", "markdown", "text")
_MAX_DEPTH = 30


@dataclass(frozen=True, slots=True)
class GuideFile:
    """The versions of a guide, numbered from 1 in the order of the file."""

    versions: tuple[InterviewGuide, ...]
    findings: tuple[Finding, ...]


def read_guide(name: str, content: bytes) -> GuideFile:
    """A guide from YAML, plain text or a Word file; ``BadInputError`` when it holds no question.

    In text: one question a line; prompts are indented, bulleted under a question without
    bullet, or begin with "Relance :". A line "Version 2, 27 mai 2024" opens a version.
    """
    versions = _read(name, content)
    versions = [version for version in versions if version.questions]
    if not versions:
        raise BadInputError(
            Message("The guide {name} holds no question.", name=name),
            Message("Write one question a line, with its prompts indented below."),
        )
    return GuideFile(
        tuple(
            InterviewGuide(new_id(), number, tuple(v.closed()), v.valid_from, v.note)
            for number, v in enumerate(versions, 1)
        ),
        tuple(_undated(versions)),
    )


@dataclass(slots=True)
class _Version:
    """A version being read."""

    valid_from: date | None = None
    note: str = ""
    questions: list[tuple[str, list[str]]] = field(default_factory=list)
    has_bare_questions: bool = False

    def closed(self) -> Iterator[Question]:
        return (Question(text, tuple(prompts)) for text, prompts in self.questions)


def _read(name: str, content: bytes) -> list[_Version]:
    ending = name.lower().rpartition(".")[2]
    if ending in ("yaml", "yml"):
        return _from_yaml(name, decode(name, content).text)
    if ending in _PLAIN:
        return _from_text(decode(name, content).text)
    paragraphs = read_document(name, content).paragraphs
    return _from_text("\n".join(("- " if p.bullet else "") + p.text for p in paragraphs))


def _undated(versions: Sequence[_Version]) -> Iterator[Finding]:
    for number, version in enumerate(versions, 1):
        if version.valid_from is None and len(versions) > 1:
            yield Finding(
                Message("version {n}", n=number),
                Message("This version of the guide has no date."),
                Message("Say from which day on it was used."),
            )


def _from_yaml(name: str, text: str) -> list[_Version]:
    stored = load_plain_yaml(name, text)
    if isinstance(stored, dict):
        listed = _first(stored, _VERSIONS)
        return [_version(v) for v in listed] if isinstance(listed, list) else [_version(stored)]
    if isinstance(stored, list):
        is_versions = all(isinstance(v, dict) and _first(v, _QUESTIONS) is not None for v in stored)
        return [_version(v) for v in stored] if is_versions else [_version({"questions": stored})]
    return []


def load_plain_yaml(name: str, text: str) -> object:
    """What a YAML file says, without references or types of its own.

    Raises ``BadInputError`` on what is no YAML, refers to itself, or is nested without end.
    """
    try:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            opens = isinstance(event, yaml.events.CollectionStartEvent)
            depth += opens - isinstance(event, yaml.events.CollectionEndEvent)
            if isinstance(event, yaml.events.AliasEvent) or depth > _MAX_DEPTH:
                raise _no_yaml(name, None)
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        raise _no_yaml(name, error.problem_mark) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise _no_yaml(name, None) from None


def _no_yaml(name: str, mark: Any) -> BadInputError:
    hint = Message("Look for a missing space after a dash or colon, or for uneven indents.")
    if mark is None:
        return BadInputError(Message("The file {name} is not plain YAML.", name=name), hint)
    message = Message("Line {line} of {name} is not valid YAML.", line=mark.line + 1, name=name)
    return BadInputError(message, hint)


def _version(stored: object) -> _Version:
    if not isinstance(stored, dict):
        return _Version()
    listed = _first(stored, _QUESTIONS)
    questions = [
        question
        for entry in (listed if isinstance(listed, list) else [])
        for question in _question(entry)
    ]
    return _Version(_day(_first(stored, _DATE)), _line(_first(stored, _NOTE)), questions)


def _question(entry: object) -> Iterator[tuple[str, list[str]]]:
    """A question as text, as text with prompts, or as a theme holding questions."""
    if isinstance(entry, dict):
        inside = _first(entry, _QUESTIONS)
        if isinstance(inside, list):
            for question in inside:
                yield from _question(question)
            return
        text, prompts = _first(entry, _TEXT), _first(entry, _PROMPTS)
        if text is None and len(entry) == 1:
            ((text, prompts),) = entry.items()
        listed = prompts if isinstance(prompts, list) else [prompts]
        if _line(text):
            yield _line(text), [line for prompt in listed if (line := _line(prompt))]
    elif _line(entry):
        yield _line(entry), []


def _first(stored: Mapping[Any, Any], names: Sequence[str]) -> Any:
    words = {plain_word(str(key)): value for key, value in stored.items()}
    return next((words[name] for name in names if words.get(name) is not None), None)


def _line(value: object) -> str:
    return "" if value is None or isinstance(value, dict | list) else canonical_line(str(value))


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    return read_date(str(value)) if value else None


def _from_text(text: str) -> list[_Version]:
    versions = [_Version()]
    for raw in text.splitlines():
        line = canonical_line(raw)
        if not line:
            continue
        if _VERSION_LINE.match(line) and "?" not in line and len(line.split()) <= 14:
            versions.append(_Version(read_date(line)))
            continue
        _add_line(versions[-1], raw, line)
    return versions


def _add_line(version: _Version, raw: str, line: str) -> None:
    """A line as a prompt of the last question, as a question, or as neither (a heading)."""
    match = _MARK.fullmatch(raw.replace("\t", "    ").rstrip())
    text = canonical_line(match["text"]) if match else line
    mark, indent = (match["mark"] or "", len(match["indent"])) if match else ("", 0)
    prompt = _PROMPT.match(text)
    if prompt:
        text = text[prompt.end() :]
    bulleted = bool(mark) and not mark[0].isdigit() and mark[0] != "Q"
    if (
        version.questions
        and text
        and (prompt or indent >= 2 or (bulleted and version.has_bare_questions))
    ):
        version.questions[-1][1].append(text)
    elif text and (mark or "?" in text or _ASKS.match(text)):
        version.questions.append((text, []))
        version.has_bare_questions = version.has_bare_questions or not bulleted
    elif (day := read_date(line)) and version.valid_from is None:
        version.valid_from = day
