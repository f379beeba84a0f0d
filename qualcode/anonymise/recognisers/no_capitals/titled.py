"""Who is named behind a title, without capitals, and how far a name goes: madame le drezen, jean-bernard payet."""

from __future__ import annotations

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.cut_in import STARTERS
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.anonymise.recognisers.no_capitals.formed_fr import is_formed
from qualcode.anonymise.recognisers.no_capitals.people import SAFE_TITLES, particle_name
from qualcode.anonymise.recognisers.no_capitals.words import NO_NAMES_EN
from qualcode.anonymise.recognisers.people.titles import past_dots
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_PERSON = IdentifierKind.PERSON
# the same, where a text without capitals leaves nothing else to go by
FIRST_WORDS = SAFE_TITLES | words(
    "captain major commander commissioner oga",
    "docteure doctoresse cure vicaire imam professeur pr maitre maitresse doctor father pastor m mamie papi pere mere",
    "abbe soeur frere lord lady sir miss sister reverend nurse professor uncle aunt commandant capitaine lieutenant",
    "adjudant sergent brigadier colonel pasteur sergeant constable inspector superintendent coach canon deacon",
    "bishop rabbi sheriff barrister alhaji alhaja mama baba madam engr colonel governor senator rev cheikh",
    "granny preacher mister doc nanny",
)
# nothing but a name follows these
_ONLY_NAMES_AFTER = words("mr mrs ms dr mister")
# nothing else is said with these before a surname
_ORDAINED_EN = words("reverend rev canon deacon bishop rabbi sergeant constable inspector")
_PRESENTING_MISS = words(
    "was is s called named with remember remembered by had teacher like mr mrs"
)
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
_DOING_FR = words(
    "vit vivait dort part court tient boit lit rit sort sert perd prend vend rend met bat mord suit sent ment meurt",
)
_WHEN_FR = words(
    "hier demain lundi mardi mercredi jeudi vendredi samedi dimanche matin midi soir toujours"
)
_OBJECTS = words("me him her us them it you up out off down away back to into onto over for on")
_PLACEHOLDERS = words("x y z untel unetelle")
# a surname follows, however rare
_POLITE = words("monsieur madame mademoiselle mr mme mlle docteur dr")
_COUNTS = words(
    "deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cent mille"
)
# what stands between a first name and the rest of a surname, before a word of no dictionary
_PARTS = words("da do dos di del della van von ter den ben bin ould el al mac mc o ah le la de d")


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The title at ``i`` and the name behind it, with its last word."""
    k = i + 1
    if reading.folds[i] not in (FIRST_WORDS if reading.no_capitals else SAFE_TITLES):
        return None
    if k >= len(reading) or reading.is_capital(k) or reading.gaps[k] not in (*SPACES, ". "):
        return None
    lettered = reading.folds[i] in _BEFORE_A_LETTER
    if k in reading.in_labels and len(reading.words[k]) == 1 and not lettered:
        return None
    if len(reading.folds[i]) < 2 and reading.gaps[k] != ". ":
        return None
    if reading.gaps[k] == ". " and reading.folds[i] not in reading.vocabulary.abbreviations:
        return None
    reason = Message("name after “{cue}”", cue=reading.words[i])
    if len(reading.words[k]) == 1 and reading.gap_after(k)[:1] in (".", "…"):
        end = past_dots(reading, k)
        return k, reading.candidate_at(reading.starts[i], end, _PERSON, Tier.LIKELY, reason)
    if reading.folds[i] in _BEFORE_A_LETTER and _is_letter(reading, k):
        return k, reading.candidate(i, k, _PERSON, Tier.REVIEW, reason)
    head = k + 1 if particle_name(reading, k) else k
    if head == k and not _name_like(reading, k):
        return None
    last = person_end(reading, head)
    tier = Tier.LIKELY if reading.known(head).surname or reading.known(head).given else Tier.REVIEW
    return last, reading.candidate(i, last, _PERSON, tier, reason)


_BEFORE_A_LETTER = words("monsieur madame mademoiselle mr mme mm mlle docteur dr")


def _is_letter(reading: Reading, k: int) -> bool:
    """Madame m, mr et mme g: a letter for the surname; not “madame a dit”, nor “x”, which is nobody."""
    form = reading.words[k]
    alone = len(form) == 1 and form.isalpha() and form not in "ayx"
    return alone and reading.gap_after(k) not in APOSTROPHES


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
        borne = bool(known.surname or known.given)
        return borne or ((reading.no_capitals or english) and not _is_trade(reading, k))
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
        return ordinary < 3 or known.is_known_given
    if reading.no_capitals and english and reading.folds[k - 1] in _ORDERS_EN:
        bare = reading.before(k - 1) not in vocabulary.possessives | vocabulary.determiners
        return bare and known.is_usual_surname and form not in _VERBS_TOO
    if reading.no_capitals and reading.folds[k - 1] in _RANKS_EN:
        borne = known.is_known_surname or known.is_known_given
        ordained = known.surname == 1 and reading.folds[k - 1] in _ORDAINED_EN
        return borne and (ordinary < 3 or known.given == 1 or ordained)
    if reading.no_capitals and reading.folds[k - 1] in ("miss", "lord", "lady", "sir"):
        return _is_after_miss(reading, k)
    return ordinary < 3 and known.surname == 1


def _is_after_miss(reading: Reading, k: int) -> bool:
    """Miss rivers; and whatever follows “was miss”, which nobody says of a train."""
    before = reading.before(k - 1)
    if reading.folds[k - 1] == "miss" and before in _PRESENTING_MISS:
        return reading.folds[k] not in reading.vocabulary.small_words
    return reading.known(k).is_usual_surname and not before.startswith(("i", "we", "you"))


def _is_trade(reading: Reading, k: int) -> bool:
    """Mon père remouleur: what he is, in a word made of one the dictionary has."""
    french = reading.settings.language != "en"
    kin = reading.before(k - 1) in reading.vocabulary.possessives
    return french and kin and is_formed(reading, k)


def _is_french_name(reading: Reading, k: int) -> bool:
    """Whether word ``k``, that is a word too, is a name behind a title: madame marchand, not ma mère travaille."""
    known, form, vocabulary = reading.known(k), reading.folds[k], reading.vocabulary
    named = known.is_usual_surname or known.is_usual_given
    if reading.folds[k - 1] in _POLITE and known.surname and reading.ordinariness(k) < 3:
        verb = form.endswith(("ez", "ant", "ait", "ent", "rait"))
        return not verb and form not in vocabulary.small_words | vocabulary.roles
    if reading.before(k - 1) in vocabulary.possessives or reading.before(k - 1) == "grand":
        named = known.is_usual_given and form not in vocabulary.small_words
    rare = reading.ordinariness(k) < 3 or known.surname == 1 or known.given == 1
    return named and rare and form not in vocabulary.possessives


def person_end(reading: Reading, k: int) -> int:
    """Over the words that go on a name: jean-bernard payet, angela whitcombe."""
    last = k
    while last + 1 < len(reading) and last - k < 4:
        n = last + 1
        if reading.gaps[n] not in (*SPACES, *HYPHENS, *APOSTROPHES) or reading.is_capital(n):
            break
        if particle_name(reading, n) or _is_part(reading, last, n):
            last = n + 1
            continue
        if _is_saint(reading, last, n):
            last = n + 1
            continue
        if reading.known(last).is_usual_given and _is_letter(reading, n):
            return n if reading.gap_after(n).strip(" ")[:1] in (",", ";", ")") else last
        brand = n in reading.kept and not _is_borne_behind(reading, last, n)
        if brand or not _goes_on(reading, last, n):
            break
        last = n
    return last


def _is_saint(reading: Reading, last: int, n: int) -> bool:
    """Lise st-arnaud: a surname of two words, behind a first name."""
    k = n + 1
    saint = reading.folds[n] in ("st", "ste", "saint", "sainte") and reading.known(last).given > 0
    return saint and k < len(reading) and reading.gaps[k] in HYPHENS


def _is_borne_behind(reading: Reading, last: int, n: int) -> bool:
    """Christian boulanger: a brand, and a surname behind a first name that is no word."""
    first = reading.known(last).is_usual_given and not reading.is_ordinary(last)
    return first and reading.known(n).surname == 1


def _is_part(reading: Reading, last: int, n: int) -> bool:
    """Yann le drezen, rui da quinta, lise ah-von: a particle and a word of no dictionary, behind a first name."""
    k, form = n + 1, reading.folds[n]
    if form not in _PARTS or reading.settings.language == "en" or k >= len(reading):
        return False
    if not reading.is_tight(k) or reading.is_ordinary(k) or len(reading.folds[k]) < _LEAST_SURNAME:
        return False
    known = reading.known(k)
    if form in ("le", "la", "de", "d"):
        titled = form in ("de", "d") and reading.before(last) in FIRST_WORDS
        named = titled or reading.known(last).is_usual_given
        named = named or (form == "le" and not reading.is_ordinary(last))
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
    if reading.settings.language == "en" and _is_rare_surname(reading, last, n):
        return True
    pair = reading.profile(f"{reading.folds[last]} {reading.folds[n]}")
    return (pair.is_usual_surname and ordinary < 3) or _ends_name(reading, last, n)


def _is_rare_surname(reading: Reading, last: int, n: int) -> bool:
    """Pauline crabtrow: a word hardly anyone says, straight after a first name that is no word."""
    form, first = reading.folds[n], reading.known(last)
    plural = form.endswith("s") and reading.gap_after(n).strip()[:1] not in (",", ".", "?", "!")
    told = plural or form.endswith(("ing", "ed", "ly", "ous", "ful", "less", "ness", "ish", "ian"))
    named = first.is_usual_given and not reading.is_ordinary(last)
    rare = reading.ordinariness(n) == 1 and len(form) > 3 and form.isalpha()
    return named and rare and not told and form not in reading.vocabulary.known_words


def _ends_name(reading: Reading, last: int, n: int) -> bool:
    """Thierry marchand, harry young: a surname that is a word, straight after a first name."""
    known, form, vocabulary = reading.known(n), reading.folds[n], reading.vocabulary
    first = reading.known(last)
    unknown = not reading.is_ordinary(last) and reading.ordinariness(n) < 3 and form.isalpha()
    if (
        unknown
        and not first.is_usual_given
        and known.is_usual_surname
        and reading.gaps[n] in SPACES
    ):
        return reading.gap_after(n).strip()[:1] in (",", ".", "?", "!")
    if not first.is_usual_given or reading.is_ordinary(last) or reading.gaps[n] not in SPACES:
        return False
    small = vocabulary.function_words | vocabulary.speech_verbs | vocabulary.particles
    if form in _DOING_FR | _WHEN_FR and reading.settings.language != "en":
        return False  # marthe vit à oullins
    if form in _VERBS_TOO and reading.after(n) in vocabulary.determiners | _OBJECTS:
        return False  # aunt rosamund read the letters
    called = known.is_usual_surname or known.is_sizeable_place
    french = (
        reading.settings.language != "en" and known.surname == 3 and reading.ordinariness(n) < 3
    )
    called = called or (french and reading.gap_after(n).strip()[:1] in (",", ".", "?", "!"))
    return called and form not in small | vocabulary.institutional
