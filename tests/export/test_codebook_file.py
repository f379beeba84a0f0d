from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.export.codebook_file import codebook_csv, codebook_xlsx, codebook_yaml
from qualcode.ingest.canonical import canonical_line, canonical_text
from qualcode.ingest.codebook_file import read_codebook
from qualcode.model import Code, Codebook, CodeKind

words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]) | st.sampled_from(
    "=+-@'\"#:;,|>\n<&"
), max_size=25)  # fmt: skip
names = words.map(canonical_line).filter(bool)
texts = words.map(canonical_text)


@st.composite
def books(draw: st.DrawFn) -> Codebook:
    n = draw(st.integers(1, 7))
    ids = [str(UUID(int=7 + index)) for index in range(n)]
    n_under: dict[str | None, int] = {}
    codes: list[Code] = []
    for index in range(n):
        parent = draw(st.sampled_from([None, *ids[:index]]))
        lever = index > 0 and draw(st.booleans())
        code = Code(
            ids[index],
            f"{index} {draw(names)}",
            CodeKind.LEVER if lever else draw(st.sampled_from(CodeKind)),
            parent,
            n_under.get(parent, 0),
            draw(texts),
            draw(texts),
            draw(texts),
            draw(texts),
            draw(st.sampled_from(["", "#A1b2c3"])),
            draw(st.sampled_from([None, *ids[:index]])) if lever else None,
            draw(st.booleans()),
        )
        n_under[parent] = code.position + 1
        codes.append(code)
    return Codebook(tuple(codes))


@settings(deadline=None, max_examples=60)
@given(books())
def test_a_codebook_written_to_yaml_is_read_back_the_same(book: Codebook) -> None:
    content = codebook_yaml(book, title="Titre : un essai", language="fr")
    draft = read_codebook("grille.yaml", content)
    assert draft.codebook() == book
    assert draft.findings == ()
    assert (draft.title, draft.language) == ("Titre : un essai", "fr")


@settings(deadline=None, max_examples=60)
@given(books(), st.sampled_from(["fr", "en"]))
def test_a_codebook_written_to_csv_is_read_back_the_same(book: Codebook, language: str) -> None:
    draft = read_codebook("grille.csv", codebook_csv(book, language))
    assert draft.codebook() == book


@settings(deadline=None, max_examples=60)
@given(books(), st.sampled_from(["fr", "en"]))
def test_a_codebook_written_to_xlsx_is_read_back_the_same(book: Codebook, language: str) -> None:
    draft = read_codebook("grille.xlsx", codebook_xlsx(book, language))
    assert draft.codebook() == book


SHIPPED = sorted((Path(__file__).parents[2] / "codebooks").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_codebook_that_ships_goes_through_every_format(path: Path) -> None:
    book = read_codebook(path.name, path.read_bytes()).codebook()
    assert read_codebook("a.yaml", codebook_yaml(book)).codebook() == book
    assert read_codebook("a.csv", codebook_csv(book)).codebook() == book
    assert read_codebook("a.xlsx", codebook_xlsx(book)).codebook() == book
