"""The page: A4, its margins and what fits on it. Lengths in twentieths of a point (twips)."""

from __future__ import annotations

from qualcode.export.word.document.markup import Element, make, name

_A4 = (11906, 16838)
_MARGIN = 1417
TEXT_WIDTH = _A4[0] - 2 * _MARGIN
WIDE_TEXT_WIDTH = _A4[1] - 2 * _MARGIN
EMU_PER_TWIP = 635
# the relation of the document to its one footer
FOOTER_ID = "rId4"


def section(*, wide: bool = False, first_bare: bool = False, line_numbers: bool = False) -> Element:
    """A section's properties; ``wide`` lays it across, ``first_bare`` spares its first footer.

    With ``line_numbers`` every fifth line shows its number, counted through all pages.
    """
    width, height = reversed(_A4) if wide else _A4
    footer = make("w:footerReference", type="default")
    footer.set(name("r:id"), FOOTER_ID)
    size = make("w:pgSz", w=width, h=height, **({"orient": "landscape"} if wide else {}))
    margins = make(
        "w:pgMar",
        top=_MARGIN,
        right=_MARGIN,
        bottom=_MARGIN,
        left=_MARGIN,
        header=708,
        footer=708,
        gutter=0,
    )
    kind = make("w:type", val="nextPage")
    numbers = make("w:lnNumType", countBy=5, restart="continuous")
    return make(
        "w:sectPr",
        footer,
        kind,
        size,
        margins,
        *([numbers] if line_numbers else []),
        *([make("w:titlePg")] if first_bare else []),
    )
