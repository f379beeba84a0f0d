"""kill -9 anywhere: no committed action is lost, nothing is left half, every file opens.

Each stage starts from a prepared folder and does one thing a researcher does. It is killed
before every single write to study and vault, and at random moments; then the study is opened as
after any crash, what is left over is completed or discarded, and everything is looked at.
"""

from __future__ import annotations

import contextlib
import gc
import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from qualcode.errors import ConflictError, LockedError, PassphraseError
from qualcode.model import IdentifierKind, KeyEntry, Span
from qualcode.services import codebook, codings, history, ingest, release, studies
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store import backup
from qualcode.store.purge import finish_pending_purge
from qualcode.store.redaction import redact
from qualcode.store.rows.sources import load_transcripts
from qualcode.store.study_file import needs_purge, study_id_of
from qualcode.store.traces import find_traces
from qualcode.store.vault import Vault
from qualcode.store.vault_crypto import ScryptCost
from qualcode.wording import Message
from tests.store.killing import Death, Say, killed_after, killed_at
from tests.store.whole_study import FORM, at, check_a_study, check_files, opened, revision
from tests.store.written_study import finder

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed"),
    pytest.mark.slow,
]

KEY = (KeyEntry(FORM, IdentifierKind.PERSON, "[M]"),)
FILES = [
    ("M1.txt", "Enquêteur : Bonjour.\nM1 : Je suis Zyntarelle, à Brouvexy.\n".encode()),
    ("M2.txt", "Enquêteur : Bonjour.\nM2 : Zyntarelle est loin de tout.\n".encode()),
]


# what is done before, and what is killed


def nothing(folder: Path) -> None:
    folder.mkdir(parents=True)


def a_study(folder: Path) -> None:
    nothing(folder)
    studies.new_study(at(folder), title="T", passphrase=None).close()


def an_ingested_study(folder: Path) -> None:
    a_study(folder)
    with opened(folder) as study:
        ingest.ingest(study, ingest.preview_files(FILES[:1]).interviews)


def a_released_study(folder: Path) -> None:
    an_ingested_study(folder)
    with opened(folder) as study:
        release.release_with_key(study, KEY)
        codebook.create(study, "accès")


def a_coded_study(folder: Path) -> None:
    a_released_study(folder)
    with opened(folder) as study:
        code_once(study, lambda _: None)


def a_study_with_a_backup(folder: Path) -> None:
    a_study(folder)
    with opened(folder) as study:  # opening kept the study as it was made
        codebook.create(study, "later")


def make(folder: Path, say: Say) -> None:
    say(0)
    with studies.new_study(at(folder), title="T", passphrase=None) as study:
        say(revision(study))


def open_only(folder: Path, say: Say) -> None:
    say(0)
    opened(folder).close()


def take_in(folder: Path, say: Say) -> None:
    with opened(folder) as study:
        say(revision(study))
        for file in FILES:
            ingest.ingest(study, ingest.preview_files([file]).interviews)
            say(revision(study))


def let_go(folder: Path, say: Say) -> None:
    with opened(folder) as study:
        say(revision(study))
        release.release_with_key(study, KEY)
        say(revision(study))


def code_once(study: OpenStudy, say: Say) -> None:
    with study.reading() as reader:
        ((source_id, transcript),) = load_transcripts(reader).items()
    code_id = codebook.get_codebook(study).codes[0].id
    codings.code_segment(study, source_id, Span(0, len(transcript.text) - 3), [code_id])
    say(revision(study))


def code_and_undo(folder: Path, say: Say) -> None:
    with opened(folder) as study:
        say(revision(study))
        code_once(study, say)
        history.undo(study)
        say(revision(study))
        history.redo(study)
        say(revision(study))


def undo_the_release(folder: Path, say: Say) -> None:
    with opened(folder) as study:
        say(revision(study))
        history.revert(study, 3, with_dependents=True)
        say(revision(study))


def redact_a_town(folder: Path, say: Say) -> None:
    with opened(folder) as study:
        say(revision(study))
        with study.acting("redact", Message("x"), Ability.USE_VAULT, undoable=False) as change:
            change.keep("key", "study", b"[]")
            redact(change, finder(("Brouvexy", "[commune]")))
        say(revision(study))
        finish_pending_purge(study.file)


def go_back(folder: Path, say: Say) -> None:
    kept = min(backup.list_backups(id_in(folder)), key=lambda b: b.revision)
    say(0)
    backup.restore_backup(kept, at(folder))
    say("restored")


def id_in(folder: Path) -> str:
    with opened(folder) as study, study.reading() as reader:
        return study_id_of(reader)


# what must hold afterwards


def check_a_new_study(folder: Path, said: list[Any], *, completing: bool) -> None:
    if not at(folder).exists():
        assert max(said, default=0) == 0, "a study that was there is gone"
        studies.new_study(at(folder), title="T", passphrase=None).close()
    else:
        with pytest.raises(ConflictError):
            studies.new_study(at(folder), title="T", passphrase=None)
    check_a_study(folder, [1], completing=completing)


def check_a_redaction(folder: Path, said: list[Any], *, completing: bool) -> None:
    check_a_study(folder, said, completing=completing)
    with opened(folder) as study:
        redacted = any(a.action == "redact" for a in history.list_activities(study))
        with study.reading() as reader:
            assert not needs_purge(reader), "the opening finishes a purge"
            (transcript,) = load_transcripts(reader).values()
            study_id = study_id_of(reader)
        assert ("[commune]" in transcript.text) == redacted
        assert study.unlocked().get("key", "study") == (b"[]" if redacted else key_before(folder))
    if redacted:
        assert find_traces(at(folder), study_id, ["Brouvexy"]) == ()


def key_before(folder: Path) -> bytes:
    from qualcode.services.key_store import key_to_bytes

    return key_to_bytes(KEY)


def check_a_restored_study(folder: Path, said: list[Any], *, completing: bool) -> None:
    with opened(folder) as study:
        names = [code.name for code in codebook.get_codebook(study).codes]
    assert names == [] if "restored" in said else names in ([], ["later"])
    kept = {b.revision for b in backup.list_backups(id_in(folder))}
    assert names == ["later"] or kept >= {1, 2}, "the present was kept before it was replaced"
    check_files(folder)


@dataclass(frozen=True)
class Stage:
    """Something to prepare, something to kill, and what must hold afterwards."""

    prepare: Callable[[Path], None]
    work: Callable[[Path, Say], None]
    check: Callable[..., None] = check_a_study


STAGES = {
    "make": Stage(nothing, make, check_a_new_study),
    "open": Stage(a_coded_study, open_only),
    "ingest": Stage(a_study, take_in),
    "release": Stage(an_ingested_study, let_go),
    "code": Stage(a_released_study, code_and_undo),
    "revert": Stage(a_coded_study, undo_the_release),
    "redact": Stage(a_coded_study, redact_a_town, check_a_redaction),
    "restore": Stage(a_study_with_a_backup, go_back, check_a_restored_study),
}


class Bench:
    """Prepared folders, one fresh copy a run."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._n = 0

    def run(self, name: str, kill: Callable[[Callable[[Say], None]], Death]) -> Death:
        stage = STAGES[name]
        here = self._fresh(name)
        death = kill(lambda say: stage.work(here / "study", say))
        self._n += 1
        stage.check(here / "study", death.said, completing=self._n % 2 == 0)
        shutil.rmtree(here)
        return death

    def seconds(self, name: str) -> float:
        """How long a stage takes when nobody kills it."""
        here = self._fresh(name)
        started = time.monotonic()
        killed_at(10**9, lambda say: STAGES[name].work(here / "study", say))
        lasted = time.monotonic() - started
        shutil.rmtree(here)
        return lasted

    def _fresh(self, name: str) -> Path:
        prepared, here = self._root / name, self._root / "run"
        if not prepared.exists():
            os.environ["QUALCODE_DATA"] = str(prepared / "data")
            STAGES[name].prepare(prepared / "study")
        shutil.copytree(prepared, here)
        os.environ["QUALCODE_DATA"] = str(here / "data")
        return here


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    before = os.environ.get("QUALCODE_DATA")
    # a killed process leaves memory and disk alike, and memory is not slowed by its flushes
    memory = Path("/dev/shm")
    gc.collect()
    gc.freeze()  # a forked process that tidies up what it shares has to copy it first
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as root:
        yield Bench(Path(root))
    gc.unfreeze()
    os.environ.pop("QUALCODE_DATA", None)
    if before is not None:
        os.environ["QUALCODE_DATA"] = before


@pytest.mark.parametrize("name", STAGES)
def test_killed_before_any_write_nothing_is_lost_or_half_done(bench: Bench, name: str) -> None:
    step = 1
    while bench.run(name, partial(killed_at, step)).killed:
        step += 1
    assert step > 5, "the steps of this work were not seen"


def test_two_hundred_kills_at_random_moments_lose_nothing(bench: Bench) -> None:
    chance = random.Random(20)
    length = {name: bench.seconds(name) for name in STAGES}
    killed = 0
    for n in range(1000):
        name = list(STAGES)[n % len(STAGES)]
        moment = chance.uniform(0, length[name])
        killed += bench.run(name, partial(killed_after, moment)).killed
        if killed == 200:
            break
    assert killed == 200


def opening_words(path: Path) -> list[str]:
    """Which of the two passphrases open the vault."""
    found = []
    for words in ("old", "new"):
        with contextlib.suppress(PassphraseError), Vault.unlock(path, words) as vault:
            assert vault.get("text", "r") == b"content"
            found.append(words)
    return found


def test_killed_while_its_passphrase_changes_a_vault_opens_with_one_of_the_two(
    tmp_path: Path,
) -> None:
    path, step = tmp_path / "a.qualcode-vault", 1
    with Vault.create(path, "s", "old", cost=ScryptCost(n=2)) as vault, vault.writing("op") as w:
        w.put("text", "r", b"content")

    def change(say: Say) -> None:
        with Vault.unlock(path, "old") as vault:
            say(0)
            vault.change_passphrase("new")
            say("changed")

    while (death := killed_at(step, change)).killed:
        assert opening_words(path) == ["old"]
        step += 1
    assert death.said == [0, "changed"]
    assert opening_words(path) == ["new"]
    assert step > 3


def test_killed_while_its_key_is_destroyed_a_vault_opens_or_says_so(tmp_path: Path) -> None:
    path, step = tmp_path / "a.qualcode-vault", 1
    Vault.create(path, "s", None).close()

    def destroy(say: Say) -> None:
        with Vault.unlock(path) as vault:
            say(0)
            vault.destroy_key()

    while killed_at(step, destroy).killed:
        Vault.unlock(path).close()
        step += 1
    assert step > 3
    with pytest.raises(LockedError):
        Vault.unlock(path)
