"""Web pages and documents saved as html."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualcode.errors import BadInputError
from qualcode.ingest.assembly import assemble
from qualcode.ingest.canonical import unify_breaks
from qualcode.ingest.decoding import Decoded, decode
from qualcode.ingest.document import Document, Paragraph, Run
from qualcode.ingest.html_styles import CssLook, looks_by_class, own_look
from qualcode.ingest.layout_table import Cell, table_paragraphs
from qualcode.ingest.limits import MARKUP_DEPTH
from qualcode.ingest.lines import split_lines
from qualcode.wording import Message

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)


def _tags(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_SILENT = _tags("script style head title template noscript svg math iframe object select button")
_BLOCKS = _tags(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote section article header footer main aside"
    " body html pre hr figure figcaption address form fieldset details summary center nav"
)
_END = (False, -1)
"""What a block leaves behind: no bullet, no heading."""

_BOLD = frozenset(["b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"])
_ITALIC = frozenset(["i", "em", "cite", "dfn"])


def decode_html(name: str, content: bytes) -> Decoded:
    """The text of a page in the encoding it declares, if that holds; else as any text."""
    declared = _DECLARED.search(content[:4096])
    if declared and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = declared.group(1).decode("ascii")
        try:
            return Decoded(content.decode(encoding), encoding.lower())
        except (LookupError, UnicodeError):
            pass  # a page that lies about its encoding is read like one that says nothing
    return decode(name, content)


def read_html(name: str, decoded: Decoded) -> Document:
    """The paragraphs of a page; scripts, styles and the head are no speech."""
    root = _parse(name, decoded.text)
    page = _Page(looks_by_class(root))
    return assemble(
        name,
        "html",
        tuple(page.paragraphs(root)),
        encoding=decoded.encoding,
        findings=decoded.findings,
    )


def _parse(name: str, text: str) -> HtmlElement:
    from lxml import etree, html

    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    clean = unify_breaks(text).replace("\0", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(clean, parser=parser, ensure_head_body=False)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise _unreadable(name) from error
    return root


class _Page:
    def __init__(self, classes: dict[str, CssLook]) -> None:
        self._classes = classes
        self._line = 0

    def paragraphs(self, root: HtmlElement) -> Iterator[Paragraph]:
        """The paragraphs under an element, tables included."""
        runs: list[Run] = []
        marks = _END
        for piece in self._pieces(root, CssLook(False, False), 0):
            if isinstance(piece, Run):
                runs.append(piece)
                continue
            is_blank = not any(run.text.strip() for run in runs)
            yield from self._close(runs, marks)
            runs = []
            if isinstance(piece, tuple):
                marks = _nested(marks, piece) if is_blank else piece
            else:
                yield from self._table(piece)
                marks = _END
        yield from self._close(runs, marks)

    def _close(self, runs: list[Run], marks: tuple[bool, int]) -> Iterator[Paragraph]:
        if any(run.text.strip() for run in runs):
            self._line += 1
            yield from split_lines(runs, self._line, bullet=marks[0], heading=max(0, marks[1]))

    def _pieces(
        self, element: HtmlElement, above: CssLook, depth: int, *, as_typed: bool = False
    ) -> Iterator[Run | tuple[bool, int] | HtmlElement]:
        """Runs, marks where a new paragraph begins (bullet, heading), and tables."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _SILENT or depth > MARKUP_DEPTH:
            return
        look = self._look(element, tag, above)
        if look.hidden:
            return
        if tag == "br":
            yield Run("\n", look.is_bold, look.is_italic)
        if tag in _BLOCKS:
            yield (tag == "li", int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0)
        as_typed = as_typed or tag == "pre"
        yield _run(element.text, look, as_typed=as_typed)
        for kid in element:
            if kid.tag == "table":
                yield kid
            else:
                yield from self._pieces(kid, look, depth + 1, as_typed=as_typed)
            yield _run(kid.tail, look, as_typed=as_typed)
        if tag in _BLOCKS:
            yield _END

    def _look(self, element: HtmlElement, tag: str, above: CssLook) -> CssLook:
        look = above.with_(CssLook(tag in _BOLD or None, tag in _ITALIC or None))
        for word in (element.get("class") or "").split()[:20]:
            look = look.with_(self._classes.get(word, CssLook()))
        return look.with_(own_look(element.get("style") or ""))

    def _table(self, table: HtmlElement) -> Iterator[Paragraph]:
        rows = []
        for row in table.iter("tr"):
            if next(row.iterancestors("table"), None) is table:
                cells = [kid for kid in row if kid.tag in ("td", "th")]
                rows.append([Cell(tuple(self.paragraphs(cell))) for cell in cells])
        return table_paragraphs(rows)


def _nested(outer: tuple[bool, int], inner: tuple[bool, int]) -> tuple[bool, int]:
    """A paragraph that opens a list entry is the entry; a closed one passes nothing on."""
    return inner if _END in (outer, inner) else (outer[0] or inner[0], max(outer[1], inner[1]))


def _run(text: str | None, look: CssLook, *, as_typed: bool) -> Run:
    """Line feeds of the page's source are spaces, unless it is set as typed."""
    shown = text or ""
    return Run(shown if as_typed else shown.replace("\n", " "), look.is_bold, look.is_italic)


def _unreadable(name: str) -> BadInputError:
    return BadInputError(
        Message("The web page {name} cannot be read.", name=name),
        Message("Open it in a browser, copy its text into a Word document, and take that."),
    )
