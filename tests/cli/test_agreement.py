"""qualcode agreement on plain tables and on a study."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.agreement.fixtures_read import fixture
from tests.cli.running import Ran, run_here
from tests.services.small_study import coded_study


def _ratings(folder: Path, rows: list[list[Any]], coders: list[str]) -> Path:
    lines = [",".join(coders), *(",".join("" if v is None else str(v) for v in r) for r in rows)]
    table = folder / "ratings.csv"
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return table


def _spans(folder: Path, rows: list[tuple[str, str, int, int, str]]) -> Path:
    table = folder / "spans.csv"
    lines = ["coder,source,start,end,code", *(",".join(map(str, row)) for row in rows)]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return table


def _alex(folder: Path) -> Path:
    units = fixture("krippendorff_2016")["units"]
    return _spans(folder, [(coder, "T", start, end, code) for coder, code, start, end in units])


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Any:
    def asked(*words: str | Path, language: str = "en") -> Ran:
        return run_here(capsys, "agreement", *words, language=language)

    return asked


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_missing_judgements_at_every_level(ask: Any, tmp_path: Path, level: str) -> None:
    case = fixture("krippendorff_2011")["C_4obs_missing"]
    table = _ratings(tmp_path, [list(r) for r in zip(*case["data"], strict=True)], list("ABCD"))
    found = ask("--ratings", table, "--level", level, "--json").json
    assert found["krippendorff_alpha"]["value"] == pytest.approx(case["alpha"][level], abs=1e-7)
    assert found["krippendorff_alpha"]["parameters"]["level"] == level
    assert found["gwet_ac1"]["value"] == pytest.approx(case["gwet_AC1"], abs=1e-5)
    assert found["cohen_kappa"]["value"] is None
    assert found["cohen_kappa"]["reason"]
    assert len(found["pairs"]) == 6


def test_six_raters_with_their_intervals(ask: Any, tmp_path: Path) -> None:
    paper = fixture("fleiss_1971")["diagnoses"]
    table = _ratings(tmp_path, paper["ratings"], paper["raters"])
    found = ask("--ratings", table, "--bootstrap", "200", "--json").json
    assert found["fleiss_kappa"]["value"] == pytest.approx(paper["fleiss_kappa"], abs=1e-9)
    low, high = found["fleiss_kappa"]["interval"]
    assert low < paper["fleiss_kappa"] < high
    assert found["fleiss_kappa"]["unit"] == "unit"
    assert found["n_units"] == 30
    assert "Fleiss’ kappa" in ask("--ratings", table, "--no-intervals").out


def test_a_column_of_labels_is_not_taken_for_a_coder(ask: Any, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("unit;A;B\nu1;0;0\nu2;1;1\nu3;1;0\n", encoding="utf-8")
    found = ask("--ratings", table, "--json").json
    assert found["coders"] == ["A", "B"]
    assert found["unit_column"] == "unit"
    assert found["percent"]["value"] == pytest.approx(2 / 3)
    assert found["jaccard"]["value"] == pytest.approx(1 / 2)
    assert found["prevalence_index"]["value"] == pytest.approx(0)
    more = ask("--ratings", table, "--categories", "4", "--json").json
    assert more["brennan_prediger"]["value"] == pytest.approx((2 / 3 - 1 / 4) / (3 / 4))


def test_several_codes_in_a_cell_are_compared_as_sets(ask: Any, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("A,B\na|b,a\nb,b\nc,c|a\n∅,∅\n", encoding="utf-8")
    found = ask("--ratings", table, "--sets", "|", "--json").json
    assert found["krippendorff_alpha_masi"]["value"] > found["krippendorff_alpha"]["value"]
    assert found["gwet_ac1"]["value"] is None


def test_spans_as_values_of_one_continuum_and_each_code_apart(ask: Any, tmp_path: Path) -> None:
    paper = fixture("krippendorff_2016")
    found = ask("--spans", _alex(tmp_path), "--length", "T=60", "--json").json
    assert found["u_alpha"]["value"] == pytest.approx(paper["u_alpha_nominal"], abs=1e-9)
    assert found["u_alpha_relevance"]["value"] == pytest.approx(paper["bar_u_alpha_binary"])
    assert found["cu_alpha"]["value"] == pytest.approx(paper["cu_alpha_nominal"])
    assert found["cu_alpha"]["parameters"]["coverage"] == pytest.approx(paper["cu_coverage"])
    for code, expected in paper["ku"].items():
        alone = found["per_code"][code]["k_u_alpha"]
        assert (alone["value"] is None) == (expected["alpha"] is None)
        assert bool(alone["reason"]) == (expected["alpha"] is None)
        assert found["k_u_alpha"]["coverage"][code] == pytest.approx(expected["coverage"])
    assert found["gamma"]["parameters"]["seed"] == 1
    assert 0.45 < found["gamma"]["value"] < 0.56
    assert found["per_code"]["1"]["krippendorff_alpha"]["value"] == pytest.approx(1)
    assert found["percent"]["coded_text"]["value"] < found["percent"]["value"]


def test_without_a_length_what_counts_gaps_names_the_option(ask: Any, tmp_path: Path) -> None:
    found = ask("--spans", _alex(tmp_path), "--json").json
    for key in ("u_alpha", "u_alpha_relevance", "percent", "conger_kappa", "boundary_similarity"):
        assert found[key]["value"] is None, key
        assert "--length" in found[key]["reason"], key
    for key in ("cu_alpha", "gamma", "jaccard", "f1"):
        assert found[key]["value"] is not None, key
    assert found["percent"]["coded_text"]["value"] is not None
    assert "--length" in found["per_code"]["5"]["percent"]["reason"]
    assert "--length" in found["relevance"]["conger_kappa"]["reason"]


def test_overlapping_spans_of_a_coder_leave_out_what_takes_one_value(
    ask: Any, tmp_path: Path
) -> None:
    rows = [("A", "T", 0, 10, "x"), ("A", "T", 5, 12, "y"), ("B", "T", 0, 10, "x")]
    found = ask("--spans", _spans(tmp_path, rows), "--length", "T=40", "--json").json
    for key in ("u_alpha", "cu_alpha", "cohen_kappa", "krippendorff_alpha"):
        assert found[key]["value"] is None, key
        assert "overlap" in found[key]["reason"], key
    for key in ("gamma", "jaccard", "krippendorff_alpha_masi", "pooled_kappa"):
        assert found[key]["value"] is not None, key
    assert found["per_code"]["x"]["cohen_kappa"]["value"] == pytest.approx(1)
    assert found["per_code"]["x"]["u_alpha"]["value"] == pytest.approx(1)
    assert found["per_code"]["x"]["nvivo_kappa"]["value"] == pytest.approx(1)


def test_segments_end_to_end_give_the_published_numbers_of_cuts(ask: Any, tmp_path: Path) -> None:
    paper = fixture("fournier_2013")
    rows = []
    for coder in ("1", "2"):
        start = 0
        for mass in paper["segment_masses"][coder]:
            rows.append((coder, "T", start, start + mass, "s"))
            start += mass
    table = _spans(tmp_path, rows)
    found = ask("--spans", table, "--length", "T=21", "--json").json
    said = paper["pair_1_2"]
    assert found["segmentation_similarity"]["value"] == pytest.approx(
        said["segmentation_similarity_S"]
    )
    assert found["window_diff"]["value"] == pytest.approx(said["window_diff"])
    assert found["window_diff"]["parameters"]["reference"] == "1"
    assert found["pk"]["value"] == pytest.approx(said["pk"])
    assert found["boundary_kappa"]["expected"] == pytest.approx(6 * 5 / 20**2)
    assert found["boundary_pi"]["value"] < found["boundary_similarity"]["value"]
    assert found["pk"]["unit"] == "character"
    printed = ask("--spans", table, "--length", "T=21", "--no-intervals").out
    assert "0 is best" in printed
    assert "0 au mieux" in ask("--spans", table, "--length", "T=21", language="fr").out
    unknown = ask("--spans", table, "--json").json
    for key in ("boundary_kappa", "boundary_pi", "segmentation_similarity", "window_diff", "pk"):
        assert unknown[key]["value"] is None, key
        assert "--length" in unknown[key]["reason"], key


def test_the_alpha_of_2004_stands_beside_that_of_2016(ask: Any, tmp_path: Path) -> None:
    paper = fixture("krippendorff_2004")
    rows = [
        (str(coder), "T", start - 150, start - 150 + length, code)
        for start, length, coder, code in paper["units"]
    ]
    found = ask("--spans", _spans(tmp_path, rows), "--length", "T=300", "--json").json
    assert found["alpha_u_2004"]["value"] == pytest.approx(paper["overall"])
    for code in "ck":
        assert found["per_code"][code]["alpha_u_2004"]["value"] == pytest.approx(paper[code])
    assert found["per_code"]["c"]["u_alpha"]["value"] != pytest.approx(paper["c"], abs=1e-3)
    two = ask("--spans", _spans(tmp_path, rows), "--length", "T=300", "--length", "U=9", "--json")
    assert two.json["alpha_u_2004"]["value"] is None
    assert "one source" in two.json["alpha_u_2004"]["reason"]


def test_a_source_named_by_its_length_alone_was_left_uncoded(ask: Any, tmp_path: Path) -> None:
    rows = [("A", "T", 0, 10, "x"), ("B", "T", 0, 5, "x")]
    table = _spans(tmp_path, rows)
    one = ask("--spans", table, "--length", "20", "--json").json
    two = ask("--spans", table, "--length", "T=20", "--length", "U=80", "--json").json
    assert one["lengths"] == {"T": 20}
    assert one["percent"]["value"] == pytest.approx(15 / 20)
    assert two["percent"]["value"] == pytest.approx(95 / 100)


@pytest.mark.parametrize(
    ("table", "options", "said"),
    [
        ("A,B\n1,x\n", ("--level", "interval"), "Line 2, column B"),
        ("A,B\n1,-2\n", ("--level", "ratio"), "Line 2, column B"),
        ("A,A\n1,2\n", (), "Line 1, column 2"),
        ("A,,C\n1,2,3\n", (), "Line 1, column 2"),
        ("A,B\n1,2,3\n", (), "Line 2, column 3"),
        ("A,B\nlow,high\n", ("--level", "ordinal"), "Line 2, column A"),
        ("", (), "empty"),
        ("A,B\n1,1\n", ("--level", "other"), "nominal"),
    ],
)
def test_a_bad_table_of_judgements_says_where(
    ask: Any, tmp_path: Path, table: str, options: tuple[str, ...], said: str
) -> None:
    file = tmp_path / "t.csv"
    file.write_text(table, encoding="utf-8")
    ran = ask("--ratings", file, *options)
    assert ran.code != 0
    assert said in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("row", "options", "said"),
    [
        ("A,T,5,5,x", (), "Line 2, column 4 (end)"),
        ("A,T,zero,5,x", (), "Line 2, column 3 (start)"),
        ("A,,0,5,x", (), "Line 2, column 2 (source)"),
        ("A,T,0,50,x", ("--length", "T=40"), "Line 2, column end"),
        ("A,T,0,5,x", ("--length", "T=many"), "SOURCE=N"),
        ("A,T,0,5,x", ("--unit", "word"), "--unit"),
    ],
)
def test_a_bad_table_of_spans_says_where(
    ask: Any, tmp_path: Path, row: str, options: tuple[str, ...], said: str
) -> None:
    file = tmp_path / "s.csv"
    file.write_text(f"coder,source,start,end,code\n{row}\n", encoding="utf-8")
    ran = ask("--spans", file, *options)
    assert ran.code != 0
    assert said in ran.err


def test_a_study_or_one_table_and_not_both(ask: Any, tmp_path: Path) -> None:
    assert ask().code != 0
    file = _ratings(tmp_path, [[1, 1]], ["A", "B"])
    assert ask("--ratings", file, "--spans", file).code != 0


def test_a_study_prints_its_table_and_its_json(ask: Any, tmp_path: Path) -> None:
    with coded_study(tmp_path) as study:
        path = study.file.path
    found = ask(path, "--every-source", "--json").json
    assert found["coders"] == ["Anne", "Samira"]
    assert found["unit"] == "character"
    (code,) = found["per_code"]
    assert code["code"] == "Temps"
    assert code["f1"]["value"] == 0
    assert found["window_diff"]["parameters"]["reference"] == "Anne"
    assert 0 < found["window_diff"]["value"] <= 1
    assert found["choices"]["every_source"] is True
    assert "Temps" in ask(path, "--every-source", "--coders", "Anne,Samira").out
    nothing = ask(path, "--json").json
    assert nothing["sources"] == []
    assert nothing["left_out"] == ["M1", "M2"]
    assert nothing["per_code"][0]["percent"]["value"] is None
    french = ask(path, "--every-source", language="fr")
    assert "compté en caractères du texte des enquêtés" in french.out
    json.dumps(found)
