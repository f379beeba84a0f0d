"""Portraits: an interview along its text, codes over interviews, what is uncoded or stands alone."""

from __future__ import annotations

from app.frame.choices import choose_view
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.opened import say_empty, study_handle
from app.screens.portraits_parts import codes, interview, over_interviews, spoken, uncoded
from qualcode.services.reading import list_sources
from qualcode.wording import gettext as _


def draw() -> None:
    """Which portrait, then what it shows."""
    handle = study_handle()
    heading(_("Portraits"), help_page="portraits")
    if not any(s.version for s in list_sources(handle.study)):
        say_empty(
            _("There is no text to portray yet."), _("Import transcripts and release them first.")
        )
        link("ingest", _("Import transcripts"), primary=True, key="qc_portraits_ingest")
        return
    names = {
        "interview": _("Interview"),
        "timeline": _("Codes over interviews"),
        "words": _("Words of the interviewer"),
        "uncoded": _("Uncoded passages"),
        "codes": _("Codes to look at"),
    }
    view = choose_view("portraits_view", _("What to portray"), names)
    drawn = {
        "interview": interview.draw,
        "timeline": over_interviews.draw,
        "words": spoken.draw,
        "uncoded": uncoded.draw,
        "codes": codes.draw,
    }
    drawn[view](handle)
