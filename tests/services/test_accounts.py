"""Accounts of a lab's server: hashed, limited, and signed out in time."""

from __future__ import annotations

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from qualcode.errors import BadInputError, ConflictError, NotAllowedError, NotFoundError
from qualcode.services.accounts import (
    IDLE_S,
    SESSION_S,
    TRIES_OF_A_NAME,
    TRIES_OF_AN_ADDRESS,
    WINDOW_S,
    Accounts,
)

PASSWORD = "quatre mots en file"
QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Accounts:
    kept = Accounts(tmp_path / "accounts.sqlite", clock, QUICK)
    kept.add("Samira", PASSWORD)
    return kept


def test_the_password_is_kept_as_argon2id_and_the_token_as_a_hash(accounts: Accounts) -> None:
    token = accounts.sign_in("Samira", PASSWORD).token
    stored = accounts.path.read_bytes()
    assert PASSWORD.encode() not in stored
    assert token.encode() not in stored
    assert b"$argon2id$" in stored


def test_the_settings_of_the_product_are_those_of_rfc_9106() -> None:
    hasher = PasswordHasher()
    assert hasher.memory_cost >= 64 * 1024
    assert hasher.time_cost >= 3


def test_signing_in_gives_a_session_of_that_account(accounts: Accounts) -> None:
    signed = accounts.sign_in("samira", PASSWORD)
    account = accounts.whose(signed.token)
    assert account is not None
    assert account.name == "Samira"
    assert accounts.whose("another") is None
    assert accounts.whose(None) is None


def test_a_wrong_name_and_a_wrong_password_are_told_in_the_same_words(accounts: Accounts) -> None:
    said = set()
    for name, password in (("Samira", "faux mot de passe"), ("Personne", PASSWORD)):
        with pytest.raises(NotAllowedError) as caught:
            accounts.sign_in(name, password)
        said.add(caught.value.sentence("en"))
    assert len(said) == 1


def test_after_five_failures_the_right_password_waits_too(accounts: Accounts, clock: Clock) -> None:
    for _ in range(TRIES_OF_A_NAME):
        with pytest.raises(NotAllowedError):
            accounts.sign_in("Samira", "faux mot de passe")
    with pytest.raises(NotAllowedError, match="quart d’heure|quarter"):
        accounts.sign_in("SAMIRA", PASSWORD)
    clock.now += WINDOW_S + 1
    assert accounts.sign_in("Samira", PASSWORD)


def test_an_address_that_tries_many_names_is_stopped(accounts: Accounts) -> None:
    for number in range(TRIES_OF_AN_ADDRESS):
        with pytest.raises(NotAllowedError):
            accounts.sign_in(f"nom {number}", PASSWORD, address="203.0.113.9")
    with pytest.raises(NotAllowedError, match="quart d’heure|quarter"):
        accounts.sign_in("Samira", PASSWORD, address="203.0.113.9")
    assert accounts.sign_in("Samira", PASSWORD, address="203.0.113.10")


def test_a_session_ends_when_idle_and_after_a_day_of_work(accounts: Accounts, clock: Clock) -> None:
    idle = accounts.sign_in("Samira", PASSWORD).token
    clock.now += IDLE_S + 1
    assert accounts.whose(idle) is None
    busy = accounts.sign_in("Samira", PASSWORD).token
    for _ in range(int(SESSION_S / IDLE_S) * 2):
        clock.now += IDLE_S / 2
        accounts.whose(busy)
    clock.now += 1
    assert accounts.whose(busy) is None


def test_signing_out_another_password_and_removal_end_sessions(accounts: Accounts) -> None:
    first = accounts.sign_in("Samira", PASSWORD).token
    accounts.sign_out(first)
    assert accounts.whose(first) is None
    second = accounts.sign_in("Samira", PASSWORD).token
    accounts.change_password("Samira", "un autre mot de passe")
    assert accounts.whose(second) is None
    third = accounts.sign_in("Samira", "un autre mot de passe").token
    accounts.remove("Samira")
    assert accounts.whose(third) is None
    assert accounts.list() == ()


def test_what_cannot_be_an_account_is_refused(accounts: Accounts) -> None:
    with pytest.raises(ConflictError):
        accounts.add("SAMIRA", PASSWORD)
    with pytest.raises(BadInputError):
        accounts.add("  ", PASSWORD)
    with pytest.raises(BadInputError):
        accounts.add("Anne", "court")
    with pytest.raises(NotFoundError):
        accounts.remove("Personne")


def test_a_hash_made_with_weaker_settings_is_made_anew(accounts: Accounts, clock: Clock) -> None:
    stronger = Accounts(accounts.path, clock, PasswordHasher(time_cost=2, memory_cost=128))
    stronger.sign_in("Samira", PASSWORD)
    assert b"m=128" in accounts.path.read_bytes()
