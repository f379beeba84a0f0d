"""The words of the comparison."""

from __future__ import annotations

from collections.abc import Mapping

from qualcode.model.adjudication import Adjudication
from qualcode.services.triangulation_words import said_decision
from qualcode.wording import gettext as _
from qualcode.wording import render


def decided(decision: Adjudication, names: Mapping[str, str]) -> str:
    """How a place was settled, and by whom."""
    said = render(said_decision(decision, names))
    return f"{said} ({names.get(decision.coder_id, '–')})"


def compare_words() -> dict[str, str]:
    """What the component says."""
    return {
        "kinds": _("Kind of disagreement"),
        "disagreements": _("All disagreements"),
        "everything": _("Agreements too"),
        "transcript": _("Transcript"),
        "all_transcripts": _("All transcripts"),
        "code": _("Code"),
        "all_codes": _("All codes"),
        "only_open": _("to settle"),
        "list": _("Disagreements, the most words first"),
        "shown": _("Shown: {n}"),
        "none": _("Nothing is left here: choose another filter."),
        "choose": _("Choose a disagreement in the list."),
        "nothing": _("{name}: nothing here"),
        "as": _("as {name} coded it"),
        "agreed": _("take over"),
        "both": _("both"),
        "both_help": _("What each of them coded"),
        "neither": _("neither"),
        "neither_help": _("Nothing here goes into the consensus"),
        "wider": _("wider"),
        "wider_help": _("All the words either of them coded"),
        "narrower": _("in common"),
        "narrower_help": _("Only the words all of them coded"),
        "reason": _("Reason (optional)"),
        "redraw": _("Draw it anew…"),
        "redraw_help": _("Select words in the transcript, choose the code, then:"),
        "redraw_go": _("Code the selected words"),
        "select_first": _("Select words in the transcript first."),
        "take_back": _("Take back"),
        "discussion": _("Discussion"),
        "say": _("Say something about this disagreement"),
        "send": _("Send"),
        "definition_of": _("Definition of “{code}”"),
        "inclusion": _("Include:"),
        "exclusion": _("Leave out:"),
        "save_definition": _("Keep this definition"),
        "settled": _("{done} of {all} settled"),
        "progress": _("Settled disagreements"),
        "undo": _("Undo"),
        "stored": _("Stored."),
        "left": _("Coder on the left"),
        "right": _("Coder on the right"),
        "keys": _(
            "Keys: ↑ ↓ or j k move, 1 2… that coder’s, b both, n neither, w wider, i in common, "
            "g take over an agreement, r reason, t discussion, u undo, Enter the text, Esc the list."
        ),
    }
