"""The sheet of results that goes back to a participant to be checked."""

from __future__ import annotations

from qualcode.coding.thematic_tree import ExtractChoice
from qualcode.errors import BadInputError
from qualcode.export.results_sheet import ResultsSheet, build_results_sheet
from qualcode.services import audit
from qualcode.services.open_study import OpenStudy
from qualcode.services.participants import participants_table
from qualcode.services.studies import get_study
from qualcode.services.thematic_tree import thematic_tree
from qualcode.store.purge import require_purged
from qualcode.wording import Message

_ALL = ExtractChoice({}, n_proposed=None)


def results_sheet(study: OpenStudy, participant_id: str, *, language: str = "fr") -> bytes:
    """The themes with what is said of each and this participant's own words alone, as .docx.

    Raises BadInputError while nothing is coded or for nobody of the study, RefusedError when a
    name would leave.
    """
    with study.reading() as reader:
        require_purged(reader)
    people = {p.id: p.identifier for p in participants_table(study).participants}
    if participant_id not in people:
        raise BadInputError(
            Message("This participant is not in the study."), Message("Choose one of the list.")
        )
    tree = thematic_tree(study, choice=_ALL)
    if not tree.n_extracts:
        raise BadInputError(
            Message("There are no results to send back: nothing is coded yet."),
            Message("Code the interviews, then write what you say of each theme."),
        )
    noun = get_study(study)
    sheet = ResultsSheet(noun.title, noun.question, people[participant_id], tree)
    docx = build_results_sheet(sheet, language)
    audit.gate(study, {"docx": docx})
    return docx
