"""Rounds of triangulation: who codes what blind, who is finished, when the comparison opens."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.errors import NotFoundError, RefusedError
from qualcode.model import CoderKind, new_id, now
from qualcode.model.adjudication import Stage
from qualcode.model.round import Round, RoundSource
from qualcode.services import rounds_writing as writing
from qualcode.services import triangulation_figures as figures
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.visible import coded_sources
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.rounds import (
    ids_of_declarations,
    ids_of_round,
    ids_of_round_sources,
    load_rounds,
)
from qualcode.store.rows.sources import load_sources
from qualcode.wording import Message


def list_rounds(study: OpenStudy) -> tuple[Round, ...]:
    """Every round, the first one first."""
    with study.reading() as reader:
        return load_rounds(reader)


def find_round(study: OpenStudy, wanted: str | None = None) -> Round:
    """The round of this id, number or name; the latest one if not said. NotFoundError if none."""
    rounds = list_rounds(study)
    if not rounds:
        raise NotFoundError(
            Message("There is no round of triangulation in this study."),
            Message("Start one: choose the transcripts and the coders."),
        )
    if wanted is None:
        return rounds[-1]
    found = next((r for r in rounds if wanted in (r.id, str(r.number), r.name)), None)
    if found is None:
        raise NotFoundError(
            Message("There is no round {wanted}.", wanted=wanted),
            Message("The rounds are: {names}.", names=", ".join(r.name for r in rounds)),
        )
    return found


def start_round(
    study: OpenStudy,
    coder_ids: Iterable[str],
    source_ids: Iterable[str],
    *,
    name: str = "",
    note: str = "",
    blind: bool = True,
) -> Round:
    """Two or more coders code the same transcripts blind from now on.

    ``blind`` false compares codings that are there already: the round says that nothing kept the
    coders from seeing each other. Raises BadInputError without two coders or a transcript,
    RefusedError for text that is not released, ConflictError where one of them codes one of the
    transcripts blind in another round.
    """
    coders, sources = tuple(dict.fromkeys(coder_ids)), tuple(dict.fromkeys(source_ids))
    said = Message("started a round of triangulation")
    with study.acting("start_round", said, Ability.EDIT_STUDY, undoable=False) as change:
        writing.check_new(change.connection, coders, sources)
        number = max((r.number for r in load_rounds(change.connection)), default=0) + 1
        opened = (None, None) if blind else (now(), study.coder.id)
        noun = Round(
            id=new_id(),
            number=number,
            name=name.strip() or str(number),
            coder_id=study.coder.id,
            created_at=now(),
            coder_ids=coders,
            sources=tuple(RoundSource(s, *opened) for s in sources),
            note=note.strip(),
        )
        writing.write_round(change, noun)
        if not blind:
            figures.record(study, change, noun, Stage.BEFORE, sources)
        change.say(Message("started the round of triangulation {name}", name=noun.name))
    return find_round(study, noun.id)


def declare_finished(study: OpenStudy, round_id: str, source_ids: Iterable[str]) -> Round:
    """The coder who acts says that transcripts of a round are coded to their end.

    ``RefusedError`` for whoever is no coder of the round.
    """
    said = Message("declared a transcript finished")
    with study.acting("declare_finished", said, Ability.CODE) as change:
        noun = writing.round_in(change.connection, round_id)
        if study.coder.id not in noun.coder_ids:
            raise RefusedError(
                Message("{name} codes in no transcript of this round.", name=study.coder.name),
                Message("Only a coder of the round declares it finished."),
            )
        wanted = writing.of_round(noun, source_ids)
        fresh = [s for s in wanted if not noun.has_declared(s, study.coder.id)]
        change.insert_many(
            "round_declaration",
            [writing.declaration_row(noun, s, study.coder.id) for s in fresh],
        )
        labels = writing.labels_of(change.connection, wanted)
        change.say(Message("declared {labels} finished", labels=labels))
    return find_round(study, round_id)


def take_back_declaration(study: OpenStudy, round_id: str, source_ids: Iterable[str]) -> Round:
    """The coder who acts goes on coding transcripts declared finished; not once they are open.

    ``RefusedError`` then.
    """
    said = Message("went on coding a transcript declared finished")
    with study.acting("take_back_declaration", said, Ability.CODE) as change:
        noun = writing.round_in(change.connection, round_id)
        wanted = writing.of_round(noun, source_ids)
        if any(s not in noun.blind_ids for s in wanted):
            raise RefusedError(
                Message("The comparison of this transcript is open already."),
                Message("Start another round to code it once more."),
            )
        change.delete_many(
            "round_declaration",
            ids_of_declarations(change.connection, noun.id, study.coder.id, wanted),
        )
    return find_round(study, round_id)


def open_comparison(
    study: OpenStudy, round_id: str, source_ids: Iterable[str] | None = None
) -> Round:
    """Lets the coders of a round see each other's work in transcripts everybody finished.

    All those that are ready if not said. How far the coders agreed before any discussion is
    recorded with it. Raises RefusedError while somebody has not declared one finished.
    """
    said = Message("opened the comparison of coders")
    with study.acting("open_comparison", said, Ability.EDIT_STUDY, undoable=False) as change:
        noun = writing.round_in(change.connection, round_id)
        wanted = (
            tuple(s for s in noun.source_ids if noun.can_open(s))
            if source_ids is None
            else tuple(s for s in writing.of_round(noun, source_ids) if s in noun.blind_ids)
        )
        writing.require_finished(change.connection, noun, wanted, everything=source_ids is None)
        moment = now()
        for row_id in ids_of_round_sources(change.connection, noun.id, wanted):
            change.update("round_source", row_id, opened_at=moment, opened_by=study.coder.id)
        writing.publish_used_codes(change, wanted)
        writing.publish_codes(change, noun)
        figures.record(study, change, noun, Stage.BEFORE, wanted)
        labels = writing.labels_of(change.connection, wanted)
        change.say(Message("opened the comparison of coders on {labels}", labels=labels))
    return find_round(study, round_id)


def close_round(study: OpenStudy, round_id: str) -> Round:
    """Ends a round whose transcripts are all open; agreement after discussion is recorded.

    ``RefusedError`` while one of them is blind.
    """
    said = Message("closed a round of triangulation")
    with study.acting("close_round", said, Ability.EDIT_STUDY) as change:
        noun = writing.round_in(change.connection, round_id)
        if noun.closed_at is not None:
            return noun
        if noun.blind_ids:
            raise RefusedError(
                Message("Some transcripts of this round are still blind."),
                Message("Open their comparison first, or cancel the round."),
            )
        figures.record(study, change, noun, Stage.AFTER, noun.opened_ids)
        change.update("triangulation_round", noun.id, closed_at=now())
        change.say(Message("closed the round of triangulation {name}", name=noun.name))
    return find_round(study, round_id)


def cancel_round(study: OpenStudy, round_id: str) -> None:
    """Removes a round of which nothing is open yet; the codings stay.

    Whoever codes in it can only do so while nobody else has coded in its transcripts since it
    began: else they would see what was to stay blind. ``RefusedError`` otherwise.
    """
    said = Message("cancelled a round of triangulation")
    with study.acting("cancel_round", said, Ability.EDIT_STUDY, undoable=False) as change:
        noun = writing.round_in(change.connection, round_id)
        if noun.opened_ids:
            raise RefusedError(
                Message("The comparison of this round is open."),
                Message("It stays in the study as what was done; close it instead."),
            )
        if study.coder.id in noun.coder_ids and writing.others_coded(
            change.connection, noun, study.coder.id
        ):
            raise RefusedError(
                Message("Another coder has coded in this round, which is still blind for you."),
                Message(
                    "Somebody who does not code in it can cancel it: a supervisor, for example."
                ),
            )
        for table in ("round_declaration", "round_source", "round_coder"):
            change.delete_many(table, ids_of_round(change.connection, table, noun.id))
        change.delete("triangulation_round", noun.id)
        writing.publish_codes(change, noun)
        change.say(Message("cancelled the round of triangulation {name}", name=noun.name))


def compare_what_is_coded(study: OpenStudy, *, name: str = "") -> Round | None:
    """A round over codings that are there already, by the people who coded most of the same text.

    Every transcript that two of them or more coded is taken; None where there is none.
    """
    with study.reading() as reader:
        people = {c.id for c in load_coders(reader) if c.kind is CoderKind.PERSON}
        coders_of: dict[str, set[str]] = {}
        for coder_id, sources in coded_sources(reader, study).items():
            for source_id in sources if coder_id in people else ():
                coders_of.setdefault(source_id, set()).add(coder_id)
        order = [s.id for s in load_sources(reader)]
    shared = [s for s in order if len(coders_of.get(s, ())) > 1]
    if not shared:
        return None
    coders = sorted(set.union(*(coders_of[s] for s in shared)))
    return start_round(study, coders, shared, name=name, blind=False)
