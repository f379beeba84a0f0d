"""Read a master: one plain-text file an interview, with identifiers marked where they stand.

@@ typographie: word          how the file is typed (see TYPOGRAPHY)
@ Date : 12 mars 2024         header fact, written at the head of the file
E> / R> / M>                  interviewer, interviewer's prompt, respondent; P2> a second respondent
{PER:Castérac}  {OTHER~:…}    identifier, and a decoy that identifies nobody
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

MARK = re.compile(r"\{([A-Z]+)(~?):([^{}]+)\}")
TURN = re.compile(r"([A-Z]\d?)> (.*)")
NO_BREAK, THIN = "\u00a0", "\u202f"


class MasterError(ValueError):
    """What is wrong with a master, in one sentence."""


@dataclass(frozen=True)
class Mention:
    """One marked identifier: a half-open range of code points of the canonical text."""

    start: int
    end: int
    text: str
    kind: str
    identifying: bool


@dataclass(frozen=True)
class Turn:
    """One speaker's talk: E interviewer, R prompt, M (or P1, P2) respondent."""

    mark: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the canonical text."""
        return self.start + len(self.text)

    @property
    def is_respondent(self) -> bool:
        """Whether it counts as answer."""
        return self.mark not in {"E", "R"}


@dataclass(frozen=True)
class Master:
    """One interview: header facts, turns and mentions; `text` is its canonical text."""

    name: str
    header: dict[str, str]
    turns: tuple[Turn, ...]
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        """The turns, one a line."""
        return "\n".join(turn.text for turn in self.turns)


def _word(line: str) -> str:
    """French as a word processor types it: apostrophe and no-break spaces."""
    line = line.replace("'", "’").replace("« ", "«" + NO_BREAK)
    return re.sub(r" (?=[:;?!»])", NO_BREAK, line)


def _fine(line: str) -> str:
    """French with the narrow no-break space before ; ? ! and the wide one elsewhere."""
    line = line.replace("'", "’").replace("« ", "«" + NO_BREAK)
    return re.sub(r" (?=[:»])", NO_BREAK, re.sub(r" (?=[;?!])", THIN, line))


def _curly(line: str) -> str:
    """English as a word processor types it."""
    return line.replace("'", "’")


TYPOGRAPHY: dict[str, Callable[[str], str]] = {
    "word": _word,
    "fine": _fine,
    "curly": _curly,
    "plate": str,
}


def folded(text: str) -> str:
    """The text with plain apostrophes and spaces, character for character (offsets stay)."""
    return text.replace("’", "'").replace(NO_BREAK, " ").replace(THIN, " ")


def read_master(path: Path) -> Master:
    """The interview a master holds. Raises MasterError for a line it cannot place."""
    header: dict[str, str] = {}
    typed = TYPOGRAPHY["plate"]
    drafts: list[tuple[str, list[str]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        turn = TURN.fullmatch(line)
        if not line.strip():
            continue
        if line.startswith("@@"):
            typed = TYPOGRAPHY[line.partition(":")[2].strip()]
        elif line.startswith("@"):
            key, _, fact = line[1:].partition(":")
            header[key.strip()] = fact.strip()
        elif turn:
            drafts.append((turn[1], [typed(turn[2].strip())]))
        elif drafts:
            drafts[-1][1].append(typed(line.strip()))
        else:
            raise MasterError(f"{path.name}, line {number}: text before the first turn")
    return _placed(path.stem, header, drafts)


def _placed(name: str, header: dict[str, str], drafts: list[tuple[str, list[str]]]) -> Master:
    turns: list[Turn] = []
    mentions: list[Mention] = []
    start = 0
    for mark, paragraphs in drafts:
        text, found = _unmarked("\n".join(paragraphs), start)
        if "{" in text or "}" in text or "  " in text:
            raise MasterError(f"{name}: stray brace or double space in « {text[:60]} »")
        turns.append(Turn(mark, text, start))
        mentions.extend(found)
        start += len(text) + 1
    return Master(name, header, tuple(turns), tuple(mentions))


def _unmarked(marked: str, start: int) -> tuple[str, list[Mention]]:
    pieces: list[str] = []
    found: list[Mention] = []
    at = last = 0
    for mark in MARK.finditer(marked):
        pieces.append(marked[last : mark.start()])
        at += len(pieces[-1])
        found.append(Mention(start + at, start + at + len(mark[3]), mark[3], mark[1], not mark[2]))
        pieces.append(mark[3])
        at += len(mark[3])
        last = mark.end()
    return "".join([*pieces, marked[last:]]), found
