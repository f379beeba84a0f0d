"""What stands before a number and tells that it is somebody’s age: she’s, at, a lad of, my eldest,"""

from __future__ import annotations

import re

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import NUMBER_WORDS
from qualcode.anonymise.reading.word_list import APOSTROPHES
from qualcode.anonymise.recognisers.ages.begun_en import BEGUN
from qualcode.anonymise.vocabulary import words

ADVERBS = words(
    "only just now nearly almost about barely still already maybe probably around roughly like say",
    "what well oh er erm um perhaps even yet hardly scarcely not all of more less than over under",
    "rising pushing nearing approaching going on getting for coming up to fully some no",
    "late early then running past knocking nudging touching closing near nearer close closer but quite long t",
    "nobbut nowt somewhere either",
)
# “on” and “to” belong to an age only after these: going on, close to
_NEARING = words(
    "get it got lived going getting coming closing close near nearer closer next up knocking"
)
_BE = words(
    "being se wiz wuz waz wur was were am is are be been m re s wis wus wor wasn weren isn aren ain"
)
_MODALS = words(
    "have has had would could must might may can t not ll d ve should of couldn wouldn mustn will ha",
    "cannot never ever to going gonna only hardly scarcely just barely",
)
_WHO = words(
    "ah oi i he she who you ye me mum mam mom dad da granny grandad nana mammy mummy daddy mama papa granda grandma",
    "grandpa nanna gramps granddad grampa auntie",
)
PEOPLE = words(
    "twin twins triplets kid kids girl girls boy boys child children bairn bairns lad lads lass lasses",
    "baby son sons daughter daughters mother father mum mam mom dad brother sister husband wife uncle",
    "aunt auntie cousin nephew niece grandson granddaughter granny gran nan nana grandad grandpa",
    "grandmother grandfather man woman fella fellow bloke lady gentleman youngest eldest oldest middle",
    "partner widow neighbour neighbor friend patient pupil student apprentice one great-grandson",
    "ma pa da mama papa grandma grandpa nephews nieces",
    "brothers sisters cousins grandsons granddaughters stepsons stepdaughters grandchildren siblings",
    "firstborn lastborn born elder younger older stepson stepdaughter toddler teenager ones wean weans nipper",
)
CHILDREN = words(
    "son sons daughter daughters boy boys girl girls child children lad lass grandson granddaughter kid kids twins",
    "bairn",
)
_REACH = words("became celebrated clocked turned turning turn turns reached hit made")
_LIVE_TO = words("see reach make")
_LASTED = words("lived lasted made got")
_FIXED = words(
    "live lives living stands stood set capped fixed running clocked doing speed priced valued sits looking look",
    "us them re are is m stuck stays stayed looked open opens opened closes closed starts started finish finished ends",
)
_LIFE = re.compile(
    r"\b(?:died|orphan\w*|married|wed|widowed|(?:left|leave|leaving) (?:school|home)|learn(?:ed|t)|born"
    r"|adopted|fostered|(?:came|come|brought|sent) to (?:me|us)|started (?:school|smoking|work)"
    r"|went (?:to work|into|down)|sent (?:away|off)|lost (?:my|his|her)|school had left|bapti[sz]ed|confirmed"
    r"|diagnosed|(?:sent|put|taken) (?:to|in|into)|reared|was (?:reading|driving|walking|talking|milking)"
    r"|could (?:drive|read|write|milk|ride|swim|cook|plough|shear)|circumcised|christened|(?:my|his|her) first"
    r"|got into|took up|picked up (?:a|an|the)|emigrated|evacuated|enlisted|ran away"
    rf"|{BEGUN})\b",
    re.IGNORECASE,
)
_TENDER, _LEAST_ADVERB = words("mere tender young"), 5
# at such an age: begun early, or done once
_HABIT = re.compile(
    r"\b(?:boarded|boarding|reared|raised|boxed|drank|drink(?:ing)?|smok(?:ed|ing)|using|pregnant|drugs|fostered|orphaned|insulin"
    r"|diabet\w+|epilep\w+|asthma|(?:in|into) care"
    r"|on (?:my|his|her) own)\b",
    re.IGNORECASE,
)
_HOURS = NUMBER_WORDS["en"] | frozenset(map(str, range(25))) | {"midnight", "noon"}
_STATION = re.compile(
    r"\b(?:father|mother|grand\w+|married|kids|children|babies|widow(?:ed|er)?|divorced|work(?:ed|ing)"
    r"|on (?:my|his|her) own|alone|retired|sober|clean)\b",
    re.IGNORECASE,
)
_NOBODY = words("it that there what here let how this which where when half all some most both")
_SMALL, _GROWN, _LATE, _STARTING = 13, 18, 40, 25
_ASIDE, _NEAR = 9, 5
_WELL = words("bad well fit sharp old young grand spry")
_SEEN, _NOT = words("saw see make get it"), words("never not t won didn")
_OF_AGE = words(
    "age side short shy lad lass boy girl man woman child kid bairn fella fellow bloke wean nipper lady widow widower",
    "north south",
)
_YOUNG_ONES = words("boys girls lads lasses")
_ONLY_SIDE = words("side short shy north south")
_OFF = words("months weeks days month week day year")
# what is built, kept or driven has its years too
_THINGS = words(
    "house houses building car van bus truck lorry tractor boiler bridge whisky whiskey wine tree oak wall roof boat",
    "ship machine engine school church oven cooker kiln loom piano fiddle coat suit dress carpet sofa bed mattress",
    "computer system phone printer firm company business club dog cat horse cow bull ewe pony mare law rule lease",
    "bungalow flat extension barn shed mill road line pipe pipes pump well kit equipment furniture photo picture film",
    "wiring copy story joke song record photograph recipe statue bottle scotch port",
)
_ARTICLES = words("a an my this that our his her one the their")
_ABOUT_THEN = words(
    "about around maybe roughly nearly approximately say like only barely just then now still"
)
_BREATHS = (", ", " – ", " - ", "—", " — ", "–", "--", " -- ", "-- ", "— ", "... ", "… ")
_GOING_ON = words("and you i we he she it")


def is_told(reading: Reading, first: int, value: int) -> bool:
    """After a form of “to be” that has a person for its subject."""
    k = first - 1
    while k > 0 and _is_adverb(reading, k) and is_close(reading, k + 1):
        k -= 1
    if not is_close(reading, k + 1):
        return False
    form = reading.folds[k]
    if form == "gone":  # he's just gone sixty
        return value >= _LATE or reading.before(k) == "only"
    if form in _REACH:
        when = reading.before(k, 2) in ("when", "time") and reading.before(k) in _WHO
        return value >= _GROWN or form.startswith("turn") or when
    if form in ("looks", "looked"):
        return value >= _LATE and reading.before(k) in ("he", "she")
    if form in _LIVE_TO and reading.before(k) in ("ll", "d", "to", "never", "not"):
        return value >= _LATE and (form != "be" or reading.before(k, 2) in _LASTED | _WHO)
    if form in _LASTED or form in ("till", "until"):
        return _lasts(reading, k, first, value)
    if form in ("he", "she") and reading.before(k, 2) == "what":
        return reading.before(k) in ("is", "s", "was")  # what is he now, forty?
    if form == "being" and (k == 0 or reading.opens[k]):
        return value >= _SMALL
    if form in _SEEN:
        return value >= _LATE and _is_lived(reading, k, first)
    if form in ("he", "she", "him", "her", "me"):  # and she only nineteen
        only = not {"only", "barely", "just"}.isdisjoint(reading.folds[k:first])
        return reading.before(k) == "and" and (only or value >= _SMALL)
    return form in _BE and has_subject(reading, k, value)


def _is_lived(reading: Reading, k: int, first: int) -> bool:
    """“He never saw sixty”, “she didn’t make it to ninety”, “I’ll not see seventy again”."""
    if reading.folds[k] in ("it", "get") and "to" not in reading.folds[k:first]:
        return False
    near = reading.folds[max(0, k - _NEAR) : k]
    return not _NOT.isdisjoint(near) and not {"he", "she", "i"}.isdisjoint(near)


def _is_adverb(reading: Reading, k: int) -> bool:
    """Nearly, all of, going on: not the “on” of “I’m on twenty a day”."""
    form = reading.folds[k]
    if form in ("on", "to"):
        return reading.before(k) in _NEARING
    if form == "a" or (form in _TENDER and reading.before(k) == "a"):  # a mere fourteen
        return reading.folds[k + 1] in _TENDER or form in _TENDER
    return form in ADVERBS or (form.endswith("ly") and len(form) > _LEAST_ADVERB)


def _lasts(reading: Reading, k: int, first: int, value: int) -> bool:
    """“She lasted till ninety”, “he got to ninety-six”; “when she got to thirteen”."""
    form = reading.folds[k]
    verb = k - 1 if form in ("till", "until") else k
    to = form not in ("lived", "lasted", "got") or "to" in reading.folds[k:first]
    who = reading.before(verb) in _WHO
    when = reading.before(verb, 2) in ("when", "time") and form == "got"
    return who and to and reading.folds[verb] in _LASTED and (value >= _LATE or when)


def has_subject(reading: Reading, k: int, value: int) -> bool:
    """Whether the verb at ``k`` says something of a person: I’d have been, the twins were."""
    if reading.gaps[k] == ", " and value >= _SMALL:
        return _is_after_aside(reading, k)
    subject = k - 1
    while (
        subject >= 0
        and (reading.folds[subject] in _MODALS or _is_going(reading, subject))
        and is_close(reading, subject + 1)
    ):
        subject -= 1
    if subject < 0 or not is_close(reading, subject + 1):
        return False
    form = reading.folds[subject]
    if form in ("it", "that", "there", "what", "here", "how"):
        before = reading.folds[subject - 1] if subject else ""
        return form == "that" and before in PEOPLE and reading.is_tight(subject)
    if form in ("we", "they"):
        plural = reading.folds[k] == "are"  # we are fifteen at table
        return value >= _SMALL + 7 * plural if form == "we" else True
    if form in ("then", "now") and reading.before(subject) == "age":  # my age then was twelve
        return True
    if (
        form in _WHO
        or form in PEOPLE
        or form == "age"
        or (form == "soon" and reading.folds[k] == "be")
    ):
        return True
    if form in _LASTED and reading.folds[k] == "be":  # she lived to be ninety-six
        when = reading.before(subject, 2) in ("when", "time") and reading.before(subject) in _WHO
        return value >= _LATE or when
    if form in ("two", "three"):  # my two are six and four
        return reading.before(subject) in ("my", "our", "her", "his")
    inside = reading.is_capital(subject) and not reading.opens[subject]
    return inside or is_name(reading, subject)


def _is_going(reading: Reading, i: int) -> bool:
    """“I’m going to be ninety”: the verb before “going to”."""
    return reading.folds[i] in ("m", "s", "re", "am", "is", "are", "was", "were") and reading.after(
        i
    ) in ("going", "gonna", "about")


def _is_after_aside(reading: Reading, k: int) -> bool:
    """“Kirsty, her in the north, is thirty-three”: the subject stands before what is said aside."""
    i = k - 1
    while i > max(0, k - _ASIDE) and reading.gaps[i] != ", ":
        if reading.opens[i] or not reading.is_tight(i):
            return False
        i -= 1
    who = i - 1
    if who < 0 or reading.gaps[i] != ", ":
        return False
    return reading.folds[who] in PEOPLE or (
        reading.is_capital(who) and not reading.known(who).place
    )


def is_name(reading: Reading, i: int) -> bool:
    """Whether word ``i`` may be what somebody is called."""
    known, form = reading.known(i), reading.folds[i]
    if not (reading.is_capital(i) or reading.no_capitals) or form in _NOBODY:
        return False
    if known.english >= 2:  # Rose was forty
        if not reading.is_capital(i):
            return False
        inside = any(reading.is_capital(k) and not reading.opens[k] for k in reading.mentions[form])
        return inside or known.is_known_given or known.is_usual_surname
    return known.is_known_given or not reading.is_ordinary(i)


def is_close(reading: Reading, i: int) -> bool:
    """Whether word ``i`` follows the one before in one breath, a comma or a dash allowed."""
    return 0 < i < len(reading) and (reading.is_tight(i) or reading.gaps[i] in _BREATHS)


def is_at(reading: Reading, first: int, value: int) -> bool:
    """“She died at seventy-nine”; below thirteen only where a life is told: hours are small too."""
    k = first - 1
    while (
        k > 0 and _is_adverb(reading, k) and reading.folds[k] != "of" and is_close(reading, k + 1)
    ):
        k -= 1
    if k < 0 or not (is_close(reading, k + 1) or reading.gaps[k + 1] in (": ", ":")):
        return False
    if reading.folds[k] in ("aged", "age", "ages"):
        return True
    if not is_close(reading, k + 1):
        return False
    if reading.folds[k] in ("since", "from", "by"):
        return _is_since(reading, k, first, value)
    if reading.folds[k] == "for":  # not bad for seventy-one
        return value >= _SMALL and reading.before(k) in _WELL
    if reading.folds[k] == "of":
        return _is_of(reading, k, value)
    if reading.folds[k] == "off":  # two months off eighteen
        return value >= _SMALL and reading.before(k) in _OFF
    if reading.folds[k] != "at" or (
        reading.before(k) in _FIXED and not _begins_life(reading, k, value)
    ):
        return False
    if value >= _SMALL:
        return True
    start = reading.starts[max(0, k - 12)]
    if _HABIT.search(reading.text, start, reading.starts[k]):
        return True
    return bool(_LIFE.search(reading.text, start, reading.starts[k]))


def _is_since(reading: Reading, k: int, first: int, value: int) -> bool:
    """“Drinking since twelve”, “a father by twenty-one”: no hour, no range of hours."""
    start = reading.starts[max(0, k - 8)]
    said = reading.text[start : reading.starts[k]]
    later = {reading.after(first, n) for n in (2, 3)}
    if {"to", "till", "until"} & {reading.after(first), reading.after(first, 2)} and (
        not _HOURS.isdisjoint(later)
    ):
        return False
    return bool(_HABIT.search(said)) or (value >= _SMALL and bool(_STATION.search(said)))


def _is_of(reading: Reading, k: int, value: int) -> bool:
    """A lad of ten, the wrong side of fifty, the ages of six and nine, no more than twelve."""
    of = reading.before(k)
    if of in CHILDREN and reading.before(k, 2) in _ARTICLES | {"two", "three"}:
        return True
    if of in _YOUNG_ONES:  # they took boys of fourteen
        return value > _SMALL // 2
    if of in _OF_AGE:
        return value >= _SMALL or of not in _ONLY_SIDE
    if (
        of in PEOPLE
        and not of.endswith("s")
        and of not in ("one", "middle", "youngest", "eldest", "oldest")
    ):
        return value >= _SMALL and reading.before(k, 2) in _ARTICLES
    return of == "ages"


def _begins_life(reading: Reading, k: int, value: int) -> bool:
    """“I started at fourteen”: somebody, and younger than hours and numbers of staff are said."""
    return (
        reading.before(k) in ("started", "finished")
        and reading.before(k, 2) in ("i", "he", "she")
        and _SMALL <= value <= _STARTING
    ) or (
        reading.before(k) in ("finished", "stopped")
        and value > _LATE
        and not _WHO.isdisjoint(reading.folds[max(0, k - _ASIDE) : k])
    )


_ROUNDLY = words(
    "a over about nearly almost around more less than at least only just well some probably"
)


def is_of_a_thing(reading: Reading, first: int, last: int) -> bool:
    """“It’s nineteen years old”, “the house is sixty years old”, “a forty-year-old tractor”."""
    while reading.before(first) in _ROUNDLY:
        first -= 1
    if reading.before(first) in ("s", "is", "was"):
        subject = reading.before(first, 2)
        if subject in ("it", "that", "which") or subject in _THINGS:
            return True
    return reading.after(last) in _THINGS


def is_apposed(reading: Reading, first: int, last: int, value: int) -> bool:
    """“My eldest, nine, …”, “Zohra, eleven.”, “a wee girl about six”: beside a person, before a stop."""
    k = first
    while k > 1 and reading.folds[k - 1] in _ABOUT_THEN and is_close(reading, k):
        k -= 1
    stop = reading.gap_after(last).strip()[:1] in (",", ".", ";", ")", "!", "?", ":", "&")
    stop = stop or (reading.after(last) in ("then", "now") and not reading.after(last, 2))
    if _is_beside(reading, k, stop=stop or reading.after(last) in _GOING_ON, hedged=k < first):
        return value >= _SMALL or k < first or reading.before(k) in CHILDREN
    if not stop or k == 0 or reading.gaps[k] not in (", ", " ("):
        return False
    before = reading.folds[k - 1]
    if (before in PEOPLE and before != "one") or (before == "me" and value >= _SMALL):
        return True
    if before == "there" and reading.before(k - 1) in PEOPLE:
        return True  # there's a lad there, seventeen, …
    return _is_after_name(reading, k, value)


def _is_beside(reading: Reading, k: int, *, stop: bool, hedged: bool) -> bool:
    """A brother sixty-four, a man about seventy: nothing between."""
    who = reading.before(k)
    if not stop or who not in PEOPLE or who in ("one", "middle") or who.endswith("s"):
        return False
    return hedged or reading.before(k, 2) in _ARTICLES or reading.before(k, 3) in _ARTICLES


def _is_after_name(reading: Reading, first: int, value: int) -> bool:
    if reading.gaps[first - 1] in APOSTROPHES:
        return False
    known = reading.known(first - 1)
    lower = reading.no_capitals and known.is_usual_given and known.english < 2
    if not (reading.is_capital(first - 1) or lower) or first - 1 in reading.kept:
        return False
    if known.is_known_given and (not reading.opens[first - 1] or reading.words[first].isdigit()):
        return 2 < value < 100
    unknown = not reading.is_ordinary(first - 1) and not known.place
    if unknown and first > 1 and reading.folds[first - 2] in PEOPLE:
        return 2 < value < 100  # a lad, Zeb, nine, from the flats
    return (unknown or known.is_usual_given) and _SMALL <= value < 100
