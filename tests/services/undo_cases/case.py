"""An action of a service, and what has to be there before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qualcode.services import codings
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import code_named

Act = Callable[[OpenStudy], object]


def nothing(_: OpenStudy) -> None:
    """Nothing has to be there before."""


@dataclass(frozen=True)
class Case:
    """An action, and what has to be there before it."""

    act: Act
    before: Act = nothing


def code_id(study: OpenStudy, name: str) -> str:
    """The id of the code of that name."""
    return code_named(study, name).id


def first_coding(study: OpenStudy) -> str:
    """The id of the first coding of whoever acts."""
    return codings.list_codings(study, coder_id=study.coder.id)[0].id
