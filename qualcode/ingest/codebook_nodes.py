"""From raw nodes, whatever format they came in, to a checked draft of a codebook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qualcode.coding.names import fold_name
from qualcode.errors import BadInputError
from qualcode.ingest.canonical import canonical_line, canonical_text
from qualcode.ingest.codebook_draft import CodebookDraft, DraftNode, code_id_of
from qualcode.model import CodeKind, Finding
from qualcode.wording import Message

MAX_NODES = 20_000
MAX_DEPTH = 40

KINDS: Mapping[str, CodeKind] = {
    **dict.fromkeys(("theme", "thematique", "categorie", "category", "axe"), CodeKind.THEME),
    **dict.fromkeys(("code", "noeud", "node", "frein", "barrier", "barriere"), CodeKind.CODE),
    **dict.fromkeys(("levier", "lever", "facilitateur", "facilitator"), CodeKind.LEVER),
}
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_YES = frozenset({"true", "yes", "oui", "vrai", "1", "x"})

Place = Callable[[int], Message]


@dataclass(slots=True)
class RawNode:
    """What a format says of a node, word for word; ``line`` where it says it."""

    name: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    answers: list[str] = field(default_factory=list)
    children: list[RawNode] = field(default_factory=list)


def draft_codebook(
    file: str,
    raw: Sequence[RawNode],
    place: Place,
    findings: Sequence[Finding] = (),
    title: str = "",
    language: str = "",
    description: str = "",
) -> CodebookDraft:
    """The draft these nodes make; BadInputError when there are none, too many, or too deep."""
    if sum(1 for _ in _walk(raw, 1)) == 0:
        raise _no_nodes(file)
    checked = _Checked(place, list(findings))
    nodes = checked.level(raw)
    if not nodes:
        raise _no_nodes(file)
    return CodebookDraft(
        checked.with_answers(nodes),
        tuple(checked.findings),
        canonical_line(title),
        canonical_line(language),
        canonical_text(description),
    )


def _walk(nodes: Sequence[RawNode], depth: int) -> Iterator[RawNode]:
    """Every node, counted and measured on the way."""
    stack = [(node, depth) for node in reversed(nodes)]
    n = 0
    while stack:
        node, depth = stack.pop()
        n += 1
        if n > MAX_NODES or depth > MAX_DEPTH:
            raise BadInputError(
                Message(
                    "A codebook has at most {nodes} codes and {levels} levels.",
                    nodes=MAX_NODES,
                    levels=MAX_DEPTH,
                ),
                Message("Check that the file is a codebook."),
            )
        yield node
        stack.extend((child, depth + 1) for child in reversed(node.children))


def _no_nodes(file: str) -> BadInputError:
    return BadInputError(
        Message("The file {name} holds no codes.", name=file),
        Message("A codebook needs at least one name of a code or theme."),
    )


class _Checked:
    """Builds draft nodes and notes what is doubtful on the way."""

    def __init__(self, place: Place, findings: list[Finding]) -> None:
        self.place = place
        self.findings = findings
        self.ids: set[str] = set()

    def level(self, raw: Sequence[RawNode]) -> tuple[DraftNode, ...]:
        nodes: list[DraftNode] = []
        for node in raw:
            name = canonical_line(node.name)
            if name:
                nodes.append(self.node(node, name))
            elif node.fields or node.children:
                self.doubt(
                    node.line,
                    Message("A code without a name was left out; what is under it moved up."),
                    Message("Give it a name."),
                )
                nodes += self.level(node.children)
        self.repeated_names(nodes)
        return tuple(nodes)

    def node(self, raw: RawNode, name: str) -> DraftNode:
        children = self.level(raw.children)
        return DraftNode(
            name=name,
            id=self.own_id(raw),
            kind=self.kind(raw, has_children=bool(children)),
            definition=canonical_text(raw.fields.get("definition", "")),
            inclusion=canonical_text(raw.fields.get("inclusion", "")),
            exclusion=canonical_text(raw.fields.get("exclusion", "")),
            example=canonical_text(raw.fields.get("example", "")),
            colour=self.colour(raw),
            answers=tuple(dict.fromkeys(a for each in raw.answers if (a := canonical_line(each)))),
            retired=fold_name(raw.fields.get("retired", "")) in _YES,
            children=children,
            line=raw.line,
        )

    def own_id(self, raw: RawNode) -> str:
        own = canonical_line(raw.fields.get("id", ""))
        if own and code_id_of(own) in self.ids:
            self.doubt(
                raw.line,
                Message("The id “{id}” is used twice; the second code got another.", id=own),
                Message("Give each code an id of its own."),
            )
            return ""
        self.ids.add(code_id_of(own))
        return own

    def kind(self, raw: RawNode, *, has_children: bool) -> CodeKind:
        said = raw.fields.get("kind", "").strip()
        known = KINDS.get(fold_name(said).rstrip("s"))
        if known is not None:
            return known
        guessed = CodeKind.THEME if has_children else CodeKind.CODE
        if said:
            self.doubt(
                raw.line,
                Message("The kind “{kind}” is not known; the node was taken as usual.", kind=said),
                Message("The kinds are theme, code and lever."),
            )
        return guessed

    def colour(self, raw: RawNode) -> str:
        colour = raw.fields.get("colour", "").strip()
        if colour and not _COLOUR.fullmatch(colour):
            self.doubt(
                raw.line,
                Message("The colour “{colour}” cannot be read; it was left out.", colour=colour),
                Message("Write colours as #RRGGBB."),
            )
            return ""
        return colour

    def repeated_names(self, nodes: Sequence[DraftNode]) -> None:
        seen: dict[str, DraftNode] = {}
        for node in nodes:
            first = seen.setdefault(fold_name(node.name), node)
            if first is not node:
                self.doubt(
                    node.line,
                    Message("Two codes under one parent are called “{name}”.", name=node.name),
                    Message("Rename one of them, or merge them after the import."),
                )

    def with_answers(self, nodes: tuple[DraftNode, ...]) -> tuple[DraftNode, ...]:
        """The nodes with answers that exist, named by id; by name where the file does so."""
        every = [node for root in nodes for node in root.walk()]
        by_id = {node.id: node for node in every if node.id}
        by_name: dict[str, list[DraftNode]] = {}
        for node in every:
            by_name.setdefault(fold_name(node.name), []).append(node)

        def answered(node: DraftNode) -> DraftNode:
            children = tuple(answered(child) for child in node.children)
            kept = [id_ for a in node.answers if (id_ := self.find(node, a, by_id, by_name))]
            if len(kept) > 1:
                self.only_first(node, by_id[kept[0]].name)
            return replace(node, children=children, answers=tuple(kept))

        return tuple(answered(node) for node in nodes)

    def find(
        self,
        node: DraftNode,
        answer: str,
        by_id: Mapping[str, DraftNode],
        by_name: Mapping[str, list[DraftNode]],
    ) -> str:
        if answer in by_id and answer != node.id:
            return answer
        named = [n for n in by_name.get(fold_name(answer), []) if n.id and n is not node]
        if len(named) == 1:
            return named[0].id
        self.doubt(
            node.line,
            Message(
                "“{name}” answers “{answer}”, which is no single code of this file.",
                name=node.name,
                answer=answer,
            ),
            Message("Name the barrier by its id."),
        )
        return ""

    def only_first(self, node: DraftNode, first: str) -> None:
        self.doubt(
            node.line,
            Message(
                "“{name}” answers several barriers; the study keeps the first, “{barrier}”.",
                name=node.name,
                barrier=first,
            ),
            Message("Mention the others in its definition if they matter."),
        )

    def doubt(self, line: int, text: Message, advice: Message) -> None:
        self.findings.append(Finding(self.place(line), text, advice))
