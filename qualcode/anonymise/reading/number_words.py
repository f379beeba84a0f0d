"""The words numbers are said with, in French and English, and the patterns of those below a hundred."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.anonymise.vocabulary import words

NUMBER_WORDS = {
    "fr": words(
        "un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze",
        "seize vingt vingts trente quarante cinquante soixante septante huitante octante nonante cent et",
        "quelques dizaine dizaines vingtaine trentaine quarantaine cinquantaine soixantaine mille",
    ),
    "en": words(
        "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
        "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
        "hundred and",
    ),
}
VALUES = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14,
    "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40,
    "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
    "cent": 100,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100,
}  # fmt: skip

ONES_FR = "un|deux|trois|quatre|cinq|six|sept|huit|neuf"
TEENS_FR = "dix(?:[- ](?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize"
# “quatre-vingt quatre-vingt-cinq” are two numbers, “vingt-quatre vingt-cinq” as well
_ONES_LAST = ONES_FR.replace("quatre", "quatre(?![- ]vingts?)")
SPELLED_BELOW_100_FR = (
    rf"quatre[- ]vingts?(?:[- ](?:{TEENS_FR}|{_ONES_LAST}))?"
    rf"|soixante(?:[- ](?:et[- ])?(?:{TEENS_FR}|{_ONES_LAST}))?"
    rf"|vingt(?:[- ](?:et[- ]un|{ONES_FR}))?"
    rf"|(?:trente|quarante|cinquante|septante|huitante|octante|nonante)(?:[- ](?:et[- ]un|{_ONES_LAST}))?"
)
BELOW_100_FR = rf"(?:{SPELLED_BELOW_100_FR}|{TEENS_FR}|{ONES_FR})"
UNITS_EN = "one|two|three|four|five|six|seven|eight|nine"
TEENS_EN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS_EN = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NOUGHT_EN = "oh?|ought|aught|nought|zero"


def value_said(forms: Iterable[str]) -> int:
    """Roughly what folded number words and figures say together: enough to tell 7 from 70."""
    total = 0
    for form in forms:
        value = int(form) if form.isdigit() else VALUES.get(form, 0)
        total = total * value if value in (20, 100) and total == 4 else total + value
    return total
