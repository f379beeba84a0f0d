"""French names with the word they go by: département du Nord, fosse 7 de Dourges, mairie du vingtième, hôpital Nord."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.harmless import is_harmless_sigle
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.model import IdentifierKind, Span
from qualcode.wording import Message

_PLACE, _BODY, _PERSON = (
    IdentifierKind.PLACE,
    IdentifierKind.ORGANISATION,
    IdentifierKind.PERSON,
)
_SPOTS = words(
    "departement region province canton district comte vallee val plaine plateau massif mont monts col lac etang",
    "foret bois ile iles baie golfe cap pointe plage port gare aeroport camp cite coron corons quartier faubourg",
    "banlieue citadelle chateau fort caserne cathedrale basilique eglise chapelle abbaye cimetiere marche halles parc",
    "jardin square pont porte barrage canal riviere fleuve bal metro station hameau presqu ravin gorges zone",
    "ambassade consulat arrondissement cloitre maquis ghetto mosquee synagogue temple phare ecluse gite refuge",
)
_BODIES = words(
    "hopital clinique maternite ecole ecoles college lycee universite faculte fac institut centre foyer depot atelier",
    "ateliers usine filature fosse puits mine verrerie acierie fonderie raffinerie mairie prefecture tribunal",
    "association club syndicat federation cooperative entreprise societe cabinet magasin librairie mediatheque",
    "bibliotheque musee theatre cinema restaurant chantier soeurs freres peres communaute paroisse dispensaire",
    "sanatorium colonie orphelinat pensionnat couvent conservatoire harmonie chorale creche maternelle residence",
    "regiment bataillon brigade compagnie amicale comite section equipe ligue commissariat hospice ehpad",
    "gendarmerie cave imprimerie brasserie abattoir abattoirs arsenal chantiers docks entrepot laboratoire collectif",
    "forges acieries mines houilleres garage pompiers sapeurs team ecurie velo boulangerie cercle jardins groupement",
)
_HEADS = _SPOTS | _BODIES
# these alone lead on to the name over what they are for: école de sages-femmes de…, association des parents de…
_FOR = words(
    "ecole ecoles association club syndicat federation cooperative institut centre comite amicale section collectif",
    "cercle",
)
_JOINTS = words("de d du des la le les l")
_OF = words("de d du des")
_MOST_JOINTS, _MOST_BETWEEN, _LONG = 3, 3, 3
_ADJECTIVAL = (
    "ique",
    "iques",
    "aire",
    "aires",
    "al",
    "ale",
    "aux",
    "ales",
    "ier",
    "iere",
    "ive",
    "if",
)
_CLUBS = words("fc us as sc rc ac cs")
_SIDES = words("nord sud est ouest centre")
_LANDS = words("departement departements region province vallee val bassin")
_ORDINAL = re.compile(
    r"\d{1,2}(?:e|eme|er)|[xivlc]+(?:e|eme)|deuxieme|troisieme|quatrieme|cinquieme|sixieme|septieme|huitieme"
    r"|neuvieme|dixieme|onzieme|douzieme|treizieme|quatorzieme|quinzieme|seizieme|dix (?:sept|huit|neuv)ieme|vingtieme"
)
_TOWN_OFFICES = words("quartier mairie commissariat marche piscine hopital ecole tribunal maire")
_NAMED_AT_ONCE = words(
    "hopital clinique maternite ecole college lycee chantier gymnase stade salle foyer residence fac faculte theatre",
    "bar cafe bistrot brasserie restaurant auberge boutique discotheque club association compagnie",
    "cinema caserne cite barre tour hotel librairie pharmacie square parc creche maternelle usine",
)
_OPENING = words("le la les l au aux chez")
_UNIT = re.compile(r"\d{1,4}(?:er?|eme|ieme)")
# a regiment by its sigle alone: le 151e RIM
_REGIMENTS = re.compile(r"[A-Z]{2,5}[a-z]?")
_REASON = Message("what the name goes by")


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names found, with their head, and what a head makes a name."""
    if reading.settings.language == "en":
        return
    for one in found:
        if one.kind in (_PLACE, _BODY, _PERSON):
            head = _head_of(reading, one)
            if head is not None:
                span = Span(reading.starts[head], one.span.end)
                kind = _BODY if reading.folds[head] in _BODIES else _PLACE
                yield replace(one, span=span, text=span.cut(reading.text), kind=kind)
    yield from _with_their_end(reading, found)
    yield from _with_their_article(reading, found)
    yield from _with_their_town(reading, found)
    yield from _lands(reading)
    yield from _offices(reading)
    yield from _pays(reading)
    yield from _titles(reading)
    yield from _named_at_once(reading)


def _with_their_end(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Finistère nord; amine g., where nothing has a capital."""
    for one in found:
        k = reading.word_at(one.span.end - 1) + 1
        if (
            k >= len(reading)
            or reading.ends[k - 1] != one.span.end
            or reading.gaps[k] not in SPACES
        ):
            continue
        form, known = reading.folds[k], reading.known(k - 1)
        side = one.kind is _PLACE and form in _SIDES - {"est"} and known.place_kind in "dr"
        letter = one.kind is _PERSON and len(form) == 1 and reading.gap_after(k)[:1] == "."
        letter = letter and known.given in (1, 2) and form not in "xyzaà" and reading.no_capitals
        borne = one.kind is _PLACE and _is_borne_after(reading, k)
        if side or letter or borne:
            span = Span(one.span.start, reading.ends[k] + letter)
            yield replace(one, span=span, text=span.cut(reading.text))


def _is_borne_after(reading: Reading, k: int) -> bool:
    """Paris Descartes, Lyon Lumière: a town and the name of its university, its clinic."""
    known = reading.known(k)
    harmless = k in reading.kept and not is_harmless_sigle(reading, k) and not reading.opens[k]
    return reading.is_capital(k) and harmless and bool(known.surname or known.given)


def _with_their_article(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Le Villeret, la Fouine, les Bordes: names no list holds, taken with the article they are said with."""
    for one in found:
        at = reading.word_at(one.span.start)
        if at < 1 or at >= len(reading) or reading.starts[at] != one.span.start:
            continue
        if one.kind not in (_PLACE, _PERSON) or reading.folds[at - 1] not in _ARTICLES:
            continue
        if reading.ends[at] != one.span.end or reading.folds[at] in reading.vocabulary.titles:
            continue
        known = reading.known(at)
        shouted = reading.is_shouted(at) or not reading.is_capital(at)
        listed = known.given or (known.place and known.place_kind in "drpw")
        goes_on = reading.gap_after(at) in (*SPACES, *APOSTROPHES) and reading.is_ordinary(at)
        if goes_on or _ORDINAL.fullmatch(reading.folds[at]):
            continue
        if listed or shouted or not _is_close(reading, at):
            continue
        span = Span(reading.starts[at - 1], one.span.end)
        yield replace(one, span=span, text=span.cut(reading.text))


_ARTICLES = words("le la les l")


def _is_small_sigle(reading: Reading, k: int) -> bool:
    """Cms d'ambert, where nothing has a capital."""
    form = reading.folds[k]
    if not reading.no_capitals or k in reading.in_labels or form in reading.vocabulary.small_words:
        return False
    return len(form) > 1 and (reading.lexicon.is_sigle(form) or form in _CLUBS)


def _with_their_town(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Foyer Les Terrasses de l'Allier, le 8e arrondissement de Marseille: a body or a part, and where it is."""
    starts = {one.span.start: one for one in found if one.kind in (_PLACE, _BODY)}
    for one in found:
        last = reading.word_at(one.span.end - 1)
        if last >= len(reading) or reading.ends[last] != one.span.end:
            continue
        part = one.kind is _PLACE and reading.folds[last] == "arrondissement"
        if not part and (one.kind is not _BODY or one.text.isupper()):
            continue
        k = _over_of(reading, last)
        if one.kind is _BODY and reading.after(last) == "et" and reading.after(last, 2) in _HEADS:
            k = _over_of(reading, last + 2)  # Compagnie des ateliers et forges de la Loire
        other = starts.get(reading.starts[k]) if k is not None else None
        if other is not None:
            span = Span(one.span.start, other.span.end)
            yield replace(one, span=span, text=span.cut(reading.text))


def _is_close(reading: Reading, k: int) -> bool:
    gap = reading.gaps[k]
    return gap in SPACES or gap in APOSTROPHES


def _head_of(reading: Reading, one: Candidate) -> int | None:
    """The word a name goes by, over its joints: citadelle de Huy, école communale rue des Lilas."""
    at = reading.word_at(one.span.start)
    if at >= len(reading) or reading.starts[at] != one.span.start or reading.folds[at] in _HEADS:
        return None
    k, joints = at - 1, 0
    while (
        k > 0
        and joints < _MOST_JOINTS
        and reading.folds[k] in _JOINTS
        and _is_close(reading, k + 1)
    ):
        k, joints = k - 1, joints + 1
    if not joints and k >= 0 and _UNIT.fullmatch(reading.folds[k]) and _is_close(reading, at):
        return k if _REGIMENTS.fullmatch(reading.words[at]) else None
    if k < 0 or not _is_close(reading, k + 1) or (joints and reading.folds[k + 1] not in _OF):
        return None
    if one.kind is _PERSON and joints and reading.known(at).given:
        return None  # la maison de Paul
    return _over_between(reading, k)


def _over_between(reading: Reading, k: int) -> int | None:
    """The head at ``k``, or before one word that tells what kind: école communale, fosse 7, école de sages-femmes."""
    if reading.words[k] == "cite":
        return None  # il cite Paris
    if reading.folds[k] in _HEADS or _is_small_sigle(reading, k):
        return k if not reading.is_capital(k) or not reading.opens[k] else None
    start = k
    while start > 0 and reading.gaps[start] in HYPHENS:
        start -= 1
    if start == 0 or not _is_close(reading, start):
        return None
    told = reading.folds[k] in reading.vocabulary.qualifiers or reading.folds[k].isdigit()
    told = told or (reading.folds[k].endswith(_ADJECTIVAL) and not reading.is_capital(k))
    if told and reading.folds[start - 1] in _HEADS:
        return start - 1
    of = start - 1
    if reading.folds[of] in ("l", "la", "les") and reading.before(of) in _OF:
        of -= 1
    long = reading.folds[of] in _OF and of > 0 and _is_close(reading, of)
    if long and reading.folds[of - 1] in _FOR and not reading.is_capital(start):
        return of - 1
    return None


def _lands(reading: Reading) -> Iterator[Candidate]:
    """Département du Nord, vallée de somme; le nord de la France."""
    for i in reading.where(_LANDS):
        k = _over_of(reading, i)
        if (
            k is not None
            and reading.known(k).place_kind in "cdrw"
            and _is_name_of_land(reading, i, k)
        ):
            yield reading.candidate(i, k, _PLACE, Tier.LIKELY, _REASON)
    for i in reading.where(_LANDS_OF_SIDES):  # mineur dans le Nord
        north = reading.is_capital(i) and reading.before(i) == "le"
        if north and reading.before(i, 2) == "dans" and reading.after(i) not in _OF:
            yield reading.candidate(i, i, _PLACE, Tier.REVIEW, _REASON)
    for i in reading.where(_SIDES):
        k = _over_of(reading, i)
        if k is None or not _is_country(reading, k):
            continue
        if not (reading.is_capital(k) or reading.no_capitals):
            continue
        first = i
        while first > 0 and reading.gaps[first] in HYPHENS and reading.folds[first - 1] in _SIDES:
            first -= 1
        if reading.before(first) in _THE:  # and not “elle est de la Réunion”
            yield reading.candidate(first, k, _PLACE, Tier.REVIEW, _REASON)


_THE, _LANDS_OF_SIDES = words("le l du au"), words("nord sud est ouest midi")


def _pays(reading: Reading) -> Iterator[Candidate]:
    """Le pays bigouden: a land by its people, whom no dictionary holds."""
    for i in reading.where(frozenset(("pays",))):
        k = i + 1
        near = k < len(reading) and reading.gaps[k] in SPACES and reading.words[k].isalpha()
        if near and reading.ordinariness(k) < 2 and reading.before(i) in ("le", "du", "au"):
            yield reading.candidate(i, k, _PLACE, Tier.REVIEW, _REASON)


def _is_name_of_land(reading: Reading, i: int, k: int) -> bool:
    known = reading.known(k)
    if reading.folds[i].startswith("departement"):
        return known.place_kind == "d" or reading.is_capital(k)
    return known.place_kind in "dr" or (reading.is_capital(k) and known.place > 0)


def _over_of(reading: Reading, i: int) -> int | None:
    """The word that “de la” leads on to from word ``i``."""
    k = i + 1
    while (
        k < len(reading)
        and k - i <= _MOST_JOINTS
        and _is_close(reading, k)
        and reading.folds[k] in _JOINTS
    ):
        k += 1
    of = k > i + 1 and reading.folds[i + 1] in _OF
    return k if of and k < len(reading) and _is_close(reading, k) else None


def _is_country(reading: Reading, k: int) -> bool:
    known = reading.known(k)
    return reading.folds[k] == "france" or (known.place > 0 and known.place_kind in "prd")


def _offices(reading: Reading) -> Iterator[Candidate]:
    """La mairie du quatorzième; dans le XXe arrondissement."""
    for i in reading.where(_TOWN_OFFICES):
        if reading.after(i) != "du":
            continue
        for last in (i + 3, i + 2):  # dix-huitième, vingtième
            if _ORDINAL.fullmatch(" ".join(reading.folds[i + 2 : last + 1])):
                yield reading.candidate(i, last, _PLACE, Tier.REVIEW, _REASON)
                break
    for i in reading.where(_ARRONDISSEMENTS):
        if _ORDINAL.fullmatch(reading.before(i)):
            yield reading.candidate(i - 1, i, _PLACE, Tier.LIKELY, _REASON)


_ARRONDISSEMENTS = frozenset(("arrondissement",))


# ce qu'on a appelé “Construire l'Avenir”, l'association Terres en Ville
_QUOTED = re.compile(
    r"\b(?:appel\w+|nomm\w+|baptis\w+|intitul\w+|association|collectif|liste|troupe|compagnie|groupe|festival)"
    r" ?[\"«“][ \u00a0\u202f]?([A-ZÀ-Ý][^\"»”\n.!?]{2,45}?)[ \u00a0\u202f]?[\"»”]"
)
_CALLED = re.compile(
    r"\b(?:s[’']appel(?:le|ait)|appel[ée]e?|nomm[ée]e?|baptis[ée]e?|association|collectif|festival) "
    r"([A-ZÀ-Ý][\wà-ÿ’'-]+(?: (?:en|de|du|des|à|au|aux|pour|sur|et|les|la|le) (?:la |les |l[’'])?[A-ZÀ-Ý][\wà-ÿ’'-]+)+)"
)


def _titles(reading: Reading) -> Iterator[Candidate]:
    """The whole of a title that somebody calls something by."""
    for pattern in (_QUOTED, _CALLED):
        for match in pattern.finditer(reading.text):
            at = reading.word_at(match.start(1))
            if reading.known(at).given or " " not in match.group(1):
                continue
            for again in re.finditer(rf"\b{re.escape(match.group(1))}(?!\w)", reading.text):
                yield reading.candidate_at(*again.span(), _BODY, Tier.REVIEW, _REASON)


def _named_at_once(reading: Reading) -> Iterator[Candidate]:
    """L'hôpital Nord, le chantier République, lycée Voltaire: a word with a capital straight after a body's."""
    for i in reading.where(_NAMED_AT_ONCE):
        k = i + 1
        if k >= len(reading) or reading.gaps[k] not in SPACES or not reading.is_capital(k):
            continue
        if reading.folds[k] in _OPENING and k + 1 < len(reading) and _is_close(reading, k + 1):
            k += reading.is_capital(k + 1)  # au bar Le Bon Coin
        form = reading.folds[k]
        plain = form in (reading.vocabulary.institutional | reading.vocabulary.qualifiers) - {
            "republique"
        }
        if plain or reading.is_shouted(k) or is_harmless_sigle(reading, k) or len(form) < _LONG:
            continue
        last = k
        while (
            last + 1 < len(reading)
            and _is_close(reading, last + 1)
            and reading.is_capital(last + 1)
        ):
            last += 1
        yield reading.candidate(i, last, _BODY, Tier.LIKELY, _REASON)
