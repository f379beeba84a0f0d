from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import BadInputError, QualcodeError
from qualcode.ingest.codebook_draft import CodebookDraft
from qualcode.ingest.codebook_table import read_codebook_table
from qualcode.ingest.table import Table
from qualcode.model import CodeKind
from tests.ingest.test_codebook_text import TREE, shape


def read(*lines: str) -> CodebookDraft:
    """Cells parted by |."""
    header, *rows = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
    return read_codebook_table("grille.csv", Table(header, tuple(rows)))


@pytest.mark.parametrize(
    "lines",
    [
        ["Niveau|Nom", "1|Temps", "2|Journée", "3|Surcharge", "2|Soir", "1|Liens", "2|Hôpital"],
        ["Path", "Temps", "Temps > Journée > Surcharge", "Temps > Soir", "Liens / Hôpital"],
        ["nom|parent", "Temps|", "Surcharge|Journée", "Journée|Temps", "Soir|temps", "Liens|",
         "Hôpital|LIENS"],
        ["Code|Parent", "Temps|", "Journée|Temps", "Surcharge|Temps > Journée", "Soir|Temps", "Liens|",
         "Hôpital|Liens"],
        ["Name|Files", "Temps|2", "Temps\\Journée|1", "Temps\\Journée\\Surcharge|1", "Temps\\Soir|1",
         "Liens|3", "Liens\\Hôpital|3"],
        ["Code System|Memo", "Temps|", "Temps > Journée|", "Temps > Journée > Surcharge|", "Temps > Soir|",
         "Liens|", "Liens > Hôpital|"],
        ["Thème|Sous-thème|Code", "Temps|Journée|Surcharge", "Temps|Soir|", "Liens|Hôpital|"],
        ["Thème|Sous-thème|Code", "Temps||", "|Journée|", "||Surcharge", "|Soir|", "Liens||",
         "|Hôpital|"],
        ["code|theme|sub_theme", "Surcharge|Temps|Journée", "|Temps|Soir", "|Liens|Hôpital"],
        ["niveau 1|niveau 2|niveau 3", "Temps|Journée|Surcharge", "|Soir|", "Liens|Hôpital|"],
    ],
)  # fmt: skip
def test_every_way_to_lay_out_a_tree_gives_the_same_tree(lines: list[str]) -> None:
    draft = read(*lines)
    assert shape(draft.nodes) == TREE
    assert draft.findings == ()


def test_texts_belong_to_the_last_step_of_their_row() -> None:
    draft = read(
        "Thème|Code|Définition|Type|Couleur", "Temps||du temps||#112233", "Temps|Soir|tard|levier|"
    )
    (theme,) = draft.nodes
    assert (theme.definition, theme.colour, theme.kind) == ("du temps", "#112233", CodeKind.THEME)
    assert (theme.children[0].definition, theme.children[0].kind) == ("tard", CodeKind.LEVER)


def test_a_sign_inside_a_name_makes_no_path_where_no_code_has_its_beginning() -> None:
    names = ["Peur / colère", "Peur", "Repos > nuit"]
    assert [node.name for node in read("Code", *reversed(names)).nodes] == ["Repos > nuit", "Peur"]
    assert [node.name for node in read("Code", names[0], names[2]).nodes] == [names[0], names[2]]


def test_a_list_of_names_is_a_flat_codebook() -> None:
    assert [node.name for node in read("Nom|Définition", "Soir|d", "Nuit|").nodes] == [
        "Soir",
        "Nuit",
    ]


def test_a_level_that_jumps_is_pointed_out_and_set_right() -> None:
    draft = read("level|name", "1|A", "3|B", "x|C")
    assert shape(draft.nodes) == (("A", (("B", ()),)), ("C", ()))
    assert [finding.place.values["row"] for finding in draft.findings] == [3, 4]


def test_a_circle_of_parents_and_a_missing_one_end_at_the_top() -> None:
    draft = read("name|parent", "A|B", "B|A", "C|nobody", "D|D")
    assert {name for name, _ in shape(draft.nodes)} == {"B", "C", "D"}
    assert len(draft.findings) == 3


def test_a_table_without_names_is_refused() -> None:
    for lines in (["colour|size", "red|3"], ["name", ""], ["Thème"]):
        with pytest.raises(BadInputError):
            read(*lines)


headings = st.sampled_from(
    ["level", "name", "parent", "path", "theme", "code", "id", "kind", "answers", "x"]
)
cells = st.sampled_from(["", "1", "2", "9", "A", "B", "a > b", "x;y", "lever"]) | st.text(
    max_size=5
)


@settings(deadline=None)
@given(st.lists(headings, min_size=1, max_size=5), st.data())
def test_any_table_gives_a_draft_or_a_sentence(header: list[str], data: st.DataObject) -> None:
    row = st.tuples(*([cells] * len(header)))
    rows = data.draw(st.lists(row, max_size=8))
    try:
        draft = read_codebook_table("t", Table(tuple(header), tuple(rows)))
    except QualcodeError:
        return
    assert len(draft.codebook()) == sum(1 for _ in draft.walk())
