"""A mention let stand in one place: it stands there, and the name is still looked for elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.anonymise.entity import Entity
from qualcode.errors import RefusedError
from qualcode.services import anonymise, audit, reading, release, review
from qualcode.services.open_study import OpenStudy
from qualcode.services.review_view import mentions_in_context
from qualcode.wording import render
from tests.services.small_study import bring_in, make_study

B1 = "Enquêtrice : Bonjour.\nBrigadier : J'ai vu Solène Jaffrézou au village.\n"
B2 = "Enquêtrice : Bonjour.\nBrigadier : Le prix Solène Jaffrézou nous a été remis.\n"


def _named(study: OpenStudy) -> Entity:
    return next(e for e in review.list_entities(study) if "Solène Jaffrézou" in e.forms)


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    made = make_study(tmp_path)
    report = released_but_for_b2(made)
    assert len(report.released) == 2
    return made


def released_but_for_b2(made: OpenStudy) -> release.ReleaseReport:
    """Detection saw both; the mention in B2 is let stand, and everything is released."""
    bring_in(made, B1=B1, B2=B2)
    anonymise.propose(made, use_model=False)
    for entity in review.list_entities(made):
        review.accept(made, [entity.id])
    entity = _named(made)
    there = mentions_in_context(made, (entity,))[entity.id]
    review.exempt(made, entity.id, next(m.place for m in there if m.label == "B2"))
    return release.release_reviewed(made)


def test_it_stands_where_it_was_let_stand_and_nowhere_else(study: OpenStudy) -> None:
    texts = [t.text for t in reading.all_transcripts(study).values()]
    assert ["Solène Jaffrézou" in text for text in texts] == [False, True]


def test_after_the_release_it_is_told_as_kept_and_nothing_is_asked(tmp_path: Path) -> None:
    made = make_study(tmp_path)
    report = released_but_for_b2(made)
    said = [render(f.text, "en") + render(f.advice, "en") for f in report.findings]
    told = [text for text in said if "Solène Jaffrézou" in text]
    assert len(told) == 1
    assert "as you chose" in told[0]
    assert "keep this mention" not in told[0]


def test_an_audit_shows_it_and_no_export_stops_for_it(study: OpenStudy) -> None:
    files = {"lettre.txt": b"Chez Sol\xc3\xa8ne Jaffr\xc3\xa9zou, mardi."}
    report = audit.audit_files(files, study)
    assert [s.leak.text for f in report.files for s in f.leaks] == ["Solène Jaffrézou"]
    assert report.is_clean
    assert audit.gate(study, files).is_clean


def test_a_part_of_the_name_or_a_slip_still_stops(study: OpenStudy) -> None:
    for text in ("Jaffrézou est venue", "chez Solène Jaffrezu"):
        assert not audit.audit_files({"a.txt": text}, study).is_clean, text


def test_a_refusal_shows_the_words_the_name_stands_among(study: OpenStudy) -> None:
    memo = "Une note.\nÀ relire avec Jaffrézou avant lundi.\nFin."
    with pytest.raises(RefusedError) as refused:
        audit.gate(study, {"memo": memo})
    assert "À relire avec Jaffrézou avant lundi." in render(refused.value.message, "en")
    assert "Une note" not in render(refused.value.message, "en")
