"""Forms that are ordinary words too, with their capital where a capital says nothing.

“Hull, widow of…” may be the town or the hull of a boat: nobody can tell, so it is pointed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.folding import WORD, fold
from qualcode.anonymise.leaks.forms import SecretForm, SecretIndex
from qualcode.anonymise.leaks.search import Leak, LeakKind, descriptors
from qualcode.model import IdentifierKind, Span
from qualcode.wording import Message

# a line begins, or what follows a label, or a cell of a table written as text
_BEGINS = re.compile(r"\n|[:;|\t]\s*[\"«“']?$|[,;|\t]\s*\"$|[–—-]\s$")
_LOOSE = (IdentifierKind.DATE, IdentifierKind.AGE)
_FARTHEST = 12


def opening_names(text: str, index: SecretIndex, *, anywhere: bool = False) -> Iterator[Leak]:
    """Each such form at the start of a paragraph, a line or a cell; with ``anywhere``, of a sentence too."""
    masked: list[Span] | None = None
    for match in WORD.finditer(text) if index.ordinary else ():
        secret = _said(match.group(), index)
        if secret is None or not (anywhere or _begins(text, match.start())):
            continue
        span = Span(*match.span())
        if masked is None:
            masked = descriptors(text, index)
        if not any(mask.contains(span) for mask in masked):
            yield Leak(span, match.group(), LeakKind.OPENING, secret.form, _why(match.group()))


def _said(word: str, index: SecretIndex) -> SecretForm | None:
    if not word[0].isupper():
        return None
    letters = fold(word)
    if letters not in index.ordinary:
        return None
    secret = index.wholes[letters]
    return None if secret.kind in _LOOSE else secret


def _begins(text: str, start: int) -> bool:
    """Whether a line or a cell begins here, quotation marks and bullets aside."""
    before = text[max(0, start - _FARTHEST) : start]
    gap = before[len(before.rstrip(" \t\n\"'«“;:|,•–—-\u00a0\u202f*#>(")) :]
    return len(gap) == start or bool(_BEGINS.search(gap))


def _why(found: str) -> Message:
    return Message(
        "“{found}” was replaced elsewhere; it is also an ordinary word, and begins what stands here.",
        found=found,
    )
