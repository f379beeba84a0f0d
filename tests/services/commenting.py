"""What a supervisor does to a Word file: comments words, answers, corrects, deletes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from tests.export.word.reading import W, parts, text_of

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


class Reviewed:
    """A Word file under review; ``saved`` gives its bytes."""

    def __init__(self, docx: bytes) -> None:
        self._members = parts(docx)
        self._document = etree.fromstring(self._members["word/document.xml"])
        self._comments = etree.fromstring(self._members["word/comments.xml"])
        self._extended = etree.Element(f"{_W15}commentsEx")

    def paragraph(self, words: str) -> etree._Element:
        return next(p for p in self._document.iter(f"{W}p") if words in text_of(p))

    def correct(self, before: str, after: str) -> None:
        """Other words in a paragraph, as if typed."""
        for letters in self.paragraph(before).iter(f"{W}t"):
            letters.text = (letters.text or "").replace(before, after)

    def delete(self, words: str) -> None:
        """Takes a paragraph out."""
        gone = self.paragraph(words)
        parent = gone.getparent()
        assert parent is not None
        parent.remove(gone)

    def forget_marks(self) -> None:
        """Takes every bookmark out, as some programs do."""
        for tag in ("bookmarkStart", "bookmarkEnd"):
            for mark in list(self._document.iter(f"{W}{tag}")):
                parent = mark.getparent()
                assert parent is not None
                parent.remove(mark)

    def comment(self, words: str, said: str, author: str = "Directrice", answers: int = -1) -> int:
        """A comment on words that stand in one run; answers another comment if one is said."""
        number = 1 + max((int(c.get(f"{W}id") or 0) for c in self._comments), default=-1)
        self._mark(words, number)
        added = etree.SubElement(self._comments, f"{W}comment")
        added.set(f"{W}id", str(number))
        added.set(f"{W}author", author)
        for line in said.split("\n"):
            paragraph = etree.SubElement(added, f"{W}p")
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = line
        if answers >= 0:
            self._thread(number, answers)
        return number

    def rewrite(self, number: int, before: str, after: str) -> None:
        """Other words in a comment that is there."""
        for letters in self._comment(number).iter(f"{W}t"):
            letters.text = (letters.text or "").replace(before, after)

    def number_of(self, words: str) -> int:
        found = next(c for c in self._comments if words in "".join(map(str, c.itertext())))
        return int(found.get(f"{W}id") or 0)

    def saved(self) -> bytes:
        members = self._members | {
            "word/document.xml": etree.tostring(self._document),
            "word/comments.xml": etree.tostring(self._comments),
            "word/commentsExtended.xml": etree.tostring(self._extended),
        }
        stream = BytesIO()
        with ZipFile(stream, "w") as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return stream.getvalue()

    def _comment(self, number: int) -> etree._Element:
        return next(c for c in self._comments if c.get(f"{W}id") == str(number))

    def _mark(self, words: str, number: int) -> None:
        for run in list(self.paragraph(words).iter(f"{W}r")):
            letters = run.find(f"{W}t")
            if letters is None or words not in (letters.text or ""):
                continue
            before, _, after = (letters.text or "").partition(words)
            letters.text = before
            pieces = [_element("commentRangeStart", number), _run(words)]
            pieces += [_element("commentRangeEnd", number), _run(after)]
            for piece in reversed(pieces):
                run.addnext(piece)
            return
        raise AssertionError(f"“{words}” stands in no run")

    def _thread(self, number: int, answers: int) -> None:
        for each in (answers, number):
            last = list(self._comment(each).iter(f"{W}p"))[-1]
            last.set(f"{_W14}paraId", f"{each:08X}")
        entry = etree.SubElement(self._extended, f"{_W15}commentEx")
        entry.set(f"{_W15}paraId", f"{number:08X}")
        entry.set(f"{_W15}paraIdParent", f"{answers:08X}")


def _element(tag: str, number: int) -> etree._Element:
    made = etree.Element(f"{W}{tag}")
    made.set(f"{W}id", str(number))
    return made


def _run(words: str) -> etree._Element:
    made = etree.Element(f"{W}r")
    etree.SubElement(made, f"{W}t").text = words
    return made
