"""The comparison: coders side by side on the transcript, settled one by one or many at once."""

from __future__ import annotations

from typing import Any

import streamlit as st

from app.components import compare as compare_part
from app.frame.colours import colours_of
from app.frame.handles import Handle
from app.frame.kept import Shelf
from app.frame.parts import fragment
from app.screens.triangulation_parts.carrying import answers_of, carried
from app.screens.triangulation_parts.spoken import compare_words, decided
from qualcode.model import Codebook, Role, Transcript
from qualcode.model.adjudication import Decision
from qualcode.model.disagreement import DISAGREEMENTS, Place, PlaceKind
from qualcode.services import coders, studies
from qualcode.services.comparison import RoundComparison, compare_round
from qualcode.services.open_study import Ability
from qualcode.services.triangulation_words import KINDS
from qualcode.wording import Message, current_language, format_moment, render
from qualcode.wording import gettext as _


def draw(handle: Handle, round_id: str) -> None:
    """The component, in a fragment: a decision reruns nothing else."""

    @fragment(key="qc_compare_part")
    def part() -> None:
        shown = Shelf(handle, "triangulation").kept(
            (round_id, current_language()),
            lambda: _page(handle, compare_round(handle.study, round_id)),
        )
        page = shown | {"answers": answers_of(handle)}
        sent = compare_part.show(page, key=f"qc_compare_{round_id}")
        if sent and carried(handle, round_id, sent):
            from streamlit.runtime.scriptrunner import get_script_run_ctx

            run = get_script_run_ctx()
            st.rerun(scope="fragment" if run and run.fragment_ids_this_run else "app")

    part()


def _page(handle: Handle, compared: RoundComparison) -> dict[str, Any]:
    study = handle.study
    names = {c.id: c.name for c in coders.list_coders(study)}
    colours, tree = colours_of(compared.tree), compared.tree
    counts, by_source = compared.by_code(), compared.by_source()
    progress = compared.progress
    study_id = studies.get_study(study).id
    return {
        "stamp": f"{studies.describe(study).revision}",
        "place": f"qualcode.outbox.{study_id}.{study.coder.id}.round.{compared.round.id}",
        "coders": [{"id": c, "name": names[c]} for c in compared.round.coder_ids],
        "sources": [
            {
                "id": s.id,
                "label": s.label,
                "n": by_source[s.id].n_disagreements if s.id in by_source else 0,
                "turns": _turns(compared.texts[s.id]),
            }
            for s in compared.sources
        ],
        "places": [
            _place(compared, p, names, colours)
            for p in (*compared.disagreements, *_alike(compared))
        ],
        "kinds": [
            {
                "id": k.value,
                "said": render(KINDS[k]),
                "n": sum(p.kind is k for p in compared.places),
            }
            for k in (*DISAGREEMENTS, PlaceKind.AGREEMENT)
        ],
        "code_counts": [
            {"id": c, "name": _name(tree, c), "n": t.n_disagreements} for c, t in counts.items()
        ],
        "codes": [
            {
                "id": c.id,
                "name": c.name,
                "path": " › ".join(tree.path(c.id)),
                "definition": c.definition,
                "inclusion": c.inclusion,
                "exclusion": c.exclusion,
            }
            for c in tree.codes
        ],
        "progress": {"differing": progress.n_places - progress.n_agreed, "left": progress.n_left},
        "bulk": _bulk(compared),
        "editable": study.may(Ability.CODE),
        "may_talk": study.may(Ability.COMMENT),
        "may_define": study.may(Ability.EDIT_CODEBOOK),
        "words": compare_words(),
    }


def _alike(compared: RoundComparison) -> list[Place]:
    return [p for p in compared.places if p.is_agreement]


def _place(
    compared: RoundComparison, place: Place, names: dict[str, str], colours: dict[str, str]
) -> dict[str, Any]:
    decision = compared.decisions.get(place.key)
    return {
        "key": place.key,
        "source": place.source_id,
        "start": place.span.start,
        "end": place.span.end,
        "kind": place.kind.value,
        "kind_said": render(KINDS[place.kind]),
        "quote": compared.quote(place),
        "missing": list(place.missing),
        "fits": [d.value for d in _fitting(place)],
        "sides": [
            {
                "coder": s.coder_id,
                "code": s.code_id,
                "name": _name(compared.tree, s.code_id),
                "colour": colours.get(s.code_id, "#7A7A7A"),
                "spans": [[x.start, x.end] for x in s.spans],
            }
            for s in place.sides
        ],
        "decision": decision.decision.value if decision else "",
        "decision_said": decided(decision, names) if decision else "",
        "reason": decision.reason if decision else "",
        "said": [
            {"who": names.get(e.coder_id, "–"), "when": format_moment(e.created_at), "text": e.text}
            for e in compared.discussion.get(place.key, ())
        ],
    }


def _fitting(place: Place) -> list[Decision]:
    """What can be chosen besides one coder's or nothing."""
    if place.kind is PlaceKind.BOUNDARY:
        return [Decision.WIDER, Decision.NARROWER]
    if place.kind is PlaceKind.OMISSION:
        return []
    return [Decision.BOTH]


def _bulk(compared: RoundComparison) -> list[dict[str, str]]:
    """What may be decided for many places at once, and for how many."""
    waiting = [p.kind for p in compared.places if p.key not in compared.decisions]
    alike, ends = (waiting.count(k) for k in (PlaceKind.AGREEMENT, PlaceKind.BOUNDARY))
    offered = (
        (PlaceKind.AGREEMENT, Decision.AGREED, Message("Take over the {n} agreements", n=alike)),
        (PlaceKind.BOUNDARY, Decision.WIDER, Message("Same code: wider ends ({n})", n=ends)),
        (PlaceKind.BOUNDARY, Decision.NARROWER, Message("Same code: words in common ({n})", n=ends)),
    )  # fmt: skip
    return [
        {
            "kind": kind.value,
            "decision": decision.value,
            "said": render(said),
            "help": _("For all that are not settled yet, as one step to undo"),
        }
        for kind, decision, said in offered
        if kind in waiting
    ]


def _turns(transcript: Transcript) -> list[dict[str, Any]]:
    if not transcript.turns:
        return [{"start": 0, "text": transcript.text, "speaker": "", "interviewer": False}]
    return [
        {
            "start": t.span.start,
            "text": t.span.cut(transcript.text),
            "speaker": t.speaker,
            "interviewer": t.role is Role.INTERVIEWER,
        }
        for t in transcript.turns
    ]


def _name(tree: Codebook, code_id: str) -> str:
    return tree.get(code_id).name if code_id in tree else "–"
