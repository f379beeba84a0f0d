"""French places and bodies without capitals, told by the word before them: rue hallé, dans l'ain, hôpital nord."""

from __future__ import annotations

import re

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.long_places import place_end
from qualcode.anonymise.reading.particles import SAINTS
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.anonymise.recognisers.no_capitals.formed_fr import is_formed
from qualcode.anonymise.recognisers.no_capitals.words import is_plain_here
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_PLACE, _BODY = IdentifierKind.PLACE, IdentifierKind.ORGANISATION
_WAYS = words("rue avenue boulevard impasse quai")
_BODIES = words(
    "lycee college hopital clinique polyclinique maternite manoir chateau stade gymnase ecole cinema",
    "theatre residence",
    "transports etablissements ets cars librairie pharmacie chu chr",
)
_SPOTS = words(
    "commune village bourg ville canton paroisse quartier",
    "gare plage metro station ambassade consulat cite foret ile porte cimetiere parc marche hameau",
    "theatre compagnie brasserie aqueduc viaduc bowling patinoire hippodrome aerodrome aeroport golf manege beffroi",
    "donjon colline plateau etang lac canal ruisseau ravin grotte lavoir phare digue jetee ecluse barrage carriere",
    "croix cote montee descente prison penitencier abbaye chapelle citadelle fort refuge bac ferry",
    "telepherique tramway",
)
_SIDES = words("nord sud est ouest")
# what a street or a school is, and is not called
_KINDS = words(
    "pietonne pietonnes principale commercante commercantes voisine entiere pavee etroite passante calme",
    "deserte haute",
    "basse grande petite prive prives privee prives public publics publique publiques primaire maternelle",
    "elementaire",
    "normale superieure militaire psychiatrique universitaire local locale professionnel technique",
    "agricole general",
    "hotelier hoteliere catholique laique libre municipal municipale ouvert ferme parallele",
    "perpendiculaire suivante",
    "muet parlant bleu numero numeros derriere devant voisin pilote moderne plein vide neuf ancien ancienne nouveau",
    "nouvelle veterinaire",
    "dentaire communale rurale mixte unique ouvriere bourgeoise marchande noire blanche sociale buissonniere",
)
_STOPS = (",", ".", ";", "!", "?", ")", "…", "\n", ":")
_ON = words(
    "a au en dans pres vers avec et puis chez par sur depuis pendant avant apres on je j il elle c qui ou mais"
)
_OF = words("de d du des")
_NOT_OF = words(
    "coin quartier bourg village ville centre bout bas haut fond milieu pays secteur departement canton matin soir",
    "triage marchandises depart arrivee plaisance sable galets pins pierre jeux loisirs jour nuit noel jouets",
)
_ARTICLES = words("la le les l")
_OTHERWISE = words(
    "aube part bord bout place terre mesure exemple contre face fond tours sens plaisir bras"
)
_FROM = words(
    "pres loin venu venus venue viens vient venait originaire parti partis revenu habitants gens cote route"
)
_LANDS = words(
    "creuse landes marne vienne manche somme loire sarthe savoie drome moselle meuse mayenne charente gironde correze",
    "vendee nievre dordogne ardennes vosges isere oise orne eure indre aisne ain allier aude yonne essonne ardeche",
)
_NTH = re.compile(r"[a-z]{4,}ieme|\d{1,2}e(?:me)?|[xivl]{1,6}e(?:me)?")
_LEAST = 4
_REASON = Message("what the name goes by")


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The place or body that the word ``i`` leads on to, with its last word."""
    if reading.settings.language == "en":
        return None
    form = reading.folds[i]
    if form in _WAYS | _BODIES:
        last, kind = _straight_after(reading, i), _PLACE if form in _WAYS else _BODY
    elif (form in _SIGHTS and _is_strange(reading, i + 1)) or (
        form == "metro" and _is_station(reading, i + 1)
    ):
        last, kind = i + 1, _PLACE
    elif form == "place" and (
        reading.before(i, 2) not in ("a", "")
        if reading.before(i) == "la"
        else reading.before(i) not in reading.vocabulary.possessives
    ):
        last, kind = _square(reading, i), _PLACE
    elif form in _SPOTS and reading.words[i] != "côté":
        last, kind = _over_of(reading, i), _PLACE
    elif form in ("mairie", "commissariat") and reading.after(i) == "du":
        last, kind = (i + 2 if _NTH.fullmatch(reading.after(i, 2)) else None), _PLACE
    else:
        return _settled(reading, i)
    if last is None:
        return _settled(reading, i)
    return last, reading.candidate(i, last, kind, Tier.REVIEW, _REASON)


_GROUPS = words(
    "creche club chorale association compagnie foyer residence restaurant bar cafe hotel librairie troupe collectif",
    "camping gite ecole maison ferme cabinet theatre",
)
_MOST_BETWEEN = 2


def find_group(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The group that word ``i`` leads on to, by a name in the plural, with its last word."""
    end = _called_the(reading, i) if reading.folds[i] in _GROUPS else None
    end = end or (_called_one(reading, i) if reading.folds[i] in _GROUPS else None)
    end = end or (_unagreeing(reading, i) if reading.folds[i] in _SINGLE else None)
    return None if end is None else (end, reading.candidate(i, end, _BODY, Tier.REVIEW, _REASON))


_SINGLE = words(
    "librairie cinema cite residence hotel restaurant bar cafe villa boutique creche compagnie camping foyer salle"
)
_FAIR = words("bel beau belle bon mon plein")


def _unagreeing(reading: Reading, i: int) -> int | None:
    """La librairie encres vives, la cité bel air: one of them, and words that cannot agree with it."""
    k = i + 1
    if reading.before(i) not in ("la", "le", "l", "au", "du") or k + 1 >= len(reading):
        return None
    if reading.gaps[k] not in SPACES:
        return None
    form, last = reading.folds[k], k
    if form in _FAIR:
        last = k + 1 if reading.gaps[k + 1] in SPACES and not reading.is_small_word(k + 1) else k
        return last if last > k and reading.after(last) not in ("de", "d") else None
    many = _is_plural(reading, k) and not form.endswith(
        ("ais", "ois", "eux", "as", "us", "ons", "is")
    )
    if not many or not reading.is_ordinary(k) or form in reading.vocabulary.determiners:
        return None
    if reading.after(k) in ("d", "de") and k + 2 < len(reading) and reading.is_tight(k + 2):
        last = k + 2
    elif reading.gaps[k + 1] in SPACES and _is_plural(reading, k + 1):
        last = k + 1
    return last if _ends(reading, last) else None


def _called_the(reading: Reading, i: int) -> int | None:
    """Le club de rando les godillots, la crèche parentale les petits loups: no noun takes “les” but in a name."""
    k = i + 1
    while (
        k < len(reading)
        and k - i <= _MOST_BETWEEN
        and reading.is_tight(k)
        and reading.folds[k] != "les"
    ):
        k += 1
    last = k + 1
    if k >= len(reading) or reading.folds[k] != "les" or last >= len(reading):
        return None
    if not (reading.is_tight(k) and reading.is_tight(last)) or not _is_plural(reading, last):
        return None
    if reading.is_tight(last + 1) if last + 1 < len(reading) else False:
        last += _is_plural(reading, last + 1)
    if reading.after(last) in _OF:
        over = last + 2
        while over < len(reading) and reading.folds[over] in _ARTICLES and reading.is_tight(over):
            over += 1
        if over < len(reading) and reading.is_tight(over) and not reading.is_small_word(over):
            last = over
    return last if _ends(reading, last) else None


def _called_one(reading: Reading, i: int) -> int | None:
    """La troupe de cirque la brasilane: a word of no dictionary with its article, behind what it is."""
    for k in range(i + 1, min(i + 2 + _MOST_BETWEEN, len(reading) - 1)):
        if reading.gaps[k] not in SPACES and reading.gaps[k] not in APOSTROPHES:
            return None
        if reading.folds[k] in ("la", "le") and reading.folds[k - 1] not in _OF:
            return k + 1 if _is_strange(reading, k + 1) else None
    return None


def _is_plural(reading: Reading, k: int) -> bool:
    form, small = reading.folds[k], reading.vocabulary.small_words
    return form.endswith(("s", "x")) and len(form) >= _LEAST and form not in small


def _straight_after(reading: Reading, i: int) -> int | None:
    """Rue hallé, hôpital nord, lycée chateaubriand."""
    k = i + 1
    if k >= len(reading) or reading.gaps[k] not in SPACES or reading.before(i) in ("de", "d"):
        return None
    form, known = reading.folds[k], reading.known(k)
    if form in _SIDES:
        return k if reading.folds[i] in _WITH_SIDES and _ends(reading, k) else None
    famous = known.surname == 1 and form in reading.vocabulary.titles  # rue, hôpital pasteur
    small = (reading.is_small_word(k) and not famous) or form in _KINDS
    if small or len(form) < _LEAST or not form.isalpha():
        return None
    if reading.folds[i] in _WAYS:
        told = reading.ordinariness(k) < 3 or known.surname == 1
        return k if told and form not in NOT_WAYS and _ends(reading, k) else None
    borne = known.is_usual_surname or known.is_usual_given or k in reading.kept
    rare = reading.ordinariness(k) < 2
    borne = borne or form == "pasteur"
    return (
        k if borne and (rare or known.surname == 1) and not form.endswith(("ent", "ait")) else None
    )


NOT_WAYS = words(
    "juste pres loin meme aussi enfin quoi voila comme droite gauche entier courte longue seule"
)


_WITH_SIDES = words("hopital gare lycee chu chr clinique maternite")


def _is_station(reading: Reading, k: int) -> bool:
    """Métro télégraphe: not métro parisien, métro aérien."""
    if k >= len(reading) or reading.gaps[k] not in SPACES or len(reading.folds[k]) < _LEAST:
        return False
    small = reading.folds[k] in reading.vocabulary.small_words | _KINDS | {"ligne", "station"}
    return not small and not reading.folds[k].endswith(("ien", "ienne", "ait", "ent", "boulot"))


# one of these, and a word of no dictionary straight behind: la tour lamballe, le lavoir hortense
_SIGHTS = words(
    "tour lavoir cite villa moulin square passage pont residence immeuble phare ferme domaine manoir fort halle etang",
    "barrage ecluse digue tunnel viaduc cirque gare stade port plage camping cimetiere bois foret lac parc jardin",
    "mont cap pointe ile col pic rocher source grotte mosquee synagogue",
)


def _is_strange(reading: Reading, k: int) -> bool:
    if k >= len(reading) or reading.gaps[k] not in SPACES or reading.is_ordinary(k):
        return False
    form, known = reading.folds[k], reading.known(k)
    long = (
        form.isalpha()
        and len(form) >= _LEAST
        and k not in reading.kept
        and k not in reading.in_labels
    )
    named = known.surname or known.given or known.place or not is_plain_here(reading, k)
    return long and bool(named) and known.english < 2 and not is_formed(reading, k)


FIRST_WORDS = (
    _WAYS
    | _BODIES
    | _SPOTS
    | _GROUPS
    | _SINGLE
    | _SIGHTS
    | words("metro place mairie commissariat")
)
_SQUARES = words("republique nation bastille liberte victoire fetes concorde italie armes halles")


def _square(reading: Reading, i: int) -> int | None:
    """Vers la place de la république."""
    k = i + 2 + (reading.after(i, 2) in ("la", "l"))
    return (
        k if reading.after(i) in _OF and k < len(reading) and reading.folds[k] in _SQUARES else None
    )


def _over_of(reading: Reading, i: int) -> int | None:
    """Gare des guillemins, ambassade du canada."""
    of = i + 1
    while of - i < _MOST_KINDS and reading.after(of - 1) in _KINDS_OF_SPOT:
        of += 1  # forêt domaniale de vorzac
    if reading.after(of - 1) not in _OF:
        return None
    k = of + 1
    while k < len(reading) and reading.is_tight(k) and reading.folds[k] in _ARTICLES and k - of < 3:
        k += 1
    if k >= len(reading) or not reading.is_tight(k):
        return None
    end = place_end(reading, k)
    if end is not None and reading.profile(reading.joined(k, end)).place_kind in "cdr":
        return end
    form, known = reading.folds[k], reading.known(k)
    if form in SAINTS and k + 1 < len(reading) and reading.is_tight(k + 1):
        while k + 1 < len(reading) and (
            reading.gaps[k + 1] in HYPHENS or reading.folds[k] in SAINTS
        ):
            k += 1
        return k
    if reading.is_small_word(k) or form in _NOT_OF:
        return None
    told = known.place > 0 or known.is_usual_surname or reading.ordinariness(k) < 2
    bare = reading.folds[of] in ("de", "d") and k == of + 1
    named = told and len(form) >= _LEAST and (not bare or _is_hardly_said(reading, k))
    return _over_land(reading, k) if named else None


_MOST_KINDS = 3
_KINDS_OF_SPOT = words(
    "naturel naturelle regional regionale national nationale departemental departementale municipal municipale marin",
    "marine maritime routier routiere fluvial fluviale communal communale paroissial paroissiale domanial domaniale",
    "zoologique botanique thermal thermale couvert couverte militaire central centrale international internationale",
)


def _over_land(reading: Reading, k: int) -> int:
    """Le cimetière de la butte de chavane: over a word of no dictionary behind “de”."""
    n = k + 2
    far = n < len(reading) and reading.after(k) in _OF and reading.is_tight(n)
    strange = far and not reading.is_ordinary(n) and not reading.known(n).given
    return n if strange and reading.folds[n].isalpha() and len(reading.folds[n]) >= _LEAST else k


def _is_hardly_said(reading: Reading, k: int) -> bool:
    return not reading.is_ordinary(k) or (
        reading.ordinariness(k) == 1 and reading.known(k).place > 0
    )


def _settled(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """Dans l'ain, dans le cantal; sur vienne, à menton: where a place stands and no noun does."""
    known, form = reading.known(i), reading.folds[i]
    one, two = reading.before(i), reading.before(i, 2)
    if one in _CONTRACTED and _is_contracted(reading, i):
        return i, reading.candidate(i, i, _PLACE, Tier.REVIEW, _SPOT)
    end = place_end(reading, i) if one in _TO_LANDS else None
    if end and reading.profile(reading.joined(i, end)).place_kind in "dr" and _ends(reading, end):
        return end, reading.candidate(i, end, _PLACE, Tier.REVIEW, _SPOT)
    if not known.place or form in _OTHERWISE or not reading.is_ordinary(i):
        return None
    if ((two == "dans" and one in _ARTICLES) or (two in _FROM and one in ("du", "des"))) and (
        form in _LANDS or (known.place_kind in "dr" and known.place == 1)
    ):
        found = _ends(reading, i)
    elif one in _TO_REGIONS and known.place_kind == "r" and reading.ordinariness(i) == 1:
        found = known.place == 1 and _ends(reading, i)  # je parle du limousin
    elif known.place == 1 and known.place_kind in "cw" and form not in reading.determined:
        cued = (one == "a" and reading.words[i - 1] == "à") or one in ("sur", "par", "vers")
        cued = cued or (one == "de" and two in _FROM)
        found = cued and _ends(reading, i)
    else:
        return None
    if not found:
        return None
    return i, reading.candidate(i, i, _PLACE, Tier.REVIEW, _SPOT)


_SPOT = Message("place without a capital")
_TO_REGIONS = words("le la du l")
_CONTRACTED, _TO_LANDS = words("au du"), words("la le les l en du des dans")


def _is_contracted(reading: Reading, i: int) -> bool:
    """À côté du mans, au havre: towns whose name begins with an article."""
    whole = reading.profile(f"le {reading.folds[i]}")
    return whole.is_sizeable_place and whole.place_kind in "cw" and reading.ordinariness(i) < 2


def _ends(reading: Reading, k: int) -> bool:
    """Whether a name may end with word ``k``: a stop, or a word that goes on with something else."""
    gap = reading.gap_after(k)
    if gap not in SPACES and gap not in APOSTROPHES:
        return not gap or gap.strip(" ")[:1] in _STOPS
    listed = k + 1 < len(reading) and reading.known(k + 1).is_sizeable_place
    if listed and reading.known(k).place and not reading.is_ordinary(k + 1):
        return True  # par bordeaux poitiers
    return reading.after(k) in _ON
