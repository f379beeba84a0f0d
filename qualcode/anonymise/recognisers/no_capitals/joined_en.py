"""English names without capitals taken whole: broken bow, nebraska; south london; dimmock and frayle; fat tony.

Each goes on from a name that was found, over the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES, SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind, Span
from qualcode.wording import Message

_PERSON, _PLACE = IdentifierKind.PERSON, IdentifierKind.PLACE
_BODY = IdentifierKind.ORGANISATION
_NAMED = (_PERSON, _PLACE, _BODY)
_COMPASS = words(
    "north south east west mid upper lower northern southern eastern western central greater inner outer downtown",
    "uptown royal",
)
_QUARTERS = words("north south east west mid upper lower")
_AFTER_PLACE = words(
    "channel sound strait straits firth dock docks docklands canal ocean sea basin plains range ranges siding",
    "mountains mountain hills river creek valley bay lake harbour harbor beach forest moor moors dales downs marshes",
    "peninsula isles islands village lido baths stadium",
    "sidings junction showground showgrounds racecourse show coast border",
)
_TOLD_APART = words(
    "big little fat wee old young crazy mad tall skinny long black red ginger lazy blind skipper",
)
_NOT_TOLD_APART = words(
    "a an the my your his her our their its this that these those very so too some any no poor dear as how",
)
_HEAD_FROM = words(
    "in from to at near of outside around through into toward towards leaving left called reached",
)
_KINDS_OF_LAND = "rp"
_MOST_TOWN, _LONGEST_SIGLE, _LONGEST_CHAIN = 3, 2, 9
_OF_A_TOWN = words("school city county town borough police fire health housing district")
_RUN_BY = words(
    "board council district department authority system schools library commission court hall"
)
_OFFICES = [
    office.split()
    for office in (
        "board of education", "school board", "city council", "county council", "town council", "borough council",
        "fire department", "police department", "health department", "housing authority", "city hall", "town hall",
        "police force", "district council", "health authority", "school district", "public schools", "public library",
    )
]  # fmt: skip
_CHAINED = words(
    "museum institute center centre academy college school university society association department",
)
_OF_COURSE = words(
    "time day year week area course mine ours yours theirs them him her us it me which whom",
)
_PLAIN_TOWN = words(
    "rural urban downtown southern northern eastern western central part parts most all whole region area areas",
    "country town city state states school schools college university church home house work court prison jail",
    "back there here then now over down up out off on and or but so that this school which who what where when",
)
_CREEDS = words("methodist baptist presbyterian lutheran congregational elementary uni highschool")
_STORMS = words("hurricane typhoon cyclone")
_FIRMS = words("sons son co company brothers bros daughters")
_OF_THE_SEA = words("isle isles bay gulf firth vale mull strait straits cape")
_BEFORE_LETTERS = words("for with by to from of and under named called was is met knew")
_SHIPS = words("hms uss hmas hmcs hmnzs ss mv rms")
_CAMPS = words("glen loch lough fort camp port mount mt lake cape point isle saint st")
_NO_CAMP = words(
    "site sites fire fires ground grounds counselor director life bed town out up down nurse ever and or of in on",
    "at house wine side view front shore authority knox time trip is was were had has to for from by with that it",
    "we",
)
_UNIT = (
    r"(?:infantry|airborne|cavalry|artillery|marines|armou?red|battalion|brigade|regiment|squadron|division|fusiliers"
    r"|hussars|lancers|field ambulance|bomb group|fighter group)"
)
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|and|oh|o)"
)
_ORDINAL = (
    r"(?:\d{1,3}(?:st|nd|rd|th|d)|(?:[a-z]+ty[- ]|hundred(?: and)? )?(?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth|tenth|eleventh|twelfth|thirteenth|[a-z]+teenth|[a-z]+tieth))"
)
_CORPS = words(
    "signals engineers artillery marines fusiliers scots welch irish ulster hussars lancers dragoons greenjackets"
)
_UNITS = re.compile(
    rf"\b(?:{_ORDINAL}(?: [a-z]+)?|\d{{2,3}}|{_COUNT}(?:[ -]{_COUNT}){{1,6}}) {_UNIT}\b"
    r"(?: (?:division|regiment|battalion|brigade))?"
)
_WHOLE = Message("name without a capital")
_REGIMENT = Message("regiment or division")


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates of ``found`` that are longer in a text without capitals, and units and ships."""
    if not reading.no_capitals or reading.settings.language != "en":
        return
    starts = {one.span.start: one for one in found if one.kind in _NAMED}
    towns: set[str] = set()
    for one in found:
        if one.kind not in _NAMED:
            continue
        first, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
        if last >= len(reading) or reading.starts[first] != one.span.start:
            continue
        start, end = _first(reading, one, first), _last(reading, one, first, last, starts)
        if one.kind is _PLACE and first - start == 1 and reading.gaps[first] == ", ":
            towns.add(reading.folds[start])
        if (start, end) != (first, last):
            span = Span(reading.starts[start], max(one.span.end, reading.ends[end]))
            yield replace(one, span=span, text=span.cut(reading.text))
    yield from _districts(reading, starts)
    for i in reading.where(towns):
        if reading.before(i) in _HEAD_FROM and reading.folds[i] not in reading.determined:
            yield reading.candidate(
                i, i, _PLACE, Tier.REVIEW, _WHOLE
            )  # the town again, without its state
    yield from _ships(reading)
    yield from _quarters(reading)
    for match in _UNITS.finditer(reading.text):
        if reading.after(reading.word_at(match.end() - 1)) not in reading.vocabulary.grammar | {""}:
            continue  # the second brigade meeting
        yield reading.candidate_at(*match.span(), _BODY, Tier.REVIEW, _REGIMENT)


def _first(reading: Reading, one: Candidate, first: int) -> int:
    if reading.before(first) == "of" and reading.before(first, 2) in _OF_THE_SEA:
        return first - 2
    if reading.before(first) in _STORMS and reading.gaps[first] in SPACES:
        return first - 1
    if one.kind is _PERSON:
        return _told_apart(reading, _over_letters(reading, first))
    if one.kind is _BODY:  # booker t. hollis high school
        return _over_letters(reading, first)
    whole = reading.joined(first, reading.word_at(one.span.end - 1))
    if reading.profile(whole).place_kind in _KINDS_OF_LAND:
        town = _town_before(reading, first)
        if town < first:
            return town
    compass = first > 0 and reading.folds[first - 1] in _COMPASS and reading.gaps[first] in SPACES
    return first - 1 if compass else first


def _over_letters(reading: Reading, first: int) -> int:
    """J. t. ambler, tw hollis, owen d. o'shea: the letters before a surname, and a first name before them."""
    surname = first
    while first > 0:
        form, gap = reading.folds[first - 1], reading.gaps[first]
        letter = len(form) == 1 and form.isalpha() and gap in (". ", ".")
        dotted = first > 1 and reading.gaps[first - 1] == "." and len(reading.words[first - 2]) == 1
        letter = letter or (len(form) == 1 and form.isalpha() and dotted)  # w.f ambler
        letter = letter or (form == "o" and gap in APOSTROPHES)
        sigle = len(form) == _LONGEST_SIGLE and gap in SPACES and not reading.is_ordinary(first - 1)
        sigle = sigle and form.isalpha() and not reading.is_small_word(first - 1)
        led = first > 1 and reading.before(first - 1) in _BEFORE_LETTERS
        consonants = sigle and (led or not set(form) & set("aeiou"))
        if (
            first - 1 in reading.in_labels
            or not (letter or consonants)
            or reading.lexicon.is_sigle(form)
        ):
            break
        first -= 1
    named = first > 0 and reading.gaps[first] in SPACES and reading.known(first - 1).is_usual_given
    return first - (first < surname and named and reading.ordinariness(first - 1) < 3)


def _told_apart(reading: Reading, first: int) -> int:
    """Little roy, fat tony: where no article makes the word before a plain one."""
    before = first - 1
    told = before >= 0 and reading.folds[before] in _TOLD_APART and reading.gaps[first] in SPACES
    bare = told and reading.before(before) not in _NOT_TOLD_APART
    return before if bare and reading.known(first).is_usual_given else first


def _town_before(reading: Reading, first: int) -> int:
    """Broken bow, nebraska: the words between “in” and the state, with a comma or without."""
    if first == 0 or reading.gaps[first] not in (", ", " "):
        return first
    k = first
    while k > 0 and first - k < _MOST_TOWN:
        if k < first and reading.gaps[k] not in SPACES:
            break
        form = reading.folds[k - 1]
        small = form in _PLAIN_TOWN or _is_grammar(reading, k - 1) or k - 1 in reading.in_labels
        if form in _HEAD_FROM and k < first:
            return k
        if (small and form not in ("new", "old", "little", "big")) or not form.isalpha():
            break
        k -= 1
    return first


def _is_grammar(reading: Reading, i: int) -> bool:
    vocabulary, form = reading.vocabulary, reading.folds[i]
    return form in vocabulary.grammar or form in vocabulary.place_prepositions


def _last(
    reading: Reading, one: Candidate, first: int, last: int, starts: dict[int, Candidate]
) -> int:
    k = last + 1
    if k >= len(reading):
        return last
    if one.kind is not _PERSON and reading.gaps[k] in SPACES:
        if reading.folds[k] in _CREEDS:
            return k + 1 if reading.after(k) in ("church", "chapel") else k
        if one.kind is _PLACE and reading.folds[k] in _AFTER_PLACE:
            return k
    if reading.gaps[k] in APOSTROPHES and reading.folds[k] == "s" and first < last:
        return k if reading.folds[first] in ("st", "saint") else last
    if (
        one.kind is _BODY
        and reading.folds[last] in _CHAINED
        and reading.after(last) in ("of", "for")
    ):
        return _over_chain(reading, last)
    if reading.folds[last] in _OF_A_TOWN and reading.folds[k] in _RUN_BY and reading.is_tight(k):
        return k
    if one.kind is _PLACE and (office := _over_office(reading, last)) > last:
        return office
    if one.kind is _PERSON and first == last and _is_surname_behind(reading, k):
        return k
    other = starts.get(reading.starts[k])
    if other is not None and first == last and reading.gaps[k] in SPACES and " " not in other.text:
        strange = not (reading.is_ordinary(last) or reading.is_ordinary(k))
        if strange and reading.profile(reading.folds[k]).place_kind not in _KINDS_OF_LAND:
            return k  # harwick mellor: a body by two of its founders
    return _partner(reading, first, last, starts)


def _is_surname_behind(reading: Reading, k: int) -> bool:
    """My cousin, thessaly white, who: a surname that is a word, behind a name that is none."""
    strange = not reading.is_ordinary(k - 1) and reading.known(k).surname == 1
    ends = (
        reading.gap_after(k).strip(" ")[:1] in (",", ".", ";", "?", "‚")
        or reading.after(k) == "who"
    )
    return strange and reading.gaps[k] in SPACES and ends and reading.folds[k] not in _LAST_PLAIN


_LAST_PLAIN = words(
    "school street road house home well long man young church park day king brother"
)


def _over_office(reading: Reading, last: int) -> int:
    """Dunmore board of education, bexley city council: what every town has, behind the name of one."""
    for office in _OFFICES:
        end = last + len(office)
        if reading.folds[last + 1 : end + 1] == office and reading.is_tight(last + 1):
            return end
    return last


def _over_chain(reading: Reading, last: int) -> int:
    """The kilbride museum of country life and trades: what a body is for, up to a stop or a small word."""
    k, end = last + 2, last
    k += reading.after(last, 2) == "the"
    while k < len(reading) and reading.is_tight(k) and k - last < _LONGEST_CHAIN:
        if reading.folds[k] == "and" and end > last:
            k += 1
            continue
        if _is_grammar(reading, k) or reading.folds[k] in _OF_COURSE:
            break
        end = k
        k += 1
    return end


def _partner(reading: Reading, first: int, last: int, starts: dict[int, Candidate]) -> int:
    """Dimmock and frayle: two surnames that are nobody's first names and no towns."""
    k = last + 2
    if (
        first != last
        or k >= len(reading)
        or reading.after(last) != "and"
        or not reading.is_tight(k)
    ):
        return last
    if reading.folds[k] in _FIRMS:
        return k  # thackray and sons
    other = starts.get(reading.starts[k])
    if other is None or " " in other.text or reading.before(first) in ("and", "mr", "mrs"):
        return last
    both = (reading.known(first), reading.known(k))
    borne = all(known.is_known_surname or not reading.is_ordinary(k) for known in both)
    given = any(known.is_usual_given or known.is_sizeable_place for known in both)
    alone = all(len(reading.mentions[reading.folds[j]]) == 1 for j in (first, k))
    return k if borne and alone and not given else last


def _ships(reading: Reading) -> Iterator[Candidate]:
    """On hms warspite, at fort hood: a word for a ship or a camp and the name straight behind it."""
    for i in reading.where(_SHIPS | _CAMPS):
        k = i + 1
        if k >= len(reading) or reading.gaps[k] not in (*SPACES, ". "):
            continue
        form, ship = reading.folds[k], reading.folds[i] in _SHIPS
        bare = (
            reading.before(i) not in reading.vocabulary.determiners | reading.vocabulary.possessives
        )
        if reading.folds[i] == "glen" and reading.before(i) not in _HEAD_FROM:
            continue  # glen said so
        plain = form in _NO_CAMP or reading.is_small_word(k) or not form.isalpha() or len(form) < 3
        noun = form.endswith(("ing", "ed", "ly", "s")) and not ship and reading.is_ordinary(k)
        if plain or noun or not (ship or bare):
            continue
        kind = _BODY if ship else _PLACE
        owned = k + 1 < len(reading) and reading.gaps[k + 1] in APOSTROPHES
        if owned and reading.folds[i] in ("st", "saint") and reading.folds[k + 1] == "s":
            k += 1
        yield reading.candidate(i, k, kind, Tier.REVIEW, _WHOLE)


def _quarters(reading: Reading) -> Iterator[Candidate]:
    """In west cork, from mid wales, the royal signals: parts of a country and of its army by a word of theirs."""
    for i in reading.where({"royal"}):
        if reading.after(i) in _CORPS:
            yield reading.candidate(i, i + 1, _BODY, Tier.REVIEW, _REGIMENT)
    for i in reading.where(_QUARTERS):
        k = i + 1
        if k >= len(reading) or reading.gaps[k] not in SPACES:
            continue
        if reading.folds[k] == "wales":
            yield reading.candidate(i, k, _PLACE, Tier.REVIEW, _WHOLE)
        cue = reading.before(i, 2) if reading.before(i) == "the" else reading.before(i)
        if cue not in _HEAD_FROM:
            continue
        known = reading.known(k)
        lies = known.is_sizeable_place and known.place_kind in "wrp" and reading.ordinariness(k) < 3
        if lies:
            yield reading.candidate(i, k, _PLACE, Tier.REVIEW, _WHOLE)


# regions that are called by a word with “the”
_UPLANDS = words(
    "highlands hebrides dales fens broads borders cotswolds pennines midlands chilterns mendips wolds trossachs",
    "ozarks rockies catskills adirondacks appalachians smokies everglades panhandle bronx gorbals grampians",
    "kimberley mallee",
)
_DISTRICT = words("area district neighbourhood neighborhood estate ward constituency")
_NO_DISTRICT = words(
    "catchment lambing picnic seating smoking parking loading staging storage reception playing waiting docklands",
    "lakeside seaside riverside hillside roadside outlying surrounding adjoining neighbouring neighboring whole",
)


def _districts(reading: Reading, starts: dict[int, Candidate]) -> Iterator[Candidate]:
    """From the fishcombe area, between fishcombe and a town: a word hardly anyone says, where a place is."""
    for i in reading.where(_UPLANDS):
        if reading.before(i) == "the" and reading.before(i, 2) in _HEAD_FROM | {
            "up",
            "down",
            "over",
        }:
            yield reading.candidate(i, i, _PLACE, Tier.REVIEW, _WHOLE)
    for k in reading.where(_DISTRICT):
        i = k - 1
        if reading.before(k, 2) == "the" and _is_rare(reading, i):
            yield reading.candidate(i, i, _PLACE, Tier.REVIEW, _WHOLE)
    for cue in reading.where({"between"}):
        i, k = cue + 1, cue + 3
        beside = k < len(reading) and reading.after(i) == "and" and reading.starts[k] in starts
        if beside and reading.is_tight(i) and _is_rare(reading, i):
            yield reading.candidate(i, i, _PLACE, Tier.REVIEW, _WHOLE)


def _is_rare(reading: Reading, i: int) -> bool:
    form = reading.folds[i]
    plain = form.endswith(
        ("ing", "ed", "ly", "al", "ic", "ous", "ive", "ar", "ary", "able", "less", "ful")
    )
    rare = reading.ordinariness(i) < 2 and form.isalpha() and len(form) > 3
    return (
        rare
        and not plain
        and form not in _NO_DISTRICT
        and form not in reading.vocabulary.known_words
    )
