"""Which options of ``qualcode agreement`` go together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.errors import BadInputError
from qualcode.wording import Message

if TYPE_CHECKING:
    from qualcode.services.agreement import Sampling


def one_of(path: Path | None, ratings: Path | None, spans: Path | None) -> None:
    """A study, or one table."""
    if sum(given is not None for given in (path, ratings, spans)) != 1:
        raise BadInputError(
            Message("Give a study, or one table with --ratings or --spans."),
            Message("For example: qualcode agreement --ratings table.csv"),
        )


def study_only(given: Mapping[str, bool]) -> None:
    """Options that need the texts of a study."""
    _refuse(given, Message("It needs the texts of a study; a table holds none."))


def ratings_only(given: Mapping[str, bool]) -> None:
    """Options that speak of a table of judgements."""
    _refuse(given, Message("It goes with --ratings."))


def _refuse(given: Mapping[str, bool], why: Message) -> None:
    for option, is_given in given.items():
        if is_given:
            raise BadInputError(Message("{option} does not go here.", option=option), why)


def sampling_of(n: int, seed: int, *, wanted: bool) -> Sampling | None:
    """The bootstrap asked for."""
    from qualcode.services.agreement import Sampling

    if not wanted:
        return None
    if n < 1:
        raise BadInputError(
            Message("--bootstrap cannot be {n}.", n=n),
            Message("Give a number such as 1000, or --no-intervals."),
        )
    return Sampling(n, seed)


def lengths_of(given: Iterable[str]) -> dict[str, int]:
    """Lengths by source; a bare number is that of the only source."""
    lengths: dict[str, int] = {}
    for said in given:
        source, sign, number = said.rpartition("=")
        if not number.strip().isdecimal() or (sign and not source.strip()):
            raise BadInputError(
                Message("--length cannot be {said}.", said=said),
                Message("Write it as SOURCE=N, for example --length E1=12034."),
            )
        if source.strip() in lengths:
            raise BadInputError(
                Message("--length names {source} twice.", source=source.strip()),
                Message("Give each source one length."),
            )
        lengths[source.strip()] = int(number)
    return lengths
