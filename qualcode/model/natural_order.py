"""Names in the order a person would number them: M2 before M10."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[\s_°-]+")
_NUMBER = re.compile(r"(\d{1,9})")


def natural_order(name: str) -> tuple[tuple[int, int | str], ...]:
    """What to sort a name by: “Entretien 1”, then “entretien2”, then “Entretien_10”.

    Numbers come before words; case, spaces, hyphens, underscores and the sign of “n° 3” do not count.
    """
    pieces = _NUMBER.split(_SEPARATORS.sub("", name.casefold()))
    return tuple((0, int(p)) if p.isdecimal() else (1, p) for p in pieces if p)
