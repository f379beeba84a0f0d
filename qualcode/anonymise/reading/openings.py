"""Ordinary words at the head of a sentence that are somebody all the same: Berger m'a dit."""

from __future__ import annotations

import re

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import HYPHENS, SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.callings_fr import CALLINGS
from qualcode.anonymise.vocabulary.role_words import ROLES

# what only a subject stands before; French gives a common noun its determiner, English a count noun
_FRENCH_VERBS = words(
    "a est etait avait va allait vient venait dit disait fait faisait veut voulait peut pouvait sait",
    "savait doit devait habite habitait travaille travaillait appelle appelait arrive arrivait part",
    "partait parle parlait aime aimait reste restait prend prenait met mettait donne donnait tient",
    "tenait connait connaissait voit voyait pense pensait croit croyait garde gardait demande joue",
    "jouait raconte racontait rigole repond repondait passe passait porte gagne gagnait aura sera fera",
    "ira viendra pourra voudra aurait serait ferait pourrait voudrait repete crie pleure chante triche",
    "m t s n ne y lui nous vous me te se qui",
)
_ENGLISH_VERBS = words(
    "is was has had did does said says told tells came comes went goes rang rings asked asks wants",
    "wanted knew knows left lives lived took takes got gets gave gives made makes thought thinks kept",
    "keeps ran runs sat sits stood stands sang sings taught teaches brought brings found finds felt",
    "feels saw sees won wins lost loses wrote writes read reads drove drives married died moved",
    "didn doesn wasn isn hasn hadn wouldn couldn won can could would will might must never always just",
    "who d s ll used cried laughed looked started stopped called calls helped works worked",
)
# what only a person does: a common noun may “be” or “have”
_DEEDS = words(
    "said says told tells asked asks wanted knew thought taught laughed cried rang called shouted smiled",
    "came went left didn doesn wouldn couldn drove married wrote brought walked looked helped",
)
_DEEDS_TO = words(
    "let gave took made kept helped taught told brought drove sent paid got saw met loved hated"
)
_OBJECTS = words("me him her us them you my his")
_SAYING = words("dit disait dis repond repondait fait crie criait said says told me m asked")
_TAKEN_UP = words("il elle lui he she")
_ADDRESSING = words(
    "je tu vous on nous ne t viens va dis fais ecoute arrete attends you i don come"
)
# before these a value on a line of its own is a person or a place
_HEADINGS = words(
    "lieu place location ville commune town village interprete interpreter nom prenom name enqueteur",
    "enquetrice enquetee enquete participant participante interviewee interviewe interviewee chercheur",
    "chercheuse transcripteur transcriptrice transcribed retranscription by par entretien speaker",
    "witness temoin",
)
_SPOTS = words("lieu place location ville commune town village")
# they open sentences without a determiner, before a verb, and name nobody
FREE = words(
    "celui celle ceux celles cela ceci tout tous toutes rien personne quelqu certains certaines",
    "beaucoup peu plusieurs chacun chacune aucun aucune autrui demain hier parfois souvent bref jamais",
    "dommage merci bonjour bonsoir madame monsieur mesdames messieurs papa maman mamie papi mamy papy",
    "mum mam mom dad nan gran grandad nothing something everything anything nobody somebody everybody",
    "anybody someone everyone anyone none most many much others what whatever whoever everybody people",
    "life work money time school home god today tomorrow yesterday tonight maybe perhaps half",
    "resultat evidemment forcement surtout pourtant ensuite lequel laquelle lesquels pareil normal",
    "heureusement malheureusement dieu untel docteur docteure there those these here lovely lucky happy",
    "sinon soudain desormais dehors dedans dessus dessous devant derriere autour partout ailleurs autrement tard",
    "tot loin haut bas assez plutot presque longtemps aussitot bientot tantot selon durant malgre envers des lors",
    "or helas voici attention allez allons voyons tiens tenez dis dites ecoute ecoutez regarde regardez imagine",
    "imaginez pardon salut adieu bravo chut zut stop courage genre style idem mieux pire pis sauf hors suivant",
    "concernant vu quitte moyennant primo secundo tertio grosso total point sitot jadis naguere auparavant",
    "davantage aussi ainsi guere volontiers expres possible impossible exact vrai faux juste seul seule seuls",
    "seules rare rares tel telle tels telles bienvenue chiche tope minute silence patience vivement gare sus",
    "voila certes soit bonne bon mauvais mauvaise chouette super nickel genial cool top parfait dingue fou folle",
    "tranquille peinard impeccable modo",
    "autant tant quant excepte hormis magic golden precisely brilliant wonderful perfect sure right true fair",
)
# said of nobody before “is”
VIRTUES = words(
    "hope faith charity patience prudence grace joy mercy justice peace freedom unity constance"
)
_GENERATIONS = words("senior junior snr jnr pere fils")
_PRESENTING = words(
    "le la l les un une mon ma notre son sa leur ton ta the a an my our his her their your"
)
_LONGEST_KEY = 4
_ADVERB = re.compile(r"(?:ment|ly)$")
_VERBAL = re.compile(r"(?:er|ir|re|ez|ons|ant)$")


def opens_as_name(reading: Reading, i: int) -> bool:
    """Whether the ordinary word that opens a sentence is the name of who acts in it.

    It has no determiner, is nowhere else in lower case, and a verb or a pronoun takes it up.
    """
    form = reading.folds[i]
    if len(form) < 3 or i in reading.in_labels or reading.is_shouted(i):
        return False
    if form in reading.lower_forms or form in FREE or form in reading.vocabulary.known_words:
        return False
    if form in reading.vocabulary.never_heads or _ADVERB.search(form):
        return False
    if is_inverted(reading, i):
        return False
    if stands_in_heading(reading, i) or _is_paired(reading, i) or is_acting(reading, i):
        return True
    if is_of_a_generation(reading, i):
        return True
    return is_presented(reading, i)


_ASKED_OF = words("vous tu je il elle on nous ils elles t")


def is_inverted(reading: Reading, i: int) -> bool:
    """“Avez-vous…”: a verb before its subject."""
    k = i + 1
    french = reading.settings.language != "en"
    return (
        french
        and k < len(reading)
        and reading.gaps[k] in HYPHENS
        and reading.folds[k] in _ASKED_OF
        and not reading.is_capital(k)
    )


def is_presented(reading: Reading, i: int) -> bool:
    """“Rose, la directrice, est venue”, “Rose, her mum”: a first name and what its bearer is."""
    k, vocabulary = i + 1, reading.vocabulary
    if not reading.known(i).is_usual_given or k + 1 >= len(reading) or reading.gaps[k] != ", ":
        return False
    if reading.folds[k] not in _PRESENTING or not reading.is_tight(k + 1):
        return False
    role, further = reading.folds[k + 1], reading.after(k + 1)
    told = (vocabulary.introductions, vocabulary.roles, vocabulary.titles, ROLES.keys())
    return any(role in each or further in each for each in told)


def is_signed(reading: Reading, i: int) -> bool:
    """“Rose, 71 ans, retraitée”, “Perle, mère de trois enfants”: a first name, and the age or the calling after it."""
    k, french = i + 1, reading.settings.language != "en"
    if not french or not reading.known(i).given or k >= len(reading) or reading.is_capital(k):
        return False
    if reading.folds[i] in reading.vocabulary.small_words or reading.is_shouted(i):
        return False
    gap = reading.gaps[k].strip(" \u00a0")
    number = reading.numbers_from.get(k)
    if number is not None and gap in _BEFORE_AGES:
        return reading.after(number.last) in _YEARS
    heads = i == 0 or not _BEFORE_SIGNERS.isdisjoint(reading.gaps[i])
    told = gap == "," and heads and reading.known(i).is_usual_given
    return told and reading.folds[k] in _SIGNING


_BEFORE_SIGNERS = frozenset("\n—–(»")
_BEFORE_AGES, _YEARS = (",", "(", "-", "–", "—"), ("an", "ans")
_SIGNING = CALLINGS | words(
    "mere pere habitant habitante retraite retraitee veuf veuve maman papa fils fille ancien ancienne aide",
    "celibataire marie mariee divorce divorcee lyceen lyceenne collegien collegienne chomeur chomeuse",
)


def _is_paired(reading: Reading, i: int) -> bool:
    """“Rose et Marius sont morts”: a first name and another name beside it."""
    k = i + 2
    return (
        reading.known(i).is_usual_given
        and reading.after(i) in ("et", "and")
        and k < len(reading)
        and reading.is_tight(k)
        and reading.is_capital(k)
        and not reading.is_ordinary(k)
    )


def is_acting(reading: Reading, i: int) -> bool:
    """Whether a verb or a pronoun takes up the bare word that opens a sentence."""
    form, known = reading.folds[i], reading.known(i)
    if form in FREE or is_inverted(reading, i):
        return False
    if form in VIRTUES and reading.after(i) == "is":
        return False  # hope is not a strategy
    borne = bool(known.given or known.surname or known.place)
    if reading.settings.language == "en":
        if form.endswith(("ing", "s", "men")) and not borne:
            return False
        if reading.ordinariness(i) == 3 and not known.is_usual_given:
            return known.is_usual_surname and does_deed(reading, i)
        return _english_verb(reading, i)
    if _VERBAL.search(form) and not borne:
        return False
    if reading.ordinariness(i) == 3 and not borne:
        return False
    return _french_verb(reading, i, borne=borne)


def has_verb_after(reading: Reading, i: int) -> bool:
    """Whether what only stands behind a subject follows word ``i``."""
    if reading.settings.language == "en":
        return _english_verb(reading, i)
    return reading.after(i) in _FRENCH_VERBS and reading.words[i + 1] != "à"


def does_deed(reading: Reading, i: int) -> bool:
    """Whether what only somebody does follows word ``i``: May said, May let me in."""
    object_after = reading.after(i, 2) in _OBJECTS
    return reading.after(i) in _DEEDS or (object_after and reading.after(i) in _DEEDS_TO)


def is_of_a_generation(reading: Reading, i: int) -> bool:
    """Bell senior, Traoré fils: a surname that is a word, and which of its bearers."""
    small = reading.vocabulary.small_words
    borne = reading.known(i).is_known_surname and reading.folds[i] not in small
    return borne and reading.after(i) in _GENERATIONS


def is_addressed(reading: Reading, i: int) -> bool:
    """“I said, "June, come out with me"”: a first name that opens what is said to its bearer."""
    k = i + 1
    if k >= len(reading) or reading.gaps[k] != ", " or not reading.opens[i]:
        return False
    quoted = any(sign in reading.gaps[i] for sign in '"“«‘')
    return quoted and reading.folds[k] in _ADDRESSING | _ENGLISH_VERBS


_OBJECTS_FR = words("le la l les leur en")
_YOU_FR = words("tu vous t te viens va dis fais ecoute arrete attends regarde")
_IMPERSONAL = words(
    "faut fallait faudra faudrait faudrait y pleut pleuvait semble semblait suffit suffisait existe"
)
_TO_WHOM_FR = words("y lui nous vous me te")
_THERE_IS = words("a avait avais aura aurait en")
_HAVING_FR = words(
    "a avait ont avaient aura avais fait faisait dit disait voit prend met donne demande"
)


def _french_verb(reading: Reading, i: int, *, borne: bool) -> bool:
    after = reading.after(i)
    if after in _TO_WHOM_FR:  # Berger nous a dit; and not “Demande lui”, “Sinon y avait”
        verb = reading.after(i, 2)
        told = verb in _FRENCH_VERBS or verb.endswith(("ait", "aient"))
        return told and not (after == "y" and verb in _THERE_IS)
    if after in _FRENCH_VERBS:
        return reading.words[i + 1] != "à"
    if after in _OBJECTS_FR and reading.after(i, 2) in _HAVING_FR and reading.ordinariness(i) < 3:
        return reading.words[i + 2] != "à"  # Brut les a suivis
    return borne and (
        _is_taken_up(reading, i)
        or (after in ("c", "ca", "il", "elle", "aussi") and reading.ordinariness(i) < 3)
    )


def _is_taken_up(reading: Reading, i: int) -> bool:
    """“Moulin, il est parti”, “Bonheur, je te connais”: somebody spoken of or spoken to."""
    k = i + 1
    if k >= len(reading) or reading.gaps[k] != ", ":
        return False
    spoken = i > 0 and ":" in reading.gaps[i] and reading.folds[i - 1] in _SAYING
    known = reading.known(i)
    every_day = reading.ordinariness(i) == 3 and known.given != 1
    told = known.given == 1 or not reading.words[i].endswith(("é", "ée", "és", "ées"))
    if reading.folds[k] in _TAKEN_UP and told and not every_day:
        return reading.after(k) not in _IMPERSONAL  # and not “Épuisé, il dort”, “Sinon, il faut”
    if spoken and reading.ordinariness(i) < 3:
        return True
    object_first = reading.folds[k] in ("on", "je") and reading.after(k) in ("l", "lui", "le", "la")
    spoken_to = reading.folds[k] in _ADDRESSING and bool(reading.known(i).given)
    if known.given == 1 and reading.folds[k] in _YOU_FR:
        return True  # Pierre, tu viens ?
    return reading.ordinariness(i) < 3 and (object_first or spoken_to)


def stands_in_heading(reading: Reading, i: int) -> bool:
    """“Interprète : Moulin”: a name after the word for it, at the head of the page."""
    known, gap = reading.known(i), reading.gaps[i]
    if ":" not in gap or i == 0 or i in reading.in_labels or i - 1 in reading.in_labels:
        return False
    line = reading.text.rfind("\n", 0, reading.starts[i - 1]) + 1
    key = reading.word_at(line)
    headed = any(reading.folds[k] in _HEADINGS for k in range(key, i)) and i - key <= _LONGEST_KEY
    ends = reading.gap_after(i)[:1] in ("\n", "", ",", " ")
    borne = known.given or known.surname or known.place
    spot = bool(known.place) and any(reading.folds[k] in _SPOTS for k in range(key, i))
    return headed and ends and bool(borne) and (reading.ordinariness(i) < 3 or spot)


def _english_verb(reading: Reading, i: int) -> bool:
    after = reading.after(i)
    if after in _ENGLISH_VERBS:
        return True
    k = i + 1
    past = after.endswith("ed") and len(after) > 4 and reading.gaps[k] in SPACES
    return past and not reading.is_capital(k)
