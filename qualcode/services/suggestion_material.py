"""What suggestions learn from in a study: what this coder may see, and nothing of a model's own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from qualcode.errors import RefusedError
from qualcode.model import Codebook, CodeKind, CoderKind, Coding, Span
from qualcode.model.suggestion import Decision, Suggestion
from qualcode.services.encoding import Encodings
from qualcode.services.open_study import OpenStudy
from qualcode.services.progress import Progress, nobody_watches
from qualcode.services.retrieval_material import RetrievalMaterial, retrieval_material
from qualcode.services.visible import blind_sources
from qualcode.store import journal
from qualcode.store.kept_arrays import keep_arrays, kept_arrays
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.studies import load_study
from qualcode.store.rows.suggestions import load_suggestions
from qualcode.store.study_file import study_id_of
from qualcode.suggestion.material import Candidate, Material, own_words
from qualcode.suggestion.suggester import Rejected, Suggester
from qualcode.wording import Message

_KINDS = {CodeKind.LEVER: "levier", CodeKind.THEME: "", CodeKind.CODE: ""}
_WEIGHTS = "suggestion-weights-by-size"
_ANEW = 1.1
"""Weights are learnt anew when there is a tenth more to learn from."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """The action after which something was read, and what was blind then for who read it."""

    operation: tuple[int, str]
    blind: frozenset[str]


@dataclass(frozen=True)
class Learnt:
    """A suggester with what it was learnt from; row by row the coding behind it."""

    suggester: Suggester
    encodings: Encodings
    tree: Codebook
    codings_by_row: tuple[Coding, ...]
    seen: RetrievalMaterial
    as_of: AsOf = field(repr=False)  # it counts everybody’s actions
    _kept: dict[str, NDArray[np.float64]] = field(default_factory=dict)

    @property
    def model(self) -> str:
        """The encoders, as they are kept with what comes of a suggestion."""
        return self.encodings.name

    def speaker_of(self, source_id: str, span: Span) -> str:
        """Who says the coded extract nearest to a stretch; the source's label where none is."""
        near = [c for c in self.seen.codings if c.segment.source_id == source_id]
        if not near:
            source = self.seen.sources.get(source_id)
            return source.label if source else ""
        closest = min(near, key=lambda c: abs(c.segment.span.start - span.start))
        return self.seen.said[closest.id]

    def left_out(self) -> NDArray[np.float64]:
        """The chance of each code for each extract, as if that one were not coded; kept."""
        if "left_out" not in self._kept:
            self._kept["left_out"] = self.suggester.left_out()
        return self._kept["left_out"]


_KEPT: dict[tuple[str, str, str], tuple[object, Learnt]] = {}
_AT_MOST = 4


def learnt(study: OpenStudy, model: str = "", *, progress: Progress = nobody_watches) -> Learnt:
    """The suggester of a study for this coder, learnt anew only when something changed.

    ``progress`` tells how many extracts are read, and stops it by raising. RefusedError where
    there is no code yet.
    """
    as_of, coder_id = _as_of(study), study.coder.id
    seen = retrieval_material(study)
    decided, persons, study_id, language = _around(study)
    codings = _taught_by(seen, persons)
    tree = seen.tree
    state = (
        tuple((c.id, c.code_id, c.segment) for c in codings),
        tuple((c.id, c.name, c.definition, c.inclusion, c.parent_id) for c in tree.codes),
        tuple((s.id, s.decision) for s in decided),
    )
    key = (study_id, coder_id, model)
    before = _KEPT.get(key)
    if before is not None and before[0] == state:
        found = replace(before[1], seen=seen, as_of=as_of)
        _KEPT[key] = (state, found)
        return found
    spoken = language or "fr"
    encodings = before[1].encodings if before else Encodings(study_id, model, spoken)
    material, rows = _material(tree, seen, codings)
    if not material.candidates:
        raise RefusedError(
            Message("There is no code to suggest yet."), Message("Make one in the codebook.")
        )
    rejected = _rejected(material, decided)
    try:
        encodings.encode(material.texts, progress)
        views = encodings.views((*material.texts, *own_words(material).texts), progress)
    finally:  # stopped, it goes on where it was
        encodings.keep()
    weights = _weights_of(study_id, material, encodings)
    if before is not None and _is_close(before[1].suggester.material, material):
        weights = before[1].suggester.weights
    suggester = Suggester(material, spoken, views, rejected=rejected, weights=weights)
    encodings.keep()
    _keep_weights(study_id, material, encodings, suggester)
    found = Learnt(suggester, encodings, tree, rows, seen, as_of)
    if len(_KEPT) >= _AT_MOST and key not in _KEPT:
        _KEPT.pop(next(iter(_KEPT)))
    if study.coder.id == coder_id:  # somebody else may have begun to act meanwhile
        _KEPT[key] = (state, found)
    return found


def latest_learnt(study: OpenStudy, model: str = "") -> Learnt | None:
    """What was last learnt for this coder, while nothing is hidden or gone since that it knew.

    It may lag behind: codings and decisions since then are not in it. None when something that
    cannot be taken back was done since, the study went back to a backup, or other transcripts are
    blind for this coder.
    """
    with study.reading() as reader:
        key = study_id_of(reader), study.coder.id, model
        kept = _KEPT.get(key)
        if kept is None:
            return None
        revision, operation_id = kept[1].as_of.operation
        goes_on = not revision or journal.revision_of(reader, operation_id) == revision
        as_blind = blind_sources(reader, study) == kept[1].as_of.blind
        if goes_on and as_blind and not journal.had_final_since(reader, revision):
            return kept[1]
    _KEPT.pop(key, None)
    return None


def lags(study: OpenStudy, known: Learnt) -> bool:
    """Whether something was done since that may teach more."""
    with study.reading() as reader:
        return journal.latest_operation(reader) != known.as_of.operation


def drop_learnt(study: OpenStudy, model: str) -> None:
    """Forgets what was learnt for this coder with these encoders."""
    with study.reading() as reader:
        _KEPT.pop((study_id_of(reader), study.coder.id, model), None)


def forget(study_id: str) -> None:
    """Forgets what was learnt from a study."""
    for key in [k for k in _KEPT if k[0] == study_id]:
        del _KEPT[key]


def decisions(study: OpenStudy) -> tuple[Suggestion, ...]:
    """What this coder may see of what was decided about suggestions."""
    return _around(study)[0]


def _as_of(study: OpenStudy) -> AsOf:
    with study.reading() as reader:
        return AsOf(journal.latest_operation(reader), blind_sources(reader, study))


def _around(study: OpenStudy) -> tuple[tuple[Suggestion, ...], frozenset[str], str, str]:
    with study.reading() as reader:
        blind = blind_sources(reader, study)
        own = study.coder.id
        decided = tuple(
            s
            for s in load_suggestions(reader)
            if s.coder_id == own or s.segment.source_id not in blind
        )
        coders = load_coders(reader)
        persons = frozenset(c.id for c in coders if c.kind is not CoderKind.MODEL)
        return decided, persons, study_id_of(reader), load_study(reader).language


def _taught_by(seen: RetrievalMaterial, persons: frozenset[str]) -> tuple[Coding, ...]:
    """One coding of a code and text, whoever put it; not what a model put."""
    known: dict[tuple[str, str, str], Coding] = {}
    for coding in seen.codings:
        if coding.coder_id in persons and coding.code_id in seen.tree:
            key = coding.code_id, coding.segment.source_id, coding.segment.quote
            known.setdefault(key, coding)
    return tuple(known.values())


def _material(
    tree: Codebook, seen: RetrievalMaterial, codings: tuple[Coding, ...]
) -> tuple[Material, tuple[Coding, ...]]:
    used = {c.code_id for c in codings}
    codes = [c for c in tree.walk() if not c.retired and _may_be_put(tree, c.id, used)]
    place = {code.id: i for i, code in enumerate(codes)}
    rows = tuple(c for c in codings if c.code_id in place)
    candidates = tuple(
        Candidate(
            code.id,
            code.name,
            tuple(reversed([a.name for a in tree.ancestors(code.id)])) or (code.name,),
            _KINDS[code.kind],
            " ".join(p for p in (code.definition, code.inclusion) if p),
        )
        for code in codes
    )
    material = Material(
        candidates,
        tuple(c.segment.quote for c in rows),
        np.array([place[c.code_id] for c in rows], np.int64),
        tuple(seen.said[c.id] for c in rows),
        places=_places(rows),
    )
    return material, rows


def _places(rows: tuple[Coding, ...]) -> tuple[int, ...]:
    """The same number for extracts that share half of the shorter one's words."""
    order = sorted(range(len(rows)), key=lambda i: _start(rows[i]))
    found, place, end = [0] * len(rows), -1, ("", 0)
    for i in order:
        source, start = _start(rows[i])
        span = rows[i].segment.span
        shared = end[1] - start if end[0] == source else 0
        if 2 * shared < len(span):
            place += 1
            end = (source, span.end)
        found[i] = place
    return tuple(found)


def _start(coding: Coding) -> tuple[str, int]:
    return coding.segment.source_id, coding.segment.span.start


def _may_be_put(tree: Codebook, code_id: str, used: set[str]) -> bool:
    """A code; a theme only where somebody coded with it, or where nothing stands under it."""
    code = tree.get(code_id)
    return code.kind is not CodeKind.THEME or code_id in used or not tree.children(code_id)


def _rejected(material: Material, decided: tuple[Suggestion, ...]) -> Rejected:
    place = {c.key: i for i, c in enumerate(material.candidates)}
    rejected = [s for s in decided if s.decision is Decision.REJECTED and s.code_id in place]
    return Rejected(
        tuple(s.segment.quote for s in rejected),
        np.array([place[s.code_id] for s in rejected], np.int64),
    )


def _weights_of(
    study_id: str, material: Material, encodings: Encodings
) -> NDArray[np.float64] | None:
    """The weights learnt at another time, when there was about as much to learn from."""
    return kept_arrays(study_id, _WEIGHTS).get(_shape(material, encodings))


def _keep_weights(
    study_id: str, material: Material, encodings: Encodings, suggester: Suggester
) -> None:
    """Keeps the weights in place of those of these encoders that were kept before."""
    held = kept_arrays(study_id, _WEIGHTS)
    of_others = {s: w for s, w in held.items() if s.rpartition(" ")[0] != encodings.name}
    own = {_shape(material, encodings): suggester.weights}
    keep_arrays(study_id, _WEIGHTS, of_others | own)


def _shape(material: Material, encodings: Encodings) -> str:
    size = int(np.log(max(material.n, 1)) / np.log(_ANEW))
    return f"{encodings.name} {size}"


def _is_close(before: Material, present: Material) -> bool:
    """Whether weights learnt before still do: from nearly as many extracts."""
    few = before.n / _ANEW <= present.n <= max(before.n * _ANEW, before.n + 3)
    return few and before.n > 0
