"""The vault's lock: another passphrase, and the recovery text for the day it is forgotten."""

from __future__ import annotations

from qualcode.errors import BadInputError, NotAllowedError
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.studies import has_vault
from qualcode.store.study_file import study_id_of
from qualcode.store.vault import Vault, vault_path
from qualcode.wording import Message

SHORTEST = 8


def checked_passphrase(passphrase: str, again: str) -> str:
    """The passphrase when both agree and it is long enough; BadInputError otherwise."""
    if not passphrase:
        raise BadInputError(
            Message("No passphrase was given."),
            Message("Type one twice, or choose to go without and know what that means."),
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


def change_passphrase(study: OpenStudy, new: str | None) -> None:
    """Lets another passphrase open the vault from now on; None is the choice to go without.

    Copies of the vault made before still open with the old one. Raises LockedError when the
    vault is locked, NotAllowedError for anybody but an owner.
    """
    study.require(Ability.MANAGE)
    study.unlocked().change_passphrase(new)


def recovery_text(study: OpenStudy) -> str:
    """The text that opens this vault without its passphrase: to be printed and locked away."""
    study.require(Ability.MANAGE)
    return study.unlocked().export_key()


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
