"""Every action of every service can be taken back and done again, to the very rows."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

import qualcode.services
from qualcode.services import history
from qualcode.services.open_study import OpenStudy
from tests.services.recorded_sentences import kept_sentences, recorded_in
from tests.services.small_study import orphans_of, rows_of
from tests.services.undo_cases.case import Case

_FOLDER = Path(__file__).parent / "undo_cases"
CASES: dict[str, Case] = {
    name: case
    for path in sorted(_FOLDER.glob("*.py"))
    if path.stem != "case"
    for name, case in import_module(f"tests.services.undo_cases.{path.stem}").CASES.items()
}


@pytest.mark.parametrize("name", CASES)
def test_an_action_is_taken_back_and_done_again_to_the_very_rows(
    study: OpenStudy, name: str
) -> None:
    case = CASES[name]
    case.before(study)
    before, n_before = rows_of(study, with_settings=True), len(history.list_activities(study))
    case.act(study)
    after = rows_of(study, with_settings=True)
    assert after != before
    assert len(history.list_activities(study)) == n_before + 1, "an action is one record"
    assert recorded_in(study) <= kept_sentences(), "add it to recorded_sentences.txt"
    for _ in range(2):
        history.undo(study)
        assert rows_of(study, with_settings=True) == before
        history.redo(study)
        assert rows_of(study, with_settings=True) == after
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
            if isinstance(call, ast.Call) and _is_undoable(call):
                words = [a.value for a in call.args[:2] if isinstance(a, ast.Constant)]
                named |= {w for w in words if isinstance(w, str)}
    assert len(named) > 35
    assert named - _FINAL <= set(CASES)


# what begins, opens or removes a blind round would show another's work when taken back
_FINAL = {"start_round", "open_comparison", "cancel_round"}
_RECORDING = {"acting", "do", "do_with_codings", "_changing"}


def _is_undoable(call: ast.Call) -> bool:
    final = any(k.arg == "undoable" and ast.unparse(k.value) == "False" for k in call.keywords)
    return _name_of(call.func) in _RECORDING and not final


def _name_of(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
