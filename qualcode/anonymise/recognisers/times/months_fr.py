"""A month alone, told of something that happened once: elle est partie en janvier, un soir de novembre."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import NUMBER_WORDS
from qualcode.anonymise.recognisers.ages.aged_fr import is_person
from qualcode.anonymise.recognisers.times.calendar_fr import MONTHS
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import DAYS_FR
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_AT = words("en depuis des fin debut courant mi vers avant apres")
_PARTS = words(
    DAYS_FR,
    "soir matin jour nuit mois fin debut milieu jours semaine semaines quinzaine apres-midi soiree journee",
    "matinee week-end",
)
_DAYS = words(DAYS_FR, "semaine quinzaine weekend jour")
_ORDINALS = words("premier premiere deuxieme second seconde troisieme quatrieme dernier derniere")
# what is done every year
_HABIT = words("tous toutes chaque toujours souvent general generalement habitude parfois fois")
_HAVE = words("ai as a avons avez ont avait avais avions aviez avaient aura eut eus eurent")
_BE = words("suis es est sommes etes sont etait etais etions etiez etaient sera fut fus furent")
_GO = words("vais vas va allons allez vont dois doit devrais devrait devait devais")
_BETWEEN = words(
    "pas plus jamais bien deja encore tout enfin vraiment meme aussi beaucoup mal eu ete trop tres trois deux quatre",
    "fois le la les l m t s y en lui se me",
)
_FUTURE = ("rai", "rons", "ront", "aura", "sera", "fera", "ira")
_INFINITIVE = ("er", "ir", "re", "oir")
# once in a life, even in the present: on se marie en juin
_ONCE = words(
    "marie marient accouche nait retraite demenage demenagent opere terme contrat soutenance expire quitte mourait",
    "naissait quittait perdait",
)
# what happens to somebody once, or seldom
_EVENTS = words(
    "anniversaire mariage enterrement obseques deces naissance accouchement operation greffe proces jugement",
    "audience accident cyclone incendie inondation divorce licenciement demenagement embauche diagnostic",
    "bapteme communion attentat agression avc infarctus grossesse chimio pacs mort mutation veuvageburn rendez",
    "faillite liquidation rupture",
)
_BORN_OF = words("suis est etait etais sont moi lui elle toi eux")
_OWN = words("ma mon mes sa son ses nos notre vos votre leur leurs la le les des une un aux au du")
_NAMES_TOO = words("avril mai")
_FURTHEST = 14
_THE_YEAR = words("dernier prochain passe suivant de")
_NOW = words("maintenant aujourd present")
_REASON = Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Months without day or year, where what happened then happened once."""
    if reading.settings.language == "en":
        return
    for i in reading.where(MONTHS):
        if not _stands_alone(reading, i):
            continue
        first = _first_of_two(reading, i)
        cue = reading.before(first)
        if (counted := _counted_day(reading, i)) is not None:
            yield reading.candidate(counted, i, IdentifierKind.DATE, Tier.REVIEW, _REASON)
            continue
        placed = cue in _AT or (cue in ("de", "d") and reading.before(first, 2) in _PARTS)
        if _is_of_birth(reading, i, cue):
            yield reading.candidate(i, i, IdentifierKind.DATE, Tier.REVIEW, _REASON)
            continue
        if (
            reading.before(i) == "ou"
            and reading.before(i, 2) in MONTHS
            and reading.gaps[i - 2] == ", "
        ):
            first, placed = i - 2, True
        placed = placed or (cue == "etait" and reading.before(i, 2) == "c")
        if not placed and first == i and not (cue in ("pour", "a") and _is_due(reading, i)):
            continue
        if _is_of_once(reading, first, i):
            yield reading.candidate(first, i, IdentifierKind.DATE, Tier.REVIEW, _REASON)
            yield from _listed_before(reading, first)


def _stands_alone(reading: Reading, i: int) -> bool:
    after = reading.after(i)
    written = reading.is_capital(i) and (
        reading.folds[i] in _NAMES_TOO or reading.before(i) not in _AT | {"de", "d"}
    )
    if written or after in _THE_YEAR or after[:1].isdigit():
        return False
    return after not in NUMBER_WORDS["fr"] - {"un", "une", "et", "quelques"} and after != "mille"


def _listed_before(reading: Reading, i: int) -> Iterator[Candidate]:
    """J'ai tenu novembre, décembre, et en janvier j'ai craqué: the months before the one told."""
    k = i - 1
    while k > 0 and (reading.folds[k] in MONTHS or reading.folds[k] in ("et", "en", "puis")):
        if reading.folds[k] in MONTHS:
            yield reading.candidate(k, k, IdentifierKind.DATE, Tier.REVIEW, _REASON)
        k -= 1


def _is_of_birth(reading: Reading, i: int, cue: str) -> bool:
    """Je suis de novembre; on est de la même année, lui de mars et moi de juin."""
    if cue != "de" or reading.before(i, 2) not in _BORN_OF:
        return False
    return not reading.after(i) or reading.after(i) in ("et", "comme", "donc", "moi", "lui", "elle")


def _is_due(reading: Reading, i: int) -> bool:
    """C'est pour avril; le procès est fixé à novembre: nothing is bought for that month."""
    what = reading.before(i, 2)
    return not reading.after(i) and (
        what in ("est", "prevu", "prevue", "programmee", "programme") or what.startswith("fixe")
    )


def _first_of_two(reading: Reading, i: int) -> int:
    """De janvier à avril: the first month of two, where “de” stands before it."""
    if reading.before(i) in MONTHS and reading.gaps[i] != " ":  # avril-mai
        return i - 1
    two = reading.before(i) in ("a", "et", "ou") and reading.before(i, 2) in MONTHS
    return i - 2 if two and reading.before(i - 2) in ("de", "d", "en", "entre") else i


def _counted_day(reading: Reading, i: int) -> int | None:
    """Le premier lundi de septembre: the day or week that is counted within the month."""
    one, two, three = (reading.before(i, back) for back in (1, 2, 3))
    if one in ("de", "d") and two in _DAYS and three in _ORDINALS:
        return i - 3 if reading.before(i, 4) not in ("chaque", "tous", "toutes") else None
    return None


def _is_of_once(reading: Reading, first: int, last: int) -> bool:
    """Whether the sentence tells of one year: past or near future, and no habit."""
    start, end = reading.sentence_around(first, last, _FURTHEST, _FURTHEST)
    forms = reading.folds[start : end + 1]
    if not _HABIT.isdisjoint(forms) and not _counts_times(forms):
        return False
    if any(_changes(reading, k) for k in range(start, end)):
        return True
    if "depuis" in reading.folds[max(start, first - 4) : first] or not _ONCE.isdisjoint(forms):
        return True
    if not _EVENTS.isdisjoint(forms) or _follows_participle(reading, first):
        return True
    if reading.after(last) in ("a", "jusqu") and not _NOW.isdisjoint(
        reading.folds[last + 2 : last + 4]
    ):
        return True  # de début mars à maintenant
    if _is_asked_when(reading, first):
        return True
    if first - 1 == start and last == end and reading.opens[start]:
        return True  # En février: what came before is told of that month
    if reading.gap_after(last)[:1] == "," and _opens_with(reading, start, first):
        return True  # tout début mai, le chef m'appelle
    if _turns(reading, first):
        return True
    return any(_happened(reading, k, end) for k in range(start, end))


def _is_asked_when(reading: Reading, first: int) -> bool:
    """“Elle est décédée quand ?” “Au mois d'avril.”"""
    near = [i for i in range(max(0, first - _PLACING * 2), first) if reading.folds[i] == "quand"]
    return bool(near) and "?" in reading.text[reading.starts[near[-1]] : reading.starts[first]]


def _follows_participle(reading: Reading, first: int) -> bool:
    """Un cancer découvert au mois d'août; licencié en mars: not “nos congés en août”."""
    k = first - 1
    while k > 0 and first - k < _PLACING and reading.folds[k] in _TO_MONTH and reading.is_tight(k):
        k -= 1
    told = reading.words[k].lower()
    if k < 0 or k == first - 1 or not told.endswith(_ENDS) or len(told) < _LEAST_PARTICIPLE:
        return False
    before = reading.before(k)
    free = before not in _OWN and before not in _BE and before not in _BETWEEN
    return free and reading.folds[k] not in _NO_PARTICIPLES


def _opens_with(reading: Reading, start: int, first: int) -> bool:
    """Whether the sentence begins with no more than what places the month."""
    return reading.opens[start] and _TO_MONTH.issuperset(reading.folds[start:first])


def _changes(reading: Reading, k: int) -> bool:
    """Je reprends en septembre, elle part en mai: “ça commence en septembre” is of every year."""
    if reading.folds[k] not in _CHANGES:
        return False
    if reading.before(k) in ("je", "j", "elle") or is_person(reading.before(k)):
        return True
    # ma cheffe, depuis dix ans ici, part en mai
    return k > 0 and reading.gaps[k] == ", " and not reading.opens[k]


def _turns(reading: Reading, first: int) -> bool:
    """J'ai vingt-quatre ans, vingt-cinq en décembre: somebody turns that old."""
    before = reading.before(first, 2)
    counted = before in NUMBER_WORDS["fr"] or before.isdigit()
    near = set(reading.folds[max(0, first - 8) : first])
    return before == "ans" or (counted and not near.isdisjoint(("ans", "ai", "aurai", "aura")))


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
_CHANGES = words(
    "reprends reprend commence arrete pars part rentre termine finis demenage reviens revient sors sort entre quitte"
)
_PLACING, _LEAST_PARTICIPLE = 5, 4
_TO_MONTH = _AT | words("au mois de d le la tout toute")
# ends like a participle and is none
_NO_PARTICIPLES = words(
    "plus jeudi lundi mardi samedi vendredi mercredi ainsi aussi vous nous sous parmi depuis puis jamais mais",
    "journee soiree annee matinee rentree midi mardis bois fois hors lundis ete marches conges avis pays",
)
_STRONG = ("mort", "morte", "fait", "faite", "dit", "ecrit", "conduit", "construit", "eint", "int")
