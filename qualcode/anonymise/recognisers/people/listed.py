"""Names that stand in a list of names: “kevin, momo et bichon”, where nothing has a capital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.callings_fr import CALLINGS
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_AND = ("et", "and", "ou", "or", "puis", "pis")
_STOPS = (",", ".", ";", "!", "?", "…", "\n", "")
_SELVES = words("moi me toi myself")
_ROUNDS = 3
# said beside a name, and no member of a list
_GREETINGS = words(
    "bonjour bonsoir bienvenue salut coucou merci enchante enchantee bravo pardon adieu hello welcome thanks cheers",
    "goodbye hiya",
)
_LISTED = (IdentifierKind.PERSON, IdentifierKind.PLACE)
_REASON = Message("in a list of names")


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Words that a comma or an “and” puts beside a name of a person or a place."""
    if not reading.no_capitals:
        yield from _heads(reading, found)
        yield from _known_to_all(reading, found)
        yield from _aliases(reading, found)
        return
    kinds: dict[int, IdentifierKind] = {}
    for one in found:
        if one.kind in (IdentifierKind.PERSON, IdentifierKind.PLACE):
            first, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
            kinds.update(dict.fromkeys(range(first, last + 1), one.kind))
    new: dict[int, IdentifierKind] = {}
    members = tuple(_members(reading))
    for _ in range(_ROUNDS):
        before = len(new)
        for i, left, right in members:
            kind = None if i in kinds else kinds.get(left) or kinds.get(right)
            if kind is not None and (reading.folds[i] in _SELVES or _may_be_name(reading, i)):
                kinds[i] = new[i] = kind
        if len(new) == before:
            break
    for i, kind in new.items():
        if reading.folds[i] not in _SELVES:
            yield reading.candidate(i, i, kind, Tier.REVIEW, _REASON)


def _aliases(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Lucienne Barrat (Lulu) / Mouette, qui…: what else somebody is called, in a plain word."""
    if reading.settings.language == "en":
        return
    for one in found:
        i = reading.word_at(one.span.end - 1) + 1
        if one.kind is not IdentifierKind.PERSON or i >= len(reading):
            continue
        if reading.gaps[i] not in (" / ", ") / ") or not reading.is_capital(i):
            continue
        plain = reading.is_ordinary(i) and reading.folds[i] not in CALLINGS
        if (
            plain
            and not reading.is_small_word(i)
            and reading.gap_after(i)[:1] in (",", ".", ")", "\n")
        ):
            yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.REVIEW, _REASON)


def _heads(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """“Avion, Clans, Ézy-sur-Eure”: an ordinary word at the head of a list of names."""
    named = {one.span.start: one for one in found if one.kind in _LISTED}
    for i in reading.capitals:
        k = i + 1
        if not reading.opens[i] or k >= len(reading) or reading.gaps[k] != ", ":
            continue
        second = named.get(reading.starts[k])
        if second is None or not _is_list(reading, second) or not _may_head(reading, i):
            continue
        yield reading.candidate(i, i, second.kind, Tier.REVIEW, _REASON)


def _known_to_all(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """“Alex and Reagan”, “Wise, Norton, Pound”: a name known to all, among those of people or of towns."""
    starts = {one.span.start: one.kind for one in found if one.kind in _LISTED}
    ends = {one.span.end: one.kind for one in found if one.kind in _LISTED}
    for i in reading.capitals:
        alone = i in reading.kept and i - 1 not in reading.kept and i + 1 not in reading.kept
        if not alone or reading.opens[i] or reading.is_shouted(i):
            continue
        left, right = _left(reading, i), _right(reading, i) if i + 1 < len(reading) else None
        if left is None or left < 0:
            continue
        kind = ends.get(reading.ends[left])
        following = (
            right is not None and 0 < right < len(reading) and starts.get(reading.starts[right])
        )
        if kind is IdentifierKind.PLACE and not following:
            continue  # Kalama, Washington: a town and its state
        if kind is not None and _is_borne(reading, i, kind):
            yield reading.candidate(i, i, kind, Tier.REVIEW, _REASON)


def _is_borne(reading: Reading, i: int, kind: IdentifierKind) -> bool:
    known = reading.known(i)
    if kind is IdentifierKind.PLACE:
        return known.is_sizeable_place and known.place_kind in "cw"
    return known.is_usual_given or (known.is_usual_surname and not known.place)


def _is_list(reading: Reading, second: Candidate) -> bool:
    """Whether the list goes on: another name after a comma or an “et”."""
    k = reading.word_at(second.span.end)
    if k >= len(reading):
        return False
    if reading.gaps[k] == ", ":
        return reading.is_capital(k)
    return reading.folds[k] in _AND and k + 1 < len(reading) and reading.is_capital(k + 1)


def _may_head(reading: Reading, i: int) -> bool:
    form, known = reading.folds[i], reading.known(i)
    small = form in reading.vocabulary.small_words or form in reading.vocabulary.known_words
    said = form in reading.lower_forms or form.endswith(("ment", "ly")) or i in reading.in_labels
    borne = bool(known.given or known.surname or known.place)
    return borne and not small and not said and len(form) > 2 and reading.ordinariness(i) < 3


def _members(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """The words that may be a member of a list by themselves, with the words beside them in it."""
    for i in range(1, len(reading) - 1):
        right = _right(reading, i)
        left = None if right is None else _left(reading, i)
        if left is not None and right is not None:
            yield i, left, right


def _left(reading: Reading, i: int) -> int | None:
    """The last word of the member before, or -1 where the list may begin."""
    if reading.gaps[i] == ", ":
        return i - 1
    if reading.is_tight(i) and reading.folds[i - 1] in _AND:
        return i - 2
    return -1 if reading.opens[i] else None


def _right(reading: Reading, i: int) -> int | None:
    """The first word of the member after, or a word of no list where it ends."""
    gap = reading.gaps[i + 1]
    if gap != " " and gap.strip(" ")[:1] in _STOPS:
        return i + 1 if gap == ", " else -1
    return i + 2 if reading.folds[i + 1] in _AND and reading.is_tight(i + 1) else None


def _may_be_name(reading: Reading, i: int) -> bool:
    form, known = reading.folds[i], reading.known(i)
    if (
        form in _GREETINGS
        or len(form) < 3
        or not form.isalpha()
        or form in reading.vocabulary.known_words
    ):
        return False
    if (
        form in reading.vocabulary.never_heads
        or i in reading.in_labels
        or form in reading.determined
    ):
        return False
    if not reading.is_ordinary(i):
        return True
    if not (known.given or known.surname or known.place):
        return False
    return reading.ordinariness(i) < 3 or bool(known.given) or known.surname == 1
