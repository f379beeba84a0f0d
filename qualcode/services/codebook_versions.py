"""Versions of the codebook: frozen with a note, compared, and codings made before a redefinition."""

from __future__ import annotations

from qualcode.coding.codebook_comparison import CodebookComparison as CodebookComparison
from qualcode.coding.codebook_comparison import CodePair as CodePair
from qualcode.coding.codebook_comparison import compare_codebooks
from qualcode.errors import BadInputError, NotFoundError
from qualcode.model import Code, Codebook, CodebookVersion, Coding, new_id, now
from qualcode.services.counted_codings import counted, models_of
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.visible import visible_codebook, visible_codings
from qualcode.store.rows.codebook import load_codebook
from qualcode.store.rows.codebook_versions import codebook_version_row, load_codebook_versions
from qualcode.wording import Message


def freeze(study: OpenStudy, note: str = "", *, operation_id: str | None = None) -> CodebookVersion:
    """Keeps the codebook as it stands now, under the next number.

    ``BadInputError`` while it is empty.
    """
    with study.acting(
        "freeze_codebook",
        Message("froze the codebook"),
        Ability.EDIT_CODEBOOK,
        operation_id=operation_id,
    ) as change:
        present = load_codebook_versions(change.connection)
        if change.applied_before:
            return present[-1]
        tree = load_codebook(change.connection)
        if not len(tree):
            raise BadInputError(
                Message("The codebook is empty: there is nothing to freeze."),
                Message("Create codes first."),
            )
        shared = Codebook(tuple(c for c in tree.codes if _is_shared(tree, c)))
        number = present[-1].number + 1 if present else 1
        version = CodebookVersion(new_id(), number, note.strip(), shared, study.coder.id, now())
        change.insert("codebook_version", codebook_version_row(version))
        change.say(Message("froze the codebook as version {n}", n=number))
    return version


def _is_shared(tree: Codebook, code: Code) -> bool:
    """Whether everybody sees a code: what a blind round hides is in no version."""
    return not any(c.private_to for c in (code, *tree.ancestors(code.id)))


def list_versions(study: OpenStudy) -> tuple[CodebookVersion, ...]:
    """Every frozen codebook, the first one first."""
    with study.reading() as reader:
        return load_codebook_versions(reader)


def compare_versions(
    study: OpenStudy, earlier: int, later: int | None = None
) -> CodebookComparison:
    """What became of the codes between two versions; without ``later`` up to now.

    ``NotFoundError`` for a number no version has.
    """
    versions = {version.number: version.codebook for version in list_versions(study)}
    for number in (earlier, *(() if later is None else (later,))):
        if number not in versions:
            raise NotFoundError(
                Message("There is no version {n} of the codebook.", n=number),
                Message("The versions are: {names}.", names=", ".join(map(str, versions)) or "—"),
            )
    if later is not None:
        return compare_codebooks(versions[earlier], versions[later])
    with study.reading() as reader:
        return compare_codebooks(versions[earlier], visible_codebook(reader, study))


def is_outdated(coding: Coding, code: Code) -> bool:
    """Whether a coding was made, and last looked at, before its code was redefined."""
    looked_at = max(coding.checked_at, coding.created_at)
    return bool(code.defined_at) and looked_at < code.defined_at


def codings_to_check(study: OpenStudy, *, code_id: str | None = None) -> tuple[Coding, ...]:
    """Codings made under an older definition and not looked at since; of one code if given."""
    with study.reading() as reader:
        tree = visible_codebook(reader, study)
        return tuple(
            c
            for c in counted(visible_codings(reader, study), models_of(reader))
            if code_id in (None, c.code_id)
            and c.code_id in tree
            and is_outdated(c, tree.get(c.code_id))
        )
