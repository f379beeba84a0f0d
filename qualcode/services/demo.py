"""The main job from end to end: a folder in, a coded study, a saturation table and Word out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from qualcode.errors import QualcodeError, RefusedError
from qualcode.ingest.corpus_folder import CorpusFolder, read_corpus_folder
from qualcode.model import Approach, CoderKind, Finding, SourceKind
from qualcode.services import (
    agreement,
    anonymise,
    codebook_import,
    codings_import,
    evaluation,
    export,
    guide,
    ingest,
    interviews,
    participants,
    release,
    rounds,
    saturation,
    saturation_report,
    studies,
    triangulation,
)
from qualcode.services.open_study import OpenStudy
from qualcode.services.progress import Progress, nobody_watches, watched
from qualcode.services.report import word_report
from qualcode.services.writing import write_file
from qualcode.store.data_folder import forget_study
from qualcode.wording import Message, gettext, parse_language

PASSPHRASE = "demonstration"  # noqa: S105 - printed: the shipped corpus is invented
Step = Callable[[Message], Progress]


@dataclass
class DemoReport:
    """Where everything is, and what was found on the way."""

    study: Path
    passphrase: str
    written: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    said: list[Message] = field(default_factory=list)
    series: tuple[saturation.LevelSeries, ...] = ()
    verdict: str = ""
    comparison: agreement.Comparison | None = None


def _silent(_: Message) -> Progress:
    return nobody_watches


def run_demo(
    corpus: Path,
    to: Path,
    *,
    language: str = "fr",
    key: Path | None = None,
    statement: release.Statement | None = None,
    by_detection: bool = False,
    step: Step = _silent,
) -> DemoReport:
    """Does the whole job on a corpus folder and writes everything into ``to``.

    Names are dealt with by the researcher's statement, by the key given, by detection alone
    (invented corpora only: nobody reviews it), or by a key lying in the folder; without any of
    these the transcripts wait in the vault and nothing is coded on them.
    """
    parts = read_corpus_folder(corpus)
    spoken = parse_language(parts.language) or language
    study = studies.new_study(
        to / _file_name(parts),
        title=parts.title,
        passphrase=PASSPHRASE,
        owner=gettext("Researcher", spoken),
        question=parts.question,
        objectives=parts.objectives,
        approach=Approach(parts.approach),
        language=spoken,
    )
    report = DemoReport(study.file.path, PASSPHRASE)
    try:
        with study:
            _tables(study, parts, report)
            _transcripts(study, parts, report, step)
            if by_detection and key is None and statement is None:
                _release_by_detection(study, parts, report, step)
            else:
                _release(study, parts, key or parts.key, statement, report, step)
            _codes(study, parts, statement, report, step)
            _results(study, to, language, report, step)
    except BaseException:
        _take_away(report)
        raise
    return report


def _take_away(report: DemoReport) -> None:
    """Half a demonstration is none: the files go, so that the same command can be given again."""
    beside = report.study.parent.glob(f"{report.study.name}*")  # the vault, the lock
    for path in (*beside, *report.written):
        path.unlink(missing_ok=True)
    forget_study(report.study)


def free_folder(wanted: Path) -> Path:
    """The folder, or the next one with a number that holds no study yet."""
    tried, number = wanted, 1
    while tried.exists() and any(tried.glob("*.qualcode")):
        number += 1
        tried = wanted.with_name(f"{wanted.name}-{number}")
    return tried


def _file_name(parts: CorpusFolder) -> str:
    return f"{parts.folder.resolve().name}.qualcode"


def _tables(study: OpenStudy, parts: CorpusFolder, report: DemoReport) -> None:
    if parts.participants_table:
        file = parts.participants_table
        done = participants.import_participants(study, file.name, file.read_bytes())
        report.findings += done.findings
        n = done.n_added + done.n_changed
        report.said.append(Message.plural("{n} participant", "{n} participants", n=n))
    if parts.guide:
        _guide(study, parts.guide, report)
    if parts.interviews_table:
        file = parts.interviews_table
        read = interviews.import_interviews(study, file.name, file.read_bytes())
        report.findings += read.findings


def _guide(study: OpenStudy, file: Path, report: DemoReport) -> None:
    done = guide.import_guide(study, file.name, file.read_bytes())
    report.findings += done.findings
    n = len(done.versions)
    report.said.append(Message.plural("{n} version of the guide", "{n} versions of the guide", n=n))


def _transcripts(study: OpenStudy, parts: CorpusFolder, report: DemoReport, step: Step) -> None:
    if not parts.transcripts:
        return
    files = [(p.name, p.read_bytes()) for p in parts.transcripts]
    preview = ingest.preview_files(files, step(Message("reading transcripts")))
    report.findings += preview.findings
    known = {Path(i.file).name: i for i in parts.interviews}
    wanted = tuple(
        replace(p, label=known[p.draft.name].label) if p.draft.name in known else p
        for p in preview.interviews
    )
    done = ingest.ingest(
        study, wanted, kind=SourceKind.TRANSCRIPT, progress=step(Message("into the vault"))
    )
    interviews.set_facts(study, parts.interviews)
    words = sum(d.n_words for d in done)
    report.said.append(
        Message.plural(
            "{n} transcript, {words} words of respondents",
            "{n} transcripts, {words} words of respondents",
            n=len(done),
            words=words,
        )
    )


def _release(
    study: OpenStudy,
    parts: CorpusFolder,
    key: Path | None,
    statement: release.Statement | None,
    report: DemoReport,
    step: Step,
) -> None:
    if not parts.transcripts:
        return
    if statement is not None:
        done = release.release_as_stated(study, statement, progress=step(Message("release")))
    elif key is not None:
        entries, findings = release.read_key_file(key.name, key.read_bytes())
        report.findings += findings
        done = release.release_with_key(study, entries, progress=step(Message("release")))
    else:
        report.said.append(Message("names are not dealt with: the transcripts wait in the vault"))
        return
    report.findings += done.findings
    n = sum(r.n_replaced for r in done.released)
    report.said.append(
        Message(
            "{released} transcripts released, {n} mentions replaced",
            released=len(done.released),
            n=n,
        )
    )


def _release_by_detection(
    study: OpenStudy, parts: CorpusFolder, report: DemoReport, step: Step
) -> None:
    done = anonymise.release_by_detection(study, step(Message("looking for names")))
    report.findings += done.findings
    report.said.append(
        Message(
            "{released} transcripts released, {n} mentions replaced by detection alone, "
            "unreviewed: for invented interviews only",
            released=len(done.released),
            n=sum(r.n_replaced for r in done.released),
        )
    )
    if parts.gold:
        report.said.append(_against_gold(parts, step))


def _against_gold(parts: CorpusFolder, step: Step) -> Message:
    """How many of the proper names marked by hand detection found."""
    found = wanted = words = wrong = 0.0
    for gold, text in watched(parts.gold, step(Message("comparing with the names marked by hand"))):
        figures = evaluation.evaluate_file(gold, text, use_model=False).figures
        names = figures.proper_names
        wanted += names.n
        found += names.n * (names.recall_overlap or 0.0)
        words += figures.words
        wrong += figures.words * (figures.false_per_1000_words or 0.0) / 1000
    return Message(
        "detection found {found} of the {wanted} proper names marked by hand; {wrong} false decisions in {words} words",
        found=round(found),
        wanted=round(wanted),
        wrong=round(wrong),
        words=round(words),
    )


def _codes(
    study: OpenStudy,
    parts: CorpusFolder,
    statement: release.Statement | None,
    report: DemoReport,
    step: Step,
) -> None:
    if parts.codebook:
        file = parts.codebook
        book = codebook_import.import_codebook(study, file.name, file.read_bytes())
        report.findings += book.findings
        report.said.append(Message.plural("{n} code", "{n} codes", n=book.n_added))
    for table in parts.codings:
        try:
            done = codings_import.import_codings(
                study,
                table.file.name,
                table.file.read_bytes(),
                coder=table.coder or None,
                coder_kind=CoderKind.CONSENSUS if table.consensus else CoderKind.PERSON,
                statement=statement or (None if parts.transcripts else release.Statement()),
                progress=step(Message("codings: {name}", name=table.file.name)),
            )
        except RefusedError as refused:  # the rest of the folder is no less worth reading
            report.findings.append(_left_out(table.file.name, refused))
            continue
        report.findings += done.findings
        report.said.append(
            Message(
                "{n} codings by {coder}: {leaves} leaves, {named} with each named lever apart",
                n=done.n_codings,
                coder=", ".join(done.coders),
                leaves=done.plan.n_leaves,
                named=done.plan.n_leaves_named_levers,
            )
        )


def _left_out(name: str, refused: RefusedError) -> Finding:
    return Finding(
        Message("{name}", name=name),
        refused.message,
        refused.hint or Message("Import this table by itself, then export again."),
    )


def _results(study: OpenStudy, to: Path, language: str, report: DemoReport, step: Step) -> None:
    pieces = _pieces(study, language, report)
    progress = step(Message("results"))
    for done, (name, make) in enumerate(pieces):
        progress(done, len(pieces))
        report.written.append(write_file(to / name, make()))
    progress(len(pieces), len(pieces))


def _pieces(
    study: OpenStudy, language: str, report: DemoReport
) -> list[tuple[str, Callable[[], bytes]]]:
    pieces: list[tuple[str, Callable[[], bytes]]] = []
    if not studies.describe(study).n_codings:
        return pieces
    _try(report, lambda: _add_saturation(study, language, report, pieces))
    _try(report, lambda: _add_agreement(study, language, report, pieces))
    pieces.append(
        (
            gettext("codebook.xlsx", language),
            lambda: export.codebook_as(study, "xlsx", language=language),
        )
    )
    pieces.append(
        (
            gettext("thematic tree.docx", language),
            lambda: word_report(study, language=language),
        )
    )
    return pieces


def _add_saturation(
    study: OpenStudy,
    language: str,
    report: DemoReport,
    pieces: list[tuple[str, Callable[[], bytes]]],
) -> None:
    report.series = saturation.new_codes_by_level(study)
    report.verdict = saturation_report.saturation_report(study).sentence(language)
    sheet = export.new_codes_sheet(study, language=language)
    name = gettext("new codes per interview", language)
    pieces.append((f"{name}.xlsx", lambda: export.sheet_as(sheet, "xlsx", language)))
    for form in ("png", "svg"):
        pieces.append((f"{name}.{form}", _picture(study, form, language)))


def _picture(study: OpenStudy, form: str, language: str) -> Callable[[], bytes]:
    return lambda: export.new_codes_picture(study, form, language=language)


def _add_agreement(
    study: OpenStudy,
    language: str,
    report: DemoReport,
    pieces: list[tuple[str, Callable[[], bytes]]],
) -> None:
    if len(agreement.people(study)) < 2:
        return
    report.comparison = agreement.compare_coders(study)
    if rounds.compare_what_is_coded(study, name=gettext("Demonstration", language)):
        pieces.append(
            (
                gettext("triangulation.docx", language),
                lambda: triangulation.report_docx(study, language=language),
            )
        )
    sheet = export.agreement_sheet(study, language=language)
    pieces.append(
        (
            gettext("agreement per code.xlsx", language),
            lambda: export.sheet_as(sheet, "xlsx", language),
        )
    )


def _try(report: DemoReport, part: Callable[[], None]) -> None:
    """A part the study's approach rejects is left out, with its sentence."""
    try:
        part()
    except QualcodeError as error:
        report.said.append(error.message)
