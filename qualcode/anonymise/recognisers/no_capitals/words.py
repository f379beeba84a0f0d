"""Words of no dictionary that are no names either, in a text without capitals."""

from __future__ import annotations

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.cut_in import STARTERS
from qualcode.anonymise.reading.word_list import HYPHENS
from qualcode.anonymise.recognisers.no_capitals.broken import is_run_together
from qualcode.anonymise.recognisers.no_capitals.formed_fr import is_formed
from qualcode.anonymise.vocabulary import words

_POSSESSIVES_FR = words("mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs")
_COUNTS_FR = words("deux trois quatre cinq six sept huit neuf dix quelques plusieurs aucun aucune")
_SINGLE_FR = words("un une ce cet cette")
_ARTICLES_FR = words("le la l du")
_NOUN_ENDINGS = (
    "ille", "ouche", "one", "ette", "otte", "asse", "ole", "ade", "age", "eau", "oir", "euse", "ier",
    "iere", "ose", "elle", "ule", "tion", "isme", "oche", "uche", "iche",
)  # fmt: skip
_LEAST_NOUN = 6
_DETERMINERS_EN = words(
    "a an my your his her our their its this these those some any each every two three no"
)
_BEING_EN = words("are were re aren")
# first names of the tables that no English transcript says as names without a capital
NO_NAMES_EN = STARTERS | words(
    "said come just now any even can else guy guys line mine many long came went goes gone got get made make take took",
    "uni lie lies manual numbers never alone soon severe silly son sons winner precious shady dusty loam channel",
    "chance chase destiny romance ocean summer merry noble royal major handy lucky lovely earnest innocent constant",
    "nan nana gran mum mom mam dad",
    "stem retail buddy divine fortune angel desire content brain gay hung hong sung sun rock stone tiny little big",
)
_NAMED_EN = words("name names called surname nickname")
_TO_PLACE = words("a de d vers sur")


_LEAST_NAME, _OFTEN = 4, 3
_NUMBERS_FR = words(
    "math quarante trente vingt primo secundo semi pers heures ball cash back fur sas hum creux avis",
    "etain osier corail nacre jais chanvre laiton",
)
_CLITICS_FR = words("je tu il elle on ils elles ne n se s y m t tres trop assez plus moins peu si")
# prud'homal, entr'aide: an apostrophe within a word
PARTED = words("prud entr")
_BEING_FR = words("est es suis sont sommes etes etais etait etaient fut ete etre")
_SET_BEFORE = words(
    "un une des les ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs deux trois",
    "quel quelle quels quelles chaque tres plus trop si aussi moins au",
    "ancien ancienne anciens dernier derniere derniers premier premiere premiers seul seule seuls futur future",
)


def is_hardly_a_word(reading: Reading, i: int) -> bool:
    """Moreau, bordeaux, guéret: said often enough to be counted a word, but no list of French words has them."""
    form = reading.folds[i]
    if reading.settings.language == "en" or len(form) < _LEAST_NAME or form in _NUMBERS_FR:
        return False
    known = reading.known(i)
    borne = known.is_usual_given or known.is_usual_surname or bool(known.place)
    if not borne or reading.ordinariness(i) == _OFTEN or reading.is_small_word(i):
        return False
    before = reading.before(i)
    if i in reading.in_labels or before in _SET_BEFORE or reading.gaps[i] in HYPHENS:
        return False
    if before in _BEING_FR and reading.before(i, 2) not in ("c", "ce"):
        return False  # il était peignier
    if reading.words[i].endswith("ée") and (i == 0 or reading.words[i - 1] not in ("à", "de")):
        return False
    spellings = _spellings(reading.words[i])
    return not any(reading.lexicon.is_lemmatised(each, "fr") for each in spellings)


def _spellings(word: str) -> set[str]:
    """Bœuf, as lists of lemmas write it with two letters; riviéres and vouté with the accents they lack."""
    spellings = {word.replace("œ", "oe")}
    if not word.isascii():
        spellings |= {word.replace("é", "è"), word.replace("è", "é"), word.replace("ou", "oû")}
    return spellings


def is_plain_here(reading: Reading, i: int) -> bool:
    """Whether the words around an unknown word, borne by nobody, make it a common one."""
    known = reading.known(i)
    english = reading.settings.language == "en" and not known.given
    if english and (_is_clipped(reading, i) or reading.before(i) in ("a", "an")):
        return True
    if known.given or known.is_usual_surname or known.is_sizeable_place:
        return False
    before, two = reading.before(i), reading.before(i, 2)
    if reading.settings.language == "en":
        return _is_english_noun(reading, i, before, two)
    if is_run_together(reading, i):
        return True
    if before in _CLITICS_FR and reading.gaps[i] != ", ":
        return True  # ça s'appellait, il récence, très honéreux
    article = before in _ARTICLES_FR
    gone_to = (article and two in _TO_PLACE - {"d", "de"}) or before in _TO_PLACE - {"d", "de"}
    if not (known.surname or known.place or gone_to) and is_formed(reading, i):
        return True
    if before in _POSSESSIVES_FR | _COUNTS_FR | _SINGLE_FR:
        return True
    form = reading.folds[i]
    told = before in _ARTICLES_FR and two not in _TO_PLACE
    return told and len(form) >= _LEAST_NOUN and form.endswith(_NOUN_ENDINGS)


def _is_english_noun(reading: Reading, i: int, before: str, two: str) -> bool:
    """“The hoose”, “they are japa”: a noun with its determiner, what somebody is."""
    if before in _DETERMINERS_EN:
        return reading.after(i) != "s" or before in ("a", "an", "my", "his", "her", "our", "their")
    return before in _BEING_EN and two not in _NAMED_EN and not reading.after(i)


def _is_clipped(reading: Reading, i: int) -> bool:
    """Comin, greetin: a participle said without its last letter."""
    form = reading.folds[i]
    return form.endswith("in") and len(form) > 4 and reading.profile(f"{form}g").english > 1
