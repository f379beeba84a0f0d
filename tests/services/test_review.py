"""From detection to release: what is proposed, decided, taken back, and what crosses."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.anonymise.entity import Decision, Entity, Policy
from qualcode.anonymise.identifiers import Tier
from qualcode.errors import BadInputError, NotFoundError, RefusedError
from qualcode.model import CoderRole, IdentifierKind, Span
from qualcode.services import (
    anonymise,
    coders,
    history,
    ingest,
    reading,
    release,
    review,
    review_file,
    studies,
)
from qualcode.services.entity_store import Seed
from qualcode.services.open_study import OpenStudy
from qualcode.services.review_view import Place, mentions_in_context, side_by_side
from tests.services.small_study import bring_in, make_study

V1 = """Enquêtrice : Bonjour docteur Tournebise.
Hervé Tournebise : Bonjour. Je travaille à Pézenas avec le docteur Quéméneur depuis 1994.
Enquêtrice : Et Quéméneur ?
Hervé Tournebise : Quéméneur est parti. Son numéro, c'est le 06 12 34 56 78. Ma fille Solène m'aide.
"""
V2 = """Enquêtrice : Bonjour.
Médecin 2 : Le docteur Quéméneur m'a formée à Pézenas. Solène aussi. Petit à petit, Monsieur Petit a suivi.
"""


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    made = make_study(tmp_path)
    bring_in(made, M1=V1)
    anonymise.propose(made, use_model=False)
    return made


def named(study: OpenStudy, form: str) -> Entity:
    return next(e for e in review.list_entities(study) if form in e.forms)


def decide_all(study: OpenStudy) -> None:
    review.accept(study, [e.id for e in review.list_entities(study) if e.is_open])


def text_of(study: OpenStudy, label: str) -> str:
    return reading.read_source(study, reading.find_source(study, label).id).transcript.text


def test_nothing_is_released_before_somebody_looked(tmp_path: Path) -> None:
    made = make_study(tmp_path)
    bring_in(made, M1=V1)
    with pytest.raises(RefusedError):
        release.release_reviewed(made)


def test_nothing_is_released_while_a_person_is_undecided(study: OpenStudy) -> None:
    with pytest.raises(RefusedError) as refused:
        release.release_reviewed(study)
    assert "M1" in str(refused.value)
    assert release.waiting(study)


def test_what_was_decided_is_replaced_and_nothing_else_stands(study: OpenStudy) -> None:
    decide_all(study)
    report = release.release_reviewed(study)
    assert [r.label for r in report.released] == ["M1"]
    text = text_of(study, "M1")
    for form in ("Tournebise", "Quéméneur", "Pézenas", "06 12", "Solène", "1994"):
        assert form not in text
    assert "[commune de 5 000 à 10 000 habitants]" in text


@pytest.mark.parametrize("age", ["deux ans", "2 ans"])
def test_an_age_goes_and_the_same_words_stay_where_they_tell_how_long(
    tmp_path: Path, age: str
) -> None:
    later = f"On en reparle dans {age}, et il y a vingt-deux ans de tout ça."
    with make_study(tmp_path) as made:
        bring_in(made, M1=f"Médecin 1 : Ma petite, elle a {age}. {later}\n")
        anonymise.propose(made, use_model=False)
        assert named(made, age).kind is IdentifierKind.AGE
        decide_all(made)
        release.release_reviewed(made)
        text = text_of(made, "M1")
    assert f"elle a {age}" not in text
    assert later in text


def test_the_respondent_goes_by_the_participants_identifier(study: OpenStudy) -> None:
    assert named(study, "Hervé Tournebise").replacement == "[M1]"
    decide_all(study)
    release.release_reviewed(study)
    source = reading.find_source(study, "M1")
    speakers = {t.speaker for t in reading.read_source(study, source.id).transcript.turns}
    assert speakers <= {"", "M1"}


def test_an_interview_added_later_finds_the_same_replacements(study: OpenStudy) -> None:
    decide_all(study)
    release.release_reviewed(study)
    before = named(study, "Quéméneur")
    bring_in(study, M2=V2)
    found = anonymise.propose(study, use_model=False)
    assert found.n_sources == 1
    after = named(study, "Quéméneur")
    assert (after.id, after.replacement, after.decision) == (
        before.id,
        before.replacement,
        Decision.ACCEPTED,
    )
    decide_all(study)
    release.release_reviewed(study)
    assert before.replacement in text_of(study, "M2")


def test_a_seed_is_always_found_and_names_its_participant(study: OpenStudy) -> None:
    bring_in(study, M2=V2.replace("Solène", "zorglub"))
    anonymise.propose(study, seeds=[Seed("Zorglub", "M9")], use_model=False)
    entity = named(study, "zorglub")
    assert (entity.tier, entity.replacement) == (Tier.SURE, "[M9]")


def test_an_english_interview_in_a_french_study_is_read_as_english(tmp_path: Path) -> None:
    english = "Interviewer: How was it?\nWhitlock: My husband kept sheep. You know how that was, with me.\n"
    with make_study(tmp_path) as study:
        bring_in(study, E1=english)
        anonymise.propose(study, use_model=False)
        assert {"My", "You"}.isdisjoint(e.form for e in review.list_entities(study))


def test_a_rejected_form_stays(study: OpenStudy) -> None:
    decide_all(study)
    review.reject(study, [named(study, "Pézenas").id], why="ville du jury")
    release.release_reviewed(study)
    assert "Pézenas" in text_of(study, "M1")


def test_an_edited_replacement_is_used(study: OpenStudy) -> None:
    decide_all(study)
    review.edit(study, named(study, "Pézenas").id, replacement="[la petite ville]")
    release.release_reviewed(study)
    assert "[la petite ville]" in text_of(study, "M1")


def test_a_replacement_that_is_a_real_form_is_refused(study: OpenStudy) -> None:
    with pytest.raises(BadInputError):
        review.edit(study, named(study, "Pézenas").id, replacement="chez Solène")


def test_another_policy_gives_another_replacement(study: OpenStudy) -> None:
    done = review.edit(study, named(study, "Pézenas").id, policy=Policy.GENERALISE)
    assert done.replacement == "[département n°\u00a034]"
    assert done.decision is Decision.EDITED


def test_a_policy_of_a_kind_holds_for_what_is_undecided(study: OpenStudy) -> None:
    n = review.set_policy(study, IdentifierKind.PLACE, Policy.SUPPRESS)
    assert n == 1
    assert named(study, "Pézenas").replacement == "[…]"


_PETIT = """Enquêtrice : Qui passait ?
Patient 1 : L'infirmière, Mme Petit, avec un petit cahier. Petit écrivait dedans, puis Petit partait.
"""


def test_a_mention_marked_in_the_text_goes_though_its_form_is_an_ordinary_word(
    tmp_path: Path,
) -> None:
    study = make_study(tmp_path)
    bring_in(study, M1=_PETIT)
    anonymise.propose(study, use_model=False)
    (source,) = reading.list_sources(study)
    known = named(study, "Petit")
    assert not known.everywhere
    whole = "".join(p.text for p in side_by_side(study, source.id).turns[1].pieces)
    start = side_by_side(study, source.id).turns[1].start + whole.index("Petit écrivait")
    marked = review.add_by_hand(study, "Petit", place=Place(source.id, Span(start, start + 5)))
    assert marked.id == known.id
    shown = side_by_side(study, source.id).turns[1].pieces
    assert "un petit cahier" in "".join(p.text for p in shown), "the word itself stays"
    assert f"{marked.replacement} écrivait" in "".join(p.replacement or p.text for p in shown)
    (mention,) = [
        m for m in mentions_in_context(study, [marked])[marked.id] if m.after[:5] == " écri"
    ]
    assert mention.reasons


def test_a_town_that_is_also_somebodys_name_is_not_sure_until_it_is_split(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    bring_in(
        study,
        M1="""Enquêtrice : Qui aidait ?
Patient 1 : C'est monsieur Lannion, notre voisin. Monsieur Lannion nous menait à Lannion le lundi.
""",
    )
    anonymise.propose(study, use_model=False)
    assert named(study, "Lannion").tier is Tier.REVIEW
    review.accept_sure(study)
    assert named(study, "Lannion").is_open
    both = review.split(study, named(study, "Lannion").id, forms=["Lannion"])
    assert [each.tier for each in both] == [Tier.SURE, Tier.SURE]


def test_a_form_added_without_a_place_is_sought_everywhere(study: OpenStudy) -> None:
    bring_in(study, M7=_PETIT)
    anonymise.propose(study, use_model=False)
    assert not named(study, "Petit").everywhere
    assert review.add_by_hand(study, "Petit").everywhere


def test_merging_gives_both_one_replacement_and_splitting_two(study: OpenStudy) -> None:
    whole = review.merge(study, [named(study, "Quéméneur").id, named(study, "Solène").id])
    assert {"Quéméneur", "Solène"} <= set(whole.forms)
    left, apart = review.split(study, whole.id, forms=["Solène"])
    assert "Solène" in apart.forms
    assert "Solène" not in left.forms
    assert left.replacement != apart.replacement


def test_a_step_taken_back_leaves_everything_as_it_was(study: OpenStudy) -> None:
    before = review.list_entities(study)
    review.merge(study, [named(study, "Quéméneur").id, named(study, "Solène").id])
    review.undo_step(study)
    assert review.list_entities(study) == before
    review.accept_sure(study)
    review.undo_step(study)
    assert review.list_entities(study) == before
    with pytest.raises(NotFoundError):
        review.undo_step(study)


def test_decisions_survive_closing_the_study(study: OpenStudy) -> None:
    review.accept_sure(study)
    decided = review.list_entities(study)
    path = study.file.path
    study.close()
    with studies.open_study(path) as again:
        studies.unlock(again, None)
        assert review.list_entities(again) == decided


def test_undoing_the_whole_history_does_not_bring_names_into_the_study(study: OpenStudy) -> None:
    decide_all(study)
    release.release_reviewed(study)
    while True:
        try:
            history.undo(study, with_dependents=True)
        except NotFoundError:
            break
    path = study.file.path
    study.close()
    content = path.read_bytes()
    for form in ("Tournebise", "Quéméneur", "Pézenas", "06 12 34"):
        assert form.encode() not in content


def test_one_mention_may_be_kept(study: OpenStudy) -> None:
    decide_all(study)
    entity = named(study, "Pézenas")
    (seen,) = mentions_in_context(study, [entity])[entity.id]
    review.exempt(study, entity.id, seen.place)
    release.release_reviewed(study)
    assert "Pézenas" in text_of(study, "M1")


def test_a_second_reader_and_their_agreement(study: OpenStudy) -> None:
    decide_all(study)
    samira = coders.add_coder(study, "Samira", role=CoderRole.SUPERVISOR)
    study.act_as("Samira")
    for n, entity in enumerate(review.list_entities(study)):
        review.second_reading(study, entity.id, Decision.REJECTED if n == 0 else Decision.ACCEPTED)
    agreement = review.readers_agreement(study, samira.id)
    assert agreement.percent == pytest.approx((agreement.n - 1) / agreement.n)
    assert len(agreement.apart) == 1


def test_progress_counts_what_is_left(study: OpenStudy) -> None:
    before = review.review_progress(study)
    assert before.n_open_direct > 0
    source = reading.find_source(study, "M1")
    review.tick_read(study, source.id)
    decide_all(study)
    after = review.review_progress(study)
    assert (after.n_open, after.read_in_full) == (0, (source.id,))


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_review_file_comes_back_with_its_decisions(study: OpenStudy, form: str) -> None:
    from openpyxl import load_workbook

    content = review_file.review_as(study, form, language="fr")
    nothing = review_file.apply_review(study, f"r.{form}", content)
    assert (nothing.n_decided, nothing.n_added, nothing.n_merged) == (0, 0, 0)
    if form == "csv":
        lines = content.decode("utf-8-sig").split("\r\n")
        edited = []
        for line in lines:
            cells = line.split(";")
            if len(cells) > 4 and cells[1] == "Solène":
                cells[3], cells[4] = "accepter", "[sa fille]"
                line = ";".join(cells)
            edited.append(line)
        content = "\r\n".join(edited).encode("utf-8-sig")
    else:
        from io import BytesIO

        book = load_workbook(BytesIO(content))
        for row in book.worksheets[0].iter_rows(min_row=2):
            if row[1].value == "Solène":
                row[3].value, row[4].value = "accepter", "[sa fille]"
        stream = BytesIO()
        book.save(stream)
        content = stream.getvalue()
    done = review_file.apply_review(study, f"r.{form}", content)
    assert done.n_decided == 1
    entity = named(study, "Solène")
    assert (entity.decision, entity.replacement) == (Decision.EDITED, "[sa fille]")


def test_a_corrected_version_goes_through_the_same_gate(study: OpenStudy) -> None:
    from qualcode.services.reimport import reimport

    decide_all(study)
    release.release_reviewed(study)
    corrected = V1.replace("Ma fille Solène m'aide.", "Ma fille Solène et Gwenaëlle m'aident.")
    (previewed,) = ingest.preview_files([("M1.txt", corrected.encode())]).interviews
    reimport(study, "M1", previewed)
    text = text_of(study, "M1")
    assert "Gwenaëlle" not in text
    assert "Solène" not in text


def test_a_demonstration_says_that_nobody_reviewed_it(tmp_path: Path) -> None:
    made = make_study(tmp_path)
    bring_in(made, M1=V1, M2=V2)
    report = anonymise.release_by_detection(made)
    assert len(report.released) == 2
    said = [a.said.text for a in history.list_activities(made)]
    assert any("nobody review" in words for words in said)


def test_a_merge_and_a_split_are_each_taken_back_in_one_step(study: OpenStudy) -> None:
    before = {e.id: e for e in review.list_entities(study)}
    one, other = list(before)[:2]
    together = review.merge(study, (one, other))
    forms = before[other].forms
    if len(together.spotted) > len([s for s in together.spotted if s.form in forms]):
        review.split(study, together.id, forms=forms)
        assert len(review.list_entities(study)) == len(before)
        review.undo_step(study)
    assert len(review.list_entities(study)) == len(before) - 1
    review.undo_step(study)
    assert {e.id: e for e in review.list_entities(study)} == before


@pytest.mark.parametrize(
    "policy", [Policy.DESCRIPTOR, Policy.PSEUDONYM, Policy.GENERALISE, Policy.SUPPRESS]
)
@pytest.mark.parametrize("kind", [IdentifierKind.PERSON, IdentifierKind.PLACE, IdentifierKind.DATE])
def test_every_policy_of_every_kind_leaves_no_real_form(
    study: OpenStudy, kind: IdentifierKind, policy: Policy
) -> None:
    review.set_policy(study, kind, policy)
    forms = {f.casefold() for e in review.list_entities(study) for f in e.forms}
    for entity in review.list_entities(study):
        if entity.kind is kind and not entity.participant:
            assert entity.policy is policy
            assert entity.replacement.strip("[]").casefold() not in forms
    decide_all(study)
    assert not release.release_reviewed(study).findings
