"""``qualcode saturation`` on a study and on a plain table."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qualcode.services import codings, studies
from tests.cli.running import Ran, run_here
from tests.orleans import FOLDER, needs_orleans
from tests.saturation.tables import FIXTURES, fixture, needs_fixtures
from tests.services.small_study import code_named, coded_study

A2 = FIXTURES / "A2_incidence_12interviews_x_20codes.csv"
Table = Callable[..., Path]

MEASURES = {
    *("new_codes", "cumulative", "guest_2020", "francis_2010", "hennink_2017", "weller_2018"),
    *("tran_2016", "permutations", "chao2", "chao2_bias_corrected", "jackknife1", "jackknife2"),
    *("bootstrap", "ice", "coverage", "rarefaction", "extrapolation", "expected_new"),
    *("interviews_needed", "completeness"),
}


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def do(*words: str | Path, language: str = "en") -> Ran:
        return run_here(capsys, "saturation", *words, language=language)

    return do


@pytest.fixture
def table(tmp_path: Path) -> Table:
    def write(text: str, name: str = "table.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def measured(done: Ran) -> dict[str, Any]:
    assert done.code == 0, done.err
    found: dict[str, Any] = done.json
    for name in MEASURES:
        answer = found[name]
        assert {"value", "unit", "parameters", "assumes", "not_when", "source"} <= set(answer), name
        assert answer["value"] is not None or answer["reason"], name
    return found


@needs_fixtures
def test_the_shared_table_gives_every_published_number_by_its_name(
    said: Callable[..., Ran],
) -> None:
    found = measured(said("--incidence", A2, "--extrapolate", "24", "--json"))
    expected = fixture("A2_richness_expected.json")
    vegan, spader = expected["vegan_specpool"], expected["SpadeR"]
    assert found["chao2"]["value"] == pytest.approx(vegan["chao2"])
    assert found["chao2"]["se"] == pytest.approx(vegan["chao2_se"])
    ends = [found["chao2"]["ci_low"], found["chao2"]["ci_high"]]
    assert ends == pytest.approx(spader["chao2_CI95"], abs=1e-3)
    assert found["chao2_bias_corrected"]["value"] == pytest.approx(spader["chao2_bc"], abs=1e-3)
    assert found["jackknife1"]["value"] == pytest.approx(vegan["jack1"])
    assert found["jackknife1"]["se"] == pytest.approx(vegan["jack1_se"])
    assert found["jackknife2"]["value"] == pytest.approx(vegan["jack2"])
    assert found["bootstrap"]["value"] == pytest.approx(vegan["boot"])
    assert found["ice"]["value"] == pytest.approx(spader["ICE"], abs=1e-3)
    inext = expected["iNEXT"]
    assert found["coverage"]["value"] == pytest.approx(inext["SC_observed"])
    exact = expected["vegan_specaccum_exact_richness"]
    assert found["rarefaction"]["value"] == pytest.approx(exact)
    ahead = dict(zip(found["extrapolation"]["t"], found["extrapolation"]["value"], strict=True))
    later = {t: s for t, s, _c in inext["size_based"] if t > 12}
    assert {t: ahead[t] for t in later} == pytest.approx(later)
    assert found["interviews_needed"]["value"] == {"0.90": 5, "0.95": 11}
    needed = found["interviews_needed"]["exact"]
    assert needed["0.90"] == pytest.approx(inext["coverage_based"]["0.90"][0], abs=1e-4)
    assert found["cumulative"]["value"] == expected["specaccum_collector_cumulative"]
    assert found["frequency_counts"]["1"] == expected["Q1"]


def test_under_ten_interviews_each_estimate_says_how_wide_it_is(
    said: Callable[..., Ran], table: Table
) -> None:
    found = measured(said("--incidence", table(columns_with((6, 4, 3, 2))), "--json"))
    low, high = found["chao2"]["ci_low"], found["chao2"]["ci_high"]
    assert f"{low:.2f}".rstrip("0") in found["chao2"]["caution"]
    assert f"{high:.2f}".rstrip("0") in found["chao2"]["caution"]
    enough = measured(said("--incidence", table(columns_with((6, 4, 3, 2) * 3)), "--json"))
    assert "caution" not in enough["chao2"]


@needs_fixtures
def test_the_rules_take_their_parameters_from_the_command_line(said: Callable[..., Ran]) -> None:
    usual = measured(said("--incidence", A2, "--json"))
    assert usual["guest_2020"]["value"] == "7+2"
    assert usual["guest_2020"]["parameters"] == {"base": 4, "run": 2, "threshold": 0.05}
    strict = measured(
        said("--incidence", A2, "--threshold", "0", "--base", "5", "--run", "3", "--json")
    )
    assert strict["guest_2020"]["value"] is None
    assert strict["guest_2020"]["reason"]
    assert strict["guest_2020"]["is_assessable"] is True
    assert usual["francis_2010"]["is_assessable"] is False
    met = measured(said("--incidence", A2, "--initial", "5", "--stopping", "2", "--json"))
    assert met["francis_2010"]["value"] == 9  # interviews 8 and 9 brought none


def test_the_worked_example_of_guest_is_six_plus_two(
    said: Callable[..., Ran], table: Table
) -> None:
    new = (13, 9, 8, 7, 4, 3, 1, 0)
    found = measured(said("--incidence", table(columns_with(new)), "--json"))
    assert found["new_codes"]["value"] == list(new)
    assert found["guest_2020"]["value"] == "6+2"
    assert [round(100 * r["share"]) for r in found["guest_2020"]["runs"]] == [19, 11, 3]


def test_a_seed_gives_the_same_orders_again(said: Callable[..., Ran], table: Table) -> None:
    path = table(columns_with((5, 4, 3, 2, 2, 1, 1, 0, 1)))
    options = ("--incidence", path, "--permutations", "50", "--json", "--seed")
    first, again, other = (measured(said(*options, seed)) for seed in ("3", "3", "4"))
    assert first["permutations"] == again["permutations"]
    assert first["permutations"]["parameters"] == {
        "n_orders": 50,
        "is_exhaustive": False,
        "seed": 3,
    }
    assert first["tran_2016"]["probability"] != other["tran_2016"]["probability"]


def columns_with(new: tuple[int, ...]) -> str:
    """A table in which interview n brings ``new[n]`` codes nobody had, and keeps the first."""
    total = sum(new)
    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerow(["interview", *(f"c{n}" for n in range(total))])
    start = 0
    for number, n in enumerate(new, 1):
        own = set(range(start, start + n)) | {0}
        writer.writerow([f"E{number}", *(int(c in own) for c in range(total))])
        start += n
    return stream.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "id;a;b\nE1;1;0\nE2;0;1\n",
        "\ufeffid,a,b\r\nE1,1,0\r\nE2,0,1\r\n",
        "id\ta\tb\nE1\t1\t0\nE2\t0\t1",
        'id,"a; x; y; z",b\nE1,1,0\nE2,0,1\n',
    ],
)
def test_semicolons_tabs_and_marks_of_excel_are_read(
    said: Callable[..., Ran], table: Table, text: str
) -> None:
    found = measured(said("--incidence", table(text), "--json"))
    assert found["new_codes"]["value"] == [1, 1]
    assert found["interviews"] == ["E1", "E2"]


def test_a_spreadsheet_is_read_too(said: Callable[..., Ran], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["id", "a", "b"], ["E1", 1, 0], ["E2", 1, 1]):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    found = measured(said("--incidence", tmp_path / "t.xlsx", "--json"))
    assert found["new_codes"]["value"] == [1, 1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,a,b\nE1,1,0\nE2,3,1\n", ("Line 3, column 2 (a)", "“3” is neither 0 nor 1")),
        ("id,a,b\nE1,1,\n", ("Line 2, column 3 (b)", "the cell is empty")),
        ("id,a,b\nE1,1\n", ("Line 2", "2 cells", "has 3")),
        ("id,a,b\nE1,1,0,1\n", ("Line 2", "4 cells", "has 3")),
        ("id,a,a\nE1,1,0\n", ("Two columns are named a",)),
        ("id,a,\nE1,1,0\n", ("Line 1, column 3", "no name")),
        ("E1,1,0\nE2,0,1\n", ("0 and 1 instead of the codes’ names",)),
        ("id,a\n,1\n", ("Line 2", "no label")),
        ("id,a\nE1,1\nE1,0\n", ("Lines 2 and 3 have the same label, E1",)),
        ("", ("is empty",)),
    ],
)
def test_a_bad_cell_is_named_by_line_and_column(
    said: Callable[..., Ran], table: Table, text: str, words: tuple[str, ...]
) -> None:
    done = said("--incidence", table(text))
    assert done.code == 3
    assert all(word in done.err for word in words), done.err
    assert "→" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "text", ["id,a,b\n", "id,a,b\nE1,1,1\n", "id\nE1\nE2\n", "id,a\nE1,0\nE2,0\n"]
)
def test_tiny_and_empty_tables_are_answered_with_reasons(
    said: Callable[..., Ran], table: Table, text: str
) -> None:
    found = measured(said("--incidence", table(text), "--json"))
    for name in ("chao2", "ice", "coverage", "expected_new", "interviews_needed", "guest_2020"):
        assert found[name]["value"] is None
        assert found[name]["reason"]
    assert said("--incidence", table(text)).code == 0


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--base", "0"),
        ("--threshold", "5"),
        ("--permutations", "0"),
        ("--permutations", "999999"),
        ("--extrapolate", "-1"),
        ("--seed", "-1"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    said: Callable[..., Ran], table: Table, options: tuple[str, ...]
) -> None:
    where = ("--incidence", table("id,a\nE1,1\n")) if options else ()
    done = said(*where, *options)
    assert done.code == 3
    assert "→" in done.err
    assert "Traceback" not in done.err


def test_the_chart_is_written_and_the_paragraph_printed(
    said: Callable[..., Ran], table: Table, tmp_path: Path
) -> None:
    chart = tmp_path / "curve.svg"
    path = table(columns_with((5, 3, 1, 0)))
    done = said("--incidence", path, "--chart", chart, language="fr")
    assert done.code == 0, done.err
    assert chart.read_bytes().startswith(b"<svg")
    assert "5, 3, 1 et 0 nouveautés" in done.out
    assert "Guest, Namey et Chen" in done.out


@needs_orleans
def test_on_orleans_both_the_theme_and_the_finest_level_are_said(
    said: Callable[..., Ran], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    study = tmp_path / "orleans.qualcode"
    run_here(capsys, "new", study, "--title", "Orléans", "--no-passphrase")
    run_here(capsys, "interviews", "import", study, FOLDER / "interviews.csv")
    quotes = FOLDER / "coded_quotes.csv"
    run_here(capsys, "codings", "import", study, quotes, "--already-anonymised")
    printed = " ".join(said(study).out.split())
    assert "no new theme after M1 and no new sub-theme after M3" in printed
    assert "15, 7, 15, 2, 3 and 3" in printed
    assert "not reached (the last run still brings 15% of the base)" in printed
    assert "not for the finest level" in printed
    found = measured(said(study, "--json", "--by-date"))
    assert found["leaf"]["new"] == [15, 7, 15, 2, 3, 3]
    assert found["verdict"]["fr"].startswith("Sur 6 entretiens, pris par date")
    assert "aucun nouveau thème après M1" in found["verdict"]["fr"]
    assert [sum(theme["new_codes"]) for theme in found["per_theme"]] == [16, 8, 10, 11]
    no_levers = measured(said(study, "--json", "--without-levers", "--level", "theme"))
    assert no_levers["new_codes"]["value"] == [4, 0, 0, 0, 0, 0]
    assert sum(no_levers["leaf"]["new"]) < 45
    assert said(study, "--without", "Rien de tel").code == 4
    assert said(study, "--level", "étage").code == 3
    assert said(study, "--unit", "village").code == 3


def test_before_any_coding_it_says_so_and_writes_nothing(
    said: Callable[..., Ran], tmp_path: Path
) -> None:
    study = tmp_path / "vide.qualcode"
    studies.new_study(study, title="Vide", passphrase=None, owner="Anne").close()
    done = said(study, "--chart", tmp_path / "curve.png", language="fr")
    assert (done.code, done.out) == (6, "")
    assert done.err.startswith("Rien n’est encore codé")
    assert not (tmp_path / "curve.png").exists()
    assert said(study, "--json", "--chart", tmp_path / "curve.png").code == 6
    assert not (tmp_path / "curve.png").exists()
    assert said(study, "--json").code == 0


def test_until_when_each_code_showed_new_sides_is_told(
    said: Callable[..., Ran], tmp_path: Path
) -> None:
    with coded_study(tmp_path) as study:
        path = study.file.path
    (theme,) = measured(said(path, "--json"))["meaning_saturation"]
    assert theme["code"] == "Freins"
    assert (theme["value"], theme["reason"], theme["unit"]) == (1, None, "interview")
    assert theme["new_dimensions"] == [1, 0]
    assert theme["parameters"] == {"first_seen": 1}
    with studies.open_study(path) as study:
        codings.code_words(study, "M2", code_named(study, "Argent").id, "Une secrétaire partagée")
    (theme,) = measured(said(path, "--json"))["meaning_saturation"]
    assert (theme["value"], theme["new_dimensions"]) == (None, [1, 1])
    assert "still brings" in theme["reason"]
