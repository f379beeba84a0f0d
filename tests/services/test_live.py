"""What a browser sends is carried out once; what others do is told, blind rounds aside."""

from __future__ import annotations

import pytest

from qualcode.model import Coding, new_id
from qualcode.services import (
    codebook,
    coders,
    finished,
    history,
    live,
    memos,
    reading,
    transcript_news,
)
from qualcode.services.open_study import OpenStudy
from tests.services.operations import Op, apply, mine, put
from tests.services.small_study import (
    code_named,
    rows_of,
    span_of,
)


def seen(coding: Coding) -> Op:
    span = coding.segment.span
    return {
        "code": coding.code_id,
        "start": span.start,
        "end": span.end,
        "comment": coding.comment,
    }


def test_an_operation_sent_many_times_is_carried_out_once(study: OpenStudy) -> None:
    ops = [put(study, "payé", "Argent"), put(study, "Le soir", "Temps", "Argent")]
    for _ in range(3):
        assert apply(study, *ops) == ["", ""]
    assert [c.segment.quote for c in mine(study)[1:]] == ["Le soir", "Le soir", "payé"]
    assert {c.id for c in mine(study)[1:]} == {k for op in ops for _, k in op["codes"]}


def test_an_undo_sent_twice_takes_back_one_action(study: OpenStudy) -> None:
    apply(study, put(study, "payé", "Argent"), put(study, "Le soir", "Temps"))
    undo = {"id": new_id(), "do": "undo"}
    assert [apply(study, undo), apply(study, undo)] == [[""], [""]]
    assert len(mine(study)) == 2
    redo = {"id": new_id(), "do": "redo"}
    assert [apply(study, redo), apply(study, redo)] == [[""], [""]]
    assert len(mine(study)) == 3


def test_a_quote_that_is_not_what_the_text_says_is_refused_and_the_rest_goes_on(
    study: OpenStudy,
) -> None:
    wrong, right = put(study, "payé", "Argent"), put(study, "Le soir", "Argent")
    wrong["quote"] = "paye"
    said = apply(study, wrong, right)
    assert "a changé" in said[0]
    assert said[1] == ""
    assert [c.segment.quote for c in mine(study)] == ["On n'a pas le temps de se réunir", "Le soir"]


@pytest.mark.parametrize(
    "op",
    [
        {"do": "code"},
        {"do": "nothing of the kind"},
        {"do": "code", "source": 3, "start": -1, "end": "x", "quote": "", "codes": [], "new": []},
        {"do": "comment", "coding": "unknown", "text": "…"},
        {"do": "memo", "source": "unknown", "text": "…"},
        {},
    ],
)
def test_what_cannot_be_understood_is_answered_and_nothing_is_written(
    study: OpenStudy, op: Op
) -> None:
    before = rows_of(study)
    (said,) = apply(study, op | {"id": new_id()})
    assert said
    assert rows_of(study) == before
    assert live.apply(study, [op, op | {"id": 3}, op | {"id": "x" * 300}]) == {}


def test_a_code_made_while_coding_is_one_step_to_take_back(study: OpenStudy) -> None:
    before = rows_of(study)
    fresh, op = new_id(), put(study, "payé")
    op["new"] = [{"id": fresh, "name": "Rémunération", "parent": code_named(study, "Freins").id}]
    op["codes"] = [[fresh, new_id()]]
    assert apply(study, op) == [""]
    assert codebook.get_codebook(study).path(fresh) == ("Freins", "Rémunération")
    history.undo(study)
    assert rows_of(study) == before


def test_two_who_make_the_same_code_at_once_share_it(study: OpenStudy) -> None:
    first, second = put(study, "payé"), put(study, "Le soir")
    for op in (first, second):
        op["new"] = [{"id": new_id(), "name": "Lassitude"}]
        op["codes"] = [[op["new"][0]["id"], new_id()]]
    assert apply(study, first, second) == ["", ""]
    (code,) = (c for c in codebook.get_codebook(study).codes if c.name == "Lassitude")
    assert {c.segment.quote for c in mine(study) if c.code_id == code.id} == {"payé", "Le soir"}


def test_who_made_a_code_that_was_there_already_goes_on_with_it(study: OpenStudy) -> None:
    known = code_named(study, "Argent")
    parent = {"parent": known.parent_id} if known.parent_id else {}
    first, second, third = (put(study, words) for words in ("payé", "Le soir", "il faudrait"))
    own = new_id()
    first |= {"codes": [[own, new_id()]], "new": [{"id": own, "name": "argent", **parent}]}
    second |= {"codes": [[own, new_id()]]}
    assert apply(study, first, second) == ["", ""]
    third |= {"codes": [[code_named(study, "Temps").id, new_id()]]}
    apply(study, third)
    (coding,) = [c for c in mine(study) if c.id == third["codes"][0][1]]
    recode = {"id": new_id(), "do": "recode", "coding": coding.id, "code": own, "new": []}
    assert apply(study, recode | {"seen": seen(coding)}) == [""]
    ids = {op["codes"][0][1] for op in (first, second, third)}
    assert {c.code_id for c in mine(study) if c.id in ids} == {known.id}
    assert len(ids & {c.id for c in mine(study)}) == 3


def test_what_is_coded_with_a_code_merged_away_meanwhile_takes_the_one_that_stands_in(
    study: OpenStudy,
) -> None:
    late, gone = put(study, "payé", "Argent"), code_named(study, "Argent").id
    codebook.merge(study, code_named(study, "Temps").id, [gone])
    codebook.merge(study, code_named(study, "Freins").id, [code_named(study, "Temps").id])
    assert apply(study, late) == [""]
    (coding,) = [c for c in mine(study) if c.id == late["codes"][0][1]]
    assert coding.code_id == code_named(study, "Freins").id


def test_resizing_recoding_and_commenting_say_what_was_seen(study: OpenStudy) -> None:
    (coding,) = mine(study)
    words = "pas le temps de se réunir, voilà"
    _, span = span_of(study, "M1", words)
    resize: Op = {"id": new_id(), "do": "resize", "coding": coding.id, "quote": words}
    resize |= {"start": span.start, "end": span.end, "seen": seen(coding)}
    assert apply(study, resize) == [""]
    late: Op = {"id": new_id(), "do": "recode", "coding": coding.id, "seen": seen(coding)}
    late["code"] = code_named(study, "Argent").id
    answer = live.apply(study, [late])[late["id"]]
    assert answer.present is not None
    assert answer.present.segment.quote == words
    chosen = late | {"id": new_id(), "seen": seen(answer.present)}
    assert apply(study, chosen) == [""]
    (after,) = mine(study)
    assert (after.segment.quote, after.code_id) == (words, late["code"])
    comment = {"id": new_id(), "do": "comment", "coding": coding.id, "text": "<b>à revoir</b>"}
    assert apply(study, comment | {"seen": seen(after)}) == [""]
    assert mine(study)[0].comment == "<b>à revoir</b>"


def test_news_are_what_changed_since_the_snapshot(study: OpenStudy) -> None:
    source = reading.find_source(study, "M1")
    before = transcript_news.snapshot(study, source.id)
    known = {c.id for c in before.read.codings}
    assert transcript_news.since(study, before, known).codings == ()
    op = put(study, "payé", "Argent")
    apply(study, op, {"id": new_id(), "do": "uncode", "coding": mine(study)[0].id})
    news = transcript_news.since(study, before, known)
    assert [c.id for c in news.codings] == [op["codes"][0][1]]
    assert news.gone == tuple(known)
    assert news.codebook is None
    assert [str(a.action) for a in news.latest][-2:] == ["code_segment", "remove_coding"]
    codebook.create(study, "Autre")
    tree = transcript_news.since(study, before, known).codebook
    assert tree is not None
    assert "Autre" in [c.name for c in tree.codes]
    apply(study, {"id": new_id(), "do": "finish", "source": source.id})
    assert transcript_news.since(study, before, known).is_finished
    assert finished.finished_sources(study) == {source.id}
    apply(study, {"id": new_id(), "do": "reopen", "source": source.id})
    assert not transcript_news.since(study, before, known).is_finished


def test_a_coding_that_never_was_known_is_not_said_to_be_gone(study: OpenStudy) -> None:
    before = transcript_news.snapshot(study, reading.find_source(study, "M1").id)
    op = put(study, "payé", "Argent")
    apply(study, op, {"id": new_id(), "do": "uncode", "coding": op["codes"][0][1]})
    assert transcript_news.since(study, before, ()).gone == ()


def test_a_text_that_changed_asks_for_a_new_snapshot(study: OpenStudy) -> None:
    from qualcode.services import redaction

    before = transcript_news.snapshot(study, reading.find_source(study, "M1").id)
    assert not transcript_news.since(study, before, ()).is_stale
    redaction.redact(study, "voilà", replacement="[…]")
    assert transcript_news.since(study, before, ()).is_stale


def test_a_memo_is_written_once_on_an_extract_or_on_a_stretch_of_text(study: OpenStudy) -> None:
    (coding,) = mine(study)
    on_it = {"id": new_id(), "do": "memo", "text": "Le temps revient.", "about": "coding"}
    on_it |= {"about_id": coding.id, "source": coding.segment.source_id}
    stretch = put(study, "payé") | {"do": "memo", "text": "Le soir aussi.", "kind": "reflexive"}
    for _ in range(2):
        assert apply(study, on_it, stretch) == ["", ""]
    first, second = memos.list_memos(study)
    assert (first.about, first.about_id) == ("coding", coding.id)
    assert second.segment is not None
    assert second.segment.quote == "payé"


def test_memos_are_shown_beside_the_text_they_stand_on_and_their_changes_are_told(
    study: OpenStudy,
) -> None:
    (coding,) = mine(study)
    source_id = coding.segment.source_id
    memos.write_memo(study, "Tout l'entretien.", about="source", about_id=source_id)
    memos.write_memo(study, "Le temps.", about="coding", about_id=coding.id)
    memos.write_memo(study, "Ailleurs.", about="code", about_id=coding.code_id)
    elsewhere, span = span_of(study, "M2", "secrétaire")
    memos.write_memo(study, "M2.", source_id=elsewhere, span=span)
    before = transcript_news.snapshot(study, source_id)
    assert [m.text for m in before.memos] == ["Tout l'entretien.", "Le temps."]
    assert transcript_news.since(study, before, ()).memos is None
    stretch = put(study, "payé") | {"do": "memo", "text": "Le soir.", "kind": "reflexive"}
    apply(study, stretch)
    told = transcript_news.since(study, before, ()).memos
    assert told is not None
    assert [m.text for m in told] == ["Tout l'entretien.", "Le temps.", "Le soir."]
    memo = told[-1].id
    change = {"id": new_id(), "do": "edit_memo", "memo": memo, "text": "Le soir, encore."}
    change |= {"kind": "theoretical", "was": "Le soir."}
    assert apply(study, change) == [""]
    late = change | {"id": new_id(), "text": "Jamais le soir."}
    (said,) = apply(study, late)
    assert "changé entre-temps" in said
    assert memos.list_memos(study)[-1].text == "Le soir, encore."
    assert apply(study, {"id": new_id(), "do": "remove_memo", "memo": memo}) == [""]
    assert transcript_news.since(study, before, ()).memos is None


def test_what_a_code_means_is_written_while_coding_and_who_is_second_is_told(
    study: OpenStudy,
) -> None:
    code = code_named(study, "Temps")
    empty = dict.fromkeys(codebook.TEXTS, "")
    texts = empty | {"definition": "Ce qui manque.", "exclusion": "Les gardes."}
    op = {"id": new_id(), "do": "define", "code": code.id, "texts": texts, "was": empty}
    before = transcript_news.snapshot(study, reading.find_source(study, "M1").id)
    assert apply(study, op, op) == ["", ""]
    tree = transcript_news.since(study, before, ()).codebook
    assert tree is not None
    assert tree.get(code.id).definition == "Ce qui manque."
    assert tree.get(code.id).exclusion == "Les gardes."
    second = op | {"id": new_id(), "texts": empty | {"definition": "Autre chose."}}
    (said,) = apply(study, second)
    assert "Temps" in said
    assert code_named(study, "Temps").definition == "Ce qui manque."


def test_a_reader_may_not_code_and_is_told(study: OpenStudy) -> None:
    from qualcode.model import CoderRole

    coders.change_role(study, coders.find_coder(study, "Samira").id, CoderRole.READER)
    study.act_as("Samira")
    (said,) = apply(study, put(study, "payé", "Argent"))
    assert "ne peut pas" in said
