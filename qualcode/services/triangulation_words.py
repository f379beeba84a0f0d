"""Kinds of disagreement, decisions and stages, in words."""

from __future__ import annotations

from collections.abc import Mapping

from qualcode.model.adjudication import Adjudication, Decision, Stage
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


def said_decision(made: Adjudication, names: Mapping[str, str]) -> Message:
    """A decision in words; ``names`` holds those of coders by id."""
    if made.decision is not Decision.ONE:
        return DECISIONS[made.decision]
    name = names.get(made.chosen or "", "–")
    if not made.coding_ids:
        return Message("not coded, like {name}", name=name)
    return Message("as {name} coded it", name=name)
