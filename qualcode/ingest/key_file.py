"""A key given as a file: which real form is replaced by what, of which kind, where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qualcode.errors import BadInputError
from qualcode.ingest.canonical import canonical_line
from qualcode.ingest.columns import plain_word
from qualcode.ingest.decoding import decode
from qualcode.ingest.reading import read_table
from qualcode.model import Finding, IdentifierKind, KeyEntry
from qualcode.wording import Message

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "form": ("form", "forme", "forms", "formes", "original", "originale", "texte", "text", "mot",
             "nom", "name", "valeur", "value", "reel", "nom reel", "real name", "avant", "before",
             "identifiant", "identifier", "element"),
    "kind": ("kind", "type", "genre", "categorie", "category", "nature"),
    "replacement": ("replacement", "remplacement", "remplace par", "replaced by", "pseudonyme",
                    "pseudonym", "par", "with", "apres", "after", "substitut", "substitute"),
    "interview": ("interview", "entretien", "fichier", "file", "source", "transcript", "participant"),
}  # fmt: skip
_KINDS: Mapping[IdentifierKind, tuple[str, ...]] = {
    IdentifierKind.PERSON: ("per", "person", "personne", "nom", "name", "prenom", "first name",
                            "pers", "patronyme", "surname", "initiales", "initials"),
    IdentifierKind.PLACE: ("loc", "place", "lieu", "ville", "town", "city", "location", "commune",
                           "adresse", "address", "village", "region", "gpe"),
    IdentifierKind.ORGANISATION: ("org", "organisation", "organization", "organisme", "structure",
                                  "association", "hopital", "hospital", "etablissement",
                                  "institution", "entreprise", "company"),
    IdentifierKind.DATE: ("date", "annee", "year", "jour", "day"),
    IdentifierKind.AGE: ("age",),
    IdentifierKind.TELEPHONE: ("phone", "telephone", "tel", "portable", "numero de telephone",
                               "phone number", "mobile"),
    IdentifierKind.MAIL: ("email", "e-mail", "mail", "courriel", "adresse mail", "adresse email"),
    IdentifierKind.ID: ("id", "identifiant", "identifier", "rpps", "numero", "nir", "url",
                        "immatriculation", "code postal", "postcode"),
    IdentifierKind.CONTEXT: ("other", "autre", "context", "contexte", "misc", "divers",
                             "histoire", "story", "detail"),
}  # fmt: skip
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words}
_LISTS = ("entries", "key", "entrees", "table", "cle", "rows")
Row = tuple[Message, dict[str, str]]


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The entries of a key in the order of the file, doubles gone, and points to check."""

    entries: tuple[KeyEntry, ...]
    findings: tuple[Finding, ...]


def read_key(name: str, content: bytes) -> KeyFile:
    """A key from JSON (a list of objects, or form to replacement), csv or xlsx.

    Raises ``BadInputError`` when the file cannot be read or has no column of forms.
    """
    before: tuple[Finding, ...] = ()
    if name.lower().endswith(".json") or content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        rows = list(_json_rows(name, content))
    else:
        table = read_table(name, content)
        before = table.findings
        rows = [
            (Message("row {row}", row=line), record)
            for line, record in zip(table.lines, table.records(), strict=True)
        ]
    named = [(place, _named(row)) for place, row in rows]
    if named and not any("form" in row for _, row in named):
        raise BadInputError(
            Message("The key {name} has no column of forms to replace.", name=name),
            Message("Name the columns form, kind and replacement (forme, type, remplacement)."),
        )
    entries, findings = _entries(named)
    return KeyFile(entries, (*before, *findings))


def _json_rows(name: str, content: bytes) -> Iterator[Row]:
    try:
        stored = json.loads(decode(name, content).text)
    except (ValueError, RecursionError):
        raise _no_key(name) from None
    if isinstance(stored, dict):
        inside = next((stored[word] for word in _LISTS if isinstance(stored.get(word), list)), None)
        stored = inside if inside is not None else _from_pairs(name, stored)
    if not isinstance(stored, list) or not all(isinstance(row, dict) for row in stored):
        raise _no_key(name)
    for number, row in enumerate(stored, 1):
        yield Message("entry {n}", n=number), {str(k): _word(v) for k, v in row.items()}


def _from_pairs(name: str, stored: dict[str, Any]) -> list[dict[str, str]]:
    if not stored or not all(isinstance(value, str) for value in stored.values()):
        raise _no_key(name)
    return [{"form": form, "replacement": value} for form, value in stored.items()]


def _word(value: object) -> str:
    return "" if value is None or isinstance(value, dict | list) else str(value)


def _no_key(name: str) -> BadInputError:
    return BadInputError(
        Message("The file {name} holds no key.", name=name),
        Message("A key is a list of objects with form, kind and replacement, or a table of these."),
    )


def _named(row: Mapping[str, str]) -> dict[str, str]:
    """The row by meaning, whatever its headings; the surest heading wins."""
    words = {plain_word(heading.replace("_", " ")): value for heading, value in row.items()}
    named: dict[str, str] = {}
    used: set[str] = set()
    for meaning, known in _HEADINGS.items():
        word = next((word for word in known if word in words and word not in used), None)
        if word is not None:
            used.add(word)
            named[meaning] = canonical_line(words[word])
    return named


def _entries(
    rows: Iterable[tuple[Message, dict[str, str]]],
) -> tuple[tuple[KeyEntry, ...], list[Finding]]:
    entries: dict[tuple[str, str], KeyEntry] = {}
    findings: list[Finding] = []
    for place, row in rows:
        form, replacement = row.get("form", ""), row.get("replacement", "")
        if form.startswith("#") or not any(row.values()):
            continue
        if not form:
            findings.append(_without_form(place))
            continue
        kind = _KIND_OF.get(plain_word(row.get("kind", "")))
        entry = KeyEntry(
            form, kind or IdentifierKind.CONTEXT, replacement, row.get("interview", "")
        )
        findings += _doubts(place, entry, row.get("kind", ""), known=kind is not None)
        present = entries.setdefault((form, entry.interview), entry)
        if present.replacement != replacement:
            findings.append(_contradiction(place, present, replacement))
    return tuple(entries.values()), findings


def _doubts(place: Message, entry: KeyEntry, kind: str, *, known: bool) -> Iterator[Finding]:
    if not known and kind:
        yield Finding(
            place,
            Message("The kind “{kind}” is not known; it was read as “other”.", kind=kind),
            Message("Use PER, LOC, ORG, DATE, AGE, PHONE, EMAIL, ID or OTHER."),
        )
    if not entry.replacement:
        yield Finding(
            place,
            Message("“{form}” has no replacement: it would be taken out.", form=entry.form),
            Message("Write what should stand in its place, such as [town]."),
        )
    elif entry.form.casefold() in entry.replacement.casefold().split():
        yield Finding(
            place,
            Message("The replacement of “{form}” holds the form itself.", form=entry.form),
            Message("Choose a replacement that does not give it away."),
        )


def _without_form(place: Message) -> Finding:
    return Finding(
        place,
        Message("This row has no form to replace and was left out."),
        Message("Write the real form, or delete the row."),
    )


def _contradiction(place: Message, present: KeyEntry, replacement: str) -> Finding:
    return Finding(
        place,
        Message(
            "“{form}” already becomes “{first}”; “{second}” was left out.",
            form=present.form,
            first=present.replacement,
            second=replacement,
        ),
        Message("Keep one of the two, or give each its interview."),
    )
