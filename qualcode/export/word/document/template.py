"""The styles of a university's template, in the place of the usual ones.

Only styles are taken, and of them only what WordprocessingML itself defines: no macro, picture,
link, header or property of the template can come along.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from qualcode.errors import BadInputError
from qualcode.export.word.document.markup import NAMESPACES, Element, make, name
from qualcode.export.word.document.package import usual_styles, written
from qualcode.export.word.document.typography import LOCALES
from qualcode.wording import Message, current_language

_LARGEST_FILE, _LARGEST_PART, _MOST_STYLES = 60_000_000, 8_000_000, 3_000
_STYLES, _THEME = "word/styles.xml", "word/theme/theme1.xml"
_ACCENT = "1F3A5F"  # the colour of the usual headings and lines
_BEFORE_NUMBERS = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")


def template_styles(docx: bytes) -> bytes:
    """The styles part of a template, completed by the styles only a report has.

    Headings keep the report's own numbering. Raises BadInputError where the file is no Word file,
    is damaged, or is built to do harm.
    """
    members = _read(docx)
    root = _parsed(members.get(_STYLES, b""))
    if root.tag != name("w:styles"):
        raise _unreadable()
    _strip_foreign(root)
    fonts = _theme_fonts(members.get(_THEME, b""))
    theirs = [each for each in root if each.tag == name("w:style")]
    if len(theirs) > _MOST_STYLES:
        raise _unreadable()
    usual: Element = etree.fromstring(usual_styles())
    ours = {_named(each): each for each in usual if each.tag == name("w:style")}
    _share_ids(theirs, {key: _id(each) for key, each in ours.items()})
    merged = make("w:styles", _defaults(root, usual))
    accent = _accent(theirs)
    known = set()
    for style in theirs:
        _set_fonts(style, fonts)
        _number(style, ours.get(_named(style)))
        known.add(_named(style))
        merged.append(style)
    for key, style in ours.items():
        if key not in known:
            merged.append(_dressed(style, accent, has_default=_has_default(theirs, style)))
    _set_fonts(merged, fonts)
    _mend_references(merged)
    _stop_numbers(merged)
    etree.cleanup_namespaces(merged, keep_ns_prefixes=list(NAMESPACES)[:1])
    return written(merged)


def _read(docx: bytes) -> dict[str, bytes]:
    """The two parts that matter, never more of them than a cap."""
    if len(docx) > _LARGEST_FILE:
        raise _unreadable()
    try:
        with zipfile.ZipFile(BytesIO(docx)) as archive:
            return {part: _member(archive, part) for part in (_STYLES, _THEME)}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as broken:
        raise _unreadable() from broken
    except (NotImplementedError, ValueError, OverflowError) as odd:
        raise _unreadable() from odd


def _member(archive: zipfile.ZipFile, part: str) -> bytes:
    if part not in archive.namelist():
        return b""
    with archive.open(part) as stream:
        content = stream.read(_LARGEST_PART + 1)
    if len(content) > _LARGEST_PART:
        raise _unreadable()
    return content


def _parsed(content: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as broken:
        raise _unreadable() from broken
    if root.getroottree().docinfo.internalDTD is not None or b"<!DOCTYPE" in content:
        raise _unreadable()
    return root


def _strip_foreign(root: Element) -> None:
    """Leaves elements and attributes of WordprocessingML only."""
    own = f"{{{NAMESPACES['w']}}}"
    for element in list(root.iter()):
        parent = element.getparent()
        if not isinstance(element.tag, str) or not element.tag.startswith(own):
            if parent is not None:
                parent.remove(element)
            continue
        for key in list(element.attrib):
            if not str(key).startswith(own):
                del element.attrib[key]


def _theme_fonts(content: bytes) -> dict[str, str]:
    """The fonts a theme names: those of headings (major) and of text (minor)."""
    if not content:
        return {}
    fonts = {}
    for kind in ("major", "minor"):
        for found in _parsed(content).iter(f"{{{NAMESPACES['a']}}}{kind}Font"):
            latin = found.find(f"{{{NAMESPACES['a']}}}latin")
            if latin is not None and latin.get("typeface"):
                fonts[kind] = str(latin.get("typeface"))[:60]
    return fonts


def _set_fonts(style: Element, fonts: dict[str, str]) -> None:
    """Fonts by name where they are said by theme: the theme does not come along."""
    for said in style.iter(name("w:rFonts")):
        for place in ("ascii", "hAnsi", "eastAsia", "cs"):
            key = name("w:cstheme" if place == "cs" else f"w:{place}Theme")
            theme = said.get(key)
            if theme is None:
                continue
            del said.attrib[key]
            font = fonts.get("major" if str(theme).startswith("major") else "minor")
            if font and place in ("ascii", "hAnsi"):
                said.set(name(f"w:{place}"), font)


def _named(style: Element) -> str:
    said = style.find(name("w:name"))
    kind = style.get(name("w:type"), "")
    return f"{kind}:{said.get(name('w:val'), '').casefold()}" if said is not None else ""


def _id(style: Element) -> str:
    return str(style.get(name("w:styleId"), ""))


def _share_ids(theirs: list[Element], wanted: dict[str, str]) -> None:
    """Gives their styles the ids the report knows them by (Titre1 becomes Heading1)."""
    taken, renamed = set(wanted.values()), {}
    for style in theirs:
        before = _id(style)
        after = wanted.get(_named(style))
        if after is None:
            after = f"{before}-t" if before in taken else before
        renamed[before] = after
        style.set(name("w:styleId"), after)
    for style in theirs:
        for tag in ("w:basedOn", "w:next", "w:link"):
            for reference in style.findall(name(tag)):
                said = str(reference.get(name("w:val"), ""))
                reference.set(name("w:val"), renamed.get(said, said))


def _defaults(root: Element, usual: Element) -> Element:
    found = root.find(name("w:docDefaults"))
    if found is None:
        found = usual.find(name("w:docDefaults"))
    assert found is not None  # noqa: S101 - the usual styles have them
    locale = LOCALES[current_language()]
    for language in found.iter(name("w:lang")):
        language.set(name("w:val"), locale)
    return found


def _number(style: Element, ours: Element | None) -> None:
    """The report's numbering in the place of the template's, whose lists do not come along."""
    for numbers in list(style.iter(name("w:numPr"))):
        parent = numbers.getparent()
        if parent is not None:
            parent.remove(numbers)
    wanted = ours.find(f"{name('w:pPr')}/{name('w:numPr')}") if ours is not None else None
    if wanted is None:
        return
    _put_numbers(style, wanted)


def _put_numbers(style: Element, numbers: Element) -> None:
    properties = style.find(name("w:pPr"))
    if properties is None:
        properties = make("w:pPr")
        _insert_before(style, properties, ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
    before = {name(f"w:{tag}") for tag in _BEFORE_NUMBERS}
    place = sum(child.tag in before for child in properties)
    properties.insert(place, numbers)


def _insert_before(parent: Element, child: Element, tags: tuple[str, ...]) -> None:
    later = [name(f"w:{tag}") for tag in tags]
    place = next((n for n, each in enumerate(parent) if each.tag in later), len(parent))
    parent.insert(place, child)


def _accent(theirs: list[Element]) -> str:
    """The colour of the template's great headings, black where they have none."""
    for style in theirs:
        if _id(style) == "Heading1":
            for colour in style.iter(name("w:color")):
                said = str(colour.get(name("w:val"), ""))
                if len(said) == 6 and said.isalnum():
                    return said
    return "000000"


def _dressed(style: Element, accent: str, *, has_default: bool) -> Element:
    """One of the report's own styles in the fonts and the colour of the template."""
    for fonts in list(style.iter(name("w:rFonts"))):
        parent = fonts.getparent()
        if parent is not None:
            parent.remove(fonts)
    for element in style.iter():
        if element.get(name("w:color")) == _ACCENT:
            element.set(name("w:color"), accent)
        if element.tag == name("w:color") and element.get(name("w:val")) == _ACCENT:
            element.set(name("w:val"), accent)
    if has_default:
        style.attrib.pop(name("w:default"), "")
    return style


def _has_default(theirs: list[Element], style: Element) -> bool:
    kind = style.get(name("w:type"))
    return any(each.get(name("w:type")) == kind and each.get(name("w:default")) for each in theirs)


def _mend_references(merged: Element) -> None:
    """Takes out references to styles that are not there, and bases that go round in a circle."""
    styles = {_id(each): each for each in merged if each.tag == name("w:style")}
    for style in styles.values():
        for tag in ("w:basedOn", "w:next", "w:link"):
            for reference in style.findall(name(tag)):
                if reference.get(name("w:val")) not in styles:
                    style.remove(reference)
    for key, style in styles.items():
        if key in _bases(style, styles):
            for reference in style.findall(name("w:basedOn")):
                style.remove(reference)


def _stop_numbers(merged: Element) -> None:
    """Styles built on headings (the title of the contents) are no numbered headings themselves."""
    styles = {_id(each): each for each in merged if each.tag == name("w:style")}
    for key, style in styles.items():
        bases = set(_bases(style, styles))
        own = style.find(f"{name('w:pPr')}/{name('w:numPr')}")
        if (
            own is None
            and not key.startswith("Heading")
            and any(b.startswith("Heading") for b in bases)
        ):
            none = make("w:numPr", make("w:ilvl", val=0), make("w:numId", val=0))
            _put_numbers(style, none)


def _bases(style: Element, styles: dict[str, Element]) -> Iterator[str]:
    seen: set[str] = set()
    while (base := style.find(name("w:basedOn"))) is not None:
        said = str(base.get(name("w:val"), ""))
        yield said
        if said in seen or said not in styles:
            return
        seen.add(said)
        style = styles[said]


def _unreadable() -> BadInputError:
    return BadInputError(
        Message("The template cannot be read as a Word file (.docx)."),
        Message("Open it in Word, save it as .docx, and give that file."),
    )
