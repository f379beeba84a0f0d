"""Text that an XML file takes: everything but the letters XML forbids."""

from __future__ import annotations

import re

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """The text with the sign for an unknown letter in place of what XML forbids."""
    return _NOT_IN_XML.sub("\ufffd", text)
