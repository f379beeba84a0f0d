"""A codebook as a file gives it, before it becomes one: its tree and the points to check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from qualcode.model import Code, Codebook, CodeKind, Finding, new_id

_NAMESPACE = uuid5(NAMESPACE_URL, "qualcode:code")


@dataclass(frozen=True, slots=True)
class DraftNode:
    """A node of the file's tree. ``id`` is the file's own (may be empty), ``line`` where it stands.

    ``answers`` are the file's ids of the barriers a lever answers; a code keeps the first.
    """

    name: str
    id: str = ""
    kind: CodeKind = CodeKind.CODE
    definition: str = ""
    inclusion: str = ""
    exclusion: str = ""
    example: str = ""
    colour: str = ""
    answers: tuple[str, ...] = ()
    retired: bool = False
    children: tuple[DraftNode, ...] = ()
    line: int = 0

    def walk(self) -> Iterator[DraftNode]:
        """This node, then everything under it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class CodebookDraft:
    """What was read; nothing is lost by a finding but what it names."""

    nodes: tuple[DraftNode, ...]
    findings: tuple[Finding, ...] = ()
    title: str = ""
    language: str = ""
    description: str = ""

    def walk(self) -> Iterator[DraftNode]:
        """Every node, parents first."""
        for node in self.nodes:
            yield from node.walk()

    def codebook(self) -> Codebook:
        """The codebook this draft makes; nodes without an id of their own get fresh ones."""
        return Codebook(tuple(_codes(self.nodes, None)))


def code_id_of(file_id: str) -> str:
    """The id a code has in the study: the file's own if it is a UUID, else always the same one.

    A codebook and the codings made with it can so be read one after the other.
    """
    try:
        return str(UUID(file_id)) if len(file_id) == 36 else str(uuid5(_NAMESPACE, file_id))
    except ValueError:
        return str(uuid5(_NAMESPACE, file_id))


def _codes(nodes: tuple[DraftNode, ...], parent_id: str | None) -> Iterator[Code]:
    for position, node in enumerate(nodes):
        code_id = code_id_of(node.id) if node.id else new_id()
        yield Code(
            id=code_id,
            name=node.name,
            kind=node.kind,
            parent_id=parent_id,
            position=position,
            definition=node.definition,
            inclusion=node.inclusion,
            exclusion=node.exclusion,
            example=node.example,
            colour=node.colour,
            answers=code_id_of(node.answers[0]) if node.answers else None,
            retired=node.retired,
        )
        yield from _codes(node.children, code_id)
