"""Whether a word without a capital names a person, and how sure that is."""

from __future__ import annotations

from qualcode.anonymise.identifiers import Tier
from qualcode.anonymise.lexicon import Profile
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.openings import FREE, does_deed, is_of_a_generation
from qualcode.anonymise.reading.word_list import HYPHENS, SPACES
from qualcode.anonymise.recognisers.names.by_habit import STUDIED
from qualcode.anonymise.recognisers.no_capitals.cues import (
    in_apposition,
    is_called,
    is_kin_called,
    is_modal_name,
    is_told_around,
)
from qualcode.anonymise.recognisers.no_capitals.misspelled_fr import is_misspelt
from qualcode.anonymise.recognisers.no_capitals.towns import COMING_FR
from qualcode.anonymise.recognisers.no_capitals.whole_en import is_gone_to
from qualcode.anonymise.recognisers.no_capitals.words import (
    NO_NAMES_EN,
    PARTED,
    is_hardly_a_word,
    is_plain_here,
)
from qualcode.anonymise.recognisers.places.gentiles import is_broad
from qualcode.anonymise.vocabulary import words

_NAMING = words(
    "appelle appelait appellent appelais nomme nommee prenomme prenommee called named chez"
)
_COMMON_ENDINGS = (
    "tion", "tions", "ment", "ments", "isme", "ismes", "logue", "logues", "gramme", "grammes", "graphe",
    "graphes", "therapeute", "therapeutes", "therapie", "ique", "iques", "able", "ables", "ible",
    "ibles", "ite", "ites", "nelle", "nelles", "euse", "euses", "trice", "trices", "ateur", "ateurs",
    "iatre", "iatres", "ariat", "ement", "nae", "ness", "ing", "ings", "less", "ology",
    "ized", "ised", "izing", "ising", "ization", "isation",
)  # fmt: skip
_AUXILIARIES = words(
    "est suis es sont ete sommes etes etais etait etaient a ai as ont avait avais avons pas jamais bien tout",
)
NAME_PARTICLES = words("le la da de dos el ben van von o ni mac di del ould d al")
# forms of address nobody uses as a common noun just before another word
SAFE_TITLES = words(
    "monsieur madame mademoiselle docteur dr mme mlle mr mrs ms tonton tata tatie councillor auntie aunty",
)


def particle_name(reading: Reading, k: int) -> bool:
    """Le gall, da costa, el amrani: a particle and a word that make a surname together."""
    if (
        reading.folds[k] not in NAME_PARTICLES
        or k + 1 >= len(reading)
        or not reading.is_tight(k + 1)
    ):
        return False
    whole = reading.profile(f"{reading.folds[k]} {reading.folds[k + 1]}")
    titled = k > 0 and reading.folds[k - 1] in SAFE_TITLES
    vocabulary, form = reading.vocabulary, reading.folds[k + 1]
    plain = form in vocabulary.known_words or form in vocabulary.introductions
    if (
        form in vocabulary.place_words
        or reading.known(k + 1).place_kind == "p"
        or k + 1 in reading.kept
    ):
        return False  # le bourg, de france
    return whole.is_usual_surname and reading.ordinariness(k + 1) < (2 if plain else 2 + titled)


def person_tier(reading: Reading, i: int) -> Tier | None:
    """How sure it is that word ``i``, without a capital, names somebody; None if it does not."""
    known, ordinary, form = reading.known(i), reading.ordinariness(i), reading.folds[i]
    if particle_name(reading, i):
        return Tier.REVIEW
    short = len(form) == 2 and known.is_usual_given and in_apposition(reading, i)
    if (len(form) < 3 and not short) or not form.isalpha():
        return None
    if reading.settings.language == "en" and form in NO_NAMES_EN:
        return None
    if is_called(reading, i) or is_modal_name(reading, i) or is_full_name(reading, i):
        return Tier.REVIEW
    if is_of_a_generation(reading, i) or _is_told_of(reading, i) or _is_doing(reading, i):
        return Tier.REVIEW
    if _is_participle(reading, i) or _is_common_noun(reading, i):
        return None
    if form in reading.vocabulary.known_words:
        return None
    cue = reading.before(i)
    kin = cue in reading.vocabulary.introductions and not _is_described(reading, i)
    introduced = kin or cue in _NAMING
    introduced = introduced or in_apposition(reading, i)
    if not ordinary:
        return _unknown_tier(reading, i, introduced=introduced)
    if is_hardly_a_word(reading, i) and (known.is_usual_given or known.is_usual_surname):
        return Tier.REVIEW
    if is_told_around(reading, i) or (ordinary == 1 and in_apposition(reading, i)):
        return Tier.REVIEW
    if known.given == 3 and is_kin_called(reading, i):
        return Tier.REVIEW
    return _first_name_tier(reading, i, introduced=introduced) if known.is_usual_given else None


def _is_participle(reading: Reading, i: int) -> bool:
    """Il s'est marié; but la femme à Soumaré."""
    if not reading.words[i].endswith(("é", "ée", "és", "ées")) or reading.words[i - 1] == "à":
        return False
    return reading.before(i) in _AUXILIARIES


def _is_common_noun(reading: Reading, i: int) -> bool:
    """Monks, geology, coughin’: an English plural, something studied, a verb that lost its g."""
    form, known = reading.folds[i], reading.known(i)
    if reading.settings.language != "en" or known.is_usual_given or known.surname == 1:
        return False
    if form.endswith("s") and len(form) > 3 and not form.endswith("ss"):
        return reading.is_ordinary(i) and reading.profile(form[:-1]).english > 0
    if form.endswith("in") and reading.profile(form + "g").english:
        return known.surname != 2
    return form in STUDIED


def _is_small(reading: Reading, i: int) -> bool:
    return reading.folds[i] in reading.vocabulary.never_borne


def _is_told_of(reading: Reading, i: int) -> bool:
    """“There's hope and jonah”, “snow gave us first option”: a word people bear, where it acts."""
    known, form = reading.known(i), reading.folds[i]
    if not (reading.opens[i] and reading.settings.language == "en") or form in reading.determined:
        return False
    borne = known.is_known_given or known.surname == 1
    return (
        borne
        and not (form in FREE or _is_small(reading, i))
        and i not in reading.in_labels
        and does_deed(reading, i)
    )


def _is_doing(reading: Reading, i: int) -> bool:
    """“Then will got sick and mark took over”: a word people bear, doing what only people do."""
    if reading.settings.language != "en" or not reading.known(i).is_usual_given:
        return False
    if reading.before(i) not in _LINKS or reading.folds[i] in reading.determined:
        return False
    if reading.folds[i] in reading.vocabulary.grammar - {"will"} or i in reading.kept:
        return False
    return reading.after(i) in _DOING and not reading.folds[i].endswith(("ing", "ed", "ly", "s"))


_LINKS = words("and then so but because when that where until before after if")
_DOING = words(
    "said told asked knew thought left wanted got took gave lived worked married sat stood helped looked drove rang",
    "laughed cried called wrote brought taught kept found ran died phoned",
)


def is_full_name(reading: Reading, i: int) -> bool:
    """Murray bell, sandy firth: a first name and a surname, words both, with nothing between."""
    k, known = i + 1, reading.known(i)
    if not known.is_usual_given or k >= len(reading) or reading.gaps[k] not in SPACES:
        return False
    if _is_small(reading, i) or _is_small(reading, k) or k in reading.kept or i in reading.kept:
        return False
    if reading.before(i) in _NO_NAME_AFTER or reading.folds[k].endswith(
        ("ing", "ed", "ly", "ment")
    ):
        return False
    surname, common = reading.known(k).surname, reading.ordinariness(k)
    if reading.folds[k].endswith("s") and (surname != 1 or reading.settings.language != "en"):
        return False
    borne = surname == 1 or (surname == 2 and common < 3)
    free = reading.ordinariness(i) < 3 or (known.given == 1 and common < 3)
    free = free or (surname == 1 and _begins_name(reading, i))
    never_said = reading.folds[i] not in reading.determined
    return borne and free and never_said and _ends_there(reading, k)


def _begins_name(reading: Reading, i: int) -> bool:
    """Where somebody is named rather than something said: at a sentence's head, after “and”."""
    if reading.folds[i] in _VERBS_TOO or reading.settings.language != "en":
        return False
    listed = reading.gaps[i] == ", "
    return listed or reading.opens[i] or reading.before(i) in _NAMED_AFTER


_VERBS_TOO = words("will may grant art rich can rose young early")
_NAMED_AFTER = words(
    "and with called named like from to was met married knew saw by about told asked dear hello hi"
)
_NO_NAME_AFTER = words(
    "the a an my your his her our their its this that these those some any very too so more no to le la les",
    "un une des du mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cette ces il elle on je",
    "tu nous vous ils elles i you he she we they it can will would could plus tres trop bien pas ne en",
)
_ON_AFTER = words(
    "and who was is said told had has did came went from at that qui est et etait a avait dit il elle",
    "never always would could called rang used asked poured visits",
    "qu que on je j",
)


def _ends_there(reading: Reading, k: int) -> bool:
    return reading.gap_after(k).strip()[:1] in _BREAKS or reading.after(k) in _ON_AFTER


_BREAKS = (",", ".", ";", "!", "?", ")", "…", "'", "’")


def _first_name_tier(reading: Reading, i: int, *, introduced: bool) -> Tier | None:
    """A first name that is a word too, told by what stands beside it."""
    known, ordinary = reading.known(i), reading.ordinariness(i)
    if _is_whole_sentence(reading, i) or is_kin_called(reading, i):
        return Tier.REVIEW
    if _hyphened_first_name(reading, i):
        return Tier.LIKELY
    if (introduced or _before_surname(reading, i)) and (ordinary < 3 or known.given == 1):
        return Tier.REVIEW
    if known.given == 1 and ordinary == 1 and reading.settings.language != "en":
        determined = reading.before(i) in reading.vocabulary.determiners
        return None if determined else Tier.REVIEW
    if reading.settings.language != "en":
        return None  # bare_fr tells
    subject = known.given == 1 and ordinary < 3 and _is_subject(reading, i)
    return Tier.REVIEW if subject else None


def _unknown_tier(reading: Reading, i: int, *, introduced: bool) -> Tier | None:
    """In a text without capitals a word no dictionary holds is most often a name."""
    known, form = reading.known(i), reading.folds[i]
    if _is_accented_verb(reading, i) or {form, reading.before(i)} & PARTED:
        return None
    if known.given and (known.given <= 3 or introduced):
        return Tier.LIKELY
    gone_to = i > 0 and reading.words[i - 1] == "à" and reading.is_tight(i)
    if not introduced and not gone_to and _is_common_word(reading, i):
        return None
    if not introduced and reading.settings.language != "en" and is_misspelt(reading, i):
        return None
    if (
        (known.english > 1 and not (introduced and known.surname))
        or is_broad(form)
        or (reading.lexicon.is_sigle(form) and reading.before(i) not in _NAMING)
        or i in reading.in_labels
    ):
        return None
    if _after_indefinite(reading, i) and not introduced and not _is_borne(known):
        return None
    trade = form.endswith(("eur", "euse", "eurs", "ier", "iere")) and not known.surname
    if (not introduced or trade) and is_plain_here(reading, i):
        return None
    french = reading.settings.language != "en"
    named = known.place or known.given or form.endswith("e")  # en sicile
    if french and reading.before(i) == "en" and not named:
        return None  # mis en prépension
    if reading.gap_after(i).startswith("-") and not reading.is_tight(min(i + 1, len(reading) - 1)):
        return None  # une région équi- équilibrée
    if french and form.removesuffix("s") != form and reading.profile(form.removesuffix("s")).french:
        return None
    return Tier.REVIEW


def _is_accented_verb(reading: Reading, i: int) -> bool:
    """Péter, which is not Peter: an infinitive told by its accent."""
    word, form = reading.words[i], reading.folds[i]
    accented = form.endswith("er") and word != form
    return accented and reading.lexicon.is_lemmatised(word, reading.settings.language)


def _after_indefinite(reading: Reading, i: int) -> bool:
    if reading.settings.language == "en":
        return reading.before(i) in ("a", "an", "some")
    if reading.before(i) == "des" and reading.before(i, 2) in COMING_FR:
        return False  # il vient des montmahoux
    return _is_described(reading, i) or reading.before(i) in ("un", "une", "des")


def _is_described(reading: Reading, i: int) -> bool:
    """Un petit quizz: what is small is no kin."""
    return reading.before(i) in _SIZES and reading.before(i, 2) in ("un", "une", "des")


_SIZES = words(
    "petit petite grand grande gros grosse vieux vieille beau belle bon bonne nouveau nouvelle"
)


def _is_borne(known: Profile) -> bool:
    return bool(known.given) or known.is_usual_surname or known.is_sizeable_place


def _is_common_word(reading: Reading, i: int) -> bool:
    """Words the dictionary lacks: newer ones, learned compounds, inflected forms."""
    known, form = reading.known(i), reading.folds[i]
    if known.is_usual_surname or known.is_sizeable_place:
        return False
    if not known.surname and not known.place and form.endswith(_COMMON_ENDINGS):
        return True
    if (
        reading.settings.language == "en"
    ):  # its lemma list knows anything; a broad accent writes verbs so
        return form in reading.verbal and not is_gone_to(reading, i)
    return reading.lexicon.is_lemmatised(reading.words[i], reading.settings.language)


def _hyphened_first_name(reading: Reading, i: int) -> bool:
    k = i + 1
    if k >= len(reading) or reading.gaps[k] not in HYPHENS:
        return False
    pair = reading.profile(f"{reading.folds[i]} {reading.folds[k]}")
    return bool(pair.given) or reading.known(k).is_usual_given


def _is_whole_sentence(reading: Reading, i: int) -> bool:
    """“Marguerite loup.”: a first name and a word borne as a surname, and nothing else."""
    k = i + 1
    if not reading.opens[i] or reading.known(i).given != 1 or k >= len(reading):
        return False
    stopped = reading.gap_after(k).strip()[:1] in (".", "!", "?")
    alone = reading.gaps[k] in SPACES and stopped and reading.folds[k].isalpha()
    small = reading.folds[k] in reading.vocabulary.known_words
    return alone and reading.known(k).is_usual_surname and not small


def _before_surname(reading: Reading, i: int) -> bool:
    k = i + 1
    if k >= len(reading) or not reading.is_tight(k):
        return False
    known = reading.known(k)
    return particle_name(reading, k) or (
        (not reading.is_ordinary(k) or is_hardly_a_word(reading, k))
        and bool(known.surname or known.given)
    )


def _is_subject(reading: Reading, i: int) -> bool:
    """A first name that is a rare word, with no determiner, before a verb or after “avec”."""
    if reading.before(i) in reading.vocabulary.determiners:
        return False
    after = reading.after(i)
    return after in reading.vocabulary.speech_verbs or reading.before(i) in ("with", "and")
