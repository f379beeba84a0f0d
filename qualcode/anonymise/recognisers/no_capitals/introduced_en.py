"""English names without capitals that the sentence introduces: my last name was baker, known as lefty, a mulcahy."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.cut_in import STARTERS
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import DAYS_EN, MONTH_NAMES_EN
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_PERSON = IdentifierKind.PERSON
_NAME = words("name surname nickname alias")
_IS = words("is was s as")
_NO_NAME = words(
    "not never always just really still actually called given changed spelled spelt pronounced mentioned",
    "something on in at from for of to unknown known correct wrong right different similar familiar forgotten",
    "gone same my your his her their our its what who whose that this these those all also very so too kind sort",
    "like up down there here mud written put taken used mine yours hers ours theirs sir madam mr mrs miss doctor",
    "dr interesting important funny common long short hard difficult easy strange confidential anonymous recorded",
    "removed withheld misspelled synonymous legend supposed probably maybe well okay no yes someone somebody",
    "anyone after because when where then",
)
_KNOWN_AS = (
    ("known", "as"),
    ("him", "as"),
    ("her", "as"),
    ("me", "as"),
    ("went", "by"),
    ("go", "by"),
    ("goes", "by"),
)
_STOPS = (",", ".", ";", "!", "?", ")", "…", "\n", "", '"', "”")
_ON = words(
    "and but or from who he she that in at because so my i we they it's its of and they'd he'd then on there",
)
_BEING = words("was is were s m am are be been being married marry")
_NOT_BORNE = words("the a an my your his her our their its this that these those no some any")
_TOLD_APART = words("big little fat wee")
_NO_NICKNAME = words(
    "a an the my your his her our their its this that these those very so too as how some any no of",
)
_LEAST, _EVERY_DAY = 3, 3
_PAIRS = words(
    "with from and for met meet married marry by told asked had has were was are s got called named see saw",
)
_INTRODUCED = Message("name without a capital")


def find(reading: Reading) -> Iterator[Candidate]:
    """Whoever and whatever is said to be called so."""
    if not reading.no_capitals or reading.settings.language != "en":
        return
    for i in reading.where(_IS):
        yield from _said_name(reading, i)
    for i in reading.where({"as", "by"}):
        if (reading.before(i), reading.folds[i]) in _KNOWN_AS and _is_nickname(reading, i + 1):
            yield reading.candidate(i + 1, i + 1, _PERSON, Tier.REVIEW, _INTRODUCED)
    for i in reading.where({"nicknamed", "named", "christened"}):
        k = i + 2
        if reading.after(i) in ("him", "her", "me") and _is_nickname(reading, k):
            yield reading.candidate(k, k, _PERSON, Tier.REVIEW, _INTRODUCED)
    yield from _told_apart(reading)
    for i in reading.where({"nee"}):
        k = i + 1
        if k < len(reading) and reading.is_tight(k) and _may_be_name(reading, k):
            yield reading.candidate(k, k, _PERSON, Tier.LIKELY, _INTRODUCED)
    for i in reading.where({"a", "the"}):
        yield from _of_a_family(reading, i)
    yield from _chains(reading)


def _told_apart(reading: Reading) -> Iterator[Candidate]:
    """Big al, little mo: who is told apart from another of the name."""
    for i in reading.where(_TOLD_APART):
        k = i + 1
        if k >= len(reading) or reading.gaps[k] not in SPACES or reading.before(i) in _NO_NICKNAME:
            continue
        plain = reading.folds[k] in _EVERYDAY or reading.folds[k] in STARTERS
        short = reading.known(k).given == 1 and len(reading.folds[k]) < _LEAST
        free = reading.ordinariness(k) < _EVERY_DAY or short
        if reading.known(k).is_usual_given and free and not plain:
            yield reading.candidate(i, k, _PERSON, Tier.REVIEW, _INTRODUCED)


def _said_name(reading: Reading, i: int) -> Iterator[Candidate]:
    """My name is grace pocock; her last name was baker; the name's farmer."""
    k = i + 1
    if reading.before(i) not in _NAME or k >= len(reading) or reading.gaps[k] not in SPACES:
        return
    if reading.before(i, 2) in ("brand", "a", "good", "bad", "trade", "domain"):
        return
    if not _may_be_name(reading, k):
        return
    last = k
    while (
        last + 1 < len(reading) and last - k < 2 and reading.gaps[last + 1] in (*SPACES, *HYPHENS)
    ):
        ends = _is_stopped(reading, last + 1) and _may_be_name(reading, last + 1)
        if not (
            _may_be_surname(reading, last + 1) or (ends and reading.known(last).is_usual_given)
        ):
            break
        last += 1
    stopped = _is_stopped(reading, last) or reading.after(last) in _ON | STARTERS
    borne = bool(reading.known(k).given or reading.known(k).surname or not reading.is_ordinary(k))
    if stopped or borne:
        yield reading.candidate(
            k, last, _PERSON, Tier.LIKELY if borne else Tier.REVIEW, _INTRODUCED
        )


def _may_be_name(reading: Reading, k: int) -> bool:
    form = reading.folds[k]
    if len(form) < 2 or not form.isalpha() or form in _NO_NAME or k in reading.in_labels:
        return False
    return form not in STARTERS and form not in reading.vocabulary.grammar


def _may_be_surname(reading: Reading, k: int) -> bool:
    known, form = reading.known(k), reading.folds[k]
    if not _may_be_name(reading, k) or form in reading.vocabulary.speech_verbs:
        return False
    return not reading.is_ordinary(k) or known.is_known_surname


def _is_nickname(reading: Reading, k: int) -> bool:
    """Knew him as lefty: a word of its own at a stop, no adjective and no trade."""
    if k >= len(reading) or reading.gaps[k] not in SPACES or not _may_be_name(reading, k):
        return False
    form, vocabulary = reading.folds[k], reading.vocabulary
    if form in vocabulary.known_words or form.endswith(
        ("ing", "ed", "ly", "s", "est", "ful", "ous", "ive")
    ):
        return False
    if reading.before(k) == "by" and not (reading.known(k).given or not reading.is_ordinary(k)):
        return False
    return _is_stopped(reading, k) and bool(
        reading.known(k).given or reading.known(k).surname or reading.ordinariness(k) < 3
    )


def _of_a_family(reading: Reading, i: int) -> Iterator[Candidate]:
    """My mother was a mulcahy; the tanner family; the o'briens."""
    k = i + 1
    if k >= len(reading) or reading.gaps[k] not in SPACES or not reading.folds[k].isalpha():
        return
    known, ordinary = reading.known(k), reading.ordinariness(k)
    if reading.folds[i] == "a":
        was = reading.before(i) in _BEING and not ordinary and known.is_known_surname
        if was and not known.given:
            yield reading.candidate(k, k, _PERSON, Tier.REVIEW, _INTRODUCED)
        return
    families = reading.after(k) in (
        "family",
        "boys",
        "girls",
        "brothers",
        "sisters",
        "twins",
        "place",
        "house",
    )
    if (
        families
        and known.is_usual_surname
        and ordinary < 3
        and not reading.folds[k].endswith("ing")
    ):
        last = k + 1 if reading.after(k) == "family" else k
        yield reading.candidate(k, last, _PERSON, Tier.REVIEW, _INTRODUCED)


def _chains(reading: Reading) -> Iterator[Candidate]:
    """Earl, dean and buck; lily and ivy: words that people bear in a row, none with a determiner."""
    reached = -1
    for i in reading.where({"and"}):
        k, first = i + 1, i - 1
        if (
            first <= reached
            or k >= len(reading)
            or not reading.is_tight(k)
            or not reading.is_tight(i)
        ):
            continue
        if not (_is_borne(reading, k) and _is_borne(reading, first)):
            continue
        while first > 0 and reading.gaps[first] == ", " and _is_borne(reading, first - 1):
            first -= 1
        members = [*range(first, i), k]
        before, bare = (
            reading.before(first),
            reading.opens[first] or reading.before(first) in _PAIRS,
        )
        bare = bare or reading.gaps[first].startswith(",")
        rare = sum(reading.ordinariness(j) < 3 or reading.known(j).given == 1 for j in members)
        if bare and before not in _NOT_BORNE and (len(members) > 2 or rare > 1) and rare:
            reached = k
            for j in members:
                yield reading.candidate(j, j, _PERSON, Tier.REVIEW, _INTRODUCED)


def _is_borne(reading: Reading, j: int) -> bool:
    form = reading.folds[j]
    plain = form in STARTERS or form in reading.vocabulary.grammar or form in _EVERYDAY
    return reading.known(j).is_usual_given and not plain and form not in reading.determined


_EVERYDAY = words(
    DAYS_EN,
    MONTH_NAMES_EN,
    "said come just now even can else guy line mine long art joy rich gay young king prince queen royal",
    "merry noble summer winter autumn spring ocean stone son love baby angel major junior senior honey",
    "candy sandy stormy sunny chance chase destiny early lucky lovely precious divine desire content brain",
    "star sky rain sun rock sugar ginger pepper basil sage rosemary mint olive cherry berry peach apple",
    "brandy sherry champagne port pearl diamond ruby amber jade crystal silver gold violet magenta scarlet",
    "red blue green white black brown grey music dance china pat mark bill will sue rob jack page case",
    "cash stem retail buddy job don lane hall park town street church west north south east hope faith",
    "charity peace mercy justice honor honour grace glory patience wisdom prudence constant liberty dawn",
    "eve christmas easter mac ham bean rice lamb fish cotton wood forest heath clay glen dale cliff brook",
    "bay miles many much land marine homer buster pony dusty rusty sterling penny drew chuck ward wade",
    "skip pop roller so see",
)


def _is_stopped(reading: Reading, k: int) -> bool:
    gap = reading.gap_after(k)
    return gap not in (*SPACES, *HYPHENS, *APOSTROPHES) and gap.strip(" ")[:1] in _STOPS
