"""A month alone, told of something that happened once: elle est partie en janvier, un soir de novembre."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.numbers import NUMBER_WORDS
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_MONTHS = words(
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
)
_AT = words("en depuis des fin debut courant mi vers avant apres")
_PARTS = words(
    "soir matin jour nuit mois dimanche lundi mardi mercredi jeudi vendredi samedi fin debut milieu",
    "apres-midi soiree journee matinee week-end",
)
_DAYS = words("lundi mardi mercredi jeudi vendredi samedi dimanche semaine weekend jour")
_ORDINALS = words("premier premiere deuxieme second seconde troisieme quatrieme dernier derniere")
# what is done every year
_HABIT = words("tous toutes chaque toujours souvent general generalement habitude parfois fois")
_HAVE = words("ai as a avons avez ont avait avais avaient aura")
_BE = words("suis es est sommes etes sont etait etais etaient sera")
_GO = words("vais vas va allons allez vont")
_BETWEEN = words(
    "pas plus jamais bien deja encore tout enfin vraiment meme aussi beaucoup mal eu ete trop tres trois deux quatre",
    "fois le la les l m t s y en lui se me",
)
_FUTURE = ("rai", "rons", "ront", "aura", "sera", "fera", "ira")
_INFINITIVE = ("er", "ir", "re", "oir")
# once in a life, even in the present: on se marie en juin
_ONCE = words(
    "marie marient accouche nait retraite demenage demenagent opere terme contrat soutenance expire quitte",
)
_FURTHEST = 10
_THE_YEAR = words("dernier prochain passe suivant de")
_REASON = Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Months without day or year, where what happened then happened once."""
    if reading.settings.language == "en":
        return
    for i in reading.where(_MONTHS):
        if not _stands_alone(reading, i):
            continue
        first = _first_of_two(reading, i)
        cue = reading.before(first)
        if (counted := _counted_day(reading, i)) is not None:
            yield reading.candidate(counted, i, IdentifierKind.DATE, Tier.REVIEW, _REASON)
            continue
        placed = cue in _AT or (cue in ("de", "d") and reading.before(first, 2) in _PARTS)
        if not placed and first == i:
            continue
        if _is_of_once(reading, first, i, cue):
            yield reading.candidate(first, i, IdentifierKind.DATE, Tier.REVIEW, _REASON)


def _stands_alone(reading: Reading, i: int) -> bool:
    after = reading.after(i)
    if reading.is_capital(i) or after in _THE_YEAR or after[:1].isdigit():
        return False
    return after not in NUMBER_WORDS["fr"] - {"un", "une", "et", "quelques"} and after != "mille"


def _first_of_two(reading: Reading, i: int) -> int:
    """De janvier à avril: the first month of two, where “de” stands before it."""
    two = reading.before(i) in ("a", "et", "ou") and reading.before(i, 2) in _MONTHS
    return i - 2 if two and reading.before(i - 2) in ("de", "d", "en", "entre") else i


def _counted_day(reading: Reading, i: int) -> int | None:
    """Le premier lundi de septembre: the day or week that is counted within the month."""
    one, two, three = (reading.before(i, back) for back in (1, 2, 3))
    if one in ("de", "d") and two in _DAYS and three in _ORDINALS:
        return i - 3 if reading.before(i, 4) not in ("chaque", "tous", "toutes") else None
    return None


def _is_of_once(reading: Reading, first: int, last: int, cue: str) -> bool:
    """Whether the sentence tells of one year: past or near future, and no habit."""
    start, end = first, last
    while start > 0 and not reading.opens[start] and first - start < _FURTHEST:
        start -= 1
    while end + 1 < len(reading) and not reading.opens[end + 1] and end - last < _FURTHEST:
        end += 1
    forms = reading.folds[start : end + 1]
    if not _HABIT.isdisjoint(forms) and not _counts_times(forms):
        return False
    if cue == "depuis" or not _ONCE.isdisjoint(forms):
        return True
    if first - 1 == start and last == end and reading.opens[start]:
        return True  # En février: what came before is told of that month
    if _turns(reading, first):
        return True
    return any(_happened(reading, k, end) for k in range(start, end))


def _turns(reading: Reading, first: int) -> bool:
    """J'ai vingt-quatre ans, vingt-cinq en décembre: somebody turns that old."""
    before = reading.before(first, 2)
    counted = before in NUMBER_WORDS["fr"] or before.isdigit()
    return before == "ans" or (counted and "ans" in reading.folds[max(0, first - 8) : first])


def _counts_times(forms: list[str]) -> bool:
    """Trois fois en octobre: once counted is no habit."""
    return "fois" in forms and _HABIT.isdisjoint(set(forms) - {"fois"})


def _happened(reading: Reading, k: int, end: int) -> bool:
    """Est venu, a été opérée, vais avoir: a verb of one time at word ``k``."""
    form = reading.folds[k]
    if form.endswith(_FUTURE) and len(form) > 3 and form != "vrai":
        return True
    if form == "etait" and reading.before(k) == "c":
        return True
    told = form in _HAVE or form in _BE
    if not (told or form in _GO) or (form == "a" and reading.words[k] == "à"):
        return False
    if form in _BE and reading.before(k) in ("c", "ce"):
        return False  # au mois d'août c'est fermé
    n = k + 1
    while n <= end and reading.folds[n] in _BETWEEN and n - k < 4:
        if told and reading.folds[n] in ("eu", "ete"):
            return True
        n += 1
    if n > end or (form in _HAVE and reading.before(k) == "y"):
        return False
    said = reading.folds[n]
    if told:
        participle = reading.words[n].lower().endswith(_ENDS)
        return len(said) > 1 and (participle or said.endswith(_STRONG))
    return len(said) > 3 and said.endswith(_INFINITIVE)


_ENDS = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "û", "ert", "erte")
_STRONG = ("mort", "morte", "fait", "faite", "dit", "ecrit", "conduit", "construit", "eint", "int")
