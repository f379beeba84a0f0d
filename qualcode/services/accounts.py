"""Who may sign in to a lab's server: local accounts, argon2id, sessions that end."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from qualcode.errors import BadInputError, ConflictError, NotAllowedError, NotFoundError
from qualcode.model import new_id
from qualcode.store.accounts import Account, AccountsFile
from qualcode.store.data_folder import data_folder
from qualcode.wording import Message

__all__ = ["Account", "Accounts", "SignedIn", "default_path"]

SHORTEST = 10
LONGEST = 200  # a hash of a megabyte is work for nothing
SESSION_S = 12 * 3600.0
IDLE_S = 2 * 3600.0
WINDOW_S = 15 * 60.0
TRIES_OF_A_NAME = 5
TRIES_OF_AN_ADDRESS = 30
_SEEN_EVERY_S = 60.0
_AT_ONCE = threading.BoundedSemaphore(2)  # each check takes 64 MB


def default_path() -> Path:
    """Where the accounts of this computer's server are kept."""
    return data_folder() / "accounts.sqlite"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session just opened: the token for the cookie, and whose it is."""

    token: str
    account: Account


@dataclass
class Accounts:
    """The accounts in a file; ``clock`` gives seconds since the epoch."""

    path: Path
    clock: Callable[[], float] = time.time
    hasher: PasswordHasher = field(default_factory=PasswordHasher)

    def __post_init__(self) -> None:
        self._file = AccountsFile(self.path)
        self._nobodys = self.hasher.hash(secrets.token_hex())

    def add(self, name: str, password: str) -> Account:
        """A new account; ConflictError when the name is taken."""
        name = " ".join(name.split())
        if not name:
            raise BadInputError(
                Message("An account needs a name."),
                Message("Use the name the person codes under."),
            )
        account = Account(new_id(), name)
        if not self._file.add(account, self.hasher.hash(_checked(password)), self.clock()):
            raise ConflictError(
                Message("There is already an account {name}.", name=name),
                Message("Add an initial to tell the two apart."),
            )
        return account

    def list(self) -> tuple[Account, ...]:
        """Every account by name."""
        return self._file.all()

    def remove(self, name: str) -> None:
        """Deletes an account; it is signed out everywhere."""
        self._file.remove(self._known(name)[0].id)

    def change_password(self, name: str, password: str) -> None:
        """Gives an account another password; it is signed out everywhere."""
        self._file.change_password(self._known(name)[0].id, self.hasher.hash(_checked(password)))

    def sign_in(self, name: str, password: str, *, address: str = "") -> SignedIn:
        """Opens a session. NotAllowedError, always in the same words, when name and password differ.

        After five failures of a name, or thirty of an address, within a quarter of an hour
        nothing is checked any more until time has passed.
        """
        subjects = (f"name:{name.casefold()[:LONGEST]}", f"address:{address}")
        self._refuse_if_tried_too_often(subjects)
        found = self._file.find(name)
        if not self._is_right(found[1] if found else self._nobodys, password) or found is None:
            for subject in subjects:
                now = self.clock()
                self._file.note_failure(subject, now, forget_before=now - WINDOW_S)
            raise NotAllowedError(
                Message("The name and the password do not match."),
                Message("Check both; capitals and accents count."),
            )
        account, stored = found
        self._file.forgive(subjects[0])
        if self.hasher.check_needs_rehash(stored):
            self._file.rehash(account.id, self.hasher.hash(password))
        token = secrets.token_urlsafe(32)
        self._file.close_sessions(
            opened_before=self.clock() - SESSION_S, seen_before=self.clock() - IDLE_S
        )
        self._file.open_session(_hash(token), account.id, self.clock())
        return SignedIn(token, account)

    def whose(self, token: str | None) -> Account | None:
        """Whose session a token is; None when there is none or it has ended."""
        if not token:
            return None
        found = self._file.session(_hash(token))
        if found is None:
            return None
        account, opened_at, seen_at = found
        now = self.clock()
        if now - opened_at > SESSION_S or now - seen_at > IDLE_S:
            self._file.close_session(_hash(token))
            return None
        if now - seen_at > _SEEN_EVERY_S:
            self._file.see(_hash(token), now)
        return account

    def sign_out(self, token: str) -> None:
        """Ends a session."""
        self._file.close_session(_hash(token))

    def _refuse_if_tried_too_often(self, subjects: tuple[str, str]) -> None:
        since = self.clock() - WINDOW_S
        limits = zip(subjects, (TRIES_OF_A_NAME, TRIES_OF_AN_ADDRESS), strict=True)
        if any(self._file.failures(subject, since) >= most for subject, most in limits):
            raise NotAllowedError(
                Message("Too many attempts failed."),
                Message("Wait a quarter of an hour, then try again."),
            )

    def _is_right(self, stored: str, password: str) -> bool:
        if len(password) > LONGEST:
            return False
        with _AT_ONCE:
            try:
                return self.hasher.verify(stored, password)
            except (VerificationError, InvalidHashError):
                return False

    def _known(self, name: str) -> tuple[Account, str]:
        found = self._file.find(name)
        if found is None:
            raise NotFoundError(
                Message("There is no account {name}.", name=name),
                Message("“qualcode accounts list” shows those there are."),
            )
        return found


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _checked(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadInputError(
            Message("A password has at least {n} characters.", n=SHORTEST),
            Message("A few words in a row are easy to keep."),
        )
    return password
