"""What --role and --label ask for, put into a preview or refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.errors import BadInputError
from qualcode.model import Role
from qualcode.wording import Message

if TYPE_CHECKING:
    from qualcode.services.ingest import Preview, Previewed


def corrected(preview: Preview, roles: Iterable[str], labels: Iterable[str]) -> Preview:
    """The preview with speakers' roles and interviews' labels as asked for.

    Raises BadInputError for a file or a speaker that is not there, or for a label given to two.
    """
    interviews = preview.interviews
    for wish in roles:
        interviews = _with_role(interviews, wish)
    for wish in labels:
        file, label = _pair(wish)
        _refuse_unknown_file(interviews, file)
        interviews = tuple(
            replace(p, label=label) if p.draft.name == file else p for p in interviews
        )
    if labels:
        _refuse_one_label_for_two(interviews)
    return replace(preview, interviews=interviews)


def _with_role(interviews: tuple[Previewed, ...], wish: str) -> tuple[Previewed, ...]:
    from qualcode.services.ingest import with_role

    who, role = _pair(wish)
    file, _sep, speaker = who.rpartition(":")
    if role not in set(Role):
        raise BadInputError(
            Message("“{role}” is not a role a speaker can have.", role=role),
            Message("Choose interviewer, respondent or other."),
        )
    if file:
        _refuse_unknown_file(interviews, file)
    meant = [p for p in interviews if file in ("", p.draft.name)]
    if meant and not any(p.draft.speaker(speaker) for p in meant):
        labels = dict.fromkeys(s.label or "—" for p in meant for s in p.draft.speakers)
        raise BadInputError(
            Message("Nobody is called “{speaker}” there.", speaker=speaker),
            Message("The speakers are: {speakers}.", speakers=", ".join(labels)),
        )
    return tuple(
        with_role(p, speaker, Role(role)) if file in ("", p.draft.name) else p for p in interviews
    )


def _refuse_unknown_file(interviews: tuple[Previewed, ...], file: str) -> None:
    names = dict.fromkeys(p.draft.name for p in interviews)
    if file not in names:
        raise BadInputError(
            Message("There is no file “{file}” among those given.", file=file),
            Message("The files are: {files}.", files=", ".join(names) or "—"),
        )


def _refuse_one_label_for_two(interviews: tuple[Previewed, ...]) -> None:
    first: dict[str, Previewed] = {}
    for p in interviews:
        before = first.setdefault(p.label.strip().casefold(), p)
        if before is not p:
            raise BadInputError(
                Message(
                    "Two transcripts would have the label {label}: {one} and {other}.",
                    label=p.label,
                    one=before.draft.name,
                    other=p.draft.name,
                ),
                Message("Give each its own label with --label FILE=LABEL."),
            )


def _pair(wish: str) -> tuple[str, str]:
    name, sep, value = wish.partition("=")
    if not sep or not name.strip() or not value.strip():
        raise BadInputError(
            Message("“{wish}” is not of the form NAME=VALUE.", wish=wish),
            Message("Write for example --role MN=interviewer."),
        )
    return name.strip(), value.strip()
