"""Codes for a passage, passages for a code: proposals with their reasons, decided by a person.

A suggestion is never applied by itself. Accepting one makes a coding of the person who accepts,
whose origin names the model; accepting and rejecting are remembered and learnt from.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from qualcode.errors import ConflictError, NotFoundError
from qualcode.model import Code, Coding, Segment, Span, new_id, now
from qualcode.model.suggestion import Decision, Suggestion
from qualcode.services.codings import cut_segment
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.progress import Progress, nobody_watches
from qualcode.services.suggestion_material import Learnt, learnt
from qualcode.services.visible import visible_codebook
from qualcode.store.change import Change
from qualcode.store.rows.codings import coding_row, load_codings
from qualcode.store.rows.suggestions import load_suggestions, suggestion_row
from qualcode.suggestion.suggester import Suggested
from qualcode.wording import Message

ORIGIN = "suggested by "


@dataclass(frozen=True, slots=True)
class NearExtract:
    """An extract already coded so: its coding, who said it, words both have."""

    coding: Coding
    participant: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeSuggestion:
    """A code for a passage and why. ``share``: the model's chance of it, 0 to 1."""

    code: Code
    share: float
    nearest: tuple[NearExtract, ...]
    of_its_words: tuple[str, ...]
    n_extracts: int
    model: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words that speak for it, once each."""
        found = [w for near in self.nearest for w in near.words]
        return tuple(dict.fromkeys([*self.of_its_words, *found]))


def suggest_for_words(
    study: OpenStudy,
    words: str,
    *,
    most: int = 5,
    model: str = "",
    progress: Progress = nobody_watches,
) -> tuple[CodeSuggestion, ...]:
    """The most likely codes for words that stand in no transcript."""
    known = learnt(study, model, progress=progress)
    return tuple(told(known, each) for each in known.suggester.suggest(words, "", most))


def accept(
    study: OpenStudy,
    source_id: str,
    span: Span,
    suggestion: CodeSuggestion,
    *,
    quote: str | None = None,
    coding_id: str | None = None,
    operation_id: str | None = None,
) -> Coding:
    """Puts the suggested code on the stretch, as this person's coding; its origin is kept.

    ``ConflictError`` when these words have the code already.
    """
    code_id = suggestion.code.id
    with study.acting(
        "accept_suggestion",
        Message("accepted the suggestion “{code}”", code=suggestion.code.name),
        Ability.CODE,
        operation_id=operation_id,
    ) as change:
        present = load_codings(
            change.connection, source_id=source_id, coder_id=study.coder.id, span=span
        )
        there = next((c for c in present if c.code_id == code_id), None)
        if there is not None:
            if change.applied_before:
                return there
            raise ConflictError(
                Message("These words have this code already."), Message("Nothing was changed.")
            )
        _require_code(study, change, code_id)
        segment = cut_segment(change, source_id, span, quote)
        origin = ORIGIN + suggestion.model
        coding = Coding(
            coding_id or new_id(), code_id, study.coder.id, segment, now(), origin=origin
        )
        if not change.applied_before:
            change.insert("coding", coding_row(coding))
            noun = _decided(study, segment, suggestion, Decision.ACCEPTED, coding.id)
            change.insert("suggestion", suggestion_row(noun))
    return coding


def reject(
    study: OpenStudy,
    source_id: str,
    span: Span,
    suggestion: CodeSuggestion,
    *,
    quote: str | None = None,
    operation_id: str | None = None,
) -> None:
    """Remembers that the code does not fit these words; like ones get it less."""
    with study.acting(
        "reject_suggestion",
        Message("rejected the suggestion “{code}”", code=suggestion.code.name),
        Ability.CODE,
        operation_id=operation_id,
    ) as change:
        if change.applied_before:
            return
        _require_code(study, change, suggestion.code.id)
        segment = cut_segment(change, source_id, span, quote)
        noun = _decided(study, segment, suggestion, Decision.REJECTED)
        change.insert("suggestion", suggestion_row(noun))


def decided_places(
    study: OpenStudy, code_id: str, *, any_code: bool = False
) -> frozenset[tuple[str, Span]]:
    """Where this coder put a code, or said that it does not fit, by source and span.

    With ``any_code`` also where they put another.
    """
    with study.reading() as reader:
        put = load_codings(reader, coder_id=study.coder.id)
        rejected = [
            s.segment
            for s in load_suggestions(reader)
            if (s.coder_id, s.code_id, s.decision) == (study.coder.id, code_id, Decision.REJECTED)
        ]
    here = [c.segment for c in put if any_code or c.code_id == code_id]
    return frozenset((each.source_id, each.span) for each in (*here, *rejected))


def _decided(
    study: OpenStudy,
    segment: Segment,
    suggestion: CodeSuggestion,
    decision: Decision,
    coding_id: str = "",
) -> Suggestion:
    reason = json.dumps(list(suggestion.words), ensure_ascii=False)
    return Suggestion(
        new_id(), suggestion.code.id, segment, suggestion.model, suggestion.share,
        decision, study.coder.id, now(), reason, coding_id,
    )  # fmt: skip


def _require_code(study: OpenStudy, change: Change, code_id: str) -> None:
    if code_id not in visible_codebook(change.connection, study):
        raise NotFoundError(
            Message("This code is no longer in the codebook."),
            Message("Somebody removed it meanwhile: choose another."),
        )


def told(known: Learnt, found: Suggested) -> CodeSuggestion:
    """What the model found, as codes and extracts of the study."""
    nearest = tuple(
        NearExtract(
            known.codings_by_row[near.row],
            known.seen.said[known.codings_by_row[near.row].id],
            near.words,
        )
        for near in found.nearest
    )
    return CodeSuggestion(
        known.tree.get(found.key),
        found.share,
        nearest,
        found.of_its_words,
        found.n_extracts,
        known.model,
    )
