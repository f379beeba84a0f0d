"""Trouble in the researcher's material: where, what, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class Finding:
    """A point to check; nothing is lost because of it.

    ``place`` is a message too ("line 214 of {file}"); ``advice`` says what the researcher can do.
    """

    place: Message
    text: Message
    advice: Message


def each_once(findings: Iterable[Finding]) -> tuple[tuple[Finding, int], ...]:
    """The findings in order of first appearance, and how often each was made (1 or more)."""
    return tuple(Counter(findings).items())
