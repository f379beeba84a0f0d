"""Organisations without capitals: lycée agricole de laval, foyer les glycines, keighley road."""

from __future__ import annotations

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.long_places import place_end
from qualcode.anonymise.recognisers.no_capitals import heads_fr, streets_fr
from qualcode.anonymise.recognisers.no_capitals.bodies import GENERIC, HOUSES, with_partner
from qualcode.anonymise.recognisers.no_capitals.long_bodies_fr import EVERYWHERE
from qualcode.anonymise.recognisers.no_capitals.streets_fr import PLAIN_SPOTS
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import DAYS_FR
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# bodies that carry a name of their own right after an article
_NAMED = words(
    "foyer hotel ehpad residence chrs creche restaurant clinique college lycee camping auberge bar",
    "cmp cmpp csapa caarud sessad cada gem epsm ch",
    "mecs ime itep esat mas fam villa brasserie polyclinique cinema gite ecole pharmacie mapa",
)
# legal forms: whatever follows is the name
_LEGAL = words("gaec earl scea sarl msp cpts cuma asso association cooperative menuiserie us sci")
_JOINTS = words("de d du des la le les l")
FIRST_WORDS = _LEGAL
_ALONG = ("on", "in", "up", "down", "along", "off")
HIRED = ("travaill", "boss", "embauch", "emplo")
_INNS = words("cafe bar ferme hotel restaurant auberge brasserie bistrot bistro buvette guinguette")
# what cafés and hotels are called by all over the country
_SIGNS = words(
    "gare poste paix plage marine mairie eglise halle halles fontaine commerce sports centre midi marche theatre",
    "palais progres port pont lac voyageurs amis chasseurs pecheurs boulistes terminus negociants arts",
    "france europe univers",
)
_SIGN_NAMES = words(
    "central terminus moderne majestic royal rex eden lux palace excelsior bristol concorde univers"
)
_LODGINGS = words("gite camping manoir domaine")
# homes and workshops for people in care, each with a name of its own
_HOMES = words("esat ime itep mecs ehpad sessad chrs csapa caarud mapa")
_EVERY_DAY = words(DAYS_FR, "matin soir coin jour midi nuit village bourg quartier")
_COMPANY = words("amis amies copains voisins")
_LONGEST_NAME, LONGEST_EN = 4, 3
_ADJECTIVES = words("royal general community primary secondary medical memorial district city")


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The organisation or the street whose first word is ``i``, with its last word."""
    if reading.settings.language == "en":
        return _english(reading, i)
    return (
        heads_fr.find_group(reading, i)
        or streets_fr.find_at(reading, i)
        or _organisation(reading, i)
        or _employer(reading, i)
        or heads_fr.find_at(reading, i)
    )


def _organisation(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    form, vocabulary = reading.folds[i], reading.vocabulary
    if reading.words[i] == "marche":
        return None  # le textile marche
    if (form not in vocabulary.organisations and form not in _LEGAL) or len(form) < 3:
        return None
    k = _over_joints(reading, i + 1)
    end = None
    if k < len(reading) and reading.is_tight(k) and k not in reading.kept:
        end = _name_end(reading, k)
    if end is None:
        end = _inn_sign(reading, i) or _article_name(reading, i)
    if end is None:
        return None
    end = with_partner(reading, end) if form in HOUSES else end
    return end, _candidate(reading, i, end, i)


def _over_joints(reading: Reading, k: int) -> int:
    vocabulary, first = reading.vocabulary, k
    small = vocabulary.qualifiers | words("de d du des la le les l aux")
    if reading.breathless and reading.after(k - 1) in ("la", "le", "les", "l"):
        return k  # le syndicat la fsu, where a comma was said
    while k < len(reading) and k - first < 5 and reading.is_tight(k) and reading.folds[k] in small:
        k += 1
    return k


def _name_end(reading: Reading, k: int) -> int | None:
    end = place_end(reading, k)
    if end is not None and any(not reading.is_ordinary(j) for j in range(k, end + 1)):
        return end
    known = reading.known(k)
    if not reading.is_ordinary(k) and reading.folds[k].isalpha() and len(reading.folds[k]) > 2:
        last = k
        while (
            last + 1 < len(reading)
            and reading.is_tight(last + 1)
            and (
                reading.gaps[last + 1] == "-"
                or not reading.is_ordinary(last + 1)
                or (last == k and known.is_usual_given and reading.ordinariness(last + 1) < 3)
                or (last == k and known.surname == 1 and _is_long_kept(reading, last + 1))
            )
        ):
            last += 1
        return last
    town = known.place == 1 and known.place_kind == "c" and known.french < 3
    return k if town and reading.folds[k] not in reading.vocabulary.place_words else None


def _is_long_kept(reading: Reading, k: int) -> bool:
    return k in reading.kept and not reading.is_small_word(k)


def _inn_sign(reading: Reading, i: int) -> int | None:
    """Au café de la gare, l'hôtel du commerce."""
    if reading.folds[i] not in _INNS - {"ferme"} or reading.before(i) not in (
        "le",
        "l",
        "au",
        "du",
        "la",
    ):
        return None
    k = i + 1
    if reading.after(i) in _SIGN_NAMES or _is_sign(reading, i):
        return k
    while k < len(reading) and reading.is_tight(k) and reading.folds[k] in _JOINTS:
        k += 1
    named = k > i + 1 and k < len(reading) and reading.is_tight(k) and reading.folds[k] in _SIGNS
    return k if named and reading.after(i) in ("de", "du", "des") else None


def _is_sign(reading: Reading, i: int) -> bool:
    """L'hôtel acropole, au bar atlantis: a bare rare noun, and the end of what is said of it."""
    k = i + 1
    if k >= len(reading) or reading.gaps[k] != " " or reading.ordinariness(k) > 1:
        return False
    form = reading.folds[k]
    plain = (
        reading.is_small_word(k)
        or form.endswith(_NO_SIGN)
        or k in reading.kept
        or k in reading.in_labels
    )
    ended = reading.gap_after(k).strip()[:1] in (",", ".", ";", "!", "?") or reading.after(k) in (
        "a",
        "de",
        "et",
        "en",
    )
    return ended and not plain and form.isalpha() and len(form) > 3


_NO_SIGN = (
    "ier", "iere", "al", "ale", "ique", "aire", "eux", "euse", "ant", "ante", "ent", "ait", "s", "er", "ir", "ais",
     "ois", "ien", "eur", "able", "if",
)  # fmt: skip


def _article_name(reading: Reading, i: int) -> int | None:
    """Foyer les glycines, gaec des trois ormes: words up to the next small one."""
    form, k = reading.folds[i], i + 1
    home = form in _HOMES and reading.after(i) in ("du", "des")
    inn = home or (form in _INNS | _LODGINGS and reading.after(i) in ("du", "des", "aux"))
    if form == "domaine" and reading.before(i, 2) == "dans":
        return None  # what somebody works in
    joints = (
        ("le", "la", "les", "l")
        if form in _NAMED and form not in _INNS and not inn
        else ("de", "du", "des", "d", "l", "la", "le", "les")
    )
    if not inn and (form not in _NAMED | _LEGAL or reading.after(i) not in joints):
        return None
    while k + 1 < len(reading) and reading.is_tight(k + 1) and reading.folds[k] in joints:
        k += 1
    last = k
    told = reading.vocabulary.introductions - _COMPANY
    if reading.after(i) == "les" and not reading.folds[k].endswith(("s", "x")):
        return None  # l'école les voit
    if inn and (k == i + 1 or reading.folds[k] in PLAIN_SPOTS | told):
        return None
    if reading.folds[k] in reading.vocabulary.function_words | reading.vocabulary.institutional:
        return None
    if reading.folds[k] in _EVERY_DAY:
        return None  # le café du matin, école le lundi
    if reading.after(i) in ("de", "d") and reading.folds[k] in EVERYWHERE:
        return None  # une association de parents
    while (
        last + 1 < len(reading)
        and reading.is_tight(last + 1)
        and last + 1 - k < _LONGEST_NAME - 1
        and reading.folds[last + 1] not in reading.vocabulary.function_words
        and reading.folds[last + 1] not in reading.vocabulary.speech_verbs
    ):
        last += 1
    if home and reading.after(last) in ("d", "de") and last + 2 < len(reading):
        golden = reading.folds[last + 2] == "or"  # esat des ajoncs d'or
        last += 2 * (golden or not reading.is_small_word(last + 2))
    return last


def _employer(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """Travaillé à la redoute, embauché chez stoven: a rare word where an employer is named."""
    k = i + 1
    if not reading.folds[i].startswith(HIRED) or reading.after(i) not in ("a", "chez", "pour"):
        return None
    k = i + 3 if reading.after(i, 2) in ("la", "le", "les", "l") else i + 2
    if k >= len(reading) or not reading.is_tight(k) or len(reading.folds[k]) < 4:
        return None
    known = reading.known(k)
    named = k in reading.kept or (known.is_usual_surname and not known.place)
    if not named or reading.ordinariness(k) > 2 or reading.folds[k] in reading.vocabulary.generic:
        return None
    reason = Message("organisation: “{cue}”", cue=reading.words[i])
    return k, reading.candidate(k, k, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


def _english(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """Bradford royal infirmary, keighley road: the name first, the word for it last."""
    known = reading.known(i)
    street = reading.after(i) in reading.vocabulary.streets and reading.before(i) in _ALONG
    if street and reading.folds[i] not in reading.vocabulary.determiners:
        return i + 1, _candidate(reading, i, i + 1, i + 1)
    if reading.is_ordinary(i) and not (known.is_sizeable_place or known.surname == 1):
        return None
    k, vocabulary = i + 1, reading.vocabulary
    if reading.folds[i] in vocabulary.grammar or reading.folds[i] in GENERIC:
        return None  # to sunday school
    while k < len(reading) and k - i <= LONGEST_EN and reading.is_tight(k):
        if reading.folds[k] in vocabulary.organisations or reading.folds[k] in vocabulary.streets:
            if k - i > 1 or not reading.is_ordinary(i):
                return k, _candidate(reading, i, k, k)
            return None
        if reading.is_ordinary(k) and reading.folds[k] not in _ADJECTIVES:
            return None
        k += 1
    return None


def _candidate(reading: Reading, first: int, last: int, cue: int) -> Candidate:
    street = reading.folds[cue] in reading.vocabulary.streets
    kind = IdentifierKind.PLACE if street else IdentifierKind.ORGANISATION
    reason = Message("organisation: “{cue}”", cue=reading.words[cue])
    if street:
        reason = Message("street: “{cue}”", cue=reading.words[cue])
    return reading.candidate(first, last, kind, Tier.LIKELY, reason)
