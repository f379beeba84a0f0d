"""How each interview's file is typed: name, format, speaker labels (`master/layouts.yaml`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from building.master import Turn

NOTE = re.compile(r"\([a-zà-ÿ][^()]*\)|\[[a-zà-ÿ][^\]]*\]")


@dataclass(frozen=True)
class Layout:
    """One interview's file. Labels carry their own punctuation: "Médecin 1 :", "Q."."""

    file: str
    format: str
    title: str
    interviewer: str
    respondents: dict[str, str]
    prompt: str

    def label(self, turn: Turn) -> str:
        """The words that stand before a turn."""
        if turn.is_respondent:
            return self.respondents[turn.mark]
        return self.prompt if turn.mark == "R" else self.interviewer

    @property
    def labels(self) -> set[str]:
        """Every label the file uses."""
        return {self.interviewer, self.prompt, *self.respondents.values()}


def read_layouts(path: Path) -> dict[str, Layout]:
    """Interview name -> layout."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        name: Layout(
            file=entry["file"],
            format=entry["format"],
            title=entry.get("title", ""),
            interviewer=entry["interviewer"],
            respondents={"M": entry["respondent"]}
            if isinstance(entry["respondent"], str)
            else entry["respondent"],
            prompt=entry.get("prompt", entry["interviewer"]),
        )
        for name, entry in entries.items()
    }


def looks(paragraph: str) -> Iterator[tuple[str, bool]]:
    """The paragraph in pieces, each with whether it is a note such as (rires), typed in italics."""
    last = 0
    for note in NOTE.finditer(paragraph):
        if note.start() > last:
            yield paragraph[last : note.start()], False
        yield note[0], True
        last = note.end()
    if last < len(paragraph):
        yield paragraph[last:], False
