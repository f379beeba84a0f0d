"""Which codes a kept expression means, so that it goes on meaning them under other names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qualcode.analysis.query_text import NameWritten, names_written
from qualcode.errors import BadInputError
from qualcode.model import Codebook
from qualcode.services.written_codes import code_as_written, codes_written
from qualcode.store.became import stand_in


def codes_meant(tree: Codebook, expression: str) -> list[str]:
    """For each name of an expression the id of its code; empty where it is none's, or several'."""
    return [_alone(codes_written(tree, each.name)) for each in _names(expression)]


def as_named_now(
    tree: Codebook, expression: str, meant: Sequence[str], into: Mapping[str, str]
) -> str:
    """An expression with the names its codes have now.

    ``meant`` is what ``codes_meant`` told when it was kept, ``into`` what became of codes that
    were merged away. A code that is gone for good keeps the name it had.
    """
    names = _names(expression)
    if len(names) != len(meant):
        return expression
    for each, code_id in reversed(list(zip(names, meant, strict=True))):
        here = stand_in(code_id, into, tree.__contains__) or code_id
        if here not in tree or codes_written(tree, each.name) == [here]:
            continue
        before, after = expression[: each.span.start], expression[each.span.end :]
        expression = before + code_as_written(tree, here) + after
    return expression


def _names(expression: str) -> tuple[NameWritten, ...]:
    try:
        return names_written(expression) if expression.strip() else ()
    except BadInputError:
        return ()  # kept although it cannot be read: asking it says so


def _alone(code_ids: Sequence[str]) -> str:
    return code_ids[0] if len(code_ids) == 1 else ""
