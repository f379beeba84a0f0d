"""French bodies called by words of every day, without capitals: la confrérie du cidre, l'union locale des jardiniers.

The word for the body stands with “le”, “la” or what it is called by, and a chain of “de…” tells which one it is.
"""

from __future__ import annotations

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# what a chain behind them makes a name of
FIRST_WORDS = words(
    "confrerie amicale oeuvre oeuvres federation ligue fondation musee ecomusee cercle compagnons guilde academie",
    "manufacture office conservatoire cinematheque groupement comptoir societe mutuelle rassemblement coordination",
    "collectif institut harmonie philharmonie chorale mutualite observatoire congregation communaute entraide",
    "patronage conservatoires sauvegarde orphelinat asile pensionnat preventorium sanatorium maitrise fanfare comite",
    "syndicat union secours ateliers atelier association club foyer maison creche ecole pharmacie caisse",
    "cooperative banque regie agence amis restos banquet chantiers jardins theatre orchestre choeur residence resto",
    "hopital",
)
# the others are every town's: they need an adjective, a plural or a place besides
_COMMON = words(
    "agence amis comite syndicat union association club foyer maison creche ecole pharmacie caisse cooperative banque",
    "regie",
    "atelier ateliers office societe institut communaute theatre orchestre choeur residence hopital jardins",
    "collectif mutuelle resto secours chantiers chorale fanfare harmonie groupement cercle fondation",
)
# of these a plural alone tells which: la maison des associations
_OF_MANY = words(
    "maison foyer creche ecole residence jardins club atelier ateliers theatre pharmacie cooperative"
)
# they stand before the noun they belong to
_EARLY = words(
    "anciens anciennes jeunes meilleurs meilleures petits petites grands grandes vieux vieilles nouveaux nouvelles",
    "premiers premieres beaux belles bons bonnes libres",
)
# whom a body serves
_SERVED = words(
    "enfants vieillards familles meres malades aveugles sourds blesses victimes personnes refugies migrants jeunes",
    "prisonniers detenus femmes orphelins soldats combattants pauvres sinistres handicapes apprentis marins mineurs",
    "aveugle enfance jeunesse emploi tous toutes paix logement insertion",
)
_DEFINITE = words("le la l du au les aux")
_NAMING = words("appelle appelait appelee appele nommee nomme dit dite")
_OF = words("de d du des")
_JOINTS = words("la le les l")
_FURTHER = words("aux pour et en sur dans au contre")
# what each body is, and not which one
EVERYWHERE = words(
    "entreprise entreprises retraite repos quartier parents eleves maire mairie village ville commune france campagne",
    "travail vacances soins sante garde direction pilotage usagers fetes redaction gestion jour nuit famille familles",
    "mere merle vie art arts coin dimanche soir pere parent grand-mere poupee oncle tante grand soeur frere ami amis",
    "sport sports foot football tennis rugby musique danse dessin langue langues commerce medecine droit police",
    "formation apprentissage infirmiers infirmieres theatre cinema pays region departement canton luxe maitre",
    "production consommation services service crise suivi lecture logement monde gens autres femmes jeunes enfants",
    "personnel habitants voisins vieux hommes patients copains copines collegues filles garcons notables medecins",
    "infirmier infirmiere notaires avocats epargne secours securite assurance assurances maladie primaire banlieue",
    "base depart arrivee temps grands-parents origine cote place force haut bas fond pierre bois brique disques disque",
    "maths francais anglais anciens pauvres riches armee etat peuple dieu tourisme emploi hlm urgence accueil",
    "bourg centre marais matin midi",
)
_UNIONS = words("federation syndicat union")
_NO_NOUN = words(
    "celui celle ceux celles cet cette ces ce mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs un une",
    "deux trois quatre cinq six moi toi lui nous vous eux elle elles il on je tu tout toute tous toutes quoi qui que",
    "chaque plusieurs quelques certains certaines laquelle lequel quel quelle",
)
_ADJECTIVAL = (
    "al", "ale", "aux", "ales", "ique", "iques", "aire", "aires", "ien", "ienne", "iens", "iennes", "ois", "oise",
    "oises", "ais", "aise", "aises", "ive", "ives", "cole", "coles", "iere", "ain", "aine", "ains", "aines", "elle",
    "el", "els", "elles", "ine", "ines", "erte", "ertes", "ouvrier", "mixte", "iste", "istes", "verts",
    "unis", "reunis", "mutuelliste",
)  # fmt: skip
# le cercle des ouvriers réunis: what everybody has, and which one it is
_TOGETHER = words("reunis reunies unis unies associes associees")
_FURTHEST, _LEAST = 9, 3


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The body whose first word is ``i``, with its last word."""
    form = reading.folds[i]
    if form not in FIRST_WORDS or reading.settings.language == "en" or not _is_told(reading, i):
        return None
    last = _chain_end(reading, i)
    trade = form in _UNIONS and last == i + 2 and reading.after(i) == "des"
    if last is None or trade:
        return None  # la fédération des mineurs is the country's
    if last + 1 < len(reading) and reading.lexicon.is_kept(reading.joined(last, last + 1)):
        last += 1  # croix-rouge, croissant rouge
    reason = Message("organisation: “{cue}”", cue=reading.words[i])
    return last, reading.candidate(i, last, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


def _is_told(reading: Reading, i: int) -> bool:
    """Whether word ``i`` is a certain one: la confrérie, au secours…, s'appelle société…"""
    before = reading.before(i)
    if before in _NAMING:
        return True
    adjectives = reading.folds[i - 1] in (
        "fameuse",
        "fameux",
        "celebre",
        "grande",
        "grand",
        "vieille",
        "petite",
    )
    return (reading.before(i, 2) if adjectives and before else before) in _DEFINITE


def _chain_end(reading: Reading, i: int) -> int | None:
    """The last word of the chain behind the body at ``i``, or None where it tells no certain body."""
    k, last, links, telling, qualified = i + 1, None, 0, False, False
    if reading.after(i) == "et" and reading.after(i, 2) in FIRST_WORDS:
        k = i + 3  # ateliers et chantiers du fleuve
    while k < len(reading) and k - i < _FURTHEST and _is_tight(reading, k):
        form = reading.folds[k]
        if form in _OF or (links and form in _FURTHER):
            noun = _noun_after(reading, k)
            if noun is None or (form in _FURTHER and not _leads_on(reading, k, noun)):
                break
            noun = _over_adjective(reading, noun)
            shop = reading.folds[i] == "pharmacie" and reading.folds[noun] not in EVERYWHERE
            telling = telling or shop or not _is_everywhere(reading, noun)
            k = last = noun
            links += 1
        elif _is_adjective(reading, k):
            last, qualified = k, qualified or not links
            telling = telling or (links > 0 and form in _TOGETHER)
            qualified = qualified or form in _TOGETHER
        else:
            break
        k += 1
    common = reading.folds[i] in _COMMON
    if not links or last is None or not (telling or (links > 1 and not common)):
        return None
    if reading.folds[i] == "pharmacie" and reading.after(i) == "du":
        return last if links == 1 and reading.folds[last] not in EVERYWHERE else None
    plain = common and not (
        qualified or links > 1 or _is_of_many(reading, i, last) or _is_of_land(reading, i, last)
    )
    return None if plain or not _may_end(reading, last) else last


def _is_everywhere(reading: Reading, k: int) -> bool:
    """Whether word ``k`` tells what a body is, and not which one: de quartier, de l'hôpital."""
    form, vocabulary = reading.folds[k], reading.vocabulary
    return (
        form in EVERYWHERE or form in vocabulary.organisations or form in vocabulary.institutional
    )


def _over_adjective(reading: Reading, k: int) -> int:
    """The noun behind “anciens”, “meilleurs”, “jeunes”."""
    n = k + 1
    if n < len(reading) and reading.gaps[n] in HYPHENS:
        while n + 1 < len(reading) and reading.gaps[n + 1] in HYPHENS:
            n += 1
        return n  # d'île-de-france
    if reading.folds[k] not in _EARLY or n >= len(reading) or reading.gaps[n] not in SPACES:
        return k
    noun = reading.folds[n].endswith(("s", "x")) and not reading.is_small_word(n)
    return n if noun and not reading.folds[n].endswith(("ais", "ons")) else k


def _is_of_many(reading: Reading, i: int, last: int) -> bool:
    """La maison des associations, l'école des acacias: many, where one body has one of each."""
    many = reading.after(i) == "des" and reading.folds[last].endswith(("s", "x"))
    return many and last - i == len("de") and reading.folds[i] in _OF_MANY


def _is_of_land(reading: Reading, i: int, last: int) -> bool:
    """Les chantiers de la manche, l'union du nivernais: of a land with its article."""
    known = reading.known(last)
    articled = reading.after(i) in ("du", "des") or reading.after(i, 2) in ("la", "l")
    return articled and last - i < len("land") and known.place == 1 and known.place_kind in "dr"


def _noun_after(reading: Reading, k: int) -> int | None:
    n = k + 1
    joints = _JOINTS | _OF if reading.folds[k] == "et" else _JOINTS
    while n < len(reading) and _is_tight(reading, n) and reading.folds[n] in joints:
        n += 1
    if n >= len(reading) or not _is_tight(reading, n) or reading.folds[n] in _NO_NOUN:
        return None
    form = reading.folds[n]
    vocabulary = reading.vocabulary
    small = form in vocabulary.function_words or form in vocabulary.possessives
    small = small or form in vocabulary.streets
    return n if form.isalpha() and len(form) >= _LEAST and not small else None


def _leads_on(reading: Reading, k: int, noun: int) -> bool:
    """“…aux enfants”, “…et de la mer”: a further noun of the name, not what is done with the body."""
    form = reading.folds[k]
    if form == "et":  # des sabots et dentelles, de la pêche et de la mer
        many = reading.before(k, 2) == "des" and reading.folds[k - 1].endswith(("s", "x"))
        paired = many and noun == k + 1 and reading.folds[noun].endswith(("s", "x"))
        again = reading.folds[noun] in FIRST_WORDS or _is_everywhere(reading, noun)
        return paired or (reading.after(k) in _OF and noun > k + 1 and not again)
    if form in ("aux", "pour", "contre"):
        return reading.folds[noun] in _SERVED
    return reading.known(noun).is_sizeable_place and reading.known(noun).place_kind in "dr"


def _is_adjective(reading: Reading, k: int) -> bool:
    form = reading.folds[k]
    small = (
        reading.is_small_word(k)
        and form not in reading.vocabulary.qualifiers | reading.vocabulary.institutional
    )
    return form.endswith(_ADJECTIVAL) and len(form) > _LEAST + 1 and not small


def _may_end(reading: Reading, k: int) -> bool:
    """Whether something else begins behind word ``k``."""
    gap = reading.gap_after(k)
    return not gap.startswith("-")


def _is_tight(reading: Reading, k: int) -> bool:
    return reading.gaps[k] in SPACES or reading.gaps[k] in APOSTROPHES
