"""Which code is meant by what a person wrote: an id, a name, or the steps of a path to it."""

from __future__ import annotations

from qualcode.coding.names import fold_name
from qualcode.errors import BadInputError, NotFoundError
from qualcode.model import Code, Codebook
from qualcode.wording import Message

_STEP = ">"
_QUOTES = str.maketrans("", "", '"“”«»')


def find_code(tree: Codebook, written: str) -> Code:
    """The one code that is meant; NotFoundError when there is none.

    Of several that may be meant, the one whose whole path it is, then the one spelt so to the
    letter. BadInputError, with their paths, where that leaves more than one: none is guessed.
    """
    if written in tree:
        return tree.get(written)
    meant = [tree.get(code_id) for code_id in codes_written(tree, written)]
    if not meant:
        raise NotFoundError(
            Message("There is no code “{name}”.", name=written),
            Message("“qualcode codebook show” lists them."),
        )
    n_steps = len(_steps(written))
    whole = [c for c in meant if len(_steps(_path(tree, c.id))) == n_steps]
    spelt = [c for c in whole or meant if c.name == written.rpartition(_STEP)[2].strip()]
    for found in (meant, whole, spelt):
        if len(found) == 1:
            return found[0]
    raise BadInputError(
        Message("Several codes are called “{name}”.", name=written),
        Message(
            "Give the path of one: {paths}",
            paths=" · ".join(f"{_STEP} {_path(tree, c.id)}" for c in meant),
        ),
    )


def codes_written(tree: Codebook, name: str) -> list[str]:
    """The ids of the codes of a name, or of the last steps of a path (Freins > Temps).

    From a sign of a step on (> Temps) it is the whole path. Accents, case and quotation marks do
    not matter; a name may hold the sign itself.
    """
    path = _steps(name)
    if not path:
        return []
    paths = {c.id: _steps(_path(tree, c.id)) for c in tree.codes}
    if name.replace("›", _STEP).lstrip().startswith(_STEP):
        whole = [code_id for code_id, steps in paths.items() if steps == path]
        if whole:
            return whole
    return [code_id for code_id, steps in paths.items() if steps[-len(path) :] == path]


def code_as_written(tree: Codebook, code_id: str) -> str:
    """A code as a question names it, so that no other is meant."""
    path = _path(tree, code_id).translate(_QUOTES)
    alone = len(codes_written(tree, path)) == 1
    return f'"{path}"' if alone else f'"{_STEP} {path}"'


def _path(tree: Codebook, code_id: str) -> str:
    return f" {_STEP} ".join(tree.path(code_id))


def _steps(path: str) -> list[str]:
    steps = path.replace("›", _STEP).translate(_QUOTES).split(_STEP)
    return [folded for step in steps if (folded := fold_name(step))]
