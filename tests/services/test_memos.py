"""Memos: where they stand, how they are found, and that their words move with the text."""

from __future__ import annotations

import pytest

from qualcode.errors import BadInputError, NotFoundError
from qualcode.model import MemoKind, Span
from qualcode.services import codings, history, ingest, memos, reading, redaction, reimport
from qualcode.services.open_study import OpenStudy
from qualcode.services.withdrawal import withdraw
from qualcode.wording import render
from tests.services.small_study import M1, code_named, span_of


def on_words(study: OpenStudy, words: str, text: str = "À reprendre.") -> str:
    source_id, span = span_of(study, "M1", words)
    return memos.write_memo(study, text, source_id=source_id, span=span, quote=words).id


def quote_of(study: OpenStudy, memo_id: str) -> str:
    """The memo's quote, which must be what its version of the text says there."""
    memo = next(m for m in memos.list_memos(study) if m.id == memo_id)
    assert memo.segment is not None
    source = reading.find_source(study, memo.segment.source_id)
    text = reading.read_source(study, source.id).transcript.text
    assert memo.segment.version == source.version
    assert memo.segment.span.cut(text) == memo.segment.quote
    return memo.segment.quote


def test_a_memo_stands_on_a_stretch_of_its_own_and_is_found_there(study: OpenStudy) -> None:
    memo_id = on_words(study, "le temps de se réunir")
    assert quote_of(study, memo_id) == "le temps de se réunir"
    (memo,) = memos.list_memos(study)
    source_id, span = span_of(study, "M1", "le temps de se réunir")
    assert memos.place_of(study, memo) == (source_id, span)
    assert memos.list_memos(study, source_id=source_id) == (memo,)


def test_words_the_text_does_not_say_there_are_refused(study: OpenStudy) -> None:
    source_id, span = span_of(study, "M1", "le temps")
    with pytest.raises(BadInputError):
        memos.write_memo(study, "…", source_id=source_id, span=span, quote="les temps")
    with pytest.raises(BadInputError):
        memos.write_memo(study, "…", source_id=source_id, span=Span(10**6, 10**6 + 3))
    assert memos.list_memos(study) == ()


@pytest.mark.parametrize("about", ["source", "code", "coding", "participant", "memo"])
def test_a_memo_on_what_is_not_there_is_refused(study: OpenStudy, about: str) -> None:
    with pytest.raises(NotFoundError):
        memos.write_memo(study, "…", about=about, about_id="nowhere")


def test_what_it_is_about_is_named_in_the_history(study: OpenStudy) -> None:
    time, coding = code_named(study, "Temps"), codings.list_codings(study)[0]
    memos.write_memo(study, "…", about="code", about_id=time.id)
    memos.write_memo(study, "…", about="coding", about_id=coding.id)
    memos.write_memo(study, "…")
    said = [render(a.said, "en") for a in history.list_activities(study)[-3:]]
    assert said == [
        "wrote a memo on “Temps”",
        "wrote a memo on an extract of “Temps”",
        "wrote a memo on the study",
    ]


def test_accents_and_case_do_not_matter_to_the_search(study: OpenStudy) -> None:
    on_words(study, "le temps de se réunir", "Manque d’équipe.")
    memos.write_memo(study, "Autre chose.", kind=MemoKind.DIMENSION)
    every = memos.list_memos(study)
    assert len(memos.find_memos(every, "EQUIPE reunir")) == 1
    assert len(memos.find_memos(every, "", kind=MemoKind.DIMENSION)) == 1
    assert memos.find_memos(every, "équipe autre") == []


def test_links_to_codes_extracts_and_memos_are_kept_once(study: OpenStudy) -> None:
    first = memos.write_memo(study, "Premier.")
    time = code_named(study, "Temps").id
    second = memos.write_memo(study, "Second.", links=[("code", time), ("memo", first.id)])
    memos.link_memo(study, second.id, "code", time)
    assert len(memos.list_memos(study)[-1].links) == 2
    with pytest.raises(BadInputError):
        memos.link_memo(study, second.id, "memo", second.id)
    memos.remove_memo(study, first.id)
    assert [k.about for k in memos.list_memos(study)[-1].links] == ["code"]


def test_the_same_memo_sent_twice_is_kept_once(study: OpenStudy) -> None:
    for _ in range(2):
        memos.write_memo(study, "Une fois.", operation_id="o1")
    assert len(memos.list_memos(study)) == 1


def test_a_late_name_replaced_everywhere_moves_the_memos_of_the_text(study: OpenStudy) -> None:
    before = on_words(study, "j'exerce")
    inside = on_words(study, "la collègue A nous aide", "La collègue A tient tout.")
    after = on_words(study, "payé")
    redaction.redact(study, "collègue A", replacement="infirmière du cabinet")
    assert quote_of(study, before) == "j'exerce"
    assert quote_of(study, inside) == "la infirmière du cabinet nous aide"
    assert quote_of(study, after) == "payé"
    texts = {m.id: m.text for m in memos.list_memos(study)}
    assert "collègue A" not in "".join(texts.values())


def test_memos_move_with_a_corrected_text_and_the_unsure_ones_are_listed(study: OpenStudy) -> None:
    kept, changed = on_words(study, "payé"), on_words(study, "beaucoup, sans elle")
    gone = on_words(study, "depuis dix ans")
    corrected = (
        M1.replace("Bonjour, pouvez", "Bonjour à vous, pouvez")
        .replace("beaucoup, sans elle", "beaucoup ; sans lui")
        .replace(" depuis dix ans", "")
    )
    preview = ingest.preview_files([("M1.txt", corrected.encode())]).interviews[0]
    done = reimport.reimport(study, "M1", preview)
    assert quote_of(study, kept) == "payé"
    assert quote_of(study, changed) == "beaucoup ; sans lui"
    (left,) = (m for m in memos.list_memos(study) if m.id == gone)
    assert left.segment is not None
    assert left.segment.version == 1
    said = " ".join(render(m, "en") for f in done.findings for m in (f.place, f.text))
    assert "“beaucoup ; sans lui” The words this memo stands on" in said
    assert "“depuis dix ans” The words this memo stood on" in said
    history.undo(study)
    assert quote_of(study, changed) == "beaucoup, sans elle"


def test_a_withdrawal_takes_the_memos_on_what_was_said_along(study: OpenStudy) -> None:
    on_words(study, "le temps de se réunir", "On n’a pas le temps.")
    memos.write_memo(study, "Reste.")
    withdraw(study, "M1")
    assert [m.text for m in memos.list_memos(study)] == ["Reste."]
