"""Everything a report may show, read from the study as its plan wants it."""

from __future__ import annotations

from collections.abc import Mapping

from qualcode.agreement.coefficient import Coefficient
from qualcode.coding.thematic_tree import ExtractChoice
from qualcode.coding.thematic_tree import thematic_tree as build_tree
from qualcode.errors import BadInputError
from qualcode.export.triangulation_report import TriangulationReport
from qualcode.export.word.attribution import Attribution
from qualcode.export.word.chapters.population import shown_day, shown_value
from qualcode.export.word.report import (
    Agreement,
    CodeAgreement,
    NewCodesSeries,
    Report,
    SaturationShown,
    ShownTranscript,
)
from qualcode.model import Codebook, Interview, ThematicTree
from qualcode.model.report_plan import ReportPart, ReportPlan
from qualcode.saturation.levels import IncidenceLevel
from qualcode.services import agreement, approach, saturation
from qualcode.services.agreement_words import measure_name
from qualcode.services.counted_codings import counted, models_of
from qualcode.services.open_study import OpenStudy
from qualcode.services.report_checklists import checklist_titles, report_checklists
from qualcode.services.report_methods import methods_facts
from qualcode.services.report_plans import PART_NAMES, check_plan
from qualcode.services.rounds import list_rounds
from qualcode.services.saturation_word import saturation_shown
from qualcode.services.studies import get_study
from qualcode.services.thematic_tree import (
    default_coder,
    in_reading_order,
    interview_name,
    said_by,
)
from qualcode.services.triangulation import triangulation_report
from qualcode.services.visible import sees_open_comparison, visible_codebook, visible_codings
from qualcode.store.engine import Reader
from qualcode.store.purge import require_purged
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.interviews import load_guides, load_interviews
from qualcode.store.rows.participants import load_attributes, load_participants, load_sites
from qualcode.store.rows.sources import load_sources, load_transcripts
from qualcode.wording import Message

_WHOLE = ("pooled_kappa", "krippendorff_alpha_masi", "u_alpha", "gamma")
_OF_SATURATION = {ReportPart.METHODS, ReportPart.SATURATION}
_OF_ROUNDS = {ReportPart.METHODS, ReportPart.TRIANGULATION}
_EVERY = ExtractChoice({}, n_proposed=None)


def report_material(study: OpenStudy, plan: ReportPlan, *, headings_only: bool = False) -> Report:
    """Everything the Word file shows; parts the plan leaves out are left empty.

    With ``headings_only`` agreement and checklists are there without their figures and answers.
    Raises BadInputError when nothing is coded yet, or where the plan asks for what is not there.
    """
    parts = set(plan.parts)
    with study.reading() as reader:
        require_purged(reader)
        check_plan(reader, plan)
        wanted = plan.coder_id or default_coder(reader, study)
        codebook = visible_codebook(reader, study)
        shown = _branches(codebook, plan)
        tree = _tree(reader, study, shown, wanted)
        if not tree.n_extracts:
            raise BadInputError(
                Message("Nothing is coded yet, so there is no thematic tree to write."),
                Message("Code some extracts, or import codings from a spreadsheet."),
            )
        coder = next((c for c in load_coders(reader) if c.id == wanted), None)
        texts = load_transcripts(reader) if ReportPart.TRANSCRIPTS in parts else {}
        transcripts = tuple(
            ShownTranscript(s.label, texts[s.id]) for s in load_sources(reader) if s.id in texts
        )
        people, attributes = load_participants(reader), load_attributes(reader)
        interviews, sites = load_interviews(reader), load_sites(reader)
        guides, attribution = load_guides(reader), _attribution(reader, plan)
    measured = _saturation(study, wanted) if parts & _OF_SATURATION else None
    rounds = _rounds(study) if parts & _OF_ROUNDS else ()
    filled = checklist_titles if headings_only else report_checklists
    said = measured.sentence if measured is not None else {}
    return Report(
        study=get_study(study),
        tree=tree,
        codebook=shown,
        plan=plan,
        coder=coder.name if coder else "",
        participants=people,
        attributes=attributes,
        sites=sites,
        interviews=interviews,
        guides=guides,
        methods=methods_facts(study, wanted, shown, said, [r.sentence for r in rounds]),
        new_codes=_series(study, wanted) if ReportPart.SATURATION in parts else (),
        saturation=measured if ReportPart.SATURATION in parts else None,
        agreement=_agreement(study, unmeasured=headings_only)
        if ReportPart.AGREEMENT in parts
        else None,
        triangulation=rounds if ReportPart.TRIANGULATION in parts else (),
        checklists=filled(study) if ReportPart.CHECKLIST in parts else (),
        transcripts=transcripts,
        attribution=attribution,
        branches=tuple(codebook.get(code_id).name for code_id in plan.branches),
    )


def _branches(codebook: Codebook, plan: ReportPlan) -> Codebook:
    """The codes of the branches reported, with what stands above them; all without branches."""
    if not plan.branches:
        return codebook
    kept = set(plan.branches)
    for code_id in plan.branches:
        kept |= {c.id for c in codebook.walk(code_id)}
        kept |= {c.id for c in codebook.ancestors(code_id)}
    return Codebook(tuple(c for c in codebook.codes if c.id in kept))


def _tree(reader: Reader, study: OpenStudy, shown: Codebook, coder_id: str | None) -> ThematicTree:
    seen = counted(visible_codings(reader, study), models_of(reader), coder_id)
    codings = in_reading_order(reader, seen)
    coders = None if coder_id is None else (coder_id,)
    said = said_by(reader, codings)
    return build_tree(shown, codings, said, coder_ids=coders, choice=_EVERY)


def _attribution(reader: Reader, plan: ReportPlan) -> Attribution:
    """What an attribution may say of each speaker of each interview."""
    attributes, sites = load_attributes(reader), {s.id: s.name for s in load_sites(reader)}
    people = {p.id: p for p in load_participants(reader)}
    interviews = {i.id: i for i in load_interviews(reader)}
    known: dict[tuple[str, str], Mapping[str, str]] = {}
    for source in load_sources(reader):
        interview = interviews.get(source.interview_id or "")
        name = interview_name(interview, source)
        held = _held(interview)
        known[source.label, name] = held
        for participant_id in interview.participant_ids if interview else ():
            person = people[participant_id]
            of_person = {
                a.name.casefold(): shown_value(value)
                for a in attributes
                if (value := person.value(a.id)) not in (None, "")
            }
            site = {"site": sites.get(person.site_id or "", "")}
            known[person.identifier, name] = held | site | of_person
    return Attribution(plan.attribution, known)


def _held(interview: Interview | None) -> dict[str, str]:
    if interview is None:
        return {}
    year = next((w for w in interview.date.replace("-", " ").split() if len(w) == 4), "")
    return {
        "date": shown_day(interview.date),
        "year": year if year.isdecimal() else "",
        "place": interview.place,
    }


def _series(study: OpenStudy, coder_id: str | None) -> tuple[NewCodesSeries, ...]:
    if approach.rejected(get_study(study).approach, approach.Offered.SATURATION):
        return ()
    levels = (IncidenceLevel.THEME, IncidenceLevel.SUB_THEME, IncidenceLevel.LEAF)
    found = saturation.new_codes_by_level(study, coder_id=coder_id, levels=levels)
    return tuple(NewCodesSeries(each.name, each.series) for each in found)


def _saturation(study: OpenStudy, coder_id: str | None) -> SaturationShown | None:
    if approach.rejected(get_study(study).approach, approach.Offered.SATURATION):
        return None
    return saturation_shown(study, coder_id)


def _agreement(study: OpenStudy, *, unmeasured: bool) -> Agreement | None:
    if approach.rejected(get_study(study).approach, approach.Offered.AGREEMENT):
        return None
    if len(agreement.people(study)) < 2:
        return None
    if unmeasured:
        unsaid = PART_NAMES[ReportPart.AGREEMENT]
        return Agreement((), unsaid, (CodeAgreement("–", Coefficient(None, 0, reason=unsaid)),))
    found = agreement.measure_agreement(study)
    rows = []
    for code in found.codes:
        of = code.answer.measures
        alpha = of["krippendorff_alpha"]
        rows.append(
            CodeAgreement(
                code.code.id,
                of["percent"].all_text,
                kappa=of["cohen_kappa"].all_text,
                alpha=alpha.all_text,
                alpha_coded=alpha.coded_text,
                ac1=of["gwet_ac1"].all_text,
            )
        )
    whole = tuple(
        (measure_name(name), m.all_text, m.coded_text)
        for name in _WHOLE
        if (m := found.whole.measures.get(name)) is not None and m.all_text.value is not None
    )
    coders = tuple(c.name for c in found.coders)
    return Agreement(coders, found.unit, tuple(rows), whole)


def _rounds(study: OpenStudy) -> tuple[TriangulationReport, ...]:
    if approach.rejected(get_study(study).approach, approach.Offered.AGREEMENT):
        return ()
    return tuple(
        triangulation_report(study, noun.id)
        for noun in list_rounds(study)
        if sees_open_comparison(study, noun)
    )
