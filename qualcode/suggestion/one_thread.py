"""Small products in one thread: more of them only wait for each other."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any


def one_thread() -> AbstractContextManager[Any]:
    """While it is open, products of matrices are computed in one thread."""
    limit: AbstractContextManager[Any] = _controller().limit(limits=1, user_api="blas")
    return limit


@cache
def _controller() -> Any:
    import scipy.linalg  # noqa: F401 - it brings threads of its own, which are then known too
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()  # looking for what computes takes longer than a suggestion may
