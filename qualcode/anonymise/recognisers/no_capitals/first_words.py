"""Which words of a text without capitals a name may begin with: all others are passed over, no recogniser is asked.

By far the most words are small ones, or words of every day with nothing before them that leads on to a name. Only
those that every recogniser of names without capitals would turn down are passed over: what a recogniser begins a
name with it tells here, in its FIRST_WORDS and the like.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.long_places import place_end
from qualcode.anonymise.reading.openings import does_deed
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS
from qualcode.anonymise.recognisers.no_capitals import (
    bare_en,
    bare_fr,
    bodies,
    bodies_en,
    cues,
    heads_fr,
    joined_fr,
    long_bodies_fr,
    organisations,
    spots_en,
    spots_fr,
    streets_fr,
    titled,
    towns,
)
from qualcode.anonymise.recognisers.no_capitals.people import NAME_PARTICLES, particle_name
from qualcode.anonymise.recognisers.no_capitals.words import NO_NAMES_EN
from qualcode.anonymise.vocabulary import words

_EVERY_DAY, _SHORT = 3, 3
_FRENCH = (
    titled.FIRST_WORDS
    | organisations.FIRST_WORDS
    | streets_fr.FIRST_WORDS
    | heads_fr.FIRST_WORDS
    | long_bodies_fr.FIRST_WORDS
    | joined_fr.FIRST_WORDS
    | spots_fr.FIRST_WORDS
    | bodies.FIRST_WORDS
)
_ENGLISH = titled.FIRST_WORDS | spots_en.FIRST_WORDS | bodies.FIRST_WORDS_EN | bodies_en.FIRST_WORDS
# whatever follows one of these is looked at
_LEADING_FR = (
    cues.CALLED | bodies.NAME_VERBS | spots_fr.SETTLED | words("at chez dit famille") | cues.DUBBED
)
_LEADING_EN = cues.CALLED | bare_en.LEADING | words("ourselves")
# and what follows these at one word's distance
_NEAR_FR, _NEAR_EN = cues.CALLED, cues.CALLED | towns.LIVED_EN
_GENERATIONS = words("senior junior snr jnr pere fils")
_MODALS = words("will may")
_SPELLING = words("deux accent tiret")
# half of all that is said in French, and the first word of no name
NEVER_FIRST = words(
    "je tu il elle on nous vous ils elles me te se et ou mais donc ni car que qui quoi dont ne pas plus moins tres",
    "trop bien cela ce ai as ont est es sont etait avait qu lui eux moi toi leur meme quand comment pourquoi combien",
    "parce puisque lorsque comme aussi encore deja dit fait faire ben bah hein alors voila enfin apres puis maintenant",
    "aujourd hui toujours jamais y avais etaient avaient suis peu peut oui non faut",
)


def first_words(reading: Reading) -> list[int]:
    """The words that a name may begin with, in order."""
    english = reading.settings.language == "en"
    may_begin, borne = (
        (_may_begin_english, _acts_alone) if english else (_may_begin_french, _may_be_family)
    )
    found = set(_led_to(reading))
    found.update(_before_bodies(reading) if english else _before_streets(reading))
    found.update(() if english else _spelled(reading))
    for form, mentions in reading.mentions.items():
        if may_begin(reading, form):
            found.update(mentions)
            continue
        if reading.begins(form):
            found.update(i for i in mentions if place_end(reading, i) is not None)
        if form in NAME_PARTICLES:
            found.update(i for i in mentions if particle_name(reading, i))
        if reading.profile(form).surname == 1:
            found.update(i for i in mentions if borne(reading, i))
    passed = frozenset[str]() if english else NEVER_FIRST
    return sorted(i for i in found if 0 <= i < len(reading) and reading.folds[i] not in passed)


def _may_begin_french(reading: Reading, form: str) -> bool:
    """Whether a name may begin with this form whatever stands around it."""
    if form.isdigit():
        return False  # but before the word for a street
    vocabulary, known = reading.vocabulary, reading.profile(form)
    if (form in _FRENCH and len(form) > 1) or form in vocabulary.organisations:
        return True
    if form.endswith(bodies.TRADE_ENDING) or form.startswith(organisations.HIRED):
        return True
    cue = form in vocabulary.known_words
    if not (known.french or cue):
        return True
    often = known.french == _EVERY_DAY
    town = known.place == 1 and known.place_kind in "cwdrp"
    if town or (known.place and not often) or _has_article(reading, form):
        return True
    if cue:
        return False
    if known.is_usual_given:
        return known.given == 1 or not (often and form in vocabulary.never_heads)
    return not often and (known.given == 3 or known.is_usual_surname)


def _has_article(reading: Reading, form: str) -> bool:
    """Du mans, au havre: a town whose article is in the preposition."""
    return reading.profile(form).french < 2 and reading.profile(f"le {form}").is_sizeable_place


def _may_begin_english(reading: Reading, form: str) -> bool:
    """Whether a name may begin with this form whatever stands around it."""
    vocabulary, known = reading.vocabulary, reading.profile(form)
    if form in _ENGLISH or form in _MODALS:
        return True
    town = known.place == 1 and known.place_kind in "cw"
    if (town or (known.place == 2 and known.place_kind == "w")) and len(form) > _SHORT:
        return True
    if form in vocabulary.grammar or (known.english == _EVERY_DAY and form in NO_NAMES_EN):
        return False
    if known.english < 2 or known.is_known_given:
        return True
    return known.english < _EVERY_DAY and (known.is_usual_surname or known.place > 0)


def _may_be_family(reading: Reading, i: int) -> bool:
    """Les moulin, les frères brun, “il y avait petit, …”: a surname that is a word of every day."""
    return reading.before(i) in bare_fr.BEFORE_SURNAMES or reading.gap_after(i) == ", "


def _acts_alone(reading: Reading, i: int) -> bool:
    """“Snow gave us first option”: a surname that is a word of every day."""
    return reading.opens[i] and does_deed(reading, i)


def _led_to(reading: Reading) -> Iterator[int]:
    """Words that what stands before them, or the sign beside them, may make a name."""
    vocabulary, english = reading.vocabulary, reading.settings.language == "en"
    yield from (i + 1 for i in reading.where(_LEADING_EN if english else _LEADING_FR))
    yield from (i + 2 for i in reading.where(_NEAR_EN if english else _NEAR_FR))
    kin = reading.where(vocabulary.kin)
    yield from (i + 1 for i in kin if reading.before(i) in vocabulary.possessives)
    yield from (i - 1 for i in reading.where(_GENERATIONS))
    beside = bodies.GROUPS | cues.PEOPLE | vocabulary.introductions | words("then now")
    for i, gap in enumerate(reading.gaps):
        if gap == " ":
            continue
        if gap in HYPHENS:
            yield i - 1
        elif gap.strip().endswith(bodies.OPENERS) or (
            gap.strip() == "," and i > 0 and reading.folds[i - 1] in beside
        ):
            yield i


def _spelled(reading: Reading) -> Iterator[int]:
    """Letters that may be the first of several: o.s.e., g a u d i n."""
    for i in reading.where({form for form in reading.mentions if len(form) == 1}):
        following = reading.folds[i + 1] if i + 1 < len(reading) else ""
        several = len(following) == 1 or following in _SPELLING
        gap = reading.gap_after(i)
        if gap.startswith(".") or (several and gap not in APOSTROPHES):
            yield i


def _before_streets(reading: Reading) -> Iterator[int]:
    """Seize rue de l'horloge, xxe arrondissement."""
    ways = reading.vocabulary.streets | streets_fr.BARE_WAYS | words("arrondissement arr")
    yield from (i - 1 for i in reading.where(ways))


def _before_bodies(reading: Reading) -> Iterator[int]:
    """Words that the word for a body, a street or a piece of land may follow at the end of its name."""
    vocabulary = reading.vocabulary
    yield from (i - 1 for i in reading.where(vocabulary.streets))
    ends = (
        (vocabulary.streets | vocabulary.organisations, 1, organisations.LONGEST_EN),
        *spots_en.LAST_WORDS,
        *bodies.LAST_WORDS_EN,
        (bodies_en.LAST_WORDS, 1, bodies_en.MOST_WORDS - 1),
    )
    for forms, nearest, furthest in ends:
        for i in reading.where(forms):
            first, last = max(0, i - furthest), i - nearest + 1
            yield from (k for k in range(first, last) if reading.folds[k] not in vocabulary.grammar)
