"""What must not leave a study in clear, ready to be looked for in any text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from qualcode.anonymise.entity import Decision, Entity, Place
from qualcode.anonymise.folding import fold_phrase
from qualcode.anonymise.leaks.forms import SecretForm, SecretIndex, bare_words, index_forms
from qualcode.anonymise.leaks.openings import opening_names
from qualcode.anonymise.leaks.search import Leak, LeakKind, search_leaks
from qualcode.engines.lexicon import load_lexicon
from qualcode.model import (
    Finding,
    IdentifierKind,
    KeyEntry,
    OffsetMap,
    Span,
    TextEdit,
    merge_spans,
)
from qualcode.services import entity_store
from qualcode.services.key_store import load_key
from qualcode.services.open_study import OpenStudy
from qualcode.services.studies import get_study
from qualcode.wording import Message

# ids qualcode itself makes, and the marks of its comments in Word: their digits are nobody's number
_OWN_IDS = re.compile(
    r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\[#[0-9a-f]{8}-[0-9a-f]{6}\]",
    re.IGNORECASE,
)
_LEAST_LETTERS = 3
# code points on either side of a replacement in which something new may have come to stand
_BESIDE = 100
_SHOWN = 40  # of the words around a leak
_LOOSE = (IdentifierKind.DATE, IdentifierKind.AGE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
# a moment the study wrote itself, or the month of an interview: 2024-03, 2024-03-12T10:02
_MONTH_AFTER = re.compile(r"-(?:0[1-9]|1[0-2])(?!\d)")
# initials fit too many words to stop anything by themselves
_STOPS = (LeakKind.WHOLE, LeakKind.WORD, LeakKind.NEAR)
_CERTAIN_PATTERNS = frozenset(
    (
        "e-mail address",
        "telephone number",
        "social security number",
        "bank account",
        "number plate",
        "National Insurance number",
        "PPS number",
        "register number with a valid key",
    )
)


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name, where it is known from, and what might stand for it.

    ``holds`` tells that a transcript in which it stands waits: a speaker's name or a seed does,
    what detection reads in the head of a file is only pointed at.
    """

    form: str
    kind: IdentifierKind
    known_as: Message
    suggestion: str
    holds: bool


@dataclass(frozen=True)
class Watch:
    """Real forms and patterns to look for; ``has_key`` tells whether the key could be read."""

    index: SecretIndex
    language: str
    has_key: bool
    loose: frozenset[str] = frozenset()  # forms looked for as they are: dates, ages
    # forms a reviewer let stand in one place only, folded: elsewhere they are still replaced
    spared: frozenset[str] = frozenset()
    # names no key names, but the vault knows
    known: Mapping[str, KnownName] = field(default_factory=dict)

    def leaks_after(
        self, text: str, leaks: tuple[Leak, ...], edits: tuple[TextEdit, ...]
    ) -> tuple[Leak, ...]:
        """The leaks of a text after edits: only the words around these are searched again."""
        offsets = OffsetMap(edits)
        after = offsets.apply(text)
        windows = _around(after, [offsets.move(e.span).span or e.span for e in edits])
        if sum(map(len, windows)) > len(after) // 2:
            return self.leaks(after)
        left = [
            replace(one, span=moved.span)
            for one in leaks
            if not any(one.span.overlaps(e.span) for e in edits)
            and (moved := offsets.move(one.span)).span is not None
        ]
        found = [
            one
            for window in windows
            for leak in self.leaks(window.cut(after))
            for one in [replace(leak, span=leak.span.shift(window.start))]
            if not any(one.span.overlaps(other.span) for other in left)
        ]
        return tuple(sorted((*left, *found), key=lambda one: one.span))

    @cached_property
    def replacements(self) -> dict[str, str]:
        """What stands for each real form."""
        return {secret.form: secret.replacement for secret in self.index.wholes.values()}

    def leaks(self, text: str) -> tuple[Leak, ...]:
        """Every leak in a text, surest first at each place."""
        if not text.strip():
            return ()
        shown = _OWN_IDS.sub(lambda found: " " * len(found.group()), text)
        found = search_leaks(shown, self.index, load_lexicon(), language=self.language)
        return tuple(
            leak
            for leak in found
            if self._counts(leak)
            and not (self._is_year(leak) and _MONTH_AFTER.match(text, leak.span.end))
        )

    def openings(self, text: str, *, anywhere: bool = False) -> tuple[Leak, ...]:
        """Names that are words too, where a line or a cell begins with them: one cannot tell.

        With ``anywhere`` a sentence counts as well. What ``leaks`` finds is not among them, unless
        it begins with such a word.
        """
        found = opening_names(text, self.index, anywhere=anywhere)
        return tuple(leak for leak in found if leak.form not in self.known)

    def _counts(self, leak: Leak) -> bool:
        if leak.form in self.known:
            return leak.kind in (LeakKind.WHOLE, LeakKind.WORD)
        return leak.kind is LeakKind.WHOLE or leak.form not in self.loose

    def _is_year(self, leak: Leak) -> bool:
        """Whether it is a year by itself that was replaced where it was told as a date."""
        return leak.form in self.loose and bool(_YEAR.fullmatch(leak.text))

    def stopped(self, place: Message, leak: Leak, text: str = "") -> Stopped:
        """A leak at its place; ``text`` is what it stands in."""
        known, around = self.known.get(leak.form), _words_around(text, leak.span)
        return Stopped(place, leak, known, self._is_year(leak), around, self.is_spared(leak))

    def is_spared(self, leak: Leak) -> bool:
        """Whether a reviewer let this form stand somewhere: here it may be that very mention."""
        return fold_phrase(leak.text) in self.spared


def _around(text: str, spans: Iterable[Span]) -> list[Span]:
    """The words around each span, side by side."""
    windows: list[Span] = []
    for span in spans:
        start = text.rfind(" ", 0, max(0, span.start - _BESIDE)) + 1
        end = text.find(" ", span.end + _BESIDE)
        windows.append(Span(start, end if end >= 0 else len(text)))
    return merge_spans(windows)


def _words_around(text: str, span: Span) -> str:
    """The line a span stands in, cut to what shows which memo or definition it is."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _SHOWN)
    end = text.find("\n", span.end)
    return text[start : min(end if end >= 0 else len(text), span.end + _SHOWN)].strip()


@dataclass(frozen=True, slots=True)
class Stopped:
    """A leak at a place of a file; ``certain`` ones stop a release or an export.

    ``loose`` tells that it may well name nobody: a year alone, of which tables are full (installed
    in 1992). ``around`` are the words it stands among. ``spared`` tells a form that a reviewer let
    stand in one place (the stone, not Pierre).
    """

    place: Message
    leak: Leak
    known: KnownName | None = None
    loose: bool = False
    around: str = ""
    spared: bool = False

    @property
    def certain(self) -> bool:
        """Whether it is more than initials that happen to fit or a number, year or form let pass."""
        if self.loose or self.spared:
            return False
        return self.known.holds if self.known is not None else is_certain(self.leak)

    @property
    def finding(self) -> Finding:
        """The leak as a point to check."""
        if self.known is not None:
            return _not_in_the_key(self.place, self.leak, self.known)
        if self.spared:
            return _kept_here(self.place, self.leak)
        return self.leak.finding(self.place)


def is_certain(leak: Leak) -> bool:
    """Whether a leak is more than initials that happen to fit, or a number of no clear kind."""
    if leak.kind is LeakKind.PATTERN:
        what = leak.why.values.get("what")
        return isinstance(what, Message) and what.text in _CERTAIN_PATTERNS
    return leak.kind in _STOPS


def _not_in_the_key(place: Message, leak: Leak, known: KnownName) -> Finding:
    return Finding(
        place,
        Message(
            "“{found}” stands in the text, and nothing replaces it: {known_as}.",
            found=leak.text,
            known_as=known.known_as,
        ),
        Message(
            "Add “{form}” to the key, for example as {suggestion}, or say that it may stay.",
            form=known.form,
            suggestion=known.suggestion,
        ),
    )


def _kept_here(place: Message, leak: Leak) -> Finding:
    return Finding(
        place,
        Message(
            "“{found}” stands here, as you chose in the review for one mention.", found=leak.text
        ),
        Message("Nothing is to be done, unless it is another mention than the one you kept."),
    )


def watch_over(study: OpenStudy) -> Watch:
    """The watch of a study: against its key while the vault is unlocked, else by patterns only."""
    language = get_study(study).language
    vault = study.vault
    if vault is None:
        return Watch(index_forms((), load_lexicon(), (), language), language, has_key=False)
    entities = entity_store.load_entities(vault)
    kept = entity_store.load_notes(vault).kept
    return watch_for(entities, load_key(vault), language, kept=kept)


def watch_for(
    entities: Iterable[Entity],
    key: Iterable[KeyEntry],
    language: str,
    *,
    kept: Iterable[str] = (),
    known: Iterable[KnownName] = (),
) -> Watch:
    """A watch over what entities and a key replace; what a reviewer kept on purpose may stand.

    ``known`` are names that are pointed at though nothing replaces them.
    """
    present = tuple(entities)
    secrets = [
        SecretForm(form, e.kind, e.replacement)
        for e in present
        if e.replaces and not _tells_durations_too(e)
        for form in e.forms
    ]
    secrets += [SecretForm(e.form, e.kind, e.replacement) for e in key]
    named = {fold_phrase(s.form) for s in secrets}
    more = {k.form: k for k in known if fold_phrase(k.form) not in named}
    secrets += [SecretForm(k.form, k.kind, k.suggestion) for k in more.values()]
    told = [s for s in secrets if s.kind is not IdentifierKind.CONTEXT and _tells(s, language)]
    index = index_forms(told, load_lexicon(), (*kept, *_kept(present)), language)
    loose = frozenset(s.form for s in told if s.kind in _LOOSE)
    return Watch(index, language, has_key=True, loose=loose, spared=_spared(present), known=more)


def _tells_durations_too(entity: Entity) -> bool:
    """An age is replaced where it is told; the same words may stand wherever they tell how long."""
    return entity.kind is IdentifierKind.AGE and not entity.everywhere


def _tells(secret: SecretForm, language: str) -> bool:
    """Whether a form has letters enough to be told from any other word: “C...” has not."""
    return len("".join(bare_words(secret, language))) >= _LEAST_LETTERS


def _kept(entities: Iterable[Entity]) -> Iterable[str]:
    """Forms a reviewer left standing wherever they are."""
    for entity in entities:
        if entity.decision is Decision.REJECTED:
            yield from entity.forms


def _spared(entities: Iterable[Entity]) -> frozenset[str]:
    """Forms of mentions made an exception of and left as they stand."""
    return frozenset(
        fold_phrase(form)
        for entity in entities
        for exemption in entity.exemptions
        if exemption.replacement is None
        for form in _forms_at(entity, exemption.place)
    )


def _forms_at(entity: Entity, place: Place) -> Iterable[str]:
    """The form of a mention; any of the entity's where detection did not propose that mention."""
    there = [spotted.form for spotted in entity.spotted if spotted.place == place]
    return there or entity.forms
