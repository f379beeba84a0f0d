"""Who codes in a study, and what they may do."""

from __future__ import annotations

from dataclasses import replace

from qualcode.errors import BadInputError, ConflictError, NotFoundError
from qualcode.model import Coder, CoderKind, CoderRole, new_id
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.change import Change
from qualcode.store.engine import Reader
from qualcode.store.rows.coders import coder_row, load_coders
from qualcode.wording import Message

ROLE_NAMES = {
    CoderRole.OWNER: Message("owner"),
    CoderRole.SUPERVISOR: Message("supervisor"),
    CoderRole.CODER: Message("coder"),
    CoderRole.READER: Message("reader"),
}


def list_coders(study: OpenStudy) -> tuple[Coder, ...]:
    """Every coder of the study."""
    with study.reading() as reader:
        return load_coders(reader)


def add_coder(
    study: OpenStudy,
    name: str,
    *,
    kind: CoderKind = CoderKind.PERSON,
    role: CoderRole = CoderRole.CODER,
) -> Coder:
    """A new coder; ConflictError when somebody has that name already."""
    name = name.strip()
    if not name:
        raise BadInputError(Message("A coder needs a name."), Message("A first name will do."))
    noun = Coder(new_id(), name, kind, role)
    with study.acting(
        "add_coder", Message("added the coder {name}", name=name), Ability.MANAGE
    ) as change:
        present = load_coders(change.connection)
        if any(c.name.casefold() == name.casefold() for c in present):
            raise ConflictError(
                Message("There is already a coder called {name}.", name=name),
                Message("Add an initial to tell the two apart."),
            )
        change.insert("coder", coder_row(noun) | {"position": len(present)})
    return noun


def coder_in(study: OpenStudy, change: Change, name: str, kind: CoderKind) -> Coder:
    """The coder of that name inside an action, added if there is none and the role allows it."""
    present = load_coders(change.connection)
    found = next((c for c in present if c.name.casefold() == name.strip().casefold()), None)
    if found is not None:
        return found
    study.require(Ability.MANAGE)
    noun = Coder(new_id(), name.strip(), kind)
    change.insert("coder", coder_row(noun) | {"position": len(present)})
    return noun


def change_role(study: OpenStudy, coder_id: str, role: CoderRole) -> Coder:
    """Gives a coder another role; the last owner stays owner.

    ``ConflictError`` when the study would be left without an owner.
    """
    with study.acting("change_role", Message("changed a role"), Ability.MANAGE) as change:
        coder = _coder(change.connection, coder_id)
        owners = [c for c in load_coders(change.connection) if c.role is CoderRole.OWNER]
        if coder in owners and len(owners) == 1 and role is not CoderRole.OWNER:
            raise ConflictError(
                Message("A study needs an owner."),
                Message("Make somebody else owner first."),
            )
        change.update("coder", coder_id, role=role.value)
        change.say(Message("made {name} {role}", name=coder.name, role=ROLE_NAMES[role]))
    return replace(coder, role=role)


def rename_coder(study: OpenStudy, coder_id: str, name: str) -> Coder:
    """Gives a coder another display name.

    ``BadInputError`` for an empty name, ``ConflictError`` for one somebody else has.
    """
    if not name.strip():
        raise BadInputError(Message("A coder needs a name."), Message("A first name will do."))
    with study.acting("rename_coder", Message("renamed a coder"), Ability.MANAGE) as change:
        coder = _coder(change.connection, coder_id)
        others = {c.name.casefold() for c in load_coders(change.connection) if c.id != coder_id}
        if name.strip().casefold() in others:
            raise ConflictError(
                Message("There is already a coder called {name}.", name=name.strip()),
                Message("Add an initial to tell the two apart."),
            )
        change.update("coder", coder_id, name=name.strip())
        change.say(Message("renamed {before} to {name}", before=coder.name, name=name.strip()))
    return replace(coder, name=name.strip())


def _coder(reader: Reader, coder_id: str) -> Coder:
    found = next((c for c in load_coders(reader) if c.id == coder_id), None)
    if found is None:
        raise NotFoundError(
            Message("This coder is not in the study."), Message("Choose one of the list.")
        )
    return found


def find_coder(study: OpenStudy, name_or_id: str) -> Coder:
    """The coder with this name or id; NotFoundError naming those there are."""
    coders = list_coders(study)
    found = next((c for c in coders if name_or_id in (c.id, c.name)), None)
    if found is None:
        raise NotFoundError(
            Message("There is no coder called {name} in this study.", name=name_or_id),
            Message(
                "Its coders are: {names}. Somebody new is added on the screen Coders, or by "
                "“qualcode coders add”.",
                names=", ".join(c.name for c in coders),
            ),
        )
    return found
