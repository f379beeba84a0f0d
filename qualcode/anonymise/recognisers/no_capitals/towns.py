"""Towns named like a common word, in a text without capitals: born in hull, vient de mantes."""

from __future__ import annotations

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words

_IN_EN = words("in from to near outside")
# said after “in” or “to” as what they are
_THINGS_EN = words(
    "bath reading sale spring springs bush metro split surprise barking oral genes paradise enterprise independence",
    "saga shaping perm mobile commonwealth delta derby hub mage man mango oxford queens ruse sari van vista chandler",
    "grenade garland lima lira timon marks stow bow bend green forest fountain salt rich hook horn worms pearl",
    "summit union university terrace vicar common bell bear banning burke brick deal holiday hire medina",
)
_HEART = words(
    "heart outskirts edge centre center middle part parts side north south east west city town borough streets people"
)
_GOES_ON_EN = words(
    "and now right when where with at for then because but so as i you he she we they till until"
)
_COMING_EN = words("m am s is was were re are came come comes coming originally hails hailed")
COMING_FR = words(
    "vient viens venait venais venu venue venus originaire originaires natif native ne nee nes arrive arrivee",
    "viennent venaient venions habitent sort sortait provient vienne",
    "arrivait rentre revenu revenue parti partie habite pres cote",
)
_STOPS = (",", ".", ";", "!", "?", ")", "…", "\n")
_LEAST = 3


def is_town_here(reading: Reading, i: int) -> bool:
    """Whether a word of the dictionary stands where only a town does."""
    known, form = reading.known(i), reading.folds[i]
    if len(form) <= _LEAST or form in reading.determined:
        return False
    if reading.settings.language == "en" and (_is_lived_in(reading, i) or _is_born_in(reading, i)):
        return True
    small_town = reading.settings.language != "en" and _stops(reading, i)
    if not (known.place if small_town else known.is_sizeable_place):
        return False
    if reading.settings.language == "en":
        return _is_english_town(reading, i)
    if small_town and reading.ordinariness(i) == 1 and _is_gone_to(reading, i):
        return True
    coming = reading.before(i) == "de" and reading.before(i, 2) in COMING_FR
    return coming and known.place_kind in "acw" and reading.ordinariness(i) < 3


_LIVED_FR = words("habite habites habitais habitait habitaient habitions habiter habitons habitent")


def _is_gone_to(reading: Reading, i: int) -> bool:
    """“Chez une amie, à arboras.”, “j'habitais feuilla.”: a rare word that some town is called by, and a stop."""
    to = i > 0 and reading.words[i - 1] == "à" and reading.before(i) == "a"
    verb = reading.folds[i].endswith(("er", "ir", "re"))
    return (
        (to or reading.before(i) in _LIVED_FR) and not verb and reading.known(i).place_kind in "cw"
    )


def _stops(reading: Reading, i: int) -> bool:
    return reading.gap_after(i) != " " and reading.gap_after(i).strip(" ")[:1] in _STOPS


def _is_born_in(reading: Reading, i: int) -> bool:
    """Born in bury: whatever else the word says, nobody is born in that."""
    born = reading.before(i) == "in" and reading.before(i, 2) == "born"
    known, form = reading.known(i), reading.folds[i]
    return born and known.is_sizeable_place and known.place_kind == "w" and form not in _THINGS_EN


def _is_lived_in(reading: Reading, i: int) -> bool:
    """We lived in creston then: a word some place or family is called by, where people live."""
    form = reading.folds[i]
    lived = reading.before(i) in ("in", "near", "outside") and reading.before(i, 2) in LIVED_EN
    known = reading.known(i).place == 1 and form.endswith("s")
    abstract = (form in _THINGS_EN or form.endswith(_ABSTRACT_EN)) and not known
    borne = reading.known(i).place > 0 or reading.known(i).surname > 0
    return lived and borne and not abstract and reading.ordinariness(i) < 3


LIVED_EN = words(
    "live lived lives living born raised stay stayed settled house home farm buried married grew"
)
_ABSTRACT_EN = ("ing", "ed", "ly", "ty", "ion", "ment", "ness", "nce", "ship", "s")


def _is_english_town(reading: Reading, i: int) -> bool:
    known, form = reading.known(i), reading.folds[i]
    heart = reading.before(i) == "of" and reading.before(i, 2) in _HEART
    if not (heart or reading.before(i) in _IN_EN) or known.place_kind != "w" or form in _THINGS_EN:
        return False
    coming = reading.before(i) == "from" and reading.before(i, 2) in _COMING_EN
    if coming and reading.ordinariness(i) < 3 and not form.endswith(("ing", "ed")):
        return True
    rare = reading.ordinariness(i) == 1 and not form.endswith(_ABSTRACT_EN)
    if known.place == 2 and not rare and (known.surname != 1 or reading.ordinariness(i) == 3):
        return False
    ends = reading.gap_after(i).strip(" ")[:1] in _STOPS
    return ends or reading.after(i) in _GOES_ON_EN
