"""A stretch of a transcript somebody chose, with its words."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model.span import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A span of one version of a source, and its quote."""

    source_id: str
    version: int
    span: Span
    quote: str

    def __post_init__(self) -> None:
        if len(self.quote) != len(self.span):
            raise ValueError(f"a quote of {len(self.quote)} for a span of {len(self.span)}")

    @classmethod
    def cut(
        cls, source_id: str, version: int, text: str, span: Span, quote: str | None = None
    ) -> Segment:
        """The segment of ``text`` at ``span``; ValueError when ``quote`` says otherwise."""
        words = span.cut(text)
        if quote is not None and quote != words:
            raise ValueError("the quote is not what the transcript says there")
        return cls(source_id, version, span, words)
