"""A Word file that came back with comments: its paragraphs, their marks, and what was said where.

The text is read as it was before edits under track changes: what was inserted is left out, what
was deleted is kept, since it is the text that left which is to be found again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qualcode.errors import BadInputError
from qualcode.ingest.archive import Archive
from qualcode.ingest.markup import attribute, local_name, parse_xml
from qualcode.model.text_mark import CommentKey, TextMark, without_key
from qualcode.wording import Message

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCUMENT, _COMMENTS = "word/document.xml", "word/comments.xml"
_EXTENDED = "word/commentsExtended.xml"
_INSERTED = frozenset({"ins", "moveTo"})
_MOST_COMMENTS = 20_000


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """The words of a paragraph and the marks that stand in it, in order."""

    text: str
    marks: tuple[TextMark, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadComment:
    """A comment: its words, whose key it carries, and whose comment it answers.

    It stands from code point ``start`` of paragraph ``first`` to ``end`` of paragraph ``last``; it
    has no place when ``first`` is -1.
    """

    number: str
    author: str
    text: str
    key: CommentKey | None = None
    answers: str = ""
    first: int = -1
    start: int = 0
    last: int = -1
    end: int = 0


@dataclass(frozen=True, slots=True)
class CommentedFile:
    """The paragraphs and the comments of a file, both in order."""

    paragraphs: tuple[ReadParagraph, ...]
    comments: tuple[ReadComment, ...]


def read_commented(name: str, content: bytes) -> CommentedFile:
    """What a Word file with comments holds; BadInputError where it is no Word file or harmful."""
    archive = Archive(name, content)
    if _DOCUMENT not in archive.names:
        raise BadInputError(
            Message("The file {name} looks like a Word file but holds no document.", name=name),
            Message("Open it in Word, save it as .docx, and try again."),
        )
    story = _Story()
    story.read(parse_xml(name, archive.read(_DOCUMENT)))
    written = archive.read_if_there(_COMMENTS)
    if written is None:
        return CommentedFile(tuple(story.paragraphs), ())
    answered = _answered(name, archive)
    comments = [
        _comment(element, story, answered)
        for element in parse_xml(name, written)
        if local_name(element) == "comment"
    ]
    if len(comments) > _MOST_COMMENTS:
        raise BadInputError(
            Message("The file {name} holds too many comments.", name=name),
            Message("Send one transcript at a time."),
        )
    return CommentedFile(tuple(story.paragraphs), _with_answers(comments, answered))


@dataclass
class _Story:
    """Walks the document, keeping where comments begin and end."""

    paragraphs: list[ReadParagraph] = field(default_factory=list)
    begun: dict[str, tuple[int, int]] = field(default_factory=dict)
    ended: dict[str, tuple[int, int]] = field(default_factory=dict)
    _words: list[str] = field(default_factory=list)
    _length: int = 0
    _marks: list[TextMark] = field(default_factory=list)

    def read(self, root: _Element) -> None:
        for element in root.iter():
            if local_name(element) == "p" and not _in_paragraph(element):
                self._walk(element, inserted=False)
                self.paragraphs.append(ReadParagraph("".join(self._words), tuple(self._marks)))
                self._words, self._marks, self._length = [], [], 0

    def _walk(self, element: _Element, *, inserted: bool) -> None:
        for child in element:
            tag = local_name(child)
            match tag:
                case "t" | "delText":
                    if not inserted:
                        self._say(child.text or "")
                case "tab":
                    self._say(" ")
                case "br" | "cr":
                    self._say("\n")
                case "commentRangeStart" | "commentRangeEnd" | "commentReference":
                    self._place(tag, attribute(child, "id") or "")
                case "bookmarkStart":
                    mark = TextMark.parse(attribute(child, "name") or "")
                    if mark is not None:
                        self._marks.append(mark)
                case "pPr" | "rPr":
                    pass
                case _:
                    self._walk(child, inserted=inserted or tag in _INSERTED)

    def _say(self, words: str) -> None:
        self._words.append(words)
        self._length += len(words)

    def _place(self, tag: str, number: str) -> None:
        here = (len(self.paragraphs), self._length)
        if tag == "commentRangeStart":
            self.begun.setdefault(number, here)
        elif tag == "commentRangeEnd":
            self.ended.setdefault(number, here)
        else:
            # a comment without a range stands where its sign stands
            self.begun.setdefault(number, here)
            self.ended.setdefault(number, here)


def _in_paragraph(element: _Element) -> bool:
    """Whether it is a paragraph of a text box inside another paragraph, which is walked with it."""
    return any(local_name(above) == "p" for above in element.iterancestors())


def _comment(element: _Element, story: _Story, answered: dict[str, str]) -> ReadComment:
    number = attribute(element, "id") or ""
    lines = [list(_lines(p)) for p in element if local_name(p) == "p"]
    text, key = without_key("\n".join("".join(line) for line in lines))
    ids = [attribute(p, "paraId") or "" for p in element if local_name(p) == "p"]
    first, start = story.begun.get(number, (-1, 0))
    last, end = story.ended.get(number, (first, start))
    known = ids[-1] if ids else ""
    answered.setdefault(f"number:{known}", number)
    author = attribute(element, "author") or ""
    return ReadComment(number, author, text, key, known, first, start, last, end)


def _lines(paragraph: _Element) -> Iterator[str]:
    for element in paragraph.iter():
        if local_name(element) == "t":
            yield element.text or ""
        elif local_name(element) in ("br", "cr"):
            yield "\n"


def _answered(name: str, archive: Archive) -> dict[str, str]:
    """Of each comment's last paragraph, that of the comment it answers."""
    content = archive.read_if_there(_EXTENDED)
    if content is None:
        return {}
    return {
        attribute(element, "paraId") or "": attribute(element, "paraIdParent") or ""
        for element in parse_xml(name, content)
        if attribute(element, "paraIdParent")
    }


def _with_answers(comments: list[ReadComment], answered: dict[str, str]) -> tuple[ReadComment, ...]:
    """Replaces the ids of paragraphs by the numbers of the comments answered."""
    numbers = {
        key.removeprefix("number:"): n for key, n in answered.items() if key[:7] == "number:"
    }
    return tuple(
        replace(c, answers=numbers.get(answered.get(c.answers, ""), "") if c.answers else "")
        for c in comments
    )
