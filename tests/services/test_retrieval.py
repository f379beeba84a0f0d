"""Extracts found again by codes, people, dates, memos and words; words in their context."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.errors import BadInputError, NotFoundError
from qualcode.model import Span
from qualcode.services import (
    attributes,
    codebook,
    codings,
    interviews,
    memos,
    participants,
    redaction,
    release,
    saved_queries,
    search,
)
from qualcode.services.kept_codes import as_named_now, codes_meant
from qualcode.services.matrices import code_matrix
from qualcode.services.matrix_choice import By, MatrixChoice
from qualcode.services.open_study import OpenStudy
from qualcode.services.portraits import portraits
from qualcode.services.query import Query, query_from_text, query_to_text
from qualcode.services.retrieval import as_listed, retrieve
from qualcode.services.retrieval_names import named_query, values_here
from qualcode.services.written_codes import code_as_written
from qualcode.store.data_folder import caches_folder
from qualcode.store.study_file import study_id_of
from qualcode.wording import speaking
from tests.services.small_study import bring_in, code_named, coded_study, make_study, span_of


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    with coded_study(tmp_path) as opened:
        money = code_named(opened, "Argent").id
        codings.code_words(opened, "M1", money, "Le soir, il faudrait être payé")
        codings.code_words(opened, "M1", money, "pas le temps de se réunir, voilà")
        yield opened


def quotes(study: OpenStudy, query: Query) -> list[str]:
    return [f.quote for f in retrieve(study, query).found]


def test_codes_are_combined(study: OpenStudy) -> None:
    time = ["On n'a pas le temps de se réunir", "On n'a pas le temps"]
    assert quotes(study, Query("Temps")) == time
    assert quotes(study, Query("temps SAUF argent")) == time[1:]
    assert quotes(study, Query("Temps ET Argent")) == ["pas le temps de se réunir"]
    assert len(quotes(study, Query("Freins"))) == 4
    assert quotes(study, Query("=Freins")) == []
    assert quotes(study, Query("Freins > Temps")) == time
    assert len(quotes(study, Query())) == 4


def test_codes_meet_once_on_the_same_words_however_many_coded_them(study: OpenStudy) -> None:
    words = "pas le temps de se réunir, voilà"
    study.act_as("Samira")
    codings.code_words(study, "M1", code_named(study, "Argent").id, words)
    (met,) = retrieve(study, Query("Temps ET Argent")).found
    assert (met.quote, len(met.codings)) == ("pas le temps de se réunir", 3)
    assert sorted(c.name for c in met.codes) == ["Argent", "Temps"]
    asked = retrieve(study, Query("Argent"))
    assert (len(asked.found), asked.n_places) == (3, 2)


def test_codes_of_one_coder_meet_as_in_the_matrix(study: OpenStudy) -> None:
    study.act_as("Samira")
    codings.code_words(study, "M1", code_named(study, "Argent").id, "sans elle")
    study.act_as("Anne")
    codings.code_words(study, "M1", code_named(study, "Temps").id, "sans elle on n'avancerait pas")
    every = quotes(study, Query("Temps ET Argent"))
    assert every == ["pas le temps de se réunir", "sans elle"]
    assert quotes(study, Query("Temps ET Argent", one_coder=True)) == every[:1]
    time, money = (code_named(study, name).id for name in ("Temps", "Argent"))
    matrix = code_matrix(study, MatrixChoice(By.CODE))
    assert matrix.cell(time, money).n_extracts == 1


@pytest.mark.parametrize("name", ['Le "burn-out"', "« Ça chauffe »", "Avant > après", "ET après ?"])
def test_a_code_is_found_by_what_it_is_called_whatever_signs_are_in_it(
    study: OpenStudy, name: str
) -> None:
    code = codebook.create(study, name)
    codings.code_words(study, "M2", code.id, "Une secrétaire partagée")
    tree = codebook.get_codebook(study)
    assert quotes(study, Query(code_as_written(tree, code.id))) == ["Une secrétaire partagée"]


def test_a_name_that_stands_twice_in_the_tree_is_written_so_that_one_is_meant(
    study: OpenStudy,
) -> None:
    other = codebook.create(study, "Temps")
    codings.code_words(study, "M2", other.id, "Une secrétaire partagée")
    tree = codebook.get_codebook(study)
    assert len(quotes(study, Query("Temps"))) == 3
    assert quotes(study, Query(code_as_written(tree, other.id))) == ["Une secrétaire partagée"]
    assert len(quotes(study, Query(code_as_written(tree, code_named(study, "Temps").id)))) == 2


def test_a_query_kept_in_one_language_finds_the_same_in_another(study: OpenStudy) -> None:
    participants.import_participants(
        study, "people.csv", "identifiant,syndiqué\nM1,oui\nM2,non\n".encode()
    )
    with speaking("fr"):
        kept = named_query(study, "Temps", attributes=["syndiqué=oui"])
    with speaking("en"):
        assert quotes(study, kept) == ["On n'a pas le temps de se réunir"]
        ((_attribute, value),) = values_here(study, kept.attributes)
        assert value == "yes"


def test_people_coders_words_and_memos_narrow_it_down(study: OpenStudy) -> None:
    samira = next(c for c in codings.list_codings(study) if c.coder_id != study.coder.id)
    assert quotes(study, Query(coder_ids=(samira.coder_id,))) == ["On n'a pas le temps"]
    assert quotes(study, Query("Temps", participants=("M2",))) == ["On n'a pas le temps"]
    assert quotes(study, Query(words="payer")) == ["Le soir, il faudrait être payé"]
    source_id, span = span_of(study, "M1", "soir, il")
    memos.write_memo(study, "Rémunération", source_id=source_id, span=span)
    assert quotes(study, Query(memo_words="remuneration")) == ["Le soir, il faudrait être payé"]


def test_attributes_sites_and_dates_narrow_it_down(study: OpenStudy) -> None:
    table = participants.participants_table(study)
    person = next(p for p in table.participants if p.identifier == "M2")
    attribute = attributes.add_attribute(study, "Exercice")
    participants.edit_participant(study, person.id, values={attribute.id: "rural"})
    assert len(quotes(study, Query(attributes=((attribute.id, "rural"),)))) == 1
    assert quotes(study, Query(attributes=((attribute.id, "urbain"),))) == []
    first = interviews.list_interviews(study)[0]
    interviews.edit_interview(study, first.id, date="2021-03-12")
    assert len(quotes(study, Query(since="2021-03-01", until="2021-03-31"))) == 3
    assert quotes(study, Query(since="2021-04-01")) == []
    for day, found in (("2021-03-12", 3), ("2021-03", 3), ("2021", 3)):  # as exact as it is known
        interviews.edit_interview(study, first.id, date=day)
        for until in ("2021", "2021-03", "2021-03-12", "12/03/2021"):
            assert len(quotes(study, Query(until=until))) == found, (day, until)
        assert quotes(study, Query(until="2020-12")) == []
    with pytest.raises(BadInputError):
        quotes(study, Query(since="hier"))


def test_uncoded_text_is_what_respondents_said_and_nobody_coded(study: OpenStudy) -> None:
    found = retrieve(study, Query("NON_CODÉ")).found
    assert [f.quote for f in found if f.participant == "M1"] == [
        "Oui, j'exerce à la ville B depuis dix ans.",
        "la collègue A nous aide beaucoup, sans elle on n'avancerait pas.",
    ]
    assert not any(f.codings for f in found)
    assert "rires" not in " ".join(f.quote for f in found)


def test_uncoded_text_is_whole_words_where_a_coding_cuts_through_one(study: OpenStudy) -> None:
    money = code_named(study, "Argent").id
    before = quotes(study, Query("UNCODED"))
    assert "Qu'est-ce qui aiderait" not in before
    long = "Une secrétaire partagée, à la ville B comme ailleurs, ce serait bien"
    assert long in before
    source_id, span = span_of(study, "M2", "rétaire partag")
    codings.code_segment(study, source_id, span, [money])
    after = quotes(study, Query("UNCODED"))
    assert "à la ville B comme ailleurs, ce serait bien" in after
    assert "Une" in after
    source_id, span = span_of(study, "M2", "Un")
    codings.code_segment(study, source_id, span, [money])
    assert not {"e", "Une"} & set(quotes(study, Query("UNCODED")))


def test_single_codings_can_be_shown_in_the_list_of_extracts(study: OpenStudy) -> None:
    found = retrieve(study, Query("Freins"))
    assert found.is_of_single_codings
    assert [e.coding.id for e in as_listed(study, found)] == [f.codings[0].id for f in found.found]
    assert not retrieve(study, Query("Temps ET Argent")).is_of_single_codings


def test_an_extract_that_begins_with_the_question_is_said_by_who_answers_it(
    tmp_path: Path,
) -> None:
    said = "Enquêtrice : Et le pain ?\nG1a : Dur.\nEnquêtrice : Et vous ?\nG1b : Rassis, souvent.\n"
    with make_study(tmp_path) as opened:
        bring_in(opened, G1=said)
        release.release_with_key(opened, ())
        (interview,) = interviews.list_interviews(opened)
        interviews.edit_interview(opened, interview.id, participants=("G1a", "G1b"))
        bread = codebook.create(opened, "Pain")
        source_id, asked = span_of(opened, "G1", "Et vous ?")
        _source, answered = span_of(opened, "G1", "Rassis")
        codings.code_segment(opened, source_id, Span(asked.start, answered.end), [bread.id])
        codings.code_segment(opened, source_id, asked, [bread.id])
        who = [f.participant for f in retrieve(opened, Query("Pain")).found]
        assert sorted(who) == ["G1", "G1b"]  # the question alone is nobody's answer
        matrix = code_matrix(opened, MatrixChoice(By.PARTICIPANT))
        assert matrix.cell(bread.id, "G1b").n_extracts == 1


def test_unknown_codes_are_said(study: OpenStudy) -> None:
    with pytest.raises(BadInputError, match="Tempo"):
        retrieve(study, Query("Tempo"))


def test_queries_are_kept_and_found_by_name(study: OpenStudy) -> None:
    query = Query("Temps", participants=("M1",), attributes=(("a", "b"),), picked=True)
    assert query_from_text(query_to_text(query)) == query
    saved_queries.save_query(study, "Le temps", Query("Temps"))
    saved_queries.save_query(study, "le  TEMPS", query)
    (kept,) = saved_queries.list_queries(study)
    assert (kept.name, kept.query) == ("Le temps", query)
    assert saved_queries.query_named(study, "le temps").id == kept.id
    with pytest.raises(NotFoundError):
        saved_queries.query_named(study, "autre")


def test_a_kept_query_follows_its_codes_under_other_names(study: OpenStudy) -> None:
    time, other = code_named(study, "Temps"), codebook.create(study, "Réunions")
    asked = '(temps OR "Freins > Temps") NOT =Réunions'
    saved_queries.save_query(study, "Le temps", Query(asked, picked=True))
    codebook.rename(study, time.id, "Le manque (de temps)")
    codebook.create(study, "Temps")
    (kept,) = saved_queries.list_queries(study)
    named = '"Freins > Le manque (de temps)"'
    assert kept.query == Query(f"({named} OR {named}) NOT =Réunions", picked=True)
    codebook.merge(study, other.id, [time.id])
    (kept,) = saved_queries.list_queries(study)
    assert kept.query.expression == '("Réunions" OR "Réunions") NOT =Réunions'
    assert not retrieve(study, kept.query).found


def test_a_kept_expression_that_no_longer_holds_is_left_as_it_was(study: OpenStudy) -> None:
    tree = codebook.get_codebook(study)
    for asked in ("Congés", "(Temps", "", "UNCODED"):  # a code that is gone, and no name at all
        assert as_named_now(tree, asked, ["gone"], {}) == asked
        assert codes_meant(tree, asked) == ([""] if asked == "Congés" else [])


def test_a_kept_query_is_renamed_and_no_name_is_taken_twice(study: OpenStudy) -> None:
    first = saved_queries.save_query(study, "Un", Query("Temps"))
    saved_queries.save_query(study, "Deux", Query("Freins"))
    saved_queries.rename_query(study, first.id, " un ")
    saved_queries.rename_query(study, first.id, "Le temps")
    assert {q.name for q in saved_queries.list_queries(study)} == {"Le temps", "Deux"}
    for taken in ("deux", "  "):
        with pytest.raises(BadInputError):
            saved_queries.rename_query(study, first.id, taken)
    saved_queries.forget_query(study, first.id)
    with pytest.raises(NotFoundError):
        saved_queries.rename_query(study, first.id, "Trois")


def test_words_are_found_in_context_and_counted_by_group(study: OpenStudy) -> None:
    answer = search.search(study, "temps")
    assert (answer.n, answer.n_sources, answer.n_participants) == (2, 2, 2)
    line = answer.lines[0]
    assert (line.participant, line.turn, line.words) == ("M1", 2, "temps")
    assert line.before.endswith("On n'a pas le ") and line.after.startswith(" de se réunir")
    by_interview = search.search(study, "réunion", by=By.INTERVIEW)
    assert [(f.group, f.n) for f in by_interview.frequencies] == [("M1", 0), ("M2", 1)]
    assert by_interview.frequencies[1].n_words > 20
    assert search.search(study, "bonjour").n == 0
    assert search.search(study, "bonjour", interviewer=True).n == 2


def test_what_is_kept_of_the_words_goes_with_a_redaction(study: OpenStudy) -> None:
    assert search.search(study, "secrétaire").n == 1
    with study.reading() as reader:
        folder = caches_folder(study_id_of(reader))
    assert list(folder.glob("*.npz"))
    redaction.redact(study, "secrétaire", replacement="[métier]")
    assert not list(folder.glob("*.npz"))
    assert search.search(study, "secrétaire").n == 0
    assert search.search(study, "métier").n == 1


def test_words_spoken_are_those_portraits_count(study: OpenStudy) -> None:
    spoken = {
        f.group: f.n_words for f in search.search(study, "temps", by=By.INTERVIEW).frequencies
    }
    portrayed = {w.interview: w.words.others for w in portraits(study).words()}
    assert spoken == portrayed
