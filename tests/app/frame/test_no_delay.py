"""What the server sends leaves at once, also where its socket does not say that it is TCP."""

from __future__ import annotations

import socket

from app.frame import no_delay


def test_connections_to_a_socket_that_listens_send_without_delay() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, socket.socket() as other:
        assert no_delay.send_at_once() >= 1
        with socket.create_connection(listening.getsockname()):
            accepted, _ = listening.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert not other.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
