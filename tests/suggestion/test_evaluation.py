"""Nothing is judged by itself: leave one out, forward, repeats, codes used once."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from qualcode.engines.encoder import default_encoder
from qualcode.errors import BadInputError
from qualcode.services.suggestion_evaluation import evaluate_table, read_coded
from qualcode.suggestion.evaluation import evaluate
from qualcode.suggestion.material import Candidate, Material
from qualcode.wording import render
from tests.orleans import FOLDER, needs_orleans

SHIPPED = Path(__file__).parents[2] / "corpora"
COLUMNS = ("theme", "sub_theme", "sub_sub_theme", "kind", "lever", "participant", "quote")


def test_interviews_are_counted_as_people_count() -> None:
    rows = "".join(f"A,,,,,{who},mots {i}\n" for i, who in enumerate(("M10", "M2", "M1", "M2")))
    coded = read_coded("codings.csv", (",".join(COLUMNS) + "\n" + rows).encode())
    assert coded.participants == ("M1", "M2", "M2", "M10")
    assert coded.texts == ("mots 2", "mots 1", "mots 3", "mots 0")


def test_random_codes_are_hardly_ever_found() -> None:
    """Extracts that say nothing of their code are found as often as chance finds them."""
    generator = np.random.default_rng(0)
    letters = [chr(c) for c in range(97, 123)]
    words = ["".join(generator.choice(letters, 6)) for _ in range(80)]
    texts = tuple(" ".join(generator.choice(words, 6)) for _ in range(36))
    candidates = tuple(Candidate(f"c{i}", f"k{i}", ("p",)) for i in range(6))
    found = evaluate(
        Material(
            candidates,
            texts,
            # every code as often: an extract left out must not be known by its rarer code
            generator.permutation(np.arange(36) % 6),
            tuple(f"M{i // 18}" for i in range(36)),
        ),
        "fr",
        [default_encoder().encode],
    )
    share = found.leave_one_out.leaf.hit_at_1
    assert share is not None and share < 0.4


def test_a_repeated_text_does_not_give_its_own_code_away(tmp_path: Path) -> None:
    rows = [("A", "Le col est fermé"), ("A", "Le col  est fermé"), ("B", "Personne ne paie")]
    rows += [("B", "La subvention manque"), ("C", "Une réunion"), ("C", "Encore des réunions")]
    table = write(tmp_path, [(code, "", "", "", "", "M1", quote) for code, quote in rows])
    found = evaluate_table(table).leave_one_out.leaf
    assert (found.n, found.n_codes) == (6, 3)
    # both extracts of A are one text: without them the code is gone and cannot be found
    assert found.hit_at_5 is not None and found.hit_at_5 <= 4 / 6


def test_codes_no_interview_before_used_are_not_counted_forward(tmp_path: Path) -> None:
    rows = [
        ("A", "", "", "", "", "M1", "La route est longue"),
        ("B", "", "", "", "", "M1", "Payer"),
    ]
    rows += [("A", "", "", "", "", "M2", "La route du col"), ("C", "", "", "", "", "M2", "Sigles")]
    told: list[tuple[int, int]] = []
    forward = evaluate_table(
        write(tmp_path, rows), progress=lambda done, of: told.append((done, of))
    ).forward
    judging = [done for done, of in told if of == 11]
    assert judging == list(range(1, 12)), "ten parts, then every interview but the first"
    assert forward.leaf.n == 1
    assert forward.n_unseen == 1


@pytest.mark.parametrize(
    ("codes", "people", "left_out", "forward"),
    [
        ("AAA", "123", "one code only", "one code only"),
        ("ABC", "123", "No code has two extracts", "that an interview before it had"),
        ("AABB", "1111", None, "other words of an earlier interview"),
        ("AABB", "    ", None, "other words of an earlier interview"),
    ],
)
def test_where_nothing_can_be_tried_the_reason_is_told(
    tmp_path: Path, codes: str, people: str, left_out: str | None, forward: str
) -> None:
    said = ("Le col est fermé", "Payer la salle", "La réunion finit tard", "Un sigle de plus")
    rows = [(c, "", "", "", "", p, q) for c, p, q in zip(codes, people, said, strict=False)]
    found = evaluate_table(write(tmp_path, rows))
    for trial, wanted in ((found.leave_one_out, left_out), (found.forward, forward)):
        for hits in (trial.leaf, trial.parent):
            assert (hits.hit_at_1 is None) == (hits.n == 0) == (wanted is not None)
            assert (wanted or "None") in (str(hits.reason and render(hits.reason, "en")))


def test_a_table_without_an_extract_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="aucun extrait avec son code"):
        evaluate_table(write(tmp_path, [("A", "", "", "", "", "M1", " ")]))


def test_the_kind_tells_codes_apart_and_the_lever_does_not(tmp_path: Path) -> None:
    rows = [
        ("T", "S", "", "frein", "", "M1", "un"),
        ("T", "S", "", "levier", "x", "M1", "deux"),
        ("T", "S", "", "levier", "y", "M2", "trois"),
    ]
    table = write(tmp_path, rows)
    material = read_coded(table.name, table.read_bytes())
    assert len(material.candidates) == 2
    assert len(set(material.levels()[1].tolist())) == 1


def test_a_shipped_grid_is_suggested_as_well_as_measured(tmp_path: Path) -> None:
    """A floor, for one encoder as for both: what was measured, less what chance may take."""
    codings = SHIPPED / "rural-libraries" / "codings" / "consensus.csv"
    with codings.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            (r["theme"], r["sub_theme"], r["code"], r["kind"], "", r["interview"], r["quote"])
            for r in csv.DictReader(file)
        ]
    found = evaluate_table(write(tmp_path, rows)).leave_one_out
    assert (found.leaf.n, found.leaf.n_codes, found.parent.n_codes) == (72, 18, 6)
    assert (found.leaf.hit_at_5 or 0) > 0.55
    assert (found.parent.hit_at_3 or 0) > 0.68


@pytest.mark.slow
@needs_orleans
def test_a_real_study_is_suggested_as_well_as_measured() -> None:
    """Not a target but a floor: what was measured, less what other versions of scipy may change."""
    found = evaluate_table(FOLDER / "coded_quotes.csv")
    leaf, parent = found.leave_one_out.leaf, found.leave_one_out.parent
    assert (leaf.n, leaf.n_codes, parent.n_codes) == (175, 39, 20)
    assert (leaf.hit_at_1 or 0) > 0.31
    assert (leaf.hit_at_5 or 0) > 0.58
    assert (parent.hit_at_3 or 0) > 0.67
    assert (parent.hit_at_5 or 0) > 0.78


def write(folder: Path, rows: Sequence[tuple[str, ...]]) -> Path:
    """A table of coded extracts."""
    path = folder / "coded.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    return path
