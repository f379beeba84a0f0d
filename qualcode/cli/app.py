"""The entry point: settles the language, builds the commands, turns errors into sentences."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualcode.wording import Message, parse_language, render, settle_language
from qualcode.wording.language import language_from_environment

if TYPE_CHECKING:
    import typer

    from qualcode.errors import QualcodeError


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs ``qualcode``; the exit code says how it went (0, or the error's own)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    language, words = _asked_language(words)
    settle_language(language_from_environment(language))
    _speak_utf8()
    if language is not None and parse_language(language) is None:
        sys.exit(_no_language(language))
    from qualcode.cli.commands import build

    sys.exit(_run(build(), words))


def _no_language(asked: str) -> int:
    from qualcode.cli.usage import UsageMistakeError

    return _complained(
        UsageMistakeError(
            Message("“{asked}” is not a language qualcode speaks.", asked=asked),
            Message("Give --lang fr or --lang en."),
        )
    )


def _run(app: typer.Typer, words: list[str]) -> int:
    import typer

    from qualcode.cli import console, usage
    from qualcode.errors import QualcodeError

    try:
        command = typer.main.get_command(app)
        code = command.main(args=words, prog_name="qualcode", standalone_mode=False)
    except QualcodeError as error:
        return _complained(error)
    except typer.Exit as left:
        return left.exit_code
    except (typer.Abort, KeyboardInterrupt):
        console.say_error(render(Message("Stopped. Nothing was left half done.")))
        return 130
    except usage.UsageTrouble as trouble:
        if type(trouble).__name__ == "NoArgsIsHelpError":
            console.say(str(trouble.args[0] if trouble.args else ""))
            return usage.EXIT_CODE
        return _complained(usage.spoken(trouble))
    except OSError as error:
        console.say_error(_disk(error))
        return 3
    except Exception as error:  # noqa: BLE001 - nobody should have to read a traceback
        return _unforeseen(error)
    return code if isinstance(code, int) else 0


def _complained(error: QualcodeError) -> int:
    from qualcode.cli import console

    console.complain(error)
    return error.exit_code


def _unforeseen(error: Exception) -> int:
    from qualcode.cli import console
    from qualcode.services.trouble_log import write_trouble

    noted = write_trouble(error)
    console.say_error(
        render(
            Message(
                "Something went wrong that was not foreseen (number {number}). Your study is as "
                "it was before this command.",
                number=noted.reference,
            )
        )
    )
    console.say_error(
        "→ "
        + render(
            Message(
                "Report that number with the file {path}; nothing of your interviews is in it.",
                path=noted.path,
            )
        )
    )
    return 70


def _disk(error: OSError) -> str:
    where = str(error.filename or "")
    return render(
        Message(
            "{path} could not be read or written: {why}. Check the name, the rights and the room on the disk.",
            path=where,
            why=error.strerror or str(error),
        )
    )


def _asked_language(words: list[str]) -> tuple[str | None, list[str]]:
    """Takes ``--lang fr`` out of the words: help is written before options are parsed."""
    left: list[str] = []
    asked: str | None = None
    rest = iter(words)
    for word in rest:
        if word == "--lang":
            asked = next(rest, "")
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
        else:
            left.append(word)
    return asked, left


def _speak_utf8() -> None:
    # a Windows console may speak cp1252, which has no arrows
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    main()
