"""The report of a round: before and after discussion, kinds, decisions, as Word and tables."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from qualcode.model.adjudication import Decision
from qualcode.model.disagreement import PlaceKind
from qualcode.services import adjudication, comparison, rounds, triangulation
from qualcode.services import triangulation_matrices as matrices
from qualcode.services.adjudication import Choice
from qualcode.services.triangulation_words import KINDS
from qualcode.wording import render
from tests.services.two_coders import compared_study, id_of


def test_the_report_holds_agreement_before_and_after_and_every_decision(tmp_path: Path) -> None:
    study, noun = compared_study(tmp_path)
    with study:
        first, *rest = comparison.compare_round(study).disagreements
        adjudication.discuss(study, noun.id, first.key, "Quelle définition ?")
        chosen = Choice(Decision.ONE, id_of(study, "Samira"))
        adjudication.decide(study, noun.id, first.key, chosen, reason="la définition le dit")
        for place in rest:
            adjudication.decide(study, noun.id, place.key, Choice(Decision.NEITHER))
        rounds.close_round(study, noun.id)
        report = triangulation.triangulation_report(study)
        assert [render(f.stage, "en") for f in report.figures] == [
            "before discussion",
            "after discussion",
        ]
        assert report.figures[0].n_agreed == 1
        assert report.figures[1].n_agreed == report.figures[1].n_places
        assert len(report.decisions) == 4
        word = triangulation.report_docx(study, language="fr")
        with zipfile.ZipFile(BytesIO(word)) as parts:
            text = parts.read("word/document.xml").decode()
        for said in (
            "Quelle définition",
            "la définition le dit",
            "avant discussion",
            "Premier tour",
            "1 endroit semblable sur",
        ):
            assert said in text
        assert all("<w:cantSplit" in row for row in text.split("<w:tr>")[1:])
        assert "Anne et Samira ont codé" in text
        assert "\u00a0; Samira" in text
        assert "\u00a0: Quelle définition" in text
        book = load_workbook(BytesIO(triangulation.report_xlsx(study, language="en")))
        assert book.sheetnames == ["Agreement", "Kinds", "Codes", "Transcripts", "Decisions"]
        assert book["Decisions"].max_row == 5


def test_the_matrix_of_codes_counts_every_coding_of_each_once(tmp_path: Path) -> None:
    study, noun = compared_study(tmp_path)
    with study:
        compared = comparison.compare_round(study)
        matrix = matrices.confusion_matrix(compared, *noun.coder_ids, language="en")
        assert matrix.rows[-1] == "(no code)"
        total = sum(cell or 0 for line in matrix.cells for cell in line)
        assert total == len(compared.places) == 5
        diagonal = sum(matrix.cells[i][i] or 0 for i in range(len(matrix.rows)))
        assert diagonal == 2  # the agreement and the boundary
        assert matrices.matrix_picture(study, matrix, "png")[:4] == b"\x89PNG"
        assert b"<svg" in matrices.matrix_picture(study, matrix, "svg")
        shares = matrices.coders_matrix(compared)
        assert shares.cells == ((None, 0.2), (0.2, None))


def test_a_coder_followed_where_they_coded_nothing_is_not_said_to_have_coded(
    tmp_path: Path,
) -> None:
    study, noun = compared_study(tmp_path)
    with study:
        compared = comparison.compare_round(study)
        omitted = next(p for p in compared.disagreements if p.kind is PlaceKind.OMISSION)
        both = next(p for p in compared.disagreements if p.kind is PlaceKind.BOUNDARY)
        (coded,) = {s.coder_id for s in omitted.sides if s.coding_ids}
        silent = next(i for i in noun.coder_ids if i != coded)
        for place, follows in ((omitted, silent), (both, coded)):
            adjudication.decide(study, noun.id, place.key, Choice(Decision.ONE, follows))
        said = {
            line.kind: render(line.decision, "fr")
            for line in triangulation.triangulation_report(study).decisions
        }
        names = {i: n for n in ("Anne", "Samira") for i in (id_of(study, n),)}
    assert said[KINDS[PlaceKind.OMISSION]] == f"non codé, comme {names[silent]}"
    assert said[KINDS[PlaceKind.BOUNDARY]] == f"comme l’a codé {names[coded]}"
