"""Which language is spoken here and now."""

from __future__ import annotations

import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LANGUAGES = ("fr", "en")

_current: ContextVar[str] = ContextVar("qualcode_language", default="fr")


def current_language() -> str:
    """The language of this context: ``fr`` unless something said otherwise."""
    return _current.get()


def settle_language(language: str) -> None:
    """Speak ``language`` in this context from now on (a command line, a rerun of a screen)."""
    _current.set(parse_language(language) or "fr")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` inside the block."""
    token = _current.set(parse_language(language) or "fr")
    try:
        yield
    finally:
        _current.reset(token)


def parse_language(name: str | None) -> str | None:
    """``fr`` for fr, fr_FR, fr-CA.UTF-8…, ``en`` likewise; None for what is neither."""
    prefix = (name or "").replace("-", "_").split("_")[0].split(".")[0].lower()
    return prefix if prefix in LANGUAGES else None


def language_from_environment(asked: str | None = None) -> str:
    """The language asked for, else ``QUALCODE_LANG``, else the locale's, else French."""
    candidates = (asked, os.environ.get("QUALCODE_LANG"), _locale_name())
    return next((known for name in candidates if (known := parse_language(name))), "fr")


def _locale_name() -> str | None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return os.environ[variable]
    return locale.getlocale()[0]
