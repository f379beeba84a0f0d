"""Figures as pictures and as pages of A4, drawn without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from qualcode.export.figures.drawing import number
from qualcode.export.figures.tree_svg import Figure

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

_SHORT, _LONG, _MARGIN = 595.28, 841.89, 71.0
_POINTS_TO_PIXELS = 96 / 72
_SIZE = re.compile(r'width="[\d.]+pt" height="[\d.]+pt"')


def figure_png(figure: Figure, dpi: int = 300) -> bytes:
    """The figure as PNG at so many dots an inch."""
    import vl_convert

    scale = dpi / 72 / _POINTS_TO_PIXELS
    drawn: bytes = vl_convert.svg_to_png(figure.svg.decode(), scale=scale)
    return drawn


def figures_pdf(figures: Sequence[Figure]) -> bytes:
    """A page of A4 for each figure, upright or across as it is shaped; the same bytes every time."""
    return _pdf(_on_a4(figure) for figure in figures)


def svg_pdf(svg: str) -> bytes:
    """A drawing as a PDF of one page of its own size; the same bytes every time."""
    return _pdf([svg])


def _pdf(pages: Iterable[str]) -> bytes:
    import vl_convert
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.metadata = None
    for svg in pages:
        drawn = vl_convert.svg_to_pdf(svg)
        for page in PdfReader(BytesIO(drawn)).pages:
            _add_settled(writer, page)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _on_a4(figure: Figure) -> str:
    across = figure.width > _SHORT - 2 * _MARGIN + 20
    width, height = (_LONG, _SHORT) if across else (_SHORT, _LONG)
    shrunk = min(1.0, (width - _MARGIN) / figure.width, (height - _MARGIN) / figure.height)
    x, y = (width - figure.width * shrunk) / 2, min(_MARGIN, (height - figure.height * shrunk) / 2)
    inner = figure.svg.decode().split("\n", 1)[1]
    size = f'width="{number(figure.width * shrunk)}" height="{number(figure.height * shrunk)}"'
    placed = _SIZE.sub(f'x="{number(x)}" y="{number(y)}" {size}', inner, count=1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}" '
        f'height="{number(height)}">{placed}</svg>'
    )


def _add_settled(writer: PdfWriter, page: PageObject) -> None:
    """The page with its letters in a settled order: the drawing library shuffles them."""
    from pypdf.generic import DictionaryObject, NameObject

    for holder in _holders(page):
        fonts = holder.get("/Resources", {}).get("/Font")
        if not fonts:
            continue
        order = sorted(fonts, key=lambda name: (str(fonts[name]["/BaseFont"]), name))
        names = {old: f"/L{n}" for n, old in enumerate(order)}
        settled = DictionaryObject({NameObject(names[old]): fonts.raw_get(old) for old in order})
        holder["/Resources"][NameObject("/Font")] = settled
        _rename(holder, names)
    writer.add_page(page)


def _holders(page: PageObject) -> Iterable[Any]:
    """The page, and the drawings inside it that name letters of their own."""
    waiting: list[Any] = [page]
    while waiting:
        holder = waiting.pop()
        yield holder
        inside = holder.get("/Resources", {}).get("/XObject", {})
        waiting += [inside[name] for name in inside if inside[name].get("/Subtype") == "/Form"]


def _rename(holder: Any, names: dict[str, str]) -> None:
    from pypdf import PageObject
    from pypdf.generic import NameObject, StreamObject

    stream: Any = holder["/Contents"].get_object() if isinstance(holder, PageObject) else holder
    pattern = re.compile(b"|".join(re.escape(n.encode()) + rb"(?=\s)" for n in names))
    words = pattern.sub(lambda found: names[found[0].decode()].encode(), stream.get_data())
    if isinstance(holder, PageObject):
        fresh = StreamObject()
        fresh.set_data(words)
        holder[NameObject("/Contents")] = fresh.flate_encode()
    else:
        stream.set_data(words)
