"""Small words in lower case inside a name, Ana dos Santos, Plaine des Grègues, and before it: d'Odette."""

from __future__ import annotations

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES, SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.land_words import FEATURES_FR

_FIRMS = (
    "sons",
    "son",
    "brothers",
    "daughters",
    "fils",
    "fille",
    "filles",
    "freres",
    "associes",
    "cie",
    "compagnie",
)


def over_particles(
    reading: Reading, first: int, last: int, kept: frozenset[int], *, of_person: bool
) -> int:
    """Past lower-case particles to the next capital, when the run reads as one name."""
    vocabulary = reading.vocabulary
    k = last + 1
    while (
        k < len(reading)
        and k <= last + 3
        and reading.folds[k] in vocabulary.all_particles
        and not reading.is_capital(k)
        and (reading.is_tight(k))
    ):
        k += 1
    on_a_day = k in kept and "on" in reading.folds[last + 1 : k]  # North Harbottle on Saturday
    if k == last + 1 or on_a_day or not _is_capital_ahead(reading, k):
        return last
    between = set(reading.folds[last + 1 : k])
    foreign = _FOREIGN | {"de", "du"} if reading.settings.language == "en" else _FOREIGN
    if between <= foreign and k not in kept:
        return k  # Pen ar C'hleuz, Ana dos Santos
    if reading.folds[last + 1 : k] == ["d", "en"] and reading.is_capital(k):
        return k  # Terres d'en Haut
    if _is_feature(reading, first, last) and between <= _OF:
        return k
    if of_person or _is_person_head(reading, first, last):
        joins = between <= vocabulary.name_particles and k not in kept
        settled = reading.known(k).is_sizeable_place and not reading.known(k).surname
        return k if joins and not settled and not between <= {"a", "au", "aux"} else last
    if between <= _OF and reading.folds[k] in _SIDES and reading.known(first).is_sizeable_place:
        return k  # Touraine du Sud
    if between & {"a", "au", "aux", "en", "in", "at"}:
        return k if _is_titled_body(reading, first, last, k) else last
    sigle = (
        first == last
        and reading.is_shouted(first)
        and between <= {"de", "d", "du", "des", "l", "la"}
    )
    if sigle or (len(between) == 1 and between <= {"et", "and"} and reading.folds[k] in _FIRMS):
        return k
    capitals = [i for i in range(first, last + 1) if reading.is_capital(i)]
    if reading.folds[first] in ("n", "o", "m") and reading.gaps[first + 1] in APOSTROPHES:
        return last  # le docteur N'Guyen et le Dr Roy
    plain = all(reading.is_ordinary(i) for i in capitals)
    if reading.opens[first] or not reading.is_ordinary(first) or not (plain or len(capitals) > 1):
        return last
    return k if len(capitals) > 1 or not reading.known(last).place else last


def _is_capital_ahead(reading: Reading, k: int) -> bool:
    """Whether word ``k`` goes on a name: a capital in the same breath that is no “I”."""
    tight = k < len(reading) and reading.is_tight(k)
    return tight and reading.is_capital(k) and reading.words[k] != "I"


def _is_titled_body(reading: Reading, first: int, last: int, k: int) -> bool:
    """Boîte à Fringues, Femmes en Nord: ordinary words that only a title writes with capitals."""
    if first != last or reading.opens[first] or reading.settings.language == "en":
        return False
    head, tail = reading.known(first), reading.known(k)
    plain = reading.is_ordinary(first) and not head.place and not head.is_usual_given
    settled = tail.is_sizeable_place and k not in reading.kept
    ordinary = reading.is_ordinary(k) or k in reading.kept
    return plain and ordinary and not settled and not tail.is_usual_given


_FOREIGN = words(
    "ar an ha von van der den ter el al ben bin ould dos das do di della ap y yr i ní ni"
)
_SIDES = words("sud nord est ouest centre haut bas")
_OF = words("de d du des la le les l")
FEATURES = FEATURES_FR | words("grand source")
HEADS_EN = words("cape fort mount lake lough loch point glen isle port bay mont plage val saint")


def _is_feature(reading: Reading, first: int, last: int) -> bool:
    """Plaine des Grègues, Rivière des Remparts: a feature written as the head of a name."""
    return first == last and not reading.opens[first] and reading.folds[first] in FEATURES


def _is_person_head(reading: Reading, first: int, last: int) -> bool:
    known = reading.known(first)
    return known.is_known_given and (known.given < 3 or last == first)


SAINTS = ("saint", "sainte", "st", "ste")


def possessive_ends(reading: Reading, first: int, k: int) -> bool:
    """St Timothy's, at Yarrow's: the ending belongs to the name of a church, a school, a shop."""
    saint = reading.folds[first] in SAINTS
    if saint:
        return True
    shop = reading.folds[first] in reading.shops and not reading.known(first).is_usual_given
    return shop and owns_nothing(reading, k)


_STOPS = (",", ".", ";", ":", "!", "?", ")", "…", "\n", "”", '"', "»", "")
# after ’s these show that nothing is owned: Wood's shut, Lavery's and the bank
_NOTHING_OWNED = words(
    "and or but when where who which that was were is are had has shut closed went did for in on at to",
    "as because before after until till then there again with if so the a an up down i we he she they",
    "first last pulled",
)


def owns_nothing(reading: Reading, k: int) -> bool:
    """Whether no noun follows the ’s that is word ``k``: at Lavery's, on the corner."""
    gap = reading.gap_after(k)
    stopped = gap not in SPACES and gap.strip(" ")[:1] in _STOPS
    return stopped or reading.after(k) in _NOTHING_OWNED


def is_of(reading: Reading, i: int) -> bool:
    """Whether word ``i`` is “de” or “d'” in lower case."""
    return reading.folds[i] in ("de", "d") and not reading.is_capital(i)


def past_of(reading: Reading, first: int, last: int) -> int:
    """Past a “de” before a first name: whose it is, not what she is called; else ``first``.

    “De Sade” and “les de Rohan” are called so: a rarer first name is left to the families that bear it.
    """
    if first >= last or not is_of(reading, first) or reading.before(first) == "les":
        return first
    known = reading.known(first + 1)
    named = known.given == 1 or (known.given == 2 and not known.is_usual_surname)
    return first + 1 if named else first
