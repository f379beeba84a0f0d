"""Kinds of disagreement, decisions and stages, in words."""

from __future__ import annotations

from qualcode.model.adjudication import Decision, Stage
from qualcode.model.disagreement import PlaceKind
from qualcode.wording import Message

KINDS = {
    PlaceKind.AGREEMENT: Message("agreement"),
    PlaceKind.BOUNDARY: Message("same code, other ends"),
    PlaceKind.PARENT_CHILD: Message("a code and one under it"),
    PlaceKind.OTHER_CODE: Message("other codes"),
    PlaceKind.OMISSION: Message("not coded by all"),
}
DECISIONS = {
    Decision.AGREED: Message("taken over as agreed"),
    Decision.BOTH: Message("both taken over"),
    Decision.NEITHER: Message("neither taken over"),
    Decision.WIDER: Message("the wider ends"),
    Decision.NARROWER: Message("the words in common"),
    Decision.REDRAW: Message("drawn anew"),
}
STAGES = {
    Stage.BEFORE: Message("before discussion"),
    Stage.AFTER: Message("after discussion"),
}
SO_FAR = Message("with the decisions so far")


def said_decision(decision: Decision, chosen: str) -> Message:
    """A decision in words; ``chosen`` names the coder followed."""
    if decision is Decision.ONE:
        return Message("as {name} coded it", name=chosen)
    return DECISIONS[decision]
