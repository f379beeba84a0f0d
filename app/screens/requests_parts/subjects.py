"""What a request or a memo may be about, by name."""

from __future__ import annotations

from collections.abc import Callable

from app.analysis_words import about_name
from app.frame.text import short
from qualcode.model import Memo, Request
from qualcode.services import codebook, extracts, participants
from qualcode.services.open_study import OpenStudy
from qualcode.services.reading import list_sources
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

_WORDS = 70


class Subjects:
    """The things of a study by kind and id; each kind is read when first asked for."""

    def __init__(self, study: OpenStudy) -> None:
        self._study = study
        self._known: dict[str, dict[str, str]] = {}

    def choices(self, about: str) -> dict[str, str]:
        """The things of a kind: id to name."""
        if about not in self._known:
            read = self._readers().get(about)
            self._known[about] = read() if read else {}
        return self._known[about]

    def named(self, noun: Request | Memo) -> str:
        """What a request or memo is about, in a line."""
        if noun.about == "study":
            return about_name("study")
        name = self.choices(noun.about).get(noun.about_id)
        if name is None:
            return _("Something that is no longer there")
        return name

    def _readers(self) -> dict[str, Callable[[], dict[str, str]]]:
        return {
            "source": lambda: {s.id: s.label for s in list_sources(self._study)},
            "code": self._codes,
            "coding": self._codings,
            "participant": self._participants,
        }

    def _codes(self) -> dict[str, str]:
        tree = codebook.get_codebook(self._study)
        return {code.id: " › ".join(tree.path(code.id)) for code in tree.codes}

    def _codings(self) -> dict[str, str]:
        return {
            e.coding.id: f"{e.participant} · {e.code.name} · {_quoted(e.coding.segment.quote)}"
            for e in extracts.list_extracts(self._study)
        }

    def _participants(self) -> dict[str, str]:
        table = participants.participants_table(self._study)
        return {p.id: p.identifier for p in table.participants}


def _quoted(words: str) -> str:
    return render(Message("“{words}”", words=short(words, _WORDS)))
