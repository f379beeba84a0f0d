"""Where what ships with qualcode lies: beside the package in a clone, inside it once installed."""

from __future__ import annotations

from pathlib import Path

import qualcode
from qualcode.errors import NotFoundError
from qualcode.wording import Message


def shipped(kind: str) -> Path:
    """The folder of ``app``, ``corpora`` or ``codebooks``.

    ``NotFoundError`` when the installation lacks it.
    """
    package = Path(qualcode.__file__).parent
    for place in (package / "_shipped" / kind, package.parent / kind):
        if place.is_dir():
            return place
    raise NotFoundError(
        Message("This installation lacks its folder “{kind}”.", kind=kind),
        Message("Install qualcode again."),
    )
