"""Plans of reports: what a report holds and how it looks, kept in the study under a name."""

from __future__ import annotations

from dataclasses import replace

from qualcode.errors import BadInputError, ConflictError, NotFoundError
from qualcode.export.word.attribution import check_attribution
from qualcode.model import now
from qualcode.model.ids import new_id
from qualcode.model.report_plan import ReportPart, ReportPlan
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.engine import Reader
from qualcode.store.rows.codebook import load_codebook
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.participants import load_attributes
from qualcode.store.rows.report_plans import load_report_plans, report_plan_row, settings_of
from qualcode.wording import Message

ATTRIBUTION_NAMES = ("participant", "interview", "site", "place", "year", "date")
PART_NAMES = {
    ReportPart.TITLE: Message("Title page"),
    ReportPart.CONTENTS: Message("Table of contents, lists of tables and figures"),
    ReportPart.METHODS: Message("Methods, with the study’s numbers"),
    ReportPart.PARTICIPANTS: Message("Participants"),
    ReportPart.INTERVIEWS: Message("Interviews"),
    ReportPart.GUIDE: Message("Interview guide"),
    ReportPart.RESULTS: Message("Results"),
    ReportPart.TREE: Message("The thematic tree drawn"),
    ReportPart.SATURATION: Message("Saturation"),
    ReportPart.AGREEMENT: Message("Agreement between coders"),
    ReportPart.TRIANGULATION: Message("Rounds of triangulation"),
    ReportPart.EXTRACTS: Message("Every extract, in three columns"),
    ReportPart.CODEBOOK: Message("Codebook"),
    ReportPart.CHECKLIST: Message("Reporting checklist (COREQ)"),
    ReportPart.TRANSCRIPTS: Message("Transcripts in full"),
}


def list_plans(study: OpenStudy) -> tuple[ReportPlan, ...]:
    """Every kept plan, by name."""
    with study.reading() as reader:
        return load_report_plans(reader)


def find_plan(study: OpenStudy, name_or_id: str) -> ReportPlan:
    """The plan of this name or id; NotFoundError naming those there are."""
    plans = list_plans(study)
    wanted = name_or_id.strip().casefold()
    found = next((p for p in plans if name_or_id == p.id or p.name.casefold() == wanted), None)
    if found is None:
        names = ", ".join(p.name for p in plans)
        raise NotFoundError(
            Message("There is no plan of a report called {name}.", name=name_or_id),
            Message("The plans are: {names}.", names=names)
            if plans
            else Message("Keep one: “qualcode export word --keep-as NAME”, or in the app."),
        )
    return found


def save_plan(study: OpenStudy, plan: ReportPlan, *, operation_id: str | None = None) -> ReportPlan:
    """Keeps a plan under its name; one of that id, or of that name, is changed.

    Raises BadInputError without a name or where the attribution asks for what is not known,
    ConflictError where another plan has the name.
    """
    name = plan.name.strip()
    if not name:
        raise BadInputError(Message("A plan needs a name."), Message("“Thesis” will do."))
    with study.acting(
        "save_report_plan",
        Message("kept the report “{name}”", name=name),
        Ability.CODE,
        operation_id=operation_id,
    ) as change:
        check_plan(change.connection, plan)
        present = load_report_plans(change.connection)
        same_name = next((p for p in present if p.name.casefold() == name.casefold()), None)
        known = next((p for p in present if p.id == plan.id), same_name)
        if known is not None and same_name is not None and same_name.id != known.id:
            raise ConflictError(
                Message("There is already a plan called {name}.", name=name),
                Message("Give this one another name, or change that one."),
            )
        kept = replace(plan, name=name, id=known.id if known else new_id())
        if change.applied_before:
            return kept
        if known is None:
            change.insert("report_plan", report_plan_row(kept, study.coder.id, now()))
        else:
            change.update("report_plan", kept.id, name=name, settings=settings_of(kept))
    return kept


def remove_plan(study: OpenStudy, plan_id: str, *, operation_id: str | None = None) -> None:
    """Removes a plan; undo brings it back."""
    with study.acting(
        "remove_report_plan",
        Message("removed the plan of a report"),
        Ability.CODE,
        operation_id=operation_id,
    ) as change:
        gone = next((p for p in load_report_plans(change.connection) if p.id == plan_id), None)
        if gone is not None:
            change.delete("report_plan", plan_id)
            change.say(Message("removed the plan of a report, “{name}”", name=gone.name))


def attribution_names(study: OpenStudy) -> tuple[str, ...]:
    """What an attribution may ask for between braces: the fixed names, then the attributes."""
    with study.reading() as reader:
        return _names(reader)


def check_plan(reader: Reader, plan: ReportPlan) -> None:
    """Raises BadInputError where a plan asks for what the study does not have."""
    check_attribution(plan.attribution, _names(reader))
    codes = load_codebook(reader)
    for code_id in plan.branches:
        if code_id not in codes:
            raise BadInputError(
                Message("A branch of this plan is no longer in the codebook."),
                Message("Choose the branches of the report again."),
            )
    if plan.coder_id and plan.coder_id not in {c.id for c in load_coders(reader)}:
        raise BadInputError(
            Message("The coder of this plan is no longer in the study."),
            Message("Choose whose codings the report shows."),
        )


def _names(reader: Reader) -> tuple[str, ...]:
    return (*ATTRIBUTION_NAMES, *(a.name for a in load_attributes(reader)))
