"""A round of triangulation: coders who code the same transcripts without seeing each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoundSource:
    """A transcript of a round; blind until ``opened_at`` says when the comparison was opened."""

    source_id: str
    opened_at: str | None = None
    opened_by: str | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """A coder declares a transcript of a round finished."""

    source_id: str
    coder_id: str
    declared_at: str


@dataclass(frozen=True, slots=True)
class Round:
    """Who codes what without seeing whom; moments are ISO 8601, UTC."""

    id: str
    number: int
    name: str
    coder_id: str
    created_at: str
    coder_ids: tuple[str, ...]
    sources: tuple[RoundSource, ...]
    declarations: tuple[Declaration, ...] = ()
    note: str = ""
    closed_at: str | None = None
    consensus_id: str | None = None

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Every transcript of the round."""
        return tuple(source.source_id for source in self.sources)

    @property
    def opened_ids(self) -> tuple[str, ...]:
        """The transcripts whose comparison is open."""
        return tuple(s.source_id for s in self.sources if s.opened_at is not None)

    @property
    def blind_ids(self) -> frozenset[str]:
        """The transcripts of which its coders see their own work only."""
        if self.closed_at is not None:
            return frozenset()
        return frozenset(s.source_id for s in self.sources if s.opened_at is None)

    def has_declared(self, source_id: str, coder_id: str) -> bool:
        """Whether a coder declared a transcript finished."""
        return any(d.source_id == source_id and d.coder_id == coder_id for d in self.declarations)

    def waits_for(self, source_id: str) -> tuple[str, ...]:
        """The coders who have not declared a transcript finished yet."""
        return tuple(c for c in self.coder_ids if not self.has_declared(source_id, c))

    def can_open(self, source_id: str) -> bool:
        """Whether everybody declared a transcript that is still blind finished."""
        return source_id in self.blind_ids and not self.waits_for(source_id)
