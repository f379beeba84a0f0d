"""Capitals nothing explains: unknown words, surnames, names made of ordinary words, sigles."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.openings import is_inverted
from qualcode.anonymise.reading.particles import FEATURES, HEADS_EN
from qualcode.anonymise.reading.runs import Run
from qualcode.anonymise.recognisers.names.by_habit import are_by_habit, is_by_habit
from qualcode.anonymise.recognisers.names.plain import (
    body_end,
    find_numbered,
    find_plain,
    is_by_habit_fr,
    is_calling_fr,
    is_noun_by_habit,
    is_office_fr,
)
from qualcode.anonymise.recognisers.names.programs_en import is_program
from qualcode.anonymise.recognisers.people.titles import name_end
from qualcode.anonymise.recognisers.places.gentiles import is_broad, is_people_of_part
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

UNEXPLAINED = Message("capital that no dictionary explains")
UNEXPLAINED_RUN = Message("capitals that no dictionary explains")
SEVERAL = Message("several capitals together")
SURNAME = Message("surname")
RARE = Message("rare word with a capital inside a sentence")
SIGLE = Message("sigle that stands in no list")
ALSO_SURNAME = Message("capital inside a sentence, also a surname")
# said only when no other rule says more
FALLBACKS = frozenset((UNEXPLAINED, UNEXPLAINED_RUN, SEVERAL, SURNAME))
# Acadian, Senegalese: English writes the names of peoples with a capital
_HEADING = 6
_MADE = ("ized", "ised", "ization", "isation", "izing", "ising", "ize", "ise")
_PEOPLES = ("ian", "ians", "ese", "ish")
_AT = ("at", "in", "to", "from", "for", "called", "down", "near", "outside")
_TO_THE = ("au", "aux")
_THE = ("la", "le", "les", "l")
_NICKNAMING = (
    "appelle", "appelait", "appellent", "appeler", "surnomme", "surnommait", "surnommaient",
    "surnommer",
)  # fmt: skip
_TO = ("a", "de", "vers", "sur", "dans", "depuis", "jusqu")


def find(reading: Reading) -> Iterator[Candidate]:
    """Runs that no dictionary and no list of harmless names accounts for."""
    for run in reading.runs:
        if _after_eponym(reading, run) or is_program(reading, run.first, run.last):
            continue
        if len(run) == 1:
            yield from _single(reading, run.first)
        else:
            yield from _several(reading, run)


def _after_eponym(reading: Reading, run: Run) -> bool:
    """Loi Kouchner, maladie de Lyme, échelle de Braden: a name of science or law, not of people."""
    eponyms, i = reading.vocabulary.eponyms, run.first
    if reading.before(i) in eponyms:
        return True
    return reading.before(i, 2) in eponyms and reading.before(i) in ("de", "d", "du", "of")


def _single(reading: Reading, i: int) -> Iterator[Candidate]:
    word, known = reading.words[i], reading.known(i)
    if _is_nobody(reading, i):
        return
    if any(sign.isdigit() for sign in word):
        yield from find_numbered(reading, i)
    elif len(word) == 1:
        yield from _initial(reading, i)
    elif reading.is_shouted(i):
        yield from _sigle(reading, i)
    elif not reading.is_ordinary(i):
        yield from _unknown(reading, i)
    elif _is_named_spot(reading, i):
        reason = Message("capital inside a sentence, where a place is expected")
        yield reading.candidate(i, body_end(reading, i), IdentifierKind.PLACE, Tier.REVIEW, reason)
    elif _is_introduced(reading, i):
        reason = Message("name after “{cue}”", cue=reading.words[i - 1])
        yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.REVIEW, reason)
    elif _is_rare(reading, i):
        last = body_end(reading, i)
        kind = IdentifierKind.ORGANISATION if last > i else IdentifierKind.PERSON
        yield reading.candidate(i, last, kind, Tier.REVIEW, RARE)
    elif known.is_usual_surname and _stands_alone(reading, i):
        yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.REVIEW, ALSO_SURNAME)
    else:
        yield from find_plain(reading, i)


def _is_nobody(reading: Reading, i: int) -> bool:
    """A noun by habit, a calling, a people, a pastime, Anglicised: a capital that is nobody's."""
    known = reading.known(i)
    if is_by_habit(reading, i) or is_calling_fr(reading, i) or is_noun_by_habit(reading, i, i):
        return True
    if _describes_folk(reading, i) or _addresses(reading, i):
        return True
    if _is_played(reading, i) and not known.is_sizeable_place:
        return True
    return reading.words[i].endswith(_MADE) and not known.surname and not known.given


def _initial(reading: Reading, i: int) -> Iterator[Candidate]:
    """An initial with suspension points: C…, D..."""
    after = reading.gap_after(i)
    dots = 3 if after.startswith("...") else 1 if after.startswith("…") else 0
    if dots and reading.folds[i] not in "xyz" and not reading.opens[i]:
        yield reading.candidate_at(
            reading.starts[i], reading.ends[i] + dots, IdentifierKind.PERSON, Tier.REVIEW,
            Message("initial standing for a name"),
        )  # fmt: skip


def _sigle(reading: Reading, i: int) -> Iterator[Candidate]:
    known, word = reading.known(i), reading.words[i]
    if reading.gap_after(i).startswith("%"):
        return  # JJ %: figures as a scanner read them
    if i in reading.in_labels and len(word) <= 4:
        return
    if len(word) >= 4 and reading.is_ordinary(i):
        return
    if reading.folds[i] in reading.kinds_of_sigle or _is_in_heading(reading, i):
        return
    if len(word) >= 4 and (known.is_usual_surname or known.is_usual_given):
        reason = Message("surname in capitals")
        yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.LIKELY, reason)
        return
    if (
        reading.is_ordinary(i)
        and len(word) < 4
        and word.lower() in reading.vocabulary.function_words
    ):
        return
    yield reading.candidate(i, i, IdentifierKind.ORGANISATION, Tier.REVIEW, SIGLE)


def _is_in_heading(reading: Reading, i: int) -> bool:
    """The VIE of LA VIE DU QUARTIER: a word of every day among others in capitals."""
    beside = [k for k in (i - 1, i + 1) if 0 <= k < len(reading) and reading.is_tight(max(k, i))]
    return reading.ordinariness(i) == 3 and any(
        reading.is_shouted(k) and reading.is_ordinary(k) for k in beside
    )


def _unknown(reading: Reading, i: int) -> Iterator[Candidate]:
    known, form = reading.known(i), reading.folds[i]
    if i in reading.in_labels and reading.gap_after(i)[:1] in (".", ")", "]"):
        return  # “Enq. :”, “(Enq) :”, a role cut short
    if reading.opens[i] and is_inverted(reading, i):
        return
    if is_broad(form) or _is_people(reading, i) or _describes_folk(reading, i):
        return
    named = known.surname or known.given or known.place
    well_known = known.is_usual_given or known.is_sizeable_place
    if form in reading.lower_forms and not well_known and not _is_slip(reading, form):
        return
    if reading.opens[i] and not named and _is_run_together(reading, form):
        return
    if not named and reading.before(i) in _INDEFINITE_FR and not _is_resumed(reading, i):
        return
    if known.surname and known.surname <= 2 and not known.place:
        yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.LIKELY, SURNAME)
        return
    cue = reading.before(i)
    to_place = cue in reading.vocabulary.place_cues
    spot = cue == "l" and not known.given
    kind = IdentifierKind.PLACE if to_place or spot else IdentifierKind.PERSON
    reason = UNEXPLAINED
    last = i
    if cue in (*_THE, *_TO_THE) and kind is IdentifierKind.PERSON and not known.given:
        last = body_end(reading, i)  # le Biltzar des maires
        kind = IdentifierKind.ORGANISATION if last > i else kind
    yield reading.candidate(i - 1 if spot else i, last, kind, Tier.REVIEW, reason)


_INDEFINITE_FR = ("un", "une")
_PLAYING = words(
    "faire fais fait faisait faisais faisaient font faisions fera ferai joue joues jouer jouait jouais jouaient jouent",
    "jouions pratique pratiquait pratiquer",
)


def _is_played(reading: Reading, i: int) -> bool:
    """Faire du Tetris, de la Zumba, jouer au Molkky: what is done, in a word of no dictionary."""
    if reading.settings.language == "en":
        return False
    article = reading.before(i) in ("la", "l")
    of = reading.before(i, 2) if article else reading.before(i)
    verb = reading.before(i, 3 if article else 2)
    if of == "et" or (of in ("du", "de") and verb == "et"):
        verb = reading.before(i, 5 if article else 4)
    return (verb in _PLAYING and of in ("du", "au", "aux")) or (
        article and of in ("de", "a") and verb in _PLAYING
    )


def _is_resumed(reading: Reading, i: int) -> bool:
    """Whether the word stands elsewhere as a name does: un Perf, une Twingo are things."""
    others = [k for k in reading.mentions[reading.folds[i]] if k != i]
    return any(reading.before(k) not in _THINGS_FR and reading.is_capital(k) for k in others)


_THINGS_FR = ("un", "une", "le", "la", "l", "mon", "ma", "son", "sa", "des", "les")


def _is_people(reading: Reading, i: int) -> bool:
    """A Senegalese lad, the Acadians: English gives peoples a capital; “little Osian.” is a child."""
    form, known = reading.folds[i], reading.known(i)
    if not form.endswith(_PEOPLES) or known.given or known.surname or known.place:
        return False
    return reading.before(i) in ("a", "an", "the") or bool(reading.after(i))


def _is_slip(reading: Reading, form: str) -> bool:
    """Whether an English word stands inside sentences with its capital as often as without: machines slip."""
    if reading.settings.language != "en":
        return False
    mentions = reading.mentions[form]
    small = sum(not reading.is_capital(i) for i in mentions)
    return small <= sum(reading.is_capital(i) and not reading.opens[i] for i in mentions)


_FOLK = words(
    "man woman men women boy girl lad lass guy fellow family families people child children kid kids",
    "couple community colleague nurse doctor student friend refugee refugees speaker village chief lady ladies",
)


_OF_A_PEOPLE = words(
    "people mob tribe language dialect speaker speakers elders hymn hymns food accent nation"
)
_COUNTED = words("two three four five six seven eight nine ten many few several other")
# nobody's name where nothing is said behind it
_ADDRESSED = words("mr mrs miss ms dr rev reverend sir madam mme mlle")
_SPEAKING = words("speak speaks spoke speaking spoken")


def _addresses(reading: Reading, i: int) -> bool:
    """“So, Miss. Where…”: a title and nobody behind it."""
    return reading.folds[i] in _ADDRESSED and reading.gap_after(i).strip()[:1] in (".", ",", "?")


def _describes_folk(reading: Reading, i: int) -> bool:
    """An Efik man, some Tamil families: a people, no person."""
    if reading.settings.language == "en" and not reading.opens[i]:
        told = reading.after(i) in _OF_A_PEOPLE or reading.before(i) in _SPEAKING
        article = reading.before(i) in ("a", "an") and not reading.after(i)  # a Keralite, …
        unknown = not (reading.known(i).given or reading.known(i).surname or reading.known(i).place)
        if told or (article and unknown):
            return True
    if reading.before(i) in _COUNTED and reading.folds[i].endswith("s"):
        return reading.settings.language == "en" and not reading.known(i).is_usual_surname
    articles = ("a", "an", "some", "two", "three", "the")
    if reading.before(i) == "the" and reading.after(i) == "family":
        return False  # the Vucaj family
    return (
        reading.settings.language == "en"
        and reading.before(i) in articles
        and reading.after(i) in _FOLK
        and not reading.known(i).given
        and not reading.known(i).is_usual_surname
    )


def _is_introduced(reading: Reading, i: int) -> bool:
    """Je m'appelle Anneau, la famille Petit, avec les Bye: a word of its own used as a name."""
    form, vocabulary = reading.folds[i], reading.vocabulary
    if reading.opens[i] or len(form) < 3:
        return False
    cue = reading.before(i)
    if cue in ("la", "le", "les") and reading.before(i, 2) in _NICKNAMING:
        return True  # on l'appelle la Flèche, le Grand
    if form in vocabulary.known_words:
        return False
    if cue in vocabulary.soft_titles:
        return True
    singular = not form.endswith(("s", "x", "z"))
    return cue == "les" and singular and bool(reading.known(i).surname)


def _is_rare(reading: Reading, i: int) -> bool:
    """A word hardly anyone says, with a capital nothing calls for."""
    form, vocabulary = reading.folds[i], reading.vocabulary
    return (
        reading.ordinariness(i) == 1
        and not is_broad(form)
        and not reading.opens[i]
        and form not in reading.lower_forms
        and form not in vocabulary.known_words
    )


def _is_named_spot(reading: Reading, i: int) -> bool:
    """Aux Makes, sur le barrage de la Charbonnière: an ordinary word written as a name."""
    form, vocabulary = reading.folds[i], reading.vocabulary
    small = form in reading.lower_forms and reading.before(i) != "aux"  # aux Capucins
    if reading.opens[i] or form in vocabulary.institutional or small:
        return False
    plain = (vocabulary.function_words, vocabulary.organisations, vocabulary.roles)
    if any(form in each for each in plain):
        return False
    one, two = reading.before(i), reading.before(i, 2)
    if reading.settings.language == "en":
        return one == "the" and two in _AT and i not in reading.in_labels
    return one in _TO_THE or (one in _THE and two in _TO)


def _is_run_together(reading: Reading, form: str) -> bool:
    """Jai, Cest, Quon: an elision typed without its apostrophe."""
    for length in (1, 2):
        head, rest = form[:length], form[length:]
        if head in ("j", "c", "l", "d", "n", "m", "t", "s", "qu") and reading.profile(rest).french:
            return True
    return False


def _stands_alone(reading: Reading, i: int) -> bool:
    """No determiner before, no sentence start, and not used as a common noun elsewhere."""
    if reading.opens[i] or is_broad(reading.folds[i]):
        return False
    cue = reading.before(i)
    if (
        cue in reading.vocabulary.determiners
        or reading.folds[i] in reading.vocabulary.institutional
    ):
        return False
    weak = cue not in reading.vocabulary.soft_titles and reading.ordinariness(i) > 1
    return not (weak and reading.folds[i] in reading.vocabulary.function_words)


def _is_small_talk(reading: Reading, run: Run, capitals: list[int]) -> bool:
    """Two ordinary words of which one is small, unless an article opens a name: Les Passerelles."""
    titled = reading.folds[run.first] in ("les", "le", "la") and not reading.opens[run.first]
    if titled or len(capitals) > 2 or not all(reading.is_ordinary(i) for i in capitals):
        return False
    small = reading.vocabulary.function_words
    if not reading.opens[run.first] and run.first not in reading.in_labels:
        return False  # avec Par Enchantement
    return any(reading.folds[i] in small and len(reading.words[i]) < 4 for i in capitals)


def _is_shouted_word(reading: Reading, i: int) -> bool:
    english = reading.settings.language == "en"
    small = english and reading.folds[i] in reading.vocabulary.function_words
    return (
        reading.is_shouted(i) and reading.is_ordinary(i) and (small or not reading.known(i).given)
    )


def _several(reading: Reading, run: Run) -> Iterator[Candidate]:
    inside = range(run.first, run.last + 1)
    capitals = [i for i in inside if reading.is_capital(i)]
    vocabulary = reading.vocabulary
    if all(
        reading.folds[i] in vocabulary.institutional
        or i in reading.kept
        or not reading.is_capital(i)
        for i in inside
    ):
        return
    if is_by_habit_fr(reading, capitals) or is_office_fr(reading, capitals):
        return
    if is_noun_by_habit(reading, run.first, run.last):
        return
    if are_by_habit(reading, capitals):
        return
    if len(capitals) >= _HEADING and all(map(reading.is_shouted, capitals[1:])):
        return  # INTERVIEW WITH A RETIRED COXSWAIN
    if all(is_broad(reading.folds[i]) or reading.folds[i] == "the" for i in capitals):
        return  # The Italians owned the store
    shouted = any(map(reading.is_shouted, capitals))
    if shouted and all(
        len(reading.words[i]) == 1 or _is_shouted_word(reading, i) for i in capitals
    ):
        return  # END OF TAPE, SIDE B
    if _is_small_talk(reading, run, capitals) or is_people_of_part(reading, run.first, run.last):
        return
    strange = any(not reading.is_ordinary(i) for i in capitals)
    reason = UNEXPLAINED_RUN if strange else SEVERAL
    kind = IdentifierKind.PERSON if strange else IdentifierKind.ORGANISATION
    features = HEADS_EN if reading.settings.language == "en" else FEATURES
    feature = reading.folds[run.first] in features
    if feature or reading.before(run.first) in vocabulary.strong_place_prepositions:
        kind = IdentifierKind.PLACE
    first, end = run.first, name_end(reading, run.last)
    if kind is not IdentifierKind.PERSON and reading.before(first) in ("la", "les", "l", "le"):
        first -= 1
    if not strange and not reading.opens[run.first]:
        end = max(end, reading.ends[body_end(reading, run.last)])
    yield reading.candidate_at(reading.starts[first], end, kind, Tier.REVIEW, reason)
