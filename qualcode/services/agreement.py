"""How far two coders agree, code by code."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.agreement.coefficient import Coefficient
from qualcode.agreement.cohen_kappa import cohen_kappa
from qualcode.agreement.percent import percent_agreement
from qualcode.agreement.two_by_two import TwoByTwo, tables_by_code
from qualcode.errors import NotFoundError
from qualcode.model import Code, Coder, CoderKind
from qualcode.services import approach
from qualcode.services.open_study import OpenStudy
from qualcode.services.reading import visible_codings
from qualcode.store.rows.codebook import load_codebook
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.sources import load_transcripts
from qualcode.store.rows.studies import load_study
from qualcode.wording import Message


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


UNIT = Message("characters of respondents’ text")


def people(study: OpenStudy) -> tuple[Coder, ...]:
    """The coders who coded something and are no consensus."""
    with study.reading() as reader:
        coded = {c.coder_id for c in visible_codings(reader, study)}
        return tuple(
            c for c in load_coders(reader) if c.id in coded and c.kind is not CoderKind.CONSENSUS
        )


def compare_coders(
    study: OpenStudy, coder_a: str | None = None, coder_b: str | None = None
) -> Comparison:
    """Percent agreement and Cohen's kappa per code between two coders, by name or id.

    The consensus is compared when it is named. Only sources in which either of them coded
    something are compared. Raises NotFoundError when there are not two coders, RefusedError when
    the approach rejects agreement.
    """
    with study.reading() as reader:
        approach.require(load_study(reader).approach, approach.Offered.AGREEMENT)
        coded = {c.coder_id for c in visible_codings(reader, study)}
        everybody = tuple(c for c in load_coders(reader) if c.id in coded)
    first, second = _pair(everybody, people(study), coder_a, coder_b)
    with study.reading() as reader:
        codings = visible_codings(reader, study)
        both = {c.segment.source_id for c in codings if c.coder_id in (first.id, second.id)}
        texts = {s: t for s, t in load_transcripts(reader).items() if s in both}
        tree = load_codebook(reader)
    tables = tables_by_code(codings, texts, first.id, second.id)
    codes = tuple(
        CodeComparison(code, t, percent_agreement(t), cohen_kappa(t))
        for code in tree.codes
        if (t := tables.get(code.id)) is not None
    )
    return Comparison(first, second, codes, UNIT)


def _pair(
    coders: tuple[Coder, ...], by_default: tuple[Coder, ...], a: str | None, b: str | None
) -> tuple[Coder, Coder]:
    """Those named, else the first of those compared unless somebody says otherwise."""

    def named(wanted: str) -> Coder:
        found = next((c for c in coders if wanted in (c.id, c.name)), None)
        if found is None:
            raise NotFoundError(
                Message("No codings by {name} in this study.", name=wanted),
                Message("Who coded: {names}.", names=", ".join(c.name for c in coders) or "—"),
            )
        return found

    left = [named(w) for w in (a, b) if w]
    rest = [c for c in by_default if c not in left]
    pair = (*left, *rest)[:2]
    if len(pair) < 2:
        raise NotFoundError(
            Message("Agreement needs two coders, and this study has codings of one only."),
            Message("Ask a second person to code, or import their codings."),
        )
    return pair[0], pair[1]
