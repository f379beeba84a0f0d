"""Years counted of a life, in English: for ten years, spent the next 15 months, eleven years in as a guard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.number_words import NUMBER_WORDS
from qualcode.anonymise.recognisers.ages.amounts_en import Amount, amounts
from qualcode.anonymise.recognisers.ages.answers_en import numbers_alone
from qualcode.anonymise.recognisers.ages.cues_en import PEOPLE, is_name
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

_ABOUT = words(
    "well about around nearly almost going on this over just under some roughly maybe probably like another only at",
    "least or so all of more less than good solid full little bit basically nigh close to upwards approximately",
)
_NTH = words("first next last past final other")
_ARTICLES = words("the my his her their our those these")
_LED_BY = _ABOUT | _NTH | words("the my his her their our") | (NUMBER_WORDS["en"] - {"and", "a"})
# what only people do, for so long
_OF_PEOPLE = words(
    "grew raised became become stay stayed staying live lived living work worked working taught teach teaching",
    "serve served serving nursed nursing drove driving fished fishing farm farmed farming managed study studied",
    "studying trained sang preached coached married engaged dated widowed divorced quit spent cooked cleaned",
    "dug mined logged sailed flew fought soldiered delivered clerked volunteered lodged boarded rented attended",
    "enrolled joined employed apprenticed articled interned practised practiced milked sheared wove sewed knit",
    "commuted sober retired minded cared caring remained imprisoned jailed detained courting courted widow widower",
    "unemployed homeless pregnant bedridden",
)
_STAYS = _OF_PEOPLE | words(
    "was were been be am is are m re s ve lost dropped ran run running owned kept training play played playing",
    "together went moved out away overseas came back home did do doing done had have got put cut built made sold",
    "selling bred travelled traveled shared remained housed locked worked looked clean there here",
)
_SEASONED = _OF_PEOPLE | words(
    "did done played coached ran pitched bowled danced toured shore shorn sheared picked cut trapped hunted guided",
    "ploughed plowed harvested packed canned seined trawled whaled sealed herded mustered droved lambed tended skied",
    "crewed captained umpired refereed acted directed rowed skated trained lectured",
)
# what takes, lasts, is due or comes round is nobody's life
_WAITING = words(
    "wait waited waiting take takes took taken taking lasts lasted guarantee guaranteed shut closed empty old",
    "need needs needed sentence warranty lasting strike drought loan mortgage lease contract contracts",
    "closing give gives within",
)
_PERSONS = PEOPLE | words(
    "i we he she they you who me us him her them my his everyone everybody somebody someone anybody nobody",
    "grandma granda mama papa mommy mammy daddy myself himself herself ourselves parents folks",
)
_FRAGMENT = words(
    "so well oh yeah yes aye and then first for over with after about nearly almost maybe probably like just only",
    "or no mm ah um okay right but because cause that of than more less under around close to upwards of at least",
    "going on pushing it s been has had makes made would d ll be is was must have now",
)
_GOES_ON = words(
    "in at on with as there here before until till and then but so now because when that working doing living teaching",
    "of i we he she they you under down back up from married together every straight",
)
_ALL_TOLD = words("a an altogether total tops easily running all give this")
_GONE = words("ago later earlier previously hence old syne")
_YOUNGER = words("younger older senior junior apart")
_OTHER_TIME = words("before after since behind ahead back off more")
_CLAUSE = words("i we he she they you the my his her our and me dad mum mom")
_FREQUENT = words("a year month week time times dollars pounds euros quid")
_NEAR_ONE = words("for after than another spent spend spending whole full")
_OFTEN = words("every each per once twice")
_FORETELLING = words("going gonna would will d ll might could")
_ITS_OWN = words(
    "relationship courtship engagement career pregnancy apprenticeship experience service teaching training marriage",
    "practice study sobriety probation standing",
)
# an eighteen-month tour, a two-year stint
_STINTS = words(
    "tour stint stay spell hitch apprenticeship enlistment posting placement internship fellowship residency marriage",
    "career relationship stretch sabbatical deployment secondment courtship engagement absence battle term sentence",
    "scholarship training affair friendship separation widowhood imprisonment exile sobriety",
)
# weeks are told of a life where it stood still
_LAID_UP = words(
    "hospital hospitalised hospitalized ward icu coma jail jailed prison locked cells sanatorium rehab quarantine bed",
    "laid sick traction ventilator intensive care camp detention custody infirmary convalescent homeless",
)
# what holds of anybody
_EXPECTED = words("expectancy lifespan average typically")
_HOLDING = words("s re is are be have got put cut there here")
_WHO = words("i he she we they you only")
_HAVE = words("have ve haven ain had hadn hasn")
_DENIED = words("t not never no without nobody none")
_OWN = words("my his her our their")
_GENERAL = words("must need needs should can could would might may supposed")
_OF_THINGS = re.compile(
    r"\bhow (?:long|many years)\b[^?\n]*\b(?:take|takes|took|taken|last|lasts|lasted|wait|waited"
    r"|(?:is|was|are|were|does|did|will|would) (?:the|a|an) )[^?\n]*\?[^?]{0,40}$",
    re.IGNORECASE,
)
_ASKED_WITHIN = 120
_REACH, _AHEAD, _LIST, _MOST, _NEAR, _WAITED = 14, 10, 9, 99, 3, 3
_LEAST_ALONE, _FAR_TIME = 2, 4
_SERVED = words("did done do doing served serve serving")
_REASON = Message("years in a post or a place")


def find(reading: Reading) -> Iterator[Candidate]:
    """How long somebody worked, lived, was married or was away."""
    if reading.settings.language != "en":
        return
    told: list[Amount] = []
    for amount in amounts(reading):
        if _is_said_again(reading, amount, told[-1] if told else None) or _is_of_a_life(
            reading, amount, told[-1] if told else None
        ):
            told.append(amount)
            if _is_expected(reading, amount):
                continue
            start, end = _whole(reading, amount)
            yield reading.candidate(start, end, IdentifierKind.AGE, Tier.REVIEW, _REASON)
    for first, last in numbers_alone(reading, [amount.last for amount in told]):
        yield reading.candidate(first, last, IdentifierKind.AGE, Tier.REVIEW, _REASON)


def _whole(reading: Reading, amount: Amount) -> tuple[int, int]:
    """With what belongs to it: the next three years, well over a year, the first years of her life."""
    start, end = _over_nth(reading, amount.first), amount.last
    while reading.before(start) in _ABOUT:
        start -= 1
    life = reading.after(end) == "of" and reading.after(end, 3) in ("life", "marriage", "childhood")
    return start, end + 3 if life else end


def _over_nth(reading: Reading, first: int) -> int:
    """The next three years, those first two years."""
    if reading.before(first) in _NTH:
        first -= 1
    return first - 1 if reading.before(first) in _ARTICLES else first


def _is_expected(reading: Reading, amount: Amount) -> bool:
    """The life expectancy is seven years: of anybody."""
    return not _EXPECTED.isdisjoint(reading.folds[max(0, amount.first - _REACH) : amount.first])


def _is_said_again(reading: Reading, amount: Amount, told: Amount | None) -> bool:
    """For six months, six months: the same words straight behind themselves."""
    if told is None or told.last + 1 != amount.first:
        return False
    said = reading.folds[told.first : told.last + 1]
    return said == reading.folds[amount.first : amount.last + 1]


def _is_of_a_life(reading: Reading, amount: Amount, told: Amount | None) -> bool:
    """Whether the words around leave an amount of time to somebody's life."""
    if not 0 < amount.value <= _MOST:
        return False
    after = reading.after(amount.last)
    start, end = reading.sentence_around(amount.first, amount.last, _REACH, _AHEAD)
    before = reading.folds[start : amount.first]
    rest = reading.folds[amount.last + 1 : end + 1]
    somebody = _is_of_somebody(reading, amount, start, end, before, rest)
    if after in _YOUNGER:
        return somebody and amount.in_years
    if after in _GONE or (after in _OTHER_TIME and not _goes_on_after(reading, amount)):
        return False
    cue = _cue(reading, amount.first, start)
    if after == "to" and reading.after(amount.last, 2) == "live":
        return somebody
    if _is_of_a_thing(reading, cue, start):
        return False
    if _is_attributive(reading, amount):
        return reading.after(amount.unit) in _STINTS or reading.after(amount.unit, 2) in _STINTS
    if after in ("to", "s") and reading.after(amount.last, 2) not in _ITS_OWN:
        return False
    said = reading.folds[cue] if cue >= start else ""
    if said == "in" and not _is_in(reading, amount, cue, before):
        return False
    return _is_listed(reading, amount, told, said) or _by_its_unit(
        reading, amount, cue, said, before, somebody=somebody
    )


def _by_its_unit(
    reading: Reading, amount: Amount, cue: int, said: str, before: list[str], *, somebody: bool
) -> bool:
    """Years are a life's unless told otherwise; one year, months and seasons need a word for staying."""
    if reading.folds[amount.unit] in ("weeks", "week"):
        start, end = reading.sentence_around(amount.first, amount.last, _REACH, _AHEAD)
        laid_up = not _LAID_UP.isdisjoint(reading.folds[start : end + 1])
        return somebody and laid_up and _is_months(reading, amount, cue, said, before)
    if amount.value == 1 and amount.first == amount.unit - 1:
        return somebody and _is_one(reading, amount, before, said)
    if amount.in_seasons:
        return somebody and amount.value > 1 and not _SEASONED.isdisjoint(before)
    if not amount.in_years:
        return somebody and _is_months(reading, amount, cue, said, before)
    return somebody or _is_fragment(reading, amount)


def _is_of_a_thing(reading: Reading, cue: int, start: int) -> bool:
    """Whether what leads to the amount takes, lasts or comes round; a marriage lasts, and so did I."""
    if start <= cue and reading.folds[cue] in _OFTEN:
        return True
    if start <= cue and reading.folds[cue] == "be":  # it would be a month or two, no more
        said = set(reading.folds[start:cue])
        return bool(said & {"this", "it", "that"} and said & _FORETELLING) and not said & _OWN
    for k in range(max(start, cue - _WAITED + 1), cue + 1):
        if reading.folds[k] == "strike" and reading.before(k) == "on":
            continue  # we were out on strike two years
        if reading.folds[k] in _WAITING or (
            reading.folds[k] == "last" and reading.after(k) in ("for", "about", "over")
        ):
            lived = reading.folds[k] == "lasted" and reading.before(k) in _WHO
            own = not _ITS_OWN.isdisjoint(reading.folds[max(start, k - 2) : k + 1])
            return not lived and not own
    return False


def _cue(reading: Reading, first: int, start: int) -> int:
    """The word that leads to the amount, past what only hedges it."""
    k = first - 1
    while k > start and reading.folds[k] in _LED_BY:
        k -= 1
    return k


def _is_of_somebody(
    reading: Reading,
    amount: Amount,
    start: int,
    end: int,
    before: list[str],
    rest: list[str],
) -> bool:
    """Whether a sentence speaks of people: a pronoun, kin, a name; “you have to”, “one must” are nobody."""
    persons = _PERSONS.intersection(before) | _PERSONS.intersection(rest)
    if persons == {"you"} and (
        not _GENERAL.isdisjoint(before) or " have to " in f" {' '.join(before)} "
    ):
        return False
    if persons or not _OF_PEOPLE.isdisjoint((*before, *rest[:1])):
        return True
    if not reading.vocabulary.roles.isdisjoint(before):
        return True
    spoken = (*range(start, amount.first), *range(amount.last + 1, end + 1))
    if reading.no_capitals:
        return any(is_name(reading, k) and reading.known(k).given for k in spoken)
    return any(reading.is_capital(k) and not reading.opens[k] for k in spoken)


def _goes_on_after(reading: Reading, amount: Amount) -> bool:
    """“For ten years before he died”, “six years back in Hull”: what follows is no other time."""
    after, following = reading.after(amount.last), reading.after(amount.last, 2)
    if after in ("before", "after", "since"):
        return following in _CLAUSE
    if after == "back":
        return following in ("and", "in", "home", "at", "on", "here", "there")
    return reading.before(amount.first) in _NTH


def _is_attributive(reading: Reading, amount: Amount) -> bool:
    """“A ten-year lease”, “an 18 month tour”: the unit in the singular, a noun behind."""
    if reading.folds[amount.unit] not in ("year", "month", "week") or amount.last > amount.unit:
        return False
    if amount.value == 1 and amount.first == amount.unit - 1:
        return False
    noun = reading.after(amount.unit)
    hyphen = reading.gaps[amount.unit] == "-"
    return hyphen or bool(noun and noun not in _GOES_ON | _STAYS)


def _is_in(reading: Reading, amount: Amount, cue: int, before: list[str]) -> bool:
    """“In my thirty years here”, “not seen her in ten years”, “put in forty years”: no time to come."""
    own = reading.before(amount.first) in _OWN
    put = before[-2:-1] == ["put"] or "put" in reading.folds[max(0, cue - 1) : cue]
    gerund = reading.after(amount.last) == "of" and reading.after(amount.last, 2).endswith("ing")
    denied = not _DENIED.isdisjoint(before) and not _HAVE.isdisjoint(before)
    return own or put or gerund or denied or "time" in before[-2:]


def _is_listed(reading: Reading, amount: Amount, told: Amount | None, said: str) -> bool:
    """“Six months in Leeds and four months in Hull”: another amount of the same sentence."""
    if told is None or not 0 < amount.first - told.last <= _LIST or said in ("in", "within"):
        return False
    between = reading.text[reading.ends[told.last] : reading.starts[amount.first]]
    return not any(sign in between for sign in ".?!;\n")


def _is_one(reading: Reading, amount: Amount, before: list[str], said: str) -> bool:
    """“For nearly a year”, “stayed a year”, “a year there”; nine hundred a year is a rate."""
    near = before[-1:] and before[-1] in NUMBER_WORDS["en"] - {"and"} | _FREQUENT
    if near or any(form.isdigit() for form in before[-1:]):
        return False
    if not _OFTEN.isdisjoint(before[-_NEAR - 1 :]):
        return False  # every Tuesday for a year
    if said in _NEAR_ONE or reading.before(amount.first) in _NEAR_ONE:
        return said != "for" or _DENIED.isdisjoint(before[-5:])
    more = amount.last > amount.unit
    if more and (reading.before(amount.first) in _ABOUT or said.endswith("ing")):
        return True  # in the camp about a year and a half
    if "spent" in before[-_NEAR - 1 :]:
        return True
    stays = said in _STAYS - {"have", "got", "put", "s", "is", "back"}
    there = reading.after(amount.last) in _GOES_ON
    return stays and (more or there or said in _OF_PEOPLE or not reading.after(amount.last))


def _is_months(reading: Reading, amount: Amount, cue: int, said: str, before: list[str]) -> bool:
    """“For six months”, “another couple months”, “eighteen months in the sanatorium”."""
    if said in ("for", "after", "another", "spent") or reading.before(amount.first) == "another":
        return True
    if not _OWN.isdisjoint(before[-2:]) or reading.before(amount.first) in _NTH:
        return True
    after = reading.after(amount.last)
    if said in ("got", "did") and after == "in":
        return True
    if "time" in before[-_FAR_TIME:] and not _SERVED.isdisjoint(before[-_FAR_TIME - 1 :]):
        return True  # I done time in Durham, eighteen months
    beside = cue >= 0 and "," not in "".join(reading.gaps[cue + 1 : amount.first + 1])
    ends = not after or after in _GOES_ON
    return beside and ends and not (_STAYS - _HOLDING).isdisjoint(before)


def _is_fragment(reading: Reading, amount: Amount) -> bool:
    """“Twenty years on the boats.”, “Nearly forty years.”: an amount that stands for a whole sentence."""
    k = amount.first
    while k > 0 and not reading.opens[k] and reading.folds[k - 1] in _FRAGMENT:
        k -= 1
    if not reading.opens[k] or amount.value < _LEAST_ALONE:
        return False
    after = reading.after(amount.last)
    if after and after not in _GOES_ON | _ALL_TOLD and not after.endswith("ing"):
        return False
    start = reading.starts[amount.first]
    return not reading.stands_before(_OF_THINGS, start, _ASKED_WITHIN)
