"""What became of the codes between two states of the codebook."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model import Code, Codebook

_MEANING = ("definition", "inclusion", "exclusion", "example")


@dataclass(frozen=True, slots=True)
class CodePair:
    """One code in the earlier and in the later codebook, each with its path of names."""

    before: Code
    after: Code
    path_before: tuple[str, ...]
    path_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodebookComparison:
    """Codes that came, went, or changed; a code may be renamed, moved and redefined at once.

    Codes of ``added`` and ``gone`` come with their path. A code moved along with what
    it stands under has not moved itself.
    """

    added: tuple[tuple[Code, tuple[str, ...]], ...]
    gone: tuple[tuple[Code, tuple[str, ...]], ...]
    retired: tuple[CodePair, ...]
    restored: tuple[CodePair, ...]
    renamed: tuple[CodePair, ...]
    moved: tuple[CodePair, ...]
    redefined: tuple[CodePair, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the two say the same."""
        return not any(
            (
                self.added,
                self.gone,
                self.retired,
                self.restored,
                self.renamed,
                self.moved,
                self.redefined,
            )
        )


def compare_codebooks(before: Codebook, after: Codebook) -> CodebookComparison:
    """What differs from an earlier to a later codebook, each list in tree order."""
    pairs = [
        CodePair(before.get(c.id), c, before.path(c.id), after.path(c.id))
        for c in after.codes
        if c.id in before
    ]
    return CodebookComparison(
        added=tuple((c, after.path(c.id)) for c in after.codes if c.id not in before),
        gone=tuple((c, before.path(c.id)) for c in before.codes if c.id not in after),
        retired=tuple(p for p in pairs if p.after.retired and not p.before.retired),
        restored=tuple(p for p in pairs if p.before.retired and not p.after.retired),
        renamed=tuple(p for p in pairs if p.before.name != p.after.name),
        moved=tuple(p for p in pairs if p.before.parent_id != p.after.parent_id),
        redefined=tuple(p for p in pairs if _meaning(p.before) != _meaning(p.after)),
    )


def _meaning(code: Code) -> tuple[str, ...]:
    return tuple(getattr(code, field).strip() for field in _MEANING)
