"""The review's table read back from csv or xlsx, whatever language its headings are in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qualcode.anonymise.entity import Decision, Policy
from qualcode.errors import BadInputError
from qualcode.ingest.columns import plain_word
from qualcode.ingest.reading import read_table
from qualcode.model import Finding, IdentifierKind
from qualcode.wording import Message

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "no"),
    "form": ("form", "forme", "element"),
    "kind": ("kind", "type", "nature", "sorte"),
    "decision": ("decision",),
    "replacement": ("replacement", "remplacement"),
    "policy": ("policy", "regle", "politique"),
    "participant": ("participant",),
    "same": ("same as", "identique a", "meme que"),
    "remark": ("remark", "remarque"),
}
_ACCEPTING = [
    "accept",
    "accepted",
    "accepter",
    "accepte",
    "oui",
    "yes",
    "o",
    "y",
    "x",
    "ok",
    "replace",
    "replaced",
    "remplacer",
    "remplace",
]
_REJECTING = [
    "reject",
    "rejected",
    "rejeter",
    "rejete",
    "refuser",
    "refuse",
    "non",
    "no",
    "n",
    "keep",
    "kept",
    "garder",
    "conserver",
    "laisser",
]
_DECISIONS = {
    **dict.fromkeys(_ACCEPTING, Decision.ACCEPTED),
    **dict.fromkeys(_REJECTING, Decision.REJECTED),
    **dict.fromkeys(("defer", "deferred", "reporter", "reporte", "?"), Decision.DEFERRED),
}
_POLICIES = {
    **dict.fromkeys(("descriptor", "descripteur"), Policy.DESCRIPTOR),
    **dict.fromkeys(("pseudonym", "pseudonyme"), Policy.PSEUDONYM),
    **dict.fromkeys(("generalise", "generalize", "generaliser"), Policy.GENERALISE),
    **dict.fromkeys(("suppress", "supprimer", "effacer"), Policy.SUPPRESS),
    **dict.fromkeys(("keep", "garder", "conserver"), Policy.KEEP),
}
_KINDS = {
    **{kind.value.casefold(): kind for kind in IdentifierKind},
    **dict.fromkeys(("person", "personne"), IdentifierKind.PERSON),
    **dict.fromkeys(("place", "lieu"), IdentifierKind.PLACE),
    "organisation": IdentifierKind.ORGANISATION,
    "age": IdentifierKind.AGE,
    **dict.fromkeys(("telephone", "phone"), IdentifierKind.TELEPHONE),
    **dict.fromkeys(("mail", "courriel"), IdentifierKind.MAIL),
    **dict.fromkeys(("number", "numero"), IdentifierKind.ID),
    **dict.fromkeys(("context", "contexte"), IdentifierKind.CONTEXT),
}
_FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One row of the table: what somebody wants for an entity, or for a form they added.

    ``decision``, ``kind`` and ``policy`` are None where the cell is empty or was not understood.
    """

    line: int
    id: str
    form: str
    kind: IdentifierKind | None
    decision: Decision | None
    replacement: str
    policy: Policy | None
    participant: str
    same_as: str
    remark: str


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """The rows in their order, and points to check."""

    rows: tuple[ReviewRow, ...]
    findings: tuple[Finding, ...]


def read_review(name: str, content: bytes) -> ReviewTable:
    """The review's table; BadInputError when it has no column of forms or decisions."""
    table = read_table(name, content)
    records = [
        (line, _named(record)) for line, record in zip(table.lines, table.records(), strict=True)
    ]
    if not {"form", "decision"} <= _named(dict.fromkeys(table.header, "")).keys():
        raise BadInputError(
            Message("{name} is not a review file: it has no columns form and decision.", name=name),
            Message("Write one with “qualcode anonymise STUDY --review FILE.xlsx”, then edit it."),
        )
    rows = [_row(line, record) for line, record in records]
    findings = [f for line, record in records for f in _doubts(line, record)]
    return ReviewTable(tuple(r for r in rows if r.id or r.form), (*table.findings, *findings))


def _named(record: Mapping[str, str]) -> dict[str, str]:
    words = {plain_word(heading): value for heading, value in record.items()}
    return {
        meaning: words[word].strip()
        for meaning, known in _HEADINGS.items()
        for word in known
        if word in words
    }


def _row(line: int, record: Mapping[str, str]) -> ReviewRow:
    return ReviewRow(
        line,
        record.get("id", ""),
        _unguarded(record.get("form", "")),
        _kind(record.get("kind", "")),
        _DECISIONS.get(plain_word(record.get("decision", ""))),
        _unguarded(record.get("replacement", "")),
        _policy(record.get("policy", "")),
        record.get("participant", ""),
        _unguarded(record.get("same", "")),
        record.get("remark", ""),
    )


def _unguarded(cell: str) -> str:
    """A cell without the apostrophe that kept a spreadsheet from running it as a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA_STARTS else cell


def _kind(word: str) -> IdentifierKind | None:
    return _KINDS.get(plain_word(word))


def _policy(word: str) -> Policy | None:
    return _POLICIES.get(plain_word(word))


def _doubts(line: int, record: Mapping[str, str]) -> Iterator[Finding]:
    said = record.get("decision", "")
    if said and plain_word(said) not in _DECISIONS:
        yield Finding(
            Message("row {row}", row=line),
            Message("“{word}” is no decision; the row was left undecided.", word=said),
            Message("Write accept, reject or defer (accepter, rejeter, reporter)."),
        )
    for column, read in (("kind", _kind), ("policy", _policy)):
        word = record.get(column, "")
        if word and read(word) is None:
            yield Finding(
                Message("row {row}", row=line),
                Message("“{word}” was not understood and was left as it was.", word=word),
                Message(
                    "Kinds are {kinds}; policies are {policies}.",
                    kinds=", ".join(k.value for k in IdentifierKind),
                    policies=", ".join(p.value for p in Policy),
                ),
            )
