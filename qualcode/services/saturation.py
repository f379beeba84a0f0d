"""Which interview holds which code, counted as the researcher chooses, and what is new in each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from qualcode.errors import BadInputError
from qualcode.model import Codebook, CodeKind, Coder, Coding, Incidence, Transcript
from qualcode.saturation.incidence import code_incidence
from qualcode.saturation.levels import LEAF_DEPTH, IncidenceLevel, has_levers_apart
from qualcode.saturation.new_codes import NewCodes, new_codes
from qualcode.services import approach, coders, saturation_units
from qualcode.services.counted_codings import counted, models_of
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation_units import Order, SamplingUnit
from qualcode.services.thematic_tree import default_coder
from qualcode.services.visible import coded_sources, visible_codebook, visible_codings
from qualcode.services.written_codes import find_code
from qualcode.store.engine import Reader
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.sources import load_transcripts
from qualcode.store.rows.studies import load_study
from qualcode.wording import Message

LEVEL_NAMES = {
    IncidenceLevel.THEME: Message("Themes"),
    IncidenceLevel.SUB_THEME: Message("Sub-themes"),
    IncidenceLevel.LEAF_MERGED: Message("Codes, levers with their barrier"),
    IncidenceLevel.LEAF: Message("Codes, levers apart from their barrier"),
    IncidenceLevel.CODE: Message("Codes, each named lever apart"),
}
_NAMES_WITHOUT_LEVERS = {
    IncidenceLevel.LEAF_MERGED: Message("Codes"),
    IncidenceLevel.LEAF: Message("Codes"),
    IncidenceLevel.CODE: Message("Codes, the deepest too"),
}


def level_name(codebook: Codebook, level: IncidenceLevel) -> Message:
    """What a level is called: levers are spoken of only where some answer a barrier."""
    plain = None if has_levers_apart(codebook) else _NAMES_WITHOUT_LEVERS.get(level)
    return plain or LEVEL_NAMES[level]


def levels_of(codebook: Codebook) -> tuple[IncidenceLevel, ...]:
    """The levels that may differ: those of levers only where some answer a barrier."""
    if has_levers_apart(codebook):
        return tuple(LEVEL_NAMES)
    is_deep = any(codebook.depth(code.id) > LEAF_DEPTH for code in codebook.codes)
    plain = (IncidenceLevel.THEME, IncidenceLevel.SUB_THEME, IncidenceLevel.LEAF)
    return (*plain, *((IncidenceLevel.CODE,) if is_deep else ()))


class Whose(StrEnum):
    """Whose codings count when no coder is named."""

    AGREED = "agreed"
    """The consensus once it stands for every transcript that was coded, else everybody."""
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is counted: whose codings, which turns, which branches, by what unit, in what order.

    ``without`` holds ids of codes left out with all that stands under them.
    """

    coder_id: str | None = None
    whose: Whose = Whose.AGREED
    include_interviewer: bool = False
    without: tuple[str, ...] = ()
    without_levers: bool = False
    unit: SamplingUnit = SamplingUnit.INTERVIEW
    order: Order = Order.DONE


@dataclass(frozen=True, slots=True)
class LevelSeries:
    """New codes per interview at one level of the tree."""

    level: IncidenceLevel
    name: Message
    series: NewCodes


@dataclass(frozen=True, slots=True)
class Material:
    """What is counted, read once for all levels.

    ``not_coded`` names released interviews without any coding: they are left out, since they
    would look as if they brought nothing new. ``undated`` names those put last for want of a date.
    """

    choice: Choice
    codebook: Codebook
    codings: tuple[Coding, ...]
    units: tuple[str, ...]
    unit_of: dict[str, str]
    transcripts: dict[str, Transcript]
    not_coded: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()

    def incidence(self, level: IncidenceLevel, under: str | None = None) -> Incidence:
        """Units x what is counted at a level, of one theme only if ``under`` is its id."""
        codings = self.codings
        if under is not None:
            inside = {under, *(code.id for code in self.codebook.walk(under))}
            codings = tuple(c for c in codings if c.code_id in inside)
        return code_incidence(
            self.codebook,
            codings,
            self.units,
            self.unit_of,
            level=level,
            transcripts=self.transcripts,
            include_interviewer=self.choice.include_interviewer,
        )


def new_codes_by_level(
    study: OpenStudy,
    *,
    coder_id: str | None = None,
    levels: tuple[IncidenceLevel, ...] | None = None,
    include_interviewer: bool = False,
) -> tuple[LevelSeries, ...]:
    """The table of new codes at each level, interviews in the order in which they were done.

    Codings of ``coder_id``; of the consensus if there is one, else of everybody. RefusedError
    when the study's approach rejects saturation.
    """
    choice = Choice(coder_id=coder_id, include_interviewer=include_interviewer)
    return series_by_level(material(study, choice), levels)


def series_by_level(
    counted: Material, levels: tuple[IncidenceLevel, ...] | None = None
) -> tuple[LevelSeries, ...]:
    """The same table of what was read already; without ``levels`` those that may differ."""
    return tuple(
        LevelSeries(
            level,
            level_name(counted.codebook, level),
            new_codes(counted.incidence(level), level.value),
        )
        for level in (levels_of(counted.codebook) if levels is None else levels)
    )


def material(study: OpenStudy, choice: Choice | None = None) -> Material:
    """What is counted under a choice; RefusedError when the study's approach rejects saturation."""
    choice = choice or Choice()
    with study.reading() as reader:
        approach.require(load_study(reader).approach, approach.Offered.SATURATION)
        codebook = visible_codebook(reader, study)
        codings = _whose(reader, study, choice)
        placed = saturation_units.place(reader, codings, choice.unit, choice.order)
        left_out = _left_out(codebook, choice)
        return Material(
            choice,
            codebook,
            tuple(c for c in codings if c.code_id not in left_out),
            placed.units,
            placed.unit_of,
            load_transcripts(reader),
            placed.not_coded,
            placed.undated,
        )


def coders_counted(study: OpenStudy) -> tuple[Coder, ...]:
    """Who coded something this coder may see, the consensus among them."""
    with study.reading() as reader:
        coded = coded_sources(reader, study)
        return tuple(c for c in load_coders(reader) if c.id in coded)


def choice_of(
    study: OpenStudy,
    *,
    coder: str | None = None,
    everybody: bool = False,
    include_interviewer: bool = False,
    without: Iterable[str] = (),
    without_levers: bool = False,
    unit: str = SamplingUnit.INTERVIEW.value,
    by_date: bool = False,
) -> Choice:
    """The choice in names as a person types them; NotFoundError or BadInputError otherwise."""
    with study.reading() as reader:
        codebook = visible_codebook(reader, study)
    if unit not in list(SamplingUnit):
        raise BadInputError(
            Message("There is no unit {unit}.", unit=unit),
            Message("Choose among: {names}.", names=", ".join(SamplingUnit)),
        )
    return Choice(
        coder_id=coders.find_coder(study, coder).id if coder else None,
        whose=Whose.EVERYBODY if everybody else Whose.AGREED,
        include_interviewer=include_interviewer,
        without=tuple(find_code(codebook, name).id for name in without),
        without_levers=without_levers,
        unit=SamplingUnit(unit),
        order=Order.DATE if by_date else Order.DONE,
    )


def level_named(name: str) -> IncidenceLevel:
    """The level of this name; BadInputError naming those there are."""
    if name not in list(IncidenceLevel):
        raise BadInputError(
            Message("There is no level {level}.", level=name),
            Message("Choose among: {names}.", names=", ".join(LEVEL_NAMES)),
        )
    return IncidenceLevel(name)


def _whose(reader: Reader, study: OpenStudy, choice: Choice) -> tuple[Coding, ...]:
    codings = visible_codings(reader, study)
    coder_id = choice.coder_id
    if coder_id is None and choice.whose is Whose.AGREED:
        coder_id = default_coder(reader, study)
    return counted(codings, models_of(reader), coder_id)


def _left_out(codebook: Codebook, choice: Choice) -> Collection[str]:
    roots = [code_id for code_id in choice.without if code_id in codebook]
    if choice.without_levers:
        roots += [code.id for code in codebook.codes if code.kind is CodeKind.LEVER]
    return {*roots, *(code.id for root in roots for code in codebook.walk(root))}


__all__ = [
    "LEVEL_NAMES",
    "Choice",
    "IncidenceLevel",
    "LevelSeries",
    "Material",
    "Order",
    "SamplingUnit",
    "Whose",
    "choice_of",
    "coders_counted",
    "level_name",
    "level_named",
    "levels_of",
    "material",
    "new_codes_by_level",
    "series_by_level",
]
