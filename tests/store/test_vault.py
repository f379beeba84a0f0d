"""The vault holds what must not be read, and gives back exactly what was put in."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import (
    BadInputError,
    ConflictError,
    LockedError,
    NotFoundError,
    PassphraseError,
    QualcodeError,
    StudyFileError,
)
from qualcode.store.vault import Vault, remove_blank_vault, vault_path
from qualcode.store.vault_crypto import ScryptCost

CHEAP = ScryptCost(n=1 << 10)
TEXT = "Le docteur Zyntarelle reçoit à Brouvexy, « comme toujours ».".encode()
posix_only = pytest.mark.skipif(os.name == "nt", reason="modes and hard links of POSIX")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with Vault.create(tmp_path / "a.qualcode-vault", "study-1", None) as made:
        yield made


def protected_vault(folder: Path, passphrase: str = "été à Brouvexy") -> Vault:
    return Vault.create(folder / "p.qualcode-vault", "study-1", passphrase, cost=CHEAP)


def write(vault: Vault, operation_id: str, **records: bytes | None) -> None:
    with vault.writing(operation_id) as writer:
        for record_id, content in records.items():
            if content is None:
                writer.delete("text", record_id)
            else:
                writer.put("text", record_id, content)


def contents(vault: Vault) -> dict[str, bytes]:
    return dict(vault.records("text"))


def test_a_record_comes_back_as_it_was_put(vault: Vault) -> None:
    write(vault, "op-1", r1=TEXT, r2=b"")
    assert vault.get("text", "r1") == TEXT
    assert vault.get("text", "r2") == b""
    assert vault.ids("text") == ("r1", "r2")
    assert contents(vault) == {"r1": TEXT, "r2": b""}


def test_a_file_of_twenty_megabytes_is_kept_whole(vault: Vault) -> None:
    content = os.urandom(20 * 1024 * 1024)
    write(vault, "op-1", big=content)
    vault.settle("op-1")
    assert vault.get("text", "big") == content
    assert vault.path.stat().st_size < 1.02 * len(content)


def test_no_word_of_a_record_or_of_the_passphrase_stands_in_the_file(tmp_path: Path) -> None:
    with protected_vault(tmp_path, "Zyntarelle-passe") as vault:
        write(vault, "op-1", r1=TEXT * 50)
        write(vault, "op-2", r1=TEXT * 60)
        with vault.writing("op-3") as writer:
            writer.note(TEXT)
        for path in tmp_path.iterdir():
            assert b"Zyntarelle" not in path.read_bytes()
            assert b"Brouvexy" not in path.read_bytes()


def test_the_passphrase_opens_the_vault_and_another_one_does_not(tmp_path: Path) -> None:
    protected_vault(tmp_path).close()
    path = tmp_path / "p.qualcode-vault"
    with Vault.unlock(path, "été à Brouvexy") as vault:
        assert vault.protected
    for wrong in ("ete a Brouvexy", "", None, "été à Brouvexy "):
        with pytest.raises(PassphraseError, match="n’ouvre pas|does not open"):
            Vault.unlock(path, wrong)


def test_a_passphrase_opens_whether_its_accents_are_composed_or_not(tmp_path: Path) -> None:
    protected_vault(tmp_path, "e\u0301te\u0301").close()
    Vault.unlock(tmp_path / "p.qualcode-vault", "\u00e9t\u00e9").close()


def test_the_default_cost_of_a_guess_is_128_megabytes() -> None:
    assert ScryptCost() == ScryptCost(n=1 << 17, r=8, p=1)


def test_a_vault_without_passphrase_says_so_and_opens(vault: Vault) -> None:
    write(vault, "op-1", r1=TEXT)
    assert not vault.protected
    with Vault.unlock(vault.path) as again:
        assert again.get("text", "r1") == TEXT


def test_an_empty_passphrase_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        protected_vault(tmp_path, "  ")
    assert list(tmp_path.iterdir()) == []


def test_a_vault_never_takes_the_place_of_a_file(vault: Vault) -> None:
    write(vault, "op-1", r1=TEXT)
    with pytest.raises(ConflictError):
        Vault.create(vault.path, "study-1", None)
    assert vault.get("text", "r1") == TEXT
    assert [p.name for p in vault.path.parent.iterdir()] == [vault.path.name]


def test_a_vault_of_another_study_is_refused(vault: Vault) -> None:
    with pytest.raises(ConflictError):
        Vault.unlock(vault.path, study_id="study-2")
    Vault.unlock(vault.path, study_id="study-1").close()


@posix_only
def test_only_the_owner_may_read_the_vault_and_its_journal(
    tmp_path: Path,
) -> None:
    before = os.umask(0)
    try:
        with Vault.create(tmp_path / "a.qualcode-vault", "study-1", None) as vault:
            with vault.writing("op-1") as writer:
                for n in range(200):  # enough for pages to reach the disk before the commit
                    writer.put("text", f"r{n}", os.urandom(50_000))
                modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.iterdir()}
            assert modes == {"a.qualcode-vault": 0o600, "a.qualcode-vault-journal": 0o600}
            assert vault.access_restricted
            vault.path.chmod(0o644)
            assert not vault.access_restricted
    finally:
        os.umask(before)


def test_an_operation_written_twice_changes_nothing(vault: Vault) -> None:
    write(vault, "op-1", r1=b"one")
    write(vault, "op-1", r1=b"two", r2=b"more")
    assert contents(vault) == {"r1": b"one"}
    vault.settle("op-1")
    write(vault, "op-1", r1=None)
    assert contents(vault) == {"r1": b"one"}
    with vault.writing("op-1") as writer:
        assert writer.repeated


def test_a_discarded_operation_leaves_what_was_before_and_may_be_written_again(
    vault: Vault,
) -> None:
    write(vault, "op-1", r1=b"one", r2=b"two")
    vault.settle("op-1")
    write(vault, "op-2", r1=b"changed", r2=None, r3=b"new")
    assert vault.unsettled() == ("op-2",)
    vault.discard("op-2")
    assert contents(vault) == {"r1": b"one", "r2": b"two"}
    assert vault.unsettled() == ()
    write(vault, "op-2", r1=b"changed again")
    assert vault.get("text", "r1") == b"changed again"


def test_a_settled_operation_can_no_longer_be_discarded(vault: Vault) -> None:
    write(vault, "op-1", r1=b"one")
    vault.settle("op-1")
    vault.discard("op-1")
    assert contents(vault) == {"r1": b"one"}


def test_an_operation_that_fails_writes_nothing(vault: Vault) -> None:
    with pytest.raises(ZeroDivisionError), vault.writing("op-1") as writer:
        writer.put("text", "r1", TEXT)
        raise ZeroDivisionError
    assert vault.unsettled() == ()
    assert contents(vault) == {}


def test_a_note_is_there_until_its_operation_is_settled(vault: Vault) -> None:
    with vault.writing("op-1") as writer:
        writer.note(TEXT)
    assert vault.note("op-1") == TEXT
    vault.settle("op-1")
    assert vault.note("op-1") is None
    assert vault.note("op-unknown") is None


def sealed_bytes(vault: Vault) -> list[bytes]:
    """A recognisable piece of each stored ciphertext, read past the vault's own reading."""
    import sqlite3

    connection = sqlite3.connect(vault.path)
    rows = connection.execute(
        "SELECT sealed FROM record UNION ALL SELECT sealed FROM earlier WHERE sealed IS NOT NULL"
    ).fetchall()
    connection.close()
    return [row[0][40:100] for row in rows]


def test_a_deleted_record_is_wiped_from_the_file_once_settled(vault: Vault) -> None:
    write(vault, "op-1", r1=os.urandom(30_000), r2=os.urandom(500))
    vault.settle("op-1")
    pieces = sealed_bytes(vault)
    assert all(piece in vault.path.read_bytes() for piece in pieces)
    size = vault.path.stat().st_size
    write(vault, "op-2", r1=None, r2=None)
    vault.settle("op-2")
    assert not any(piece in vault.path.read_bytes() for piece in pieces)
    assert vault.path.stat().st_size < size - 25_000


Step = tuple[str, int, tuple[tuple[str, bytes | None], ...]]
_content = st.one_of(st.none(), st.binary(max_size=40))
_writes = st.lists(st.tuples(st.sampled_from("abc"), _content), max_size=4).map(tuple)
_steps = st.lists(
    st.tuples(st.sampled_from(["write", "settle", "discard"]), st.integers(0, 4), _writes),
    max_size=14,
)


class Expected:
    """What the vault should hold: every operation not discarded, in the order written."""

    def __init__(self) -> None:
        self.operations: dict[str, tuple[tuple[str, bytes | None], ...]] = {}
        self.settled: set[str] = set()

    def step(self, vault: Vault, step: Step) -> None:
        action, number, writes = step
        operation_id = f"op-{number}"
        if action == "write":
            self.operations.setdefault(operation_id, writes)
            with vault.writing(operation_id) as writer:
                for record_id, content in writes:
                    if content is None:
                        writer.delete("text", record_id)
                    else:
                        writer.put("text", record_id, content)
        elif action == "settle":
            self.settled |= {operation_id} & self.operations.keys()
            vault.settle(operation_id)
        else:
            if operation_id not in self.settled:
                self.operations.pop(operation_id, None)
            vault.discard(operation_id)

    def contents(self) -> dict[str, bytes]:
        held: dict[str, bytes | None] = {}
        for writes in self.operations.values():
            held.update(dict(writes))
        return {record_id: c for record_id, c in held.items() if c is not None}


@given(steps=_steps)
@settings(max_examples=60, deadline=None)
def test_any_mix_of_operations_leaves_those_not_discarded_in_their_order(
    steps: list[Step], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("v") / "a.qualcode-vault"
    expected = Expected()
    with Vault.create(path, "study-1", None) as vault:
        for step in steps:
            expected.step(vault, step)
            assert contents(vault) == expected.contents()
        waiting = [o for o in expected.operations if o not in expected.settled]
        assert vault.unsettled() == tuple(waiting)
        for operation_id in expected.operations:
            vault.settle(operation_id)
        assert contents(vault) == expected.contents()


@given(content=st.binary(max_size=5000))
@settings(max_examples=40, deadline=None)
def test_any_bytes_come_back(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("v") / "a.qualcode-vault"
    with Vault.create(path, "study-1", None) as vault:
        write(vault, "op-1", r1=content)
        assert vault.get("text", "r1") == content


def test_a_new_passphrase_opens_and_the_old_one_no_longer(tmp_path: Path) -> None:
    with protected_vault(tmp_path, "old words") as vault:
        write(vault, "op-1", r1=TEXT)
        vault.change_passphrase("new words")
        assert vault.get("text", "r1") == TEXT
    path = tmp_path / "p.qualcode-vault"
    with pytest.raises(PassphraseError):
        Vault.unlock(path, "old words")
    with Vault.unlock(path, "new words") as vault:
        assert vault.get("text", "r1") == TEXT
        vault.change_passphrase(None)
        assert not vault.protected
    with Vault.unlock(path) as vault:
        assert vault.get("text", "r1") == TEXT


def test_the_recovery_text_opens_the_vault_without_passphrase(tmp_path: Path) -> None:
    with protected_vault(tmp_path) as vault:
        write(vault, "op-1", r1=TEXT)
        text = vault.export_key()
    with Vault.unlock_with_key(tmp_path / "p.qualcode-vault", text) as vault:
        assert vault.get("text", "r1") == TEXT
        vault.change_passphrase("found again")
    Vault.unlock(tmp_path / "p.qualcode-vault", "found again").close()


def test_the_recovery_text_of_another_vault_says_so(tmp_path: Path, vault: Vault) -> None:
    with Vault.create(tmp_path / "b.qualcode-vault", "study-1", None) as other:
        text = other.export_key()
    with pytest.raises(PassphraseError, match="autre coffre|another vault"):
        Vault.unlock_with_key(vault.path, text)


def test_after_its_key_is_destroyed_nothing_opens_the_vault(tmp_path: Path) -> None:
    vault = protected_vault(tmp_path)
    write(vault, "op-1", r1=TEXT)
    text, elsewhere = vault.export_key(), Vault.unlock(vault.path, "été à Brouvexy")
    before = vault.path.read_bytes()
    vault.destroy_key()
    assert len(vault.path.read_bytes()) == len(before)
    for attempt in (
        lambda: Vault.unlock(vault.path, "été à Brouvexy"),
        lambda: Vault.unlock_with_key(vault.path, text),
        lambda: write(elsewhere, "op-2", r1=TEXT),
        vault.unsettled,
    ):
        with pytest.raises(LockedError):
            attempt()


def test_a_destroyed_key_leaves_no_byte_in_the_file(vault: Vault) -> None:
    key = vault._key()
    share = vault._share
    assert key in vault.path.read_bytes()
    vault.destroy_key()
    assert key not in vault.path.read_bytes()
    assert share not in vault.path.read_bytes()


def test_a_closed_vault_refuses_everything(vault: Vault) -> None:
    vault.close()
    for attempt in (
        lambda: vault.get("text", "r1"),
        lambda: vault.ids("text"),
        lambda: write(vault, "op-1", r1=b""),
        vault.export_key,
        lambda: vault.change_passphrase("x"),
        vault.destroy_key,
    ):
        with pytest.raises(LockedError):
            attempt()


def test_a_missing_vault_and_a_missing_record_are_named(tmp_path: Path, vault: Vault) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        Vault.unlock(tmp_path / "nowhere.qualcode-vault")
    assert not (tmp_path / "nowhere.qualcode-vault").exists()
    with pytest.raises(NotFoundError):
        vault.get("text", "r1")
    vault.path.unlink()
    with pytest.raises(NotFoundError):
        write(vault, "op-1", r1=b"")
    assert not vault.path.exists()


@pytest.mark.parametrize("content", [b"", b"not a vault at all" * 300, b"SQLite format 3\x00"])
def test_a_file_that_is_no_vault_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.qualcode-vault"
    path.write_bytes(content)
    with pytest.raises(StudyFileError):
        Vault.unlock(path)


def test_a_vault_of_a_newer_version_is_refused(vault: Vault) -> None:
    import sqlite3

    connection = sqlite3.connect(vault.path)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(StudyFileError, match="plus récente|newer"):
        Vault.unlock(vault.path)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A vault file with two records and an operation that waits."""
    path = tmp_path_factory.mktemp("sound") / "a.qualcode-vault"
    with Vault.create(path, "study-1", "words", cost=CHEAP) as vault:
        write(vault, "op-1", r1=TEXT * 300, r2=TEXT)
    return path.read_bytes()


@given(cut=st.integers(0, 20_000), place=st.integers(0, 40_000), byte=st.integers(0, 255))
@settings(max_examples=120, deadline=None)
def test_a_damaged_vault_gives_a_sentence_or_the_true_content(
    cut: int, place: int, byte: int, sound: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("v") / "a.qualcode-vault"
    raw = bytearray(sound)
    raw[place % len(raw)] = byte
    path.write_bytes(raw[: max(0, len(raw) - cut)])
    try:
        with Vault.unlock(path, "words") as vault:
            read = contents(vault)
            vault.unsettled()
    except QualcodeError as refused:
        assert not isinstance(refused, PassphraseError), "damage is no wrong passphrase"
    else:
        assert all(content in (TEXT * 300, TEXT) for content in read.values())


def test_a_record_moved_to_another_id_does_not_open(vault: Vault) -> None:
    import sqlite3

    write(vault, "op-1", r1=b"of M1", r2=b"of M2")
    connection = sqlite3.connect(vault.path)
    connection.execute("UPDATE record SET record_id = 'r3' WHERE record_id = 'r1'")
    connection.commit()
    connection.close()
    with pytest.raises(StudyFileError):
        vault.get("text", "r3")


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qualcode.store.vault_file.BUSY_S", 0.3)
    with vault.writing("op-1") as writer:
        writer.put("text", "r1", b"mine")
        with pytest.raises(LockedError, match=r"a\.qualcode-vault"):
            write(vault, "op-2", r1=b"theirs")
        assert contents(vault) == {}, "readers see what was committed, and need not wait"
    assert contents(vault) == {"r1": b"mine"}


def test_writers_in_many_threads_lose_nothing(vault: Vault) -> None:
    def work(n: int) -> None:
        for k in range(5):
            write(vault, f"op-{n}-{k}", **{f"r{n}-{k}": f"{n} {k}".encode()})
            vault.settle(f"op-{n}-{k}")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert contents(vault) == {f"r{n}-{k}": f"{n} {k}".encode() for n in range(4) for k in range(5)}
    assert vault.unsettled() == ()


@pytest.mark.parametrize("name", ["Mme Zyntarelle", "é", "", "a" * 201, "a\x1fb"])
def test_an_id_that_says_something_is_refused(vault: Vault, name: str) -> None:
    with pytest.raises(ValueError), vault.writing("op-1") as writer:
        writer.put("text", name, b"")


def test_the_vault_of_a_study_lies_beside_it_under_its_name() -> None:
    assert vault_path(Path("/x/soins 1.2.qualcode")) == Path("/x/soins 1.2.qualcode-vault")


def test_a_vault_in_a_folder_with_odd_letters_opens(tmp_path: Path) -> None:
    folder = tmp_path / "thèse #1 100% ? [b]"
    folder.mkdir()
    Vault.create(folder / "a b.qualcode-vault", "study-1", None).close()
    Vault.unlock(folder / "a b.qualcode-vault").close()


def test_a_vault_nothing_was_written_to_can_be_removed_and_no_other(
    tmp_path: Path, vault: Vault
) -> None:
    write(vault, "op-1", r1=TEXT)
    vault.settle("op-1")
    (tmp_path / "notes.qualcode-vault").write_bytes(b"something else")
    Vault.create(tmp_path / "b.qualcode-vault", "study-2", None).close()
    assert not remove_blank_vault(vault.path)
    assert not remove_blank_vault(tmp_path / "notes.qualcode-vault")
    assert not remove_blank_vault(tmp_path / "nowhere.qualcode-vault")
    assert remove_blank_vault(tmp_path / "b.qualcode-vault")
    names = sorted(p.name for p in tmp_path.iterdir())
    assert names == ["a.qualcode-vault", "notes.qualcode-vault"]
