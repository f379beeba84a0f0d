"""The entry point: settles the language, builds the commands, turns errors into sentences."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from qualcode.wording import Message, render, settle_language
from qualcode.wording.language import language_from_environment


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs ``qualcode``; the exit code says how it went (0, or the error's own)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    language, words = _asked_language(words)
    settle_language(language_from_environment(language))
    _speak_utf8()
    from qualcode.cli.commands import build

    sys.exit(_run(build(), words))


def _run(app: object, words: list[str]) -> int:
    import click
    import typer

    from qualcode.cli import console
    from qualcode.errors import QualcodeError

    command = typer.main.get_command(app)  # type: ignore[arg-type]
    try:
        code = command.main(args=words, prog_name="qualcode", standalone_mode=False)
    except QualcodeError as error:
        console.complain(error)
        return error.exit_code
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.exceptions.Abort:
        console.say_error(render(Message("Stopped. Nothing was left half done.")))
        return 130
    except click.exceptions.ClickException as error:
        error.show()
        return 2
    except OSError as error:
        console.say_error(_disk(error))
        return 3
    return code if isinstance(code, int) else 0


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
            asked = next(rest, None)
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
