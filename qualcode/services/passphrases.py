"""What is said to somebody who chooses a passphrase; the start page says it before any file is read."""

from __future__ import annotations

from qualcode.wording import Message

LONG_ENOUGH = 12

IF_IT_IS_LOST = Message(
    "Whoever loses the passphrase (and has kept no recovery text) can never read the original "
    "interviews and the real names again; the study itself stays usable."
)
_IS_SHORT = Message(
    "This passphrase has fewer than {n} characters: it can be guessed. A few words in a row are "
    "stronger and easy to keep.",
    n=LONG_ENOUGH,
)


def about_passphrase(passphrase: str) -> tuple[Message, ...]:
    """What to say to whoever chose it: that it is short where it is, and what losing it means."""
    return (*((_IS_SHORT,) if len(passphrase) < LONG_ENOUGH else ()), IF_IT_IS_LOST)
