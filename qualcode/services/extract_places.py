"""Where extracts may be found: released texts, and originals while the vault is unlocked."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath

from qualcode.coding.word_index import WordIndex
from qualcode.ingest.codings_plan import ExtractRow
from qualcode.model import OffsetMap, ReleaseState, Source, SourceKind, Transcript
from qualcode.services import release
from qualcode.services.ingest import waiting_draft
from qualcode.services.open_study import OpenStudy
from qualcode.store.engine import Reader
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import load_participants
from qualcode.store.rows.sources import load_sources, load_transcripts

_ENDINGS = frozenset(
    (".txt", ".docx", ".doc", ".odt", ".rtf", ".pdf", ".md", ".html", ".htm", ".vtt", ".srt")
)


@dataclass
class Places:
    """The sources by whoever spoke in them, and their words ready to be searched."""

    sources: dict[str, Source] = field(default_factory=dict)
    texts: dict[str, Transcript] = field(default_factory=dict)
    indexes: dict[str, WordIndex] = field(default_factory=dict)
    original_indexes: dict[str, WordIndex] = field(default_factory=dict)
    originals: dict[str, Transcript] = field(default_factory=dict)
    moves: dict[str, OffsetMap] = field(default_factory=dict)
    by_person: dict[str, list[str]] = field(default_factory=dict)
    waiting: dict[str, str] = field(default_factory=dict)

    def of(self, row: ExtractRow) -> list[str]:
        """The released sources of whoever said it."""
        written = [name for each in (row.source, row.participant) for name in _ways(each)]
        return next((found for name in written if (found := self.by_person.get(name))), [])

    def waiting_for(self, row: ExtractRow) -> str | None:
        """The label of the source that holds it and is not released yet."""
        written = (name for each in (row.source, row.participant) for name in _ways(each))
        return next((self.waiting[name] for name in written if name in self.waiting), None)

    def of_extracts(self, row: ExtractRow) -> Source | None:
        """The source made of this person's extracts, where they have no transcript."""
        found = [self.sources[source_id] for source_id in self.of(row)]
        if found and all(source.kind is SourceKind.EXTRACTS for source in found):
            return found[0]
        return None

    def add(self, source: Source, text: Transcript, names: tuple[str, ...]) -> None:
        """Takes in a released source under the names it goes by."""
        self.sources[source.id], self.texts[source.id] = source, text
        self.indexes[source.id] = WordIndex(source.id, text)
        for name in dict.fromkeys(name.casefold() for name in names):
            known = self.by_person.setdefault(name, [])
            if source.id not in known:
                known.append(source.id)


def _ways(name: str) -> tuple[str, ...]:
    """How a source or a person may be known: as written, and as a file without its ending."""
    folded = name.casefold()
    if not folded:
        return ()
    path = PurePath(folded)
    return (folded, path.stem) if path.suffix in _ENDINGS else (folded,)


def places_in(study: OpenStudy, reader: Reader) -> Places:
    """Every place of the study."""
    places = Places()
    people = {p.id: p.identifier for p in load_participants(reader)}
    interviews = {i.id: i for i in load_interviews(reader)}
    texts = load_transcripts(reader)
    for source in load_sources(reader):
        interview = interviews.get(source.interview_id or "")
        said_by = (people[i] for i in interview.participant_ids) if interview else ()
        names = (source.label, *said_by, *((interview.label,) if interview else ()))
        text = texts.get(source.id)
        if source.state is not ReleaseState.RELEASED or text is None:
            places.waiting |= {name.casefold(): source.label for name in names}
            continue
        places.add(source, text, names)
        _add_original(study, places, source)
    return places


def _add_original(study: OpenStudy, places: Places, source: Source) -> None:
    vault = study.vault
    if vault is None or source.version != 1 or source.id not in vault.ids("edits"):
        return
    edits = release.edits_from_bytes(vault.get("edits", source.id))
    original = waiting_draft(study, source.id).transcript()
    places.originals[source.id] = original
    places.original_indexes[source.id] = WordIndex(source.id, original)
    places.moves[source.id] = OffsetMap(edits)
