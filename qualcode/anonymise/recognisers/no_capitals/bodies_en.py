"""English bodies without capitals: university of south dakota, the chess society, rice university."""

from __future__ import annotations

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.cut_in import STARTERS
from qualcode.anonymise.reading.long_places import place_end
from qualcode.anonymise.recognisers.no_capitals.bodies import GENERIC
from qualcode.anonymise.recognisers.no_capitals.spots_en import VERBS_EN
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

FIRST_WORDS = words(
    "university college ministry department institute academy museum diocese archdiocese",
)
LAST_WORDS = words(
    "university college academy seminary society company corporation temple herald gazette institute association",
    "foundation infirmary hospital museum orphanage polytechnic school church cemetery nursery jail railway",
    "division infantry airborne battalion regiment brigade fusiliers rifles jackets lancers hussars guards",
)
_CUES = words("at to from of for with by joined attended called rejoined left near in")
PLAIN = words(
    "company union camp mine mission convent parish army navy settlement colony quarters own good bad big small",
    "whole same other different private public local national state insurance phone record holding parent",
    "shipping building production construction mining trucking oil coal my her his their our your american",
    "british english french german catholic black white military mental general free modern secret polite human",
    "civil mobile theatre dance film software tech family medical teaching children new old real great women",
    "womens mens boys girls junior senior high community technical nursing teachers state city county university",
    "college training law business night agricultural regular proper beauty charm barber flight music sunday",
    "summer bible hebrew convent nearest next only wrong right parish other first second third fourth fifth sixth",
    "seventh eighth ninth tenth my same special mixed single sex rough tough strict posh fancy nice lovely",
    "security prison home riding driving dancing infants infant reform day boarding church village baptist",
    "certain professional vocational traditional typical average decent local nearby neighbouring neighboring famous",
    "elite leading historic modern ordinary respective specific",
    "best biggest largest oldest finest worst smallest busiest richest poorest furthest",
    "methodist presbyterian lutheran anglican orthodox pentecostal assembly",
)
MOST_WORDS = 5


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The body whose first word is ``i``, with its last word."""
    if reading.settings.language != "en":
        return None
    last = _over_of(reading, i) or _to_last(reading, i)
    if last is None:
        return None
    reason = Message("organisation: “{cue}”", cue=reading.words[last])
    return last, reading.candidate(i, last, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


def _over_of(reading: Reading, i: int) -> int | None:
    """Ministry of mines and waters, university of south dakota."""
    if reading.folds[i] not in FIRST_WORDS or reading.after(i) != "of":
        return None
    k = i + 2 + (reading.after(i, 2) == "the")
    if k >= len(reading) or not reading.is_tight(k):
        return None
    if (end := place_end(reading, k)) is not None:
        return end
    if _is_small(reading, k):
        return None
    last = k
    while reading.after(last) == "and" and last + 2 < len(reading) and reading.is_tight(last + 2):
        if _is_small(reading, last + 2) or reading.folds[i] == "university":
            break
        last += 2
    return last


def _to_last(reading: Reading, i: int) -> int | None:
    """At rice university, of the chess society: no plain college, and nobody's own company."""
    cue = reading.before(i)
    article = cue == "the" and reading.before(i, 2) in _CUES
    if not (article or cue in _CUES) or _is_small(reading, i):
        return None
    for k in range(i + 1, min(i + MOST_WORDS, len(reading))):
        if not reading.is_tight(k) or _is_small(reading, k):
            return None
        if reading.folds[k] in LAST_WORDS and not (GENERIC | PLAIN).issuperset(reading.folds[i:k]):
            return k
    return None


def _is_small(reading: Reading, k: int) -> bool:
    form, vocabulary = reading.folds[k], reading.vocabulary
    return (
        form in vocabulary.grammar
        or form in STARTERS
        or form in ("than", "during")
        or (reading.before(k) == "to" and form in VERBS_EN)
        or form in vocabulary.speech_verbs
        or form in vocabulary.possessives
        or form in vocabulary.titles
        or not form.isalpha()
        or (form.endswith("ing") and reading.is_ordinary(k) and form != "engineering")
    )
