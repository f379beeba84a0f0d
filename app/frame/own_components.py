"""The app draws only its own components and those of Streamlit.

Streamlit reads the papers of every installed package at each start, in case one brings components:
half a second where the extras are installed, and nothing is ever found for this app.
"""

from __future__ import annotations

from typing import Any


def look_for_no_others() -> None:
    """Has Streamlit's search answer at once that no package brings any."""
    try:
        from streamlit.components.v2 import manifest_scanner
    except ImportError:  # another version of Streamlit
        return
    if hasattr(manifest_scanner, "scan_component_manifests"):
        manifest_scanner.scan_component_manifests = _none


def _none(*_asked: Any, **_settings: Any) -> list[Any]:
    return []
