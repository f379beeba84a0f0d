"""Names of people and places without capitals, as speech-to-text writes them."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.cut_in import STARTERS
from qualcode.anonymise.harmless import place_end
from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.recognisers.quiet import (
    bare_en,
    bare_fr,
    bodies,
    bodies_en,
    long_bodies_fr,
    organisations,
    spots,
)
from qualcode.anonymise.recognisers.quiet.broken import is_cut_off
from qualcode.anonymise.recognisers.quiet.cues import is_modal_name
from qualcode.anonymise.recognisers.quiet.people import (
    SAFE_TITLES,
    is_full_name,
    particle_name,
    person_tier,
)
from qualcode.anonymise.recognisers.quiet.towns import is_town_here
from qualcode.anonymise.recognisers.quiet.whole import widened
from qualcode.anonymise.recognisers.quiet.words import NO_NAMES_EN, is_hardly_a_word
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_PERSON, _PLACE = IdentifierKind.PERSON, IdentifierKind.PLACE
# the same, where a text without capitals leaves nothing else to go by
_QUIET_TITLES = SAFE_TITLES | words(
    "captain major commander commissioner oga",
    "docteure doctoresse cure vicaire imam professeur pr maitre maitresse doctor father pastor m mamie papi pere mere",
    "abbe soeur frere lord lady sir miss sister reverend nurse professor uncle aunt commandant capitaine lieutenant",
    "adjudant sergent brigadier colonel pasteur sergeant constable inspector superintendent coach canon deacon",
    "bishop rabbi sheriff barrister alhaji alhaja mama baba madam engr colonel governor senator rev cheikh",
    "granny preacher mister doc nanny",
)
# nothing but a name follows these
_ONLY_NAMES_AFTER = words("mr mrs ms dr mister")
_ORDERS_EN = words("sister brother father nurse matron coach")
_RANKS_EN = words(
    "sergeant constable inspector superintendent coach canon deacon bishop rabbi sheriff barrister reverend rev",
    "captain colonel major commander commissioner lieutenant chief oga professor alhaji alhaja engr governor",
    "senator",
)
# what somebody did, and surnames as well
_VERBS_TOO = words(
    "read rose may will drew fell hunt judge mark moved pace pack park post price ring rule saw set shot shut",
    "sing spring stand tell wade wake walk wash watch wear win wish led let lent laid lost hit put cut got held",
    "kept knew left made met cook cross bear burn dare hope pick pull grant bid bought brought sold sang taught",
    "ran run ride rode stay",
)
_OBJECTS = words("me him her us them it you up out off down away back to into onto over for on")
_PLACEHOLDERS = words("x y z untel unetelle")
_ARTICLES = words("le la les l")
_COUNTS = words(
    "deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cent mille"
)
# what stands between a first name and the rest of a surname, before a word of no dictionary
_PARTS = words("da do dos di del della van von ter den ben bin ould el al mac mc o ah le la de d")
_TO_PLACE = words("a de d du au aux sur en vers pour depuis jusqu in from at to near")
_NO_TOWN_AFTER_A = words("sens plaisir")


def find(reading: Reading) -> Iterator[Candidate]:
    """In a text without capitals, every name the lexicon can tell; elsewhere only titled ones."""
    reached, english = -1, reading.settings.language == "en"
    for i in range(len(reading)) if reading.no_capitals else reading.where(SAFE_TITLES):
        if i <= reached or (reading.is_capital(i) and (reading.no_capitals or not english)):
            continue  # Mrs mccartney, where a machine slips
        found = _titled(reading, i)
        if found is None and reading.no_capitals:
            found = _longest(organisations.find_at(reading, i), long_bodies_fr.find_at(reading, i))
            found = found or spots.find_at(reading, i)
            found = found or bodies.find_at(reading, i) or bodies_en.find_at(reading, i)
            free = i not in reading.kept or _is_free(reading, i)
            if found is None and free:
                found = _place(reading, i) or _person(reading, i)
                found = found or bare_en.find_at(reading, i) or bare_fr.find_at(reading, i)
        if found is not None and not (reading.no_capitals and is_cut_off(reading, found[0])):
            last, candidate = found
            if reading.no_capitals and reading.settings.language == "en":
                last, candidate = widened(reading, i, last, candidate, reached)
            reached = last
            yield candidate


def _longest(
    one: tuple[int, Candidate] | None, other: tuple[int, Candidate] | None
) -> tuple[int, Candidate] | None:
    """The one that reaches further."""
    if one is None or other is None:
        return one or other
    return other if other[0] > one[0] else one


def _titled(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    k = i + 1
    if reading.folds[i] not in (_QUIET_TITLES if reading.no_capitals else SAFE_TITLES):
        return None
    if k >= len(reading) or reading.is_capital(k) or reading.gaps[k] not in (*SPACES, ". "):
        return None
    if k in reading.in_labels and len(reading.words[k]) == 1:
        return None
    if len(reading.folds[i]) < 2 and reading.gaps[k] != ". ":
        return None
    if reading.gaps[k] == ". " and reading.folds[i] not in reading.vocabulary.abbreviations:
        return None
    reason = Message("name after “{cue}”", cue=reading.words[i])
    if len(reading.words[k]) == 1 and reading.gap_after(k)[:1] in (".", "…"):
        end = reading.ends[k] + 1
        return k, reading.candidate_at(reading.starts[i], end, _PERSON, Tier.LIKELY, reason)
    head = k + 1 if particle_name(reading, k) else k
    if head == k and not _name_like(reading, k):
        return None
    last = _person_end(reading, head)
    tier = Tier.LIKELY if reading.known(head).surname or reading.known(head).given else Tier.REVIEW
    return last, reading.candidate(i, last, _PERSON, tier, reason)


def _name_like(reading: Reading, k: int) -> bool:
    """Whether word ``k``, in lower case after a title, is a name."""
    known, ordinary, form = reading.known(k), reading.ordinariness(k), reading.folds[k]
    vocabulary = reading.vocabulary
    hyphened = k + 1 < len(reading) and reading.gaps[k + 1] in HYPHENS and len(form) < 4
    if hyphened and form not in vocabulary.small_words:
        return True  # mme ah-fat
    english = reading.settings.language == "en"
    if english and reading.folds[k - 1] in _ONLY_NAMES_AFTER:
        return form.isalpha() and form not in STARTERS and form not in vocabulary.small_words
    if form == "so" or (english and form in NO_NAMES_EN):
        return False
    if form in _PLACEHOLDERS or form.isdigit() or form in vocabulary.function_words:
        return False
    if any(
        form in told for told in (vocabulary.titles, vocabulary.institutional, vocabulary.roles)
    ):
        return False
    if not ordinary:
        return bool(known.surname or known.given or reading.no_capitals or english)
    if reading.no_capitals and reading.settings.language != "en":
        return _is_french_name(reading, k)
    if reading.no_capitals and reading.folds[k - 1] in (
        "uncle",
        "aunt",
        "auntie",
        "aunty",
        "pastor",
        "granny",
        "nanny",
        "doc",
        "preacher",
        "cousin",
    ):
        return ordinary < 3 or known.given in (1, 2, 3)
    if reading.no_capitals and english and reading.folds[k - 1] in _ORDERS_EN:
        bare = reading.before(k - 1) not in vocabulary.possessives | vocabulary.determiners
        return bare and known.surname in (1, 2) and form not in _VERBS_TOO
    if reading.no_capitals and reading.folds[k - 1] in _RANKS_EN:
        borne = known.surname in (1, 2, 3) or known.given in (1, 2, 3)
        return borne and (ordinary < 3 or known.given == 1)
    if reading.no_capitals and reading.folds[k - 1] in ("miss", "lord", "lady", "sir"):
        return known.surname in (1, 2) and not reading.before(k - 1).startswith(("i", "we", "you"))
    return ordinary < 3 and known.surname == 1


def _is_french_name(reading: Reading, k: int) -> bool:
    """Whether word ``k``, that is a word too, is a name behind a title: madame marchand, not ma mère travaille."""
    known, form, vocabulary = reading.known(k), reading.folds[k], reading.vocabulary
    named = known.surname in (1, 2) or known.given in (1, 2)
    if reading.before(k - 1) in vocabulary.possessives or reading.before(k - 1) == "grand":
        named = known.given in (1, 2) and form not in vocabulary.small_words
    rare = reading.ordinariness(k) < 3 or known.surname == 1 or known.given == 1
    return named and rare and form not in vocabulary.possessives


def _person_end(reading: Reading, k: int) -> int:
    """Over the words that go on a name: jean-bernard payet, angela whitcombe."""
    last = k
    while last + 1 < len(reading) and last - k < 4:
        n = last + 1
        if reading.gaps[n] not in (*SPACES, *HYPHENS, *APOSTROPHES) or reading.is_capital(n):
            break
        if particle_name(reading, n) or _is_part(reading, last, n):
            last = n + 1
            continue
        if n in reading.kept or not _goes_on(reading, last, n):
            break
        last = n
    return last


def _is_part(reading: Reading, last: int, n: int) -> bool:
    """Yann le drezen, rui da quinta, lise ah-von: a particle and a word of no dictionary, behind a first name."""
    k, form = n + 1, reading.folds[n]
    if form not in _PARTS or reading.settings.language == "en" or k >= len(reading):
        return False
    if not reading.is_tight(k) or reading.is_ordinary(k) or len(reading.folds[k]) < _LEAST_SURNAME:
        return False
    known = reading.known(k)
    if form in ("le", "la", "de", "d"):
        titled = form in ("de", "d") and reading.before(last) in _QUIET_TITLES
        named = titled or reading.known(last).given in (1, 2)
        return named and (titled or known.surname > 0) and not (known.place or known.given)
    return not known.place or bool(known.surname)


_LEAST_SURNAME = 3


def _goes_on(reading: Reading, last: int, n: int) -> bool:
    known, ordinary = reading.known(n), reading.ordinariness(n)
    if reading.settings.language != "en" and reading.folds[n] in _COUNTS:
        return False  # jeanne six mois
    if reading.gaps[n] in HYPHENS:
        return not (ordinary == 3 and not known.given)
    if reading.gaps[n] in APOSTROPHES and reading.folds[n][0] == "h":
        return reading.folds[last].endswith("c")  # guivarc'h
    if not ordinary:
        return len(reading.words[n]) > 2 and not any(sign.isdigit() for sign in reading.words[n])
    pair = reading.profile(f"{reading.folds[last]} {reading.folds[n]}")
    return (pair.surname in (1, 2) and ordinary < 3) or _ends_name(reading, last, n)


def _ends_name(reading: Reading, last: int, n: int) -> bool:
    """Thierry marchand, harry young: a surname that is a word, straight after a first name."""
    known, form, vocabulary = reading.known(n), reading.folds[n], reading.vocabulary
    first = reading.known(last)
    unknown = not reading.is_ordinary(last) and reading.ordinariness(n) < 3 and form.isalpha()
    if (
        unknown
        and first.given not in (1, 2)
        and known.surname in (1, 2)
        and reading.gaps[n] in SPACES
    ):
        return reading.gap_after(n).strip()[:1] in (",", ".", "?", "!")
    if first.given not in (1, 2) or reading.is_ordinary(last) or reading.gaps[n] not in SPACES:
        return False
    small = vocabulary.function_words | vocabulary.speech_verbs | vocabulary.particles
    if form in _VERBS_TOO and reading.after(n) in vocabulary.determiners | _OBJECTS:
        return False  # aunt rosamund read the letters
    called = known.surname in (1, 2) or known.place in (1, 2)
    return called and form not in small | vocabulary.institutional


def _place(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    end = place_end(reading, i)
    cue = _cue(reading, i)
    if end is not None and _several(reading, i, end, cued=bool(cue)):
        return end, reading.candidate(i, end, _PLACE, Tier.LIKELY, _because(cue))
    if not is_quiet_place(reading, i, cued=bool(cue)):
        return None
    return i, reading.candidate(i, i, _PLACE, Tier.LIKELY, _because(cue))


def _is_department(reading: Reading, i: int) -> bool:
    """En creuse: a département named like a common word."""
    return reading.known(i).place_kind in "dr" and reading.before(i) == "en"


def _is_free(reading: Reading, i: int) -> bool:
    """A harmless name that names somebody or some place here all the same."""
    return is_modal_name(reading, i) or _is_department(reading, i) or _is_town(reading, i)


def _is_town(reading: Reading, i: int) -> bool:
    """À bruxelles: a seat of government when it acts, a town when somebody goes there."""
    known = reading.known(i)
    town = known.place in (1, 2) and known.place_kind in "cw" and not reading.is_ordinary(i)
    return town and reading.words[i - 1] in ("à", "in", "from", "to") and i > 0


def _cue(reading: Reading, i: int) -> str:
    one, two = reading.before(i), reading.before(i, 2)
    if one == "a" and reading.words[i - 1] != "à":
        return ""  # “il a béni”, “a man”
    if one in _TO_PLACE or one in reading.vocabulary.place_words:
        return one
    if one in _ARTICLES and (two in _TO_PLACE or two in reading.vocabulary.place_words):
        return two
    return ""


def _several(reading: Reading, i: int, end: int, *, cued: bool) -> bool:
    if reading.profile(reading.joined(i, end)).place_kind in "pr":
        return True  # south australia, northern territory
    whole = reading.profile(reading.joined(i, end))
    english = reading.settings.language == "en"
    if english and whole.place == 1 and reading.before(i) in ("in", "to", "from", "near"):
        return True  # to cape town
    rare = any(not reading.is_ordinary(k) for k in range(i, end + 1))
    hyphened = any(reading.gaps[k] in HYPHENS for k in range(i + 1, end + 1))
    saint = reading.folds[i] in ("saint", "sainte", "st", "ste")
    whole = reading.profile(reading.joined(i, end))
    official = whole.place_kind in "cd" and not reading.lexicon.is_lemmatised(
        reading.text[reading.starts[i] : reading.ends[end]].lower(), reading.settings.language
    )
    return (rare and (cued or end - i > 1 or hyphened)) or saint or (hyphened and official)


def is_quiet_place(reading: Reading, i: int, *, cued: bool) -> bool:
    """Whether a word without capital is a place; ordinary words only if a large town and cued."""
    known, ordinary = reading.known(i), reading.ordinariness(i)
    if ordinary and ((cued and is_town_here(reading, i)) or _is_listed(reading, i)):
        return True
    if ordinary and known.place and is_hardly_a_word(reading, i):
        ordinary = 0
    if _is_no_place(reading, i, ordinary):
        return False
    if not ordinary:
        return (known.place < 3 and (cued or known.given not in (1, 2))) or cued
    if known.place_kind in "dr" and reading.before(i) == "en":
        return ordinary < 3
    if ordinary == 1 and known.place == 2 and known.place_kind == "c":
        return cued and reading.before(i) in ("a", "vers", "jusqu")
    if known.place > 1 or known.place_kind not in "cwrp":
        return False
    one = reading.before(i)
    if ordinary == 1 and reading.settings.language == "en" and reading.folds[i].endswith("ing"):
        return one in _TO_PLACE
    if ordinary == 1:
        return one not in reading.vocabulary.determiners or one in _TO_PLACE
    if known.place_kind in "pr":
        return one == "en" and ordinary < 3
    if reading.folds[i] == "paris":
        return one not in reading.vocabulary.determiners - frozenset(("du", "d"))
    return cued and one in ("a", "vers") and reading.folds[i] not in _NO_TOWN_AFTER_A


def _is_no_place(reading: Reading, i: int, ordinary: int) -> bool:
    """Whether no place is called by word ``i``, or somebody rather: pour gaël bourgeois."""
    known = reading.known(i)
    if reading.folds[i] in reading.vocabulary.place_words and reading.before(i) in (
        "du",
        "au",
        "le",
    ):
        return True  # le bourg
    somebody = known.given in (1, 2) and known.place == 3
    if somebody and reading.before(i) in ("pour", "d", "de"):
        return True
    return not known.place or (known.place_kind == "a" and bool(ordinary))


def _is_listed(reading: Reading, i: int) -> bool:
    """Cayenne et puis guéret: behind another place, a town that is a rare word."""
    known = reading.known(i)
    if known.place not in (1, 2) or known.place_kind != "c" or reading.ordinariness(i) != 1:
        return False
    k = i - 1
    while k > 0 and reading.folds[k] in ("et", "puis", "ou") and reading.is_tight(k + 1):
        k -= 1
    near = k >= 0 and (k < i - 1 or reading.gaps[i] == ", ")
    return near and reading.known(k).place in (1, 2) and not reading.is_ordinary(k)


def _because(cue: str) -> Message:
    if cue:
        return Message("place without a capital, after “{cue}”", cue=cue)
    return Message("place without a capital")


def _person(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    tier = person_tier(reading, i)
    if tier is None:
        return None
    head = i + 1 if particle_name(reading, i) else i
    reason = Message("name without a capital")
    last = i + 1 if is_full_name(reading, i) else _person_end(reading, head)
    return last, reading.candidate(i, last, _PERSON, tier, reason)
