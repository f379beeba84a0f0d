"""Every action of every service can be taken back and done again, to the very rows."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import qualcode.services
from qualcode.coding.split_code import CodePart
from qualcode.errors import UndoBlockedError
from qualcode.ingest.interviews_table import InterviewRow
from qualcode.model import (
    Approach,
    AttributeKind,
    CoderRole,
    Consent,
    IdentifierKind,
    InterviewGuide,
    KeyEntry,
    Question,
    Span,
    new_id,
)
from qualcode.services import (
    codebook,
    codebook_import,
    coders,
    codings,
    codings_import,
    finished,
    guide,
    history,
    ingest,
    interviews,
    memos,
    participant_checks,
    participants,
    reading,
    release,
    requests,
    studies,
)
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import (
    M1,
    NAMES,
    bring_in,
    code_named,
    coded_study,
    orphans_of,
    rows_of,
    span_of,
)

Act = Callable[[OpenStudy], object]
PEOPLE = "participant;âge;sexe\nM1;52;F\nM9;40;H\n".encode()
TABLE = b"entretien;date;lieu;participant\nM1;2026-03-02;cabinet;M1\nM9;2026-04-02;;M9\n"
CODINGS = (
    "participant,thème,sous-thème,extrait\n"
    "M1,Freins,Secrétariat,Le soir\n"
    "M2,Aides,Secrétariat,Une secrétaire partagée\n"
).encode()
GUIDE = b"version: 1\nquestions:\n  - text: Comment travaillez-vous ?\n"


def _nothing(_: OpenStudy) -> None:
    return None


@dataclass(frozen=True)
class Case:
    """An action, and what has to be there before it."""

    act: Act
    before: Act = _nothing


def _first_coding(study: OpenStudy) -> str:
    return codings.list_codings(study, coder_id=study.coder.id)[0].id


def _m1(study: OpenStudy) -> str:
    return participants.participants_table(study).participants[0].id


def _column(study: OpenStudy) -> str:
    return participants.participants_table(study).attributes[0].id


def _age(study: OpenStudy) -> None:
    column = participants.add_attribute(study, "âge")
    participants.edit_participant(study, _m1(study), values={column.id: "52"})


def _version(text: str) -> InterviewGuide:
    return InterviewGuide(new_id(), 1, (Question(text, ("Et encore ?",)),), date(2026, 1, 2))


def _code(study: OpenStudy) -> object:
    source_id, span = span_of(study, "M1", "payé")
    return codings.code_segment(study, source_id, span, (code_named(study, "Argent").id,))


def _resize(study: OpenStudy) -> object:
    _, span = span_of(study, "M1", "le temps de se réunir")
    return codings.resize_coding(study, _first_coding(study), span)


def _split(study: OpenStudy) -> None:
    part = CodePart("Temps du soir", frozenset({_first_coding(study)}))
    codebook.split(study, code_named(study, "Temps").id, [part])


def _check(study: OpenStudy) -> object:
    return participant_checks.record_sending(
        study, _m1(study), subject="transcript", sent_on=date(2026, 5, 1)
    )


def _outcome(study: OpenStudy) -> None:
    (check,) = participant_checks.list_checks(study)
    participant_checks.record_outcome(
        study, check.id, outcome="approved", answered_on=date(2026, 6, 1), note="merci"
    )


def _id(study: OpenStudy, name: str) -> str:
    return code_named(study, name).id


def _new_one(study: OpenStudy) -> None:
    bring_in(study, M3=M1.replace("Médecin 1", "Médecin 3"))


def _interview(study: OpenStudy) -> str:
    return interviews.list_interviews(study)[0].id


CASES: dict[str, Case] = {
    "edit_study": Case(lambda s: studies.edit_study(s, title="Autre", approach=Approach.FRAMEWORK)),
    "import_participants": Case(
        lambda s: participants.import_participants(s, "p.csv", PEOPLE), _age
    ),
    "add_participant": Case(lambda s: participants.add_participant(s, "M7")),
    "edit_participant": Case(
        lambda s: participants.edit_participant(
            s,
            _m1(s),
            identifier="M1bis",
            site="Maison de santé",
            consent=Consent(date(2026, 1, 1), date(2031, 1, 1), "oral"),
            values={_column(s): "53"},
        ),
        _age,
    ),
    "empty_a_value": Case(
        lambda s: participants.edit_participant(s, _m1(s), values={_column(s): None}), _age
    ),
    "add_attribute": Case(lambda s: participants.add_attribute(s, "sexe")),
    "change_attribute": Case(
        lambda s: participants.change_attribute(
            s, _column(s), name="ans", kind=AttributeKind.NUMBER
        ),
        _age,
    ),
    "import_interviews": Case(lambda s: interviews.import_interviews(s, "i.csv", TABLE)),
    "set_facts": Case(lambda s: interviews.set_facts(s, [InterviewRow("M1", date="2026-02-02")])),
    "add_interview": Case(lambda s: interviews.add_interview(s, "E9")),
    "edit_interview": Case(
        lambda s: interviews.edit_interview(
            s, _interview(s), place="cabinet", duration_min=42.0, participants=("M1", "M8")
        )
    ),
    "import_guide": Case(lambda s: guide.import_guide(s, "g.yaml", GUIDE)),
    "save_guide": Case(lambda s: guide.save_guide(s, _version("Bonjour ?"))),
    "change_guide": Case(
        lambda s: guide.save_guide(
            s, InterviewGuide(guide.list_guides(s)[0].id, 1, (Question("Autre ?"),))
        ),
        lambda s: guide.save_guide(s, _version("Bonjour ?")),
    ),
    "remove_guide": Case(
        lambda s: guide.remove_guide(s, guide.list_guides(s)[0].id),
        lambda s: guide.save_guide(s, _version("Bonjour ?")),
    ),
    "create_code": Case(lambda s: codebook.create(s, "Lassitude", parent_id=_id(s, "Freins"))),
    "rename_code": Case(lambda s: codebook.rename(s, _id(s, "Temps"), "Manque de temps")),
    "edit_code": Case(
        lambda s: codebook.edit(s, _id(s, "Temps"), definition="…", colour="#0072B2")
    ),
    "move_code": Case(lambda s: codebook.move(s, _id(s, "Temps"), None)),
    "reorder_codes": Case(
        lambda s: codebook.reorder(
            s,
            _id(s, "Freins"),
            [c.id for c in reversed(codebook.get_codebook(s).children(_id(s, "Freins")))],
        )
    ),
    "answer": Case(lambda s: codebook.answer(s, _id(s, "Payer le soir"), _id(s, "Temps"))),
    "retire_code": Case(lambda s: codebook.retire(s, _id(s, "Temps"))),
    "restore_code": Case(
        lambda s: codebook.restore(s, _id(s, "Temps")),
        lambda s: codebook.retire(s, _id(s, "Temps")),
    ),
    "merge_codes": Case(lambda s: codebook.merge(s, _id(s, "Argent"), [_id(s, "Temps")])),
    "split_code": Case(_split),
    "split_by_words": Case(
        lambda s: codebook.split_by_words(s, _id(s, "Temps"), "Réunions", "réunir")
    ),
    "import_codebook": Case(
        lambda s: codebook_import.import_codebook(s, "c.txt", b"Freins\n  Distance\nAides\n")
    ),
    "code_segment": Case(_code),
    "remove_coding": Case(lambda s: codings.remove_coding(s, _first_coding(s))),
    "resize_coding": Case(_resize),
    "recode": Case(lambda s: codings.recode(s, _first_coding(s), _id(s, "Argent"))),
    "comment_coding": Case(lambda s: codings.comment_coding(s, _first_coding(s), "à revoir")),
    "finish_source": Case(lambda s: finished.finish_source(s, span_of(s, "M1", "payé")[0])),
    "reopen_source": Case(
        lambda s: finished.reopen_source(s, span_of(s, "M1", "payé")[0]),
        lambda s: finished.finish_source(s, span_of(s, "M1", "payé")[0]),
    ),
    "import_codings": Case(lambda s: codings_import.import_codings(s, "c.csv", CODINGS)),
    "write_memo": Case(lambda s: memos.write_memo(s, "Le soir revient.")),
    "edit_memo": Case(
        lambda s: memos.edit_memo(s, memos.list_memos(s)[0].id, "Autre."),
        lambda s: memos.write_memo(s, "Le soir revient."),
    ),
    "remove_memo": Case(
        lambda s: memos.remove_memo(s, memos.list_memos(s)[0].id),
        lambda s: memos.write_memo(s, "Le soir revient."),
    ),
    "ask": Case(lambda s: requests.ask(s, "Pourquoi ?")),
    "reply": Case(
        lambda s: requests.reply(s, requests.list_requests(s)[0].id, "Parce que."),
        lambda s: requests.ask(s, "Pourquoi ?"),
    ),
    "close_request": Case(
        lambda s: requests.close_request(s, requests.list_requests(s)[0].id),
        lambda s: requests.ask(s, "Pourquoi ?"),
    ),
    "reopen_request": Case(
        lambda s: requests.reopen_request(s, requests.list_requests(s)[0].id),
        lambda s: requests.close_request(s, requests.ask(s, "Pourquoi ?").id),
    ),
    "record_sending": Case(_check),
    "record_outcome": Case(_outcome, _check),
    "add_coder": Case(lambda s: coders.add_coder(s, "Léa")),
    "change_role": Case(
        lambda s: coders.change_role(s, coders.find_coder(s, "Samira").id, CoderRole.READER)
    ),
    "rename_coder": Case(
        lambda s: coders.rename_coder(s, coders.find_coder(s, "Samira").id, "Samia")
    ),
    "ingest": Case(_new_one),
    "release": Case(lambda s: release.release_with_key(s, NAMES), _new_one),
    "release_as_stated": Case(
        lambda s: release.release_as_stated(s, release.Statement()), _new_one
    ),
}


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    with coded_study(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("name", CASES)
def test_an_action_is_taken_back_and_done_again_to_the_very_rows(
    study: OpenStudy, name: str
) -> None:
    case = CASES[name]
    case.before(study)
    before, n_before = rows_of(study), len(history.list_activities(study))
    case.act(study)
    after = rows_of(study)
    assert after != before
    assert len(history.list_activities(study)) == n_before + 1, "an action is one record"
    for _ in range(2):
        history.undo(study)
        assert rows_of(study) == before
        history.redo(study)
        assert rows_of(study) == after
    assert orphans_of(study) == []


# what these do to the vault and the whole record is taken back in their own way, tested with them
_APART = {
    "anonymise",
    "redaction",
    "reidentification",
    "reimport",
    "release",
    "review",
    "review_file",
    "withdrawal",
}


def test_every_action_of_the_services_is_tried_here() -> None:
    folder = Path(qualcode.services.__file__).parent
    named: set[str] = set()
    for path in (p for p in folder.glob("*.py") if p.stem not in _APART):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and _name_of(call.func) in _RECORDING:
                words = [a.value for a in call.args[:2] if isinstance(a, ast.Constant)]
                named |= {w for w in words if isinstance(w, str)}
    assert len(named) > 35
    assert named <= set(CASES)


_RECORDING = {"acting", "_do", "_do_with_codings"}


def _name_of(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def test_everything_done_is_taken_back_one_by_one_down_to_the_first_action(tmp_path: Path) -> None:
    from tests.services.small_study import make_study

    with make_study(tmp_path) as study:
        states = [rows_of(study)]
        for name in ("add_participant", "ingest", "release", "create", "memo", "code"):
            match name:
                case "add_participant":
                    participants.add_participant(study, "M3")
                case "ingest":
                    _new_one(study)
                case "release":
                    release.release_with_key(study, NAMES)
                case "create":
                    codebook.create(study, "Argent")
                case "memo":
                    memos.write_memo(study, "…")
                case _:
                    source_id, span = span_of(study, "M3", "payé")
                    codings.code_segment(study, source_id, span, (_id(study, "Argent"),))
            states.append(rows_of(study))
        for state in reversed(states[:-1]):
            history.undo(study)
            assert rows_of(study) == state
            assert orphans_of(study) == []
        for state in states[1:]:
            history.redo(study)
            assert rows_of(study) == state


def test_a_transcript_taken_back_and_brought_in_again_keeps_its_original(study: OpenStudy) -> None:
    _new_one(study)
    source = reading.find_source(study, "M3")
    text = ingest.waiting_draft(study, source.id).transcript().text
    history.undo(study)
    history.redo(study)
    assert ingest.waiting_draft(study, source.id).transcript().text == text
    release.release_with_key(study, NAMES)
    assert "Morvan" not in reading.read_source(study, source.id).transcript.text


def test_a_release_taken_back_can_be_done_otherwise(study: OpenStudy) -> None:
    _new_one(study)
    release.release_with_key(study, NAMES)
    history.undo(study)
    otherwise = KeyEntry("Saint-Aubrac", IdentifierKind.PLACE, "une petite ville")
    release.release_with_key(study, [otherwise])
    source = reading.find_source(study, "M3")
    text = reading.read_source(study, source.id).transcript.text
    assert "une petite ville" in text
    assert "la ville B" not in text


def test_a_release_others_coded_on_is_not_taken_back_from_under_them(study: OpenStudy) -> None:
    _new_one(study)
    release.release_with_key(study, NAMES)
    revision = history.list_activities(study)[-1].revision
    study.act_as("Samira")
    source_id, span = span_of(study, "M3", "payé")
    codings.code_segment(study, source_id, span, (_id(study, "Argent"),))
    study.act_as("Anne")
    with pytest.raises(UndoBlockedError) as blocked:
        history.revert(study, revision)
    assert len(blocked.value.dependents) == 1
    history.revert(study, revision, with_dependents=True)
    assert reading.find_source(study, "M3").version == 0
    assert orphans_of(study) == []


def test_undo_takes_back_ones_own_actions_only(study: OpenStudy) -> None:
    memos.write_memo(study, "à moi")
    study.act_as("Samira")
    memos.write_memo(study, "à elle")
    study.act_as("Anne")
    history.undo(study)
    assert [m.text for m in memos.list_memos(study)] == ["à elle"]


def test_the_same_operation_sent_twice_is_done_once(study: OpenStudy) -> None:
    source_id, span = span_of(study, "M1", "payé")
    money = _id(study, "Argent")
    first = codings.code_segment(study, source_id, span, (money,), operation_id="essai")
    again = codings.code_segment(study, source_id, span, (money,), operation_id="essai")
    assert len(first) == 1
    assert again == ()
    codings.resize_coding(study, first[0].id, Span(span.start - 3, span.end), operation_id="o2")
    codings.resize_coding(study, first[0].id, Span(span.start - 3, span.end), operation_id="o2")
    codings.remove_coding(study, first[0].id, operation_id="o3")
    codings.remove_coding(study, first[0].id, operation_id="o3")
