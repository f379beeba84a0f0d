"""English names without capitals to their last letter: hebden bridge, june horsfall, big dave."""

from __future__ import annotations

from dataclasses import replace

from qualcode.anonymise.identifiers import CONFIDENCE, Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import APOSTROPHES, SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind, Span

# ordinary words that end a name whose first word is rare
_TAILS = words(
    "bridge vale head pike hill moor dale bay wood green heath ford bank fell beck falls island isle",
    "estate park field fields common lock wharf quay beach point valley forest glen loch lough mill",
    "royal high times mercury courier gazette herald echo post chronicle advertiser journal star",
    "grammar tech poly guardian telegraph argus scouts rangers infantry base general main jail prison barracks rifles",
    "roofing tyres motors builders foods bakery dairies timber textiles plastics steel kitchen fund",
    "county parish market avenue academy comprehensive college school hospital infirmary hospice clinic",
    "state downs woods city power country highlands lowlands water springs gap district county province",
    "centre center church chapel depot factory mart seminary plaza",
    "cooperative coop",
    "aid support project band choir rovers rangers united athletic wanderers baptist methodist",
)
_MIDDLES = words(
    "community group natural young family housing general practice primary health sports",
    "farmers growers producers workers womens",
    "high medical adult girls boys theological missionary park",
)
_NICKNAMING = words("big wee auld")
_MOUNTS = words("mt mount fort ft port camp lake glen hms uss cape")
_MOTION = words(
    "up down over back out on round across along through went moved gone go come came going moving drove",
    "walked road way train bus drive far returned return",
)
_MOVED = words("moved sent took brought drove transferred")
_PRONOUNS = words("us me him her them")
_NEVER_FIRST = words("may will mark")


def is_gone_to(reading: Reading, i: int) -> bool:
    """“Up to heptonstall”, “moved us to mixenden”: a place, where a verb would follow otherwise."""
    if reading.before(i) != "to":
        return False
    two = reading.before(i, 2)
    return two in _MOTION or (two in _PRONOUNS and reading.before(i, 3) in _MOVED)


def widened(
    reading: Reading, first: int, last: int, one: Candidate, reached: int
) -> tuple[int, Candidate]:
    """The candidate over words ``first`` to ``last`` with the words that belong to it; its last word."""
    start, end = _start(reading, first, one, reached), _end(reading, last)
    if (start, end) == (first, last):
        return last, one
    left = min(one.span.start, reading.starts[start])
    span = Span(left, max(one.span.end, reading.ends[end]))
    whole = replace(one, span=span, text=span.cut(reading.text))
    if start < first and whole.tier is Tier.REVIEW:
        whole = replace(whole, tier=Tier.LIKELY, confidence=CONFIDENCE[Tier.LIKELY])
    return end, whole


def _start(reading: Reading, first: int, one: Candidate, reached: int) -> int:
    before = first - 1
    if before <= reached or before < 0:
        return first
    if reading.folds[before] in _MOUNTS and reading.gaps[first] in (*SPACES, ". "):
        return before
    if one.kind is not IdentifierKind.PERSON:
        return first
    if reading.gaps[first] not in SPACES or before in reading.in_labels:
        return first
    return before if _is_first_name(reading, before, first) else first


def _is_first_name(reading: Reading, before: int, first: int) -> bool:
    """June horsfall, blessing adeyemi, big dave."""
    form = reading.folds[before]
    if form in _NICKNAMING:
        return reading.known(first).is_usual_given
    if form in reading.vocabulary.known_words | _NEVER_FIRST or reading.is_ordinary(first):
        return False
    bare = reading.before(before) not in reading.vocabulary.determiners
    return bare and reading.known(before).is_usual_given


def _end(reading: Reading, last: int) -> int:
    """Over one middle word and the last ones, after a word that no dictionary holds."""
    if reading.is_ordinary(last):
        return last
    end, k = last, last + 1
    while k < len(reading) and reading.gaps[k] in SPACES and k - last < 4:
        if reading.folds[k] in _TAILS:
            end = k
        elif reading.folds[k] not in _MIDDLES:
            break
        k += 1
    return end if end > last else _over_saint(reading, last)


def _over_saint(reading: Reading, last: int) -> int:
    """St james's: the ending belongs to the name of a church, a hospital, a school."""
    k = last + 1
    saint = last > 0 and reading.folds[last - 1] in ("st", "saint") and reading.is_tight(last)
    owns = k < len(reading) and reading.folds[k] == "s" and reading.gaps[k] in APOSTROPHES
    return k if saint and owns else last
