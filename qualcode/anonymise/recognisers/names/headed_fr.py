"""French names taken with the word they go by: fosse 7 de Dourges, école rue des Lilas, la Belette, Finistère nord."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.identifiers import CONFIDENCE, Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.harmless import is_harmless_sigle
from qualcode.anonymise.reading.particles import SAINTS
from qualcode.anonymise.reading.word_list import APOSTROPHES, SPACES
from qualcode.anonymise.recognisers.names.head_words_fr import BODIES, HEADS, head_of
from qualcode.anonymise.recognisers.names.told_fr import (
    REASON,
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


# la 3e Grenoble: a troop of scouts, a school's class, by its number and its town
_TROOP = re.compile(r"\bla (\d{1,2}(?:°|e|[èe]me|[èe]re) ([A-ZÀ-Ý][\wà-ÿ-]{3,}))")


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names found, with their head, and what a head makes a name."""
    if reading.settings.language == "en":
        return
    for one in found:
        if one.kind in (_PLACE, _BODY, _PERSON):
            head = head_of(reading, one)
            if head is not None:
                span = Span(reading.starts[head], one.span.end)
                kind = _BODY if reading.folds[head] in BODIES else _PLACE
                # the word before says what it is, and that it is something
                tier = Tier.LIKELY if one.tier is Tier.REVIEW else one.tier
                text, sure = span.cut(reading.text), CONFIDENCE[tier]
                yield replace(one, span=span, text=text, kind=kind, tier=tier, confidence=sure)
    if not reading.no_capitals:
        yield from _joined_sigles(reading)
    for match in reading.find_numbers(_TROOP):
        if not reading.known(reading.word_at(match.start(2))).is_sizeable_place:
            continue
        yield reading.candidate_at(*match.span(1), _BODY, Tier.LIKELY, REASON)
    yield from _with_their_end(reading, found)
    yield from _with_their_article(reading, found)
    yield from _with_their_town(reading, found)
    yield from _with_a_second(reading, found)


# le centre Inra/Cirad de Montferrier: a house of two bodies
_OF_TWO = re.compile(
    r"\b(\w+) [A-ZÀ-Ý]\w{1,9}(?:/[A-ZÀ-Ý]\w{1,9})+\b(?: (?:de |d['’]|du )([A-ZÀ-Ý][\w'’-]+))?"
)


def _joined_sigles(reading: Reading) -> Iterator[Candidate]:
    for match in _OF_TWO.finditer(reading.text):
        head = reading.folds[reading.word_at(match.start(1))]
        if head in HEADS or head in reading.vocabulary.organisations:
            yield reading.candidate_at(*match.span(), _BODY, Tier.LIKELY, REASON)


_LONG = 3
_PLURAL = ("s", "x")
_OVER = words("sur sous les lez pres es")
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
        elif _goes_on(reading, at, last) and (one.kind is _PLACE or reading.folds[at] in SAINTS):
            other = starts.get(reading.starts[last + 2])
            if is_close(reading, last + 2) and other is not None and reading.is_capital(last):
                span = Span(one.span.start, other.span.end)
                yield replace(one, span=span, text=span.cut(reading.text))
        elif one.kind is _BODY and reading.after(last) == "et" and reading.folds[at] in _TAUGHT:
            k = over_of(reading, last + 1)
            if k is not None and reading.is_capital(k) and reading.is_capital(last):
                span = Span(one.span.start, reading.ends[k])
                yield replace(one, span=span, text=span.cut(reading.text))


_DOUBLED = words(
    "villefranche bourg pont mont fontaine fontenay villeneuve neuville bellegarde chateauneuf"
)


# small lands that towns are told apart by: Montaigu-en-…, Bourg-en-…
_LANDS = words(
    "forez bresse brie beauce vexin velay vercors auxois morvan bugey diois royans trieves tarentaise maurienne",
    "chablais faucigny artois ternois ponthieu vimeu caux bray lyons ouche auge cotentin perche gatinais puisaye",
    "sologne berry bazois brenne mauges retz saintonge born buch medoc chalosse marsan albret armagnac lomagne quercy",
    "rouergue gevaudan minervois corbieres vallespir cerdagne couserans comminges barousse bigorre lavedan jarez",
    "jarrez charollais brionnais barrois woevre argonne laye josas hurepoix thelle valois cambresis pevele melantois",
    "weppes gohelle thierache laonnois tardenois multien goele combraille combrailles livradois margeride aubrac",
    "vivarais champsaur queyras devoluy oisans chartreuse bauges genevois semine michaille dombes revermont",
    "montagne plaine riviere champagne gohelle ostrevant vendelais glane vendomois dunois drouais thimerais",
    "othe tonnerrois senonais avallonnais duesmois beaunois nuits val vallee",
)


def _goes_on(reading: Reading, at: int, last: int) -> bool:
    """Villars sur…, Saint-Amans en…: a town told from others of its name by where it lies."""
    saint, joint = reading.folds[at] in SAINTS, reading.after(last)
    if joint == "en":
        land = last + 2 < len(reading) and reading.folds[last + 2] in _LANDS
        return saint or land or (at == last and reading.folds[at] in _DOUBLED)
    if joint in ("de", "d", "du"):
        return saint and last > at
    return joint in _OVER and (at == last or saint)


def _is_lordly(reading: Reading, i: int) -> bool:
    """The Blanc of “Blanc d'Alissac”: a surname, and not the Marie of “Marie d'Orléans”."""
    known = reading.known(i)
    town = known.place and not reading.is_ordinary(i)
    return reading.is_capital(i) and known.is_usual_surname and not (known.given or town)


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
        letter = letter and (known.is_usual_given or not reading.is_ordinary(k - 1))
        borne = one.kind is _PLACE and _is_borne_after(reading, k)
        tail = tail or (one.kind is not _PLACE and _is_epithet(reading, k))
        if side or letter or borne or tail:
            second = (
                tail
                and reading.after(k) in ("ou", "et")
                and _is_epithet(reading, k + 2, last=k - 1)
            )
            span = Span(one.span.start, reading.ends[k + 2 if second else k] + letter)
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


_AFTER_NAMES = (",", ".", ")", "/", "(", "\n", ";", "»", '"', "")
_COLOURED = words(
    "rouge bleu bleue blanc blanche noir noire vert verte jaune gris grise brun brune roux rousse dore doree argente",
    "argentee rose fauve perche perchee",
)
_EPITHETS = tuple(
    words(
        "eux euse if ive ique ile ant ante ent ente eur ard arde al ale",
    )
)


def _is_epithet(reading: Reading, k: int, last: int | None = None) -> bool:
    """Loup gris, Biche rieuse: the adjective of a totem, behind the plain word ``last`` that calls somebody."""
    if k >= len(reading):
        return False
    last, form = k - 1 if last is None else last, reading.folds[k]
    given = reading.known(last).given
    plain = reading.is_capital(last) and reading.is_ordinary(last)
    plain = plain and (not given or (given > 1 and reading.ordinariness(last) > 1))
    if not plain or reading.is_capital(k) or reading.is_small_word(k) or len(form) <= _LONG:
        return False
    if reading.folds[last] in reading.vocabulary.titles or (
        reading.opens[last] and reading.is_small_word(last)
    ):
        return False
    after = reading.gap_after(k).lstrip(" ")[:1] or reading.gap_after(k)[:1]
    told = form in _COLOURED or form.endswith(_EPITHETS) or reading.words[k].endswith(("é", "ée"))
    return told and (after in _AFTER_NAMES or reading.after(k) in ("ou", "et"))


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


def _with_their_town(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Foyer Les Terrasses de l'Allier, le 8e arrondissement de Marseille: a body or a part, and where it is."""
    starts = {one.span.start: one for one in found if one.kind in (_PLACE, _BODY)}
    for one in found:
        last = reading.word_at(one.span.end - 1)
        if last >= len(reading) or reading.ends[last] != one.span.end:
            continue
        part = one.kind is _PLACE and reading.folds[last] == "arrondissement"
        titled = reading.word_at(one.span.start) == last and _is_title_head(reading, last)
        articled = one.text.startswith(
            ("le ", "la ", "l'", "l’")
        )  # le Civam du Haut-Bocage: nobody
        body = (one.kind is _BODY or articled) and not one.text.isupper()
        if not titled and not part and not body:
            continue
        k = over_of(reading, last)
        if one.kind is _BODY and reading.after(last) == "et" and reading.after(last, 2) in HEADS:
            k = over_of(reading, last + 2)  # Compagnie des chantiers et fonderies de la Basse-Loire
        other = starts.get(reading.starts[k]) if k is not None else None
        if other is not None:
            span = Span(one.span.start, other.span.end)
            yield replace(one, span=span, text=span.cut(reading.text))
