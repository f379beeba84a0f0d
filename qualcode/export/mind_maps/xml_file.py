"""XML files written without a clock, with no letter XML forbids."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, indent, tostring

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """Text without the letters XML does not take."""
    return _NOT_IN_XML.sub("\ufffd", text)


def xml_file(root: Element) -> bytes:
    """The file as UTF-8 with its declaration, set in for who reads it."""
    indent(root)
    declared = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (declared + tostring(root, encoding="unicode") + "\n").encode()
