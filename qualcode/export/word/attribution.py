"""Who said an extract, as the report says it: (M3), E5, (MG, MSP, 2021)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.errors import BadInputError
from qualcode.model import Extract
from qualcode.model.report_plan import USUAL_ATTRIBUTION
from qualcode.wording import Message

EXTRACT = "extract"
_NAME = re.compile(r"\{([^{}]*)\}")
# a name whose value is not known leaves no stray comma behind
_GAP = "\x00"
_LOOSE = re.compile(rf"{_GAP}(?:\s*[,;/–-]\s*|\s+)|(?:\s*[,;/–-]\s*|\s+){_GAP}|{_GAP}")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")


@dataclass(frozen=True)
class Attribution:
    """A pattern with names between braces, and what is known of who spoke where.

    ``known`` gives the values by (participant, interview) as an extract names them; names are
    compared without case. ``{extract}`` marks where the words stand; without it they come first.
    """

    pattern: str = USUAL_ATTRIBUTION
    known: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)

    def around(self, extract: Extract) -> tuple[str, str]:
        """What stands before the quoted words, and what stands after them."""
        before, mark, after = _at_extract(self.pattern)
        if not mark:
            before, after = "", self.pattern
        return self._filled(before, extract), self._filled(after, extract)

    def _filled(self, pattern: str, extract: Extract) -> str:
        values = {
            "participant": extract.participant or extract.interview,
            "interview": extract.interview,
        } | dict(self.known.get((extract.participant, extract.interview), {}))

        def value(found: re.Match[str]) -> str:
            return values.get(found[1].strip().casefold(), "") or _GAP

        said = _NAME.sub(value, pattern)
        while _GAP in said:
            said = _LOOSE.sub("", said, count=1)
        return _EMPTY_BRACKETS.sub("", said).strip(" ")


def _at_extract(pattern: str) -> tuple[str, str, str]:
    found = re.search(rf"\{{\s*{EXTRACT}\s*\}}", pattern, re.IGNORECASE)
    if found is None:
        return pattern, "", ""
    return pattern[: found.start()], found[0], pattern[found.end() :]


def check_attribution(pattern: str, names: tuple[str, ...]) -> None:
    """Raises BadInputError when a pattern asks for something that is not among ``names``."""
    known = {name.casefold() for name in (*names, EXTRACT)}
    for asked in _NAME.findall(pattern):
        if asked.strip().casefold() not in known:
            raise BadInputError(
                Message(
                    "The attribution asks for {name}, which is not known.", name=f"{{{asked}}}"
                ),
                Message(
                    "Between braces may stand: {names}.",
                    names=", ".join(f"{{{name}}}" for name in (*names, EXTRACT)),
                ),
            )
