"""The leak audit: whatever is about to leave is searched for the names that were replaced.

A gate on release and on every export, and a search through any folder somebody wants to send.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from qualcode.anonymise.leaks.search import Leak, LeakKind
from qualcode.errors import NotFoundError, RefusedError
from qualcode.ingest.audit_files import read_pieces
from qualcode.ingest.audit_pieces import Piece
from qualcode.ingest.audit_unsearched import unsearched
from qualcode.model import Finding, IdentifierKind, KeyEntry
from qualcode.services import entity_store
from qualcode.services.citations import without_citations
from qualcode.services.key_store import load_key
from qualcode.services.open_study import OpenStudy
from qualcode.services.progress import Progress, nobody_watches, watched
from qualcode.services.watch import Stopped, Watch, is_certain, watch_for, watch_over
from qualcode.store.database_texts import tables_of
from qualcode.store.engine import Reader
from qualcode.store.file_bytes import bytes_of_study_file
from qualcode.store.redaction import every_text
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import load_participants
from qualcode.wording import Message

_OWN_FILES = (".qualcode-vault",)
_STUDY = ".qualcode"
_PIECE_OF_ID = re.compile(r"[0-9a-fA-F]+(?:-[0-9a-fA-F]+)*|\d*\.\d{6,}")
_COUNT = re.compile(r"\d{1,3}")
_HUMPS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_LARGEST = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileAudit:
    """What was found in one file."""

    name: str
    leaks: tuple[Stopped, ...]


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What was found in each file; ``against_key`` False when only patterns could be looked for."""

    files: tuple[FileAudit, ...]
    against_key: bool
    other: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every leak as a point to check, and what else was noticed."""
        return (*(s.finding for f in self.files for s in f.leaks), *self.other)

    @property
    def n_to_look_at(self) -> int:
        """How many places may name somebody or not: nothing stops for them, somebody should look."""
        return sum(not s.certain for f in self.files for s in f.leaks)

    @property
    def is_clean(self) -> bool:
        """Whether nothing that certainly names somebody was found."""
        return not any(s.certain for f in self.files for s in f.leaks) and not self.other


def gate(study: OpenStudy, files: Mapping[str, bytes | str]) -> AuditReport:
    """Searches what is about to leave the study; returns the report when nothing stops it.

    ``files`` maps file names to their content. Raises RefusedError naming the first leak and
    their number. With the vault locked the text is searched for telephone numbers, mail addresses
    and the like only, and ``against_key`` says so.
    """
    watch = watch_over(study)
    return _let_through(AuditReport(tuple(_audited(study, watch, files)), watch.has_key))


def gate_study(study: OpenStudy, reader: Reader) -> AuditReport:
    """The gate for a copy of the study file: every text in it, its record of activities included."""
    watch = watch_over(study)
    exempt = _coders(study)
    leaks = [
        watch.stopped(_in_study(label, text, leak), leak, text)
        for text, label in every_text(reader).items()
        for leak in watch.leaks(text)
        if leak.form not in watch.loose and not any(leak.text in coder for coder in exempt)
    ]
    name = study.file.path.name
    named = _audited(study, watch, {name: ""})
    return _let_through(AuditReport((FileAudit(name, tuple(leaks)), *named), watch.has_key))


def gate_picture(
    study: OpenStudy, name: str, content: bytes, spec: Mapping[str, object]
) -> AuditReport:
    """The gate for a picture: its metadata, its name, and the words drawn in it."""
    words = "\n".join(dict.fromkeys(_strings(spec)))
    return gate(study, {name: content, Path(name).stem: words})


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from _strings(value)
            yield from _strings(key)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _strings(value)


def _in_study(label: str, text: str, leak: Leak) -> Message:
    if label:
        return _line(Message("text of {label}", label=label), text, leak.span.start)
    return Message("a text of the study")


def _let_through(report: AuditReport) -> AuditReport:
    certain = [s for f in report.files for s in f.leaks if s.certain]
    if certain:
        raise RefusedError(
            Message.plural(
                "This would give {n} name away, {where}: {what} (“{around}”)",
                "This would give {n} names away, the first {where}: {what} (“{around}”)",
                n=len(certain),
                where=certain[0].place,
                what=certain[0].leak.why,
                around=certain[0].around,
            ),
            Message(
                "Correct the memo or the definition it stands in. A name in a transcript is "
                "replaced on the Pseudonymisation screen, under “A name found late, a "
                "withdrawal” (“qualcode redact”); a form that names nobody is kept there, under "
                "“1. Review”. Then make the file again."
            ),
        )
    return report


def audit_folder(
    folder: Path,
    study: OpenStudy | None = None,
    *,
    forms: Iterable[str] = (),
    progress: Progress = nobody_watches,
) -> AuditReport:
    """Searches every file under a folder (or one file) that somebody is about to send.

    Against the key when ``study`` is given and unlocked, and for the ``forms`` given by hand.
    ``NotFoundError`` when nothing is there.
    """
    if not folder.exists():
        raise NotFoundError(
            Message("There is nothing at {path}.", path=str(folder)), Message("Check the name.")
        )
    watch = watch_over(study) if study is not None else watch_for((), (), "fr")
    if forms:
        watch = _with_forms(watch, study, forms)
    paths = [folder] if folder.is_file() else sorted(p for p in folder.rglob("*") if p.is_file())
    other: list[Finding] = []
    audited: list[FileAudit] = []
    for path in watched(paths, progress):
        name = str(path.relative_to(folder)) if folder.is_dir() else path.name
        if path.suffix in _OWN_FILES:
            other.append(_vault_lies_here(name))
        elif path.stat().st_size > _LARGEST:
            other.append(_too_large(name))
        else:
            own = _STUDY in path.name  # a study or its log: it may be open here
            content = bytes_of_study_file(path) if own else path.read_bytes()
            audited += _audited(study, watch, {name: content})
            other += _unsearched(name, content)
    return AuditReport(tuple(audited), watch.has_key and study is not None, tuple(other))


def audit_files(
    files: Mapping[str, bytes | str],
    study: OpenStudy | None = None,
    *,
    forms: Iterable[str] = (),
    progress: Progress = nobody_watches,
) -> AuditReport:
    """Searches files given by name and content; like ``audit_folder``, without touching the disk."""
    watch = watch_over(study) if study is not None else watch_for((), (), "fr")
    if forms:
        watch = _with_forms(watch, study, forms)
    other: list[Finding] = []
    audited: list[FileAudit] = []
    for name, content in watched(tuple(files.items()), progress):
        if name.endswith(_OWN_FILES):
            other.append(_vault_lies_here(name))
        else:
            audited += _audited(study, watch, {name: content})
            other += _unsearched(name, content)
    return AuditReport(tuple(audited), watch.has_key and study is not None, tuple(other))


def _unsearched(name: str, content: bytes | str) -> list[Finding]:
    advice = Message("Look at it yourself, or leave it out.")
    if isinstance(content, str):
        return []
    return [
        Finding(Message("file {name}", name=each), said, advice)
        for each, said in unsearched(name, content)
    ]


def _audited(
    study: OpenStudy | None, watch: Watch, files: Mapping[str, bytes | str]
) -> Iterator[FileAudit]:
    exempt, labels = _coders(study), _labels(study)
    for name, content in files.items():
        spaced = _HUMPS.sub(" ", name.replace("_", " "))  # entretienDurand2
        pieces = [Piece(Message("name of the file"), spaced)]
        if isinstance(content, str):
            pieces.append(Piece(Message("text"), content))
        else:
            pieces += _tables(content) or read_pieces(name, content)
        leaks = [
            watch.stopped(
                Message(
                    "{file}, {part}", file=name, part=_line(each.part, each.text, leak.span.start)
                ),
                leak,
                each.text,
            )
            for each in pieces
            for leak in _leaks_of(each, watch)
            if not any(leak.text in coder for coder in exempt)
            and not _is_made_of(leak, labels)
            and not (name.endswith(_STUDY) and _is_its_own(leak, watch))
        ]
        yield FileAudit(name, tuple(leaks))


def _tables(content: bytes) -> list[Piece]:
    """The tables of a study or another database; none of any other file."""
    return [Piece(Message("table {name}", name=name), text) for name, text in tables_of(content)]


def _leaks_of(piece: Piece, watch: Watch) -> tuple[Leak, ...]:
    """The leaks of a piece; a font called Calibri is no misspelling of Cagliari."""
    shown = without_citations(piece.text)
    found = watch.leaks(shown)
    if piece.names_looks:
        return tuple(
            leak
            for leak in found
            if leak.kind is not LeakKind.NEAR
            and leak.form not in watch.loose
            and (leak.kind is not LeakKind.PATTERN or is_certain(leak))
        )
    begun = (
        one
        for one in watch.openings(shown)
        if not any(one.span.overlaps(leak.span) for leak in found)
    )
    return tuple(sorted((*found, *begun), key=lambda leak: leak.span))


def _is_made_of(leak: Leak, labels: frozenset[str]) -> bool:
    """Whether a number is only a label of the study beside a count, as in a table: “E2 4”."""
    words = leak.text.casefold().split()
    return (
        leak.kind is LeakKind.PATTERN
        and not labels.isdisjoint(words)
        and all(word in labels or _COUNT.fullmatch(word) for word in words)
    )


def _is_its_own(leak: Leak, watch: Watch) -> bool:
    """Whether it is one of the moments, pieces of ids and measures that a study file is full of."""
    return leak.form in watch.loose or bool(_PIECE_OF_ID.fullmatch(leak.text))


def _line(part: Message, text: str, offset: int) -> Message:
    if "\n" not in text:
        return part
    return Message("{part}, line {n}", part=part, n=text.count("\n", 0, offset) + 1)


def _coders(study: OpenStudy | None) -> tuple[str, ...]:
    """Coders are named in reports on purpose."""
    if study is None:
        return ()
    with study.reading() as reader:
        return tuple(coder.name for coder in load_coders(reader))


def _labels(study: OpenStudy | None) -> frozenset[str]:
    """What interviews and participants are called in the study, and in every table made of it."""
    if study is None:
        return frozenset()
    with study.reading() as reader:
        names = [interview.label for interview in load_interviews(reader)]
        names += [participant.identifier for participant in load_participants(reader)]
    return frozenset(name.casefold() for name in names)


def _with_forms(watch: Watch, study: OpenStudy | None, forms: Iterable[str]) -> Watch:
    vault = study.vault if study is not None else None
    entries = [KeyEntry(f, IdentifierKind.PERSON, "[…]") for f in forms if f.strip()]
    if vault is None:
        return watch_for((), entries, watch.language)
    kept = entity_store.load_notes(vault).kept
    whole = (*load_key(vault), *entries)
    return watch_for(entity_store.load_entities(vault), whole, watch.language, kept=kept)


def _vault_lies_here(name: str) -> Finding:
    return Finding(
        Message("file {name}", name=name),
        Message("This is a vault: the original interviews and the names are in it."),
        Message("Never send it; take it out of this folder."),
    )


def _too_large(name: str) -> Finding:
    return Finding(
        Message("file {name}", name=name),
        Message("This file is too large to be searched."),
        Message("Look at it yourself, or leave it out."),
    )
