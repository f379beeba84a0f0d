"""What MAXQDA's intercoder agreement prints for segments."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.units import Marks
from qualcode.wording import Message

OVERLAP = 0.90


@dataclass(frozen=True, slots=True)
class SegmentMatches:
    """Segments of two coders under one code: how many of each, and how many the other has too."""

    n_first: int = 0
    n_second: int = 0
    found_first: int = 0
    found_second: int = 0

    def __add__(self, other: SegmentMatches) -> SegmentMatches:
        return SegmentMatches(
            self.n_first + other.n_first,
            self.n_second + other.n_second,
            self.found_first + other.found_first,
            self.found_second + other.found_second,
        )

    @property
    def n(self) -> int:
        """Segments of both."""
        return self.n_first + self.n_second

    @property
    def found(self) -> int:
        """Those the other coder has too."""
        return self.found_first + self.found_second


def match_segments(first: Marks, second: Marks, overlap: float = OVERLAP) -> SegmentMatches:
    """Segments of one code matched: shared text over united text is at least ``overlap``.

    Each segment of both coders is looked for among the other's, so one may answer two. The manual
    does not say what the overlap is a share of; shared over united is stated here.
    """
    if not len(first.starts) or not len(second.starts):
        return SegmentMatches(len(first.starts), len(second.starts))
    begin = np.maximum(first.starts[:, None], second.starts[None, :])
    end = np.minimum(first.ends[:, None], second.ends[None, :])
    shared = np.maximum(end - begin, 0)
    sizes = (first.ends - first.starts)[:, None] + (second.ends - second.starts)[None, :]
    alike = (shared > 0) & (shared >= overlap * (sizes - shared))
    return SegmentMatches(
        len(first.starts),
        len(second.starts),
        int(alike.any(axis=1).sum()),
        int(alike.any(axis=0).sum()),
    )


def maxqda_percent(matches: SegmentMatches, *, overlap: float = OVERLAP) -> Coefficient:
    """The share of segments of both coders that the other has too.

    References:
        VERBI, MAXQDA online manual, "Intercoder Agreement", segments.
    """
    if not matches.n:
        return undefined(Message("Neither coder has a segment with this code."))
    value = matches.found / matches.n
    return Coefficient(value, matches.n, value, None, None, {"overlap": overlap})


def maxqda_kappa_rk(observed: float, n_codes: int) -> Coefficient:
    """(P_o - P_c) / (1 - P_c), P_c = 1 / number of codes in the table of results.

    References:
        Rädiker, S. & Kuckartz, U., MAXQDA online manual, "Intercoder Agreement"; Brennan, R. L. &
        Prediger, D. J. (1981). Educational and Psychological Measurement, 41(3), 687-699.
    """
    if n_codes < 2:
        reason = Message("With one code in the table chance would always agree.")
        return Coefficient(None, 0, observed, 1.0, reason, {"codes": n_codes})
    expected = 1 / n_codes
    value = (observed - expected) / (1 - expected)
    return Coefficient(value, 0, observed, expected, None, {"codes": n_codes})


def maxqda_kappa(matches: SegmentMatches, n_codes: int, *, overlap: float = OVERLAP) -> Coefficient:
    """The same from segments matched."""
    share = maxqda_percent(matches, overlap=overlap)
    if share.value is None:
        return share
    kappa = maxqda_kappa_rk(share.value, n_codes)
    return Coefficient(
        kappa.value, matches.n, kappa.observed, kappa.expected, kappa.reason,
        {"codes": n_codes, "overlap": overlap},
    )  # fmt: skip
