"""Seconds as people read them."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """``00:12:34`` for whole seconds, ``00:12:34.500`` where there are parts of one."""
    thousandths = round(seconds * 1000)
    whole, rest = divmod(thousandths, 1000)
    shown = f"{whole // 3600:02d}:{whole % 3600 // 60:02d}:{whole % 60:02d}"
    return f"{shown}.{rest:03d}" if rest else shown
