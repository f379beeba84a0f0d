"""The words of the suggestions on the canvas."""

from __future__ import annotations

from typing import Any

from qualcode.wording import gettext as _


def suggest_words() -> dict[str, Any]:
    """What is said around the codes proposed for a stretch."""
    return {
        "suggest": {
            "title": _("Suggested codes"),
            "codes": _("Suggested codes, the likeliest first"),
            "ask": _("Suggest codes (Alt + P)"),
            "asking": _("Comparing these words with what is coded…"),
            "none": _("No other code is likely for these words."),
            "nowhere": _(
                "Suggestions beside the text need the app started by “qualcode app”; the screen "
                "Suggestions has them too."
            ),
            "no_answer": _("The program did not answer. Close this and ask again."),
            "stop": _("Stop"),
            "found": _("Codes suggested: {n}; arrows choose, Enter puts one, Delete rejects it"),
            "share": _("{n}%"),
            "share_said": _("How likely the code is, by what was coded and decided so far"),
            "near": _("like “{quote}” ({who})"),
            "common": _("words in common: {words}"),
            "of_its_words": _("in its name or definition: {words}"),
            "by_meaning": _("likely by what the words mean"),
            "reject": _("Reject: it does not fit these words"),
            "rejected": _("Rejected: {code}"),
            "all_decided": _("Nothing is left to decide for these words."),
            "keys": _("1–9 or Enter put · Ctrl + Enter put and stay · Delete or x reject · Esc"),
            "keys_waiting": _("Esc back"),
        }
    }
