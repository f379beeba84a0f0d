"""qualcode: from verbatim interviews to a thematic tree a jury can read."""

__version__ = "0.1.0"
