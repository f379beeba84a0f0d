"""Bytes in, documents out: the one door through which every file comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from qualcode.errors import BadInputError, QualcodeError
from qualcode.ingest.archive import cut_short
from qualcode.ingest.document import Document
from qualcode.ingest.formats import Recognised, recognise
from qualcode.ingest.kinds import by_true_kind, ending
from qualcode.ingest.places import whole_file
from qualcode.ingest.table import Table, read_csv
from qualcode.model import Finding
from qualcode.wording import Message

_KNOWN = frozenset(["docx", "odt", "rtf", "txt", "md", "html", "pdf", "srt", "vtt", "csv", "xlsx"])
_OTHERS = frozenset(["doc", "xls", "zip", "jpg", "jpeg", "png"])  # never what these would hold
Read = TypeVar("Read")

_TABLES = frozenset(["csv", "xlsx"])
_SAME = {
    "htm": "html",
    "markdown": "md",
    "tsv": "csv",
    "text": "txt",
    "docm": "docx",
    "dotx": "docx",
}


def read_document(name: str, content: bytes) -> Document:
    """The one document a file holds; ``BadInputError`` when it cannot be read or holds several."""
    documents = read_documents(name, content)
    if len(documents) > 1:
        raise BadInputError(
            Message(
                "The table {name} holds {n} interviews, where one was expected.",
                name=name,
                n=len(documents),
            ),
            Message("Keep the rows of one interview, or take the table in as a whole."),
        )
    return documents[0]


def read_documents(name: str, content: bytes) -> tuple[Document, ...]:
    """The documents a file holds: one, except for tables with several interviews.

    Raises ``BadInputError``, and nothing else, whatever the bytes are.
    """
    return _guarded(name, content, lambda: _documents(name, content))


def read_table(name: str, content: bytes) -> Table:
    """The table a csv or xlsx file holds, for participants, codings, keys and codebooks.

    Raises ``BadInputError``, and nothing else, whatever the bytes are.
    """
    return _guarded(name, content, lambda: _table(name, content))


def _documents(name: str, content: bytes) -> tuple[Document, ...]:
    recognised = recognise(name, content)
    return _with_ending(name, recognised.format, _read(name, content, recognised))


def _table(name: str, content: bytes) -> Table:
    recognised = recognise(name, content)
    if recognised.archive is not None and recognised.format == "xlsx":
        from qualcode.ingest.xlsx import read_xlsx

        return read_xlsx(name, content, recognised.archive)
    if recognised.decoded is not None and recognised.format in ("csv", "txt", "md"):
        return read_csv(name, content)
    raise BadInputError(
        Message("The file {name} is not a table.", name=name),
        Message("Save it as .xlsx or .csv, with headings in the first row."),
    )


def _read(name: str, content: bytes, recognised: Recognised) -> tuple[Document, ...]:
    if recognised.format in _TABLES:
        from qualcode.ingest.spreadsheet import table_documents

        return table_documents(name, recognised.format, _table(name, content))
    return (_reader(name, content, recognised)(),)


def _reader(name: str, content: bytes, recognised: Recognised) -> Callable[[], Document]:
    """The reader of a format, imported only now: no start of the program pays for it."""
    if recognised.archive is not None:
        from qualcode.ingest.docx import read_docx
        from qualcode.ingest.odt import read_odt

        archive, read_archive = recognised.archive, {"docx": read_docx, "odt": read_odt}
        return lambda: read_archive[recognised.format](name, archive)
    if recognised.decoded is not None:
        from qualcode.ingest.html_page import read_html
        from qualcode.ingest.plain import read_md, read_txt
        from qualcode.ingest.subtitles import read_srt, read_vtt

        decoded = recognised.decoded
        read_text = {
            "txt": read_txt,
            "md": read_md,
            "html": read_html,
            "srt": read_srt,
            "vtt": read_vtt,
        }
        return lambda: read_text[recognised.format](name, decoded)
    from qualcode.ingest.pdf import read_pdf
    from qualcode.ingest.rtf import read_rtf

    read_bytes = {"pdf": read_pdf, "rtf": read_rtf}
    return lambda: read_bytes[recognised.format](name, content)


def _guarded(name: str, content: bytes, read: Callable[[], Read]) -> Read:
    """What ``read`` gives; whatever a library raises over a broken file becomes our sentence."""
    try:
        return read()
    except QualcodeError as error:
        raise by_true_kind(name, content, error) from error
    except Exception as error:  # the libraries' own errors are without number
        raise by_true_kind(name, content, cut_short(name)) from error


def _with_ending(
    name: str, format_name: str, documents: tuple[Document, ...]
) -> tuple[Document, ...]:
    """Say so when the content is of another kind than the ending promises."""
    promised = _SAME.get(ending(name), ending(name))
    if promised == format_name or promised not in _KNOWN | _OTHERS:
        return documents
    first = documents[0]
    finding = Finding(
        whole_file(name),
        Message(
            "The name ends in .{ending}, but the content is {format}.",
            ending=promised,
            format=format_name,
        ),
        Message("It was read by its content; rename it so that other programs find their way."),
    )
    named = Document(
        first.name,
        first.format,
        first.paragraphs,
        first.encoding,
        (finding, *first.findings),
        first.participant,
    )
    return (named, *documents[1:])
