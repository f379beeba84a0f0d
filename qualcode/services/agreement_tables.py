"""Agreement on plain tables, without a study: judgements, or stretches coders cut out."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.agreement.code_answer import CodeAnswer, answer_for_code
from qualcode.agreement.coded_material import CodedMaterial
from qualcode.agreement.coding.krippendorff_alpha import (
    Level as Level,
)
from qualcode.agreement.coding.krippendorff_alpha import (
    krippendorff_alpha,
    krippendorff_alpha_ci,
)
from qualcode.agreement.coding.krippendorff_alpha_sets import krippendorff_alpha_sets
from qualcode.agreement.coding.prevalence_and_bias import PrevalenceAndBias, prevalence_and_bias
from qualcode.agreement.coding.set_distances import SetDistance
from qualcode.agreement.coefficient import Coefficient, undefined
from qualcode.agreement.measures import FIXED_UNITS, WITHOUT_UNCODED, Measured, Sampling
from qualcode.agreement.packages.atlasti import atlasti_holsti
from qualcode.agreement.packages.nvivo import nvivo_kappa, nvivo_percent
from qualcode.agreement.reliability_data import ReliabilityData
from qualcode.agreement.text_axis import TextAxis
from qualcode.agreement.two_by_two import TwoByTwo
from qualcode.agreement.unitizing.alpha_u_2004 import alpha_u_2004
from qualcode.agreement.unitizing.gamma import GammaChoices, gamma
from qualcode.agreement.units import Marks
from qualcode.agreement.whole_answer import WholeAnswer, answer_for_all
from qualcode.errors import BadInputError
from qualcode.ingest.ratings_table import (
    RatingsTable,
    TableSpan,
    check_lengths,
    read_ratings,
    read_spans,
)
from qualcode.model import Span
from qualcode.services.progress import Progress
from qualcode.wording import Message

_ABSENT_PRESENT = (
    ("0", "1"), ("no", "yes"), ("non", "oui"), ("false", "true"), ("faux", "vrai"),
    ("absent", "present"),
)  # fmt: skip
_EMPTY_SET = frozenset({"∅", "{}"})


@dataclass(frozen=True)
class RatingsAgreement:
    """Everything measured on a table of judgements."""

    coders: tuple[str, ...]
    level: Level
    n_units: int
    measures: Mapping[str, Measured]
    pairs: tuple[tuple[str, str, Mapping[str, Coefficient]], ...]
    unit_column: str | None
    categories: tuple[str, ...]
    indices: PrevalenceAndBias | None = None


@dataclass(frozen=True)
class SpansAgreement:
    """Everything measured on a table of stretches: all codes at once, and each apart.

    ``alpha_u_2004`` is for numbers published before 2016, under the older definition.
    """

    coders: tuple[str, ...]
    sources: tuple[str, ...]
    lengths: Mapping[str, int]
    whole: WholeAnswer
    per_code: Mapping[str, CodeAnswer]
    gamma: Coefficient
    gamma_per_code: Mapping[str, Coefficient]
    alpha_u_2004: Coefficient
    alpha_u_2004_per_code: Mapping[str, Coefficient]


def measure_ratings(
    name: str,
    content: bytes,
    *,
    level: Level = Level.NOMINAL,
    categories: Sequence[str] = (),
    n_categories: int | None = None,
    unit_column: str | None = None,
    sets: str | None = None,
    sampling: Sampling | None = None,
) -> RatingsAgreement:
    """Agreement on a csv or xlsx table: rows are units, columns coders, empty cells missing.

    Args:
        name: of the file, for what is said about it.
        content: its bytes.
        level: what the values mean; the kappas and their kin take them as nominal whatever it is.
        categories: possible values, in order for ``ordinal``; those used are added.
        n_categories: how many values were possible, when more than those named or used.
        unit_column: heading of the column that labels the units.
        sets: the sign between the codes of a cell that holds several.
        sampling: bootstrap over the rows, when asked for.
    """
    table = read_ratings(name, content, unit_column=unit_column)
    rows, known = _values(table, level, tuple(categories), sets)
    ratings = ReliabilityData.of(rows, table.coders, categories=_possible(known, n_categories))
    has_absence = _is_presence(ratings)
    valued = ReliabilityData.of(rows, table.coders, categories=known)
    measures = _measures(ratings, sampling, has_absence=has_absence, of_sets=sets is not None)
    measures["krippendorff_alpha"] = _alpha(valued, level, sampling)
    if sets is not None:
        for distance in SetDistance:
            key = f"krippendorff_alpha_{distance.value}"
            measures[key] = Measured(key, krippendorff_alpha_sets(ratings, distance=distance))
    indices = None
    if has_absence and len(table.coders) == 2:
        indices = prevalence_and_bias(TwoByTwo.of(ratings))
    return RatingsAgreement(
        table.coders, level, len(table.rows), measures, _pairs(valued, level),
        table.unit_column, tuple(map(str, ratings.categories)), indices,
    )  # fmt: skip


def measure_spans(
    name: str,
    content: bytes,
    lengths: Mapping[str, int] | None = None,
    *,
    sampling: Sampling | None = None,
    how: GammaChoices | None = None,
    absent_is_missing: bool = False,
    progress: Progress | None = None,
) -> SpansAgreement:
    """Agreement on a csv or xlsx table with the columns coder, source, start, end, code.

    Args:
        name: of the file.
        content: its bytes; ends are exclusive.
        lengths: characters of each source; without them what counts uncoded text has a reason
            instead of a value. A source named here alone was left uncoded by everybody.
        sampling: bootstrap over the sources, when asked for.
        how: sampler, seed and number of samples of gamma.
        absent_is_missing: a coder without a stretch in a source did not read it, instead of
            having left it uncoded.
        progress: told as codes are measured.
    """
    spans = read_spans(name, content)
    known = dict(lengths or {})
    material = _material(spans, known, absent_is_missing=absent_is_missing)
    per_code: dict[str, CodeAnswer] = {}
    gammas: dict[str, Coefficient] = {}
    for number, code in enumerate(material.codes, start=1):
        per_code[code] = answer_for_code(material, code, sampling=sampling)
        gammas[code] = gamma(material.continua([code]), how)
        if progress is not None:
            progress(number, len(material.codes) + 1)
    whole = answer_for_all(material, sampling=sampling)
    continua = material.continua()
    return SpansAgreement(
        material.coders, material.axis.source_ids, known, whole, per_code,
        gamma(continua, how), gammas, alpha_u_2004(continua),
        {code: alpha_u_2004(continua, code) for code in material.codes},
    )  # fmt: skip


def _material(
    spans: Sequence[TableSpan], lengths: dict[str, int], *, absent_is_missing: bool
) -> CodedMaterial:
    named = tuple(dict.fromkeys(s.source for s in spans))
    if "" in lengths and len(named) == 1 and len(lengths) == 1:
        lengths[named[0]] = lengths.pop("")
    if "" in lengths:
        raise BadInputError(
            Message("There are {n} sources, and one length without a name.", n=len(named)),
            Message("Give the length of each: --length SOURCE=N."),
        )
    sources = tuple(dict.fromkeys([*named, *lengths]))
    check_lengths(spans, lengths)
    coders = tuple(dict.fromkeys(s.coder for s in spans))
    codes = tuple(sorted({s.code for s in spans}))
    ends = {s: max((x.end for x in spans if x.source == s), default=0) for s in sources}
    axis = TextAxis.of({s: [Span(0, lengths.get(s, ends[s]))] for s in sources})
    begin = {s: int(axis.edges[n]) for n, s in enumerate(axis.source_ids)}
    rows: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for s in spans:
        place = (begin[s.source] + s.start, begin[s.source] + s.end)
        rows.setdefault((s.code, s.coder), []).append(place)
    judged = {
        coder: frozenset(
            source
            for source in sources
            if not absent_is_missing or any(s.coder == coder and s.source == source for s in spans)
        )
        for coder in coders
    }
    return CodedMaterial(
        axis,
        coders,
        judged,
        {c: tuple(Marks.of(rows.get((c, coder), [])) for coder in coders) for c in codes},
        knows_lengths=all(source in lengths for source in sources),
    )


_Rows = list[list[Hashable | None]]


def _values(
    table: RatingsTable, level: Level, categories: tuple[str, ...], sets: str | None
) -> tuple[_Rows, list[Hashable]]:
    """The judgements as values of their level, and the categories known beforehand."""
    if sets is not None:
        return [[_set(cell, sets) for cell in row] for row in table.rows], []
    used = {cell for row in table.rows for cell in row if cell is not None}
    if level is Level.NOMINAL:
        return [list(row) for row in table.rows], list(_absence_first(used, categories))
    if level is Level.ORDINAL and (categories or not all(map(_is_number, used))):
        _in_order(table, categories)
        return [list(row) for row in table.rows], list(categories)
    numbers: _Rows = [
        [_number(table, n, m, cell, level) for m, cell in enumerate(row)]
        for n, row in enumerate(table.rows)
    ]
    known = sorted({v for row in numbers for v in row if isinstance(v, float)})
    return numbers, [*known]


def _set(cell: str | None, sign: str) -> frozenset[str] | None:
    if cell is None:
        return None
    parts = (part.strip() for part in cell.split(sign))
    return frozenset(part for part in parts if part and part not in _EMPTY_SET)


def _absence_first(used: set[str], categories: tuple[str, ...]) -> tuple[str, ...]:
    """Absence before presence where the values are 0 and 1, no and yes."""
    folded = {value.casefold() for value in (*used, *categories)}
    for absent, present in _ABSENT_PRESENT:
        if folded and folded <= {absent, present}:
            named = {value.casefold(): value for value in (*used, *categories)}
            return named.get(absent, absent), named.get(present, present)
    return tuple(dict.fromkeys((*categories, *sorted(used))))


def _is_presence(ratings: ReliabilityData) -> bool:
    folded = tuple(str(c).casefold() for c in ratings.categories)
    return folded in _ABSENT_PRESENT


def _in_order(table: RatingsTable, categories: tuple[str, ...]) -> None:
    for line, row in zip(table.lines, table.rows, strict=True):
        for coder, cell in zip(table.coders, row, strict=True):
            if cell is not None and cell not in categories:
                raise BadInputError(
                    Message(
                        "Line {line}, column {column}: “{cell}” has no place in an order.",
                        line=line,
                        column=coder,
                        cell=cell,
                    ),
                    Message("Use numbers, or name all values in order: --categories low,mid,high."),
                )


def _is_number(cell: str) -> bool:
    try:
        return bool(np.isfinite(float(cell.replace(",", "."))))
    except ValueError:
        return False


def _number(
    table: RatingsTable, row: int, column: int, cell: str | None, level: Level
) -> float | None:
    if cell is None:
        return None
    place: dict[str, int | str] = {
        "line": table.lines[row],
        "column": table.coders[column],
        "cell": cell,
    }
    if not _is_number(cell):
        raise BadInputError(
            Message("Line {line}, column {column}: “{cell}” is not a number.", **place),
            Message("This level needs numbers; choose --level nominal for words."),
        )
    value = float(cell.replace(",", "."))
    if level is Level.RATIO and value < 0:
        raise BadInputError(
            Message("Line {line}, column {column}: {cell} is below zero.", **place),
            Message("A ratio scale starts at zero; choose --level interval."),
        )
    return value


def _possible(known: list[Hashable], n: int | None) -> list[Hashable]:
    """The categories with unnamed ones up to the number said to be possible."""
    return [*known, *(f"—{k}" for k in range(len(known) + 1, (n or 0) + 1))]


def _alpha(ratings: ReliabilityData, level: Level, sampling: Sampling | None) -> Measured:
    value = krippendorff_alpha(ratings, level=level)
    interval = None
    if sampling is not None and value.value is not None:
        interval = krippendorff_alpha_ci(ratings, level=level, n=sampling.n, seed=sampling.seed)
    return Measured("krippendorff_alpha", value, None, interval)


def _measures(
    ratings: ReliabilityData,
    sampling: Sampling | None,
    *,
    has_absence: bool,
    of_sets: bool,
) -> dict[str, Measured]:
    found = {}
    for name, (measure, interval_of) in FIXED_UNITS.items():
        refused = _refused(name, has_absence=has_absence, of_sets=of_sets)
        if refused is not None:
            found[name] = Measured(name, undefined(refused))
            continue
        value = measure(ratings)
        interval = None
        if sampling is not None and value.value is not None:
            interval = interval_of(ratings, n=sampling.n, seed=sampling.seed)
        found[name] = Measured(name, value, None, interval)
    found["atlasti_holsti"] = Measured("atlasti_holsti", atlasti_holsti(ratings))
    if has_absence and len(ratings.coders) == 2:
        table = [TwoByTwo.of(ratings)]
        found["nvivo_percent"] = Measured("nvivo_percent", nvivo_percent(table))
        found["nvivo_kappa"] = Measured("nvivo_kappa", nvivo_kappa(table))
    return found


def _refused(name: str, *, has_absence: bool, of_sets: bool) -> Message | None:
    if name in WITHOUT_UNCODED and not has_absence:
        return Message(
            "This measure looks at presence: the values would have to be 0 and 1 (or no and yes)."
        )
    if of_sets and name in ("brennan_prediger", "gwet_ac1"):
        return Message("How many sets of codes were possible is not known.")
    return None


def _pairs(
    ratings: ReliabilityData, level: Level
) -> tuple[tuple[str, str, Mapping[str, Coefficient]], ...]:
    """Every two coders apart, when there are more than two."""
    if len(ratings.coders) < 3:
        return ()
    found = []
    for i, j in ratings.pairs:
        pair = ratings.columns(i, j)
        values = {name: FIXED_UNITS[name][0](pair) for name in ("percent", "cohen_kappa")}
        values["krippendorff_alpha"] = krippendorff_alpha(pair, level=level)
        found.append((ratings.coders[i], ratings.coders[j], values))
    return tuple(found)
