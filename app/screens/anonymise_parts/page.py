"""The review as plain values the browser draws: what is heavy once, what changed each time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from app.screens.anonymise_parts import words
from qualcode.model import IdentifierKind, Span
from qualcode.services import coders, participants, review
from qualcode.services.open_study import OpenStudy
from qualcode.services.review_view import (
    Entity,
    Place,
    SeenMention,
    mentions_in_context,
)
from qualcode.wording import current_language, render

Light = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """What the browser was given: everything, and each element as it was then."""

    drawn: dict[str, Any]
    lights: dict[str, Light]
    extra: dict[str, tuple[str, ...]]
    blind_to: str = ""

    @property
    def stamp(self) -> str:
        """Tells one page from the next."""
        return str(self.drawn["stamp"])

    def knows(self, entities: Iterable[Entity]) -> bool:
        """Whether every mention of these elements is on the page already."""
        mentions = self.drawn["mentions"]
        return all(mention_id(s.place) in mentions for e in entities for s in e.spotted)

    def changes(self, entities: Iterable[Entity]) -> dict[str, Any]:
        """The elements that are no longer what the page says, and those gone since."""
        present = {e.id: self.light(e) for e in entities}
        changed = [one for one in present.values() if self.lights.get(one["id"]) != one]
        return {"changed": changed, "gone": [i for i in self.lights if i not in present]}

    def light(self, entity: Entity) -> Light:
        """An element as this page shows it: a second reader sees nobody else’s decision."""
        shown = light(entity, self.extra.get(entity.id, ()))
        return _blind(shown, self.blind_to) if self.blind_to else shown


def make_page(study: OpenStudy, entities: tuple[Entity, ...], *, second: bool) -> Page:
    """The page for the review as it stands."""
    seen = mentions_in_context(study, entities)
    extra = {
        entity_id: tuple(mention_id(m.place) for m in found if not m.reasons)
        for entity_id, found in seen.items()
    }
    page = Page({}, {}, extra, study.coder.id if second else "")
    ordered = sorted(entities, key=lambda e: e.risk[1:]) if second else entities
    lights = {e.id: page.light(e) for e in ordered}
    drawn: dict[str, Any] = {
        "name": "review",
        "second": second,
        "me": study.coder.id,
        "coders": {c.id: c.name for c in coders.list_coders(study)},
        "participants": [p.identifier for p in participants.participants_table(study).participants],
        "words": words.review_words(),
        "kinds": words.kind_names(),
        "tiers": words.tier_names(),
        "policies": words.policy_names(),
        "direct": [k.value for k in IdentifierKind if _is_direct(k)],
        "mentions": {mention_id(m.place): _drawn(m) for found in seen.values() for m in found},
        "entities": list(lights.values()),
        "alike": _alike(study, entities),
        "language": current_language(),
    }
    content = json.dumps(drawn, ensure_ascii=False, sort_keys=True).encode()
    drawn["stamp"] = hashlib.blake2b(content, digest_size=12).hexdigest()
    return replace(page, drawn=drawn, lights=lights)


def light(entity: Entity, extra: Iterable[str] = ()) -> Light:
    """An element without the words around its mentions."""
    spotted = [mention_id(s.place) for s in entity.spotted]
    return {
        "id": entity.id,
        "form": entity.form,
        "forms": list(entity.forms),
        "kind": entity.kind.value,
        "tier": entity.tier.value,
        "policy": entity.policy.value,
        "replacement": entity.replacement,
        "decision": entity.decision.value,
        "everywhere": entity.everywhere,
        "interview": entity.interview,
        "participant": entity.participant,
        "hand": entity.by_hand,
        "by": entity.decided_by,
        "mentions": list(dict.fromkeys([*spotted, *extra])),
        "kept": {mention_id(x.place): x.replacement for x in entity.exemptions},
        "second": {s.coder_id: s.decision.value for s in entity.second},
    }


def _blind(shown: Light, reader: str) -> Light:
    mine = {who: said for who, said in shown["second"].items() if who == reader}
    return {**shown, "decision": "proposed", "by": "", "kept": {}, "second": mine}


def mention_id(place: Place) -> str:
    """A place as one word."""
    return f"{place.source_id}|{place.field}|{place.number}|{place.span.start}|{place.span.end}"


def place_of(mention: str) -> Place:
    """The place that ``mention_id`` wrote."""
    source_id, field, number, start, end = mention.split("|")
    return Place(source_id, Span(int(start), int(end)), field, int(number))


def _drawn(mention: SeenMention) -> dict[str, Any]:
    where = words.field_name(mention.place.field)
    return {
        "label": mention.label,
        "where": f"{mention.label}, {where}" if where else mention.label,
        "before": mention.before,
        "form": mention.form,
        "after": mention.after,
        "why": [render(reason) for reason in mention.reasons],
    }


def _alike(study: OpenStudy, entities: Iterable[Entity]) -> list[tuple[str, str, str]]:
    known = {e.id for e in entities}
    return [
        (one.first_id, one.second_id, render(one.reason))
        for one in review.same_person_proposals(study)
        if one.first_id in known and one.second_id in known
    ]


def _is_direct(kind: IdentifierKind) -> bool:
    return kind in (
        IdentifierKind.PERSON,
        IdentifierKind.TELEPHONE,
        IdentifierKind.MAIL,
        IdentifierKind.ID,
    )
