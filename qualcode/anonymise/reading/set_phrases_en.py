"""Phrases that everybody says and that name nobody, though English gives them capitals: Good Morning, Daily Mirror."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import SPACES
from qualcode.anonymise.vocabulary import words

_PHRASES = """
good morning; good afternoon; good evening; good night; happy birthday; merry christmas; happy christmas; happy
new year; happy easter; thank you; excuse me; god bless; amazing grace; our father; hail mary; holy communion;
holy mass; holy spirit; holy ghost; holy land; holy week; last supper; lords prayer; ten commandments; sunday
school; bible study; old testament; new testament; saint nicholas; father christmas; santa claus; tooth fairy;
mother nature; uncle sam; auntie beeb; big brother; jim crow; iron curtain; cold war; civil war; gulf war; great
war; great depression; new deal; wild west; dust bowl; gold rush; industrial revolution; black death; plaster of
paris; french toast; french fries; french horn; english breakfast; irish stew; irish coffee; scotch egg; scotch
broth; yorkshire pudding; cornish pasty; victoria sponge; eton mess; bakewell tart; cumberland sausage; cheddar
cheese; worcester sauce; swiss roll; swiss cheese; danish pastry; turkish delight; brussels sprouts; panama hat;
jersey cow; shetland pony; labrador retriever; jack russell; alsatian dog; guinea pig; christmas pudding;
christmas tree; boxing gloves; bunsen burner; petri dish; molotov cocktail; rubik cube; ferris wheel; murphy
law; catch 22; daily mail; daily mirror; daily express; daily star; daily telegraph; daily record; sunday times;
sunday mirror; sunday mail; sunday express; sunday people; news of the world; financial times; new york times;
washington post; wall street journal; usa today; readers digest; radio times; national geographic; star wars;
star trek; harry potter; doctor who; sesame street; coronation street; blue peter; match of the day; desert
island discs; duke of edinburgh; queens speech; union jack; stars and stripes; star spangled banner; god save
the queen; god save the king; premier league; champions league; world cup; world series; super bowl; grand
national; grand prix; olympic games; commonwealth games; tour de france; google docs; google drive; google maps;
google classroom; google translate; google meet; google sheets; microsoft teams; microsoft office; microsoft
word; apple music; amazon prime; facebook messenger; facebook live; instagram live; adobe acrobat; windows xp;
visual basic; power point; black friday; red tape; blue badge; green card; white paper; green paper; fit note;
sick note; sick pay; child benefit; housing benefit; universal credit; pension credit; free school meals; meals
on wheels; lifetime achievement; human resources; health and safety; lost property; no entry; keep out; freedom
of information; data protection; research and development; eleven plus; morris minor; mini metro; ford escort;
big mac; moon pie; theory of planned behaviour; groundhog day; game over; bake off; strictly come dancing; red
cross; home guard; land army; freedom riders; black lung; food stamps; group areas; model t; free will baptists;
seventh day; grounded theory; assembly hall; machine room; drawing office; sales ledger; purchase ledger; night
shift; day shift; steering committee; ethics committee; finance committee; works committee; strike committee;
parish council; executive committee; management committee; planning committee; education committee; welfare
committee; safety committee; select committee; equal opportunities; bed and breakfast; rock and roll; rhythm and
blues; no sir; yes sir; no maam; yes maam; no problem; teacher training; functional skills; rainy season; dry
season; company store; paramount chief; health post; leave to remain; village health team; mothers union;
community chest; big book; open day; sports day; speech day; prize day; evening classes; night school; further
education; higher education; social security; national insurance; national service; civil defence; public works;
public health; primary care; secondary care; intensive care; special needs; mental health; occupational health;
physical education; home economics; domestic science; religious education; current affairs; general studies;
show and tell; arts and crafts; lost and found
"""
_BY_HEAD: dict[str, list[list[str]]] = {}
for _written in _PHRASES.split(";"):
    _BY_HEAD.setdefault(_written.split()[0], []).append(_written.split())
# metformin, amoxicillin, ramipril: what a medicine is made of ends its name
_MEDICINES = (
    *(
        "formin",
        "cillin",
        "mycin",
        "cycline",
        "oxacin",
        "azole",
        "conazole",
        "prazole",
        "statin",
        "sartan",
        "olol",
    ),
    *(
        "dipine",
        "pril",
        "thiazide",
        "semide",
        "xaban",
        "parin",
        "gliptin",
        "gliflozin",
        "glutide",
        "oxetine",
        "azepam",
    ),
    *(
        "azolam",
        "triptan",
        "profen",
        "coxib",
        "codone",
        "morphone",
        "caine",
        "dronate",
        "lukast",
        "terol",
        "asone",
    ),
    *(
        "olone",
        "tinib",
        "ximab",
        "zumab",
        "ciclovir",
        "tadine",
        "zepine",
        "apine",
        "peridone",
        "prazam",
        "etamol",
    ),
)
_LEAST = 8
# by themselves no more than what is counted: Type 2, Band 6
_COUNTED = words(
    "type level stage phase grade band tier step category class unit module task question box room"
)


def set_phrases(reading: Reading) -> Iterator[int]:
    """The words of set phrases, of medicines, and of what is told apart by a number."""
    for head in reading.mentions.keys() & _BY_HEAD.keys():
        for i in reading.mentions[head]:
            for phrase in _BY_HEAD[head]:
                last = i + len(phrase) - 1
                if reading.folds[i : last + 1] == phrase and not _goes_on(reading, last):
                    yield from range(i, i + len(phrase))
    for form, places in reading.mentions.items():
        if len(form) >= _LEAST and form.endswith(_MEDICINES):
            known = reading.profile(form)
            if not (known.given or known.surname or known.place):
                yield from places
    for i in reading.where(_COUNTED):
        if reading.is_capital(i) and reading.after(i)[:1].isdigit():
            yield i


def _goes_on(reading: Reading, last: int) -> bool:
    """New Testament Tabernacle: a name that begins with what everybody says."""
    k = last + 1
    joined = k < len(reading) and reading.gaps[k] in SPACES and reading.is_capital(k)
    return joined and reading.is_capital(last) and not reading.opens[k]
