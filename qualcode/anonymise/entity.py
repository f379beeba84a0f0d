"""What the study knows of one person, place or body named in its interviews, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from qualcode.anonymise.folding import fold_phrase, spelled_out
from qualcode.anonymise.identifiers import Tier
from qualcode.model import IdentifierKind, KeyEntry, Span
from qualcode.wording import Message


class Policy(StrEnum):
    """What stands in for an entity: a bracketed descriptor, another name, something broader…"""

    DESCRIPTOR = "descriptor"
    PSEUDONYM = "pseudonym"
    GENERALISE = "generalise"
    SUPPRESS = "suppress"
    KEEP = "keep"


class Decision(StrEnum):
    """What a reviewer said; PROPOSED when nobody looked yet, EDITED when accepted with a change."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    DEFERRED = "deferred"


DIRECT = frozenset(
    (
        IdentifierKind.PERSON,
        IdentifierKind.TELEPHONE,
        IdentifierKind.MAIL,
        IdentifierKind.ID,
    )
)
_TAKEN = frozenset((Decision.ACCEPTED, Decision.EDITED))
_OPEN = frozenset((Decision.PROPOSED, Decision.DEFERRED))
TWO_KINDS = Message("a person by some mentions, a place by others: split if they are two")
_TIERS = (Tier.REVIEW, Tier.LIKELY, Tier.SURE)
_KINDS = (
    IdentifierKind.PERSON,
    IdentifierKind.TELEPHONE,
    IdentifierKind.MAIL,
    IdentifierKind.ID,
    IdentifierKind.PLACE,
    IdentifierKind.ORGANISATION,
    IdentifierKind.CONTEXT,
    IdentifierKind.AGE,
    IdentifierKind.DATE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one original: its text, or a field of it such as a speaker's label.

    ``field`` is "text", "speaker", "place", "header" or "file"; the span counts inside it, and
    ``number`` tells the fields of one name apart.
    """

    source_id: str
    span: Span
    field: str = "text"
    number: int = 0


@dataclass(frozen=True, slots=True)
class Spotted:
    """One mention as detection saw it."""

    place: Place
    form: str
    tier: Tier
    reasons: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Exemption:
    """A mention treated otherwise than its entity: kept (None), or given its own replacement."""

    place: Place
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What another reader decided of the same entity, without seeing it changed."""

    coder_id: str
    decision: Decision
    at: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A real form with its variants, and what stands in for it.

    ``everywhere``: each variant is looked for in the whole study; else only the mentions that
    were spotted count, because the form is also an ordinary word. ``interview`` confines the
    entity to one interview; ``participant`` is the identifier of the participant it names.
    """

    id: str
    form: str
    kind: IdentifierKind
    tier: Tier
    variants: tuple[str, ...] = ()
    policy: Policy = Policy.DESCRIPTOR
    replacement: str = ""
    decision: Decision = Decision.PROPOSED
    everywhere: bool = True
    interview: str = ""
    participant: str = ""
    by_hand: bool = False
    spotted: tuple[Spotted, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    decided_by: str = ""
    decided_at: str = ""
    why: str = ""
    second: tuple[SecondReading, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The form and its variants, each once."""
        return tuple(dict.fromkeys((self.form, *self.variants)))

    @property
    def is_open(self) -> bool:
        """Whether nobody has settled it yet."""
        return self.decision in _OPEN

    @property
    def is_taken(self) -> bool:
        """Whether a reviewer said that it is to be replaced."""
        return self.decision in _TAKEN

    @property
    def is_direct(self) -> bool:
        """Whether it names somebody by itself: a person, telephone, mail or number."""
        return self.kind in DIRECT

    @property
    def replaces(self) -> bool:
        """Whether a release puts something else in its place.

        What nobody decided is replaced as proposed, but for passages to re-read.
        """
        if self.policy is Policy.KEEP or self.decision is Decision.REJECTED:
            return False
        return self.is_taken or self.kind is not IdentifierKind.CONTEXT

    @property
    def risk(self) -> tuple[int, int, int, int, str]:
        """Sorts a list of entities: undecided first, then what names most, then the least sure."""
        return (
            0 if self.is_open else 1,
            _KINDS.index(self.kind),
            _TIERS.index(self.tier),
            -len(self.spotted),
            self.form.casefold(),
        )

    def key_entries(self) -> tuple[KeyEntry, ...]:
        """The entity as entries of a key, none when it is found only where it was spotted."""
        if not self.replaces or not self.everywhere:
            return ()
        return tuple(
            KeyEntry(form, self.kind, self.replacement, self.interview) for form in self.forms
        )

    def with_mentions(self, spotted: Iterable[Spotted]) -> Entity:
        """The entity with more mentions; it becomes as sure as they make it, decided or not."""
        known = {s.place for s in self.spotted}
        fresh = tuple(s for s in spotted if s.place not in known)
        if not fresh:
            return self
        together = (*self.spotted, *fresh)
        return replace(
            self,
            spotted=together,
            variants=tuple(dict.fromkeys((*self.forms, *(s.form for s in fresh)))),
            tier=tier_of(together, everywhere=self.everywhere),
        )

    def without_source(self, source_id: str) -> Entity:
        """The entity without what was spotted in one source."""
        return replace(
            self,
            spotted=tuple(s for s in self.spotted if s.place.source_id != source_id),
            exemptions=tuple(e for e in self.exemptions if e.place.source_id != source_id),
        )


def tier_of(spotted: Iterable[Spotted], *, everywhere: bool) -> Tier:
    """How sure an entity is: as its surest mention, or as its least sure if each stands alone.

    What names a person here and a place there is never sure: somebody has to part the two.
    """
    mentions = tuple(spotted)
    if any(TWO_KINDS in s.reasons for s in mentions):
        return Tier.REVIEW
    ranks = [_TIERS.index(s.tier) for s in mentions]
    return _TIERS[(max if everywhere else min)(ranks)] if ranks else Tier.REVIEW


def identity(form: str, kind: IdentifierKind) -> str:
    """What two forms of one entity have in common: letters without case, accents and hyphens.

    St-Denis and Saint Denis are one place; Clair and St Clair, as somebody's names, stay two.
    """
    folded = fold_phrase(form)
    if kind in (IdentifierKind.PLACE, IdentifierKind.ORGANISATION):
        return spelled_out(folded.split()) or form
    if kind in (IdentifierKind.TELEPHONE, IdentifierKind.ID):
        return folded.replace(" ", "")
    if kind is IdentifierKind.MAIL:
        return form.casefold()
    if kind in (IdentifierKind.DATE, IdentifierKind.AGE):
        return f"{kind.value} {folded}"
    return folded or form
