"""English names taken over what is said behind them: Bo district, Elkins high school, Fargo, North Dakota."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES, SPACES
from qualcode.anonymise.recognisers.names.inside_en import Starts, over_inside
from qualcode.anonymise.recognisers.places.gentiles import is_broad
from qualcode.anonymise.recognisers.places.origins_en import LANDS
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.peoples import PEOPLES
from qualcode.model import IdentifierKind, Span
from qualcode.wording import Message

_BODY, _PLACE, _PERSON = (
    IdentifierKind.ORGANISATION,
    IdentifierKind.PLACE,
    IdentifierKind.PERSON,
)
_NAMED = (_BODY, _PLACE, _PERSON)
_LANDS = words(
    "district districts county province parish township region prefecture governorate municipality borough coast",
    "chiefdom subcounty shire canton oblast department island islands peninsula valley border frontier area hills",
    "reservation reserve territory camp camps estate settlement plantation",
)
_RUN = words("school city county town borough police fire health housing district")
_OF_A_TOWN = words(
    "board department police fire school public housing health city county council court"
)
_STATES = ("state",)
_HEADS = words("county")
# before the last word of a body's name
_MIDDLES = words(
    "post government general regional referral community business secretarial technical teacher teachers training high",
    "grammar elementary primary secondary middle junior senior nursing medical law district county city state",
    "national public private boys girls mixed comprehensive agricultural vocational memorial mission catholic",
    "methodist baptist presbyterian lutheran consolidated independent union coal lumber mining steel iron power oil",
    "gas electric water light motor motors insurance life trust savings loan timber paper fuel railroad railway gold",
    "copper silver sugar cotton tobacco fruit meat packing canning construction engineering manufacturing boat boot",
    "shoe glove university tuberculosis mental psychiatric children womens maternity veterans military naval",
    "media research scholar scholars memorial youth",
    "polytechnic preparatory prep boarding day village town pastoral cattle pearl fishing shipping theological bible",
)
_LASTS = words(
    "hospital school college university academy seminary clinic infirmary institute sanatorium sanitarium orphanage",
    "company corporation office railroad railway mine mines",
    "colliery mill mills factory foundry refinery shipyard brewery",
    "dockyard airfield aerodrome airbase arsenal gasworks waterworks ironworks steelworks smelter tannery",
    "slaughterhouse",
    "works plant quarry station mission monastery convent abbey cemetery courthouse library museum theatre theater",
    "garage depot",
    "lab labs laboratory laboratories scholarship fellowship group foundation",
    "schools council association center centre gallery society club trust union",
    "church chapel synagogue mosque temple bank airport dairy cannery bakery sawmill",
)
# after ’s these need no word between to be part of the name
_FEATURES = words("border coast frontier countryside side")
_MOST = 4
_REACH = 16
_BETWEEN_PLACES = re.compile(r",? ")
_UNITS = re.compile(
    r"\b(?:\d{1,3}(?:st|nd|rd|th|d)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)"
    r"(?: [A-Z][a-z]+){0,3}?"
    r" (?:Infantry|Airborne|Armou?red|Cavalry|Artillery|Marines?|Mountain|Field|Engineers?|Battalion|Brigade|Corps"
    r"|Regiment|Squadron|Division|Army|Bomb(?:er)?|Fighter|Fleet|Air|Signals?|Rifles|Foot|Hussars|Lancers|Dragoons)"
    r"(?: (?:Infantry|Division|Regiment|Battalion|Brigade|Corps|Group|Force|Wing|Squadron|Company|Army|Hospital))*\b"
)
_CAPITAL_CITY = re.compile(r",? D\.? ?C\.?(?=[ ,.;?!)]|$)")
_CAPITAL_CITY_SMALL = re.compile(_CAPITAL_CITY.pattern, re.IGNORECASE)
# Otter Bend, WI; lethbridge, ab: a state or a province by its two letters
_STATES_SHORT = (
    "AK|AR|AZ|CA|CO|CT|DE|FL|GA|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|NJ|NM|NV|NY|OH|OR|PA|RI|SC"
    "|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY|AB|BC|MB|NB|NL|NS|ON|PE|QC|SK|NSW|QLD|VIC"
)
_STATE = re.compile(rf",? (?:{_STATES_SHORT})\b(?![’'-])")
_NO_WORDS = "|".join(
    set(_STATES_SHORT.split("|"))
    - {"DE", "ID", "IN", "LA", "MA", "ME", "MS", "OH", "ON", "OR", "PA"}
)
_STATE_SMALL = re.compile(rf", (?:{_NO_WORDS.lower()})\b(?![’'-])")
# w-o-l-k: a name spelled out for whoever writes it down
_SPELLED = re.compile(r"(?<![\w-])(?:[A-Za-zÀ-ÿ]-){3,}[A-Za-zÀ-ÿ](?![\w-])")
# Hollo:way, Peruts~, Peruts`o: a letter that a scanner read as a sign
_SCANNED = re.compile(r"[:~^|\\•`][a-zà-ÿ]+(?!\w)|[~^](?=\W)")
_UNIT = Message("regiment or division")
_LETTERS = Message("letters of a name, spelled out")
_LEAST_SPELLED = 2
_PART = Message("part of a country, by its people")


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates of ``found`` with the words behind them, and borders and regiments."""
    if reading.settings.language != "en":
        return
    starts: Starts = {}
    for one in found:
        if one.kind in _NAMED:
            starts.setdefault(one.span.start, {})[one.kind] = one
    for one in found:
        if one.kind not in _NAMED:
            continue
        if (headed := _over_ministry(reading, one)) is not None:
            yield headed
        last = reading.word_at(one.span.end - 1)
        end, kind = _end(reading, one, last, starts)
        if (scanned := _SCANNED.match(reading.text, end)) and last not in reading.in_labels:
            end = scanned.end()
        if end > one.span.end:
            span = Span(one.span.start, end)
            yield replace(one, span=span, text=span.cut(reading.text), kind=kind)
    yield from _borders(reading)
    for match in (
        _SPELLED.finditer(reading.text) if reading.text.count("-") > _LEAST_SPELLED else ()
    ):
        yield reading.candidate_at(*match.span(), _PERSON, Tier.REVIEW, _LETTERS)
    for match in _UNITS.finditer(reading.text):
        yield reading.candidate_at(*match.span(), _BODY, Tier.REVIEW, _UNIT)


def _end(reading: Reading, one: Candidate, last: int, starts: Starts) -> tuple[int, IdentifierKind]:
    k = last + 1
    if k >= len(reading) or reading.ends[last] > one.span.end:
        return one.span.end, one.kind
    gap = reading.gaps[k]
    given = one.kind is _PERSON and reading.known(last).is_usual_given
    if gap in SPACES and not given and (office := _over_office(reading, k)) >= k:
        return reading.ends[office], _BODY
    if gap in SPACES or gap in APOSTROPHES:
        if (body := _body_end(reading, one, last)) is not None:
            return reading.ends[body], _BODY
        if gap in SPACES and _is_land(reading, one, k):
            return reading.ends[k], _PLACE
        if gap in SPACES and one.kind is _BODY and _is_numbered(reading, k):
            return _over_number(reading, k, starts), _BODY
        if gap in SPACES and _is_land_of_body(reading, one, k):
            return reading.ends[k], _BODY
        if gap in SPACES and (chained := _over_chain(reading, one, last)) > last:
            return reading.ends[chained], _BODY
    if (inside := over_inside(reading, one, starts)) is not None:
        return inside
    city = _CAPITAL_CITY_SMALL if reading.no_capitals else _CAPITAL_CITY
    if reading.folds[last] == "washington" and (capital := city.match(reading.text, one.span.end)):
        return capital.end(), _PLACE
    if (state := _over_state(reading, one)) is not None:
        return state, _PLACE
    return _over_comma(reading, one, last, starts), one.kind


def _over_state(reading: Reading, one: Candidate) -> int | None:
    """Where “Otter Bend, WI” ends; without capitals a town must be known for one."""
    pattern = _STATE_SMALL if reading.no_capitals else _STATE
    state = pattern.match(reading.text, one.span.end)
    told = one.kind is _PLACE or (one.kind is _PERSON and not reading.no_capitals)
    return state.end() if state and told else None


def _over_office(reading: Reading, k: int) -> int:
    """Dunmore Board of Education: what every town has, straight behind the name of one."""
    if reading.folds[k] not in _OF_A_TOWN or not reading.is_capital(k):
        return k - 1
    end = _over_capitals(reading, k)
    if end + 2 < len(reading) and reading.after(end) == "of" and reading.is_capital(end + 2):
        end = _over_capitals(reading, end + 2)
    return end if end > k or reading.folds[k - 1] in _RUN else k - 1


def _over_capitals(reading: Reading, k: int) -> int:
    while k + 1 < len(reading) and reading.gaps[k + 1] in SPACES and reading.is_capital(k + 1):
        k += 1
    return k


def _is_land(reading: Reading, one: Candidate, k: int) -> bool:
    """Kono district, Kerala state: the word for a part of a country straight after its name."""
    form = reading.folds[k]
    if one.kind is _PERSON and reading.known(k - 1).is_usual_given:
        return False
    state = form in _STATES and one.kind is _PLACE and _ends_phrase(reading, k)
    return (form in _LANDS or state) and (reading.is_capital(k - 1) or reading.no_capitals)


_NUMBERED = words(
    "school camp mine pit barracks colliery station shaft battery battalion factory hospital lodge"
)


def _is_numbered(reading: Reading, k: int) -> bool:
    """Hill Street School 2: a figure straight behind what many of a kind are told apart by."""
    return (
        reading.folds[k].isdigit()
        and len(reading.words[k]) < 4
        and reading.folds[k - 1] in _NUMBERED
    )


def _over_number(reading: Reading, k: int, starts: Starts) -> int:
    """The end of School 2 Fever Hospital: a body housed in another goes on after its number."""
    other = starts.get(reading.starts[k + 1], {}).get(_BODY) if k + 1 < len(reading) else None
    return other.span.end if other and reading.is_tight(k + 1) else reading.ends[k]


def _is_land_of_body(reading: Reading, one: Candidate, k: int) -> bool:
    """Hill Farmers Alliance Uganda: the country a body of several words is of, straight behind its name."""
    if one.kind is not _BODY or " " not in one.text or not reading.is_capital(k):
        return False
    ends = k + 1 >= len(reading) or not (reading.is_tight(k + 1) and reading.is_capital(k + 1))
    return ends and (reading.known(k).place_kind in "p" or reading.folds[k] in LANDS)


def _ends_phrase(reading: Reading, k: int) -> bool:
    """In Kerala state, in the south: but Ohio state law."""
    gap = reading.gap_after(k)
    return gap not in SPACES or reading.after(k) in reading.vocabulary.function_words


def _is_written(reading: Reading, k: int) -> bool:
    """Whether word ``k`` has a capital and opens nothing."""
    return k < len(reading) and reading.is_capital(k) and not reading.opens[k]


def _body_end(reading: Reading, one: Candidate, last: int) -> int | None:
    """Over “business college”, “Government Hospital”: to the last word that says what the body is."""
    k, owned = last + 1, False
    if reading.gaps[k] in APOSTROPHES:
        if reading.folds[k] != "s" or k + 1 >= len(reading):
            return None
        k, owned = k + 1, True
    first, end = k, None
    while k < len(reading) and k - first < _MOST and reading.gaps[k] in SPACES:
        form = reading.folds[k]
        person = one.kind is _PERSON and reading.folds[k - 1] not in _RUN
        if form in _LASTS and (k > first or (not owned and not person)):
            end = k
        elif form not in _MIDDLES and not _is_written(reading, k):
            joined = form == "and" and k == first and not owned and _is_written(reading, k + 1)
            if not joined:
                break
        k += 1
    if end is None or (owned and reading.known(last).is_usual_given):
        return None
    if one.kind is _PERSON and reading.known(last).is_usual_given and " " not in one.text:
        return None
    return end


_CHAINED = words("of for in and on at")
_SEATS = words("university college school institute")
_BODIES = words(
    "museum center centre institute institution school department committee council association society academy",
    "office board union ministry college university program programme project commission bureau agency foundation",
    "faculty laboratory archive archives federation league fund trust service network library hall",
)


def _over_chain(reading: Reading, one: Candidate, last: int) -> int:
    """The Center for Studies in Rural Crafts: a body's name over small words, to its last capital."""
    forms = reading.folds[reading.word_at(one.span.start) : last + 1]
    if one.kind is not _BODY or _BODIES.isdisjoint(forms):
        return last
    end, led = last, any(form in ("of", "for") for form in forms)
    while end + 2 < len(reading) and reading.folds[end + 1] in _CHAINED:
        joint, k = reading.folds[end + 1], end + 2
        plain = reading.is_ordinary(k) and not reading.known(k).place and not reading.known(k).given
        tight = reading.gaps[k - 1] in SPACES and reading.gaps[k] in SPACES
        campus = joint == "at" and not _SEATS.isdisjoint(forms) and led
        if not tight or not _is_written(reading, k):
            break
        if not campus and (joint == "at" or not (plain or joint in ("of", "for"))):
            break
        if joint == "and" and not led:
            break
        led = led or joint in ("of", "for")
        while (
            k + 1 < len(reading) and reading.gaps[k + 1] in SPACES and _is_written(reading, k + 1)
        ):
            k += 1
        end = k
    return end


_MINISTRIES = words("ministry department board institute office bureau")


def _over_ministry(reading: Reading, one: Candidate) -> Candidate | None:
    """The Ministry of Agriculture and Forests, where every country has one of agriculture."""
    at = reading.word_at(one.span.start)
    if reading.before(at) != "and" or at - 2 not in reading.kept or not reading.is_capital(at):
        return None
    first = at - 2
    while first > 0 and (first - 1 in reading.kept or reading.folds[first - 1] == "of"):
        first -= 1
    if reading.folds[first] not in _MINISTRIES:
        return None
    span = Span(reading.starts[first], one.span.end)
    return replace(one, span=span, text=span.cut(reading.text), kind=_BODY)


def _over_comma(reading: Reading, one: Candidate, last: int, starts: Starts) -> int:
    """Elkhorn, Kentucky; Ballina, County Mayo: a town and the state, county or country it lies in."""
    between = _BETWEEN_PLACES.match(reading.text, one.span.end)
    if one.kind is _BODY or not between:
        return one.span.end
    other = starts.get(between.end(), {}).get(_PLACE)
    k = last + 1
    if other is None and _is_land_after(reading, last, k):
        return reading.ends[k]  # Kalama, Washington
    if other is None or reading.opens[k]:
        return one.span.end
    end = reading.word_at(other.span.end - 1)
    whole = reading.profile(reading.joined(k, end))
    wide = whole.place_kind in "pr" or reading.folds[k] in _HEADS or reading.folds[end] in _HEADS
    town = reading.profile(reading.joined(reading.word_at(one.span.start), last))
    borne = one.kind is _PERSON and town.is_usual_given and not town.is_sizeable_place
    if not wide or town.place_kind in "pr" or borne:
        return one.span.end
    listed = reading.gap_after(end) == ", " and reading.text.startswith(
        ("and ", "or "), other.span.end + 2
    )
    return (
        one.span.end
        if listed and reading.before(reading.word_at(one.span.start)) == ""
        else other.span.end
    )


def _is_land_after(reading: Reading, last: int, k: int) -> bool:
    """Kalama, Washington: a land that no rule takes for a name, after a town."""
    borne = reading.known(last).is_usual_given
    return reading.folds[k] in LANDS and reading.is_capital(k) and not borne


def _borders(reading: Reading) -> Iterator[Candidate]:
    """The Lithuanian border, the Welsh coast: a part of a country by the name of its people."""
    for k in reading.where(_FEATURES):
        i = k - 1
        if (
            i < 0
            or reading.gaps[k] not in SPACES
            or not (reading.is_capital(i) or reading.no_capitals)
        ):
            continue
        if is_broad(reading.folds[i]) or reading.folds[i] in PEOPLES:
            yield reading.candidate(i, k, _PLACE, Tier.REVIEW, _PART)
