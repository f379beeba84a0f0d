"""Word comments: their part of the file and the marks that hold them to the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from qualcode.export.word.document.markup import NAMESPACES, Element, make, paragraph, run
from qualcode.model import Span
from qualcode.model.text_mark import CommentKey


@dataclass(frozen=True)
class ShownComment:
    """A coding or a memo as a comment: who wrote it, its lines, and the key it is known again by."""

    row_id: str
    span: Span
    author: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words of the comment, its key apart."""
        return "\n".join(self.lines)


def comments_part(comments: Sequence[ShownComment]) -> bytes:
    """The part of the file that holds the comments."""
    root = make("w:comments")
    for number, comment in enumerate(comments):
        key = run(CommentKey.of(comment.row_id, comment.text).written, "CommentKey")
        mark = make("w:r", _reference_style(), make("w:annotationRef"))
        first, *others = [paragraph("CommentText", line) for line in comment.lines or ("",)]
        first.insert(1, mark)
        lines = [first, *others, paragraph("CommentText", key)]
        author = comment.author or "?"
        root.append(make("w:comment", *lines, id=number, author=author, initials=_initials(author)))
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(NAMESPACES)[:1])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def comment_marks(text: str, comments: Sequence[ShownComment]) -> dict[int, list[Element]]:
    """What stands at which offset of the text: where comments end, then where others begin."""
    begun: dict[int, list[Element]] = {}
    ended: dict[int, list[Element]] = {}
    for number, comment in enumerate(comments):
        span = _within_lines(text, comment.span)
        begun.setdefault(span.start, []).append(make("w:commentRangeStart", id=number))
        reference = make("w:r", _reference_style(), make("w:commentReference", id=number))
        last = [make("w:commentRangeEnd", id=number), reference]
        if len(span):
            ended.setdefault(span.end, []).extend(last)
        else:
            begun[span.start] += last
    return {place: ended.get(place, []) + begun.get(place, []) for place in {*begun, *ended}}


def _within_lines(text: str, span: Span) -> Span:
    """The span without the line ends at its own ends."""
    start, end = span.start, span.end
    while start < end and text[start] == "\n":
        start += 1
    while end > start and text[end - 1] == "\n":
        end -= 1
    return Span(start, end)


def _reference_style() -> Element:
    return make("w:rPr", make("w:rStyle", val="CommentReference"))


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.split())[:4].upper()
