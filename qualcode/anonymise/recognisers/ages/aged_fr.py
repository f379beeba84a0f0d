"""French ages told of somebody: un maçon de 59 ans, les dix-huit ans de ma fille, mon soixantième anniversaire."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber
from qualcode.anonymise.vocabulary import vocabulary_of, words
from qualcode.anonymise.vocabulary.role_words import ROLES
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_WORDS = vocabulary_of("fr")
_PERSONS = (_WORDS.kin | _WORDS.soft_titles | frozenset(ROLES)) - words(
    "famille familles chez"
) | words(
    "surveillant surveillante enseignant enseignante gerant gerante commercant commercante exploitant exploitante",
    "representant representante delegue deleguee employe employee salarie salariee cadre temoin aidants soignants",
    "macon apprenti apprentie apprentis benevole benevoles marin mousse docker berger bergere boucher",
    "bouchere boulanger boulangere gendarme flic notaire militaire locataire proprietaire prof instit kine",
    "migrant migrante refugie refugiee exile exilee usager detenu detenue survivant survivante veuf veuve",
    "orphelin orpheline celibataire adulte vieillard nourrisson premature pote potes minot minots gosse",
    "gosses mome momes couple type types gars nana meuf mec mecs client cliente clients etudiant etudiante",
    "etudiants adolescent adolescente ado ados jeune jeunes vieux vieille vieilles homme hommes femme femmes",
    "dame dames monsieur messieurs personne personnes copains copines voisins patients patientes internes",
    "stagiaires residents residentes eleves collegues cousins cousines filles soldat soldate clochard sdf",
    "gitan gitane routard militant militante manager chauffeur livreuse mannequin agent agente veterinaire",
    "avocats medecins infirmieres mere meres pere peres aide-soignante soignant soignante aidant aidante",
    "habitant enfant enfants garcons loulous classes camarade camarades frangin frangine frangins",
    "frangines daron daronne darons mouflet mouflette moutard moutards loupiot loupiots marmot marmots rejeton doyen",
    "doyenne papy papi mamie mamy",
    "pepe meme tonton tata tatie marraine parrain belle-mere beau-pere belle-soeur beau-frere beau-fils belle-fille",
    "fiance fiancee epoux epouse mariee marie defunt defunte disparu disparue victime otage recrue candidat candidate",
    "elu elue titulaire boss big-boss medium voyou malade malades handicape handicapee muette sourd sourde aveugle",
    "arabe belge italien espagnol portugais polonais marocain algerien tunisien turc anglais allemand russe roumain",
    "novice moine nonne soeurs cure pretre pasteur imam rabbin eveque sacristain bonne nounou nourrice gardien",
)
_PRONOUNS = words(
    "il elle on je j tu ils elles nous vous ca cela celui celle ceux celles moi lui toi eux qui"
)
_TRADES = re.compile(r"(?:eurs?|euses?|trices?|[^aeiou]iers?|ieres?|istes?|ien(?:ne)?s?|logues?)$")
# ends like a trade and is none
_THINGS = words(
    "moteur tracteur ordinateur congelateur valeur douleur secteur erreur ascenseur couleur longueur peur",
    "bonheur malheur honneur humeur tumeur heur rigueur vapeur chaleur hauteur largeur faveur fureur rumeur",
    "labeur chantier metier quartier dossier escalier pommier cerisier prunier poirier olivier figuier",
    "calendrier courrier papier panier cahier atelier premier dernier fevrier janvier voilier bananier",
    "cocotier palmier rosier chandelier levier clavier gibier mobilier fumier gravier foncier riviere",
    "carriere matiere barriere maniere biere croisiere frontiere lumiere priere derniere premiere piste",
    "pistes liste listes chien chiens chienne lien liens bien biens entretien entretiens soutien maintien",
    "quotidien rien combien camions consigne tondeuse perceuse agrafeuse moissonneuse machine photocopieuse",
    "catalogue dialogue matrice cicatrice facilitatrice monologue epilogue analogue voiture series friteuse",
    "chaudiere cafetiere theiere glaciere existe resiste insiste persiste consiste assiste tondeuses debroussailleuse",
    "pelleteuse",
)
_ADJECTIVES = words(
    "jeune vieux vieille petit petite grand grande pauvre autre certain certaine noir noire blanc blanche malade seul",
    "seule retraite retraitee handicape handicapee francais francaise libre enceinte celibataire celebre mariee marie",
)
_OF_SEVERAL = words(
    "dernier derniere derniers dernieres second seconde autre autres mien mienne tien tienne sien sienne siens notre",
    "premier premiere gros grosse grands grandes petits petites jumeaux jumelles deux trois quatre plupart un une",
    "chacun chacune tous toutes suivant suivante reste vieille vieux jeune",
)
_LEAST, _OLDEST = 3, 110
_OF_WHOM = (
    _WORDS.possessives | _WORDS.kin | words("meme memere pepere mamie papi papy papa maman mon ma")
)
_NTH = re.compile(
    r"\b(?:mon|ton|son|notre|leur|ma|ta|sa) ((?:(?:[a-zé]+[- ]){0,3}?[a-zé]+i[èe]me|\d\d{1,2}(?:e|[èe]me))"
    r" (?:anniversaire|année(?! d)))(?!\w)",
    re.IGNORECASE,
)
_EITHER = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2} ?ans\b")  # vers 13/14 ans
_YEAR, _BEING = (
    frozenset(("annee",)),
    words("est etait a dans fais fait entame commence finis etais suis"),
)
_NTHS = words("anniversaire annee")
_FIRST_NTHS = words("deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme")
_AGE, _REASON = IdentifierKind.AGE, Message("age")


def find(reading: Reading) -> Iterator[Candidate]:
    """Ages given away by who they are told of."""
    if reading.settings.language == "en":
        return
    for number in reading.numbers:
        years = reading.after(number.last) in ("ans", "an") and _LEAST <= number.value <= _OLDEST
        first = _lowest(reading, number.first) if years else number.first
        if years and (_is_of_person(reading, first, number.first) or _belongs(reading, number)):
            yield reading.candidate(first, number.last + 1, _AGE, Tier.LIKELY, _REASON)
    for match in reading.find_numbers(_EITHER):
        yield reading.candidate_at(*match.span(), _AGE, Tier.LIKELY, _REASON)
    for i in reading.where(_YEAR):  # c'est ma deuxième année d'enseignement
        nth = reading.before(i).endswith("ieme") and reading.before(i, 2) in ("ma", "sa")
        if nth and reading.before(i, 3) in _BEING:
            yield reading.candidate(i - 1, i, _AGE, Tier.REVIEW, _REASON)
    for match in reading.find_around(_NTH, _NTHS, 50):
        if reading.folds[reading.word_at(match.start(1))] not in _FIRST_NTHS:
            yield reading.candidate_at(*match.span(1), _AGE, Tier.REVIEW, _REASON)


def _lowest(reading: Reading, first: int) -> int:
    """Des élèves de 5 à 12 ou 13 ans: where the first of the ages begins."""
    while reading.before(first) in ("a", "ou", "et") and first - 2 in reading.numbers_to:
        first = reading.numbers_to[first - 2].first
    return first


def _is_of_person(reading: Reading, first: int, number_first: int) -> bool:
    """Un agriculteur de quarante-quatre ans, des types de vingt ans; not un bail de neuf ans."""
    if reading.before(first) not in ("de", "d"):
        return False
    back = 2 + (reading.before(first, 2) in _ADJECTIVES)
    who = reading.before(first, back)
    if not is_person(who) and back > 2:
        who = reading.before(first, 2)
    if first != number_first and reading.before(first, back + 1) == "les":
        return False  # les jeunes de dix-huit à vingt-cinq ans
    if who.startswith(("aine", "cadet")) and reading.before(first, 3) in _WORDS.possessives:
        return False  # je suis son aînée de trois ans
    return who not in ("ami", "amie") and is_person(who)


def is_person(form: str) -> bool:
    """Whether a folded French word tells of somebody: a trade, a kin, a role."""
    if form in _PERSONS:
        return True
    return bool(_TRADES.search(form)) and form not in _THINGS


def is_told_of_thing(reading: Reading, verb: int) -> bool:
    """La chaudière a quinze ans, les modèles qui ont dix ans: what has so many years is nobody."""
    who = verb - 1 - (reading.before(verb) == "qui")
    if who < 1 or not reading.is_tight(verb) or reading.is_capital(who):
        return False
    form, article = reading.folds[who], reading.before(who)
    if article not in _WORDS.determiners or form in _WORDS.determiners | _PRONOUNS:
        return False
    somebody = is_person(form) or is_person(form.removesuffix("s")) or form in _OF_SEVERAL
    return not somebody and not form.endswith("ieme")


def _belongs(reading: Reading, number: SpokenNumber) -> bool:
    """Les dix-huit ans de ma fille; not les cinquante ans de l'usine."""
    unit = number.last + 1
    return (
        reading.before(number.first) in ("les", "des", "aux")
        and reading.after(unit) == "de"
        and reading.after(unit, 2) in _OF_WHOM
    )
