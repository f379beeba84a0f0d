"""Large scripts of components under an address of their own.

Streamlit sends a component's script along with every page, and the browser translates it anew each
time. From an address the browser keeps it, translated, for as long as it stays the same.
"""

from __future__ import annotations

import hashlib

_FOLDER = "/qualcode/"
_scripts: dict[str, bytes] = {}


def address_of(name: str, script: str) -> str:
    """Where the script can be asked for from now on; another text has another address."""
    body = script.encode("utf-8")
    address = f"{_FOLDER}{name}.{hashlib.sha256(body).hexdigest()[:16]}.js"
    _scripts[address] = body
    return address


def fetched(address: str) -> str:
    """The few lines a component brings along instead of the script of that address."""
    where = f'new URL("{address}", location.origin).href'
    return f"const made = await import({where});\nexport default made.default;\n"


def script_at(address: str) -> bytes | None:
    """The script of that address; None where there is none."""
    return _scripts.get(address)
