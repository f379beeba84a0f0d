"""The review as a table to be edited in a spreadsheet and read back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.anonymise.entity import Decision, Entity, Policy
from qualcode.anonymise.identifiers import Tier
from qualcode.export.tables import Sheet
from qualcode.model import IdentifierKind
from qualcode.wording import gettext, render

_SHORT_ID = 12
_MOST_CONTEXTS = 3
_MOST_REASONS = 3
_KIND, _DECISION, _POLICY = 2, 3, 5
"""The columns whose words are offered in a list."""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """An entity with the interviews it is mentioned in and some of its contexts.

    ``alike`` are forms of other entities that may be the same person, place or body.
    """

    entity: Entity
    n_mentions: int
    interviews: tuple[str, ...]
    contexts: tuple[str, ...]
    alike: tuple[str, ...] = ()


def review_sheet(lines: Iterable[ReviewLine], language: str) -> Sheet:
    """One row an entity; the columns decision, replacement, policy, kind and “same as” may be edited."""
    header = (
        gettext("id", language),
        gettext("form", language),
        gettext("kind", language),
        gettext("decision", language),
        gettext("replacement", language),
        gettext("policy", language),
        gettext("participant", language),
        gettext("same as", language),
        gettext("perhaps the same as", language),
        gettext("tier", language),
        gettext("mentions", language),
        gettext("interviews", language),
        gettext("variants", language),
        gettext("reasons", language),
        gettext("contexts", language),
        gettext("remark", language),
    )
    decisions = (Decision.ACCEPTED, Decision.REJECTED, Decision.DEFERRED)
    choices = (
        (_KIND, tuple(kind.value for kind in IdentifierKind)),
        (_DECISION, tuple(decision_word(each, language) for each in decisions)),
        (_POLICY, tuple(policy_word(policy, language) for policy in Policy)),
    )
    rows = tuple(_row(line, language) for line in lines)
    return Sheet(gettext("Review", language), header, rows, choices=choices)


def _row(line: ReviewLine, language: str) -> tuple[str | int, ...]:
    entity = line.entity
    reasons = dict.fromkeys(
        render(reason, language) for s in entity.spotted for reason in s.reasons
    )
    return (
        entity.id[:_SHORT_ID],
        entity.form,
        entity.kind.value,
        decision_word(entity.decision, language),
        entity.replacement,
        policy_word(entity.policy, language),
        entity.participant,
        "",
        ", ".join(line.alike),
        _tier_word(entity.tier, language),
        line.n_mentions,
        ", ".join(line.interviews),
        " | ".join(form for form in entity.forms if form != entity.form),
        "; ".join(list(reasons)[:_MOST_REASONS]),
        "\n".join(line.contexts[:_MOST_CONTEXTS]),
        entity.why,
    )


def decision_word(decision: Decision, language: str) -> str:
    """What a decision is called in the table; empty while nothing is decided."""
    match decision:
        case Decision.ACCEPTED | Decision.EDITED:
            return gettext("accept", language)
        case Decision.REJECTED:
            return gettext("reject", language)
        case Decision.DEFERRED:
            return gettext("defer", language)
        case _:
            return ""


def policy_word(policy: Policy, language: str) -> str:
    """What a policy is called in the table."""
    match policy:
        case Policy.DESCRIPTOR:
            return gettext("descriptor", language)
        case Policy.PSEUDONYM:
            return gettext("pseudonym", language)
        case Policy.GENERALISE:
            return gettext("generalise", language)
        case Policy.SUPPRESS:
            return gettext("suppress", language)
        case Policy.KEEP:
            return gettext("keep", language)


def _tier_word(tier: Tier, language: str) -> str:
    match tier:
        case Tier.SURE:
            return gettext("sure", language)
        case Tier.LIKELY:
            return gettext("likely", language)
        case Tier.REVIEW:
            return gettext("to look at", language)
