"""Settle disagreements: decide, one by one or many at once, and build the consensus from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.errors import BadInputError
from qualcode.model import Span, new_id, now
from qualcode.model.adjudication import Adjudication, Decision, DiscussionEntry
from qualcode.model.disagreement import Place, PlaceKind
from qualcode.services import adjudication_outcome as outcome
from qualcode.services.comparison import RoundComparison, comparison_in
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.rounds_writing import round_in
from qualcode.store.change import Change
from qualcode.store.rows.adjudications import adjudication_row, entry_row
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be taken over: ``coder_id`` for one coder's, ``redrawn`` for something else."""

    decision: Decision
    coder_id: str | None = None
    redrawn: tuple[tuple[str, Span], ...] = ()


def decide(
    study: OpenStudy,
    round_id: str,
    key: str,
    choice: Choice,
    *,
    reason: str = "",
    operation_id: str | None = None,
) -> Adjudication | None:
    """Decides one place and writes what follows into the consensus; a new decision replaces one.

    None when this operation was carried out before. Raises NotFoundError when the place is no
    longer there, BadInputError for a choice that does not fit it.
    """
    said = Message("settled a disagreement")
    with study.acting("decide", said, Ability.CODE, operation_id=operation_id) as change:
        if change.applied_before:
            return None
        compared = comparison_in(change.connection, study, round_in(change.connection, round_id))
        return _settle(study, change, compared, [compared.place(key)], choice, reason)[0]


def decide_many(
    study: OpenStudy, round_id: str, keys: Iterable[str], choice: Choice, *, reason: str = ""
) -> tuple[Adjudication, ...]:
    """Decides many places in the same way, as one action that undoes as one step."""
    said = Message("settled disagreements")
    with study.acting("decide_many", said, Ability.CODE) as change:
        compared = comparison_in(change.connection, study, round_in(change.connection, round_id))
        wanted = [compared.place(key) for key in dict.fromkeys(keys)]
        done = _settle(study, change, compared, wanted, choice, reason)
        change.say(
            Message.plural("settled {n} disagreement", "settled {n} disagreements", n=len(done))
        )
        return done


def decide_kind(
    study: OpenStudy, round_id: str, kind: PlaceKind, choice: Choice, *, reason: str = ""
) -> tuple[Adjudication, ...]:
    """Decides every place of a kind that is not settled yet."""
    with study.reading() as reader:
        compared = comparison_in(reader, study, round_in(reader, round_id))
    keys = [p.key for p in compared.places if p.kind is kind and p.key not in compared.decisions]
    return decide_many(study, round_id, keys, choice, reason=reason) if keys else ()


def take_back_decision(study: OpenStudy, round_id: str, key: str) -> None:
    """Removes a decision and what it put into the consensus."""
    said = Message("took back how a disagreement was settled")
    with study.acting("take_back_decision", said, Ability.CODE) as change:
        compared = comparison_in(change.connection, study, round_in(change.connection, round_id))
        _forget(change, compared, key)


def discuss(study: OpenStudy, round_id: str, key: str, text: str) -> DiscussionEntry:
    """Adds something to what is said about a disagreement.

    ``BadInputError`` for an empty text.
    """
    if not text.strip():
        raise BadInputError(Message("There is nothing to send."), Message("Write a sentence."))
    said = Message("spoke about a disagreement")
    with study.acting("discuss", said, Ability.COMMENT) as change:
        compared = comparison_in(change.connection, study, round_in(change.connection, round_id))
        source_id = compared.place(key).source_id
        entry = DiscussionEntry(
            new_id(), round_id, source_id, key, text.strip(), study.coder.id, now()
        )
        change.insert("discussion_entry", entry_row(entry))
    return entry


def _settle(
    study: OpenStudy,
    change: Change,
    compared: RoundComparison,
    places: Sequence[Place],
    choice: Choice,
    reason: str,
) -> tuple[Adjudication, ...]:
    consensus = outcome.consensus_coder(change, compared.round)
    done = []
    for place in places:
        _forget(change, compared, place.key)
        wanted = outcome.drawn(
            compared, place, choice.decision, coder_id=choice.coder_id, redrawn=choice.redrawn
        )
        made = Adjudication(
            id=new_id(),
            round_id=compared.round.id,
            segment=outcome.segment_of(compared, place),
            disagreement=place.key,
            kind=place.kind,
            decision=choice.decision,
            coder_id=study.coder.id,
            created_at=now(),
            reason=reason.strip(),
            sides=outcome.sides_of(place),
        )
        done.append(outcome.write(change, compared, made, consensus, wanted, choice.coder_id))
    change.insert_many("adjudication", [adjudication_row(each) for each in done])
    return tuple(done)


def _forget(change: Change, compared: RoundComparison, key: str) -> None:
    """Removes an earlier decision on a place, and the codings only it gave."""
    earlier = compared.decisions.get(key)
    if earlier is not None:
        for coding_id in outcome.given_only_by(compared, earlier):
            change.delete("coding", coding_id)
        change.delete("adjudication", earlier.id)
