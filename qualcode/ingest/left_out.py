"""What a word processor's file holds beside the interview, said once for each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from qualcode.ingest.places import paragraph_of
from qualcode.model import Finding
from qualcode.wording import Message


class LeftOut:
    """Counts what is left out of a transcript, and where first."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._first: dict[str, int] = {}

    def note(self, what: str, line: int, n: int = 1) -> None:
        """Count ``n`` more of a kind (a key of this module's table), seen at a paragraph."""
        if n:
            self._counts[what] += n
            self._first.setdefault(what, max(1, line))

    def findings(self, name: str) -> Iterator[Finding]:
        """One finding for each kind."""
        for what, n in self._counts.items():
            text, advice = _said(n)[what]
            yield Finding(paragraph_of(name, self._first[what]), text, advice)


def _said(n: int) -> Mapping[str, tuple[Message, Message]]:
    return {
        "deletions": (
            Message.plural(
                "The file has tracked changes: insertions were kept, one deletion was left out.",
                "The file has tracked changes: insertions were kept, {n} deletions were left out.",
                n=n,
            ),
            Message("If that is not what you want, accept or reject the changes first."),
        ),
        "notes": (
            Message.plural(
                "One footnote or endnote was left out.",
                "{n} footnotes or endnotes were left out.",
                n=n,
            ),
            Message("Write what belongs to the interview into its text."),
        ),
        "comments": (
            Message.plural("One comment was left out.", "{n} comments were left out.", n=n),
            Message("Keep what you need of them as memos."),
        ),
        "hidden": (
            Message.plural(
                "One stretch of hidden text was left out.",
                "{n} stretches of hidden text were left out.",
                n=n,
            ),
            Message("Show hidden text in the file and decide whether it belongs to the interview."),
        ),
        "boxes": (
            Message.plural(
                "One text box was read after the paragraph it is attached to.",
                "{n} text boxes were read after the paragraphs they are attached to.",
                n=n,
            ),
            Message("Check in the preview that this text stands in its place."),
        ),
        "chunks": (
            Message.plural(
                "One embedded document was left out.", "{n} embedded documents were left out.", n=n
            ),
            Message("Open the file in Word and save it again: Word then takes them into the text."),
        ),
    }
