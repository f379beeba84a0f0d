"""While a transcript is blind, no service tells a coder anything of the other one's work.

Two files differ only in what Samira did in a blind round. Acting as Anne, every public function
of every service must answer the same on both: no id, no count, no quote can come through.
"""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
import shutil
import types
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import qualcode.services
from qualcode.errors import QualcodeError
from qualcode.model import Span, new_id
from qualcode.model.adjudication import Decision
from qualcode.model.disagreement import PlaceKind
from qualcode.model.round import Round
from qualcode.services import (
    adjudication,
    codebook,
    codings,
    copies,
    history,
    memos,
    reading,
    requests,
    rounds,
    studies,
)
from qualcode.services.open_study import OpenStudy
from qualcode.wording import Message, render
from tests.services.small_study import code_named, span_of
from tests.services.two_coders import declare, id_of, put, start, study_for_two

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:\+00:00|Z)?|\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
_OWN_FILE = {"copy_study", "copy_to_send"}  # bytes of a whole file: searched below
# what tells that another coder did something, though not what: each for the reason given
_LEFT_OUT = {
    # the number of the latest action, by which browsers keep in step, counts everybody’s
    "snapshot": "its revision counts all actions",
    "latest_revision": "it counts all actions",
    "latest_operation": "it counts all actions",
    # who codes blind is told that a round begun by others cannot be cancelled, not what they did
    "cancel_round": "it refuses once somebody else has begun",
    # a place after codes that are kept private has a number beyond them
    "create": "the place of a new code among its siblings counts private ones",
}
_WORDS = "On n'a pas le temps"
_COMMENT = "commentaire planté"
_MEMO = "mémo planté"
_CODE = "Code planté"


@dataclasses.dataclass(frozen=True)
class Two:
    """The file without and the file with Samira's work, and the ids of what she made."""

    without: Path
    beside: Path
    planted: frozenset[str]
    known: dict[str, Any]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    folder = tmp_path_factory.mktemp("blind")
    with study_for_two(folder) as study:
        noun = start(study, "M1")
        own = put(study, "Anne", "M1", "Argent", "dix ans")
        put(study, "Anne", "M2", "Argent", "Une secrétaire partagée")
        put(study, "Samira", "M2", "Temps", _WORDS)
        path = study.file.path
        code = code_named(study, "Temps").id
        argent = code_named(study, "Argent").id
        source, _ = span_of(study, "M1", _WORDS)
    without = Path(shutil.copyfile(path, folder / "without.qualcode"))
    with studies.open_study(path, coder="Samira") as study:
        planted = _samiras_work(study)
    known = _known(noun, source, code, argent, own, planted)
    return Two(without, path, frozenset(planted), known)


def _samiras_work(study: OpenStudy) -> list[str]:
    first = put(study, "Samira", "M1", "Temps", _WORDS)
    second = put(study, "Samira", "M1", "Freins", "sans elle on n'avancerait pas")
    codings.comment_coding(study, first, _COMMENT)
    source, span = span_of(study, "M1", "Le soir")
    private = codebook.create(study, _CODE, private_to=study.coder.id)
    (third,) = codings.code_segment(study, source, span, [private.id])
    note = memos.write_memo(study, _MEMO, about="source", about_id=source)
    asked = requests.ask(study, _COMMENT, about="coding", about_id=first)
    codings.remove_coding(study, second)
    return [first, second, third.id, private.id, note.id, asked.id]


def _known(
    noun: Round, source: str, code: str, argent: str, own: str, planted: list[str]
) -> dict[str, Any]:
    """A value for every parameter whose name says what it is; others’ ids where there are any."""
    return {
        "source_id": source,
        "label_or_id": "M1",
        "source": "M1",
        "code_id": code,
        "lever_id": code,
        "barrier_id": None,
        "parent_id": None,
        "into_id": argent,
        "merged_ids": [code],
        "ordered_ids": [],
        "coding_id": planted[0],
        "coding_ids": [planted[0]],
        "memo_id": planted[4],
        "request_id": planted[5],
        "entity_id": new_id(),
        "entity_ids": [],
        "round_id": noun.id,
        "source_ids": [source],
        "coder_ids": list(noun.coder_ids),
        "coder_id": None,
        "name": "Nom",
        "name_or_id": "Samira",
        "identifier": "P1",
        "text": "un texte",
        "words": _WORDS,
        "comment": "un mot",
        "span": Span(0, 12),
        "code_ids": [code],
        "key": "0" * 20,
        "keys": [],
        "choice": adjudication.Choice(Decision.NEITHER),
        "revision": 1,
        "since": 0,
        "form": "csv",
        "reason": "",
        "own": own,
        "wanted": None,
        "number": 0,
        "kind": PlaceKind.OMISSION,
    }


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of the services that begins with an open study."""
    for found in pkgutil.iter_modules(qualcode.services.__path__):
        module = importlib.import_module(f"qualcode.services.{found.name}")
        for name, function in vars(module).items():
            if (
                isinstance(function, types.FunctionType)
                and not name.startswith("_")
                and function.__module__ == module.__name__
                and next(iter(inspect.signature(function).parameters), "") == "study"
                and name not in _LEFT_OUT
            ):
                yield f"{found.name}.{name}", function


def arguments(function: Callable[..., Any], known: dict[str, Any]) -> dict[str, Any] | None:
    """What a function asks for beyond the study; None when something has no name known here."""
    asked = list(inspect.signature(function).parameters.values())[1:]
    needed = [p for p in asked if p.default is p.empty and p.kind is not p.VAR_KEYWORD]
    if any(p.name not in known for p in needed):
        return None
    return {p.name: known[p.name] for p in needed}


def told(two: Two, path: Path, function: Callable[..., Any], folder: Path) -> str | None:
    """What a function answers or refuses, as text in which only others' ids and counts differ."""
    given = arguments(function, two.known)
    if given is None:
        return None
    here = Path(shutil.copyfile(path, folder / "here.qualcode"))
    try:
        with studies.open_study(here, coder="Anne", remember=False, backed_up=False) as study:
            try:
                said = shown(function(study, **given))
            except QualcodeError as refused:
                said = render(refused.message) + render(refused.hint or Message(" "))
    finally:
        here.unlink(missing_ok=True)
    if any(i in said and i not in str(given.values()) for i in two.planted):
        said += " — an id of the other coder"
    said = _ADDRESS.sub("", said)
    return _MOMENT.sub("MOMENT", _ID.sub("ID", said))


def shown(value: Any) -> str:
    """Everything in an answer as text, files unpacked."""
    if isinstance(value, bytes):
        if value[:2] == b"PK":
            with zipfile.ZipFile(BytesIO(value)) as whole:
                names = sorted(whole.namelist())
                return "\n".join(whole.read(n).decode("utf-8", "replace") for n in names)
        return value.decode("utf-8", "replace")
    if isinstance(value, types.GeneratorType):
        return shown(list(value))
    if isinstance(getattr(value, "content", None), bytes):  # a file with what was said of it
        return "\n".join(
            f"{f.name}: {shown(getattr(value, f.name))}" for f in dataclasses.fields(value)
        )
    if isinstance(value, (list, tuple, set, frozenset)):
        parts = [shown(each) for each in value]
        return "\n".join(sorted(parts) if isinstance(value, (set, frozenset)) else parts)
    if isinstance(value, dict):
        return "\n".join(f"{shown(k)}: {shown(v)}" for k, v in value.items())
    return str(value) if isinstance(value, (str, int, float)) or value is None else repr(value)


def test_every_function_answers_anne_as_if_samira_had_done_nothing(
    two: Two, tmp_path: Path
) -> None:
    reached, differing = 0, []
    for name, function in functions():
        if function.__name__ in _OWN_FILE:
            continue
        without = told(two, two.without, function, tmp_path)
        if without is None:
            continue
        reached += 1
        beside = told(two, two.beside, function, tmp_path)
        assert beside is not None
        if without != beside or any(word in beside for word in (_COMMENT, _MEMO, _CODE)):
            differing.append(name)
    assert not differing
    assert reached > 140


def test_a_copy_anne_makes_holds_nothing_of_samiras_blind_work(two: Two, tmp_path: Path) -> None:
    for coder in (None, "Anne", "Samira"):
        with studies.open_study(two.beside, coder="Anne", remember=False) as study:
            wanted = id_of(study, coder) if coder else None
            content = copies.copy_to_send(study, for_coder=wanted)[1]
        planted = [_COMMENT, _MEMO, _CODE, *two.planted]
        assert [p for p in planted if p.encode() in content] == []


def test_a_copy_for_samira_made_by_the_supervisor_holds_her_work_and_not_annes(
    two: Two, tmp_path: Path
) -> None:
    with studies.open_study(two.beside, coder="Lucas", remember=False) as study:
        copy = copies.copy_study(study, tmp_path / "c.qualcode", for_coder=id_of(study, "Samira"))
    content = copy.read_bytes()
    assert two.known["own"].encode() not in content
    assert _COMMENT.encode() in content
    with studies.open_study(copy, remember=False) as study:
        assert study.coder.name == "Samira"
        assert {c.coder_id for c in codings.list_codings(study)} == {
            id_of(study, "Samira"),
            id_of(study, "Anne"),  # M2 is not blind
        }


def test_the_other_s_work_stands_in_the_way_of_an_undo_without_being_named(
    two: Two, tmp_path: Path
) -> None:
    here = Path(shutil.copyfile(two.beside, tmp_path / "here.qualcode"))
    with studies.open_study(here, coder="Anne", remember=False) as study:
        made = code_named(study, "Temps").id
        revision = next(
            a.revision
            for a in history.list_activities(study)
            if a.action == "create_code" and "Temps" in render(a.said)
        )
        with pytest.raises(QualcodeError) as refused:
            history.revert(study, revision, with_dependents=True)
        assert "blind" in render(refused.value.message, "en")
        assert made in {c.id for c in codebook.get_codebook(study).codes}


def test_who_does_not_code_in_the_round_sees_everything(two: Two) -> None:
    with studies.open_study(two.beside, coder="Lucas", remember=False) as study:
        assert len(codings.list_codings(study)) == 5
        assert _CODE in {c.name for c in codebook.get_codebook(study).codes}


def test_once_open_both_see_everything_and_codes_are_everybodys(two: Two, tmp_path: Path) -> None:
    here = Path(shutil.copyfile(two.beside, tmp_path / "here.qualcode"))
    with studies.open_study(here, coder="Anne", remember=False) as study:
        noun = rounds.find_round(study)
        declare(study, noun, "Anne", "Samira")
        rounds.open_comparison(study, noun.id)
        assert len(codings.list_codings(study)) == 5
        assert code_named(study, _CODE).private_to is None
        assert reading.read_source(study, two.known["source_id"]).codings


def test_who_has_coded_is_told_as_far_as_their_codings_may_be_seen(tmp_path: Path) -> None:
    with study_for_two(tmp_path) as study:
        assert codings.who_coded(study) == frozenset()
        start(study, "M1")
        put(study, "Anne", "M1", "Temps", "On n'a pas le temps")
        for name in ("Anne", "Samira"):
            study.act_as(name)
            seen = {c.coder_id for c in codings.list_codings(study)}
            assert (
                codings.who_coded(study) == seen == ({study.coder.id} if name == "Anne" else set())
            )
