"""Words cut at the end of a line: put together again, real hyphens kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CUT = re.compile(r"([^\W\d_][\w’'\-]*|\d+)[-\u2010]$")
_SOFT_CUT = re.compile("\u00ad$")
_BEGINS = re.compile(r"[^\W_][\w’']*(?:-[\w’']+)*")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_AFTER_VERBS = (
    "ce|il|elle|on|ils|elles|je|tu|nous|vous|moi|toi|lui|leur|le|la|les|y|en|t|là|ci|même|mêmes"
)
_HYPHENATED_HEADS = frozenset(["well", "self", "ex", "non", "semi", "demi", "quasi", "médico"])
_INVARIABLES = (
    "aujourd’hui|aussitôt|autrefois|autrement|beaucoup|bientôt|cependant|davantage|dedans|dehors"
    "|depuis|dessous|dessus|durant|encore|enfin|ensemble|ensuite|entretemps|jamais|longtemps"
    "|lorsque|maintenant|malgré|parfois|partout|pendant|plusieurs|plutôt|pourquoi|pourtant"
    "|presque|puisque|quelque|quelquefois|quelques|quoique|souvent|surtout|tantôt|toujours"
)
_INVARIABLE = frozenset(_INVARIABLES.split("|"))
"""Words the dictionary lacks, since they have no other form."""

_CLITICS = frozenset(_AFTER_VERBS.split("|"))
_TEN_WORDS = (
    "dix|vingt|vingts|trente|quarante|cinquante|soixante|septante|octante|huitante|nonante|quatre"
    "|cent|cents|mille|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_TENS = frozenset(_TEN_WORDS.split("|"))
_AFTER_TENS = re.compile(
    "(?:un|une|et|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze"
    "|seize|vingts?|cent|cents|one|two|three|four|five|six|seven|eight|nine|first|second|third"
    "|\\w+(?:ième|th))s?"
)
"""« soixante-quinze », « vingt-et-unième », of which dictionaries know hardly one."""


class HyphenJoiner:
    """Joins lines knowing the words of the whole text: what it says elsewhere decides first."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        for line in lines:
            self._words.update(word.casefold() for word in _WORD.findall(line))

    def join(self, before: str, after: str) -> str:
        """Two lines as one: with a space, or as one word when the first was cut."""
        n_dropped, glue = self.border(before, after)
        return before[: len(before) - n_dropped] + glue + after

    def border(self, before: str, after: str) -> tuple[int, str]:
        """How many characters go from the end of ``before``, and what stands between."""
        if _SOFT_CUT.search(before):
            return 1, ""
        cut, begins = _CUT.search(before), _BEGINS.match(after)
        if not cut or not begins:
            return 0, " "
        return (0 if self._is_real(cut.group(1), begins.group()) else 1), ""

    def _is_real(self, head: str, tail: str) -> bool:
        """Whether the hyphen belongs to the word."""
        if head[-1].isdigit() or tail[0].isdigit() or (tail[0].isupper() and not head.isupper()):
            return True
        head, tail = head.casefold(), tail.casefold()
        if f"{head}-{tail}" in self._words:
            return True
        if head + tail in self._words:
            return False
        return self._by_dictionary(head, tail)

    def _by_dictionary(self, head: str, tail: str) -> bool:
        """What words there are in French and English, where the text itself does not tell."""
        last = re.split(r"[-’']", head)[-1]
        first = re.split(r"[-’']", tail)[0]
        if last in _HYPHENATED_HEADS or first == "vous":
            return True
        if last in _TENS and _AFTER_TENS.fullmatch(first):
            return True
        joined = last + first
        if joined.endswith("ment") or joined in _INVARIABLE or _is_word(joined):
            return False
        return (_is_word(last) and _is_word(first)) or (first in _CLITICS and last in self._words)


def _is_word(word: str) -> bool:
    from simplemma import is_known

    return is_known(word, lang=("fr", "en"))
