"""Which executor carries long work out: here by default, in processes, or on a named cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from qualcode.engines.executor import Executor, InProcess
from qualcode.errors import BadInputError
from qualcode.wording import Message

__all__ = ["HERE", "Executor", "executor_for"]

HERE: Executor = InProcess()


@contextmanager
def executor_for(
    workers: int = 1, scheduler: str = "", *, in_clear: bool = False
) -> Iterator[Executor]:
    """The executor of so many processes, or of the Dask scheduler at an address.

    Texts leave this process only towards what is named here. Raises BadInputError for both or for
    no address, RefusedError for an unencrypted way over a network unless ``in_clear``,
    MissingExtraError without the extra ``cluster``, QualcodeError when the scheduler is not there.
    """
    if scheduler and workers > 1:
        raise BadInputError(
            Message("The work is carried out either in processes or on a cluster."),
            Message("Give --workers or --scheduler, not both."),
        )
    if scheduler:
        from qualcode.engines import executor_cluster

        executor_cluster.check_address(scheduler, in_clear=in_clear)
        with closing(executor_cluster.Cluster(scheduler)) as cluster:
            yield cluster
    elif workers > 1:
        from qualcode.engines.executor_processes import Processes

        with closing(Processes(workers)) as processes:
            yield processes
    else:
        yield HERE
