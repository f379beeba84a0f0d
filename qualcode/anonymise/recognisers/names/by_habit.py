"""Nouns that English transcripts give a capital out of habit: the Depression, the Mine, in the Spring."""

from __future__ import annotations

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.newer_en import NEWER

_SEASONS = words("spring summer fall autumn winter")
_HABIT = words(
    "depression recession war mine mines mill mills store company union unions foreman foremen militia army navy",
    "marines guard force government state church chapel temple mosque synagogue school college university hospital",
    "clinic ward principal headmaster headmistress superintendent supervisor manager director secretary chairman",
    "chairperson treasurer president governor senator sheriff marshal mayor judge officer lawyer attorney",
    "solicitor barrister banker grocer butcher baker farmer miner captain colonel major general sergeant",
    "lieutenant",
    "corporal private doctor doctors nurse nurses matron sister midwife dentist chaplain preacher pastor priest",
    "vicar rector bishop minister deacon elder brother brothers sisters father mother grandfather grandmother",
    "grandpa grandma granddad granddaddy papa mama daddy mommy mummy auntie uncle aunt cousin son sonny honey",
    "darling sweetheart baby buddy boy boys girl girls man kid child sir madam ma gentleman gentlemen ladies lady",
    "county city town village district parish township reservation reserve mission station camp fort base depot",
    "plant yard yards factory works office hall legion lodge court courthouse jail prison police fire department",
    "board council committee cabinet parliament congress senate house party labour labor liberal liberals tory",
    "conservative conservatives socialist socialists communist communists nazi nazis fascist fascists gestapo",
    "assistant soviet soviets generation capitalist capitalists marxist marxists elders mom mum dad mam moms",
    "mums dads capitalism communism",
    "socialism democracy apartheid holocaust blitz bush outback internet web cloud black",
    "blacks white whites brown colored coloured negro negroes indian indians native natives aboriginal yankee",
    "yankees rebel rebels confederate confederates polio flu influenza malaria measles cholera typhoid cancer",
    "diabetes asthma bachelor bachelors master masters doctorate diploma certificate degree associate associates",
    "freshman sophomore junior juniors senior seniors grade kindergarten nursery algebra latin biology chemistry",
    "physics geometry geography economics engineering medicine law mathematics english math maths theology",
    "catholic protestant baptist methodist lutheran presbyterian orthodox sabbath mass communion confirmation",
    "baptism eucharist gospel scripture scriptures psalm psalms satan devil spirit saviour savior prophet angel",
    "angels heaven hell earth moon sun north south east west northeast northwest southeast southwest western",
    "eastern",
    "northern southern river lake ocean sea island islands mountain mountains valley desert coast highway freeway",
    "interstate turnpike bridge street road avenue park square market bank post mail hotel motel train railroad",
    "railway airport harbor harbour dock docks ship boat river canal dam ranch farm estate manor castle palace",
    "tower",
    "federal municipal national social medical constitution act treaty amendment declaration revolution",
    "independence emancipation reconstruction renaissance liberation occupation resistance invasion crusade",
    "democrat democrats republican republicans venetian caesarean cesarean section singer spam medicaid medicare",
    "license licence visa passport citizenship trustees trustee accounts sales maintenance marketing stage",
    "phase level",
    "plan deaf autistic partition reformation enlightenment yoga judo karate majesty honour honor worship rosary",
    "morning afternoon evening night radio television telly roman victorian georgian edwardian tudor medieval",
    "boomer",
    "tape tapes side sides part parts section chapter page track file dude pal mate",
    "lockdown pandemic circular matric coke pepsi skype wing landing",
    "coroner magistrate bailiff registrar curate bursar warden welfare canteen scouts scout guides guide",
    "brownie brownies cubs cub klan baptists methodists",
    "lutherans quakers mormons anglicans catholics accounts invoice ledger payroll personnel reception",
    "boardroom seg",
    "stores despatch dispatch maintenance assembly sick shop steward stewards probation parole magistrates borstal",
    "mayday fayre boxing pancake bonfire directors",
    "lads love hun chief chiefs king queen prince princess duke earl lord crown royal royals",
)
# what is studied, and what befell a whole country
STUDIED = words(
    "psychology sociology anthropology philosophy literature language languages linguistics journalism accounting",
    "accountancy business statistics astronomy geology botany zoology ecology education pedagogy nursing pharmacy",
    "dentistry architecture archaeology politics political humanities drama theatre arts art music history science",
    "sciences civics typing shorthand bookkeeping woodwork metalwork needlework cookery domestic trigonometry",
    "calculus",
    "arithmetic grammar spelling reading writing rhetoric logic ethics religion divinity agriculture horticulture",
    "forestry computing robotics electronics mechanics physiology anatomy pathology psychiatry paediatrics",
    "pediatrics",
    "surgery obstetrics gynaecology cardiology oncology radiology criminology demography integration segregation",
    "desegregation prohibition suffrage federation campus campuses dormitory dorm laundry cafeteria",
)
_CALLING = words("called call calls nicknamed named him her them me")
_BEING = words("is was s")
_AT_TIMES = words("in by during of last next since until till this that every one early late the")


def _is_verbal(reading: Reading, i: int) -> bool:
    """Expected, Slowly, Weaving: a form of a verb or an adverb that nobody bears."""
    form, known = reading.folds[i], reading.known(i)
    borne = known.given or known.surname or known.place
    return form.endswith(("ed", "ly", "ing")) and not borne and reading.ordinariness(i) > 1


def are_by_habit(reading: Reading, capitals: list[int]) -> bool:
    """The Sheriff and the Judge, Pure Maths and Physics: several words, each of them said so of no name."""
    if reading.settings.language != "en":
        return False
    told = [reading.folds[i] for i in capitals if reading.folds[i] != "the"]
    if not told or told[-1] in reading.vocabulary.organisations:
        return False  # the Moose Lodge
    return all(form in _HABIT or form in STUDIED or form in _TAUGHT for form in told)


_TAUGHT = words(
    "pure applied further advanced general basic moral social political domestic natural human physical"
)
_ADJECTIVAL = ("al", "ive", "ic", "ous", "ary", "ory", "able", "ible", "ent", "ant", "ate")
_EVERY_DAY = 2


def _qualifies(reading: Reading, i: int) -> bool:
    """The Clerical of “a Clerical office”: an adjective that goes with what follows in small letters."""
    k, known = i + 1, reading.known(i)
    if k >= len(reading) or reading.gaps[k] != " " or reading.is_capital(k):
        return False
    borne = known.given or known.surname or known.place
    noun = (
        reading.ordinariness(k) >= _EVERY_DAY
        and reading.folds[k] not in reading.vocabulary.grammar | reading.vocabulary.speech_verbs
    )
    return reading.folds[i].endswith(_ADJECTIVAL) and reading.is_ordinary(i) and not borne and noun


def is_by_habit(reading: Reading, i: int) -> bool:
    """Whether the capital of word ``i``, alone inside an English sentence, is said of no name."""
    if reading.settings.language != "en" or reading.opens[i]:
        return False
    form = reading.folds[i]
    if form in _SEASONS:
        return reading.before(i) in _AT_TIMES
    if form in NEWER or _qualifies(reading, i):
        return True
    if form not in _HABIT and form not in STUDIED and not _is_verbal(reading, i):
        return False
    before = reading.before(i)
    if before in _BEING and reading.before(i, 2) in ("name", "surname"):
        return False  # her last name was Baker
    return before not in _CALLING and not (before == "the" and reading.before(i, 2) in _CALLING)
