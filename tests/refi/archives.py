"""Archives for the tests of projects, and reading them as the services do."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from lxml import etree

from qualcode.refi.package import Members, package, read_package
from qualcode.refi.project import RefiProject

HERE = Path(__file__).parent
NVIVO = HERE / "samples" / "nvivo_windows_12.qdpx"


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip of the members."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def opened(members: Mapping[str, bytes]) -> RefiProject:
    """The project in the members of an archive."""
    return read_package("p.qdpx", Members(tuple(members), members.__getitem__, no_word_file))


def no_word_file(_name: str, _content: bytes) -> str:
    raise AssertionError("no Word file should be needed")


def sample(path: Path = NVIVO) -> RefiProject:
    """The project in a file."""
    with zipfile.ZipFile(path) as archive:
        return opened({name: archive.read(name) for name in archive.namelist()})


def round_trip(project: RefiProject) -> RefiProject:
    """The project written and read again."""
    return opened(package(project))


@cache
def schema(name: str) -> etree.XMLSchema:
    """An official schema: Project or Codebook."""
    return etree.XMLSchema(etree.parse(HERE / "schemas" / f"{name}.xsd"))


def assert_valid(xml: bytes, name: str = "Project") -> None:
    """The XML is valid against the official schema."""
    assert not xml.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in xml
    schema(name).assertValid(etree.fromstring(xml))
