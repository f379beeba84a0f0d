"""A name found in week six: replaced everywhere, and every quote still stands in its transcript."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import BadInputError, NotFoundError
from qualcode.model import MemoKind, Span
from qualcode.services import (
    anonymise,
    codebook,
    codings,
    history,
    memos,
    reading,
    redaction,
    release,
    review,
)
from qualcode.services.open_study import OpenStudy
from qualcode.store.rows.codings import load_codings
from qualcode.store.rows.sources import load_transcript
from tests.services.small_study import bring_in, make_study

LATE = "Kerdoncuff"


def every_quote_stands(study: OpenStudy) -> int:
    """How many codings were looked at; each must be cut out of its version of the text."""
    with study.reading() as reader:
        found = load_codings(reader)
        for coding in found:
            segment = coding.segment
            transcript = load_transcript(reader, segment.source_id, segment.version)
            assert transcript is not None
            assert segment.span.cut(transcript.text) == segment.quote
    return len(found)


def bytes_of(study: OpenStudy) -> bytes:
    path = study.file.path
    study.close()
    return path.read_bytes()


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    """Coded, with the same late name in a transcript, a coding, a memo, a code and its definition."""
    made = make_study(tmp_path)
    text = (
        "Enquêtrice : Bonjour.\n"
        f"Médecin 1 : Je travaille avec {LATE}, et {LATE.upper()} travaille avec moi depuis dix ans.\n"
        "Enquêtrice : Merci.\n"
        f"Médecin 1 : Sans {LATE} rien ne marche, voilà.\n"
    )
    bring_in(made, M1=text)
    release.release_as_stated(made, release.Statement())
    code = codebook.create(made, f"Appui de {LATE}", definition=f"Ce que {LATE} apporte.")
    codings.code_words(made, "M1", code.id, f"Je travaille avec {LATE}")
    codings.code_words(made, "M1", code.id, f"Sans {LATE} rien ne marche")
    codings.code_words(made, "M1", code.id, "rien ne marche, voilà")
    memos.write_memo(made, f"{LATE} est le pivot.", kind=MemoKind.THEORETICAL)
    codebook.rename(made, code.id, f"Rôle de {LATE}")
    return made


def test_the_name_goes_from_every_corner_and_the_codings_keep_their_words(
    study: OpenStudy,
) -> None:
    done = redaction.redact(study, LATE, replacement="[Collègue 3]")
    assert done.finished
    assert done.traces == ()
    assert every_quote_stands(study) == 3
    quotes = {c.segment.quote for c in codings.list_codings(study)}
    assert quotes == {
        "Je travaille avec [Collègue 3]",
        "Sans [Collègue 3] rien ne marche",
        "rien ne marche, voilà",
    }
    (memo,) = memos.list_memos(study)
    assert memo.text == "[Collègue 3] est le pivot."
    content = bytes_of(study)
    assert LATE.encode() not in content
    assert LATE.upper().encode() not in content


def test_undoing_everything_afterwards_does_not_bring_the_name_back(study: OpenStudy) -> None:
    redaction.redact(study, LATE, replacement="[Collègue 3]")
    while True:
        try:
            history.undo(study, with_dependents=True)
        except NotFoundError:
            break
        every_quote_stands(study)
    while True:
        try:
            history.redo(study)
        except NotFoundError:
            break
        every_quote_stands(study)
    assert LATE.encode() not in bytes_of(study)


def test_a_redaction_cannot_be_taken_back(study: OpenStudy) -> None:
    redaction.redact(study, LATE, replacement="[Collègue 3]")
    last = history.list_activities(study)[-1]
    assert last.undoable is False


def test_the_vault_still_leads_from_the_original_to_the_released_text(study: OpenStudy) -> None:
    from qualcode.model import OffsetMap
    from qualcode.services.ingest import waiting_draft

    redaction.redact(study, LATE, replacement="[Collègue 3]")
    source = reading.find_source(study, "M1")
    edits = release.edits_from_bytes(study.unlocked().get("edits", source.id))
    original = waiting_draft(study, source.id).transcript().text
    released = reading.read_source(study, source.id).transcript.text
    assert OffsetMap(edits).apply(original) == released


def test_an_interview_added_later_knows_the_redacted_name(study: OpenStudy) -> None:
    redaction.redact(study, LATE, replacement="[Collègue 3]")
    bring_in(study, M2=f"Enquêtrice : Et vous ?\nMédecin 2 : {LATE} m’a appelée hier.\n")
    anonymise.propose(study, use_model=False)
    review.accept(study, [e.id for e in review.list_entities(study) if e.is_open])
    release.release_reviewed(study)
    source = reading.find_source(study, "M2")
    assert "[Collègue 3]" in reading.read_source(study, source.id).transcript.text


def test_a_real_form_is_no_replacement(study: OpenStudy) -> None:
    with pytest.raises(BadInputError):
        redaction.redact(study, LATE, replacement=f"Madame {LATE}")


def test_an_empty_form_is_refused(study: OpenStudy) -> None:
    with pytest.raises(BadInputError):
        redaction.redact(study, "  ")


_WORDS = st.lists(
    st.sampled_from([LATE, "Rosmadec", "le", "soir", "travaille", "et", "puis", "[x]", "é", "12"]),
    min_size=3,
    max_size=30,
)


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_whatever_was_coded_its_quote_stands_after_any_redactions(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    study = make_study(tmp_path_factory.mktemp("random"))
    turns = data.draw(st.lists(_WORDS, min_size=1, max_size=4))
    lines = [f"Médecin 1 : {' '.join(words)}.\nEnquêtrice : Oui." for words in turns]
    bring_in(study, M1="Enquêtrice : Bonjour.\n" + "\n".join(lines) + "\n")
    release.release_as_stated(study, release.Statement())
    code = codebook.create(study, "Temps")
    source = reading.find_source(study, "M1")
    text = reading.read_source(study, source.id).transcript.text
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        if text[start:end].strip():
            codings.code_segment(study, source.id, Span(start, end), [code.id])
    before = every_quote_stands(study)
    for form, instead in data.draw(
        st.permutations([(LATE, "[Personne 1]"), ("Rosmadec", "[une très longue désignation]")])
    ):
        redaction.redact(study, form, replacement=instead)
        assert every_quote_stands(study) == before
    content = bytes_of(study)
    assert LATE.encode() not in content
    assert b"Rosmadec" not in content


def test_a_surname_left_alone_or_misspelled_is_told(study: OpenStudy) -> None:
    memos.write_memo(study, "Kerdoncuf, sans doute la même.")
    done = redaction.redact(study, f"Anne {LATE}")
    assert done.was_absent
    assert done.alike[LATE] >= 2
    assert done.alike["Kerdoncuf"] == 1
    assert redaction.redact(study, LATE, also=["Kerdoncuf"]).alike == {}


@pytest.mark.parametrize(
    "written",
    [
        "Corentin Tr&eacute;guier", "Corentin%20Tr%C3%A9guier", "Corentin Tré-\nguier",
        "Coren\u200btin Tré\u00adguier", "Corentin Tre\u0301guier", "Ｃｏｒｅｎｔｉｎ Tréguier", "corentin_treguier",
    ],
)  # fmt: skip
def test_a_name_whose_letters_are_written_otherwise_goes_too(tmp_path: Path, written: str) -> None:
    study = make_study(tmp_path)
    bring_in(study, M1=f"Enquêtrice : Bonjour.\nPatron 1 : Avec {written} on vend la sole.\n")
    release.release_with_key(study, ())
    code = codebook.create(study, "Vente")
    codings.code_words(study, "M1", code.id, "on vend la sole")
    memos.write_memo(study, f"Voir {written} ici.", kind=MemoKind.THEORETICAL)
    redaction.redact(study, "Corentin Tréguier", replacement="[patron 9]")
    assert "[patron 9] on vend" in reading.all_transcripts(study).popitem()[1].text
    assert "[patron 9] ici." in memos.list_memos(study)[0].text
    assert every_quote_stands(study) == 1


def test_a_name_left_letter_by_letter_is_told(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    bring_in(study, M1="Enquêtrice : Bonjour.\nPatron 1 : Tréguier, T r é g u i e r, est parti.\n")
    release.release_with_key(study, ())
    assert redaction.redact(study, "Tréguier", replacement="[patron 9]").alike == {}
    memos.write_memo(study, "Voir **Tré**guier.", kind=MemoKind.THEORETICAL)
    assert redaction.redact(study, "Tréguier", replacement="[patron 9]").alike == {"Tré**guier": 1}


def test_a_name_typed_with_its_title_goes_without_it_too(study: OpenStudy) -> None:
    done = redaction.redact(study, f"madame {LATE}", replacement="[Collègue 3]")
    assert not done.was_absent
    assert "Sans [Collègue 3] rien ne marche" in {
        c.segment.quote for c in codings.list_codings(study)
    }
    assert LATE.encode() not in bytes_of(study)
