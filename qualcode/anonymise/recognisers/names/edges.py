"""Names taken over what is written onto them: their article, a joined half, an owner's ’s, a partner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.identifiers import Candidate
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.particles import SAINTS, owns_nothing
from qualcode.anonymise.reading.word_list import APOSTROPHES, HYPHENS, SPACES
from qualcode.anonymise.recognisers.names.capitals import FALLBACKS
from qualcode.anonymise.recognisers.no_capitals.edges import small_first
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind, Span

_NAMED = (IdentifierKind.PERSON, IdentifierKind.PLACE, IdentifierKind.ORGANISATION)
_ARTICLES_FR = words("la l")
_OF = words("de d du des of")
_NAMED_SO = words("appelle appelait nomme nommait")
_CAPITAL_ARTICLES = words("le la les l")
_GONE_TO = words("a de d vers sur dans depuis pres")
_CLITICS = words(
    "la ci meme t il elle on ce je tu nous vous ils elles y en moi toi lui leur le les bas haut s"
)
_PREFIXES = words(
    "ex non anti pro mi demi semi co pre post vice sous sans apres avant contre entre tout toute inter",
    "intra extra super hyper micro mini maxi multi auto self mid late early half former trans franco",
    "anglo euro l d qu j c n m t s quasi grand petit",
)
_AT = words("at from in to for by into outside near behind called and of with off ran")
_PARTNERS = words(
    "chez cabinet etude garage for at with from notaires solicitors firm called and l d"
)


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates of ``found`` that are longer than they were found to be."""
    starts = {one.span.start: one for one in found if one.kind in _NAMED}
    articled = _articled(reading, found)
    for one in found:
        if one.kind not in _NAMED:
            continue
        at, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
        if last >= len(reading) or reading.starts[at] != one.span.start:
            continue
        if reading.ends[last] > one.span.end:
            continue
        first = _first(reading, at, one)
        if first == at and (reading.before(at), reading.folds[at]) in articled:
            first = at - 1
        end = _last(reading, at, last, one, starts)
        if (first, end) != (at, last):
            span = Span(reading.starts[first], max(one.span.end, reading.ends[end]))
            yield replace(one, span=span, text=span.cut(reading.text))


def _is_spelled(reading: Reading, i: int) -> bool:
    """A capital alone with another behind it: a name said letter by letter."""
    k = i + 1
    alone = len(reading.words[i]) == 1 and reading.is_capital(i)
    next_to = k < len(reading) and reading.gaps[k] in SPACES and len(reading.words[k]) == 1
    return alone and next_to and reading.is_capital(k)


def _articled(reading: Reading, found: Sequence[Candidate]) -> set[tuple[str, str]]:
    """La Besse: names that somewhere have their article have it everywhere."""
    firsts = ((reading.word_at(one.span.start), one) for one in found if one.kind in _NAMED)
    return {
        (reading.folds[at - 1], reading.folds[at])
        for at, one in firsts
        if at > 0 and reading.folds[at - 1] == "la" and _has_article(reading, at, one)
    }


def _first(reading: Reading, at: int, one: Candidate) -> int:
    while at > 0 and reading.gaps[at] in HYPHENS and _is_half(reading, at - 1):
        at -= 1
    if at > 0 and _is_spelled(reading, at - 1) and _is_spelled(reading, at):
        return at - 1  # L E R O U X
    letters = len(reading.words[at]) == 1 and one.kind is IdentifierKind.PERSON
    if letters and at > 0 and reading.words[at - 1] == "A" and reading.gaps[at] in (" ", ". "):
        return at - 1  # A J Foyle kept the books
    if (head := _feature_before(reading, at, one)) is not None:
        return head
    if _is_part_of_land(reading, at, one):
        return at - 1
    if reading.no_capitals and one.kind is not IdentifierKind.ORGANISATION:
        return small_first(reading, at)
    if at > 0 and (_has_article(reading, at, one) or _is_of_a_house(reading, at, one)):
        return at - 1
    return at - 1 if at > 1 and _is_epithet(reading, at, one) else at


_PARTS_EN = words(
    "north south east west northern southern eastern western central northeast northwest southeast southwest",
    "northeastern",
    "northwestern southeastern southwestern upstate downstate downtown uptown midtown rural coastal inner outer",
    "outback",
    "greater suburban inland far mid",
)


def _is_part_of_land(reading: Reading, at: int, one: Candidate) -> bool:
    """Rural Alabama, upstate New York: the part of a place in small letters, straight before it."""
    english = reading.settings.language == "en" and not reading.no_capitals
    if not english or at == 0 or reading.folds[at - 1] not in _PARTS_EN:
        return False
    known = reading.known(at)
    lies = one.kind is IdentifierKind.PLACE or (one.kind is IdentifierKind.PERSON and known.place)
    return bool(lies) and reading.gaps[at] in SPACES and not reading.is_capital(at - 1)


_LONG = 6
_FEATURES = words(
    "cap pointe banc vallee riviere mont monts lac col pic ilet ruisseau etang anse fleuve canton cirque",
    "ravine morne piton rang",
)


def _feature_before(reading: Reading, at: int, one: Candidate) -> int | None:
    """La rivière Péribonka, les monts Otish: the word for what lies there, straight before its name."""
    french = reading.settings.language != "en" and one.kind is not IdentifierKind.ORGANISATION
    near = french and at > 0 and reading.gaps[at] in (*SPACES, *APOSTROPHES)
    if near and _is_canal(reading, at):
        return at - 2
    if not near:
        return None
    head = at - 1
    if reading.before(at) in ("de", "des", "du", "d") or (
        reading.before(at) in ("la", "l") and reading.before(at, 2) == "de"
    ):
        head -= 1 + (reading.before(at) in ("la", "l"))
        return head if reading.is_tight(at - 1) and reading.folds[head] in _FEATURES else None
    return (
        head if reading.folds[head] in _FEATURES | _WORKS or _is_workshop(reading, head) else None
    )


_WORKS = words("fosse puits charbonnage parc filature hangar cite halle carriere terril usine mine")


def _is_workshop(reading: Reading, i: int) -> bool:
    """La miroiterie Cohen: a trade's house, by its ending."""
    form = reading.folds[i]
    return form.endswith("erie") and reading.before(i) in ("la", "une", "l") and len(form) > _LONG


def _is_canal(reading: Reading, at: int) -> bool:
    """Le canal de Nantes à Brest: named after both its ends."""
    return reading.before(at) in _OF and reading.before(at, 2) == "canal"


_NOBLE = words("de du d")
_WITH = words("avec chez pour par les c etait est avait a appelle comme un une pere abbe")


def _is_of_a_house(reading: Reading, at: int, one: Candidate) -> bool:
    """Un de Wouters, avec de Kerdrel, “: d'Orves, plus tard notaire”: a surname that begins with “de”."""
    known = reading.known(at)
    told = reading.before(at - 1) in ("les", "un", "une")
    surname = told or not known.place or known.is_usual_surname
    surname = surname and one.kind is IdentifierKind.PERSON
    if not surname or reading.before(at) not in _NOBLE or not reading.is_capital(at):
        return False
    if reading.is_ordinary(at) and known.surname != 1:
        return False
    before = reading.before(at - 1)
    opened = not before and reading.gaps[at - 1].strip(" \u00a0\n")[-1:] in (
        ":",
        ",",
        "(",
        "/",
        "«",
        "",
    )
    listed = reading.gaps[at - 1].strip(" ") == ","
    return before in _WITH or (opened and (known.is_usual_surname or not (known.place or listed)))


_EPITHETS = words("vieux vieille grand grande petit petite gros grosse")


def _is_epithet(reading: Reading, at: int, one: Candidate) -> bool:
    """Le grand Sylvain, le vieux Barros: people are told apart so."""
    named = one.kind is IdentifierKind.PERSON and reading.is_capital(at)
    told = reading.folds[at - 1] in _EPITHETS and reading.gaps[at] in SPACES
    return named and told and reading.before(at - 1) in ("le", "la", "au", "du", "ce")


def _is_half(reading: Reading, k: int) -> bool:
    """The first half of Aït-Hamouda: not a prefix, and in lower case only where all is."""
    if reading.folds[k] == "hotel" and reading.folds[k + 1] == "dieu":
        return True
    if reading.folds[k] in _PREFIXES or not reading.words[k].isalpha() or k in reading.in_labels:
        return False
    return reading.is_capital(k) or reading.no_capitals


def _has_article(reading: Reading, at: int, one: Candidate) -> bool:
    """À la Timone, de l'Estaque, The Punch: the article that belongs to the name of a place or body."""
    form, gap = reading.folds[at - 1], reading.gaps[at]
    tight = gap in SPACES or gap in APOSTROPHES
    if not tight or at - 1 in reading.in_labels or not reading.is_capital(at):
        return False
    if reading.settings.language == "en":
        titled = form == "the" and reading.is_capital(at - 1)
        return titled and one.kind is IdentifierKind.ORGANISATION
    if form in _CAPITAL_ARTICLES and reading.is_capital(at - 1):
        return one.kind is IdentifierKind.ORGANISATION  # Les Femmes du port
    beside = (
        reading.gaps[at - 1].strip(" ") in (",", "(", ":", "«")
        or reading.before(at - 1) in _NAMED_SO
    )
    if form in _CAPITAL_ARTICLES and one.kind is IdentifierKind.ORGANISATION and beside:
        return " " in one.text  # mon studio, les Mains de Zoé
    if form not in _ARTICLES_FR or (form == "l") != (gap in APOSTROPHES):
        return False
    hyphened = reading.gap_after(at) in HYPHENS and form == "la"  # la Ville-Jossard
    if hyphened and reading.folds[at] in SAINTS:
        return False  # à la Saint-Jean: a day
    if (reading.is_ordinary(at) and not hyphened) or reading.is_shouted(at):
        return False
    before = reading.before(at - 1)
    if before not in _GONE_TO and before not in reading.vocabulary.place_words:
        return False
    if reading.known(at).place_kind in "drp":
        return False  # de la Touraine, à la Réunion: the gazetteer has it without
    guessed = not reading.known(at).given and set(one.reasons) <= FALLBACKS
    return one.kind is not IdentifierKind.PERSON or guessed


def _last(
    reading: Reading, at: int, last: int, one: Candidate, starts: dict[int, Candidate]
) -> int:
    while last + 1 < len(reading) and reading.gaps[last + 1] in HYPHENS and _is_tail(reading, last):
        last += 1
    joined = _joined(reading, at, last, one, starts)
    if joined > last:
        return joined
    if reading.settings.language == "en" and _is_shop(reading, at, last, one):
        return last + 1
    return _partner(reading, at, last, one, starts)


def _joined(
    reading: Reading, at: int, last: int, one: Candidate, starts: dict[int, Candidate]
) -> int:
    """Ville de Sète, a boat: a word with a capital nothing calls for, “de” and a name."""
    k = last + 2
    if _is_line(reading, at, last, one, starts) or _is_second_end(reading, at, last, starts):
        return reading.word_at(starts[reading.starts[k]].span.end - 1)
    headed = at == last or reading.is_shouted(last - 1)  # l'ASBL Mémoire du Fer
    titled = headed and reading.is_ordinary(last) and not reading.opens[last]
    if not titled or k >= len(reading) or not reading.is_tight(k) or not reading.is_capital(last):
        return last
    known, other = reading.known(last), starts.get(reading.starts[k])
    free = one.kind is not IdentifierKind.PLACE and not (known.given or known.is_usual_surname)
    if other is None or not free or reading.after(last) not in _OF or not reading.is_capital(k):
        return last
    return reading.word_at(other.span.end - 1)


def _is_second_end(reading: Reading, at: int, last: int, starts: dict[int, Candidate]) -> bool:
    k = last + 2
    ends = k < len(reading) and reading.is_tight(k) and reading.words[last + 1] == "à"
    return ends and reading.starts[k] in starts and _is_canal(reading, at)


def _is_line(
    reading: Reading, at: int, last: int, one: Candidate, starts: dict[int, Candidate]
) -> bool:
    """Gilberte à Fred, in Acadia: somebody by the father's name, where nothing is given to him."""
    k = last + 2
    if k >= len(reading) or not reading.is_tight(k) or reading.words[last + 1] != "à":
        return False
    other, before = starts.get(reading.starts[k]), reading.before(at)
    people = other is not None and one.kind is other.kind is IdentifierKind.PERSON
    given = reading.known(at).is_known_given and reading.known(k).is_known_given
    return people and given and at == last and before in ("", "est", "a", "mets", "appelle")


def _is_tail(reading: Reading, last: int) -> bool:
    k = last + 1
    if reading.folds[k] in _CLITICS or not reading.words[k].isalpha():
        return False
    return reading.is_capital(k) or reading.no_capitals


_STOOD = words("was is had closed shut opened sold stood burned burnt became made paid")


def _is_shop(reading: Reading, at: int, last: int, one: Candidate) -> bool:
    """At Lavery's, Wood's shut: the ’s of a shop or a works belongs to its name."""
    k = last + 1
    if k >= len(reading) or reading.folds[k] != "s" or reading.gaps[k] not in APOSTROPHES:
        return False
    idle = owns_nothing(reading, k)
    alone = reading.opens[at] and (
        reading.gap_after(k).startswith(".") or reading.after(k) in _STOOD
    )
    beside = reading.gaps[at] == ", " and reading.gap_after(k).startswith(",")
    gone_to = (
        reading.before(at) in _AT or alone or beside or one.kind is IdentifierKind.ORGANISATION
    )
    given = one.kind is IdentifierKind.PERSON and reading.known(last).is_usual_given
    shop = reading.folds[last] in reading.shops and not given
    return (idle and gone_to) or (shop and idle)


def _partner(
    reading: Reading, at: int, last: int, one: Candidate, starts: dict[int, Candidate]
) -> int:
    """Chez Abgrall et Tanguy, at Tillie and Henderson: a firm of two surnames."""
    k = last + 2
    if k >= len(reading) or reading.after(last) not in ("et", "and") or not reading.is_tight(k):
        return last
    other = starts.get(reading.starts[k])
    named = reading.before(at) in _PARTNERS and reading.is_capital(k)
    if other is None or not named or reading.before(at) in ("and", "l", "d"):
        return last
    spans_one = " " not in one.text and " " not in other.text
    both = (reading.known(at), reading.known(k))
    first_names = all(known.is_usual_given and known.surname != 1 for known in both)
    towns = all(known.is_sizeable_place and not known.is_usual_surname for known in both)
    return k if spans_one and not first_names and not towns else last
