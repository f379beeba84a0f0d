"""A Mermaid mind map, as text that goes into a web page or a note."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from qualcode.export.legible import legible
from qualcode.export.mind_maps.topic import Topic

# a quotation mark ends a label, a backtick at its head opens another kind of it, %% opens a
# comment or a directive, < and & are read as markup, and a colon after "style" loses its semicolon
_ENTITIES = {letter: f"#{ord(letter)};" for letter in '"`%<>&:;#'}


def mermaid_mind_map(topic: Topic) -> bytes:
    """One topic a line, two blanks a level; what Mermaid would read as a sign is written as a number.

    Mermaid folds nothing: topics under a folded one are left out.
    """
    return ("\n".join(["mindmap", *_lines(topic, 1, count(1))]) + "\n").encode()


def _lines(topic: Topic, depth: int, numbers: Iterator[int]) -> Iterator[str]:
    words = f"{topic.title} ({topic.counted})" if topic.counted else topic.title
    yield f'{"  " * depth}n{next(numbers)}["{_escaped(words)}"]'
    if not topic.is_folded:
        for child in topic.children:
            yield from _lines(child, depth + 1, numbers)


def _escaped(words: str) -> str:
    one_line = " ".join(legible(words).split())
    return "".join(_ENTITIES.get(letter, letter) for letter in one_line) or " "
