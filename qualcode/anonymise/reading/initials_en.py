"""Words in capitals that are the initials of other words of an English text: SPG, the Severn Pottery Guild."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import SPACES
from qualcode.anonymise.vocabulary import words

SMALL = words("of the for and in on at to de s")
SHORT, _LONGEST, _FURTHEST = 3, 7, 7
_BETWEEN = (*SPACES, "' ", "’ ", "-", ", ", " & ", "'", "’")
# what programs, methods and laws call themselves, whatever their initials
_NOBODYS = words(
    "system systems language program programs compiler monitor assembler interpreter package protocol method methods",
    "technique model models simulator simulation test tests scale inventory index option disorder disease syndrome",
    "deficiency therapy act law plan scheme standard code format procedure certificate diploma degree theory analysis",
    "examination assessment questionnaire",
)


def programs(reading: Reading) -> Iterator[int]:
    """The words of a program or a method whose initials the text says, and these: General Utility System, GUS."""
    if reading.no_capitals:
        return
    heads = [k for k in reading.where(_NOBODYS) if reading.is_capital(k)]
    said = said_initials(reading) if heads else {}
    for k in heads:
        for first, last, letters in spelled(reading, k):
            plain = all(
                reading.is_ordinary(i)
                and not (reading.known(i).is_usual_given or reading.known(i).is_sizeable_place)
                for i in range(first, last + 1)
            )
            if len(letters) >= SHORT and last == k and letters in said and plain:
                yield from range(first, last + 1)
                for start, end in said[letters]:
                    yield from range(start, end + 1)


def said_initials(reading: Reading) -> dict[str, list[tuple[int, int]]]:
    """The words in capitals that may be initials, and where: RTB, R.T.B."""
    said: dict[str, list[tuple[int, int]]] = {}
    if reading.no_capitals:
        for form, places in reading.mentions.items():
            if SHORT <= len(form) <= _LONGEST and form.isalpha() and not _is_word(reading, form):
                said[form] = [(i, i) for i in places]
        return said
    for i in reading.capitals:
        length = len(reading.words[i])
        if 1 < length <= _LONGEST and reading.is_shouted(i) and i not in reading.in_labels:
            said.setdefault(reading.folds[i], []).append((i, i))
        elif length == 1 and reading.gap_after(i) == "." and reading.gaps[i] != ".":
            last = i
            while (
                last + 1 < len(reading)
                and reading.gaps[last + 1] == "."
                and len(reading.words[last + 1]) == 1
            ):
                last += 1
            if last - i + 1 >= SHORT:
                said.setdefault("".join(reading.folds[i : last + 1]), []).append((i, last))
    return said


def _is_word(reading: Reading, form: str) -> bool:
    known = reading.profile(form)
    return bool(known.english or known.given or known.surname or known.place)


def spelled(reading: Reading, k: int) -> Iterator[tuple[int, int, str]]:
    """The stretches of a name around the body word ``k`` and their initials, small words left out or not."""
    first, last = k, k
    while k - first < _FURTHEST and first > 0 and _goes_on(reading, first - 1, first):
        first -= 1
    while (
        last - k < _FURTHEST and last + 1 < len(reading) and _goes_on(reading, last + 1, last + 1)
    ):
        last += 1
    heads = [i for i in range(first, last + 1) if reading.folds[i] not in SMALL]
    for start in (i for i in heads if i <= k):
        for end in (i for i in heads if i >= k):
            if end == start:
                continue
            inside = range(start, end + 1)
            tight = "".join(reading.folds[i][0] for i in inside if reading.folds[i] not in SMALL)
            if len(tight) > 1:
                yield start, end, tight
            whole = "".join(reading.folds[i][0] for i in inside if reading.folds[i] != "s")
            if whole != tight:
                yield start, end, whole


def _goes_on(reading: Reading, i: int, gap: int) -> bool:
    """Whether word ``i`` belongs to the stretch that the gap before word ``gap`` leads to."""
    if reading.gaps[gap] not in _BETWEEN or i in reading.in_labels:
        return False
    written = reading.is_capital(i) and not reading.is_shouted(i)
    return reading.no_capitals or written or reading.folds[i] in SMALL
