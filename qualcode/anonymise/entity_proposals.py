"""Mentions that may be the same person or place, proposed as one entity. Nothing merges by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from qualcode.anonymise.folding import fold_phrase
from qualcode.anonymise.leaks.words import allowed_slips
from qualcode.anonymise.vocabulary import vocabulary_of
from qualcode.model import IdentifierKind, Span
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Mention:
    """A candidate's form in one transcript."""

    transcript: str
    span: Span
    text: str
    kind: IdentifierKind


@dataclass(frozen=True, slots=True)
class EntityProposal:
    """Mentions written alike up to case, accents, hyphens and title; ``canonical`` is the fullest."""

    canonical: str
    kind: IdentifierKind
    variants: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class MergeProposal:
    """Two entities that may be one, and why; only the reviewer decides."""

    first: str
    second: str
    kind: IdentifierKind
    reason: Message


_ARTICLE = re.compile(r"^(?:(?:le|la|les|the) |l['’])(?=\w)(?![a-zà-ÿ])")


def bare_form(form: str, language: str = "fr") -> str:
    """A form without titles and small article at its head: Durand, Timone for Dr. Durand, la Timone."""
    words = form.split()
    titles = vocabulary_of(language).titles
    while len(words) > 1 and fold_phrase(words[0]) in titles:
        words = words[1:]
    return _ARTICLE.sub("", " ".join(words))


def propose_entities(
    mentions: Iterable[Mention], language: str = "fr"
) -> tuple[EntityProposal, ...]:
    """Mentions grouped by their folded form without title, most frequent entity first."""
    groups: dict[tuple[IdentifierKind, str], list[Mention]] = {}
    for mention in mentions:
        groups.setdefault((mention.kind, _key(mention, language)), []).append(mention)
    proposals = [_proposal(kind, group, language) for (kind, _), group in groups.items()]
    return tuple(sorted(proposals, key=lambda one: (-len(one.mentions), one.canonical)))


def propose_merges(
    entities: Sequence[EntityProposal], language: str = "fr"
) -> tuple[MergeProposal, ...]:
    """Pairs of entities of one kind that share a name, an initial or all letters but a slip."""
    found = []
    for place, one in enumerate(entities):
        for other in entities[place + 1 :]:
            reason = _reason(one, other, language) if one.kind is other.kind else None
            if reason is not None:
                found.append(MergeProposal(one.canonical, other.canonical, one.kind, reason))
    return tuple(found)


def _key(mention: Mention, language: str) -> str:
    if mention.kind is IdentifierKind.PERSON:
        return fold_phrase(bare_form(mention.text, language))
    spelled = {"st": "saint", "ste": "sainte"}
    bare = fold_phrase(bare_form(mention.text, language))
    return " ".join(spelled.get(word, word) for word in bare.split())


def _proposal(kind: IdentifierKind, group: list[Mention], language: str) -> EntityProposal:
    variants = tuple(dict.fromkeys(mention.text for mention in group))
    bare = [
        bare_form(form, language) if kind is IdentifierKind.PERSON else form for form in variants
    ]
    # written with capitals and accents beats written without
    canonical = max(
        bare, key=lambda form: (not form.islower(), not form.isupper(), not form.isascii())
    )
    return EntityProposal(canonical, kind, variants, tuple(group))


def _reason(one: EntityProposal, other: EntityProposal, language: str) -> Message | None:
    first, second = (fold_phrase(entity.canonical).split() for entity in (one, other))
    if one.kind is IdentifierKind.PERSON:
        return _same_person(first, second)
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < len(longer) and longer[: len(shorter)] == shorter and len(shorter[0]) > 3:
        return Message("one is the beginning of the other")
    return _nearly_alike(first, second)


def _same_person(first: list[str], second: list[str]) -> Message | None:
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) == 1 and len(longer) > 1:
        word = shorter[0]
        if len(word) == 1:
            return Message("an initial that fits") if word == longer[-1][0] else None
        if word == longer[-1]:
            return Message("same surname")
        if word == longer[0]:
            return Message("same first name")
    if len(shorter) == 1 and len(longer) == 1 and 1 in (len(shorter[0]), len(longer[0])):
        return Message("an initial that fits") if shorter[0][0] == longer[0][0] else None
    if len(shorter) > 1 and set(shorter) < set(longer):
        return Message("one holds all words of the other")
    return _nearly_alike(first, second)


def _nearly_alike(first: list[str], second: list[str]) -> Message | None:
    one, other = "".join(first), "".join(second)
    slips = min(allowed_slips(len(one)), allowed_slips(len(other)))
    if slips and 0 < DamerauLevenshtein.distance(one, other, score_cutoff=slips) <= slips:
        return Message("nearly the same letters")
    return None
