"""The review in a spreadsheet: written with contexts, edited by hand, read back as one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from qualcode.anonymise.entity import Decision, Entity, Policy
from qualcode.errors import BadInputError
from qualcode.export.review_file import ReviewLine, review_sheet
from qualcode.export.tables import to_csv, to_xlsx
from qualcode.ingest.review_file import ReviewRow, read_review
from qualcode.model import Finding, IdentifierKind, Participant
from qualcode.services import entity_store, review
from qualcode.services.open_study import OpenStudy
from qualcode.services.participants import participants_table
from qualcode.services.review_view import mentions_in_context
from qualcode.wording import Message


@dataclass(frozen=True, slots=True)
class ReviewApplied:
    """How many entities a review file decided, added and merged, and points to check."""

    n_decided: int
    n_added: int
    n_merged: int
    findings: tuple[Finding, ...]


def review_as(study: OpenStudy, form: str, *, language: str = "fr") -> bytes:
    """The review as ``xlsx`` or ``csv``. It holds the real names: keep it where the vault is.

    ``BadInputError`` for another form.
    """
    entities = review.list_entities(study)
    seen = mentions_in_context(study, entities)
    alike = _alike(study, entities)
    lines = [
        ReviewLine(
            entity,
            len(seen[entity.id]),
            tuple(dict.fromkeys(m.label for m in seen[entity.id])),
            tuple(f"{m.label}: {m.before}«{m.form}»{m.after}" for m in seen[entity.id]),
            alike[entity.id],
        )
        for entity in entities
    ]
    sheet = review_sheet(lines, language)
    match form:
        case "xlsx":
            return to_xlsx((sheet,))
        case "csv":
            return to_csv(sheet, language)
        case _:
            raise BadInputError(
                Message("A review cannot be written as {form}.", form=form),
                Message("Choose xlsx or csv."),
            )


def _alike(study: OpenStudy, entities: Iterable[Entity]) -> dict[str, tuple[str, ...]]:
    """The forms each entity may be one with; they are proposed, never merged by themselves."""
    forms = {e.id: e.form for e in entities}
    alike: dict[str, list[str]] = {i: [] for i in forms}
    for pair in review.same_person_proposals(study):
        alike[pair.first_id].append(forms[pair.second_id])
        alike[pair.second_id].append(forms[pair.first_id])
    return {i: tuple(dict.fromkeys(found)) for i, found in alike.items()}


def apply_review(study: OpenStudy, name: str, content: bytes) -> ReviewApplied:
    """Takes over the decisions of an edited review file; what did not change stays as it is."""
    table = read_review(name, content)
    findings = [*table.findings, *_twice(table.rows)]
    n_decided = _decide(study, table.rows, findings)
    n_added = _add(study, table.rows, findings)
    n_merged = _merge(study, table.rows, findings)
    findings += _one_for_several(study, table.rows)
    return ReviewApplied(n_decided, n_added, n_merged, tuple(findings))


def _decide(study: OpenStudy, rows: Iterable[ReviewRow], findings: list[Finding]) -> int:
    present = entity_store.load_entities(study.unlocked())
    known = {p.identifier.casefold(): p.identifier for p in _participants(study)}
    changed = []
    for row in rows:
        if not row.id:
            continue
        entity = next((e for e in present if e.id.startswith(row.id)), None)
        if entity is None:
            findings.append(_unknown(row))
            continue
        try:
            row = replace(row, participant=_who(row, entity, known))
            _require_its_form(row, entity)
            wanted = _wanted(study, entity, row, present)
        except BadInputError as error:
            findings.append(
                Finding(Message("row {row}", row=row.line), error.message, error.hint or _ADVICE)
            )
            continue
        if wanted is not None:
            changed.append(wanted)
    if changed:
        review.put_together(
            study,
            changed,
            Message.plural(
                "took over {n} decision from a review file",
                "took over {n} decisions from a review file",
                n=len(changed),
            ),
        )
    return len(changed)


def _participants(study: OpenStudy) -> tuple[Participant, ...]:
    return participants_table(study).participants


def _who(row: ReviewRow, entity: Entity, known: Mapping[str, str]) -> str:
    """The participant as the table writes them; BadInputError for one it does not have."""
    who = row.participant.strip()
    if not who or not known or who == entity.participant:
        return who
    if who.casefold() not in known:
        raise BadInputError(
            Message("There is no participant {identifier} in this study.", identifier=who),
            Message("Its participants are: {who}.", who=", ".join(known.values())),
        )
    return known[who.casefold()]


def _require_its_form(row: ReviewRow, entity: Entity) -> None:
    """Raises BadInputError when somebody corrected the form: where it stands is not in the file."""
    if row.form and _flat(row.form) not in {_flat(form) for form in entity.forms}:
        raise BadInputError(
            Message(
                "“{form}” was written over “{found}”; the row was left as it was.",
                form=row.form,
                found=entity.form,
            ),
            Message(
                "To have another stretch replaced, write it in a row of its own without id, and "
                "reject this one."
            ),
        )


def _flat(form: str) -> str:
    return " ".join(form.split())


def _twice(rows: Iterable[ReviewRow]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for row in rows:
        if row.id and first.setdefault(row.id, row.line) != row.line:
            yield Finding(
                Message("row {row}", row=row.line),
                Message(
                    "This element stands in row {first} too; the later row counts.",
                    first=first[row.id],
                ),
                Message("Look whether both say the same."),
            )


def _one_for_several(study: OpenStudy, rows: Iterable[ReviewRow]) -> Iterator[Finding]:
    """Two people under one replacement cannot be told apart any more: that should be meant."""
    written = {row.replacement for row in rows if row.replacement}
    people: dict[str, list[str]] = {}
    for entity in entity_store.load_entities(study.unlocked()):
        person = entity.kind is IdentifierKind.PERSON and not entity.participant
        if person and entity.replaces and entity.replacement in written:
            people.setdefault(entity.replacement, []).append(entity.form)
    for replacement, forms in people.items():
        if len(forms) > 1:
            yield Finding(
                Message("“{words}”", words=replacement),
                Message("It stands for several people: {forms}.", forms=", ".join(forms)),
                Message("Merge them if they are one, else give each a replacement of its own."),
            )


_ADVICE = Message("Correct the row and read the file again.")


def _wanted(
    study: OpenStudy, entity: Entity, row: ReviewRow, present: Iterable[Entity]
) -> Entity | None:
    """The entity as its row wants it, or None when the row says nothing new."""
    changed = replace(
        entity,
        kind=row.kind or entity.kind,
        policy=row.policy or entity.policy,
        participant=row.participant,
    )
    if row.replacement and row.replacement != entity.replacement:
        review.refuse_real_form(row.replacement, present)
        changed = replace(changed, replacement=row.replacement)
        if changed.policy is Policy.KEEP:
            changed = replace(changed, policy=Policy.DESCRIPTOR)
    elif changed != entity:
        changed = review.with_replacement(study, changed, present)
    same = row.decision is None or row.decision is _plain(entity.decision)
    if changed == entity and same:
        return None
    if row.decision in (Decision.REJECTED, Decision.DEFERRED):
        return replace(changed, decision=row.decision, why=row.remark or entity.why)
    edited = Decision.EDITED if changed != entity else Decision.ACCEPTED
    return replace(changed, decision=edited, why=row.remark or entity.why)


def _plain(decision: Decision) -> Decision:
    return Decision.ACCEPTED if decision is Decision.EDITED else decision


def _add(study: OpenStudy, rows: Iterable[ReviewRow], findings: list[Finding]) -> int:
    added = 0
    for row in rows:
        if row.id or not row.form:
            continue
        present = entity_store.load_entities(study.unlocked())
        try:
            given = review.add_by_hand(
                study,
                row.form,
                kind=row.kind or IdentifierKind.PERSON,
                replacement=row.replacement,
                participant=row.participant,
            )
            added += given not in present  # the same file read twice adds nothing
        except BadInputError as error:
            findings.append(
                Finding(Message("row {row}", row=row.line), error.message, error.hint or _ADVICE)
            )
    return added


def _merge(study: OpenStudy, rows: Iterable[ReviewRow], findings: list[Finding]) -> int:
    merged = 0
    for row in rows:
        if not row.same_as or not row.id:
            continue
        present = entity_store.load_entities(study.unlocked())
        one = next((e for e in present if e.id.startswith(row.id)), None)
        other = next(
            (e for e in present if e.id.startswith(row.same_as) or row.same_as in e.forms), None
        )
        if one is None or other is None:
            findings.append(_unknown(row))
        elif one.id != other.id:
            review.merge(study, (other.id, one.id))
            merged += 1
    return merged


def _unknown(row: ReviewRow) -> Finding:
    return Finding(
        Message("row {row}", row=row.line),
        Message("This row speaks of an element that is not in the study (any more)."),
        Message("Write the review file again, or leave the id empty to add a form by hand."),
    )
