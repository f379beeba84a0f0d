"""Bring a copy back: what was done in it comes into the study, by ids, never by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from qualcode.errors import ConflictError, NotFoundError, RefusedError
from qualcode.model import Coder, Finding, new_id
from qualcode.services.merge_incoming import comparable, without_own_texts
from qualcode.services.merge_plan import Planning, left_out_findings
from qualcode.services.merge_rows import Conflict, Side
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.visible import hidden_from
from qualcode.store.change import Change
from qualcode.store.engine import Reader
from qualcode.store.file_bytes import bytes_of_study_file
from qualcode.store.hiding import Hidden, hides_change
from qualcode.store.merging import (
    MERGED,
    Done,
    Place,
    brought,
    done_since,
    rows_at,
    rows_touched,
)
from qualcode.store.purge import require_purged
from qualcode.store.row_change import Row
from qualcode.store.rows.coders import load_coders
from qualcode.store.study_file import StudyFile, study_id_of
from qualcode.store.trouble import spoken_trouble
from qualcode.wording import Message


@dataclass(frozen=True)
class MergePlan:
    """What a copy would change, before anything is done.

    ``added``, ``changed`` and ``deleted`` count rows by table; ``conflicts`` are for a person to
    decide (``undecided`` those still open). ``unseen``: work of another coder in transcripts that
    are blind for who acts comes in too, and is neither counted nor shown.
    """

    coders: tuple[Coder, ...]
    n_actions: int
    added: Mapping[str, int]
    changed: Mapping[str, int]
    deleted: Mapping[str, int]
    conflicts: tuple[Conflict, ...]
    undecided: tuple[Conflict, ...]
    findings: tuple[Finding, ...]
    unseen: bool
    is_new: bool
    checked_against_key: bool


def plan_merge(
    study: OpenStudy, copy: Path, decisions: Mapping[str, Side] | None = None
) -> MergePlan:
    """What merging a copy would do; nothing is written.

    Raises RefusedError for a copy of another study or one whose texts differ too much,
    LockedError when names were replaced here since and the vault is not open.
    """
    with _opened_aside(study, copy) as theirs, study.reading() as ours:
        return _planned(study, ours, theirs, decisions or {})[0]


def merge_copy(
    study: OpenStudy,
    copy: Path,
    decisions: Mapping[str, Side] | None = None,
    *,
    otherwise: Side | None = None,
) -> MergePlan:
    """Brings a copy in as one action, which undoes as one step; says what was done.

    ``decisions`` give a side by a conflict's key, ``otherwise`` the side of those not named.
    Raises ConflictError while one is undecided. The same copy again changes nothing.
    """
    with _opened_aside(study, copy) as theirs:
        said = Message("merged a copy of the study")
        with study.acting("merge", said, Ability.EDIT_STUDY) as change:
            require_purged(change.connection)
            chosen = dict(decisions or {})
            plan, writes, done = _planned(study, change.connection, theirs, chosen)
            while otherwise is not None and plan.undecided:
                # a decision may bring up another: something it needs, or that needs it
                chosen |= {conflict.key: otherwise for conflict in plan.undecided}
                plan, writes, done = _planned(study, change.connection, theirs, chosen)
            _require_decided(plan)
            if plan.is_new:
                _write(change, writes, done)
                names = ", ".join(coder.name for coder in plan.coders)
                change.say(Message("merged a copy of the study with what {names} did", names=names))
    return plan


def _planned(
    study: OpenStudy, ours: Reader, theirs: Reader, decisions: Mapping[str, Side]
) -> tuple[MergePlan, dict[Place, Row | None], tuple[Done, ...]]:
    if study_id_of(ours) != study_id_of(theirs):
        raise RefusedError(
            Message("This is a copy of another study."),
            Message("Choose the file that was made with “qualcode copy” from this one."),
        )
    done = done_since(ours, theirs)
    touched = without_own_texts(done, rows_touched(ours, theirs, done))
    rows, findings = comparable(study, ours, theirs, touched)
    planning = Planning(ours, theirs, decisions, hidden_from(ours, study), findings=findings)
    planning.take(rows)
    planning.findings += left_out_findings(planning)
    return _told(study, ours, done, planning), planning.writes, done


def _told(study: OpenStudy, ours: Reader, done: tuple[Done, ...], planning: Planning) -> MergePlan:
    hidden = hidden_from(ours, study)
    here = rows_at(ours, planning.writes)
    counts: dict[str, dict[str, int]] = {"added": {}, "changed": {}, "deleted": {}}
    unseen = False
    for place, row in planning.writes.items():
        if _is_hidden(hidden, place, row or here.get(place)):
            unseen = True
            continue
        if place[0] == "setting":  # nothing anybody did
            continue
        kind = "deleted" if row is None else "changed" if place in here else "added"
        counts[kind][place[0]] = counts[kind].get(place[0], 0) + 1
    who = {each.coder_id for each in done}
    return MergePlan(
        coders=tuple(c for c in load_coders(ours) if c.id in who),
        n_actions=0 if unseen else len(done),
        added=counts["added"],
        changed=counts["changed"],
        deleted=counts["deleted"],
        conflicts=tuple(planning.conflicts.values()),
        undecided=planning.open_conflicts,
        findings=() if unseen else tuple(planning.findings),
        unseen=unseen,
        is_new=bool(done),
        checked_against_key=study.vault is not None,
    )


def _is_hidden(hidden: Hidden, place: Place, row: Row | None) -> bool:
    return bool(hidden) and row is not None and hides_change(hidden, *place, row)


def _write(change: Change, writes: Mapping[Place, Row | None], done: tuple[Done, ...]) -> None:
    here = rows_at(change.connection, writes)
    for (table, row_id), row in writes.items():
        if row is None:
            change.delete(table, row_id)
    for (table, row_id), row in writes.items():
        if row is not None and (table, row_id) in here:
            change.update(table, row_id, **{k: v for k, v in row.items() if k != "id"})
    for (table, row_id), row in writes.items():
        if row is not None and (table, row_id) not in here:
            change.insert(table, row)
    change.insert("setting", {"id": f"{MERGED}{new_id()}", "value": brought(done)})


def _require_decided(plan: MergePlan) -> None:
    if plan.undecided:
        raise ConflictError(
            Message.plural(
                "{n} conflict has to be decided before the copy can come in.",
                "{n} conflicts have to be decided before the copy can come in.",
                n=len(plan.undecided),
            ),
            Message("Say for each whether the study’s version stands or the copy’s."),
        )


@contextmanager
def _opened_aside(study: OpenStudy, copy: Path) -> Iterator[Reader]:
    """The copy as a file of our own, migrated if need be: the one that was sent stays as it is."""
    if copy.resolve() == study.file.path.resolve():
        raise RefusedError(
            Message("This is the study itself, not a copy of it."),
            Message("Choose the file that came back."),
        )
    if not copy.is_file():
        raise NotFoundError(
            Message("There is no study at {path}.", path=str(copy)),
            Message("Check the name and the folder; a study file ends in .qualcode."),
        )
    with TemporaryDirectory() as folder:
        aside = Path(folder) / copy.name
        with spoken_trouble(copy):
            aside.write_bytes(bytes_of_study_file(copy))
        with StudyFile.open(aside, wal=False) as file, file.reading() as reader:
            yield reader
