"""The tree of errors. Each carries two sentences: what happened, and what to do about it."""

from __future__ import annotations

from qualcode.wording import Message, render


class QualcodeError(Exception):
    """A failed action, in a sentence (``message``) and an advice (``hint``)."""

    exit_code = 1

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def sentence(self, language: str | None = None) -> str:
        """What happened and what to do, in the language given or the context's."""
        said = render(self.message, language)
        return f"{said} {render(self.hint, language)}" if self.hint else said

    def __str__(self) -> str:
        return self.sentence()


class BadInputError(QualcodeError):
    """A file or a value from outside that cannot be read or does not fit."""

    exit_code = 3


class NotFoundError(QualcodeError):
    """Something named that is not there."""

    exit_code = 4


class ConflictError(QualcodeError):
    """The study changed under the action, or two things want the same place."""

    exit_code = 5


class UndoBlockedError(ConflictError):
    """Later actions depend on the one to take back; ``dependents`` are their revisions."""

    def __init__(self, message: Message, hint: Message, dependents: tuple[int, ...]) -> None:
        super().__init__(message, hint)
        self.dependents = dependents


class RefusedError(QualcodeError):
    """An action the study's state does not allow (not released, redaction pending…)."""

    exit_code = 6


class NotAllowedError(RefusedError):
    """An action this coder's role does not allow."""


class LockedError(QualcodeError):
    """The vault is locked, or a file is held by another program."""

    exit_code = 7


class PassphraseError(LockedError):
    """The passphrase does not open this vault."""


class StudyFileError(QualcodeError):
    """The file is not a study, is damaged, or is newer than this program."""

    exit_code = 8


class MissingExtraError(QualcodeError):
    """An optional library is not installed; the hint names the extra to install."""

    exit_code = 9
