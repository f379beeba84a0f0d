"""A word for an organisation and the name behind it: lycée agricole de Laval, foyer Les Glycines."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.harmless import is_harmless_sigle
from qualcode.anonymise.reading.runs import Run
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.anonymise.recognisers.places.gentiles import is_broad
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_FURTHEST = 7
# whole countries live under these
_ORDERS = words(
    "communist socialist capitalist fascist nazi feudal democratic liberal conservative soviet marxist",
    "apartheid colonial",
    "western eastern modern free civil catholic protestant christian muslim jewish hindu buddhist victorian",
)
_LONGEST_SIGLE = 6
_SCHOOLS = words(
    "ecole college lycee maternelle groupe gymnase stade salle hopital foyer residence cite quartier",
    "barre tour square",
)
_SCHOOL_WORDS = words("maternelle primaire elementaire scolaire publique professionnel general")
_JOINTS = words("de d du des la le les l aux the of for st")
# they bear the names of their partners
_PARTNERS = words(
    "cabinet etude garage maison ets etablissements societe scp notaires firm practice"
)
_QUOTED = (" «\u00a0", " « ", " «\u202f", " “", ' "', " «")


def find(reading: Reading) -> Iterator[Candidate]:
    """Runs that follow an organisation word, that word included."""
    for run in reading.runs:
        trigger = _trigger(reading, run)
        if trigger is not None and _is_of_people(reading, run):
            continue
        if trigger is not None:
            yield _candidate(reading, trigger, run)
        elif reading.settings.language == "en" and (end := _trailing(reading, run)) is not None:
            reason = Message("organisation: “{cue}”", cue=reading.words[end])
            told = end > run.first and not _is_plain_head(reading, run.first)
            tier = Tier.SURE if told else Tier.REVIEW
            yield reading.candidate(run.first, end, IdentifierKind.ORGANISATION, tier, reason)
    yield from _clinics(reading)
    if reading.settings.language == "en":
        yield from _generals(reading)
    yield from _honoured(reading)
    yield from _of_a_sea(reading)


def _is_of_people(reading: Reading, run: Run) -> bool:
    """A company for the Japanese, a church of Ukrainians: a body by whom it is for is no name."""
    english = reading.settings.language == "en"
    forms = reading.folds[run.first : run.last + 1]
    return english and all(is_broad(form) or form == "the" for form in forms)


_SEAS = words("mediterranee atlantique manche pacifique rhin danube")
_WORKS_OF_SEAS = words(
    "chantiers forges acieries ateliers messageries constructions compagnie societe banque armements pecheries",
    "conserveries raffinerie raffineries mines houilleres docks entrepots",
)
_FURTHEST_BACK = 4


def _of_a_sea(reading: Reading) -> Iterator[Candidate]:
    """Les ateliers et docks du Rhin: works by a sea or a river that is nobody's by itself."""
    for i in reading.where(_SEAS) if reading.settings.language != "en" else ():
        k = i - 1
        while k > i - _FURTHEST_BACK and k > 0 and reading.folds[k] in ("de", "la", "l", "du"):
            k -= 1
        if k == i - 1 or reading.folds[k] not in _WORKS_OF_SEAS or not reading.is_tight(i):
            continue
        if reading.before(k) == "et" and reading.before(k, 2) in _WORKS_OF_SEAS:
            k -= 2
        reason = Message("organisation: “{cue}”", cue=reading.words[k])
        yield reading.candidate(k, i, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


_INFIRMARIES = words("general infirmary royal memorial")
_OFFICES = words(
    "attorney director surgeon secretary governor postmaster solicitor major princess astronomer"
)


def _generals(reading: Reading) -> Iterator[Candidate]:
    """The Western General, at Hull Royal: a hospital by half its name."""
    for i in reading.capitals:
        before = i - 1
        if reading.folds[i] not in _INFIRMARIES or i == 0 or reading.opens[before]:
            continue
        named = reading.is_capital(before) and reading.folds[before] not in _OFFICES | {"the"}
        if named and reading.gaps[i] in SPACES:
            reason = Message("organisation: “{cue}”", cue=reading.words[i])
            yield reading.candidate(before, i, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


def _is_plain_head(reading: Reading, i: int) -> bool:
    """Bilingual Teachers Project, at the head of the page: a plain word that opens a line."""
    known = reading.known(i)
    return reading.opens[i] and reading.is_ordinary(i) and not (known.given or known.place)


def _honoured(reading: Reading) -> Iterator[Candidate]:
    """École Jules-Ferry, collège jean jaurès: a famous name, but the school is somebody's."""
    for i in reading.where(_SCHOOLS):
        k = i + 1
        while k < len(reading) and reading.is_tight(k) and reading.folds[k] in _SCHOOL_WORDS:
            k += 1
        last = k - 1
        while last + 1 < len(reading) and reading.is_tight(last + 1) and last + 1 in reading.kept:
            last += 1
        # two words at least: a first name and a surname
        if last > k and reading.known(k).given and not is_harmless_sigle(reading, k):
            reason = Message("organisation: “{cue}”", cue=reading.words[i])
            yield reading.candidate(i, last, IdentifierKind.ORGANISATION, Tier.LIKELY, reason)


def _clinics(reading: Reading) -> Iterator[Candidate]:
    """Clinique de la main: a clinic's name is its own even without capitals."""
    for i in reading.where({"clinique", "polyclinique"}):
        if reading.after(i) not in ("de", "du", "des"):
            continue
        k = i + 2 if reading.after(i) != "de" else i + 3
        article = reading.after(i) != "de" or reading.after(i, 2) in ("la", "l")
        if article and k < len(reading) and all(reading.is_tight(j) for j in range(i + 1, k + 1)):
            reason = Message("organisation: “{cue}”", cue=reading.words[i])
            yield reading.candidate(i, k, IdentifierKind.ORGANISATION, Tier.REVIEW, reason)


# they head the name of a body only in lower case, before it: Mine and Moulin are surnames too
_HOUSES_FR = words(
    "charbonnage charbonnages houillere houilleres mine mines abattoir abattoirs entente academie groupement",
    "groupements moulin station asbl arsenal orphelinat hospice hospices aeroport galerie troupe raffinerie",
    "institution pensionnat internat monastere couvent prieure sanatorium preventorium noviciat",
    "ecomusee federation syndicat coop amicale banda carriere ardoisiere verrerie forge forges cimenterie",
)
_OF_CHAIN = words("de d du des")
_OF_PERSONS = words(
    "parents gens amis gars mec mecs copains voisins type homme hommes dame dames femmes chez moi toi lui qui",
    "personnes monsieur madame gamins",
)


def _trigger(reading: Reading, run: Run) -> int | None:
    """The organisation word before the run, over adjectives and particles, or None."""
    vocabulary = reading.vocabulary
    if run.first in reading.in_labels:
        return None  # who speaks, in a text whose turns were run together
    for i in range(run.first, max(-1, run.first - _FURTHEST), -1):
        form = reading.folds[i]
        heads = i < run.first or (len(run) > 1 and reading.is_ordinary(i))
        if (
            heads
            and (
                _is_sigle(reading, i, run)
                or _is_trade(reading, i, run)
                or form in vocabulary.organisations
                or (i < run.first and form in _HOUSES_FR and _is_small_head(reading, i))
            )
            and _is_word(reading, i)
        ):
            return i - 1 if _is_kind(reading, i) else i
        if (
            i < run.first
            and form not in vocabulary.qualifiers
            and form not in _JOINTS
            and not _is_adjective(reading, i)
            and not _is_in_chain(reading, i, run)
        ):
            return None
        if not _follows(reading, i):
            return None
    return None


_KINDS_FR = words("polyvalente cooperative maternelle primaire centrale mutuelle amicale micro")


def _is_kind(reading: Reading, i: int) -> bool:
    """The polyvalente of “salle polyvalente de Brion”: an adjective of the body before it."""
    french = reading.settings.language != "en" and reading.folds[i] in _KINDS_FR
    return french and reading.before(i) in reading.vocabulary.organisations


def _is_small_head(reading: Reading, i: int) -> bool:
    """Au charbonnage du Gosson: the word for a house that “de” leads on from, or a name at once."""
    french = reading.settings.language != "en" and not reading.is_capital(i)
    return french and (reading.after(i) in _OF_CHAIN or reading.is_capital(i + 1))


def _is_in_chain(reading: Reading, i: int, run: Run) -> bool:
    """Le syndicat des eaux du Trégor: a thing that a body is for, between its word and its name."""
    one, two = reading.before(i), reading.before(i, 2)
    if reading.is_capital(i) or not (one in _OF_CHAIN or (one in ("la", "l") and two == "de")):
        return False
    if one in ("de", "d"):
        return True
    vocabulary = reading.vocabulary
    told = reading.folds[i] in _OF_PERSONS | vocabulary.introductions | vocabulary.streets
    known = reading.known(run.first)
    named = len(run) == 1 and known.is_usual_given and not known.place
    return not (told or named or reading.folds[i] in vocabulary.titles)


_ADJECTIVAL = (
    "aire",
    "aires",
    "al",
    "ale",
    "ales",
    "aux",
    "ique",
    "iques",
    "if",
    "ive",
    "el",
    "elle",
)


def _is_adjective(reading: Reading, i: int) -> bool:
    """Centre pénitentiaire de Riom: an adjective straight after the word for a body."""
    form = reading.folds[i]
    french = reading.settings.language != "en" and not reading.is_capital(i)
    after_body = reading.before(i) in reading.vocabulary.organisations
    return french and after_body and form.endswith(_ADJECTIVAL) and len(form) > 4


def _is_sigle(reading: Reading, i: int, run: Run) -> bool:
    """CAF de Saint-Étienne, CMS d'Ambert: whatever the sigle, the place makes it somebody's."""
    if i >= run.first or not reading.is_shouted(i) or len(reading.words[i]) > _LONGEST_SIGLE:
        return False
    # LES COMMISSIONS, INTERVIEWED BY: a line in capitals; and “DU de gériatrie” is a diploma
    if reading.settings.language == "en" and (
        reading.is_shouted(run.last) or reading.after(i) == "and"
    ):
        return False  # HTML and Meadow
    small = reading.folds[i] in _JOINTS or reading.folds[i] in reading.vocabulary.function_words
    return not small or not reading.is_shouted(i + 1)


def _is_trade(reading: Reading, i: int, run: Run) -> bool:
    """Sucrerie du Gol, tuilerie de Blajan: a trade is housed where its name ends so."""
    form = reading.folds[i]
    joined = i + 1 < run.first and reading.after(i) in ("de", "du", "des", "d")
    return joined and form.endswith("erie") and len(form) > 6 and not reading.is_capital(i)


def _is_word(reading: Reading, i: int) -> bool:
    return not (
        len(reading.words[i]) <= 3
        and not reading.words[i].isupper()
        and reading.folds[i] not in ("bar", "fac")
    )


def _follows(reading: Reading, i: int) -> bool:
    gap = reading.gaps[i]
    return gap in SPACES or gap in APOSTROPHES or gap in HYPHENS or gap in _QUOTED


def _trailing(reading: Reading, run: Run) -> int | None:
    """Airedale General Hospital: in English the word stands last."""
    for i in range(run.last, run.first - 1, -1):
        if reading.folds[i] in reading.vocabulary.organisations:
            return run.last if run.last > run.first else None
    following = _over_kept(reading, run.last + 1)
    if following > run.last + 1:
        return following - 1
    if following >= len(reading) or not reading.is_tight(following):
        return None
    if not reading.is_capital(following) and all(
        is_broad(reading.folds[i]) for i in range(run.first, run.last + 1)
    ):
        return None  # a Lutheran school
    if (
        not reading.is_capital(following)
        and run.first == run.last
        and reading.folds[run.last] in _ORDERS
    ):
        return None  # a Communist society
    return following if reading.folds[following] in reading.vocabulary.organisations else None


def _over_kept(reading: Reading, k: int) -> int:
    """Past the harmless words that end a name: Ravenshire County Council."""
    first = k
    while k < len(reading) and k in reading.kept and reading.is_tight(k) and reading.is_capital(k):
        k += 1
    ends_well = any(reading.folds[i] in reading.vocabulary.organisations for i in range(first, k))
    return k if ends_well else first


def _over_and(reading: Reading, last: int, trade: str) -> int:
    """CPTS Tarvelle et Plateau: the second half of a double name, unless it is a person."""
    k = last + 2
    joined = reading.after(last) in ("et", "and") and k < len(reading) and reading.is_tight(k)
    if (
        not joined
        or not reading.is_capital(k)
        or k in reading.kept
        or (reading.known(k).is_usual_given and trade not in _PARTNERS)
    ):
        return last
    return k


def _candidate(reading: Reading, trigger: int, run: Run) -> Candidate:
    reason = Message("organisation: “{cue}”", cue=reading.words[trigger])
    ordinary = all(reading.is_ordinary(i) for i in range(run.first, run.last + 1))
    institutional = all(
        reading.folds[i] in reading.vocabulary.institutional for i in range(run.first, run.last + 1)
    )
    tier = Tier.REVIEW if institutional else Tier.LIKELY
    if not ordinary and trigger < run.first:
        tier = Tier.SURE
    first = trigger
    if first == run.first and reading.before(first) in ("la", "les", "l", "le"):
        first -= 1
    last = _over_and(reading, run.last, reading.folds[trigger])
    return reading.candidate(first, last, IdentifierKind.ORGANISATION, tier, reason)
