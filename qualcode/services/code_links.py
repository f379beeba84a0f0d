"""Typed links between codes: cause, condition, opposite, lever of, gathers…"""

from __future__ import annotations

from qualcode.coding.codebook_checks import known_code
from qualcode.errors import BadInputError, NotFoundError
from qualcode.model import CodeLink, CodeLinkKind, new_id, now
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.visible import visible_codebook
from qualcode.store.rows.code_links import code_link_row, load_code_links
from qualcode.store.rows.codebook import load_codebook
from qualcode.wording import Message

_SAID = {
    CodeLinkKind.CAUSE: Message("is a cause of"),
    CodeLinkKind.CONDITION: Message("is a condition of"),
    CodeLinkKind.CONSEQUENCE: Message("is a consequence of"),
    CodeLinkKind.OPPOSITE: Message("is the opposite of"),
    CodeLinkKind.LEVER: Message("is a lever of"),
    CodeLinkKind.GATHERS: Message("gathers"),
    CodeLinkKind.NEAR: Message("is close to"),
}


def said_of_link(kind: CodeLinkKind) -> Message:
    """The words between the two codes: “is a cause of”."""
    return _SAID[kind]


def list_links(study: OpenStudy, *, code_id: str | None = None) -> tuple[CodeLink, ...]:
    """Every link between codes this coder may see, or those of one code, oldest first."""
    with study.reading() as reader:
        tree = visible_codebook(reader, study)
        found = load_code_links(reader)
    return tuple(
        link
        for link in found
        if link.from_id in tree
        and link.to_id in tree
        and code_id in (None, link.from_id, link.to_id)
    )


def link_codes(
    study: OpenStudy,
    from_id: str,
    to_id: str,
    kind: CodeLinkKind,
    *,
    note: str = "",
    operation_id: str | None = None,
) -> CodeLink:
    """Links two codes; the same link a second time changes its note and no more.

    ``BadInputError`` for a code and itself.
    """
    if from_id == to_id:
        raise BadInputError(
            Message("A code is not linked to itself."), Message("Choose another code.")
        )
    link = CodeLink(new_id(), from_id, to_id, kind, note, study.coder.id, now())
    with study.acting(
        "link_codes", Message("linked two codes"), Ability.EDIT_CODEBOOK, operation_id=operation_id
    ) as change:
        if change.applied_before:
            return link
        tree = load_codebook(change.connection)
        first, second = known_code(tree, from_id), known_code(tree, to_id)
        same = next(
            (
                each
                for each in load_code_links(change.connection)
                if (each.from_id, each.to_id, each.kind) == (from_id, to_id, kind)
            ),
            None,
        )
        if same is None:
            change.insert("code_link", code_link_row(link))
        else:
            change.update("code_link", same.id, note=note)
        change.say(
            Message(
                "linked two codes: “{first}” {link} “{second}”",
                first=first.name,
                link=_SAID[kind],
                second=second.name,
            )
        )
    return same or link


def unlink_codes(study: OpenStudy, link_id: str, *, operation_id: str | None = None) -> None:
    """Takes a link between two codes away.

    ``NotFoundError`` when somebody took it away meanwhile.
    """
    with study.acting(
        "unlink_codes",
        Message("took a link between codes away"),
        Ability.EDIT_CODEBOOK,
        operation_id=operation_id,
    ) as change:
        if change.applied_before:
            return
        link = next((n for n in load_code_links(change.connection) if n.id == link_id), None)
        if link is None:
            raise NotFoundError(
                Message("This link is no longer in the study."),
                Message("Somebody took it away meanwhile."),
            )
        tree = load_codebook(change.connection)
        change.delete("code_link", link_id)
        change.say(
            Message(
                "took a link away: “{first}” {link} “{second}”",
                first=tree.get(link.from_id).name,
                link=_SAID[link.kind],
                second=tree.get(link.to_id).name,
            )
        )
