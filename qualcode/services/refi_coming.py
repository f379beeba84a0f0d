"""What a project on its way into a study has met so far: shared by the steps of the import."""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.model import Coder, Finding, Memo, MemoKind, Segment, now
from qualcode.refi.project import RefiNote, RefiProject
from qualcode.services import refi_words
from qualcode.services.identifying_cells import looks_identifying
from qualcode.services.open_study import OpenStudy
from qualcode.services.refi_preview import ProjectPreview
from qualcode.services.table_cells import CellGate
from qualcode.store.change import Change
from qualcode.store.rows.codings import load_codings
from qualcode.store.rows.memos import load_memos
from qualcode.wording import Message


@dataclass
class Coming:
    """A project on its way in: by GUID, whom and what it became, and points to check."""

    study: OpenStudy
    change: Change
    preview: ProjectPreview
    coders: dict[str, Coder] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    source_ids: list[str] = field(default_factory=list)
    used_notes: set[str] = field(default_factory=set)
    n_codes: int = 0
    n_codings: int = 0
    n_waiting: int = 0
    n_waiting_texts: int = 0
    n_memos: int = 0
    n_participants: int = 0

    def __post_init__(self) -> None:
        self.gate = CellGate.of(self.study)
        self.notes = {note.guid: note for note in self.project.notes}
        self.known_codings = {c.id for c in load_codings(self.change.connection)}
        self.known_memos = {m.id for m in load_memos(self.change.connection)}

    @property
    def project(self) -> RefiProject:
        """The project as read."""
        return self.preview.project

    @property
    def is_own(self) -> bool:
        """Whether qualcode wrote it, so that its own words mean something."""
        return self.preview.project.is_own

    def coder_id(self, guid: str) -> str:
        """The coder a user became; who acts when the file names nobody."""
        return self.coders[guid].id if guid in self.coders else self.study.coder.id

    def is_called(self, note: RefiNote, word: Message) -> bool:
        """Whether a note is one of ours of that name."""
        return self.is_own and refi_words.is_word(note.name, word)

    def memo(
        self, guid: str, about: str, about_id: str, segment: Segment | None = None
    ) -> list[Memo]:
        """The memo a note becomes, the first time somebody asks for it."""
        note = self.notes.get(guid)
        if note is None or guid in self.used_notes or not note.text.strip():
            return []
        self.used_notes.add(guid)
        return [self.as_memo(note, about, about_id, segment)]

    def as_memo(
        self, note: RefiNote, about: str, about_id: str, segment: Segment | None = None
    ) -> Memo:
        """A note as a memo; the title it has elsewhere becomes its first line."""
        kind = refi_words.meant(note.name, refi_words.MEMOS) if self.is_own else None
        text, title = note.text, note.name.strip()
        if not self.is_own and title and title not in text:
            text = f"{title}\n\n{text}"
        coder, at = self.coder_id(note.user_guid), note.created_at or now()
        return Memo(
            note.guid, kind or MemoKind.THEORETICAL, text, coder, about, about_id, at, segment
        )

    def passed(self, text: str) -> str:
        """A comment that goes straight into the study: nothing when a name stands in it."""
        if not text.strip():
            return ""
        seen = not self.is_own and looks_identifying(text, self.gate.language)
        if seen or self.gate.names_somebody(text):
            self.findings.append(_left_comment(self.preview.name))
            return ""
        return text


def _left_comment(name: str) -> Finding:
    return Finding(
        Message("file {name}", name=name),
        Message("A memo or comment may name somebody, and its text is released already."),
        Message("It was left out: write it anew without the name."),
    )
