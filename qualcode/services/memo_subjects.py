"""What a memo may be about: whether it is there, and its name for the history."""

from __future__ import annotations

from qualcode.errors import BadInputError, NotFoundError
from qualcode.store.engine import Reader
from qualcode.store.rows.codebook import load_codebook
from qualcode.store.rows.codings import load_coding
from qualcode.store.rows.memos import load_memos
from qualcode.store.rows.participants import load_participants
from qualcode.store.rows.sources import load_source
from qualcode.wording import Message

ABOUT = ("study", "source", "code", "coding", "participant", "memo")
_SHORT = 40


def said_of(reader: Reader, about: str, about_id: str) -> Message:
    """What something is called in a sentence: “Temps”, an extract of “Temps”, M1, the study."""
    return _named(reader, about, about_id) or Message("something that is no longer there")


def check_there(reader: Reader, about: str, about_id: str) -> None:
    """BadInputError when nothing of that kind can have a memo, NotFoundError when it is gone."""
    if about not in ABOUT:
        raise BadInputError(
            Message("A memo cannot be about “{about}”.", about=about),
            Message("Choose one of: {names}.", names=", ".join(ABOUT)),
        )
    if _named(reader, about, about_id) is None:
        raise NotFoundError(
            Message("What the memo is about is not in the study."),
            Message("It may have been removed meanwhile: choose something else."),
        )


def _named(reader: Reader, about: str, about_id: str) -> Message | None:
    match about:
        case "code":
            tree = load_codebook(reader)
            if about_id in tree:
                return Message("“{code}”", code=tree.get(about_id).name)
        case "coding":
            coding = load_coding(reader, about_id)
            tree = load_codebook(reader)
            if coding is not None and coding.code_id in tree:
                return Message("an extract of “{code}”", code=tree.get(coding.code_id).name)
        case "source":
            source = load_source(reader, about_id)
            if source is not None:
                return Message("{label}", label=source.label)
        case "participant":
            person = next((p for p in load_participants(reader) if p.id == about_id), None)
            if person is not None:
                return Message("{label}", label=person.identifier)
        case "memo":
            memo = next((m for m in load_memos(reader) if m.id == about_id), None)
            if memo is not None:
                return Message("the memo “{words}”", words=" ".join(memo.text.split())[:_SHORT])
        case "study":
            return Message("the study")
    return None
