"""The vault itself: its passphrase, its recovery text for the day it is forgotten, the end of it."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.errors import BadInputError, NotAllowedError, RefusedError
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.studies import has_vault
from qualcode.store.study_file import study_id_of
from qualcode.store.vault import Vault, key_is_destroyed, vault_path
from qualcode.wording import Message

SHORTEST = 8


def chosen_passphrase(passphrase: str, again: str, *, without: bool) -> str | None:
    """The passphrase somebody typed twice, None for who does ``without``.

    BadInputError when one is typed all the same, both differ, or it is too short.
    """
    if not without:
        return checked_passphrase(passphrase, again)
    if passphrase or again:
        raise BadInputError(
            Message("A passphrase is typed, and “No passphrase” is ticked as well."),
            Message("Empty the two fields, or take the tick away."),
        )
    return None


def checked_passphrase(passphrase: str, again: str) -> str:
    """The passphrase when both agree and it is long enough; BadInputError otherwise."""
    if not passphrase:
        raise BadInputError(
            Message("No passphrase was given."),
            Message("Type one twice, or choose to do without one and know what that means."),
        )
    if passphrase != again:
        raise BadInputError(
            Message("The two passphrases differ."), Message("Type the same one twice.")
        )
    if len(passphrase) < SHORTEST:
        raise BadInputError(
            Message("This passphrase is too short."),
            Message(
                "Take at least {n} characters; a few words in a row are easy to keep.", n=SHORTEST
            ),
        )
    return passphrase


def key_was_destroyed(study: OpenStudy) -> bool:
    """Whether a vault lies beside the study that nobody can read any more."""
    return has_vault(study) and key_is_destroyed(vault_path(study.file.path))


def vault_unless_lost(study: OpenStudy, *, lost: bool) -> Vault | None:
    """The open vault; None when somebody says that it is lost, and it is or its key was destroyed.

    Raises LockedError when it is not open and not lost, RefusedError when it is there after all.
    """
    if not lost:
        return study.unlocked()
    if has_vault(study) and not key_was_destroyed(study):
        raise RefusedError(
            Message("The vault lies beside the study."),
            Message("Open it with its passphrase or its recovery text: it must know what is done."),
        )
    return None


@dataclass(frozen=True, slots=True)
class VaultState:
    """Whether a passphrase protects the vault, and whether other accounts are kept from its file."""

    is_protected: bool
    is_private: bool


def vault_state(study: OpenStudy) -> VaultState:
    """How well the vault is kept."""
    vault = study.unlocked()
    return VaultState(vault.protected, vault.access_restricted)


def change_passphrase(study: OpenStudy, new: str | None) -> Message:
    """Another passphrase from now on; None takes it away. Returns what this does and does not do."""
    study.require(Ability.MANAGE)
    study.unlocked().change_passphrase(new)
    if new is None:
        return Message(
            "The vault has no passphrase any more: whoever holds its file can read the original "
            "interviews and the names."
        )
    return Message(
        "The new passphrase opens the vault. Copies of the vault made before still open with the "
        "old one: destroy them if that is why you changed it."
    )


def export_key(study: OpenStudy) -> str:
    """The recovery text, to be written down and locked away: it opens the vault by itself."""
    study.require(Ability.MANAGE)
    return study.unlocked().export_key()


def destroy_key(study: OpenStudy) -> Message:
    """Wipes the key for good; returns what that means."""
    study.require(Ability.MANAGE)
    study.unlocked().destroy_key()
    study.vault = None
    return WHAT_DESTROYED_MEANS


WHAT_DESTROYED_MEANS = Message(
    "Nobody can read this vault any more, with the passphrase or the recovery text: the original "
    "interviews and the names in it are lost, and no pseudonym can be traced back through it. "
    "The study goes on without it. Copies of the vault made before, recordings, the files the "
    "interviews came from and what people remember are not touched: by itself this does not make "
    "the interviews anonymous."
)


def unlock_with_recovery(study: OpenStudy, text: str) -> None:
    """Opens the vault with its recovery text; raises BadInputError or PassphraseError."""
    study.require(Ability.USE_VAULT)
    if not has_vault(study):
        raise NotAllowedError(
            Message("The vault is not beside this study."),
            Message("Use the computer where the vault is."),
        )
    with study.reading() as reader:
        study_id = study_id_of(reader)
    study.lock()
    study.vault = Vault.unlock_with_key(vault_path(study.file.path), text, study_id=study_id)
