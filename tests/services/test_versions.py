"""Two versions of a text, each with the codings where they stand or stood."""

from __future__ import annotations

import pytest

from qualcode.errors import NotFoundError
from qualcode.model import Coding
from qualcode.services import codings, ingest, reading, redaction, reimport, versions
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import M1, code_named


def corrected(study: OpenStudy, old: str, new: str) -> str:
    """Brings M1 in again with some words put right; gives its source's id."""
    text = M1.replace(old, new)
    (draft,) = ingest.preview_files([("M1.txt", text.encode())]).interviews
    reimport.reimport(study, "M1", draft)
    return reading.find_source(study, "M1").id


def quotes(standing: tuple[Coding, ...]) -> list[str]:
    return [c.segment.quote for c in standing]


def test_each_version_is_shown_with_its_codings_where_their_words_stand(study: OpenStudy) -> None:
    codings.code_words(study, "M1", code_named(study, "Argent").id, "il faudrait être payé")
    source_id = corrected(study, "On n'a pas le temps de se", "Nous n'avons pas le temps de nous")
    first, second = versions.list_versions(study, source_id)
    assert (first.number, first.reason, second.number, second.reason) == (
        *(1, "release"),
        *(2, "correction"),
    )
    compared = versions.compare_versions(study, source_id, 1, 2)
    assert compared.n_differing == 1
    assert quotes(compared.new.codings)[1:] == ["il faudrait être payé"]
    assert quotes(compared.old.codings)[1:] == ["il faudrait être payé"]
    assert "le temps" in quotes(compared.new.codings)[0]
    for read in (compared.old, compared.new):
        for coding in read.codings:
            assert coding.segment.span.cut(read.transcript.text) == coding.segment.quote
        assert not read.waiting_ids


def test_a_coding_whose_words_went_waits_on_the_version_it_was_put_on(study: OpenStudy) -> None:
    source_id = corrected(study, " On n'a pas le temps de se réunir, voilà.", "")
    compared = versions.compare_versions(study, source_id, 1, 2)
    (left,) = compared.old.codings
    assert compared.old.waiting_ids == {left.id}
    assert compared.new.codings == ()


def test_a_name_taken_out_later_is_in_neither_version(study: OpenStudy) -> None:
    source_id = corrected(study, "payé", "rémunéré")
    redaction.redact(study, "dix", replacement="[…]")
    compared = versions.compare_versions(study, source_id, 1, 2)
    for read in (compared.old, compared.new):
        assert "dix ans" not in read.transcript.text


def test_a_version_that_is_not_there_is_not_made_up(study: OpenStudy) -> None:
    source_id = reading.find_source(study, "M1").id
    assert len(versions.list_versions(study, source_id)) == 1
    with pytest.raises(NotFoundError):
        versions.compare_versions(study, source_id, 1, 2)
