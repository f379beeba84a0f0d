"""Projects as other programs write them: their codings stand on the words they were put on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from qualcode.model import IdentifierKind, KeyEntry
from qualcode.refi.conventions import fit
from qualcode.refi.project import RefiSource
from qualcode.refi.ruler import Convention, Ruler, Unit, with_line_feeds
from qualcode.services import codings, participants, reading, refi_import, refi_read, release
from qualcode.services.codebook import get_codebook
from qualcode.services.open_study import OpenStudy
from qualcode.services.refi_preview import ProjectPreview, preview_project
from tests.refi import vendors
from tests.services.small_study import make_study

DATABASES: dict[str, Callable[[Path], bytes]] = {
    "etude.qda": vendors.qualcoder,
    "etude.rqda": vendors.rqda,
    "etude.sqlite3": vendors.taguette,
}


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStudy]:
    """A study in which previews are made; nothing is ever written to it."""
    with make_study(tmp_path_factory.mktemp("refi")) as made:
        yield made


def _words(preview: ProjectPreview) -> list[str]:
    (one,) = preview.sources
    assert one.previewed is not None
    text = one.previewed.draft.transcript().text
    return [c.span.cut(text) for c in one.selections if c.span is not None]


@pytest.mark.parametrize("program", vendors.PROGRAMS)
def test_codings_of_every_program_stand_on_their_words(study: OpenStudy, program: str) -> None:
    content = vendors.project(vendors.PROGRAMS[program])
    assert refi_read.is_project("p.qdpx", content)
    preview = preview_project(study, "p.qdpx", content)
    assert _words(preview) == list(vendors.EXTRACTS)
    (one,) = preview.sources
    assert not one.fit.misfits
    assert not one.fit.is_doubtful
    assert [c.name for c in preview.project.codes] == ["Freins", *vendors.CODES]
    assert [u.name for u in preview.project.users] == ["Samira"]


@pytest.mark.parametrize("name", DATABASES)
def test_codings_of_databases_stand_on_their_words(
    study: OpenStudy, name: str, tmp_path: Path
) -> None:
    content = DATABASES[name](tmp_path)
    assert refi_read.is_project("whatever", content)
    preview = preview_project(study, name, content)
    assert _words(preview) == list(vendors.EXTRACTS)
    assert not preview.sources[0].fit.misfits
    tree = [(c.name, c.parent_guid is not None) for c in preview.project.codes]
    assert sorted(tree) == sorted([("Freins", False), *((c, True) for c in vendors.CODES)])
    assert [u.name.casefold() for u in preview.project.users] == ["samira"]


def test_the_way_of_counting_is_found_without_knowing_the_program(study: OpenStudy) -> None:
    ways = vendors.Ways("", crlf=True, crlf_width=2, utf16=True, bom=True)
    preview = preview_project(study, "p.qdpx", vendors.project(ways))
    assert preview.sources[0].fit.convention == Convention(Unit.UTF_16, 2)
    assert _words(preview) == list(vendors.EXTRACTS)


def test_a_selection_out_of_the_text_is_listed_and_stays_behind(study: OpenStudy) -> None:
    content = vendors.xml(
        vendors.Ways("X", inline=True, names=True), vendors.TEXT, vendors.EXTRACTS
    )
    broken = content.replace('endPosition="', 'endPosition="99', 1).encode()
    preview = preview_project(study, "p.qde", broken)
    (one,) = preview.sources
    assert [m.why.value for m in one.fit.misfits] == ["out of text"]
    assert len(_words(preview)) == len(vendors.EXTRACTS) - 1
    assert any("99" in str(f.place.values["end"]) for f in one.findings)


def test_a_selection_that_says_other_words_is_listed_and_not_moved(study: OpenStudy) -> None:
    content = vendors.xml(
        vendors.Ways("X", inline=True, names=True), vendors.TEXT, vendors.EXTRACTS
    )
    swapped = content.replace('name="voilà"', 'name="Le soir, il faudrait"').encode()
    preview = preview_project(study, "p.qde", swapped)
    (one,) = preview.sources
    assert [m.why.value for m in one.fit.misfits] == ["other words"]
    assert _words(preview) == list(vendors.EXTRACTS)


def test_codings_follow_when_the_text_is_anonymised_at_release(tmp_path: Path) -> None:
    with make_study(tmp_path) as study:
        content = vendors.project(vendors.PROGRAMS["NVivo for Windows"])
        brought = refi_import.import_project(study, preview_project(study, "p.qdpx", content))
        assert brought.n_codings == 0
        assert brought.n_codings_waiting == len(vendors.EXTRACTS)
        assert not codings.list_codings(study)
        key = (
            KeyEntry("Jeanne Morvan", IdentifierKind.PERSON, "[collègue]"),
            KeyEntry("Saint-Aubrac", IdentifierKind.PLACE, "[ville]"),
        )
        release.release_with_key(study, key)
        quotes = [c.segment.quote for c in codings.list_codings(study)]
        wanted = [w.replace("Jeanne Morvan", "[collègue]") for w in vendors.EXTRACTS]
        assert quotes == wanted
        for coding in codings.list_codings(study):
            text = reading.read_source(study, coding.segment.source_id).transcript.text
            assert coding.segment.span.cut(text) == coding.segment.quote
        (person,) = participants.participants_table(study).participants
        assert "Dupont" not in person.identifier
        assert [v for _, v in person.values] == [34.0]


def test_nothing_comes_in_twice(tmp_path: Path) -> None:
    content = vendors.project(vendors.PROGRAMS["MAXQDA"])
    with make_study(tmp_path) as study:
        for _ in range(2):
            refi_import.import_project(study, preview_project(study, "p.qdpx", content))
        release.release_as_stated(study, release.Statement(kept=("Jeanne Morvan",)))
        again = refi_import.import_project(study, preview_project(study, "p.qdpx", content))
        assert (again.n_codes, again.n_codings, again.n_codings_waiting) == (0, 0, 0)
        assert len(codings.list_codings(study)) == len(vendors.EXTRACTS)
        assert len(get_codebook(study)) == len(vendors.CODES) + 1
        assert len(reading.list_sources(study)) == 1


def _on_line_edges(source: RefiSource, convention: Convention) -> tuple[int, int]:
    """How many selections start at the start of a line, and how many end at the end of one."""
    text = with_line_feeds(source.text)
    ruler = Ruler(source.text, convention, has_bom=source.has_bom)
    starts = ends = 0
    for selection in source.selections:
        there = ruler.place(selection.start, selection.end)
        if there is None:
            continue
        starts += there.start == 0 or text[there.start - 1] == "\n"
        ends += there.end == len(text) or text[there.end] == "\n"
    return starts, ends


def test_fixture_c1_nvivo_offset_fit() -> None:
    """C1_nvivo_offset_fit.json: NVivo counts UTF-16, CRLF as 2, without the byte order mark."""
    import json

    from tests.refi.archives import HERE, sample

    (source,) = sample().sources
    known = json.loads((HERE / "samples" / "C1_nvivo_offset_fit.json").read_text("utf-8"))
    counted = known["fit"]["nvivo12win_redacted_small.qdpx"]
    for unit, name in ((Unit.CODE_POINTS, "codepoint"), (Unit.UTF_16, "utf16")):
        for crlf in (1, 2):
            wanted = counted[f"{name} crlf={crlf}"]
            starts, ends = _on_line_edges(source, Convention(unit, crlf))
            assert starts == wanted["start_on_line_start"]
            assert ends == wanted["end_on_line_end_exclusive"]
    for origin in ("NVivo for Windows 12.6", ""):
        found = fit(source, origin)
        assert found.convention == Convention(Unit.UTF_16, 2)
        assert not found.misfits
        assert not found.is_doubtful


def test_the_real_export_of_nvivo_comes_in_with_all_its_codings(study: OpenStudy) -> None:
    from tests.refi.archives import NVIVO, sample

    preview = preview_project(study, NVIVO.name, NVIVO.read_bytes())
    (one,) = preview.sources
    text = with_line_feeds(one.source.text)
    assert preview.n_codings == sample().n_codings
    for selection, placed in zip(one.selections, one.fit.placed, strict=True):
        assert placed is not None and selection.span is not None
        assert one.previewed is not None
        said = selection.span.cut(one.previewed.draft.transcript().text)
        raw = text[placed.start : placed.end]
        assert "".join(said.split()) in "".join(raw.split())


@pytest.mark.parametrize(
    ("name", "orphaned"),
    [
        ("etude.qda", "DELETE FROM code_name WHERE cid = (SELECT min(cid) FROM code_name)"),
        ("etude.rqda", "UPDATE freecode SET status = 0 WHERE id = 0"),
    ],
)
def test_a_coding_without_its_code_is_said_and_stays_behind(
    study: OpenStudy, name: str, orphaned: str, tmp_path: Path
) -> None:
    file = tmp_path / f"changed {name}"
    file.write_bytes(DATABASES[name](tmp_path))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(orphaned)
    preview = preview_project(study, name, file.read_bytes())
    assert len(_words(preview)) == len(vendors.EXTRACTS) - 1
    assert any("no code" in one.text.text for one in preview.project.findings)
