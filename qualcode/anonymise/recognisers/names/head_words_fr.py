"""The word a French name goes by, before it: lavoir de Courcy, parc naturel régional du Morvan, bas Meudon."""

from __future__ import annotations

import re

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import HYPHENS, SPACES
from qualcode.anonymise.recognisers.names.told_fr import OF, is_close
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind

_PLACE, _BODY, _PERSON = (
    IdentifierKind.PLACE,
    IdentifierKind.ORGANISATION,
    IdentifierKind.PERSON,
)
_SPOTS = words(
    "departement region province canton district comte vallee val plaine plateau massif mont monts col",
    "lac etang",
    "foret bois ile iles baie golfe cap pointe plage port gare aeroport camp cite coron corons quartier",
    "faubourg",
    "banlieue citadelle chateau fort caserne cathedrale basilique eglise chapelle abbaye cimetiere marche",
    "halles parc",
    "jardin square pont porte barrage canal riviere fleuve bal metro station hameau presqu ravin gorges zone",
    "immeuble immeubles batiment tours ambassade consulat arrondissement cloitre maquis ghetto mosquee",
    "synagogue temple phare ecluse gite refuge rues avenues boulevards quais places",
    "coteau coteaux colline collines butte montee combe vallon falaise falaises marais",
    "aqueduc viaduc tunnel digue ecluses sentier chaussee passerelle belvedere source sources gue",
    "lavoir lavoirs fontaine fontaines moulin four fours calvaire oratoire croix bourg cote cotes rocher roche",
    "grotte grottes dolmen menhir lande landes vignoble clos champ champs pre puy cirque cascade estuaire",
    "presbytere prieure monastere chartreuse manoir ferme bergerie buron cabane reserve arenes theatre rempart",
    "remparts",
    "stalag oflag kommando pays consistoire doyenne diocese presbytere",
    "terril sabliere graviere mare cale jetee ponton hippodrome stade aerodrome peage rocade echangeur lieudit",
)
BODIES = words(
    "hopital clinique maternite ecole ecoles college lycee universite faculte fac institut centre foyer",
    "depot atelier",
    "ateliers usine filature fosse puits mine verrerie acierie fonderie raffinerie mairie prefecture tribunal",
    "association club syndicat federation cooperative entreprise societe cabinet magasin librairie mediatheque",
    "bibliotheque musee theatre cinema restaurant chantier soeurs freres peres communaute paroisse dispensaire",
    "sanatorium colonie orphelinat pensionnat couvent conservatoire harmonie chorale creche maternelle",
    "residence",
    "regiment bataillon brigade compagnie amicale comite section equipe ligue commissariat hospice ehpad",
    "gendarmerie cave imprimerie brasserie abattoir abattoirs arsenal chantiers docks entrepot",
    "laboratoire collectif cellule",
    "transports etablissements ets editions imprimeries forges acieries mines houilleres garage pompiers",
    "sapeurs team ecurie velo foot hand rugby basket volley judo cyclo",
    "boulangerie cercle jardins groupement usines filatures tissages tissage moulins",
    "tanneries tannerie scieries scierie papeteries papeterie conserverie conserveries minoterie faiencerie",
    "agence direction office chambre",
    "fabrique fabriques cars autocars autobus taxis magasins galeries garages haras ardoisieres carrieres",
)
HEADS = _SPOTS | BODIES
# these alone lead on to the name over what they are for: école de sages-femmes de…, association des parents de…
_FOR = words(
    "ecole ecoles association club syndicat federation cooperative institut centre comite amicale section",
    "collectif cercle agence direction office chambre service conservatoire faculte fac laboratoire equipe reserve",
    "communaute groupement cooperative ligue mutuelle fondation reseau antenne mission caisse union societe",
    "cite hameau camp foyer residence cellule regiment bataillon",
    "observatoire departement ifsi iut lycee college universite compagnie bureau",
)
_JOINTS = words("de d du des la le les l")
_MOST_JOINTS, _FURTHEST, _EVERY_DAY = 3, 8, 3
_ADJECTIVAL = tuple(
    words(
        "ique iques aire aires al ale aux ales ier iere ive if el elle in ine ien ienne iste ixte",
    )
)
_PLURAL = ("s", "x")
_CLUBS = words("fc us as sc rc ac cs")
_UNIT = re.compile(r"\d{1,4}(?:er?|eme|ieme)")
_REGIMENTS = re.compile(r"[A-Z]{2,5}[a-z]?")


def head_of(reading: Reading, one: Candidate) -> int | None:
    """The word a name goes by, over its joints: citadelle de Huy, école communale rue des Lilas."""
    at = reading.word_at(one.span.start)
    if at >= len(reading) or reading.starts[at] != one.span.start:
        return None
    if (
        reading.folds[at] in HEADS
        and not reading.profile(reading.joined(at, reading.word_at(one.span.end - 1))).place
    ):
        return None
    if one.kind is not _BODY and _is_part(reading, at, one):
        return at - 1
    if one.kind is _PLACE and reading.words[at - 1] == "à" and is_close(reading, at):
        return _school_at(reading, at - 1)
    k, joints = at - 1, 0
    while (
        k > 0
        and joints < _MOST_JOINTS
        and reading.folds[k] in _JOINTS
        and (is_close(reading, k + 1) or (not joints and _is_sought(reading, k)))
    ):
        k, joints = k - 1, joints + 1
    if not joints and k >= 0 and _UNIT.fullmatch(reading.folds[k]) and is_close(reading, at):
        return k if _REGIMENTS.fullmatch(reading.words[at]) else None
    if k < 0 or not is_close(reading, k + 1) or (joints and reading.folds[k + 1] not in OF):
        return None
    if one.kind is _PERSON and joints and reading.known(at).given:
        return None  # la maison de Paul
    return _over_between(reading, k)


def _is_sought(reading: Reading, k: int) -> bool:
    """Au camp de, Montauzan: “de” at word ``k``, and the name that somebody stopped to find."""
    return (
        reading.gap_after(k) in (", ", "... ", "… ")
        and reading.folds[k] in OF
        and reading.is_capital(k + 1)
    )


_PARTS = words("bas haut vieux basse haute")
_THE = words("le la du au en de dans vers depuis")


def _is_part(reading: Reading, at: int, one: Candidate) -> bool:
    """Le bas Meudon, la haute Ardèche, dans le vieux Nice: a part of somewhere."""
    parts = _PARTS if one.kind is _PLACE else ("bas", "haut")
    told = reading.before(at) in parts and reading.gaps[at] in SPACES and reading.is_capital(at)
    return told and reading.before(at, 2) in _THE


_SCHOOLS = words("ecole institut faculte fac lycee universite conservatoire academie")
_CERTAIN = words("la l le au du cette notre")


def _school_at(reading: Reading, k: int) -> int | None:
    """La haute école de gestion à Fribourg: a certain school, by what it teaches and where."""
    for head in range(k - 2, max(-1, k - _FURTHEST), -1):
        if not is_close(reading, head + 1):
            return None
        if reading.folds[head] in _SCHOOLS:
            told = reading.after(head) in OF and _tells_kind(reading, head, k - 1)
            first = _over_high(reading, head)
            return first if told and reading.before(first) in _CERTAIN else None
        if _is_no_kind(reading, head):
            return None
    return None


def _over_between(reading: Reading, k: int) -> int | None:
    """The head at ``k``, or before words that tell what kind: école communale, fosse 7, parc naturel régional."""
    if reading.words[k] == "cite":
        return None  # il cite Paris
    if reading.folds[k] in HEADS or _is_small_sigle(reading, k):
        return k if not reading.is_capital(k) or not reading.opens[k] else None
    for head in range(k - 1, max(-1, k - _FURTHEST), -1):
        if not is_close(reading, head + 1) and reading.gaps[head + 1] not in HYPHENS:
            return None
        if reading.folds[head] in HEADS and _tells_kind(reading, head, k):
            return _over_high(reading, head)
        capital = reading.is_capital(head) and not reading.folds[head].endswith(_ADJECTIVAL)
        if capital or _is_no_kind(reading, head):
            return None
    return None


def _over_high(reading: Reading, head: int) -> int:
    """Haute école de santé, grande école de…: the adjective that such a school always has."""
    return head - 1 if reading.folds[head] == "ecole" and reading.before(head) == "haute" else head


_LINKS = words("de d du des la le les l en et aux pour sur")
_SAID = words("qui que qu dont ou a est etait je tu il elle on nous vous ils elles y ne se")


def _is_no_kind(reading: Reading, i: int) -> bool:
    """A verb, a pronoun, an owner: what no name of a body goes over."""
    form, vocabulary = reading.folds[i], reading.vocabulary
    if form in _LINKS:
        return False
    own = form in vocabulary.possessives or form in vocabulary.function_words or form in _SAID
    return own or not (form.isalpha() or form.isdigit())


def _tells_kind(reading: Reading, head: int, k: int) -> bool:
    """Whether the words behind ``head`` up to ``k`` say what kind it is: adjectives, and what it is for."""
    linked = far = False
    for i in range(head + 1, k + 1):
        form = reading.folds[i]
        if form in _LINKS:
            linked = far = True
        elif linked or reading.gaps[i] in HYPHENS:
            linked = False
        elif not _is_of_kind(reading, i):
            return False
    return not linked and (not far or reading.folds[head] in _FOR)


def _is_of_kind(reading: Reading, i: int) -> bool:
    """Communale, mixte, naturel, 7: an adjective or a number behind the word for a body."""
    form = reading.folds[i]
    if form in reading.vocabulary.qualifiers or form.isdigit():
        return True
    agrees = form.endswith(_PLURAL) and reading.folds[i - 1].endswith(_PLURAL)
    return form.endswith(_ADJECTIVAL) or (agrees and not reading.is_capital(i))


def _is_small_sigle(reading: Reading, k: int) -> bool:
    """Cms d'ambert, where nothing has a capital."""
    form = reading.folds[k]
    if not reading.no_capitals or k in reading.in_labels or form in reading.vocabulary.small_words:
        return False
    if form not in _CLUBS and reading.known(k).french == _EVERY_DAY:
        return False  # il a eu pascal
    return len(form) > 1 and (reading.lexicon.is_sigle(form) or form in _CLUBS)
