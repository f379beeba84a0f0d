"""What a researcher points at: one file, a folder, an archive, or several uploads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize
from zipfile import ZipInfo

from qualcode.errors import BadInputError, NotFoundError, QualcodeError
from qualcode.ingest.archive import Archive, is_zip
from qualcode.ingest.assembly import too_large
from qualcode.ingest.kinds import by_true_kind
from qualcode.ingest.limits import ARCHIVE_BYTES, ARCHIVE_MEMBERS, FILE_BYTES
from qualcode.ingest.places import whole_file
from qualcode.model import Finding
from qualcode.model.natural_order import natural_order
from qualcode.wording import Message

_OFFICE = ("word/", "xl/", "ppt/", "META-INF/")
_DRIVE = re.compile(r"^[A-Za-z]:")
_IGNORED_FOLDERS = frozenset(["__MACOSX", ".git", "$RECYCLE.BIN", "@eaDir"])
OWN_FILES = ".qualcode"
_IGNORED_NAMES = frozenset(["thumbs.db", "desktop.ini"])


@dataclass(frozen=True, slots=True)
class NamedBytes:
    """A file by name, relative to the folder or archive it came from (``vague 1/M3.docx``)."""

    name: str
    content: bytes


class Collected(NamedTuple):
    """The files found, in order of name, and what was not taken, with the reason."""

    files: tuple[NamedBytes, ...]
    findings: tuple[Finding, ...]


Found = NamedBytes | Finding
Pointed = str | Path | NamedBytes | Iterable[NamedBytes | Path]


def collect(source: Pointed) -> Collected:
    """The files in what was pointed at; folders and zip archives are opened, lock files skipped.

    They come in the order a person would number them: Entretien 1, entretien2, Entretien_10.

    One bad file never loses the others: it becomes a finding. ``NotFoundError`` when a path leads
    nowhere, ``BadInputError`` when there is nothing at all to read.
    """
    found = list(_walk(source))
    files: dict[str, NamedBytes] = {}
    findings = [entry for entry in found if isinstance(entry, Finding)]
    by_content: dict[bytes, str] = {}
    for entry in found:
        if isinstance(entry, Finding):
            continue
        if entry.content and entry.content in by_content:  # of empty files each is said to be empty
            findings.append(_twin(entry.name, by_content[entry.content]))
            continue
        name = _free_name(entry.name, files)
        by_content[entry.content] = name
        files[name] = NamedBytes(name, entry.content)
    if not files and not findings:
        raise _nothing(source)
    ordered = sorted(files.values(), key=lambda file: natural_order(file.name))
    return Collected(tuple(ordered), tuple(findings))


def _walk(source: Pointed) -> Iterator[Found]:
    if isinstance(source, NamedBytes):
        yield from _opened(source)
    elif isinstance(source, (str, Path)):
        yield from _on_disk(Path(source))
    else:
        for one in source:
            yield from _on_disk(one) if isinstance(one, Path) else _opened(one)


def _on_disk(path: Path) -> Iterator[Found]:
    if path.is_dir():
        yield from _in_folder(path)
    elif path.is_file():
        yield from _file(path, path.name)
    else:
        raise NotFoundError(
            Message("There is no file or folder at {path}.", path=str(path)),
            Message("Check the spelling, and put quotation marks around names with spaces."),
        )


def _in_folder(folder: Path) -> Iterator[Found]:
    n_files, n_bytes = 0, 0
    for path in sorted(folder.rglob("*")):
        name = normalize("NFC", path.relative_to(folder).as_posix())
        if _is_ignored(name) or not path.is_file():
            continue
        n_files += 1
        for found in _file(path, name):
            n_bytes += len(found.content) if isinstance(found, NamedBytes) else 0
            if n_files > ARCHIVE_MEMBERS or n_bytes > ARCHIVE_BYTES:
                yield _folder_too_large(name)
                return
            yield found


def _file(path: Path, name: str) -> Iterator[Found]:
    try:
        if path.stat().st_size > FILE_BYTES:
            yield _refused(name, too_large(name, FILE_BYTES))
            return
        content = path.read_bytes()
    except OSError as error:
        yield Finding(
            whole_file(name),
            Message("The file cannot be opened: {reason}.", reason=error.strerror or str(error)),
            Message("Check that you may read it and that no other program holds it."),
        )
        return
    yield from _opened(NamedBytes(name, content))


def _opened(file: NamedBytes) -> Iterator[Found]:
    """The file itself, or the members of an archive that is no document."""
    if not is_zip(file.content):
        yield file
        return
    try:
        archive = Archive(file.name, file.content)
    except BadInputError as error:
        yield _refused(file.name, by_true_kind(file.name, file.content, error))
        return
    if "mimetype" in archive.names or any(n.startswith(_OFFICE) for n in archive.names):
        yield file
        return
    for member in archive.members:
        found = _member(archive, member)
        if found is not None:
            yield found


def _member(archive: Archive, member: ZipInfo) -> Found | None:
    name = _member_name(member)
    if _is_ignored(name):
        return None
    if ".." in name.split("/"):
        return Finding(
            whole_file(archive.name),
            Message(
                "The archive holds a file named {member}, which points outside it.", member=name
            ),
            Message("It was not taken. Ask whoever made the archive for the original."),
        )
    try:
        content = archive.read(member, FILE_BYTES)
    except BadInputError as error:
        return _refused(name, error)
    if is_zip(content) and name.lower().endswith(".zip"):
        return Finding(
            whole_file(name),
            Message("An archive inside an archive is not opened."),
            Message("Unpack it and take in the files it holds."),
        )
    return NamedBytes(name, content)


def _member_name(member: ZipInfo) -> str:
    """A member's name with forward slashes, relative, its accents repaired where they were lost."""
    name = member.filename
    if not member.flag_bits & 0x800 and not name.isascii():
        name = _repaired(name)
    name = _DRIVE.sub("", name.replace("\\", "/")).lstrip("/")
    return normalize("NFC", posixpath.normpath(name)) if ".." not in name.split("/") else name


def _repaired(name: str) -> str:
    """Zip reads names without a flag as cp437; Macs mean UTF-8, Western Windows cp850."""
    for encoding in ("utf-8", "cp850"):
        try:
            return name.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return name


def _free_name(name: str, taken: Container[str]) -> str:
    """The name, numbered when another file of the same name came before."""
    stem, ending = posixpath.splitext(name)
    numbered = (f"{stem} ({n}){ending}" for n in count(2))
    return name if name not in taken else next(new for new in numbered if new not in taken)


def _is_ignored(name: str) -> bool:
    *folders, last = name.split("/")
    hidden = last.startswith((".", "~$", "._")) or last.lower() in _IGNORED_NAMES
    # a study, its vault or its log is no transcript, and may be open: reading it gives up its locks
    hidden = hidden or OWN_FILES in last
    return hidden or any(f in _IGNORED_FOLDERS or f.startswith(".") for f in folders if f != "..")


def _refused(name: str, error: QualcodeError) -> Finding:
    advice = error.hint or Message("Look at the file in the program that wrote it.")
    return Finding(whole_file(name), error.message, advice)


def _twin(name: str, twin: str) -> Finding:
    return Finding(
        whole_file(name),
        Message("The file has exactly the content of {other}; it was taken once.", other=twin),
        Message("If an interview is missing, look for its right file."),
    )


def _folder_too_large(name: str) -> Finding:
    return Finding(
        whole_file(name),
        Message("The folder is too large; nothing was read from this file on."),
        Message("Point at a folder that holds the transcripts alone."),
    )


def _nothing(source: object) -> BadInputError:
    where = str(source) if isinstance(source, (str, Path)) else ""
    return BadInputError(
        Message("There is no file to read in {place}.", place=where or Message("what was chosen")),
        Message("Put the transcripts there, or point at another folder."),
    )
