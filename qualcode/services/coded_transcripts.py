"""Transcripts with their codings as Word comments, for a supervisor to answer."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.export.word.coded.build import build_coded
from qualcode.export.word.coded.comments import ShownComment
from qualcode.model import Codebook, Coder, Coding, Memo
from qualcode.services import audit
from qualcode.services.counted_codings import counted, models_of
from qualcode.services.export_transcripts import safe_name
from qualcode.services.open_study import OpenStudy
from qualcode.services.thematic_tree import default_coder
from qualcode.services.visible import visible_codebook, visible_codings, visible_memos
from qualcode.store.engine import Reader
from qualcode.store.purge import require_purged
from qualcode.store.rows.coders import load_coders
from qualcode.store.rows.sources import load_sources, load_transcripts
from qualcode.wording import Message, render, speaking


def coded_transcripts(
    study: OpenStudy,
    *,
    coder_ids: Iterable[str] = (),
    labels: Iterable[str] = (),
    memos: bool = True,
    language: str = "fr",
) -> tuple[tuple[str, bytes], ...]:
    """Each released source as (file name, .docx), its codings and memos as comments.

    Of the coders named; of the consensus, else of everybody, when none is. Of the sources labelled;
    of all when none is. RefusedError when a name would leave.
    """
    wanted, only = set(coder_ids), set(labels)
    with study.reading() as reader, speaking(language):
        require_purged(reader)
        if not wanted and (agreed := default_coder(reader, study)) is not None:
            wanted = {agreed}
        told = _told(reader, study, wanted, memos=memos)
        texts = load_transcripts(reader)
        files = tuple(
            (
                f"{safe_name(s.label)}.docx",
                build_coded(
                    s.label,
                    texts[s.id],
                    told.get((s.id, s.version), ()),
                    source_id=s.id,
                    version=s.version,
                    language=language,
                ),
            )
            for s in load_sources(reader)
            if s.id in texts and (not only or s.label in only)
        )
    audit.gate(study, dict(files))
    return files


def _told(
    reader: Reader, study: OpenStudy, wanted: set[str], *, memos: bool
) -> dict[tuple[str, int], list[ShownComment]]:
    """The comments of each version of each source."""
    tree, coders = visible_codebook(reader, study), {c.id: c for c in load_coders(reader)}
    written = visible_memos(reader, study) if memos else ()
    on_coding: dict[str, list[Memo]] = {}
    for memo in written:
        if memo.about == "coding":
            on_coding.setdefault(memo.about_id, []).append(memo)
    found: dict[tuple[str, int], list[ShownComment]] = {}
    seen = visible_codings(reader, study)
    asked = tuple(c for c in seen if c.coder_id in wanted)
    for coding in asked if wanted else counted(seen, models_of(reader)):
        if coding.code_id in tree:
            about = on_coding.get(coding.id, ())
            place = coding.segment.source_id, coding.segment.version
            found.setdefault(place, []).append(comment_of(coding, tree, coders, about))
    for memo in written:
        if memo.segment is not None:
            place = memo.segment.source_id, memo.segment.version
            found.setdefault(place, []).append(_memo_comment(memo, coders))
    return found


def comment_of(
    coding: Coding, tree: Codebook, coders: dict[str, Coder], memos: Iterable[Memo]
) -> ShownComment:
    """A coding as a comment: its code, where that stands, its note and the memos on it."""
    code = tree.get(coding.code_id)
    lines = [render(Message("Code: {name}", name=code.name))]
    above = tree.path(code.id)[:-1]
    if above:
        lines.append(" › ".join(above))
    if coding.comment.strip():
        lines.append(render(Message("Note: {text}", text=coding.comment.strip())))
    for memo in memos:
        author = coders[memo.coder_id].name if memo.coder_id in coders else "?"
        lines.append(render(Message("Memo of {name}: {text}", name=author, text=memo.text.strip())))
    return ShownComment(
        coding.id, coding.segment.span, _name(coders, coding.coder_id), _split(lines)
    )


def _memo_comment(memo: Memo, coders: dict[str, Coder]) -> ShownComment:
    assert memo.segment is not None  # noqa: S101 - asked by the caller
    lines = _split([render(Message("Memo: {text}", text=memo.text.strip()))])
    return ShownComment(memo.id, memo.segment.span, _name(coders, memo.coder_id), lines)


def _name(coders: dict[str, Coder], coder_id: str) -> str:
    return coders[coder_id].name if coder_id in coders else "?"


def _split(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(piece for line in lines for piece in line.split("\n"))
