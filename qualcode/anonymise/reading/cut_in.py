"""Sentences that begin with no stop before them: I said, Well…; And then Because I was small."""

from __future__ import annotations

from qualcode.anonymise.reading.word_list import SPACES, WordList
from qualcode.anonymise.vocabulary import words

# what begins a sentence and is nobody's name, wherever a machine writes it with a capital
STARTERS = words(
    "yeah yep yup yes no nope nah well oh ah aw okay ok alright right so and but because cause cos like then there",
    "that this these those they he she it we you what when where why how who whose which if as at in on of to for",
    "from with by not now just maybe perhaps actually anyway anyways basically really probably still also even once",
    "again ever never always sometimes all some most many any each every both either neither is are was were be been",
    "am do does did have has had can could would should might must shall let my your his her our their its the a an",
    "or nor yet since until till after before while although though unless wow hey hi hello gosh gee golly damn heck",
    "huh hmm hm mm mhm mmm mmmm um uh er ugh ooh whoa ha please thanks thank sorry sure exactly absolutely",
    "definitely certainly obviously honestly hopefully fortunately unfortunately eventually finally first second",
    "third next later today tomorrow yesterday tonight meanwhile however therefore instead otherwise look listen",
    "wait see ain don didn doesn isn wasn wouldn couldn can't aye och hiya cheers suddenly usually mostly nothing",
    "one two three four five six seven eight nine ten few them quite whilst amazing incredible complete biggest",
    "certain several various different numerous",
    "great cool awesome fantastic excellent wonderful lovely perfect terrible goodness congratulations goodbye bye",
    "laughs laughter laughing crying pause inaudible unintelligible crosstalk chuckles chuckling sighs applause coughs",
    "something everything anything nobody somebody everybody anybody someone everyone anyone",
)
_SAYING = words(
    "said says say saying goes went go like thought tells told asked asks yelled hollered shouted replied answered",
    "thinking hollering called screamed whispered",
)
_QUOTING = (" '", " ‘", ", '", ", ‘", " [", " (", ". [", ". (", "? [", ", [")
_TOLD = words("me him her them us you")


def cuts_in(text: WordList, i: int) -> bool:
    """Whether the capital of word ``i``, inside an English sentence, only opens what is said next."""
    word = text.words[i]
    if not word[0].isupper() or word == "I" or (len(word) > 1 and word.isupper()):
        return False
    gap = text.gaps[i]
    if len(word) == 1 and i + 1 < len(text) and text.gaps[i + 1] == ". ":
        return False  # Hilda A. Lasker
    if gap in SPACES:
        return text.folds[i] in STARTERS and not _goes_on_in_capitals(text, i)
    if gap in _QUOTING:
        return text.folds[i] in STARTERS
    if gap != ", ":
        return False
    if text.folds[i] in STARTERS and not _goes_on_in_capitals(text, i):
        return True
    before = text.folds[i - 1]
    return before in _SAYING or (before in _TOLD and text.before(i - 1) in _SAYING)


# Thank you, Mrs. What did you see? And Mrs. Let me ask: what is said next to whom a title addresses
_ASKING = STARTERS | words("tell will may")
_ASKED = words(
    "you us me your yours my i we they he she it him her them his our their the a an this that these those did do does",
    "was were is are about long many old much would could will can to there what how when where if for kind sort",
)


def asks_on(text: WordList, i: int) -> bool:
    """Whether word ``i``, behind the stop of a title, opens a question or a request and is no surname."""
    return text.folds[i] in _ASKING and text.after(i) in _ASKED


def _goes_on_in_capitals(text: WordList, i: int) -> bool:
    """Save Our Skyline: a title, unless the next capital opens something, too."""
    k = i + 1
    if k >= len(text) or text.gaps[k] not in SPACES or not text.is_capital(k):
        return False
    return text.words[k] != "I" and text.folds[k] not in STARTERS
