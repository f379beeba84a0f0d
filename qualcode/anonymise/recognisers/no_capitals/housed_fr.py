"""French bodies and the town of theirs, without capitals: la sucrerie de montaigu, le leclerc de carhaix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind, Span

_OF, _THE = words("de d du des"), words("la l le les")
_DEFINITE = words("la le l les au aux du des")
_TRADE = "erie"
# they end like a trade and are none
_NO_TRADES = words(
    "loterie infanterie cavalerie artillerie camaraderie patisserie confrerie tuerie reverie causerie plaisanterie",
    "sorcellerie gaminerie connerie moquerie tricherie intemperie allegorie categorie serie periferie peripherie",
    "tapisserie maconnerie menuiserie batterie egerie bizarrerie vacherie saloperie effronterie",
)
_HOUSES = words(
    "usine fabrique mine mines carriere carrieres ardoisiere ardoisieres forge forges acierie acieries chantier",
    "chantiers",
    "abattoir abattoirs moulin moulins filature filatures cooperative houillere houilleres charbonnage charbonnages",
    "arsenal lep lp sanatorium preventorium orphelinat abbaye couvent prison caserne camp base hospice depot gare",
    "intermarche leclerc carrefour auchan casino lidl aldi super-u decathlon castorama",
)
_KINDS = words(
    "navals navales naval agricole agricoles laitiere hydraulique textile militaire textiles departementale",
    "municipale municipal communal communale regional regionale cantonal cantonale",
)


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The places of ``found`` with the house that they are the town of."""
    if reading.settings.language == "en" or not reading.no_capitals:
        return
    for one in found:
        if one.kind is not IdentifierKind.PLACE:
            continue
        head = _house_before(reading, reading.word_at(one.span.start))
        if head is not None:
            span = Span(reading.starts[head], one.span.end)
            body = IdentifierKind.ORGANISATION
            yield replace(one, span=span, text=span.cut(reading.text), kind=body)


def _house_before(reading: Reading, at: int) -> int | None:
    """The word for the house, when “de” leads from it to word ``at``."""
    k = at
    while k > 0 and reading.before(k) in _THE and k > at - 1:
        k -= 1
    k -= 1
    if k < 1 or reading.folds[k] not in _OF or not reading.is_tight(at):
        return None
    head = k - 1
    if reading.folds[head] in _KINDS:
        head -= 1
    if head < 1 or not all(reading.is_tight(j) for j in range(head + 1, at + 1)):
        return None
    form = reading.folds[head]
    trade = form.endswith(_TRADE) and len(form) > len("scierie") - 1 and form not in _NO_TRADES
    if not (trade or form in _HOUSES) or reading.before(head) not in _DEFINITE:
        return None
    return head
