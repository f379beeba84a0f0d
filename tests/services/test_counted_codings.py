"""What a model coded is in no figure, list or report unless it is asked for by name."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from qualcode.model import Coder, CoderKind, Coding, new_id, now
from qualcode.services import agreement, codebook, codings, rounds, saturation
from qualcode.services.codebook_versions import codings_to_check
from qualcode.services.coded_transcripts import coded_transcripts
from qualcode.services.extracts import list_extracts
from qualcode.services.framework import framework_grid
from qualcode.services.matrices import code_matrix
from qualcode.services.matrix_choice import By, MatrixChoice
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.portraits import portraits
from qualcode.services.query import Query
from qualcode.services.retrieval import retrieve
from qualcode.services.studies import describe
from qualcode.services.thematic_tree import count_nodes, thematic_tree
from qualcode.services.workbook import workbook
from qualcode.store.rows.coders import coder_row
from qualcode.store.rows.codings import coding_row
from qualcode.wording import Message
from tests.services.small_study import code_named


@pytest.fixture
def model(study: OpenStudy) -> Coder:
    """A model that put another code on everything people coded."""
    noun = Coder(new_id(), "Machine", CoderKind.MODEL)
    money = code_named(study, "Argent").id
    made = [Coding(new_id(), money, noun.id, c.segment, now()) for c in codings.list_codings(study)]
    with study.acting("code_as_model", Message("a test"), Ability.MANAGE) as change:
        change.insert("coder", coder_row(noun) | {"position": 9})
        change.insert_many("coding", [coding_row(c) for c in made])
    return noun


def figures_of(study: OpenStudy, coder_id: str | None = None) -> dict[str, int]:
    """How many extracts each look at the study counts under the code the model put."""
    money = code_named(study, "Argent").id
    coders = (coder_id,) if coder_id else ()
    matrix = code_matrix(study, MatrixChoice(coder_id=coder_id))
    tree = thematic_tree(study, coder_id=coder_id)
    counted = saturation.material(study, saturation.Choice(coder_id=coder_id))
    return {
        "tree": sum(len(n.extracts) for n in tree.walk() if n.code.id == money),
        "nodes": count_nodes(study, coder_id=coder_id)[money].n_extracts,
        "matrix": matrix.totals[money].n_extracts if money in matrix.totals else 0,
        "framework": sum(
            c.code_id == money
            for cell in framework_grid(study, coder_id=coder_id).cells.values()
            for c in cell.codings
        ),
        "portraits": portraits(study, coder_id).counts().get(money, 0),
        "retrieved": len(retrieve(study, Query("Argent", coders)).found),
        "listed": len(list_extracts(study, code_id=money, coder_id=coder_id)),
        "saturation": sum(c.code_id == money for c in counted.codings),
    }


def test_a_model_changes_no_figure_and_can_be_looked_at_by_name(
    study: OpenStudy, model: Coder
) -> None:
    assert set(figures_of(study).values()) == {0}
    assert set(figures_of(study, model.id).values()) == {2}


def test_a_column_of_its_own_is_not_in_the_total(study: OpenStudy, model: Coder) -> None:
    by_coder = code_matrix(study, MatrixChoice(By.CODER))
    money = code_named(study, "Argent").id
    assert by_coder.cell(money, model.id).n_extracts == 2
    assert money not in by_coder.totals


def test_no_file_holds_what_a_model_coded(study: OpenStudy, model: Coder) -> None:
    book = load_workbook(BytesIO(workbook(study)))
    extracts = list(book["Extraits par code"].iter_rows(values_only=True))
    assert "Argent" not in extracts[0]
    assert not any("Machine" in str(row[3]) for row in extracts)
    for _name, content in coded_transcripts(study, language="fr"):
        comments = ZipFile(BytesIO(content)).read("word/comments.xml").decode()
        assert "Temps" in comments
        assert "Machine" not in comments
    summary = describe(study)
    assert (summary.n_codings, summary.n_extracts) == (2, 2)


def test_a_model_is_compared_where_it_is_named_or_where_there_is_one_person(
    study: OpenStudy, model: Coder
) -> None:
    assert [c.name for c in agreement.people(study)] == ["Anne", "Samira"]
    assert [c.name for c in agreement.people_and_models(study)] == ["Anne", "Samira", "Machine"]
    found = agreement.compare_coders(study, "Anne", "Machine")
    assert (found.coder_a.name, found.coder_b.name) == ("Anne", "Machine")
    assert rounds.compare_what_is_coded(study) is None, "no two people coded one transcript"


def test_a_new_definition_sends_nobody_to_a_models_codings(study: OpenStudy, model: Coder) -> None:
    codebook.edit(study, code_named(study, "Argent").id, definition="Ce qui se paie.")
    assert codings_to_check(study) == ()
