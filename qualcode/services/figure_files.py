"""Figures as files, and several files as one."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.errors import BadInputError
from qualcode.export.archive import pack
from qualcode.export.figures.paper import figure_png, figures_pdf
from qualcode.export.figures.tree_svg import Figure
from qualcode.wording import Message


def figure_files(figures: Sequence[Figure], form: str, stem: str) -> tuple[tuple[str, bytes], ...]:
    """Named files: one ``pdf`` of all pages, or an ``svg`` or ``png`` a page, numbered.

    ``BadInputError`` for another form.
    """
    match form:
        case "pdf":
            return ((f"{stem}.pdf", figures_pdf(figures)),)
        case "svg":
            content = [figure.svg for figure in figures]
        case "png":
            content = [figure_png(figure) for figure in figures]
        case _:
            raise BadInputError(
                Message("A figure cannot be written as {form}.", form=form),
                Message("Choose svg, png or pdf."),
            )
    if len(content) == 1:
        return ((f"{stem}.{form}", content[0]),)
    width = len(str(len(content)))
    return tuple((f"{stem}-{n:0{width}}.{form}", each) for n, each in enumerate(content, 1))


def as_one(files: Sequence[tuple[str, bytes]], stem: str) -> tuple[str, bytes]:
    """One file as it is, several as an archive."""
    return files[0] if len(files) == 1 else (f"{stem}.zip", pack(dict(files)))
