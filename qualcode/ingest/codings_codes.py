"""The codes a spreadsheet of codings needs: those of the codebook where they exist, else new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qualcode.coding.names import fold_name
from qualcode.ingest.codebook_draft import code_id_of
from qualcode.model import Code, Codebook, CodeKind, new_id
from qualcode.wording import Message, render


class NeededCodes:
    """Grows with every row; ``new_codes`` at the end, parents first.

    A lever is a code beside the barrier it answers (under it, when the barrier is a root). A name
    given to a part of a barrier makes a code under that barrier.
    """

    def __init__(self, codebook: Codebook, language: str | None = None) -> None:
        self.language = language
        self.codes: dict[str, Code] = {code.id: code for code in codebook.codes}
        self.known = frozenset(self.codes)
        self._themes: set[str] = set()
        self._under: dict[tuple[str | None, str], str] = {}
        self._levers: dict[tuple[str, str], str] = {}
        self._named: dict[str, list[str]] = {}
        self._n_under: dict[str | None, int] = {}
        for code in codebook.codes:
            self._register(code)

    def by_id(self, written: str) -> str | None:
        """The id of a known code, from its own id or from that of the file it came from."""
        return next((i for i in (written, code_id_of(written)) if i in self.known), None)

    def at_path(
        self, path: Sequence[str], kind: CodeKind = CodeKind.CODE, written_id: str = ""
    ) -> str:
        """The id of the code at a path of names, created with what is missing above it.

        ``kind`` and the id a file gives it are those of the last step, if it is created.
        """
        *above, last = path
        parent_id: str | None = None
        for name in above:
            parent_id = self._step(parent_id, name)
            self._themes.add(parent_id)
        return self._step(parent_id, last, kind, written_id)

    def part_of(self, code_id: str, name: str) -> str:
        """The id of a named part under a code, which stays a code itself."""
        return self._step(code_id, name)

    def lever_for(self, barrier_id: str, name: str) -> str:
        """The id of the lever of this name that answers a barrier; it is named when it is not."""
        barrier = self.codes[barrier_id]
        name = name or render(Message("Levers: {barrier}", barrier=barrier.name), self.language)
        found = self._levers.get((barrier_id, fold_name(name)))
        if found:
            return found
        parent_id = barrier.parent_id or barrier_id
        if (parent_id, fold_name(name)) in self._under:
            name = render(Message("Lever: {name}", name=name), self.language)
        return self._add(name, parent_id, CodeKind.LEVER, barrier_id)

    @property
    def new_codes(self) -> tuple[Code, ...]:
        """The codes that were not in the codebook; those with others under them are themes."""
        return tuple(
            replace(code, kind=CodeKind.THEME)
            if code.id in self._themes and code.kind is CodeKind.CODE
            else code
            for code in self.codes.values()
            if code.id not in self.known
        )

    def _step(
        self,
        parent_id: str | None,
        name: str,
        kind: CodeKind = CodeKind.CODE,
        written_id: str = "",
    ) -> str:
        """The code of this name here; for a root, also the only one of the codebook so named."""
        found = self._under.get((parent_id, fold_name(name)))
        if found is None and parent_id is None:
            named = [i for i in self._named.get(fold_name(name), []) if i in self.known]
            found = named[0] if len(named) == 1 else None
        return found or self._add(name, parent_id, kind, None, written_id)

    def _add(
        self,
        name: str,
        parent_id: str | None,
        kind: CodeKind,
        answers: str | None,
        written_id: str = "",
    ) -> str:
        position = self._n_under.get(parent_id, 0)
        code_id = code_id_of(written_id) if written_id else new_id()
        code_id = new_id() if code_id in self.codes else code_id
        code = Code(code_id, name, kind, parent_id, position, answers=answers)
        self.codes[code.id] = code
        self._register(code)
        return code.id

    def _register(self, code: Code) -> None:
        self._under.setdefault((code.parent_id, fold_name(code.name)), code.id)
        self._named.setdefault(fold_name(code.name), []).append(code.id)
        if code.answers is not None and code.kind is CodeKind.LEVER:
            self._levers.setdefault((code.answers, fold_name(code.name)), code.id)
        reached = max(self._n_under.get(code.parent_id, 0), code.position + 1)
        self._n_under[code.parent_id] = reached
