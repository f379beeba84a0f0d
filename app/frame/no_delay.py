"""Small answers leave at once.

The operating system holds a small packet back until the one before it was acknowledged, which a
browser does 40 ms later: for each of a hundred files, and for each message of a run. Python turns
this off for sockets that say they are TCP; the one Streamlit opens does not say so.
"""

from __future__ import annotations

import gc
import socket
from collections.abc import Iterator


def send_at_once() -> int:
    """Has whatever listens in this process send without delay; returns how many that are.

    A connection takes this over from the socket that accepts it.
    """
    changed = 0
    for listening in _listening():
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        changed += 1
    return changed


def _listening() -> Iterator[socket.socket]:
    # Streamlit opens the socket itself and hands it to nobody
    for one in gc.get_objects():
        # by its own type: asking a stand-in what it is would have it load what it stands for
        if issubclass(type(one), socket.socket) and one.fileno() >= 0:
            internet = one.family in (socket.AF_INET, socket.AF_INET6)
            if internet and one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
                yield one
