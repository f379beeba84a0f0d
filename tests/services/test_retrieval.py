"""Extracts found again by codes, people, dates, memos and words; words in their context."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.errors import BadInputError, NotFoundError
from qualcode.services import (
    codings,
    interviews,
    memos,
    participants,
    redaction,
    saved_queries,
    search,
)
from qualcode.services.matrix_choice import By
from qualcode.services.open_study import OpenStudy
from qualcode.services.query import Query, query_from_text, query_to_text
from qualcode.services.retrieval import as_listed, retrieve
from qualcode.store.data_folder import caches_folder
from qualcode.store.study_file import study_id_of
from tests.services.small_study import code_named, coded_study, span_of


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
    attribute = participants.add_attribute(study, "Exercice")
    participants.edit_participant(study, person.id, values={attribute.id: "rural"})
    assert len(quotes(study, Query(attributes=((attribute.id, "rural"),)))) == 1
    assert quotes(study, Query(attributes=((attribute.id, "urbain"),))) == []
    first = interviews.list_interviews(study)[0]
    interviews.edit_interview(study, first.id, date="2021-03-12")
    assert len(quotes(study, Query(since="2021-03-01", until="2021-03-31"))) == 3
    assert quotes(study, Query(since="2021-04-01")) == []


def test_uncoded_text_is_what_respondents_said_and_nobody_coded(study: OpenStudy) -> None:
    found = retrieve(study, Query("NON_CODÉ")).found
    assert [f.quote for f in found if f.participant == "M1"] == [
        "Oui, j'exerce à la ville B depuis dix ans",
        "la collègue A nous aide beaucoup, sans elle on n'avancerait pas",
    ]
    assert not any(f.codings for f in found)
    assert "rires" not in " ".join(f.quote for f in found)


def test_single_codings_can_be_shown_in_the_list_of_extracts(study: OpenStudy) -> None:
    found = retrieve(study, Query("Freins"))
    assert found.is_of_single_codings
    assert [e.coding.id for e in as_listed(study, found)] == [f.codings[0].id for f in found.found]
    assert not retrieve(study, Query("Temps ET Argent")).is_of_single_codings


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
