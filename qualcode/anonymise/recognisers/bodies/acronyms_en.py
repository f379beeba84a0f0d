"""English bodies by their initials: the Severn Pottery Guild, then SPG wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.initials_en import SHORT, SMALL, said_initials, spelled
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
# every town or state has one
_EVERYONES = words("pta pto ptsa dmv psa hoa rotc jrotc ymca ywca ems emt er icu gp")
_REASON = Message("initials of a body named in the text")


def find(reading: Reading) -> Iterator[Candidate]:
    """Each body whose initials the text says, and every mention of them."""
    if reading.settings.language != "en":
        return
    said = said_initials(reading)
    if not said:
        return
    told: set[str] = set()
    for k in reading.where(_BODIES):
        if not (reading.is_capital(k) or reading.no_capitals) or reading.is_shouted(k):
            continue
        for first, last, letters in spelled(reading, k):
            if (
                letters not in said
                or letters in _EVERYONES
                or not _is_somebodys(reading, first, last, letters, said)
            ):
                continue
            told.add(letters)
            yield reading.candidate(first, last, IdentifierKind.ORGANISATION, Tier.LIKELY, _REASON)
    for letters in sorted(told):
        for first, last in said[letters]:
            end = reading.ends[last] + (last > first and reading.gap_after(last)[:1] == ".")
            yield reading.candidate_at(
                reading.starts[first], end, IdentifierKind.ORGANISATION, Tier.LIKELY, _REASON
            )


def _is_somebodys(
    reading: Reading,
    first: int,
    last: int,
    letters: str,
    said: dict[str, list[tuple[int, int]]],
) -> bool:
    """Not a body everybody knows; two letters say it only straight behind or before the name."""
    if all(i in reading.kept or reading.folds[i] in SMALL for i in range(first, last + 1)):
        return False
    if reading.lexicon.is_kept(reading.joined(first, last)):
        return False
    if len(letters) >= SHORT:
        return True
    return any(
        (start == last + 1 and reading.gaps[start] in (" (", " [", ", ", " – ", " - "))
        for start, _ in said[letters]
    )
