from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import BadInputError, QualcodeError
from qualcode.export.codebook_file import codebook_xlsx
from qualcode.ingest.codebook_file import read_codebook
from qualcode.model import Code, Codebook
from qualcode.wording import render

ENDINGS = (".yaml", ".yml", ".csv", ".tsv", ".xlsx", ".txt", ".md", "")
XLSX = codebook_xlsx(Codebook((Code("a", "Soir"),)))


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text().map(str.encode), st.sampled_from(ENDINGS))
def test_any_bytes_give_a_draft_or_a_sentence(content: bytes, ending: str) -> None:
    try:
        draft = read_codebook(f"grille{ending}", content)
    except QualcodeError as error:
        assert error.sentence("fr")
        return
    assert len(draft.codebook()) > 0
    assert all(render(finding.text, "fr") for finding in draft.findings)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, len(XLSX) - 1), st.sampled_from(ENDINGS))
def test_a_workbook_cut_short_gives_a_sentence(length: int, ending: str) -> None:
    try:
        read_codebook(f"grille{ending}", XLSX[:length])
    except QualcodeError as error:
        assert error.sentence("fr")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    text = "Thème général\n\tDélais à l’hôpital\n\tÉpuisement des équipes"
    draft = read_codebook("grille.txt", text.encode(encoding))
    assert draft.nodes[0].children[1].name == "Épuisement des équipes"


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_codebook_of_far_too_many_lines_is_refused(ending: str) -> None:
    with pytest.raises(BadInputError):
        read_codebook(f"grille{ending}", b"- une ligne de plus\n" * 100_000)


def test_a_codebook_in_word_is_told_where_to_go() -> None:
    with pytest.raises(BadInputError, match="docx") as refused:
        read_codebook("grille.docx", b"PK")
    assert "xlsx" in str(refused.value)
