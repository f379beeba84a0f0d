"""The words of every released transcript as one table, made once and kept in a cache."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.analysis.word_table import SourceWords, WordTable, join_words, source_words
from qualcode.coding.names import fold_letters
from qualcode.engines.lemmas import lemma_in
from qualcode.model import Interview, Participant, Role, Source, Transcript
from qualcode.services.open_study import OpenStudy
from qualcode.store.kept_arrays import keep_arrays, kept_arrays
from qualcode.store.purge import require_purged
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import load_participants
from qualcode.store.rows.sources import load_sources, load_transcripts
from qualcode.store.rows.studies import load_study
from qualcode.store.study_file import study_id_of
from qualcode.wording import gettext as _

_KEPT_AS = "words-2"  # one more when what is kept changes its shape
_COLUMNS = ("said", "starts", "ends", "turns", "counted", "heads")


@dataclass(frozen=True)
class WordIndex:
    """The words of the study, the transcripts they stand in, and who was interviewed in each."""

    table: WordTable
    language: str
    sources: dict[str, Source]
    texts: dict[str, Transcript]
    interviews: dict[str, Interview]
    people: tuple[Participant, ...]

    @cached_property
    def parties(self) -> tuple[tuple[tuple[str, str], ...], NDArray[np.int32]]:
        """Who speaks in which source, each once, and for each word the number of who says it.

        That is the participant where one was interviewed alone, else the speaker of the turn.
        """
        numbers: dict[tuple[str, str], int] = {}
        of_turns: list[int] = []
        sizes: list[int] = []
        for number, source_id in enumerate(self.table.source_ids):
            names = self._names_in(source_id)
            own = self.table.turns[self.table.bounds[number] : self.table.bounds[number + 1]]
            of_turns += [numbers.setdefault((source_id, n), len(numbers)) for n in names]
            sizes += np.bincount(own, minlength=len(names)).tolist()
        party = np.repeat(np.array(of_turns, np.int32), np.array(sizes, np.int64))
        return tuple(numbers), party

    @cached_property
    def spoken(self) -> tuple[list[int], list[int]]:
        """How many words each party says, as words are counted elsewhere: all, and those that count."""
        parties, party = self.parties
        heads = self.table.heads
        every = np.bincount(party[heads], minlength=len(parties))
        counted = np.bincount(party[heads & self.table.counted], minlength=len(parties))
        return every.tolist(), counted.tolist()

    def _names_in(self, source_id: str) -> list[str]:
        """Who speaks in each turn of a source; one name where it has no turns."""
        source, text = self.sources[source_id], self.texts[source_id]
        interview = self.interviews.get(source.interview_id or "")
        people = {p.id: p.identifier for p in self.people}
        here = [people[i] for i in interview.participant_ids] if interview else []
        alone = here[0] if len(here) == 1 else ""
        return [
            (turn.speaker or _("Interviewer"))
            if turn.role is Role.INTERVIEWER
            else alone or turn.speaker or source.label
            for turn in text.turns
        ] or [alone or source.label]

    def lemma(self, word: str) -> str:
        """The dictionary form of a word of the study's language."""
        return lemma_in(self.language)(word)


def word_index(study: OpenStudy) -> WordIndex:
    """Every word of every released transcript; what is known of a text already is not read again."""
    with study.reading() as reader:
        require_purged(reader)
        study_id, language = study_id_of(reader), load_study(reader).language
        sources = {s.id: s for s in load_sources(reader)}
        texts = load_transcripts(reader)
        interviews = {i.id: i for i in load_interviews(reader)}
        people = load_participants(reader)

    def rank(source_id: str) -> tuple[int, int]:
        interview = interviews.get(sources[source_id].interview_id or "")
        return (interview.position if interview else 10**6, sources[source_id].position)

    ordered = {key: texts[key] for key in sorted(texts, key=rank)}
    held = _held_words(study_id, ordered)
    table = join_words(held, lemma_in(language), fold_letters)
    return WordIndex(table, language, sources, ordered, interviews, people)


def _held_words(study_id: str, texts: dict[str, Transcript]) -> dict[str, SourceWords]:
    digests = {key: _digest(text) for key, text in texts.items()}
    kept = kept_arrays(study_id, _KEPT_AS)
    found: dict[str, SourceWords] = {}
    for key, digest in digests.items():
        known = _unpacked(kept, digest)
        found[key] = known if known is not None else source_words(texts[key])
    if {f"{d}.said" for d in digests.values()} != {k for k in kept if k.endswith(".said")}:
        packed: dict[str, NDArray[Any]] = {}
        for key, words in found.items():
            packed |= _packed(words, digests[key])
        keep_arrays(study_id, _KEPT_AS, packed)
    return found


def _digest(text: Transcript) -> str:
    turns = ",".join(f"{t.span.start}{t.role.value[0]}" for t in text.turns)
    notes = ",".join(f"{n.start}-{n.end}" for n in text.notes)
    return blake2b("\n".join((text.text, turns, notes)).encode(), digest_size=16).hexdigest()


def _packed(words: SourceWords, digest: str) -> dict[str, NDArray[Any]]:
    columns = {f"{digest}.{name}": getattr(words, name) for name in _COLUMNS}
    forms = np.frombuffer("\n".join(words.forms).encode(), np.uint8)
    return columns | {f"{digest}.forms": forms}


def _unpacked(kept: Any, digest: str) -> SourceWords | None:
    if any(f"{digest}.{name}" not in kept for name in (*_COLUMNS, "forms")):
        return None
    joined = kept[f"{digest}.forms"].tobytes().decode("utf-8", "replace")
    forms = tuple(joined.split("\n")) if joined else ()
    return SourceWords(forms, *(kept[f"{digest}.{name}"] for name in _COLUMNS))
