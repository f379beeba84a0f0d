"""Degrees and orders that English writes behind a name with stops: Ph.D., M.A., R.N."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.anonymise.reading import Reading

_DEGREES = (
    r"B\.? ?A\.?|M\.? ?A\.?|B\.? ?S\.?(?:c\.?)?|M\.? ?S\.?(?:c\.?)?|A\.B\.|A\.M\.|S\.B\.|S\.M\.|Ph\.? ?D\.?"
    r"|D\.? ?Phil\.?|M\.? ?Phil\.?|Ed\.? ?[DMS]\.?|M\.? ?Ed\.?|B\.? ?Ed\.?|Psy\.? ?D\.?|Th\.? ?[DM]\.?|Sc\.? ?D\.?"
    r"|D\.? ?Sc\.?|D\.? ?Litt\.?|D\.? ?Min\.?|D\.? ?Mus\.?|B\.? ?Mus\.?|M\.? ?Mus\.?|Pharm\.? ?D\.?|Dr\.? ?P\.? ?H\.?"
    r"|M\.? ?Div\.?|B\.? ?D\.?|D\.? ?D\.?|M\.? ?D\.?|D\.? ?O\.?|D\.? ?D\.? ?S\.?|D\.? ?V\.? ?M\.?|J\.? ?D\.?"
    r"|LL\.? ?[BMD]\.?|B\.? ?F\.? ?A\.?|M\.? ?F\.? ?A\.?|M\.? ?B\.? ?A\.?|M\.? ?P\.? ?[AH]\.?|M\.? ?S\.? ?W\.?"
    r"|B\.? ?S\.? ?[NW]\.?|M\.? ?L\.? ?(?:I\.? ?)?S\.?|R\.? ?N\.?|L\.? ?P\.? ?N\.?|C\.? ?P\.? ?A\.?"
    r"|L\.? ?C\.? ?S\.? ?W\.?|P\.? ?E\.?|Q\.? ?C\.?|K\.? ?C\.?|J\.? ?P\.?|O\.? ?B\.? ?E\.?|M\.? ?B\.? ?E\.?"
    r"|C\.? ?B\.? ?E\.?|F\.? ?R\.? ?[SC]\.?(?: ?[PS]\.?)?|Esq\.?|S\.? ?J\.?|O\.? ?P\.?|O\.? ?F\.? ?M\.?"
)
# behind a name and a comma, or with their stops
_BEHIND = re.compile(rf"(?<=\w, )(?:{_DEGREES})(?!\w)|(?<=\w,)(?:{_DEGREES})(?!\w)")
_STOPPED = re.compile(
    r"(?<![\w.])(?:(?:(?<=\ba )|(?<=my )|(?<=his )|(?<=her )|(?<=the ))(?:B\.A|M\.A|B\.S|M\.S|M\.D|J\.D)\."
    r"|Ph\. ?D|Ed\. ?D|Psy\. ?D|Th\. ?D|Sc\. ?D|D\. ?Phil|M\. ?Phil|M\. ?Ed|B\. ?Ed|B\. ?Sc|M\. ?Sc|LL\. ?B"
    r"|LL\. ?M|PH\. ?D|ED\. ?D|M\. ?Div|Pharm\. ?D)(?!\w)"
)


def degrees(reading: Reading) -> Iterator[int]:
    """The words of each degree, wherever its stops or a name before it tell that it is one."""
    if "," not in reading.text and "." not in reading.text:
        return
    commas = [i for i in reading.capitals if reading.gaps[i].startswith(",")]
    for match in reading.find_at(_BEHIND, [reading.ends[i - 1] for i in commas if i], 12):
        if reading.is_capital(reading.word_at(match.start()) - 1):
            yield from _words(reading, match)
    stopped = [i for i in reading.capitals if reading.gap_after(i)[:1] == "."]
    for match in reading.find_at(_STOPPED, [reading.starts[i] for i in stopped], 8):
        yield from _words(reading, match)


def _words(reading: Reading, match: re.Match[str]) -> range:
    last = reading.word_at(match.end() - 1)
    if last < len(reading) and reading.starts[last] >= match.end():
        last -= 1
    return range(reading.word_at(match.start()), min(last, len(reading) - 1) + 1)
