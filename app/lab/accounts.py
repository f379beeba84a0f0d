"""The accounts of this server."""

from __future__ import annotations

from functools import cache

from qualcode.services.accounts import Accounts, default_path

# the prefix binds the cookie to this host, to HTTPS and to the whole site
COOKIE = "__Host-qualcode"


@cache
def accounts() -> Accounts:
    """The accounts, opened once a process."""
    return Accounts(default_path())
