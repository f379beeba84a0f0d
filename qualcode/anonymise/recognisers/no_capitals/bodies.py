"""Bodies made of ordinary words, in a text without capitals: an inn, a parish, an association."""

from __future__ import annotations

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_COLOURS = words(
    "white red black golden royal green old blue kings queens king queen fox plough three rising nags new",
)
_MERRY = words("jolly merry flying laughing spotted busy happy")
_TRADES = words(
    "farmer miller sailor sailors smith waggoner carpenter gardener fiddler drover huntsman bee beehive fisherman",
    "cricketers monk abbot duck dog cow goat frog dolphin dutchman scotsman horse pig boar trout salmon angler",
)
_SIGNS = words(
    "lion lions hart horse swan bull oak crown arms head star dragon boar bear eagle cross anchor ship stag sun",
    "moon bell bells tuns hounds inn",
)
_HOLY = {
    "holy": words("trinity spirit cross family rosary name innocents redeemer"),
    "all": words("saints souls hallows angels"),
    "sacred": words("heart"),
    "our": words("lady"),
    "christ": words("church"),
}
_LADY_OF = words("of the")
GROUPS = words(
    "association asso comite societe entreprise collectif boite scierie groupe compagnie revue journal usine",
    "cooperative charity company firm group publisher brewery band club",
)
# a body whose name follows at once
_NAMING = words("association asso fondation collectif compagnie amicale confrerie ong troupe")
HOUSES = words(
    "transports etablissements ets cars taxis ambulances menuiserie boulangerie boucherie pharmacie scierie",
    "laiterie garage cabinet etude salon usine usines tissages filature imprimerie fonderie entreprise quincaillerie",
    "epicerie pepinieres vignobles conserverie tannerie moulins brasserie distillerie charcuterie maconnerie",
)
_STOPS = (",", ".", ";", "!", "?", ")", "…", "\n")
_SMALL_OPENINGS = words(
    "qui que ou mais et avec comme c ca on je il elle tu nous vous pour dans sur quand",
)
_JOINTS = words("de d du des et la le les l aux au")
_ADJECTIVAL = (
    "al", "ale", "aux", "ales", "ique", "iques", "aire", "aires", "if", "ive", "ifs", "ives", "ier",
    "iere", "el", "elle", "eux", "euse", "able", "ible", "ee", "ees", "ienne", "ien", "iste", "ant", "ante",
)  # fmt: skip
_MOST, _MOST_ENGLISH = 4, 5
FIRST_WORDS = _NAMING | HOUSES
TRADE_ENDING = "erie"
FIRST_WORDS_EN = _COLOURS | _MERRY | _HOLY.keys()
_LAST_EN = words("corporation railway society council engineers")


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The body whose first word is ``i``, with its last word."""
    if reading.settings.language == "en":
        last = _inn(reading, i) or _parish(reading, i) or _corporation(reading, i)
        last = last or _told_of_group(reading, i) or _without_article(reading, i)
    else:
        last = _told_of_group(reading, i) or _named(reading, i) or _house(reading, i)
        last = last or _titled(reading, i) or _called(reading, i) or _quoted(reading, i)
    if last is None:
        return None
    reason = Message("organisation: “{cue}”", cue=reading.words[i])
    return last, reading.candidate(i, last, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


def _inn(reading: Reading, i: int) -> int | None:
    """At the white lion, the rose and crown: an inn by its sign."""
    merry = reading.folds[i] in _MERRY and reading.after(i) in _TRADES
    if reading.before(i) == "the" and merry:
        return i + 1
    if reading.before(i) != "the" or reading.folds[i] not in _COLOURS:
        return None
    return i + 1 if reading.after(i) in _SIGNS else None


def _parish(reading: Reading, i: int) -> int | None:
    """Holy trinity, all hallows, our lady of light."""
    form = reading.folds[i]
    if reading.after(i) not in _HOLY.get(form, frozenset()):
        return None
    k = i + 1
    if form == "our":
        while reading.after(k) in _LADY_OF:
            k += 1
        k += 1 if k > i + 1 and reading.after(k) else 0
    return k


def _corporation(reading: Reading, i: int) -> int | None:
    """Nigerian railway corporation: after “at” or “for”, up to the word for the body."""
    if reading.before(i) not in ("at", "for", "with", "joined", "from"):
        return None
    small = reading.vocabulary.function_words | reading.vocabulary.determiners
    k = i
    while k - i < _MOST_ENGLISH and reading.folds[k] not in small:
        if reading.folds[k] in _LAST_EN and k - i > 1:
            return k
        if not reading.after(k):
            return None
        k += 1
    return None


_COUNTED = words(
    "street creek bridge hospice kirk chapel plaza infirmary abbey marae hospital college school colliery mill",
)
# words that end what begins so many words before them, the fewest and the most
LAST_WORDS_EN = ((_LAST_EN, 2, _MOST_ENGLISH - 1), (_COUNTED, 1, 1))
_SPOT_CUES = words("at in from near outside behind past on for")
GENERIC = words(
    "engineering grade high secondary primary grammar middle elementary nursing medical law art drama music",
    "dental graduate grad public private boarding infant infants junior senior sunday night summer business",
    "technical community state day special mental general cottage field local further big good bad main side back",
    "foot rope swing toll village city catholic protestant nursery care whole cold each both most after before",
    "during since about sixth form cooking preparatory prep training trade driving residential old new young open",
    "only then when there here just even also still first last next another other more less such some many much",
    "few water wind saw cotton paper vocational agricultural university teaching teacher military police home",
    "reform industrial flight finishing normal evening weekend town suspension dry wooden stone rail railway road",
    "cross",
)


def _without_article(reading: Reading, i: int) -> int | None:
    """Artisan street, at foyle hospice: what is counted and has no article is a name."""
    k = i + 1
    if k >= len(reading) or reading.folds[k] not in _COUNTED or not reading.is_tight(k):
        return None
    form, vocabulary = reading.folds[i], reading.vocabulary
    small = vocabulary.function_words | vocabulary.determiners | vocabulary.possessives | GENERIC
    if form in small or len(form) < 4 or form.endswith(("ing", "ed", "ly", "s")):
        return None
    ends = reading.gap_after(k).strip()[:1] in _STOPS
    alone = reading.opens[i] and reading.gap_after(k)[:1] in (".", ",")
    return k if alone or (ends and reading.before(i) in _SPOT_CUES) else None


NAME_VERBS = words("appelle appelait appellait nomme nommait intitule intitulait")
_BEFORE_VERB = 6


def _called(reading: Reading, i: int) -> int | None:
    """L'association s'appelle un toit pour tous: the words up to a stop behind “s'appelle”."""
    if reading.before(i) not in NAME_VERBS or reading.before(i, 2) != "s" or reading.breathless:
        return None
    near = reading.folds[max(0, i - _BEFORE_VERB) : i]
    if GROUPS.isdisjoint(near) and _NAMING.isdisjoint(near):
        return None
    last = i
    while last + 1 < len(reading) and reading.is_tight(last + 1) and last - i < _MOST_ENGLISH:
        last += 1
    stopped = reading.gap_after(last).strip()[:1] in _STOPS
    return last if stopped and 0 < last - i < _MOST_ENGLISH else None


_CALLED_FR = ("appel", "nomm", "baptis", "intitul")
OPENERS, _CLOSERS = ('"', "«", "“"), ('"', "»", "”")


def _quoted(reading: Reading, i: int) -> int | None:
    """Le collectif « sauvons la dune », ce qu'on a appelé "demain ensemble": between quotes."""
    if i == 0 or not reading.gaps[i].strip().endswith(OPENERS):
        return None
    cue, last = reading.folds[i - 1], i
    while last + 1 < len(reading) and reading.is_tight(last + 1) and last - i < _MOST_ENGLISH:
        last += 1
    if reading.gap_after(last).lstrip(" .,!?\u00a0")[:1] not in _CLOSERS:
        return None
    if cue in GROUPS | _NAMING or cue.startswith(_CALLED_FR):
        return last
    housed = cue in _named_houses(reading)
    # un magasin ouvrait rue haute : « le panier fleuri »
    near = (
        reading.folds[i] in _SIGN_HEADS
        and ":" in reading.gaps[i]
        and not _named_houses(reading).isdisjoint(reading.folds[max(0, i - _BEFORE_VERB) : i])
    )
    return last if (housed or near) and (last > i or not reading.is_ordinary(i)) else None


_SIGN_HEADS = words("le la les l au aux chez")


def _named_houses(reading: Reading) -> frozenset[str]:
    """What has a sign over its door; a theatre’s quotes are those of a play."""
    return (reading.vocabulary.organisations | HOUSES | words("boutique boite enseigne")) - words(
        "theatre cinema radio revue chorale journal mission"
    )


def _told_of_group(reading: Reading, i: int) -> int | None:
    """“Une société, propreté plus, et…”: between two commas, after the word for a body."""
    if i == 0 or reading.gaps[i] != ", " or reading.folds[i - 1] not in GROUPS:
        return None
    small = reading.vocabulary.function_words | reading.vocabulary.determiners | _SMALL_OPENINGS
    if reading.folds[i] in small or reading.folds[i].endswith("ing"):
        return None
    last = i
    while last + 1 < len(reading) and reading.is_tight(last + 1) and last - i < _MOST:
        last += 1
    stopped = reading.gap_after(last).strip()[:1] in _STOPS
    inner = set(reading.folds[i + 1 : last + 1]) - _JOINTS
    verbs = (small | reading.vocabulary.speech_verbs) - _JOINTS
    if not stopped or last == i or last - i >= _MOST or inner & verbs:
        return None
    return last


def _named(reading: Reading, i: int) -> int | None:
    """L'association rues et cités, la fondation vent debout: the name follows at once."""
    k = i + 1
    if reading.folds[i] in _NAMING and reading.after(i) in ("un", "une"):
        return _to_stop(reading, k)
    if reading.folds[i] not in _NAMING or k >= len(reading) or not reading.is_tight(k):
        return None
    last = None
    while k < len(reading) and reading.is_tight(k) and k - i <= _MOST:
        if _is_word(reading, k):
            last = k
        elif reading.folds[k] not in ("et", "de", "d", "du", "des") or last is None:
            break
        k += 1
    return last if last is not None and not reading.folds[i + 1].endswith(_ADJECTIVAL) else None


def _to_stop(reading: Reading, k: int) -> int | None:
    """L'association un médecin pour la vallée: no article follows the word for a body but in its name."""
    last = k
    while last + 1 < len(reading) and reading.is_tight(last + 1) and last - k < _MOST_ENGLISH:
        last += 1
    stopped = reading.gap_after(last).strip()[:1] in _STOPS
    return last if stopped and last > k and not reading.breathless else None


def _is_word(reading: Reading, k: int) -> bool:
    vocabulary, form = reading.vocabulary, reading.folds[k]
    small = form in vocabulary.small_words or form in vocabulary.qualifiers or form in _JOINTS
    return not small and form.isalpha() and len(form) > 2 and not form.endswith("ent")


def _house(reading: Reading, i: int) -> int | None:
    """Les transports bonnet: a trade and a surname that is a word, up to a stop."""
    k = i + 1
    house = reading.folds[i] in HOUSES or (
        reading.folds[i].endswith(TRADE_ENDING) and i not in reading.kept
    )
    if not house or k >= len(reading) or not reading.is_tight(k):
        return None
    known, form = reading.known(k), reading.folds[k]
    agrees = form.endswith("e") or not reading.folds[i].endswith(
        TRADE_ENDING
    )  # la mégisserie colombier
    borne = known.surname == 1 and not (agrees and form.endswith(_ADJECTIVAL))
    borne = borne or (known.surname > 0 and not reading.is_ordinary(k))
    small = reading.vocabulary.qualifiers | reading.vocabulary.function_words
    if not borne or form in small:
        return None
    last = with_partner(reading, k)
    stopped = reading.gap_after(last).strip()[:1] in _STOPS or reading.after(last) in _BEHIND_HOUSES
    return last if last > k or stopped or not reading.is_ordinary(k) else None


_BEHIND_HOUSES = words("a est etait ou qui et avait faisait")


def with_partner(reading: Reading, k: int) -> int:
    """Over “et fils”, “et Duval”, “d'Alissac”."""
    if reading.after(k) == "et" and k + 2 < len(reading):
        known = reading.known(k + 2)
        kin = reading.after(k, 2) in ("fils", "freres", "soeurs", "cie", "compagnie", "associes")
        named = known.is_usual_surname and not reading.is_ordinary(k + 2) and not known.given
        return k + 2 if kin or named else k
    if reading.after(k) == "d" and k + 2 < len(reading) and not reading.is_ordinary(k + 2):
        return k + 2
    return k


def _titled(reading: Reading, i: int) -> int | None:
    """Chez au vent des îles: no preposition follows “chez” but at the head of a title."""
    if reading.before(i) != "chez" or reading.folds[i] not in (
        "au",
        "aux",
        "en",
        "sur",
        "par",
        "a",
    ):
        return None
    last = i
    while last + 1 < len(reading) and reading.is_tight(last + 1) and last - i < _MOST:
        last += 1
    stopped = reading.gap_after(last).strip()[:1] in _STOPS
    return last if stopped and last > i else None
