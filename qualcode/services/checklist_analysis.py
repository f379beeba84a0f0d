"""What a study says of its coding, its themes and its trustworthiness, for a checklist."""

from __future__ import annotations

from qualcode import __version__
from qualcode.errors import QualcodeError
from qualcode.model import CodeKind, SourceKind, ThematicNode
from qualcode.services import approach
from qualcode.services.checklist_facts import Sayings, StudyFacts, said_if_any
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation_figures import enumerated
from qualcode.services.saturation_planning import DIMENSION_NAMES, STANCE_NAMES, information_power
from qualcode.services.saturation_report import saturation_report
from qualcode.services.triangulation import triangulation_report
from qualcode.wording import Message, current_language, render
from qualcode.wording import gettext as _


def _coders(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    names = [c.name for c in facts.coders]
    if not names:
        return []
    said = said_if_any(Message.plural("{n} person coded", "{n} people coded", n=len(names)))
    return [f"{said} ({enumerated(names)})."]


def _tree(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    nodes = [n for n in facts.tree.walk() if n.n_extracts]
    if not nodes:
        return []
    themes = sum(n.code.kind is CodeKind.THEME for n in nodes)
    levers = sum(n.code.kind is CodeKind.LEVER for n in nodes)
    counted = (
        Message.plural("{n} theme or sub-theme", "{n} themes and sub-themes", n=themes),
        Message.plural("{n} code", "{n} codes", n=len(nodes) - themes - levers),
        Message.plural("{n} lever", "{n} levers", n=levers),
    )
    said = Message.plural(
        "The tree has {what} in use, on {n} level.",
        "The tree has {what} in use, on {n} levels.",
        n=max(_depth(root) for root in facts.tree.roots),
        what=enumerated([said for each in counted if (said := said_if_any(each))]),
    )
    frozen = said_if_any(
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
        said_if_any(
            Message.plural(
                "A codebook was brought in as a file {n} time.",
                "A codebook was brought in as a file {n} times.",
                n=facts.n_done("import_codebook"),
            )
        ),
        said_if_any(
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
        said_if_any(
            Message.plural(
                "{n} extract is coded, each kept with who said it.",
                "{n} extracts are coded, each kept with who said it.",
                n=facts.tree.n_extracts,
            )
        ),
        said_if_any(
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
    return [render(Message("Main themes, with their extracts: {themes}.", themes=named))]


def _analysis(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    n = sum(bool(node.code.analysis.strip()) for node in facts.tree.walk())
    return [
        said_if_any(
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
        said_if_any(
            Message.plural(
                "{n} extract is marked as divergent.",
                "{n} extracts are marked as divergent.",
                n=facts.n_divergent,
            )
        ),
        said_if_any(
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
        said_if_any(
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
    said = said_if_any(
        Message.plural(
            "{n} transcript is in the study", "{n} transcripts are in the study", n=len(texts)
        )
    )
    words = said_if_any(
        Message.plural("{n} word of respondents", "{n} words of respondents", n=facts.n_words)
    )
    return [f"{said} ({words})."]


def _trail(_study: OpenStudy, facts: StudyFacts) -> list[str]:
    return [
        said_if_any(Message.plural("{n} memo is kept.", "{n} memos are kept.", n=len(facts.memos))),
        said_if_any(
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


def _power(study: OpenStudy, _facts: StudyFacts) -> list[str]:
    declared = information_power(study).declared
    said = [
        render(
            Message("{name}: {value}", name=DIMENSION_NAMES[d], value=STANCE_NAMES[d][one.stance])
        )
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


ANALYSIS: Sayings = {
    "power": ("saturation", _power),
    "saturation": ("saturation", _saturation),
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
