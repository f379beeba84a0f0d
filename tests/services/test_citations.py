from __future__ import annotations

from qualcode.services.citations import CITATIONS, without_citations


def test_a_citation_is_blanked_and_everything_else_stays_in_its_place() -> None:
    said = "Née en 2016, dit-elle (Tran, Porcher, Falissard & Ravaud 2016), à Tran."
    seen = without_citations(said)
    assert len(seen) == len(said)
    assert "Née en 2016" in seen
    assert seen.count("2016") == 1
    assert "Porcher" not in seen
    assert seen.endswith("à Tran.")


def test_a_name_with_a_year_that_no_paper_has_stays() -> None:
    assert without_citations("Dupont 2016") == "Dupont 2016"


def test_every_citation_names_a_year() -> None:
    assert all(any(char.isdigit() for char in words) for words in CITATIONS)
