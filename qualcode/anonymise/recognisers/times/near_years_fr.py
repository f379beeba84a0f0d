"""French years told from the present one: l'an dernier, voilà dix ans; la même année."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_LEANING = words("dernier derniere passe passee prochain prochaine")
_YEARS = words("an annee")
_MUST = words("faut attend attendre attends chaque toujours")
_POINTING = words("voila voici")
_SINCE = words("que qu de d")
_NEAR = 8
_CLOSE = 4
# what happens once in a life or a post
TURNING = words(
    "commence commencee ouvert ouverte lance lancee monte cree creee demarre arrive arrivee arrives parti partie",
    "partis quitte quittee mort morte decede decedee ne nee nes accouche accouchee marie mariee maries divorce",
    "divorcee separe separee separes embauche embauchee licencie licenciee opere operee hospitalise hospitalisee",
    "demenage installe installee installes emmenage diagnostique diagnostiquee arrete arretee perdu repris reprise",
    "vendu vendue achete ferme fermee signe titularise titularisee nomme nommee mute mutee elu elue venu venue",
    "rencontre",
)
_DATE, _REASON = IdentifierKind.DATE, Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Years that are one year before or after the one of the interview, or so many years back.

    Neither a season nor “l'année d'après”, which fix nothing by themselves, but where a life took a turn.
    """
    if reading.settings.language == "en":
        return
    for i in reading.where(_YEARS):
        told = reading.before(i) == "l" and reading.after(i) in _LEANING
        if told and _MUST.isdisjoint(reading.folds[max(0, i - _NEAR) : i]):
            yield reading.candidate(i - 1, i + 1, _DATE, Tier.REVIEW, _REASON)
        leaning = _leans(reading, i)
        if leaning and not TURNING.isdisjoint(
            reading.folds[max(0, leaning[0] - _CLOSE) : leaning[0]]
        ):
            yield reading.candidate(*leaning, _DATE, Tier.REVIEW, _REASON)
    for number in reading.numbers:
        if reading.before(number.first) not in _POINTING or reading.after(number.last) != "ans":
            continue
        if reading.after(number.last, 2) not in _SINCE:
            yield reading.candidate(number.first - 1, number.last + 1, _DATE, Tier.REVIEW, _REASON)


def _leans(reading: Reading, i: int) -> tuple[int, int] | None:
    """Née l'année d'après, mort la même année: the first and last word of the year, told by another."""
    if (
        reading.before(i) == "meme"
        and reading.before(i, 2) == "la"
        and reading.after(i) not in _SINCE
    ):
        return i - 2, i
    if reading.before(i) != "l":
        return None
    if reading.after(i) == "suivante":
        return i - 1, i + 1
    beside = reading.after(i) == "d" and reading.after(i, 2) in ("apres", "avant")
    return (i - 1, i + 2) if beside else None
