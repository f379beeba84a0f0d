"""What a merge brings and what stands against it, in words."""

from __future__ import annotations

from qualcode.services.merge_rows import Conflict, ConflictKind
from qualcode.wording import Message, render

CONFLICTS = {
    ConflictKind.BOTH_CHANGED: Message("changed here and in the copy"),
    ConflictKind.DELETED_HERE: Message("deleted here and changed in the copy"),
    ConflictKind.DELETED_THERE: Message("deleted in the copy and changed here"),
    ConflictKind.USED_HERE: Message("deleted in the copy, and something here needs it"),
    ConflictKind.USED_THERE: Message("deleted here, and something in the copy needs it"),
    ConflictKind.CIRCLE: Message("two codes were moved under each other"),
}
TABLES = {
    "coding": Message("codings"),
    "code": Message("codes"),
    "memo": Message("memos"),
    "round_declaration": Message("transcripts declared finished"),
    "adjudication": Message("settled disagreements"),
    "discussion_entry": Message("entries of discussions"),
    "report_plan": Message("plans of reports"),
    "coder": Message("coders"),
    "checklist_answer": Message("answers to checklists"),
    "summary": Message("summaries of framework grids"),
    "summary_link": Message("extracts under summaries"),
    "saved_query": Message("saved queries"),
    "suggestion": Message("decisions about suggestions"),
    "meaning_unit": Message("units of meaning"),
    "source": Message("transcripts"),
    "transcript_version": Message("versions of transcripts"),
    "request": Message("requests"),
    "answer": Message("answers to requests"),
    "memo_link": Message("links of memos"),
    "code_link": Message("links between codes"),
    "finished_source": Message("transcripts coded to the end"),
    "participant_check": Message("returns to participants"),
    "participant": Message("participants"),
    "participant_value": Message("attributes of participants"),
    "attribute": Message("kinds of attributes"),
    "site": Message("sites"),
    "interview": Message("interviews"),
    "interview_participant": Message("participants of interviews"),
    "guide": Message("versions of the guide"),
    "codebook_version": Message("frozen codebooks"),
    "study": Message("descriptions of the study"),
    "setting": Message("settings"),
    "triangulation_round": Message("rounds"),
    "round_coder": Message("coders of rounds"),
    "round_source": Message("transcripts of rounds"),
    "agreement_record": Message("agreements noted"),
}
_TELLING = ("quote", "name", "text", "label", "identifier", "title")


def table_name(table: str) -> str:
    """What the rows of a table are."""
    return render(TABLES[table]) if table in TABLES else table.replace("_", " ")


def words_of(conflict: Conflict) -> str:
    """The words by which somebody knows the row again."""
    row = conflict.here or conflict.there or {}
    return next((str(row[name]) for name in _TELLING if row.get(name)), conflict.row_id)


def both_versions(conflict: Conflict) -> tuple[str, str]:
    """What stands here and what stands in the copy, of the columns in dispute."""
    columns = [c for c in conflict.columns if not c.endswith("_id")] or ["quote", "name", "text"]
    return _shown(conflict.here, columns), _shown(conflict.there, columns)


def _shown(row: dict[str, object] | None, columns: list[str]) -> str:
    if row is None:
        return "–"
    return " · ".join(str(row[c]) for c in columns if row.get(c) not in (None, "")) or "–"
