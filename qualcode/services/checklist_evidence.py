"""What a study says of itself to each item of a checklist, and where that comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from qualcode import __version__
from qualcode.errors import QualcodeError
from qualcode.export.word.chapters.front import approach_name
from qualcode.model import AttributeKind, CodeKind, MemoKind, SourceKind, ThematicNode
from qualcode.services import approach
from qualcode.services.checklist_facts import StudyFacts
from qualcode.services.matrix_columns import value_said
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation_figures import decimal, enumerated
from qualcode.services.saturation_planning import DIMENSION_NAMES, STANCE_NAMES, information_power
from qualcode.services.saturation_report import saturation_report
from qualcode.services.saturation_units import day_of
from qualcode.services.triangulation import triangulation_report
from qualcode.wording import Message, current_language, format_date, render
from qualcode.wording import gettext as _

_MOST_VALUES = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence in the language spoken, and the screen of the app it comes from."""

    text: str
    screen: str


def evidence_of(study: OpenStudy, facts: StudyFacts, keys: Iterable[str]) -> tuple[Evidence, ...]:
    """What the study says under these keys; nothing where it says nothing."""
    found = []
    for key in keys:
        screen, say = _SAYING[key]
        found += [Evidence(sentence, screen) for sentence in say(study, facts) if sentence]
    return tuple(found)


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
                "Who asks is labelled {labels} in the transcripts.", labels=enumerated(list(names))
            )
        )
    ]


def _reflexive(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    n = sum(memo.kind is MemoKind.REFLEXIVE for memo in facts.memos)
    return [
        _any(
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
        _any(Message.plural("{n} person took part.", "{n} people took part.", n=people)),
        _any(Message.plural("{n} interview was conducted.", "{n} interviews were conducted.", n=n)),
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
    ends = {"first": format_date(days[0]), "last": format_date(days[-1])}
    return [render(Message("Interviews dated from {first} to {last}.", **ends))]


def _guide(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    if not facts.guides:
        return []
    latest = facts.guides[-1]
    return [
        _any(
            Message.plural(
                "The guide has {n} version.", "The guide has {n} versions.", n=len(facts.guides)
            )
        ),
        _any(
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
        _any(
            Message.plural(
                "{n} participant has more than one interview.",
                "{n} participants have more than one interview.",
                n=n,
            )
        )
    ]


def _recorded(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    return [
        _any(
            Message.plural(
                "{n} transcript carries the times of a recording.",
                "{n} transcripts carry the times of a recording.",
                n=facts.n_timed,
            )
        )
    ]


def _notes(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    return [
        _any(
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
        _any(
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
        said = _any(
            Message.plural(
                "{n} participant was sent their transcript.",
                "{n} participants were sent their transcript.",
                n=n,
            )
        )
    else:
        said = _any(
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
            return _any(Message.plural("{n} approved.", "{n} approved.", n=n))
        case "corrected":
            return _any(
                Message.plural("{n} asked for corrections.", "{n} asked for corrections.", n=n)
            )
        case "declined":
            return _any(Message.plural("{n} declined.", "{n} declined.", n=n))
        case _:
            return _any(Message.plural("{n} has not answered.", "{n} have not answered.", n=n))


def _coders(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    names = [c.name for c in facts.coders]
    if not names:
        return []
    said = _any(Message.plural("{n} person coded", "{n} people coded", n=len(names)))
    return [f"{said} ({enumerated(names)})."]


def _tree(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    nodes = [n for n in facts.tree.walk() if n.n_extracts]
    if not nodes:
        return []
    themes = sum(n.code.kind is CodeKind.THEME for n in nodes)
    levers = sum(n.code.kind is CodeKind.LEVER for n in nodes)
    said = Message(
        "The tree has {themes} themes and sub-themes, {codes} codes and {levers} levers in use, on {levels} levels.",
        themes=themes,
        codes=len(nodes) - themes - levers,
        levers=levers,
        levels=max(_depth(root) for root in facts.tree.roots),
    )
    frozen = _any(
        Message.plural(
            "{n} version of the codebook is kept.",
            "{n} versions of the codebook are kept.",
            n=facts.n_frozen,
        )
    )
    return [render(said), frozen]


def _depth(node: ThematicNode) -> int:
    return 1 + max((_depth(child) for child in node.children), default=0)


def _derivation(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    return [
        _any(
            Message.plural(
                "A codebook was brought in as a file {n} time.",
                "A codebook was brought in as a file {n} times.",
                n=facts.n_done("import_codebook"),
            )
        ),
        _any(
            Message.plural(
                "{n} code was made in the study itself.",
                "{n} codes were made in the study itself.",
                n=facts.n_done("create_code"),
            )
        ),
    ]


def _software(_study: OpenStudy, _facts: StudyFacts) -> list[str]:
    return [f"qualcode {__version__}."]


def _quotations(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    picked = sum(len(node.picked) for node in facts.tree.walk())
    if not facts.tree.n_extracts:
        return []
    return [
        _any(
            Message.plural(
                "{n} extract is coded, each kept with who said it.",
                "{n} extracts are coded, each kept with who said it.",
                n=facts.tree.n_extracts,
            )
        ),
        _any(
            Message.plural(
                "{n} extract is picked for the report.",
                "{n} extracts are picked for the report.",
                n=picked,
            )
        ),
    ]


def _grounding(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    used = [n for n in facts.tree.walk() if n.n_extracts]
    if not used:
        return []
    several = sum(n.n_participants > 1 for n in used)
    return [
        render(
            Message(
                "{several} of {total} nodes in use rest on extracts of at least two participants.",
                several=several,
                total=len(used),
            )
        )
    ]


def _themes(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    roots = [root for root in facts.tree.roots if root.n_extracts]
    if not roots:
        return []
    named = enumerated([f"{root.code.name} ({root.n_extracts})" for root in roots])
    return [render(Message("Great themes, with their extracts: {themes}.", themes=named))]


def _analysis(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    n = sum(bool(node.code.analysis.strip()) for node in facts.tree.walk())
    return [
        _any(
            Message.plural(
                "{n} node has a paragraph of analysis.",
                "{n} nodes have a paragraph of analysis.",
                n=n,
            )
        )
    ]


def _divergent(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    lone = sum(node.n_participants == 1 for node in facts.tree.walk())
    return [
        _any(
            Message.plural(
                "{n} extract is marked as divergent.",
                "{n} extracts are marked as divergent.",
                n=facts.n_divergent,
            )
        ),
        _any(
            Message.plural(
                "{n} node rests on a single participant.",
                "{n} nodes rest on a single participant.",
                n=lone,
            )
        ),
    ]


def _consent(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    n = sum(p.consent.given_on is not None for p in facts.participants)
    return [
        _any(
            Message.plural(
                "Consent is recorded for {n} participant.",
                "Consent is recorded for {n} participants.",
                n=n,
            )
        )
    ]


def _pseudonyms(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    if not facts.released:
        return []
    return [
        _(
            "Names are replaced before text enters the study; original texts and the table of names "
            "stay in an encrypted vault apart. The texts are pseudonymised, not anonymous."
        )
    ]


def _texts(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    texts = [s for s in facts.released if s.kind is SourceKind.TRANSCRIPT]
    if not texts:
        return []
    said = _any(
        Message.plural(
            "{n} transcript is in the study", "{n} transcripts are in the study", n=len(texts)
        )
    )
    words = _any(
        Message.plural("{n} word of respondents", "{n} words of respondents", n=facts.n_words)
    )
    return [f"{said} ({words})."]


def _trail(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    return [
        _any(Message.plural("{n} memo is kept.", "{n} memos are kept.", n=len(facts.memos))),
        _any(
            Message.plural(
                "Every action is recorded: {n} so far.",
                "Every action is recorded: {n} so far.",
                n=len(facts.activities),
            )
        ),
    ]


def _limits(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    found = []
    if len(facts.coders) == 1:
        found.append(_("A single person coded."))
    if not facts.checks and facts.participants:
        found.append(_("No participant checking is noted."))
    return found


def _any(counted: Message) -> str:
    """The sentence of a count; nothing of nothing."""
    return render(counted) if counted.n else ""


def _power(study: OpenStudy, _facts: StudyFacts) -> list[str]:
    declared = information_power(study).declared
    said = [
        f"{render(DIMENSION_NAMES[d])}: {render(STANCE_NAMES[d][one.stance])}"
        for d, one in declared.items()
    ]
    return [render(Message("Information power: {said}.", said="; ".join(said)))] if said else []


def _saturation(study: OpenStudy, facts: StudyFacts) -> list[str]:
    reason = approach.rejected(facts.study.approach, approach.Offered.SATURATION)
    if reason is not None:
        return [render(reason)]
    if not facts.tree.n_extracts:
        return []
    return [saturation_report(study).sentence(current_language())]


def _rounds(study: OpenStudy, facts: StudyFacts) -> list[str]:
    found = []
    for noun in facts.rounds:
        if noun.opened_ids or noun.closed_at:
            try:
                found.append(render(triangulation_report(study, noun.id).sentence))
            except QualcodeError:
                continue  # this coder may not see that comparison yet
    return found


_Say = Callable[[OpenStudy, StudyFacts], list[str]]
_SAYING: dict[str, tuple[str, _Say]] = {
    "title": ("study", _title),
    "question": ("study", _question),
    "approach": ("study", _approach),
    "interviewers": ("reading", _interviewers),
    "reflexive": ("memos", _reflexive),
    "variation": ("participants", _variation),
    "power": ("saturation", _power),
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
    "saturation": ("saturation", _saturation),
    "returned": ("participant_checks", _returned),
    "fed_back": ("participant_checks", _fed_back),
    "coders": ("coders", _coders),
    "rounds": ("triangulation", _rounds),
    "tree": ("codebook", _tree),
    "derivation": ("codebook", _derivation),
    "software": ("help", _software),
    "quotations": ("extracts", _quotations),
    "grounding": ("codebook", _grounding),
    "themes": ("codebook", _themes),
    "analysis": ("codebook", _analysis),
    "divergent": ("extracts", _divergent),
    "consent": ("participants", _consent),
    "pseudonyms": ("anonymise", _pseudonyms),
    "texts": ("reading", _texts),
    "trail": ("history", _trail),
    "limits": ("coders", _limits),
}
