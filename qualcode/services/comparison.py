"""Coders of a round side by side: every place, what was decided and said about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from qualcode.agreement.disagreements import by_weight
from qualcode.agreement.disagreements_counts import Tally as Tally
from qualcode.agreement.disagreements_counts import by_code, by_source, confusion, tally
from qualcode.errors import NotFoundError, RefusedError
from qualcode.model import Codebook, Coder, Coding, Source, Transcript
from qualcode.model.adjudication import Adjudication, AgreementRecord, DiscussionEntry
from qualcode.model.disagreement import Place
from qualcode.model.round import Round
from qualcode.services.open_study import OpenStudy
from qualcode.services.rounds import find_round
from qualcode.services.triangulation_figures import Material, gather
from qualcode.services.visible import blind_sources, visible_codebook
from qualcode.store.engine import Reader
from qualcode.store.rows.adjudications import load_adjudications, load_discussion, load_records
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.sources import load_sources
from qualcode.wording import Message


@dataclass(frozen=True)
class Progress:
    """How far a round is settled; agreements taken over count as settled."""

    n_places: int
    n_agreed: int
    n_settled: int
    n_left: int


@dataclass(frozen=True)
class RoundComparison:
    """The open transcripts of a round, place by place.

    ``decisions`` and ``discussion`` are by the place's key; ``lost`` are decisions on places that
    are no longer there, because somebody took a coding off or added one since.
    """

    round: Round
    coders: tuple[Coder, ...]
    sources: tuple[Source, ...]
    tree: Codebook
    texts: Mapping[str, Transcript]
    codings: tuple[Coding, ...]
    places: tuple[Place, ...]
    decisions: Mapping[str, Adjudication]
    discussion: Mapping[str, tuple[DiscussionEntry, ...]]
    records: tuple[AgreementRecord, ...]
    lost: tuple[Adjudication, ...]

    @property
    def disagreements(self) -> tuple[Place, ...]:
        """Where the coders differ, the most words in dispute first."""
        return by_weight(p for p in self.places if not p.is_agreement)

    @property
    def progress(self) -> Progress:
        """How many places are settled, and how many are left."""
        differing = [p for p in self.places if not p.is_agreement]
        settled = sum(p.key in self.decisions for p in self.places)
        left = sum(p.key not in self.decisions for p in differing)
        return Progress(len(self.places), len(self.places) - len(differing), settled, left)

    def quote(self, place: Place) -> str:
        """The words of a place, from the first that anybody coded to the last."""
        return place.span.cut(self.texts[place.source_id].text)

    def place(self, key: str) -> Place:
        """The place of this key; NotFoundError when it is no longer there."""
        found = next((p for p in self.places if p.key == key), None)
        if found is None:
            raise NotFoundError(
                Message("This disagreement is no longer there."),
                Message("Somebody changed a coding meanwhile: load the comparison again."),
            )
        return found

    def by_code(self) -> dict[str, Tally]:
        """Counts for each code, most disagreements first."""
        return by_code(self.places)

    def by_source(self) -> dict[str, Tally]:
        """Counts for each transcript, most disagreements first."""
        return by_source(self.places)

    def pair(self, coder_a: str, coder_b: str) -> tuple[Place, ...]:
        """The places of two of the coders."""
        return self.material.places((coder_a, coder_b))

    @property
    def material(self) -> Material:
        """What the coders did, ready for figures."""
        return Material(self.round.coder_ids, self.texts, self.codings, self.tree)

    def confusion(self, coder_a: str, coder_b: str) -> dict[tuple[str, str], int]:
        """How often one's code stands against the other's; "" where one has none."""
        return confusion(self.pair(coder_a, coder_b), coder_a, coder_b)

    def pairs(self) -> dict[tuple[str, str], Tally]:
        """Each pair of coders counted."""
        return {(a, b): tally(self.pair(a, b)) for a, b in combinations(self.round.coder_ids, 2)}


def compare_round(study: OpenStudy, wanted: str | None = None) -> RoundComparison:
    """The open transcripts of a round (the latest if not said).

    Raises NotFoundError without any round, RefusedError while all its transcripts are blind.
    """
    noun = find_round(study, wanted)
    with study.reading() as reader:
        return comparison_in(reader, study, noun)


def comparison_in(reader: Reader, study: OpenStudy, noun: Round) -> RoundComparison:
    """The same inside an action.

    ``RefusedError`` while every transcript of the round is blind.
    """
    blind = blind_sources(reader, study)
    opened = [s for s in noun.opened_ids if s not in blind]
    if not opened:
        raise RefusedError(
            Message("The transcripts of the round {name} are still blind.", name=noun.name),
            Message("When every coder has declared one finished, its comparison can be opened."),
        )
    material = gather(reader, noun, opened)
    places = material.places()
    keys = {p.key for p in places}
    decisions = load_adjudications(reader, noun.id)
    said: dict[str, list[DiscussionEntry]] = defaultdict(list)
    for entry in load_discussion(reader, noun.id):
        said[entry.disagreement].append(entry)
    return RoundComparison(
        round=noun,
        coders=_in_order(load_coders(reader), noun.coder_ids),
        sources=tuple(s for s in load_sources(reader) if s.id in opened),
        tree=visible_codebook(reader, study),
        texts=material.texts,
        codings=material.codings,
        places=places,
        decisions={d.disagreement: d for d in decisions if d.disagreement in keys},
        discussion={key: tuple(entries) for key, entries in said.items()},
        records=load_records(reader, noun.id),
        lost=tuple(d for d in decisions if d.disagreement not in keys),
    )


def _in_order(coders: Sequence[Coder], ids: Sequence[str]) -> tuple[Coder, ...]:
    return tuple(c for c in coders if c.id in ids)
