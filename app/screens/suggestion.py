"""Suggestions: passages for a code, codings to look at again, topics. Nothing is coded by itself."""

from __future__ import annotations

from app.frame.choices import choose_view
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.opened import say_empty, study_handle
from app.screens.suggestion_parts import doubts, measures, passages, topics, units
from qualcode.services.reading import list_sources
from qualcode.wording import gettext as _


def draw() -> None:
    """Which kind of suggestion, then what is suggested."""
    handle = study_handle()
    heading(_("Suggestions"), help_page="suggestion")
    if not any(s.version for s in list_sources(handle.study)):
        say_empty(
            _("There is no text to suggest anything for yet."),
            _("Import transcripts and release them first."),
        )
        link("ingest", _("Import transcripts"), primary=True, key="qc_suggestion_ingest")
        return
    names = {
        "passages": _("Passages for a code"),
        "doubts": _("To look at again"),
        "topics": _("Topics"),
        "units": _("Units of meaning"),
        "measures": _("How good they are"),
    }
    view = choose_view("suggestion_view", _("What to suggest"), names)
    drawn = {
        "passages": passages.draw,
        "doubts": doubts.draw,
        "topics": topics.draw,
        "units": units.draw,
        "measures": measures.draw,
    }
    drawn[view](handle)
