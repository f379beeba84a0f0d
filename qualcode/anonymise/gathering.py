"""Candidates of many texts gathered into the study's entities, those known before included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product

from qualcode.anonymise.entity import (
    TWO_KINDS,
    Entity,
    Place,
    Policy,
    Spotted,
    identity,
    tier_of,
)
from qualcode.anonymise.folding import WORD, fold, fold_phrase
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.kinds import is_guess
from qualcode.anonymise.leaks.forms import is_ordinary
from qualcode.anonymise.lexicon import Lexicon
from qualcode.anonymise.policies import DEFAULTS
from qualcode.anonymise.same_name import bare_form, shared_by
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_NAMES = (IdentifierKind.PERSON, IdentifierKind.PLACE, IdentifierKind.ORGANISATION)
_WEIGHT = {Tier.SURE: 4, Tier.LIKELY: 2, Tier.REVIEW: 1}
_TOLD = 4  # a kind some word tells outweighs a few guessed ones
_LEAST_ALONE = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate, where it stands and in which interview; ``participant`` it surely names."""

    candidate: Candidate
    place: Place
    interview: str
    participant: str = ""


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Two entities that may be one; only the reviewer merges them."""

    first_id: str
    second_id: str
    reason: Message


def gather(
    found: Iterable[Found],
    known: Iterable[Entity],
    lexicon: Lexicon,
    *,
    language: str,
    policies: Mapping[IdentifierKind, Policy],
    new_id: Callable[[], str],
) -> tuple[Entity, ...]:
    """The entities that are new or gained mentions; new ones still lack their replacement."""
    gathering = _Gathering(lexicon, language, policies, new_id)
    before = {entity.id: entity for entity in known}
    for entity in before.values():
        gathering.know(entity)
    groups: dict[str, list[Found]] = {}
    for one in found:
        groups.setdefault(gathering.key_of(one), []).append(one)
    after = [gathering.entity_of(key, group) for key, group in groups.items()]
    return tuple(entity for entity in after if before.get(entity.id) != entity)


class _Gathering:
    def __init__(
        self,
        lexicon: Lexicon,
        language: str,
        policies: Mapping[IdentifierKind, Policy],
        new_id: Callable[[], str],
    ) -> None:
        self._lexicon = lexicon
        self._language = language
        self._policies = {**DEFAULTS, **policies}
        self._new_id = new_id
        self._known: dict[str, Entity] = {}
        self._by_key: dict[str, Entity] = {}

    def know(self, entity: Entity) -> None:
        """Remembers an entity under each of its forms."""
        self._by_key[_known_key(entity)] = entity
        if entity.kind is IdentifierKind.CONTEXT:
            for spotted in entity.spotted:
                self._known[_context_key(spotted.place)] = entity
            return
        for form in entity.forms:
            for key in self._keys(form, entity.kind, entity.interview):
                self._known.setdefault(key, entity)

    def key_of(self, one: Found) -> str:
        """What mentions of one entity have in common."""
        if one.candidate.kind is IdentifierKind.CONTEXT:
            known = self._known.get(_context_key(one.place))
            return _known_key(known) if known is not None else _context_key(one.place)
        text, kind = one.candidate.text, one.candidate.kind
        interview = one.interview if self._is_initial(one.candidate) else ""
        # first one split off for this interview; as it is written before St is Saint
        keys = [self._keys(text, kind, where) for where in (one.interview, interview)]
        for key in (*(written for written, _ in keys), *(alike for _, alike in keys)):
            if key in self._known:
                return _known_key(self._known[key])
        return keys[-1][1]

    def entity_of(self, key: str, group: list[Found]) -> Entity:
        """The known entity with its new mentions, or a new one."""
        two = (TWO_KINDS,) if _are_two_kinds(group) else ()
        spotted = [
            Spotted(
                one.place, one.candidate.text, one.candidate.tier, (*one.candidate.reasons, *two)
            )
            for one in group
        ]
        known = self._by_key.get(key)
        if known is not None:
            return known.with_mentions(spotted)
        return self._new(group, tuple(spotted))

    def _new(self, group: list[Found], spotted: tuple[Spotted, ...]) -> Entity:
        kind = _likeliest_kind(group)
        forms = list(dict.fromkeys(one.form for one in spotted))
        bare = {form: self._bare(form, kind) for form in forms}
        form = max(bare.values(), key=lambda f: (not f.islower(), not f.isupper(), not f.isascii()))
        everywhere = stands_everywhere(form, kind, self._lexicon)
        return Entity(
            id=self._new_id(),
            form=form,
            kind=kind,
            tier=tier_of(spotted, everywhere=everywhere),
            variants=tuple(dict.fromkeys((form, *forms))),
            policy=self._policies[kind],
            everywhere=everywhere,
            interview=group[0].interview if self._is_initial(group[0].candidate) else "",
            participant=next((one.participant for one in group if one.participant), ""),
            spotted=spotted,
        )

    def _bare(self, form: str, kind: IdentifierKind) -> str:
        return bare_form(form, self._language) if kind is IdentifierKind.PERSON else form

    def _keys(self, form: str, kind: IdentifierKind, interview: str) -> tuple[str, str]:
        """A form as it is written, and as what it has in common with others of its entity."""
        space = "name" if kind in _NAMES else kind.value
        bare = bare_form(form, self._language) if kind in _NAMES else form
        written = f"written {space}|{fold_phrase(bare) or bare}|{interview}"
        return written, f"{space}|{identity(bare, kind)}|{interview}"

    def _is_initial(self, candidate: Candidate) -> bool:
        if candidate.kind is not IdentifierKind.PERSON:
            return False
        words = WORD.findall(bare_form(candidate.text, self._language))
        return bool(words) and all(len(word) == 1 for word in words)


def stands_everywhere(form: str, kind: IdentifierKind, lexicon: Lexicon) -> bool:
    """Whether a form may be sought all over the study without taking ordinary words for it.

    An age may not: elsewhere the same words tell how long something took.
    """
    if kind in (IdentifierKind.CONTEXT, IdentifierKind.AGE):
        return False
    return not reads_as_ordinary(form, lexicon)


def reads_as_ordinary(form: str, lexicon: Lexicon) -> bool:
    """Whether a form is an ordinary word as well, or too short to be told from one."""
    words = fold_phrase(form).split()
    if len(words) != 1:
        return not words
    word = words[0]
    return len(word) < _LEAST_ALONE or is_ordinary(lexicon, word) or lexicon.is_kept(word)


def _known_key(entity: Entity) -> str:
    return f"known|{entity.id}"


def _context_key(place: Place) -> str:
    return f"passage|{place.source_id}|{place.span.start}|{place.span.end}"


def _are_two_kinds(group: Iterable[Found]) -> bool:
    """“Monsieur Lannion” and “à Lannion”: words around it tell of a person here, a place there."""
    told = {one.candidate.kind for one in group if one.candidate.tier is Tier.SURE}
    return {IdentifierKind.PERSON, IdentifierKind.PLACE} <= told


def _likeliest_kind(group: list[Found]) -> IdentifierKind:
    weights: Counter[IdentifierKind] = Counter()
    for one in group:
        weight = _WEIGHT[one.candidate.tier]
        weights[one.candidate.kind] += weight if is_guess(one.candidate) else _TOLD * weight
    return weights.most_common(1)[0][0]


def same_person(entities: Iterable[Entity]) -> tuple[SamePerson, ...]:
    """Pairs of entities that share a name, an initial, or all letters but a slip."""
    by_form = {entity.form: entity for entity in entities if entity.kind in _NAMES}
    spotted = [entity for entity in by_form.values() if entity.spotted]
    names = {entity.id: _names_of(entity) for entity in spotted}
    return tuple(
        SamePerson(one.id, other.id, reason)
        for one, other in combinations(spotted, 2)
        if one.kind is other.kind
        and (
            reason := next(
                (
                    shared
                    for first, second in product(names[one.id], names[other.id])
                    if (shared := shared_by(first, second, one.kind))
                ),
                None,
            )
        )
    )


def _names_of(entity: Entity) -> tuple[str, ...]:
    """What an entity is called, each name once, its titles in either language left out."""
    if entity.kind is not IdentifierKind.PERSON:
        return (entity.form,)
    bare = (bare_form(bare_form(form, "fr"), "en") for form in entity.forms)
    return tuple(dict.fromkeys((entity.form, *bare)))


def renamed(entity: Entity, replacement: str) -> Entity:
    """The entity with a replacement proposed for it."""
    return replace(entity, replacement=replacement)


def words_of(forms: Iterable[str]) -> frozenset[str]:
    """Every folded word of some forms."""
    return frozenset(fold(word) for form in forms for word in WORD.findall(form))
