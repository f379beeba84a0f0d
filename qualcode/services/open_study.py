"""An open study as every service takes it: the file, who acts, and the vault if unlocked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from types import TracebackType

from qualcode.errors import LockedError, NotAllowedError, NotFoundError
from qualcode.model import Coder, CoderRole
from qualcode.store.change import Change
from qualcode.store.engine import Reader
from qualcode.store.lock_file import StudyLock
from qualcode.store.purge import finish_pending_purge
from qualcode.store.rows.coders import load_coders
from qualcode.store.study_file import StudyFile
from qualcode.store.vault import Vault
from qualcode.wording import Message


class Ability(Enum):
    """What a role lets a coder do."""

    READ = "read"
    COMMENT = "comment"
    CODE = "code"
    EDIT_CODEBOOK = "edit_codebook"
    EDIT_STUDY = "edit_study"
    USE_VAULT = "use_vault"
    MANAGE = "manage"


_ABILITIES = {
    CoderRole.READER: {Ability.READ, Ability.COMMENT},
    CoderRole.CODER: {Ability.READ, Ability.COMMENT, Ability.CODE, Ability.EDIT_CODEBOOK},
    CoderRole.SUPERVISOR: set(Ability) - {Ability.MANAGE},
    CoderRole.OWNER: set(Ability),
}


@dataclass
class OpenStudy:
    """The study file, the coder who acts, and the vault while it is unlocked."""

    file: StudyFile
    coder: Coder
    vault: Vault | None = None
    findings: list[Message] = field(default_factory=list)
    lock_file: StudyLock | None = None

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One consistent snapshot of the study."""
        with self.file.reading() as reader:
            yield reader

    @contextmanager
    def acting(
        self,
        action: str,
        said: Message,
        needs: Ability,
        *,
        operation_id: str | None = None,
        undoable: bool = True,
        as_coder: str | None = None,
    ) -> Iterator[Change]:
        """One recorded action of this coder; NotAllowedError when their role does not allow it."""
        if self.lock_file is not None:
            self.lock_file.beat()
        with self.file.acting(
            action,
            said,
            as_coder or self.coder.id,
            operation_id=operation_id,
            vault=self.vault,
            undoable=undoable,
        ) as change:
            self._require(needs, change.connection)
            yield change

    def require(self, needs: Ability) -> None:
        """Raises NotAllowedError when this coder's role does not allow something."""
        with self.file.reading() as reader:
            self._require(needs, reader)

    def _require(self, needs: Ability, reader: Reader) -> None:
        present = next((c for c in load_coders(reader) if c.id == self.coder.id), self.coder)
        self.coder = present
        if not self.may(needs):
            raise self._refusal()

    def may(self, ability: Ability) -> bool:
        """Whether this coder's role allows something, for a screen to show or hide it."""
        return ability in _ABILITIES[self.coder.role]

    def unlocked(self) -> Vault:
        """The vault; LockedError when no passphrase was given yet, NotAllowedError by one's role."""
        if not self.may(Ability.USE_VAULT):  # somebody else may have opened it in this session
            raise self._refusal()
        if self.vault is None:
            raise LockedError(
                Message("This needs the vault, where the original texts and names are kept."),
                Message("Give the study's passphrase, then try again."),
            )
        return self.vault

    def _refusal(self) -> NotAllowedError:
        return NotAllowedError(
            Message("{name} may not do this in this study.", name=self.coder.name),
            Message("Ask the owner of the study, who gives out the roles."),
        )

    def act_as(self, name_or_id: str) -> None:
        """Acts as another coder of the study from now on.

        ``NotFoundError`` when the study has no such coder.
        """
        with self.file.reading() as reader:
            coders = load_coders(reader)
        found = next((c for c in coders if name_or_id in (c.id, c.name)), None)
        if found is None:
            raise NotFoundError(
                Message("There is no coder called {name} in this study.", name=name_or_id),
                Message(
                    "Add them first; the coders are: {names}.",
                    names=", ".join(c.name for c in coders),
                ),
            )
        self.coder = found

    def lock(self) -> None:
        """Forgets the vault's key."""
        if self.vault is not None:
            self.vault.close()
            self.vault = None

    def close(self) -> None:
        """Locks the vault and closes the file."""
        self.lock()
        finish_pending_purge(self.file)
        self.file.close()
        if self.lock_file is not None:
            self.lock_file.release()
            self.lock_file = None

    def __enter__(self) -> OpenStudy:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self.close()
