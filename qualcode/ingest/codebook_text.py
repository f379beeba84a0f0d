"""A codebook out of pasted text: one code a line, its depth by indentation, bullet or number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qualcode.coding.names import fold_name
from qualcode.ingest.assembly import too_large
from qualcode.ingest.codebook_draft import CodebookDraft
from qualcode.ingest.codebook_nodes import RawNode, draft_codebook
from qualcode.ingest.limits import MEGABYTE
from qualcode.ingest.places import line_of
from qualcode.model import Finding
from qualcode.wording import Message

TEXT_CHARACTERS = MEGABYTE
_TAB = 4
_NUMBER = re.compile(r"((?:\d{1,3}\.)+\d{0,3}|\d{1,3}(?=[)\s]))[.)]?\s+(?=\S)")
_LETTER = re.compile(r"(?:[a-zA-Z]|[ivxIVX]{1,5})[.)]\s+(?=\S)")
_BULLET = re.compile(r"([-–—*•◦▪‣·○●■□➢✓+>])\s+(?=\S)|([•◦▪‣●■])(?=\S)")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
# a lever is named after the word; the word alone is the heading of a list of levers
_LEVER = re.compile(r"(?:leviers?|levers?)\b.*\w")


@dataclass(frozen=True, slots=True)
class _Line:
    """A name with how far in it stands and the mark before it."""

    number: int
    indent: int
    mark: str
    depth: int
    name: str
    definition: str


def read_codebook_text(name: str, text: str) -> CodebookDraft:
    """The draft in an indented text.

    Deeper is: further in; a bullet under a line without, or of another kind; more parts in its
    number (1.2.3); more # before a heading. What follows a tab after the name is its definition.
    """
    if len(text) > TEXT_CHARACTERS:
        raise too_large(name, TEXT_CHARACTERS)
    lines = [line for n, raw in enumerate(text.splitlines(), 1) if (line := _read(n, raw))]
    findings: list[Finding] = []
    roots: list[RawNode] = []
    above: list[tuple[_Line, RawNode]] = []
    for line in lines:
        node = RawNode(line.name, line.number)
        if line.definition:
            node.fields["definition"] = line.definition
        while above and not _is_under(line, above, len(above) - 1):
            above.pop()
        siblings = above[-1][1].children if above else roots
        if _LEVER.match(fold_name(line.name)):
            findings.append(_as_lever(name, node))
        siblings.append(node)
        above.append((line, node))
    return draft_codebook(name, roots, lambda n: line_of(name, n), findings)


def _read(number: int, raw: str) -> _Line | None:
    bare = raw.lstrip(" \t\u00a0\ufeff")
    indent = len(raw[: len(raw) - len(bare)].expandtabs(_TAB))
    mark, depth = "", 0
    if match := _HEADING.match(bare):
        mark, depth = "#", len(match[1])
    elif match := _NUMBER.match(bare):
        mark, depth = "1", len([part for part in match[1].split(".") if part])
    elif match := _BULLET.match(bare):
        mark = match[1] or match[2]
    elif match := _LETTER.match(bare):
        mark = "a"
    name, _, definition = bare[match.end() if match else 0 :].strip().partition("\t")
    return _Line(number, indent, mark, depth, name, definition.strip()) if name else None


def _is_under(line: _Line, above: list[tuple[_Line, RawNode]], at: int) -> bool:
    """Whether a line belongs under the one above it at this place of the stack."""
    upper = above[at][0]
    if line.depth and upper.depth and line.mark == upper.mark:
        return line.depth > upper.depth
    if line.mark == "#" or upper.mark == "#":
        return upper.mark == "#"
    if line.indent != upper.indent:
        return line.indent > upper.indent
    if line.mark == upper.mark:
        return False
    # at the same distance a mark seen further up closes what came between, a new one opens
    seen = [other.mark for other, _ in above[:at] if other.indent == line.indent]
    return bool(line.mark) and line.mark not in seen


def _as_lever(file: str, node: RawNode) -> Finding:
    node.fields["kind"] = "lever"
    return Finding(
        line_of(file, node.line),
        Message("“{name}” was taken for a lever.", name=node.name),
        Message("Say which barrier it answers, or change its kind."),
    )
