"""The interview guide: its last version in full, and what changed from one version to the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qualcode.export.word.document.manuscript import Manuscript
from qualcode.export.word.document.typography import quoted, typeset
from qualcode.export.word.report import Report
from qualcode.model import InterviewGuide
from qualcode.wording import Message, format_date, render
from qualcode.wording import gettext as _


def write_guide(manuscript: Manuscript, report: Report) -> None:
    """The annex of the guide; nothing when there is none."""
    guides = sorted(report.guides, key=lambda one: one.number)
    if not guides:
        return
    manuscript.head(1, _("Interview guide"), annex=True, new_page=True)
    manuscript.say(None, _sentence(guides))
    last = guides[-1]
    if len(guides) > 1:
        manuscript.head(2, _version(last), annex=True)
    elif last.note:
        manuscript.say(None, typeset(last.note))
    for question in last.questions:
        manuscript.say("ListNumber", typeset(question.text))
        for prompt in question.prompts:
            manuscript.say("ListBullet2", typeset(prompt))
    if len(guides) > 1:
        manuscript.head(2, _("What changed from version to version"), annex=True)
        for before, after in pairwise(guides):
            _write_changes(manuscript, before, after)


def _sentence(guides: Sequence[InterviewGuide]) -> str:
    return render(
        Message.plural(
            "The guide had one version all along.",
            "The guide was re-examined between interviews: {n} versions, the last one below.",
            n=len(guides),
        )
    )


def _version(guide: InterviewGuide) -> str:
    if guide.valid_from is None:
        return render(Message("Version {n}", n=guide.number))
    since = format_date(guide.valid_from)
    return render(Message("Version {n}, from {date}", n=guide.number, date=since))


def _write_changes(manuscript: Manuscript, before: InterviewGuide, after: InterviewGuide) -> None:
    manuscript.say("NodeLabel", _version(after))
    if after.note:
        manuscript.say(None, typeset(after.note))
    had, has = ([q.text for q in guide.questions] for guide in (before, after))
    added = [text for text in has if text not in had]
    gone = [text for text in had if text not in has]
    for label, texts in ((_("Added: "), added), (_("Left out: "), gone)):
        for text in texts:
            manuscript.say("ListBullet", label + quoted(typeset(text)))
    prompts = {q.text: q.prompts for q in before.questions}
    for question in after.questions:
        if question.text in prompts and question.prompts != prompts[question.text]:
            changed = Message("Other prompts for {question}", question=quoted(question.text))
            manuscript.say("ListBullet", render(changed))
    if not added and not gone and set(prompts.values()) == {q.prompts for q in after.questions}:
        manuscript.say("ListBullet", _("The questions stayed the same."))
