"""The tree of codes and themes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from qualcode.model.code import Code, CodeKind


@dataclass(frozen=True)
class Codebook:
    """Codes in tree order; it cannot be built with an unknown parent or with a cycle."""

    codes: tuple[Code, ...] = ()
    _by_id: dict[str, Code] = field(init=False, repr=False, compare=False)
    _children: dict[str | None, tuple[Code, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {code.id: code for code in self.codes}
        if len(by_id) != len(self.codes):
            raise ValueError("two codes have the same id")
        children: dict[str | None, list[Code]] = {}
        for code in self.codes:
            if code.parent_id is not None and code.parent_id not in by_id:
                raise ValueError(f"the parent of {code.name} is not in the codebook")
            children.setdefault(code.parent_id, []).append(code)
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(
            self,
            "_children",
            {
                key: tuple(sorted(v, key=lambda c: (c.position, c.name, c.id)))
                for key, v in children.items()
            },
        )
        in_tree = tuple(self.walk())
        if len(in_tree) != len(self.codes):
            raise ValueError("the codebook holds a cycle")
        object.__setattr__(self, "codes", in_tree)

    def __contains__(self, code_id: object) -> bool:
        return code_id in self._by_id

    def __len__(self) -> int:
        return len(self.codes)

    def get(self, code_id: str) -> Code:
        """The code with this id; KeyError when there is none."""
        return self._by_id[code_id]

    def children(self, code_id: str | None = None) -> tuple[Code, ...]:
        """The codes directly under one, or the roots."""
        return self._children.get(code_id, ())

    def walk(self, code_id: str | None = None) -> Iterator[Code]:
        """Every code under one (or all), parents before children, in order."""
        stack = list(reversed(self.children(code_id)))
        while stack:
            code = stack.pop()
            yield code
            stack.extend(reversed(self.children(code.id)))

    def ancestors(self, code_id: str) -> tuple[Code, ...]:
        """From the root down to the parent."""
        line: list[Code] = []
        parent = self._by_id[code_id].parent_id
        while parent is not None:
            line.append(self._by_id[parent])
            parent = self._by_id[parent].parent_id
        return tuple(reversed(line))

    def path(self, code_id: str) -> tuple[str, ...]:
        """Names from the root to the code itself."""
        return (*(code.name for code in self.ancestors(code_id)), self._by_id[code_id].name)

    def depth(self, code_id: str) -> int:
        """1 for a root, 2 for its children, and so on."""
        return len(self.ancestors(code_id)) + 1

    def find_path(self, path: tuple[str, ...]) -> Code | None:
        """The code at a path of names, or None."""
        level: tuple[Code, ...] = self.children()
        found: Code | None = None
        for name in path:
            found = next((code for code in level if code.name == name), None)
            if found is None:
                return None
            level = self.children(found.id)
        return found

    def levers_of(self, code_id: str) -> tuple[Code, ...]:
        """The levers that answer a code."""
        return tuple(c for c in self.codes if c.kind is CodeKind.LEVER and c.answers == code_id)
