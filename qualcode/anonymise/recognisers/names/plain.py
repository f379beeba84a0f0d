"""Ordinary words whose capital nothing calls for: Berger, Espoir, Chief."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.openings import opens_as_name
from qualcode.anonymise.reading.word_list import SPACES
from qualcode.anonymise.recognisers.bodies.long_names import is_kind_of_body
from qualcode.anonymise.recognisers.places.gentiles import is_broad
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.callings_fr import CALLINGS, HOME, RESPECTED, STUDIED, TRADES
from qualcode.model import IdentifierKind
from qualcode.wording import Message

UNCALLED = Message("capital inside a sentence that nothing calls for")
_SUBJECT = Message("opens a sentence as somebody who acts in it")
_CALLING = words(
    "appelle appeler appelait appellent appellera surnomme surnommait surnommer nomme nommait called",
    "call calls nicknamed him her them me you",
)
_ARTICLES = frozenset(("le", "la", "les", "l", "the"))
_PLACE_OR_BODY = words("a au aux de d du des chez at in to from for with by en vers sur")
# people write these with a capital out of habit
_BY_HABIT = words(
    "etat region departement canton maire prefet ministre president ministere dieu ciel nature monde",
    "terre lune soleil moyen age renaissance revolution liberation resistance occupation net web toile",
    "mum mam mom dad mummy daddy nan gran grandad granny mammy da pope king queen prince princess bible",
    "printemps hiver automne coran torah arena master licence bac brevet bible police gendarmerie papa maman",
    "mamie papi tonton sciences science philo philosophie lettres droit medecine psychologie psycho sociologie",
    "socio histoire geographie maths mathematiques logique morale certificat etudes uni brevet cours chaussees",
    "cadet cadets cadette cadettes junior juniors senior seniors minime minimes poussin poussins espoirs formation",
    "formations bref coup exemple effet parents enfants bebe bebes garcon garcons filles freres soeurs",
    "grands-parents beaux-parents chef doc",
)
# in hospital, at school: English goes there without an article
_GONE_TO = words(
    "hospital court school college university prison church chapel jail home council station court",
    "nursery mart market primary secondary parish",
)
_INDEFINITE_FR = words(
    "un une ce cet cette ces des chaque quelque quelques plusieurs mon ma mes ton ta tes son sa ses notre nos votre",
    "vos leur leurs",
)
# two letters people write with a capital that are nobody's name
_TWO_LETTERS = words(
    "ok oh ah eh ha ho mm hm um uh er ow tv pc no so ya mr dr st ms ca va or le la un de en ce se sa ma ta",
    "ne ni si te tu vu du au et ou on il je me my us we he it is in at an as be by do go if of to up am hi bo"
    " ay oi aw ye ja si ai as co re pa",
)
_NUMBERED = re.compile(r"[A-ZÀ-Ý][^\W\d_]*[a-zà-ÿ][^\W\d_]*\d{1,3}$|[A-Z]+\d[A-Z]{2,}$")


def find_plain(reading: Reading, i: int) -> Iterator[Candidate]:
    """Word ``i``, alone with its capital, when it is in the dictionary and yet written as a name."""
    if reading.opens[i]:
        if opens_as_name(reading, i):
            yield reading.candidate(i, i, IdentifierKind.PERSON, Tier.REVIEW, _SUBJECT)
        return
    if not reads_as_name(reading, i):
        return
    before = reading.before(i)
    article = before in _ARTICLES
    cue = reading.before(i, 2) if article else before
    kind = IdentifierKind.ORGANISATION if cue in _PLACE_OR_BODY else IdentifierKind.PERSON
    last = body_end(reading, i)
    if last > i:
        kind = IdentifierKind.ORGANISATION
    yield reading.candidate(i, last, kind, Tier.REVIEW, UNCALLED)


_AS = words(
    "suis es est sommes etes sont etais etait etions etaient ete etre sera serait devient devenu devenue devenir",
    "comme nomme nommee elu elue puis et ou enfin ancien ancienne futur future en poste metier emploi d de du des au",
    "aux vice sous bon bonne jeune premier premiere",
)


_LOOSE = words("et ou de d")
_STUDYING = words("en un une le la l de d du au ma mon sa son cette ce puis fait passe")


def is_calling_fr(reading: Reading, i: int) -> bool:
    """Un Chef, elle est Directrice, la Vie: what somebody is or what matters, whatever its capital."""
    if reading.settings.language == "en":
        return False
    if reading.folds[i] in HOME:
        return reading.before(i) not in _CALLING
    if reading.before(i) in _WORKS_OF_ART and reading.is_ordinary(i) and not reading.known(i).given:
        return True  # le film Mains
    before = reading.before(i)
    if before in CALLINGS and reading.folds[i] in TRADES:
        return True  # éleveur Bovin
    if reading.folds[i] not in _SAID:
        return False
    if reading.folds[i] in RESPECTED:
        studied = before in ("de", "d") and reading.known(i).surname != 1  # studio de Danse
        told = before in _ARTICLES | {"du", "au"} and reading.before(i, 2) not in _CALLING
        goes_on = reading.after(i) and not reading.is_small_word(i + 1)  # la Jeunesse ouvrière
        return studied or (told and not goes_on)
    if reading.folds[i] in STUDIED:
        return before in _STUDYING
    if before in _LOOSE and reading.known(i).is_usual_surname:
        return False  # Mercier et Boulanger
    told = before in _AS or before in reading.vocabulary.determiners
    following = reading.folds[i + 1] if i + 1 < len(reading) else ""
    return (told or following in ("de", "d", "du", "des")) and before not in _CALLING


def is_office_fr(reading: Reading, capitals: list[int]) -> bool:
    """La Directrice du Musée, le Trésorier du Club, une Aide Soignante: what somebody is, and nobody's name."""
    forms = [reading.folds[i] for i in capitals if reading.folds[i] not in _ARTICLES]
    if reading.settings.language == "en" or not forms:
        return False
    if "-".join(forms) in CALLINGS or forms[0] == "aide":
        return all(map(reading.is_ordinary, capitals))
    if forms[0] not in _POSTS:  # asked of every run: first what tells most of them apart
        return False
    vocabulary = reading.vocabulary
    plain = (_POSTS, vocabulary.organisations, vocabulary.institutional, vocabulary.qualifiers)
    return all(any(form in each for each in (*plain, _OF_OFFICES, TRADES)) for form in forms)


_POSTS = CALLINGS | RESPECTED
_SAID = _POSTS | STUDIED
_OF_OFFICES = words(
    "district secteur atelier ateliers equipe groupe troupe camp colonie village commune ville canton zone ligne"
)


def is_by_habit_fr(reading: Reading, capitals: list[int]) -> bool:
    """Philo et Histoire, Certificat d'Études, Droit Public: what is taught and passed, with the capitals of school."""
    if reading.settings.language == "en":
        return False
    if reading.folds[capitals[0]] in _TAUGHT:
        return all(reading.is_ordinary(i) and not reading.known(i).given for i in capitals[1:])
    return all(reading.folds[i] in _BY_HABIT for i in capitals)


_TAUGHT = words(
    "psychologie sociologie anthropologie ethnologie philosophie pedagogie didactique linguistique lettres langues",
    "histoire geographie archeologie economie gestion comptabilite finance finances droit sciences science",
    "mathematiques physique chimie biologie geologie biochimie ecologie agronomie informatique electronique",
    "electrotechnique mecanique ingenierie genie architecture urbanisme medecine pharmacie odontologie psychiatrie",
    "pediatrie geriatrie chirurgie musicologie theologie criminologie demographie statistique statistiques marketing",
    "management commerce communication journalisme documentation secretariat bureautique hotellerie restauration",
    "tourisme",
)


def is_noun_by_habit(reading: Reading, first: int, last: int) -> bool:
    """La Bicyclette, des Bains chauds: plain words behind a determiner, where all nouns have their capital."""
    one, two = reading.before(first), reading.before(first, 2)
    determined = one in reading.vocabulary.determiners and one not in ("au", "aux")
    if not determined or not reading.capitals_by_habit:
        return False
    quoted = not two and any(sign in reading.gaps[first - 1] for sign in '«“"')
    called = two in _CALLING or two in _PLACE_OR_BODY or quoted
    return not called and all(
        reading.is_ordinary(i) and reading.known(i).given != 1 for i in range(first, last + 1)
    )


def body_end(reading: Reading, i: int) -> int:
    """Auberge des migrants, Terre d'accueil: a body's name goes on in lower case."""
    known = reading.known(i)
    if reading.settings.language == "en" or known.is_known_given:
        return i
    k = i + 1
    joints = ("de", "d", "du", "des", "la", "l", "les", "aux", "au", "a")
    while k < len(reading) and k - i < 3 and reading.is_tight(k) and reading.folds[k] in joints:
        k += 1
    if k == i + 1 or k >= len(reading) or not reading.is_tight(k) or reading.is_capital(k):
        return i
    small = reading.vocabulary.grammar
    named = reading.folds[k] not in small and len(reading.folds[k]) > 2 and reading.is_ordinary(k)
    to = reading.folds[i + 1] == "a"
    if not named or (to and (reading.words[i + 1] != "à" or reading.after(k) != "")):
        return i
    while k + 1 < len(reading) and reading.gaps[k + 1] in SPACES and _is_kind(reading, i, k + 1):
        k += 1  # Institut de recherche viticole
    return k


def _is_kind(reading: Reading, i: int, k: int) -> bool:
    return reading.folds[i] in reading.vocabulary.organisations and is_kind_of_body(reading, k)


_WORKS_OF_ART = words(
    "film livre roman chanson titre spectacle exposition expo album documentaire serie poeme tableau bd magazine"
)


def reads_as_name(reading: Reading, i: int) -> bool:
    """Whether an ordinary word with a capital, inside a sentence, is written as a name."""
    form, vocabulary = reading.folds[i], reading.vocabulary
    if i in reading.in_labels or not form.isalpha() or len(form) < 2 or form in _TWO_LETTERS:
        return False
    before = reading.before(i)
    if form in _BY_HABIT:  # monté Terre d'asile: no determiner, and a name that goes on
        bare = bool(before) and before not in vocabulary.determiners | {"en"}
        return bare and body_end(reading, i) > i
    if is_broad(form) and before not in _CALLING:
        return False  # un Hollandais, half of them Greek
    if form in vocabulary.function_words or form in vocabulary.possessives:
        return reading.settings.language == "en" and reading.known(i).is_usual_given
    called = before in _CALLING or (before in _ARTICLES and reading.before(i, 2) in _CALLING)
    if called:
        return True
    if form in vocabulary.titles:
        return False
    if form in vocabulary.organisations and reading.settings.language == "en":
        return before in _PLACE_OR_BODY and form not in _GONE_TO
    determined = before in vocabulary.determiners
    if form in vocabulary.known_words or form in vocabulary.introductions:
        between = reading.gaps[i].strip() == "," and not determined
        return between and reading.after(i) in vocabulary.speech_verbs | _acts(reading, i)
    if before in _INDEFINITE_FR and reading.ordinariness(i) == 3 and not reading.known(i).given:
        return False  # Une Fois: a capital for emphasis
    return not (determined and form in reading.lower_forms)


def _acts(reading: Reading, i: int) -> frozenset[str]:
    """The next word, where it reads as an English past tense."""
    after = reading.after(i)
    past = reading.settings.language == "en" and after.endswith("ed")
    return frozenset((after,)) if past else frozenset()


def find_numbered(reading: Reading, i: int) -> Iterator[Candidate]:
    """Rue89, Care4, A2PMP: letters and a figure inside a sentence, in no list of harmless sigles."""
    if _NUMBERED.match(reading.words[i]) and len(reading.words[i]) > 4 and not reading.opens[i]:
        yield reading.candidate(i, i, IdentifierKind.ORGANISATION, Tier.REVIEW, UNCALLED)
