"""Code saturation, and near saturation at nine codes out of ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.wording import Message

NEAR = 0.90


@dataclass(frozen=True, slots=True)
class CodeSaturation:
    """The interview ``at`` which a share of the codes found in all is known, or the reason.

    ``share`` is what was asked for, ``reached`` the share at ``at``.
    """

    share: float
    at: int | None
    reached: float | None = None
    reason: Message | None = None


def hennink_2017(new: Sequence[int], share: float = 1.0) -> CodeSaturation:
    """The first interview by which ``share`` of the codes found in all are known.

    With 1, code saturation: undefined while the last interview still brings new codes, since
    nothing shows then that no more would come. With 0.9, near saturation.

    References:
        Hennink, M. M., Kaiser, B. N. & Marconi, V. C. (2017). Code saturation versus meaning
        saturation: how many interviews are enough? Qualitative Health Research, 27(4), 591-608.
        Near saturation: Squire, C. M. et al. (2024). Determining an appropriate sample size for
        qualitative interviews to achieve true and near code saturation. J Med Internet Res, 26,
        e52998.
    """
    total = sum(new)
    if not total:
        return CodeSaturation(share, None, reason=Message("No code was found in any interview."))
    if share >= 1 and new[-1]:
        return CodeSaturation(
            share, None, reason=Message("The last interview still brings new codes.")
        )
    known = 0
    for at, n in enumerate(new, start=1):
        known += n
        if known >= share * total - 1e-9:
            return CodeSaturation(share, at, known / total)
    raise AssertionError("all codes are known after the last interview")
