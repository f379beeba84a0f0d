"""Names that lost their capital in an English text that writes capitals: out to stony point, Mary kowalski."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.lexicon import UNKNOWN
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES, SPACES
from qualcode.anonymise.recognisers.names.echoes import ECHO
from qualcode.anonymise.recognisers.no_capitals.cues import is_told_around
from qualcode.anonymise.recognisers.no_capitals.whole_en import is_gone_to
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind, Span
from qualcode.wording import Message

_PERSON, _PLACE = IdentifierKind.PERSON, IdentifierKind.PLACE
_NAMED = (_PERSON, _PLACE, IdentifierKind.ORGANISATION)
_REASON = Message("name without a capital")
_TO_PLACES = words(
    "in to from near at around outside into through towards toward by past between beyond via"
)
_SIDES = words("north south east west outside side city town village outskirts edge end top heart")
_SAID_SO = words("called named is was")
_SPOTS = words("village town city place name hamlet suburb")
_WELL_KNOWN = (1, 2)
_LEAST, _LONGEST, _COMPOUND = 3, 4, 8
# a phrase that has its capitals as often as this is a name without them, too
_OFTEN = 3
_LEARNED = ("ology", "ics", "ism", "istry", "ing", "graphy")
_CUES = words("and with told called named by like was to")
_NO_VERB_OF = words("the a an my your his her our their it me him us them you this that")


def find(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """What is written small of the names of ``found``, and names that are no words at all."""
    if reading.settings.language != "en" or not reading.words:
        return
    yield from _run_apart(reading, found)
    if reading.no_capitals:
        return
    yield from _surnames(reading, found)
    yield from _again(reading, found)
    yield from _unwritten(reading)
    yield from _towns(reading)


def _run_apart(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Silver backs where the text has the Silverbacks; wendells where it has Wendell: names as machines hear them."""
    kinds: dict[str, IdentifierKind] = {}
    for one in found:
        i = reading.word_at(one.span.start)
        whole = one.kind in _NAMED and reading.ends[i : i + 1] == [one.span.end]
        if whole and reading.ordinariness(i) < 2:
            kinds.setdefault(reading.folds[i], one.kind)
    for form, kind in kinds.items():
        if kind is _PERSON:
            for i in reading.mentions.get(f"{form}s", ()):
                if not reading.is_ordinary(i):
                    yield reading.candidate(i, i, kind, Tier.REVIEW, ECHO)
        singular = form.removesuffix("s")
        for cut in range(_LEAST, len(singular) - _LEAST + 1) if len(form) >= _COMPOUND else ():
            for i in reading.mentions.get(form[:cut], ()):
                rest = reading.folds[i + 1] if i + 1 < len(reading) else ""
                if rest.removesuffix("s") == singular[cut:] and reading.gaps[i + 1] in SPACES:
                    yield reading.candidate(i, i + 1, kind, Tier.REVIEW, ECHO)


def _surnames(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Mary kowalski, Ted gables who: a word of no dictionary, or one that “who” takes up, after a first name."""
    for one in found:
        if one.kind is not _PERSON:
            continue
        k = reading.word_at(one.span.end - 1) + 1
        if k >= len(reading) or reading.ends[k - 1] != one.span.end or reading.is_capital(k):
            continue
        if reading.gaps[k] not in SPACES or reading.known(k - 1).given not in _WELL_KNOWN:
            continue
        if not reading.words[k].isalpha() or len(reading.words[k]) <= _LEAST:
            continue
        taken_up = reading.after(k) == "who" and not reading.is_small_word(k)
        strange = not reading.is_ordinary(k) and not reading.known(k).given
        if taken_up or strange:
            span = Span(one.span.start, reading.ends[k])
            yield replace(one, span=span, text=span.cut(reading.text))


def _again(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names again without their capitals: whole, or alone where only a name stands."""
    written, single = _as_written(reading, found)
    phrases: dict[str, set[tuple[str, ...]]] = {}
    for forms, times in written.items():
        if not _is_said_more(reading, forms, times):  # social work, of Social Work Scotland
            phrases.setdefault(forms[0], set()).add(forms)
    for i in reading.where(reading.lower_forms & (phrases.keys() | single.keys())):
        if reading.is_capital(i) or reading.in_address(i):
            continue
        for forms in phrases.get(reading.folds[i], ()):
            last = i + len(forms) - 1
            if tuple(reading.folds[i : last + 1]) != forms:
                continue
            if _is_bare(reading, i, last) or written[forms] >= _OFTEN:
                yield reading.candidate(i, last, _PLACE, Tier.REVIEW, ECHO)
        if reading.folds[i] in single and _stands_as_name(reading, i, single[reading.folds[i]]):
            yield reading.candidate(i, i, single[reading.folds[i]], Tier.REVIEW, ECHO)


def _as_written(
    reading: Reading, found: Sequence[Candidate]
) -> tuple[Counter[tuple[str, ...]], dict[str, IdentifierKind]]:
    """Names with their capitals: how often each of several words stands, and single ones by kind."""
    written: Counter[tuple[str, ...]] = Counter()
    single: dict[str, IdentifierKind] = {}
    for one in found:
        first, last = reading.word_at(one.span.start), reading.word_at(one.span.end - 1)
        if one.kind not in _NAMED or last >= len(reading) or not _is_written(reading, first, last):
            continue
        forms = tuple(reading.folds[first : last + 1])
        if first < last < first + _LONGEST:
            written[forms] += 1
        elif first == last and not reading.opens[first] and not reading.is_small_word(first):
            single.setdefault(forms[0], one.kind)
    return written, single


def _is_said_more(reading: Reading, forms: tuple[str, ...], written: int) -> bool:
    """Whether a phrase of common words stands more often without its capitals than with them."""
    if forms[0] not in reading.lower_forms:
        return False
    said = [
        i
        for i in reading.mentions[forms[0]]
        if not reading.is_capital(i) and tuple(reading.folds[i : i + len(forms)]) == forms
    ]
    common = (reading.ordinariness(k) > 1 for i in said[:1] for k in range(i, i + len(forms)))
    return len(said) > written and all(common)


def _is_written(reading: Reading, first: int, last: int) -> bool:
    return reading.is_capital(first) and reading.is_capital(last)


def _is_bare(reading: Reading, first: int, last: int) -> bool:
    """Stony point, and not “a stony point”: no determiner, and no words that say themselves."""
    tight = all(reading.gaps[k] in SPACES for k in range(first + 1, last + 1))
    plain = all(reading.is_small_word(k) for k in range(first, last + 1))
    return tight and not plain and reading.before(first) not in reading.vocabulary.determiners


def _stands_as_name(reading: Reading, i: int, kind: IdentifierKind) -> bool:
    """Out to bluff, told grace: no count noun stands there without an article."""
    if not reading.is_ordinary(i):
        return len(reading.folds[i]) > _LEAST
    before = reading.before(i)
    if reading.folds[i].endswith(_LEARNED):
        return False  # a course in ecology
    if before in _TO_PLACES and reading.ordinariness(i) < 3:
        bare = reading.after(i) not in _NO_VERB_OF or is_gone_to(reading, i)
        return bare and reading.folds[i] not in reading.determined
    return kind is _PERSON and is_told_around(reading, i)


def _unwritten(reading: Reading) -> Iterator[Candidate]:
    """Kathleen, wichita, new york: names that are no English words, whatever their capitals."""
    for form in reading.lower_forms:
        known = reading.profile(form)
        if known.english or len(form) < _LEAST or not form.isalpha():
            continue
        if known == UNKNOWN and len(form) > _LEAST:
            yield from _strange(reading, form)
        borne = known.given in _WELL_KNOWN
        lies = known.place in _WELL_KNOWN and known.place_kind in "wrp"
        if not (borne or lies):
            continue
        for i in reading.mentions[form]:
            if reading.is_capital(i) or reading.in_address(i) or i in reading.in_labels:
                continue
            if reading.lexicon.is_kept(f"{form} {reading.after(i)}"):
                continue  # an alma mater
            if lies and _is_place_cued(reading, i):
                yield reading.candidate(i, i, _PLACE, Tier.REVIEW, _REASON)
            elif borne and (known.given == 1 or _is_cued(reading, i)):
                yield reading.candidate(i, i, _PERSON, Tier.REVIEW, _REASON)


_PLAIN_ENDINGS = (
    "ing", "in", "ed", "ly", "ness", "tion", "s", "ment", "able", "less", "ful", "ism", "ology",
)  # fmt: skip


def _is_place_cued(reading: Reading, i: int) -> bool:
    """In tarangool, south of leicester, in the bronx, a hamlet called dunquenty."""
    before, two = reading.before(i), reading.before(i, 2)
    if before in _SAID_SO:
        return two in _SPOTS
    if before == "of":
        return two in _SIDES
    return before in _TO_PLACES or (before == "the" and two in _TO_PLACES and _is_known(reading, i))


def _is_known(reading: Reading, i: int) -> bool:
    return reading.known(i).place in _WELL_KNOWN


def _towns(reading: Reading) -> Iterator[Candidate]:
    """In new york, to north dakota: places of several words that the gazetteer has."""
    for cue in reading.where(_TO_PLACES):
        i = cue + 1
        if i >= len(reading) or not reading.is_tight(i) or reading.is_capital(i):
            continue
        for last in range(i + 1, min(i + _LONGEST, len(reading))):
            if reading.gaps[last] not in SPACES or not reading.begins(reading.joined(i, last - 1)):
                break
            whole = reading.profile(reading.joined(i, last))
            if whole.place == 1 and whole.place_kind in "wrp":
                yield reading.candidate(i, last, _PLACE, Tier.REVIEW, _REASON)


def _strange(reading: Reading, form: str) -> Iterator[Candidate]:
    """My brother zbigniew, born in srivalli: a word nobody knows, where somebody or some place is named."""
    for i in reading.mentions[form]:
        if reading.is_capital(i) or reading.in_address(i) or i in reading.in_labels:
            continue
        kin = reading.before(i) in reading.vocabulary.kin
        if kin and reading.before(i, 2) in reading.vocabulary.possessives:
            yield reading.candidate(i, i, _PERSON, Tier.REVIEW, _REASON)
        elif _is_place_cued(reading, i) and not form.endswith(_PLAIN_ENDINGS):
            yield reading.candidate(i, i, _PLACE, Tier.REVIEW, _REASON)


def _is_cued(reading: Reading, i: int) -> bool:
    before = reading.before(i)
    owns = reading.after(i) == "s" and reading.gap_after(i) in APOSTROPHES
    return before in reading.vocabulary.introductions or before in _CUES or owns
