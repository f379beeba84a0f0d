"""A .qdpx archive or a bare .qde or .qdc file, as a project. Nothing is ever unpacked to disk."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from qualcode.errors import BadInputError, QualcodeError
from qualcode.model import Finding
from qualcode.refi.project import RefiProject
from qualcode.refi.xml_reader import read_xml
from qualcode.refi.xml_writer import project_xml
from qualcode.wording import Message

PROJECT_FILE = "project.qde"
_SCHEMES = ("internal://", "relative://", "absolute://", "file://")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass
class Members:
    """The files beside the project, opened by name in any spelling of capitals and folders.

    ``read`` gives the bytes of a member, ``plain_of`` the text of a Word file.
    """

    names: Iterable[str]
    read: Callable[[str], bytes]
    plain_of: Callable[[str, bytes], str]
    findings: list[Finding] = field(default_factory=list)
    _by_name: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.names:
            self._by_name.setdefault(_last(name), name)

    def text(self, plain: str, rich: str) -> tuple[str, bool, bytes] | None:
        """The text at a plain path, else that of the Word file at the rich one; None without either."""
        member = self._by_name.get(_last(plain)) if plain else None
        if member is not None:
            return self._decoded(member, self.read(member))
        member = self._by_name.get(_last(rich)) if rich else None
        if member is None:
            return None
        content = self.read(member)
        try:
            text = self.plain_of(member, content)
        except QualcodeError:
            return None
        self.findings.append(
            Finding(
                Message("file {name}", name=member),
                Message("There is no plain text beside this file; the one in it was taken."),
                Message("Look at the places of its codings: they may have counted otherwise."),
            )
        )
        return text, False, content

    def _decoded(self, name: str, content: bytes) -> tuple[str, bool, bytes]:
        for mark, encoding in _MARKS:
            if content.startswith(mark):
                return content[len(mark) :].decode(encoding, "replace"), True, b""
        try:
            return content.decode("utf-8"), False, b""
        except UnicodeDecodeError:
            self.findings.append(
                Finding(
                    Message("file {name}", name=name),
                    Message("The text is not UTF-8, as it should be; it was read as Windows-1252."),
                    Message("Look at its accents before you bring it in."),
                )
            )
            return content.decode("cp1252", "replace"), False, b""


def read_package(name: str, members: Members) -> RefiProject:
    """The project of an archive; BadInputError when there is none in it, or several."""
    inside = [n for n in members.names if n.casefold().endswith(".qde") and not _of_the_mac(n)]
    exact = [n for n in inside if _last(n) == PROJECT_FILE]
    chosen = exact if len(exact) == 1 else inside
    if len(chosen) != 1:
        raise BadInputError(
            Message.plural(
                "The archive {name} holds {n} project file.",
                "The archive {name} holds {n} project files.",
                n=len(chosen),
                name=name,
            ),
            Message("A REFI-QDA project (.qdpx) holds exactly one: project.qde."),
        )
    project = read_xml(chosen[0], members.read(chosen[0]), members.text)
    return replace(project, findings=(*project.findings, *members.findings))


def read_bare(name: str, content: bytes) -> RefiProject:
    """The project of a .qde or .qdc file that stands alone."""
    return read_xml(name, content, lambda _plain, _rich: None)


def package(project: RefiProject) -> dict[str, bytes]:
    """The members of a .qdpx: ``project.qde`` and a flat folder ``sources``, texts as UTF-8."""
    members = {PROJECT_FILE: project_xml(project)}
    for source in project.sources:
        members[f"sources/{source.guid}.txt"] = source.text.encode("utf-8", "replace")
        if source.rich:
            members[f"sources/{source.guid}.docx"] = source.rich
    return members


def _of_the_mac(path: str) -> bool:
    """What macOS puts beside each file when somebody zips a folder anew."""
    return path.startswith("__MACOSX/") or path.rpartition("/")[2].startswith("._")


def _last(path: str) -> str:
    """The name of a file at the end of a path, for comparison."""
    for scheme in _SCHEMES:
        path = path.removeprefix(scheme)
    return path.replace("\\", "/").rpartition("/")[2].strip().casefold()
