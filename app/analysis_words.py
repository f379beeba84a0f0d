"""The words of the interface for codes, memos, requests and checks."""

from __future__ import annotations

from qualcode.model import CodeKind, CodeLinkKind, MemoKind
from qualcode.wording import Message, render

_CODE_KINDS = {
    CodeKind.THEME: Message("Theme"),
    CodeKind.CODE: Message("Code"),
    CodeKind.LEVER: Message("Lever"),
}
_MEMO_KINDS = {
    MemoKind.THEORETICAL: Message("Theoretical"),
    MemoKind.METHODOLOGICAL: Message("Methodological"),
    MemoKind.REFLEXIVE: Message("Reflexive"),
    MemoKind.SUMMARY: Message("Summary"),
    MemoKind.DIMENSION: Message("Dimension of a code"),
}
_ABOUT = {
    "study": Message("The whole study"),
    "source": Message("A transcript"),
    "coding": Message("A coded extract"),
    "code": Message("A code or theme"),
    "participant": Message("A participant"),
    "memo": Message("Another memo"),
}
_OUTCOMES = {
    "approved": Message("Agrees with it"),
    "corrected": Message("Asks for corrections"),
    "declined": Message("Declined to check"),
    "no_answer": Message("No answer"),
}
_METHODS = {
    "exact": Message("Word for word"),
    "typography": Message("Same words, other spaces, dashes or apostrophes"),
    "gaps": Message("With […] where words were left out"),
    "approximate": Message("Close to the words, to be checked"),
}
_COLUMNS = {
    "extract": Message("extract"),
    "participant": Message("participant"),
    "source": Message("transcript"),
    "kind": Message("kind of code"),
    "lever": Message("lever"),
    "coder": Message("coder"),
    "memo": Message("remark"),
    "start": Message("beginning"),
    "end": Message("end"),
}


def code_kind_name(kind: CodeKind) -> str:
    """What a node of the codebook is."""
    return render(_CODE_KINDS[kind])


def link_kind_name(kind: CodeLinkKind) -> str:
    """The words between two linked codes: “is a cause of”."""
    from qualcode.services.code_links import said_of_link

    return render(said_of_link(kind))


def memo_kind_name(kind: MemoKind) -> str:
    """What kind of memo this is."""
    return render(_MEMO_KINDS[kind])


def about_name(about: str) -> str:
    """What kind of thing a request or a memo is about."""
    return render(_ABOUT.get(about, Message("Something else")))


def outcome_name(outcome: str) -> str:
    """What came of a participant's check."""
    return render(_OUTCOMES[outcome]) if outcome in _OUTCOMES else ""


def method_name(method: str) -> str:
    """How an extract was found in its transcript."""
    return render(_METHODS[method]) if method in _METHODS else method


def column_name(meaning: str) -> str:
    """What a column of a table of codings holds; other columns lead to the code."""
    return render(_COLUMNS.get(meaning, Message("place in the tree")))
