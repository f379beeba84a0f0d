"""French years as they are said: en 47, de 95 à 99, depuis zéro neuf."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.said_numbers import SpokenNumber, number_before
from qualcode.anonymise.reading.said_years import year_said
from qualcode.anonymise.recognisers.times.dates import MONTH_WORDS, is_counted_fr
from qualcode.anonymise.recognisers.times.said_years_fr import goes_on, year_at
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_IN = words("en depuis des vers avant apres fin debut courant mi annee an jusqu")
# what opens a sentence before the year it speaks of: “Par contre 82, la marche…”
_OPENERS = words("contre puis ensuite apres bref alors donc mais enfin non oui bon et ah oh voila")
_OF_THE_YEAR = words("annee hiver ete automne printemps rentree")
_THE = words("la le l")
_EXAMS = words("bac brevet certif bts capes bep promotion promo")
_DATING = words("date datait datent dataient remonte remontait remontent")
# what is had or measured, and no event: l'âge de 45, la note de 82
_MEASURES = words(
    "age taux moyenne limite seuil vitesse hauteur taille note score somme poids total nombre effectif tension train",
    "bus car tram equipe groupe ligne chambre numero temperature longueur largeur distance duree prix loyer salaire",
    "montant chiffre niveau cote barre pas nuit table lit salle porte departement code capacite puissance force",
)
_SERVED, _SIXTY = 6, 60
_AMOUNTS = words(
    "facture amende cheque remise prime billet ticket pension loyer virement note somme retraite"
)
_ROUND_ABOUT = words("autour alentours environs entour")
_DEFINITE = words("le la l du au cette ce")
_RECKONING = words("etait etre dirais crois dire disons")
# what moves from one number to another is counted
_GROWING_OLD = words(
    "rester reste resterai vecu vivre vivra travaille travailler tenir tient aller va ira vais"
)
_COUNTING = words(
    "passe passes passee passer passait monte montes monter descendu descendre descend augmente baisse varie vont",
    "entre moyenne taux note notes score page pages chambre numero ligne",
)
_CUES = _IN | _EXAMS | words("de a la")
_EDGES = words("fin debut annee")
_SURELY_IN = words("en depuis fin debut annee an")
_LEAST_SPELLED = 30
_THIRTY, _LEAST, _LATEST_BARE, _SEVENTY, _TEN, _FIVE, _WHOLE = 30, 40, 99, 70, 10, 5, 4
# what is made in so many parts or so much time: fini en douze, coupé en quinze
_MADE = words(
    "fait faits faite faire fini finir ecrit ecrire coupe couper divise joue jouer partage passe passer monte monter",
    "parquet score taille papier sable page partie relais tour match vis fil tissu",
)
_THERE, _AUXILIARIES = (
    words("avec chez quand grace apres juste au aux"),
    words("ai avons ont suis est sommes"),
)
_PERSONS_TELL, _JOINS = words("on j je il elle nous ils elles"), words("et puis mais quand ou")
_TELLS = words("on j je il elle nous ils elles c que qu ca y mon ma le la les l y a")
# so it went with somebody: née soixante-deux, diplômé 88, un cru soixante-deux
_HAPPENED = words(
    "ne nee nes nees marie mariee maries divorce divorcee veuf veuve sorti sortie diplome diplomee embauche embauchee",
    "titularise titularisee entre entree installe installee naturalise naturalisee retraite retraitee cru championnat",
    "millesime maries mariees divorces separes mariage divorce naissance embauche deces bapteme baptise baptisee pacse",
    "pacsee",
)
_ENDED = words("mort morte arrive arrivee parti partie commence revenu revenue venu venue")
# je suis arrivé à soixante-quatre: said for “en”
_CAME = words("arrive arrivee arrives venu venue rentre rentree revenu revenue embauche embauchee")
_THAT, _YEARS = words("que qu"), words("an ans annee annees")
_TELLING = _CUES | {"etre", "etait"} | (_HAPPENED - {"entre"})
_THOUSAND, _NOUGHT = frozenset(("mille", "mil")), frozenset(("zero",))
_HESITATING = words("ben bah enfin attends attendez en")
_DATE, _YEAR = IdentifierKind.DATE, Message("year")
_REASON = Message("date")


def find(reading: Reading) -> Iterator[Candidate]:
    """Years of two figures or two words."""
    if reading.settings.language == "en":
        return
    yield from _thousands(reading)
    yield from _noughts(reading)
    previous: SpokenNumber | None = None
    for said in reading.numbers:
        number = said
        if previous and _is_begun_again(reading, previous, said):
            number = SpokenNumber(previous.first, said.last, said.value)
        cue, unit = _cue(reading, number), reading.after(number.last)
        if unit in _YEARS:
            pass  # how long, or how long ago
        elif _is_and_some(reading, number.last):
            if cue in _SURELY_IN | {"vers", "annees"} and number.value > _TEN:
                yield reading.candidate(number.first, number.last, _DATE, Tier.LIKELY, _YEAR)
        elif cue in MONTH_WORDS:
            if _ends_month(reading, number):
                yield reading.candidate(number.first - 1, number.last, _DATE, Tier.LIKELY, _REASON)
        elif (
            goes_on(unit)
            or (cue in _SURELY_IN and not is_counted_fr(unit))
            or (unit in _THAT and cue in _SURELY_IN)
        ):
            if previous and previous.last + 2 == number.first and _spans(reading, previous, number):
                yield reading.candidate(previous.first, number.last, _DATE, Tier.REVIEW, _YEAR)
            if (cue in _TELLING or unit == "") and _is_year(reading, number, cue):
                tier = Tier.LIKELY if cue in _SURELY_IN else Tier.REVIEW
                yield reading.candidate(number.first, number.last, _DATE, tier, _YEAR)
        previous = number


def _cue(reading: Reading, number: SpokenNumber) -> str:
    """The word before a number; “dès” is one, and “des” is not."""
    cue = reading.before(number.first)
    return "" if cue == "des" and reading.words[number.first - 1].lower() == "des" else cue


def _is_begun_again(reading: Reading, one: SpokenNumber, other: SpokenNumber) -> bool:
    """Soixante euh soixante-quatre; quatre-vingt… quatre-vingt-trois: one year, after a pause."""
    tens = other.value - other.value % 10
    begun = one.value in (other.value, tens) or (tens in (70, 90) and one.value == tens - 10)
    between = reading.folds[one.last + 1 : other.first]
    paused = reading.gaps[other.first].strip() in ("", "…", "...", "-", "–")
    return begun and one.value > _TEN and paused and _HESITATING.issuperset(between)


def _is_and_some(reading: Reading, last: int) -> bool:
    """Cinquante et quelques, 60 et des poussières: nothing is counted behind."""
    told = tuple(reading.after(last, ahead) for ahead in (1, 2, 3))
    if told == ("et", "des", "poussieres"):
        return goes_on(reading.after(last, 4))
    return told[:2] in (("et", "quelque"), ("et", "quelques")) and goes_on(told[2])


def _ends_month(reading: Reading, number: SpokenNumber) -> bool:
    """En septembre, euh, 94; en août dix-huit."""
    cue = reading.before(number.first, 2)
    recent = cue == "en" and number.value > _TEN and not reading.words[number.first].isdigit()
    return (_is_cut_short(reading, number) or recent) and _is_free(reading, number)


def _thousands(reading: Reading) -> Iterator[Candidate]:
    """“En deux mille que j'ai commencé”: nothing counted follows; quarante et un mille neuf cent quarante et un."""
    for i in reading.where(_THOUSAND):
        whole, short = year_at(reading, i), number_before(reading, i)
        if whole and whole.is_whole and short is not None:
            year = year_said(reading.folds[short:i], "fr")
            if year and year.value > _TEN and whole.written.endswith(year.written):
                yield reading.candidate(short, i - 1, _DATE, Tier.REVIEW, _YEAR)
        alone = goes_on(reading.after(i))
        if alone and reading.before(i) == "deux" and reading.before(i, 2) in _SURELY_IN:
            yield reading.candidate(i - 1, i, _DATE, Tier.LIKELY, _YEAR)


def _noughts(reading: Reading) -> Iterator[Candidate]:
    """En zéro deux, depuis zéro neuf; en 08 is told by its figures."""
    for i in reading.where(_NOUGHT):
        year = year_at(reading, i) if reading.before(i) in _IN else None
        if year is not None:
            yield reading.candidate(i, year.last, _DATE, Tier.LIKELY, _YEAR)


def _is_cut_short(reading: Reading, number: SpokenNumber) -> bool:
    """82, 04, quatre-vingt-deux; seventy and eighty can be years, sixty counts most often."""
    written = reading.words[number.first]
    if written.isdigit():
        return len(written) == 2 and (number.value >= _LEAST or written[0] == "0")
    if _THIRTY < number.value < _LEAST:
        return _is_of_the_thirties(reading, number)
    return _LEAST < number.value <= _LATEST_BARE and (
        number.value % 10 > 0 or number.value >= _SEVENTY
    )


def _is_of_the_thirties(reading: Reading, number: SpokenNumber) -> bool:
    """Eux, c'était en trente-cinq; ils se sont mariés en trente-sept: when, and not in how many parts."""
    lately = reading.folds[max(0, number.first - 4) : number.first - 1]
    told = _BEING.union(_HAPPENED).intersection(lately) and _MADE.isdisjoint(lately)
    return reading.before(number.first) == "en" and bool(told)


def _is_free(reading: Reading, number: SpokenNumber) -> bool:
    """Whether nothing that follows is counted: no noun, no unit, no sign."""
    after, gap = reading.after(number.last), reading.gap_after(number.last)
    if gap == ", " and _is_counted_with_next(reading, number):
        return False
    if after in _THAT and reading.before(number.first) in _SURELY_IN:
        return True  # c'est depuis quatre-vingt-six qu'on est là
    if gap.strip()[:1] in ("%", "€", "/", "°") or gap[:1] in (":", "h", "-", "–"):
        return False
    placed = reading.before(number.first) in _SURELY_IN and number.value % 10 > 0
    if placed and after.isdigit() and len(after) == len("45"):
        return int(after) > number.value > _LEAST  # en 45 47 et 49
    if placed and number.value > _LEAST and not after.isdigit() and not is_counted_fr(after):
        return True  # en soixante-trois monsieur Krier est parti
    return goes_on(after)


def _is_counted_with_next(reading: Reading, number: SpokenNumber) -> bool:
    """“En 85, 90 kilos”: about so many, where the next is five or ten more."""
    other = reading.numbers_from.get(number.last + 1)
    if other is None or other.value - number.value not in (_FIVE, _TEN):
        return False
    return number.value % _FIVE == 0 and not goes_on(reading.after(other.last))


def _is_year(reading: Reading, number: SpokenNumber, cue: str) -> bool:
    round_one = not number.value % 10
    if not _is_free(reading, number):
        return False
    if not _is_cut_short(reading, number):
        return _is_recent(reading, number, cue)
    if cue in _IN and not _is_no_time(reading, number.first - 1):
        reckoned = {"etait", "etre", "est"} & set(
            reading.folds[max(0, number.first - 4) : number.first]
        )
        return (
            not round_one
            or cue in _SURELY_IN
            or (bool(reckoned) and not reading.after(number.last))
        )
    if cue == "de" and reading.before(number.first, 2) == "partir":
        return not round_one or reading.after(number.last) in _PERSONS_TELL
    if cue == "de" and reading.before(number.first, 2) in _EDGES:
        return True  # fin de soixante et un
    if cue == "de":
        return _until_a_year(reading, number) or (not round_one and _is_of_it(reading, number))
    if cue == "a" and reading.before(number.first, 2) in _DATING:
        return not round_one
    if cue == "a" and reading.before(number.first, 2) == "jusqu":
        spelled = number.last > number.first and number.value > _SIXTY
        counting = (_COUNTING | _GROWING_OLD) & set(
            reading.folds[max(0, number.first - 8) : number.first]
        )
        return not round_one and (_lives(reading, number.first) or (spelled and not counting))
    if cue == "la" and reading.before(number.first, 2) == "de":
        return reading.before(number.first, 3) in _BEING and not reading.after(number.last)
    if cue == "a" and reading.before(number.first, 2) in _CAME:
        return not round_one and reading.before(number.first, 3) in _AUXILIARIES
    if cue in _EXAMS or cue in _HAPPENED:
        return not round_one or reading.words[number.first].isdigit()
    return _is_spoken_of(reading, number)


def _is_of_it(reading: Reading, number: SpokenNumber) -> bool:
    """Autour de 82; ça date de 82; le contrat de 91."""
    what, the = (reading.before(number.first, back) for back in (2, 3))
    if what in _ROUND_ABOUT or what in _DATING:
        return True
    figures = reading.words[number.first].isdigit()
    spelled = (
        number.value > _SIXTY and number.last > number.first and not reading.after(number.last)
    )
    if spelled and what in _AMOUNTS:
        return False
    return (
        (figures or spelled)
        and the in _DEFINITE
        and what not in _MEASURES
        and what not in _COUNTING
    )


def _until_a_year(reading: Reading, number: SpokenNumber) -> bool:
    """“De 92 à 2003”, “de quatre-vingt-douze à deux mille trois”."""
    if reading.after(number.last) == "jusqu" and _lives(reading, number.first):
        return True
    if reading.after(number.last) != "a":
        return False
    until = [reading.after(number.last, ahead) for ahead in (2, 3)]
    return "mille" in until or (until[0][:2] in ("19", "20") and len(until[0]) == _WHOLE)


def _is_recent(reading: Reading, number: SpokenNumber, cue: str) -> bool:
    """La médaille, en quatorze; en quinze on a fermé; depuis vingt et un je ne conduis plus."""
    written, what = reading.words[number.first], reading.before(number.first, 2)
    two = len(written) == 2 if written.isdigit() else number.value > _TEN
    if cue == "en" and what in _BORN:
        return True  # née en dix
    if not two or what in _MADE or what in ("de", "classe", "coupe"):
        return False
    if cue in _EDGES and number.value > _TEN and not _is_no_time(reading, number.first - 1):
        return True  # fin 39, l'année 36
    after = reading.after(number.last)
    if cue in ("avant", "apres") and not after and number.last > number.first:
        return number.value > _LEAST_SPELLED  # avant trente-neuf
    if cue in ("depuis", "avant"):
        return after in _PERSONS_TELL and number.value > _TEN + (cue == "avant") * _FIVE
    if cue != "en":
        return False
    if not after or after == "en" or what == "jusqu" or what in _HAPPENED | _ENDED:
        return True
    opening = number.first - 1
    begins = (
        reading.opens[opening] or reading.gaps[opening] == ", " or what in ("est", "etait", "et")
    )
    if after in _THERE and not _AUXILIARIES.isdisjoint(
        reading.folds[max(0, number.first - 8) : number.first]
    ):
        return True
    if after in _JOINS:
        return reading.after(number.last, 2) in _PERSONS_TELL | {"en", "ca", "c"}
    if after in ("j", "je") and number.value > _TEN:
        return reading.after(number.last, 2) not in ("crois", "pense", "dirais", "sais")
    return begins and after in _TELLS


def _is_no_time(reading: Reading, cue: int) -> bool:
    """“En avant 2”, “l'équipe en 4-4-2”; “mi” and “an” belong to a word before them."""
    form = reading.folds[cue]
    if form == "an":
        return reading.before(cue) not in ("l", "d")
    return form in ("annee", "jusqu") and not reading.before(cue)


def _is_spoken_of(reading: Reading, number: SpokenNumber) -> bool:
    """“Par contre 82, la marche…”; “c'était 86, l'année du gel”: a year that is the matter of a sentence."""
    was = (reading.before(number.first, 2), reading.before(number.first))
    if was in _WAS and number.value % 10 and reading.after(number.last) in _AFTER_WAS:
        return True  # c'était quatre-vingt-douze; ça devait être soixante-six, je crois
    k = number.last + 1
    if k + 1 >= len(reading) or not reading.gaps[k].startswith(",") or not number.value % 10:
        return False
    cue, the = reading.before(number.first), reading.folds[k] in _THE
    if cue in _RECKONING or (reading.opens[number.first] and not cue):
        return the and reading.folds[k + 1] in _OF_THE_YEAR
    return the and cue in _OPENERS and reading.gaps[number.first] == " "


_AFTER_WAS = words("je j environ parce puisque qu") | {""}
_WAS = (("c", "etait"), ("doit", "etre"), ("devait", "etre"))
_BORN_OR_LIVED = words(
    "ne nee nes nees vecu vecue vecus habite habitait habitais vivait vivais vivaient marie maries"
)
_BORN = words("ne nee nes nees")
_BEING = words("suis est etais etait sont etaient sommes")
_LIVED = words(
    "ai suis avons etais etait ete restait reste travaille dure durait tenu tenait tourne tournait marche existe",
    "fonctionne habite habitait algerie indochine guerre service regiment",
)


def _lives(reading: Reading, i: int) -> bool:
    """Somebody was somewhere, or did something, up to then: j'ai été élu jusqu'à 92."""
    near = set(reading.folds[max(0, i - 9) : i])
    return bool(near & _LIVED)


def _spans(reading: Reading, one: SpokenNumber, other: SpokenNumber) -> bool:
    """“De 95 à 99”, “entre 78 et 82”: a later year after an earlier one, nothing counted."""
    if not one.value < other.value:
        return False
    pair = reading.before(one.first), reading.before(other.first)
    if pair not in (("de", "a"), ("entre", "et")):
        return False
    short = _is_cut_short(reading, one) and _is_cut_short(reading, other)
    near = set(reading.folds[max(0, one.first - 5) : one.first])
    if one.value > _TEN and not near.isdisjoint(_BORN_OR_LIVED):  # nés entre 30 et 35
        return _is_free(reading, other)
    served = pair[0] == "de" and one.value >= _LEAST and _lives(reading, one.first)
    if not short and not (served and other.value - one.value <= _SERVED):
        return False
    loose = short and one.value % _FIVE == 0 and other.value % _FIVE == 0
    told = _lives(reading, one.first) or _is_told_after(reading, one, other)
    if loose and (one.value % 10 == other.value % 10 or not told):
        return False
    near = set(reading.folds[max(0, one.first - 4) : one.first - 1])
    return _is_free(reading, other) and near.isdisjoint(_COUNTING)


def _is_told_after(reading: Reading, one: SpokenNumber, other: SpokenNumber) -> bool:
    """“Entre quatre-vingt-cinq et quatre-vingt-dix, on a perdu…”"""
    opens = reading.before(one.first) == "entre" and reading.opens[one.first - 1]
    near = reading.folds[other.last + 1 : other.last + 4]
    spelled = not reading.words[one.first].isdigit() and one.value > _SEVENTY
    return opens and spelled and not _LIVED_THEN.isdisjoint(near)


_LIVED_THEN = words("ai a avons avait avais etait etaient")
