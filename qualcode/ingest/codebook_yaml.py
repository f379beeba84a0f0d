"""A codebook out of YAML: a list of nodes, alone or under ``nodes:``.

The text is composed into nodes of YAML and read from there: no tag is ever obeyed, every value is
text, aliases are refused (a few lines of them can stand for gigabytes).
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from qualcode.coding.names import fold_name
from qualcode.errors import BadInputError
from qualcode.ingest.assembly import too_large
from qualcode.ingest.codebook_draft import CodebookDraft
from qualcode.ingest.codebook_nodes import MAX_DEPTH, RawNode, draft_codebook
from qualcode.ingest.limits import MEGABYTE
from qualcode.ingest.places import line_of
from qualcode.model import Finding
from qualcode.wording import Message

YAML_CHARACTERS = MEGABYTE

_KEYS = {
    **dict.fromkeys(("id", "identifiant"), "id"),
    **dict.fromkeys(("name", "nom", "intitule", "libelle", "label"), "name"),
    **dict.fromkeys(("kind", "type", "nature"), "kind"),
    "definition": "definition",
    **dict.fromkeys(("inclusion", "inclure"), "inclusion"),
    **dict.fromkeys(("exclusion", "exclure"), "exclusion"),
    **dict.fromkeys(("example", "exemple"), "example"),
    **dict.fromkeys(("colour", "color", "couleur"), "colour"),
    **dict.fromkeys(("retired", "retire"), "retired"),
    **dict.fromkeys(("answers", "repond a", "repond"), "answers"),
    **dict.fromkeys(("children", "enfants", "sous-noeuds"), "children"),
}
_HEAD = {
    **dict.fromkeys(("title", "titre"), "title"),
    **dict.fromkeys(("language", "langue"), "language"),
    "description": "description",
    "version": "version",
    **dict.fromkeys(("nodes", "noeuds", "codes"), "nodes"),
}


class _Loader(yaml.SafeLoader):
    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """As usual, but an alias is an error."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("alias")
        return super().compose_node(parent, index)


def read_codebook_yaml(name: str, text: str) -> CodebookDraft:
    """The draft in a YAML text; BadInputError when it is no YAML or no codebook."""
    if len(text) > YAML_CHARACTERS:
        raise too_large(name, YAML_CHARACTERS)
    root = _composed(name, text)
    findings: list[Finding] = []
    head: dict[str, str] = {}
    nodes: yaml.Node | None = root
    if isinstance(root, yaml.MappingNode):
        nodes = None
        if not any(fold_name(key) in _HEAD for key, _value in _pairs(root)):
            nodes, root = root, yaml.MappingNode(root.tag, [])
        for key, value in _pairs(root):
            meaning = _HEAD.get(fold_name(key))
            if meaning == "nodes":
                nodes = value
            elif meaning is None:
                findings.append(_unknown_key(name, value, key))
            else:
                head[meaning] = _text(value)
    if not isinstance(nodes, yaml.SequenceNode | yaml.MappingNode):
        raise _no_list(name)
    raw = _raw_nodes(name, nodes, findings, 1)
    return draft_codebook(
        name,
        raw,
        lambda line: line_of(name, line),
        findings,
        head.get("title", ""),
        head.get("language", ""),
        head.get("description", ""),
    )


def _composed(name: str, text: str) -> yaml.Node:
    try:
        root = yaml.compose(text, Loader=_Loader)
    except RecursionError:
        raise _not_yaml(name, None) from None
    except yaml.YAMLError as error:
        raise _not_yaml(name, error) from None
    if root is None:
        raise _no_list(name)
    return root


def _raw_nodes(
    name: str,
    sequence: yaml.SequenceNode | yaml.MappingNode,
    findings: list[Finding],
    depth: int,
) -> list[RawNode]:
    if depth > MAX_DEPTH:
        raise _no_list(name)
    if isinstance(sequence, yaml.MappingNode):
        return _named_by_keys(name, sequence, findings, depth)
    raw: list[RawNode] = []
    for entry in sequence.value:
        line = entry.start_mark.line + 1
        if isinstance(entry, yaml.ScalarNode):
            raw.append(RawNode(_text(entry), line))
        elif isinstance(entry, yaml.MappingNode) and _names_by_keys(entry):
            raw += _named_by_keys(name, entry, findings, depth)
        elif isinstance(entry, yaml.MappingNode):
            raw.append(_raw_node(name, entry, line, findings, depth))
        else:
            findings.append(_not_a_node(name, line))
    return raw


def _names_by_keys(mapping: yaml.MappingNode) -> bool:
    """Whether the keys are names of codes (``Work: [Waiting]``), not of what is said of one."""
    return not any(fold_name(key) in _KEYS for key, _value in _pairs(mapping))


def _named_by_keys(
    name: str, mapping: yaml.MappingNode, findings: list[Finding], depth: int
) -> list[RawNode]:
    """A code a key: what stands under it is its codes, its texts, or its definition."""
    raw: list[RawNode] = []
    for key, value in _pairs(mapping):
        line = value.start_mark.line + 1
        if isinstance(value, yaml.MappingNode) and not _names_by_keys(value):
            node = _raw_node(name, value, line, findings, depth)
            node.name = node.name or key
        else:
            node = RawNode(key, line)
            if isinstance(value, yaml.SequenceNode | yaml.MappingNode):
                node.children = _raw_nodes(name, value, findings, depth + 1)
            elif _text(value):
                node.fields["definition"] = _text(value)
        raw.append(node)
    return raw


def _raw_node(
    name: str, mapping: yaml.MappingNode, line: int, findings: list[Finding], depth: int
) -> RawNode:
    node = RawNode("", line)
    for key, value in _pairs(mapping):
        meaning = _KEYS.get(fold_name(key))
        if meaning == "name":
            node.name = _text(value)
        elif meaning == "answers":
            node.answers = list(_texts(value))
        elif meaning == "children":
            if isinstance(value, yaml.SequenceNode | yaml.MappingNode):
                node.children = _raw_nodes(name, value, findings, depth + 1)
            elif _text(value):
                findings.append(_not_a_node(name, value.start_mark.line + 1))
        elif meaning is None:
            findings.append(_unknown_key(name, value, key))
        else:
            node.fields[meaning] = _text(value)
    return node


def _pairs(mapping: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
    for key, value in mapping.value:
        if isinstance(key, yaml.ScalarNode):
            yield key.value, value


def _text(node: yaml.Node) -> str:
    """A value as text; nothing for null and for what is not a single value."""
    if not isinstance(node, yaml.ScalarNode) or node.tag == "tag:yaml.org,2002:null":
        return ""
    return str(node.value)


def _texts(node: yaml.Node) -> Iterator[str]:
    if isinstance(node, yaml.SequenceNode):
        yield from (_text(entry) for entry in node.value)
    else:
        yield _text(node)


def _unknown_key(name: str, value: yaml.Node, key: str) -> Finding:
    return Finding(
        line_of(name, value.start_mark.line + 1),
        Message("The field “{field}” is not known; it was left out.", field=key[:80]),
        Message("Check its spelling, or put its text into the definition."),
    )


def _not_a_node(name: str, line: int) -> Finding:
    return Finding(
        line_of(name, line),
        Message("This is not a code; it was left out."),
        Message("Write each code as a list entry with a name."),
    )


def _no_list(name: str) -> BadInputError:
    return BadInputError(
        Message("The file {name} does not hold a list of codes.", name=name),
        Message("Write the codes as a list under “nodes:”, each with a name."),
    )


def _not_yaml(name: str, error: yaml.YAMLError | None) -> BadInputError:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return BadInputError(
            Message("The file {name} cannot be read as YAML.", name=name),
            Message("Aliases (*name), special characters and extreme nesting are refused."),
        )
    return BadInputError(
        Message(
            "The file {name} cannot be read as YAML: trouble at line {line}.",
            name=name,
            line=mark.line + 1,
        ),
        Message("Check the indentation and the quotation marks there."),
    )
