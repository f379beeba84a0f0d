"""French names taken with the word they go by: fosse 7 de Dourges, école rue des Lilas, la Belette, Finistère nord."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.identifiers import CONFIDENCE, Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.harmless import is_harmless_sigle
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.anonymise.recognisers.names.told_fr import (
    OF,
    SIDES,
    is_close,
    over_of,
)
from qualcode.anonymise.recognisers.places.arrondissements import ORDINAL
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind, Span

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
)
_BODIES = words(
    "hopital clinique maternite ecole ecoles college lycee universite faculte fac institut centre foyer",
    "depot atelier",
    "ateliers usine filature fosse puits mine verrerie acierie fonderie raffinerie mairie prefecture tribunal",
    "association club syndicat federation cooperative entreprise societe cabinet magasin librairie mediatheque",
    "bibliotheque musee theatre cinema restaurant chantier soeurs freres peres communaute paroisse dispensaire",
    "sanatorium colonie orphelinat pensionnat couvent conservatoire harmonie chorale creche maternelle",
    "residence",
    "regiment bataillon brigade compagnie amicale comite section equipe ligue commissariat hospice ehpad",
    "gendarmerie cave imprimerie brasserie abattoir abattoirs arsenal chantiers docks entrepot",
    "laboratoire collectif",
    "transports etablissements ets editions imprimeries forges acieries mines houilleres garage pompiers",
    "sapeurs team ecurie velo boulangerie cercle jardins groupement usines filatures tissages tissage moulins",
    "tanneries tannerie scieries scierie papeteries papeterie conserverie conserveries minoterie faiencerie",
    "agence direction office chambre",
    "fabrique fabriques cars autocars autobus taxis magasins galeries garages haras ardoisieres carrieres",
)
_HEADS = _SPOTS | _BODIES
# these alone lead on to the name over what they are for: école de sages-femmes de…, association des parents de…
_FOR = words(
    "ecole ecoles association club syndicat federation cooperative institut centre comite amicale section",
    "collectif cercle agence direction office chambre service conservatoire",
)
_JOINTS = words("de d du des la le les l")
_MOST_JOINTS, _LONG = 3, 3
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
_PLURAL = ("s", "x")
_CLUBS = words("fc us as sc rc ac cs")
_UNIT = re.compile(r"\d{1,4}(?:er?|eme|ieme)")
_REGIMENTS = re.compile(r"[A-Z]{2,5}[a-z]?")


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
                # the word before says what it is, and that it is something
                tier = Tier.LIKELY if one.tier is Tier.REVIEW else one.tier
                text, sure = span.cut(reading.text), CONFIDENCE[tier]
                yield replace(one, span=span, text=text, kind=kind, tier=tier, confidence=sure)
    yield from _with_their_end(reading, found)
    yield from _with_their_article(reading, found)
    yield from _with_their_town(reading, found)
    yield from _with_a_second(reading, found)


_OVER = words("sur sous les lez")
_TAUGHT = words(
    "musee ecole institut centre chambre maison faculte direction syndicat conservatoire office"
)


def _with_a_second(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Villars sur Besbre; le musée de la Mine et de la Lampe: a name of two parts, joined by a small word."""
    if reading.no_capitals:
        return
    starts = {one.span.start: one for one in found if one.kind in (_PLACE, _BODY, _PERSON)}
    for one in found:
        last = reading.word_at(one.span.end - 1)
        if last + 2 >= len(reading) or reading.ends[last] != one.span.end:
            continue
        at = reading.word_at(one.span.start)
        if (
            reading.after(last) == "d"
            and reading.is_capital(last + 2)
            and _is_lordly(reading, last)
        ):
            other = starts.get(reading.starts[last + 2])
            if other is not None:
                span = Span(one.span.start, other.span.end)
                yield replace(one, span=span, text=span.cut(reading.text))
        elif one.kind is _PLACE and at == last and reading.after(last) in _OVER:
            other = starts.get(reading.starts[last + 2])
            if is_close(reading, last + 2) and other is not None and reading.is_capital(last):
                span = Span(one.span.start, other.span.end)
                yield replace(one, span=span, text=span.cut(reading.text))
        elif one.kind is _BODY and reading.after(last) == "et" and reading.folds[at] in _TAUGHT:
            k = over_of(reading, last + 1)
            if k is not None and reading.is_capital(k) and reading.is_capital(last):
                span = Span(one.span.start, reading.ends[k])
                yield replace(one, span=span, text=span.cut(reading.text))


def _is_lordly(reading: Reading, i: int) -> bool:
    """The Blanc of “Blanc d'Alissac”: a surname, and not the Marie of “Marie d'Orléans”."""
    known = reading.known(i)
    town = known.place and not reading.is_ordinary(i)
    return reading.is_capital(i) and known.surname in (1, 2) and not (known.given or town)


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
        tail = one.kind is _BODY and _is_agreeing(reading, k)
        side = one.kind is _PLACE and form in SIDES - {"est"} and known.place_kind in "dr"
        letter = one.kind is _PERSON and len(form) == 1 and reading.gap_after(k)[:1] == "."
        letter = letter and form not in "xyzaà" and reading.no_capitals
        letter = letter and (known.given in (1, 2) or not reading.is_ordinary(k - 1))
        borne = one.kind is _PLACE and _is_borne_after(reading, k)
        if side or letter or borne or tail:
            span = Span(one.span.start, reading.ends[k] + letter)
            yield replace(one, span=span, text=span.cut(reading.text))


def _is_agreeing(reading: Reading, k: int) -> bool:
    """Les Papillons blancs, des Trois rivières: the small word that a plural with a capital goes on with."""
    last, form = k - 1, reading.folds[k]
    plural = reading.folds[last].endswith(("s", "x")) or reading.folds[last] in _COUNTS
    written = (
        reading.is_capital(last) and reading.is_ordinary(last) and not reading.known(last).given
    )
    small = form in reading.vocabulary.small_words or form in reading.vocabulary.known_words
    agrees = form.endswith(("s", "x")) and len(form) > _LONG and not reading.is_capital(k)
    return plural and written and agrees and not small and not form.endswith(("ons", "ais", "ois"))


_COUNTS = words("deux trois quatre cinq six sept")


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
        if goes_on or ORDINAL.fullmatch(reading.folds[at]):
            continue
        if listed or shouted or not is_close(reading, at):
            continue
        span = Span(reading.starts[at - 1], one.span.end)
        yield replace(one, span=span, text=span.cut(reading.text))


_ARTICLES = words("le la les l")


def _is_title_head(reading: Reading, i: int) -> bool:
    """The Bouchon of “au Bouchon des Cordeliers”: a word that goes with an article, borne by nobody."""
    plain = reading.is_ordinary(i) and not reading.known(i).given and not reading.opens[i]
    return plain and reading.before(i) in ("le", "la", "l", "au", "du")


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
        titled = reading.word_at(one.span.start) == last and _is_title_head(reading, last)
        if not titled and not part and (one.kind is not _BODY or one.text.isupper()):
            continue
        k = over_of(reading, last)
        if one.kind is _BODY and reading.after(last) == "et" and reading.after(last, 2) in _HEADS:
            k = over_of(reading, last + 2)  # Compagnie des chantiers et fonderies de la Basse-Loire
        other = starts.get(reading.starts[k]) if k is not None else None
        if other is not None:
            span = Span(one.span.start, other.span.end)
            yield replace(one, span=span, text=span.cut(reading.text))


def _head_of(reading: Reading, one: Candidate) -> int | None:
    """The word a name goes by, over its joints: citadelle de Huy, école communale rue des Lilas."""
    at = reading.word_at(one.span.start)
    if at >= len(reading) or reading.starts[at] != one.span.start or reading.folds[at] in _HEADS:
        return None
    k, joints = at - 1, 0
    while (
        k > 0 and joints < _MOST_JOINTS and reading.folds[k] in _JOINTS and is_close(reading, k + 1)
    ):
        k, joints = k - 1, joints + 1
    if not joints and k >= 0 and _UNIT.fullmatch(reading.folds[k]) and is_close(reading, at):
        return k if _REGIMENTS.fullmatch(reading.words[at]) else None
    if k < 0 or not is_close(reading, k + 1) or (joints and reading.folds[k + 1] not in OF):
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
    if start == 0 or not is_close(reading, start):
        return None
    told = reading.folds[k] in reading.vocabulary.qualifiers or reading.folds[k].isdigit()
    told = told or (reading.folds[k].endswith(_ADJECTIVAL) and not reading.is_capital(k))
    if told and reading.folds[start - 1] in _HEADS:
        return start - 1
    of = start - 1
    if reading.folds[of] in ("l", "la", "les") and reading.before(of) in OF:
        of -= 1
    plural = reading.folds[k].endswith(_PLURAL) and reading.folds[of].endswith(_PLURAL)
    if reading.folds[of] not in OF and (told or plural) and of > 1 and is_close(reading, of):
        of -= 1  # agence des espaces verts d'Île-de-France
    long = reading.folds[of] in OF and of > 0 and is_close(reading, of)
    if long and reading.folds[of - 1] in _FOR and not reading.is_capital(start):
        return of - 1
    return None
