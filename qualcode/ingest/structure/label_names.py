"""From the labels of a page to its speakers: one name for all spellings of a label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.ingest.structure.heads import Head, Mark
from qualcode.ingest.structure.label_shapes import Look, fold_label, shape_of
from qualcode.ingest.structure.near_labels import nearest_label, nearest_word
from qualcode.model import Role

_QUESTIONS = frozenset(
    {"question", "questions", "relance", "relances", "prompt", "probe", "prompts", "probes"}
)
_ANSWERS = frozenset({"reponse", "reponses", "answer", "answers"})
_ANSWERS_BESIDE_QUESTIONS = frozenset({"transcript", "transcription"})
_ASIDE = re.compile(r"\s+[(\[][^()\[\]]*[)\]]")
_NUMBER = re.compile(r"\s*(?:n[°o]\s?)?\d+[a-z]?$")
_RARE = 2
_SHAPES_MEANT = (Mark.COLON, Mark.TAB, Mark.DASH, Mark.TIME)


@dataclass(frozen=True, slots=True)
class Naming:
    """``meant`` maps every label key to the key of its speaker, ``names`` that to its label.

    ``mistyped`` holds the keys that were read as another one.
    """

    meant: Mapping[str, str]
    names: Mapping[str, str]
    mistyped: frozenset[str] = frozenset()

    def name(self, head: Head) -> str:
        """The speaker's label for a head."""
        return self.names[self.meant[head.shape.key]]


def add_mistyped(
    heads: tuple[tuple[Head, ...], ...], labelled: Mapping[int, Head]
) -> dict[int, Head]:
    """The labelled lines with those whose label is a near miss of one already believed."""
    keys = Counter(head.shape.key for head in labelled.values())
    stems = {key.rstrip("0123456789") for key in keys if key[-1:].isdigit()}
    added = dict(labelled)
    first: dict[str, int] = {}
    for index, head in labelled.items():
        first.setdefault(head.shape.key, index)
    for index, candidates in enumerate(heads):
        for head in candidates if index not in labelled else ():
            near = head.mark in _SHAPES_MEANT and _is_near(head.shape.key, keys, stems)
            short = initials_key(head)
            if near or (short in first and index < first[short]):
                added[index] = head
                break
    return dict(sorted(added.items()))


def initials_key(head: Head) -> str:
    """The key a name has as initials (« Ines Falk : » the first time, then IF); empty for others."""
    words = re.findall(r"[^\W\d_]+", head.label)
    if head.mark is not Mark.COLON or head.shape.look is not Look.NAME or len(words[0]) == 1:
        return ""
    return fold_label("".join(word[0] for word in words if word[0].isupper()))


def _is_near(key: str, keys: Counter[str], stems: set[str]) -> bool:
    """Near a label of the page, or near a known word with a number of its own."""
    word = nearest_word(key)
    return bool(nearest_label(key, keys) or (word and (word in stems or key[-1:].isdigit())))


def name_speakers(labelled: Mapping[int, Head]) -> Naming:
    """One name for each speaker."""
    counts = Counter(head.shape.key for head in labelled.values())
    meant = {key: key for key in counts}
    mistyped = _correct(labelled, counts, meant)
    _join_series(labelled, counts, meant)
    names = {key: _spelling(labelled, key) for key in set(meant.values())}
    names |= {"q": "Q"} if "q" in names else {}
    names |= {"r": "R"} if "r" in names else {}
    return Naming(meant, names, frozenset(mistyped))


def _correct(
    labelled: Mapping[int, Head], counts: Mapping[str, int], meant: dict[str, str]
) -> set[str]:
    looks = {head.shape.key: head.shape.look for head in labelled.values()}
    mistyped = set()
    long = {
        head.shape.key: short
        for head in labelled.values()
        if (short := initials_key(head)) in counts and counts[short] > counts[head.shape.key]
    }
    for key, n in counts.items():
        if n > _RARE or looks[key] is not Look.NAME:
            continue
        if key in long:
            meant[key] = long[key]
            continue
        better = nearest_label(key, (other for other in counts if counts[other] > n))
        if better:
            meant[key] = better
            mistyped.add(key)
        elif nearest_word(key):
            mistyped.add(key)
    return mistyped


def _join_series(
    labelled: Mapping[int, Head], counts: Mapping[str, int], meant: dict[str, str]
) -> None:
    """Question, Relance and Q are the interviewer; R1, R2… beside Q1, Q2… are one respondent."""
    askers = {
        head.shape.key
        for head in labelled.values()
        if head.shape.role is Role.INTERVIEWER and head.shape.key not in _QUESTIONS
    }
    asker = askers.pop() if len(askers) == 1 else "q"
    meant |= dict.fromkeys(_QUESTIONS & counts.keys(), meant.get(asker, asker))
    answers_too = _ANSWERS_BESIDE_QUESTIONS if _QUESTIONS & counts.keys() else frozenset()
    meant |= dict.fromkeys((_ANSWERS | answers_too) & counts.keys(), "r")
    if any(head.shape.key == "q" and head.label[-1:].isdigit() for head in labelled.values()):
        answers = [key for key in counts if re.fullmatch(r"[ra]\d+", key) and counts[key] <= _RARE]
        meant |= dict.fromkeys(answers, "r")


def _spelling(labelled: Mapping[int, Head], key: str) -> str:
    """The commonest spelling; on a tie the one with more accents, then the first."""
    spellings = Counter(
        _NUMBER.sub("", bare) if bare[-1:].isdigit() and not key[-1:].isdigit() else bare
        for head in labelled.values()
        if head.shape.key == key
        for bare in [_without_aside(head)]
    )
    if not spellings:
        return key.upper()
    return max(spellings, key=lambda said: (spellings[said], sum(not c.isascii() for c in said)))


def _without_aside(head: Head) -> str:
    """The label without what stands in brackets, unless the brackets tell two speakers apart."""
    bare = _ASIDE.sub("", head.label).strip()
    shape = shape_of(bare)
    return bare if shape is not None and shape.key == head.shape.key else head.label
