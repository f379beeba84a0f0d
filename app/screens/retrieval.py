"""Retrieval: extracts by any combination, words in their context, codes against groups."""

from __future__ import annotations

from app.frame.choices import choose_view
from app.frame.heading import heading
from app.frame.navigation import link
from app.frame.opened import say_empty, study_handle
from app.screens.retrieval_parts import asking, found, framework, matrix, words
from qualcode.services.reading import list_sources
from qualcode.wording import gettext as _


def draw() -> None:
    """What is looked for: extracts, words or a matrix; then what was found."""
    handle = study_handle()
    heading(_("Retrieval"), help_page="retrieval")
    if not any(s.version for s in list_sources(handle.study)):
        say_empty(
            _("There is no text to look through yet."),
            _("Import transcripts and release them first."),
        )
        link("ingest", _("Import transcripts"), primary=True, key="qc_retrieval_ingest")
        return
    names = {"extracts": _("Extracts"), "words": _("Words in context"), "matrix": _("Matrices")}
    names["framework"] = _("Framework grid")
    view = choose_view("retrieval_view", _("What to look for"), names)
    if view == "words":
        words.draw(handle)
    elif view == "matrix":
        matrix.draw(handle)
    elif view == "framework":
        framework.draw(handle)
    else:
        found.draw(handle, asking.ask(handle))
