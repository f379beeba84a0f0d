"""A reader writes nothing but memos and requests, whatever service is asked."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

import qualcode.services
from qualcode.anonymise.entity import Decision, Policy
from qualcode.errors import NotAllowedError
from qualcode.model import CoderRole, IdentifierKind, Span
from qualcode.model import adjudication as settled
from qualcode.services import (
    adjudication,
    anonymise,
    coders,
    codings,
    copies,
    held_cells,
    ingest,
    interviews,
    kept_forms,
    participants,
    reading,
    redaction,
    reimport,
    release,
    review,
    review_edits,
    review_file,
    review_steps,
    rounds,
    second_reading,
    shipped_codebooks,
    studies,
    vault,
    withdrawal,
)
from qualcode.services.open_study import OpenStudy
from qualcode.services.release import Statement
from tests.services.small_study import M1, NAMES, bring_in, coded_study, rows_of
from tests.services.undo_cases.case import Act, Case

_FOLDER = Path(__file__).parent / "undo_cases"
_UNDOABLE: dict[str, Case] = {
    name: case
    for path in sorted(_FOLDER.glob("*.py"))
    if path.stem != "case"
    for name, case in import_module(f"tests.services.undo_cases.{path.stem}").CASES.items()
}
# a reader comments, also in Word, and asks; a held cell cannot even be found by one: see the vault's acts
_FOR_READERS = re.compile("memo|comments|request|reply|^ask$|^discuss$|^release_cell$")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A coded study of two owners, closed: Anne, who becomes a reader, and Samira."""
    folder = tmp_path_factory.mktemp("roles")
    with coded_study(folder) as study:
        coders.change_role(study, coders.find_coder(study, "Samira").id, CoderRole.OWNER)
    return folder


@pytest.fixture
def study(made: Path, tmp_path: Path) -> OpenStudy:
    shutil.copytree(made, tmp_path / "s")
    opened = studies.open_study(
        tmp_path / "s" / "petite.qualcode", coder="Anne", remember=False, backed_up=False
    )
    studies.unlock(opened, None)
    return opened


def _to_reader(study: OpenStudy) -> None:
    anne = study.coder
    study.act_as("Samira")
    coders.change_role(study, anne.id, CoderRole.READER)
    study.act_as(anne.id)


def _by_what_is_before() -> list[list[str]]:
    """The actions, those that need the same study together: refused, they leave it as it was."""
    groups: dict[Act, list[str]] = {}
    for name, case in _UNDOABLE.items():
        if not _FOR_READERS.search(name):
            groups.setdefault(case.before, []).append(name)
    return list(groups.values())


@pytest.mark.parametrize("names", _by_what_is_before(), ids=lambda names: names[0])
def test_a_reader_is_refused(study: OpenStudy, names: list[str]) -> None:
    _UNDOABLE[names[0]].before(study)
    _to_reader(study)
    before = rows_of(study, with_settings=True)
    done = []
    for name in names:
        try:
            _UNDOABLE[name].act(study)
        except NotAllowedError:
            continue
        done.append(name)
    assert done == []
    assert rows_of(study, with_settings=True) == before
    study.close()


def test_a_reader_gets_nothing_out_of_a_vault_somebody_else_opened(study: OpenStudy) -> None:
    acts = _vault_acts(study)
    _to_reader(study)
    before, kept = rows_of(study), _vault_bytes(study)
    done = []
    for name, act in acts.items():
        try:
            act()
        except NotAllowedError:
            continue
        done.append(name)
    assert done == []
    assert rows_of(study) == before
    assert _vault_bytes(study) == kept
    study.close()


def _vault_bytes(study: OpenStudy) -> bytes:
    return next(study.file.path.parent.glob("*.qualcode-vault")).read_bytes()


def _vault_acts(s: OpenStudy) -> dict[str, Callable[[], object]]:
    """Everything that needs the vault or the owner, ready to be done."""
    participants.import_participants(s, "p.csv", b"participant;commune\nM1;Landivisiau\n")
    cell = held_cells.held_cells(s)[0].id
    bring_in(s, M3=M1.replace("Médecin 1", "Médecin 3"))
    anonymise.propose(s)
    one, other = review.list_entities(s)[:2]
    review.accept(s, [one.id])
    filled = review_file.review_as(s, "csv")
    new = ingest.preview_files([("M4.txt", M1.encode())]).interviews
    samira = coders.find_coder(s, "Samira").id
    blind = rounds.start_round(s, [s.coder.id, samira], [x.id for x in reading.list_sources(s)[:2]])
    choice = adjudication.Choice(settled.Decision.NEITHER)
    place, sources = one.spotted[0].place, [x.id for x in release.waiting(s)]
    word = codings.list_codings(s)[0]
    person = IdentifierKind.PERSON
    return {
        "propose": lambda: anonymise.propose(s, again=True),
        "release_by_detection": lambda: anonymise.release_by_detection(s),
        "ingest": lambda: ingest.ingest(s, new),
        "reimport": lambda: reimport.reimport(s, "M1", new[0]),
        "release_reviewed": lambda: release.release_reviewed(s),
        "release_with_key": lambda: release.release_with_key(s, NAMES),
        "release_as_stated": lambda: release.release_as_stated(s, Statement()),
        "accept": lambda: review.accept(s, [other.id]),
        "reject": lambda: review.reject(s, [other.id]),
        "defer": lambda: review.defer(s, [other.id]),
        "accept_sure": lambda: review.accept_sure(s),
        "accept_by_policy": lambda: review.accept_by_policy(s),
        "tick_read": lambda: review.tick_read(s, sources[0]),
        "edit_entity": lambda: review_edits.edit(s, other.id, replacement="[x]"),
        "add_by_hand": lambda: review_edits.add_by_hand(s, "Kerbrat"),
        "merge_entities": lambda: review_edits.merge(s, [one.id, other.id]),
        "split_entity": lambda: review_edits.split(s, one.id, forms=one.forms[:1]),
        "exempt": lambda: review_edits.exempt(s, one.id, place),
        "no_exemption": lambda: review_edits.no_exemption(s, one.id, place),
        "set_policy": lambda: review_edits.set_policy(s, person, Policy.SUPPRESS),
        "apply_review": lambda: review_file.apply_review(s, "r.csv", filled),
        "undo_step": lambda: review_steps.undo_step(s),
        "second_reading": lambda: second_reading.second_reading(s, one.id, Decision.REJECTED),
        "keep_forms": lambda: kept_forms.keep_forms(s, ["Morvan"]),
        "redact": lambda: redaction.redact(s, "collègue"),
        "withdraw": lambda: withdrawal.withdraw(s, "M1"),
        "release_cell": lambda: held_cells.release_cell(s, cell, "Finistère"),
        "release_cells": lambda: held_cells.release_cells(s, {}, as_they_are=[cell]),
        "unlock": lambda: studies.unlock(s, None),
        "complete_leftover": lambda: studies.complete_leftover(s, "x"),
        "discard_leftover": lambda: studies.discard_leftover(s, "x"),
        "change_passphrase": lambda: vault.change_passphrase(s, "une autre phrase"),
        "export_key": lambda: vault.export_key(s),
        "destroy_key": lambda: vault.destroy_key(s),
        "unlock_with_recovery": lambda: vault.unlock_with_recovery(s, "x"),
        "restore": lambda: copies.restore(s, 1),
        "read_key": lambda: release.stored_key(s),
        "read_draft": lambda: ingest.waiting_draft(s, sources[0]),
        "read_review": lambda: review.list_entities(s),
        "start_round": lambda: rounds.start_round(
            s, [s.coder.id, samira], [word.segment.source_id]
        ),
        "import_interviews": lambda: interviews.import_interviews(s, "i.csv", b"entretien\nM1\n"),
        "open_comparison": lambda: rounds.open_comparison(s, blind.id),
        "cancel_round": lambda: rounds.cancel_round(s, blind.id),
        "decide_many": lambda: adjudication.decide_many(s, blind.id, [], choice),
        "code": lambda: codings.code_segment(
            s, word.segment.source_id, Span(0, 3), (word.code_id,)
        ),
        "start_from": lambda: shipped_codebooks.start_from(
            s, shipped_codebooks.shipped_codebooks()[0]
        ),
    }


def test_what_writes_past_the_gate_of_roles_is_tried_here() -> None:
    """``OpenStudy.acting`` asks for an ability; whatever writes otherwise is walked as a reader."""
    tried = Path(__file__).read_text(encoding="utf-8")
    past = {f"{room}.{name}" for room, name in _past_the_gate()}
    assert {"copies.restore", "studies.discard_leftover", "vault.destroy_key"} <= past
    assert {one for one in past if f"{one}(" not in tried} == _OWN_CHECKS


# undo takes back one's own actions only, which test_open_studies proves
_OWN_CHECKS = {"history._take_back", "history.redo"}
_WRITES = {"acting", "undo", "redo", "revert", "put_right", "restore_backup"} | {
    "change_passphrase",
    "destroy_key",
}


def _past_the_gate() -> set[tuple[str, str]]:
    """The functions of the services that write by anything but ``study.acting``."""
    found = set()
    for path in Path(qualcode.services.__file__).parent.glob("*.py"):
        for function in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(function, ast.FunctionDef) and any(map(_writes_past, ast.walk(function))):
                found.add((path.stem, function.name))
    return found


def _writes_past(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    return node.func.attr in _WRITES and ast.unparse(node.func.value) != "study"
