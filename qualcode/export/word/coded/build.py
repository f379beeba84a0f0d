"""A transcript with its codings as Word comments and with line numbers."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.export.word.coded.comments import ShownComment, comment_marks, comments_part
from qualcode.export.word.document.markup import bookmark, make, name, paragraph
from qualcode.export.word.document.package import close, open_blank
from qualcode.export.word.document.sheet import section
from qualcode.export.word.document.turns import write_turns
from qualcode.model import Transcript
from qualcode.model.text_mark import TextMark, head_of
from qualcode.wording import gettext as _
from qualcode.wording import speaking


def build_coded(
    label: str,
    transcript: Transcript,
    comments: Sequence[ShownComment],
    *,
    source_id: str,
    version: int,
    language: str,
) -> bytes:
    """The transcript as .docx, the same bytes for the same transcript and comments.

    Every paragraph carries a hidden mark of its place, so that comments made in Word find back.
    """
    ordered = sorted(comments, key=lambda c: (c.span.start, c.span.end, c.author, c.row_id))
    with speaking(language):
        document = open_blank(label)
        body = document.element.body
        body.append(paragraph("TOCHeading", label, unnumbered=make("w:suppressLineNumbers")))
        advice = _(
            "Each coding is a comment. Answer it, or select other words and comment them: the first "
            "line “code: NAME” proposes a code, anything else becomes a memo. Then bring this file "
            "back into the study. The text may be corrected; comments find their place."
        )
        body.append(paragraph("RefreshNote", advice, unnumbered=make("w:suppressLineNumbers")))
        marks = comment_marks(transcript.text, ordered)
        for number, shown in enumerate(write_turns(transcript, marks), 1):
            mark = TextMark(head_of(source_id), version, shown.span.start)
            start, end = bookmark(number, mark.name, [])
            place = 1 if shown.element.find(name("w:pPr")) is not None else 0
            shown.element.insert(place, start)
            shown.element.append(end)
            body.append(shown.element)
        body.append(section(line_numbers=True))
        return close(document, {"comments": comments_part(ordered) if ordered else b""})
