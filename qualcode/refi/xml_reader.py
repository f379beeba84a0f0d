"""project.qde and codebooks, read element by element: tolerant of what programs really write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from qualcode.errors import BadInputError
from qualcode.model import Finding
from qualcode.refi import xml_parts
from qualcode.refi.clean_xml import elements, forget, local_name, mended, no_xml, refuse_unsafe
from qualcode.refi.guids import made_of
from qualcode.refi.project import (
    RefiCase,
    RefiCode,
    RefiLink,
    RefiNote,
    RefiProject,
    RefiSelection,
    RefiSet,
    RefiSource,
    RefiUser,
    RefiVariable,
)
from qualcode.wording import Message

TextOf = Callable[[str, str], tuple[str, bool, bytes] | None]
"""Gives (text, had a byte order mark, rich file) for a plain text path and a rich text path."""

_TEXTS = {"TextSource", "Note", "Representation", "TextDescription", "Transcript"}
_MEDIA = {"PictureSource", "PDFSource", "AudioSource", "VideoSource"}
_SELECTIONS = {"PlainTextSelection", "TranscriptSelection"}
_OTHER_SELECTIONS = {"PictureSelection", "PDFSelection", "AudioSelection", "VideoSelection"}
_SECTIONS = {"User", "Codes", "Variable", "Case", "Set", "Link", "Graph"}
_HEARD = _TEXTS | _MEDIA | _SELECTIONS | _OTHER_SELECTIONS | _SECTIONS | {"SyncPoint"}
_ROOTS = {"Project", "CodeBook"}
_EXCERPT = "excerpt"
_BROKEN = (etree.XMLSyntaxError, LookupError, UnicodeError)


@dataclass
class _Open:
    """A source that is being read."""

    kind: str
    element: etree._Element
    selections: list[RefiSelection] = field(default_factory=list)
    syncs: dict[str, int] = field(default_factory=dict)
    n_other: int = 0


@dataclass
class _Reader:
    """What was read so far."""

    name: str
    text_of: TextOf
    users: list[RefiUser] = field(default_factory=list)
    codes: list[RefiCode] = field(default_factory=list)
    variables: list[RefiVariable] = field(default_factory=list)
    cases: list[RefiCase] = field(default_factory=list)
    sources: list[RefiSource] = field(default_factory=list)
    notes: list[RefiNote] = field(default_factory=list)
    links: list[RefiLink] = field(default_factory=list)
    sets: list[RefiSet] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)

    def start(self, element: etree._Element) -> None:
        name = local_name(element)
        if name in _TEXTS and _is_excerpt(element):
            self.open.append(_Open(_EXCERPT, element))
        elif name in _TEXTS or name in _MEDIA:
            self.open.append(_Open(name, element))

    def end(self, element: etree._Element) -> None:
        name = local_name(element)
        if name in _SELECTIONS and self.open:
            self._selection(element, name)
        elif name in _OTHER_SELECTIONS and self.open:
            self.open[-1].n_other += sum(1 for _ in xml_parts.children(element, "Coding"))
            if name != "PDFSelection":
                forget(element)
        elif name == "SyncPoint" and self.open:
            self._sync(element)
        elif self.open and self.open[-1].element is element:
            self._source(self.open.pop())
        elif not self.open:
            self._section(element, name)

    def _section(self, element: etree._Element, name: str) -> None:
        match name:
            case "User":
                self.users.append(xml_parts.user(element))
            case "Codes":
                self.codes += xml_parts.codes(element)
            case "Variable":
                self.variables.append(xml_parts.variable(element))
            case "Case":
                self.cases.append(xml_parts.case(element))
            case "Set":
                self.sets.append(xml_parts.group(element))
            case "Link":
                link = xml_parts.link(element)
                self.links += [link] if link else []
            case "Graph":
                self.lost["Graph"] += 1
            case _:
                return
        forget(element)

    def _selection(self, element: etree._Element, name: str) -> None:
        here = self.open[-1]
        if name == "TranscriptSelection":
            ends = (
                here.syncs.get(xml_parts.optional_guid(element, which))
                for which in ("fromSyncPoint", "toSyncPoint")
            )
        else:
            ends = (xml_parts.offset(element, w) for w in ("startPosition", "endPosition"))
        start, end = ends
        if start is None or end is None:
            self.lost["selection"] += 1
        else:
            here.selections.append(xml_parts.selection(element, start, end))
        forget(element)

    def _sync(self, element: etree._Element) -> None:
        at = xml_parts.offset(element, "position")
        if at is not None:
            self.open[-1].syncs[xml_parts.guid(element, "sync", str(at))] = at
        forget(element)

    def _source(self, here: _Open) -> None:
        element = here.element
        if here.kind in _MEDIA:
            self._media(here)
        elif here.kind == _EXCERPT:  # the words of a stretch of a page: no text of its own
            self.open[-1].n_other += sum(len(s.codings) for s in here.selections)
        elif here.kind == "Note":
            self._note(element)
        else:
            self._text(here)
        forget(element)

    def _media(self, here: _Open) -> None:
        """Pictures and recordings stay behind; texts inside them came in as sources."""
        self.lost[here.kind] += 1
        self.lost["media coding"] += here.n_other + len(xml_parts.codings(here.element))

    def _note(self, element: etree._Element) -> None:
        found = self._words(element)
        self.notes.append(
            RefiNote(
                xml_parts.guid(element, "note", str(len(self.notes))),
                xml_parts.attribute(element, "name"),
                found[0] if found else xml_parts.text_of(element, "Description"),
                xml_parts.optional_guid(element, "creatingUser"),
                xml_parts.attribute(element, "creationDateTime"),
            )
        )

    def _text(self, here: _Open) -> None:
        element = here.element
        outer = self.open[-1].element if self.open else None
        name = xml_parts.attribute(element, "name")
        if outer is not None and local_name(outer) in _MEDIA:
            name = xml_parts.attribute(outer, "name") or name
        found = self._words(element)
        if found is None:
            self._without_text(name, here)
            return
        text, has_bom, rich = found
        self.sources.append(
            RefiSource(
                xml_parts.guid(element, "source", name, str(len(self.sources))),
                name,
                text,
                has_bom,
                xml_parts.text_of(element, "Description"),
                tuple(here.selections),
                xml_parts.codings(element, "source", name),
                xml_parts.targets(element, "NoteRef"),
                xml_parts.values(element if outer is None else outer) or xml_parts.values(element),
                xml_parts.optional_guid(element, "creatingUser"),
                xml_parts.attribute(element, "creationDateTime"),
                rich,
                next(xml_parts.children(element, "PlainTextContent"), None) is not None,
            )
        )

    def _words(self, element: etree._Element) -> tuple[str, bool, bytes] | None:
        """The text, whether it had a byte order mark, and the rich file."""
        if next(xml_parts.children(element, "PlainTextContent"), None) is not None:
            text = xml_parts.text_of(element, "PlainTextContent")
            return text.removeprefix("\ufeff"), text.startswith("\ufeff"), b""
        plain = xml_parts.attribute(element, "plainTextPath")
        rich = xml_parts.attribute(element, "richTextPath")
        return self.text_of(plain, rich) if plain or rich else None

    def _without_text(self, name: str, here: _Open) -> None:
        n = sum(len(s.codings) for s in here.selections)
        self.findings.append(
            Finding(
                Message("source {name}", name=name or "?"),
                Message.plural(
                    "Its text is not in the file; {n} coding on it stays behind.",
                    "Its text is not in the file; {n} codings on it stay behind.",
                    n=n,
                ),
                Message("Export the project again with its sources inside, as text."),
            )
        )


def _is_excerpt(element: etree._Element) -> bool:
    around = element.getparent()
    return around is not None and local_name(around) in _OTHER_SELECTIONS


def read_xml(name: str, content: bytes, text_of: TextOf) -> RefiProject:
    """The project, or the codebook as a project without sources.

    ``text_of`` opens the text files beside it. Raises BadInputError for what is neither.
    """
    refuse_unsafe(name, content)
    try:
        return _read(_Reader(name, text_of), content)
    except _BROKEN as error:
        better, said = mended(name, content, error)
    try:
        return _read(_Reader(name, text_of, findings=[said]), better)
    except _BROKEN as error:
        raise no_xml(name, str(error)[:200]) from error


def _read(reader: _Reader, content: bytes) -> RefiProject:
    found = elements(content, _HEARD)
    for event, element in found:
        if event == "start":
            reader.start(element)
        else:
            reader.end(element)
    if local_name(found.root) not in _ROOTS:
        raise _neither(reader.name)
    return _whole(reader, found.root)


def _whole(reader: _Reader, root: etree._Element) -> RefiProject:
    codes = _without_doubles(reader)
    return RefiProject(
        xml_parts.attribute(root, "name"),
        xml_parts.attribute(root, "origin"),
        tuple(reader.users),
        codes,
        tuple(reader.variables),
        tuple(reader.cases),
        tuple(reader.sources),
        tuple(reader.notes),
        tuple(reader.links),
        tuple(reader.sets),
        xml_parts.text_of(root, "Description"),
        xml_parts.targets(root, "NoteRef"),
        xml_parts.optional_guid(root, "creatingUserGUID"),
        xml_parts.attribute(root, "creationDateTime"),
        xml_parts.attribute(root, "modifiedDateTime"),
        (*reader.findings, *_left_behind(reader)),
    )


def _without_doubles(reader: _Reader) -> tuple[RefiCode, ...]:
    """Codes with the same GUID: the first keeps it, what hangs on the others stays with it."""
    seen: set[str] = set()
    kept = []
    for code in reader.codes:
        if code.guid not in seen:
            seen.add(code.guid)
            kept.append(code)
            continue
        fresh = made_of("double", code.guid, code.name, code.parent_guid or "", str(len(kept)))
        kept.append(replace(code, guid=fresh))
        seen.add(fresh)
        reader.findings.append(
            Finding(
                Message("code {name}", name=code.name),
                Message("Two codes of the file have the same identifier."),
                Message("Codings of that identifier came in under the first of them: check both."),
            )
        )
    return tuple(kept)


def _left_behind(reader: _Reader) -> list[Finding]:
    """What the file holds and a study has no place for."""
    told = {
        "PictureSource": Message("pictures"),
        "PDFSource": Message("pages of PDF files (their text came in where the file holds it)"),
        "AudioSource": Message("sound recordings"),
        "VideoSource": Message("films"),
        "media coding": Message("codings on pictures, pages or recordings"),
        "Graph": Message("maps and networks"),
        "selection": Message("selections without a place"),
    }
    return [
        Finding(
            Message("file {name}", name=reader.name),
            Message("Not taken over: {what} ({n}).", what=told[what], n=n),
            Message("They stay in the program the file comes from."),
        )
        for what, n in reader.lost.items()
        if n
    ]


def _neither(name: str) -> BadInputError:
    return BadInputError(
        Message("The file {name} is neither a REFI-QDA project nor a codebook.", name=name),
        Message("Choose a .qdpx or .qdc file exported by NVivo, MAXQDA, ATLAS.ti, QualCoder…"),
    )
