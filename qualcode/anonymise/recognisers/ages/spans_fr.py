"""French spans of years that tell a stay or a career: ça fait six ans que, quarante ans de mine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.vocabulary import vocabulary_of, words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_YEARS, _MONTHS = words("an ans annee annees"), words("mois")
_TENS = words("dizaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine")
# what tells about how long: depuis bientôt, à peu près, plus de vingt ans
_ABOUT = words(
    "bientot presque environ deja bien quasiment quasi plus moins de un peu pres au facile facilement peine",
    "tout juste meme maintenant a les mes nos ses leurs ces quelque grosso modo bonnes longues belles peut etre donc",
    "alors quoi la une d genre mettons disons que seulement",
)
_MOST_ABOUT, _LONGEST, _NEAR = 6, 75, 9
_LASTING = words("depuis pendant durant apres")
_IT = words("ca cela")
_IT_MAKES = words("fait faisait fera")
# after these nobody's life is counted: deux ans d'attente, de retard, de garantie
_OF = words("de d")
_LED = words(
    "carriere metier maison boite service mariage mine fond usine mer prison travail vie politique mandat",
    "syndicalisme militantisme terrain barre scene enseignement exercice presence residence boutique commerce ferme",
    "chantier marine armee regiment guerre captivite camp exil clandestinite pension internat pensionnat couvent",
    "seminaire benevolat amour celibat veuvage bureau route volant taxi peche navigation collaboration pratique",
    "anciennete experience maitrise vacation interim detention galere rue foyer musique theatre danse sport club",
    "presidence mairie direction fac etudes medecine droit apprentissage bons loyaux montagne hopital nuit nuits",
    "stage stages formation uni universite gymnase lycee preparation prepa remplacement remplacements chomage",
    "interim intermittence licence doctorat these ecole postes existence",
    "bourlingue jardinage chine afrique algerie bagne labeur bagarre lutte textile batiment chaussure",
)
_STAYED = words(
    "fait passe passes passee reste restee restes restees vecu travaille bosse tenu dure habite exerce enseigne",
    "dirige preside milite galere navigue servi tire cotise fais faisait etait etions etais loge",
)
_DONE = words(
    "ai as a avons avez ont suis est es sommes sont avais avait avions avaient etais etait"
)
_PERSONS = words("je j tu il elle on nous vous ils elles qui me m lui leur moi y c ca mon ma mes")
_SPENT = words("passe passes passee")
_SOMEWHERE = words("a au aux chez dans en la ici avec sur sous la-bas ensemble")
_WHOLE, _NTH_YEARS = words("que qu durant"), frozenset(("annee",))
_THEN, _LATER = words("apres avant auparavant"), words("tard tot")
# somebody's own; what everybody must wait for is told by these
_LAW = words(
    "faut fallait faudra faudrait peut peuvent doit doivent garantie bail pret contrat loi delai cdd vaccin credit",
    "impots taux prix inflation",
)
_FUTURE = words("faut faudra sera serons serai aura aurons verra va vont peut")
_WAITING = words("attend attends attendons attendent attendait dure durait")
_THEN_DONE = words("puis ensuite pis")
_STOPPING = words("retraite arrete arreter arreterai pars partirai finis")
_DOING, _SUBJECTS = words("dans comme chez"), words("je j on il elle nous y vous")
_PLACES_OF_WORK = vocabulary_of("fr").organisations | words(
    "stage usine mine infirmiere poste metier"
)
_DATING = words("date datait dater remonte remontait")
_AT = words("a au aux en chez dans")
# how long it is said to be about: a part of what is said
_NEARLY = words("plus moins pres de d presque environ bientot quasi quasiment peu un")
_NTH = re.compile(r"\d{1,2}e(?:me)?|[a-z]+ieme|derniere")
_ASKED = re.compile(
    r"\b(?:combien de temps|combien d[’']ann[ée]es|depuis quand|depuis combien)\b[^\n]{0,90}"
    r"(?:\n[^\n]{0,60}){0,2}$",
    re.IGNORECASE,
)
_ASKED_WITHIN = 170
_AGE, _DATE = IdentifierKind.AGE, IdentifierKind.DATE
_REASON, _LATER_ON = Message("years in a post or a place"), Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Years counted of a life: how long somebody has been or done something, or how long after."""
    if reading.settings.language == "en":
        return
    for number in reading.numbers:
        unit, said = number.last + 1, reading.after(number.last)
        if said in _YEARS | _MONTHS and 1 <= number.value <= _LONGEST:
            yield from _told(reading, _first_of_two(reading, number), unit)
    for i in reading.where(_TENS):  # une trentaine d'années
        if reading.after(i) in _OF and reading.after(i, 2) in _YEARS:
            yield from _told(reading, i - (reading.before(i) in ("une", "la", "bonne")), i + 2)
    for i in reading.where(_NTH_YEARS):  # ma vingtième année d'ancienneté
        if _NTH.fullmatch(reading.before(i)) and _is_led(reading, i):
            yield reading.candidate(i - 1, i + 2, _AGE, Tier.REVIEW, _REASON)


def _told(reading: Reading, first: int, unit: int) -> Iterator[Candidate]:
    later = _is_later(reading, first, unit)
    if later or _is_span(reading, first, unit):
        start, end = first, _end(reading, unit)
        while reading.before(start) in _NEARLY:
            start -= 1
        while start < first and reading.folds[start] in _OF:
            start += 1  # au bout de six ans
        # ten to nineteen years say enough of a career; a day long ago is a date
        kind, reason = (_DATE, _LATER_ON) if later else (_AGE, _REASON)
        yield reading.candidate(start, end, kind, Tier.REVIEW, reason)


def _first_of_two(reading: Reading, number: SpokenNumber) -> int:
    """Sept ou huit ans; dix-douze ans: the first number."""
    first = number.first
    link = 1 if reading.before(first) == "ou" else 0
    joined = link or reading.gaps[first] in (", ", "-")
    other = reading.numbers_to.get(first - 1 - link) if joined else None
    return other.first if other is not None and other.value < number.value else first


def _end(reading: Reading, unit: int) -> int:
    """Over “et demi”, “plus tard”."""
    if reading.after(unit) == "et" and reading.after(unit, 2) in ("demi", "demie"):
        unit += 2
    if reading.after(unit) == "plus" and reading.after(unit, 2) in _LATER:
        return unit + 2
    return unit + (reading.after(unit) in _THEN and not reading.after(unit, 2).startswith("qu"))


def _is_span(reading: Reading, first: int, unit: int) -> bool:
    """Whether somebody lived or did something for so long."""
    k = before_about(reading, first, _ABOUT)
    cue = reading.folds[k] if k >= 0 and reading.is_tight(k + 1) else ""
    led = _is_led(reading, unit)
    if led and reading.before(first) in _THEN_DONE:
        return True  # un bac, puis une année de préparation
    if led and (cue in _LASTING or (cue != "a" and _has_person(reading, first))):
        return True
    if cue == "eu" and reading.before(k) == "a" and reading.before(k, 2) == "y":
        return True
    if _counts_a_thing(reading, unit) and not led and cue not in _LASTING:
        return False  # deux ans d'attente
    if reading.folds[unit] in _MONTHS:
        lived = cue == "bout" and _is_of_life(reading, first, unit)
        lived = lived or (not reading.before(first) and _is_asked(reading, first))
        return lived or _stayed(reading, k, unit)
    if reading.after(unit) in _AT and _is_settled(reading, unit):
        return True
    if not reading.before(first) and _is_listed(reading, first, unit):
        return True
    return _is_cued(reading, first, unit, k)


def _is_cued(reading: Reading, first: int, unit: int, k: int) -> bool:
    """Whether word ``k`` opens so long a time: depuis, ça fait, voilà, au bout de."""
    cue = reading.folds[k] if k >= 0 and reading.is_tight(k + 1) else ""
    after, further = reading.after(unit), reading.after(unit, 2)
    if cue in _LASTING or cue == "bout":
        return further not in _LAW and (
            _is_of_life(reading, first, unit) or _is_done(reading, k, unit)
        )
    if cue in _DATING:
        return reading.before(first) in _OF
    if cue in _IT_MAKES | {"faire"} and _makes(reading, k):
        return _WAITING.isdisjoint(reading.folds[unit + 1 : unit + 5]) and further not in _IT
    if (cue == "a" and reading.before(k) == "y") or cue in ("voila", "voici"):
        return after in _WHOLE
    if not reading.before(first):
        told = after in _WHOLE and not _is_had(reading, unit) and _is_of_life(reading, first, unit)
        return told or _is_asked(reading, first)  # quarante ans que je fais ça
    if cue == "dans":  # dans cinq ans je serai à la retraite
        near = reading.folds[max(0, k - _NEAR) : unit + _NEAR]
        return not _STOPPING.isdisjoint(near)
    return _stayed(reading, k, unit)


def _is_listed(reading: Reading, first: int, unit: int) -> bool:
    """“Mécanicien, dix ans dans l'alimentation”; “École d'infirmière, deux ans. Hôpital, un an.”"""
    if reading.opens[first] and reading.after(unit) in _DOING | {"sur"}:
        return True  # – Onze ans sur scène.
    if reading.gaps[first].lstrip('”»" ') not in (", ", " : ", ": "):
        return False
    if reading.after(unit) in _DOING | {"sur"}:
        return True
    near = reading.folds[max(0, first - 5) : first]
    stops = reading.gap_after(unit).strip()[:1] in (".", ",", ";")
    return stops and not _PLACES_OF_WORK.isdisjoint(near) and "age" not in near


def _counts_a_thing(reading: Reading, unit: int) -> bool:
    """Ans de retard, d'attente, also after “et demi”."""
    half = reading.after(unit) == "et" and reading.after(unit, 2) in ("demi", "demie")
    return reading.after(unit + 2 * half) in _OF


def _is_had(reading: Reading, unit: int) -> bool:
    """Quatorze ans qu'il avait."""
    return bool({"avait", "avais", "a"} & {reading.after(unit, 3), reading.after(unit, 4)})


def _is_led(reading: Reading, unit: int) -> bool:
    """Ans de métier, année d'université: what is done for years."""
    of = reading.after(unit, 2)
    after_article = of in ("l", "la") and reading.after(unit, 3) in _LED
    return reading.after(unit) in _OF and (of in _LED or after_article)


def _is_settled(reading: Reading, unit: int) -> bool:
    """Trois ans en Belgique, un an chez Borel: the place is named."""
    k = unit + 2 + (reading.after(unit, 2) in ("la", "l", "le", "les"))
    if k >= len(reading) or not reading.is_tight(k):
        return False
    known = reading.known(k)
    small = reading.no_capitals and known.is_sizeable_place and not reading.is_ordinary(k)
    return reading.is_capital(k) or small


def _is_asked(reading: Reading, first: int) -> bool:
    """“Ça fait combien de temps ?” “Un an et demi.”"""
    start = reading.starts[first]
    return reading.stands_before(_ASKED, start, _ASKED_WITHIN)


def before_about(reading: Reading, first: int, about: frozenset[str]) -> int:
    """The word before a number, over what tells about how much it is; -1 where the text begins so."""
    k = first - 1
    while (
        k >= 0
        and first - k <= _MOST_ABOUT
        and reading.folds[k] in about
        and reading.words[k].lower() != "a"
        and reading.is_tight(k + 1)
    ):
        k -= 1
    return k


def _makes(reading: Reading, k: int) -> bool:
    """Ça fait, ça me fait, ça va faire, cela faisait."""
    return any(reading.before(k, back) in _IT for back in (1, 2, 3))


def _stayed(reading: Reading, k: int, unit: int) -> bool:
    """J'y suis resté huit ans; on a vécu trois ans à Gap; j'ai fait six ans au triage."""
    if k < 1 or reading.folds[k] not in _STAYED:
        return False
    if reading.folds[k] in _SPENT and reading.after(unit) not in _SOMEWHERE:
        return False  # elle a passé cinquante ans
    near = reading.folds[max(0, k - 4) : k]
    by_person = not _DONE.isdisjoint(near) and not _PERSONS.isdisjoint(near)
    by_person = by_person or reading.before(k) in _SUBJECTS  # je reste six mois
    return by_person and _LAW.isdisjoint(near)


def _is_later(reading: Reading, first: int, unit: int) -> bool:
    """Quinze ans plus tard, je…; trois ans après il est mort: told of what was, not of what must be."""
    end = _end(reading, unit)
    if end == unit or reading.folds[end] in ("demi", "demie"):
        return False
    if reading.after(end) in ("l", "que", "qu", "d", "de"):
        return False  # un an après l'autre
    near = reading.folds[max(0, first - _NEAR) : first] + reading.folds[end + 1 : end + _NEAR]
    return _FUTURE.isdisjoint(near) and _is_of_life(reading, first, end)


def _has_person(reading: Reading, first: int) -> bool:
    near = reading.folds[max(0, first - 5) : first]
    return not _PERSONS.isdisjoint(near) or reading.opens[first]


def _is_done(reading: Reading, k: int, unit: int) -> bool:
    """Une ferme que les cousins ont tenue pendant vingt ans: told of what was done, by whomever."""
    near = reading.folds[max(0, k - 4) : k]
    law = _LAW.isdisjoint(near + reading.folds[unit + 1 : unit + 4])
    return reading.folds[k] in ("pendant", "durant") and law and not _DONE.isdisjoint(near)


_KIN = vocabulary_of("fr").kin


def _is_of_life(reading: Reading, first: int, unit: int) -> bool:
    """Whether the words around speak of somebody, and of no contract nor law."""
    near = reading.folds[max(0, first - _NEAR) : first] + reading.folds[unit + 1 : unit + _NEAR]
    if not _LAW.isdisjoint(near):
        return False
    return not (_PERSONS | _KIN).isdisjoint(near)
