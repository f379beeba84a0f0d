"""Bodies whose name goes on in lower case: Office hydraulique, École des pêches et de la mer."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.harmless import is_harmless_sigle
from qualcode.anonymise.reading.word_list import APOSTROPHES, SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# beside the words for organisations, what a body's name begins with
_HEADS = words(
    "academie office credit banque regroupement groupement service tribunal caisse cantine comptoir",
    "compagnons amis dames femmes peuple parents jardin jardins cercle collectif communaute confrerie",
    "manufacture fabrique societe assises ateliers cooperative coordination delegation observatoire",
    "mutuelle rassemblement mouvement front ordre guilde corporation ensemble theatre cinematheque",
    "conservatoire orchestre choeur harmonie foulees pompes transports editions presses",
)
# what stands in front of a body that is one of many, or is nobody's own
_JOINTS = words("de d du des la le les l a au aux en pour et sur chez")
_INNER = words("de d du des")
_PLAIN_TAILS = words(
    "primaire maternelle elementaire publique prive privee general generale national nationale",
    "francais francaise francaises municipal scolaire medical medicale sociale social administratif",
    "administrative judiciaire correctionnel paritaire electoral europeen europeenne",
)
_FURTHEST = 9
_NEVER_TAIL = words(
    "qui que qu dont ou mais car si quand parce comme ca cela est sont etait a ont avait il elle on je",
    "tu nous vous ils elles ne pas plus tres bien aussi encore toujours la-bas ici ce cette ces mon ma",
    "mes ton ta tes son sa ses notre nos votre vos leur leurs un une donc alors voila hein quoi",
)


def find(reading: Reading) -> Iterator[Candidate]:
    """A capital inside a French sentence on the word for a body, with the words that name it."""
    if reading.settings.language == "en" or reading.no_capitals:
        return
    for i in reading.capitals:
        if reading.opens[i] or i in reading.in_labels:
            continue
        last = _tail(reading, i) if _is_head(reading, i) else _title_end(reading, i)
        if last is not None:
            reason = Message("organisation: “{cue}”", cue=reading.words[i])
            yield reading.candidate(i, last, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


def _is_head(reading: Reading, i: int) -> bool:
    form = reading.folds[i]
    if is_harmless_sigle(reading, i) or len(form) < 4:
        return False
    return form in _HEADS or form in reading.vocabulary.organisations or _is_bare(reading, i)


def _is_bare(reading: Reading, i: int) -> bool:
    """Monté Terre d'asile: a word of every day that no determiner and no preposition introduces."""
    cue, vocabulary = reading.before(i), reading.vocabulary
    alone = i in reading.kept and i - 1 not in reading.kept and i + 1 not in reading.kept
    small = cue in vocabulary.determiners or cue in vocabulary.place_prepositions
    bare = bool(cue) and not small
    return alone and bare and reading.ordinariness(i) == 3 and reading.after(i) in ("d", "de")


def _tail(reading: Reading, i: int) -> int | None:
    """The last word of the name that begins at ``i``, or None where only its head is written."""
    k, last = i + 1, None
    while k < len(reading) and k - i < _FURTHEST and _is_tight(reading, k):
        if k in reading.kept and reading.is_capital(k):
            break
        if reading.folds[k] in _JOINTS:
            after = _noun_after(reading, k, i)
            if after is None:
                break
            k = last = after
        elif is_kind_of_body(reading, k):
            last = k
        else:
            break
        k += 1
    if last is None or _is_known(reading, i, last):
        return None
    return last


# what is learnt and done: institut de formation en soins, office de mise en valeur
_FIELDS = words(
    "soins sante science sciences informatique gestion droit economie biologie chimie physique mathematiques",
    "ingenierie agronomie agriculture medecine pharmacie psychologie sociologie histoire geographie lettres langues",
    "education communication commerce management travail valeur formation recherche environnement oeuvre",
    "alternance reeducation kinesitherapie ergotherapie masso psychiatrie geriatrie cancerologie cardiologie",
    "economie anthropologie philosophie urbanisme architecture electronique mecanique",
)


def _noun_after(reading: Reading, k: int, head: int) -> int | None:
    """The noun that a chain of joints beginning at ``k`` leads to."""
    first = reading.folds[k]
    n = k
    while n < len(reading) and _is_tight(reading, n) and reading.folds[n] in _JOINTS:
        n += 1
    if n >= len(reading) or not _is_tight(reading, n) or reading.folds[n] in _NEVER_TAIL:
        return None
    if not reading.words[n].isalpha() or len(reading.words[n]) < 3:
        return None
    if first in ("de", "d", "du", "des"):
        return n
    if first == "en" and k > head + 1 and reading.folds[n] in _FIELDS:
        return n
    # “et”, “au”, “en” lead on only to another “de…” or to a capital
    if first == "et":
        inner = k + 1 < len(reading) and reading.folds[k + 1] in _INNER
        return n if inner and k > head + 1 else None
    if first in ("a", "au", "aux", "en", "pour", "sur", "chez", "la", "le", "les", "l"):
        return n if reading.is_capital(n) and n not in reading.kept else None
    return None


# no French sentence writes these with a capital but at its head, or at the head of a title
_SMALL_HEADS = words("au aux a en sur sous par pour sans avec entre dans un une vers d chez")
_BEFORE_TITLES = words(
    "chez de d a par avec association collectif asso compagnie revue dans pour et"
)
_LONGEST_TITLE = 6


def _title_end(reading: Reading, i: int) -> int | None:
    """Chez Au vent du large: a title that begins with a small word, up to the next stop."""
    if reading.folds[i] not in _SMALL_HEADS or reading.before(i) not in _BEFORE_TITLES:
        return None
    last = i
    while last + 1 < len(reading) and _is_tight(reading, last + 1):
        last += 1
        if last - i >= _LONGEST_TITLE:
            return None
    stopped = reading.gap_after(last).strip()[:1] in (",", ".", ";", ")", "!", "?", "»", "")
    return last if stopped and last > i else None


def is_kind_of_body(reading: Reading, k: int) -> bool:
    """The adjective in the name of a body: hydraulique, cantonal, populaire."""
    form = reading.folds[k]
    return (
        not reading.is_capital(k)
        and form.endswith(_ADJECTIVAL)
        and len(form) > 4
        and form not in _NEVER_TAIL
    )


_ADJECTIVAL = (
    "al", "ale", "aux", "ales", "ique", "iques", "aire", "aires", "ien", "ienne", "iens", "iennes",
    "ois", "oise", "oises", "ais", "aise", "aises", "eux", "euse", "if", "ive", "ifs", "ives", "cole",
    "coles", "ier", "iere", "iers", "ieres", "ain", "aine", "ains", "aines", "able", "ible", "el", "elle", "els",
    "elles", "in", "ine",
)  # fmt: skip


def _is_known(reading: Reading, first: int, last: int) -> bool:
    """Whether the whole stands for something everybody has: l'École primaire, le Conseil régional."""
    plain = reading.vocabulary.institutional | reading.vocabulary.qualifiers | _PLAIN_TAILS
    inside = [k for k in range(first + 1, last + 1) if reading.folds[k] not in _JOINTS]
    if all(reading.folds[k] in plain for k in inside):
        return not any(reading.is_capital(k) for k in inside)
    return reading.lexicon.is_kept(reading.joined(first, last))


def _is_tight(reading: Reading, k: int) -> bool:
    return reading.gaps[k] in SPACES or reading.gaps[k] in APOSTROPHES
