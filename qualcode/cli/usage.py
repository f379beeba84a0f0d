"""What is wrong with how a command was written, as a sentence and an advice."""

from __future__ import annotations

import re
from typing import Any

import typer

from qualcode.errors import QualcodeError
from qualcode.wording import Message

EXIT_CODE = 2
# Typer carries its own copy of Click or stands on Click itself: the root of its errors, whichever
UsageTrouble: type[Exception] = next(
    kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException"
)


class UsageMistakeError(QualcodeError):
    """A command written otherwise than its help says."""

    exit_code = EXIT_CODE


def spoken(trouble: Any) -> UsageMistakeError:
    """The mistake in the language of whoever made it."""
    context = getattr(trouble, "ctx", None)
    command = context.command_path if context else "qualcode"
    return UsageMistakeError(
        _sentence(trouble), Message("“{command} --help” shows an example.", command=command)
    )


def _sentence(trouble: Any) -> Message:
    said = str(getattr(trouble, "message", "") or "")
    quoted = re.search(r"'([^']*)'", said)
    match type(trouble).__name__:
        case "MissingParameter":
            return Message("{name} is missing.", name=_name(trouble.param))
        case "NoSuchOption":
            return Message("There is no option {name}.", name=trouble.option_name)
        case "BadParameter" if trouble.param is not None and "does not exist" in said and quoted:
            return Message(
                "{name}: there is nothing at {path}.", name=_name(trouble.param), path=quoted[1]
            )
        case "BadParameter" if trouble.param is not None:
            return Message("{name} cannot have the value you gave.", name=_name(trouble.param))
        case "UsageError" if said.startswith("No such command") and quoted:
            return Message("There is no command “{name}”.", name=quoted[1])
        case "UsageError" if said.startswith("Missing command"):
            return Message("A command is missing.")
        case "UsageError" if said.startswith("Got unexpected extra argument"):
            words = said[said.rfind("(") + 1 : said.rfind(")")]
            return Message("The command has no place for “{words}”.", words=words)
        case "BadOptionUsage" if "requires" in said:
            return Message("{name} needs a value behind it.", name=trouble.option_name)
        case "BadOptionUsage" if "does not take a value" in said:
            return Message("{name} takes no value.", name=trouble.option_name)
        case _:
            return Message("The command cannot be understood: {why}", why=trouble.format_message())


def _name(parameter: Any) -> str:
    if parameter is None:
        return "?"
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    return str(max(parameter.opts, key=len))
