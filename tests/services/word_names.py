"""A name that is also an ordinary word, accepted where it was listed and nowhere else."""

from __future__ import annotations

from qualcode.anonymise.entity import Decision, Entity
from qualcode.anonymise.identifiers import Tier
from qualcode.model import IdentifierKind, new_id
from qualcode.services import review
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message


def accept_word(
    study: OpenStudy, form: str, replacement: str, kind: IdentifierKind = IdentifierKind.PLACE
) -> None:
    """Has the review of a study hold such a name, accepted."""
    entity = Entity(
        new_id(), form, kind, Tier.REVIEW, replacement=replacement, decision=Decision.ACCEPTED,
        everywhere=False,
    )  # fmt: skip
    review.put_together(study, [entity], Message("decided on elements"))
