"""Codings kept in a spreadsheet come in, each extract found where it was said."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.errors import NotAllowedError, RefusedError
from qualcode.model import CoderKind, CoderRole, SourceKind
from qualcode.saturation.levels import IncidenceLevel
from qualcode.services import (
    codebook,
    coders,
    codings,
    codings_import,
    history,
    interviews,
    participants,
    reading,
    release,
    saturation,
    studies,
    thematic_tree,
)
from qualcode.services.open_study import OpenStudy
from qualcode.wording import render
from tests.orleans import FOLDER, needs_orleans
from tests.services.small_study import M1, M2, NAMES, bring_in, make_study, rows_of

STATED = release.Statement()


def table(*rows: dict[str, str]) -> bytes:
    """Rows as the csv a researcher would save."""
    text = io.StringIO()
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def row(who: str, extract: str, **more: str) -> dict[str, str]:
    return {"participant": who, "thème": "Freins", "sous-thème": "Temps", "extrait": extract} | more


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    """Two released transcripts and no code yet."""
    with make_study(tmp_path) as opened:
        bring_in(opened, M1=M1, M2=M2)
        release.release_with_key(opened, NAMES)
        yield opened


def quotes(study: OpenStudy) -> list[str]:
    return [c.segment.quote for c in codings.list_codings(study)]


def bring(study: OpenStudy, *rows: dict[str, str], **more: object) -> codings_import.CodingsImport:
    return codings_import.import_codings(study, "codages.csv", table(*rows), **more)  # type: ignore[arg-type]


def test_extracts_are_found_word_for_word_and_the_codes_are_made(study: OpenStudy) -> None:
    done = bring(study, row("M1", "On n'a pas le temps de se réunir"), row("M2", "(rires)"))
    assert (done.n_codings, done.n_new_codes, done.findings) == (2, 2, ())
    assert quotes(study) == ["On n'a pas le temps de se réunir", "(rires)"]
    assert [
        codebook.get_codebook(study).path(c.id) for c in codebook.get_codebook(study).codes
    ] == [
        ("Freins",),
        ("Freins", "Temps"),
    ]


def test_a_transcript_named_by_its_file_is_found(study: OpenStudy) -> None:
    content = "document,tag,content\nM1.txt,Temps,On n'a pas le temps de se réunir\n".encode()
    done = codings_import.import_codings(study, "taguette.csv", content)
    assert done.n_codings == 1
    (coding,) = codings.list_codings(study)
    assert coding.segment.source_id == reading.find_source(study, "M1").id


def test_an_extract_typed_otherwise_is_found_and_what_was_matched_is_told(study: OpenStudy) -> None:
    done = bring(
        study,
        row("M1", "« On n’a pas le temps de se réunir »"),
        row("M2", "les réunions sont trop longues [...] le temps"),
        row("M2", "Une secretaire partagee, à la ville B comme ailleurs"),
    )
    assert {f.method for f in done.found} <= {"exact", "typography", "gaps", "approximate"}
    assert "On n'a pas le temps de se réunir" in quotes(study)
    for found in done.found:
        assert found.matched in quotes(study)


def test_extracts_quoted_from_the_original_follow_its_names(study: OpenStudy) -> None:
    done = bring(
        study, row("M1", "Jeanne Morvan nous aide beaucoup, sans elle on n'avancerait pas")
    )
    assert quotes(study) == ["la collègue A nous aide beaucoup, sans elle on n'avancerait pas"]
    assert done.found[0].matched == quotes(study)[0]
    assert "Morvan" not in str(rows_of(study))


def test_an_extract_that_begins_inside_a_replaced_name_takes_the_whole_replacement_or_is_told(
    study: OpenStudy,
) -> None:
    done = bring(study, row("M1", "Morvan nous aide beaucoup"))
    text = reading.read_source(study, reading.find_source(study, "M1").id).transcript.text
    assert "Morvan" not in str(rows_of(study))
    for quote in quotes(study):
        assert quote in text
    assert done.n_codings + len(done.findings) >= 1


def test_offsets_of_the_original_follow_the_replacement_of_names(study: OpenStudy) -> None:
    original = "Bonjour, pouvez-vous me parler de votre travail ?\n"
    words = "Oui, j'exerce à Saint-Aubrac depuis dix ans."
    start = len(original)
    done = bring(study, row("M1", words, début=str(start), fin=str(start + len(words))))
    assert done.findings == ()
    assert quotes(study) == ["Oui, j'exerce à la ville B depuis dix ans."]


def test_without_the_vault_what_holds_a_name_is_not_forced_into_the_text(study: OpenStudy) -> None:
    study.lock()
    done = bring(
        study,
        row("M1", "On n'a pas le temps de se réunir"),
        row("M1", "Jeanne Morvan est venue avec Jeanne Morvan"),
    )
    assert done.n_codings == 1
    assert len(done.findings) == 1
    assert "Morvan" not in str(rows_of(study))


def test_the_same_table_brought_in_again_adds_nothing(study: OpenStudy) -> None:
    rows = [row("M1", "On n'a pas le temps"), row("M2", "On n'a pas le temps")]
    bring(study, *rows)
    before = rows_of(study)
    n_activities = len(history.list_activities(study))
    again = bring(study, *rows)
    assert (again.n_codings, again.n_new_codes) == (0, 0)
    assert rows_of(study) == before
    assert len(history.list_activities(study)) == n_activities, "nothing was done"


def test_the_same_line_twice_in_one_table_is_one_coding(study: OpenStudy) -> None:
    done = bring(study, row("M1", "On n'a pas le temps"), row("M1", "On n'a pas le temps"))
    assert done.n_codings == 1


def test_a_transcript_that_waits_keeps_its_rows_for_later(study: OpenStudy) -> None:
    bring_in(study, M3=M2.replace("Médecin 2", "Médecin 3"))
    done = bring(study, row("M3", "On n'a pas le temps"), row("M1", "On n'a pas le temps"))
    assert done.n_codings == 1
    assert len(done.findings) == 1
    release.release_with_key(study, NAMES)
    later = bring(study, row("M3", "On n'a pas le temps"), row("M1", "On n'a pas le temps"))
    assert (later.n_codings, later.findings) == (1, ())


def test_a_person_nobody_knows_is_refused_unless_the_extracts_are_stated_clean(
    study: OpenStudy,
) -> None:
    before = rows_of(study)
    with pytest.raises(RefusedError):
        bring(study, row("M9", "Je ne sais pas."))
    assert rows_of(study) == before
    done = bring(study, row("M9", "Je ne sais pas."), row("M9", "Peut-être."), statement=STATED)
    assert done.n_sources_made == 1
    source = reading.find_source(study, "M9")
    assert source.kind is SourceKind.EXTRACTS
    assert quotes(study) == ["Je ne sais pas.", "Peut-être."]


def test_rows_of_a_person_nobody_knows_wait_and_the_others_come_in(study: OpenStudy) -> None:
    rows = (
        row("M1", "On n'a pas le temps de se réunir"),
        row("M9", "Madame Perdrix.", **{"sous-thème": "Argent"}),
        row("M2", "(rires)"),
    )
    done = bring(study, *rows)
    assert quotes(study) == ["On n'a pas le temps de se réunir", "(rires)"]
    assert [s.label for s in reading.list_sources(study)] == ["M1", "M2"]
    assert [code.name for code in codebook.get_codebook(study).codes] == ["Freins", "Temps"]
    (finding,) = done.findings
    assert render(finding.place, "fr") == "participant M9"
    assert "1 ligne attend" in render(finding.text, "fr") and "ligne 3" in render(
        finding.text, "fr"
    )
    later = bring(study, *rows, statement=STATED)
    assert (later.n_codings, later.n_sources_made, later.findings) == (1, 1, ())


def test_a_stated_table_that_still_holds_a_telephone_number_is_refused(study: OpenStudy) -> None:
    with pytest.raises(RefusedError):
        bring(study, row("M9", "Appelez le 02 38 11 22 33."), statement=STATED)
    with pytest.raises(RefusedError):
        bring(study, row("M9", "Madame Perdrix."), statement=release.Statement(("Perdrix",)))
    assert codings.list_codings(study) == ()


def test_extracts_added_to_the_table_later_join_the_persons_source(study: OpenStudy) -> None:
    first = [row("M9", "Je ne sais pas."), row("M9", "Peut-être.")]
    bring(study, *first, statement=STATED)
    done = bring(study, *first, row("M9", "Le soir, je dors."), statement=STATED)
    assert (done.n_codings, done.findings) == (1, ())
    assert sorted(quotes(study)) == ["Je ne sais pas.", "Le soir, je dors.", "Peut-être."]
    source = reading.read_source(study, reading.find_source(study, "M9").id)
    assert source.unplaced == ()
    assert {c.segment.version for c in source.codings} == {source.source.version}
    history.undo(study)
    assert sorted(quotes(study)) == ["Je ne sais pas.", "Peut-être."]


def test_words_that_stand_at_several_places_are_coded_once_and_told(study: OpenStudy) -> None:
    bring_in(study, M3="Enquêtrice : Alors ?\nMédecin 3 : C'est long. Oui. C'est long.\n")
    release.release_with_key(study, NAMES)
    done = bring(study, row("M3", "C'est long."))
    assert done.n_codings == 1
    assert len(done.findings) == 1


def test_words_nobody_said_are_told_with_their_line(study: OpenStudy) -> None:
    done = bring(study, row("M1", "On n'a pas le temps"), row("M1", "Tout va très bien, madame."))
    assert done.n_codings == 1
    (finding,) = done.findings
    assert "3" in str(finding.place)


def test_a_column_of_coders_gives_each_their_own(study: OpenStudy) -> None:
    done = bring(
        study,
        row("M1", "On n'a pas le temps", codeur="Samira"),
        row("M1", "On n'a pas le temps", codeur="Léo"),
        row("M2", "On n'a pas le temps", codeur=""),
    )
    assert done.n_codings == 3
    names = {c.id: c.name for c in coders.list_coders(study)}
    assert sorted(names[c.coder_id] for c in codings.list_codings(study)) == [
        "Anne",
        "Léo",
        "Samira",
    ]
    history.undo(study)
    assert codings.list_codings(study) == ()


def bring_agreed(study: OpenStudy, *rows: dict[str, str]) -> None:
    bring(study, *rows, coder="Consensus", coder_kind=CoderKind.CONSENSUS)


def test_the_consensus_is_a_coder_of_its_own_kind_and_what_reports_take(study: OpenStudy) -> None:
    bring(study, row("M1", "On n'a pas le temps"))
    bring_agreed(study, row("M1", "On n'a pas le temps"), row("M2", "On n'a pas le temps"))
    agreed = thematic_tree.consensus(study)
    assert agreed is not None
    assert agreed.kind is CoderKind.CONSENSUS
    assert thematic_tree.usual_coder(study) == agreed.id
    tree = thematic_tree.thematic_tree(study)
    assert (tree.n_extracts, tree.n_participants) == (2, 2)
    hers = thematic_tree.thematic_tree(study, coder_id=studies.describe(study).coders[0].id)
    assert hers.n_extracts == 1


def test_a_consensus_on_one_transcript_hides_nothing_of_the_others(study: OpenStudy) -> None:
    bring(study, row("M1", "On n'a pas le temps"), row("M2", "On n'a pas le temps"))
    bring_agreed(study, row("M1", "On n'a pas le temps"))
    assert thematic_tree.usual_coder(study) is None
    assert thematic_tree.thematic_tree(study).n_participants == 2


def test_a_consensus_without_codings_hides_nothing(study: OpenStudy) -> None:
    bring(study, row("M1", "On n'a pas le temps"))
    coders.add_coder(study, "Consensus", kind=CoderKind.CONSENSUS)
    assert thematic_tree.thematic_tree(study).n_extracts == 1


def test_a_reader_brings_nothing_in(study: OpenStudy) -> None:
    coders.add_coder(study, "Directeur", role=CoderRole.READER)
    study.act_as("Directeur")
    before = rows_of(study)
    with pytest.raises(NotAllowedError):
        bring(study, row("M1", "On n'a pas le temps"))
    assert rows_of(study) == before


def test_levels_of_the_tree_are_columns_as_deep_as_wanted(study: OpenStudy) -> None:
    rows = {
        "participant": "M1",
        "thème": "Freins",
        "sous-thème": "Temps",
        "sous-sous-thème": "Réunions",
        "extrait": "On n'a pas le temps de se réunir",
    }
    bring(study, rows)
    tree = codebook.get_codebook(study)
    assert max(tree.depth(c.id) for c in tree.codes) == 3


@pytest.fixture
def orleans(tmp_path: Path) -> Iterator[OpenStudy]:
    with make_study(tmp_path) as opened:
        people = FOLDER / "participants.csv"
        participants.import_participants(opened, people.name, people.read_bytes())
        dates = FOLDER / "interviews.csv"
        interviews.import_interviews(opened, dates.name, dates.read_bytes())
        yield opened


@needs_orleans
def test_the_orleans_table_comes_in_whole(orleans: OpenStudy) -> None:
    file = FOLDER / "coded_quotes.csv"
    done = codings_import.import_codings(orleans, file.name, file.read_bytes(), statement=STATED)
    plan = done.plan
    assert (plan.n_extracts, plan.n_leaves, plan.n_leaves_named_levers) == (181, 45, 52)
    assert (plan.n_participants, plan.n_repeats, done.n_codings) == (6, 5, 181)
    assert len(participants.participants_table(orleans).participants) == 6
    assert len(interviews.list_interviews(orleans)) == 6
    with file.open(encoding="utf-8-sig", newline="") as stream:
        wanted = sorted(line["quote"] for line in csv.DictReader(stream))
    assert sorted(quotes(orleans)) == wanted
    assert thematic_tree.thematic_tree(orleans).n_extracts == 176


@needs_orleans
def test_the_orleans_table_gives_the_new_codes_its_thesis_prints(orleans: OpenStudy) -> None:
    file = FOLDER / "coded_quotes.csv"
    codings_import.import_codings(orleans, file.name, file.read_bytes(), statement=STATED)
    found = {
        each.level: (each.series.n_items, *each.series.new)
        for each in saturation.new_codes_by_level(orleans)
    }
    assert found == {
        IncidenceLevel.THEME: (4, 4, 0, 0, 0, 0, 0),
        IncidenceLevel.SUB_THEME: (21, 11, 5, 5, 0, 0, 0),
        IncidenceLevel.LEAF_MERGED: (36, 13, 6, 12, 1, 2, 2),
        IncidenceLevel.LEAF: (45, 15, 7, 15, 2, 3, 3),
        IncidenceLevel.CODE: (52, 15, 8, 16, 4, 5, 4),
    }


@needs_orleans
def test_the_orleans_table_twice_is_the_orleans_table_once(orleans: OpenStudy) -> None:
    file = FOLDER / "coded_quotes.csv"
    codings_import.import_codings(orleans, file.name, file.read_bytes(), statement=STATED)
    before = rows_of(orleans)
    again = codings_import.import_codings(orleans, file.name, file.read_bytes(), statement=STATED)
    assert again.n_codings == 0
    assert rows_of(orleans) == before
