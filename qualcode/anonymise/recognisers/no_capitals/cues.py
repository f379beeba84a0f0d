"""Where a text without capitals gives a name away: the words and stops around it."""

from __future__ import annotations

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.openings import has_verb_after, is_acting, is_presented
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import DAYS_EN, MONTH_NAMES_EN

_STOPS = (",", ".", ";", "!", "?", ")", "…", "\n")
PEOPLE = words(
    "type gars mec homme femme dame fille garcon gamin gamine bonhomme jeune vieux medecin huissier",
    "fellow maire depute cure prof professeur principal adjoint collegue voisin copain frere soeur pere mere",
    "man woman guy lad lass boy girl lady chap fella bloke kid teacher neighbour caretaker priest doctor",
    "nurse vicar friend named called worker partner manager supervisor foreman boss mentor coach sponsor landlord",
    "landlady butler gamekeeper barman barmaid lodger apprentice",
)
_BEING = ("c", "ce")
CALLED = words(
    "appelaient surnomment surnommaient appelle appellent appelait appeler surnomme surnommait call calls called"
)
_OBJECTS = words("him her them me us you l le la les m nous")
_VOICES = words(
    "merci bonjour bonsoir salut voir demander demande demandez avec chez et contre sauf except ask tell ring without"
)
_ENGLISH_TO = words("at from in to for with near by ask tell ring see and except off like")
# bare nouns that English puts after a preposition, and French after “à” or “avec”
BARE = words(
    DAYS_EN,
    MONTH_NAMES_EN,
    "home work school bed church court town hospital time least last first night noon once all that him",
    "university college prison jail sea heart hand foot times random risk peace war memory fun sale",
    "breakfast lunch dinner tea supper silence trouble pain debt love fact general public private",
    "christmas easter pied table midi velo minuit bord part bout terme temps plaisir noel paques coeur",
    "force peine pleine partir travers propos cause cheval domicile droite gauche jour moto voiture main",
    "vie mort interview question participant respondent interviewer transcript everyone everybody nobody",
    "somebody people life money god heaven earth nature law science art music food water air front back",
    "top bottom english french maths history geography german spanish welsh irish tomorrow today yesterday",
    "tonight place order secret turn charge return addition particular dawn dusk midday midnight lunchtime",
    "teatime bedtime weekends weekend speed length gunpoint best worst physics chemistry biology algebra",
    "geometry arithmetic spelling reading writing sums needlework cookery woodwork drama dance singing",
    "drawing painting sewing football netball hockey rounders swimming running chess cards darts jumeau",
    "jumelle jumeaux jumelles siamois orphelin orpheline uterin etain osier corail nacre velours soie",
    "laine coton seconde premiere terminale maternelle primaire formation retraite vacances conge",
)
# how something is done, as well as first names
MANNERS = words(
    "constance clemence prudence esperance felicite grace harmonie patience innocence modestie"
)
_SAYING = words("said says tell told dit disait dis repond crie m asked shouted")
_ASKED = words("except ask tell ring see marry married")


def is_modal_name(reading: Reading, i: int) -> bool:
    """“And will.”, “may did”: no modal verb stands at a stop after “and”, or before a past tense."""
    if reading.folds[i] not in ("will", "may") or reading.settings.language != "en":
        return False
    if _owns(reading, i):
        return True
    before, after = reading.before(i), reading.after(i)
    bare = not before or before in ("and", "that", "than", "with", "marries", "married", "when")
    if reading.folds[i] == "may" and after in ("is", "was", "has"):
        return False  # the month
    past = after in _PAST or (after.endswith("ed") and len(after) > 4)
    return bare and (past or (before in ("and", "with", "than") and _stops(reading, i)))


_PAST = words(
    "is was has had did does said says told came went rang asked wanted knew left lived took got gave made",
    "thought kept ran sat stood sang taught brought found felt saw won lost wrote drove married died moved",
    "couldn wouldn didn could would can let's who",
)


def is_told_around(reading: Reading, i: int) -> bool:
    """Whether the words around the ordinary word ``i`` make it a name."""
    if is_modal_name(reading, i):
        return True
    form, known, vocabulary = reading.folds[i], reading.known(i), reading.vocabulary
    if form in BARE or form in vocabulary.known_words or form in vocabulary.never_heads:
        return False
    if i in reading.in_labels or form in reading.determined or form.endswith(("ment", "ly")):
        return False
    borne = known.is_known_given or known.is_usual_surname
    if borne and i > 0 and _is_kin_named(reading, i):
        return True
    if not borne and not known.place:
        bare = reading.settings.language == "en" and reading.ordinariness(i) == 1
        acts = bare and ((reading.opens[i] and is_acting(reading, i)) or _owns(reading, i))
        acts = acts or (bare and _is_introducing(reading, i))
        at = reading.before(i) == "at" and _stops(reading, i) and reading.ordinariness(i) < 3
        return acts or at or (bare and _is_come_from(reading, i))
    rare = reading.ordinariness(i) < 3
    if not rare and not known.is_usual_given:
        return False
    if reading.settings.language == "en":
        return _english(reading, i, rare=rare)
    return _french(reading, i, rare=rare)


def _is_introducing(reading: Reading, i: int) -> bool:
    """“She said, i'm bridie, do you take sugar”: a rare word that is no adjective, after “i'm”."""
    am = reading.before(i) in ("m", "am") and reading.before(i, 2) == "i"
    return am and _stops(reading, i) and not reading.folds[i].endswith(_ADJECTIVAL_EN)


_ADJECTIVAL_EN = (
    "ing", "ed", "less", "ful", "ous", "ive", "ic", "al", "ant", "ent", "ble", "ish", "ese", "ian", "ist",
    "some", "ty", "dy", "py", "ny", "ry", "ky", "sy", "er",
)  # fmt: skip


def _is_come_from(reading: Reading, i: int) -> bool:
    """“A house in piopio last year”, “from kalamata in '54”: a rare bare word where a place is."""
    form = reading.folds[i]
    if reading.before(i) not in ("in", "from", "near") or form.endswith(_ABSTRACT) or len(form) < 4:
        return False
    return form not in BARE and (_stops(reading, i) or reading.after(i) in _ON_FROM_A_PLACE)


_ABSTRACT = (
    "ing",
    "ed",
    "ly",
    "ness",
    "tion",
    "sion",
    "ity",
    "ment",
    "s",
    "ance",
    "ence",
    "ship",
    "ism",
    "em",
)
_ON_FROM_A_PLACE = words(
    "in and with to for on at when before after last then because but who that"
)


def is_called(reading: Reading, i: int) -> bool:
    """“Everybody called him chief”, “on l'appelle le grand”."""
    one, two = reading.before(i), reading.before(i, 2)
    article = one in ("le", "la") or (one == "les" and reading.before(i, 3) == "s")
    if article and two in CALLED:
        return reading.settings.language == "en" or _is_somebody_called(reading, i)
    if one in CALLED and two in ("on", "s") and _stops(reading, i):
        return True  # Kevorkian, qu'on appelait kiki
    if one in DUBBED or (one in CALLED and two == "m" and reading.before(i, 3) in ("je", "j")):
        return not reading.is_small_word(i) and reading.known(i).is_usual_surname
    known = reading.known(i)
    borne = bool(known.given or known.surname or reading.settings.language == "en")
    return one in _OBJECTS and two in CALLED and borne and _stops(reading, i)


# un dénommé marchand
DUBBED = words("denomme denommee prenomme prenommee surnomme surnommee sieur")


def _is_somebody_called(reading: Reading, i: int) -> bool:
    """On l'appelait la fouine; not “on appelle le garagiste”, “ce qu'on appelle la trame”, “ça s'appelle la mue”."""
    three, four, five = (reading.before(i, back) for back in (3, 4, 5))
    if three in ("s", "se") and four in ("ca", "c", "cela"):
        return False
    whom = three in _OBJECTS | {"s", "se", "t"} or (three == "on" and four in ("qu", "que"))
    return whom and five != "ce" and not reading.folds[i].endswith(_OF_THINGS)


_OF_THINGS = ("tion", "sion", "ment", "age", "isme", "ite", "ure", "ance", "ence", "erie", "logie")


def _english(reading: Reading, i: int, *, rare: bool) -> bool:
    """A count noun has an article in English; a bare one is a name."""
    one, stopped = reading.before(i), _stops(reading, i)
    if in_apposition(reading, i) or _spoken_to(reading, i) or is_presented(reading, i):
        return True
    given = reading.known(i).is_usual_given
    if given and rare and reading.gaps[i].strip() == "," and has_verb_after(reading, i):
        return True
    if reading.folds[i].endswith("ing") and not reading.known(i).given:
        return False
    if reading.opens[i] and is_acting(reading, i):
        return True
    if one in ("our", "dear", "little", "old", "wee", "big", "auntie", "young"):
        return bool(reading.known(i).given) and (stopped or one in ("our", "wee", "auntie"))
    if one in PEOPLE:
        return bool(reading.known(i).given or rare)
    if _owns(reading, i):
        return rare or reading.known(i).given == 1
    if one in ("m", "am") and stopped:
        return reading.known(i).is_known_given
    if (
        stopped
        and reading.known(i).given == 1
        and (_is_shown(reading, i) or _is_spoken_with(reading, i))
    ):
        return True
    known = reading.known(i)
    if _is_met(reading, i):
        return True
    if stopped and (
        (known.place and one in ("in", "from")) or (known.given == 1 and one in _ASKED)
    ):
        return True
    # coffee and lard and flour
    listed = one == "and" and not known.is_known_given and reading.after(i) == "and"
    return (
        rare
        and not listed
        and one in _ENGLISH_TO
        and (
            stopped
            or reading.after(i) in ("and", "on", "up")
            or (one != "to" and reading.after(i) == "the")
        )
    )


_MET = words("with met meet meeting married marry asked told knew visited helped phoned rang")
_TO_SOMEBODY = words("about if at in on when that to and who for because what")


def _is_met(reading: Reading, i: int) -> bool:
    """“There's opal and dwight”, “I went there with max”."""
    known = reading.known(i)
    told = reading.before(i) in _MET or _is_spoken_with(reading, i)
    if told and known.is_usual_given and reading.after(i) in _TO_SOMEBODY:
        return True
    shown = _is_shown(reading, i) and reading.after(i) == "and" and reading.ordinariness(i) < 3
    met = reading.before(i) in _MET and _stops(reading, i) and known.given == 1
    return met or (shown and known.is_usual_given)


def _is_shown(reading: Reading, i: int) -> bool:
    """“There's grace, there's dave”."""
    two = reading.before(i, 2)
    whose = two in reading.vocabulary.introductions and reading.settings.language == "en"
    return reading.before(i) == "s" and (two in _SHOWING or whose)


_SHOWING = words("there here he she who where")


def _is_spoken_with(reading: Reading, i: int) -> bool:
    """“Speak to faith”."""
    return reading.before(i) in ("to", "with") and reading.before(i, 2) in _SPEAKING


_SPEAKING = words(
    "speak spoke speaking talk talked talking wrote write listen listened married engaged"
)


def _french(reading: Reading, i: int, *, rare: bool) -> bool:
    """A common noun has a determiner in French; a bare one is a name."""
    one, two, stopped = reading.before(i), reading.before(i, 2), _stops(reading, i)
    if in_apposition(reading, i) or _spoken_to(reading, i) or is_presented(reading, i):
        return True
    kin = one in reading.vocabulary.kin and one not in _SIZES
    if kin and rare and reading.known(i).is_usual_surname:
        return True  # le fils borderie
    given = reading.known(i).is_usual_given
    if reading.opens[i] and is_acting(reading, i):
        return True
    if (
        one == "est"
        and two in _BEING
        and rare
        and not reading.folds[i].endswith(("e", "s", "x")) | given
    ):
        return reading.after(i) == "qui" or stopped
    if one == "est" and two in _BEING and rare and given:
        return reading.after(i) == "qui" or stopped
    if one in _VOICES and rare:
        if one in ("avec", "sans") and reading.folds[i] in MANNERS:
            return False  # avec prudence et patience
        return stopped or reading.after(i) in ("et", "qui", "pour")
    if reading.folds[i].endswith(("er", "ir")) and not reading.known(i).place:
        return False  # à graver, de servir
    return one in ("a", "vers", "de", "d") and rare and stopped and _is_settled(reading, i)


_SIZES = words("petit petite grand grande beau belle aine ainee cadet cadette chef cheffe ex")


def _is_settled(reading: Reading, i: int) -> bool:
    known = reading.known(i)
    return known.is_sizeable_place or (
        known.is_usual_surname and reading.before(i) in ("a", "vers")
    )


def _spoken_to(reading: Reading, i: int) -> bool:
    """“I said, gemma, it's…”; “elle m'a dit : rose, viens”."""
    told = i > 0 and reading.gaps[i].strip() in (",", ":") and reading.folds[i - 1] in _SAYING
    return told and _stops(reading, i) and bool(reading.known(i).given)


def in_apposition(reading: Reading, i: int) -> bool:
    """“Un type, rondelet, avait…”; “my husband, gaz, he…”; “rowan, 23, a boy from…”."""
    known = reading.known(i)
    rare = reading.ordinariness(i) < 2
    if i == 0 or not (known.given or known.surname or rare):
        return False
    if _is_kin_named(reading, i) and bool(known.given):
        return True
    stopped = _stops(reading, i) and reading.gaps[i].strip() == ","
    if stopped and known.is_usual_given and _is_aged(reading, i):
        return True  # le second, clément, dix-sept ans
    # my manager then, sue, was kind
    who = reading.folds[i - 2 if i > 1 and reading.folds[i - 1] in ("then", "now") else i - 1]
    told = who in PEOPLE or who in reading.vocabulary.introductions
    return stopped and told


def _is_aged(reading: Reading, i: int) -> bool:
    """Whether an age stands between commas behind word ``i``."""
    number = reading.numbers_from.get(i + 1)
    return number is not None and reading.after(number.last) == "ans"


def _is_kin_named(reading: Reading, i: int) -> bool:
    """“His daughter, mercy, is…”: after a possessive, kin and a comma."""
    close = _stops(reading, i) and reading.gaps[i].strip() == ","
    kin = reading.folds[i - 1] in reading.vocabulary.kin
    return close and kin and reading.before(i - 1) in reading.vocabulary.possessives


def is_kin_called(reading: Reading, i: int) -> bool:
    """“My sister peace is there”: after a possessive and a word for kin, before a verb or a stop."""
    kin = reading.before(i) in reading.vocabulary.kin
    whose = reading.before(i, 2) in reading.vocabulary.possessives
    named = reading.known(i).is_usual_given and reading.after(i) in _ON_FROM_A_PLACE
    return kin and whose and (named or has_verb_after(reading, i) or _stops(reading, i))


def _owns(reading: Reading, i: int) -> bool:
    """“Take poppy's address”."""
    k = i + 1
    owns = k < len(reading) and reading.folds[k] == "s" and reading.gaps[k] in ("'", "’")
    return owns and reading.settings.language == "en"


def _stops(reading: Reading, i: int) -> bool:
    gap = reading.gap_after(i)
    return not gap or gap.strip(" ")[:1] in _STOPS
