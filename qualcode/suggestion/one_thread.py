"""Products of matrices in one thread each: threads inside one product mostly wait for each other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_THREADS = min(4, os.cpu_count() or 1)


def one_thread() -> AbstractContextManager[Any]:
    """While it is open, products of matrices are computed in one thread."""
    limit: AbstractContextManager[Any] = _controller().limit(limits=1, user_api="blas")
    return limit


def side_by_side(piece: Callable[[T], R], parts: Sequence[T]) -> Iterator[R]:
    """What the piece makes of each part, in order; several parts at once, each in its thread."""
    with one_thread(), ThreadPoolExecutor(_THREADS) as threads:
        # a single part stays here: going to another thread takes time too
        yield from threads.map(piece, parts) if len(parts) > 1 else map(piece, parts)


@cache
def _controller() -> Any:
    import scipy.linalg  # noqa: F401 - it brings threads of its own, which are then known too
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()  # looking for what computes takes longer than a suggestion may
