"""A study exported by qualcode, read by a reader nobody of us wrote, gives the same quotes."""

from __future__ import annotations

from pathlib import Path

from pyrefiqda import RefiCodebook, RefiProject  # type: ignore[import-untyped]

from qualcode.services import codings, reading, refi_export
from qualcode.services.codebook import get_codebook
from tests.refi.travelling import full_study


def test_an_independent_reader_finds_the_same_quotes_codes_and_coders(tmp_path: Path) -> None:
    with full_study(tmp_path) as study:
        path = tmp_path / "petite.qdpx"
        path.write_bytes(refi_export.project_file(study).content)
        wanted = {
            c.id: (c.segment.quote, c.code_id, c.coder_id) for c in codings.list_codings(study)
        }
        in_one_turn = {
            c.id
            for c in codings.list_codings(study)
            for t in reading.read_source(study, c.segment.source_id).transcript.turns
            if t.span.contains(c.segment.span)
        }
        codes = {c.id: c.name for c in get_codebook(study).codes}
    project = RefiProject.load(path, str(tmp_path / "unpacked"))
    found = {}
    for source in project.sources.text_source:
        where = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "unpacked")
        text = Path(where).read_text(encoding="utf-8")
        for selection in source.plain_text_selection:
            quote = text[int(selection.start_position) : int(selection.end_position)]
            for coding in selection.coding:
                key = (quote, coding.code_ref.target_guid, coding.creating_user)
                found[coding.guid] = key
    assert found.keys() == wanted.keys()
    assert in_one_turn
    for coding_id in in_one_turn:
        assert found[coding_id] == wanted[coding_id]
    theirs = {}
    waiting = list(project.code_book.codes.code)
    while waiting:
        code = waiting.pop()
        theirs[code.guid] = code.name
        waiting += code.code
    assert theirs == codes


def test_an_independent_reader_opens_the_codebook(tmp_path: Path) -> None:
    with full_study(tmp_path) as study:
        path = tmp_path / "petite.qdc"
        path.write_bytes(refi_export.codebook_qdc(study).content)
        n = len(get_codebook(study))
    waiting = list(RefiCodebook.load(path).codes.code)
    counted = 0
    while waiting:
        code = waiting.pop()
        counted += 1
        waiting += code.code
    assert counted == n
