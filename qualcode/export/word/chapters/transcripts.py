"""The released transcripts as an annex."""

from __future__ import annotations

from qualcode.export.word.document.manuscript import Manuscript
from qualcode.export.word.document.turns import write_turns
from qualcode.export.word.report import Report
from qualcode.wording import gettext as _


def write_transcripts(manuscript: Manuscript, report: Report) -> None:
    """The annex of transcripts, each from a new page; nothing when none is released."""
    if not report.transcripts:
        return
    manuscript.head(1, _("Transcripts"), annex=True, new_page=True)
    manuscript.say(None, _("Each interview in full, names replaced. Questions stand in bold."))
    for place, shown in enumerate(report.transcripts):
        manuscript.head(2, shown.label, annex=True, new_page=place > 0)
        manuscript.add(*(each.element for each in write_turns(shown.transcript)))
