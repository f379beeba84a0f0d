"""French years counted in talk, whoever's: “Huit ans. Plus que ça.”, “infirmière douze ans”, “j'ai été trois ans”.

Who speaks of years in an interview speaks of a life most often: all are found but those that a
bail, a wait, a law, a measure or a habit counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import value_of
from qualcode.anonymise.recognisers.ages.aged_fr import is_person, is_told_of_thing
from qualcode.anonymise.recognisers.ages.spans_fr import before_about
from qualcode.anonymise.vocabulary import vocabulary_of, words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_YEARS, _MONTHS = words("an ans annee annees"), words("mois")
_OF, _ARTICLES = words("de d"), words("l la le les")
_TENS = words("dizaine douzaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine")
_BEFORE_TENS = words("une la bonne petite grosse belle demi")
# les vingt dernières années de ma carrière
_COUNTED_OFF = words("dernieres premieres bonnes belles longues meilleures pires dures grosses")
# what makes a number a little more or less
_ABOUT = words(
    "bientot presque environ bien quasiment quasi un peu pres au aux facile facilement peine tout juste meme grosso",
    "modo quelque bon bonne bonnes longues peut etre voila quoi donc alors oui enfin disons mettons dire va on hein",
    "ah ben bah oh moins plus de d une a alentours autour",
)
# tous les trois ans, dans dix ans, en vingt ans, pour cinq ans: a rhythm, a term, a measure
_TERMS = words(
    "tous toutes chaque dans en pour sur ici sous faut fallu faudra faudrait fallait mis met mettre mets mettent",
    "encore ni manque manquait coute moyenne maximum minimum limite milliers millions",
)
_LEAVING = words(
    "pars part parti partie partis parties partait partir rentre rentree rentrait entre entree entrait entrer viens",
    "venu venue venus vient venir arrive arrivee engage engagee engager exile mute mutee affecte affectee revenu",
    "revenue installe installee installes reste restee embauche embauchee pris prise interne internee envoye envoyee",
)
_SPENT = words("mariage carriere metier service vie travail boulot maison boite exercice pratique")
_STAGES = words(
    "certificat certif etudes communion ecole brevet bac bapteme fiancailles apprentissage"
)
# l'apprentissage a duré trois ans
_LONG_STAGES = words(
    "etudes formation apprentissage scolarite internat externat service mariage captivite deportation exil detention",
    "convalescence grossesse maladie noviciat seminaire compagnonnage cure chimio",
)
_LISTED_AGES, _OWN = words("les des aux nos vos leurs"), words("ma sa mon son notre leur")
# words near which years are counted of things
_LAW = words(
    "bail prets pret contrat contrats garantie garanties garanti garantis garantit credit credits loi lois delai",
    "delais peine peines condamne condamnee condamnes ecope ferme sursis prescription mandat mandats cdd cdi stage",
    "vaccin impot impots taux prix inflation bareme loyer loyers preavis attendre attend attends attendait attendent",
    "attendu attendez attente faut fallu fallait faudra faudrait dure dures durent durait duree duraient restent",
    "restait resterait manque manquait manquera recours projet plan plans chantier travaux permis carte visa limite",
    "legal legale moyenne esperance ecart difference decalage intervalle retard avance prend prennent pris temps",
    "renouvelable valable validite conserve conserves conservent conserver conservation stockage amorti",
    "amortissement rembourser rembourse remboursement emprunt hypotheque abonnement assurance subvention subventions",
    "budget financement convention conventions agrement habilitation preemption caducite perime perimes perimee",
)
_HELD = words("a ont avait avaient aura fete fetait")
_HAVING = words("ai as a avons ont avait avais avions avaient avoir")
# what years of are counted and nobody's life: deux ans d'attente, dix ans d'écart
_COUNTED_THINGS = words(
    "attente ecart difference retard avance decalage intervalle distance delai delais preavis garantie garanties suite",
    "plus moins trop travaux conge conges procedure procedures credit credits remboursement recul cotisation",
    "cotisations prescription sursis reclusion ferme reserve stock validite loyer loyers age rab loi publicite",
    "promesses mensonges negociations negociation reunions conservation histoire crise secheresse inflation baisse",
    "hausse guerre amitie contrat bail engagement moyenne duree profondeur ans annees mois discussion discussions",
    "programme",
)
# of these, only where somebody is spoken of: j'ai fait dix ans d'études
_STUDIES = words("etudes etude formation stage stages ecole cours preparation pratique")
_PERSONS = words(
    "je j tu il elle nous vous ils elles me m moi lui mon ma mes ton ta son sa ses on qui"
)
_KIN = vocabulary_of("fr").kin
_NEAR, _FAR, _LATER, _OLDEST, _FEW, _MOST_MONTHS = 7, 9, 5, 110, 4, 30
_PAST = words("ai as avais avait etais etait suis avions etions avons sommes es est ete")
_IMPERFECT = ("ais", "ait", "aient", "ions", "iez")
_NO_VERBS = words(
    "mais jamais fait lait vais sais francais anglais parfait relais palais biais balais"
)
_GENERAL = words(
    "peut peuvent droit interdit obligatoire gratuit gratuite payent paie prend accepte"
)
_PARTING = words("partir des jusqu jusque avant apres")
_COMING = words("on ca c il ils y faut")
# what a thing does for years
_LASTS = words(
    "est sont etait existe existent existait tient vit vivent donne donnent se fonctionne marche marchait"
)
_LASTS |= words(
    "tourne tournent court courent vaut pousse poussent sert servent ferme ferment produit porte a ont"
)
_HEADS = words("le la l les un une ce cet cette ces des notre votre leur")
_MEASURING = words("est sont etait seront sera font serait")
_LASTED = words(
    "pendant durant bout apres fait faisait age agee ages agees experience anciennete pratique carriere"
)
_FRIENDS = ("ami", "aine", "cadet", "collegue", "copain", "copine")
_LEANING = words("pres intervalle distance")
_YES = words(
    "peut etre pas longtemps bien oui ah donc ben bah non ouais bon alors moi enfin voila ca fait environ deja",
    "presque bientot",
)
_ANSWER_ENDS = words(
    "oui ouais environ simplement voila quoi en a depuis plus peu seulement deja hein je j c ca donc"
)
_STAYING = words(
    "ete reste restee restes restees passe passes passee habite vecu vecus vecue travaille travailles loge loges logee",
    "fait servi tenu exerce milite sejourne bosse enseigne navigue dirige preside cotise etais etait etions loue",
    "heberge hebergee heberges campe squatte dormi garde gardee place placee places recueilli recueillie cache",
    "passer rester vivre habiter travailler loger faire servir tenir sejourner",
    "cachee caches exile interne internee enferme enfermee detenu detenue deporte deportee mobilise soigne soignee",
)
_KEPT = words(
    "arret hospitalise hospitalisee alite alitee chomage sanatorium sana prison pension internat"
)
_STAYERS = words("ai as a avons avez ont suis est sommes sont j il elle on nous y avais avait")
_GOING_ON = words(
    "je j il elle on nous ils elles et puis mais donc avant apres quand comme parce ensuite"
)
_AT, _TELLERS = words("a au aux en chez dans la ici sur sous avec"), words("j je il elle on")
_AGE, _REASON = IdentifierKind.AGE, Message("years in a post or a place")


def find(reading: Reading) -> Iterator[Candidate]:
    """Every count of years that nothing near says to be of a thing, and the months of a stay."""
    if reading.settings.language == "en":
        return
    for first, unit in _counts(reading):
        lived = _is_of_months if reading.folds[unit] in _MONTHS else _is_of_years
        if lived(reading, first, unit):
            yield reading.candidate(first, _end(reading, unit), _AGE, Tier.REVIEW, _REASON)


def _counts(reading: Reading) -> Iterator[tuple[int, int]]:
    """The first word and the unit of every count of years or months below 111."""
    for number in reading.numbers:
        said = reading.after(number.last)
        if not 1 <= number.value <= _OLDEST:
            continue
        if said in _YEARS or said in _MONTHS:
            yield _first_of_two(reading, number.first, number.value), number.last + 1
        elif said in _COUNTED_OFF and reading.after(number.last, 2) in _YEARS:
            yield number.first, number.last + 2
    for i in reading.where(_TENS):  # une bonne dizaine d'années
        if reading.after(i) in _OF and reading.after(i, 2) in _YEARS:
            first = i
            while reading.before(first) in _BEFORE_TENS:
                first -= 1
            yield first, i + 2


def _end(reading: Reading, unit: int) -> int:
    half = reading.after(unit) == "et" and reading.after(unit, 2) in ("demi", "demie")
    return unit + 2 * half


def _first_of_two(reading: Reading, first: int, value: int) -> int:
    """Sept ou huit ans; 7-8 ans; deux, trois ans: the first number."""
    link = 1 if reading.before(first) in ("ou", "a") else 0
    if link or reading.gaps[first] in (", ", "-", "–", " "):
        other = reading.numbers_to.get(first - 1 - link)
        if other is not None and other.value <= value:
            return other.first
    return first


def _is_of_years(reading: Reading, first: int, unit: int) -> bool:
    if _is_apart(reading, first, unit):
        return True
    if _is_counted_thing(reading, first, unit):
        return False
    if (reading.after(unit), reading.after(unit, 2)) == ("pour", "rien"):
        return False
    if _is_stage_of_life(reading, first):
        return True
    if _is_term(reading, first, unit) and not _is_left_for(reading, first):
        return False
    if _is_range_of_all(reading, first):
        return False
    return not _is_near_law(reading, first, unit)


def _is_apart(reading: Reading, first: int, unit: int) -> bool:
    """Elle a huit ans de plus que moi; on a cinq ans d'écart: how old one is beside another."""
    if reading.after(unit) not in _OF or reading.before(first) not in _HAVING:
        return False
    what = reading.after(unit, 2)
    if what in _APART:
        return reading.before(first, 2) in ("on", "nous", "ils", "elles")
    other, kin = reading.after(unit, 4), reading.after(unit, 5)
    than = what in _MORE and reading.after(unit, 3) in ("que", "qu")
    return than and (other in _OTHERS or kin in _KIN)


_APART, _MORE = words("ecart difference"), words("plus moins")
_OTHERS = words("moi toi lui elle nous vous eux elles")


def _is_range_of_all(reading: Reading, first: int) -> bool:
    """Les femmes de cinquante à soixante-quatorze ans."""
    lead = reading.before(first), reading.before(first, 3)
    number = reading.numbers_from.get(first)
    return lead == ("de", "les") and number is not None and reading.after(number.last) == "a"


def _is_counted_thing(reading: Reading, first: int, unit: int) -> bool:
    """Deux ans d'attente; dix ans d'études, of nobody near; un an après l'autre."""
    end = _end(reading, unit)
    if reading.after(end) not in _OF:
        other = (reading.after(end, 2), reading.after(end, 3)) == ("l", "autre")
        return other or reading.after(end) in _LEANING
    k = 2
    while k <= _FEW and reading.after(end, k) in _ARTICLES | _OF:
        k += 1
    what = reading.after(end, k)
    if what in _STUDIES:
        return _PERSONS.isdisjoint(reading.folds[max(0, first - _NEAR) : first])
    return what in _COUNTED_THINGS


def _is_term(reading: Reading, first: int, unit: int) -> bool:
    """Whether what leads to the number makes it a rhythm, a measure, the age of a thing."""
    k = before_about(reading, first, _ABOUT)
    cue = reading.folds[k] if k >= 0 and reading.is_tight(k + 1) else ""
    if cue in _HAVING and _is_guessed(reading, k, first):
        return False  # elle doit avoir dans les cinquante ans
    if cue in _TERMS or not _TERMS.isdisjoint(reading.folds[k + 1 : first]):
        return True
    if cue in _LISTED_AGES and reading.words[k].lower() != "dès":
        if cue == "les" and reading.before(k) == "dans":
            return reading.before(k, 2) not in _HAVING
        of_own = reading.after(unit) in _OF and reading.after(unit, 2) in _OWN
        told = reading.folds[unit - 1] in _COUNTED_OFF and reading.after(unit) in ("j", "je")
        spent = reading.after(unit) in _OF and reading.after(unit, 2) in _SPENT
        return not (of_own or told or spent)  # les deux premières années j'étais seule
    of = reading.before(first) in _OF
    if cue in _MEASURING and (not of or reading.before(k) in ("c", "ce")):
        return not _is_said_of_kin(reading, k)
    if cue == "a" and reading.before(k) == "y":
        return True  # told by the years counted back
    if cue == "avoir" and reading.before(k) == "y":
        return not reading.after(unit).startswith("qu")  # il doit y avoir vingt ans que
    if cue == "avant":  # avant dix ans on ne verra rien; not “avant soixante ans alors ?”
        return reading.after(unit) in _COMING and not _is_past(reading.folds[max(0, k - _NEAR) : k])
    if cue in _PARTING and reading.before(first) in ("a", "de"):
        return not _is_past(reading.folds[max(0, k - _NEAR) : k])
    if cue == "des":  # dès seize ans on travaillait
        return not _is_past(reading.folds[unit + 1 : unit + _NEAR])
    if of and cue not in _PERSONS | _PAST | _LASTED | _STAYING | {"", "depuis"}:
        return not is_person(cue) or cue.startswith(_FRIENDS)
    at = reading.before(first) == "a"  # la retraite à soixante ans, which is of all
    return at and "retraite" in reading.folds[max(0, first - 3) : first]


def _is_left_for(reading: Reading, first: int) -> bool:
    """Partie pour deux ans: who goes somewhere for years lives them."""
    near = reading.folds[max(0, first - _NEAR) : first - 1]
    return reading.before(first) == "pour" and not _LEAVING.isdisjoint(near)


def _is_guessed(reading: Reading, k: int, first: int) -> bool:
    return reading.folds[k + 1 : first] == ["dans", "les"]


def _is_said_of_kin(reading: Reading, verb: int) -> bool:
    """Ma fille, c'est vingt-deux ans; moi c'était douze ans."""
    said = reading.folds[max(0, verb - _FEW) : verb]
    return not (_KIN | {"moi", "lui", "elle"}).isdisjoint(said)


def _is_stage_of_life(reading: Reading, first: int) -> bool:
    """Le certificat c'était douze ans; l'apprentissage a duré trois ans: not “dure”, which is of all."""
    lead = reading.folds[max(0, first - _FEW - 1) : first]
    if lead[-1:] == ["dure"] and lead[-2] in _HAVING:
        return not _LONG_STAGES.isdisjoint(lead)
    return lead[-2:] == ["c", "etait"] and not _STAGES.isdisjoint(lead)


def _is_past(forms: list[str]) -> bool:
    """Whether something is told that was: j'ai, on était, il travaillait."""
    return not _PAST.isdisjoint(forms) or any(
        form.endswith(_IMPERFECT) and form not in _NO_VERBS for form in forms
    )


def _is_near_law(reading: Reading, first: int, unit: int) -> bool:
    """Whether a contract, a wait or a thing that grows old is spoken of in the sentence."""
    far = _LATER if reading.breathless else _FAR
    start, end = reading.sentence_around(first, unit, far, _LATER)
    before, after = reading.folds[start:first], reading.folds[unit + 1 : end + 1]
    if reading.before(first, 2) == "a" and reading.before(first) == "peine":
        before = before[:-1]  # à peine trente ans
    if not _LAW.isdisjoint(before) or not _LAW.isdisjoint(after):
        return True
    if "reste" in map(str.lower, reading.words[start:first]):
        return True  # il me reste huit ans; not “resté huit ans”
    general = _GENERAL - {"peut"} if "etre" in before + after else _GENERAL  # peut-être
    if not general.isdisjoint(before) or not general.isdisjoint(after):
        return not _is_past(before)
    if _is_said_of_thing(reading, start, first):
        return True
    if first > 1 and reading.before(first) in _HELD and is_told_of_thing(reading, first - 1):
        return True
    return "ca" in before and before[-2:-1] == ["se"]  # ça se garde deux ans


def _is_said_of_thing(reading: Reading, start: int, first: int) -> bool:
    """L'association existe depuis trente ans: nobody is spoken of from the head of the sentence on."""
    said = reading.folds[start:first]
    if not reading.opens[start] or said[:1] == [] or said[0] not in _HEADS:
        return False
    if _LASTS.isdisjoint(said) or not _PERSONS.isdisjoint(said):
        return False
    people = any(is_person(form) or is_person(form.removesuffix("s")) for form in said)
    return not people and not any(reading.is_capital(i) for i in range(start + 1, first))


def _is_of_months(reading: Reading, first: int, unit: int) -> bool:
    """Depuis neuf mois; j'ai été sept mois à Paris; “Six mois.”: a stay, not a wait."""
    if _is_counted_thing(reading, first, unit) or _is_near_law(reading, first, unit):
        return False
    cue = reading.before(first)
    if cue == "depuis" or _is_bare_answer(reading, first, unit):
        return True
    near = reading.folds[max(0, first - _NEAR) : first]
    if cue in ("moi", "lui", "elle") and "ans" in near:  # il avait deux ans et moi six mois
        return True
    if cue == "a" and reading.words[first - 1] in ("à", "À"):  # placée à trois mois
        small = value_of(reading, first, unit) <= _MOST_MONTHS
        told = not reading.after(unit) or reading.after(unit) in _TELLERS
        return small and told and not _PERSONS.isdisjoint(near)
    if cue in _KEPT:
        return not reading.after(unit) or reading.after(unit) in _AT
    apart = reading.gaps[first] == ", " and reading.gap_after(unit)[:1] in (",", ".")
    if apart and not _STAYING.isdisjoint(near[-_LATER:]):  # il a fait la Ruhr, seize mois, à pied
        return not _STAYERS.isdisjoint(near)
    if _STAYING.isdisjoint(near[-_LATER:]) or (_STAYERS.isdisjoint(near) and cue not in _STAYING):
        return False
    after = reading.after(_end(reading, unit))
    return after in _AT or (cue in _STAYING and (not after or after in _GOING_ON))


def _is_bare_answer(reading: Reading, first: int, unit: int) -> bool:
    """A turn that says so long, and nothing more: “Oui, six mois.”"""
    k = first
    while k > 0 and not reading.opens[k] and first - k < _FEW:
        if reading.folds[k - 1] not in _YES:
            return False
        k -= 1
    labelled = k - 1 in reading.in_labels or (k > 0 and "\n" in reading.gaps[k - 1])
    begins = reading.opens[k] and (not {"\n", "?"}.isdisjoint(reading.gaps[k]) or labelled)
    return begins and (not reading.after(unit) or reading.after(unit) in _ANSWER_ENDS)
