"""The options that say where long work is carried out, and the executor they name."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer

from qualcode.wording import gettext as _

if TYPE_CHECKING:
    from qualcode.services.executors import Executor


@dataclass(frozen=True, slots=True)
class Where:
    """Where work is carried out, as asked on the command line."""

    workers: int = 1
    scheduler: str = ""
    in_clear: bool = False

    def executor(self) -> AbstractContextManager[Executor]:
        """The executor, for as long as the work goes on."""
        from qualcode.services.executors import executor_for

        return executor_for(self.workers, self.scheduler, in_clear=self.in_clear)


def workers_option() -> Any:
    """The --workers option."""
    return typer.Option(
        1, "--workers", min=1, metavar="N", help=_("Work in so many processes of this machine.")
    )


def scheduler_option() -> Any:
    """The --scheduler option; it says what travels."""
    return typer.Option(
        "",
        "--scheduler",
        metavar="tcp://…",
        help=_(
            "Work on the Dask cluster of this scheduler. The texts travel to its workers, before release with every name in them: name only a cluster you may trust with your interviews."
        ),
    )


def in_clear_option() -> Any:
    """The --in-clear option."""
    return typer.Option(
        False,
        "--in-clear",
        help=_("With --scheduler: let texts cross the network unencrypted."),
    )
