"""project.qde and codebook.qdc, valid against the official schemas; the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from qualcode.refi.project import (
    RefiCase,
    RefiCode,
    RefiCoding,
    RefiLink,
    RefiNote,
    RefiProject,
    RefiSelection,
    RefiSet,
    RefiSource,
    RefiValue,
    RefiVariable,
)

PROJECT_NAMESPACE = "urn:QDA-XML:project:1.0"
CODEBOOK_NAMESPACE = "urn:QDA-XML:codebook:1.0"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TO_ESCAPE = re.compile('[\x00-\x1f&<>"\ud800-\udfff\ufffe\uffff]')
_KINDS = frozenset({"Text", "Boolean", "Integer", "Float", "Date", "DateTime"})
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def project_xml(project: RefiProject) -> bytes:
    """The content of ``project.qde``; sources point at ``internal://GUID.txt`` and ``.docx``."""
    return _HEAD.encode() + "".join(_project(project)).encode("utf-8")


def codebook_xml(project: RefiProject) -> bytes:
    """The content of a ``.qdc`` file: codes, and the sets of codes.

    ValueError without any code: the schema has no empty codebook.
    """
    if not project.codes:
        raise ValueError("the standard has no empty codebook")
    sets = [s for s in project.sets if s.code_guids]
    parts = [
        _HEAD,
        f'<CodeBook xmlns="{CODEBOOK_NAMESPACE}"{_at("origin", project.origin)}>\n',
        *_codes(project.codes, with_notes=False),
        *_list("Sets", (_codebook_set(s) for s in sets)),
        "</CodeBook>\n",
    ]
    return "".join(parts).encode("utf-8")


def text(words: str) -> str:
    """Words as the text of an element."""
    if not _TO_ESCAPE.search(words):
        return words
    clean = _ILLEGAL.sub("", words)
    return (
        clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    )


def quoted(words: str) -> str:
    """Words as the value of an attribute, line breaks and tabs kept."""
    if not _TO_ESCAPE.search(words):
        return words
    return text(words).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _at(name: str, value: str) -> str:
    return f' {name}="{quoted(value)}"' if value else ""


def _project(project: RefiProject) -> Iterator[str]:
    yield (
        f'<Project xmlns="{PROJECT_NAMESPACE}" name="{quoted(project.name)}"'
        f"{_at('origin', project.origin)}{_at('creatingUserGUID', project.user_guid)}"
        f"{_at('creationDateTime', project.created_at)}"
        f"{_at('modifiedDateTime', project.changed_at)}>\n"
    )
    yield from _list(
        "Users",
        (
            f'<User guid="{u.guid}" name="{quoted(u.name)}"{_at("id", u.kind)}/>\n'
            for u in project.users
        ),
    )
    if project.codes:
        yield "<CodeBook>\n"
        yield from _codes(project.codes, with_notes=True)
        yield "</CodeBook>\n"
    yield from _list("Variables", map(_variable, project.variables))
    yield from _list("Cases", map(_case, project.cases))
    yield from _list("Sources", map(_source, project.sources))
    yield from _list("Notes", map(_note, project.notes))
    yield from _list("Links", map(_link, project.links))
    yield from _list("Sets", map(_set, project.sets))
    yield _description(project.description) + _notes(project.note_guids)
    yield "</Project>\n"


def _list(name: str, parts: Iterable[str]) -> Iterator[str]:
    """An element around parts; nothing at all when there are none, as the schema wants."""
    empty = True
    for part in parts:
        if empty:
            yield f"<{name}>\n"
            empty = False
        yield part
    if not empty:
        yield f"</{name}>\n"


def _codes(codes: Iterable[RefiCode], *, with_notes: bool) -> Iterator[str]:
    under: dict[str | None, list[RefiCode]] = {}
    for code in codes:
        under.setdefault(code.parent_guid, []).append(code)
    yield "<Codes>\n"
    stack: list[RefiCode | None] = list(reversed(under.get(None, [])))
    while stack:
        node = stack.pop()
        if node is None:
            yield "</Code>\n"
            continue
        colour = node.colour if _COLOUR.fullmatch(node.colour) else ""
        yield (
            f'<Code guid="{node.guid}" name="{quoted(node.name)}"'
            f' isCodable="{_truth(value=node.codable)}"{_at("color", colour)}>\n'
        )
        yield _description(node.description)
        if with_notes:
            yield _notes(node.note_guids)
        stack.append(None)
        stack += reversed(under.get(node.guid, []))
    yield "</Codes>\n"


def _truth(*, value: bool) -> str:
    return "true" if value else "false"


def _description(words: str) -> str:
    return f"<Description>{text(words)}</Description>\n" if words else ""


def _notes(guids: Iterable[str]) -> str:
    return "".join(f'<NoteRef targetGUID="{guid}"/>\n' for guid in guids)


def _variable(variable: RefiVariable) -> str:
    kind = variable.kind if variable.kind in _KINDS else "Text"
    return (
        f'<Variable guid="{variable.guid}" name="{quoted(variable.name)}" typeOfVariable="{kind}">\n'
        f"{_description(variable.description)}</Variable>\n"
    )


def _case(case: RefiCase) -> str:
    sources = "".join(f'<SourceRef targetGUID="{guid}"/>\n' for guid in case.source_guids)
    return (
        f'<Case guid="{case.guid}" name="{quoted(case.name)}">\n{_description(case.description)}'
        f"{_values(case.values)}{sources}</Case>\n"
    )


def _values(values: Iterable[RefiValue]) -> str:
    return "".join(
        f'<VariableValue>\n<VariableRef targetGUID="{v.variable_guid}"/>\n{_value(v)}\n'
        "</VariableValue>\n"
        for v in values
    )


def _value(cell: RefiValue) -> str:
    value = cell.value
    if isinstance(value, bool):
        return f"<BooleanValue>{_truth(value=value)}</BooleanValue>"
    if isinstance(value, datetime):
        return f"<DateTimeValue>{value.isoformat()}</DateTimeValue>"
    if isinstance(value, date):
        return f"<DateValue>{value.isoformat()}</DateValue>"
    if isinstance(value, int | float):
        return f"<FloatValue>{_decimal(float(value))}</FloatValue>"
    return f"<TextValue>{text(value)}</TextValue>"


def _decimal(number: float) -> str:
    """A number as xsd:decimal has it: never with an exponent."""
    if number == int(number):
        return str(int(number))
    written = repr(number)
    return written if "e" not in written else f"{number:.20f}".rstrip("0")


def _source(source: RefiSource) -> str:
    rich = f' richTextPath="internal://{source.guid}.docx"' if source.rich else ""
    selections = "".join(map(_selection, source.selections))
    return (
        f'<TextSource guid="{source.guid}" name="{quoted(source.name)}"{rich}'
        f' plainTextPath="internal://{source.guid}.txt"'
        f"{_at('creatingUser', source.user_guid)}{_at('creationDateTime', source.created_at)}>\n"
        f"{_description(source.description)}{selections}"
        f"{''.join(map(_coding, source.codings))}"
        f"{_notes(source.note_guids)}{_values(source.values)}</TextSource>\n"
    )


def _selection(selection: RefiSelection) -> str:
    return (
        f'<PlainTextSelection guid="{selection.guid}"{_at("name", selection.name)}'
        f' startPosition="{selection.start}" endPosition="{selection.end}"'
        f"{_at('creatingUser', selection.user_guid)}"
        f"{_at('creationDateTime', selection.created_at)}>\n"
        f"{_description(selection.description)}"
        f"{''.join(map(_coding, selection.codings))}{_notes(selection.note_guids)}"
        "</PlainTextSelection>\n"
    )


def _coding(coding: RefiCoding) -> str:
    return (
        f'<Coding guid="{coding.guid}"{_at("creatingUser", coding.user_guid)}'
        f"{_at('creationDateTime', coding.created_at)}>\n"
        f'<CodeRef targetGUID="{coding.code_guid}"/>\n{_notes(coding.note_guids)}</Coding>\n'
    )


def _note(note: RefiNote) -> str:
    return (
        f'<Note guid="{note.guid}" name="{quoted(note.name)}"'
        f"{_at('creatingUser', note.user_guid)}{_at('creationDateTime', note.created_at)}>\n"
        f"<PlainTextContent>{text(note.text)}</PlainTextContent>\n</Note>\n"
    )


def _link(link: RefiLink) -> str:
    direction = "OneWay" if link.one_way else "Associative"
    return (
        f'<Link guid="{link.guid}" name="{quoted(link.name)}" direction="{direction}"'
        f' originGUID="{link.origin_guid}" targetGUID="{link.target_guid}">\n'
        f"{_notes(link.note_guids)}</Link>\n"
    )


def _set(group: RefiSet) -> str:
    codes = "".join(f'<MemberCode targetGUID="{guid}"/>\n' for guid in group.code_guids)
    sources = "".join(f'<MemberSource targetGUID="{guid}"/>\n' for guid in group.source_guids)
    return (
        f'<Set guid="{group.guid}" name="{quoted(group.name)}">\n'
        f"{_description(group.description)}{codes}{sources}</Set>\n"
    )


def _codebook_set(group: RefiSet) -> str:
    codes = "".join(f'<MemberCode guid="{guid}"/>\n' for guid in group.code_guids)
    return (
        f'<Set guid="{group.guid}" name="{quoted(group.name)}">\n'
        f"{_description(group.description)}{codes}</Set>\n"
    )
