"""Operations on the vault are whole, once only, and can be taken back until they are settled."""

from __future__ import annotations

import os
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import (
    LockedError,
)
from qualcode.store.vault import Vault
from tests.store.vault_in_use import TEXT, contents, sealed_bytes, write


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
@settings(max_examples=30, deadline=None)
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
