"""A sentence before it is spoken: its id and its parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Parameter: TypeAlias = "str | int | float | Message"


@dataclass(frozen=True)
class Message:
    """An English sentence used as id, with the values of its ``{named}`` places.

    Parameters may be messages themselves; they are rendered in the same language.
    """

    text: str
    parameters: tuple[tuple[str, Parameter], ...] = ()
    plural_text: str | None = None
    n: int | None = None

    def __init__(self, text: str, /, **parameters: Parameter) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "parameters", tuple(sorted(parameters.items())))
        object.__setattr__(self, "plural_text", None)
        object.__setattr__(self, "n", None)

    @classmethod
    def plural(cls, one: str, many: str, /, n: int, **parameters: Parameter) -> Message:
        """The message that says ``one`` or ``many`` after ``n``, which is also a parameter."""
        message = cls(one, n=n, **parameters)
        object.__setattr__(message, "plural_text", many)
        object.__setattr__(message, "n", n)
        return message

    @property
    def values(self) -> dict[str, Parameter]:
        """The parameters by name."""
        return dict(self.parameters)

    def as_json(self) -> dict[str, object]:
        """The message as plain JSON values, for the activity record."""
        return {
            "text": self.text,
            "plural": self.plural_text,
            "n": self.n,
            "parameters": {
                name: value.as_json() if isinstance(value, Message) else value
                for name, value in self.parameters
            },
        }

    @classmethod
    def from_json(cls, stored: dict[str, object]) -> Message:
        """The message that ``as_json`` wrote."""
        raw = stored.get("parameters")
        parameters: dict[str, Parameter] = {}
        if isinstance(raw, dict):
            for name, value in raw.items():
                parameters[name] = cls.from_json(value) if isinstance(value, dict) else value
        parameters.pop("n", None) if stored.get("plural") else None
        plural, n = stored.get("plural"), stored.get("n")
        if isinstance(plural, str) and isinstance(n, int):
            return cls.plural(str(stored["text"]), plural, n=n, **parameters)
        return cls(str(stored["text"]), **parameters)

    def __str__(self) -> str:
        from qualcode.wording.sentence import render

        return render(self)
