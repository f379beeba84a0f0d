"""The methods paragraph, with the study's own numbers in it."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.export.word.chapters.front import approach_name
from qualcode.export.word.chapters.population import interviews_sentence, shown_day
from qualcode.export.word.document.manuscript import Manuscript
from qualcode.export.word.document.typography import number, typeset
from qualcode.export.word.report import Report
from qualcode.model import Approach
from qualcode.model.report_plan import ReportPart
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _

_APPROACH_CITED = {
    Approach.INDUCTIVE: "Blais & Martineau 2006; Thomas 2006",
    Approach.REFLEXIVE: "Braun & Clarke 2006, 2021",
    Approach.CODEBOOK: "Braun & Clarke 2021",
    Approach.FRAMEWORK: "Ritchie & Spencer 1994",
    Approach.GROUNDED: "Glaser & Strauss 1967",
    Approach.SEQUENCED: "Paillé & Mucchielli 2016",
}


def write_methods(manuscript: Manuscript, report: Report) -> None:
    """The chapter of methods: material, analysis, triangulation, saturation, software."""
    manuscript.head(1, _("Methods"), new_page=True)
    manuscript.say(None, _approach(report))
    for title, sentences in (
        (_("Material"), list(_material(report))),
        (_("Analysis"), list(_analysis(report))),
        (_("Triangulation and return to participants"), list(_triangulation(report))),
        (_("Saturation"), list(_saturation(report))),
    ):
        if sentences:
            manuscript.head(2, title)
            manuscript.say(None, *manuscript.footnotes.marked(" ".join(sentences)))


def _approach(report: Report) -> str:
    approach = report.study.approach
    return render(
        Message(
            "Approach declared for this study: {approach} ({cited}).",
            approach=approach_name(approach).lower(),
            cited=typeset(_APPROACH_CITED[approach]),
        )
    )


def _material(report: Report) -> Iterator[str]:
    if report.interviews:
        yield interviews_sentence(report.interviews)
    yield from _people(report)
    yield from _period(report)
    if report.guides:
        yield _guide(report)
    facts = report.methods
    if 0 < facts.n_released < len(report.interviews):
        yield render(
            Message.plural(
                "{n} of them is transcribed in full and its names were replaced before coding: "
                "{words} words of the participant.",
                "{n} of them are transcribed in full and names were replaced before coding: "
                "{words} words of the participants.",
                n=facts.n_released,
                words=number(facts.n_words),
            )
        )
    elif facts.n_released:
        yield render(
            Message.plural(
                "The interview was transcribed in full and its names were replaced before coding: "
                "{words} words of the participant.",
                "The {n} interviews were transcribed in full and names were replaced before "
                "coding: {words} words of the participants.",
                n=facts.n_released,
                words=number(facts.n_words),
            )
        )


def _people(report: Report) -> Iterator[str]:
    n = len(report.participants)
    if not n:
        return
    yield render(
        Message.plural(
            "{n} person took part, under an identifier.",
            "{n} people took part, each under an identifier.",
            n=n,
        )
    )
    names = [a.name for a in sorted(report.attributes, key=lambda a: a.position)]
    if names:
        yield render(Message("Known of each: {names}.", names=", ".join(names)))
    if len(report.sites) > 1:
        yield render(Message("They come from {n} sites.", n=len(report.sites)))


def _period(report: Report) -> Iterator[str]:
    days = sorted(one.date for one in report.interviews if shown_day(one.date) != one.date)
    if any(len(day) == len("2026-03") for day in days):  # of some the month alone is known
        days = [day[:7] for day in days]
    if len(days) < 2 or days[0] == days[-1]:
        return
    first, last = shown_day(days[0]), shown_day(days[-1])
    if len(days) < len(report.interviews):
        yield render(
            Message(
                "Those whose date is known ({n} of {all}) were held between {first} and {last}.",
                n=len(days),
                all=len(report.interviews),
                first=first,
                last=last,
            )
        )
    elif len(days[0]) == len("2026-03"):
        yield render(
            Message("By month, they were held between {first} and {last}.", first=first, last=last)
        )
    else:
        yield render(Message("They were held between {first} and {last}.", first=first, last=last))


def _guide(report: Report) -> str:
    last = max(report.guides, key=lambda guide: guide.number)
    questions = Message.plural("{n} question", "{n} questions", n=len(last.questions))
    if len(report.guides) == 1:
        return render(Message("They followed a guide of {questions}.", questions=questions))
    return render(
        Message(
            "They followed a guide re-examined between interviews ({n} versions, the last one of "
            "{questions}).",
            n=len(report.guides),
            questions=questions,
        )
    )


def _analysis(report: Report) -> Iterator[str]:
    facts, tree = report.methods, report.tree
    if facts.coders:
        yield render(
            Message.plural(
                "One person coded ({names}).",
                "{n} people coded ({names}).",
                n=len(facts.coders),
                names=", ".join(facts.coders),
            )
        )
    if not tree.n_extracts:
        return
    yield render(
        Message(
            "The analysis retained here holds {extracts} extracts coded with {codes} codes, under "
            "{themes} themes and sub-themes, on {levels} levels of the tree.",
            extracts=number(tree.n_extracts),
            codes=number(facts.n_codes),
            themes=number(facts.n_themes),
            levels=facts.n_levels,
        )
    )
    if facts.n_codebook_versions:
        yield render(
            Message.plural(
                "The codebook was frozen once.",
                "The codebook was frozen in {n} dated versions.",
                n=facts.n_codebook_versions,
            )
        )
    if facts.n_memos:
        yield render(
            Message.plural(
                "{n} analytic memo accompanies the coding.",
                "{n} analytic memos accompany the coding.",
                n=facts.n_memos,
            )
        )
    if facts.software:
        yield render(Message("Coding and counting were done with {name}.", name=facts.software))


def _triangulation(report: Report) -> Iterator[str]:
    for said in report.methods.rounds:
        yield render(said)
    sent, answered = report.methods.checks
    if sent:
        yield render(
            Message.plural(
                "One participant was sent their transcript or the results; {answered} answered.",
                "{n} participants were sent their transcript or the results; {answered} answered.",
                n=sent,
                answered=answered,
            )
        )


def _saturation(report: Report) -> Iterator[str]:
    said = report.methods.saturation.get(current_language(), "")
    if said and ReportPart.SATURATION in report.plan.parts:
        yield _(
            "Saturation was followed from interview to interview; the chapter on new codes gives "
            "the rule, its parameters, the level of the tree and what came of it."
        )
    elif said:
        yield said
