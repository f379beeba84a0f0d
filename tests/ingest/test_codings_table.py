from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import BadInputError, QualcodeError
from qualcode.ingest.codebook_draft import code_id_of
from qualcode.ingest.codebook_file import read_codebook
from qualcode.ingest.codings_plan import CodingsPlan
from qualcode.ingest.codings_table import plan_codings
from qualcode.ingest.reading import read_table
from qualcode.ingest.table import Table
from qualcode.model import Code, Codebook, CodeKind, Span
from tests.orleans import FOLDER, needs_orleans

CORPORA = Path(__file__).parents[2] / "corpora"


def plan(*lines: str, codebook: Codebook | None = None) -> CodingsPlan:
    """Cells parted by |."""
    header, *rows = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
    return plan_codings("t.csv", Table(header, tuple(rows)), codebook, language="fr")


def paths(made: CodingsPlan, codebook: Codebook | None = None) -> list[list[str]]:
    """Where each extract goes, as paths."""
    book = Codebook((*(codebook.codes if codebook else ()), *made.new_codes))
    return [[" > ".join(book.path(i)) for i in row.code_ids] for row in made.extracts]


@needs_orleans
def test_the_orleans_study_comes_in_completely() -> None:
    content = (FOLDER / "coded_quotes.csv").read_bytes()
    made = plan_codings("coded_quotes.csv", read_table("coded_quotes.csv", content), language="fr")
    assert made.n_extracts == 181
    assert made.n_leaves == 45
    assert made.n_leaves_named_levers == 52
    assert made.n_participants == 6
    assert made.n_repeats == 5
    assert {code_id for row in made.extracts for code_id in row.code_ids} <= {
        code.id for code in made.new_codes
    }
    assert len({i for row in made.extracts for i in row.code_ids}) == 52
    with (FOLDER / "coded_quotes.csv").open(encoding="utf-8") as stream:
        quotes = [" ".join(record["quote"].split()) for record in csv.DictReader(stream)]
    assert [" ".join(row.quote.split()) for row in made.extracts] == quotes


@pytest.mark.parametrize("study", ["territoire", "rural-libraries"])
@pytest.mark.parametrize("file", ["coder_a.csv", "coder_b.csv", "consensus.csv"])
def test_the_codings_that_ship_fit_their_codebook(study: str, file: str) -> None:
    folder = CORPORA / study
    book = read_codebook("codebook.yaml", (folder / "codebook.yaml").read_bytes()).codebook()
    content = (folder / "codings" / file).read_bytes()
    made = plan_codings(file, read_table(file, content), book)
    assert (made.new_codes, made.findings) == ((), ())
    assert made.n_extracts == len(content.decode("utf-8-sig").splitlines()) - 1
    assert all(row.span for row in made.extracts)
    alone = plan_codings(file, read_table(file, content))
    used = {i for row in made.extracts for i in row.code_ids}
    assert {i for row in alone.extracts for i in row.code_ids} == used


@pytest.mark.parametrize(
    "header",
    [
        "Extrait|Participant|Thème|Sous-thème",
        "verbatim|entretien|grand thème|sous-thème",
        "citation|source|thèmes générés|sous-thèmes générés",
        "quote|interview|theme|sub_theme",
        "Extraits de verbatim|Enquêté|niveau 1|niveau 2",
        "Extract|Participant|Theme|Code",
        "Extrait|Participant|Thème|Nœud",
    ],
)
def test_columns_are_known_in_french_and_in_english(header: str) -> None:
    made = plan(header, "on court|M1|Temps|Journée", "on s’écrit|M2|Liens|Hôpital")
    assert paths(made) == [["Temps > Journée"], ["Liens > Hôpital"]]
    assert made.participants == ("M1", "M2")
    assert made.findings == ()
    assert dict(made.columns)["level_1"] == header.split("|")[2]


def test_names_that_differ_by_case_and_accents_are_one_code() -> None:
    made = plan("quote|participant|code", "a|M1|Journée", "b|M1|journee", "c|M1|JOURNÉE ")
    assert [code.name for code in made.new_codes] == ["Journée"]


def test_a_lever_stands_beside_the_barrier_it_answers() -> None:
    made = plan(
        "quote|participant|theme|sub_theme|kind|lever",
        "a|M1|T|B|frein|",
        "b|M1|T|B|levier|Se voir à midi",
        "c|M2|T|B|levier|",
        "d|M2|T|B|levier|se voir a MIDI",
    )
    book = Codebook(made.new_codes)
    assert paths(made) == [["T > B"], ["T > Se voir à midi"], ["T > Leviers\u00a0: B"], [
        "T > Se voir à midi"
    ]]  # fmt: skip
    (barrier,) = [code for code in book.codes if code.name == "B"]
    assert {code.name for code in book.levers_of(barrier.id)} == {
        "Se voir à midi",
        "Leviers\u00a0: B",
    }
    assert (made.n_leaves, made.n_leaves_named_levers) == (2, 3)


def test_the_lever_of_a_theme_stands_under_it() -> None:
    made = plan("quote|participant|theme|kind|lever", "a|M1|T|levier|L")
    assert paths(made) == [["T > L"]]


def test_a_lever_called_like_a_code_beside_it_gets_a_name_of_its_own() -> None:
    made = plan(
        "quote|participant|theme|code|kind|lever", "a|M1|T|B||", "b|M1|T|C||", "c|M1|T|B|levier|C"
    )
    assert paths(made)[2] == ["T > Levier\u00a0: C"]


def test_a_name_in_the_lever_column_of_a_barrier_is_a_part_of_it_and_is_pointed_out() -> None:
    made = plan(
        "quote|participant|theme|code|kind|lever", "a|M1|T|B|frein|peur", "b|M1|T|B|frein|routine"
    )
    assert paths(made) == [["T > B > peur"], ["T > B > routine"]]
    assert (made.n_leaves, made.n_leaves_named_levers) == (1, 2)
    (finding,) = made.findings
    assert finding.text.values["n"] == 2


def test_without_a_lever_column_a_row_of_kind_lever_names_the_lever_itself() -> None:
    made = plan("quote|participant|theme|code|kind", "a|M1|T|Se voir|lever")
    assert [(code.name, code.kind) for code in made.new_codes] == [
        ("T", CodeKind.THEME),
        ("Se voir", CodeKind.LEVER),
    ]


def test_blank_cells_take_what_stands_above_and_a_finding_says_so() -> None:
    made = plan(
        "participant|theme|sub_theme|quote",
        "M1|Temps|Journée|a",
        "|||b",
        "|| Soir|c",
        "M2|||d",
        "M2|Liens||e",
    )
    assert paths(made) == [["Temps > Journée"]] * 2 + [["Temps > Soir"]] * 2 + [["Liens"]]
    assert [row.participant for row in made.extracts] == ["M1", "M1", "M1", "M2", "M2"]
    (finding,) = made.findings
    assert (finding.place.values["row"], finding.text.values["n"]) == (3, 3)


def test_headings_inside_the_table_are_no_trouble() -> None:
    made = plan("quote|participant|theme|code", "||Temps|", "a|M1||Soir", "b|M1||Nuit")
    assert paths(made) == [["Temps > Soir"], ["Temps > Nuit"]]


def test_a_cell_of_codes_may_hold_several_only_when_its_heading_is_a_plural() -> None:
    several = plan("quote|participant|codes", "a|M1|Soir ; Nuit;soir")
    assert paths(several) == [["Soir", "Nuit"]]
    one = plan("quote|participant|code", "a|M1|Soir ; Nuit")
    assert paths(one) == [["Soir ; Nuit"]]


def test_a_single_column_may_hold_paths() -> None:
    assert paths(plan("quote|participant|code", "a|M1|Temps > Soir")) == [["Temps > Soir"]]


def test_codes_of_the_codebook_are_used_where_they_are() -> None:
    book = Codebook(
        (
            Code("t", "Temps", kind=CodeKind.THEME),
            Code("s", "Soir", parent_id="t"),
            Code(code_id_of("nuit"), "Nuit", parent_id="t", position=1),
        )
    )
    by_name = plan("quote|participant|code", "a|M1|soir", "b|M1|Aube", codebook=book)
    assert by_name.extracts[0].code_ids == ("s",)
    assert [code.name for code in by_name.new_codes] == ["Aube"]
    by_id = plan("quote|participant|code_id", "a|M1|s", "b|M1|nuit; s", "c|M1|x", codebook=book)
    assert [row.code_ids for row in by_id.extracts] == [("s",), (code_id_of("nuit"), "s")]
    assert ["has the id" in finding.text.text for finding in by_id.findings] == [True]


def test_ids_of_a_codebook_not_yet_imported_are_kept_for_it() -> None:
    made = plan("quote|participant|theme|code|code_id", "a|M1|T|Soir|soir")
    assert made.extracts[0].code_ids == (code_id_of("soir"),)


def test_a_sub_theme_repeated_as_its_own_code_is_coded_itself() -> None:
    made = plan("quote|participant|theme|sub_theme|code", "a|M1|T|Soir|soir")
    assert paths(made) == [["T > Soir"]]


def test_coder_memo_and_place_are_taken_over() -> None:
    made = plan(
        "quote|participant|code|codeur|commentaire|start|end|source",
        "a|M1|C|Ada|à revoir|3|4|M1.docx",
        "b|M1|C|Ben||9|2|",
    )
    first, second = made.extracts
    assert (first.coder, first.memo, first.span, first.source) == (
        "Ada", "à revoir", Span(3, 4), "M1.docx",
    )  # fmt: skip
    assert second.span is None
    assert made.coders == ("Ada", "Ben")
    assert ["no stretch" in finding.text.text for finding in made.findings] == [True]


def test_one_bad_row_is_a_finding_and_loses_nothing_else() -> None:
    made = plan(
        "quote|participant|theme|kind",
        "a||T|",
        "|M1|T|",
        "b|M1|T|",
        "b|M1|T|",
        "c|M1|T|purple",
        "|||",
    )
    assert [row.quote for row in made.extracts] == ["b", "c"]
    assert [finding.place.values["row"] for finding in made.findings] == [2, 3, 5, 6]


@pytest.mark.parametrize(
    "lines",
    [
        ["participant|theme", "M1|T"],
        ["quote|theme", "a|T"],
        ["quote|participant", "a|M1"],
        ["quote|participant|theme"],
        ["quote|participant|theme", "a||", "||T"],
    ],
)
def test_a_table_that_holds_no_codings_is_refused_with_an_advice(lines: list[str]) -> None:
    with pytest.raises(BadInputError) as caught:
        plan(*lines)
    assert caught.value.hint is not None


headings = st.sampled_from(
    ["quote", "participant", "theme", "sous-thème", "codes", "code_id", "kind", "lever", "start",
     "end", "coder", "source", "x"]
)  # fmt: skip
tables_of_codings = st.lists(headings, max_size=4).map(
    lambda more: list(dict.fromkeys(["quote", "participant", "theme", *more]))
)
cells = st.sampled_from(["", "M1", "A", "B", "A;B", "a > b", "levier", "frein", "3"]) | st.text(
    max_size=6
)


@settings(deadline=None)
@given(tables_of_codings | st.lists(headings, min_size=1, max_size=7, unique=True), st.data())
def test_any_table_gives_a_plan_or_a_sentence(header: list[str], data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.tuples(*([cells] * len(header))), max_size=8))
    try:
        made = plan_codings("t", Table(tuple(header), tuple(rows)))
    except QualcodeError as error:
        assert error.sentence("fr")
        return
    book = Codebook(made.new_codes)
    assert 0 < made.n_extracts <= len(rows)
    assert made.n_leaves <= made.n_leaves_named_levers
    for row in made.extracts:
        assert row.quote
        assert row.participant
        assert row.code_ids
        assert all(code_id in book for code_id in row.code_ids)


@pytest.mark.parametrize(
    "lines",
    [
        ("id|document|tag|content", "1|A1.txt|Vent|Il soufflait fort"),
        (
            "Document name|Code|Begin|End|Segment|Created by",
            "A1.txt|Vent|12|12|Il soufflait fort|Lina",
        ),
        ("Qui ?|Thème :|Verbatim !", "A1.txt|Vent|Il soufflait fort"),
        ("ID|Quotation Content|Codes|Document", "1:1|Il soufflait fort|Vent|A1.txt"),
    ],
)
def test_tables_that_other_programs_write_are_understood(lines: tuple[str, ...]) -> None:
    made = plan(*lines)
    assert paths(made) == [["Vent"]]
    (row,) = made.extracts
    assert (row.participant, row.quote) == ("A1.txt", "Il soufflait fort")
    assert made.findings == ()


def test_codes_a_line_each_in_one_cell_are_several() -> None:
    table = Table(
        ("Document", "Quotation Content", "Codes"), (("A1", "Il vente", "Vent\nMer > Houle"),)
    )
    made = plan_codings("t.csv", table, language="fr")
    assert paths(made) == [["Vent", "Mer > Houle"]]
