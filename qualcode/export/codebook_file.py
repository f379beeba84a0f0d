"""A codebook as YAML, csv or xlsx, so that reading it again gives the same codebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import yaml

from qualcode.export.tables import Sheet, to_csv, to_xlsx
from qualcode.model import Code, Codebook, CodeKind
from qualcode.wording import Message, render

_FORMULA_STARTS = frozenset("=+-@")

_COLUMNS = (
    Message("Level"),
    Message("Id"),
    Message("Name"),
    Message("Kind"),
    Message("Definition"),
    Message("Inclusion"),
    Message("Exclusion"),
    Message("Example"),
    Message("Colour"),
    Message("Answers"),
    Message("Retired"),
)
_KINDS = {
    CodeKind.THEME: Message("theme"),
    CodeKind.CODE: Message("code"),
    CodeKind.LEVER: Message("lever"),
}


def kind_name(kind: CodeKind, language: str | None = None) -> str:
    """What a kind of node is called."""
    return render(_KINDS[kind], language)


class _Dumper(yaml.SafeDumper):
    """Lists set in under their key, and never an alias for what is the same twice."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001
        """One step in, also for lists."""
        return super().increase_indent(flow, False)

    def ignore_aliases(self, _: object) -> bool:
        """Never an alias: readers refuse them."""
        return True


def codebook_yaml(
    codebook: Codebook, *, title: str = "", language: str = "", description: str = ""
) -> bytes:
    """UTF-8 text, one list entry a code with its children under it; empty fields left out."""
    head = {"title": title, "language": language, "description": description}
    document: dict[str, object] = {key: value for key, value in head.items() if value}
    document["nodes"] = [_node(codebook, code) for code in codebook.children()]
    text = yaml.dump(
        document,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=100,
        default_flow_style=False,
    )
    return str(text).encode("utf-8")


def _node(codebook: Codebook, code: Code) -> dict[str, object]:
    texts = {
        "definition": code.definition,
        "inclusion": code.inclusion,
        "exclusion": code.exclusion,
        "example": code.example,
        "colour": code.colour,
    }
    node: dict[str, object] = {"id": code.id, "name": code.name, "kind": str(code.kind)}
    node |= {key: value for key, value in texts.items() if value}
    node |= {"answers": [code.answers]} if code.answers else {}
    node |= {"retired": True} if code.retired else {}
    children = [_node(codebook, child) for child in codebook.children(code.id)]
    return node | ({"children": children} if children else {})


def codebook_sheet(codebook: Codebook, language: str) -> Sheet:
    """One row a code in tree order, its depth as a number in the first column."""
    return Sheet(
        render(Message("Codebook"), language),
        tuple(render(column, language) for column in _COLUMNS),
        tuple(_rows(codebook, language)),
    )


def codebook_csv(codebook: Codebook, language: str = "fr") -> bytes:
    """The sheet as csv the way Excel of that language opens it."""
    sheet = codebook_sheet(codebook, language)
    rows = tuple(tuple(_doubly(cell) for cell in row) for row in sheet.rows)
    return to_csv(replace(sheet, rows=rows), language)


def codebook_xlsx(codebook: Codebook, language: str = "fr") -> bytes:
    """The sheet as a workbook."""
    return to_xlsx([codebook_sheet(codebook, language)])


def _rows(codebook: Codebook, language: str) -> Iterator[tuple[str, ...]]:
    for code in codebook.codes:
        yield (
            str(codebook.depth(code.id)),
            code.id,
            code.name,
            kind_name(code.kind, language),
            code.definition,
            code.inclusion,
            code.exclusion,
            code.example,
            code.colour,
            code.answers or "",
            render(Message("yes"), language) if code.retired else "",
        )


def _doubly(cell: object) -> str:
    """An apostrophe more where the text itself looks guarded, since reading takes one off."""
    text = str(cell)
    guarded = text.startswith("'") and text.lstrip("'")[:1] in _FORMULA_STARTS
    return f"'{text}" if guarded else text
