"""The report of a round of triangulation: what it says, and its files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qualcode.agreement.disagreements_counts import Tally
from qualcode.export.tables import Sheet, to_csv, to_xlsx
from qualcode.export.triangulation_report import (
    CountLine,
    DecisionLine,
    FigureLine,
    KindLine,
    TriangulationReport,
    only_words,
    sheets_of,
)
from qualcode.export.word.chapters.triangulation import build_triangulation
from qualcode.model import now
from qualcode.model.adjudication import Adjudication, Stage
from qualcode.model.disagreement import PlaceKind
from qualcode.model.round import Round
from qualcode.services import audit
from qualcode.services.coders import list_coders
from qualcode.services.comparison import RoundComparison, compare_round
from qualcode.services.open_study import OpenStudy
from qualcode.services.saturation_figures import enumerated
from qualcode.services.studies import get_study
from qualcode.services.triangulation_figures import figures_of, gather
from qualcode.services.triangulation_words import KINDS, SO_FAR, STAGES, said_decision
from qualcode.store.purge import require_purged
from qualcode.wording import Message, format_moment, parted, render, speaking


def triangulation_report(study: OpenStudy, wanted: str | None = None) -> TriangulationReport:
    """Everything the report of a round says, of its open transcripts (the latest if not said)."""
    compared = compare_round(study, wanted)
    names = {c.id: c.name for c in list_coders(study)}
    noun = compared.round
    codes = {c.id: c.name for c in compared.tree.codes}
    labels = {s.id: s.label for s in compared.sources}
    return TriangulationReport(
        title=get_study(study).title,
        name=noun.name,
        coders=tuple(names[c] for c in noun.coder_ids),
        sources=tuple(_source_line(noun, s.id, s.label, names) for s in compared.sources),
        started_at=noun.created_at,
        closed_at=noun.closed_at,
        sentence=_sentence(compared, names),
        figures=_figure_lines(study, compared),
        kinds=_kind_lines(compared),
        by_code=tuple(_count_line(codes.get(key, key), t) for key, t in compared.by_code().items()),
        by_source=tuple(_count_line(labels[key], t) for key, t in compared.by_source().items()),
        decisions=_decision_lines(compared, names, codes, labels),
    )


def report_docx(study: OpenStudy, wanted: str | None = None, *, language: str = "fr") -> bytes:
    """The report as a Word file, once the leak audit has let it pass."""
    report = _purged_report(study, wanted, language)
    audit.gate(study, {"docx": build_triangulation(only_words(report), language)})
    return build_triangulation(report, language)


def report_tables(
    study: OpenStudy, wanted: str | None = None, *, language: str = "fr"
) -> tuple[Sheet, ...]:
    """The tables of the report, once the leak audit has let them pass."""
    report = _purged_report(study, wanted, language)
    with speaking(language):
        sheets, searched = sheets_of(report), sheets_of(only_words(report))
    audit.gate(study, {sheet.name: to_csv(sheet, language) for sheet in searched})
    return sheets


def report_xlsx(study: OpenStudy, wanted: str | None = None, *, language: str = "fr") -> bytes:
    """The tables of the report as one workbook."""
    return to_xlsx(report_tables(study, wanted, language=language))


def _purged_report(study: OpenStudy, wanted: str | None, language: str) -> TriangulationReport:
    with study.reading() as reader:
        require_purged(reader)
    with speaking(language):
        return triangulation_report(study, wanted)


def _sentence(compared: RoundComparison, names: Mapping[str, str]) -> Message:
    noun, progress = compared.round, compared.progress
    differing = progress.n_places - progress.n_agreed
    told: dict[str, Any] = {
        "coders": enumerated([names[c] for c in noun.coder_ids]),
        "alike": Message.plural(
            "{n} of {places} places alike",
            "{n} of {places} places alike",
            n=progress.n_agreed,
            places=progress.n_places,
        ),
        "settled": Message.plural(
            "{n} of {differing} disagreements settled",
            "{n} of {differing} disagreements settled",
            n=differing - progress.n_left,
            differing=differing,
        ),
    }
    if noun.declarations:
        return Message(
            "{coders} coded the same transcripts without seeing each other’s work, then compared: "
            "{alike}, {settled}.",
            **told,
        )
    return Message(
        "{coders} coded the same transcripts; nothing kept them from seeing each other’s work. "
        "Compared: {alike}, {settled}.",
        **told,
    )


def _source_line(
    noun: Round, source_id: str, label: str, names: Mapping[str, str]
) -> tuple[str, str, str]:
    declared = parted(
        f"{names[d.coder_id]}, {format_moment(d.declared_at)}"
        for d in noun.declarations
        if d.source_id == source_id
    )
    opened = next((s.opened_at for s in noun.sources if s.source_id == source_id), None)
    return label, declared or "–", format_moment(opened) if opened else "–"


def _figure_lines(study: OpenStudy, compared: RoundComparison) -> tuple[FigureLine, ...]:
    lines = [
        _figure_line(STAGES[record.stage], record.created_at, record.figures)
        for record in compared.records
    ]
    if not any(record.stage is Stage.AFTER for record in compared.records):
        with study.reading() as reader:
            settled = gather(reader, compared.round, list(compared.texts), settled=True)
        if compared.decisions:
            lines.append(_figure_line(SO_FAR, now(), figures_of(settled)))
    return tuple(lines)


def _figure_line(stage: Message, when: str, figures: Mapping[str, Any]) -> FigureLine:
    places: Mapping[str, int] = figures["places"]
    return FigureLine(
        stage,
        when,
        figures["percent"],
        figures["kappa"],
        figures["alpha"],
        places.get(PlaceKind.AGREEMENT.value, 0),
        sum(places.values()),
    )


def _kind_lines(compared: RoundComparison) -> tuple[KindLine, ...]:
    return tuple(
        KindLine(
            KINDS[kind],
            sum(p.kind is kind for p in compared.places),
            sum(p.kind is kind and p.key in compared.decisions for p in compared.places),
        )
        for kind in PlaceKind
    )


def _count_line(name: str, counted: Tally) -> CountLine:
    kinds = counted.kinds
    return CountLine(
        name,
        counted.n_places,
        counted.n_agreed,
        kinds.get(PlaceKind.BOUNDARY, 0),
        kinds.get(PlaceKind.PARENT_CHILD, 0),
        kinds.get(PlaceKind.OTHER_CODE, 0),
        kinds.get(PlaceKind.OMISSION, 0),
    )


def _decision_lines(
    compared: RoundComparison,
    names: Mapping[str, str],
    codes: Mapping[str, str],
    labels: Mapping[str, str],
) -> tuple[DecisionLine, ...]:
    made = [d for d in compared.decisions.values() if d.kind is not PlaceKind.AGREEMENT]
    made = sorted([*made, *compared.lost], key=lambda d: (d.segment.source_id, d.segment.span))
    return tuple(
        DecisionLine(
            source=labels.get(d.segment.source_id, "–"),
            quote=d.segment.quote,
            kind=KINDS[d.kind],
            codes=_codes_said(d, names, codes),
            decision=said_decision(d, names),
            reason=d.reason,
            who=names.get(d.coder_id, "–"),
            when=d.created_at,
            said="\n".join(
                render(Message("{name}: {value}", name=names.get(e.coder_id, "–"), value=e.text))
                for e in compared.discussion.get(d.disagreement, ())
            ),
        )
        for d in made
    )


def _codes_said(decision: Adjudication, names: Mapping[str, str], codes: Mapping[str, str]) -> str:
    return parted(
        render(
            Message(
                "{name} “{code}”",
                name=names.get(side["coder"], "–"),
                code=codes.get(side["code"], "–"),
            )
        )
        for side in decision.sides
    )


def report_csv(study: OpenStudy, wanted: str | None, number: int, *, language: str = "fr") -> bytes:
    """One of the tables of the report (from 0) as comma-separated text."""
    return to_csv(report_tables(study, wanted, language=language)[number], language)
