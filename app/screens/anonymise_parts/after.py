"""After release: one more name is replaced everywhere, or a participant withdraws. Both are final."""

from __future__ import annotations

from app.frame.handles import Handle
from app.screens.anonymise_parts import late_name, leaving


def draw(handle: Handle) -> None:
    """A name found late, then a withdrawal."""
    late_name.draw(handle)
    leaving.draw(handle)
