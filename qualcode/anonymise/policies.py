"""What stands in for a real form, kind by kind: numbered descriptors, bands, coined names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from qualcode.anonymise.entity import Entity, Policy
from qualcode.anonymise.folding import WORD, fold
from qualcode.anonymise.lexicon import Lexicon
from qualcode.anonymise.periods import age_band_of, period_of
from qualcode.anonymise.vocabulary.land_words import STREETS
from qualcode.anonymise.vocabulary.role_words import ORGANISATIONS, ROLES, STREET
from qualcode.model import IdentifierKind
from qualcode.wording import Message, gettext, render

DEFAULTS: Mapping[IdentifierKind, Policy] = {
    IdentifierKind.PERSON: Policy.DESCRIPTOR,
    IdentifierKind.PLACE: Policy.DESCRIPTOR,
    IdentifierKind.ORGANISATION: Policy.DESCRIPTOR,
    IdentifierKind.DATE: Policy.GENERALISE,
    IdentifierKind.AGE: Policy.GENERALISE,
    IdentifierKind.TELEPHONE: Policy.DESCRIPTOR,
    IdentifierKind.MAIL: Policy.DESCRIPTOR,
    IdentifierKind.ID: Policy.DESCRIPTOR,
    IdentifierKind.CONTEXT: Policy.KEEP,
}
SUPPRESSED = "[…]"
_BANDS = (500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000)
_CLEARLY_LARGER = 10  # a commune ten times its namesakes is the one that is meant
_NUMBERED = re.compile(r"\[(.+?) \(?(\d+)\)?\]")
_NOUNS = {
    IdentifierKind.PERSON: Message("Person"),
    IdentifierKind.PLACE: Message("Place"),
    IdentifierKind.ORGANISATION: Message("Organisation"),
    IdentifierKind.DATE: Message("date"),
    IdentifierKind.AGE: Message("age"),
    IdentifierKind.TELEPHONE: Message("telephone number"),
    IdentifierKind.MAIL: Message("mail address"),
    IdentifierKind.ID: Message("identifying number"),
    IdentifierKind.CONTEXT: Message("detail"),
}
_PLACES = {
    "d": Message("département"),
    "r": Message("region"),
    "p": Message("country"),
    "w": Message("town"),
}
_WIDE = frozenset("pr")
_ONSETS = (
    "Bar",
    "Cal",
    "Dor",
    "Fel",
    "Gar",
    "Lon",
    "Mar",
    "Nor",
    "Per",
    "Sal",
    "Tor",
    "Val",
    "Ver",
)
_HEARTS = ("a", "e", "i", "o", "al", "en", "in", "or", "ul", "ai")
_ENDS = ("bac", "dier", "gnac", "lin", "mont", "nel", "quet", "rade", "sac", "tier", "vel", "vrin")


class Peopled(Protocol):
    """A commune as far as a descriptor needs it."""

    @property
    def departement(self) -> str:
        """The code of its département."""

    @property
    def population(self) -> int:
        """How many people live there; 0 when not known."""


class Replacements:
    """Proposes replacements that are never used twice for two forms of one descriptor.

    ``used`` are the replacements the study has already, ``real`` says whether a form stands for
    somebody or something real in the study: no coined name may equal one.
    """

    def __init__(
        self,
        language: str,
        lexicon: Lexicon,
        communes: Callable[[str], Sequence[Peopled]],
        *,
        used: Iterable[str] = (),
        real: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._language = language
        self._lexicon = lexicon
        self._communes = communes
        self._real = real
        self._used: set[str] = set()
        self._highest: dict[str, int] = {}
        for replacement in used:
            self._note(replacement)

    def propose(self, entity: Entity, policy: Policy | None = None) -> str:
        """What shall stand for an entity under a policy (its own if not given)."""
        replacement = self._proposed(entity, policy or entity.policy)
        self._note(replacement)
        return replacement

    def _proposed(self, entity: Entity, policy: Policy) -> str:
        if policy is Policy.KEEP:
            return ""
        if entity.participant:
            return f"[{entity.participant}]"
        if policy is Policy.SUPPRESS:
            return SUPPRESSED
        if policy is Policy.PSEUDONYM and entity.kind in _COINED:
            return self._coined(entity)
        if policy is Policy.GENERALISE:
            broader = self._generalised(entity)
            if broader:
                return f"[{broader}]"
        return self._described(entity)

    def _described(self, entity: Entity) -> str:
        if entity.kind is IdentifierKind.PLACE:
            size = self._size(entity.form)
            if size:
                return self._unlike(size)
        if entity.kind in (IdentifierKind.DATE, IdentifierKind.AGE):
            return f"[{self._generalised(entity) or self._noun(entity)}]"
        return self._numbered(self._noun(entity))

    def _noun(self, entity: Entity) -> str:
        return render(noun_of(entity, self._lexicon), self._language)

    def _numbered(self, noun: str) -> str:
        return f"[{noun} {self._highest.get(noun, 0) + 1}]"

    def _unlike(self, words: str) -> str:
        if f"[{words}]" not in self._used:
            return f"[{words}]"
        return f"[{words} ({max(self._highest.get(words, 1), 1) + 1})]"

    def _note(self, replacement: str) -> None:
        self._used.add(replacement)
        found = _NUMBERED.fullmatch(replacement)
        if found:
            noun, number = found.group(1), int(found.group(2))
            self._highest[noun] = max(self._highest.get(noun, 0), number)

    def _size(self, form: str) -> str:
        """How many people live in a commune of that name, as a band; empty when it is not clear."""
        found = [c for c in self._communes(form) if c.population]
        known = self._lexicon.profile(" ".join(WORD.findall(fold(form)))).place_kind
        if not found or known in _WIDE:
            return ""  # Suisse is a country, before it is a commune
        if len(found) > 1 and found[0].population < _CLEARLY_LARGER * found[1].population:
            return ""
        return _band(found[0].population, self._language)

    def _generalised(self, entity: Entity) -> str:
        match entity.kind:
            case IdentifierKind.DATE:
                return self._rendered(period_of(entity.form, self._language))
            case IdentifierKind.AGE:
                return self._rendered(age_band_of(entity.form, self._lexicon, self._language))
            case IdentifierKind.PLACE:
                wide = self._lexicon.profile(fold(entity.form)).place_kind in _WIDE
                codes = set() if wide else {c.departement for c in self._communes(entity.form)}
                (code,) = codes if len(codes) == 1 else ("",)
                said = Message("département no. {code}", code=code)
                return render(said, self._language) if code else ""
            case _:
                return ""

    def _rendered(self, broader: Message | None) -> str:
        return render(broader, self._language) if broader else ""

    def _coined(self, entity: Entity) -> str:
        for name in _coined_names(len(self._used)):
            known = self._lexicon.profile(fold(name))
            is_known = known.given or known.surname or known.place or known.french
            if not (is_known or self._real(name) or name in self._used):
                return name
        return self._numbered(self._noun(entity))


_COINED = (IdentifierKind.PERSON, IdentifierKind.PLACE, IdentifierKind.ORGANISATION)


def noun_of(entity: Entity, lexicon: Lexicon) -> Message:
    """What an entity is called in a descriptor: a doctor, a hospital, a region…"""
    words = _cues(entity)
    if entity.kind is IdentifierKind.PERSON:
        return next((ROLES[word] for word in words if word in ROLES), _NOUNS[entity.kind])
    if entity.kind is IdentifierKind.ORGANISATION:
        known = (ORGANISATIONS[word] for word in words if word in ORGANISATIONS)
        return next(known, _NOUNS[entity.kind])
    if entity.kind is IdentifierKind.PLACE:
        if any(word in STREETS for word in words):
            return STREET
        kind = lexicon.profile(" ".join(WORD.findall(fold(entity.form)))).place_kind
        return _PLACES.get(kind, _NOUNS[entity.kind])
    return _NOUNS[entity.kind]


def _cues(entity: Entity) -> list[str]:
    """The folded words of the form, then those the rules took as cues."""
    cues = [fold(word) for word in WORD.findall(entity.form)]
    for spotted in entity.spotted:
        for reason in spotted.reasons:
            cue = reason.values.get("cue")
            if isinstance(cue, str):
                cues.append(fold(cue))
    return list(dict.fromkeys(cues))


def _band(people: int, language: str) -> str:
    high = next((bound for bound in _BANDS if people < bound), None)
    if high is None:
        said = Message("commune of more than {low} people", low=_grouped(_BANDS[-1], language))
    elif high == _BANDS[0]:
        said = Message("commune of fewer than {high} people", high=_grouped(high, language))
    else:
        low = _BANDS[_BANDS.index(high) - 1]
        said = Message(
            "commune of {low} to {high} people",
            low=_grouped(low, language),
            high=_grouped(high, language),
        )
    return render(said, language)


def _grouped(number: int, language: str) -> str:
    return f"{number:,}".replace(",", " " if language == "fr" else ",")


def _coined_names(turn: int) -> Iterable[str]:
    """Names nobody bears, another one first each time."""
    combinations = len(_ONSETS) * len(_HEARTS) * len(_ENDS)
    for k in range(combinations):
        n = (turn * 397 + k * 101) % combinations
        onset = _ONSETS[n % len(_ONSETS)]
        heart = _HEARTS[n // len(_ONSETS) % len(_HEARTS)]
        yield onset + heart + _ENDS[n // len(_ONSETS) // len(_HEARTS)]


def description(policy: Policy, language: str | None = None) -> str:
    """A policy in words, for a screen or a file."""
    return gettext(_POLICIES[policy].text, language)


_POLICIES = {
    Policy.DESCRIPTOR: Message("bracketed descriptor"),
    Policy.PSEUDONYM: Message("coined name"),
    Policy.GENERALISE: Message("something broader"),
    Policy.SUPPRESS: Message("taken out"),
    Policy.KEEP: Message("kept"),
}
