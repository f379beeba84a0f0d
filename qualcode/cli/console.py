"""What the command line prints: sentences, findings, tables, JSON, progress, passphrases."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.errors import BadInputError, LockedError, NotFoundError, QualcodeError
from qualcode.model import each_once
from qualcode.wording import Message, render
from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.model import Finding

_YES = frozenset({"y", "yes", "o", "oui"})
_NO = frozenset({"n", "no", "non"})


def say(message: Message | str) -> None:
    """A sentence on the standard output."""
    _write(sys.stdout, render(message) if isinstance(message, Message) else message)


def say_error(text: str) -> None:
    """A sentence on the standard error."""
    _write(sys.stderr, text)


def complain(error: QualcodeError) -> None:
    """What happened, and what to do."""
    say_error(render(error.message))
    if error.hint is not None:
        say_error("→ " + render(error.hint))


def show_findings(findings: Iterable[Finding], *, most: int = 40) -> None:
    """Points to check, each once with its place and advice; the rest is counted."""
    found = each_once(findings)
    for advice, alike in groupby(found[:most], key=lambda one: render(one[0].advice)):
        for finding, times in alike:
            say_error("• " + _told(finding, times))
        say_error(f"  → {advice}")
    if len(found) > most:
        say_error(
            render(
                Message.plural(
                    "… and {n} more point to check.",
                    "… and {n} more points to check.",
                    n=len(found) - most,
                )
            )
        )


def _told(finding: Finding, times: int) -> str:
    told = Message("{place}: {text}", place=finding.place, text=finding.text)
    return render(told if times == 1 else Message("{told} ({n} times)", told=told, n=times))


def show_json(value: Any) -> None:
    """A value as JSON for scripts."""
    _write(sys.stdout, json.dumps(value, ensure_ascii=False, indent=2, sort_keys=False))


def finding_as_json(finding: Finding) -> dict[str, str]:
    """A finding in the language spoken."""
    return {
        "place": render(finding.place),
        "text": render(finding.text),
        "advice": render(finding.advice),
    }


def show_table(header: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> None:
    """A table, numbers to the right."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, box=SIMPLE_HEAD, title_justify="left")
    body = [[_cell(cell) for cell in row] for row in rows]
    for number, name in enumerate(header):
        figures = all(_is_figure(row[number]) for row in body) and bool(body)
        table.add_column(name, justify="right" if figures else "left")
    for row in body:
        table.add_row(*(Text(cell) for cell in row))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 160
    page = StringIO()  # written at one go, so that a reader who leaves is noticed like elsewhere
    Console(file=page, width=width, highlight=False).print(table)
    _write(sys.stdout, page.getvalue().rstrip("\n"))


@contextmanager
def progress(label: str) -> Iterator[Any]:
    """A progress bar on the standard error; gives the function that moves it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),  # a file or a script wants sentences only
    )
    with bar:
        task = bar.add_task(label, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def ask_passphrase(file: Path | None, *, twice: bool = False) -> str:
    """The passphrase from a file's first line, or asked for in a terminal.

    Raises LockedError where there is no terminal to ask in.
    """
    if file is not None:
        return _first_line(file)
    if not sys.stdin.isatty():
        raise LockedError(
            Message("This needs the passphrase, and there is no terminal to ask for it."),
            Message("Put it in a file and give --passphrase-file FILE."),
        )
    import getpass

    said = getpass.getpass(_("Passphrase: "))
    if twice and getpass.getpass(_("Once more: ")) != said:
        raise LockedError(
            Message("The two passphrases differ."), Message("Start again; nothing was created.")
        )
    return said


def choose_passphrase(file: Path | None, *, without: bool) -> str | None:
    """A new passphrase from a file or a terminal, None for who does ``without``.

    Raises BadInputError when a file is given all the same.
    """
    if not without:
        return ask_passphrase(file, twice=True)
    if file is not None:
        raise BadInputError(
            Message("There is a file with a passphrase, and the wish to do without one as well."),
            Message("Give one of the two options; nothing was changed."),
        )
    return None


def ask_new_password(file: Path | None) -> str:
    """An account's password from a file's first line, or asked for twice in a terminal.

    Raises LockedError where there is no terminal to ask in, or when the two differ.
    """
    if file is not None:
        return _first_line(file)
    if not sys.stdin.isatty():
        raise LockedError(
            Message("This needs a password, and there is no terminal to ask for it."),
            Message("Put it in a file and give --password-file FILE."),
        )
    import getpass

    said = getpass.getpass(_("Password: "))
    if getpass.getpass(_("Once more: ")) != said:
        raise LockedError(
            Message("The two passwords differ."), Message("Start again; nothing was changed.")
        )
    return said


def confirm(question: str, *, otherwise: str) -> bool:
    """A yes or no asked in a terminal; where there is none, BadInputError naming the option."""
    require_terminal(otherwise)
    return yes_or_no(question, usual=True)


def require_terminal(otherwise: str) -> None:
    """BadInputError naming the option to give where there is no terminal to ask in."""
    if not sys.stdin.isatty():
        raise BadInputError(
            Message("This asks before it goes on, and there is no terminal to ask in."),
            Message("Give {option} if you are sure.", option=otherwise),
        )


def yes_or_no(question: str, *, usual: bool | None = None) -> bool:
    """What somebody answers, in either language; asked again until it is a yes or a no.

    ``usual`` is what an empty answer means; with None there is no answering with nothing.
    """
    import typer

    choice = _("[Y/n]") if usual else _("[y/n]")
    while True:
        said = str(typer.prompt(f"{question} {choice}", default="", show_default=False))
        answer = understood(said)
        if answer is None and not said.strip():
            answer = usual
        if answer is not None:
            return answer
        say_error(_("Answer y for yes or n for no."))


def understood(said: str) -> bool | None:
    """The yes or no that an answer is, in either language; None when it is neither."""
    word = said.strip().casefold()
    return True if word in _YES else False if word in _NO else None


def _first_line(file: Path) -> str:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise NotFoundError(
            Message("There is no file {path}.", path=str(file)),
            Message("Check the name and the folder."),
        ) from None
    except UnicodeDecodeError:
        lines = []
    if not lines or not lines[0]:
        raise BadInputError(
            Message("The file {path} holds no passphrase.", path=str(file)),
            Message("Write it on the first line, as UTF-8 text."),
        )
    return lines[0]


def _write(stream: Any, text: str) -> None:
    stream.write(text + "\n")
    stream.flush()


def _cell(cell: object) -> str:
    if cell is None:
        return "—"
    if isinstance(cell, float):
        return f"{cell:g}"
    return render(cell) if isinstance(cell, Message) else str(cell)


def cut(text: str, most: int) -> str:
    """At most so many characters of a text, whole words, with a sign that more follows."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + "…"


def _is_figure(cell: str) -> bool:
    return (
        cell.replace(" ", "").replace(",", ".").rstrip("%").replace(".", "", 1).isdigit()
        or cell == "—"
    )
