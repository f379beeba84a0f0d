"""What a decision puts into the consensus, and where it says that it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from qualcode.agreement.disagreements_spans import shared, union
from qualcode.errors import BadInputError
from qualcode.model import Coder, CoderKind, Coding, Segment, Span, new_id, now
from qualcode.model.adjudication import Adjudication, Decision
from qualcode.model.disagreement import Place
from qualcode.model.round import Round
from qualcode.services.comparison import RoundComparison
from qualcode.store.change import Change
from qualcode.store.rows.coders import coder_row, load_coders
from qualcode.store.rows.codings import coding_row, load_codings
from qualcode.wording import Message

Drawn = list[tuple[str, Span]]  # code id, where
_NAME = "Consensus"  # the same word in both languages


def consensus_coder(change: Change, noun: Round) -> Coder:
    """The coder that holds what is agreed: the study's, made at the first decision."""
    present = load_coders(change.connection)
    found = next((c for c in present if c.kind is CoderKind.CONSENSUS), None)
    if found is None:
        found = Coder(new_id(), _free_name(present), CoderKind.CONSENSUS)
        change.insert("coder", coder_row(found) | {"position": len(present)})
    if noun.consensus_id is None:
        change.update("triangulation_round", noun.id, consensus_id=found.id)
    return found


def drawn(
    compared: RoundComparison,
    place: Place,
    decision: Decision,
    *,
    coder_id: str | None,
    redrawn: Iterable[tuple[str, Span]],
) -> Drawn:
    """The codes and stretches a decision gives at a place.

    Raises BadInputError for a decision that does not fit.
    """
    if decision is Decision.NEITHER:
        return []
    if decision is Decision.REDRAW:
        return _checked(compared, place, list(redrawn))
    if decision is Decision.ONE:
        if coder_id not in compared.round.coder_ids:
            raise BadInputError(
                Message("Say whose coding is taken over."),
                Message("Choose one of the coders of the round."),
            )
        return _of_coder(compared, place, coder_id)
    by_code = {code: [s.spans for s in place.sides if s.code_id == code] for code in place.code_ids}
    if decision is Decision.AGREED:
        return _of_coder(compared, place, place.sides[0].coder_id)
    if decision is Decision.NARROWER:
        common = shared([s.spans for s in place.sides]) if not place.missing else []
        if len(by_code) > 1 or not common:
            raise BadInputError(
                Message("There are no words that all of them coded with the same code."),
                Message("Choose one coder’s, or draw it again."),
            )
        return [(place.code_ids[0], span) for span in common]
    if decision is Decision.WIDER and len(by_code) > 1:
        raise BadInputError(
            Message("The coders gave different codes here."),
            Message("Choose one coder’s, both, or draw it again."),
        )
    return [(code, span) for code, spans in by_code.items() for span in union(spans)]


def write(
    change: Change,
    compared: RoundComparison,
    made: Adjudication,
    consensus: Coder,
    wanted: Drawn,
    chosen: str | None,
) -> Adjudication:
    """Writes the codings of the consensus; gives the decision with what came of it.

    A coding the consensus holds already is taken as it is.
    """
    text = compared.texts[made.segment.source_id].text
    present = {
        (c.code_id, c.segment.span): c.id
        for c in load_codings(
            change.connection, source_id=made.segment.source_id, coder_id=consensus.id
        )
    }
    ids, fresh = [], []
    for code_id, span in dict.fromkeys(wanted):
        if (code_id, span) in present:
            ids.append(present[code_id, span])
            continue
        segment = Segment.cut(made.segment.source_id, made.segment.version, text, span)
        origin = _origin(compared, made, chosen)
        coding = Coding(new_id(), code_id, consensus.id, segment, now(), made.reason, origin)
        fresh.append(coding)
        ids.append(coding.id)
    change.insert_many("coding", [coding_row(c) for c in fresh])
    given = {"coding_ids": ids} | ({"chosen": chosen} if chosen else {})
    return replace(made, outcome=given)


def given_only_by(compared: RoundComparison, decision: Adjudication) -> tuple[str, ...]:
    """The codings of the consensus that no other decision of the round gives."""
    others = {
        i
        for each in (*compared.decisions.values(), *compared.lost)
        if each.id != decision.id
        for i in each.coding_ids
    }
    return tuple(i for i in decision.coding_ids if i not in others)


def segment_of(compared: RoundComparison, place: Place) -> Segment:
    """The words of a place."""
    text = compared.texts[place.source_id].text
    return Segment.cut(place.source_id, place.version, text, place.span)


def sides_of(place: Place) -> tuple[dict[str, object], ...]:
    """What each coder had at a place, to be kept with the decision."""
    return tuple(
        {
            "coder": side.coder_id,
            "code": side.code_id,
            "coding_ids": list(side.coding_ids),
        }
        for side in place.sides
    )


def _of_coder(compared: RoundComparison, place: Place, coder_id: str) -> Drawn:
    ids = {i for side in place.of(coder_id) for i in side.coding_ids}
    return [(c.code_id, c.segment.span) for c in compared.codings if c.id in ids]


def _checked(compared: RoundComparison, place: Place, redrawn: Drawn) -> Drawn:
    text = compared.texts[place.source_id].text
    if not redrawn or any(not len(span) or span.end > len(text) for _, span in redrawn):
        raise BadInputError(
            Message("There is nothing to code in this selection."), Message("Select some words.")
        )
    if any(code_id not in compared.tree for code_id, _ in redrawn):
        raise BadInputError(
            Message("This code is no longer in the codebook."),
            Message("Somebody removed it meanwhile: choose another."),
        )
    return redrawn


def _origin(compared: RoundComparison, made: Adjudication, chosen: str | None) -> str:
    replaced: Sequence[str] = sorted(made.replaced_ids)
    said = {
        "from": "adjudication",
        "round": compared.round.id,
        "adjudication": made.id,
        "decision": made.decision.value,
        "by": made.coder_id,
        "codings": replaced,
    }
    return json.dumps(said | ({"chosen": chosen} if chosen else {}))


def _free_name(coders: Iterable[Coder]) -> str:
    taken = {c.name.casefold() for c in coders}
    return _NAME if _NAME.casefold() not in taken else f"{_NAME} 2"
