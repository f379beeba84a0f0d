"""A month alone, told of something that happened once: she died in January; we'd no roof by July."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_CLEAR = words("january february september october november december")
_NAMES = words("april june july august")  # people, and what is august
_VERBS = words("may march")
# months in lower case among names that have capitals, as messages are typed; months cut short
_WRITTEN_LOW = _CLEAR | words("april june july")
_SHORT = words("jan feb sept sep oct nov dec aug")
_AT_SHORT = words("in since until till by during early late mid")
_AT = words(
    "in of since until till til by from around about before after early late mid to through come that this next",
    "last the and or",
)
_SAID = words("was be been wis")
_AFTER_VERB = words("be have not i we you he she they well it the as on in up out off to and")
_HABIT = words(
    "every each always usually often normally generally sometimes typically most annually whenever any never",
    "used if worst best",
)
_PAST = words(
    "beat bent bet bit bled blew bound bred burnt bought caught chose clung crept dealt drank ate fed felt fought flew",
    "forgot forgave froze hung hid hurt knelt laid lent lit paid rode rang sought shook shone shot slid spun stole",
    "stuck stung struck swept swam tore threw understood wept",
    "was were had did went came got took left gave said told began started stopped made met knew thought found lost",
    "fell broke bought sold sent brought built kept held paid put set shut cut ran rang sat stood won wrote died",
    "drove flew grew heard led lay read rose saw sang slept spoke spent swore taught wore woke d been gone become",
    "wasn weren hadn didn couldn wouldn",
)
_COMING = words(
    "will ll shall going due retire retiring leaving finish marrying expecting won appointment operation surgery",
    "wedding scan hearing trial interview",
)
_OF_ONE_MONTH = words("baby babies bride birthday wedding birth intake")
_DUE = words("wedding funeral birthday operation surgery anniversary party birth hearing trial")
# who does in the present what may be done year after year
_GENERAL = words("i you we they people everybody everyone one")
_FURTHEST, _LEAST_PAST = 12, 4
# last summer, this past winter: “that winter” says no year by itself
_SEASONS = words("spring summer autumn fall winter")
_LEANING = words("last next past following previous")
_REASON = Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Months without day or year, where what happened then happened once."""
    if reading.settings.language != "en":
        return
    for i in reading.where(_CLEAR | _NAMES | _VERBS | _SHORT):
        leaning = reading.before(i) in _LEANING
        leaning = leaning and (reading.folds[i] in _CLEAR or not reading.no_capitals)
        told = leaning or _is_since(reading, i) or _is_of_once(reading, i)
        if told and _is_month(reading, i):
            first = i - (reading.before(i) in ("early", "late", "mid", "next", "last", "that"))
            surely = reading.before(i) in _AT  # March is a town as well
            tier = Tier.LIKELY if surely else Tier.REVIEW
            yield reading.candidate(first, i, IdentifierKind.DATE, tier, _REASON)
    for i in reading.where(_SEASONS):
        if reading.before(i) in _LEANING and _is_of_once(reading, i):
            yield reading.candidate(i - 1, i, IdentifierKind.DATE, Tier.REVIEW, _REASON)


def _is_since(reading: Reading, i: int) -> bool:
    """“Since January”, “that April I caught it”: one month, whatever the verb."""
    cue, form = reading.before(i), reading.folds[i]
    lower = reading.no_capitals and form not in _CLEAR
    if cue in ("in", "come") and _is_after_age(reading, i):
        return True
    return cue in ("since", "that") and form not in _VERBS and not lower


def _is_after_age(reading: Reading, i: int) -> bool:
    """“I’m fifty-two in January”, “she’ll be seventy come June”."""
    age = reading.numbers_to.get(i - 2)
    return age is not None and age.value > _LEAST_PAST


def _is_month(reading: Reading, i: int) -> bool:
    """Not a verb, a first name, an adjective."""
    form, cue, after = reading.folds[i], reading.before(i), reading.after(i)
    low = not reading.is_capital(i) and not reading.no_capitals
    if low and form not in _WRITTEN_LOW | _SHORT and cue not in ("in", "since"):
        return False
    if form in _SHORT:
        return cue in _AT_SHORT and (reading.is_capital(i) or form != "jan")
    if cue in ("a", "an", "our", "my") and after in _OF_ONE_MONTH:
        return True  # a June baby
    if after == "s" or (after not in ("", "i") and reading.is_capital(i + 1)):
        return False
    if form in _VERBS and (
        after in _AFTER_VERB - {"and", "in", "to", "i", "we", "he", "she", "they"}
    ):
        return False
    if cue in _AT:
        return form in _CLEAR or cue not in ("and", "or", "to") or _beside_month(reading, i)
    if cue in _SAID and reading.before(i, 2) in _DUE:
        return True
    if cue in _SAID:
        return reading.before(i, 2) in ("it", "that", "this", "have", "ll", "d", "must", "would")
    return form in _CLEAR or (form not in _VERBS and not cue and _between_stops(reading, i))


def _beside_month(reading: Reading, i: int) -> bool:
    return reading.before(i, 2) in _CLEAR | _NAMES | _VERBS


def _between_stops(reading: Reading, i: int) -> bool:
    """“June. We'd no roof”: nothing but the month, or a range of months."""
    return reading.gap_after(i)[:1] == "." or reading.after(i) in ("to", "till", "until", "or")


def _is_of_once(reading: Reading, i: int) -> bool:
    """Whether the sentence tells of one year: past or near future; no habit."""
    start, end = reading.sentence_around(i, i, _FURTHEST, _FURTHEST)
    forms = set(reading.folds[start : end + 1])
    if not _HABIT.isdisjoint(forms if _COMING.isdisjoint(forms) else forms - {"if"}):
        return False
    if _GENERAL.isdisjoint(forms) or not (_PAST | _COMING).isdisjoint(forms):
        return True
    return any(form.endswith("ed") and len(form) > _LEAST_PAST for form in forms)
