"""What somebody studied and what office they hold, in plain English words with capitals: no names."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES, SPACES
from qualcode.anonymise.vocabulary import words

_DEGREES = words(
    "diploma diplomas degree degrees bachelor bachelors master masters certificate doctorate phd ba bsc ma msc",
    "majored minored major minor associate associates",
)


def subjects(reading: Reading) -> Iterator[int]:
    """A Diploma in Medical Technology, a Master of Social Work: what somebody studied, in plain words."""
    for i in reading.where(_DEGREES):
        k = i + 1
        if k < len(reading) and reading.folds[k] == "s" and reading.gaps[k] in APOSTROPHES:
            k += 1
        if k >= len(reading) or reading.folds[k] not in ("in", "of") or not reading.is_tight(k):
            continue
        k += 1
        while k < len(reading) and reading.is_tight(k):
            if reading.is_capital(k) and reading.is_ordinary(k):
                yield k
            elif reading.folds[k] not in ("and", "of"):
                break
            k += 1


OFFICES = words(
    "room rooms note notes leave pension credit form forms",
    "analyst analysts manager managers operator operators director directors investigator investigators engineer",
    "engineers programmer programmers clerk clerks typist typists driver drivers leader leaders trainer",
    "trainers tutor",
    "tutors lecturer lecturers fellow fellows president treasurer auditor accountant accountants buyer",
    "planner surveyor",
    "fitter apprentice trainee trainees guard warden porter wardens investigation aide aides volunteer volunteers",
    "report reports order orders invoice card cards machine machines test tests plan plans pack sheet sheets",
    "policy",
    "policies procedure procedures scheme schemes shift shifts theory theories model models method methods",
    "analysis",
    "groups maths physics chemistry biology ledger ledgers accounts statement statements meal meals voucher",
    "vouchers",
    "equipment support steps disorder circular budget review audit meeting meetings",
    "executive secretary visitor nurse sister rep representative officer manager teacher worker assistant advisor",
    "adviser consultant coordinator administrator supervisor superintendent steward chancellor commissioner",
    "inspector instructor organiser organizer technician needs studies hygiene safety benefit allowance payment",
    "act revolution servant science transport sixties fifties forties thirties twenties seventies eighties",
    "nineties",
    "professor professors producer producers editor editors reporter curator archivist librarian bookkeeper",
    "receptionist",
    "chair chairman chairwoman chairperson scientist scientists designer developer architect psychologist",
    "therapist",
    "sergeant sergeants corporal affairs elders",
    "counselor counsellor associate specialist resident researcher technologist mechanic",
)
_HEADS = words(
    "head director dean chief chair manager professor secretary minister vice-president president",
    "superintendent keeper",
    "commissioner controller comptroller inspector registrar supervisor coordinator",
)


def offices(reading: Reading) -> Iterator[int]:
    """Ward Sister, Health Visitor, the Housing Act: an office or a law in plain words, whatever their capitals."""
    plurals = {f"{form}s" for form in OFFICES}
    for k in reading.where(OFFICES | plurals):
        first = k
        while first > 0 and reading.gaps[first] in SPACES and _is_plain(reading, first - 1):
            first -= 1
        after = k + 1
        longer = (
            after < len(reading) and reading.gaps[after] in SPACES and reading.is_capital(after)
        )
        longer = longer and not reading.opens[after] and reading.folds[after] not in OFFICES
        if first < k and reading.is_capital(k) and not longer:
            yield from range(first, k + 1)
    for k in reading.where(_HEADS):
        yield from _headed(reading, k)


def _headed(reading: Reading, k: int) -> range:
    """Head of Sales, Director of Nursing: an office and what it is over, in plain words."""
    end = k
    if reading.is_capital(k) and reading.after(k) == "of":
        end = k + 1
        while end + 1 < len(reading) and reading.gaps[end + 1] in SPACES:
            joint = reading.folds[end + 1] == "and" and end + 2 < len(reading)
            following = end + 1 + joint
            if not _is_plain(reading, following):
                break
            end = following
    return range(k, end + 1) if end > k + 1 else range(k, k)


_ANY_SCHOOL = words("school schools college")
_SCHOOLING = words(
    "graduate undergraduate medical law nursing business dental veterinary divinity art drama music secretarial",
    "technical vocational elementary primary secondary middle junior senior high grammar public private",
    "boarding day",
    "sunday sabbath night evening summer infant infants nursery driving flight teacher teachers",
)


_COURSES = words(
    "level levels course courses certificate diploma exam exams examination examinations qualification",
    "qualifications",
    "module modules degree license licence",
)


def courses(reading: Reading) -> Iterator[int]:
    """O Level, an Appreciation Course, a Deck and Engine Surveying exam: what is learned and passed."""
    for k in reading.where(_COURSES):
        first = k
        while first > 0 and reading.gaps[first] in SPACES and _is_taught(reading, first - 1):
            first -= 1
        while first < k and not reading.is_capital(first):
            first += 1
        if first < k and not (
            first > 0 and reading.is_tight(first) and reading.is_capital(first - 1)
        ):
            yield from range(first, k + reading.is_capital(k))


def _is_taught(reading: Reading, i: int) -> bool:
    known, form = reading.known(i), reading.folds[i]
    if form in ("and", "of", "o", "a", "as", "s"):
        return reading.is_capital(i) or form in ("and", "of")
    named = known.is_usual_given or known.is_sizeable_place
    return reading.is_capital(i) and reading.is_ordinary(i) and not named


def any_schools(reading: Reading) -> Iterator[int]:
    """The Graduate School, at Medical School: what everybody has gone to, with capitals or not."""
    for k in reading.where(_ANY_SCHOOL):
        first = k
        while (
            first > 0 and reading.gaps[first] in SPACES and reading.folds[first - 1] in _SCHOOLING
        ):
            first -= 1
        named = first > 0 and reading.gaps[first] in SPACES and reading.is_capital(first - 1)
        if first < k and reading.is_capital(first) and not (named and not reading.opens[first - 1]):
            yield from range(first, k + 1)


def _is_plain(reading: Reading, i: int) -> bool:
    """Whether word ``i`` is an ordinary word with a capital that nobody and no place is called by."""
    known = reading.known(i)
    vocabulary = reading.vocabulary
    office = reading.folds[i] in vocabulary.institutional | vocabulary.organisations
    named = (known.is_usual_given or known.is_sizeable_place) and not office
    return reading.is_capital(i) and reading.ordinariness(i) > 1 and not named
