"""Whole files put in place at once: a reader sees the old file or the new one, never a part."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from qualcode.errors import ConflictError
from qualcode.store.trouble import held_elsewhere, spoken_trouble
from qualcode.wording import Message

PATIENCE_S = 4.0
_PAUSE_S = 0.1
_STALE_S = 24 * 3600.0
_OWNER_ONLY = 0o600


def replace_file(
    target: Path, content: bytes, *, patience_s: float = PATIENCE_S, lasting: bool = True
) -> None:
    """Write ``content`` as the whole of ``target``; a new file is readable by its owner only.

    What is not ``lasting`` may be lost with the power: nobody waits for the disk.

    Raises: LockedError when another program holds the file longer than ``patience_s`` seconds;
    QualcodeError when the folder cannot be written or the disk is full.
    """
    with replacing(target, patience_s=patience_s, lasting=lasting) as part:
        part.write_bytes(content)


@contextmanager
def replacing(
    target: Path, *, patience_s: float = PATIENCE_S, lasting: bool = True
) -> Iterator[Path]:
    """An empty file beside ``target`` which takes its place when the block ends well.

    It keeps the mode of the file it replaces; where there was none it has mode 0600.
    """
    with _part_of(target) as part:
        yield part
        if target.exists():
            part.chmod(stat.S_IMODE(target.stat().st_mode))
        if lasting:
            flush_to_disk(part)
        _move_patiently(part, target, patience_s)
        if lasting:
            flush_to_disk(target.parent)


@contextmanager
def placing(target: Path) -> Iterator[Path]:
    """Like ``replacing``, for a file that must not exist yet.

    Raises: ConflictError when ``target`` exists, also when it appeared during the block.
    """
    _refuse_existing(target)
    with _part_of(target) as part:
        yield part
        flush_to_disk(part)
        _move_to_free_name(part, target)
        flush_to_disk(target.parent)


def flush_to_disk(path: Path) -> None:
    """Wait until the file, or the folder's list of names, is on the disk."""
    is_folder = path.is_dir()
    if is_folder and os.name == "nt":
        return  # Windows has no handle of a folder to flush
    descriptor = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        os.fsync(descriptor)
    except OSError:
        if not is_folder:  # some network folders cannot be flushed; the file itself was
            raise
    finally:
        os.close(descriptor)


@contextmanager
def _part_of(target: Path) -> Iterator[Path]:
    part = target.with_name(f".{target.name}.{uuid4().hex}.part")
    with spoken_trouble(target):
        _sweep_old_parts(target)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, _OWNER_ONLY))
        try:
            yield part
        finally:
            part.unlink(missing_ok=True)


def _sweep_old_parts(target: Path) -> None:
    """Remove what a killed process left; a part younger than a day may be somebody's work."""
    prefix = f".{target.name}."
    for left in target.parent.iterdir():
        if left.name.startswith(prefix) and left.suffix.startswith(".part"):  # or its journal
            with contextlib.suppress(OSError):
                if time.time() - left.stat().st_mtime > _STALE_S:
                    left.unlink()


def _move_patiently(part: Path, target: Path, patience_s: float) -> None:
    """Windows refuses to replace a file that a viewer or a virus scanner holds for a moment."""
    until = time.monotonic() + patience_s
    while True:
        try:
            part.replace(target)
        except PermissionError as refused:
            if time.monotonic() >= until:
                raise held_elsewhere(target) from refused
            time.sleep(_PAUSE_S)
        else:
            return


def _move_to_free_name(part: Path, target: Path) -> None:
    try:
        if os.name == "nt":
            part.rename(target)  # unlike elsewhere, this fails on Windows when the name is taken
        else:
            target.hardlink_to(part)
    except FileExistsError:
        _refuse_existing(target)
        raise
    except OSError:  # memory sticks and some network folders know no hard links
        _refuse_existing(target)
        part.replace(target)


def _refuse_existing(target: Path) -> None:
    if target.exists():
        raise ConflictError(
            Message("There is already a file {name} in this folder.", name=target.name),
            hint=Message("Choose another name, or move that file away first."),
        )
