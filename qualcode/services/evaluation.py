"""How detection does on a text somebody marked by hand."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualcode.anonymise.detect import detect
from qualcode.anonymise.evaluate import Evaluation, GoldSpan, GroupRecall, evaluate
from qualcode.anonymise.identifiers import DetectionSettings, ModelSpan
from qualcode.anonymise.reading.spoken_language import language_of
from qualcode.engines import spacy_names
from qualcode.engines.lexicon import load_lexicon
from qualcode.errors import BadInputError, QualcodeError
from qualcode.ingest.decoding import decode
from qualcode.ingest.reading import read_documents
from qualcode.ingest.structure.recognise import recognise
from qualcode.model import IdentifierKind, Span, Turn
from qualcode.wording import Message

__all__ = ["GroupRecall", "TimedEvaluation", "evaluate_file", "read_gold"]

_BOM = "\ufeff"
_MARKED = tuple[GoldSpan, str]


@dataclass(frozen=True, slots=True)
class TimedEvaluation:
    """The figures, and the seconds detection took without start-up and loading of any model."""

    figures: Evaluation
    seconds: float
    language: str
    used_model: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    turns: tuple[Turn, ...] | None


def evaluate_file(
    gold: Path, text: Path, *, language: str = "", use_model: bool = True
) -> TimedEvaluation:
    """Detects in a file and compares with gold spans, given in code points of the decoded file.

    Where the gold's words stand at its offsets in the canonical text of the file instead (a Word
    document, subtitles), that text is taken. Raises BadInputError when they fit neither.
    """
    marked = read_gold(gold.name, gold.read_bytes())
    reading = _fitting(text.name, text.read_bytes(), marked)
    spoken = language or language_of(reading.text)
    model = use_model and spacy_names.is_installed(spoken)
    lexicon = load_lexicon()
    if model:
        spacy_names.load_model(spoken)
    detect("a", lexicon, DetectionSettings(spoken))  # compiles the tables of the language: start-up
    started = time.perf_counter()
    spans: tuple[ModelSpan, ...] = ()
    if model:
        spans = spacy_names.model_spans(reading.text, spoken)
    found = detect(reading.text, lexicon, DetectionSettings(spoken), reading.turns, spans)
    seconds = time.perf_counter() - started
    figures = evaluate(reading.text, found, [span for span, _ in marked])
    return TimedEvaluation(figures, seconds, spoken, model)


def read_gold(name: str, content: bytes) -> tuple[_MARKED, ...]:
    """The gold spans of a JSON file, each with the words it says it covers ("" when it does not).

    ``BadInputError`` when the file is not such a list.
    """
    try:
        stored: Any = json.loads(decode(name, content).text.lstrip(_BOM))
        spans = stored["spans"] if isinstance(stored, dict) else stored
        return tuple(
            (
                GoldSpan(
                    Span(int(s["start"]), int(s["end"])),
                    IdentifierKind(str(s.get("type", "OTHER")).upper()),
                    bool(s.get("identifying", True)),
                ),
                str(s.get("text", "")),
            )
            for s in spans
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInputError(
            Message("{name} is not a file of marks made by hand.", name=name),
            Message("Write {example}, offsets in characters.", example=_EXAMPLE),
        ) from error


_EXAMPLE = (
    '{"spans": [{"start": 0, "end": 5, "text": "Marie", "type": "PER", "identifying": true}]}'
)


def _fitting(name: str, content: bytes, marked: Sequence[_MARKED]) -> _Reading:
    readings = []
    with suppress(QualcodeError):  # a Word file is no text: its canonical text is
        readings.append(_Reading(decode(name, content).text.removeprefix(_BOM), None))
    if not readings or _share(readings[0], marked) < 1:
        readings += _canonical(name, content)
    best = max(readings, key=lambda reading: _share(reading, marked), default=None)
    if best is None or (marked and _share(best, marked) < _ENOUGH):
        raise BadInputError(
            Message("The marks made by hand do not fit the text of {name}.", name=name),
            Message("Offsets count the characters of the decoded file, a line end as it stands."),
        )
    return best


_ENOUGH = 0.5


def _canonical(name: str, content: bytes) -> list[_Reading]:
    try:
        transcripts = [recognise(d).transcript() for d in read_documents(name, content)]
    except QualcodeError:
        return []
    return [_Reading(t.text, t.turns) for t in transcripts]


def _share(reading: _Reading, marked: Sequence[_MARKED]) -> float:
    """The share of gold spans whose words stand where they say."""
    told = [(gold.span, words) for gold, words in marked if words]
    if not told:
        inside = [gold.span.end <= len(reading.text) for gold, _ in marked]
        return sum(inside) / len(inside) if inside else 1.0
    fits = [s.end <= len(reading.text) and s.cut(reading.text) == words for s, words in told]
    return sum(fits) / len(fits)
