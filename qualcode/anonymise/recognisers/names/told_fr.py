"""French names made by the word before them: mairie du vingtième, gare de l'Est, hôpital Nord."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.harmless import is_harmless_sigle
from qualcode.anonymise.reading.particles import SAINTS
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.anonymise.recognisers.places.arrondissements import ORDINAL
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_PLACE, _BODY = IdentifierKind.PLACE, IdentifierKind.ORGANISATION
_JOINTS, _MOST_JOINTS, _LONG = words("de d du des la le les l"), 3, 3
OF = words("de d du des")
SIDES = words("nord sud est ouest centre")
_TOWN_OFFICES = words("quartier mairie commissariat marche piscine hopital ecole tribunal maire")
_NAMED_AT_ONCE = words(
    "hopital clinique maternite ecole college lycee chantier gymnase stade salle foyer residence fac",
    "faculte theatre",
    "bar cafe bistrot brasserie restaurant auberge boutique discotheque club association compagnie",
    "cinema caserne cite barre tour tours immeuble immeubles hotel librairie pharmacie square parc creche",
    "maternelle usine",
)
# they take a name as well, and are said of things known to all, too
_ALSO_NAMED = words(
    "programme projet dispositif operation plateforme reseau fondation boutique magasin entreprise boite societe",
    "agence revue journal emission podcast radio collection festival salle villa ferme domaine gite camping groupe",
    "cabinet collectif liste mouvement cooperative mutuelle garage atelier studio label orchestre chorale troupe asso",
    "maison centre ecurie equipe spectacle chalutier bateau navire peniche paroisse",
)
_OPENING = words("le la les l au aux chez")
# a regiment by its sigle alone: le 151e RIM
_NUMBERED = re.compile(
    r"\b\d{1,3}(?:e|er|ème) (?:[A-Z]{2,5}[a-z]?\b|(?:régiment|bataillon|division|brigade|escadron)"
    r" (?:(?:d['’]|de |des )[a-zà-ÿ]+(?: (?:alpins?|algériens?|marocains?|légère|blindée|coloniale|de marine))?"
    r"|blindée|parachutiste|mécanisée|alpine)(?!\w))"
)
REASON = Message("what the name goes by")
# ce qu'on a appelé “Construire l'Avenir”, l'association Terres en Ville
_QUOTED = re.compile(
    r"\b(?:appel\w+|nomm\w+|baptis\w+|intitul\w+|association|collectif|liste|troupe|compagnie|groupe|festival)"
    r" ?[\"«“][ \u00a0\u202f]?([A-ZÀ-Ý][^\"»”\n.!?]{2,45}?)[ \u00a0\u202f]?[\"»”]"
)
_CALLED = re.compile(
    r"\b(?:s[’']appel(?:le|ait)|appel[ée]e?|nomm[ée]e?|baptis[ée]e?|[Aa]ssociation|[Cc]ollectif|[Ff]estival"
    r"|créé|fondé|lancé|monté) "
    r"((?:(?:Une?|Les?|La) )?[A-ZÀ-Ý][\wà-ÿ’'-]+"
    r"(?: (?:en|de|du|des|à|au|aux|pour|sur|et|les|la|le) (?:la |les |l[’'])?[A-ZÀ-Ý][\wà-ÿ’'-]+)+)"
)


_MOVEMENTS = words(
    "scouts guides eclaireurs eclaireuses compagnons francas jeunes petits petites vieux"
)
# les Éclaireurs de France: a movement of the whole country
_OF_FRANCE = re.compile(
    r"\b(?:[Ll]es|[Aa]ux|[Dd]es) ([A-ZÀ-Ý][\w’'-]+[sx](?: [A-ZÀ-Ý][\w’'-]+)?"
    r" (?:de France|des Pauvres|du [Cc](?:œ|oe)ur))\b"
)


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Places and bodies that need no name of their own to be found."""
    if reading.settings.language == "en":
        return
    yield from _offices(reading)
    yield from _stations(reading)
    yield from _squares(reading)
    yield from _features(reading)
    yield from _titles(reading)
    yield from _named_at_once(reading)


def is_close(reading: Reading, k: int) -> bool:
    """Whether nothing but a space or an apostrophe stands before word ``k``."""
    gap = reading.gaps[k]
    return gap in SPACES or gap in APOSTROPHES


def over_of(reading: Reading, i: int) -> int | None:
    """The word that “de la” leads on to from word ``i``."""
    k = i + 1
    while (
        k < len(reading)
        and k - i <= _MOST_JOINTS
        and is_close(reading, k)
        and reading.folds[k] in _JOINTS
    ):
        k += 1
    of = k > i + 1 and reading.folds[i + 1] in OF
    return k if of and k < len(reading) and is_close(reading, k) else None


def _offices(reading: Reading) -> Iterator[Candidate]:
    """La mairie du quatorzième."""
    for i in reading.where(_TOWN_OFFICES):
        if reading.after(i) != "du":
            continue
        for last in (i + 3, i + 2):  # dix-huitième, vingtième
            if ORDINAL.fullmatch(" ".join(reading.folds[i + 2 : last + 1])):
                yield reading.candidate(i, last, _PLACE, Tier.REVIEW, REASON)
                break


_GARES = frozenset(("gare",))
# they are stations, and no towns
_STATIONS = SIDES | words("austerlitz montparnasse perrache midi matabiau blancarde")


def _stations(reading: Reading) -> Iterator[Candidate]:
    """La gare de l'Est, gare d'Austerlitz: and not la gare de marchandises."""
    for i in reading.where(_GARES):
        k = over_of(reading, i)
        if k is not None and (reading.is_capital(k) or reading.folds[k] in _STATIONS):
            yield reading.candidate(i, k, _PLACE, Tier.LIKELY, REASON)


# squares and stops that a town is found by, said without their article
_SQUARES = words(
    "republique opera nation concorde bourse capitole comedie liberation victoire liberte etoile prefecture mairie",
    "temple cathedrale universite gares hotel",
)
_STOPS = words("republique nation concorde bastille etoile capitole comedie opera")
_NEAR = words("pres cote loin station metro arret sortie direction habite habitait tram bus")


def _squares(reading: Reading) -> Iterator[Candidate]:
    """On se retrouvait à République, près d'Opéra: a plain word that no article makes a common noun."""
    for i in reading.where(_SQUARES if not reading.no_capitals else _STOPS):
        one = reading.before(i)
        to = one == "vers" or reading.words[i - 1] == "à" or one in ("station", "metro")
        near = one in ("de", "d") and reading.before(i, 2) in _NEAR
        goes_on = reading.after(i) in OF or (i + 1 < len(reading) and reading.is_capital(i + 1))
        if reading.no_capitals:  # no French sentence says “à république” of anything else
            near, to = False, i > 0 and reading.words[i - 1] == "à"
        written = reading.is_capital(i) or reading.no_capitals
        if written and one and (to or near) and not (goes_on and reading.after(i)):
            yield reading.candidate(i, i, _PLACE, Tier.REVIEW, REASON)


_LAY = words(
    "pont croix bois butte port val mont puy plan mas clos cour champ champs pre pres fontaine moulin tour"
)
_LAY |= words(
    "porte cote combe pointe ile etang lac plaine roche rocher chene orme ferme place source mare vallon"
)
_AT_LAY = words("au a la le du des aux l")


def _features(reading: Reading) -> Iterator[Candidate]:
    """Au Bois des fées, à la Croix du berger: a word of the land with a capital, and what it is of."""
    if reading.no_capitals:
        return
    for i in reading.where(_LAY):
        k = over_of(reading, i)
        said = reading.is_capital(i) and not reading.opens[i] and not reading.is_shouted(i)
        if k is not None and said and reading.before(i) in _AT_LAY and not reading.is_capital(k):
            yield reading.candidate(i, k, _PLACE, Tier.LIKELY, REASON)


def _titles(reading: Reading) -> Iterator[Candidate]:
    """The whole of a title that somebody calls something by."""
    if not reading.no_capitals:
        for match in _OF_FRANCE.finditer(reading.text):
            at = reading.word_at(match.start(1))
            if at not in reading.kept or reading.folds[at] in _MOVEMENTS:
                yield reading.candidate_at(*match.span(1), _BODY, Tier.REVIEW, REASON)
    for match in reading.find_numbers(_NUMBERED):
        yield reading.candidate_at(*match.span(), _BODY, Tier.LIKELY, REASON)
    for pattern in (_QUOTED, _CALLED):
        for match in pattern.finditer(reading.text):
            at = reading.word_at(match.start(1))
            at += reading.folds[at] in ("un", "une", "le", "la", "les")
            if reading.known(at).given or " " not in match.group(1):
                continue
            for again in re.finditer(rf"\b{re.escape(match.group(1))}(?!\w)", reading.text):
                yield reading.candidate_at(*again.span(), _BODY, Tier.REVIEW, REASON)


def _over_saint(reading: Reading, k: int) -> int | None:
    """The Cécile of “école sainte Cécile”, and what is hyphened on."""
    last = k + 1
    if reading.folds[k] not in SAINTS or last >= len(reading) or not reading.is_tight(last):
        return None
    while last + 1 < len(reading) and reading.gaps[last + 1] in HYPHENS:
        last += 1
    return last if reading.is_capital(k + 1) or reading.known(k + 1).is_usual_given else None


def _named_at_once(reading: Reading) -> Iterator[Candidate]:
    """L'hôpital Nord, le chantier République, lycée Voltaire: a word with a capital straight after a body's."""
    for i in reading.where(_NAMED_AT_ONCE | _ALSO_NAMED):
        k = i + 1
        if k >= len(reading) or reading.gaps[k] not in SPACES:
            continue
        if not reading.is_capital(k):
            if (last := _over_saint(reading, k)) is not None and reading.folds[i] in _NAMED_AT_ONCE:
                yield reading.candidate(i, last, _BODY, Tier.LIKELY, REASON)
            continue
        if reading.folds[k] in _OPENING and k + 1 < len(reading) and is_close(reading, k + 1):
            k += reading.is_capital(k + 1)  # au bar Le Bon Coin
        form = reading.folds[k]
        plain = form in (reading.vocabulary.institutional | reading.vocabulary.qualifiers) - {
            "republique"
        }
        known = reading.folds[i] in _ALSO_NAMED and (k in reading.kept or reading.is_capital(i))
        if (
            plain
            or known
            or reading.is_shouted(k)
            or is_harmless_sigle(reading, k)
            or len(form) < _LONG
        ):
            continue
        last = k
        while (
            last + 1 < len(reading) and is_close(reading, last + 1) and reading.is_capital(last + 1)
        ):
            last += 1
        over = over_of(reading, last) if reading.folds[last] in _LAY else None
        last = over or last  # lycée Bois d'amour
        yield reading.candidate(i, last, _BODY, Tier.LIKELY, REASON)
