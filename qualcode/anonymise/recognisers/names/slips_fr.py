"""Names that lost a capital in a French text that writes capitals: à lamballe, Claire sauvage, merci romain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.openings import has_verb_after
from qualcode.anonymise.reading.particles import SAINTS
from qualcode.anonymise.reading.word_list import HYPHENS, SPACES
from qualcode.anonymise.recognisers.names.echoes import ECHO
from qualcode.anonymise.recognisers.no_capitals import heads_fr, long_bodies_fr
from qualcode.anonymise.recognisers.no_capitals.settled import is_place_in_lower_case
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind, Span
from qualcode.wording import Message

_PERSON, _PLACE, _BODY = (
    IdentifierKind.PERSON,
    IdentifierKind.PLACE,
    IdentifierKind.ORGANISATION,
)
_NAMED = (_PERSON, _PLACE, _BODY)
_REASON = Message("name without a capital")
_TO_PLACES = words(
    "de d vers sur depuis jusqu par habite habitait habitais habites habitons entre pour"
)
_TO_PERSONS = words(
    "merci bonjour bonsoir salut avec chez et dis dit cher chere coucou bravo hein oui non voila"
)
_CLAUSES = words("et que qu mais quand comme puis alors donc ou")
_STOPS = (",", ".", ";", "!", "?", "…", "\n", ":", ")", "")
_PARTICIPLES = ("é", "ée", "és", "ées")
_COUSINS = words("cousin cousine cousins cousines")  # cousin germain
_VERBAL = ("ez", "ait", "ent", "ons", "ant", "it", "aient")
_LEAST, _LONGEST, _MOST_PLACE = 3, 5, 6
_COMMON = (1, 2)


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """What is written small of the names of ``found``, and names that are no words at all."""
    if reading.settings.language == "en" or reading.no_capitals or not reading.words:
        return
    yield from _surnames(reading, found)
    yield from _again(reading, found)
    yield from _unwritten(reading)
    yield from _towns(reading)
    yield from _saints(reading)
    yield from _departments(reading)
    yield from _told(reading)
    yield from _half_written(reading)


def _surnames(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Anne sauvage: a surname straight after a first name, told by a stop, by who, or by its capital elsewhere."""
    for one in found:
        k = reading.word_at(one.span.end - 1) + 1
        if one.kind is not _PERSON or k >= len(reading) or reading.ends[k - 1] != one.span.end:
            continue
        if reading.gaps[k] not in SPACES or reading.is_capital(k) or k - 1 in reading.in_labels:
            continue
        if reading.known(k - 1).given not in _COMMON or not reading.is_capital(k - 1):
            continue
        if _is_surname(reading, k):
            span = Span(one.span.start, reading.ends[k])
            yield replace(one, span=span, text=span.cut(reading.text))


def _is_surname(reading: Reading, k: int) -> bool:
    form, known = reading.folds[k], reading.known(k)
    if len(form) < _LEAST or not form.isalpha() or known.surname not in _COMMON:
        return False
    if reading.is_small_word(k):
        return False
    if not reading.is_ordinary(k):
        return True
    pair = [
        j for j in reading.mentions[form] if reading.is_capital(j) and j and _follows(reading, k, j)
    ]
    told = reading.gap_after(k).strip()[:1] in _STOPS and reading.gap_after(k) not in SPACES
    told = told or reading.after(k) in ("qui", "avec")
    verbal = form.endswith(_VERBAL) or (reading.ordinariness(k) == 3 and not told)
    return bool(pair) or (told and known.surname == 1 and not verbal)


def _follows(reading: Reading, k: int, j: int) -> bool:
    """Whether word ``j`` stands after the same first name as word ``k``."""
    return reading.folds[j - 1] == reading.folds[k - 1] and reading.is_tight(j)


def _again(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names again without their capitals: whole, or alone where only a name stands."""
    phrases, single = _written(reading, found)
    for i in reading.where(reading.lower_forms & (phrases.keys() | single.keys())):
        if reading.in_address(i) or i in reading.in_labels:
            continue
        form = reading.folds[i]
        for forms, kind in phrases.get(form, {}).items():
            last = i + len(forms) - 1
            if tuple(reading.folds[i : last + 1]) == forms and _is_phrase(reading, i, last):
                yield reading.candidate(i, last, kind, Tier.REVIEW, ECHO)
        if form in single and not reading.is_capital(i) and _stands(reading, i, single[form]):
            yield reading.candidate(i, i, single[form], Tier.REVIEW, ECHO)


_Phrases = dict[str, dict[tuple[str, ...], IdentifierKind]]


def _written(
    reading: Reading, found: Sequence[Candidate]
) -> tuple[_Phrases, dict[str, IdentifierKind]]:
    """The names that stand with their capitals, those of several words by their first."""
    phrases: _Phrases = {}
    single: dict[str, IdentifierKind] = {}
    for one in found:
        first, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
        if one.kind not in _NAMED or last >= len(reading):
            continue
        if not reading.is_capital(last) or last - first >= _LONGEST:
            continue
        forms = tuple(reading.folds[first : last + 1])
        if first < last:
            phrases.setdefault(forms[0], {})[forms] = one.kind
        if first == last or one.kind is not _BODY:
            for i in range(first, last + 1):
                if reading.is_capital(i) and not reading.is_small_word(i):
                    single.setdefault(reading.folds[i], one.kind)
    return phrases, single


def _is_phrase(reading: Reading, first: int, last: int) -> bool:
    """L'abeille viennoise where L'Abeille Viennoise stands: not words that are said every day."""
    inside = [k for k in range(first, last + 1) if not reading.is_small_word(k)]
    small = [k for k in inside if not reading.is_capital(k)]
    return bool(small) and any(reading.ordinariness(k) < 3 for k in inside)


def _stands(reading: Reading, i: int, kind: IdentifierKind) -> bool:
    """Whether a word that is a name elsewhere is one here: à vienne, merci guy, l'invitation guy."""
    if not reading.is_ordinary(i):
        return len(reading.folds[i]) > _LEAST and not reading.words[i].endswith(_PARTICIPLES)
    cue = reading.before(i)
    if kind is _PLACE:
        if cue in ("de", "d") and reading.known(i).place != 1:
            return False  # la fabrication de tresses, where a museum of them is named
        return reading.known(i).place > 0 and _is_to_place(reading, i)
    given = reading.known(i).given == 1 or (
        reading.known(i).given in _COMMON and reading.ordinariness(i) < 3
    )
    if kind is not _PERSON or not given or cue in reading.vocabulary.determiners:
        return False
    gap = reading.gap_after(i)
    stopped = gap not in SPACES and gap.strip(" ")[:1] in _STOPS
    if cue in _CLAUSES and has_verb_after(reading, i):
        return True  # et claire me dit
    return stopped and (cue in _TO_PERSONS or not cue or reading.folds[i] not in reading.determined)


def _is_to_place(reading: Reading, i: int) -> bool:
    cue, kind = reading.before(i), reading.known(i).place_kind
    if cue == "en":
        return kind in "prd" and not reading.is_ordinary(i)
    if cue == "a":
        gone = not reading.is_ordinary(i) or _is_gone_to(reading, i - 1)
        return gone and reading.words[i - 1] in ("à", "À")
    return cue in _TO_PLACES


def _unwritten(reading: Reading) -> Iterator[Candidate]:
    """Mathilde, lamballe: names that are no French words, whatever their capitals."""
    for form in reading.lower_forms:
        known = reading.profile(form)
        if known.french or known.english > 1 or len(form) <= _LEAST or not form.isalpha():
            continue
        borne, lies = known.given in _COMMON, known.place > 0
        if not (borne or lies):
            continue
        for i in reading.mentions[form]:
            if reading.is_capital(i) or reading.is_ordinary(i) or i in reading.in_labels:
                continue
            if reading.in_address(i):
                continue
            if reading.words[i].endswith(_PARTICIPLES) or reading.before(i) in _COUSINS:
                continue
            if lies and _is_to_place(reading, i) and reading.before(i) != "pour":
                yield reading.candidate(i, i, _PLACE, Tier.REVIEW, _REASON)
            elif borne and reading.before(i) not in reading.vocabulary.determiners:
                yield reading.candidate(i, i, _PERSON, Tier.REVIEW, _REASON)


def _told(reading: Reading) -> Iterator[Candidate]:
    """Au lycée chateaubriand, sur la place des fêtes."""
    for i in reading.where(_TELLING):
        found = None if reading.is_capital(i) else heads_fr.find_at(reading, i)
        if found is not None and not reading.is_capital(found[0]):
            yield found[1]
    for i in reading.where(long_bodies_fr.FIRST_WORDS - {"atelier"}):
        found = None if reading.is_capital(i) else long_bodies_fr.find_at(reading, i)
        if found is not None and not _ends_on_somebody(reading, found[0]):
            yield found[1]
    for i in reading.where(_CIRCLES):
        last = _members(reading, i)
        if last is not None:
            reason = Message("organisation: “{cue}”", cue=reading.words[i])
            yield reading.candidate(i, last, _BODY, Tier.REVIEW, reason)


_TELLING = words("lycee college hopital clinique place metro")


def _ends_on_somebody(reading: Reading, last: int) -> bool:
    """La maison des parents de Malik: nobody's name is a body's."""
    return reading.is_capital(last) and reading.known(last).given in _COMMON


_CIRCLES = words("cercle chorale harmonie fanfare amicale confrerie philharmonie orpheon batterie")
_CERTAIN = words("le la l du au les aux")


def _members(reading: Reading, i: int) -> int | None:
    """Le cercle des vieilles barbes, la chorale des gais lurons: those who made a body of their own."""
    k = i + 2
    if reading.after(i) != "des" or k >= len(reading) or not reading.is_tight(k):
        return None
    if reading.is_capital(i) or reading.before(i) not in _CERTAIN or not _is_many(reading, k):
        return None
    return (
        k + 1
        if k + 1 < len(reading) and reading.is_tight(k + 1) and _is_many(reading, k + 1)
        else k
    )


def _is_many(reading: Reading, k: int) -> bool:
    form = reading.folds[k]
    small = form in reading.vocabulary.grammar or form in reading.vocabulary.possessives
    return form.endswith(("s", "x")) and len(form) > _LEAST and not small


def _saints(reading: Reading) -> Iterator[Candidate]:
    """À saint-privat, de sainte-colombe, vers st loup."""
    for i in reading.where(frozenset(SAINTS)):
        k = i + 1
        if reading.is_capital(i) or k >= len(reading) or not _is_onto_saint(reading, i):
            continue
        written_on = reading.gaps[k] in HYPHENS and reading.words[i - 1] == "à"
        to = reading.before(i) == "en" or written_on or _is_to_place(reading, i)
        if len(reading.folds[k]) <= _LEAST or not to:
            continue
        while k + 1 < len(reading) and reading.gaps[k + 1] in HYPHENS:
            k += 1
        yield reading.candidate(i, k, _PLACE, Tier.REVIEW, _REASON)


# départements and their rivers that are no words of every day
_DEPARTMENTS = words(
    "aisne allier ardeche ardennes ariege aude aveyron calvados cantal charente correze creuse dordogne doubs",
    "drome eure finistere gard garonne gers gironde herault indre isere jura landes loiret loire lozere mayenne",
    "meuse morbihan moselle nievre oise orne rhone saone sarthe savoie tarn vaucluse vendee vosges yonne essonne",
    "yvelines",
)
_LYING_IN = words("dans vers")


def _departments(reading: Reading) -> Iterator[Candidate]:
    """Dans le morbihan, de haute-savoie: a département typed small, where something lies or comes from."""
    for i in reading.where(_DEPARTMENTS):
        one, two = reading.before(i), reading.before(i, 2)
        lies = one in ("le", "la", "l", "les") and two in _LYING_IN
        comes = one == "du" and not reading.is_ordinary(i)
        alone = i + 1 == len(reading) or reading.gaps[i + 1] not in HYPHENS
        if (lies or comes) and alone and not reading.is_capital(i):
            yield reading.candidate(i, i, _PLACE, Tier.REVIEW, _REASON)
    for i in reading.where(_HALVES):
        k = i + 1
        while k < len(reading) and k - i < _MOST_PLACE and reading.gaps[k] in HYPHENS:
            k += 1
        last = k - 1
        small = last > i and not reading.is_capital(i) and not reading.is_capital(last)
        if small and reading.profile(reading.joined(i, last)).place_kind in ("d", "r"):
            yield reading.candidate(i, last, _PLACE, Tier.REVIEW, _REASON)


_HALVES = words(
    "haut haute hauts hautes bas basse seine saone maine indre loire tarn lot alpes val puy pas cotes bouches",
    "ille meurthe eure deux charente pyrenees territoire",
)


def _is_onto_saint(reading: Reading, i: int) -> bool:
    """Whether a saint's name follows the word for saint: written onto it, or behind its short form or “à”."""
    gap, known = reading.gaps[i + 1], reading.known(i + 1)
    short = reading.folds[i] in ("st", "ste") or reading.before(i) in ("a", "en", "vers")
    named = bool(known.given or known.surname) and not reading.is_small_word(i + 1)
    return gap in HYPHENS or (gap in SPACES and short and named)


def _towns(reading: Reading) -> Iterator[Candidate]:
    """À rennes: a large town that is a word too, where French says no bare noun."""
    for i in reading.where(_TO):
        k = i + 1
        if reading.words[i] not in ("à", "À") or k >= len(reading) or reading.gaps[k] != " ":
            continue
        if reading.is_capital(k) or (reading.ordinariness(k) and not _is_gone_to(reading, i)):
            continue
        if is_place_in_lower_case(reading, k, cued=True):
            yield reading.candidate(k, k, _PLACE, Tier.REVIEW, _REASON)


_TO = frozenset(("a",))
_GOING = tuple(
    words(
        "all vais va vas vont ir arriv parti part rentr revien revenu retourn retour mont descend habit vis vit vec",
        "viv ne nee nes naissa install demenag travaill boss etudi etude etudes fac lycee ecole college hopital gare",
        "maison rest log pass grand embauch nomm mut suis est etait etais sommes sont puis jusqu stage famille soeur",
        "frere fille fils mere pere parents cabinet poste usine venu amen commenc debut fini termin dormi servi ouvr",
        "retrouv rencontr connu etage appart chambre bureau emmen envoy rendez rendu arret exerc remplac achet vend",
        "mari internat interne",
    )
)


def _is_gone_to(reading: Reading, i: int) -> bool:
    """Whether somebody goes, was born or works “à”: not une roue à aube."""
    before = reading.before(i)
    return not before or before.startswith(_GOING) or reading.is_capital(i - 1)


def _half_written(reading: Reading) -> Iterator[Candidate]:
    """Côtes d'armor, Saint brieuc: a place whose first word alone has its capital."""
    for i in reading.capitals:
        if reading.opens[i] or i in reading.in_labels or not reading.begins(reading.folds[i]):
            continue
        best, k = None, i + 1
        while (
            k < len(reading)
            and k - i < _MOST_PLACE
            and (reading.is_tight(k) or reading.gaps[k] in HYPHENS)
        ):
            if not reading.is_capital(k) and reading.profile(reading.joined(i, k)).place:
                best = k
            k += 1
        if best is not None and not reading.is_small_word(best):
            yield reading.candidate(i, best, _PLACE, Tier.REVIEW, _REASON)
    for i in reading.where(_LANDS):
        ends = [
            k for k in range(i + 2, min(i + _MOST_PLACE, len(reading))) if reading.is_capital(k)
        ]
        for k in ends[:2] if not reading.is_capital(i) else ():
            close = all(map(reading.is_tight, range(i + 1, k + 1)))
            if close and reading.profile(reading.joined(i, k)).place_kind in ("d", "r"):
                yield reading.candidate(i, k, _PLACE, Tier.LIKELY, _REASON)


# côtes d'Armor, bouches du Rhône: départements and regions whose first word lost its capital
_LANDS = words("cotes bouches hauts pays alpes val vals territoire basses hautes")
