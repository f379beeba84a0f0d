"""The text of a page with a line for each block, and offsets that count its bare text in bytes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from html.parser import HTMLParser

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure"),
        *("footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol"),
        *("p", "pre", "section", "table", "td", "th", "tr", "ul"),
    }
)
_HIDDEN = frozenset({"head", "script", "style", "title"})


class HtmlText(HTMLParser):
    """``text`` is the page's text; what stands between tags, with a line feed at ends of blocks.

    Offsets of Taguette count UTF-8 bytes of the text between tags, without those line feeds.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._added: list[int] = []
        self._length = 0
        self._ends_line = True
        self._hidden = 0
        self.feed(html)
        self.close()
        self.text = "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line."""
        del attrs
        self._hidden += tag in _HIDDEN
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """A block ends its line."""
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if not data or self._hidden:
            return
        self._parts.append(data)
        self._length += len(data)
        self._ends_line = data.endswith("\n")

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS and not self._ends_line:
            self._added.append(self._length)
            self._parts.append("\n")
            self._length += 1
            self._ends_line = True

    def in_bytes(self, offset: int, *, closing: bool = False) -> int:
        """An offset of the bare text as one of ``text``, both counted in UTF-8 bytes."""
        if not hasattr(self, "_added_bytes"):
            self._added_bytes = self._in_bare_bytes()
        find = bisect_left if closing else bisect_right
        return offset + find(self._added_bytes, offset)

    def _in_bare_bytes(self) -> list[int]:
        """Where the added line feeds stand in the bare text, in bytes."""
        found, reached, counted = [], 0, 0
        for at in self._added:
            counted += len(self.text[reached:at].encode("utf-8", "surrogatepass"))
            reached = at + 1
            found.append(counted)
        return found
