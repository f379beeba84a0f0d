from __future__ import annotations

from qualcode.services import codings, participants, studies, thematic_tree
from qualcode.services.demo import DemoReport
from qualcode.services.matrices import (
    By,
    Counted,
    MatrixChoice,
    code_matrix,
    matrix_material,
    matrix_sheet,
)
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import code_named


def test_every_node_holds_in_all_its_columns_what_the_tree_says(french_demo: DemoReport) -> None:
    with studies.open_study(french_demo.study) as study:
        counts = thematic_tree.count_nodes(study)
        matrix = code_matrix(study)
    assert {
        c.id: matrix.totals[c.id].n_extracts for c in matrix.codes if c.id in matrix.totals
    } == {i: n.n_extracts for i, n in counts.items() if n.n_extracts}
    for code in matrix.codes:
        cells = [matrix.figure(code.id, column.key, Counted.EXTRACTS) for column in matrix.columns]
        assert sum(n or 0 for n in cells) == counts[code.id].n_extracts
        assert sum(bool(n) for n in cells) == counts[code.id].n_participants


def test_values_of_an_attribute_share_out_the_participants(french_demo: DemoReport) -> None:
    with studies.open_study(french_demo.study) as study:
        material = matrix_material(study)
        sex = next(a for a in material.attributes if a.name == "sexe")
        choice = MatrixChoice(By.ATTRIBUTE, attribute_ids=(sex.id,))
        matrix = code_matrix(study, choice, material)
        whole = code_matrix(study, MatrixChoice(By.PARTICIPANT), material)
    assert [c.name for c in matrix.columns] == ["Femme", "Homme"]
    for code in matrix.codes:
        split = [matrix.figure(code.id, c.key, Counted.PARTICIPANTS) or 0 for c in matrix.columns]
        assert sum(split) == whole.totals.get(code.id, whole.cell("", "")).n_participants


def test_a_site_and_a_coder_are_columns_too(study: OpenStudy) -> None:
    for person in participants.participants_table(study).participants:
        participants.edit_participant(study, person.id, site="Maison de santé")
    theme, time = code_named(study, "Freins"), code_named(study, "Temps")
    by_site = code_matrix(study, MatrixChoice(By.SITE))
    (site,) = [c.key for c in by_site.columns if c.name == "Maison de santé"]
    assert by_site.figure(theme.id, site, Counted.EXTRACTS) == 2
    assert {c.name: c.n_people for c in by_site.columns} == {"Maison de santé": 2, "Sans site": 0}
    by_coder = code_matrix(study, MatrixChoice(By.CODER, with_children=False))
    assert [c.name for c in by_coder.columns] == ["Anne", "Samira"]
    assert [by_coder.figure(time.id, c.key, Counted.EXTRACTS) for c in by_coder.columns] == [1, 1]
    assert by_coder.figure(theme.id, by_coder.columns[0].key, Counted.EXTRACTS) == 0


def test_codes_near_each_other_and_the_cell_of_a_code_with_itself(study: OpenStudy) -> None:
    time, money = code_named(study, "Temps"), code_named(study, "Argent")
    codings.code_words(study, "M1", money.id, "il faudrait être payé")
    same = code_matrix(study, MatrixChoice(By.CODE))
    assert same.figure(time.id, money.id, Counted.EXTRACTS) == 0
    assert same.figure(time.id, time.id, Counted.EXTRACTS) is None
    near = code_matrix(study, MatrixChoice(By.CODE, n_turns=2))
    assert near.figure(time.id, money.id, Counted.EXTRACTS) == 1
    sheet = matrix_sheet(near)
    row = next(r for r in sheet.rows if r[1] == "Temps")
    assert row[sheet.header.index("Argent")] == 1
    assert row[sheet.header.index("Temps")] is None
