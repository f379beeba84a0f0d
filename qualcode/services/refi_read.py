"""A project file of another program, recognised by its content and read; nothing is written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from qualcode.errors import BadInputError
from qualcode.ingest.archive import Archive, cut_short, is_zip
from qualcode.ingest.limits import FILE_BYTES, TEXT_BYTES
from qualcode.ingest.reading import read_document
from qualcode.refi import qualcoder, rqda, taguette
from qualcode.refi.clean_xml import MOST_BYTES
from qualcode.refi.package import Members, read_bare, read_package
from qualcode.refi.project import RefiProject
from qualcode.store.foreign_file import is_database, tables_of
from qualcode.wording import Message

_ROOT = re.compile(rb"<(?:\w+:)?(Project|CodeBook)[\s>/]")
_QDA_XML = b"QDA-XML"
_HEAD = 4096
_SYMLINK = 0o120000
_DATABASES = (qualcoder, rqda, taguette)


def is_project(name: str, content: bytes) -> bool:
    """Whether a file is a project or a codebook of an analysis program, by what is in it."""
    if is_zip(content):
        try:
            names = Archive(name, content).names
        except BadInputError:
            return False
        return any(_ending(n) in ("qde", "qda") for n in names)
    if is_database(content):
        return True
    head = content[:_HEAD].replace(b"\x00", b"")
    return _ROOT.search(head) is not None and (_QDA_XML in head or _ending(name) in ("qde", "qdc"))


def read_project(name: str, content: bytes) -> RefiProject:
    """The project in a .qdpx, .qde, .qdc, .qda, .rqda or .sqlite3 file.

    Raises BadInputError for anything else, for a hostile archive and for a damaged file.
    """
    if len(content) > max(FILE_BYTES, MOST_BYTES):
        raise _too_large(name)
    if is_zip(content):
        return _from_archive(name, content)
    if is_database(content):
        return _from_database(name, content)
    if not content.strip(b"\x00\r\n\t ") or (
        _ending(name) == "qdpx" and b"<" not in content[:_HEAD]
    ):
        raise cut_short(name)
    return read_bare(name, content)


def _from_archive(name: str, content: bytes) -> RefiProject:
    archive = Archive(name, content)
    for member in archive.members:
        if member.external_attr >> 16 & 0o170000 == _SYMLINK:
            raise _link_inside(name)
    databases = [n for n in archive.names if _ending(n) == "qda"]
    if databases and not any(_ending(n) == "qde" for n in archive.names):
        return _from_database(name, archive.read(sorted(databases)[0], MOST_BYTES))

    def read(member: str) -> bytes:
        return archive.read(member, MOST_BYTES if _ending(member) == "qde" else TEXT_BYTES)

    return read_package(name, Members(sorted(archive.names), read, _plain_of))


def _plain_of(name: str, content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in read_document(name, content).paragraphs)


def _from_database(name: str, content: bytes) -> RefiProject:
    wanted = frozenset().union(*(program.TABLES for program in _DATABASES))
    tables: Mapping[str, list[dict[str, object]]] = tables_of(name, content, wanted)
    for program in _DATABASES:
        if program.recognises(tables):
            project: RefiProject = program.read(name, tables)
            return project
    raise BadInputError(
        Message("The database {name} does not come from a program known here.", name=name),
        Message("QualCoder (.qda), RQDA (.rqda) and Taguette (.sqlite3) databases can be read."),
    )


def _ending(name: str) -> str:
    return name.rpartition(".")[2].casefold()


def _link_inside(name: str) -> BadInputError:
    return BadInputError(
        Message("The archive {name} holds a link to another place of the disk.", name=name),
        Message("No project has such a thing: ask whoever sent it for a fresh export."),
    )


def _too_large(name: str) -> BadInputError:
    return BadInputError(
        Message(
            "The file {name} is larger than the {megabytes} MB that can be read.",
            name=name,
            megabytes=MOST_BYTES // (1024 * 1024),
        ),
        Message("Export the project without its recordings and pictures."),
    )
