"""Person, place or body: what a name's own words and the words around it say of its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.particles import SAINTS
from qualcode.anonymise.reading.word_list import HYPHENS
from qualcode.anonymise.vocabulary import Vocabulary, words
from qualcode.anonymise.vocabulary.land_words import FEATURES_EN, LANDS_FR, PARTS_EN, STREETS_EN
from qualcode.model import IdentifierKind

PERSON, PLACE, BODY = (
    IdentifierKind.PERSON,
    IdentifierKind.PLACE,
    IdentifierKind.ORGANISATION,
)

# in a hyphened name: Bourg-en-Marche, Villers-sous-Bois
_PLACE_JOINTS = words("sur sous en les lez aux la le es the upon by under on le")
_SPOT_WORDS = (
    STREETS_EN
    | FEATURES_EN
    | PARTS_EN
    | words("head brow pike vale wood green fell field fields gate dale ford mount rock park")
    | words("plage bois mont col rocher marais")
)
_BODY_WORDS = words(
    "dairies daily times gazette herald echo news radio fc rfc afc ltd limited plc inc llc services",
    "service health band lodge motel inn arms lion estates transit trust tech college school bank",
    "courier mail post star argus chronicle corporation railway vets coop co-op journal tribune",
    "motors stores bakery brewery industries foods energy capital marine structures baptist methodist",
    "hebdo matin soir messager independant depeche habitat transports nettoyage batiment energie sarl",
    "sas solidarite solidarites attitude sante services avenir",
)
_TELLING = words(
    "dit dire disais disait parle parler parlais parlait demande demander donne donner telephone ecrit",
    "parole adresse adresser adressait confie confier remis appris montre montrer grace pense penser",
    "manque ressemble explique promis",
    "said told tell say spoke talk talked talking gave give given wrote write thanks listen listened",
    "married letter call speak complain turn turned",
)
# what is of a place: les gens de, je suis de, the top of
_FROM = words(
    "gens habitants ceux celle celui cote pres loin sortie route coin bourg autour dehors",
    "bas haut fond bout milieu bord bords haute basse",
    "suis es est sommes etes sont etais etait etaient etions",
    "people folk side outskirts centre middle edge out end top bottom north south east west",
)
_DOES = words(
    "said says told tells asked wants wanted rang came comes goes looked laughed cried thinks knew who",
    "dit disait pense voulait veut habite appelle m me nous lui qui arrive repond raconte",
)
_WITHIN = {
    "fr": words("vers jusqu"),
    "en": words("in near outside around through towards across into"),
}
_WORKS = words(
    "travaille travaillent travaillais travaillait travaillaient travailler embauche embauchee embauches embaucher",
    "ouvrier ouvriere apprenti apprentie stage salarie salariee employe employee usine atelier entre entree rentre",
    "rentree entrer licencie licenciee debute demarre patron contremaitre interim cdi cdd mission boulot",
)
_RELIED_ON = words(
    "compter compte comptais comptait comptes tombe tombee tomber miser mise appuyer"
)
_AT = {"fr": words("a sur"), "en": words("at to from")}
_BELONGING = ("de", "d", "du", "des", "of")
_TO_THE = ("au", "aux")
_ARTICLES = ("le", "la", "les", "l")
_TAKEN_UP = words("il elle lui he she")
_OWN_SPOT = words("village commune ville bourg hameau town hamlet")


def votes(reading: Reading, first: int, last: int) -> Counter[IdentifierKind]:
    """How much one mention, words ``first`` to ``last``, speaks for each kind."""
    said: Counter[IdentifierKind] = Counter()
    for kind, weight in (*_own_words(reading, first, last), *_around(reading, first, last)):
        said[kind] += weight
    return said


def _own_words(reading: Reading, first: int, last: int) -> Iterator[tuple[IdentifierKind, int]]:
    forms = reading.folds[first : last + 1]
    hyphened = len(forms) > 1 and all(g in HYPHENS for g in reading.gaps[first + 1 : last + 1])
    if hyphened and (forms[0] in SAINTS or set(forms[1:-1]) & _PLACE_JOINTS):
        yield PLACE, 4
    if len(forms) < 2:
        return
    french = reading.settings.language != "en"
    if forms[-1] in _BODY_WORDS:
        yield BODY, 4
    elif french and forms[0] in reading.vocabulary.organisations:
        yield BODY, 3
    elif forms[-1] in _SPOT_WORDS or (french and forms[0] in LANDS_FR):
        yield PLACE, 3


def _around(reading: Reading, first: int, last: int) -> Iterator[tuple[IdentifierKind, int]]:
    language = "en" if reading.settings.language == "en" else "fr"
    cue, after = reading.before(first), reading.after(last)
    owns = language == "en" and after == "s"
    told = any(reading.before(first, back) in _TELLING for back in (2, 3, 4))
    told = told or (cue == "sur" and reading.before(first, 2) in _RELIED_ON)
    if cue in _WITHIN[language] or (cue in _AT[language] and not told and not owns):
        yield PLACE, 2
    elif cue in _TO_THE and language == "fr":
        yield PLACE, 1  # aux Izards: often a place, sometimes a shop
    elif cue in _BELONGING and not owns:
        yield from _belonging(reading, first)
    elif language == "fr" and _is_inside(reading, first):
        yield PLACE, 2
    elif cue in ("la", "the") and language == "fr":
        yield PLACE, 1  # la Tarvelle: a river more often than a woman
    if language == "fr" and cue in reading.vocabulary.organisations:
        yield BODY, 2  # les foyers Sonal
    elif cue == "chez" and any(reading.before(first, back) in _WORKS for back in range(2, 7)):
        yield BODY, 2
    if any(reading.after(last, ahead) in _OWN_SPOT for ahead in (2, 3)):
        yield PLACE, 2  # Marzelles, mon village
    if after in _TAKEN_UP and reading.gap_after(last).strip() == ",":
        yield PERSON, 2  # Quesnoy, il me montre
    if after in _DOES and not reading.gap_after(last).strip():
        yield PERSON, 2


def _is_inside(reading: Reading, first: int) -> bool:
    """Dans le Vernois, quartier Monfreid, au lieu-dit la Haie: read from the article on, if there is one."""
    if reading.before(first) in LANDS_FR:
        return True
    if reading.folds[first] not in _ARTICLES:
        first -= reading.before(first) in _ARTICLES
    said = reading.before(first)
    return said in ("dans", "lieudit") or (said == "dit" and reading.before(first, 2) == "lieu")


def _belonging(reading: Reading, first: int) -> Iterator[tuple[IdentifierKind, int]]:
    """Le pharmacien de Trévignac, Vassoille, de Lussange: but la mère de Paul."""
    vocabulary, owner = reading.vocabulary, reading.before(first, 2)
    if not owner:  # a comma or a stop before the small word
        yield PLACE, 2
    elif owner in vocabulary.kin:
        yield PERSON, 1
    elif _is_who(vocabulary, owner) or owner in vocabulary.place_words or owner in _FROM:
        yield PLACE, 2


def _is_who(vocabulary: Vocabulary, word: str) -> bool:
    """Whether a word is people or a body by what they do: the vicar of, l'hôpital de."""
    told = (vocabulary.soft_titles, vocabulary.roles, vocabulary.organisations)
    return any(word in each for each in told)
