"""Bodies taken whole: Cleveland Nursing and Rehab, East of England Ambulance, le Leclerc de Roques."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.harmless import is_harmless_sigle
from qualcode.anonymise.reading.word_list import SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind, Span

_BODY, _PLACE = IdentifierKind.ORGANISATION, IdentifierKind.PLACE
_BEFORE_EN = re.compile(
    r"\b(?:East|West|North|South|Bank|Church|University|College|Isle|House|City|Port|Ministry|Department|School"
    r"|Institute|Friends|Sons|Daughters|Sisters|Bishop|Diocese|County) of (?:the )?$|\b(?:Mt|Ft|Pt)\. $"
)
_AFTER_EN = re.compile(r" (?:and|&|[’']n[’']) (?!I\b)([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?!\w|[’'])")
_AFTER_YEAR = re.compile(r" of the (?:Year|Week|Month|Century)\b")
# Lévézou en péril, Terres en commun: what an association writes behind a name
_SLOGAN_FR = re.compile(
    r" (?:en (?:p[ée]ril|commun|transition|lutte|col[èe]re|danger|marche|action|ch[œo]e?ur|musique|partage|vie|herbe"
    r"|sc[èe]ne|mouvement|f[êe]te|selle|résistance)|sans fronti[èe]res|pour [Tt]ou(?:s|tes)|solidaires?"
    r"|autrement)(?!\w)"
)
# Condition publique, Union locale, Parc national: one word with a capital and what kind of it
_KIND_FR = re.compile(
    r" (?:(?:inter)?(?:national|communal)e?|(?:r[ée]gional|d[ée]partemental|municipal|local|f[ée]d[ée]ral|rural|royal"
    r"|central)e?"
    r"|publique|populaire|libre|la[ïi]que|ouvri[èe]re|nautique|agricole|nouvelle|bernois|basque|fermi[èe]re|laiti[èe]re"
    r"|fraternelle|familiale|paysanne|vinicole|viticole|musicale|sportive|maritime)(?!\w)"
)
# Maury et fils, crèche Les P'tits Loups, Habitat 49
_TAIL_FR = re.compile(
    r" (?:et|&) (?:fils|filles|fr[èe]res|s(?:œ|oe)urs|associ[ée]e?s|[Cc]ie|[Cc]ompagnie|[Cc]onsorts)(?!\w)"
    r"|(?<= Les) P[’']tite?s? [A-ZÀ-Ý]\w+"
    r"|(?<=[a-zé]) (?:0[1-9]|[1-8]\d|9[0-5])(?=[.;!?)»]|,(?! ?\d)| (?:qui|et|où|pour|depuis|nous|vous|a|est)(?!\w)|$)"
)
# what stands before the sigle of a movement: l'union locale CGT de Melun
_BEFORE_FR = re.compile(
    r"\b(?:union|section|antenne|d[ée]l[ée]gation|f[ée]d[ée]ration|syndicat|permanence|comit[ée]|cellule)"
    r"(?: (?:locale?|d[ée]partementale?|r[ée]gionale?|syndicale?|cantonale?))? (?:de la |du |de l[’'])?$"
)
_HOUSES_OF_BRANDS = words("garage magasin concession usine station agence depot site boutique")
_NAMED = (_BODY, _PLACE, IdentifierKind.PERSON)
_AT_FR = words("au du le chez l a")
_OF, _GOES_ON = ("of ", "he ", "t. "), (" o", " a", " &", " ’", " '")
_OF_STATE = words("ministry department board commission authority agency council university")
_BODY_WORDS = words(
    "association trust society union club college school council group cooperative partnership fund railway railroad",
    "company bank center centre foundation library",
)
_REACH = 30


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The bodies of ``found`` with the words that open or end their names."""
    english = reading.settings.language == "en"
    if reading.no_capitals:
        return
    text = reading.text
    ends = {one.span.end: one for one in found if one.kind in _NAMED} if english else {}
    towns = {} if english else {one.span.start: one for one in found if one.kind is _PLACE}
    for one in found:
        if one.kind not in _NAMED:
            continue
        start, end = one.span.start, one.span.end
        if english:
            if text[start - 3 : start] in _OF:
                before = _BEFORE_EN.search(text, max(0, start - _REACH), start)
                start = before.start() if before else start
            start = min(start, _after_another(reading, one, ends))
            end = _end_of_body(reading, one)
        else:
            start = _over_brand(reading, one) if one.kind is _PLACE else start
            slogan = (
                _SLOGAN_FR.match(text, end, end + _REACH) if text[end : end + 1] == " " else None
            )
            end = slogan.end() if slogan else end
            end = _over_tail(reading, one, end)
            if one.kind is _BODY and reading.is_shouted(reading.word_at(start)):
                before = _BEFORE_FR.search(text, max(0, start - _REACH), start)
                start = before.start() if before else start
            end = _over_kind(reading, one) if end == one.span.end else end
            if end > one.span.end or one.kind is _PLACE:
                end = _over_town(reading, one, end, towns)
        if (start, end) != (one.span.start, one.span.end):
            span = Span(start, end)
            yield replace(one, span=span, text=span.cut(text), kind=_BODY)


_OF_TOWN = re.compile(r" (?:de |du |d['’]|de la )")


def _over_tail(reading: Reading, one: Candidate, end: int) -> int:
    """Past “et fils”, “P'tits Loups” and the number of a département, where a body is named."""
    employer = reading.before(reading.word_at(one.span.start)) == "chez"
    if not (one.kind is _BODY or (one.kind is IdentifierKind.PERSON and employer)):
        return end
    tail = _TAIL_FR.match(reading.text, end, end + _REACH)
    numbered = tail is not None and tail[0][-1].isdigit()
    return tail.end() if tail and (one.kind is _BODY or not numbered) else end


def _over_town(reading: Reading, one: Candidate, end: int, towns: dict[int, Candidate]) -> int:
    """Jeunesse ouvrière de Roanne, Assistance publique de Moulins: a body by what it is, and its town."""
    of = _OF_TOWN.match(reading.text, end, end + _REACH)
    town = towns.get(of.end()) if of else None
    first, last = reading.word_at(one.span.start), min(reading.word_at(end - 1), len(reading) - 1)
    plain = all(map(reading.is_ordinary, range(first, last + 1))) and first < last
    written = reading.is_capital(first) and not reading.opens[first]
    return town.span.end if town and plain and written else end


def _over_kind(reading: Reading, one: Candidate) -> int:
    """Past the adjective of a body called by a common noun: la Condition publique."""
    after = _KIND_FR.match(reading.text, one.span.end, one.span.end + _REACH)
    if not after or one.kind is IdentifierKind.PERSON:
        return one.span.end
    at = reading.word_at(one.span.end - 1)
    return after.end() if reading.is_capital(at) and not reading.is_shouted(at) else one.span.end


def _after_another(reading: Reading, one: Candidate, ends: dict[int, Candidate]) -> int:
    """Linthouse and Drumoyne Housing Association, Lagos State Ministry of Health: one body, two names."""
    start = one.span.start
    if one.kind is not _BODY or " " not in one.text:
        return start
    for link in (" and ", " & ", " "):
        other = ends.get(start - len(link))
        if other is None or reading.text[other.span.end : start] != link:
            continue
        given = reading.known(reading.word_at(other.span.start)).is_usual_given
        # the Alvin and Beatrice Wood Center bears two people's names
        both = given and reading.known(reading.word_at(start)).is_usual_given
        single = link != " " and " " not in other.text
        joined = other.kind is _PLACE or (single and (not given or both))
        if joined and reading.folds[reading.word_at(one.span.end - 1)] in _BODY_WORDS | _OF_STATE:
            return other.span.start
        if (
            link == " "
            and other.kind is _PLACE
            and reading.folds[reading.word_at(start)] in _OF_STATE
        ):
            return other.span.start
    return start


def _end_of_body(reading: Reading, one: Candidate) -> int:
    """Past “and Rehab”: a second activity, which is nobody's name."""
    text = reading.text
    if text[one.span.end : one.span.end + 2] not in _GOES_ON:
        return one.span.end
    year = _AFTER_YEAR.match(text, one.span.end, one.span.end + _REACH)
    if year:
        return year.end()
    after = _AFTER_EN.match(text, one.span.end, one.span.end + _REACH)
    at = reading.word_at(one.span.end - 1)
    if not after or " " not in one.text or not reading.is_ordinary(at) or reading.known(at).given:
        return one.span.end
    first, last = reading.word_at(after.start(1)), reading.word_at(after.end(1) - 1)
    titles = reading.vocabulary.titles
    plain = all(
        reading.is_ordinary(i)
        and not reading.known(i).is_usual_given
        and not reading.known(i).place
        and reading.folds[i] not in titles
        for i in range(first, last + 1)
    )
    return after.end() if plain else one.span.end


def _over_brand(reading: Reading, one: Candidate) -> int:
    """Chez Peugeot Mulhouse, au Leclerc de Roques: a brand and the town of its house."""
    at = reading.word_at(one.span.start)
    if reading.before(at) == "de" and reading.before(at, 3) == "au" and reading.is_capital(at - 2):
        return reading.starts[at - 2]  # nobody's name follows “au”
    house = _house_before(reading, at)
    if house is not None:
        return reading.starts[house]
    k = at - 2 if reading.before(at) in ("de", "d") else at - 1
    if k < 1 or k not in reading.kept or not reading.is_capital(k) or reading.opens[k]:
        return one.span.start
    brand = not is_harmless_sigle(reading, k) and reading.before(k) in _AT_FR
    if reading.before(k) in _HOUSES_OF_BRANDS and not reading.is_capital(k - 1):
        return reading.starts[k - 1]  # au garage Renault de Figeac
    spaced = reading.gaps[k + 1] in SPACES
    return reading.starts[k] if brand and spaced else one.span.start


_JOINTS_FR = words("de d du des la l les le")
_ARTICLES_FR = words("la le les l aux au des du chez")
_MOST_JOINTS, _LONGEST_HOUSE = 2, 6
_NO_HOUSES = words("noel paques toussaint nord sud est ouest")


def _house_before(reading: Reading, at: int) -> int | None:
    """La Croix-Rouge de Melun, les Restos du cœur de Dreux, les Francas de la Nièvre: a movement and its town."""
    k = at - 1
    while k > at - 1 - _MOST_JOINTS and k > 0 and reading.folds[k] in _JOINTS_FR:
        k -= 1
    if k == at - 1 or reading.folds[k + 1] not in ("de", "d", "du", "des"):
        return None
    if any(not reading.is_tight(j) for j in range(k + 1, at + 1)):
        return None
    first = k
    while (
        first > k - _LONGEST_HOUSE
        and first > 0
        and reading.is_tight(first)
        and _goes_back(reading, first)
    ):
        first -= 1
    many = reading.folds[k].endswith(("s", "x")) and not reading.is_shouted(k)
    known = first in reading.kept and not is_harmless_sigle(reading, first)
    known = known and not (reading.known(first).place or reading.known(first).given)
    told = reading.before(first) in (("les", "aux") if not known else _ARTICLES_FR)
    if not reading.is_capital(first) or reading.opens[first] or not told:
        return None
    return first if (known or many) and reading.folds[first] not in _NO_HOUSES else None


def _goes_back(reading: Reading, k: int) -> bool:
    """Whether the word before ``k`` belongs to the same name: known together, or another capital."""
    if k in reading.kept and k - 1 in reading.kept:
        return True
    return reading.is_capital(k) and reading.is_capital(k - 1) and not reading.opens[k - 1]
