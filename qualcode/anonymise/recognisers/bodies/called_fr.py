"""French bodies and spots that somebody calls by ordinary words: une asso qui s'appelle les mains ouvertes."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import HYPHENS
from qualcode.anonymise.recognisers.names.told_fr import REASON, is_close, over_of
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind

_BODIES = words(
    "association assoc asso assos collectif compagnie troupe groupe club equipe foyer residence ecole creche centre",
    "institut structure entreprise boite societe magasin boutique librairie cafe bar bistrot restaurant resto hotel",
    "auberge gite programme projet dispositif service cellule revue journal emission podcast radio chaine fanfare",
    "chorale cooperative syndicat reseau plateforme fondation mutuelle clinique maison cabinet atelier festival",
    "fete salon brasserie pub discotheque boulangerie pharmacie garage orchestre liste parti mouvement start startup",
)
_SPOTS = words(
    "cite quartier village hameau lieu coin ferme domaine exploitation rue place impasse lotissement immeuble tour",
    "barre plage bois foret riviere ruisseau etang lac ile bateau chalutier peniche villa chateau ville commune bourg",
)
_CALLED = words(
    "appelle appelait appellent appelaient appela appelee appelees nomme nommee nommait baptisee"
)
_TO_CALLED = words(
    "qui s ca c la l est etait on qu que elle il ils elles nous avons a ai avait euh dit ont"
)
_ARTICLES = words("le la les l")
_STOPS = words(
    "et ou mais donc car qui que qu dans avec pour parce comme c ca je j on il elle ils elles nous vous y a est",
    "etait quoi hein voilà voila puis alors ici mon ma mes son sa ses un une",
)
_THERE = words("au aux chez en sur sous")
_NO_NAMES = words("comme ca cela ainsi comment pareil plus pas aussi encore maintenant autrement")
_REACH, _MOST = 7, 4


def find(reading: Reading) -> Iterator[Candidate]:
    """The words behind “s'appelle”, up to the next stop, where a body or a spot is spoken of."""
    if reading.settings.language == "en":
        return
    for i in reading.where(_CALLED):
        kind = _kind_before(reading, i)
        last = _end(reading, i + 1) if kind else None
        if kind and last is not None:
            yield reading.candidate(i + 1, last, kind, Tier.REVIEW, REASON)
        elif (spot := _spot_after(reading, i)) is not None:
            yield reading.candidate(*spot, IdentifierKind.PLACE, Tier.REVIEW, REASON)


_BRIDGES = words(
    "pont passerelle passage porte chemin sentier place rue ruelle impasse montee cote escalier moulin ilot"
)
_BETWEEN = words("oui ouais donc enfin voila hein alors ca bah ben le la l les")


def _spot_after(reading: Reading, i: int) -> tuple[int, int] | None:
    """“C'est, ça s'appelle enfin le pont du séminaire”: the spot that the name itself begins with."""
    k = i + 1
    while k < len(reading) and reading.folds[k] in _BETWEEN and reading.is_tight(k):
        k += 1
    spot = k < len(reading) and reading.is_tight(k) and reading.folds[k] in _SPOTS | _BRIDGES
    last = over_of(reading, k) if spot else None
    named = (
        last is not None
        and len(reading.folds[last]) > _MOST - 1
        and reading.folds[last] not in reading.vocabulary.small_words
    )
    return (k, last) if last is not None and named else None


def _kind_before(reading: Reading, i: int) -> IdentifierKind | None:
    """What is called: the body or the spot a few words before, nothing but small words between."""
    for k in range(i - 1, max(-1, i - _REACH), -1):
        form = reading.folds[k]
        one = form.removesuffix("s")
        if form in _BODIES or one in _BODIES:
            return IdentifierKind.ORGANISATION
        if form in _SPOTS or one in _SPOTS:
            return IdentifierKind.PLACE
        if form not in _TO_CALLED:
            return None
    return None


def _end(reading: Reading, first: int) -> int | None:
    """The last word of the name: at most four, told by the stop behind them or by their capitals."""
    if (
        first + 1 >= len(reading)
        or not _is_close(reading, first)
        or reading.folds[first] in _NO_NAMES
    ):
        return None
    article = reading.folds[first] in _ARTICLES
    written = reading.is_capital(first) or (article and reading.is_capital(first + 1))
    end = first
    while end + 1 < len(reading) and _is_close(reading, end + 1):
        end += 1
    if written and first < end < first + _MOST + 1:
        return end  # Un toit pour tous: up to the stop
    last, k = first + article - 1, first + article
    while k <= min(end, first + article + _MOST - 1) and reading.folds[k] not in _STOPS:
        last, k = k, k + 1
    told = last == end or reading.folds[last + 1] in _STOPS | _THERE or written
    if last < first + article or not told:
        return None
    return last if written or last > first else None


def _is_close(reading: Reading, k: int) -> bool:
    gap = reading.gaps[k]
    return is_close(reading, k) or gap in HYPHENS or gap in (" «\u00a0", " “", ' "')
