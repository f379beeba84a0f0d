"""Commands whose help speaks the language settled, their examples one a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from qualcode.wording import gettext as _

_TYPE = re.compile(
    r"<(?:(?P<path>path)|(?P<text>str|list\[str\])|(?P<number>int|float|int range))>"
)


class Commands(typer.Typer):
    """A group of commands with spoken help."""

    def __init__(self, *, help: str, **settings: Any) -> None:  # noqa: A002 - Typer's word
        super().__init__(
            help=_kept_lines(help),
            cls=SpokenGroup,
            no_args_is_help=True,
            rich_markup_mode=None,
            **settings,
        )

    def command(  # type: ignore[override]
        self,
        name: str,
        *,
        help: str,  # noqa: A002 - Typer's word
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Adds a command; what follows the first paragraph of ``help`` keeps its lines."""
        return super().command(name, cls=SpokenCommand, help=_kept_lines(help))


def _kept_lines(page: str) -> str:
    first, *rest = page.split("\n\n")
    return "\n\n".join([first, *(f"\b\n{paragraph}" for paragraph in rest)])


class SpokenCommand(TyperCommand):
    """A command whose help is in the language settled."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, the words Typer gives to its own options put into the language."""
        return _spoken_parameters(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return _spoken_page(super().get_help(ctx))


class SpokenGroup(TyperGroup):
    """A group of commands whose help is in the language settled."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, the words Typer gives to its own options put into the language."""
        return _spoken_parameters(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        return _spoken_page(super().get_help(ctx))


def _spoken_parameters(parameters: list[Any]) -> list[Any]:
    words = {
        "--help": _("Show this message and exit."),
        "--install-completion": _("Install completion for the current shell."),
        "--show-completion": _("Show completion for the current shell, to copy or adapt it."),
    }
    for parameter in parameters:
        for option in parameter.opts:
            if option in words:
                parameter.help = words[option]
    return parameters


def _spoken_page(page: str) -> str:
    headings = {
        "Usage": _("Usage:"),
        "Arguments": _("Arguments:"),
        "Options": _("Options:"),
        "Commands": _("Commands:"),
    }
    page = re.sub(
        r"^(Usage|Arguments|Options|Commands):", lambda m: headings[m[1]], page, flags=re.MULTILINE
    )
    page = page.replace("[required]", _("[required]"))
    page = _TYPE.sub(_spoken_type, page)
    return re.sub(r"\[default:", _("[default:"), page)


def _spoken_type(found: re.Match[str]) -> str:
    """What is written there, in as many columns; a path has its own word before it."""
    said = _("TEXT") if found["text"] else _("NUMBER") if found["number"] else ""
    return said.ljust(len(found[0]))
