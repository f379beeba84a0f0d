"""What a study says of its question, its people and its interviews, for a checklist."""

from __future__ import annotations

from collections import Counter

from qualcode.export.word.chapters.front import approach_name
from qualcode.model import AttributeKind, MemoKind
from qualcode.services.checklist_facts import Sayings, StudyFacts, said_if_any
from qualcode.services.matrix_columns import value_said
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation_figures import enumerated
from qualcode.services.saturation_units import day_of, is_month
from qualcode.wording import Message, format_date, format_month, render
from qualcode.wording import gettext as _
from qualcode.wording.figures import decimal

_MOST_VALUES = 8


def _title(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    return [facts.study.title]


def _question(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    return [facts.study.question, *facts.study.objectives]


def _approach(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    name = approach_name(facts.study.approach)
    return [render(Message("Declared approach: {approach}.", approach=name.lower()))]


def _interviewers(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    names = facts.interviewers
    if not names:
        return []
    return [
        render(
            Message(
                "Interviewers are labelled {labels} in the transcripts.",
                labels=enumerated(list(names)),
            )
        )
    ]


def _reflexive(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    n = sum(memo.kind is MemoKind.REFLEXIVE for memo in facts.memos)
    return [
        said_if_any(
            Message.plural(
                "The study holds {n} reflexive memo.", "The study holds {n} reflexive memos.", n=n
            )
        )
    ]


def _variation(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    names = [a.name for a in facts.attributes]
    if not names or not facts.participants:
        return []
    return [render(Message("The participants’ table records: {names}.", names=enumerated(names)))]


def _size(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    people, n = len(facts.participants), len(facts.interviews)
    return [
        said_if_any(Message.plural("{n} person took part.", "{n} people took part.", n=people)),
        said_if_any(
            Message.plural("{n} interview was conducted.", "{n} interviews were conducted.", n=n)
        ),
    ]


def _places(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    counted = Counter(i.place for i in facts.interviews if i.place)
    if not counted:
        return []
    said = enumerated([f"{place} ({n})" for place, n in counted.items()])
    return [render(Message("Places of the interviews: {places}.", places=said))]


def _sites(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    if not facts.sites:
        return []
    return [render(Message("Sites: {sites}.", sites=enumerated(list(facts.sites))))]


def _described(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    sentences = []
    for attribute in facts.attributes:
        values = [v for p in facts.participants if (v := p.value(attribute.id)) not in (None, "")]
        if not values:
            continue
        if attribute.kind is AttributeKind.NUMBER:
            numbers = sorted(float(v) for v in values if isinstance(v, int | float))
            said = render(
                Message("{low} to {high}", low=decimal(numbers[0], 1), high=decimal(numbers[-1], 1))
            )
        else:
            counted = Counter(value_said(v) for v in values)
            if len(counted) > _MOST_VALUES:
                continue
            said = ", ".join(f"{value} {n}" for value, n in counted.most_common())
        sentences.append(
            render(Message("{attribute}: {values}.", attribute=attribute.name, values=said))
        )
    return [" ".join(sentences)]


def _dates(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    days = sorted(day for i in facts.interviews if (day := day_of(i.date)))
    if not days:
        return []
    if any(is_month(i.date) for i in facts.interviews):  # of some the month alone is known
        months = {"first": format_month(days[0]), "last": format_month(days[-1])}
        return [render(Message("Interviews dated by month, from {first} to {last}.", **months))]
    ends = {"first": format_date(days[0]), "last": format_date(days[-1])}
    return [render(Message("Interviews dated from {first} to {last}.", **ends))]


def _guide(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    if not facts.guides:
        return []
    latest = facts.guides[-1]
    return [
        said_if_any(
            Message.plural(
                "The guide has {n} version.", "The guide has {n} versions.", n=len(facts.guides)
            )
        ),
        said_if_any(
            Message.plural(
                "Its latest version has {n} question.",
                "Its latest version has {n} questions.",
                n=len(latest.questions),
            )
        ),
    ]


def _repeats(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    counted = Counter(p for i in facts.interviews for p in i.participant_ids)
    if not counted:
        return []
    n = sum(times > 1 for times in counted.values())
    if not n:
        return [_("Nobody has more than one interview in the study.")]
    return [
        said_if_any(
            Message.plural(
                "{n} participant has more than one interview.",
                "{n} participants have more than one interview.",
                n=n,
            )
        )
    ]


def _recorded(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    return [
        said_if_any(
            Message.plural(
                "{n} transcript carries the times of a recording.",
                "{n} transcripts carry the times of a recording.",
                n=facts.n_timed,
            )
        )
    ]


def _notes(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    return [
        said_if_any(
            Message.plural(
                "{n} observation note is among the sources.",
                "{n} observation notes are among the sources.",
                n=facts.n_observations,
            )
        )
    ]


def _durations(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    timed = [i.duration_min for i in facts.interviews if i.duration_min is not None]
    if not timed:
        return []
    if len(timed) == 1:
        said = Message("One interview is timed: {n} minutes.", n=decimal(timed[0], 0))
    else:
        said = Message(
            "They lasted from {least} to {most} minutes, {mean} on average.",
            least=decimal(min(timed), 0),
            most=decimal(max(timed), 0),
            mean=decimal(sum(timed) / len(timed), 0),
        )
    unknown = len(facts.interviews) - len(timed)
    return [
        render(said),
        said_if_any(
            Message.plural(
                "The duration of {n} interview is not known.",
                "The durations of {n} interviews are not known.",
                n=unknown,
            )
        ),
    ]


def _returned(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    return _sent(facts, transcripts=True)


def _fed_back(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    return _sent(facts, transcripts=False)


def _sent(facts: StudyFacts, *, transcripts: bool) -> list[str]:
    checks = [c for c in facts.checks if (c.source_id is not None) is transcripts]
    if not checks:
        return []
    n = len({c.participant_id for c in checks})
    if transcripts:
        said = said_if_any(
            Message.plural(
                "{n} participant was sent their transcript.",
                "{n} participants were sent their transcript.",
                n=n,
            )
        )
    else:
        said = said_if_any(
            Message.plural(
                "{n} participant was sent results to comment on.",
                "{n} participants were sent results to comment on.",
                n=n,
            )
        )
    outcomes = Counter(c.outcome or "" for c in checks)
    told = [_counted_outcome(outcome, n) for outcome, n in outcomes.items()]
    return [said, " ".join(told)]


def _counted_outcome(outcome: str, n: int) -> str:
    match outcome:
        case "approved":
            return said_if_any(Message.plural("{n} approved.", "{n} approved.", n=n))
        case "corrected":
            return said_if_any(
                Message.plural("{n} asked for corrections.", "{n} asked for corrections.", n=n)
            )
        case "declined":
            return said_if_any(Message.plural("{n} declined.", "{n} declined.", n=n))
        case _:
            return said_if_any(
                Message.plural("{n} has not answered.", "{n} have not answered.", n=n)
            )


COLLECTION: Sayings = {
    "title": ("study", _title),
    "question": ("study", _question),
    "approach": ("study", _approach),
    "interviewers": ("reading", _interviewers),
    "reflexive": ("memos", _reflexive),
    "variation": ("participants", _variation),
    "size": ("participants", _size),
    "places": ("interviews", _places),
    "sites": ("participants", _sites),
    "described": ("participants", _described),
    "dates": ("interviews", _dates),
    "guide": ("guide", _guide),
    "repeats": ("interviews", _repeats),
    "recorded": ("reading", _recorded),
    "notes": ("interviews", _notes),
    "durations": ("interviews", _durations),
    "returned": ("participant_checks", _returned),
    "fed_back": ("participant_checks", _fed_back),
}
