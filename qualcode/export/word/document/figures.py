"""Pictures in the text, with words for whoever cannot see them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from qualcode.export.word.document.markup import Element, legible, make, paragraph, parse
from qualcode.export.word.document.sheet import EMU_PER_TWIP

if TYPE_CHECKING:
    from docx.document import Document

_PICTURE = """
<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name={name} descr={described}/>
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="{number}" name={name} descr={described}/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>
"""


def picture(document: Document, png: bytes, width: int, number: int, described: str) -> Element:
    """The paragraph of a PNG as wide as ``width`` twips, with its alternative text."""
    relation, image = document.part.get_or_add_image(BytesIO(png))
    across = width * EMU_PER_TWIP
    drawn = parse(
        _PICTURE.format(
            width=across,
            height=round(across * image.px_height / image.px_width),
            number=number,
            name=quoteattr(f"Figure {number}"),
            described=quoteattr(legible(described)),
            relation=relation,
        )
    )
    return paragraph("Figure", make("w:r", *drawn))
