"""Some extracts of a code go to new codes."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.coding.names import fold_letters
from qualcode.coding.split_code import CodePart, split_code
from qualcode.errors import BadInputError, NotFoundError
from qualcode.services.codebook_writing import do_with_codings
from qualcode.services.open_study import OpenStudy
from qualcode.services.visible import hidden_from, visible_codings
from qualcode.wording import Message


def split(
    study: OpenStudy,
    code_id: str,
    parts: Sequence[CodePart],
    *,
    under: bool = False,
    operation_id: str | None = None,
) -> None:
    """Gives chosen extracts of a code to new codes beside it, or ``under`` it."""
    with study.reading() as reader:
        hidden = hidden_from(reader, study)
    do_with_codings(
        study,
        "split_code",
        lambda tree, codings: split_code(
            tree,
            [c for c in codings if not hidden.hides("coding", c.id)],
            code_id,
            parts,
            under=under,
        ),
        operation_id,
    )


def split_out(
    study: OpenStudy,
    code_id: str,
    name: str,
    coding_ids: Sequence[str],
    *,
    under: bool = False,
    operation_id: str | None = None,
) -> None:
    """Gives chosen extracts of a code to one new code beside it, or ``under`` it.

    ``BadInputError`` when no extract is given.
    """
    if not coding_ids:
        raise BadInputError(
            Message("No extract was chosen."), Message("Tick those that go to the new code.")
        )
    part = CodePart(name, frozenset(coding_ids))
    split(study, code_id, [part], under=under, operation_id=operation_id)


def split_by_words(study: OpenStudy, code_id: str, name: str, words: str) -> int:
    """Gives a code's extracts that hold some words to a new code beside it; how many moved.

    ``NotFoundError`` when none holds them.
    """
    wanted = fold_letters(words)
    with study.reading() as reader:
        found = [
            c.id
            for c in visible_codings(reader, study)
            if c.code_id == code_id and wanted in fold_letters(c.segment.quote)
        ]
    if not found:
        raise NotFoundError(
            Message("No extract of this code holds “{words}”.", words=words),
            Message("Look at its extracts with “qualcode codings list --code”."),
        )
    split(study, code_id, [CodePart(name, frozenset(found))])
    return len(found)
