"""French ages told without their “ans”: à seize j'avais le tracteur, elle a soixante-dix, “Cinquante.”"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber, number_before
from qualcode.anonymise.recognisers.ages.aged_fr import is_person
from qualcode.anonymise.recognisers.times.dates import MONTH_WORDS
from qualcode.anonymise.vocabulary import vocabulary_of, words
from qualcode.anonymise.vocabulary.calendar_words import DAYS_FR
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_GOES_ON = words(
    "j je il elle on ils elles mais et ou alors donc quand parce pour avec sans c ca deja maintenant la",
    "le les ma mon mes sa son ses tu vous nous peut presque bientot a au aux sur dans de",
)
_ASKED = re.compile(
    r"\bâge\b[^\n?]{0,40}\?\s*(?:\n[^\n:]{0,40}[:—–])?\s*(?:(?:bah|ben|euh|oh|ouh|moi|alors|ah)[, …]+)*$"
    r"|\bquel âge[^\n]{0,60}\s*(?:\n[^\n:]{0,40}[:—–])?\s*(?:(?:bah|ben|euh|oh|moi|alors|ah)[, …]+)*$",
    re.IGNORECASE,
)
_ASKED_WITHIN = 160
_LIFE = re.compile(
    r"\b(?:mort|morte|décéd|deced"
    r"|(?:pars|part(?:i|ie|ir|irai|irais|ira)?)\b|arret|pension|maman|mamie|papi|papa|né\b|née\b|mari|veuve?|diagnosti|cancer|lymphome|leucém|avc|infarctus"
    r"|enfant|gamin|appren|entr[ée]|bac|certificat|retraite|plac[ée]e?|opér|greff|ans\b|père|mère|pere|mere|frère|sœur|fils"
    r"|fille|grand|jeune|commenc|arrêt|quitt)",
    re.IGNORECASE,
)
_NOT_AGES = words(
    "etait etais etions est sommes sont mis venus venu reparti partis monte descendu limite ouvre ferme"
)
_AROUND_LIFE, _SMALL, _OLDEST, _ABOUT = 140, 12, 110, 5
_HAVING = words("ai a as avait avais aura aurai aurait avoir ont")
_SUBJECTS = words("il elle j je tu qui en")
_LIVING = words(
    "tiens tient tenir tenu vis vit vivre vivra vecu vais va ira irai aller travaille travailler"
)
_MILD = words(
    "peu pres dans les vers meme pas encore peine a tout juste plus moins de que environ peut etre presque deja",
    "bien maintenant desormais actuellement",
)
_OF_SEVERAL = words(
    "dernier derniere premier premiere second seconde deuxieme troisieme autre cadet cadette"
)
_CHILDREN = words(
    "frere soeur neveu niece cousin cousine fils fille garcon gamin gamine petit petite gars bebe"
)
_SOMEBODY = vocabulary_of("fr").kin | words(
    "moi elle lui toi eux vieux vieille jeune second seconde dernier derniere deuxieme troisieme autre",
    "grand grande",
)
_GROWN = words(
    "ado jeune vieille vieux femme homme dame monsieur type mec nana mamie papi papy gaillard"
)
_OWN, _FEASTING = (
    words("ses mes tes leurs nos vos"),
    words("fete fetait feter fetera fetes sur depasse"),
)
_THE, _SELVES = words("le la l mon ma son sa notre leur ton ta"), words("moi elle lui toi eux")
_HELD_YET = words("encore avais avait ai as")
_THEN = words(DAYS_FR, "au avec chez") | {""}
_CALLED = words("maman papa mamie papi meme pepe mamy papy")
_BESIDE, _FEW, _LEAST_TOLD = 14, 4, 6
_SEASONS = words("mois printemps nouvel jour")
# what is said while one reckons: j'ai euh, attends, cinquante-sept
_RECKONING = words(
    "attends attendez quoi je crois sais pas dis disons mettons peut etre bon allez voyons plus genre oh ben bah moi",
    "maintenant deja aujourd hui alors",
)
_MOST_RECKONED = 6
# j'approche des soixante-dix, elle a dépassé les quatre-vingts
_NEARING, _RIPE = ("approch", "frol", "fris", "depass", "pass", "atte"), 20
_GOING, _SOON = words("va vais vas"), words("cet cette ce l")
_TIMES = words("annee ete hiver automne printemps mois semaine an")
_REASON = Message("age")


def find(reading: Reading) -> Iterator[Candidate]:
    """Ages in numbers alone, and those whose verb or noun stands further back."""
    previous: SpokenNumber | None = None
    for number in reading.numbers:
        unit = reading.after(number.last)
        if unit in ("ans", "an"):
            yield from _with_unit(reading, number, previous)
        elif _is_turning(reading, number) or (
            unit not in ("mois", "semaines", "jours") and _is_age(reading, number)
        ):
            yield _age(reading, number.first, number.last, Tier.REVIEW)
        previous = number


def _age(reading: Reading, first: int, last: int, tier: Tier) -> Candidate:
    return reading.candidate(first, last, IdentifierKind.AGE, tier, _REASON)


def _with_unit(
    reading: Reading, number: SpokenNumber, previous: SpokenNumber | None
) -> Iterator[Candidate]:
    """“J'avais même pas seize ans”; “vingt-six, vingt-sept ans”: the words before an age."""
    about = previous is not None and 0 < number.value - previous.value <= _ABOUT
    follows = previous is not None and previous.last + 1 == number.first
    if previous and about and follows and reading.gaps[number.first] == ", ":
        yield _age(reading, previous.first, number.last + 1, Tier.REVIEW)
    k = number.first - 1
    told = _is_from_age(reading, number) or _follows_first_name(reading, number)
    if previous is not None and _is_said_again(reading, previous):
        yield _age(reading, number.first, number.last + 1, Tier.REVIEW)
    if told or _is_reckoned(reading, number.first) or _is_of_kin(reading, number):
        yield _age(reading, number.first, number.last + 1, Tier.LIKELY)
    while (
        k > 0 and reading.folds[k] in _MILD and reading.words[k] != "a" and reading.is_tight(k + 1)
    ):
        k -= 1
    mild = 0 <= k < number.first - 1 and reading.is_tight(k + 1)
    there = "y" in (reading.before(k), reading.before(k, 2))
    had = reading.folds[k] in (_HAVING - {"a"}) | {"donne"} or reading.before(k) in (
        "il",
        "elle",
        "qui",
    )
    had = had or is_person(reading.before(k))
    if mild and had and reading.folds[k] in _HAVING | {"donne"} and not there:
        yield _age(reading, number.first, number.last + 1, Tier.LIKELY)


def _is_reckoned(reading: Reading, first: int) -> bool:
    """J'ai, attendez, cinquante-sept ans; il devait avoir, quoi, douze ans: the verb is further back."""
    k = first - 1
    while k > 0 and reading.folds[k] in _RECKONING and first - k <= _MOST_RECKONED:
        k -= 1
    if k == first - 1 or "\n" in reading.gaps[first] or reading.folds[k] not in _HAVING:
        return False
    return reading.before(k) in _SUBJECTS - {"en"} or reading.folds[k] == "avoir"


def _is_from_age(reading: Reading, number: SpokenNumber) -> bool:
    """“Vers huit ans j'ai compris”; “à partir de quinze ans j'ai fait les saisons”."""
    cue, told = reading.before(number.first), reading.after(number.last, 2) in ("j", "je")
    if cue == "vers" or reading.words[number.first - 1].lower() == "dès":
        return number.first > 0 and number.value > _FEW
    parting = cue == "de" and reading.before(number.first, 2) == "partir"
    return told and (cue == "avant" or parting)


def _is_of_kin(reading: Reading, number: SpokenNumber) -> bool:
    """L'aîné douze ans, la seconde neuf."""
    return _is_somebody_there(reading, number.first) and reading.after(number.last, 2) not in (
        "de",
        "d",
        "que",
        "qu",
        "plus",
        "apres",
        "avant",
    )


def _is_somebody_there(reading: Reading, first: int) -> bool:
    """L'aîné douze ans; “lui soixante-dix ans, elle soixante-cinq”."""
    who = reading.before(first)
    if who in _SELVES:
        return reading.opens[first - 1] or reading.gaps[first - 1] == ", "
    told = who in _SOMEBODY or who.removesuffix("s") in _SOMEBODY
    return told and reading.before(first, 2) in _THE | {"les", "mes", "ses", "un", "une"}


def _follows_first_name(reading: Reading, number: SpokenNumber) -> bool:
    """“Oliver, six ans, tombé du pont”; “et leurs filles Khady huit ans”."""
    first, k = number.first, number.first - 1
    if k < 0 or reading.gaps[first] not in (" ", ", ", " (") or not reading.is_capital(k):
        return False
    told = (
        reading.known(k).is_usual_given
        and reading.known(k).place in (0, 3)
        and k not in reading.in_labels
    )
    after = reading.after(number.last, 2)
    return told and after not in ("de", "d", "que", "qu", "plus", "apres", "avant")


def _is_age(reading: Reading, number: SpokenNumber) -> bool:
    first, last = number.first, number.last
    after = reading.after(last)
    if after == "en" and reading.after(last, 2) in MONTH_WORDS:  # 24 ans, enfin 25 en décembre
        near = reading.folds[max(0, first - _FEW) : first]
        return number.value > _FEW and ("ans" in near or near[-1:] in (["aurai"], ["aura"]))
    counts = bool(after) and after not in _GOES_ON
    if _is_said_again(reading, number):
        return True
    if counts or reading.gap_after(last)[:1] in ("%", "h", "€", "/", ":"):
        return False
    if not 1 < number.value <= _OLDEST:
        return False
    if _is_told_beside(reading, number):
        return True
    if reading.opens[first]:
        start = reading.starts[first]
        if _numbers_turns(reading, number):
            return False
        return reading.stands_before(_ASKED, start, _ASKED_WITHIN)
    opening = reading.before(first) == "a" and reading.opens[first - 1] and after in ("j", "je")
    if after == "la" and reading.words[last + 1] == "là":
        after = ""
    if (
        (number.value < _SMALL and not opening)
        or number.value < _LEAST_TOLD
        or after in ("de", "a", "la", "le", "les")
    ):
        return False
    if after == "au" and reading.after(last, 2) not in _SEASONS:
        return False
    one = reading.before(first)
    if one == "a" and reading.words[first - 1] in ("à", "À"):
        return _at(reading, number)
    subject, owner = reading.before(first, 2), reading.before(first, 3)
    of_kin = subject in _SOMEBODY and owner in _THE and not after and number.value > _SMALL
    return one in _HAVING and (of_kin or (subject in _SUBJECTS and not _had_there(reading, first)))


def _is_turning(reading: Reading, number: SpokenNumber) -> bool:
    """J'aurai quatre-vingt-dix cet été; elle va avoir trente l'année prochaine."""
    lead = reading.before(number.first), reading.before(number.first, 2)
    soon = lead[0] in ("aurai", "auras", "aura") or (lead[0] == "avoir" and lead[1] in _GOING)
    when = reading.after(number.last), reading.after(number.last, 2)
    soon = soon and reading.before(number.first, 2) != "en"
    return soon and number.value > _FEW and when[0] in _SOON and when[1] in _TIMES


def _is_said_again(reading: Reading, number: SpokenNumber) -> bool:
    """“J'ai, attends, cinquante-sept, cinquante-sept ans”: the number, then the age."""
    said = reading.folds[number.first : number.last + 1]
    again, end = number.last + 1, number.last + 1 + len(said)
    close = reading.gap_after(number.last) in (", ", " ", "… ", "... ")
    return (
        close
        and reading.folds[again:end] == said
        and reading.after(end - 1) == "ans"
        and (_is_reckoned(reading, number.first) or reading.before(number.first) in _HAVING)
    )


def _numbers_turns(reading: Reading, number: SpokenNumber) -> bool:
    """“5. … 6. alors je suis de…”: the turns of a transcript, numbered."""
    if not reading.words[number.first].isdigit() or reading.gap_after(number.last)[:1] != ".":
        return False
    return any(f"\n{number.value + step}." in reading.text for step in (-1, 1))


def _is_told_beside(reading: Reading, number: SpokenNumber) -> bool:
    """“Elle a neuf ans, le plus vieux cent un”; “un fils de vingt-deux”; “dans les soixante-dix”."""
    first = number.first
    one, two, three = (reading.before(first, back) for back in (1, 2, 3))
    if one == "de" and (two in _CHILDREN or (two in _GROWN and number.value > _SMALL)):
        owners = {three, reading.before(first, 4)}
        return not owners.isdisjoint(("un", "une", "mon", "ma")) and number.value > _FEW
    if one in _OWN and two in _FEASTING | _HELD_YET:
        return number.value > _SMALL and reading.after(number.last) in _THEN
    if one in _HAVING and two in _OF_SEVERAL | {"aine", "ainee"} and three in _THE:
        return not reading.after(number.last) or reading.after(number.last) in ("et", "mais")
    if _is_apart(reading, number):
        return True
    if one in ("les", "des") and two.startswith(_NEARING) and number.value >= _RIPE:
        return three in _SUBJECTS | _HAVING - {"en", "qui"} or is_person(three)
    if one == "les" and two == "dans" and number.value % 10 == 0:
        return three in _HAVING and "y" not in (reading.before(first, 4), reading.before(first, 5))
    if reading.opens[first] or reading.gaps[first] not in (" ", ", "):
        return False
    k = first - 1
    named = reading.folds[k] in _SOMEBODY and (reading.is_tight(first) or reading.is_tight(k))
    if named and any(_is_had(reading, i) for i in range(max(0, k - _BESIDE), k)):
        return True
    # j'avais treize ans et ma sœur en avait neuf
    near = reading.folds[max(0, first - _BESIDE) : first]
    had = one in _HAVING and two == "en" and (three in _SOMEBODY or three in ("il", "elle"))
    return had and "ans" in near and not reading.after(number.last)


def _is_apart(reading: Reading, number: SpokenNumber) -> bool:
    """“La grande, dix-sept, elle veut partir”: between commas, after one of the family."""
    first = number.first
    now = reading.after(number.last) in ("aujourd", "maintenant")
    commas = reading.gaps[first] == ", " and (
        now or reading.gap_after(number.last)[:1] in (",", ".")
    )
    who = reading.folds[first - 1] if first else ""
    told = reading.before(first - 1) in _THE or who in _CALLED
    return commas and who in (_SOMEBODY | _CALLED) - _SELVES and told and number.value > _FEW


def _is_had(reading: Reading, i: int) -> bool:
    """Whether word ``i`` ends an age that somebody has: elle a neuf ans, not dix ans de congé."""
    if reading.folds[i] != "ans" or reading.after(i) in ("de", "d", "que", "qu"):
        return False
    first = number_before(reading, i)
    return first is not None and (
        reading.before(first) in _HAVING or _is_somebody_there(reading, first)
    )


def _had_there(reading: Reading, first: int) -> bool:
    """Il y en a douze; elle en a douze: things counted, unless somebody's age is spoken of."""
    near = {reading.before(first, n) for n in (2, 3, 4)}
    if "y" in near:
        return True
    subject = first - 1
    while subject > 0 and first - subject < _FEW and reading.folds[subject] != "en":
        subject -= 1
    lead = reading.folds[max(0, subject - _FEW) : subject]
    if "quand" in lead or (not vocabulary_of("fr").kin.isdisjoint(lead) and "en" in near):
        return False
    start = reading.starts[first]
    asked = re.search(
        r"\b(?:ans|âge|[a-z]+ntaine|vingtaine)\b",
        reading.text[max(0, start - _AROUND_LIFE) : start],
    )
    return "en" in near and not asked


def _at(reading: Reading, number: SpokenNumber) -> bool:
    """“À seize j'avais le tracteur”, “parti à soixante-sept”: where a life is told."""
    k = number.first - 1
    start = reading.starts[k]
    if reading.before(k) == "jusqu":
        return bool(_LIVING & set(reading.folds[max(0, k - 4) : k]))
    if reading.before(k) in _NOT_AGES:
        return False
    opening = (
        reading.opens[k] or reading.gaps[k].startswith(",") or reading.before(k) in ("et", "puis")
    )
    if opening and reading.after(number.last) in ("j", "je"):
        return True
    told = reading.stands_before(_LIFE, start, _AROUND_LIFE)
    if told and reading.before(k) in _OF_SEVERAL:
        return True
    near = bool(_LIFE.match(reading.before(k))) or "quitte" in reading.folds[max(0, k - 5) : k]
    return told and (opening or near)
