"""English bodies by their initials: the Severn Pottery Guild, then SPG wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# what a body calls itself, beside which its other words have their initials in the acronym
_BODIES = words(
    "association associations institute institutes institution college colleges university school schools academy",
    "society societies union unions club clubs trust trusts fund foundation council councils committee",
    "commission board",
    "bureau agency authority department ministry office service services administration corporation company",
    "companies",
    "group groups organisation organization federation confederation league congress alliance coalition network",
    "cooperative collective laboratory laboratories lab labs center centre centers centres museum library hospital",
    "hospitals infirmary clinic church churches mission archive archives bank railway railways railroad",
    "brotherhood",
    "sisterhood guild party movement front corps squad brigade regiment press studio studios theatre theater",
    "orchestra",
    "choir firm industries conference convention assembly forum partnership project initiative campaign legion",
    "consortium cooperation enterprises enterprise works workers women men nurses teachers farmers students",
    "residents",
    "citizens mothers fathers parents friends people neighbors neighbours artists physicians scientists lawyers youth",
    "tenants veterans seminary faculty observatory gallery exchange registry resources taskforce force unit team",
    "workshop workshops shelter refuge hostel housing homes estates district county parish diocese ensemble",
    "company",
)
_SMALL = words("of the for and in on at to de s")
_SHORT, _LONGEST, _FURTHEST = 3, 7, 7
_BETWEEN = (*SPACES, "' ", "’ ", "-", ", ", " & ", "'", "’")
_REASON = Message("initials of a body named in the text")


def find(reading: Reading) -> Iterator[Candidate]:
    """Each body whose initials the text says, and every mention of them."""
    if reading.settings.language != "en":
        return
    said = _said(reading)
    if not said:
        return
    told: set[str] = set()
    for k in reading.where(_BODIES):
        if not (reading.is_capital(k) or reading.no_capitals) or reading.is_shouted(k):
            continue
        for first, last, letters in _spelled(reading, k):
            if letters not in said or not _is_somebodys(reading, first, last, letters, said):
                continue
            told.add(letters)
            yield reading.candidate(first, last, IdentifierKind.ORGANISATION, Tier.LIKELY, _REASON)
    for letters in sorted(told):
        for first, last in said[letters]:
            end = reading.ends[last] + (last > first and reading.gap_after(last)[:1] == ".")
            yield reading.candidate_at(
                reading.starts[first], end, IdentifierKind.ORGANISATION, Tier.LIKELY, _REASON
            )


def _said(reading: Reading) -> dict[str, list[tuple[int, int]]]:
    """The words in capitals that may be initials, and where: RTB, R.T.B."""
    said: dict[str, list[tuple[int, int]]] = {}
    if reading.no_capitals:
        for form, places in reading.mentions.items():
            if _SHORT <= len(form) <= _LONGEST and form.isalpha() and not _is_word(reading, form):
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
            if last - i + 1 >= _SHORT:
                said.setdefault("".join(reading.folds[i : last + 1]), []).append((i, last))
    return said


def _is_word(reading: Reading, form: str) -> bool:
    known = reading.profile(form)
    return bool(known.english or known.given or known.surname or known.place)


def _spelled(reading: Reading, k: int) -> Iterator[tuple[int, int, str]]:
    """The stretches of a name around the body word ``k`` and their initials, small words left out or not."""
    first, last = k, k
    while k - first < _FURTHEST and first > 0 and _goes_on(reading, first - 1, first):
        first -= 1
    while (
        last - k < _FURTHEST and last + 1 < len(reading) and _goes_on(reading, last + 1, last + 1)
    ):
        last += 1
    heads = [i for i in range(first, last + 1) if reading.folds[i] not in _SMALL]
    for start in (i for i in heads if i <= k):
        for end in (i for i in heads if i >= k):
            if end == start:
                continue
            inside = range(start, end + 1)
            tight = "".join(reading.folds[i][0] for i in inside if reading.folds[i] not in _SMALL)
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
    return reading.no_capitals or written or reading.folds[i] in _SMALL


def _is_somebodys(
    reading: Reading,
    first: int,
    last: int,
    letters: str,
    said: dict[str, list[tuple[int, int]]],
) -> bool:
    """Not a body everybody knows; two letters say it only straight behind or before the name."""
    if all(i in reading.kept or reading.folds[i] in _SMALL for i in range(first, last + 1)):
        return False
    if reading.lexicon.is_kept(reading.joined(first, last)):
        return False
    if len(letters) >= _SHORT:
        return True
    return any(
        (start == last + 1 and reading.gaps[start] in (" (", " [", ", ", " – ", " - "))
        for start, _ in said[letters]
    )
