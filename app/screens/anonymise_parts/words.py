"""The words of the review: kinds, tiers, policies, decisions, and what the keys do."""

from __future__ import annotations

from qualcode.model import IdentifierKind
from qualcode.services.review_view import Policy, Tier, description
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_KINDS = {
    IdentifierKind.PERSON: Message("Person"),
    IdentifierKind.PLACE: Message("Place"),
    IdentifierKind.ORGANISATION: Message("Organisation"),
    IdentifierKind.DATE: Message("Date"),
    IdentifierKind.AGE: Message("Age"),
    IdentifierKind.TELEPHONE: Message("Telephone"),
    IdentifierKind.MAIL: Message("Mail address"),
    IdentifierKind.ID: Message("Identifying number"),
    IdentifierKind.CONTEXT: Message("Passage to read again"),
}
_TIERS = {
    Tier.SURE: Message("sure"),
    Tier.LIKELY: Message("likely"),
    Tier.REVIEW: Message("doubtful"),
}
_FIELDS = {
    "speaker": Message("speaker’s label"),
    "place": Message("place of the interview"),
    "header": Message("head of the file"),
    "file": Message("name of the file"),
}


def kind_name(kind: IdentifierKind) -> str:
    """What a kind of element is called."""
    return render(_KINDS[kind])


def kind_names() -> dict[str, str]:
    """Every kind by its value."""
    return {kind.value: render(said) for kind, said in _KINDS.items()}


def tier_names() -> dict[str, str]:
    """How far detection trusts itself, by value."""
    return {tier.value: render(said) for tier, said in _TIERS.items()}


def policy_names() -> dict[str, str]:
    """What may stand in for an element, by value."""
    return {policy.value: description(policy) for policy in Policy}


def field_name(name: str) -> str:
    """Where outside the text a mention stands; empty for the text itself."""
    return render(_FIELDS[name]) if name in _FIELDS else ""


def review_words() -> dict[str, object]:
    """Everything the review says by itself."""
    return {
        "list": _("Elements found"),
        "detail": _("The chosen element"),
        "show": _("Which elements"),
        "kind": _("Kind"),
        "all_kinds": _("All kinds"),
        "search": _("Search"),
        "states": {
            "open": _("To decide"),
            "all": _("Everything"),
            "accepted": _("Accepted"),
            "rejected": _("Rejected"),
            "deferred": _("Deferred"),
        },
        "decisions": {
            "proposed": _("to decide"),
            "accepted": _("accepted"),
            "edited": _("accepted, changed"),
            "rejected": _("rejected"),
            "deferred": _("put off"),
        },
        "times": _("{n} ×"),
        "none": _("Nothing here."),
        "done": _(
            "Everything is decided. Read each transcript in full, side by side, then release."
        ),
        **_actions(),
        **_facts(),
        **_forms(),
    }


def _actions() -> dict[str, object]:
    return {
        "accept": _("Accept"),
        "reject": _("Reject"),
        "edit": _("Edit"),
        "merge": _("Merge"),
        "split": _("Split it"),
        "defer": _("Put off"),
        "undo": _("Undo"),
        "undone": _("Taken back."),
        "saving": _("saving…"),
        "accept_sure": _("Accept the {n} sure ones"),
        "progress": _("Progress of the review"),
        "counted": _("{done} of {n} decided"),
        "direct": _("{n} that name somebody are still open"),
        "no_direct": _("nothing that names somebody is open"),
        "help": _(
            "Keys: ↑ ↓ (or k j) previous and next · a accept · r reject · e edit · m merge · s split · "
            "d put off · u undo · → mentions, then x leaves one as it stands, e gives it its own words, "
            "← back · / search"
        ),
        "help_second": _(
            "Keys: ↑ ↓ (or k j) previous and next · a accept · r reject · → mentions · / search. "
            "The first reader’s decisions stay hidden."
        ),
    }


def _facts() -> dict[str, object]:
    return {
        "becomes": _("Becomes"),
        "stays": _("stays as it is"),
        "why": _("Why"),
        "by_hand": _("entered by hand"),
        "forms": _("Forms"),
        "by": _("Decided by"),
        "only": _("Only"),
        "only_these": _("the mentions listed here: the form is also an ordinary word"),
        "maybe_same": _("Perhaps the same as:"),
        "mention": _("{n} mention"),
        "mentions": _("{n} mentions"),
        "keep_here": _("Leave this one"),
        "kept_here": _("Left as it stands"),
        "here": _("Here: {words}"),
    }


def _forms() -> dict[str, object]:
    return {
        "save": _("Save"),
        "cancel": _("Cancel"),
        "nobody": _("nobody of the study"),
        "edit_of": _("Change “{form}”"),
        "edit_hint": _("Enter saves and accepts; Escape leaves without a change."),
        "policy": _("How it is replaced"),
        "participant": _("Is the participant"),
        "own": _("Another replacement for this mention"),
        "own_hint": _("Instead of it, here only"),
        "merge_of": _("“{form}” and these are one"),
        "merge_with": _("Which are the same?"),
        "merge_hint": _(
            "“↓” goes into the list, Space ticks, Enter merges: the replacement of the first is kept."
        ),
        "split_of": _("Split “{form}”"),
        "split_what": _("What is somebody or something else?"),
        "split_none": _("There is only one form, in one interview: nothing to split."),
        "form": _("form"),
        "interview": _("interview"),
    }
