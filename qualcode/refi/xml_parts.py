"""Single elements of a project: what each says, read tolerantly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from lxml import etree

from qualcode.refi.clean_xml import local_name
from qualcode.refi.guids import guid_of
from qualcode.refi.project import (
    RefiCase,
    RefiCode,
    RefiCoding,
    RefiLink,
    RefiSelection,
    RefiSet,
    RefiUser,
    RefiValue,
    RefiVariable,
    Value,
)

_COLOUR = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?:[0-9a-fA-F]{2})?")
_TRUE = frozenset({"true", "1", "yes"})
_LARGEST = 2**53


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children of that name, in any namespace."""
    return (child for child in element if local_name(child) == name)


def attribute(element: etree._Element, *names: str) -> str:
    """The first of these attributes that is there; else empty."""
    for name in names:
        value = element.get(name)
        if value is not None:
            return value
    return ""


def text_of(element: etree._Element, child_name: str) -> str:
    """The text of the first child of that name; empty without one."""
    for child in children(element, child_name):
        return "".join(str(part) for part in child.itertext())
    return ""


def targets(element: etree._Element, child_name: str) -> tuple[str, ...]:
    """The GUIDs that references of that name point at."""
    written = (attribute(child, "targetGUID", "guid") for child in children(element, child_name))
    return tuple(guid_of(w) for w in written if w)


def guid(element: etree._Element, *fallback: str) -> str:
    """The GUID of an element; one made of ``fallback`` when it has none."""
    written = attribute(element, "guid")
    return guid_of(written) if written.strip() else guid_of("|".join(fallback))


def optional_guid(element: etree._Element, *names: str) -> str:
    """The GUID in one of these attributes, or empty."""
    written = attribute(element, *names)
    return guid_of(written) if written.strip() else ""


def user(element: etree._Element) -> RefiUser:
    """A User."""
    name = attribute(element, "name") or attribute(element, "id")
    return RefiUser(guid(element, "user", name), name.strip(), attribute(element, "id"))


def codes(element: etree._Element) -> Iterator[RefiCode]:
    """Every Code under an element, parents first; however deep, without recursion."""
    waiting = [(child, None) for child in reversed(list(children(element, "Code")))]
    stack: list[tuple[etree._Element, str | None]] = [*waiting]
    while stack:
        node, parent = stack.pop()
        own = guid(node, "code", attribute(node, "name"), parent or "")
        yield RefiCode(
            own,
            attribute(node, "name"),
            parent,
            attribute(node, "isCodable").strip().casefold() in _TRUE | {""},
            colour(attribute(node, "color", "colour")),
            text_of(node, "Description"),
            targets(node, "NoteRef"),
        )
        stack += [(child, own) for child in reversed(list(children(node, "Code")))]


def colour(written: str) -> str:
    """``#rrggbb`` for what is meant as a colour; empty otherwise."""
    found = _COLOUR.fullmatch(written.strip())
    if not found:
        return ""
    digits = found.group(1)
    return "#" + ("".join(d + d for d in digits) if len(digits) == 3 else digits)


def variable(element: etree._Element) -> RefiVariable:
    """A Variable."""
    name = attribute(element, "name")
    kind = attribute(element, "typeOfVariable") or "Text"
    return RefiVariable(
        guid(element, "variable", name), name, kind, text_of(element, "Description")
    )


def values(element: etree._Element) -> tuple[RefiValue, ...]:
    """The VariableValues of an element that say something."""
    found = []
    for child in children(element, "VariableValue"):
        ref = targets(child, "VariableRef")
        value = next((v for part in child if (v := _value(part)) is not None), None)
        if ref and value is not None:
            found.append(RefiValue(ref[0], value))
    return tuple(found)


def _value(element: etree._Element) -> Value | None:
    name, text = local_name(element), "".join(str(part) for part in element.itertext())
    if not name.endswith("Value") or (not text.strip() and name != "TextValue"):
        return None
    try:
        match name:
            case "BooleanValue":
                return text.strip().casefold() in _TRUE
            case "IntegerValue" | "FloatValue":
                number = float(text.strip().replace(",", "."))
                return number if abs(number) <= _LARGEST else text.strip()
            case "DateValue":
                return date.fromisoformat(text.strip()[:10])
            case "DateTimeValue":
                return datetime.fromisoformat(text.strip())
            case _:
                return text or None
    except ValueError:
        return text.strip() or None


def case(element: etree._Element) -> RefiCase:
    """A Case."""
    name = attribute(element, "name")
    return RefiCase(
        guid(element, "case", name),
        name,
        text_of(element, "Description"),
        values(element),
        targets(element, "SourceRef"),
    )


def coding(element: etree._Element, *fallback: str) -> RefiCoding | None:
    """A Coding; None without a code."""
    code = ""
    notes: list[str] = []
    for child in element:
        target = child.get("targetGUID") or child.get("guid")
        name = local_name(child)
        if target and name == "CodeRef" and not code:
            code = guid_of(target)
        elif target and name == "NoteRef":
            notes.append(guid_of(target))
    if not code:
        return None
    return RefiCoding(
        guid(element, "coding", code, *fallback),
        code,
        optional_guid(element, "creatingUser", "creatingUserGUID"),
        attribute(element, "creationDateTime"),
        tuple(notes),
    )


def codings(element: etree._Element, *fallback: str) -> tuple[RefiCoding, ...]:
    """The Codings directly under an element."""
    found = (coding(child, *fallback) for child in children(element, "Coding"))
    return tuple(c for c in found if c is not None)


def selection(element: etree._Element, start: int, end: int) -> RefiSelection:
    """A selection of text between two offsets."""
    fallback = ("selection", str(start), str(end))
    codings: list[RefiCoding] = []
    notes: tuple[str, ...] = ()
    description = ""
    for child in element:
        match local_name(child):
            case "Coding":
                made = coding(child, *fallback)
                codings += [made] if made is not None else []
            case "NoteRef":
                notes = targets(element, "NoteRef")
            case "Description":
                description = text_of(element, "Description")
    return RefiSelection(
        guid(element, *fallback),
        start,
        end,
        attribute(element, "name"),
        tuple(codings),
        notes,
        description,
        optional_guid(element, "creatingUser"),
        attribute(element, "creationDateTime"),
    )


def offset(element: etree._Element, name: str) -> int | None:
    """A whole number in an attribute, or None."""
    written = attribute(element, name).strip()
    try:
        return int(written) if len(written) < 16 else None
    except ValueError:
        return None


def group(element: etree._Element) -> RefiSet:
    """A Set."""
    name = attribute(element, "name")
    return RefiSet(
        guid(element, "set", name),
        name,
        text_of(element, "Description"),
        targets(element, "MemberCode"),
        targets(element, "MemberSource"),
    )


def link(element: etree._Element) -> RefiLink | None:
    """A Link between two things; None when it hangs in the air."""
    origin = optional_guid(element, "originGUID")
    target = optional_guid(element, "targetGUID")
    if not origin or not target:
        return None
    name = attribute(element, "name")
    return RefiLink(
        guid(element, "link", name, origin, target),
        name,
        origin,
        target,
        attribute(element, "direction") != "Associative",
        targets(element, "NoteRef"),
    )
