"""How good suggestions are in this study: what people made of them, and what a model would code."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qualcode.errors import RefusedError
from qualcode.model import Code, Coder, CoderKind, Coding, new_id, now
from qualcode.model.suggestion import Decision
from qualcode.services.coders import coder_in
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.progress import Progress, nobody_watches
from qualcode.services.suggestion import ORIGIN
from qualcode.services.suggestion_material import Learnt, decisions, learnt
from qualcode.store.rows.codings import coding_row, load_codings
from qualcode.suggestion.decisions import Acceptance, CodeQuality, acceptances, quality
from qualcode.wording import Message

_AT_LEAST = 20


@dataclass(frozen=True, slots=True)
class SuggestionQuality:
    """By code: decisions people took, and precision and recall of the first suggestion.

    ``hits``: shares of extracts whose code is first, among 3, among 5, each extract judged by the
    others; None where there are too few.
    """

    accepted: int
    rejected: int
    by_code: tuple[tuple[Code, Acceptance], ...]
    judged: tuple[tuple[Code, CodeQuality], ...]
    hits: tuple[float, float, float] | None
    model: str

    @property
    def rate(self) -> float | None:
        """Accepted of all decided; None when nothing was decided."""
        return Acceptance("", self.accepted, self.rejected).rate

    @property
    def rows(self) -> tuple[tuple[Code, CodeQuality, Acceptance], ...]:
        """Every code with its figures, those decided about without an extract last."""
        taken = {code.id: (code, a) for code, a in self.by_code}
        told = [
            (code, q, taken.pop(code.id, (code, Acceptance(code.id, 0, 0)))[1])
            for code, q in self.judged
        ]
        bare = [(code, CodeQuality(code.id, 0, None, None, None), a) for code, a in taken.values()]
        return (*told, *bare)


def suggestion_quality(
    study: OpenStudy, *, model: str = "", progress: Progress = nobody_watches
) -> SuggestionQuality:
    """What was decided about suggestions, and how well they find the codes people put."""
    known = learnt(study, model, progress=progress)
    decided = decisions(study)
    taken = acceptances((d.code_id, d.decision is Decision.ACCEPTED) for d in decided)
    by_code = tuple((known.tree.get(a.code_id), a) for a in taken if a.code_id in known.tree)
    ranked = np.argsort(-known.left_out(), axis=1, kind="stable")
    own = known.suggester.material.codes
    keys = [c.key for c in known.suggester.material.candidates]
    extracts = known.suggester.material.groups()
    figures = quality(keys, own.tolist(), ranked.tolist(), extracts.tolist())
    hits = None
    if len(own) >= _AT_LEAST:
        places = np.argmax(ranked == own[:, None], axis=1)
        first, three, five = (float((places < k).mean()) for k in (1, 3, 5))
        hits = (first, three, five)
    return SuggestionQuality(
        sum(a.n_accepted for a in taken),
        sum(a.n_rejected for a in taken),
        by_code,
        tuple((known.tree.get(q.code_id), q) for q in figures),
        hits,
        known.model,
    )


def code_as_model(
    study: OpenStudy,
    *,
    name: str = "",
    model: str = "",
    operation_id: str | None = None,
    progress: Progress = nobody_watches,
) -> Coder:
    """A coder of kind model that puts its first suggestion on every extract people coded.

    Each extract is judged as if it were not coded, so that agreement with this coder says how far
    a model would have coded alike. Its earlier codings are replaced; it never teaches itself.
    ``RefusedError`` with too few extracts to learn from, or when ``name`` is a person of the
    study.
    """
    known = learnt(study, model, progress=progress)
    if len(known.codings_by_row) < _AT_LEAST:
        raise RefusedError(
            Message("There are too few coded extracts for a model to learn from."),
            Message("Code some twenty extracts first."),
        )
    firsts = _first_codes(known)
    called = name.strip() or known.model
    with study.acting(
        "code_as_model",
        Message("let the model “{name}” code beside the coders", name=called),
        Ability.MANAGE,
        operation_id=operation_id,
    ) as change:
        coder = coder_in(study, change, called, CoderKind.MODEL)
        if coder.kind is not CoderKind.MODEL:
            raise RefusedError(
                Message("{name} is a person in this study.", name=called),
                Message("Give the model another name."),
            )
        if not change.applied_before:
            before = load_codings(change.connection, coder_id=coder.id)
            change.delete_many("coding", [c.id for c in before])
            origin = ORIGIN + known.model
            made = [
                Coding(new_id(), code_id, coder.id, c.segment, now(), origin=origin)
                for c, code_id in firsts
            ]
            change.insert_many("coding", [coding_row(c) for c in made])
    return coder


def _first_codes(known: Learnt) -> list[tuple[Coding, str]]:
    """The most likely code of each stretch, as often as people put codes on it."""
    shares, found, seen = known.left_out(), [], set()
    keys = [c.key for c in known.suggester.material.candidates]
    for row, coding in enumerate(known.codings_by_row):
        place = coding.segment.source_id, coding.segment.span
        if place not in seen:
            seen.add(place)
            found.append((coding, keys[int(np.argmax(shares[row]))]))
    return found
