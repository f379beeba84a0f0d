"""Agreement of the coders of a round as figures, and the record kept of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from qualcode.agreement.coding.conger_kappa import conger_kappa
from qualcode.agreement.coding.krippendorff_alpha import krippendorff_alpha
from qualcode.agreement.coding.percent import percent
from qualcode.agreement.coding.pooled_kappa import pooled_kappa
from qualcode.agreement.disagreements import compare_codings
from qualcode.agreement.disagreements_counts import Tally, tally
from qualcode.agreement.reliability_data import ReliabilityData
from qualcode.agreement.text_axis import TextAxis, counted_spans
from qualcode.agreement.units import Marks, reliability_data
from qualcode.model import Codebook, Coding, Transcript, new_id, now
from qualcode.model.adjudication import AgreementRecord, Stage
from qualcode.model.disagreement import Place
from qualcode.model.round import Round
from qualcode.services.open_study import OpenStudy
from qualcode.services.triangulation_settled import as_settled
from qualcode.store.change import Change
from qualcode.store.engine import Reader
from qualcode.store.rows.adjudications import load_adjudications, record_row
from qualcode.store.rows.codebook import load_codebook
from qualcode.store.rows.codings import load_codings
from qualcode.store.rows.sources import load_sources, load_transcripts


@dataclass(frozen=True)
class Material:
    """What coders of a round did in some of its transcripts, with the texts and the tree."""

    coder_ids: tuple[str, ...]
    texts: Mapping[str, Transcript]
    codings: tuple[Coding, ...]
    tree: Codebook

    def places(self, coder_ids: Sequence[str] | None = None) -> tuple[Place, ...]:
        """Every place in the order of the transcripts, of all the coders or of some."""
        wanted = tuple(coder_ids or self.coder_ids)
        return tuple(
            place
            for source_id, transcript in self.texts.items()
            for place in compare_codings(
                (c for c in self.codings if c.segment.source_id == source_id),
                transcript.text,
                self.tree,
                wanted,
            )
        )


def gather(
    reader: Reader, noun: Round, source_ids: Iterable[str], *, settled: bool = False
) -> Material:
    """The present codings of a round's coders in some transcripts.

    ``settled`` takes the decisions in: where one was made, every coder holds what it gave.
    """
    wanted = set(source_ids)
    versions = {s.id: s.version for s in load_sources(reader) if s.id in wanted}
    texts = load_transcripts(reader)
    codings = tuple(
        c
        for c in load_codings(reader, source_ids=versions)
        if c.segment.version == versions[c.segment.source_id]
    )
    if settled:
        codings = as_settled(codings, load_adjudications(reader, noun.id), noun.coder_ids)
    return Material(
        noun.coder_ids,
        {s: texts[s] for s in versions if s in texts},
        tuple(c for c in codings if c.coder_id in noun.coder_ids),
        load_codebook(reader),
    )


def record(
    study: OpenStudy, change: Change, noun: Round, stage: Stage, source_ids: Iterable[str]
) -> None:
    """Keeps agreement as it stands: before discussion, or after it with the decisions taken in."""
    wanted = tuple(source_ids)
    if not wanted:
        return
    material = gather(change.connection, noun, wanted, settled=stage is Stage.AFTER)
    kept = AgreementRecord(new_id(), noun.id, stage, figures_of(material), study.coder.id, now())
    change.insert("agreement_record", record_row(kept))


def figures_of(material: Material) -> dict[str, Any]:
    """All coders together, each pair, each code: shares from 0 to 1, None where undefined.

    Counted in characters of respondents' text. ``percent`` is the mean over codes, ``kappa`` the
    pooled kappa of De Vries et al. 2008, ``alpha`` the mean over codes where it is defined.
    """
    return {
        "coders": list(material.coder_ids),
        "sources": list(material.texts),
        **_together(material, material.coder_ids),
        "pairs": [
            {"coders": list(pair), **_together(material, pair)}
            for pair in combinations(material.coder_ids, 2)
        ],
        "codes": [
            {
                "code": code_id,
                "percent": percent(ratings).value,
                "kappa": conger_kappa(ratings).value,
                "alpha": krippendorff_alpha(ratings).value,
            }
            for code_id, ratings in ratings_by_code(material, material.coder_ids).items()
        ],
    }


def ratings_by_code(material: Material, coder_ids: Sequence[str]) -> dict[str, ReliabilityData]:
    """Characters of respondents' text x coders, for each code one of them used, in tree order."""
    axis = TextAxis.of({s: counted_spans(t) for s, t in material.texts.items()})
    used = {c.code_id for c in material.codings if c.coder_id in coder_ids}
    judged = dict.fromkeys(coder_ids, frozenset(material.texts))
    return {
        code.id: reliability_data(
            [_marks(material, axis, code.id, coder) for coder in coder_ids],
            list(coder_ids),
            axis,
            judged,
        )
        for code in material.tree.codes
        if code.id in used
    }


def _marks(material: Material, axis: TextAxis, code_id: str, coder_id: str) -> Marks:
    import numpy as np

    found: list[tuple[int, int]] = []
    for source_id in material.texts:
        spans = [
            (c.segment.span.start, c.segment.span.end)
            for c in material.codings
            if c.code_id == code_id and c.coder_id == coder_id and c.segment.source_id == source_id
        ]
        if spans:
            ends = axis.place(source_id, np.array(spans, dtype=np.int64).ravel())
            found += [(int(a), int(b)) for a, b in ends.reshape(-1, 2)]
    return Marks.of(found)


def _together(material: Material, coder_ids: Sequence[str]) -> dict[str, Any]:
    by_code = list(ratings_by_code(material, coder_ids).values())
    counted = tally(material.places(coder_ids))
    return {
        "percent": _mean([percent(r).value for r in by_code]),
        "kappa": pooled_kappa(by_code).value if by_code else None,
        "alpha": _mean([krippendorff_alpha(r).value for r in by_code]),
        "places": _counts(counted),
        "disputed": counted.disputed,
    }


def _counts(counted: Tally) -> dict[str, int]:
    return {kind.value: n for kind, n in counted.kinds.items()}


def _mean(values: list[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None
