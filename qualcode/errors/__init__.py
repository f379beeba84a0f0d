"""What may go wrong: every failed action raises one of these, with a sentence and an advice."""

from qualcode.errors.tree import (
    BadInputError,
    ConflictError,
    LockedError,
    MissingExtraError,
    NotAllowedError,
    NotFoundError,
    PassphraseError,
    QualcodeError,
    RefusedError,
    StudyFileError,
    UndoBlockedError,
)

__all__ = [
    "BadInputError",
    "ConflictError",
    "LockedError",
    "MissingExtraError",
    "NotAllowedError",
    "NotFoundError",
    "PassphraseError",
    "QualcodeError",
    "RefusedError",
    "StudyFileError",
    "UndoBlockedError",
]
