"""Read who coded what: blocks of a code id and, per coder, the first and last words of the extract.

[surcharge]
A: Je commence à sept heures >> midi        first words >> last words
B/epuisement: je finis >> la nuit           this coder put another code
C: =A                                       the consensus took A's extract
"""

import re
from dataclasses import dataclass
from pathlib import Path

from building.master import Master, MasterError, folded

LINE = re.compile(r"([ABC])(?:/([a-z0-9-]+))?:\s*(.+)")
CODERS = ("A", "B", "C")


@dataclass(frozen=True)
class Coding:
    """This coder put this code on text[start:end] of this interview."""

    coder: str
    interview: str
    code: str
    start: int
    end: int


def read_codings(path: Path, master: Master) -> list[Coding]:
    """The codings of A, B and the consensus (C), in the order of the text.

    Raises MasterError naming every anchor that does not stand once in one respondent's turn.
    """
    codings: set[Coding] = set()
    troubles: list[str] = []
    code = ""
    block: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        entry = LINE.fullmatch(line.strip())
        if line.startswith("["):
            code, block = line.strip()[1:-1], {}
        elif entry:
            try:
                words = entry[3].strip()
                span = block[words[1:]] if words[0] == "=" else _located(words, master)
            except (MasterError, KeyError) as trouble:
                troubles.append(f"{path.name}, line {number}: {trouble}")
                continue
            block[entry[1]] = span
            codings.add(Coding(entry[1], master.name, entry[2] or code, *span))
        elif line.strip() and not line.startswith("#"):
            troubles.append(f"{path.name}, line {number}: {line}")
    if troubles:
        raise MasterError("\n".join(troubles))
    return sorted(codings, key=lambda coding: (coding.coder, coding.start, coding.end, coding.code))


def _located(words: str, master: Master) -> tuple[int, int]:
    first, _, last = (folded(part.strip()) for part in words.partition(">>"))
    text = folded(master.text)
    if text.count(first) != 1:
        raise MasterError(f"{master.name}: {text.count(first)} places for « {first} »")
    start = text.index(first)
    tail = text.find(last, start) if last else start
    end = tail + len(last or first)
    inside = [
        turn for turn in master.turns if turn.start <= start and tail >= 0 and end <= turn.end
    ]
    if not inside or not inside[0].is_respondent:
        raise MasterError(
            f"{master.name}: « {first} >> {last} » is not inside one respondent's turn"
        )
    return start, end
