"""Codes for a stretch somebody is coding just now: from what was learnt, without waiting.

What was learnt may lag behind the study by some codings. Whatever is told of it is checked against
what this coder may see at this moment. Reading many extracts takes a minute or two the first time:
till then words and definitions alone are compared, which takes seconds.
"""

from __future__ import annotations

from dataclasses import replace

from qualcode.engines.encoder import WORDS_ALONE
from qualcode.errors import NotFoundError
from qualcode.model import Span
from qualcode.model.suggestion import Decision
from qualcode.services.open_study import OpenStudy
from qualcode.services.progress import Progress
from qualcode.services.suggestion import CodeSuggestion, NearExtract, told
from qualcode.services.suggestion_material import Learnt, drop_learnt, latest_learnt, learnt
from qualcode.services.visible import visible_codebook, visible_codings
from qualcode.store.engine import Reader
from qualcode.store.rows.codings import count_codings, load_codings
from qualcode.store.rows.sources import load_text
from qualcode.store.rows.suggestions import load_suggestions
from qualcode.wording import Message

_MANY = 150
"""Codings so many that reading them is worth an answer meanwhile."""


def learn_for_coding(study: OpenStudy, progress: Progress) -> Learnt:
    """Learns from all that is coded; from words alone before, where that answers much sooner."""
    if latest_learnt(study) is None and _takes_long(study):
        learnt(study, WORDS_ALONE)
    known = learnt(study, progress=progress)
    drop_learnt(study, WORDS_ALONE)
    return known


def learnt_meanwhile(study: OpenStudy) -> Learnt | None:
    """What words alone have taught, while learning from all goes on; None before and after."""
    return latest_learnt(study, WORDS_ALONE)


def _takes_long(study: OpenStudy) -> bool:
    with study.reading() as reader:
        return count_codings(reader) >= _MANY


def suggest_from(
    study: OpenStudy, known: Learnt, source_id: str, span: Span, *, most: int = 5
) -> tuple[CodeSuggestion, ...]:
    """The most likely codes for a stretch, best first.

    Left out are those this coder put on it already and those they rejected for these words.
    """
    with study.reading() as reader:
        text = load_text(reader, source_id)
        passage = span.cut(text) if text is not None and span.end <= len(text) else ""
        taken = _taken(reader, study, source_id, span)
    found = known.suggester.suggest(passage, known.speaker_of(source_id, span), most, taken)
    return _as_seen_now(study, tuple(told(known, each) for each in found))


def suggestion_named(
    study: OpenStudy, code_id: str, *, share: float, model: str, of_its_words: tuple[str, ...] = ()
) -> CodeSuggestion:
    """A suggestion as it was shown, to decide about; its code as it stands now.

    ``NotFoundError`` when the code is no longer in the codebook.
    """
    with study.reading() as reader:
        tree = visible_codebook(reader, study)
    if code_id not in tree:
        raise NotFoundError(
            Message("This code is no longer in the codebook."),
            Message("Somebody removed it meanwhile: choose another."),
        )
    within = min(1.0, max(0.0, share))
    return CodeSuggestion(tree.get(code_id), within, (), of_its_words, 0, model)


def _taken(reader: Reader, study: OpenStudy, source_id: str, span: Span) -> list[str]:
    own = load_codings(reader, source_id=source_id, coder_id=study.coder.id, span=span)
    rejected = [
        s.code_id
        for s in load_suggestions(reader)
        if s.coder_id == study.coder.id
        and s.decision is Decision.REJECTED
        and (s.segment.source_id, s.segment.span) == (source_id, span)
    ]
    return [c.code_id for c in own] + rejected


def _as_seen_now(study: OpenStudy, found: tuple[CodeSuggestion, ...]) -> tuple[CodeSuggestion, ...]:
    """Without codes that are gone, and with no extract that is gone, recoded or hidden."""
    ids = {near.coding.id for each in found for near in each.nearest}
    with study.reading() as reader:
        tree = visible_codebook(reader, study)
        present = {c.id: c for c in visible_codings(reader, study, coding_ids=ids)} if ids else {}

    def stands(near: NearExtract) -> bool:
        now = present.get(near.coding.id)
        before = near.coding
        return now is not None and (now.code_id, now.segment) == (before.code_id, before.segment)

    return tuple(
        replace(
            each, code=tree.get(each.code.id), nearest=tuple(n for n in each.nearest if stands(n))
        )
        for each in found
        if each.code.id in tree and not tree.get(each.code.id).retired
    )
