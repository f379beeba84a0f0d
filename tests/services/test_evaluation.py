"""Detection measured against gold, offsets as the file has them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qualcode.errors import BadInputError
from qualcode.services.evaluation import evaluate_file

TEXT = "\ufeffEnquêtrice : Bonjour.\r\nMédecin 1 : Je travaille avec le docteur Quéméneur à Pézenas.\r\n"


def files(folder: Path, text: str, *forms: tuple[str, str], shift: int = 0) -> tuple[Path, Path]:
    decoded = text.removeprefix("\ufeff")
    spans = [
        {
            "start": decoded.index(form) + shift,
            "end": decoded.index(form) + len(form) + shift,
            "text": form,
            "type": kind,
            "identifying": True,
        }
        for form, kind in forms
    ]
    gold, said = folder / "gold.json", folder / "texte.txt"
    gold.write_text(json.dumps({"spans": spans}), encoding="utf-8")
    said.write_bytes(text.encode())
    return gold, said


def test_a_byte_order_mark_counts_nothing_and_a_line_end_two(tmp_path: Path) -> None:
    gold, text = files(tmp_path, TEXT, ("Quéméneur", "PER"), ("Pézenas", "LOC"))
    timed = evaluate_file(gold, text, use_model=False)
    assert (timed.figures.proper_names.n, timed.figures.proper_names.recall_full) == (2, 1.0)
    assert timed.figures.false == ()
    assert 0 < timed.seconds < 5
    assert timed.language == "fr"


def test_gold_of_the_canonical_text_fits_a_word_document() -> None:
    from qualcode.services.shipped import shipped

    corpus = shipped("corpora") / "territoire"
    timed = evaluate_file(
        corpus / "gold" / "M1.json", corpus / "transcripts" / "M1.docx", use_model=False
    )
    figures = timed.figures
    assert figures.proper_names.recall_overlap is not None
    assert figures.proper_names.recall_overlap > 0.95


def test_gold_that_fits_no_reading_of_the_file_is_refused(tmp_path: Path) -> None:
    gold, text = files(tmp_path, TEXT, ("Quéméneur", "PER"), shift=7)
    with pytest.raises(BadInputError):
        evaluate_file(gold, text, use_model=False)


def test_a_file_that_is_no_gold_is_refused(tmp_path: Path) -> None:
    gold, text = files(tmp_path, TEXT)
    gold.write_text('{"spans": [{"from": 1}]}')
    with pytest.raises(BadInputError):
        evaluate_file(gold, text, use_model=False)
