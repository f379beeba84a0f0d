"""Numbers of headings: what Word shows, and the same numbers counted here for the contents."""

from __future__ import annotations

from qualcode.export.word.document.markup import NAMESPACES, Element, make
from qualcode.wording import gettext as _

CHAPTERS, ANNEXES, BULLETS, QUESTIONS = 1, 2, 3, 4
_N_LEVELS = 9
_HANGING = (567, 709, 851, 992, 1134, 1276, 1418, 1559, 1701)


class HeadingNumbers:
    """Counts headings the way Word does: 1, 1.1, 1.2, 2…, and Annexe A, A.1…"""

    def __init__(self) -> None:
        self._counts = {CHAPTERS: [0] * _N_LEVELS, ANNEXES: [0] * _N_LEVELS}

    def next(self, level: int, scheme: int = CHAPTERS) -> str:
        """The number of the next heading of a level (1 to 9) as it is printed."""
        counts = self._counts[scheme]
        counts[level - 1] += 1
        counts[level:] = [0] * (_N_LEVELS - level)
        if scheme == CHAPTERS:
            return ".".join(str(count) for count in counts[:level])
        letter = chr(ord("A") + (counts[0] - 1) % 26)
        if level == 1:
            return _annex_pattern().replace("%1", letter)
        return ".".join([letter, *(str(count) for count in counts[1:level])])


def numbering_part() -> bytes:
    """The numbering part of the document, in the language spoken."""
    from lxml import etree

    root = make("w:numbering")
    root.extend([_chapters(), _annexes(), _bullets(), _questions()])
    for scheme in (CHAPTERS, ANNEXES, BULLETS, QUESTIONS):
        root.append(make("w:num", make("w:abstractNumId", val=scheme), numId=scheme))
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(NAMESPACES)[:1])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def in_annex(level: int) -> Element:
    """The property that numbers a heading among the annexes."""
    return make("w:numPr", make("w:ilvl", val=level - 1), make("w:numId", val=ANNEXES))


def _annex_pattern() -> str:
    return _("Annex %1 –")


def _chapters() -> Element:
    levels = [
        _level(index, "decimal", _dotted(index), style=f"Heading{index + 1}")
        for index in range(_N_LEVELS)
    ]
    return _scheme(CHAPTERS, levels)


def _annexes() -> Element:
    first = _level(0, "upperLetter", _annex_pattern(), suffix="space", hanging=0)
    deeper = [_level(index, "decimal", _dotted(index)) for index in range(1, _N_LEVELS)]
    return _scheme(ANNEXES, [first, *deeper])


def _bullets() -> Element:
    deeper = _level(1, "bullet", "–", hanging=284, left=794)
    return _scheme(BULLETS, [_level(0, "bullet", "–", hanging=284), deeper])


def _questions() -> Element:
    return _scheme(QUESTIONS, [_level(0, "decimal", "%1.", hanging=454)])


def _scheme(number: int, levels: list[Element]) -> Element:
    kind = make("w:multiLevelType", val="multilevel")
    return make("w:abstractNum", kind, *levels, abstractNumId=number)


def _dotted(index: int) -> str:
    return ".".join(f"%{place}" for place in range(1, index + 2))


def _level(
    index: int,
    format_: str,
    pattern: str,
    *,
    style: str = "",
    suffix: str = "tab",
    hanging: int | None = None,
    left: int | None = None,
) -> Element:
    indent = _HANGING[index] if hanging is None else hanging
    return make(
        "w:lvl",
        make("w:start", val=1),
        make("w:numFmt", val=format_),
        *([make("w:pStyle", val=style)] if style else []),
        make("w:suff", val=suffix),
        make("w:lvlText", val=pattern),
        make("w:lvlJc", val="left"),
        make("w:pPr", make("w:ind", left=indent if left is None else left, hanging=indent)),
        ilvl=index,
    )
