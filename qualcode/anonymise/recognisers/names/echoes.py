"""A name found somewhere is found again where nothing else gives it away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.openings import does_deed, has_verb_after, is_acting
from qualcode.anonymise.recognisers.places.gentiles import SUFFIXES, is_broad
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.calendar_words import DAYS_FR, MONTH_NAMES_EN, MONTH_NAMES_FR
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# after a word this common only what a person does tells the name: Petit m'a dit
_TELLING = words("m a avait est etait dit disait s said says told was is had has can could would")
ECHO = Message("named elsewhere in the text")
_NAMED = (IdentifierKind.PERSON, IdentifierKind.PLACE, IdentifierKind.ORGANISATION)
_LEAST = 3
_LONGEST = 6
_STEM = 5


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Capitalised words and phrases named elsewhere in the text, and inhabitants of its places."""
    yield from _phrases(reading, found)
    yield from _inhabitants(reading, found)
    yield from _single_words(reading, found)


def _single_words(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    known, covered = _name_words(reading, found)
    places = range(len(reading)) if reading.no_capitals else reading.capitals
    if known and not reading.no_capitals:
        yield from _small_again(reading, known)
    for i in places:
        form = reading.folds[i]
        if i in covered or form not in known or _is_role_label(reading, i):
            continue
        if i in reading.kept and not (_is_no_date(reading, i) or _is_borne(reading, i, known)):
            continue  # May could paint: a month, but somebody's name too
        if reading.is_shouted(i) or not _again(reading, i):
            continue
        if is_broad(form) and known[form] is not IdentifierKind.PERSON:
            continue  # the Japanese, where a body has them in its name
        kind = known[form]
        yield reading.candidate(i, i, kind, Tier.LIKELY, ECHO)


def _small_again(reading: Reading, known: dict[str, IdentifierKind]) -> Iterator[Candidate]:
    """A name of no dictionary, typed in lower case by somebody in a hurry: sylvette."""
    small = {
        form
        for form in known.keys() & reading.lower_forms
        if len(form) > _LEAST
        and not (reading.profile(form).french or reading.profile(form).english)
    }
    for i in reading.where(small):
        form = reading.folds[i]
        if reading.is_capital(i) or reading.is_ordinary(i):
            continue
        participle = reading.words[i].endswith(("é", "ée", "és", "ées")) and bool(reading.before(i))
        if not participle and not set("@_/") & set(reading.gaps[i] + reading.gap_after(i)):
            yield reading.candidate(i, i, known[form], Tier.REVIEW, ECHO)


def _is_role_label(reading: Reading, i: int) -> bool:
    """Three letters before a colon, line after line: enq, int."""
    return i in reading.in_labels and len(reading.words[i]) <= _LEAST


def _is_no_date(reading: Reading, i: int) -> bool:
    """May's lad, May could paint, told May: not in May, last May, May 2019."""
    if not reading.known(i).is_known_given or reading.after(i)[:1].isdigit():
        return False
    acts = has_verb_after(reading, i) or does_deed(reading, i)
    if acts and reading.before(i) not in _BEFORE_DAYS and not reading.no_capitals:
        return True
    if reading.opens[i] and has_verb_after(reading, i):
        return True
    if reading.after(i) in ("who", "qui", "il", "elle", "he", "she"):
        return True
    owns = reading.after(i) == "s" and reading.settings.language == "en"
    told = reading.before(i) in _TOLD
    return owns or told


def _is_borne(reading: Reading, i: int, known: dict[str, IdentifierKind]) -> bool:
    """Picard, a shop, where the text names a Jean Picard: his surname, with no shop's “chez” before."""
    form = reading.folds[i]
    if known[form] is not IdentifierKind.PERSON or not reading.known(i).is_usual_surname:
        return False
    return not reading.no_capitals and form not in _CALENDAR


_CALENDAR = words(
    DAYS_FR,
    MONTH_NAMES_FR,
    MONTH_NAMES_EN,
    "monday friday sunday jan feb apr aug sept oct nov dec christmas easter noel paques",
)
_BEFORE_DAYS = words(
    "on last next this each every until till by since of the a in from before after one early late"
)
_TOLD = words(
    "called named told asked tell ask with saw see met and rang phoned avec chez voir dit et"
)


def _phrases(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names of several words again where a sentence starts: Plateau Répit."""
    heads: dict[str, dict[tuple[str, ...], IdentifierKind]] = {}
    starts = {one.span.start for one in found}
    for one in found:
        first, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
        forms = tuple(reading.folds[first : last + 1])
        written = reading.is_capital(first) or reading.no_capitals
        if forms[0] in ("la", "le", "les", "l", "the") and reading.no_capitals:
            forms = forms[1:]
        if one.kind in _NAMED and 1 < len(forms) <= _LONGEST and written:
            # one entry a name, however often it is said
            heads.setdefault(forms[0], {}).setdefault(forms, one.kind)
    for i in range(len(reading)) if reading.no_capitals else reading.capitals:
        for forms, kind in heads.get(reading.folds[i], {}).items():
            last = i + len(forms) - 1
            if reading.starts[i] in starts or tuple(reading.folds[i : last + 1]) != forms:
                continue
            if reading.is_capital(last) or reading.no_capitals:
                yield reading.candidate(i, last, kind, Tier.LIKELY, ECHO)
                break


def _inhabitants(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Corvenaisien where Corvenay is named: inhabitants of places no gazetteer holds."""
    stems = {
        reading.folds[reading.word_at(one.span.start)][:_STEM]
        for one in found
        if one.kind in _NAMED and not reading.is_ordinary(reading.word_at(one.span.start))
    }
    stems = {stem for stem in stems if len(stem) == _STEM}
    derived = {
        form
        for form in reading.mentions
        if len(form) > _STEM + 1 and form[:_STEM] in stems and form.endswith(SUFFIXES)
    }
    for i in reading.where(derived):
        if i in reading.kept:
            continue
        if not reading.is_ordinary(i) and not reading.is_capital(i):
            reason = Message("name of inhabitants")
            yield reading.candidate(i, i, IdentifierKind.PLACE, Tier.REVIEW, reason)


def _name_words(
    reading: Reading, found: Sequence[Candidate]
) -> tuple[dict[str, IdentifierKind], set[int]]:
    known: dict[str, IdentifierKind] = {}
    covered: set[int] = set()
    for one in found:
        i = reading.word_at(one.span.start)
        while i < len(reading) and reading.starts[i] < one.span.end:
            covered.add(i)
            named = one.kind in _NAMED and (_tells(reading, i) or _is_whole(reading, one, i))
            if named and _is_trusted(reading, one, i):
                known.setdefault(reading.folds[i], one.kind)
            i += 1
    return known, covered


def _is_trusted(reading: Reading, one: Candidate, i: int) -> bool:
    """Whether a candidate lends its words to others: a doubtful one only words never said small."""
    if one.rank < 2:
        return True
    if reading.no_capitals:
        borne = reading.known(i).is_usual_given or reading.ordinariness(i) < 2
        form = reading.folds[i]
        return (
            borne and form not in reading.determined and form not in reading.vocabulary.known_words
        )
    if one.kind is IdentifierKind.PERSON and not reading.no_capitals and _is_rare(reading, i):
        return reading.ordinariness(i) < 2 and reading.folds[i] not in reading.lower_forms
    single = one.span.start == reading.starts[i] and one.span.end == reading.ends[i]
    return single and not reading.no_capitals and reading.folds[i] not in reading.lower_forms


def _is_whole(reading: Reading, one: Candidate, i: int) -> bool:
    """Whether word ``i``, with its capital, is all there is of a name: Chief, Elder."""
    return len(one.text) == len(reading.words[i]) >= _LEAST and reading.is_capital(i)


# adjectives so common as surnames that after a title they are one
_ALSO_SURNAMES = words("petit petite grand ancien nouveau vieux")


def _tells(reading: Reading, i: int) -> bool:
    """Whether this word of a name can stand for it: Durand can, docteur, lycée and saint cannot."""
    form = reading.folds[i]
    if len(form) < _LEAST or (form in reading.vocabulary.generic and form not in _ALSO_SURNAMES):
        return False
    if not reading.is_capital(i) and not reading.no_capitals:
        return False
    if reading.no_capitals and reading.ordinariness(i) == 3 and form in reading.determined:
        return False  # a man, where an island of that name is told of
    known = reading.known(i)
    if not reading.is_ordinary(i) or known.is_usual_surname or known.is_usual_given:
        return True
    return bool(known.place) or form not in reading.lower_forms


def _is_bare(reading: Reading, i: int) -> bool:
    """Grace, named in full elsewhere, before a verb or a stop, and nowhere with an article here."""
    if not reading.no_capitals or not reading.known(i).is_usual_given or _is_small(reading, i):
        return False
    if has_verb_after(reading, i) or does_deed(reading, i):
        return True
    stopped = reading.gap_after(i).strip()[:1] in (",", ".", "!", "?", ")")
    return reading.folds[i] not in reading.determined and (stopped or reading.opens[i])


def _stands_alone(reading: Reading, i: int) -> bool:
    """A sentence of one word, or a word that a pronoun takes up at once."""
    if reading.gap_after(i).strip()[:1] in (".", "?", "!") and not _is_small(reading, i):
        return True
    k = i + 1
    pronouns = ("il", "elle", "lui", "he", "she")
    return k < len(reading) and reading.gaps[k] == ", " and reading.folds[k] in pronouns


def _is_rare(reading: Reading, i: int) -> bool:
    return reading.ordinariness(i) < 3 and not _is_small(reading, i)


def _is_small(reading: Reading, i: int) -> bool:
    return reading.folds[i] in reading.vocabulary.small_words


def _again_small(reading: Reading, i: int) -> bool:
    """An ordinary word named elsewhere, here without a capital."""
    named = reading.known(i).is_usual_given or reading.known(i).surname == 1
    if reading.before(i) in reading.vocabulary.determiners:
        return False
    if reading.ordinariness(i) == 1 and reading.no_capitals:
        return True
    acts = (reading.opens[i] and is_acting(reading, i)) or _is_bare(reading, i)
    acts = acts or _is_subject_en(reading, i)
    return named and (reading.ordinariness(i) < 3 or acts)


def _is_subject_en(reading: Reading, i: int) -> bool:
    """Wood is lovely, once dr wood is named: bare at the head of an English sentence, before a verb."""
    bare = reading.opens[i] and reading.folds[i] not in reading.determined
    return reading.settings.language == "en" and bare and has_verb_after(reading, i)


_HAVING = words("a ai as ont avait avaient est sont etait etaient suis etes ete avoir m s l")


def _again(reading: Reading, i: int) -> bool:
    if reading.words[i].endswith(("é", "ée", "és", "ées")) and reading.before(i) in _HAVING:
        return False  # il a marié sa fille, where a Marie is named
    if not reading.is_ordinary(i):
        return True
    if not reading.is_capital(i):
        return _again_small(reading, i)
    if reading.before(i) in reading.vocabulary.determiners:
        many = reading.before(i) in ("les", "aux", "des") and reading.settings.language != "en"
        return many and not reading.opens[i] and reading.folds[i] in reading.quarters
    never_small = reading.folds[i] not in reading.lower_forms
    acts = _is_rare(reading, i) or has_verb_after(reading, i)
    borne = reading.known(i).is_usual_given and not _is_small(reading, i)
    if reading.opens[i] and never_small and (acts or borne):
        return True  # Heather Chenoweth, then “Heather once hid…”
    if reading.opens[i]:
        verbs = reading.vocabulary.speech_verbs
        if reading.known(i).surname == 1 and reading.gap_after(i) == ", " and never_small:
            follows = reading.folds[i + 1] if i + 1 < len(reading) else ""
            if follows in ("c", "il", "elle", "lui", "he", "she"):
                return True  # Petit, c'est mon mari
        if never_small and _stands_alone(reading, i):
            return True  # Snap. Snap Cymru, they're… / Beat, il est à Brigue
        common = reading.ordinariness(i) == 3
        return reading.after(i) in (_TELLING if common else verbs)
    return reading.folds[i] not in reading.vocabulary.function_words
