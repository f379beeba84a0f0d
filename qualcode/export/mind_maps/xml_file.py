"""XML files written without a clock."""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring


def xml_file(root: Element) -> bytes:
    """The file as UTF-8 with its declaration, set in for who reads it."""
    indent(root)
    declared = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (declared + tostring(root, encoding="unicode") + "\n").encode()
