"""Random codebooks and codings, and the plain ways to build small ones."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from qualcode.model import Code, Codebook, CodeKind, Coding, Segment, Span

TEXT = "".join(chr(ord("a") + i % 26) for i in range(400))


def book(*lines: str) -> Codebook:
    """``book("a", "a/b", "a/c")``: ids and names are the last parts, in order."""
    codes: list[Code] = []
    for position, line in enumerate(lines):
        *above, name = line.split("/")
        codes.append(Code(name, name, parent_id=above[-1] if above else None, position=position))
    numbered = Codebook(tuple(codes))
    return Codebook(
        tuple(
            replace(code, position=index)
            for parent in (None, *(c.id for c in numbered.codes))
            for index, code in enumerate(numbered.children(parent))
        )
    )


def coding(
    coding_id: str,
    code_id: str,
    start: int = 0,
    end: int = 10,
    *,
    coder: str = "ada",
    source: str = "s1",
    comment: str = "",
) -> Coding:
    segment = Segment.cut(source, 1, TEXT, Span(start, end))
    return Coding(coding_id, code_id, coder, segment, created_at=coding_id, comment=comment)


@st.composite
def codebooks(draw: st.DrawFn, max_codes: int = 12) -> Codebook:
    """Trees of any shape; some codes are levers answering any other code."""
    n = draw(st.integers(1, max_codes))
    codes: list[Code] = []
    for index in range(n):
        parent = draw(st.sampled_from([None, *range(index)]))
        lever = draw(st.integers(0, 2)) == 0 and index > 0
        answers = draw(st.sampled_from([None, *(i for i in range(n) if i != index)]))
        codes.append(
            Code(
                f"c{index}",
                f"code {index}",
                kind=CodeKind.LEVER if lever else CodeKind.CODE,
                parent_id=None if parent is None else f"c{parent}",
                position=index,
                definition=draw(st.sampled_from(["", "d", f"d{index}"])),
                answers=f"c{answers}" if lever and answers is not None else None,
            )
        )
    return Codebook(tuple(codes))


@st.composite
def coded_books(draw: st.DrawFn) -> tuple[Codebook, tuple[Coding, ...]]:
    """A codebook with codings of two coders on two sources, none of them twice."""
    tree = draw(codebooks())
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from([code.id for code in tree.codes]),
                st.sampled_from(["ada", "ben"]),
                st.sampled_from(["s1", "s2"]),
                st.integers(0, 5),
            ),
            unique=True,
            max_size=25,
        )
    )
    return tree, tuple(
        coding(f"k{i}", code_id, start * 10, start * 10 + 8, coder=coder, source=source)
        for i, (code_id, coder, source, start) in enumerate(rows)
    )
