"""What a coder may see: the one gate under every read.

While a transcript of a round of triangulation is blind, a coder of the round sees their own
codings, memos and actions in it and nobody else's. Whoever holds the file can read all of it
with other programs: strict blindness means a copy without the other's rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qualcode.model import Activity, Code, Codebook, Coding, Memo, Request
from qualcode.model.round import Round
from qualcode.services.open_study import OpenStudy
from qualcode.store import hiding, journal
from qualcode.store.engine import Reader
from qualcode.store.hiding import Hidden
from qualcode.store.rows.codebook import load_codebook
from qualcode.store.rows.codings import coded_by, load_codings
from qualcode.store.rows.memos import load_memos
from qualcode.store.rows.requests import load_requests


def hidden_from(reader: Reader, study: OpenStudy) -> Hidden:
    """What blind rounds keep from the coder who acts; false when nothing is hidden."""
    return hiding.hidden_from(reader, study.coder.id)


def blind_sources(reader: Reader, study: OpenStudy) -> frozenset[str]:
    """The transcripts that are blind for the coder who acts: no comparison may take them in."""
    return hiding.blind_sources(reader, study.coder.id)


def visible_codings(
    reader: Reader,
    study: OpenStudy,
    source_id: str | None = None,
    *,
    code_ids: Iterable[str] | None = None,
    coding_ids: Iterable[str] | None = None,
) -> tuple[Coding, ...]:
    """The codings this coder may see, in text order; of one source, codes or ids if given."""
    hidden = blind_sources(reader, study)
    return tuple(
        c
        for c in load_codings(reader, source_id=source_id, code_ids=code_ids, coding_ids=coding_ids)
        if c.coder_id == study.coder.id or c.segment.source_id not in hidden
    )


def coded_sources(reader: Reader, study: OpenStudy) -> dict[str, frozenset[str]]:
    """By coder id, the sources in which this coder may see codings of theirs; much quicker than
    the codings. Who has none is left out.
    """
    hidden = blind_sources(reader, study)
    seen = {
        coder_id: frozenset(sources if coder_id == study.coder.id else sources - hidden)
        for coder_id, sources in coded_by(reader).items()
    }
    return {coder_id: sources for coder_id, sources in seen.items() if sources}


def visible_memos(reader: Reader, study: OpenStudy) -> tuple[Memo, ...]:
    """The memos this coder may see, oldest first."""
    hidden = hidden_from(reader, study).of("memo")
    return tuple(m for m in load_memos(reader) if m.id not in hidden)


def visible_requests(reader: Reader, study: OpenStudy) -> tuple[Request, ...]:
    """The requests this coder may see, oldest first."""
    hidden = hidden_from(reader, study).of("request")
    return tuple(r for r in load_requests(reader) if r.id not in hidden)


def visible_codebook(reader: Reader, study: OpenStudy) -> Codebook:
    """The tree without codes another coder made up in a blind transcript.

    What stands under such a code is shown under the nearest one that may be seen.
    """
    tree = load_codebook(reader)
    return codebook_without(tree, hidden_from(reader, study).of("code"))


def codebook_without(tree: Codebook, hidden: frozenset[str]) -> Codebook:
    """A tree without some of its codes, what stood under them moved up."""
    if not hidden & {code.id for code in tree.codes}:
        return tree
    return Codebook(tuple(_shown(tree, hidden, c) for c in tree.codes if c.id not in hidden))


def visible_activities(reader: Reader, study: OpenStudy, since: int = 0) -> tuple[Activity, ...]:
    """The recorded actions this coder may see after a revision, oldest first."""
    hidden = hidden_revisions(reader, study, since)
    return tuple(a for a in journal.activities(reader, since) if a.revision not in hidden)


def hidden_revisions(reader: Reader, study: OpenStudy, since: int = 0) -> frozenset[int]:
    """The actions of others, after a revision, that this coder may not see."""
    return hiding.hidden_revisions(reader, hidden_from(reader, study), since)


def latest_visible_revision(reader: Reader, study: OpenStudy) -> int:
    """The revision of the last action this coder may see; 0 when there is none."""
    if not blind_sources(reader, study):
        return journal.latest_revision(reader)
    return max((a.revision for a in visible_activities(reader, study)), default=0)


def visible_ids(
    reader: Reader, study: OpenStudy, table: str, ids: Iterable[str]
) -> tuple[str, ...]:
    """Of some ids of a table's rows, those this coder may know of."""
    hidden = hidden_from(reader, study).of(table)
    return tuple(row_id for row_id in ids if row_id not in hidden)


def private_to(reader: Reader, study: OpenStudy, source_id: str) -> str | None:
    """Whom a code made up in this transcript belongs to until its comparison opens.

    None where the transcript is not blind for the coder who acts: the code is everybody's.
    """
    return study.coder.id if source_id in blind_sources(reader, study) else None


def _shown(tree: Codebook, hidden: frozenset[str], code: Code) -> Code:
    above = [a.id for a in tree.ancestors(code.id) if a.id not in hidden]
    answers = None if code.answers in hidden else code.answers
    return replace(code, parent_id=above[-1] if above else None, answers=answers)


def sees_open_comparison(study: OpenStudy, noun: Round) -> bool:
    """Whether a transcript of a round is open, and blind for who acts in no other round."""
    with study.reading() as reader:
        return bool(set(noun.opened_ids) - blind_sources(reader, study))
