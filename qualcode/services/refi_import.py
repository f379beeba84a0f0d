"""A previewed project comes in: codes, coders, participants at once, texts into the vault.

Codings and memos wait in the vault with their texts and come in at release; those on texts the
study has released already come in at once. Identifiers are kept, so nothing comes in twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model import Finding
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.progress import Progress, nobody_watches, watched
from qualcode.services.refi_coming import Coming
from qualcode.services.refi_import_codes import take_coders, take_codes, take_links
from qualcode.services.refi_import_people import take_people
from qualcode.services.refi_import_texts import memos_of_the_project, take_source, write_memos
from qualcode.services.refi_preview import ProjectPreview
from qualcode.wording import Message

_MOST_NAMES = 10


@dataclass(frozen=True, slots=True)
class ProjectImport:
    """What came in, what waits in the vault until its text is released, and points to check.

    ``source_ids`` are the texts of the project in the study, waiting or released.
    """

    n_codes: int
    n_codings: int
    n_codings_waiting: int
    n_memos: int
    n_participants: int
    coders: tuple[str, ...]
    source_ids: tuple[str, ...]
    findings: tuple[Finding, ...]


def import_project(
    study: OpenStudy,
    preview: ProjectPreview,
    *,
    operation_id: str | None = None,
    progress: Progress = nobody_watches,
) -> ProjectImport:
    """Takes a previewed project into the study, as one action.

    Raises LockedError when it brings texts and the vault is locked, NotAllowedError when it brings
    coders and who acts may not add any.
    """
    if any(one.previewed is not None for one in preview.sources):
        study.unlocked()
    needs = Ability.USE_VAULT if preview.sources else Ability.EDIT_CODEBOOK
    said = Message("imported a project of another program")
    with study.acting("import_project", said, needs, operation_id=operation_id) as change:
        coming = Coming(study, change, preview)
        if not change.applied_before:
            _take_in(coming, progress)
            change.say(_said(coming))
    return ProjectImport(
        coming.n_codes,
        coming.n_codings,
        coming.n_waiting,
        coming.n_memos,
        coming.n_participants,
        tuple(dict.fromkeys(coder.name for coder in coming.coders.values())),
        tuple(coming.source_ids),
        (*preview.all_findings, *coming.findings),
    )


def _take_in(coming: Coming, progress: Progress) -> None:
    """Everything, in the order in which one thing needs another."""
    take_coders(coming)
    take_codes(coming)
    take_links(coming)
    for one in watched(coming.preview.sources, progress):
        take_source(coming, one)
    take_people(coming)
    if not coming.n_waiting_texts:
        write_memos(coming, memos_of_the_project(coming))
    coming.gate.keep(coming.change)
    coming.findings += coming.gate.findings
    sets = [] if coming.is_own else [s.name for s in coming.project.sets if s.name]
    if sets:
        coming.findings.append(_groups_stay(coming.preview.name, sets))


def _said(coming: Coming) -> Message:
    return Message.plural(
        "imported a project: {n} coding, {texts} texts, {codes} new codes",
        "imported a project: {n} codings, {texts} texts, {codes} new codes",
        n=coming.n_codings + coming.n_waiting,
        texts=len(coming.source_ids),
        codes=coming.n_codes,
    )


def _groups_stay(name: str, sets: list[str]) -> Finding:
    return Finding(
        Message("file {name}", name=name),
        Message.plural(
            "Not taken over: {n} group of codes or texts ({names}).",
            "Not taken over: {n} groups of codes or texts ({names}).",
            n=len(sets),
            names=", ".join(sets[:_MOST_NAMES]),
        ),
        Message("Make a theme of a group of codes, a site of a group of texts."),
    )
