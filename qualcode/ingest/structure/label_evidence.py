"""Which possible labels are labels: by how often, where and beside what they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qualcode.ingest.structure.heads import Head, Mark
from qualcode.ingest.structure.label_shapes import Look
from qualcode.ingest.structure.page import Line
from qualcode.model import Role

_NEVER = 10**9
_SURE = (Look.KNOWN, Look.NEUTRAL, Look.TITLED, Look.CODE)

AT_LEAST: Mapping[Look, Mapping[Mark, int]] = {
    Look.KNOWN: {Mark.COLON: 1, Mark.TIME: 1, Mark.TAB: 1, Mark.DASH: 2, Mark.BOLD: 2},
    Look.NEUTRAL: {Mark.COLON: 1, Mark.TIME: 1, Mark.TAB: 2, Mark.DASH: 2, Mark.BOLD: 2},
    Look.TITLED: {Mark.COLON: 1, Mark.TIME: 1, Mark.TAB: 2, Mark.DASH: 2, Mark.BOLD: 2},
    Look.CODE: {Mark.COLON: 1, Mark.TIME: 1, Mark.TAB: 2, Mark.DASH: 2, Mark.BOLD: 2},
    Look.LETTER: {Mark.COLON: 2, Mark.TIME: 1, Mark.TAB: 2, Mark.DASH: 2, Mark.BOLD: 2},
    Look.INITIALS: {Mark.COLON: 2, Mark.TIME: 1, Mark.TAB: 2, Mark.DASH: 3, Mark.BOLD: 2},
    Look.NAME: {Mark.COLON: 2, Mark.TIME: 1, Mark.TAB: 2, Mark.DASH: 3, Mark.BOLD: 2},
    Look.PHRASE: {},  # never by itself: only where it answers
    Look.SMALL: {},  # nor this: only where the same stands in capitals
}
"""How many lines a label must open before it is one; marks not named need a whole system."""

_SYSTEM_SHARE = {Mark.ALONE: 0.2, Mark.DOT: 0.4, Mark.BRACKET: 0.4, Mark.SPACE: 0.6}
_OFTEN = 5
_TWICE = 2
_ANSWERS = 0.75


@dataclass(slots=True)
class Group:
    """Every line opened by one label, however it is spelt there."""

    key: str
    heads: list[tuple[int, Head]] = field(default_factory=list)

    @property
    def look(self) -> Look:
        """The family of the label's usual spelling."""
        looks = [head.shape.look for _, head in self.heads]
        return next((look for look in looks if look is not Look.SMALL), Look.SMALL)

    def count(self, marks: Iterable[Mark]) -> int:
        """Lines opened with one of these marks."""
        wanted = frozenset(marks)
        return len({line for line, head in self.heads if head.mark in wanted})

    @property
    def is_set_apart(self) -> bool:
        """Whether it is in bold or italics wherever it stands with its colon: nobody types words so."""
        with_colon = [head for _, head in self.heads if head.mark is Mark.COLON]
        return len(with_colon) >= _TWICE and all(head.set_apart for head in with_colon)

    @property
    def label(self) -> str:
        """The spelling used most."""
        return Counter(head.label for _, head in self.heads).most_common(1)[0][0]


def weigh(lines: Sequence[Line], heads: Sequence[tuple[Head, ...]]) -> dict[int, Head]:
    """The lines that open with a label, by index, each with the head that is it."""
    groups = _groups(heads)
    allowed = _allowed(lines, groups)
    return {
        index: head
        for index, candidates in enumerate(heads)
        if (head := next((h for h in candidates if h.mark in allowed.get(h.shape.key, ())), None))
    }


def _groups(heads: Sequence[tuple[Head, ...]]) -> dict[str, Group]:
    groups: dict[str, Group] = {}
    for index, candidates in enumerate(heads):
        for head in candidates:
            groups.setdefault(head.shape.key, Group(head.shape.key)).heads.append((index, head))
    return groups


def _allowed(lines: Sequence[Line], groups: dict[str, Group]) -> dict[str, set[Mark]]:
    """For each label that is one, the marks under which it is believed."""
    allowed: dict[str, set[Mark]] = {}
    for key, group in groups.items():
        firm = _firm_marks(group)
        if firm:
            allowed[key] = firm
    for mark, share in _SYSTEM_SHARE.items():
        for key in _system(lines, groups, mark, share, allowed):
            allowed.setdefault(key, set()).add(mark)
    _drop_words(lines, groups, allowed)
    for key in _answering(groups, allowed):
        allowed.setdefault(key, set()).add(Mark.COLON)
    _drop_lonely(lines, groups, allowed)
    return allowed


def _firm_marks(group: Group) -> set[Mark]:
    """The marks under which a label stands often enough by itself."""
    minimum = AT_LEAST[group.look]
    found = {head.mark for _, head in group.heads}
    bold = sum(head.in_bold for _, head in group.heads if head.mark in minimum)
    firm = {mark for mark in found if group.count([mark]) >= minimum.get(mark, _NEVER)}
    if not firm and bold >= 2 and group.count(minimum) >= 2:
        firm = found & set(minimum)
    if firm:
        firm |= found & {Mark.COLON, Mark.TIME, Mark.TAB}
    return firm


def _system(
    lines: Sequence[Line],
    groups: dict[str, Group],
    mark: Mark,
    share: float,
    allowed: Mapping[str, set[Mark]],
) -> list[str]:
    """Labels under a weak mark: several of them must share most of the page between them."""
    opened = {key: {i for i, h in group.heads if h.mark is mark} for key, group in groups.items()}
    if mark is Mark.ALONE:
        opened = {key: _above_text(lines, places, opened) for key, places in opened.items()}
    known = {
        key
        for key, places in opened.items()
        if places and (len(places) >= 2 or key in allowed or groups[key].look in _SURE)
    }
    covered = set().union(*(opened[key] for key in known)) if known else set()
    speakers = known | {key for key in allowed if mark is Mark.ALONE}
    enough = len(covered) >= max(2, share * len(lines)) and len(speakers) >= 2
    if mark is Mark.DOT and not known & {"q", "i", "e"}:
        return []
    return sorted(known) if enough else []


def _answering(groups: dict[str, Group], allowed: Mapping[str, set[Mark]]) -> list[str]:
    """What stands before a colon right after an interviewer's lines, twice and nearly always so."""
    asked = {
        index
        for key, marks in allowed.items()
        for index, head in groups[key].heads
        if head.shape.role is Role.INTERVIEWER and head.mark in marks
    }
    found = []
    for key, group in groups.items():
        places = {index for index, head in group.heads if head.mark is Mark.COLON}
        after = {index for index in places if index - 1 in asked}
        wanted = key not in allowed and group.look in (Look.NAME, Look.PHRASE)
        if wanted and len(after) >= max(2, _ANSWERS * len(places)):
            found.append(key)
    return found


def _above_text(
    lines: Sequence[Line], places: set[int], opened: Mapping[str, set[int]]
) -> set[int]:
    """A label alone on its line has talk below, and does not end like a sentence."""
    alone = set().union(*opened.values())
    kept = {
        index
        for index in places
        if index + 1 < len(lines)
        and (index + 1 not in alone or lines[index + 1].text[-1:] in ".?!…")
        and (lines[index].text[-1:] not in ".,?!…" or len(lines[index].text) <= 5)
    }
    return kept if len(kept) >= 0.7 * len(places) else set()


def _drop_words(
    lines: Sequence[Line], groups: dict[str, Group], allowed: dict[str, set[Mark]]
) -> None:
    """Names and initials that are ordinary words of this text are no labels."""
    doubtful = [
        key
        for key in allowed
        if groups[key].look in (Look.NAME, Look.INITIALS)
        and groups[key].count(allowed[key]) < _OFTEN
        and not groups[key].heads[0][1].shape.role
        and not groups[key].is_set_apart
    ]
    whole = "\n".join(line.text for line in lines) if doubtful else ""
    for key in doubtful:
        group = groups[key]
        words = [word.strip(".").lower() for word in group.label.split()]
        initials = group.look is Look.INITIALS
        n_spoken_of = _n_spoken_of(whole, group) if initials else 0
        if n_spoken_of >= len(group.heads) if initials else all(_n_words(whole, w) for w in words):
            del allowed[key]


def _n_spoken_of(text: str, group: Group) -> int:
    """How often initials stand in a text where they label nothing, at the head of a line or inside."""
    with_colon = {index for index, head in group.heads if head.mark is Mark.COLON}
    without = {index for index, _ in group.heads} - with_colon
    return n_without_colon(text, group.label) - len(without)


def n_without_colon(text: str, label: str) -> int:
    """How often a label stands in a text without the colon that makes it one."""
    return _n_words(text, label) and len(
        re.findall(rf"(?<![\w’']){re.escape(label)}(?!\w|\.?\s?[:：])", text)
    )


def _n_words(text: str, word: str) -> int:
    """How often a word stands in a text, in these very letters."""
    if word not in text:
        return 0
    return len(re.findall(rf"(?<![\w’']){re.escape(word)}(?!\w)", text))


def _drop_lonely(
    lines: Sequence[Line], groups: dict[str, Group], allowed: dict[str, set[Mark]]
) -> None:
    """A name or initials alone on the page must open a good part of it."""
    weak = {key for key in allowed if groups[key].look not in _SURE}
    if not weak or len(allowed) > 1:
        return
    (key,) = weak
    if groups[key].is_set_apart:
        return
    if groups[key].count(allowed[key]) < max(2, 0.25 * len(lines)):
        del allowed[key]
