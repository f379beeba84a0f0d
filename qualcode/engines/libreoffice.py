"""Laying a document out with LibreOffice, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from qualcode.errors import MissingExtraError, QualcodeError
from qualcode.wording import Message

_PROGRAMS = ("libreoffice", "soffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
# bookmarks become named destinations: that is how the contents learn their pages
_PDF_FILTER = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)


def find_libreoffice() -> Path | None:
    """Where LibreOffice is, or None."""
    found = [place for program in _PROGRAMS if (place := shutil.which(program))]
    found += [place for place in _USUAL_PLACES if Path(place).exists()]
    return Path(found[0]) if found else None


def to_pdf(docx: bytes, *, timeout_s: float = 180.0) -> bytes:
    """The document laid out as PDF, its bookmarks kept as named destinations.

    Raises MissingExtraError without LibreOffice, QualcodeError when it fails or takes longer
    than ``timeout_s``.
    """
    program = find_libreoffice()
    if program is None:
        raise MissingExtraError(
            Message("LibreOffice is not installed on this computer."),
            Message("Without it, refresh the table of contents in the word processor."),
        )
    # a profile of its own: an open LibreOffice window would otherwise take over the order
    with TemporaryDirectory(prefix="qualcode-") as folder:
        return _convert(program, Path(folder), docx, timeout_s)


def _convert(program: Path, folder: Path, docx: bytes, timeout_s: float) -> bytes:
    source, laid_out = folder / "report.docx", folder / "report.pdf"
    source.write_bytes(docx)
    order = [
        str(program),
        "--headless",
        "--norestore",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        _PDF_FILTER,
        "--outdir",
        str(folder),
        str(source),
    ]
    _run(order, timeout_s)
    if not laid_out.exists():
        raise _failed()
    return laid_out.read_bytes()


def _run(order: list[str], timeout_s: float) -> None:
    try:
        started = subprocess.Popen(  # noqa: S603
            order,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as failure:
        raise _failed() from failure
    try:
        started.wait(timeout_s)
    except subprocess.TimeoutExpired as failure:
        raise _failed() from failure
    finally:
        _stop(started)


def _stop(started: subprocess.Popen[bytes]) -> None:
    # what was started is a script; the program itself is its child and must go with it
    if started.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(started.pid, signal.SIGKILL)
    else:
        started.kill()
    started.wait()


def _failed() -> QualcodeError:
    return QualcodeError(
        Message("LibreOffice could not lay the document out."),
        Message("The file is complete; refresh its table of contents in the word processor."),
    )
