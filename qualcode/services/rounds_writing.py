"""What the actions on rounds of triangulation check and write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode.errors import BadInputError, ConflictError, NotFoundError, RefusedError
from qualcode.model import CoderKind, ReleaseState, new_id, now
from qualcode.model.round import Round
from qualcode.store.change import Change
from qualcode.store.engine import Reader
from qualcode.store.rows.codebook import load_codebook
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.codings import load_codings
from qualcode.store.rows.rounds import load_rounds, round_row
from qualcode.store.rows.sources import load_sources
from qualcode.wording import Message


def round_in(reader: Reader, round_id: str) -> Round:
    """The round with this id inside an action; NotFoundError when there is none."""
    found = next((r for r in load_rounds(reader) if r.id == round_id), None)
    if found is None:
        raise NotFoundError(
            Message("This round is no longer in the study."),
            Message("It may have been cancelled; the history says by whom."),
        )
    return found


def of_round(noun: Round, source_ids: Iterable[str]) -> tuple[str, ...]:
    """Transcripts, all of them in the round; NotFoundError otherwise."""
    wanted = tuple(dict.fromkeys(source_ids))
    if not set(wanted) <= set(noun.source_ids):
        raise NotFoundError(
            Message("This transcript is not in the round {name}.", name=noun.name),
            Message("Choose one of its transcripts, or start another round."),
        )
    return wanted


def check_new(reader: Reader, coder_ids: Sequence[str], source_ids: Sequence[str]) -> None:
    """Refuses a round that cannot be: see ``rounds.start_round``."""
    coders = {c.id: c for c in load_coders(reader) if c.kind is not CoderKind.CONSENSUS}
    if len(coder_ids) < 2 or not set(coder_ids) <= coders.keys():
        raise BadInputError(
            Message("A round needs two coders."),
            Message("Choose two of the study’s coders or more; the consensus is none of them."),
        )
    if not source_ids:
        raise BadInputError(
            Message("A round needs a transcript."), Message("Choose those that are to be coded.")
        )
    released = {s.id for s in load_sources(reader) if s.state is ReleaseState.RELEASED}
    if not set(source_ids) <= released:
        raise RefusedError(
            Message("Only released text can be coded."),
            Message("Release the transcript first, or choose another."),
        )
    waiting = [r for r in load_rounds(reader) if set(coder_ids) & set(r.coder_ids)]
    clash = next((r for r in waiting if r.blind_ids & set(source_ids)), None)
    if clash is not None:
        raise ConflictError(
            Message(
                "One of these transcripts is still blind in the round {name}.", name=clash.name
            ),
            Message("Open its comparison there first."),
        )


def write_round(change: Change, noun: Round) -> None:
    """Writes a round with its coders and transcripts."""
    change.insert("triangulation_round", round_row(noun))
    change.insert_many(
        "round_coder",
        [{"id": new_id(), "round_id": noun.id, "coder_id": c} for c in noun.coder_ids],
    )
    change.insert_many(
        "round_source",
        [
            {
                "id": new_id(),
                "round_id": noun.id,
                "source_id": s.source_id,
                "opened_at": s.opened_at,
                "opened_by": s.opened_by,
            }
            for s in noun.sources
        ],
    )


def declaration_row(noun: Round, source_id: str, coder_id: str) -> dict[str, str]:
    """The row that says a coder finished a transcript now."""
    return {
        "id": new_id(),
        "round_id": noun.id,
        "source_id": source_id,
        "coder_id": coder_id,
        "declared_at": now(),
    }


def require_finished(
    reader: Reader, noun: Round, wanted: Sequence[str], *, everything: bool
) -> None:
    """Raises RefusedError, naming who is not finished, unless all these can be opened."""
    names = {c.id: c.name for c in load_coders(reader)}
    looked_at = noun.blind_ids if everything and not wanted else wanted
    waiting = [names[c] for s in looked_at for c in noun.waits_for(s)]
    if waiting:
        raise RefusedError(
            Message(
                "The comparison stays closed until everybody is finished; not yet: {names}.",
                names=", ".join(dict.fromkeys(waiting)),
            ),
            Message("Each coder declares the transcript finished, then it can be opened."),
        )
    if not wanted:
        raise RefusedError(
            Message("The comparison of this round is open already."),
            Message("Settle its disagreements, or start another round."),
        )


def publish_codes(change: Change, noun: Round) -> None:
    """Codes made up by coders of the round are everybody's once nothing is blind for them."""
    blind = {c for r in load_rounds(change.connection) if r.blind_ids for c in r.coder_ids}
    for code in load_codebook(change.connection).codes:
        if code.private_to in noun.coder_ids and code.private_to not in blind:
            change.update("code", code.id, private_to=None)


def publish_used_codes(change: Change, source_ids: Iterable[str]) -> None:
    """Codes that stand in a transcript now open can no longer be kept to oneself."""
    used = {c.code_id for c in load_codings(change.connection, source_ids=source_ids)}
    tree = load_codebook(change.connection)
    shown = used | {a.id for code_id in used for a in tree.ancestors(code_id)}
    for code in tree.codes:
        if code.private_to is not None and code.id in shown:
            change.update("code", code.id, private_to=None)


def others_coded(reader: Reader, noun: Round, coder_id: str) -> bool:
    """Whether anybody but this coder coded in the blind transcripts since the round began.

    What was coded before was there for all to see.
    """
    return any(
        c.coder_id != coder_id and c.coder_id in noun.coder_ids and c.created_at >= noun.created_at
        for c in load_codings(reader, source_ids=noun.blind_ids)
    )


def labels_of(reader: Reader, source_ids: Iterable[str]) -> str:
    """The labels of transcripts, in their order."""
    wanted = set(source_ids)
    return ", ".join(s.label for s in load_sources(reader) if s.id in wanted)
