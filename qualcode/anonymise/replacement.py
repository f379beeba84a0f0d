"""From a key to text edits: every marked form is found word by word and replaced.

A form is found whatever stands for its spaces, hyphens and apostrophes, in capitals, with
capital initials and without its accents; a capital of the form asks for one in the text, so that
Rose is not taken for a rose. The longest form wins where several begin.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from qualcode.anonymise.folding import WORD, fold
from qualcode.anonymise.leaks.otherwise import plainly
from qualcode.model import KeyEntry, OffsetMap, Span, TextEdit, Transcript, Turn

_BLANKS = re.compile(r"[\s\-_\u2010\u2011\u00a0\u202f]+")
_LEAST_WITHOUT_ACCENTS = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a form of the key stands in a text."""

    span: Span
    entry: KeyEntry


@dataclass(frozen=True, slots=True)
class _Form:
    """A form taken apart: its words, what stands between them, what follows the last."""

    entry: KeyEntry
    words: tuple[str, ...]
    folds: tuple[str, ...]
    gaps: tuple[str, ...]
    before: str
    after: str
    any_case: bool


def _always(_: str) -> bool:
    return True


class FormFinder:
    """The forms of a key, ready to be found in many texts; time grows with the text only.

    A form for which ``needs_capitals`` is false, being no ordinary word, is found in lower case too.
    """

    def __init__(
        self,
        key: Iterable[KeyEntry],
        interview: str = "",
        *,
        needs_capitals: Callable[[str], bool] = _always,
    ) -> None:
        self._by_first: dict[str, list[_Form]] = defaultdict(list)
        self._plain: list[KeyEntry] = []
        for entry in _that_concern(key, interview):
            form = _taken_apart(entry, any_case=not needs_capitals(entry.form))
            if form.words:
                self._by_first[form.folds[0]].append(form)
            else:
                self._plain.append(entry)  # a form of signs only, such as *** for a name
        for forms in self._by_first.values():
            forms.sort(key=lambda f: (len(f.words), len(f.entry.form)), reverse=True)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Every mention, in text order; none overlaps another."""
        if not self._by_first and not self._plain:
            return ()
        found = [*self._by_words(text), *self._by_signs(text)]
        seen = plainly(text)
        if seen is not None:  # “Gu&eacute;rin” is Guérin, and so is Gué-, a new line, rin
            found += [replace(m, span=seen.stood(m.span)) for m in self._by_words(seen.text)]
        kept: list[Mention] = []
        for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
            if not kept or mention.span.start >= kept[-1].span.end:
                kept.append(mention)
        return tuple(kept)

    def _by_words(self, text: str) -> Iterator[Mention]:
        words = list(WORD.finditer(text))
        folds: dict[str, str] = {}
        i = 0
        while i < len(words):
            word = words[i].group()
            first = folds.get(word) or folds.setdefault(word, fold(word))
            found = next(
                (m for form in self._by_first.get(first, ()) if (m := _at(text, words, i, form))),
                None,
            )
            if found is None:
                i += 1
                continue
            yield found
            while i < len(words) and words[i].start() < found.span.end:
                i += 1

    def _by_signs(self, text: str) -> Iterator[Mention]:
        for entry in self._plain:
            for match in re.finditer(re.escape(entry.form.strip()), text):
                yield Mention(Span(*match.span()), entry)


def find_mentions(text: str, key: Iterable[KeyEntry], interview: str = "") -> tuple[Mention, ...]:
    """Every mention of the key's forms that concern the interview, in text order."""
    return FormFinder(key, interview).find(text)


def edits_for(mentions: Iterable[Mention]) -> tuple[TextEdit, ...]:
    """The edits that put each mention's replacement in its place."""
    return tuple(TextEdit(m.span, m.entry.replacement) for m in mentions)


def edited_transcript(
    transcript: Transcript, edits: tuple[TextEdit, ...], speakers: dict[str, str]
) -> Transcript:
    """The transcript after the edits, turns and notes moved along, speakers renamed."""
    offsets = OffsetMap(edits)
    turns = []
    for turn in transcript.turns:
        there = offsets.move(turn.span).span
        if there is not None:
            name = speakers.get(turn.speaker, turn.speaker)
            turns.append(Turn(there, turn.role, name, turn.start_s, turn.end_s))
    notes = tuple(s for note in transcript.notes if (s := offsets.move(note).span) and len(s))
    return Transcript(offsets.apply(transcript.text), tuple(turns), notes)


def replaced(text: str, key: Iterable[KeyEntry], interview: str = "") -> str:
    """A short text (a place, a title) with the key applied."""
    return OffsetMap(edits_for(find_mentions(text, key, interview))).apply(text)


def composed(
    text: str, first: tuple[TextEdit, ...], then: tuple[TextEdit, ...]
) -> tuple[TextEdit, ...]:
    """Edits of ``text`` that do at once what ``first``, and ``then`` on what it gives, would do."""
    once = OffsetMap(first)
    back = once.inverse(text)
    later = OffsetMap(then)
    touched = [edit.span for edit in once.edits]
    touched += [back.move(edit.span).span or edit.span for edit in later.edits]
    joined = _joined(sorted(touched))
    middle, edits = once.apply(text), []
    for span in joined:
        inside = _carried(once, span)
        words = _within(later, inside, middle)
        if words != span.cut(text):
            edits.append(TextEdit(span, words))
    return tuple(edits)


def _joined(spans: list[Span]) -> list[Span]:
    """Spans that overlap become one; spans that only touch stay two, empty ones are taken in."""
    out: list[Span] = []
    for span in spans:
        if out and (span.start < out[-1].end or (span.start <= out[-1].end and not len(span))):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        elif out and span.start == out[-1].end and not len(out[-1]):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def _carried(edits: OffsetMap, span: Span) -> Span:
    """Where ``span``, which cuts no edit, ends up: every edit inside it is taken along."""
    before = sum(
        len(e.replacement) - len(e.span)
        for e in edits.edits
        if e.span.end <= span.start and not _inside(e.span, span)
    )
    within = sum(len(e.replacement) - len(e.span) for e in edits.edits if _inside(e.span, span))
    return Span(span.start + before, span.end + before + within)


def _inside(part: Span, whole: Span) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _within(edits: OffsetMap, span: Span, text: str) -> str:
    pieces, reached = [], span.start
    for edit in edits.edits:
        if _inside(edit.span, span):
            pieces += [text[reached : edit.span.start], edit.replacement]
            reached = edit.span.end
    return "".join([*pieces, text[reached : span.end]])


def _that_concern(key: Iterable[KeyEntry], interview: str) -> list[KeyEntry]:
    """The entries for an interview; one made for it goes before a general one of the same form."""
    chosen: dict[str, KeyEntry] = {}
    for entry in key:
        if entry.interview not in ("", interview) or not entry.form.strip():
            continue
        known = chosen.get(entry.form)
        if known is None or (not known.interview and entry.interview):
            chosen[entry.form] = entry
    return list(chosen.values())


def _taken_apart(entry: KeyEntry, *, any_case: bool) -> _Form:
    form = entry.form.strip()
    found = list(WORD.finditer(form))
    words = tuple(match.group() for match in found)
    gaps = tuple(_plain_gap(form[a.end() : b.start()]) for a, b in pairwise(found))
    before = form[: found[0].start()] if found else ""
    after = form[found[-1].end() :] if found else ""
    folds = tuple(fold(word) for word in words)
    return _Form(entry, words, folds, gaps, before, after, any_case)


def _plain_gap(gap: str) -> str:
    return _BLANKS.sub(" ", gap.replace("’", "'").replace("\u2018", "'"))


def _at(text: str, words: list[re.Match[str]], i: int, form: _Form) -> Mention | None:
    """The form at word ``i`` of a text, or None."""
    last = i + len(form.words) - 1
    if last >= len(words):
        return None
    for k, (wanted, folded) in enumerate(zip(form.words, form.folds, strict=True)):
        word = words[i + k].group()
        if not _fits(word, wanted, folded, any_case=form.any_case):
            return None
        if (
            k
            and _plain_gap(text[words[i + k - 1].end() : words[i + k].start()]) != form.gaps[k - 1]
        ):
            return None
    start, end = words[i].start() - len(form.before), words[last].end() + len(form.after)
    if start < 0 or text[start : words[i].start()] != form.before:
        return None
    if text[words[last].end() : end] != form.after:
        return None
    return Mention(Span(start, end), form.entry)


def _fits(word: str, wanted: str, folded: str, *, any_case: bool) -> bool:
    if word == wanted:
        return True
    if any_case:
        return fold(word) == folded
    if wanted[0].isupper() and not word[0].isupper():
        return False
    if word.lower() == wanted.lower():
        return True
    accents_may_go = word.isupper() or len(folded) >= _LEAST_WITHOUT_ACCENTS
    return accents_may_go and fold(word) == folded
