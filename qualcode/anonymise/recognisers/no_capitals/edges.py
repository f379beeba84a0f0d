"""What stands before a person's name without capitals and belongs to it: judge bentley, paddy doherty."""

from __future__ import annotations

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.cut_in import STARTERS
from qualcode.anonymise.reading.word_list import HYPHENS, SPACES
from qualcode.anonymise.vocabulary import words

_TITLES = words(
    "judge justice commissioner constable sergeant captain colonel major general bishop archbishop father",
    "pastor reverend rev sister brother uncle aunt auntie aunty nonna nonno papou yiayia chief alhaji engr",
    "magistrate councillor cr doc doctor dr professor senator governor mama papa iya hadja hadj cheikh sidi",
    "docteure doctoresse docteur monsieur madame maitre pere mere soeur frere tonton tata tante oncle mame",
    "papy mamy tatie tati",
    "memere pepere papi mamie grand-maman baby coach nurse matron old big wee ti sheikh imam canon deacon",
    "alhaja hajia barrister attorney provost superintendent frau herr hon",
    "lady lord sir miss mrs mr ms mme mlle bishop rabbi don dona senor senora si lalla man mam granny grandpa",
)
_NO_NAME_AFTER = words(
    "the a an my your his her our their its this that le la les un une des du mon ma mes son sa ses ce cette"
)
_DONE = words("eu vu su pu lu bu du mis pris dit fait connu revu recu tue")
_MOST = 2


def small_first(reading: Reading, at: int) -> int:
    """The first word of the name whose found part begins at ``at``, over titles and first names."""
    for _ in range(_MOST):
        before = at - 1
        if before < 0 or reading.gaps[at] not in (*SPACES, ". ") or before in reading.in_labels:
            break
        if not (_is_title(reading, before) or _is_given(reading, before, at)):
            break
        at = before
    return at - 1 if _is_articled(reading, at) or _has_particle(reading, at) else at


def _is_articled(reading: Reading, at: int) -> bool:
    """À la cuinzelle, (la casenove), niort, la valaire: no town takes an article that is not its own."""
    one, known = reading.before(at), reading.known(at)
    if one not in ("la", "le", "les") or reading.is_ordinary(at) or known.is_usual_given:
        return False
    led = reading.before(at, 2)
    to = led in ("a", "vers", "jusqu") and reading.words[at - 2] != "a"
    wide = known.place_kind in "drp" and known.place > 0
    return not wide and (to or (not led and reading.gaps[at - 1].strip()[-1:] in ("(", ",")))


def _has_particle(reading: Reading, at: int) -> bool:
    """“Deux gars avec nous : de meiffrand, et…”: nothing else begins with “de” and a word of no dictionary."""
    first, known = at - 1, reading.known(at)
    if reading.settings.language == "en" or reading.before(at) not in ("de", "d"):
        return False
    bare = first == 0 or reading.gaps[first].strip()[-1:] in (":", "(")
    return bare and not (known.place or known.given or reading.is_ordinary(at))


def _is_title(reading: Reading, before: int) -> bool:
    form = reading.folds[before]
    return form in _TITLES or (form in reading.vocabulary.abbreviations and len(form) > 1)


def _is_given(reading: Reading, before: int, at: int) -> bool:
    """Paddy, marg, bunty: a word people bear, with no determiner, before a word of no dictionary."""
    hyphened = reading.gap_after(at) in HYPHENS
    if reading.gaps[at] not in SPACES or (reading.ordinariness(at) > 1 and not hyphened):
        return False
    form, known = reading.folds[before], reading.known(before)
    small = reading.vocabulary.known_words | reading.vocabulary.never_heads
    if (
        form in small
        or form in _DONE
        or form in STARTERS
        or len(form) < 3
        or reading.before(before) in _NO_NAME_AFTER
    ):
        return False
    rare = reading.ordinariness(before) < 3
    return known.is_usual_given or (rare and known.given in (3, 4))
