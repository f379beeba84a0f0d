"""A codebook comes in from a file or from pasted text."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.ingest.codebook_file import read_codebook
from qualcode.model import Codebook, Finding
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.rows.codebook import code_row, load_codebook
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class CodebookImport:
    """The codes that came in, how many were there already, and points to check."""

    n_added: int
    n_known: int
    findings: tuple[Finding, ...]


def import_codebook(study: OpenStudy, name: str, content: bytes) -> CodebookImport:
    """Adds a codebook (YAML, csv, xlsx or indented text) to the study's, as one action.

    A code at the same path, or with the same id, is left as the study has it.
    """
    draft = read_codebook(name, content)
    coming = draft.codebook()
    with study.acting(
        "import_codebook", Message("imported a codebook"), Ability.EDIT_CODEBOOK
    ) as change:
        present = load_codebook(change.connection)
        ids = _known_ids(present, coming)
        fresh = []
        for code in coming.codes:
            if ids[code.id] in present:
                continue
            row = code_row(code)
            parent = ids.get(code.parent_id or "")
            answers = ids.get(code.answers or "")
            offset = len(present.children(parent)) if parent is None or parent in present else 0
            fresh.append(
                row | {"parent_id": parent, "answers": answers, "position": offset + code.position}
            )
        change.insert_many("code", fresh)
        change.say(Message.plural("imported {n} code", "imported {n} codes", n=len(fresh)))
    return CodebookImport(len(fresh), len(coming) - len(fresh), draft.findings)


def _known_ids(present: Codebook, coming: Codebook) -> dict[str, str]:
    """For each coming code the id it has, or will have, in the study."""
    ids: dict[str, str] = {}
    for code in coming.codes:
        there = present.find_path(coming.path(code.id))
        ids[code.id] = there.id if there else code.id
    return ids
