"""How far coders agree: code by code, on all codes together, and by gamma on demand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qualcode.agreement.code_answer import CodeAnswer, answer_for_code
from qualcode.agreement.coding.cohen_kappa import cohen_kappa
from qualcode.agreement.coding.percent import percent
from qualcode.agreement.coefficient import Coefficient
from qualcode.agreement.landmarks import CONVENTION, krippendorff_landmark, landis_koch
from qualcode.agreement.measures import Measured, Sampling
from qualcode.agreement.packages.maxqda import OVERLAP
from qualcode.agreement.two_by_two import TwoByTwo
from qualcode.agreement.unitizing.gamma import GammaChoices, Sampler, gamma
from qualcode.agreement.units import UnitKind
from qualcode.agreement.whole_answer import WholeAnswer, answer_for_all
from qualcode.model import Code, Coder, Source
from qualcode.services.agreement_material import (
    Choices,
    Compared,
    gather,
    people,
    people_and_models,
    used_only,
)
from qualcode.services.open_study import OpenStudy
from qualcode.services.progress import Progress
from qualcode.wording import Message

__all__ = [
    "CONVENTION",
    "Choices",
    "CodeComparison",
    "CodeMeasures",
    "Coefficient",
    "Comparison",
    "GammaChoices",
    "Measured",
    "MeasuredAgreement",
    "Sampler",
    "Sampling",
    "UnitKind",
    "compare_coders",
    "krippendorff_landmark",
    "landis_koch",
    "measure_agreement",
    "measure_gamma",
    "people",
    "people_and_models",
]


@dataclass(frozen=True, slots=True)
class CodeComparison:
    """Two coders on one code: characters coded by both, one or neither, and the measures."""

    code: Code
    table: TwoByTwo
    percent: Coefficient
    kappa: Coefficient


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two coders compared on respondents' text, code by code in tree order."""

    coder_a: Coder
    coder_b: Coder
    codes: tuple[CodeComparison, ...]
    unit: Message
    left_out: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeMeasures:
    """One code of the study with everything measured of it."""

    code: Code
    path: tuple[str, ...]
    answer: CodeAnswer


@dataclass(frozen=True, slots=True)
class MeasuredAgreement:
    """Everything measured, with what it was measured on.

    ``left_out`` are sources only one of the coders worked on. ``whole`` counts all codes at once.
    """

    coders: tuple[Coder, ...]
    codes: tuple[CodeMeasures, ...]
    whole: WholeAnswer
    choices: Choices
    unit: Message
    sources: tuple[Source, ...]
    left_out: tuple[Source, ...]
    n_characters: int
    splitter: str = ""


def compare_coders(
    study: OpenStudy, coder_a: str | None = None, coder_b: str | None = None
) -> Comparison:
    """Percent agreement and Cohen's kappa per code between two coders, by name or id.

    The consensus is compared when it is named. Only sources both worked on count. Raises
    NotFoundError when there are not two coders, RefusedError when the approach rejects agreement
    or the round is blind.
    """
    named = tuple(c for c in (coder_a, coder_b) if c)
    if not named:
        named = tuple(c.id for c in people_and_models(study)[:2])
    compared = used_only(gather(study, Choices(coders=named)))
    first, second = compared.coders
    codes = []
    for code in compared.codes:
        ratings = compared.material.of_code(code.id)
        table = TwoByTwo.of(ratings)
        codes.append(CodeComparison(code, table, percent(ratings), cohen_kappa(ratings)))
    return Comparison(first, second, tuple(codes), compared.unit, compared.left_out)


def measure_agreement(
    study: OpenStudy,
    choices: Choices | None = None,
    *,
    sampling: Sampling | None = None,
    progress: Progress | None = None,
) -> MeasuredAgreement:
    """Every measure per code and over all codes; intervals when ``sampling`` is given.

    Gamma is apart (``measure_gamma``): it draws random continua. Raises NotFoundError when there
    are not two coders, RefusedError when the approach rejects agreement or the round is blind.
    """
    compared = gather(study, choices or Choices())
    used = used_only(compared)
    segments = _segments(compared.choices)
    found = []
    for number, code in enumerate(used.codes, start=1):
        answer = answer_for_code(
            used.material,
            code.id,
            sampling=sampling,
            segments=segments,
            joined=compared.choices.with_children,
        )
        found.append(CodeMeasures(code, compared.tree.path(code.id), answer))
        if progress is not None:
            progress(number, len(used.codes))
    whole = answer_for_all(
        used.material, sampling=sampling, segments=segments, groups=_themes(compared)
    )
    return MeasuredAgreement(
        compared.coders,
        tuple(found),
        whole,
        compared.choices,
        compared.unit,
        compared.sources,
        compared.left_out,
        compared.material.axis.length,
        compared.splitter,
    )


def measure_gamma(
    study: OpenStudy,
    choices: Choices | None = None,
    how: GammaChoices | None = None,
    *,
    code_id: str | None = None,
    progress: Progress | None = None,
) -> Coefficient:
    """Gamma over all codes, or of one code, with the sampler, seed and number of samples asked."""
    compared = used_only(gather(study, choices or Choices()))
    wanted = None if code_id is None else [code_id]
    joined = compared.choices.with_children
    return gamma(compared.material.continua(wanted, joined=joined), how, tell=progress)


def _segments(choices: Choices) -> float | None:
    if choices.unit is not UnitKind.SEGMENT:
        return None
    return OVERLAP if choices.overlap is None else choices.overlap


def _themes(compared: Compared) -> Mapping[str, list[str]]:
    """The codes under each root of the tree, which stand for semantic domains."""
    found: dict[str, list[str]] = {}
    for code in compared.tree.codes:
        above = compared.tree.ancestors(code.id)
        found.setdefault(above[0].id if above else code.id, []).append(code.id)
    return found
